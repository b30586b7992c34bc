"""Outlines of countries, admin areas and seas as small as footprints are kept.

Those of countries and seas are ready in data files (`geo.shapes.build_outlines` makes them): thinning one to what a
footprint may hold takes up to half a second.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.model import Place
from geo.places.areas import area
from geo.places.datafiles import OUTLINES_FILE, SEAS_FILE, read_columns, read_geometry
from geo.shapes.frame import EARTH_RADIUS_M, Floats, area_km2, areal
from geo.shapes.shape import DECIMALS, compact

OVERSEAS_M = 1_500_000.0
_OVERSEAS_COSINE = math.cos(OVERSEAS_M / EARTH_RADIUS_M)


@lru_cache(maxsize=512)
def area_outline(code: str) -> BaseGeometry:
    """The outline of an admin area or country (WGS84), as small as footprints are kept, without what lies overseas.

    Raises UnknownCountryError, UnknownPlaceError.
    """
    ready = _ready().get(code)
    return thinned_outline(code) if ready is None else _on_the_grid_of_footprints(ready)


def outline_km2(code: str) -> float:
    """The area of `area_outline` on the ellipsoid in square kilometres. Raises as that does."""
    ready = _ready_km2().get(code)
    return area_km2(area_outline(code)) if ready is None else ready


def thinned_outline(code: str) -> BaseGeometry:
    """`area_outline` from the polygon itself."""
    return main_land(compact(areal(area(code).geometry))[0])


@cache
def _ready() -> Mapping[str, BaseGeometry]:
    """The MultiPolygons of the data file by code. Their grid is finer than that of footprints, whose points they give
    once rounded."""
    return dict(zip(read_columns(OUTLINES_FILE, ("code",))["code"], read_geometry(OUTLINES_FILE), strict=True))


@cache
def _ready_km2() -> Mapping[str, float]:
    columns = read_columns(OUTLINES_FILE, ("code", "area_km2"))
    return dict(zip(*columns.values(), strict=True))


def sea_outline(sea: Place) -> tuple[BaseGeometry, float] | None:
    """The water of a sea of our own table (WGS84), as small as footprints are kept, and the tolerance in metres to
    which it is simplified; None for any other place."""
    ready = _ready_seas().get((sea.name, sea.lat, sea.lon))
    return None if ready is None else (_on_the_grid_of_footprints(ready[0]), ready[1])


@cache
def _ready_seas() -> Mapping[tuple[str, float, float], tuple[BaseGeometry, float]]:
    columns = read_columns(SEAS_FILE, ("name", "lat", "lon", "simplified_m"))
    rows = zip(*columns.values(), read_geometry(SEAS_FILE), strict=True)
    return {(name, lat, lon): (geometry, simplified_m) for name, lat, lon, simplified_m, geometry in rows}


def _on_the_grid_of_footprints(ready: BaseGeometry) -> BaseGeometry:
    """A MultiPolygon of a data file as it was before it was written: a single polygon as such, in five decimals."""
    outline = ready.geoms[0] if len(ready.geoms) == 1 else ready
    on_grid: BaseGeometry = shapely.transform(outline, lambda points: np.round(points, DECIMALS))
    return on_grid


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
