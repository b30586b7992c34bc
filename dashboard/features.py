"""GeoJSON features as the map draws them: rounded, simplified to what can be seen. WGS84, lon lat."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from dashboard import strings
from geo.model import Place

Json = dict[str, Any]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

DECIMALS = 5
DETAIL = 600
"""A footprint is sent with a detail of its extent through this: finer would not be seen."""
MOST_TIP_LINES = 6
NOTHING: Json = {"type": "FeatureCollection", "features": []}


@lru_cache(maxsize=512)
def outline(wkt: str) -> BaseGeometry:
    """A footprint with the detail that can be seen."""
    shape = shapely.from_wkt(wkt)
    west, south, east, north = shape.bounds
    return shapely.simplify(shape, max(east - west, north - south) / DETAIL)


def feature(geometry: BaseGeometry, kind: str, **properties: object) -> Json:
    """A feature of `kind` (see STYLES in static/map/areas.js)."""
    rounded = shapely.transform(geometry, _round)
    return {"type": "Feature", "geometry": mapping(rounded), "properties": {"kind": kind, **properties}}


def seat_feature(seat: Place, names: list[str], *, named: bool) -> Json:
    """The seat of actors: a mark that says that nothing happened there."""
    tip = [seat.name, ", ".join(names[:MOST_TIP_LINES]), strings.SEAT_NOTE]
    label = f"{names[0]}: {strings.SEAT_NOTE}"
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(seat.lon, DECIMALS), round(seat.lat, DECIMALS)]},
        "properties": {"kind": "seat", "label": label, "named": named, "tip": tip},
    }


def collection(features: list[Json]) -> Json:
    """A FeatureCollection."""
    return {"type": "FeatureCollection", "features": features}


def end_of(line: BaseGeometry) -> list[float]:
    """The last point of a line, for its label."""
    lon, lat = line.coords[-1]
    return [round(lon, DECIMALS), round(lat, DECIMALS)]


def inside_of(shape: BaseGeometry) -> list[float]:
    """A point in a shape, for its label."""
    point = shape.representative_point()
    return [round(point.x, DECIMALS), round(point.y, DECIMALS)]


def box_of(shapes: list[BaseGeometry]) -> Box | None:
    """The box that holds `shapes`; None without any."""
    if not shapes:
        return None
    west, south, east, north = shapely.total_bounds(shapes)
    return float(west), float(south), float(east), float(north)


def _round(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(points, DECIMALS)
