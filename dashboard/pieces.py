"""Many small geometries as arrays: a twelfth of the memory that as many geometries of Shapely take.

Only those that a tile shows become geometries, for as long as it is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

POLYGON, LINE = shapely.GeometryType.POLYGON, shapely.GeometryType.LINESTRING
STEPS = 2**30
"""Of the world's width, in which coordinates are kept: the finest tile's pixel is 256 of them."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Geometries of one `kind` in the unit square, none empty, polygons without holes.

    `points` (n, 2) are x and y in `STEPS`; those of piece i are ``points[ends[i]:ends[i + 1]]``. `boxes` (pieces, 4)
    are left, top, right and bottom of each.
    """

    kind: shapely.GeometryType
    points: NDArray[np.int32]
    ends: NDArray[np.int32]
    boxes: NDArray[np.int32]

    @classmethod
    def of(cls, kind: shapely.GeometryType, geometries: Sequence[BaseGeometry]) -> Pieces:
        """Geometries as arrays, rounded to `STEPS`."""
        points, ends = shapely.get_coordinates(geometries), shapely.get_num_coordinates(geometries)
        return cls.from_arrays(kind, np.rint(points * STEPS).astype(np.int32), np.concatenate([[0], ends.cumsum()]))

    @classmethod
    def from_arrays(cls, kind: shapely.GeometryType, points: NDArray[np.int32], ends: NDArray[np.int32]) -> Pieces:
        """Arrays as they were kept. Raises ValueError where they do not fit together."""
        lengths = np.diff(ends)
        if points.ndim != 2 or points.shape[1] != 2 or ends.ndim != 1 or not len(ends) or (lengths < 1).any():
            raise ValueError("no coordinates of pieces")
        if (ends[0], ends[-1]) != (0, len(points)):
            raise ValueError("the pieces end elsewhere than their coordinates")
        starts = ends[:-1]
        sides = (np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)) if len(starts) else ()
        boxes = np.concatenate(sides, axis=1) if sides else np.empty((0, 4), np.int32)
        return cls(kind, points, ends.astype(np.int32, copy=False), boxes)

    def __len__(self) -> int:
        return len(self.boxes)

    def within(self, box: tuple[float, float, float, float]) -> list[BaseGeometry]:
        """The pieces that touch `box` (left, top, right, bottom in the unit square), cut to it."""
        left, top, right, bottom = (side * STEPS for side in box)
        low_x, low_y, high_x, high_y = self.boxes.T
        meet = (low_x <= right) & (high_x >= left) & (low_y <= bottom) & (high_y >= top)
        return [
            part for part in shapely.clip_by_rect(self._geometries(np.flatnonzero(meet)), *box) if not part.is_empty
        ]

    def _geometries(self, numbers: NDArray[np.intp]) -> NDArray[np.object_]:
        """The pieces of those numbers."""
        starts, lengths = self.ends[numbers], self.ends[numbers + 1] - self.ends[numbers]
        ends = np.concatenate([[0], lengths.cumsum()])
        points = self.points[np.arange(ends[-1]) + np.repeat(starts - ends[:-1], lengths)] / STEPS
        offsets = (ends, np.arange(len(ends))) if self.kind is POLYGON else (ends,)
        found: NDArray[np.object_] = shapely.from_ragged_array(self.kind, points, offsets)
        return found
