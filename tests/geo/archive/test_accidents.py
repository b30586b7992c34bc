"""Accidents: killed in the middle, several at once, no room left, a file cut off. What was committed stays."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geo.archive.database import Database
from geo.archive.maintain import ASIDE, compact, info, repair, short_batches, vacuum, verify
from geo.archive.query import Filter
from geo.archive.questions import count, page
from geo.archive.store import Archive, open_archive
from geo.errors import ArchiveError
from tests.geo.archive.telling import ROCKETS, STRIKE, add, events

ROOT = Path(__file__).resolve().parents[3]
PREAMBLE = """
import sys
sys.path.insert(0, {root!r})
from geo.archive.store import open_archive
archive = open_archive({location!r})

def write(name, size):
    rows = [dict(event_id=f"{{name}}-{{i}}", dataset=name, type="shelling", title="x" * 50) for i in range(size)]
    with archive.writing("import", dataset=name) as batch:
        batch.append("events", rows)
        batch.append("participations", [dict(event_id=r["event_id"], actor_id="a", role="attacker") for r in rows])
    return batch.batch_id
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive")


def start(archive: Archive, script: str) -> subprocess.Popen[str]:
    whole = PREAMBLE.format(root=str(ROOT), location=archive.location) + script
    return subprocess.Popen([sys.executable, "-c", whole], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def whole(archive: Archive) -> bool:
    """Whether every event that counts has its participation, and every batch all its rows."""
    snapshot = archive.snapshot()
    told = snapshot.read("events", ["event_id"])["event_id"].to_pylist()
    acted = snapshot.read("participations", ["event_id"])["event_id"].to_pylist()
    return sorted(told) == sorted(acted) and short_batches(archive) == []


@pytest.mark.parametrize("lines", [1, 4])
def test_killed_in_the_middle_of_writing(archive: Archive, lines: int) -> None:
    writer = start(archive, "for n in range(10_000):\n    print(write(f'w{n}', 400), flush=True)\n")
    told = [writer.stdout.readline().strip() for _ in range(lines)]
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    told += [line for line in rest.split("\n") if len(line) == 32]
    again = open_archive(archive.location)
    assert set(told) <= {batch.batch_id for batch in again.history()}
    assert whole(again)
    add(again, STRIKE)
    assert count(Database(again), Filter()) == 400 * (len(again.history()) - 1) + 1


def test_a_reader_beside_two_writers_never_sees_half_a_write(archive: Archive) -> None:
    writers = [start(archive, f"for n in range(25):\n    write(f'w{k}-{{n}}', 30)\n") for k in range(2)]
    seen = []
    while any(writer.poll() is None for writer in writers):
        assert whole(open_archive(archive.location))
        seen.append(len(archive.history()))
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    assert len(archive.snapshot().read("events")) == 2 * 25 * 30
    assert seen == sorted(seen)


def test_no_room_left(archive: Archive) -> None:
    with archive.writing("import", dataset="before") as batch:
        batch.append("events", [{"event_id": "a", "dataset": "before", "type": "shelling"}])
    script = """
import os, resource
from geo.errors import ArchiveError
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
try:
    with archive.writing("import", dataset="big") as batch:
        batch.append("events", [dict(event_id=os.urandom(16).hex(), dataset="big") for _ in range(50_000)])
except ArchiveError as error:
    print(str(error).count(chr(10)), error)
"""
    out, err = start(archive, script).communicate()
    assert "Traceback" not in err
    assert out.startswith("0 the table events of ")
    assert "cannot be written" in out
    again = open_archive(archive.location)
    assert again.snapshot().read("events")["event_id"].to_pylist() == ["a"]
    assert verify(again) == []
    add(again, STRIKE)
    assert count(Database(again), Filter()) == 2


def data_file(archive: Archive, table: str) -> Path:
    return max((Path(archive.location) / table).glob("*.parquet"), key=lambda path: path.stat().st_size)


@pytest.mark.parametrize("harm", ["cut off", "lost", "overwritten"])
def test_a_damaged_file_is_named_put_aside_and_made_again(archive: Archive, harm: str) -> None:
    add(archive, STRIKE)
    add(archive, ROCKETS)
    before = {row["event_id"] for row in events(archive)}
    path = data_file(archive, "events")
    data = path.read_bytes()
    if harm == "lost":
        path.unlink()
    else:
        path.write_bytes(data[: len(data) // 2] if harm == "cut off" else b"\0" * len(data))
    with pytest.raises(ArchiveError, match="archive verify"):
        Database(open_archive(archive.location))
    (damage,) = verify(archive)
    assert (damage.table, damage.file) == ("events", path.name)
    damages, missing = repair(archive)
    assert damages == [damage]
    assert missing == []
    again = open_archive(archive.location)
    assert verify(again) == []
    assert {event.event_id for event in page(Database(again), Filter())} == before
    assert path.with_name(path.name + ASIDE).exists() == (harm != "lost")


def test_of_a_damaged_import_it_says_what_to_import_again(archive: Archive) -> None:
    with archive.writing("import", dataset="ged", note="ged251.csv") as batch:
        batch.append("events", [{"event_id": "ged:1", "dataset": "ged", "type": "shelling"}])
    add(archive, STRIKE)
    path = next(p for p in (Path(archive.location) / "events").glob("*.parquet") if b"ged:1" in p.read_bytes())
    path.write_bytes(b"PAR1")
    _, missing = repair(archive)
    assert ["ged251.csv lacks 1 of events" in str(short).replace("(", "").replace(")", "") for short in missing] == [
        True
    ]
    assert [event.type for event in page(Database(archive), Filter())] == ["air_strike"]


def test_small_files_are_put_together_and_nothing_changes(archive: Archive) -> None:
    for text in (STRIKE, ROCKETS):
        add(archive, text)
    before, files = events(archive), info(archive)["tables"]["events"]["files"]
    assert compact(archive) > 0
    assert info(archive)["tables"]["events"]["files"] < files
    assert events(archive) == before
    assert short_batches(archive) == []


def test_unfinished_writes_are_taken_out_once_they_are_old(archive: Archive) -> None:
    add(archive, STRIKE)
    with pytest.raises(KeyError):
        _leave_unfinished(archive)
    assert vacuum(archive) == (0, 0), "somebody may be at work"
    assert info(archive)["tables"]["events"]["rows"] == 2
    writes, files = vacuum(archive, keep_days=0)
    assert (writes, files > 0) == (1, True)
    assert info(archive)["tables"]["events"]["rows"] == 1
    assert [event.type for event in page(Database(archive), Filter())] == ["air_strike"]


def _leave_unfinished(archive: Archive) -> None:
    with archive.writing("import") as batch:
        batch.append("events", [{"event_id": "half", "dataset": "x"}])
        raise KeyError
