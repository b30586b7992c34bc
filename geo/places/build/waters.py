"""Borders in rivers and lakes. The source cuts wide water out of the land, and with it the border in the water.

Enclosed water between two or more countries is divided: each spot goes to the country of the nearest bank, so a
river's border is its middle line (off by less than half the river's width). In the deep part of a lake, farther
than ``DEEP_M`` from every bank, the nearest side of Natural Earth's 1:10m border decides instead.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.places.build.land import NOBODY, Land, faces_of, km2
from geo.places.build.segments import Geometries, grid_points, sides_of

DEEP_M = 2_500.0
GUIDE_M = 400.0
"""Half the gap between the two rows of guides that hold Natural Earth's line between them, and their spacing."""
SEED_SPACING_M = (40.0, 800.0)
METRES_PER_DEGREE = 111_320.0

SEAS: Mapping[str, tuple[float, float]] = {"Caspian Sea": (50.7, 41.9)}
UNCLAIMED: Mapping[str, tuple[float, float]] = {"Bir Tawil": (33.75, 21.87)}
"""Enclosed faces that stay nobody's, each with a point (lon, lat) in it."""


@dataclass(frozen=True, slots=True)
class Water:
    """One body of enclosed water: its polygon, and the seeds whose cells divide it (degrees, scaled, owners)."""

    polygon: shapely.Polygon
    seeds: NDArray[np.float64]
    owner: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Banks:
    """The banks of one body of water: segments from ``start`` to ``end`` (degrees) and who owns the land there."""

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    owner: NDArray[np.intp]


def fill(land: Land, reference_lines: shapely.MultiLineString, reference: Mapping[str, shapely.MultiPolygon]) -> Land:
    """`land` with its enclosed waters and slivers given to the countries around them."""
    waters = list(_waters(land, reference_lines, reference))
    cuts = [line for water in waters for line in _middle_lines(water)]
    faces = faces_of(np.concatenate([shapely.boundary(land.faces), np.array(cuts, dtype=object)]))
    inside = shapely.point_on_surface(faces)
    owner = np.full(len(faces), NOBODY, dtype=np.intp)
    old, new = shapely.STRtree(inside).query(land.faces, predicate="intersects")
    owner[new] = land.owner[old]
    polygons = np.array([water.polygon for water in waters], dtype=object)
    body, new = shapely.STRtree(inside).query(polygons, predicate="intersects")
    for index, face in zip(body, new, strict=True):
        if owner[face] == NOBODY:
            owner[face] = _nearest_owner(waters[index], inside[face])
    total = sum(float(km2(np.array([water.polygon]))[0]) for water in waters)
    note = f"enclosed water divided among the countries around it: {len(waters)} bodies, {total:.0f} km2"
    return Land(faces, owner, land.codes, (*land.notes, note))


def _waters(
    land: Land, reference_lines: shapely.MultiLineString, reference: Mapping[str, shapely.MultiPolygon]
) -> Iterator[Water]:
    """The bodies of water that some country surrounds, with their seeds."""
    free = np.r_[land.owner == NOBODY, False]
    sides = sides_of(land.faces)
    kept = [shapely.Point(point) for point in (*SEAS.values(), *UNCLAIMED.values())]
    groups = _connected(free, sides.left, sides.right)
    banks: dict[int, list[int]] = {}
    for face, other in ((sides.left, sides.right), (sides.right, sides.left)):
        for index in np.flatnonzero(free[face] & ~free[other] & (other >= 0)).tolist():
            banks.setdefault(groups[int(face[index])], []).append(index)
    members: dict[int, list[int]] = {}
    for number, group in groups.items():
        members.setdefault(group, []).append(number)
    lines = shapely.get_parts(reference_lines)
    tree = shapely.STRtree(lines)
    for group, rows in sorted(banks.items()):
        polygon = shapely.union_all(land.faces[members[group]])
        if any(polygon.intersects(point) for point in kept):
            continue
        row = np.array(rows)
        left, right = sides.left[row], sides.right[row]
        bank = np.where(np.isin(left, members[group]), right, left)
        banks_of = Banks(grid_points(sides.low[row]), grid_points(sides.high[row]), land.owner[bank])
        yield _seeded(polygon, banks_of, lines[tree.query(polygon)], land.codes, reference)


def _connected(free: NDArray[np.bool_], left: NDArray[np.intp], right: NDArray[np.intp]) -> dict[int, int]:
    """Free faces that share an edge, as face to the number of its group. The last of `free` stands for no face."""
    root = {int(face): int(face) for face in np.flatnonzero(free)}

    def find(face: int) -> int:
        while root[face] != face:
            root[face] = root[root[face]]
            face = root[face]
        return face

    both = free[left] & free[right]
    for a, b in zip(left[both].tolist(), right[both].tolist(), strict=True):
        root[find(a)] = find(b)
    return {face: find(face) for face in root}


def _seeded(
    polygon: shapely.Polygon,
    banks: Banks,
    guides: Geometries,
    codes: tuple[str, ...],
    reference: Mapping[str, shapely.MultiPolygon],
) -> Water:
    """`polygon` with seeds along its banks and, where it is wide, along the reference border in it."""
    scale = _scale(polygon)
    start, end, owner = banks.start, banks.end, banks.owner
    if len(np.unique(owner)) == 1:
        return Water(polygon, start[:1] * scale, owner[:1])
    scaled = shapely.transform(polygon, lambda xy: xy * scale)
    width_m = 2 * scaled.area / scaled.length * METRES_PER_DEGREE
    spacing = float(np.clip(width_m / 4, *SEED_SPACING_M)) / METRES_PER_DEGREE
    start, end = start * scale, end * scale
    count = np.maximum(np.ceil(np.hypot(*(end - start).T) / spacing), 1).astype(np.intp)
    number = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    share = ((number + 0.5) / np.repeat(count, count))[:, None]
    seeds = np.repeat(start, count, axis=0) + share * np.repeat(end - start, count, axis=0)
    owners = np.repeat(owner, count)
    deep = scaled.buffer(-DEEP_M / METRES_PER_DEGREE)
    if not deep.is_empty and len(guides):
        around = tuple(codes[index] for index in np.unique(owner))
        points, holders = _guides(guides, deep, scale, around, reference)
        seeds = np.concatenate([seeds, points])
        owners = np.concatenate([owners, [codes.index(code) for code in holders]]).astype(np.intp)
    return Water(polygon, seeds, owners)


def _guides(
    guides: Geometries,
    deep: shapely.Geometry,
    scale: NDArray[np.float64],
    around: tuple[str, ...],
    reference: Mapping[str, shapely.MultiPolygon],
) -> tuple[NDArray[np.float64], list[str]]:
    """Two rows of points along the reference border in deep water, each with the country it lies in."""
    step = GUIDE_M / METRES_PER_DEGREE
    points = []
    lines = shapely.intersection(shapely.transform(guides, lambda xy: xy * scale), deep)
    for line in shapely.get_parts(lines):
        if line.geom_type != "LineString" or line.is_empty:
            continue
        along = np.arange(step / 2, max(line.length, step), step)
        spot = shapely.get_coordinates(shapely.line_interpolate_point(line, along))
        ahead = shapely.get_coordinates(shapely.line_interpolate_point(line, along + step / 10))
        behind = shapely.get_coordinates(shapely.line_interpolate_point(line, np.maximum(along - step / 10, 0)))
        way = ahead - behind
        normal = np.stack([-way[:, 1], way[:, 0]], axis=-1) / np.maximum(np.hypot(*way.T), 1e-12)[:, None]
        points += [spot + step * normal, spot - step * normal]
    if not points:
        return np.zeros((0, 2)), []
    rows = np.concatenate(points)
    spots = shapely.points(rows / scale)
    holder = np.full(len(rows), "", dtype=object)
    for code in around:
        holder[shapely.intersects(reference[code], spots)] = code
    known = holder != ""
    return rows[known], holder[known].tolist()


def _middle_lines(water: Water) -> list[shapely.LineString]:
    """The lines in the water that are as far from one country's seeds as from another's (degrees)."""
    if len(np.unique(water.owner)) == 1:
        return []
    scale = _scale(water.polygon)
    seeds, first = np.unique(np.round(water.seeds, 9), axis=0, return_index=True)
    owner = water.owner[first]
    outline = shapely.transform(water.polygon, lambda xy: xy * scale)
    cells = shapely.voronoi_polygons(shapely.multipoints(seeds), extend_to=outline, ordered=True)
    cells = np.asarray(shapely.get_parts(cells))
    regions = [shapely.boundary(shapely.coverage_union_all(cells[owner == code])) for code in np.unique(owner)]
    shared = [
        shapely.intersection(a, b, grid_size=1e-9) for index, a in enumerate(regions) for b in regions[index + 1 :]
    ]
    lines = shapely.intersection(shapely.union_all(np.array(shared)), outline)
    parts = [part for part in shapely.get_parts(lines) if part.geom_type == "LineString"]
    return [shapely.transform(part, lambda xy: xy / scale) for part in parts]


def _scale(polygon: shapely.Polygon) -> NDArray[np.float64]:
    """Factors that make degrees of longitude and latitude equally long in the middle of the water."""
    return np.array([math.cos(math.radians((polygon.bounds[1] + polygon.bounds[3]) / 2)), 1.0])


def _nearest_owner(water: Water, point: shapely.Point) -> int:
    spot = np.array([point.x, point.y]) * _scale(water.polygon)
    return int(water.owner[np.argmin(((water.seeds - spot) ** 2).sum(axis=1))])
