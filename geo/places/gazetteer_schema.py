"""The tables of the place index: one SQLite file, compiled once, opened read-only ever after.

``places`` has a row a GeoNames feature of any class (P town, A admin area, H water, T mountain, S site, L region);
``names`` has a row a folded name of it. `KIND_*` say what a name row is: the main name, another name, the name with its
Arabic article taken off. ``around`` is an R*Tree over longitude, latitude and population of the towns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geo.places.folding import keys, skeleton

SCHEMA_VERSION = "8"
NAME_TABLES = ("names", "sounds")
"""The tables of names and of their sounds."""
BUILD_TABLES = ("unsorted", "sounds_unsorted")
"""The tables that names and sounds go to while an index is built; `SORT_NAMES` moves them to their place."""
LATIN_COUNTRIES = frozenset(
    "US CA MX GT BZ SV HN NI CR PA CU JM HT DO PR BS TT BB GY SR CO VE EC PE BO BR PY UY AR CL GB IE FR ES PT IT DE AT "
    "CH LI LU BE NL DK NO SE FI IS PL CZ SK HU SI HR RO MT MC AD SM VA AU NZ FJ PG PH ZA GL FO EE LV LT".split()
)
"""Countries whose names nobody transliterates."""
KIND_MAIN = 1
"""The row is of the place's main name (not of an alternate name)."""
KIND_SHORTENED = 2
"""An Arabic article was taken off: the name as written is longer than its key."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE datasets (
    name TEXT PRIMARY KEY, version TEXT NOT NULL, country TEXT, places INTEGER NOT NULL, added TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE places (
    geonameid INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, country TEXT NOT NULL,
    admin1 TEXT, admin2 TEXT, class TEXT NOT NULL, feature TEXT NOT NULL, population INTEGER, dataset TEXT NOT NULL
);
CREATE TABLE names (
    key TEXT NOT NULL, geonameid INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (key, geonameid)
) WITHOUT ROWID;
CREATE TABLE sounds (
    key TEXT NOT NULL, geonameid INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, geonameid, name)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE around USING rtree (geonameid, west, east, south, north, few, many);
CREATE TABLE unsorted (key TEXT NOT NULL, geonameid INTEGER NOT NULL, kind INTEGER NOT NULL);
CREATE TABLE sounds_unsorted (key TEXT NOT NULL, geonameid INTEGER NOT NULL, name TEXT NOT NULL);
"""
SORT_NAMES = """
INSERT INTO names SELECT key, geonameid, max(kind & 1) | min(kind & 2) FROM unsorted GROUP BY key, geonameid;
DROP TABLE unsorted;
CREATE TABLE sorted AS SELECT * FROM sounds_unsorted ORDER BY key, geonameid, name;
INSERT OR IGNORE INTO sounds SELECT * FROM sorted;
DROP TABLE sorted;
DROP TABLE sounds_unsorted;
"""
INDEXES = "CREATE INDEX places_by_country ON places (country);"


@dataclass(frozen=True, slots=True)
class Row:
    """One place on its way into the index. ``population`` None: not known."""

    geonameid: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str | None = None
    admin2: str | None = None
    feature_class: str = "P"
    feature: str = "PPL"
    population: int | None = None
    names: tuple[str, ...] = field(default=())


def is_useful_name(name: str) -> bool:
    """Whether an alternate name can be met in text: no airport code ("DEZ"), no machine transliteration of
    another script ("abw kmal", "lun dun": Latin letters without one capital), no single letter."""
    if len(name) < 2 or (len(name) <= 3 and name.isascii() and name.isupper()):
        return False
    return not name.isascii() or any(c.isupper() for c in name)


def name_rows(row: Row) -> Iterator[tuple[str, int, int]]:
    """The rows of ``names`` for one place: (key, geonameid, kind)."""
    main = KIND_MAIN
    for name in (row.name, *filter(is_useful_name, row.names)):
        key, whole = keys(name)
        if key:
            yield key, row.geonameid, main | (KIND_SHORTENED if key != whole else 0)
        if whole and whole != key:
            yield whole, row.geonameid, main
        main = 0


def sound_rows(row: Row) -> Iterator[tuple[str, int, str]]:
    """The rows of ``sounds`` for one place: (skeleton, geonameid, folded name). None for towns of countries that
    write Latin letters: nobody transliterates them."""
    if row.country in LATIN_COUNTRIES or row.feature_class not in "PA":
        return
    for name in dict.fromkeys(key for key, _, _ in name_rows(row) if key.isascii()):
        key = skeleton(name)
        if len(key) >= 3:
            yield key, row.geonameid, name


def insert(connection: sqlite3.Connection, rows: Iterable[Row], *, dataset: str, into: tuple[str, str]) -> int:
    """Put `rows` into the tables, their names into the tables `into` (names, sounds). Answers how many rows there
    were."""
    names_into, sounds_into = into
    count = 0
    for batch in _batches(rows, size=5000):
        count += len(batch)
        connection.executemany(
            "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (r.geonameid, r.name, r.lat, r.lon, r.country, r.admin1, r.admin2, r.feature_class, r.feature,
                 r.population, dataset)
                for r in batch
            ],
        )  # fmt: skip
        connection.executemany(
            f"INSERT OR IGNORE INTO {names_into} VALUES (?, ?, ?)",  # noqa: S608 - a table name of this module
            (line for r in batch for line in name_rows(r)),
        )
        connection.executemany(
            f"INSERT OR IGNORE INTO {sounds_into} VALUES (?, ?, ?)",  # noqa: S608
            (line for r in batch for line in sound_rows(r)),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO around VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (r.geonameid, r.lon, r.lon, r.lat, r.lat, r.population or 0, r.population or 0)
                for r in batch
                if r.feature_class == "P"
            ],
        )
    return count


def _batches(rows: Iterable[Row], *, size: int) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
