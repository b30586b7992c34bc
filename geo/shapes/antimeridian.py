"""Geometries that leave the map at ±180° or hold a pole: folded back into the world as valid lon lat shapes.

RFC 7946, 3.1.9: what crosses the antimeridian is cut in two there. A ring that goes once round a pole is closed
along the map's upper or lower edge. All coordinates are WGS84 degrees, lon lat.
"""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]
_HALF_TURN = 180.0
_TURN = 360.0


def fold_to_world(geometry: BaseGeometry, *, near_lon: float) -> BaseGeometry:
    """`geometry`, whose longitudes wrap anywhere, as valid shapes within -180..180.

    `near_lon` is the longitude about which it lies; edges must be short against half a turn of longitude. Points
    and lines are cut too; a collection comes back as the union of its parts.
    """
    if geometry.is_empty:
        return geometry
    coordinates = shapely.get_coordinates(geometry)
    if _stays_inside(geometry, coordinates):
        return _areal_valid(geometry)
    parts = [_fold_part(part, near_lon) for part in shapely.get_parts(geometry)]
    whole: BaseGeometry = shapely.union_all(parts)
    return whole


def unwrap(lon: Floats, *, near_lon: float | None = None) -> Floats:
    """Longitudes along a line made continuous: no step is larger than half a turn. Starts within 180° of `near_lon`."""
    out = np.unwrap(lon, period=_TURN)
    if near_lon is not None and len(out):
        out = out - _TURN * round((out[0] - near_lon) / _TURN)
    return np.asarray(out, dtype=np.float64)


def cut_at_antimeridian(geometry: BaseGeometry) -> BaseGeometry:
    """`geometry` with continuous longitudes of any size (e.g. 175..190), cut at ±180° and moved into -180..180."""
    west, _, east, _ = geometry.bounds
    first, last = math.floor((west + _HALF_TURN) / _TURN), math.ceil((east - _HALF_TURN) / _TURN)
    pieces = []
    for turn in range(first, last + 1):
        shift = turn * _TURN
        window = shapely.box(shift - _HALF_TURN, -90.0, shift + _HALF_TURN, 90.0)
        piece = geometry.intersection(window)
        if (not piece.is_empty and piece.length + piece.area > 0) or geometry.geom_type == "Point":
            pieces.append(translate(piece, xoff=-shift))
    cut: BaseGeometry = shapely.union_all(pieces)
    return cut


def _stays_inside(geometry: BaseGeometry, coordinates: Floats) -> bool:
    """Whether no edge of `geometry` can cross ±180°: then it is already a shape of the flat map."""
    lon = coordinates[:, 0]
    if lon.max() - lon.min() >= _HALF_TURN or np.abs(lon).max() > _HALF_TURN:
        return False
    return bool(np.abs(coordinates[:, 1]).max() < 89.0) or geometry.geom_type == "Point"


def _fold_part(part: BaseGeometry, near_lon: float) -> BaseGeometry:
    if part.geom_type == "Polygon":
        shell = _fold_ring(shapely.get_coordinates(part.exterior), near_lon)
        holes = [_fold_ring(shapely.get_coordinates(ring), near_lon) for ring in part.interiors]
        whole: BaseGeometry = shell.difference(shapely.union_all(holes)) if holes else shell
        return whole
    if part.geom_type in {"LineString", "LinearRing"}:
        coordinates = shapely.get_coordinates(part)
        lon = unwrap(coordinates[:, 0], near_lon=near_lon)
        return cut_at_antimeridian(shapely.linestrings(np.column_stack([lon, coordinates[:, 1]])))
    if part.geom_type == "Point":
        return shapely.Point((part.x + _HALF_TURN) % _TURN - _HALF_TURN, part.y)
    return shapely.union_all([_fold_part(inner, near_lon) for inner in shapely.get_parts(part)])


def _fold_ring(ring: Floats, near_lon: float) -> BaseGeometry:
    """The area inside a closed ring of lon, lat, cut at the antimeridian."""
    lon = unwrap(ring[:, 0], near_lon=near_lon)
    lat = ring[:, 1]
    if abs(lon[-1] - lon[0]) > _HALF_TURN:  # once round a pole: close along the nearer edge of the map
        pole = math.copysign(90.0, float(lat.mean()))
        lon = np.concatenate([lon, [lon[-1], lon[0], lon[0]]])
        lat = np.concatenate([lat, [pole, pole, lat[0]]])
    polygon = shapely.polygons(np.column_stack([lon, lat]))
    return _areal_valid(cut_at_antimeridian(_areal_valid(polygon)))


def _areal_valid(geometry: BaseGeometry) -> BaseGeometry:
    if geometry.is_valid:
        return geometry
    valid: BaseGeometry = shapely.make_valid(geometry)
    if geometry.geom_type not in {"Polygon", "MultiPolygon"}:
        return valid
    areas = [part for part in shapely.get_parts(valid) if part.geom_type in {"Polygon", "MultiPolygon"}]
    merged: BaseGeometry = shapely.union_all(areas)
    return merged
