"""GeoNames dumps (``SY.zip``, ``allCountries.zip``) added to the place index, country by country.

The format is GeoNames' own: tab-separated, 19 columns, UTF-8, no header (https://download.geonames.org/export/dump/,
readme.txt). A dump replaces all places of its countries; countries and first-level areas stay those of
`geo.places.areas`. The index is changed in a copy that is moved to its place when it is whole. The dump itself is kept
beside the index, so that an index that is built anew has it again.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from geo.errors import DataError, quoted
from geo.places.gazetteer_schema import NAME_TABLES, Row, insert

Progress = Callable[[float, str], None]
KEPT_FOLDER = "gazetteer"
"""Where added dumps are kept, beside the index."""
COLUMNS = 19
MAX_NAMES = 200
MAX_LINE_BYTES = 200_000
FEATURE_CLASSES = frozenset("AHLPRSTUV")
# Countries and first-level areas have polygons and names of their own in the library.
_LEFT_TO_AREAS = frozenset({"PCL", "PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "PCLH", "ADM1", "ADM1H"})
_COMMIT_EVERY = 20_000


@dataclass(slots=True)
class Added:
    """What a dump brought: places a country (ISO code), lines that were none, the newest date in it."""

    places: Counter[str] = field(default_factory=Counter)
    skipped: int = 0
    newest: str = ""


def add_dump_to(index: Path, dump: Path, progress: Progress | None = None, *, keep: bool = True) -> Added:
    """Replace the places of the dump's countries in the index file `index`, atomically.

    `progress` is called with a share from 0 to 1 and what is being done. Raises DataError for a file that is no
    GeoNames dump; the index is then as it was.
    """
    tell = progress or (lambda _share, _words: None)
    handle, name = tempfile.mkstemp(prefix=index.name, suffix=".part", dir=index.parent)
    os.close(handle)
    part = Path(name)
    try:
        shutil.copyfile(index, part)
        with closing(sqlite3.connect(part)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;")
            added = _load(connection, dump, tell)
            connection.commit()
        part.replace(index)
        if keep:
            _keep(index.parent, dump)
    except (OSError, sqlite3.Error) as error:
        raise DataError(f"{quoted(str(dump))} could not be added to the place index: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    tell(1.0, "Added")
    return added


def kept_dumps(folder: Path) -> tuple[Path, ...]:
    """The dumps that were added to the index in `folder`, oldest first."""
    kept = folder / KEPT_FOLDER
    files = [path for path in kept.glob("*") if path.suffix in {".zip", ".txt"}] if kept.is_dir() else []
    return tuple(sorted(files, key=lambda path: (path.stat().st_mtime_ns, path.name)))


def _load(connection: sqlite3.Connection, dump: Path, tell: Progress) -> Added:
    """Put the dump's rows into an index that nobody else sees."""
    added = Added()
    cleared: set[str] = set()
    with _opened(dump) as (lines, size):
        batch: list[Row] = []
        read = 0
        for line in _bounded_lines(lines):
            read += len(line)
            row = _row(line, added)
            if row is None:
                _check_format(dump, added)
                continue
            if row.country not in cleared:
                _clear(connection, row.country)
                cleared.add(row.country)
            added.places[row.country] += 1
            batch.append(row)
            if len(batch) == _COMMIT_EVERY:
                insert(connection, batch, dataset=_dataset(dump), into=NAME_TABLES)
                batch = []
                tell(min(0.98 * read / max(size, 1), 0.98), f"Adding {dump.name}")
        insert(connection, batch, dataset=_dataset(dump), into=NAME_TABLES)
    if not added.places:
        raise DataError(f"{quoted(str(dump))} holds no places of a GeoNames dump")
    _record(connection, dump, added)
    return added


def _check_format(dump: Path, added: Added) -> None:
    """Give up early on a file that is something else. Raises DataError."""
    if not added.places and added.skipped >= 200 and not added.newest:
        raise DataError(
            f"{quoted(str(dump))} is no GeoNames dump: its lines do not have {COLUMNS} tab-separated columns "
            "(get SY.zip and the like from download.geonames.org/export/dump)"
        )


def _row(line: bytes, added: Added) -> Row | None:
    """A line of a dump as a place; None, and counted, where it is none or left to the areas."""
    cells = line.decode("utf-8", errors="replace").rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        added.skipped += 1
        return None
    geonameid, name, _, names, lat, lon, feature_class, feature, country, _, admin1, admin2 = cells[:12]
    added.newest = max(added.newest, cells[18][:10])
    if feature in _LEFT_TO_AREAS:
        return None
    try:
        row = Row(
            geonameid=int(geonameid),
            name=name,
            lat=float(lat),
            lon=float(lon),
            country=country,
            admin1=admin1 or None,
            admin2=admin2 or None,
            feature_class=feature_class,
            feature=feature or feature_class,
            population=int(cells[14] or 0) or None,
            names=tuple(names.split(",")[:MAX_NAMES]) if names else (),
        )
    except ValueError:
        added.skipped += 1
        return None
    sound = name and len(country) == 2 and feature_class in FEATURE_CLASSES
    if not (sound and -90 <= row.lat <= 90 and -180 <= row.lon <= 180):
        added.skipped += 1
        return None
    return row


def _clear(connection: sqlite3.Connection, country: str) -> None:
    """Take all places of a country out of the index."""
    inside = "(SELECT geonameid FROM places WHERE country = ?)"
    for table in ("names", "sounds", "around"):
        connection.execute(f"DELETE FROM {table} WHERE geonameid IN {inside}", (country,))  # noqa: S608
    connection.execute("DELETE FROM places WHERE country = ?", (country,))


def _record(connection: sqlite3.Connection, dump: Path, added: Added) -> None:
    """Note what the dump brought, and what the other data sets still have."""
    country = next(iter(added.places)) if len(added.places) == 1 else None
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    connection.execute(
        "INSERT OR REPLACE INTO datasets VALUES (?, ?, ?, ?, ?)",
        (_dataset(dump), added.newest or "undated", country, added.places.total(), today),
    )
    connection.execute(
        "UPDATE datasets SET places = (SELECT count(*) FROM places WHERE places.dataset = datasets.name)"
    )
    connection.execute("DELETE FROM datasets WHERE places = 0")


def _dataset(dump: Path) -> str:
    return f"dump {dump.stem[:40]}"


def _keep(folder: Path, dump: Path) -> None:
    """Keep a copy of the dump beside the index, under its own name."""
    kept = folder / KEPT_FOLDER
    kept.mkdir(exist_ok=True)
    if dump.resolve().parent != kept.resolve():
        shutil.copyfile(dump, kept / dump.name)


@contextlib.contextmanager
def _opened(dump: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The lines of a dump, zipped or not, and their size in bytes. Raises DataError."""
    if not dump.is_file():
        raise DataError(f"no file {quoted(str(dump))}; give a GeoNames dump, SY.zip or SY.txt")
    try:
        if not zipfile.is_zipfile(dump):
            with dump.open("rb") as lines:
                yield lines, dump.stat().st_size
            return
        with zipfile.ZipFile(dump) as archive:
            member = _member(archive, dump)
            with archive.open(member) as lines:
                yield lines, member.file_size
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"{quoted(str(dump))} cannot be unpacked: {error}") from error


def _member(archive: zipfile.ZipFile, dump: Path) -> zipfile.ZipInfo:
    """The text file of a dump's archive: not its readme."""
    texts = [
        entry
        for entry in archive.infolist()
        if entry.filename.lower().endswith(".txt") and not entry.filename.lower().endswith("readme.txt")
    ]
    if not texts:
        raise DataError(f"{quoted(str(dump))} holds no table of places (a .txt file)")
    return max(texts, key=lambda entry: entry.file_size)


def _bounded_lines(lines: IO[bytes]) -> Iterator[bytes]:
    """Lines of at most `MAX_LINE_BYTES`; what is longer comes in pieces, which are no places."""
    while line := lines.readline(MAX_LINE_BYTES):
        yield line
