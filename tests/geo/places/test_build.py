"""The build's steps on small worlds that can be checked by hand."""

import hashlib

import numpy as np
import pytest
import shapely

from geo.errors import DataError
from geo.places.build.arcs import BORDER_TOLERANCE_M, arcs_of, borders_of, countries_of, simplified
from geo.places.build.land import NOBODY, divide
from geo.places.build.packages import Package, unpacked
from geo.places.build.segments import grid_codes, grid_points, sides_of
from geo.places.build.tables import on_grid
from geo.places.build.waters import fill

NOTHING = shapely.MultiLineString()


def world(**countries):
    codes = np.array([code for code, shapes in countries.items() for _ in shapes])
    parts = np.array([shape for shapes in countries.values() for shape in shapes], dtype=object)
    reference = {code: shapely.union_all(np.array(shapes, dtype=object)) for code, shapes in countries.items()}
    return parts, codes, reference


def owner_at(land, lon, lat):
    holder = land.owner[[face.contains(shapely.Point(lon, lat)) for face in land.faces]]
    return None if len(holder) == 0 or holder[0] == NOBODY else land.codes[holder[0]]


def test_grid_codes_are_reversible():
    xy = np.array([[-180.0, -90.0], [180.0, 90.0], [40.91854, 34.45226], [0.0, -0.00001]])
    assert grid_points(grid_codes(xy)) == pytest.approx(xy, abs=1e-9)


def test_sides_know_left_from_right():
    west, east = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
    sides = sides_of(np.array([west, east], dtype=object))
    shared = (sides.left >= 0) & (sides.right >= 0)
    assert shared.sum() == 1
    south_to_north = grid_points(sides.low[shared])[0, 1] < grid_points(sides.high[shared])[0, 1]
    assert sides.left[shared][0] == (0 if south_to_north else 1)


def test_an_enclave_belongs_to_the_smaller_country():
    land = divide(*world(ZA=[shapely.box(0, 0, 10, 10)], LS=[shapely.box(4, 4, 5, 5)]))
    assert owner_at(land, 4.5, 4.5) == "LS"
    assert owner_at(land, 1, 1) == "ZA"


def test_a_territory_drawn_under_its_parent_too_has_its_own_code():
    guiana = shapely.box(-54, 2, -52, 5)
    land = divide(*world(FR=[shapely.box(0, 44, 5, 50), guiana], GF=[guiana]))
    assert owner_at(land, -53, 3) == "GF"


def test_named_disputes_are_decided_by_the_table():
    land = divide(*world(RU=[shapely.box(0, 0, 2, 2)], UA=[shapely.box(0, 0, 20, 10)]))
    assert owner_at(land, 1, 1) == "UA"


def test_water_between_two_countries_is_divided_in_the_middle():
    # Two banks, closed at both ends by a bridge of each country, and a river of 0.02 degrees between them.
    north = shapely.Polygon([(0, 1), (1, 1), (1, 0.51), (0.98, 0.51), (0.02, 0.51), (0.02, 0.5), (0, 0.5)])
    south = shapely.Polygon(
        [(0, 0), (1, 0), (1, 0.51), (0.98, 0.51), (0.98, 0.49), (0.02, 0.49), (0.02, 0.5), (0, 0.5)]
    )
    parts, codes, reference = world(BG=[south], RO=[north])
    dry = divide(parts, codes, reference)
    assert owner_at(dry, 0.5, 0.5) is None
    filled = fill(dry, NOTHING, reference)
    assert owner_at(filled, 0.5, 0.504) == "RO"
    assert owner_at(filled, 0.5, 0.496) == "BG"
    border = borders_of(arcs_of(filled), filled.codes, {})[("BG", "RO")]
    assert shapely.distance(border, shapely.Point(0.5, 0.5)) < 0.0005


def test_arcs_are_simplified_within_the_tolerance_and_stay_shared():
    wiggle = [(1 + 0.0001 * np.sin(y * 40), y) for y in np.linspace(0, 1, 300)]
    west = shapely.Polygon([(0, 0), *wiggle, (0, 1)])
    east = shapely.Polygon([*wiggle, (2, 1), (2, 0)])
    land = divide(*world(IQ=[east], SY=[west]))
    full = arcs_of(land)
    short, _ = simplified(full)
    shapes = countries_of(short, land.codes)
    border = borders_of(short, land.codes, {})[("IQ", "SY")]
    assert shapely.get_num_coordinates(border) < 100
    points = shapely.points(np.round(np.array(wiggle), 5))
    assert shapely.distance(points, border).max() * 111_700 <= BORDER_TOLERANCE_M
    assert all(shape.is_valid for shape in shapes.values())
    assert border.difference(shapes["IQ"].boundary).length == pytest.approx(0)
    assert shapely.intersection(shapes["IQ"], shapes["SY"]).area == 0


def test_coordinates_on_a_power_of_two_stay_within_a_metre():
    shape = np.array([shapely.Polygon([(40.91854, 34.45226), (41.1, 34.4), (41.0, 35.0)])], dtype=object)
    moved = on_grid(shape, 17)
    assert np.abs(shapely.get_coordinates(moved) - shapely.get_coordinates(shape)).max() <= 2.0**-18
    assert (shapely.get_coordinates(moved) * 2**17 % 1 == 0).all()


def test_an_archive_that_is_another_one_is_refused(tmp_path):
    package = Package("@some/thing", "1.0.0", hashlib.sha256(b"expected").hexdigest())
    assert package.archive == "some-thing-1.0.0.tgz"
    (tmp_path / package.archive).write_bytes(b"another")
    with pytest.raises(DataError, match="not the archive"):
        unpacked(package, tmp_path)
