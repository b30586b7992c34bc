"""An archive of schema version 1, as it was written then, carried forward."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from geo.archive.schema import TABLES, VERSION, arrow_table
from geo.archive.store import PROPERTY, open_archive
from tests.geo.archive.telling import STRIKE, add

MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Version 1: events did not say which version of their article has them."""
    rows = {
        "events": [{"event_id": "a", "dataset": "test", "type": "shelling", "lat": 34.5}],
        "batches": [{"kind": "import", "dataset": "test", "row_counts": "{}", "committed_at": MOMENT}],
    }
    for table in TABLES:
        schema = pa.schema([c for c, column in zip(table.schema, table.columns, strict=True) if column.since == 1])
        properties = {PROPERTY: "1"} if table.name == "batches" else {}
        DeltaTable.create(
            str(tmp_path / table.name), schema=schema, configuration=properties, raise_if_key_not_exists=False
        )
        if table.name in rows:
            data = arrow_table(table.name, rows[table.name], batch_id="one").select(schema.names)
            write_deltalake(tmp_path / table.name, data, mode="append")
    return tmp_path


def test_an_older_archive_is_carried_forward_and_keeps_all(old: Path) -> None:
    archive = open_archive(old)
    assert archive.schema_version == VERSION
    (row,) = archive.snapshot().read("events").to_pylist()
    assert (row["event_id"], row["lat"], row["article_version"]) == ("a", 34.5, None)
    add(archive, STRIKE)
    assert len(archive.snapshot().read("events")) == 2


def test_carrying_forward_twice_changes_nothing(old: Path) -> None:
    version = open_archive(old).version
    assert open_archive(old).version == version
