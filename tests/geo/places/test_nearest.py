"""The line index against brute force: points sampled densely along the line, geodesics from pyproj alone."""

from itertools import pairwise

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.places.nearest import LineIndex, earth_centred

GEOD = pyproj.Geod(ellps="WGS84")


def brute_force_m(line, lon, lat):
    """Shortest geodesic from a point to a line straight in lon and lat: sampled, then sampled finer about the best."""
    vertices = np.array(line)
    best = np.inf
    for start, end in pairwise(vertices):
        low, high = 0.0, 1.0
        for _ in range(6):
            share = np.linspace(low, high, 801)
            spots = start + share[:, None] * (end - start)
            distance = GEOD.inv(np.full(801, lon), np.full(801, lat), spots[:, 0], spots[:, 1])[2]
            at = int(distance.argmin())
            best = min(best, float(distance[at]))
            low, high = share[max(at - 1, 0)], share[min(at + 1, 800)]
    return best


def nearest(line, lon, lat):
    index = LineIndex(np.array([shapely.LineString(line)], dtype=object), np.array([0]))
    return index.nearest(lons=np.array([lon]), lats=np.array([lat]))


longitudes = st.floats(-180, 180)
latitudes = st.floats(-90, 90)
spots = st.tuples(longitudes, latitudes)
near = st.tuples(st.floats(-3, 3), st.floats(-3, 3))


@settings(max_examples=120)
@given(start=spots, step=near, offset=near)
def test_short_lines_anywhere_agree_with_brute_force(start, step, offset):
    line = [start, (min(max(start[0] + step[0], -180), 180), min(max(start[1] + step[1], -89.9), 89.9))]
    lon = (start[0] + offset[0] + 180) % 360 - 180
    lat = min(max(start[1] + offset[1], -90), 90)
    truth = brute_force_m(line, lon, lat)
    assert nearest(line, lon, lat).distance_m[0] == pytest.approx(truth, abs=1.0, rel=1e-4)


@settings(max_examples=60)
@given(line=st.lists(spots, min_size=2, max_size=3), point=spots)
def test_long_lines_and_far_points_agree_with_brute_force(line, point):
    truth = brute_force_m(line, *point)
    found = float(nearest(line, *point).distance_m[0])
    assert found <= truth * (1 + 1e-4) + 1.0
    # The brute force may sit in the wrong one of two valleys, so less is right if the point lies on the line.
    assert found >= truth * (1 - 1e-4) - 1.0 or found == pytest.approx(foot_distance(line, point), rel=1e-9)


def foot_distance(line, point):
    found = nearest(line, *point)
    lon, lat = found.lon[0], found.lat[0]
    assert min(_gap(start, end, (lon, lat)) for start, end in pairwise(line)) < 1e-6
    return GEOD.inv(*point, lon, lat)[2]


def _gap(start, end, spot):
    return shapely.LineString([start, end]).distance(shapely.Point(spot))


def test_the_49th_parallel_is_a_parallel_and_no_great_circle():
    line = [(-123.0, 49.0), (-95.0, 49.0)]
    found = nearest(line, -109.0, 48.0)
    assert found.lat[0] == pytest.approx(49.0, abs=1e-9)
    assert found.distance_m[0] == pytest.approx(GEOD.inv(-109, 48, -109, 49)[2], abs=0.01)


def test_a_line_beyond_the_antimeridian_is_near():
    found = nearest([(-179.9, -17.0), (-179.9, -16.0)], 179.9, -16.5)
    assert found.distance_m[0] == pytest.approx(GEOD.inv(179.9, -16.5, -179.9, -16.5)[2], rel=1e-3)
    assert found.distance_m[0] < 21_500


@pytest.mark.parametrize("lat", [90.0, -90.0])
def test_the_poles_have_a_nearest_point(lat):
    line = [(10.0, np.sign(lat) * 80), (20.0, np.sign(lat) * 80)]
    assert nearest(line, 0.0, lat).distance_m[0] == pytest.approx(GEOD.inv(0, lat, 10, np.sign(lat) * 80)[2], rel=1e-6)


def test_of_two_lines_the_nearer_owns_the_answer():
    lines = np.array([shapely.LineString([(0, 0), (0, 1)]), shapely.LineString([(1, 0), (1, 1)])])
    found = LineIndex(lines, np.array([7, 9])).nearest(lons=np.array([0.4, 0.6]), lats=np.array([0.5, 0.5]))
    assert found.owner.tolist() == [7, 9]


def test_no_points_give_no_answers():
    line = np.array([shapely.LineString([(0, 0), (0, 1)])])
    assert len(LineIndex(line, np.array([0])).nearest(lons=np.array([]), lats=np.array([])).distance_m) == 0


def test_earth_centred_coordinates_are_those_of_proj():
    to_ecef = pyproj.Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    lons, lats = np.array([0.0, 40.9, -179.0, 12.0]), np.array([0.0, 34.5, -60.0, 90.0])
    expected = np.stack(to_ecef.transform(lons, lats, np.zeros(4)), axis=-1)
    assert earth_centred(lons, lats) == pytest.approx(expected, abs=1e-6)
