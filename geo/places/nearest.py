"""The nearest point of a set of lines, on the WGS84 ellipsoid, for one point or a million.

Lines are straight in longitude and latitude between their vertices (as GeoJSON and GeoParquet say), so the 49th
parallel stays on the parallel. Two steps:

1. Candidates. Pieces of at most ``PIECE_M`` metres lie in a tree over a stereographic plane. A stereographic map
   takes circles on the sphere to circles in the plane, so "every piece nearer than d" is one disc query, at any
   latitude and across the antimeridian. The sphere is the conformal one (Snyder 1987, eq. 3-1); no distance on the
   ellipsoid is shorter than on a conformal sphere of radius ``SPHERE_MIN_M``, so the disc misses nothing.
2. Of the candidates, those whose straight chord comes nearest in earth-centred coordinates; on these the foot of the
   perpendicular by Newton steps along the true curve, then the geodesic (Karney 2013, `pyproj.Geod`) to the nearest.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import cast

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

GEOD = pyproj.Geod(ellps="WGS84")
SEMI_MAJOR_M = 6_378_137.0
ECCENTRICITY_SQUARED = 0.006_694_379_990_141_316
SHORTEST_RADIUS_M = SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)
"""The smallest radius of curvature of the ellipsoid: of the meridian at the equator."""
SPHERE_MIN_M = 6_356_700.0
"""The scale of the conformal sphere where it is smallest, at the poles (6,356,741 m), rounded down."""
CHORD_SLACK_M = 10.0
"""How far a piece may lie from its chord, with room to spare (2.8 m for 5 km at 80 degrees of latitude)."""
PIECE_M = 5_000.0
CHUNK_PIECES = 6
"""Pieces that one tree entry holds."""
BATCH = 25_000
"""Points that are searched at once: bounds the memory."""
KEY_BITS = 16
PIECES_AT_ONCE = 1_000_000
_CENTRES = ((56.6, 48.9), (-123.4, -48.9))
"""Centres (lon, lat) of the two planes: the middle of Eurasia and the point of the ocean farthest from land."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """For each point: metres to the nearest line, the point of the line (degrees), and the line's owner number."""

    distance_m: Floats
    lon: Floats
    lat: Floats
    owner: Ints


class LineIndex:
    """Finds the nearest point of many lines. Build once, ask often."""

    def __init__(self, lines: NDArray[np.object_], owners: Ints) -> None:
        """Index `lines` (LineStrings, EPSG:4326); ``owners[i]`` is the number that line i answers with."""
        xy, line = shapely.get_coordinates(lines, return_index=True)
        joined = np.flatnonzero(line[1:] == line[:-1])
        start, end, line = _cut(xy[joined], xy[joined + 1], line[joined])
        self._start, self._step = start, end - start
        self._owner = owners[line]
        self._chord_start = earth_centred(start[:, 0], start[:, 1])
        self._chord_step = earth_centred(end[:, 0], end[:, 1]) - self._chord_start
        self._chord_inverse = 1 / np.maximum(_dot(self._chord_step, self._chord_step), 1e-12)
        first = np.flatnonzero(np.r_[True, line[1:] != line[:-1]])
        within = np.arange(len(line)) - np.repeat(first, np.diff(np.r_[first, len(line)]))
        self._chunk_start = np.flatnonzero(within % CHUNK_PIECES == 0)
        self._chunk_size = np.diff(np.r_[self._chunk_start, len(line)])

    def nearest(self, *, lons: Floats, lats: Floats) -> Nearest:
        """The nearest point of the lines for each point. Arrays of degrees, one length."""
        order = _by_neighbourhood(lons, lats)
        batches = [order[i : i + BATCH] for i in range(0, max(len(order), 1), BATCH)]
        if len(batches) == 1:
            parts = [self._nearest(lons[order], lats[order])]
        else:
            # NumPy and GEOS let go of the interpreter while they compute, so threads are enough.
            self._trees.build()
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                parts = list(pool.map(lambda batch: self._nearest(lons[batch], lats[batch]), batches))
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        return Nearest(
            np.concatenate([part.distance_m for part in parts])[back],
            np.concatenate([part.lon for part in parts])[back],
            np.concatenate([part.lat for part in parts])[back],
            np.concatenate([part.owner for part in parts])[back],
        )

    def _nearest(self, lons: Floats, lats: Floats) -> Nearest:
        piece, share = np.zeros(len(lons), dtype=np.intp), np.zeros(len(lons))
        side = _angle(lons, lats, _CENTRES[0]) > np.pi / 2
        for number, chosen in enumerate((np.flatnonzero(~side), np.flatnonzero(side))):
            if len(chosen):
                piece[chosen], share[chosen] = self._search(number, lons[chosen], lats[chosen])
        foot = self._start[piece] + share[:, None] * self._step[piece]
        _, _, distance = GEOD.inv(lons, lats, foot[:, 0], foot[:, 1])
        return Nearest(np.asarray(distance), foot[:, 0], foot[:, 1], self._owner[piece])

    def _search(self, plane: int, lons: Floats, lats: Floats) -> tuple[Ints, Floats]:
        """The nearest piece of each point and where on it (0..1), with the tree of `plane`."""
        tree = self._trees[plane]
        xy = _stereographic(lons, lats, _CENTRES[plane])
        spot = earth_centred(lons, lats)
        # The chunk whose middle is nearest: not always the nearest chunk, but a good bound, found three times as fast.
        _, seeds = self._trees.middles(plane).query_nearest(shapely.points(xy), all_matches=False)
        points = np.arange(len(lons))
        _, _, chord = self._chords(points, np.asarray(seeds), spot)
        nearest = _least(chord, self._chunk_size[seeds])
        # No arc over a chord is longer than the one of the smallest radius: an upper bound of the geodesic.
        bound = np.minimum((nearest + CHORD_SLACK_M) / (2 * SHORTEST_RADIUS_M), 1.0)
        reach_m = 2 * SHORTEST_RADIUS_M * np.arcsin(bound)
        centre, radius, whole = _disc(xy, reach_m / SPHERE_MIN_M)
        found, chunks = tree.query(shapely.points(centre), predicate="dwithin", distance=radius)
        if whole.any():
            every = np.flatnonzero(whole)
            keep = ~whole[found]
            found = np.r_[found[keep], np.repeat(every, len(self._chunk_start))]
            chunks = np.r_[chunks[keep], np.tile(np.arange(len(self._chunk_start)), len(every))]
        points, chunks = np.r_[points, found], np.r_[np.asarray(seeds), chunks]
        order = np.argsort(points, kind="stable")
        points, chunks = points[order], chunks[order]
        first = np.flatnonzero(np.r_[True, points[1:] != points[:-1]])
        # Points of the open ocean have thousands of candidates: few enough points at once.
        load = np.cumsum(np.add.reduceat(self._chunk_size[chunks], first)) // PIECES_AT_ONCE
        ends = np.r_[first[1:][np.diff(load) > 0], len(points)]
        parts = [
            self._best(points[a:b] - points[a], chunks[a:b], spot[points[a] : points[b - 1] + 1])
            for a, b in pairwise(np.r_[0, ends].tolist())
        ]
        return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])

    def _best(self, points: Ints, chunks: Ints, spot: Floats) -> tuple[Ints, Floats]:
        """Of the pieces in `chunks[i]`, paired with `points[i]`: each point's nearest, and the share (0..1) on it."""
        point, piece, chord = self._chords(points, chunks, spot)
        nearest = np.full(len(spot), np.inf)
        np.minimum.at(nearest, point, chord)
        close = chord <= nearest[point] + 2 * CHORD_SLACK_M
        point, piece = point[close], piece[close]
        share, distance = self._foot(piece, spot[point])
        order = np.lexsort((distance, point))
        first = order[np.r_[True, point[order][1:] != point[order][:-1]]]
        return piece[first], share[first]

    def _chords(self, points: Ints, chunks: Ints, spot: Floats) -> tuple[Ints, Ints, Floats]:
        """Every piece of `chunks[i]` paired with `points[i]`: point, piece, metres from the point to the chord."""
        size = self._chunk_size[chunks]
        offset = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
        piece = np.repeat(self._chunk_start[chunks], size) + offset
        point = np.repeat(points, size)
        away = spot[point] - self._chord_start[piece]
        step = self._chord_step[piece]
        share = np.clip(_dot(away, step) * self._chord_inverse[piece], 0.0, 1.0)
        away -= share[:, None] * step
        return point, piece, np.sqrt(_dot(away, away))

    def _foot(self, piece: Ints, point: Floats) -> tuple[Floats, Floats]:
        """Where on each piece (0..1) it is nearest to its point, and the straight-line distance in metres."""
        start, step = self._start[piece], self._step[piece]
        share = _dot(point - self._chord_start[piece], self._chord_step[piece]) * self._chord_inverse[piece]
        share = np.clip(share, 0.0, 1.0)
        for _ in range(2):
            spot = start + share[:, None] * step
            away = point - earth_centred(spot[:, 0], spot[:, 1])
            tangent = _tangent(spot, step)
            share = np.clip(share + _dot(away, tangent) / np.maximum(_dot(tangent, tangent), 1e-12), 0.0, 1.0)
        spot = start + share[:, None] * step
        away = point - earth_centred(spot[:, 0], spot[:, 1])
        return share, np.sqrt(_dot(away, away))

    @cached_property
    def _trees(self) -> _Trees:
        return _Trees(self._start, self._step, self._chunk_start, self._chunk_size)


class _Trees:
    """The trees of the two planes, over chunks and over their middles, each built when first asked."""

    def __init__(self, start: Floats, step: Floats, chunk_start: Ints, chunk_size: Ints) -> None:
        self._ends = (start, start + step)
        self._chunks = (chunk_start, chunk_size)
        self._built: dict[int, shapely.STRtree] = {}
        self._middles: dict[int, shapely.STRtree] = {}

    def build(self) -> None:
        """Build both now, so that threads find them."""
        for plane in range(len(_CENTRES)):
            # A tree is built at its first question.
            self[plane].query(shapely.Point(0, 0))
            self.middles(plane).query(shapely.Point(0, 0))

    def __getitem__(self, plane: int) -> shapely.STRtree:
        if plane not in self._built:
            self._built[plane] = self._build(_CENTRES[plane])
        return self._built[plane]

    def middles(self, plane: int) -> shapely.STRtree:
        """The tree of one point a chunk, in its middle."""
        if plane not in self._middles:
            start, size = self._chunks
            middle = self._ends[0][start + size // 2]
            xy = _stereographic(middle[:, 0], middle[:, 1], _CENTRES[plane])
            self._middles[plane] = shapely.STRtree(shapely.points(xy))
        return self._middles[plane]

    def _build(self, centre: tuple[float, float]) -> shapely.STRtree:
        chunk_start, chunk_size = self._chunks
        chunk = np.repeat(np.arange(len(chunk_start)), chunk_size)
        last = chunk_start + chunk_size - 1
        xy = np.concatenate([self._ends[0], self._ends[1][last]])
        order = np.argsort(np.r_[chunk, np.arange(len(chunk_start))], kind="stable")
        plane = _stereographic(xy[order, 0], xy[order, 1], centre)
        return shapely.STRtree(shapely.linestrings(plane, indices=np.r_[chunk, np.arange(len(chunk_start))][order]))


def earth_centred(lons: Floats, lats: Floats) -> Floats:
    """Earth-centred, earth-fixed coordinates (n, 3) in metres of points on the ellipsoid (degrees)."""
    lam, phi = np.radians(lons), np.radians(lats)
    normal = SEMI_MAJOR_M / np.sqrt(1 - ECCENTRICITY_SQUARED * np.sin(phi) ** 2)
    return np.stack(
        [
            normal * np.cos(phi) * np.cos(lam),
            normal * np.cos(phi) * np.sin(lam),
            normal * (1 - ECCENTRICITY_SQUARED) * np.sin(phi),
        ],
        axis=-1,
    )


def _by_neighbourhood(lons: Floats, lats: Floats) -> Ints:
    """An order of the points in which neighbours follow each other (a Morton curve over cells of 600 m at the equator).

    The tree is then walked where it was walked just before, which saves a third of the time.
    """
    key = np.zeros(len(lons), dtype=np.int64)
    most = 2**KEY_BITS - 1
    cells = ((lons + 180) * (most / 360), (lats + 90) * (most / 360))
    for shift, cell in enumerate(cells):
        column = cell.astype(np.int64)
        for bit in range(KEY_BITS):
            key |= ((column >> bit) & 1) << (2 * bit + shift)
    return np.argsort(key, kind="stable")


def _least(values: Floats, size: Ints) -> Floats:
    """The least of each run of `values`; runs are `size` long."""
    return cast("Floats", np.minimum.reduceat(values, np.cumsum(size) - size))


def _tangent(spot: Floats, step: Floats) -> Floats:
    """Change of earth-centred coordinates for a whole `step` (degrees) at `spot`."""
    lam, phi = np.radians(spot[:, 0]), np.radians(spot[:, 1])
    d_lam, d_phi = np.radians(step[:, 0]), np.radians(step[:, 1])
    root = 1 - ECCENTRICITY_SQUARED * np.sin(phi) ** 2
    normal = SEMI_MAJOR_M / np.sqrt(root)
    meridian = normal * (1 - ECCENTRICITY_SQUARED) / root
    east, north = normal * np.cos(phi) * d_lam, meridian * d_phi
    return np.stack(
        [
            -np.sin(lam) * east - np.sin(phi) * np.cos(lam) * north,
            np.cos(lam) * east - np.sin(phi) * np.sin(lam) * north,
            np.cos(phi) * north,
        ],
        axis=-1,
    )


def _dot(a: Floats, b: Floats) -> Floats:
    return cast("Floats", np.einsum("ij,ij->i", a, b))


def _cut(start: Floats, end: Floats, line: Ints) -> tuple[Floats, Floats, Ints]:
    """Cut segments into equal pieces of at most ``PIECE_M``, straight in longitude and latitude."""
    narrow = np.cos(np.radians(np.minimum(np.abs(start[:, 1]), np.abs(end[:, 1]))))
    length_m = np.radians(np.hypot((end - start)[:, 0] * narrow, (end - start)[:, 1])) * SEMI_MAJOR_M
    pieces = np.maximum(np.ceil(length_m / PIECE_M), 1).astype(np.intp)
    number = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    count = np.repeat(pieces, pieces)[:, None]
    origin, step = np.repeat(start, pieces, axis=0), np.repeat(end - start, pieces, axis=0)
    number = number[:, None]
    return origin + step * (number / count), origin + step * ((number + 1) / count), np.repeat(line, pieces)


def _unit(lons: Floats, lats: Floats) -> Floats:
    """Unit vectors (n, 3) of points (degrees) on the conformal sphere."""
    lam, phi = np.radians(lons), np.radians(lats)
    eccentricity = np.sqrt(ECCENTRICITY_SQUARED)
    isometric = np.arctanh(np.clip(np.sin(phi), -1 + 1e-16, 1 - 1e-16))
    height = np.tanh(isometric - eccentricity * np.arctanh(eccentricity * np.sin(phi)))
    out = np.sqrt(1 - height**2)
    return np.stack([out * np.cos(lam), out * np.sin(lam), height], axis=-1)


def _angle(lons: Floats, lats: Floats, centre: tuple[float, float]) -> Floats:
    axis = _unit(np.array(centre[0]), np.array(centre[1]))
    return cast("Floats", np.arccos(np.clip(_unit(lons, lats) @ axis, -1.0, 1.0)))


def _stereographic(lons: Floats, lats: Floats, centre: tuple[float, float]) -> Floats:
    """Stereographic plane coordinates (n, 2) about `centre` on the unit sphere: radius 2 tan(angle / 2)."""
    axis = _unit(np.array(centre[0]), np.array(centre[1]))
    out = np.hypot(axis[0], axis[1])
    east = np.array([-axis[1], axis[0], 0.0]) / out
    north = np.array([-axis[2] * axis[0] / out, -axis[2] * axis[1] / out, out])
    unit = _unit(lons, lats)
    away = 1 + unit @ axis
    scale = 2 / np.maximum(away, 1e-12)
    return np.stack([scale * (unit @ east), scale * (unit @ north)], axis=-1)


def _disc(xy: Floats, angle: Floats) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """The discs of the plane that are the caps of `angle` (radians) about the points `xy`.

    The third answer marks caps that hold the plane's far pole: no disc, every piece must be looked at.
    """
    radius = np.hypot(xy[:, 0], xy[:, 1])
    theta = 2 * np.arctan(radius / 2)
    whole = theta + angle >= np.pi - 1e-6
    far = 2 * np.tan(np.where(whole, theta, theta + angle) / 2)
    near = 2 * np.tan((theta - angle) / 2)
    # Straight pieces bend a little in the plane: at most this share of a piece's squared length (radians).
    slack = (PIECE_M / SEMI_MAJOR_M) ** 2 * (1 + (far / 2) ** 2)
    middle = (far + near) / 2
    direction = np.where(radius > 0, middle / np.where(radius > 0, radius, 1.0), 0.0)[:, None]
    shifted = np.where((radius > 0)[:, None], xy * direction, 0.0)
    return shifted, (far - near) / 2 + slack, whole
