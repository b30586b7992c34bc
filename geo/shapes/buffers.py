"""Everything within a distance of a line, geodesically true along its whole length.

A buffer of GEOS fills shallow bays of its input (up to 1 % of the distance: 250 m at 25 km) and is true only near the
centre of its plane. So the line is cut into pieces that fit a frame of their own (`frame.Frame`); in it the convex hull
of each short stretch, which has no bays, is widened by itself, and the results are joined.

Every point of the edge lies within a tolerance of its distance: 0.1 % or 10 m, whichever is larger, if no other is
asked for. The shares of the tolerance (`_SIMPLIFIED` and those after it):

- the line is simplified by a fifth of it;
- the hull of a stretch of length c fills bays by up to c²/8d, kept to 0.3 of it by the choice of c;
- an arc's chords cut in by 0.4 of it, or 0.9 for a short arc, which GEOS draws with chords half as long again; all is
  widened by 0.3 of it, so that the last two end between 0.6 in and 0.6 out;
- the frame: at a place `a` metres from its centre distances are long by a²/6R², 0.013 % for 180 km;
- edges straight in the frame and not in lon lat: 3 m, or a fifth of a larger tolerance.

A coarse tolerance makes few stretches of a long line, which is what footprints of limited size need: `coarseness`
tells the tolerance for which a line has few enough. The tests measure the edge against `pyproj.Geod`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.shapes.frame import EARTH_RADIUS_M, EDGE_STEP_M, Floats, Frame, densify

Ints = NDArray[np.intp]

PIECE_M = 120_000.0
"""Longest run of a line, measured along it, that is worked on in one frame."""
CELL_DEG = 1.5
LEAST_TOLERANCE_M = 10.0
TOLERANCE_SHARE = 0.001
"""An edge is true to this share of its distance, or to `LEAST_TOLERANCE_M`."""
MOST_STRETCHES = 1_500
"""A line of so many stretches is widened in a tenth of a second; its edge is about what a footprint can keep."""
_SIMPLIFIED, _BAY, _ARC, _WIDER, _STRAIGHT = 0.2, 0.3, 0.4, 0.3, 0.2
_COARSE = 0.5
_COARSE_SHARE = 0.1
"""From this share of the distance on a tolerance is coarse. GEOS is off by 0.01 of the distance, and slow where points
lie much nearer to each other than the distance."""
SIDE_ANGLE_DEG = 60.0
"""How far from the bearing a place may lie that is on that side of a line: one that runs aslant has two sides too."""
_DENSE_M = 2_000.0
_EDGE_ERROR_M = 3.0
"""How far an edge of `EDGE_STEP_M` in a frame is off its straight line in lon lat, up to 80° of latitude."""


@lru_cache(maxsize=16)
def pieces(line: BaseGeometry) -> tuple[tuple[Frame, BaseGeometry], ...]:
    """`line` (WGS84) cut into runs, those of one neighbourhood together, in metres of a frame amid them."""
    cells: dict[tuple[int, int], list[Floats]] = defaultdict(list)
    for part in shapely.get_parts(densify(line, step_m=_DENSE_M)):
        for run in _runs(shapely.get_coordinates(part)):
            cells[_cell(run)].append(run)
    out = []
    for runs in cells.values():
        shape = shapely.multilinestrings(shapely.linestrings(np.vstack(runs), indices=_owners(runs)))
        frame = Frame.about(shape)
        out.append((frame, frame.to_local(shape)))
    return tuple(out)


def within(line: BaseGeometry, *, distance_m: float, tolerance_m: float | None = None) -> BaseGeometry:
    """All places within `distance_m` metres of `line` (WGS84 in and out), with round ends.

    Every point of the edge is within `tolerance_m` metres of its distance; None: 0.1 % of it, at least 10 m.
    """
    tolerance_m = max(tolerance(distance_m), tolerance_m or 0.0)
    step_m = EDGE_STEP_M * max(1.0, math.sqrt(_STRAIGHT * tolerance_m / _EDGE_ERROR_M))
    widened = _wide if _is_coarse(distance_m, tolerance_m) else _capsules
    parts = [frame.to_wgs84(widened(local, distance_m, tolerance_m), step_m=step_m) for frame, local in pieces(line)]
    if len(parts) == 1:
        return parts[0]
    whole: BaseGeometry = shapely.union_all(parts)
    return whole


def tolerance(distance_m: float) -> float:
    """How far in metres an edge at `distance_m` may be off: 0.1 %, at least 10 m."""
    return max(LEAST_TOLERANCE_M, TOLERANCE_SHARE * distance_m)


def coarseness(line: BaseGeometry, *, distance_m: float) -> float:
    """The least tolerance in metres, `tolerance` or half as much again, and so on, for which `line` is little work."""
    tolerance_m = tolerance(distance_m)
    runs = shapely.get_parts(np.array([local for _, local in pieces(line)], dtype=object))
    # A line of many small parts (islets, enclaves) cannot be less than each part's least.
    least = max(MOST_STRETCHES, 4 * len(runs))
    while True:
        coarse = _is_coarse(distance_m, tolerance_m)
        share = _COARSE if coarse else _SIMPLIFIED
        runs = shapely.simplify(runs, share * tolerance_m, preserve_topology=False)
        if coarse:
            load = int(shapely.get_num_coordinates(runs).sum())
        else:
            load = int(_stretches(shapely.multilinestrings(runs), distance_m, tolerance_m)[1].max(initial=-1)) + 1
        if load <= least:
            return tolerance_m
        tolerance_m *= 2.0 if load > 4 * MOST_STRETCHES else 1.3


def _is_coarse(distance_m: float, tolerance_m: float) -> bool:
    """Whether the tolerance is so wide that a plain buffer is true enough."""
    return tolerance_m >= _COARSE_SHARE * distance_m and tolerance_m > tolerance(distance_m)


def _wide(local: BaseGeometry, distance_m: float, tolerance_m: float) -> BaseGeometry:
    """`_capsules` for a coarse tolerance: half of it for the line, the rest for the bays that GEOS fills and arcs."""
    line = shapely.simplify(local, _COARSE * tolerance_m, preserve_topology=False)
    wide: BaseGeometry = shapely.buffer(line, distance_m, quad_segs=_quarter(0.2 * tolerance_m, distance_m))
    return wide


def _capsules(local: BaseGeometry, distance_m: float, tolerance_m: float) -> BaseGeometry:
    """Everything within `distance_m` of a line in its frame: short stretches widened one by one, then joined."""
    ends, numbers = _stretches(
        shapely.simplify(local, _SIMPLIFIED * tolerance_m, preserve_topology=False), distance_m, tolerance_m
    )
    order = np.argsort(np.repeat(numbers, 2), kind="stable")
    points = shapely.multipoints(ends.reshape(-1, 2)[order], indices=np.repeat(numbers, 2)[order])
    quarter = _quarter(_ARC * tolerance_m, distance_m)
    joined: BaseGeometry = shapely.union_all(
        shapely.buffer(shapely.convex_hull(points), distance_m + _WIDER * tolerance_m, quad_segs=quarter)
    )
    return joined


def _quarter(inwards_m: float, distance_m: float) -> int:
    """Chords a quarter turn so that an arc of radius `distance_m` is cut in by at most `inwards_m`."""
    return max(2, math.ceil(math.pi / 4 / math.sqrt(2 * min(inwards_m / distance_m, 0.3))))


def towards(line: BaseGeometry, *, bearing_deg: float, distance_m: float, tolerance_m: float) -> BaseGeometry:
    """Places that some place of `line` lies within `distance_m` metres of, in the direction against `bearing_deg`
    give or take `SIDE_ANGLE_DEG`: what lies north of a line. WGS84; the bearing is in degrees from north.

    North is that of the frame's middle: up to 1.5° off per 100 km at 60° of latitude.
    """
    step_m = max(distance_m / 20, EDGE_STEP_M)
    parts = [
        frame.to_wgs84(_swept(shapely.simplify(local, tolerance_m), bearing_deg, distance_m), step_m=step_m)
        for frame, local in pieces(line)
    ]
    whole: BaseGeometry = shapely.union_all(parts)
    return whole


def _swept(local: BaseGeometry, bearing_deg: float, distance_m: float) -> BaseGeometry:
    """A line in a frame moved about a sector of a disc: the sum of each segment and the sector is convex."""
    coordinates, owners = shapely.get_coordinates(shapely.get_parts(local), return_index=True)
    follows = np.flatnonzero(owners[1:] == owners[:-1])
    turn = np.radians(bearing_deg + np.linspace(-SIDE_ANGLE_DEG, SIDE_ANGLE_DEG, 9))
    corners = np.vstack([[[0.0, 0.0]], distance_m * np.column_stack([np.sin(turn), np.cos(turn)])])
    ends = np.stack([coordinates[follows], coordinates[follows + 1]], axis=1)
    points = (ends[:, :, None, :] + corners).reshape(-1, 2)
    hulls = shapely.convex_hull(
        shapely.multipoints(points, indices=np.repeat(np.arange(len(follows)), 2 * len(corners)))
    )
    swept: BaseGeometry = shapely.union_all(hulls)
    return swept


def _stretches(local: BaseGeometry, distance_m: float, tolerance_m: float) -> tuple[Floats, Ints]:
    """The segments (n, 2, 2) of lines in a frame, and the number from 0 of the stretch that each belongs to.

    A stretch ends where its bin of the way along ends: at most half as long again as the bin, which holds no segment
    longer than half of it; those stand alone.
    """
    coordinates, owners = shapely.get_coordinates(shapely.get_parts(local), return_index=True)
    follows = owners[1:] == owners[:-1]
    lengths = np.where(follows, np.hypot(*np.diff(coordinates, axis=0).T), 0.0)
    bin_m = math.sqrt(8 * distance_m * _BAY * tolerance_m) / 1.5
    stretch = np.floor(np.cumsum(lengths) / bin_m) + owners[1:] * 1e7
    long = lengths > bin_m / 2
    stretch[long] = -1.0 - np.flatnonzero(long)
    _, numbers = np.unique(stretch[follows], return_inverse=True)
    return np.stack([coordinates[:-1], coordinates[1:]], axis=1)[follows], numbers


def _runs(coordinates: Floats) -> list[Floats]:
    """The line's points in runs of at most `PIECE_M`, each beginning with the last point of the one before."""
    radians = np.radians(coordinates)
    dlat = np.diff(radians[:, 1])
    dlon = np.diff(radians[:, 0]) * np.cos((radians[1:, 1] + radians[:-1, 1]) / 2)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(dlat, dlon))]) * EARTH_RADIUS_M
    count = max(1, math.ceil(float(along[-1]) / PIECE_M))
    cuts = np.searchsorted(along, np.linspace(0.0, float(along[-1]), count + 1)[1:-1])
    bounds = [0, *sorted({int(cut) for cut in cuts if 0 < cut < len(coordinates) - 1}), len(coordinates) - 1]
    return [coordinates[first : last + 1] for first, last in pairwise(bounds)]


def _cell(run: Floats) -> tuple[int, int]:
    lon, lat = run.mean(axis=0)
    width = CELL_DEG / max(math.cos(math.radians(lat)), 0.02)
    row = math.floor(lat / CELL_DEG)
    return row, math.floor(lon / width)


def _owners(runs: list[Floats]) -> Floats:
    return np.repeat(np.arange(len(runs)), [len(run) for run in runs])
