"""Localities of one description: where they agree, and what is said where they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from test_world import assert_holds

from geo.model import Anchor, Locality, Place, Span
from geo.shapes import area_km2, combine, georeference

RAQQA = Place("Raqqa", 35.95283, 39.00788, "SY", "PPLA", population=177_636, source="GeoNames")
PALMYRA = Place("Palmyra", 34.56, 38.27, "SY", "PPL", population=50_000, source="GeoNames")
RAQQA_PROVINCE = Place("Raqqa", 35.95, 39.0, "SY", "ADM1", area="SY-RA")
HOMS_PROVINCE = Place("Homs", 34.6, 38.0, "SY", "ADM1", area="SY-HI")


def located(kind, *anchors, **parts):
    text = parts.pop("text", " ".join(anchor.text for anchor in anchors))
    found = Locality(Span(0, 1), text, kind, anchors=anchors, **parts)
    return replace(found, georeference=georeference(found))


def anchor(place):
    return Anchor(place.name, place)


def footprint(found):
    return shapely.from_wkt(found.footprint_wkt)


def south_of_raqqa():
    return located(
        "offset_heading", anchor(RAQQA), distance_m=60_000.0, distance_text="60", bearing_deg=180.0, heading="S"
    )


def test_an_offset_is_cut_to_the_province_that_is_said():
    offset, province = south_of_raqqa(), located("place", anchor(RAQQA_PROVINCE), text="Raqqa province")
    both = combine([province, offset])
    assert both.checks == ()
    assert area_km2(footprint(both.georeference)) < area_km2(footprint(offset.georeference))
    assert footprint(province.georeference).buffer(1e-3).covers(footprint(both.georeference))
    assert "“Raqqa province” is kept" in " ".join(both.georeference.remarks)
    assert_holds(both.georeference)


def test_order_does_not_matter():
    pieces = [south_of_raqqa(), located("place", anchor(RAQQA_PROVINCE))]
    assert combine(pieces).georeference == combine(pieces[::-1]).georeference


def test_a_town_keeps_its_footprint():
    town = located("place", anchor(RAQQA))
    assert combine([town, located("place", anchor(RAQQA_PROVINCE))]).georeference == town.georeference


def test_a_town_outside_the_named_province_is_checked():
    both = combine([located("place", anchor(PALMYRA)), located("place", anchor(RAQQA_PROVINCE), text="Raqqa province")])
    (check,) = both.checks
    assert not check.agrees
    assert check.kind == "agreement"
    assert check.measured_m == pytest.approx(90_000, rel=0.3)
    assert check.sentence.startswith("The text says “Palmyra” and “Raqqa province”; on the map the two lie")
    assert both.georeference.precision_level == "settlement"


def test_a_town_overseas_is_in_its_country():
    hawaii = Place("Honolulu", 21.30694, -157.85833, "US", "PPLA", population=371_657)
    states = Place("United States", 39.76, -98.5, "US", "PCLI", area="US")
    assert combine([located("place", anchor(hawaii)), located("place", anchor(states))]).checks == ()


def test_two_towns_are_a_list():
    assert combine([located("place", anchor(RAQQA)), located("place", anchor(PALMYRA))]).checks == ()


def test_an_unknown_village_in_a_known_province():
    village = located("place", Anchor("Nowhere-on-Sea"))
    both = combine([village, located("place", anchor(HOMS_PROVINCE))])
    assert both.georeference.precision_level == "adm1"
    assert "No data at hand knows “Nowhere-on-Sea”" in both.georeference.remarks[-1]


def test_an_unknown_village_before_a_known_town_is_about_the_town():
    village, town = located("place", Anchor("Nowhere")), replace(located("place", anchor(RAQQA)), span=Span(9, 14))
    found = combine([village, town]).georeference
    assert found.precision_level == "adm2"
    assert found.uncertainty_m == pytest.approx(50_000, rel=0.01)
    assert "“Nowhere”" in found.remarks[0]
    assert_holds(found)


def test_an_unknown_name_after_a_town_leaves_it_as_it_is():
    village, town = replace(located("place", Anchor("Nowhere")), span=Span(9, 14)), located("place", anchor(RAQQA))
    assert combine([village, town]).georeference == town.georeference


def test_a_distance_of_a_town_is_measured_from_it():
    town = located("place", anchor(PALMYRA))
    words = located("border_distance", Anchor("the Iraqi border", border=("IQ",)), distance_m=20_000.0, inside="SY")
    (check,) = combine([town, words]).checks
    assert check.kind == "distance"
    assert not check.agrees


def test_nothing_located_is_nothing():
    assert combine([]).georeference is None
    assert combine([located("place", Anchor("Nowhere"))]).georeference is None
