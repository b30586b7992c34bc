"""``place`` and ``near``: a town, an admin area, a country, a feature of nature, and what lies about them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from geo.codes import PrecisionLevel
from geo.model import Locality, Place
from geo.places.areas import AREAS_SOURCE, admin1_of, area, countries
from geo.shapes.buffers import coarseness, within
from geo.shapes.circle import disc
from geo.shapes.extent import extent_m, is_town
from geo.shapes.frame import areal
from geo.shapes.kinds.rivers import river_shape
from geo.shapes.land import land_in
from geo.shapes.outlines import area_outline, outline_km2, sea_outline
from geo.shapes.precision import DistanceRule
from geo.shapes.shape import Shape

NEAR_M = 10_000.0
"""How far "near" reaches past a place's own extent: the buffer of the figure in Chapman & Wieczorek 2020, which calls
it arbitrary and asks to document it."""
GROWN_TOLERANCE_M = 250.0
"""How true the edge of what is near an area is: outlines of provinces are off by 900 m at the median."""

PLACE_PROTOCOL = "dateline:place v1 (Chapman & Wieczorek 2020, geographic feature only)"
NEAR_PROTOCOL = "dateline:near v1 (Chapman & Wieczorek 2020, near a feature, 10 km)"

TRAVEL_UNITS = frozenset({"hours", "minutes", "days"})
TRAVEL_M = 50_000.0
"""How far "two hours' drive from" reaches: a time is no distance, so the footprint is wide and says why."""

_LEVELS: dict[str, PrecisionLevel] = {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm2", "ADM4": "adm2", "ADM5": "adm2"}
_SITES = frozenset({"AIRP", "AIRB", "AIRF", "MILB", "INSM", "BDG", "BLDG", "HSP", "SCH", "MSQE", "DAM", "OILR", "PRT"})
WATERS = frozenset({"SEA", "GULF", "STRT", "BAY", "OCN"})
WATER_REMARK = "Of the disc, the water is kept."
UNCUT_SHARE = 0.99
"""A disc that keeps more than this share of its area is left whole."""
_DISTRICTS = frozenset({"ADM2", "ADM3", "ADM4", "ADM5", "ADMD"})
_REGIONS = frozenset({"RGN", "AREA", "DSRT", "MTS", "VAL", "PEN", "PLN", "PLAT"})


def place(locality: Locality, rule: DistanceRule) -> Shape | None:  # noqa: ARG001
    """The extent of a named place: a disc by population for a town, the polygon of an admin area or country."""
    found = first_place(locality)
    if found is None:
        return None
    return river_shape(found) or place_shape(found)


def near(locality: Locality, rule: DistanceRule) -> Shape | None:  # noqa: ARG001
    """What lies within 10 km of a place's extent, the place itself with it; within 50 km for a time of travel."""
    found = first_place(locality)
    if found is None:
        return None
    river = None if locality.unit in TRAVEL_UNITS else river_shape(found)
    if river is not None:
        return river
    base = place_shape(found)
    reach_m = TRAVEL_M if locality.unit in TRAVEL_UNITS else NEAR_M
    if found.area:
        geometry = grown_outline(found.area, reach_m)
    else:
        geometry = disc(lat=found.lat, lon=found.lon, radius_m=extent_m(found) + reach_m)
    remark = f"Near is taken as up to {reach_m / 1000:.0f} km from the edge of {found.name}."
    if locality.unit in TRAVEL_UNITS:
        remark += f" The text gives a time of travel ({locality.distance_text}), which is kept but not measured."
    level: PrecisionLevel = "near_point" if not found.area else base.level
    return Shape(geometry, level, NEAR_PROTOCOL, base.sources, (*base.remarks, remark), base.centre)


@lru_cache(maxsize=1024)
def place_shape(found: Place) -> Shape:
    """The extent of a place of the data. Raises UnknownPlaceError for an area code that the data lacks."""
    if found.area:
        entry = area(found.area)
        level: PrecisionLevel = "country" if entry.level == 0 else "adm1"
        remark = f"{entry.name} is known by its outline."
        # The place's own point, where it lies in the outline: the one that other data sets code events to.
        centre = (found.lat, found.lon)
        geometry, km2 = area_outline(found.area), outline_km2(found.area)
        return Shape(geometry, level, PLACE_PROTOCOL, (AREAS_SOURCE,), (remark,), centre, outline_km2=km2)
    radius_m = extent_m(found)
    part = _cut(found, radius_m)
    remarks = tuple(filter(None, (_extent_remark(found, radius_m), part.remark)))
    sources = (found.source, part.source)
    centre = (found.lat, found.lon)
    return Shape(part.geometry, level_of(found), PLACE_PROTOCOL, sources, remarks, centre, part.simplified_m)


class _Cut(NamedTuple):
    """What is kept of a place's disc, with the sentence and the source of the cut."""

    geometry: BaseGeometry
    remark: str = ""
    source: str = ""
    simplified_m: float = 0.0


def _cut(found: Place, radius_m: float) -> _Cut:
    """The disc of a place cut to what the place can be: a sea to the sea, a district to its province, a region to its
    country; as it was for a town, or where nothing would be left."""
    if found.feature in WATERS:
        ready = sea_outline(found)
        if ready is not None:
            return _Cut(ready[0], WATER_REMARK, AREAS_SOURCE, ready[1])
    whole = disc(lat=found.lat, lon=found.lon, radius_m=radius_m)
    code = _holder(found)
    if found.feature in WATERS:
        part, remark = water_of(found, whole), WATER_REMARK
    elif code:
        part = areal(whole.intersection(area_outline(code)))
        remark = f"Of the disc, the part in {area(code).name} is kept."
    else:
        return _Cut(whole)
    if part.is_empty or part.area > UNCUT_SHARE * whole.area:
        return _Cut(whole)
    return _Cut(part, remark, AREAS_SOURCE)


def water_of(sea: Place, whole: BaseGeometry) -> BaseGeometry:
    """The water in the disc of a sea."""
    return areal(whole.difference(land_in(whole, tolerance_m=_coast_tolerance_m(sea))))


def _coast_tolerance_m(water: Place) -> float:
    """How far a sea's coast is simplified: what its outline would lose by the limit of footprints anyhow."""
    radius_m = extent_m(water)
    return radius_m / 1_000 if radius_m > 100_000 else 0.0


def _holder(found: Place) -> str | None:
    """The code of the area that holds a district or a region, where it is known."""
    province = admin1_of(found.country or "", found.admin1) if found.feature in _DISTRICTS else None
    if province:
        return province.code
    return found.country if found.feature in _DISTRICTS | _REGIONS and found.country in countries() else None


@lru_cache(maxsize=128)
def grown_outline(code: str, by_m: float) -> BaseGeometry:
    """The outline of an area and what lies within `by_m` metres of it, WGS84."""
    outline = shapely.simplify(area_outline(code), 0.005)
    edge = shapely.boundary(outline)
    tolerance_m = max(coarseness(edge, distance_m=by_m), GROWN_TOLERANCE_M)
    return areal(shapely.union(outline, within(edge, distance_m=by_m, tolerance_m=tolerance_m)))


def level_of(found: Place) -> PrecisionLevel:
    """The precision level of a place that is known by a point."""
    if is_town(found):
        return "settlement"
    if found.feature == "PPLX":
        return "street_or_landmark"
    if found.is_country:
        return "country"
    if found.feature in WATERS:
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
