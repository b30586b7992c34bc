"""How large a place is: the radius about its point that holds it.

Towns: the built-up area grows with the population as A = P^0.75 / 357 square miles (Stewart & Warntz 1958, "Physics
of population distribution", Journal of Regional Science 1, for cities of the United States and Europe); the radius is
that of a disc of this area. It gives 0.64 km for 1,000 people, 1.5 km for 10,000, 3.6 km for 100,000, 8.5 km for a
million. To it is added what the point itself may be off: GeoNames points of many towns were read from maps to the
minute of arc, so half a minute north and east, 1.3 km at the equator.

Regions, seas and sites of our own table (`geo.places.regions`) have their extent there, districts theirs in
`districts`. Other features: one table by
GeoNames feature code, our judgement, in the order of size of what the code means.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from geo.model import Place
from geo.places.regions import REGIONS_SOURCE, regions
from geo.places.rivers import RIVERS_SOURCE, rivers
from geo.shapes.districts import district_radius_m

SQUARE_MILE_M2 = 1609.344**2
COORDINATE_ERROR_M = 1_300.0
"""Half a minute of arc north and half a minute east, at the equator."""
UNKNOWN_POPULATION = 2_000
"""A town whose population the gazetteer does not know is taken as a large village."""

FEATURE_RADIUS_M: Mapping[str, float] = MappingProxyType(
    {
        "PPLX": 1_500.0,  # part of a town
        "PCLI": 300_000.0,  # a country of which there is no outline
        "ADM2": 45_000.0,
        "ADM3": 15_000.0,
        "ADM4": 8_000.0,
        "ADM5": 5_000.0,
        "ADMD": 20_000.0,
        "ADM1": 100_000.0,
        "RGN": 100_000.0,
        "AREA": 30_000.0,
        "AIRP": 3_000.0,
        "AIRB": 4_000.0,
        "AIRF": 2_000.0,
        "MILB": 3_000.0,
        "INSM": 2_000.0,
        "CMP": 2_000.0,
        "CMPRF": 2_000.0,
        "PRT": 3_000.0,
        "HBR": 3_000.0,
        "OILF": 10_000.0,
        "OILR": 2_000.0,
        "BDG": 500.0,
        "BLDG": 200.0,
        "HSP": 300.0,
        "SCH": 300.0,
        "MSQE": 200.0,
        "DAM": 1_000.0,
        "PASS": 2_000.0,
        "MT": 5_000.0,
        "HLL": 2_000.0,
        "MTS": 50_000.0,
        "PK": 3_000.0,
        "VAL": 15_000.0,
        "DSRT": 150_000.0,
        "PEN": 50_000.0,
        "CAPE": 3_000.0,
        "ISL": 15_000.0,
        "ISLS": 50_000.0,
        "LK": 15_000.0,
        "RSV": 10_000.0,
        "STM": 50_000.0,
        "WAD": 20_000.0,
        "SEA": 400_000.0,
        "GULF": 200_000.0,
        "STRT": 50_000.0,
        "BAY": 20_000.0,
        "CONT": 3_000_000.0,
    }
)
_CLASS_DEFAULT_M = 5_000.0


def town_radius_m(population: int | None) -> float:
    """Radius in metres of the disc that holds a town of `population` people, its point's own error with it."""
    people = population if population and population > 0 else UNKNOWN_POPULATION
    area_m2 = people**0.75 / 357.0 * SQUARE_MILE_M2
    return math.sqrt(area_m2 / math.pi) + COORDINATE_ERROR_M


def extent_m(place: Place) -> float:
    """Radius in metres about the point of `place` that holds it: towns by population, others by feature code."""
    if is_town(place):
        return town_radius_m(place.population)
    known = district_radius_m(place.geonameid) if place.feature == "ADM2" else None
    if place.source == REGIONS_SOURCE:
        known = _region_extents().get((place.name, place.lat, place.lon))
    if place.source == RIVERS_SOURCE:
        known = _river_extents().get((place.name, place.lat, place.lon))
    if known is not None:
        return known
    return FEATURE_RADIUS_M.get("PCLI" if place.is_country else place.feature, _CLASS_DEFAULT_M)


@cache
def _region_extents() -> Mapping[tuple[str, float, float], float]:
    return {(region.name, region.lat, region.lon): region.extent_m for region in regions()}


@cache
def _river_extents() -> Mapping[tuple[str, float, float], float]:
    return {(river.name, river.lat, river.lon): river.extent_m for river in rivers()}


def is_town(place: Place) -> bool:
    """Whether `place` is a settlement (GeoNames PPL* and STLMT, without parts of towns)."""
    return place.feature == "STLMT" or (place.feature.startswith("PPL") and place.feature != "PPLX")
