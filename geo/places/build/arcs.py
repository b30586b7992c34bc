"""Borders and coasts as arcs: each simplified once, so that countries keep sharing their edges exactly.

An arc runs between two points where three or more sides meet, or closes on itself. Borders are held to
``BORDER_TOLERANCE_M`` of the source, coasts to ``COAST_TOLERANCE_M``. An arc that would cross another one is
simplified less, until nothing crosses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.places.build.land import NOBODY, Land, km2
from geo.places.build.segments import Geometries, Longs, lines_of, merged, rings_of, segments_of, sides_of

BORDER_TOLERANCE_M = 20.0
COAST_TOLERANCE_M = 300.0
ISLAND_MIN_KM2 = 1.0
"""Islands below this are left out, but for the largest ones of a country that has none above."""
ISLANDS_KEPT = 3
ISLETS_KEPT: Mapping[str, tuple[float, float]] = {"Snake Island": (30.2045, 45.2553)}
"""Smaller ones that reports name, each with a point (lon, lat) in it."""
METRES_PER_DEGREE = 111_700.0
"""A degree of latitude at its longest, so that no tolerance is exceeded."""
ROUNDS = 12
SPLIT_POINTS = 200
"""Points of an arc that are simplified together, so that one crossing does not hold a whole coast."""


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arcs with the owner on the ``left`` and ``right`` of the direction of their points (NOBODY: sea)."""

    lines: Geometries
    left: NDArray[np.intp]
    right: NDArray[np.intp]

    @property
    def is_border(self) -> NDArray[np.bool_]:
        """Whether countries lie on both sides."""
        return np.asarray((self.left != NOBODY) & (self.right != NOBODY))

    def chosen(self, mask: NDArray[np.bool_]) -> Arcs:
        """Those of `mask`."""
        return Arcs(self.lines[mask], self.left[mask], self.right[mask])


def arcs_of(land: Land) -> Arcs:
    """The arcs between the countries of `land`, and between them and the sea."""
    sides = sides_of(land.faces)
    owner = np.r_[land.owner, NOBODY]
    left, right = owner[sides.left], owner[sides.right]
    edge = left != right
    low, high, left, right = sides.low[edge], sides.high[edge], left[edge], right[edge]
    lines = merged(lines_of(low, high))
    a, b = _first_segments(lines)
    key = _pair_key(np.minimum(a, b), np.maximum(a, b), low, high)
    forward = a < b
    return Arcs(lines, np.where(forward, left[key], right[key]), np.where(forward, right[key], left[key]))


def simplified(arcs: Arcs) -> tuple[Arcs, int]:
    """`arcs` with fewer points and nothing crossing, and the number of arcs that had to keep more than planned."""
    arcs = _split(_without_islets(arcs))
    tolerance = np.where(arcs.is_border, BORDER_TOLERANCE_M, COAST_TOLERANCE_M)
    lines = _simplify(arcs.lines, tolerance)
    held: set[int] = set()
    for _ in range(ROUNDS):
        faulty = _faulty(lines)
        if not len(faulty):
            break
        held |= set(faulty.tolist())
        tolerance[faulty] = np.where(tolerance[faulty] > 1.0, tolerance[faulty] / 2, 0.0)
        lines = lines.copy()
        lines[faulty] = _simplify(arcs.lines[faulty], tolerance[faulty])
    return replace(arcs, lines=lines), len(held)


def countries_of(arcs: Arcs, codes: tuple[str, ...]) -> dict[str, shapely.MultiPolygon]:
    """The polygons of every country that the arcs enclose, by code."""
    answer = {}
    for number, code in enumerate(codes):
        mine = arcs.chosen((arcs.left == number) | (arcs.right == number))
        faces = np.asarray(shapely.get_parts(shapely.polygonize(mine.lines)))
        if not len(faces):
            continue
        rings, face = rings_of(faces)
        segments = segments_of(rings)
        first = np.flatnonzero(np.r_[True, segments.geometry[1:] != segments.geometry[:-1]])
        inside = np.zeros(len(faces), dtype=bool)
        sides = _segment_sides(mine)
        for index in first:
            start, end = int(segments.start[index]), int(segments.end[index])
            holder = sides[(start, end)] if (start, end) in sides else sides[(end, start)]
            on_left = holder[0] if (start, end) in sides else holder[1]
            inside[face[segments.geometry[index]]] |= on_left == number
        land = shapely.union_all(faces[inside])
        answer[code] = land if land.geom_type == "MultiPolygon" else shapely.multipolygons([land])
    return answer


def borders_of(
    arcs: Arcs, codes: tuple[str, ...], unclaimed: dict[tuple[str, str], shapely.Polygon]
) -> dict[tuple[str, str], shapely.MultiLineString]:
    """The border lines by pair of codes. The edges of an `unclaimed` face belong to the pair that leaves it."""
    lines: dict[tuple[str, str], list[shapely.LineString]] = {}
    for line, left, right in zip(arcs.lines, arcs.left, arcs.right, strict=True):
        if NOBODY not in {left, right}:
            a, b = sorted((codes[left], codes[right]))
            lines.setdefault((a, b), []).append(line)
    for pair, face in unclaimed.items():
        around = face.buffer(1e-3)
        mine = np.isin(arcs.left, [codes.index(code) for code in pair]) ^ np.isin(
            arcs.right, [codes.index(code) for code in pair]
        )
        lines.setdefault(pair, []).extend(arcs.lines[mine][shapely.within(arcs.lines[mine], around)])
    return {pair: shapely.multilinestrings(shapely.get_parts(merged(np.array(found)))) for pair, found in lines.items()}


def _first_segments(lines: Geometries) -> tuple[Longs, Longs]:
    segments = segments_of(lines)
    first = np.flatnonzero(np.r_[True, segments.geometry[1:] != segments.geometry[:-1]])
    return segments.start[first], segments.end[first]


def _pair_key(low: Longs, high: Longs, all_low: Longs, all_high: Longs) -> NDArray[np.intp]:
    """Positions of the segments (low, high) among all segments, which are sorted by low, then high."""
    table = {pair: index for index, pair in enumerate(zip(all_low.tolist(), all_high.tolist(), strict=True))}
    return np.array([table[pair] for pair in zip(low.tolist(), high.tolist(), strict=True)], dtype=np.intp)


def _segment_sides(arcs: Arcs) -> dict[tuple[int, int], tuple[int, int]]:
    """(left, right) owners by directed segment."""
    segments = segments_of(arcs.lines)
    left, right = arcs.left[segments.geometry].tolist(), arcs.right[segments.geometry].tolist()
    keys = zip(segments.start.tolist(), segments.end.tolist(), strict=True)
    return dict(zip(keys, zip(left, right, strict=True), strict=True))


def _without_islets(arcs: Arcs) -> Arcs:
    """`arcs` without the rings of small islands."""
    ring = shapely.is_closed(arcs.lines) & ~arcs.is_border & (shapely.get_num_points(arcs.lines) > 3)
    size = np.full(len(ring), np.inf)
    xy, number = shapely.get_coordinates(arcs.lines[ring], return_index=True)
    shapes = shapely.polygons(shapely.linearrings(xy, indices=number))
    size[ring] = km2(shapes)
    named = shapely.STRtree(shapes).query(shapely.points(list(ISLETS_KEPT.values())), predicate="intersects")[1]
    size[np.flatnonzero(ring)[named]] = np.inf
    owner = np.maximum(arcs.left, arcs.right)
    keep = size >= ISLAND_MIN_KM2
    for number in np.unique(owner):
        mine = np.flatnonzero(owner == number)
        if keep[mine].sum() < ISLANDS_KEPT:
            keep[mine[np.argsort(-size[mine])[:ISLANDS_KEPT]]] = True
    return arcs.chosen(keep)


def _split(arcs: Arcs) -> Arcs:
    """`arcs` in pieces of some ``SPLIT_POINTS`` points; rings in three at least, so that none collapses."""
    pieces, source = [], []
    for index, line in enumerate(arcs.lines):
        xy = shapely.get_coordinates(line)
        count = max(-(-(len(xy) - 1) // SPLIT_POINTS), 3 if (xy[0] == xy[-1]).all() else 1)
        cuts = np.linspace(0, len(xy) - 1, count + 1).round().astype(int)
        pieces += [xy[a : b + 1] for a, b in pairwise(cuts)]
        source += [index] * count
    number = np.repeat(np.arange(len(pieces)), [len(piece) for piece in pieces])
    lines = np.asarray(shapely.linestrings(np.concatenate(pieces), indices=number))
    return Arcs(lines, arcs.left[source], arcs.right[source])


def _simplify(lines: Geometries, tolerance_m: NDArray[np.float64]) -> Geometries:
    """Douglas-Peucker with a tolerance in metres for each line: x is scaled by the cosine nearest the equator."""
    xy, number = shapely.get_coordinates(lines, return_index=True)
    nearest = np.full(len(lines), 90.0)
    np.minimum.at(nearest, number, np.abs(xy[:, 1]))
    narrow = np.cos(np.radians(nearest))
    scaled = xy.copy()
    scaled[:, 0] *= narrow[number]
    short = shapely.simplify(
        shapely.linestrings(scaled, indices=number), tolerance_m / METRES_PER_DEGREE, preserve_topology=False
    )
    closed = shapely.is_closed(lines)
    keep = closed & (shapely.get_num_points(short) < 4)
    back, number = shapely.get_coordinates(short, return_index=True)
    back[:, 0] /= narrow[number]
    answer = shapely.linestrings(np.round(back, 5), indices=number)
    answer[keep] = lines[keep]
    return np.asarray(answer)


def _faulty(lines: Geometries) -> NDArray[np.intp]:
    """Numbers of the lines that cross themselves or another, or lie on another."""
    tree = shapely.STRtree(lines)
    a, b = tree.query(lines, predicate="intersects")
    one = a < b
    a, b = a[one], b[one]
    wrong = ~shapely.touches(lines[a], lines[b])
    rough = ~shapely.is_simple(lines)
    return np.unique(np.r_[np.flatnonzero(rough), a[wrong], b[wrong]])
