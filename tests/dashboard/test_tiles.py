"""The base map: drawn from our own data, cached, bounded."""

from __future__ import annotations

import io
import math

import numpy as np
import pytest
from PIL import Image
from shapely.geometry import Polygon

from dashboard import base_map, map_labels, tiles
from dashboard.base_map import BORDER, LAND, SEA, draw_tile, inner_lines
from dashboard.mercator import Tile, project_point, unproject_point
from geo.places.borders import land_borders

ZOOM = 11
"""One for all: to prepare the world for another takes seconds."""


def tile_at(*, lon: float, lat: float, zoom: int) -> Tile:
    x, y = project_point(lon=lon, lat=lat)
    return Tile(zoom, int(x * 2**zoom), int(y * 2**zoom))


def colours(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)


def near(pixels: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    return np.abs(pixels - colour).max(axis=2) < 14


def test_projecting_there_and_back() -> None:
    x, y = project_point(lon=40.919, lat=34.452)
    assert unproject_point(x=x, y=y) == pytest.approx((40.919, 34.452))
    # OpenStreetMap's tile names: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
    assert tile_at(lon=13.37771, lat=52.51628, zoom=15) == Tile(15, 17601, 10746)


def test_the_open_sea_is_sea_and_a_desert_is_land() -> None:
    assert near(colours(draw_tile(tile_at(lon=-110.0, lat=-45.0, zoom=ZOOM))), SEA).all()
    assert near(colours(draw_tile(tile_at(lon=23.5, lat=25.2, zoom=ZOOM))), LAND).mean() > 0.95


def test_the_border_is_drawn_where_distances_are_measured_to() -> None:
    nearest = land_borders().distance(lat=34.45226, lon=40.91854, country="IQ")
    tile = tile_at(lon=nearest.nearest_lon, lat=nearest.nearest_lat, zoom=ZOOM)
    pixels = colours(draw_tile(tile))
    x, y = project_point(lon=nearest.nearest_lon, lat=nearest.nearest_lat)
    column, row = (int((v / tile.span - at) * base_map.TILE_PX) for v, at in ((x, tile.x), (y, tile.y)))
    around = pixels[max(row - 3, 0) : row + 4, max(column - 3, 0) : column + 4]
    assert near(around, BORDER).any()


def test_admin_lines_are_those_that_two_areas_share() -> None:
    left = Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
    right = Polygon([(1, 0), (2, 0), (2, 1), (1, 1)])
    (line,) = inner_lines([left, right])
    assert sorted(line.coords) == [(1, 0), (1, 1)]
    assert inner_lines([left]) == []
    assert inner_lines([]) == []


def test_countries_with_holes_are_split_until_they_have_none() -> None:
    ring = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(3, 3), (6, 3), (6, 6), (3, 6)]])
    pieces = base_map._split_polygon(ring)
    assert all(not piece.interiors for piece in pieces)
    assert math.isclose(sum(piece.area for piece in pieces), ring.area)


def test_pruning_keeps_the_newest(tmp_path) -> None:
    for index in range(6):
        path = tmp_path / str(index) / "0.png"
        path.parent.mkdir()
        path.write_bytes(b"x")
        import os

        os.utime(path, (index, index))
    assert tiles.prune(tmp_path, keep=2) == 4
    assert sorted(path.parent.name for path in tmp_path.rglob("*.png")) == ["4", "5"]


def test_land_and_sea_are_the_same_on_every_tile() -> None:
    coast = [colours(draw_tile(Tile(5, x, y))) for x, y in ((18, 12), (19, 13), (20, 13))]
    for pixels in coast:
        assert (pixels == LAND).all(axis=2).any()
        assert (pixels == SEA).all(axis=2).any()
        exact = (pixels == LAND).all(axis=2) | (pixels == SEA).all(axis=2)
        assert exact.mean() > 0.85


def test_a_mark_on_a_town_leaves_its_name_free() -> None:
    mark_px = 10 * base_map.TILE_PX / 256  # how far the shape of a mark reaches from its point
    towns = list(map_labels._town_labels(tile_at(lon=40.919, lat=34.452, zoom=10), base_map.TILE_PX))
    assert towns
    assert all(town.dot and town.box[0] - town.dot[0] >= mark_px for town in towns)
