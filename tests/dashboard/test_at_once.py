"""Answers leave at once."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from dashboard import at_once
from dashboard.at_once import send_at_once

pytestmark = pytest.mark.skipif(not at_once.OPEN_FILES.is_dir(), reason="this system does not list open files")


def waits(one: socket.socket) -> bool:
    return not one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize(("family", "address"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_a_connection_that_is_taken_does_not_wait(family: socket.AddressFamily, address: str) -> None:
    with socket.socket(family) as server:
        try:
            server.bind((address, 0))
        except OSError:
            pytest.skip(f"this machine has no {address}")
        server.listen()
        assert waits(server)
        send_at_once()
        with socket.create_connection(server.getsockname()[:2]) as asking:
            taken, _ = server.accept()
            with taken:
                assert not waits(taken)
                assert waits(asking), "only what we listen on is changed"


def test_other_sockets_stay_open_and_as_they_are() -> None:
    here, there = socket.socketpair()
    with here, there, socket.socket() as unused:
        before = sorted(at_once.OPEN_FILES.iterdir())
        send_at_once()
        assert sorted(at_once.OPEN_FILES.iterdir()) == before
        here.sendall(b"x")
        assert there.recv(1) == b"x"
        assert waits(unused)


def test_where_open_files_are_not_listed_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "OPEN_FILES", tmp_path / "none")
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        send_at_once()
        assert waits(server)
