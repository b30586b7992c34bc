"""Rivers as lines, by any of their names: Natural Earth 1:10m with the names that news uses.

The data card says how near the lines are to the water (about half a kilometre; a kilometre or two in plains).
Coordinates are degrees, EPSG:4326; geometry in lon lat order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.model import Place
from geo.places.datafiles import RIVERS_FILE, read_columns, read_geometry
from geo.places.folding import NAME_MAX, fold
from geo.places.nearest import LineIndex

RIVERS_SOURCE = "Natural Earth 3.0 rivers 1:10m (public domain)"
GENERIC = frozenset("river rivers rio río nahr nehri nehir fleuve rivière riviere darya".split())
"""Words of a river's name that say no more than that it is one; text puts and leaves them at will."""
NEAR_MAX_M = 1_000_000.0
"""A river that stays farther than this from where a text plays is not the one it means."""


@dataclass(frozen=True, slots=True)
class River:
    """A river as a line.

    ``name`` is the English name, ``names`` all of them, that one first. ``length_m`` is the line's: smoothed bends make
    it shorter than the water's. ``countries`` are ISO codes, the one with most of it first. ``lat``, ``lon`` lie on the
    line, halfway; ``extent_m`` reaches from there to the farthest end. ``row`` is its place in the file.
    """

    row: int
    name: str
    names: tuple[str, ...]
    length_m: float
    countries: tuple[str, ...]
    lat: float
    lon: float
    extent_m: float

    @property
    def line(self) -> BaseGeometry:
        """A MultiLineString in WGS84 degrees, lon lat, through lakes on its way as well; no direction is promised."""
        return read_geometry(RIVERS_FILE)[self.row]

    @property
    def place(self) -> Place:
        """The river as a place (feature STM, for canals CNL); its country where it runs in one only."""
        return Place(
            name=self.name,
            lat=self.lat,
            lon=self.lon,
            country=self.countries[0] if len(self.countries) == 1 else None,
            feature="CNL" if self.name.endswith(" Canal") else "STM",
            source=RIVERS_SOURCE,
        )


@cache
def rivers() -> tuple[River, ...]:
    """All rivers of the data. Raises DataError where the file is missing or damaged."""
    rows = read_columns(RIVERS_FILE, ("name", "names", "length_km", "countries", "lat", "lon", "extent_km"))
    return tuple(
        River(
            row=i,
            name=rows["name"][i],
            names=tuple(rows["names"][i]),
            length_m=rows["length_km"][i] * 1000,
            countries=tuple(rows["countries"][i]),
            lat=rows["lat"][i],
            lon=rows["lon"][i],
            extent_m=rows["extent_km"][i] * 1000.0,
        )
        for i in range(len(rows["name"]))
    )


def find_river(name: str, *, near: tuple[float, float] | None = None) -> River | None:
    """The river that `name` names, in any spelling, with or without "River"; None where the data has none.

    Of several rivers of one name ("Red River") it is the longest, but with a point `near` (lat, lon in degrees) the one
    that comes nearest to it, and none that stays farther off than `NEAR_MAX_M`: the Una of Bosnia is not in the data,
    that of Brazil is.

    >>> find_river("River Oxus").name
    'Amu Darya'
    """
    found = lookup_rivers(name) or _by_bare_name().get(_bare_key(name), ())
    if near is None or not found:
        return max(found, key=lambda river: river.length_m, default=None)
    lat, lon = near
    parts, owners = shapely.get_parts(np.array([river.line for river in found], dtype=object), return_index=True)
    nearest = LineIndex(parts, owners).nearest(lons=np.array([lon]), lats=np.array([lat]))
    return found[int(nearest.owner[0])] if nearest.distance_m[0] <= NEAR_MAX_M else None


def lookup_rivers(name: str) -> tuple[River, ...]:
    """The rivers of which `name` is a name as such: "Euphrates", "Red River", but not "Red"."""
    found = _by_name().get(fold(name), ())
    return found if found or not is_generic(name) else _by_bare_name().get(_bare_key(name), ())


def is_generic(name: str) -> bool:
    """Whether the name says itself that it is a river's."""
    return len(name) <= NAME_MAX and any(word in GENERIC for word in name.casefold().split())


@lru_cache(maxsize=4096)
def _bare_key(name: str) -> str:
    """The folded name without generic words, "" where nothing else is left."""
    return fold(" ".join(word for word in name[:NAME_MAX].split() if word.casefold() not in GENERIC | {"the"}))


@cache
def _by_name() -> Mapping[str, tuple[River, ...]]:
    return _index(fold)


@cache
def _by_bare_name() -> Mapping[str, tuple[River, ...]]:
    return _index(_bare_key)


def _index(key_of: Callable[[str], str]) -> Mapping[str, tuple[River, ...]]:
    found: dict[str, tuple[River, ...]] = {}
    for river in rivers():
        for key in dict.fromkeys(filter(None, map(key_of, river.names))):
            found[key] = (*found.get(key, ()), river)
    return found
