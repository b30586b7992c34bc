"""``place`` and ``near``: a town, an admin area, a country, a feature of nature, and what lies about them."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.codes import PrecisionLevel
from geo.model import Locality, Place
from geo.places.areas import AREAS_SOURCE, area
from geo.shapes.buffers import within
from geo.shapes.circle import disc
from geo.shapes.extent import extent_m, is_town
from geo.shapes.frame import areal
from geo.shapes.precision import DistanceRule
from geo.shapes.shape import Shape, compact

NEAR_M = 10_000.0
"""How far "near" reaches past a place's own extent: the buffer of the figure in Chapman & Wieczorek 2020, which calls
it arbitrary and asks to document it."""

PLACE_PROTOCOL = "dateline:place v1 (Chapman & Wieczorek 2020, geographic feature only)"
NEAR_PROTOCOL = "dateline:near v1 (Chapman & Wieczorek 2020, near a feature, 10 km)"

_LEVELS: dict[str, PrecisionLevel] = {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm2", "ADM4": "adm2", "ADM5": "adm2"}
_SITES = frozenset({"AIRP", "AIRB", "AIRF", "MILB", "INSM", "BDG", "BLDG", "HSP", "SCH", "MSQE", "DAM", "OILR", "PRT"})
_WATERS = frozenset({"SEA", "GULF", "STRT", "BAY", "OCN"})


def place(locality: Locality, rule: DistanceRule) -> Shape | None:  # noqa: ARG001
    """The extent of a named place: a disc by population for a town, the polygon of an admin area or country."""
    found = first_place(locality)
    return place_shape(found) if found else None


def near(locality: Locality, rule: DistanceRule) -> Shape | None:  # noqa: ARG001
    """What lies within 10 km of a place's extent, the place itself with it."""
    found = first_place(locality)
    if found is None:
        return None
    base = place_shape(found)
    if found.area:
        outline = compact(base.geometry)[0]
        geometry = areal(shapely.union(outline, within(shapely.boundary(outline), distance_m=NEAR_M)))
    else:
        geometry = disc(lat=found.lat, lon=found.lon, radius_m=extent_m(found) + NEAR_M)
    remark = f"Near is taken as up to {NEAR_M / 1000:.0f} km from the edge of {found.name}."
    level: PrecisionLevel = "near_point" if not found.area else base.level
    return Shape(geometry, level, NEAR_PROTOCOL, base.sources, (*base.remarks, remark), base.centre)


@lru_cache(maxsize=4096)
def place_shape(found: Place) -> Shape:
    """The extent of a place of the data. Raises UnknownPlaceError for an area code that the data lacks."""
    if found.area:
        entry = area(found.area)
        level: PrecisionLevel = "country" if entry.level == 0 else "adm1"
        remark = f"{entry.name} is known by its outline."
        return Shape(area_outline(found.area), level, PLACE_PROTOCOL, (AREAS_SOURCE,), (remark,))
    radius_m = extent_m(found)
    geometry = disc(lat=found.lat, lon=found.lon, radius_m=radius_m)
    remarks = (_extent_remark(found, radius_m),)
    return Shape(geometry, level_of(found), PLACE_PROTOCOL, (found.source,), remarks, (found.lat, found.lon))


@lru_cache(maxsize=512)
def area_outline(code: str) -> BaseGeometry:
    """The outline of an admin area or country (WGS84), as small as footprints are kept."""
    return compact(areal(area(code).geometry))[0]


def level_of(found: Place) -> PrecisionLevel:
    """The precision level of a place that is known by a point."""
    if is_town(found):
        return "settlement"
    if found.feature == "PPLX":
        return "street_or_landmark"
    if found.is_country:
        return "country"
    if found.feature in _WATERS:
        return "sea_or_air"
    return _LEVELS.get(found.feature, "exact_site" if found.feature in _SITES else "near_point")


def first_place(locality: Locality) -> Place | None:
    """The place of the first anchor that has one."""
    return next((anchor.place for anchor in locality.anchors if anchor.place), None)


def _extent_remark(found: Place, radius_m: float) -> str:
    if not is_town(found):
        kilometres = f"{radius_m / 1000:.1f} km"
        return f"{found.name} ({found.feature}) is known by a point; its kind is given a radius of {kilometres}."
    people = f"{found.population:,} people" if found.population else "unknown population"
    return f"{found.name} ({people}) is taken as a disc of {radius_m / 1000:.1f} km about its point."
