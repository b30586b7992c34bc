"""Outlines of countries and admin areas as small as footprints are kept, without what lies overseas.

Those of countries are ready in a data file (`geo.shapes.build_outlines` makes it): thinning one to what a footprint may
hold takes up to half a second.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.places.areas import area
from geo.places.datafiles import OUTLINES_FILE, read_columns, read_geometry
from geo.shapes.frame import EARTH_RADIUS_M, Floats, areal
from geo.shapes.shape import compact, rounded

OVERSEAS_M = 1_500_000.0
_OVERSEAS_COSINE = math.cos(OVERSEAS_M / EARTH_RADIUS_M)


@lru_cache(maxsize=512)
def area_outline(code: str) -> BaseGeometry:
    """The outline of an admin area or country (WGS84), as small as footprints are kept, without what lies overseas.

    Raises UnknownCountryError, UnknownPlaceError.
    """
    ready = _ready().get(code)
    return thinned_outline(code) if ready is None else rounded(ready.geoms[0] if len(ready.geoms) == 1 else ready)


def thinned_outline(code: str) -> BaseGeometry:
    """`area_outline` from the polygon itself."""
    return main_land(compact(areal(area(code).geometry))[0])


@cache
def _ready() -> Mapping[str, BaseGeometry]:
    """The MultiPolygons of the data file by code. Their grid is finer than that of footprints, whose points they give
    once rounded."""
    return dict(zip(read_columns(OUTLINES_FILE, ("code",))["code"], read_geometry(OUTLINES_FILE), strict=True))


def main_land(outline: BaseGeometry) -> BaseGeometry:
    """The parts of `outline` that are reached from its largest by steps of at most 1,500 km: "France" in a report is
    not Guiana, "Norway" not Bouvet Island, and a circle that held them would say nothing."""
    parts = list(shapely.get_parts(outline))
    directions = [_directions(part) for part in parts]
    largest = max(range(len(parts)), key=lambda index: parts[index].area)
    reached, waiting = {largest}, [largest]
    while waiting:
        here = directions[waiting.pop()]
        for index in set(range(len(parts))) - reached:
            if float((here @ directions[index].T).max()) >= _OVERSEAS_COSINE:
                reached.add(index)
                waiting.append(index)
    kept = [part for index, part in enumerate(parts) if index in reached]
    land: BaseGeometry = shapely.multipolygons(kept) if len(kept) > 1 else kept[0]
    return land


def _directions(part: BaseGeometry) -> Floats:
    """Unit vectors from the earth's centre to some of the corners of `part`."""
    corners = np.radians(shapely.get_coordinates(part))
    lon, lat = corners[:: max(1, len(corners) // 200)].T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
