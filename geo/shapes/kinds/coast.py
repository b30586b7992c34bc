"""``off_coast``: at sea off a town or a country, at the stated distance from its shore.

The shore is the edge of the land of our country polygons, so its error is theirs (the data card gives it). Where no
distance is said the sea up to 12 nautical miles counts: the territorial sea of the law of the sea (UNCLOS, article 3).
"""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.model import Locality, Place
from geo.places.areas import AREAS_SOURCE
from geo.shapes.buffers import within
from geo.shapes.circle import disc
from geo.shapes.extent import extent_m
from geo.shapes.frame import areal
from geo.shapes.interval import Interval, stated_interval
from geo.shapes.kinds.places import area_outline, first_place
from geo.shapes.land import land_in
from geo.shapes.precision import DistanceRule
from geo.shapes.shape import Shape

COAST_PROTOCOL = "dateline:off_coast v1 (Chapman & Wieczorek 2020, offset from a path, clipped to the sea)"
TERRITORIAL_SEA_M = 22_224.0
"""12 nautical miles."""
SHORE_REACH_M = 25_000.0
"""How far along the shore, or inland, a town's own stretch of coast is sought."""
_SHORE_TOLERANCE_DEG = 0.002
MOST_SHORE_POINTS = 3_000
COARSEST_SHORE_DEG = 0.2
"""A shore with more points than this is generalised by up to so many degrees: a quarter of a second's work."""


def off_coast(locality: Locality, rule: DistanceRule) -> Shape | None:
    """The sea at the stated distance from the shore by a place. None where the place has no shore near it."""
    found = first_place(locality)
    if found is None:
        return None
    interval, protocol = _interval(locality, rule)
    geometry = _sea(found, round(interval.low_m), round(interval.high_m))
    if geometry.is_empty:
        return None
    remarks = (interval.remark, f"The footprint is the sea at that distance from the shore of {found.name}.")
    return Shape(geometry, "sea_or_air", protocol, (found.source, AREAS_SOURCE), remarks)


def _interval(locality: Locality, rule: DistanceRule) -> tuple[Interval, str]:
    if locality.distance_m is not None:
        return stated_interval(locality, rule), f"{COAST_PROTOCOL}; {rule.protocol}"
    remark = "No distance is said; the territorial sea, 12 nautical miles, is allowed."
    return Interval(0.0, TERRITORIAL_SEA_M, TERRITORIAL_SEA_M / 2, remark), COAST_PROTOCOL


@lru_cache(maxsize=256)
def _sea(found: Place, low_m: float, high_m: float) -> BaseGeometry:
    reach_m = extent_m(found) + SHORE_REACH_M
    if found.area:
        shore = shapely.boundary(area_outline(found.area))
    else:
        near = disc(lat=found.lat, lon=found.lon, radius_m=reach_m)
        shore = shapely.boundary(land_in(near)).intersection(near.buffer(-1e-6))
        shore = _lines(shore)
    if shore.is_empty:
        return shapely.Polygon()
    around = within(_drawn(shore), distance_m=high_m)
    land = land_in(around)
    at_sea = areal(around.difference(land))
    if low_m > 0 and not at_sea.is_empty:
        at_sea = areal(at_sea.difference(within(_coast(land), distance_m=low_m)))
    return at_sea


def _coast(land: BaseGeometry) -> BaseGeometry:
    """The edge of all land about a piece of sea: "37 km off" is measured from the nearest shore, whosever it is."""
    return _drawn(_lines(shapely.boundary(land)))


def _drawn(shore: BaseGeometry) -> BaseGeometry:
    """A shore as fine as its length allows: that of a whole country (Norway, Canada) is generalised further, since a
    footprint as large as it is kept in few points in the end."""
    tolerance_deg = _SHORE_TOLERANCE_DEG
    drawn = shapely.simplify(shore, tolerance_deg, preserve_topology=False)
    while shapely.get_num_coordinates(drawn) > MOST_SHORE_POINTS and tolerance_deg < COARSEST_SHORE_DEG:
        tolerance_deg *= 2
        drawn = _without_islets(shapely.simplify(drawn, tolerance_deg, preserve_topology=False), tolerance_deg)
    return drawn


def _without_islets(shore: BaseGeometry, smallest_deg: float) -> BaseGeometry:
    """The lines of a shore that are longer than an islet's of `smallest_deg` degrees; never none."""
    parts = shapely.get_parts(shore)
    kept = parts[shapely.length(parts) > 4 * smallest_deg]
    lines: BaseGeometry = shapely.multilinestrings(kept if len(kept) else parts)
    return lines


def _lines(geometry: BaseGeometry) -> BaseGeometry:
    """The lines of `geometry`, without points."""
    parts = [part for part in shapely.get_parts(geometry) if part.length > 0]
    lines: BaseGeometry = shapely.multilinestrings(parts) if parts else shapely.LineString()
    return lines
