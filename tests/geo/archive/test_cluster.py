"""Reading on a Dask cluster: a real scheduler, two worker processes, and one of them killed in the middle."""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from geo.archive.cluster import cluster_outcomes, read_chunk, terms
from geo.archive.current import current_articles, current_events
from geo.archive.maintain import short_batches, verify
from geo.archive.readers import Outcome, Piece, Wanted
from geo.archive.store import Archive, open_archive
from geo.cli.parser import main
from geo.errors import ClusterError
from tests.conftest import ROOT
from tests.geo.archive.telling import STRIKE

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="Dask is not installed: python -m pip install -r geo/archive/requirements-cluster.txt",
)
ARTICLES = 60
TOWNS = ("Baalbek", "Mosul", "Kirkuk", "Aleppo", "Homs", "Idlib", "Raqqa", "Erbil", "Basra", "Tikrit")
KINDS = ("Shelling hit a market", "A drone strike hit a depot", "Rockets hit a base", "A car bomb hit a checkpoint")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler's address, and the processes of the workers by name."""

    address: str
    workers: dict[str, subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path, dateline_home: Path) -> Iterator[Cluster]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = _start(tmp_path, "dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--name")
    workers = {name: _start(tmp_path, "dask_worker", address, *options, name) for name in ("one", "two")}
    try:
        from distributed import Client

        with Client(address, timeout=30, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=30)
        yield Cluster(address, workers)
    finally:
        for process in (*workers.values(), scheduler):
            process.kill()
            process.wait()


def _start(folder: Path, program: str, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{program}", *options],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def articles(folder: Path) -> list[Path]:
    """Sixty articles of different places and days; every tenth has a copy in the other half of the files."""
    folder.mkdir()
    files = []
    for i in range(ARTICLES):
        town, what = TOWNS[i % len(TOWNS)], KINDS[i % len(KINDS)]
        path = folder / f"{i:03}.txt"
        dateline = f"BEIRUT, {1 + i % 28} May {2014 + i // 28} - "
        path.write_text(f"{what} in {town}, report {i}\n\n{dateline}{what} near {town}, killing {2 + i} people.\n")
        files.append(path)
    for i in range(0, ARTICLES, 10):
        copy = folder / f"copy-{i:03}.txt"
        copy.write_text(files[i].read_text().upper())
        files.append(copy)
    return files


def standing(archive: Archive) -> tuple[list[tuple[object, ...]], list[str]]:
    """The articles that stand (id, version, file, text) and the ids of their events."""
    snapshot = archive.snapshot()
    columns = ["article_id", "version", "source_file", "text"]
    rows = current_articles(snapshot, columns).to_pylist()
    return sorted(tuple(row[name] for name in columns) for row in rows), sorted(
        current_events(snapshot, ["event_id"])["event_id"].to_pylist()
    )


@needs_dask
def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = articles(tmp_path / "news")
    held = files[20]
    whole = held.rename(tmp_path / "whole.txt")
    os.mkfifo(held)
    arguments = ["add", *map(str, files), "--archive", str(tmp_path / "archive"), "--scheduler", cluster.address]
    add = subprocess.Popen(
        [sys.executable, "-m", "geo", *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with _reader_at(held):
        killed = _worker_that_reads(cluster, files[16])
        whole.replace(held)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    out, err = add.communicate(timeout=60)
    assert add.returncode == 0, err
    summary = json.loads(out)
    assert (summary["new"], summary["changed"], summary["same"], summary["failed"]) == (ARTICLES, 0, 6, 0)
    archive = open_archive(tmp_path / "archive")
    found, event_ids = standing(archive)
    assert [(version, text) for _, version, _, text in found if version != 1] == []
    assert sorted(str(file) for _, _, file, _ in found) == sorted(map(str, files[:ARTICLES]))
    assert len(archive.snapshot().read("articles", ["article_id"])) == ARTICLES, (
        "no row twice, not even one that does not stand"
    )
    assert len(event_ids) == len(set(event_ids)) >= ARTICLES
    assert (verify(archive), short_batches(archive)) == ([], [])

    assert main([*arguments[:-3], str(tmp_path / "alone"), "--processes", "1"]) == 0
    assert standing(open_archive(tmp_path / "alone")) == (found, event_ids), "as one machine would have made it"
    capsys.readouterr()
    assert main(arguments) == 0, "the same command once more, with the worker that is left"
    again = json.loads(capsys.readouterr().out)
    assert (again["new"], again["changed"], again["same"], again["batches"]) == (0, 0, ARTICLES + 6, 0)


@contextmanager
def _reader_at(pipe: Path) -> Iterator[None]:
    """Waits until somebody opens a pipe to read it. That process then waits for bytes as long as the block runs."""
    give_up = threading.Timer(60, lambda: os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)))
    give_up.start()
    with pipe.open("wb"):
        give_up.cancel()
        yield


def _worker_that_reads(cluster: Cluster, first: Path) -> subprocess.Popen[bytes]:
    """The worker that has the chunk that begins with a file."""
    from distributed import Client

    with Client(cluster.address, set_as_default=False) as client:
        (address,) = [worker for worker, keys in client.processing().items() if any(str(first) in key for key in keys)]
        pid = client.run(os.getpid, workers=[address])[address]
    (found,) = [process for process in cluster.workers.values() if process.pid == pid]
    return found


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["add", *arguments]) == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    return line


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@needs_dask
@pytest.mark.parametrize(
    ("scheduler", "complaint"),
    [
        ("tcp://127.0.0.1:CLOSED", "no scheduler answers"),
        ("localhost", "write it as tcp://HOST:8786"),
        ("http://localhost:8786", "write it as tcp://HOST:8786"),
        ("tcp://localhost:port", "write it as tcp://HOST:8786"),
    ],
)
def test_a_scheduler_that_is_none_is_one_clear_line(
    scheduler: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scheduler = scheduler.replace("CLOSED", str(_closed_port()))
    (tmp_path / "a.txt").write_text(STRIKE)
    line = _said(capsys, str(tmp_path), "--archive", str(tmp_path / "archive"), "--scheduler", scheduler)
    assert complaint in line
    assert scheduler in line


def test_without_dask_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "a.txt").write_text(STRIKE)
    line = _said(capsys, str(tmp_path), "--archive", str(tmp_path / "archive"), "--scheduler", "tcp://localhost:8786")
    assert "python -m pip install -r geo/archive/requirements-cluster.txt" in line
    assert (ROOT / "geo" / "archive" / "requirements-cluster.txt").exists()


def test_a_worker_that_would_read_otherwise_refuses() -> None:
    assert read_chunk((), None, terms()) == []
    with pytest.raises(ClusterError, match=r"dateline '0.0.1'|dateline .* and this program '0.0.1'"):
        read_chunk((), None, terms() | {"dateline": "0.0.1"})
    with pytest.raises(ClusterError, match="distance_rule"):
        read_chunk((), None, terms() | {"distance_rule": "other"})


def test_a_file_that_only_the_asking_machine_has_is_told(tmp_path: Path) -> None:
    (outcome,) = read_chunk((Piece(str(tmp_path / "a.txt")),), None, terms())
    assert "file system that all machines share" in outcome.problems[0]


class KilledWorker(Exception):  # noqa: N818 - Dask's name
    """What Dask gives for a task whose workers died again and again."""


class Done:
    """A future of a cluster that is this process, on which one file kills every worker, one is a fault of ours, and
    one is never done."""

    def __init__(self, chunk: tuple[Piece, ...], expected: dict[str, str]) -> None:
        self.chunk, self.expected = chunk, expected

    def exception(self, timeout: float = 0) -> Exception | None:
        names = {Path(piece.file).name for piece in self.chunk}
        if "endless.txt" in names:
            raise TimeoutError
        if "killer.txt" in names:
            return KilledWorker("died")
        return ZeroDivisionError("a fault") if "fault.txt" in names else None

    def result(self) -> list[Outcome]:
        return read_chunk(self.chunk, None, self.expected)


class Here:
    def nthreads(self) -> dict[str, int]:
        return {}

    def submit(
        self, _function: object, chunk: tuple[Piece, ...], _day: None, expected: dict[str, str], **_: str
    ) -> Done:
        return Done(chunk, expected)


def test_a_file_that_kills_its_workers_is_set_aside_and_the_others_are_read_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a.txt", "killer.txt", "b.txt", "fault.txt", "c.txt"]
    for name in names:
        (tmp_path / name).write_text(STRIKE)
    monkeypatch.setattr("geo.archive.cluster._connected", lambda _scheduler: nullcontext(Here()))
    said: list[str] = []
    wanted = (Wanted(str(tmp_path / name)) for name in names)
    found = list(cluster_outcomes(wanted, scheduler="tcp://x:1", tell=said.append))
    assert [Path(outcome.file).name for outcome in found] == names
    assert [len(outcome.articles) for outcome in found] == [1, 0, 1, 0, 1]
    assert "died" in found[1].problems[0]
    assert "ZeroDivisionError: a fault" in found[3].problems[0]
    assert said == ["tcp://x:1 waits for a worker"]


def test_asked_to_stop_it_waits_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.archive.cluster._connected", lambda _scheduler: nullcontext(Here()))
    files = [Wanted(str(tmp_path / name)) for name in ("endless.txt", "a.txt")]
    answers = iter([False, False, False, True])
    assert list(cluster_outcomes(files, scheduler="tcp://x:1", stopped=lambda: next(answers))) == []
    assert next(answers, None) is None, "it was asked until it said yes"
