"""``off_coast``: at sea off a town or a country, at the stated distance from its shore.

The shore is the edge of the land of our country polygons, so its error is theirs (the data card gives it). Where no
distance is said the sea up to 12 nautical miles counts: the territorial sea of the law of the sea (UNCLOS, article 3).
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.model import Locality, Place
from geo.places.areas import AREAS_SOURCE, countries
from geo.places.borders import land_borders
from geo.places.containment import METRES_PER_DEGREE
from geo.shapes.buffers import MOST_STRETCHES, coarseness, tolerance, within
from geo.shapes.circle import disc
from geo.shapes.extent import extent_m
from geo.shapes.frame import Floats, areal
from geo.shapes.interval import Interval, stated_interval
from geo.shapes.kinds.places import first_place
from geo.shapes.land import land_in
from geo.shapes.outlines import area_outline
from geo.shapes.precision import DistanceRule
from geo.shapes.shape import Shape

COAST_PROTOCOL = "dateline:off_coast v1 (Chapman & Wieczorek 2020, offset from a path, clipped to the sea)"
TERRITORIAL_SEA_M = 22_224.0
"""12 nautical miles."""
SHORE_REACH_M = 25_000.0
"""How far along the shore, or inland, a town's own stretch of coast is sought."""
LAND_BORDER_M = 1_000.0
"""A country whose whole outline lies this near to its land borders has no shore: outlines are simplified by less."""
MOST_PARTS = 300
"""A shore of more lines than this is kept by its longest where distances are taken off it."""


def off_coast(locality: Locality, rule: DistanceRule) -> Shape | None:
    """The sea at the stated distance from the shore by a place. None where the place has no shore near it."""
    found = first_place(locality)
    if found is None:
        return None
    if found.area and _is_landlocked(found.area):
        return None
    interval, protocol = _interval(locality, rule)
    geometry, margin_m = _sea(found, round(interval.low_m), round(interval.high_m))
    if geometry.is_empty:
        return None
    remarks = [interval.remark, f"The footprint is the sea at that distance from the shore of {found.name}."]
    if margin_m:
        remarks.append(f"The shore is too long to be drawn finer: edges are true to {margin_m / 1000:.1f} km.")
    return Shape(geometry, "sea_or_air", protocol, (found.source, AREAS_SOURCE), tuple(remarks))


def _interval(locality: Locality, rule: DistanceRule) -> tuple[Interval, str]:
    if locality.distance_m is not None:
        return stated_interval(locality, rule), f"{COAST_PROTOCOL}; {rule.protocol}"
    remark = "No distance is said; the territorial sea, 12 nautical miles, is allowed."
    return Interval(0.0, TERRITORIAL_SEA_M, TERRITORIAL_SEA_M / 2, remark), COAST_PROTOCOL


@lru_cache(maxsize=512)
def _is_landlocked(code: str) -> bool:
    """Whether no place of a country's outline lies more than `LAND_BORDER_M` from its land borders."""
    if code not in countries() or not land_borders().neighbours(code):
        return False
    edge = shapely.boundary(area_outline(code))
    spots = _along(shapely.get_parts(edge), 1_500)
    away = land_borders().distances(spots[:, 1], spots[:, 0], country=code).distance_m
    # A very small country (Monaco) has its whole shore near its borders.
    return bool(away.max() < min(LAND_BORDER_M, edge.length * METRES_PER_DEGREE / 50))


@lru_cache(maxsize=256)
def _sea(found: Place, low_m: float, high_m: float) -> tuple[BaseGeometry, float]:
    """The sea between two distances of the shore, and to how many metres its edges are true; 0: as fine as the shore.

    A long shore is generalised to what a footprint can keep: the sea is up to twice that wider on its far side.
    """
    shore = _shore(found)
    if shore.is_empty:
        return shapely.Polygon(), 0.0
    coarse_m = max(coarseness(shore, distance_m=high_m), _outline_error_m(found, shore))
    margin_m = coarse_m if coarse_m > tolerance(high_m) else 0.0
    around = within(shore, distance_m=high_m + margin_m, tolerance_m=margin_m)
    land = land_in(around, tolerance_m=margin_m)
    at_sea = areal(around.difference(land))
    if low_m <= 2 * margin_m or at_sea.is_empty:
        return at_sea, margin_m
    # "37 km off" is measured from the nearest shore, whosever it is.
    coast = _longest(_lines(shapely.boundary(land)))
    fine_m = margin_m or coarseness(coast, distance_m=low_m)
    inner_m = fine_m if fine_m > tolerance(low_m) else 0.0
    if low_m > 2 * inner_m:
        at_sea = areal(at_sea.difference(within(coast, distance_m=low_m - inner_m, tolerance_m=fine_m)))
    return at_sea, max(margin_m, inner_m)


def _along(lines: NDArray[np.object_], count: int) -> Floats:
    """The lon, lat of `count` spots spread evenly along lines."""
    corners, owners = shapely.get_coordinates(lines, return_index=True)
    steps = np.where(owners[1:] == owners[:-1], np.hypot(*np.diff(corners, axis=0).T), 0.0)
    way = np.concatenate([[0.0], np.cumsum(steps)])
    spots = np.linspace(0.0, way[-1], count)
    return np.column_stack([np.interp(spots, way, axis) for axis in corners.T])


def _shore(found: Place) -> BaseGeometry:
    """The shore of a country or area, or of the land about a town, as lines."""
    if found.area:
        return _lines(shapely.boundary(area_outline(found.area)))
    near = disc(lat=found.lat, lon=found.lon, radius_m=extent_m(found) + SHORE_REACH_M)
    return _lines(shapely.boundary(land_in(near)).intersection(near.buffer(-1e-6)))


def _outline_error_m(found: Place, shore: BaseGeometry) -> float:
    """How true the outline of a large country or area is in itself: a thousandth of its size."""
    if not found.area or shapely.get_num_coordinates(shore) < MOST_STRETCHES // 2:
        return 0.0
    parts = shapely.get_parts(shore)
    west, south, east, north = parts[int(np.argmax(shapely.length(parts)))].bounds
    narrow = math.cos(math.radians((south + north) / 2))
    return math.hypot((east - west) * narrow, north - south) * METRES_PER_DEGREE / 1_000


def _longest(shore: BaseGeometry) -> BaseGeometry:
    """The longest lines of a shore of very many: what lies too near to an islet stays in the footprint."""
    parts = shapely.get_parts(shore)
    if len(parts) <= MOST_PARTS:
        return shore
    kept: BaseGeometry = shapely.multilinestrings(parts[np.argsort(-shapely.length(parts))[:MOST_PARTS]])
    return kept


def _lines(geometry: BaseGeometry) -> BaseGeometry:
    """The lines of `geometry`, without points."""
    parts = [part for part in shapely.get_parts(geometry) if part.length > 0]
    lines: BaseGeometry = shapely.multilinestrings(parts) if parts else shapely.LineString()
    return lines
