"""Where there is land: the union of the countries' polygons, asked for one window of the map at a time."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.places.areas import land_about
from geo.places.containment import METRES_PER_DEGREE
from geo.shapes.frame import areal, polygons


def land_in(window: BaseGeometry, *, tolerance_m: float = 0.0) -> BaseGeometry:
    """The land of all countries within the bounds of `window` (WGS84), as one area, simplified to `tolerance_m` metres.

    Countries share the very points of their borders, so they are joined by dropping the edges that two have; islets
    smaller than the square of the tolerance are left out.
    """
    pieces: list[BaseGeometry] = []
    for polygon in polygons(window):
        west, south, east, north = polygon.bounds
        box = (max(west - 0.05, -180.0), max(south - 0.05, -90.0), min(east + 0.05, 180.0), min(north + 0.05, 90.0))
        clipped = shapely.clip_by_rect(land_about(shapely.box(*box)), *box)
        pieces.append(_joined(clipped, tolerance_m / METRES_PER_DEGREE))
    if len(pieces) == 1:
        return pieces[0]
    land: BaseGeometry = areal(shapely.union_all(pieces)) if pieces else shapely.Polygon()
    return land


def _joined(parts: NDArray[np.object_], tolerance_deg: float) -> BaseGeometry:
    joined: BaseGeometry = shapely.coverage_union_all(parts[~shapely.is_empty(parts)])
    if tolerance_deg > 0:
        whole = shapely.get_parts(joined)
        large = whole[shapely.area(whole) > tolerance_deg**2]
        fewer = shapely.simplify(large, tolerance_deg, preserve_topology=False)
        return areal(shapely.multipolygons(shapely.get_parts(fewer)))
    return joined if joined.is_valid else areal(shapely.union_all(parts))
