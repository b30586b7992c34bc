"""``offset``, ``offset_heading``, ``offset_orthogonal``: a distance from a place, with or without a direction.

The published calculators answer with one circle. Here the words are drawn: a distance alone enlarges the place on all
sides, as Chapman & Wieczorek 2020 recommend over a ring (with "at least" it is the ring), a distance with a direction
is a sector of a ring, two distances at right angles are the corner they lead to.
Under a rule that does not hold the place's extent, the extent is added on all sides.

Under the measured rule the sector begins at the place itself and holds it: who writes "15 km north of X" often means
the ground about X, and UCDP codes such an event (where_prec 2) to X. The sector grows by an eighth of its area by
that and its circle by none, for the far corners set it. The point is where the words, taken as they stand, lead.
"""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from geo.codes import PrecisionLevel
from geo.errors import PhraseError, quoted
from geo.model import Locality, Place
from geo.shapes.circle import disc, ring, sector
from geo.shapes.extent import COORDINATE_ERROR_M, extent_m
from geo.shapes.frame import EDGE_STEP_M, GEOD, Frame, areal
from geo.shapes.interval import AT_LEAST, Interval, plain_hedge, stated_interval
from geo.shapes.kinds.places import first_place, near
from geo.shapes.precision import DistanceRule, wind_bearing_deg, wind_half_angle_deg, wind_of
from geo.shapes.shape import Shape

OFFSET_PROTOCOL = "dateline:offset v1 (Chapman & Wieczorek 2020, offset: distance only)"
HEADING_PROTOCOL = "dateline:offset_heading v2 (Chapman & Wieczorek 2020, offset: distance at a heading)"
ORTHOGONAL_PROTOCOL = "dateline:offset_orthogonal v1 (Chapman & Wieczorek 2020, distances along orthogonal directions)"
DIRECTION_REACH_M = 25_000.0
"""How far "north of X" reaches where no distance is said: UCDP codes it as within about 25 km of X."""
LEAST_REACH_M = 10.0
"""A sector reaches at least so far: "0 km north of" is an area too."""
NEAR_POINT_M = 25_000.0
"""UCDP where_prec 2 ends at 25 km from the known point; farther is its code 5, a fuzzy area."""


def offset(locality: Locality, rule: DistanceRule) -> Shape | None:
    """The place enlarged by the stated distance on all sides; with "at least", what lies from there on."""
    found = first_place(locality)
    if found is None:
        return None
    if locality.distance_m is None:
        return near(locality, rule)
    interval = _with_extent(stated_interval(locality, rule), found, rule)
    low_m = interval.low_m if plain_hedge(locality.hedge) in AT_LEAST else 0.0
    geometry = ring(lat=found.lat, lon=found.lon, low_m=low_m, high_m=interval.high_m)
    remarks = (interval.remark, _from(found, rule))
    centre = (found.lat, found.lon)
    return Shape(geometry, _level(interval), f"{OFFSET_PROTOCOL}; {rule.protocol}", (found.source,), remarks, centre)


def offset_heading(locality: Locality, rule: DistanceRule) -> Shape | None:
    """The sector of places at the stated distance and direction from a place; without a distance, up to 25 km."""
    found = first_place(locality)
    if found is None:
        return None
    bearing_deg, half_angle_deg = direction(locality, rule)
    if locality.distance_m is None:
        reach = extent_m(found) + DIRECTION_REACH_M
        interval = Interval(0.0, reach, reach / 2, f"No distance is said; up to {reach / 1000:.0f} km is allowed.")
    else:
        interval = stated_interval(locality, rule)
    from_place = locality.distance_m is None or (rule.holds_extent and plain_hedge(locality.hedge) not in AT_LEAST)
    spread = Interval(0.0, interval.high_m, interval.stated_m, interval.remark) if from_place else interval
    geometry = _sector(found, spread, bearing_deg, half_angle_deg, rule)
    if from_place:  # the place itself: its northern edge is "north of" a town too
        geometry = areal(geometry.union(disc(lat=found.lat, lon=found.lon, radius_m=extent_m(found))))
    remarks = (
        interval.remark,
        f"The direction is {bearing_deg:g}° from north, give or take {half_angle_deg:g}°.",
        _from(found, rule),
        *(
            (f"The ground from {found.name} on is kept: such words often mean what lies about it.",)
            if from_place
            else ()
        ),
    )
    protocol = f"{HEADING_PROTOCOL}; {rule.protocol}"
    centre = _ahead(found, interval.stated_m, bearing_deg) if rule.holds_extent else None
    return Shape(geometry, _level(interval), protocol, (found.source,), remarks, centre)


def _ahead(found: Place, distance_m: float, bearing_deg: float) -> tuple[float, float]:
    """(lat, lon) of the point that lies `distance_m` metres from a place in a direction."""
    lon, lat, _ = GEOD.fwd(found.lon, found.lat, bearing_deg, distance_m)
    return float(lat), float(lon)


def offset_orthogonal(locality: Locality, rule: DistanceRule) -> Shape | None:
    """The box about the corner that two distances at right angles lead to ("2 km east and 3 km north of")."""
    found = first_place(locality)
    if found is None or not locality.orthogonal:
        return None
    east, north = _legs(locality, rule)
    frame = Frame(found.lat, found.lon)
    box = shapely.box(east.low_m, north.low_m, east.high_m, north.high_m)
    grown = box.buffer(COORDINATE_ERROR_M if rule.holds_extent else extent_m(found), quad_segs=16)
    geometry = areal(frame.to_wgs84(grown, step_m=EDGE_STEP_M))
    remarks = (east.remark, north.remark, _from(found, rule))
    level = _level(Interval(0.0, math.hypot(east.stated_m, north.stated_m), 0.0, ""))
    return Shape(geometry, level, f"{ORTHOGONAL_PROTOCOL}; {rule.protocol}", (found.source,), remarks)


def direction(locality: Locality, rule: DistanceRule) -> tuple[float, float]:
    """(bearing, half the angle left open) of a locality, degrees. Raises PhraseError where no direction is said."""
    wind = (locality.heading or "").strip().upper()
    if locality.bearing_deg is None and not wind:
        raise PhraseError(f"no direction is stated in {quoted(locality.text)}")
    bearing = locality.bearing_deg if locality.bearing_deg is not None else wind_bearing_deg(wind)
    if not math.isfinite(bearing):
        raise PhraseError(f"a direction must be a number of degrees, not {quoted(bearing)}")
    bearing %= 360.0
    if rule.half_angle_deg is not None:
        return bearing, rule.half_angle_deg
    try:
        return bearing, wind_half_angle_deg(wind or wind_of(bearing))
    except PhraseError:
        return bearing, wind_half_angle_deg(wind_of(bearing))


def _sector(
    found: Place, interval: Interval, bearing_deg: float, half_angle_deg: float, rule: DistanceRule
) -> BaseGeometry:
    spread = _with_extent(interval, found, rule) if rule.holds_extent else interval
    geometry = sector(
        lat=found.lat,
        lon=found.lon,
        bearing_deg=bearing_deg,
        half_angle_deg=half_angle_deg,
        low_m=spread.low_m,
        high_m=max(spread.high_m, LEAST_REACH_M),
    )
    if rule.holds_extent:
        return geometry
    frame = Frame(found.lat, found.lon)
    grown = frame.to_local(geometry).buffer(extent_m(found), quad_segs=16)
    return areal(frame.to_wgs84(grown, step_m=max(spread.high_m / 20, EDGE_STEP_M)))


def _with_extent(interval: Interval, found: Place, rule: DistanceRule) -> Interval:
    """The interval with the place's extent: on both sides, or outwards only where the rule's spread holds it.

    A measured spread is one about the place's point; yet "5 km from Baghdad" may count from the city's edge.
    """
    extent = extent_m(found)
    if rule.holds_extent:
        return Interval(interval.low_m, interval.high_m + extent, interval.stated_m, interval.remark)
    return interval.widened(extent)


def _legs(locality: Locality, rule: DistanceRule) -> tuple[Interval, Interval]:
    """What the two distances leave open to the east and to the north of the place."""
    legs = {"E": Interval(0.0, 0.0, 0.0, ""), "N": Interval(0.0, 0.0, 0.0, "")}
    for distance_m, wind in locality.orthogonal[:2]:
        letter = wind.strip().upper()[:1]
        if letter not in "NESW" or not letter:
            raise PhraseError(f"direction {quoted(wind)} is none of N, E, S, W")
        part = Locality(
            locality.span, locality.text, "offset", distance_m=distance_m, unit=locality.unit, hedge=locality.hedge
        )
        leg = stated_interval(part, rule)
        if letter in "SW":
            leg = Interval(-leg.high_m, -leg.low_m, -leg.stated_m, leg.remark)
        legs["N" if letter in "NS" else "E"] = leg
    return legs["E"], legs["N"]


def _level(interval: Interval) -> PrecisionLevel:
    return "near_point" if interval.stated_m <= NEAR_POINT_M else "line_or_border"


def _from(found: Place, rule: DistanceRule) -> str:
    if rule.holds_extent:
        return f"Distances are from the point of {found.name}, or from its edge {extent_m(found) / 1000:.1f} km out."
    return f"Distances are from {found.name}, whose extent of {extent_m(found) / 1000:.1f} km is added on all sides."
