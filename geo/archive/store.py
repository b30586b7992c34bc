"""The archive: eight Delta Lake tables in one folder or object store, written in batches that are whole or nothing.

Delta Lake makes one commit to *one* table atomic; a write here touches several. So all tables are append-only, every
row carries the id of its batch, and a batch counts only once its row stands in the table ``batches``, which is
appended last, in one commit. A reader reads ``batches`` first and then takes from the other tables the rows of the
batches it knows: these were all written before, so it sees each write whole or not at all, also while others write,
and also after a program was killed in the middle (its rows stay without effect until `archive vacuum` takes them out).

Nothing is overwritten. A new version of an article, a new edition of a data set or a withdrawal only makes rows of
earlier batches not count (`Snapshot`), so what stood here on an earlier day can be read as of then. Appends of several
processes never exclude each other: Delta numbers the commits, and the one who comes second takes the next number.

    archive = open_archive()                                     # where the setting ``archive`` says; made if missing
    with archive.writing("import", dataset="ucdp-ged", replaces_dataset=True, note="GEDEvent_v25_1.csv") as batch:
        batch.append("events", table)                            # pyarrow Tables or lists of dicts, any number of times
        batch.append("participations", rows)
    # left without an error: all of it counts; with one: none
    snapshot = archive.snapshot()                                # or as_of=a moment or a batch id
    snapshot.read("events", ["event_id", "lat", "lon"])          # a pyarrow Table of the rows that count
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import random
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as pads
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from geo import settings
from geo.archive import lookup
from geo.archive.batches import BatchRow, batch_row, counting, until
from geo.archive.schema import BY_NAME, OURS, TABLES, VERSION, arrow_table, by_place, conformed
from geo.errors import ArchiveError, quoted

T = TypeVar("T")

PROPERTY = "dateline.schemaVersion"
"""Table property of ``batches`` that holds the schema's version."""
KINDS = ("add", "import", "correct", "link", "withdraw", "purge")
_COMMIT_TRIES = 25
_MAX_PAUSE_S = 0.5
_WRITER = WriterProperties(compression="ZSTD", compression_level=3)


@dataclass(slots=True)
class Batch:
    """A write that is being made. What is appended counts for nobody until the batch is complete."""

    archive: Archive
    kind: str
    dataset: str
    replaces_dataset: bool = False
    withdraws: tuple[str, ...] = ()
    note: str | None = None
    licence: str | None = None
    batch_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    counts: Counter[str] = field(default_factory=Counter)

    def append(self, table: str, rows: pa.Table | list[dict[str, object]]) -> None:
        """Append rows to a table; columns that they lack are null, ``batch_id`` is filled in.

        Raises KeyError for a column that the table does not have, ArchiveError where they cannot be written.
        """
        if isinstance(rows, list):
            data = arrow_table(table, rows, batch_id=self.batch_id)
        else:
            data = conformed(table, rows, batch_id=self.batch_id)
        if data.num_rows:
            self.archive.append(table, by_place(data) if table == "events" else data)
            self.counts[table] += data.num_rows

    def commit(self) -> BatchRow:
        """Make the batch count, in one commit."""
        row = BatchRow(
            batch_id=self.batch_id,
            kind=self.kind,
            dataset=self.dataset,
            committed_at=now(),
            replaces_dataset=self.replaces_dataset,
            withdraws=self.withdraws,
            row_counts=dict(self.counts),
            program=f"dateline {settings.VERSION}",
            note=self.note,
            licence=self.licence,
        )
        values: dict[str, object] = {name: getattr(row, name) for name in BatchRow.__dataclass_fields__}
        values |= {"row_counts": json.dumps(row.row_counts), "withdraws": list(row.withdraws)}
        self.archive.append("batches", arrow_table("batches", [values], batch_id=self.batch_id))
        return row


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The archive as it stood after a batch. ``history`` has all batches until then, ``batches`` those that count."""

    archive: Archive
    history: tuple[BatchRow, ...]
    batches: tuple[BatchRow, ...]

    @property
    def ids(self) -> list[str]:
        """Ids of the batches that count, in the order in which they were committed."""
        return [batch.batch_id for batch in self.batches]

    def read(self, table: str, columns: Sequence[str] | None = None, *, where: pc.Expression | None = None) -> pa.Table:
        """The rows of the batches that count (and that `where` keeps), in no order. Of an article all versions:
        `geo.archive.current` picks the last. Raises ArchiveError."""
        wanted = list(columns or BY_NAME[table].names)
        dataset = self.archive.dataset(table)
        present = [name for name in wanted if name in dataset.schema.names]
        chosen = among("batch_id", self.ids)
        if where is not None:
            chosen &= where
        try:
            found = dataset.to_table(columns=present, filter=chosen)
        except (OSError, pa.ArrowException) as error:
            raise damaged(self.archive, table, error) from error
        for name in wanted:
            if name not in present:
                found = found.append_column(name, pa.nulls(found.num_rows, BY_NAME[table].schema.field(name).type))
        return found.select(wanted)

    def rows_with(
        self,
        table: str,
        column: str,
        words: Iterable[str],
        columns: Sequence[str] | None = None,
        *,
        also: Mapping[str, float] | None = None,
    ) -> pa.Table:
        """As `read`, the rows whose `column` is one of `words`, fast where they are few, and faster still where it is
        known what they have in columns that files are sorted by (`also`). Raises ArchiveError."""
        asked = list(words)
        names = list(columns or BY_NAME[table].names)
        files = lookup.plain_files(self.archive.table(table)) if self.archive.local is not None else None
        if files is None or len(asked) > lookup.MOST_WORDS:
            return self.read(table, names, where=among(column, asked))
        schema = BY_NAME[table].schema
        needed = pa.schema([schema.field(name) for name in dict.fromkeys([*names, column, "batch_id"])])
        if not files or not asked:
            return needed.empty_table().select(names)
        try:
            found = lookup.rows_with(self.archive.duck, files, needed, column, asked, also=also)
        except (duckdb.Error, pa.ArrowException) as error:
            raise damaged(self.archive, table, error) from error
        found = found.filter(among("batch_id", self.ids))
        for name in names:
            if name not in found.column_names:
                found = found.append_column(name, pa.nulls(found.num_rows, schema.field(name).type))
        return found.select(names)


class Archive:
    """An archive at a place: a folder, or the URL of an object store (s3://…, az://…, gs://…).

    Made by `open_archive`. Safe to use from several processes; one object belongs to one thread.
    """

    def __init__(self, location: str) -> None:
        self.location = location
        self._tables: dict[str, DeltaTable] = {}
        self._looked: tuple[int, int] | None = None

    def __repr__(self) -> str:
        return f"Archive({self.location!r})"

    @property
    def local(self) -> Path | None:
        """The folder, or None for an object store."""
        return None if "://" in self.location else Path(self.location)

    @functools.cached_property
    def duck(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB without tables, for questions to files."""
        return lookup.connect()

    def uri(self, table: str) -> str:
        """Where a table lies: what Spark, Trino and others are given."""
        return f"{self.location.rstrip('/')}/{table}"

    def table(self, name: str) -> DeltaTable:
        """A Delta table, brought up to date. Raises ArchiveError."""
        try:
            known = self._tables.get(name)
            if known is None:
                known = self._tables[name] = DeltaTable(self.uri(name))
            else:
                known.update_incremental()
        except (DeltaError, OSError) as error:
            raise damaged(self, name, error) from error
        return known

    @property
    def version(self) -> int:
        """A number that grows with every write: the version of ``batches``."""
        return int(self.table("batches").version())

    def grown_since(self, version: int) -> bool:
        """Whether something was written since the archive had `version`. Raises ArchiveError.

        On disk one look at a folder answers: the log of a Delta table gets a file with every version.
        """
        looked = self._look(version)
        if looked is not None and looked == self._looked:
            return False
        if self.version != version:
            return True
        self._looked = looked
        return False

    def _look(self, version: int) -> tuple[int, int] | None:
        """What stays the same while nothing is written; None where that cannot be told cheaply, or there is more."""
        if self.local is None:
            return None
        log = self.local / "batches" / "_delta_log"
        try:
            newer = (log / f"{version + 1:020}.json").exists()
            return None if newer else (version, log.stat().st_mtime_ns)
        except OSError:
            return None

    @property
    def schema_version(self) -> int:
        """The version of the schema that the archive has."""
        return int(self.table("batches").metadata().configuration.get(PROPERTY, "0"))

    def dataset(self, name: str) -> pads.Dataset:
        """A table as a pyarrow dataset of all its rows, those that do not count too. Raises ArchiveError."""
        try:
            return self.table(name).to_pyarrow_dataset()
        except (DeltaError, OSError, pa.ArrowException) as error:
            raise damaged(self, name, error) from error

    def append(self, name: str, data: pa.Table) -> None:
        """Append rows to a table in one commit, however many others write. Raises ArchiveError."""
        table = self.table(name)

        def write() -> None:
            write_deltalake(
                table,
                data,
                mode="append",
                writer_properties=_WRITER,
                commit_properties=CommitProperties(max_commit_retries=_COMMIT_TRIES),
            )

        committed(write, what=f"the table {name} of {self.location}", refresh=table.update_incremental)

    @contextmanager
    def writing(
        self,
        kind: str,
        *,
        dataset: str = OURS,
        replaces_dataset: bool = False,
        withdraws: Sequence[str] = (),
        note: str | None = None,
        licence: str | None = None,
    ) -> Iterator[Batch]:
        """A batch that counts as a whole when the block is left without an error, and not at all otherwise.

        `kind` is one of `KINDS`. With `replaces_dataset` all earlier batches of the data set stop counting at the same
        moment; `withdraws` names batches that do. Raises ArchiveError.
        """
        if kind not in KINDS:
            raise ArchiveError(f"{quoted(kind)} is no kind of write: {', '.join(KINDS)}")
        batch = Batch(self, kind, dataset, replaces_dataset, tuple(withdraws), note, licence)
        yield batch
        batch.commit()

    def history(self) -> tuple[BatchRow, ...]:
        """All batches, the first first."""
        try:
            found = self.dataset("batches").to_table().to_pylist()
        except (OSError, pa.ArrowException) as error:
            raise damaged(self, "batches", error) from error
        return tuple(sorted((batch_row(row) for row in found), key=lambda row: (row.committed_at, row.batch_id)))

    def snapshot(self, as_of: dt.datetime | str | None = None) -> Snapshot:
        """The archive as it is now, or as it was: at a moment, or right after the batch of that id (or the start of
        one). Raises ArchiveError."""
        history = until(self.history(), as_of)
        return Snapshot(self, history, counting(history))


def among(column: str, words: Iterable[str]) -> pc.Expression:
    """The condition that a column of text has one of `words`; of none it keeps nothing."""
    return pc.field(column).isin(pa.array(list(words), pa.string()))


def open_archive(location: str | Path | None = None, *, create: bool = True) -> Archive:
    """The archive at `location` (default: the setting ``archive``), made if there is none and `create`.

    An archive of an older version is carried forward. Raises ArchiveError: no archive there, one of a newer version,
    or a place that cannot be written.
    """
    from geo.archive.migrations import migrate  # noqa: PLC0415 - migrations write through this module

    archive = Archive(str(location) if location is not None else settings.archive_location())
    if not _exists(archive, "batches"):
        if not create:
            raise ArchiveError(f"there is no archive in {quoted(archive.location)}: `python -m geo add PATH` makes one")
        create_tables(archive)
    found = archive.schema_version
    if found > VERSION:
        raise ArchiveError(
            f"the archive in {quoted(archive.location)} has schema version {found}, and this program knows {VERSION}: "
            "use a newer Dateline"
        )
    if found < VERSION:
        migrate(archive, found)
    return archive


def committed(write: Callable[[], T], *, what: str, refresh: Callable[[], None]) -> T:
    """What `write` returns, tried again while other writers come between. Raises ArchiveError."""
    for attempt in range(_COMMIT_TRIES):
        try:
            return write()
        except CommitFailedError as error:
            if attempt == _COMMIT_TRIES - 1:
                raise ArchiveError(f"{what} is being written by too many others: try again ({error})") from error
            time.sleep(random.uniform(0, min(_MAX_PAUSE_S, 0.01 * 2**attempt)))  # noqa: S311 - no secret
            refresh()
        except (DeltaError, OSError) as error:
            raise ArchiveError(f"{what} cannot be written: {reason(error)}") from error
    raise AssertionError  # pragma: no cover - the loop returns or raises


def damaged(archive: Archive, table: str, error: Exception) -> ArchiveError:
    """The error for a table that cannot be read."""
    return ArchiveError(
        f"the table {table} of the archive in {quoted(archive.location)} cannot be read: {reason(error)}; "
        "`python -m geo archive verify` tells which files are damaged"
    )


def reason(error: Exception) -> str:
    """The first line of an error's words, at most 300 characters."""
    text = str(error).strip() or type(error).__name__
    return text.splitlines()[0][:300]


def now() -> dt.datetime:
    """The present moment, UTC."""
    return dt.datetime.now(dt.UTC)


def _exists(archive: Archive, table: str) -> bool:
    try:
        return bool(DeltaTable.is_deltatable(archive.uri(table)))
    except TableNotFoundError:
        return False
    except (DeltaError, OSError) as error:
        raise ArchiveError(f"the archive {quoted(archive.location)} cannot be reached: {reason(error)}") from error


def create_tables(archive: Archive) -> None:
    """Make the tables that are missing, ``batches`` last: an archive is one once it has it."""
    folder = archive.local
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the archive's folder {quoted(str(folder))} cannot be made: {error.strerror}"
            raise ArchiveError(message) from None
    for table in reversed(TABLES):
        properties = {PROPERTY: str(VERSION)} if table.name == "batches" else {}

        def create(name: str = table.name, properties: dict[str, str] = properties) -> None:
            DeltaTable.create(
                archive.uri(name),
                schema=BY_NAME[name].schema,
                mode="ignore",
                name=f"dateline {name}",
                description=BY_NAME[name].meaning,
                configuration=properties,
                raise_if_key_not_exists=False,
            )

        if not _exists(archive, table.name):
            committed(create, what=f"the archive in {archive.location}", refresh=lambda: None)
