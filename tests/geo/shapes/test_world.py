"""Shapes anywhere on the globe: valid, within the map, true to `pyproj.Geod`, never round the world by mistake."""

from __future__ import annotations

import math

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.errors import CoordinateError
from geo.model import Anchor, Locality, Place, Span
from geo.shapes.antimeridian import fold_to_world, unwrap
from geo.shapes.buffers import within
from geo.shapes.circle import disc, point_radius, ring, sector, smallest_circle
from geo.shapes.frame import Frame, area_km2, middle
from geo.shapes.georeference import georeference
from geo.shapes.shape import compact

GEOD = pyproj.Geod(ellps="WGS84")
LATITUDES = st.floats(-90, 90, allow_nan=False)
LONGITUDES = st.floats(-180, 180, allow_nan=False)


def in_world(shape):
    west, south, east, north = shape.bounds
    return shape.is_valid and not shape.is_empty and west >= -180 and east <= 180 and south >= -90 and north <= 90


def geodesic(lat, lon, points):
    n = len(points)
    return np.asarray(GEOD.inv(np.full(n, lon), np.full(n, lat), points[:, 0], points[:, 1])[2])


@settings(max_examples=60)
@given(LATITUDES, LONGITUDES, st.floats(200, 3_000_000))
@example(90.0, 0.0, 20_000.0)
@example(-90.0, 12.0, 500_000.0)
@example(89.99, 179.999, 5_000.0)
@example(0.0, 180.0, 20_000.0)
@example(66.0, -179.9, 300_000.0)
@example(52.0, 10.0, 3_000_000.0)
def test_disc_is_the_area_within_its_radius(lat, lon, radius_m):
    shape = disc(lat=lat, lon=lon, radius_m=radius_m)
    assert in_world(shape)
    assert shape.intersects(shapely.Point(lon, lat))
    cap_km2 = 2 * math.pi * 6371.0088**2 * (1 - math.cos(radius_m / 6_371_008.8))
    assert area_km2(shape) == pytest.approx(cap_km2, rel=0.02)
    points = shapely.get_coordinates(shape)
    off_map_edge = (np.abs(points[:, 0]) < 179.9999) & (np.abs(points[:, 1]) < 89.9999)
    assert geodesic(lat, lon, points[off_map_edge]) == pytest.approx(radius_m, rel=0.002)


@settings(max_examples=40)
@given(LATITUDES, LONGITUDES, st.floats(0, 360), st.floats(5, 120), st.floats(1_000, 300_000))
@example(89.9, 10.0, 0.0, 34.0, 100_000.0)
def test_sector_keeps_to_its_bearings_and_distances(lat, lon, bearing, half_angle, high_m):
    shape = sector(lat=lat, lon=lon, bearing_deg=bearing, half_angle_deg=half_angle, low_m=high_m / 3, high_m=high_m)
    assert in_world(shape)
    inside = shape.point_on_surface()
    azimuth, _, metres = GEOD.inv(lon, lat, inside.x, inside.y)
    if abs(lat) < 89.0:  # at a pole a bearing means nothing
        assert abs((azimuth - bearing + 180) % 360 - 180) <= half_angle + 1
    assert high_m / 3 * 0.99 <= metres <= high_m * 1.001


@settings(max_examples=40)
@given(LATITUDES, LONGITUDES, st.floats(1_000, 400_000), st.floats(0, 360))
@example(80.0, 179.5, 400_000.0, 90.0)
def test_smallest_circle_of_two_points_is_their_middle(lat, lon, apart_m, bearing):
    to_lon, to_lat, _ = GEOD.fwd(lon, lat, bearing, apart_m)
    circle = smallest_circle(shapely.MultiPoint([(lon, lat), (to_lon, to_lat)]))
    assert circle.radius_m == pytest.approx(apart_m / 2, rel=1e-4, abs=1.0)


@settings(max_examples=40)
@given(LATITUDES, LONGITUDES, st.floats(1_000, 3_000_000), st.floats(0, 360))
@example(89.9, 0.0, 900_000.0, 45.0)
def test_smallest_circle_of_many_points_is_that_of_the_farthest(lat, lon, radius_m, bearing):
    """A disc of many points beside a larger one's two ends: the ends tell."""
    to_lon, to_lat, _ = GEOD.fwd([lon, lon], [lat, lat], [bearing, bearing + 180], [radius_m * 1.5] * 2)
    ends = shapely.MultiPoint(np.column_stack([to_lon, to_lat]))
    many = shapely.get_coordinates(disc(lat=lat, lon=lon, radius_m=radius_m, vertices=500))
    circle = smallest_circle(shapely.MultiPoint(np.vstack([many, shapely.get_coordinates(ends)])))
    apart_m = GEOD.inv(*ends.geoms[0].coords[0], *ends.geoms[1].coords[0])[2]
    assert circle.radius_m == pytest.approx(apart_m / 2, rel=1e-4, abs=1.0)
    assert geodesic(circle.lat, circle.lon, np.array([[lon, lat]]))[0] == pytest.approx(0, abs=radius_m * 0.001 + 1)


def test_smallest_circle_of_a_disc_is_the_disc():
    circle = smallest_circle(disc(lat=71.0, lon=-179.5, radius_m=250_000))
    assert (circle.lat, circle.lon) == (pytest.approx(71.0, abs=1e-3), pytest.approx(-179.5, abs=3e-3))
    assert circle.radius_m == pytest.approx(250_000, rel=1e-3)


def test_point_of_a_ring_is_moved_into_it():
    shape = ring(lat=34.0, lon=41.0, low_m=15_000, high_m=25_000)
    found = point_radius(shape)
    assert shape.intersects(shapely.Point(found.lon, found.lat))
    assert found.radius_m == pytest.approx(40_000, rel=0.01)


KINDS = st.sampled_from(
    ["place", "near", "offset", "offset_heading", "offset_orthogonal", "part_of", "between", "along"]
)
WINDS = st.sampled_from(["N", "NE", "ENE", "S", "SW", "W"])
HEDGES = st.sampled_from([None, "about", "at least", "less than", "up to", "nearly"])
RULES = st.sampled_from([None, "wieczorek2001_half_power10", "cw2020_table", "percent15", "news_spread90"])


@settings(max_examples=150)
@given(KINDS, LATITUDES, LONGITUDES, st.floats(0, 800_000), st.floats(0, 360), WINDS, HEDGES, RULES)
@example("offset", 90.0, 0.0, 50_000.0, 0.0, "N", "at least", None)
@example("offset_heading", -89.999, 180.0, 800_000.0, 180.0, "S", None, None)
@example("between", 65.0, 179.9, 100_000.0, 90.0, "N", None, None)
@example("along", 85.0, 0.0, 800_000.0, 0.0, "N", None, None)
@example("offset_orthogonal", 0.0, -180.0, 30_000.0, 0.0, "SW", None, "cw2020_table")
@example("offset", 10.0, 10.0, 0.0, 0.0, "N", "less than", None)
@example("offset_orthogonal", 0.0, 1.3671875, 2.0, 0.0, "ENE", None, None)
@example("offset_heading", 0.0, 0.0, 0.0, 0.0, "N", "nearly", "wieczorek2001_half_power10")
@example("offset", 89.0, 0.0, 2.5996258816469808e-59, 0.0, "N", "at least", None)
@example("offset", 0.0, 175.0, 400_000.0, 0.0, "N", "at least", "wieczorek2001_half_power10")
def test_every_georeference_holds_what_it_promises(kind, lat, lon, distance_m, bearing, wind, hedge, rule):
    to_lon, to_lat, _ = GEOD.fwd(lon, lat, bearing, max(distance_m, 2_000.0))
    town = Place("Here", lat, lon, None, "PPL", population=20_000)
    other = Place("There", to_lat, to_lon, None, "PPL")
    locality = Locality(
        Span(0, 4),
        "text",
        kind,
        anchors=(Anchor("Here", town), Anchor("There", other))
        if kind in {"between", "along"}
        else (Anchor("Here", town),),
        distance_m=distance_m if kind.startswith("offset") else None,
        unit="km",
        hedge=hedge,
        bearing_deg=bearing if kind == "offset_heading" else None,
        heading=wind if kind == "offset_heading" else None,
        orthogonal=((distance_m, wind[0]), (3_000.0, "E" if wind[0] in "NS" else "N")),
        part="northern outskirts" if kind == "part_of" else None,
    )
    found = georeference(locality, rule=rule)
    assert_holds(found)


def assert_holds(found):
    """The promises of a georeference: valid, in the world, its point in it, its radius about it, small enough."""
    shape = shapely.from_wkt(found.footprint_wkt)
    assert in_world(shape)
    assert len(found.footprint_wkt) <= 50_000
    assert shape.intersects(shapely.Point(found.lon, found.lat))
    assert found.uncertainty_m > 0
    points = shapely.get_coordinates(shapely.segmentize(shape, 0.5))
    assert geodesic(found.lat, found.lon, points).max() <= found.uncertainty_m * 1.002 + 2
    radius_km = found.uncertainty_m / 1000
    assert area_km2(shape) <= math.pi * radius_km**2 * 1.01 + 0.01
    assert all(remark.endswith(".") for remark in found.remarks)


@pytest.mark.parametrize(
    "line",
    [
        shapely.MultiLineString([[(179.0, 65.0), (180.0, 66.0)], [(-180.0, 66.0), (-178.0, 66.5)]]),
        shapely.LineString([(10.0, 84.0), (40.0, 88.0), (120.0, 89.5), (170.0, 87.0)]),
        shapely.LineString([(-120.0, 49.0), (-95.0, 49.0)]),
        shapely.MultiLineString([[(40.0, 1.0), (40.1, 1.0), (40.1, 1.1), (40.0, 1.1), (40.0, 1.0)]]),
    ],
    ids=["antimeridian", "arctic", "parallel", "enclave"],
)
@pytest.mark.parametrize("distance_m", [3_000.0, 20_000.0, 150_000.0])
def test_edge_of_what_is_within_a_distance_of_a_line(line, distance_m):
    shape = within(line, distance_m=distance_m)
    assert in_world(shape)
    assert_edge_at(shape, line, distance_m)


def assert_edge_at(shape, line, distance_m, *, points=60, inside=None):
    """Points along the edge of `shape` lie `distance_m` from `line`, by geodesics to points sampled along the line."""
    edge = shapely.boundary(shape)
    samples = shapely.line_interpolate_point(edge, np.linspace(0.003, 0.997, points), normalized=True)
    at = shapely.get_coordinates(samples)
    at = at[(np.abs(at[:, 0]) < 179.99999) & (np.abs(at[:, 1]) < 89.999)]
    if inside is not None:
        at = at[shapely.contains_xy(inside, at)]
    # Points so dense that the nearest of them is at most half a metre farther than the line: (step / 2)² / 2d.
    step_deg = min(0.002, 2 * math.sqrt(distance_m) / 111_320)
    truth = shapely.get_coordinates(shapely.segmentize(line, step_deg))
    for lon, lat in at:
        nearest_m = geodesic(lat, lon, truth[np.abs(truth[:, 1] - lat) < distance_m / 100_000 + 0.1]).min()
        assert nearest_m == pytest.approx(distance_m, abs=max(10.0, 0.001 * distance_m))


def test_frame_is_true_from_its_centre():
    frame = Frame(34.45, 40.9)
    lon, lat, _ = GEOD.fwd(40.9, 34.45, 73.0, 20_000)
    assert math.hypot(*frame.point(lat=lat, lon=lon)) == pytest.approx(20_000, abs=0.01)


def test_middle_is_not_fooled_by_the_antimeridian():
    lat, lon = middle(shapely.MultiPoint([(179.0, 0.0), (-179.0, 0.0)]))
    assert lat == pytest.approx(0.0, abs=1e-9)
    assert abs(lon) == pytest.approx(180.0)


def test_unwrapped_longitudes_make_no_jump():
    assert unwrap(np.array([179.0, -179.0, -178.0]), near_lon=180.0).tolist() == [179.0, 181.0, 182.0]


def test_a_ring_round_the_pole_is_closed_along_the_map():
    ring_of = shapely.Polygon([(lon, 80.0) for lon in range(-180, 180, 10)])
    cap = fold_to_world(ring_of, near_lon=0.0)
    assert in_world(cap)
    assert cap.contains(shapely.Point(33.0, 89.9))


def test_what_is_thinner_than_the_grid_does_not_vanish():
    small, wkt, _ = compact(shapely.box(40.0, 34.0, 40.000001, 34.01))
    assert small.is_valid
    assert small.area > 0
    assert shapely.from_wkt(wkt).equals(small)


def test_a_part_smaller_than_the_grid_is_no_hindrance():
    speck = shapely.Polygon([(5, 5), (5.000001, 5), (5.000001, 5.000001)])
    small, wkt, _ = compact(shapely.MultiPolygon([shapely.Point(0, 0).buffer(1.1234567), speck]))
    assert small.is_valid
    assert small.area == pytest.approx(shapely.Point(0, 0).buffer(1.1234567).area, rel=1e-4)
    assert wkt.startswith(("POLYGON", "MULTIPOLYGON"))


@pytest.mark.parametrize(("lat", "lon"), [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (float("inf"), 0.0)])
def test_what_is_no_place_on_earth_is_refused(lat, lon):
    with pytest.raises(CoordinateError):
        disc(lat=lat, lon=lon, radius_m=1_000)
