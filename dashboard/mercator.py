"""Web Mercator in tile arithmetic: the world is a unit square, (0, 0) its north-west corner.

For drawing only. Nothing is measured in this projection (at 34 N it is 20 % off).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAX_LAT = 85.0511287798066


def project(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """WGS84 (lon, lat) rows as unit-square (x, y) rows. Latitudes past 85.05 degrees are drawn at 85.05."""
    lat = np.radians(np.clip(points[:, 1], -MAX_LAT, MAX_LAT))
    x = points[:, 0] / 360.0 + 0.5
    y = 0.5 - np.arcsinh(np.tan(lat)) / (2.0 * np.pi)
    return np.column_stack((x, y))


def project_point(*, lon: float, lat: float) -> tuple[float, float]:
    """One WGS84 point in the unit square."""
    lat = math.radians(max(-MAX_LAT, min(MAX_LAT, lat)))
    return lon / 360.0 + 0.5, 0.5 - math.asinh(math.tan(lat)) / (2.0 * math.pi)


def unproject_point(*, x: float, y: float) -> tuple[float, float]:
    """A unit-square point as WGS84 (lon, lat)."""
    return (x - 0.5) * 360.0, math.degrees(math.atan(math.sinh((0.5 - y) * 2.0 * math.pi)))


@dataclass(frozen=True, slots=True)
class Tile:
    """Address of one tile of the pyramid: zoom, column, row."""

    z: int
    x: int
    y: int

    @property
    def span(self) -> float:
        """Side length in the unit square."""
        return 1.0 / (1 << self.z)

    def box(self, *, margin: float = 0.0) -> tuple[float, float, float, float]:
        """(x min, y min, x max, y max) in the unit square, grown by `margin` tiles on each side."""
        return (
            (self.x - margin) * self.span,
            (self.y - margin) * self.span,
            (self.x + 1 + margin) * self.span,
            (self.y + 1 + margin) * self.span,
        )

    def bounds(self, *, margin: float = 0.0) -> tuple[float, float, float, float]:
        """(west, south, east, north) in WGS84 degrees, grown by `margin` tiles on each side, cut at the
        antimeridian."""
        left, top, right, bottom = self.box(margin=margin)
        west, north = unproject_point(x=max(left, 0.0), y=max(top, 0.0))
        east, south = unproject_point(x=min(right, 1.0), y=min(bottom, 1.0))
        return west, south, east, north
