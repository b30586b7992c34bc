"""Land borders: known distances, lengths published by others, and what is said of wrong questions."""

import math

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import BorderError, CoordinateError, GeoError, UnknownCountryError
from geo.places.areas import area, countries
from geo.places.borders import land_borders

GEOD = pyproj.Geod(ellps="WGS84")
ALBU_KAMAL = {"lat": 34.45226, "lon": 40.91854}

# CIA World Factbook, kilometres. Rivers are measured along their bends, so a few per cent are no error.
PUBLISHED_KM = {
    ("IQ", "SY"): 599,
    ("SY", "TR"): 899,
    ("IQ", "IR"): 1599,
    ("JO", "SY"): 379,
    ("EG", "IL"): 208,
    ("SA", "YE"): 1307,
    ("RU", "UA"): 1944,
    ("KP", "KR"): 237,
    ("AF", "PK"): 2670,
    ("AF", "UZ"): 144,
    ("AF", "TJ"): 1357,
    ("ER", "ET"): 1033,
    ("SD", "SS"): 2158,
    ("ML", "NE"): 838,
    ("BF", "ML"): 1325,
    ("EH", "MA"): 444,
    ("RS", "XK"): 366,
    ("AM", "AZ"): 996,
    ("CD", "TZ"): 479,
    ("TZ", "UG"): 391,
    ("BG", "RO"): 605,
    ("LS", "ZA"): 1106,
    ("MX", "US"): 3111,
    ("CA", "US"): 8893,
    ("KZ", "RU"): 7644,
    ("BE", "NL"): 478,
}


@pytest.mark.parametrize(("pair", "km"), PUBLISHED_KM.items())
def test_borders_are_as_long_as_published(pair, km):
    measured_km = GEOD.geometry_length(land_borders().line(*pair)) / 1000
    assert measured_km == pytest.approx(km, rel=0.08)


def test_albu_kamal_is_about_seven_kilometres_from_the_iraqi_border():
    found = land_borders().distance(**ALBU_KAMAL)
    assert found.to_dict() == {
        "distance_m": 6948,
        "border": ["IQ", "SY"],
        "nearest": [pytest.approx(40.9288, abs=1e-3), pytest.approx(34.3902, abs=1e-3)],
        "country": "SY",
    }
    assert GEOD.inv(40.91854, 34.45226, found.nearest_lon, found.nearest_lat)[2] == pytest.approx(found.distance_m)


@pytest.mark.parametrize(
    ("name", "lat", "lon", "border", "country", "km"),
    [
        ("Ruse on the Danube", 43.8564, 25.9700, ("BG", "RO"), "BG", 0.9),
        ("Kinshasa on the Congo", -4.3250, 15.3220, ("CD", "CG"), "CD", 4.1),
        ("Blagoveshchensk on the Amur", 50.2727, 127.5404, ("CN", "RU"), "RU", 2.6),
        ("Goma", -1.6792, 29.2228, ("CD", "RW"), "CD", 1.4),
        ("Kirkenes, 70 degrees north", 69.7270, 30.0450, ("NO", "RU"), "NO", 7.5),
        ("Maseru", -29.3100, 27.4800, ("LS", "ZA"), "LS", 1.0),
        ("Baarle-Hertog, an enclave", 51.4380, 4.9295, ("BE", "NL"), "BE", 0.1),
        ("Nakhchivan, an exclave", 39.2089, 45.4122, ("AZ", "IR"), "AZ", 8.2),
        ("Kaliningrad, an exclave", 54.7100, 20.5100, ("PL", "RU"), "RU", 36.0),
        ("Saint Peter's", 41.9029, 12.4534, ("IT", "VA"), "VA", 0.2),
        ("Gaza", 31.5000, 34.4600, ("IL", "PS"), "PS", 3.1),
    ],
)
def test_towns_beside_borders(name, lat, lon, border, country, km):
    found = land_borders().distance(lat=lat, lon=lon)
    assert (found.pair, found.country) == (border, country)
    assert found.distance_m / 1000 == pytest.approx(km, abs=0.15)


def test_a_named_border_may_be_farther_than_the_nearest():
    borders = land_borders()
    nearest = borders.distance(**ALBU_KAMAL)
    turkish = borders.distance(**ALBU_KAMAL, country="TR")
    assert turkish.distance_m > nearest.distance_m
    assert "TR" in turkish.pair
    assert borders.distance(**ALBU_KAMAL, country="TR", other="SY").pair == ("SY", "TR")
    assert borders.distance(**ALBU_KAMAL, other="IQ").distance_m == nearest.distance_m
    assert borders.distance(**ALBU_KAMAL, country="iq").distance_m == nearest.distance_m


@pytest.mark.parametrize("trio", [("IQ", "SY", "TR"), ("IQ", "JO", "SY"), ("FI", "NO", "RU"), ("AR", "BR", "PY")])
def test_three_borders_meet_in_one_point(trio):
    lines = [land_borders().line(a, b) for a, b in ((trio[0], trio[1]), (trio[0], trio[2]), (trio[1], trio[2]))]
    meeting = shapely.intersection_all(np.array(lines))
    assert not meeting.is_empty
    spot = shapely.get_coordinates(meeting)[0]
    assert land_borders().distance(lat=spot[1], lon=spot[0]).distance_m < 0.01


def test_the_antimeridian_is_no_wall():
    borders = land_borders()
    east, west = (borders.distance(lat=65.0, lon=lon).distance_m for lon in (179.999, -179.999))
    assert east == pytest.approx(west, abs=200)


def test_the_borders_that_matter_are_there_and_sea_neighbours_are_not():
    pairs = land_borders().pairs
    there = (
        "IL-SY IL-LB IL-PS EG-IL EG-PS IQ-SY SY-TR JO-SY LB-SY RU-UA SD-SS IN-PK CN-IN EH-MA RS-XK ER-ET KP-KR AM-AZ "
        "AF-PK SA-YE CD-RW"
    )
    not_there = "NO-SJ FR-NC PR-US CN-TW BH-SA MY-SG MA-MR"
    assert {tuple(pair.split("-")) for pair in there.split()} <= pairs
    assert not {tuple(pair.split("-")) for pair in not_there.split()} & pairs
    assert all(a < b for a, b in pairs)


def test_neighbours_and_lines():
    borders = land_borders()
    assert borders.neighbours("SY") == ("IL", "IQ", "JO", "LB", "TR")
    assert borders.neighbours("IS") == ()
    assert borders.line("SY").geom_type == "MultiLineString"
    total = sum(borders.line("SY", other).length for other in borders.neighbours("SY"))
    assert borders.line("SY").length == pytest.approx(total)
    assert borders.line("IQ", "SY").equals(borders.line("SY", "IQ"))


def test_the_lines_are_the_edges_of_the_polygons():
    """Both come from one set of arcs, so a point has the same distance to either."""
    for pair in (("IQ", "SY"), ("BG", "RO"), ("BE", "NL")):
        line = land_borders().line(*pair)
        for code in pair:
            assert line.difference(area(code).geometry.boundary).length == 0


@settings(max_examples=25)
@given(
    pair=st.sampled_from([("NO", "RU"), ("IQ", "SY"), ("LS", "ZA"), ("AF", "UZ"), ("EG", "SD")]),
    share=st.floats(0, 1),
    away=st.tuples(st.floats(-0.5, 0.5), st.floats(-0.5, 0.5)),
)
def test_distances_agree_with_brute_force(pair, share, away):
    line = land_borders().line(*pair)
    spot = shapely.line_interpolate_point(max(line.geoms, key=lambda part: part.length), share, normalized=True)
    lon, lat = spot.x + away[0], spot.y + away[1]
    found = land_borders().distance(lat=lat, lon=lon, country=pair[0], other=pair[1])
    assert found.distance_m == pytest.approx(brute_force_m(line, lon, lat), abs=1.0, rel=1e-4)


def brute_force_m(line, lon, lat):
    best = math.inf
    for part in line.geoms:
        spots = shapely.get_coordinates(shapely.segmentize(part, 0.002))
        distance = GEOD.inv(np.full(len(spots), lon), np.full(len(spots), lat), spots[:, 0], spots[:, 1])[2]
        for at in np.argsort(distance)[:3]:
            a, b = spots[max(at - 1, 0)], spots[min(at + 1, len(spots) - 1)]
            for start, end in ((a, spots[at]), (spots[at], b)):
                fine = start + np.linspace(0, 1, 200)[:, None] * (end - start)
                best = min(best, GEOD.inv(np.full(200, lon), np.full(200, lat), fine[:, 0], fine[:, 1])[2].min())
    return float(best)


def test_many_points_at_once_give_what_one_by_one_gives():
    rng = np.random.default_rng(5)
    lats, lons = rng.uniform(-60, 75, 60), rng.uniform(-180, 180, 60)
    borders = land_borders()
    many = borders.distances(lats, lons)
    for i in range(0, 60, 7):
        one = borders.distance(lat=lats[i], lon=lons[i])
        assert many.distance_m[i] == pytest.approx(one.distance_m, abs=1e-6)
        assert many.pairs[many.pair[i]] == one.pair
    assert len(borders.distances([], []).distance_m) == 0


@pytest.mark.parametrize(
    ("ask", "error", "says"),
    [
        ({"lat": float("nan"), "lon": 40}, CoordinateError, "finite"),
        ({"lat": float("inf"), "lon": 40}, CoordinateError, "finite"),
        ({"lat": 140.5, "lon": 34.4}, CoordinateError, "swapped"),
        ({"lat": 34, "lon": 200}, CoordinateError, "longitude out of range"),
        ({"lat": -1000, "lon": 20}, CoordinateError, "latitude out of range"),
        ({"lat": "north", "lon": 20}, CoordinateError, "'north'"),
        ({"lat": 34, "lon": 40, "country": "ZZ"}, UnknownCountryError, "'ZZ'"),
        ({"lat": 34, "lon": 40, "country": "UK"}, UnknownCountryError, "did you mean 'GB'"),
        ({"lat": 34, "lon": 40, "country": "Syria"}, UnknownCountryError, "did you mean 'SY'"),
        ({"lat": 34, "lon": 40, "country": ""}, UnknownCountryError, "''"),
        ({"lat": 34, "lon": 40, "country": "IS"}, BorderError, "Iceland (IS) has no land border"),
        ({"lat": 34, "lon": 40, "country": "SY", "other": "IR"}, BorderError, "share no land border"),
        ({"lat": 34, "lon": 40, "country": "SY", "other": "SY"}, BorderError, "share no land border"),
    ],
)
def test_wrong_questions_are_answered_with_what_was_wrong(ask, error, says):
    with pytest.raises(error) as caught:
        land_borders().distance(**ask)
    assert says in str(caught.value)
    assert isinstance(caught.value, GeoError)


def test_the_bad_point_among_many_is_named():
    with pytest.raises(CoordinateError, match=r"point 1 .*swapped"):
        land_borders().distances([34.0, 120.0], [40.0, 30.0])
    with pytest.raises(CoordinateError, match="one length"):
        land_borders().distances([34.0], [40.0, 30.0])
    with pytest.raises(CoordinateError, match="numbers"):
        land_borders().distances(["a"], ["b"])


def test_every_neighbour_is_a_country():
    codes = set(countries())
    assert all(a in codes and b in codes for a, b in land_borders().pairs)
