"""``between`` and ``along``: places between two or three others, on the road from one to another, by a river.

A road of length `k` times the straight line between two towns never leaves the ellipse whose points have distances to
the two that add up to `k` times theirs. Roads of most countries are 1.2 to 1.4 times the straight line, 1.2 in the
United States (Ballou, Rahardja & Sakai 2002, circuity factors); with 1.2 the ellipse is 0.66 as wide as it is long
between the towns, and holds "between" as well, for which Chapman & Wieczorek 2020 take the circle about the midpoint.
"""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.codes import PrecisionLevel
from geo.model import Locality, Place
from geo.shapes.circle import disc
from geo.shapes.extent import extent_m
from geo.shapes.frame import GEOD, Frame, areal, distance_m, middle
from geo.shapes.kinds.borders import border_zone, side_of
from geo.shapes.kinds.parts import read_part
from geo.shapes.kinds.places import NEAR_M, grown_outline, place_shape
from geo.shapes.kinds.rivers import is_river, river_shape
from geo.shapes.precision import DistanceRule
from geo.shapes.shape import Shape

DETOUR = 1.2
"""Length of a road over the straight line between its ends."""
BETWEEN_PROTOCOL = "dateline:between v1 (Chapman & Wieczorek 2020, between two features; ellipse of detour 1.2)"
ALONG_PROTOCOL = "dateline:along v1 (Chapman & Wieczorek 2020, path; ellipse of detour 1.2 where the road is not known)"
ROAD_REACH_M = 50_000.0
"""How far from the one known town of a road, or of a pair, an event may be: as for a place that is told by a town
(`combine.CONTEXT_M`), where nine of ten coded places lay within 53 km."""
KNOWN_POINT_M = 25_000.0
"""UCDP where_prec 2 ends here, and its code 5 begins."""
BY_FLOW = frozenset({"left", "right"})
_VERTICES = 96


def between(locality: Locality, rule: DistanceRule) -> Shape | None:  # noqa: ARG001
    """What lies between two or three places; near the one that is known where the data knows only one."""
    return _among(locality, BETWEEN_PROTOCOL, "between")


def along(locality: Locality, rule: DistanceRule) -> Shape | None:
    """A road between two towns, a border, or a named line of nature."""
    if side_of(locality) is not None:
        return border_zone(locality, rule)
    found = _places(locality)
    if len(found) == 1 and is_river(found[0]):
        wind, _ = read_part(locality.part)
        ground = river_shape(found[0], wind=wind, by_flow=locality.part in BY_FLOW)
        if ground is not None:
            return ground
    if len(found) == 1 and not found[0].feature.startswith("PPL"):
        base = place_shape(found[0])
        return Shape(base.geometry, "line_or_border", ALONG_PROTOCOL, base.sources, base.remarks, base.centre)
    return _among(locality, ALONG_PROTOCOL, "on the road between")


def _among(locality: Locality, protocol: str, word: str) -> Shape | None:
    found = _places(locality)
    if not found:
        return None
    sources = tuple(place_shape(place).sources[0] for place in found)
    names = _listed([place.name for place in found])
    if len(found) == 1:
        only = found[0]
        reach = extent_m(only) + ROAD_REACH_M
        remark = f"Of the places it lies {word}, the data knows only {names}: up to {reach / 1000:.0f} km from it."
        return Shape(disc(lat=only.lat, lon=only.lon, radius_m=reach), "line_or_border", protocol, sources, (remark,))
    meeting = _meeting(found)
    if meeting is not None:
        remark = f"The footprint is the ground where {names} come within {2 * NEAR_M / 1000:.0f} km of each other."
        return Shape(meeting, "adm1", protocol, sources, (remark,))
    geometry = _ellipse(*found) if len(found) == 2 else _hull(found)
    return Shape(geometry, _level(found), protocol, sources, (_remark(found, word, names),))


def _places(locality: Locality) -> tuple[Place, ...]:
    """The places of the anchors, each once."""
    return tuple(dict.fromkeys(anchor.place for anchor in locality.anchors if anchor.place))[:3]


def _meeting(found: tuple[Place, ...]) -> BaseGeometry | None:
    """The ground between areas that touch or nearly do; None where one is a point or they lie apart."""
    if not all(place.area for place in found):
        return None
    shared = grown_outline(found[0].area or "", NEAR_M)
    for place in found[1:]:
        shared = areal(shared.intersection(grown_outline(place.area or "", NEAR_M)))
    return None if shared.is_empty or len(found) < 2 else shared


def _ellipse(first: Place, second: Place) -> BaseGeometry:
    """Places whose distances to the two add up to at most `DETOUR` times theirs, the places' extents with it."""
    azimuth, _, apart_m = GEOD.inv(first.lon, first.lat, second.lon, second.lat)
    lon, lat, _ = GEOD.fwd(first.lon, first.lat, azimuth, apart_m / 2)
    frame = Frame(float(lat), float(lon))
    x, y = frame.point(lat=second.lat, lon=second.lon)
    bearing = math.atan2(x, y)
    slack_m = (extent_m(first) + extent_m(second)) / 2
    long_m = apart_m * DETOUR / 2 + slack_m
    wide_m = math.sqrt(long_m**2 - (apart_m / 2) ** 2)
    turn = np.linspace(0.0, 2 * math.pi, _VERTICES, endpoint=False)
    ahead, aside = long_m * np.cos(turn), wide_m * np.sin(turn)
    east = ahead * math.sin(bearing) + aside * math.cos(bearing)
    north = ahead * math.cos(bearing) - aside * math.sin(bearing)
    return areal(frame.to_wgs84(shapely.polygons(np.column_stack([east, north])), step_m=max(5_000.0, apart_m / 50)))


def _hull(found: tuple[Place, ...]) -> BaseGeometry:
    """The smallest convex area about three places' extents, a tenth of its size wider."""
    lat, lon = middle(shapely.MultiPoint([(place.lon, place.lat) for place in found]))
    frame = Frame(lat, lon)
    discs = [shapely.Point(frame.point(lat=p.lat, lon=p.lon)).buffer(extent_m(p), quad_segs=16) for p in found]
    hull = shapely.convex_hull(shapely.union_all(discs))
    west, south, east, north = hull.bounds
    grown = hull.buffer(0.1 * math.hypot(east - west, north - south), quad_segs=16)
    return areal(frame.to_wgs84(grown, step_m=20_000.0))


def _level(found: tuple[Place, ...]) -> PrecisionLevel:
    """UCDP: a line between two places more than 25 km apart is its code 5, else the nearer place's code 2."""
    first, *others = found
    apart = max(distance_m(lat=first.lat, lon=first.lon, to_lat=p.lat, to_lon=p.lon) for p in others)
    return "near_point" if apart <= KNOWN_POINT_M else "line_or_border"


def _remark(found: tuple[Place, ...], word: str, names: str) -> str:
    if len(found) > 2:
        return f"It lies {word} {names}: the smallest convex area about them, a tenth of its size wider."
    first, second = found
    apart = distance_m(lat=first.lat, lon=first.lon, to_lat=second.lat, to_lon=second.lon) / 1000
    return (
        f"It lies {word} {names}, {apart:.0f} km apart: a road up to {DETOUR} times as long stays within the ellipse."
    )


def _listed(names: list[str]) -> str:
    return " and ".join(", ".join(names).rsplit(", ", 1)) if len(names) > 1 else names[0]
