"""From a footprint to a georeference: rounded, small enough to send, with the point and the radius that hold it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.codes import PrecisionLevel
from geo.errors import DataError
from geo.model import Georeference
from geo.shapes.circle import Circle, point_radius, radius_about
from geo.shapes.frame import area_km2, areal

DECIMALS = 5
"""Decimals of degrees in a footprint's WKT: 1.1 m at most."""
WKT_LIMIT = 50_000
"""Characters of a footprint's WKT; a larger one is simplified until it fits."""
_GRID_DEG = 10.0**-DECIMALS
_FIRST_TOLERANCE_M = 10.0
_DEG_M = 111_320.0
_POINTS = WKT_LIMIT // 17
"""More points than this do not fit into the WKT's limit."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A footprint (WGS84, an area) with what is to be said of it. ``centre`` is a (lat, lon) that is the place's own
    point; None: the centre of the smallest circle that holds the footprint. ``simplified_m`` is the tolerance in metres
    to which the geometry is simplified already. ``outline_km2`` is the area in square kilometres of an outline that is
    as footprints are kept already (`outlines`); None: it has to be made so and measured."""

    geometry: BaseGeometry
    level: PrecisionLevel
    protocol: str
    sources: tuple[str, ...]
    remarks: tuple[str, ...]
    centre: tuple[float, float] | None = None
    simplified_m: float = 0.0
    outline_km2: float | None = None


def to_georeference(shape: Shape) -> Georeference:
    """The georeference of a shape: its footprint is a valid area, its point lies in it, its radius holds it."""
    known_km2 = shape.outline_km2
    small = compact(shape.geometry) if known_km2 is None else (shape.geometry, _written(shape.geometry), 0.0)
    geometry, wkt, tolerance_m = small
    tolerance_m = max(tolerance_m, shape.simplified_m)
    circle = _circle(geometry, shape.centre)
    km2 = area_km2(geometry) if known_km2 is None else known_km2
    remarks = list(shape.remarks)
    if tolerance_m > 100:
        remarks.append(f"The outline is simplified to {tolerance_m:,.0f} m.")
    remarks.append(
        f"The footprint covers {_amount(km2)} km²; a circle of {_amount(circle.radius_m / 1000)} km "
        "about the point holds it."
    )
    return Georeference(
        lat=circle.lat,
        lon=circle.lon,
        uncertainty_m=circle.radius_m,
        precision_level=shape.level,
        footprint_wkt=wkt,
        protocol=shape.protocol,
        sources="; ".join(dict.fromkeys(source for source in shape.sources if source)),
        remarks=tuple(remarks),
    )


def compact(geometry: BaseGeometry) -> tuple[BaseGeometry, str, float]:
    """`geometry` (WGS84, an area) on a grid of 5 decimals, its WKT of at most `WKT_LIMIT` characters, and the
    tolerance in metres to which it had to be simplified (0: not at all). Raises DataError for an empty one."""
    tolerance_m, points = 0.0, shapely.get_num_coordinates(geometry)
    small = geometry
    while True:
        if shapely.get_num_coordinates(small) <= _POINTS:
            small = rounded(small)
            wkt = _written(small)
            if len(wkt) <= WKT_LIMIT:
                break
        first = _FIRST_TOLERANCE_M if points < 4 * _POINTS else 16 * _FIRST_TOLERANCE_M
        tolerance_m = max(first, tolerance_m * 2)
        small = _thinned(small, tolerance_m / _DEG_M)
    if small.is_empty:
        raise DataError("a footprint came out empty; please report the words that gave it")
    return small, wkt, tolerance_m


def _written(geometry: BaseGeometry) -> str:
    wkt: str = shapely.to_wkt(geometry, rounding_precision=DECIMALS, trim=True)
    return wkt


def _circle(geometry: BaseGeometry, centre: tuple[float, float] | None) -> Circle:
    if centre is not None and geometry.intersects(shapely.Point(centre[1], centre[0])):
        lat, lon = centre
        return Circle(lat, lon, radius_about(geometry, lat=lat, lon=lon))
    return point_radius(geometry)


def rounded(geometry: BaseGeometry) -> BaseGeometry:
    """The area part of `geometry` (WGS84), valid, its points on the grid of 5 decimals; empty where it has none.
    Raises DataError where none can be made."""
    if geometry.geom_type in {"Polygon", "MultiPolygon"} and geometry.is_valid:
        points = shapely.get_coordinates(geometry)
        on_grid = np.round(points, DECIMALS)
        if np.array_equal(points, on_grid):
            return geometry
        near = shapely.transform(geometry, lambda _: on_grid)
        if near.is_valid and not near.is_empty:  # not where a ring has collapsed to a point
            whole_rings: BaseGeometry = shapely.remove_repeated_points(near)
            return whole_rings
    whole = areal(geometry)
    snapped = areal(shapely.set_precision(whole, _GRID_DEG))
    if snapped.is_empty:
        # Thinner than the grid: two grid steps wider on all sides, so that it neither vanishes nor shrinks.
        snapped = areal(shapely.set_precision(whole.buffer(2 * _GRID_DEG, quad_segs=2), _GRID_DEG))
    off_grid: BaseGeometry = shapely.set_precision(snapped, 0)
    if not off_grid.is_valid:
        raise DataError("a footprint came out invalid; please report the words that gave it")
    return off_grid


def _thinned(geometry: BaseGeometry, tolerance_deg: float) -> BaseGeometry:
    """Fewer points, and without the parts and holes that are smaller than the tolerance; never without all parts.

    Thinned again and again with doubled tolerances, an outline is at most twice the last one off. Rings are thinned one
    by one as lines: validity is restored once, in `rounded`; on every round it would cost seconds for large countries.
    """
    rings, owners = shapely.get_rings(shapely.get_parts(geometry), return_index=True)
    areas = shapely.area(shapely.polygons(rings))
    shells = np.r_[True, owners[1:] != owners[:-1]]
    large = areas >= tolerance_deg**2
    large[np.argmax(np.where(shells, areas, -1.0))] = True
    thin = shapely.simplify(_as_lines(rings), tolerance_deg, preserve_topology=False)
    # A ring of fewer than four points has collapsed.
    large &= shapely.get_num_coordinates(thin) > 3
    kept = large & large[shells][owners]
    if not kept.any():
        return geometry
    corners, number = shapely.get_coordinates(thin[kept], return_index=True)
    thinned: BaseGeometry = shapely.multipolygons(
        shapely.polygons(
            shapely.linearrings(corners, indices=number), indices=np.unique(owners[kept], return_inverse=True)[1]
        )
    )
    return thinned


def _as_lines(rings: NDArray[np.object_]) -> NDArray[np.object_]:
    corners, number = shapely.get_coordinates(rings, return_index=True)
    return np.asarray(shapely.linestrings(corners, indices=number))


def _amount(number: float) -> str:
    """A number as people write it: three digits that mean something, thousands apart."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2g}"
