"""What the README tells people with other engines: its SQL gives the rows that stand, and any engine can read them."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pyarrow.compute as pc
import pytest

from geo.archive.current import current_events
from geo.archive.schema import TABLES
from geo.archive.store import Archive, Batch, open_archive
from tests.conftest import ROOT
from tests.geo.archive.telling import ROCKETS, STRIKE, add

(SQL,) = re.findall(r"```sql\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def imported(archive: Archive, *ids: str, replaces: bool = False, dataset: str = "ucdp-ged") -> str:
    with archive.writing("import", dataset=dataset, replaces_dataset=replaces) as batch:
        batch.append("events", [{"event_id": f"{dataset}:{i}", "dataset": dataset} for i in ids])
    return batch.batch_id


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Every way in which a row may not count: withdrawn, of an earlier edition or version, of an unfinished write."""
    archive = open_archive(tmp_path / "archive")
    add(archive, STRIKE, ROCKETS, file="/news/a.txt")
    add(archive, STRIKE.replace("three", "five"), file="/news/a.txt")
    add(archive, ROCKETS, again=True)
    imported(archive, "1", "2")
    imported(archive, "2", "3", replaces=True)
    imported(archive, "4")
    imported(archive, "7", dataset="acled")
    mistaken = imported(archive, "5", dataset="gdelt")
    with archive.writing("withdraw", dataset="gdelt", withdraws=[mistaken]):
        pass
    Batch(archive, "import", "other").append("events", [{"event_id": "other:6", "dataset": "other"}])
    return archive


def asked(archive: Archive, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        for table in ("batches", "articles", "events"):
            connection.register(table, archive.dataset(table))
        return sorted(connection.execute(sql).fetchall())


def test_the_sql_of_the_readme_leaves_out_what_does_not_count(archive: Archive) -> None:
    snapshot = archive.snapshot()
    counting = SQL[: SQL.index("), numbered AS")] + ") SELECT batch_id FROM counting"  # noqa: S608 - the README's
    assert asked(archive, counting) == sorted((i,) for i in snapshot.ids)
    others = snapshot.read("events", ["event_id", "batch_id"], where=pc.field("article_id").is_null())
    ours = current_events(snapshot, ["event_id", "batch_id"]).select(["event_id", "batch_id"])
    stands = sorted((row["event_id"], row["batch_id"]) for row in [*others.to_pylist(), *ours.to_pylist()])
    found = asked(archive, SQL.replace("SELECT e.*", "SELECT e.event_id, e.batch_id"))
    assert found == stands
    ids = [str(event_id) for event_id, _ in found]
    assert [i for i in ids if ":" in i] == ["acled:7", "ucdp-ged:2", "ucdp-ged:3", "ucdp-ged:4"]
    assert len(ids) == len(set(ids)) == 6


def test_the_sql_of_the_readme_holds_for_an_empty_archive(tmp_path: Path) -> None:
    assert asked(open_archive(tmp_path / "archive"), SQL) == []


def test_any_engine_of_delta_lake_can_read_the_tables(archive: Archive) -> None:
    for table in TABLES:
        protocol = archive.table(table.name).protocol()
        assert (protocol.min_reader_version, protocol.reader_features) == (1, None)
