"""Bands and offset lines of real borders, against a brute-force geodesic check; tripoints, enclaves, many parts."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_world import assert_edge_at, assert_holds, in_world

from geo.errors import BorderError, PhraseError, UnknownCountryError
from geo.model import Anchor, Locality, Place, Span
from geo.places.areas import area, country_at
from geo.places.borders import land_borders
from geo.shapes import area_km2, border_band, border_offset_line, border_side, georeference
from geo.shapes.border import BorderSide, footprint_band

PAIRS = [
    ("IQ", "SY"),
    ("BE", "NL"),  # Baarle: enclaves within enclaves
    ("KG", "UZ"),  # enclaves, many parts
    ("LS", "ZA"),  # one country inside the other
    ("IT", "SM"),  # a very small country
    ("NO", "RU"),  # high latitude
    ("EG", "SD"),  # a parallel
    ("BR", "PY"),  # tripoints at both ends
]


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("distance_m", [1_000.0, 2_000.0, 25_000.0, 100_000.0])
def test_every_point_of_an_offset_line_is_at_its_distance(pair, distance_m):
    line = border_offset_line(pair, distance_m=distance_m)
    assert in_world(line)
    assert_edge_at_line(line, land_borders().line(*pair), distance_m)


def assert_edge_at_line(line, border, distance_m):
    strip = line.buffer(1e-9)
    parts = shapely.get_parts(strip)
    shape = shapely.multipolygons([shapely.polygons(part.exterior) for part in parts[:5]])
    assert_edge_at(shape, border, distance_m, points=40)


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_places_in_a_band_are_as_far_as_it_says(pair):
    band = border_band(BorderSide(pair, None), low_m=8_000, high_m=12_000)
    assert in_world(band)
    seed = np.random.default_rng(7)
    west, south, east, north = band.bounds
    tried = np.column_stack([seed.uniform(west, east, 400), seed.uniform(south, north, 400)])
    borders = land_borders()
    for lon, lat in tried:
        metres = borders.distance(lat=lat, lon=lon, country=pair[0], other=pair[1]).distance_m
        if shapely.contains_xy(band, lon, lat):
            assert 7_985 <= metres <= 12_015
        elif 8_015 < metres < 11_985:
            pytest.fail(f"{lat}, {lon} lies {metres:.0f} m from the border and not in the band")


def test_band_keeps_to_the_side_the_text_names():
    band = border_band(border_side(("TR",), inside="SY"), low_m=5_000, high_m=15_000)
    seed = np.random.default_rng(3)
    west, south, east, north = band.bounds
    inside = [(x, y) for x, y in zip(seed.uniform(west, east, 3000), seed.uniform(south, north, 3000), strict=True)]
    held = [(x, y) for x, y in inside if shapely.contains_xy(band, x, y)]
    assert len(held) > 20
    assert {country_at(lon=x, lat=y) for x, y in held} == {"SY"}


def test_both_sides_are_each_side_together():
    sides = [
        area_km2(border_band(border_side(("IQ", "SY"), inside=code), low_m=0, high_m=10_000)) for code in ("IQ", "SY")
    ]
    both = border_band(BorderSide(("IQ", "SY"), None), low_m=0, high_m=10_000)
    elsewhere = area_km2(both.difference(area("IQ").geometry).difference(area("SY").geometry))
    assert sum(sides) + elsewhere == pytest.approx(area_km2(both), rel=1e-3)


def test_who_is_meant_by_the_border():
    assert border_side(("IQ",), inside="SY") == BorderSide(("IQ", "SY"), "SY")
    assert border_side(("SY", "IQ"), inside="SY") == BorderSide(("IQ", "SY"), "SY")
    assert border_side(("IQ",)) == BorderSide(("IQ",), None)
    assert border_side(("IQ",), inside="IQ") == BorderSide(("IQ",), "IQ")
    assert border_side(("IQ",), inside="LB") == BorderSide(("IQ",), "LB")  # no common border: all of Iraq's


@pytest.mark.parametrize("codes", [("JP",), ("IS",), ("JP", "IS")])
def test_islands_have_no_land_border(codes):
    with pytest.raises(BorderError, match="no land border"):
        border_side(codes)


@pytest.mark.parametrize("code", ["", "X", "ZZ", "Syria", "S" * 10_000, "🇸🇾", "سوريا"])
def test_unknown_codes_are_refused(code):
    with pytest.raises(UnknownCountryError):
        border_side((code,))


def phrase(**parts):
    given = {"anchors": (Anchor("b", border=("IQ", "SY")),), "distance_m": 20_000.0, "unit": "km", "inside": "SY"}
    return Locality(Span(0, 1), "20 km from the border", "border_distance", **{**given, **parts})


@pytest.mark.parametrize("distance_m", [-1.0, float("nan"), float("inf"), 1e12])
def test_absurd_distances_are_refused(distance_m):
    with pytest.raises(PhraseError):
        georeference(phrase(distance_m=distance_m))


def test_a_country_without_such_a_place_is_left_out_and_said_so():
    found = georeference(phrase(inside="LB", anchors=(Anchor("b", border=("IQ",)),)))
    assert_holds(found)
    assert "No place in Lebanon" in " ".join(found.remarks)


@pytest.mark.parametrize("pair", [("CA", "US"), ("KZ", "RU"), ("NO", "SE"), ("IN", "BD")], ids="-".join)
def test_long_and_broken_borders_make_small_footprints(pair):
    anchors = (Anchor("b", border=pair),)
    found = georeference(phrase(anchors=anchors, inside=pair[0], distance_m=50_000.0, distance_text="50"))
    assert_holds(found)
    assert found.precision_level == "line_or_border"


def test_border_area_is_deeper_than_the_border():
    on = Locality(Span(0, 1), "on the Syrian-Iraqi border", "border_zone", anchors=phrase().anchors)
    near = Locality(Span(0, 1), "the Syrian-Iraqi border area", "border_zone", anchors=phrase().anchors)
    assert_holds(georeference(on))
    assert area_km2(shapely.from_wkt(georeference(near).footprint_wkt)) > 2 * area_km2(
        shapely.from_wkt(georeference(on).footprint_wkt)
    )


@pytest.mark.parametrize("pair", [("RU",), ("CA", "US"), ("TR",), ("BD", "IN")], ids="-".join)
@pytest.mark.parametrize("inside", [True, False])
def test_a_generalised_band_holds_the_true_one(pair, inside):
    side = BorderSide(pair, pair[0] if inside else None)
    band, margin_m = footprint_band(side, low_m=4_000, high_m=6_000)
    assert in_world(band)
    assert margin_m > 0
    seed = np.random.default_rng(11)
    line = shapely.get_coordinates(side.line())
    spots = line[seed.integers(len(line), size=3000)] + seed.normal(size=(3000, 2)) * 0.06
    spots = spots[np.abs(spots[:, 0]) < 180]
    other = pair[1] if len(pair) > 1 else None
    metres = land_borders().distances(spots[:, 1], spots[:, 0], country=pair[0], other=other).distance_m
    held = shapely.contains_xy(band, spots)
    meant = (metres >= 4_000) & (metres <= 6_000)
    if inside:
        meant &= np.array([country_at(lon=lon, lat=lat) == pair[0] for lon, lat in spots])
    assert meant.sum() > 100
    assert held[meant].mean() > 0.995
    assert metres[held].max() <= 6_000 + margin_m * 1.01


@pytest.mark.parametrize(
    ("pair", "bearing_deg", "country", "other"),
    [
        (("SY", "TR"), 0.0, "TR", "SY"),
        (("SY", "TR"), 180.0, "SY", "TR"),
        (("IQ", "SY"), 270.0, "SY", "IQ"),
        (("FI", "RU"), 90.0, "RU", "FI"),
        (("EG", "SD"), 360.0, "EG", "SD"),
        (("CO", "EC"), -180.0, "EC", "CO"),
    ],
)
def test_a_compass_side_of_a_border_is_the_country_that_lies_there(pair, bearing_deg, country, other):
    found = georeference(
        phrase(anchors=(Anchor("b", border=pair),), inside=None, bearing_deg=bearing_deg, distance_m=20_000.0)
    )
    assert_holds(found)
    footprint = shapely.from_wkt(found.footprint_wkt)
    there = area_km2(footprint.intersection(area(country).geometry))
    assert there > 10 * area_km2(footprint.intersection(area(other).geometry))
    whole = area_km2(border_band(BorderSide(pair, country), low_m=15_000, high_m=25_000))
    assert there > 0.75 * whole
    assert any("towards" in remark for remark in found.remarks)


def test_the_side_and_the_country_hold_together():
    both = phrase(bearing_deg=270.0)
    assert_holds(georeference(both))
    assert georeference(both).footprint_wkt != georeference(phrase()).footprint_wkt
    line = border_offset_line(("IQ", "SY"), distance_m=20_000, bearing_deg=270.0)
    assert line.length < border_offset_line(("IQ", "SY"), distance_m=20_000).length * 0.6


@pytest.mark.parametrize("bearing_deg", [float("nan"), float("inf")])
def test_a_side_that_is_no_number_is_refused(bearing_deg):
    with pytest.raises(PhraseError):
        georeference(phrase(bearing_deg=bearing_deg))


SHORT = sorted(pair for pair in land_borders().pairs if shapely.get_num_coordinates(land_borders().line(*pair)) < 1_500)


@settings(max_examples=30)
@given(
    st.sampled_from(SHORT),
    st.floats(300, 300_000),
    st.sampled_from([None, "cw2020_table", "percent15"]),
    st.sampled_from([None, 0.0, 90.0, 200.0]),
    st.booleans(),
)
@example(("IT", "VA"), 500.0, None, None, True)
@example(("LS", "ZA"), 300_000.0, "percent15", None, True)
@example(("ES", "MA"), 2_000.0, None, 0.0, False)  # Ceuta and Melilla
@example(("AM", "AZ"), 5_000.0, None, 90.0, False)  # Nakhchivan
@example(("AO", "CG"), 20_000.0, None, None, True)  # Cabinda
@example(("LT", "RU"), 20_000.0, None, 180.0, False)  # Kaliningrad
@example(("NO", "RU"), 250_000.0, None, 270.0, True)
@example(("BE", "NL"), 1_000.0, "cw2020_table", None, False)  # Baarle
def test_any_border_at_any_distance_keeps_the_promises(pair, distance_m, rule, bearing_deg, inside):
    """Valid, in the world, its point in it, its circle about it, and no place in it nearer or farther than allowed."""
    side = pair[0] if inside else None
    words = phrase(anchors=(Anchor("b", border=pair),), distance_m=distance_m, bearing_deg=bearing_deg, inside=side)
    found = georeference(words, rule=rule)
    assert_holds(found)
    footprint = shapely.from_wkt(found.footprint_wkt)
    corners = shapely.get_coordinates(footprint.representative_point())
    metres = land_borders().distances(corners[:, 1], corners[:, 0], country=pair[0], other=pair[1]).distance_m
    assert (metres <= 2 * distance_m + 10_000).all()


@settings(max_examples=25)
@given(st.sampled_from(SHORT), st.floats(500, 150_000))
@example(("BE", "NL"), 1_000.0)
@example(("NO", "RU"), 100_000.0)
def test_the_edge_of_any_border_is_at_its_distance(pair, distance_m):
    """0.1 % or 10 m, by geodesics to points along the border that know nothing of frames or indexes."""
    line = land_borders().line(*pair)
    assert_edge_at(border_band(BorderSide(pair, None), low_m=0, high_m=distance_m), line, distance_m, points=25)


@pytest.mark.parametrize("code", ["FJ", "RU", "AQ", "NZ", "KI", "MC", "CL"])
@pytest.mark.parametrize("distance_m", [None, 2_000.0, 30_000.0])
def test_the_sea_off_any_country_keeps_the_promises(code, distance_m):
    entry = area(code)
    place = Place(entry.name, entry.lat, entry.lon, code, "PCLI", area=code)
    words = Locality(Span(0, 1), "off", "off_coast", anchors=(Anchor("x", place),), distance_m=distance_m, unit="km")
    found = georeference(words)
    assert_holds(found)
    assert found.precision_level == "sea_or_air"


@pytest.mark.parametrize("code", ["MN", "LS", "VA", "CH", "PY"])
def test_a_landlocked_country_has_no_sea(code):
    entry = area(code)
    place = Place(entry.name, entry.lat, entry.lon, code, "PCLI", area=code)
    assert georeference(Locality(Span(0, 1), "off", "off_coast", anchors=(Anchor("x", place),))) is None
