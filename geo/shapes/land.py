"""Where there is land: the union of the countries' polygons, asked for one window of the map at a time."""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.places.areas import countries
from geo.shapes.frame import areal, polygons


def land_in(window: BaseGeometry) -> BaseGeometry:
    """The land of all countries within the bounds of `window` (WGS84), as one area."""
    parts, tree = _land()
    pieces = []
    for polygon in polygons(window):
        west, south, east, north = polygon.bounds
        box = (max(west - 0.05, -180.0), max(south - 0.05, -90.0), min(east + 0.05, 180.0), min(north + 0.05, 90.0))
        hit = parts[tree.query(shapely.box(*box))]
        pieces.extend(shapely.clip_by_rect(hit, *box))
    land: BaseGeometry = areal(shapely.union_all(pieces)) if pieces else shapely.Polygon()
    return land


@cache
def _land() -> tuple[NDArray[np.object_], shapely.STRtree]:
    parts = shapely.get_parts(np.array([entry.geometry for entry in countries().values()], dtype=object))
    return parts, shapely.STRtree(parts)
