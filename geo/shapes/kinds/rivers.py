"""A named river as the ground along its line, on one bank where the words say which.

"East bank" is the ground that lies east of some point of the line: the line swept eastwards. Left and right banks go
by the flow, which the data does not hold, so both are kept and the remark says so.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.model import Place
from geo.places.rivers import RIVERS_SOURCE, River, find_river
from geo.shapes.buffers import pieces, within
from geo.shapes.frame import Floats, areal
from geo.shapes.shape import Shape

RIVER_PROTOCOL = "dateline:river v1 (Chapman & Wieczorek 2020, path with a documented buffer)"
REACH_M = 10_000.0
"""How far from its line "on" and "along" a river reach: the guide's figure for "near", documented as it asks."""
LINE_ERROR_M = 2_000.0
"""Nine in ten points of the lines lie this near to the water (data card), so a bank's ground begins so far beyond."""
EDGE_TOLERANCE_M = 100.0
"""How true the edges of its ground are: a twentieth of the line's own error."""
SWEEP_M = 2 * REACH_M
"""How far the line is swept: far enough for a river that runs at 30 degrees to the wind."""
_SIMPLE_DEG = 0.003
_FEATURES = frozenset({"STM", "CNL"})
_BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
_NAMES = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def is_river(found: Place) -> bool:
    """Whether a place is a river or canal."""
    return found.feature in _FEATURES


def river_shape(found: Place, *, wind: str | None = None, by_flow: bool = False) -> Shape | None:
    """The ground within `REACH_M` of a river; with a `wind` (N, NE, …) that bank only. None: no line is known.

    ``by_flow`` says that the words tell the bank by the flow ("left bank"), which stays open.
    """
    river = find_river(found.name, near=(found.lat, found.lon)) if is_river(found) else None
    if river is None:
        return None
    reach = f"{REACH_M / 1000:.0f} km from it"
    remark = f"The line is that of {river.name}, {river.length_m / 1000:,.0f} km long; up to {reach} is allowed."
    if wind in _BEARINGS:
        remark += f" Of that, the ground {_NAMES[_BEARINGS[wind] // 45]} of the line, and {LINE_ERROR_M / 1000:.0f} km "
        remark += "about it for the line's own error."
    elif by_flow:
        remark += " The data does not hold which way it flows, so both banks are kept."
    bank = wind if wind in _BEARINGS else None
    return Shape(
        _ground(river, bank), "line_or_border", RIVER_PROTOCOL, (RIVERS_SOURCE,), (remark,), (river.lat, river.lon)
    )


@lru_cache(maxsize=32)
def _ground(river: River, wind: str | None) -> BaseGeometry:
    line = shapely.simplify(river.line, _SIMPLE_DEG)
    near = within(line, distance_m=REACH_M, tolerance_m=EDGE_TOLERANCE_M)
    if wind is None:
        return areal(near)
    turn = math.radians(_BEARINGS[wind])
    way = SWEEP_M * np.array([math.sin(turn), math.cos(turn)])
    swept = [frame.to_wgs84(_swept(local, way)) for frame, local in pieces(line)]
    side = shapely.union_all([within(line, distance_m=LINE_ERROR_M, tolerance_m=EDGE_TOLERANCE_M), *swept])
    return areal(shapely.intersection(near, side))


def _swept(local: BaseGeometry, way: Floats) -> BaseGeometry:
    """What a line in its frame passes over when it is moved along `way` (metres)."""
    xy, part = shapely.get_coordinates(shapely.get_parts(local), return_index=True)
    follows = part[1:] == part[:-1]
    start, end = xy[:-1][follows], xy[1:][follows]
    strips = shapely.polygons(np.stack([start, end, end + way, start + way], axis=1))
    return shapely.union_all(strips[shapely.area(strips) > 1.0])
