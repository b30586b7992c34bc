"""The archive's writes: whole or not at all, none lost, all remembered."""

import datetime as dt
import multiprocessing
from pathlib import Path

import pyarrow as pa
import pytest

from geo import settings
from geo.archive.schema import BY_NAME, TABLES, VERSION
from geo.archive.store import Archive, open_archive
from geo.errors import ArchiveError


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive")


def event(name: str, **more: object) -> dict[str, object]:
    return {"event_id": name, "dataset": "test", "type": "shelling", **more}


def write(archive: Archive, **tables: list[dict[str, object]]) -> None:
    with archive.writing("import") as batch:
        for table, rows in tables.items():
            batch.append(table, rows)


def names(archive: Archive, as_of: dt.datetime | str | None = None) -> list[str]:
    return sorted(archive.snapshot(as_of).read("events", ["event_id"])["event_id"].to_pylist())


def test_what_is_written_is_read_by_who_opens_it_next(archive: Archive) -> None:
    with archive.writing("import", dataset="test") as batch:
        batch.append("events", [event("a", lat=34.5, date_start=dt.date(2021, 2, 25)), event("b")])
        batch.append("participations", [{"event_id": "a", "actor_id": "us", "name": "US", "role": "attacker"}])
    again = open_archive(archive.location, create=False)
    rows = {row["event_id"]: row for row in again.snapshot().read("events").to_pylist()}
    assert (rows["a"]["lat"], rows["a"]["date_start"]) == (34.5, dt.date(2021, 2, 25))
    assert rows["b"]["lat"] is None
    assert again.history()[0].row_counts == {"events": 2, "participations": 1}


def test_a_write_that_fails_counts_for_nobody(archive: Archive) -> None:
    with pytest.raises(KeyError):
        write(archive, events=[event("a")], nonsense=[event("b")])
    assert names(archive) == []
    assert archive.history() == ()


def test_a_reader_does_not_see_a_write_before_its_end(archive: Archive) -> None:
    with archive.writing("import") as batch:
        batch.append("events", [event("a")])
        assert names(open_archive(archive.location)) == []
    assert names(open_archive(archive.location)) == ["a"]


def test_a_column_that_the_table_does_not_have_is_refused(archive: Archive) -> None:
    with pytest.raises(KeyError, match="longitude"), archive.writing("import") as batch:
        batch.append("events", [event("a", longitude=1)])
    with pytest.raises(KeyError, match="longitude"), archive.writing("import") as batch:
        batch.append("events", pa.table({"longitude": [1.0]}))


def test_an_edition_replaces_the_ones_before_it_of_the_same_data_set(archive: Archive) -> None:
    for dataset, name in (("ged", "old"), ("acled", "other"), ("ged", "new")):
        with archive.writing("import", dataset=dataset, replaces_dataset=True) as batch:
            batch.append("events", [event(name, dataset=dataset)])
    assert names(archive) == ["new", "other"]
    first, second, _ = archive.history()
    assert names(archive, first.batch_id) == ["old"]
    assert names(archive, second.committed_at) == ["old", "other"]


def test_a_withdrawn_batch_stops_counting_and_stays_readable(archive: Archive) -> None:
    with archive.writing("import") as batch:
        batch.append("events", [event("wrong")])
    with archive.writing("withdraw", withdraws=[batch.batch_id], note="wrong file"):
        pass
    assert names(archive) == []
    assert names(archive, batch.batch_id) == ["wrong"]


@pytest.mark.parametrize("as_of", ["", "zz", "0123456789abcdef"])
def test_a_batch_that_is_none_is_refused(archive: Archive, as_of: str) -> None:
    with pytest.raises(ArchiveError, match="no batch"):
        archive.snapshot(as_of)


def test_no_archive_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        open_archive(tmp_path / "nothing", create=False)
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="cannot be"):
        open_archive(tmp_path / "file")


def test_where_it_lies_is_one_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "elsewhere"))
    assert open_archive().location == str(tmp_path / "elsewhere")
    monkeypatch.setenv("DATELINE_ARCHIVE", "s3://bucket/archive")
    assert settings.archive_location() == "s3://bucket/archive"


def test_a_url_of_a_folder_is_an_archive_too(tmp_path: Path) -> None:
    archive = open_archive((tmp_path / "archive").as_uri())
    with archive.writing("import") as batch:
        batch.append("events", [event("a")])
    assert names(open_archive(tmp_path / "archive")) == ["a"]


def test_a_newer_archive_is_refused(archive: Archive) -> None:
    archive.table("batches").alter.set_table_properties({"dateline.schemaVersion": "99"}, raise_if_not_exists=False)
    with pytest.raises(ArchiveError, match="schema version 99"):
        open_archive(archive.location)
    assert VERSION < 99


def _write_many(location: str, writer: int, writes: int) -> None:
    archive = open_archive(location)
    for i in range(writes):
        with archive.writing("import", dataset=f"writer-{writer}") as batch:
            batch.append("events", [event(f"{writer}-{i}")])


def test_several_processes_write_at_once_and_none_is_lost(archive: Archive) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(archive.location, n, 15)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert names(archive) == sorted(f"{n}-{i}" for n in range(3) for i in range(15))


def test_every_column_says_what_it_means() -> None:
    for table in TABLES:
        assert len(set(table.names)) == len(table.names)
        assert set(table.key) <= set(table.names)
        assert all(column.meaning and column.since <= VERSION for column in table.columns)
    assert BY_NAME["events"].schema.field("lat").metadata[b"comment"]
