"""Draws the tiles of the base map with Pillow: land, land borders, admin lines, town and area names.

The border lines are those that distances are measured to, so no town stands on the wrong side of its border.
Tiles are drawn at twice their CSS size for sharp screens, their lines at twice that and scaled down.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from threading import Lock

import numpy as np
import shapely
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from dashboard import level_files
from dashboard.map_labels import draw_labels
from dashboard.mercator import Tile, project
from dashboard.pieces import POLYGON, Pieces
from geo.places.areas import admin1, countries
from geo.places.borders import land_borders

TILE_PX = 512
"""Side of a tile's picture: 256 CSS pixels at two device pixels each."""
OVERSAMPLE = 2
MAX_ZOOM = 13
"""Past this the data has nothing more to show: border lines are kept to 30 m."""
RENDERING = "6"
"""Changes with every change of what a tile looks like; part of the key of the tile cache."""

Colour = tuple[int, int, int]

SEA: Colour = (214, 226, 233)
LAND = (247, 245, 240)
BORDER = (128, 120, 116)
BORDER_HALO = (232, 226, 219)
ADMIN = (211, 203, 195)
ADMIN_FROM_ZOOM = 5
MAX_PIECE_POINTS = 300
SAME_COLOUR = 24
"""Colours that differ by less than this, summed over red, green and blue, are one that was rounded."""
LEVEL_ZOOMS = (2, 4, 6, 8, 10, MAX_ZOOM)
"""Each prepared level serves the zooms up to its own."""
SIMPLIFY_PX = 0.25
_HALF_TURN = 180_000_000
"""Half a turn in millionths of a degree: makes rounded coordinates positive."""


@dataclass(frozen=True, slots=True)
class Level:
    """The world prepared for one range of zooms: geometries cut small."""

    land: Pieces
    borders: Pieces
    admin: Pieces


_LEVEL_LOCKS = {limit: Lock() for limit in LEVEL_ZOOMS}
_WORLD_LOCK = Lock()


def level_of(zoom: int) -> Level:
    """The prepared level that serves `zoom`: from memory, from disk, or made now, which takes seconds."""
    limit = next(limit for limit in LEVEL_ZOOMS if zoom <= limit)
    with _LEVEL_LOCKS[limit]:
        return _level(limit)


@cache
def _level(zoom: int) -> Level:
    kept = level_files.read(zoom)
    level = kept or _made(zoom)
    if kept is None:
        level_files.keep(zoom, level)
    return Level(**level)


def _made(zoom: int) -> dict[str, Pieces]:
    """A level from the data: some seconds of work for the deeper ones."""
    tolerance = SIMPLIFY_PX / (TILE_PX * (1 << zoom))
    with _WORLD_LOCK:
        land, borders, admin = _world()
    lines_at_zoom = admin if zoom >= ADMIN_FROM_ZOOM else []
    simple = {
        name: shapely.simplify(geometries, tolerance, preserve_topology=False)
        for name, geometries in (("land", land), ("borders", borders), ("admin", lines_at_zoom))
    }
    return {
        name: Pieces.of(kind, _pieces(simple[name], _split_polygon if kind is POLYGON else _split_line))
        for name, kind in level_files.PARTS.items()
    }


@cache
def _world() -> tuple[list[BaseGeometry], list[BaseGeometry], list[BaseGeometry]]:
    """Land polygons, border lines and admin lines of the whole world in the unit square."""
    borders = land_borders()
    land = [_to_unit(area.geometry) for area in countries().values()]
    lines = [_to_unit(borders.line(*pair)) for pair in sorted(borders.pairs)]
    by_country: dict[str, list[BaseGeometry]] = {}
    for area in admin1().values():
        by_country.setdefault(area.country, []).append(area.geometry)
    inner = [line for areas in by_country.values() for line in inner_lines(areas)]
    return land, lines, [_to_unit(line) for line in inner]


def _to_unit(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.transform(geometry, project)


def inner_lines(polygons: list[BaseGeometry]) -> list[BaseGeometry]:
    """The line segments that two polygons share, merged.

    Outer edges are left out: the sea draws the coast, and `land_borders` the borders, which Natural Earth has
    up to 6 km beside them.
    """
    rings = [
        np.rint(shapely.get_coordinates(ring) * 1e6).astype(np.int64)
        for ring in shapely.get_rings(shapely.get_parts(polygons))
    ]
    if not rings:
        return []
    keys = [((ring[:, 0] + _HALF_TURN) << 32) + ring[:, 1] + _HALF_TURN for ring in rings]  # one number a point
    ends = np.column_stack((np.concatenate([key[:-1] for key in keys]), np.concatenate([key[1:] for key in keys])))
    ends.sort(axis=1)
    ends = ends[ends[:, 0] != ends[:, 1]]
    ends = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    twice = ends[1:][(ends[1:] == ends[:-1]).all(axis=1)]
    if not len(twice):
        return []
    points = np.stack(((twice >> 32) - _HALF_TURN, (twice & 0xFFFFFFFF) - _HALF_TURN), axis=-1) / 1e6
    return list(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(shapely.linestrings(points)))))


def _pieces(
    geometries: Iterable[BaseGeometry], split: Callable[[BaseGeometry], list[BaseGeometry]]
) -> list[BaseGeometry]:
    parts: list[BaseGeometry] = []
    for part in shapely.get_parts(np.asarray(list(geometries), dtype=object)):
        if not part.is_empty:
            parts.extend(split(part))
    return parts


def _split_polygon(polygon: BaseGeometry) -> list[BaseGeometry]:
    """`polygon` in pieces of few points and without holes (Pillow fills no holes)."""
    todo, done = [polygon], []
    while todo:
        part = todo.pop()
        holes = shapely.get_num_interior_rings(part)
        if not holes and shapely.get_num_coordinates(part) <= MAX_PIECE_POINTS:
            done.append(part)
            continue
        left, top, right, bottom = part.bounds
        if holes:
            hole = shapely.get_interior_ring(part, 0).bounds
            middle_x, middle_y = (hole[0] + hole[2]) / 2, (hole[1] + hole[3]) / 2
        else:
            middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        if right - left > bottom - top or holes:
            halves = ((left, top, middle_x, bottom), (middle_x, top, right, bottom))
        else:
            halves = ((left, top, right, middle_y), (left, middle_y, right, bottom))
        for half in halves:
            todo.extend(_polygons(shapely.clip_by_rect(part, *half)))
    return done


def _polygons(geometry: BaseGeometry) -> list[BaseGeometry]:
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and not part.is_empty]


def _split_line(line: BaseGeometry) -> list[BaseGeometry]:
    points = shapely.get_coordinates(line)
    starts = range(0, max(len(points) - 1, 1), MAX_PIECE_POINTS)
    return [shapely.linestrings(points[start : start + MAX_PIECE_POINTS + 1]) for start in starts]


@dataclass(frozen=True, slots=True)
class Canvas:
    """A tile's picture while it is drawn: Pillow's pen, and how the unit square becomes pixels."""

    pen: ImageDraw.ImageDraw
    left: float
    top: float
    scale: float

    def fill(self, shapes: Iterable[BaseGeometry], colour: Colour) -> None:
        """Fill polygons without holes."""
        for shape in shapes:
            for polygon in _polygons(shape):
                self.pen.polygon(self._pixels(polygon.exterior), fill=colour)

    def stroke(self, shapes: Iterable[BaseGeometry], colour: Colour, *, width: int) -> None:
        """Draw lines `width` pixels wide."""
        for shape in shapes:
            for line in shapely.get_parts(shape):
                if line.geom_type == "LineString":
                    self.pen.line(self._pixels(line), fill=colour, width=width, joint="curve")

    def _pixels(self, geometry: BaseGeometry) -> list[float]:
        points: list[float] = (
            ((shapely.get_coordinates(geometry) - (self.left, self.top)) * self.scale).ravel().tolist()
        )
        return points


def draw_tile(tile: Tile) -> bytes:
    """The PNG of one tile, `TILE_PX` pixels a side."""
    level = level_of(tile.z)
    side = TILE_PX * OVERSAMPLE
    picture = Image.new("RGB", (side, side), SEA)
    canvas = Canvas(ImageDraw.Draw(picture), tile.x * tile.span, tile.y * tile.span, side / tile.span)
    box = tile.box(margin=8 / side)  # a line on the edge is drawn by both tiles
    canvas.fill(level.land.within(box), LAND)
    borders = level.borders.within(box)
    if tile.z >= ADMIN_FROM_ZOOM:
        canvas.stroke(level.admin.within(box), ADMIN, width=2 if tile.z < 8 else 3)
        canvas.stroke(borders, BORDER_HALO, width=14)
    canvas.stroke(borders, BORDER, width=3 if tile.z < 5 else 5)
    picture = picture.resize((TILE_PX, TILE_PX), Image.Resampling.BOX)
    draw_labels(picture, tile)
    out = io.BytesIO()
    _few_colours(picture).save(out, "PNG")
    return out.getvalue()


def _few_colours(picture: Image.Image) -> Image.Image:
    """The picture in 96 colours, of which land and sea are exact: else the edges of tiles would be seen."""
    small = picture.quantize(96, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = np.asarray(small.getpalette(), dtype=int).reshape(-1, 3)
    for colour in (LAND, SEA):
        away = np.abs(palette - colour).sum(axis=1)
        if away.min() <= SAME_COLOUR:
            palette[away.argmin()] = colour
    small.putpalette(palette.ravel().tolist())
    return small
