"""The map first: the rest of the page waits until the browser says that the map stands, or long enough."""

from __future__ import annotations

import threading

import asgi
import pytest
import streamlit as st
from starlette.applications import Starlette

from dashboard import first_look
from dashboard.assets import middleware, routes


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A visit with a browser: what its session holds."""
    held: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(st, "context", type("Context", (), {"headers": {"Host": "localhost"}}))
    monkeypatch.setattr(first_look, "LONGEST_S", 60.0)
    return held


@pytest.fixture
def app() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware())


def test_the_page_goes_on_once_its_map_stands(visit: dict[str, object], app: Starlette) -> None:
    token = first_look.token()
    waiting = threading.Thread(target=first_look.wait)
    waiting.start()
    assert asgi.get(app, "/drawn/another", method="POST").status_code == 204
    waiting.join(0.2)
    assert waiting.is_alive()
    answer = asgi.get(app, f"/drawn/{token}", method="POST")
    assert (answer.status_code, answer.content, answer.headers["cache-control"]) == (204, b"", "no-store")
    waiting.join(20)
    assert not waiting.is_alive()


def test_a_visit_waits_once(visit: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_look, "LONGEST_S", 0.01)
    first_look.wait()
    monkeypatch.setattr(first_look, "LONGEST_S", 60.0)
    first_look.wait()
    assert first_look.token() == first_look.token()


def test_nothing_waits_without_a_browser(visit: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", type("Context", (), {"headers": {}}))
    waited_for: list[str] = []
    monkeypatch.setattr(first_look, "_drawn", lambda token: waited_for.append(token) or threading.Event())
    first_look.wait()
    assert waited_for == []


def test_only_our_own_page_may_say_that_a_map_stands(visit: dict[str, object], app: Starlette) -> None:
    headers = {"origin": "http://elsewhere.example", "sec-fetch-site": "cross-site"}
    assert asgi.get(app, f"/drawn/{first_look.token()}", headers=headers, method="POST").status_code == 403
