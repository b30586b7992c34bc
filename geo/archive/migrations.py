"""An archive of an older schema carried forward: tables and columns that came since are added, nothing is rewritten.

Rows written before have null in a new column, which means what null always means here: not known. What a version
changed beyond that stands in `STEPS`, one function a version. Programs may carry the same archive forward at once:
each step does only what is still missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deltalake import DeltaTable, Field, Schema

from geo.archive.schema import TABLES, VERSION, Table
from geo.archive.store import PROPERTY, Archive, committed, create_tables

STEPS: Mapping[int, Callable[[Archive], None]] = {}
"""What has to be done to come to a version, beside new tables and columns."""


def migrate(archive: Archive, found: int) -> None:
    """Carry an archive of schema version `found` forward to `VERSION`. Raises ArchiveError."""
    create_tables(archive)
    for table in TABLES:
        _add_columns(archive, table)
    for version in range(found + 1, VERSION + 1):
        if step := STEPS.get(version):
            step(archive)
    batches = archive.table("batches")

    def mark() -> None:
        batches.alter.set_table_properties({PROPERTY: str(VERSION)}, raise_if_not_exists=False)

    committed(mark, what=f"the archive in {archive.location}", refresh=batches.update_incremental)


def _add_columns(archive: Archive, table: Table) -> None:
    delta = archive.table(table.name)

    def add() -> None:
        missing = _missing(delta, table)
        if missing:
            delta.alter.add_columns(missing)

    committed(add, what=f"the table {table.name} of {archive.location}", refresh=delta.update_incremental)


def _missing(delta: DeltaTable, table: Table) -> list[Field]:
    """The fields of `table` that the Delta table lacks, in our order."""
    present = {field.name for field in delta.schema().fields}
    wanted = Schema.from_arrow(table.schema)
    return [field for field in wanted.fields if field.name not in present]
