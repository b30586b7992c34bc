"""Linework as arrays of segments between grid points: the common form that sharing is found in.

Every coordinate lies on a grid of 1e-5 degrees (the source's own). A segment is a pair of grid points without
direction, coded in one integer, so that two polygons share an edge exactly where their codes are equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

GRID_DEG = 1e-5
_PER_DEGREE = 100_000
_ROW = 40_000_000

Longs = NDArray[np.int64]
Geometries = NDArray[np.object_]


def grid_codes(xy: NDArray[np.float64]) -> Longs:
    """One integer for each grid point of `xy` (n, 2), degrees."""
    grid = np.round(xy * _PER_DEGREE).astype(np.int64)
    return (grid[:, 0] + 180 * _PER_DEGREE) * _ROW + grid[:, 1] + 90 * _PER_DEGREE


def grid_points(codes: Longs) -> NDArray[np.float64]:
    """The points (n, 2), degrees, of grid codes."""
    lon, lat = np.divmod(codes, _ROW)
    return np.stack([lon - 180 * _PER_DEGREE, lat - 90 * _PER_DEGREE], axis=-1) / _PER_DEGREE


@dataclass(frozen=True, slots=True)
class Segments:
    """Directed segments from grid point ``start`` to ``end`` (codes) and the number of their geometry."""

    start: Longs
    end: Longs
    geometry: NDArray[np.intp]

    @property
    def low(self) -> Longs:
        """The smaller code of each segment."""
        return np.minimum(self.start, self.end)

    @property
    def high(self) -> Longs:
        """The larger code of each segment."""
        return np.maximum(self.start, self.end)

    def chosen(self, mask: NDArray[Any]) -> Segments:
        """Those that `mask` (booleans or numbers) chooses."""
        return Segments(self.start[mask], self.end[mask], self.geometry[mask])


def segments_of(geometries: Geometries) -> Segments:
    """All segments of linear rings or lines (no polygons: use `rings_of` first)."""
    xy, number = shapely.get_coordinates(geometries, return_index=True)
    code = grid_codes(xy)
    joined = (number[1:] == number[:-1]) & (code[1:] != code[:-1])
    return Segments(code[:-1][joined], code[1:][joined], number[:-1][joined].astype(np.intp))


def rings_of(polygons: Geometries) -> tuple[Geometries, NDArray[np.intp]]:
    """Exterior and interior rings of polygons, interiors to the right hand as well, and each ring's polygon."""
    oriented = shapely.orient_polygons(polygons, exterior_cw=False)
    rings, polygon = shapely.get_rings(oriented, return_index=True)
    return np.asarray(rings), np.asarray(polygon, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Sides:
    """Undirected segments ``low`` to ``high`` with the faces on their left and right (-1: none)."""

    low: Longs
    high: Longs
    left: NDArray[np.intp]
    right: NDArray[np.intp]


def sides_of(faces: Geometries) -> Sides:
    """Which face lies on each side of every segment. Faces must not overlap."""
    rings, face = rings_of(faces)
    segments = segments_of(rings)
    forward = segments.start < segments.end
    owner = face[segments.geometry]
    order = np.lexsort((segments.high, segments.low))
    low, high, owner, forward = segments.low[order], segments.high[order], owner[order], forward[order]
    first = np.r_[True, (low[1:] != low[:-1]) | (high[1:] != high[:-1])]
    group = np.cumsum(first) - 1
    left = np.full(group[-1] + 1, -1, dtype=np.intp)
    right = left.copy()
    # Rings run counter-clockwise about their face, so the face is on the left of the direction of travel.
    left[group[forward]] = owner[forward]
    right[group[~forward]] = owner[~forward]
    return Sides(low[first], high[first], left, right)


def lines_of(low: Longs, high: Longs) -> Geometries:
    """One two-point line for each segment."""
    return np.asarray(shapely.linestrings(np.stack([grid_points(low), grid_points(high)], axis=1)))


def merged(lines: Geometries) -> Geometries:
    """Lines joined at every point where exactly two of them end."""
    return np.asarray(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines))))
