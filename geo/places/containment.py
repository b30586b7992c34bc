"""Which polygon of a set holds a point: an index over the parts of multipolygons.

Coordinates are WGS84 degrees. Polygons that touch share their edges, so a point has at most one owner but for
the edges themselves.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.errors import CoordinateError, quoted

Floats = NDArray[np.float64]

METRES_PER_DEGREE = 111_195.0
"""One degree of a great circle on a sphere of 6371.0088 km."""


def checked_point(*, lat: float, lon: float) -> tuple[float, float]:
    """`lat`, `lon` as floats, degrees. Raises CoordinateError that names the likely mistake."""
    try:
        values = (float(lat), float(lon))
    except (TypeError, ValueError):
        raise CoordinateError(
            f"coordinates must be numbers in degrees, not lat {quoted(lat)}, lon {quoted(lon)}"
        ) from None
    shown = f"lat {values[0]:g}, lon {values[1]:g}"
    if not all(math.isfinite(value) for value in values):
        raise CoordinateError(f"coordinates must be finite numbers, not {shown}")
    if abs(values[0]) > 90 and abs(values[0]) <= 180 and abs(values[1]) <= 90:
        raise CoordinateError(f"latitude out of range in {shown}: the two look swapped (latitude goes first)")
    if abs(values[0]) > 90:
        raise CoordinateError(f"latitude out of range in {shown}: it must lie within -90 and 90 degrees")
    if abs(values[1]) > 180:
        raise CoordinateError(f"longitude out of range in {shown}: it must lie within -180 and 180 degrees")
    return values


class PolygonIndex:
    """Finds the code of the polygon that holds a point."""

    def __init__(self, polygons: Mapping[str, BaseGeometry]) -> None:
        """Index `polygons`: code to Shapely polygon or multipolygon, EPSG:4326."""
        self._codes: tuple[str, ...] = tuple(polygons)
        parts, owners = shapely.get_parts(np.array(list(polygons.values()), dtype=object), return_index=True)
        self._parts = parts
        self._owners: list[int] = owners.tolist()
        self._tree = shapely.STRtree(parts)
        # Prepared polygons answer in microseconds; the big ones are prepared when first met.
        self._prepared = np.zeros(len(parts), dtype=bool)

    def at(self, *, lon: float, lat: float, tolerance_m: float = 0.0) -> str | None:
        """Code of the polygon that holds the point, else of the nearest within `tolerance_m` metres, else None."""
        point = shapely.Point(lon, lat)
        candidates = self._tree.query(point)
        for index in sorted(candidates):
            if self._part(index).intersects(point):
                return self._code(index)
        return self._near(lon=lon, lat=lat, tolerance_m=tolerance_m) if tolerance_m > 0 else None

    def at_many(self, lons: Floats, lats: Floats) -> NDArray[np.object_]:
        """Codes of the polygons that hold the points, None for those in none. Arrays of degrees, one length."""
        found = np.full(len(lons), None, dtype=object)
        points, parts = self._tree.query(shapely.points(lons, lats))
        order = np.argsort(parts, kind="stable")
        points, parts = points[order], parts[order]
        for group in np.split(np.arange(len(parts)), np.flatnonzero(np.diff(parts)) + 1):
            if len(group):
                index, members = parts[group[0]], points[group]
                inside = shapely.intersects_xy(self._part(index), lons[members], lats[members])
                found[members[inside]] = self._code(index)
        return found

    def about(self, window: BaseGeometry) -> NDArray[np.object_]:
        """The single polygons whose bounds meet those of `window`."""
        found: NDArray[np.object_] = self._parts[self._tree.query(window)]
        return found

    def _code(self, index: int) -> str:
        return self._codes[self._owners[index]]

    def _part(self, index: int) -> BaseGeometry:
        part = self._parts[index]
        if not self._prepared[index]:
            shapely.prepare(part)
            self._prepared[index] = True
        return part

    def _near(self, *, lon: float, lat: float, tolerance_m: float) -> str | None:
        """The nearest polygon within a small tolerance, measured in a plane scaled to the latitude."""
        reach = tolerance_m / METRES_PER_DEGREE
        narrow = max(math.cos(math.radians(lat)), 0.01)
        box = shapely.box(lon - reach / narrow, lat - reach, lon + reach / narrow, lat + reach)
        best: str | None = None
        best_distance = reach
        for index in sorted(self._tree.query(box)):
            near = shapely.clip_by_rect(self._parts[index], *box.bounds)
            scaled = shapely.transform(near, lambda xy: (xy - (lon, lat)) * (narrow, 1.0))
            distance = shapely.distance(scaled, shapely.Point(0, 0))
            if distance <= best_distance:
                best, best_distance = self._code(index), distance
        return best
