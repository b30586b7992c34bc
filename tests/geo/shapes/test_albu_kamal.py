"""The phrase the project began with: "about 20 kilometres from the Iraqi border", beside the town of Albu Kamal.

Known from outside (Natural Earth 1:10m, planar buffers in a local frame): the whole band has about 6,300 km2, its part
within 25 km of the town about 303 km2 in a circle of 18.3 km; OpenStreetMap puts the border 6.95 km from the town.
"""

from __future__ import annotations

import pytest
import shapely

from geo.model import Anchor, Locality, Place, Span
from geo.shapes import area_km2, border_offset_line, distance_check, georeference, narrow

TOWN = Place("Albu Kamal", 34.45226, 40.91854, "SY", "PPL", 173480, population=57_572, source="GeoNames")
SYRIA = Place("Syria", 35.0, 38.0, "SY", "PCLI", area="SY")


def locality(kind="border_distance", **parts):
    return Locality(Span(3, 9), "words", kind, **parts)


def border_phrase(**parts):
    given = {
        "anchors": (Anchor("the Iraqi border", border=("IQ",)),),
        "distance_m": 20_000.0,
        "distance_text": "20",
        "unit": "km",
        "hedge": "about",
        "inside": "SY",
    }
    return locality(**{**given, **parts})


def footprint(found):
    return shapely.from_wkt(found.footprint_wkt)


def test_band_in_syria_is_five_km_either_way():
    found = georeference(border_phrase())
    assert area_km2(footprint(found)) == pytest.approx(6_300, rel=0.02)
    assert found.precision_level == "line_or_border"
    assert "wieczorek2001_half_power10 v1" in found.protocol
    assert "OpenStreetMap" in found.sources
    assert "15 to 25 km" in " ".join(found.remarks)


def test_both_codes_give_the_same_band_as_one():
    pair = border_phrase(anchors=(Anchor("the Syrian-Iraqi frontier", border=("SY", "IQ")),))
    assert georeference(pair).footprint_wkt == georeference(border_phrase()).footprint_wkt


def test_other_rules_give_other_bands():
    areas = {
        rule: area_km2(footprint(georeference(border_phrase(), rule=rule))) for rule in ("cw2020_table", "percent15")
    }
    assert areas["cw2020_table"] == pytest.approx(631, rel=0.02)
    assert areas["percent15"] == pytest.approx(631 * 6, rel=0.02)


def test_narrowed_to_the_town():
    part = narrow(georeference(border_phrase()), TOWN)
    assert area_km2(footprint(part)) == pytest.approx(303, rel=0.06)
    assert part.uncertainty_m == pytest.approx(18_300, rel=0.03)
    assert 34.5 < part.lat < 34.6
    assert 40.7 < part.lon < 40.85
    assert part.precision_level == "near_point"


def test_nothing_is_narrowed_far_from_the_footprint():
    assert narrow(georeference(border_phrase()), Place("Damascus", 33.51, 36.29, "SY", "PPLC")) is None


def test_town_is_nearer_to_the_border_than_the_text_says():
    check = distance_check(border_phrase(), TOWN)
    assert not check.agrees
    assert check.reported_m == 20_000
    assert check.measured_m == pytest.approx(6_950, abs=50)
    assert check.sentence == (
        "The text says about 20 km from the Iraqi border; the map measures 6.9 km from Albu Kamal to the Syrian-Iraqi "
        "border: they do not agree."
    )
    assert check.line[0] == (TOWN.lon, TOWN.lat)
    assert len(check.line) == 2


def test_a_right_distance_agrees():
    assert distance_check(border_phrase(distance_m=7_000.0, distance_text="7"), TOWN).agrees


def test_no_distance_no_check():
    assert distance_check(border_phrase(distance_m=None), TOWN) is None


def test_offset_line_for_drawing_lies_in_the_band():
    line = border_offset_line(("IQ",), distance_m=20_000, inside="SY")
    band = footprint(georeference(border_phrase()))
    assert line.is_valid
    assert not line.is_empty
    assert shapely.covers(band.buffer(1e-4), line)


def test_town_is_a_disc_by_population():
    found = georeference(locality("place", anchors=(Anchor("Albu Kamal", TOWN),)))
    assert found.precision_level == "settlement"
    assert (found.lat, found.lon) == (TOWN.lat, TOWN.lon)
    assert 3_000 < found.uncertainty_m < 6_000


def test_eastern_syria_holds_its_towns_and_half_of_the_ground():
    found = georeference(locality("part_of", anchors=(Anchor("Syria", SYRIA),), part="eastern"))
    shape = footprint(found)
    assert shape.contains(shapely.Point(TOWN.lon, TOWN.lat))  # Albu Kamal
    assert shape.contains(shapely.Point(40.14, 35.34))  # Deir ez-Zor
    assert not shape.contains(shapely.Point(36.29, 33.51))  # Damascus
    assert area_km2(shape) == pytest.approx(186_000 / 2, rel=0.02)


def test_where_the_words_stand_does_not_matter():
    here, there = border_phrase(), Locality(Span(100, 120), "words", "border_distance", **_parts(border_phrase()))
    assert georeference(here) is georeference(there)


def _parts(found):
    names = ("anchors", "distance_m", "distance_text", "unit", "hedge", "inside")
    return {name: getattr(found, name) for name in names}
