"""The gazetteer: towns of the world by any spelling of their name, by box and by nearness.

An SQLite index (`geo.places.gazetteer_schema`) in the folder that DATELINE_HOME names, compiled from GeoNames at first
use. Safe to use from several threads: each has a connection of its own to the same read-only file.
"""

from __future__ import annotations

import contextlib
import math
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from pyproj import Geod

from geo import settings
from geo.errors import DataError
from geo.model import Place
from geo.places.folding import fold, joined, skeleton
from geo.places.gazetteer_build import PACKAGE, Progress, build, package_version
from geo.places.gazetteer_dumps import Added, add_dump_to, kept_dumps
from geo.places.gazetteer_schema import KIND_MAIN, KIND_SHORTENED, SCHEMA_VERSION

INDEX_NAME = "places.sqlite"
_COLUMNS = "geonameid, name, lat, lon, country, admin1, class, feature, population, dataset"
_CACHED_NAMES = 4096
MMAP_BYTES = 256 * 1024 * 1024
"""How much of the index is read through memory that all programs share, rather than copied a page at a time."""
SHORT_NAME = 6
"""Letters below which a name begins with the same kind of letter in every transliteration."""
_VOWELS = frozenset("aeiou")
SIMILAR = 0.75
"""Share of letters that two transliterations of one name have in common at least."""
UNLIKE_SHARE = 0.2
"""What a town counts for among its namesakes that has the name only beside one of its own, unlike it."""
LIKE = 0.6
"""The share from which two names are spellings of one."""
LONGER_BY = 3
"""Letters that a name may have more than the stem of an adjective made of it."""
_NEAREST_FIRST_REACH_DEG = 0.25
_building = threading.Lock()

_PlaceRow = tuple[int, str, float, float, str, str | None, str, str, int | None, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``main``: it is the place's main name, not one of its other names;
    ``exact``: name and record agree on having an Arabic article ("Bab" is "al-Bab", but not exactly);
    ``like``: the main name is a spelling of the same name."""

    place: Place
    feature_class: str
    main: bool
    exact: bool
    like: bool = True

    @property
    def rank(self) -> tuple[bool, int]:
        """What the order of candidates goes by; greater is likelier."""
        return self.exact, round((self.place.population or 0) * (1.0 if self.like else UNLIKE_SHARE))


@dataclass(frozen=True, slots=True)
class Dataset:
    """One body of data in the index. ``added`` is an ISO date, ``country`` None for the whole world."""

    name: str
    version: str
    country: str | None
    places: int
    added: str


def alike(key: str, name: str) -> bool:
    """Whether a folded name and a place's main name are spellings of one name rather than two names."""
    return any(
        skeleton(key) == skeleton(own) or SequenceMatcher(None, key, own, autojunk=False).ratio() >= LIKE
        for own in _main_names(name)
    )


def _main_names(name: str) -> list[str]:
    """The folded main names of a place in two languages: "Gasteiz / Vitoria" has two."""
    return [fold(part) for part in name.split(" / ")]


def _begins_like(stem: str, name: str) -> bool:
    return SequenceMatcher(None, stem, fold(name)[: len(stem)], autojunk=False).ratio() >= LIKE


class Gazetteer:
    """An opened place index. Make one with `gazetteer()`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._datasets = self._read_datasets()
        self._sources = {d.name: f"GeoNames via {d.name} {d.version}" for d in self._datasets}
        self._cached = lru_cache(maxsize=_CACHED_NAMES)(self._find)
        self._capitals = lru_cache(maxsize=1)(self._read_capitals)

    @property
    def source(self) -> str:
        """The data set and version, as georeferenceSources has it."""
        return "; ".join(self._sources.values())

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """What is in the index."""
        return self._datasets

    def lookup(self, name: str) -> tuple[Place, ...]:
        """All towns of that name in any spelling, those that agree on the Arabic article first, then the most
        populous. Empty where no town has the name."""
        return tuple(found.place for found in self.candidates(name) if found.feature_class == "P")

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """All places of any feature class of that name, in the order of `lookup`, with how the name fits."""
        key, whole = fold(name), joined(name)
        return self._cached(key, key != whole) if key else ()

    def capital(self, country: str) -> Place | None:
        """The capital of a country (ISO code), None where the index has none."""
        return self._capitals().get(country)

    def similar(self, name: str, country: str, *, alike: float = SIMILAR) -> tuple[Place, ...]:
        """Towns and districts of `country` (ISO code) whose names may be another transliteration of `name`: the same
        consonants, and at least the share `alike` of all letters. The most alike first."""
        key = fold(name)
        sound = skeleton(key)
        if len(sound) < 3:
            return ()
        columns = ", ".join(f"places.{column.strip()}" for column in _COLUMNS.split(","))
        rows = self._rows(
            f"SELECT sounds.name, {columns} FROM sounds JOIN places USING (geonameid)"  # noqa: S608 - constants only
            " WHERE key = ? AND country = ?",
            (sound, country),
        )
        best: dict[int, tuple[float, _PlaceRow]] = {}
        for row in rows:
            if len(key) < SHORT_NAME and (key[0] in _VOWELS) != (row[0][0] in _VOWELS):
                continue  # "Adra" is not "Dar'a"
            ratio = SequenceMatcher(None, key, row[0]).ratio()
            if ratio >= alike and ratio > best.get(row[1], (0.0,))[0]:
                best[row[1]] = (ratio, row[1:])
        ranked = sorted(best.values(), key=lambda found: (found[0], found[1][8] or 0), reverse=True)
        return tuple(self._place(row) for _, row in ranked)

    def beginning_like(self, stem: str, country: str) -> tuple[Place, ...]:
        """Towns of `country` (ISO code) of which some name begins like the folded `stem` in another transliteration,
        the most alike first, then the most populous: "yasinovat" gives Yasynuvata."""
        sound = skeleton(stem)
        if len(sound) < 3:
            return ()
        columns = ", ".join(f"places.{column.strip()}" for column in _COLUMNS.split(","))
        rows = self._rows(
            f"SELECT sounds.name, {columns} FROM sounds JOIN places USING (geonameid)"  # noqa: S608 - constants only
            " WHERE key >= ? AND key < ? AND country = ? AND class = 'P'",
            (sound, sound + "\U0010ffff", country),
        )
        best: dict[int, tuple[float, _PlaceRow]] = {}
        for row in rows:
            if abs(len(row[0]) - len(stem)) > LONGER_BY:
                continue
            ratio = SequenceMatcher(None, stem, row[0][: len(stem)], autojunk=False).ratio()
            if ratio >= SIMILAR and ratio > best.get(row[1], (0.0,))[0]:
                best[row[1]] = (ratio, row[1:])
        ranked = sorted(
            best.values(),
            key=lambda found: (_begins_like(stem, found[1][1]), round(found[0], 1), found[1][8] or 0),
            reverse=True,
        )
        return tuple(self._place(row) for _, row in ranked)

    def towns_in(
        self, west: float, south: float, east: float, north: float, *, min_population: int = 0, limit: int = 200
    ) -> tuple[Place, ...]:
        """The most populous towns of a box in degrees (WGS84), most populous first."""
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM places WHERE geonameid IN"  # noqa: S608 - constants only
            " (SELECT geonameid FROM around WHERE west <= ? AND east >= ? AND south <= ? AND north >= ? AND many >= ?)"
            " AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND ifnull(population, 0) >= ?"
            " ORDER BY population DESC, geonameid LIMIT ?",
            (east, west, north, south, min_population, west, east, south, north, min_population, limit),
        )
        return tuple(self._place(row) for row in rows)

    def nearest_towns(self, *, lat: float, lon: float, limit: int = 5, min_population: int = 0) -> tuple[Place, ...]:
        """The towns nearest to a point by geodesic distance, nearest first; searched up to 30 degrees away."""
        geod = Geod(ellps="WGS84")
        reach = _NEAREST_FIRST_REACH_DEG
        while True:
            stretch = min(reach * _longitude_stretch(lat, reach), 360.0)
            boxes = _boxes(lon - stretch, lon + stretch)
            found = [
                town
                for west, east in boxes
                for town in self.towns_in(
                    west, lat - reach, east, lat + reach, min_population=min_population, limit=2000
                )
            ]
            reckoned = sorted((geod.inv(lon, lat, t.lon, t.lat)[2], t.geonameid or 0, t) for t in found)
            # What lies inside the box's inner circle is certain: nothing outside the box can be nearer.
            certain = [town for distance_m, _, town in reckoned if distance_m <= reach * 110_500]
            if len(certain) >= limit or reach >= 30:
                return tuple(town for _, _, town in reckoned[:limit])
            reach *= 2

    def _find(self, key: str, shortened: bool) -> tuple[Candidate, ...]:  # noqa: FBT001 - the cache's key
        rows = self._rows(
            f"SELECT kind, {_COLUMNS} FROM names JOIN places USING (geonameid) WHERE key = ?",  # noqa: S608
            (key,),
        )
        found = [
            Candidate(
                place=self._place(row[1:]),
                feature_class=row[7],
                main=bool(row[0] & KIND_MAIN) or (" / " in row[2] and key in _main_names(row[2])),
                exact=bool(row[0] & KIND_SHORTENED) == shortened,
                like=bool(row[0] & KIND_MAIN) or alike(key, row[2]),
            )
            for row in rows
        ]
        return tuple(sorted(found, key=lambda c: c.rank, reverse=True))

    def _read_capitals(self) -> dict[str, Place]:
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM places WHERE feature = 'PPLC' ORDER BY ifnull(population, 0)",  # noqa: S608
            (),
        )
        places = map(self._place, rows)
        return {place.country: place for place in places if place.country}

    def _place(self, row: _PlaceRow) -> Place:
        geonameid, name, lat, lon, country, admin1, _, feature, population, dataset = row
        return Place(
            name=name,
            lat=lat,
            lon=lon,
            country=country or None,
            feature=feature,
            geonameid=geonameid,
            admin1=admin1,
            population=population,
            source=self._sources.get(dataset, "GeoNames"),
        )

    def _read_datasets(self) -> tuple[Dataset, ...]:
        rows = self._rows("SELECT name, version, country, places, added FROM datasets ORDER BY name", ())
        return tuple(Dataset(*row) for row in rows)

    def _rows(self, query: str, values: Iterable[object]) -> list[tuple]:  # type: ignore[type-arg]
        """The rows of a query. Raises DataError, and puts the file away, where it is damaged."""
        try:
            return self._connection().execute(query, tuple(values)).fetchall()
        except sqlite3.DatabaseError as error:
            self._path.unlink(missing_ok=True)
            message = f"the place index {str(self._path)!r} is damaged ({error}); it is built anew at the next start"
            raise DataError(message) from error

    def _connection(self) -> sqlite3.Connection:
        """The connection of the running thread. ``immutable`` holds: an index is replaced, never changed."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True)
            connection.execute("PRAGMA cache_size = -2000")
            connection.execute(f"PRAGMA mmap_size = {MMAP_BYTES}")
            self._local.connection = connection
        return connection


def gazetteer(progress: Progress | None = None) -> Gazetteer:
    """The place index of DATELINE_HOME. Built first where it is missing, damaged or of another version, which
    takes some seconds: `progress` is then called with a share from 0 to 1 and what is being done.

    Raises DataError where it can be neither opened nor built.
    """
    path = index_path()
    stamp = _stamp(path)
    if stamp is None or not _is_current(path, stamp):
        with _building:
            stamp = _stamp(path)
            if stamp is None or not _is_current(path, stamp):
                build(path, progress)
                _add_again(path, progress)
                stamp = _stamp(path)
        if stamp is None:
            raise DataError(f"the place index {str(path)!r} vanished while it was opened")
    return _opened(path, stamp)


def _add_again(path: Path, progress: Progress | None) -> None:
    """Add the dumps of earlier to an index built anew; one that is damaged since is left out."""
    for dump in kept_dumps(path.parent):
        with contextlib.suppress(DataError):
            add_dump_to(path, dump, progress, keep=False)


def add_dump(dump: Path | str, progress: Progress | None = None) -> Added:
    """Add a GeoNames country or allCountries dump (zip or txt) to the place index of DATELINE_HOME: it replaces the
    places of its countries. Raises DataError; the index is then as it was."""
    gazetteer(progress)
    with _building:
        return add_dump_to(index_path(), Path(dump).expanduser(), progress)


def index_path() -> Path:
    """Where the index is kept."""
    return settings.home() / INDEX_NAME


@lru_cache(maxsize=4)
def _opened(path: Path, stamp: tuple[int, int, int]) -> Gazetteer:  # noqa: ARG001 - the stamp tells files apart
    return Gazetteer(path)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells one file at `path` from the next; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=4)
def _is_current(path: Path, stamp: tuple[int, int, int]) -> bool:
    """Whether the file is a whole index of this schema and of the installed extract."""
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return False
    try:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        page_bytes = connection.execute("PRAGMA page_size").fetchone()[0]
        meta = dict(connection.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    whole = pages * page_bytes == stamp[2]
    return whole and meta.get("schema") == SCHEMA_VERSION and meta.get(PACKAGE) == package_version()


def _longitude_stretch(lat: float, reach: float) -> float:
    """Degrees of longitude that are as long as a degree of latitude, at the box's edge nearest a pole."""
    edge = min(abs(lat) + reach, 89.0)
    return 1.0 / math.cos(math.radians(edge))


def _boxes(west: float, east: float) -> list[tuple[float, float]]:
    """A span of longitudes as one or two spans within -180..180."""
    if east - west >= 360:
        return [(-180.0, 180.0)]
    if west < -180:
        return [(west + 360, 180.0), (-180.0, east)]
    if east > 180:
        return [(west, 180.0), (-180.0, east - 360)]
    return [(west, east)]
