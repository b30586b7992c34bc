"""Care for an archive: what is in it, is every file sound, small files into large, and out with what no longer counts.

A data file that was cut off or lost cannot be put together again, but what this program read itself is kept twice: the
rows of events, claims and places can be made again from the reports in ``articles``. `repair` does that; of an import
it tells which file to import again.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import CommitProperties
from deltalake.exceptions import DeltaError

from geo.archive.add import Adder
from geo.archive.batches import BatchRow
from geo.archive.current import current_articles, current_keys
from geo.archive.prepare import Reading
from geo.archive.schema import TABLES
from geo.archive.store import Archive, committed, damaged
from geo.errors import ArchiveError
from geo.model import Json

KEEP_DAYS = 7
"""Rows of unfinished writes and files that nothing refers to are left alone so long: somebody may be at work."""
ASIDE = ".damaged"


@dataclass(frozen=True, slots=True)
class Damage:
    """A data file that is not what the table's log says, and how."""

    table: str
    file: str
    what: str


@dataclass(frozen=True, slots=True)
class Short:
    """A batch of which rows are missing: how many by table."""

    batch: BatchRow
    missing: dict[str, int]

    def __str__(self) -> str:
        lost = ", ".join(f"{number} of {table}" for table, number in self.missing.items())
        return f"{self.batch.kind} of {self.batch.dataset} ({self.batch.note or self.batch.batch_id}) lacks {lost}"


def info(archive: Archive) -> Json:
    """What the archive holds: rows, files and bytes by table, articles that stand, data sets with their licences."""
    snapshot = archive.snapshot()
    tables: Json = {}
    for table in TABLES:
        files = _files(archive, table.name)
        tables[table.name] = {
            "rows": sum(file.rows for file in files),
            "files": len(files),
            "bytes": sum(file.size for file in files),
        }
    return {
        "location": archive.location,
        "schema_version": archive.schema_version,
        "batches": len(snapshot.history),
        "articles": len(current_articles(snapshot, ["article_id"])),
        "datasets": {b.dataset: {"licence": b.licence, "note": b.note} for b in snapshot.batches if b.row_counts},
        "tables": tables,
    }


def verify(archive: Archive) -> list[Damage]:
    """Every data file held against the table's log: it is there, as large as written, and its rows can be read."""
    return [damage for table in TABLES for file in _files(archive, table.name) if (damage := _checked(archive, file))]


def short_batches(archive: Archive) -> list[Short]:
    """Batches that count, and of which something stands, with fewer rows than were written.

    Raises ArchiveError where a file cannot be read.
    """
    snapshot = archive.snapshot()
    found: dict[str, Counter[str]] = {}
    for table in TABLES:
        if table.name != "batches":
            ids = snapshot.read(table.name, ["batch_id"])["batch_id"]
            for entry in pc.value_counts(ids).to_pylist():
                found.setdefault(entry["values"], Counter())[table.name] = entry["counts"]
    standing = {batch_id for _, batch_id in current_keys(snapshot).values()}
    short = []
    for batch in snapshot.batches:
        if batch.kind == "add" and batch.batch_id not in standing and "articles" in found.get(batch.batch_id, ()):
            continue
        have = found.get(batch.batch_id, Counter())
        missing = {name: count - have[name] for name, count in batch.row_counts.items() if have[name] < count}
        if missing:
            short.append(Short(batch, missing))
    return short


def repair(archive: Archive) -> tuple[list[Damage], list[Short]]:
    """Put damaged files aside, so that the archive opens again, and make again what can be made from the reports.

    Returns the files put aside (``….damaged`` beside the others), and the batches whose rows are still missing: add or
    import those again. Only for a folder; raises ArchiveError.
    """
    if archive.local is None:
        raise ArchiveError("files of an object store are restored with its own versions of them")
    damages = verify(archive)
    for damage in damages:
        path = Path(archive.uri(damage.table)) / damage.file
        if path.exists():
            path.rename(path.with_name(path.name + ASIDE))
    for table in {damage.table for damage in damages}:
        delta = archive.table(table)
        committed(partial(delta.repair), what=f"the table {table}", refresh=delta.update_incremental)
    short = short_batches(archive)
    ours = {s.batch.batch_id for s in short if s.batch.kind == "add" and "articles" not in s.missing}
    if ours:
        _read_back(archive, ours)
    return damages, [s for s in short if s.batch.batch_id not in ours]


def compact(archive: Archive) -> int:
    """Put the small files of every table together; how many files it has fewer. Others may write meanwhile."""
    fewer = 0
    for table in TABLES:
        delta = archive.table(table.name)
        properties = CommitProperties(max_commit_retries=25)
        done = committed(
            partial(delta.optimize.compact, commit_properties=properties),
            what=f"the table {table.name}",
            refresh=delta.update_incremental,
        )
        fewer += int(done["numFilesRemoved"]) - int(done["numFilesAdded"])
    return fewer


def vacuum(archive: Archive, *, keep_days: float = KEEP_DAYS) -> tuple[int, int]:
    """Take out what counts for nobody and is older than `keep_days`: rows of writes that were never finished, and
    files that no table refers to. Returns how many unfinished writes and files. Raises ArchiveError."""
    cutoff = dt.datetime.now(dt.UTC) - dt.timedelta(days=keep_days)
    finished = {batch.batch_id for batch in archive.history()}
    unfinished: set[str] = set()
    files = 0
    for table in TABLES:
        delta = archive.table(table.name)
        orphans = _orphans(archive, table.name, finished, cutoff)
        if orphans:
            listed = ", ".join(f"'{batch_id}'" for batch_id in sorted(orphans) if batch_id.isalnum())
            delete = partial(delta.delete, f"batch_id IN ({listed})")
            committed(delete, what=f"the table {table.name}", refresh=delta.update_incremental)
            unfinished |= orphans
        try:
            hours = int(keep_days * 24)
            files += len(delta.vacuum(retention_hours=hours, dry_run=False, enforce_retention_duration=False))
        except (DeltaError, OSError) as error:
            raise damaged(archive, table.name, error) from error
    return len(unfinished), files


def _orphans(archive: Archive, table: str, finished: set[str], cutoff: dt.datetime) -> set[str]:
    """Ids of batches that have rows in a table, none of them young, and were never finished."""
    files = _files(archive, table)
    if table == "batches" or not any(file.written < cutoff for file in files):
        return set()
    young = _batch_ids_of(archive, [file for file in files if file.written >= cutoff])
    return _batch_ids(archive, table) - finished - young


# --- files --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _File:
    table: str
    path: str
    size: int
    rows: int
    written: dt.datetime


def _files(archive: Archive, table: str) -> list[_File]:
    """The data files of a table as its log has them."""
    actions = pa.table(archive.table(table).get_add_actions(flatten=True))
    names = ("path", "size_bytes", "num_records", "modification_time")
    columns = [actions[name].to_pylist() for name in names]
    return [
        _File(table, unquote(path), size, rows or 0, dt.datetime.fromtimestamp(written / 1000, dt.UTC))
        for path, size, rows, written in zip(*columns, strict=True)
    ]


def _checked(archive: Archive, file: _File) -> Damage | None:
    if archive.local is None:
        return None
    path = Path(archive.uri(file.table)) / file.path
    if not path.exists():
        return Damage(file.table, file.path, "is missing")
    if (size := path.stat().st_size) != file.size:
        return Damage(file.table, file.path, f"has {size} bytes of {file.size}")
    try:
        rows = sum(batch.num_rows for batch in pq.ParquetFile(path).iter_batches())
    except (OSError, pa.ArrowException) as error:
        return Damage(file.table, file.path, f"cannot be read: {str(error).splitlines()[0][:200]}")
    return None if rows == file.rows else Damage(file.table, file.path, f"has {rows} rows of {file.rows}")


def _batch_ids(archive: Archive, table: str) -> set[str]:
    try:
        return set(pc.unique(archive.dataset(table).to_table(columns=["batch_id"])["batch_id"]).to_pylist())
    except (OSError, pa.ArrowException) as error:
        raise damaged(archive, table, error) from error


def _batch_ids_of(archive: Archive, files: list[_File]) -> set[str]:
    """The batches that have rows in given files; of an object store none are told apart."""
    if archive.local is None:
        return _batch_ids(archive, files[0].table) if files else set()
    found: set[str] = set()
    for file in files:
        column = pq.read_table(Path(archive.uri(file.table)) / file.path, columns=["batch_id"])["batch_id"]
        found |= set(pc.unique(column).to_pylist())
    return found


def _read_back(archive: Archive, batch_ids: set[str]) -> None:
    """Write the articles of batches once more from their stored reports, as new versions."""
    adder = Adder(archive, again=True)
    for reading in _stored(archive, batch_ids):
        adder.take(reading)
    adder.flush()


def _stored(archive: Archive, batch_ids: set[str]) -> Iterator[Reading]:
    rows = current_articles(archive.snapshot(), ["report", "source_file", "file_hash"])
    for row in rows.to_pylist():
        if row["batch_id"] in batch_ids:
            yield Reading(json.loads(row["report"]), row["source_file"], row["file_hash"])
