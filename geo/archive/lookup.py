"""A few rows of a large table by a key.

DuckDB unpacks the other columns of a file only where the key fits: one event of a million comes in 40 ms. pyarrow
unpacks all of them first, in 900 ms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa
from deltalake import DeltaTable

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
MOST_WORDS = 5_000
"""Of more, reading all in one go is as fast."""


def literal(text: str) -> str:
    """Text as an SQL literal: names of files and columns, which take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def plain_files(table: DeltaTable) -> list[str] | None:
    """The files of a local Delta table; None where it has features that only its own readers know."""
    return table.file_uris() if table.protocol().min_reader_version == 1 else None


def connect() -> duckdb.DuckDBPyConnection:
    """A DuckDB without tables."""
    return duckdb.connect(":memory:", config=CONFIG)


def rows_with(
    duck: duckdb.DuckDBPyConnection,
    files: Sequence[str],
    schema: pa.Schema,
    column: str,
    words: Sequence[str],
    *,
    also: Mapping[str, float] | None = None,
) -> pa.Table:
    """The rows of Parquet `files` whose `column` is one of `words`. A column of `schema` that no file has is left out.

    `also` is what those rows have in other columns: of files that are sorted by it few parts are read.
    Raises duckdb.Error where a file cannot be read.
    """
    listed = ", ".join(literal(file) for file in files)
    wanted = ", ".join(literal(name) for name in schema.names)
    here = "".join(f' AND "{name}" = ?' for name in also or ())
    with duck.cursor() as connection:
        relation = connection.sql(
            f"SELECT COLUMNS(lambda c: c IN ({wanted})) FROM read_parquet([{listed}], union_by_name = true) "
            f'WHERE "{column}" IN (SELECT unnest(?::VARCHAR[])){here}',
            params=[list(words), *(also or {}).values()],
        )
        found = relation.to_arrow_table()
    return found.cast(pa.schema([schema.field(name) for name in found.column_names]))
