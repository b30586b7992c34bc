"""Each kind of locality on known ground: what its footprint holds and what it does not."""

from __future__ import annotations

import pytest
import shapely
from test_world import assert_holds

from geo.errors import PhraseError, RuleError
from geo.model import Anchor, Locality, Place, Span
from geo.places.areas import countries
from geo.places.datafiles import OUTLINES_FILE, read_columns
from geo.places.regions import regions
from geo.shapes import area_km2, distance_check, georeference
from geo.shapes.circle import disc
from geo.shapes.extent import extent_m, town_radius_m
from geo.shapes.kinds.parts import read_part
from geo.shapes.kinds.places import water_of
from geo.shapes.outlines import area_outline, outline_km2, sea_outline, thinned_outline
from geo.shapes.shape import WKT_LIMIT, compact

RAQQA = Place("Raqqa", 35.95283, 39.00788, "SY", "PPLA", 1, "04", 177_636, source="GeoNames")
DEIR = Place("Deir ez-Zor", 35.33588, 40.14084, "SY", "PPLA", 2, "07", 242_565, source="GeoNames")
MAYADIN = Place("Mayadin", 35.01976, 40.45154, "SY", "PPL", 3, "07", 54_534, source="GeoNames")
LATAKIA = Place("Latakia", 35.53168, 35.79011, "SY", "PPLA", 4, "02", 340_181, source="GeoNames")
HOMS = Place("Homs", 34.72682, 36.72339, "SY", "PPLA", 5, "11", 775_404, source="GeoNames")
SYRIA = Place("Syria", 35.0, 38.0, "SY", "PCLI", area="SY")
IDLIB_PROVINCE = Place("Idlib", 35.93, 36.63, "SY", "ADM1", area="SY-ID")
ALEPPO_PROVINCE = Place("Aleppo", 36.2, 37.5, "SY", "ADM1", area="SY-HL")


def shaped(kind, *places, rule=None, **parts):
    anchors = tuple(Anchor(place.name, place) for place in places)
    found = georeference(Locality(Span(0, 1), "words", kind, anchors=anchors, **parts), rule=rule)
    assert_holds(found)
    return found


def footprint(found):
    return shapely.from_wkt(found.footprint_wkt)


def holds(found, place):
    return footprint(found).covers(shapely.Point(place.lon, place.lat))


def test_towns_grow_with_their_people():
    radii = [town_radius_m(people) for people in (500, 5_000, 50_000, 500_000, 5_000_000)]
    assert radii == sorted(radii)
    assert town_radius_m(None) == town_radius_m(0) == town_radius_m(2_000)
    assert town_radius_m(100_000) - 1_300 == pytest.approx(3_600, rel=0.02)  # Stewart & Warntz 1958


def test_regions_have_the_extent_of_their_table():
    region = next(row for row in regions() if row.feature == "RGN")
    assert extent_m(region.place) == region.extent_m


def test_a_country_is_its_outline_with_its_own_point():
    found = shaped("place", SYRIA)
    assert found.precision_level == "country"
    assert (found.lat, found.lon) == (35.0, 38.0)
    assert all(holds(found, town) for town in (RAQQA, DEIR, MAYADIN, HOMS))


def test_overseas_parts_are_no_part_of_a_bare_country_name():
    assert area_outline("US").bounds[1] > 24  # without Hawaii, 3,700 km away
    assert area_outline("ES").bounds[1] < 28  # with the Canary Islands, 1,000 km away


@pytest.mark.parametrize("code", ["SY", "GB", "NO", "FJ", "VA", "LS"])
def test_outlines_of_the_data_file_are_those_of_the_polygons(code):
    assert area_outline(code).equals(thinned_outline(code))


@pytest.mark.parametrize("name", ["Red Sea", "Strait of Hormuz", "Black Sea"])
def test_seas_of_the_data_file_are_their_discs_without_the_land(name):
    sea = next(region.place for region in regions() if region.name == name)
    whole = disc(lat=sea.lat, lon=sea.lon, radius_m=extent_m(sea))
    water, simplified_m = sea_outline(sea)
    slack_deg = (simplified_m or 100.0) / 100_000
    assert water.difference(whole.buffer(slack_deg)).is_empty
    assert water.symmetric_difference(water_of(sea, whole)).area < slack_deg * water.length


def test_outlines_are_as_footprints_are_kept():
    large = read_columns(OUTLINES_FILE, ("code",))["code"]
    for code in {*countries(), *large}:
        outline = area_outline(code)
        assert outline.is_valid
        assert len(compact(outline)[1]) <= WKT_LIMIT
        assert compact(outline)[0].equals_exact(outline, 0)
        assert outline_km2(code) == pytest.approx(area_km2(outline))


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("eastern", ("E", None)),
        ("north-eastern", ("NE", None)),
        ("southwest", ("SW", None)),
        ("northern outskirts", ("N", "outskirts")),
        ("central", (None, "centre")),
        ("northern countryside", ("N", "countryside")),
        ("suburbs", (None, "outskirts")),
        ("NW", ("NW", None)),
        ("", (None, None)),
        (None, (None, None)),
        ("easter " * 5_000, (None, None)),
    ],
)
def test_words_of_parts(part, expected):
    assert read_part(part) == expected


def test_parts_of_a_country():
    assert holds(shaped("part_of", SYRIA, part="western"), LATAKIA)
    assert not holds(shaped("part_of", SYRIA, part="western"), DEIR)
    assert holds(shaped("part_of", SYRIA, part="north-western"), LATAKIA)
    north_east, east = (footprint(shaped("part_of", SYRIA, part=part)) for part in ("north-eastern", "eastern"))
    assert north_east.area < east.area
    assert area_km2(footprint(shaped("part_of", SYRIA, part="central"))) == pytest.approx(93_000, rel=0.03)


def test_parts_of_a_town():
    north, south = (footprint(shaped("part_of", RAQQA, part=part)) for part in ("northern", "southern"))
    assert north.intersection(south).area < 0.01 * north.area
    outskirts, centre = (footprint(shaped("part_of", RAQQA, part=part)) for part in ("outskirts", "central"))
    assert not outskirts.intersects(centre.buffer(-1e-4))


def test_countryside_is_the_province_of_the_same_name():
    found = shaped("part_of", HOMS, part="northern countryside")
    assert found.precision_level == "adm1"
    assert shaped("part_of", MAYADIN, part="countryside").precision_level == "near_point"


def test_near_reaches_ten_kilometres_past_the_edge():
    assert shaped("near", RAQQA).uncertainty_m == pytest.approx(extent_m(RAQQA) + 10_000, abs=5)
    assert area_km2(footprint(shaped("near", IDLIB_PROVINCE))) > area_km2(footprint(shaped("place", IDLIB_PROVINCE)))


def test_a_time_of_travel_is_kept_and_not_measured():
    found = shaped("near", RAQQA, unit="hours", distance_text="two hours' drive")
    assert found.uncertainty_m > 50_000
    assert "two hours' drive" in " ".join(found.remarks)


def test_an_offset_enlarges_the_place():
    found = shaped("offset", DEIR, distance_m=40_000.0, distance_text="40", unit="km")
    assert (found.lat, found.lon) == (DEIR.lat, DEIR.lon)
    assert holds(found, MAYADIN)  # 45 km away


def test_at_least_leaves_the_place_out():
    assert not holds(shaped("offset", DEIR, distance_m=40_000.0, unit="km", hedge="at least"), DEIR)


def test_a_direction_keeps_to_its_side():
    found = shaped("offset_heading", DEIR, distance_m=45_000.0, unit="km", heading="SE", bearing_deg=135.0)
    assert holds(found, MAYADIN)
    assert not holds(found, RAQQA)
    narrow = shaped(
        "offset_heading", DEIR, distance_m=45_000.0, unit="km", heading="SE", bearing_deg=135.0, rule="cw2020_table"
    )
    assert footprint(narrow).area < footprint(found).area


def test_a_direction_alone_reaches_25_km_and_holds_the_town():
    found = shaped("offset_heading", RAQQA, heading="N", bearing_deg=0.0)
    assert holds(found, RAQQA)
    assert found.precision_level == "near_point"


def test_two_legs_lead_to_their_corner():
    found = shaped("offset_orthogonal", RAQQA, orthogonal=((20_000.0, "E"), (30_000.0, "S")), unit="km")
    assert found.lat == pytest.approx(35.95283 - 30 / 111, abs=0.1)
    assert found.lon == pytest.approx(39.00788 + 20 / 90, abs=0.1)


def test_between_two_towns_holds_both_and_the_road():
    found = shaped("between", DEIR, MAYADIN)
    assert holds(found, DEIR)
    assert holds(found, MAYADIN)
    assert not holds(found, RAQQA)
    assert found.precision_level == "line_or_border"


def test_between_three_towns():
    found = shaped("between", DEIR, MAYADIN, RAQQA)
    assert all(holds(found, town) for town in (DEIR, MAYADIN, RAQQA))


def test_between_two_provinces_is_where_they_meet():
    found = shaped("between", IDLIB_PROVINCE, ALEPPO_PROVINCE)
    assert area_km2(footprint(found)) < 0.3 * area_km2(footprint(shaped("place", ALEPPO_PROVINCE)))


def test_between_a_known_and_an_unknown_place_is_near_the_known():
    anchors = (Anchor("Nowhere"), Anchor("Raqqa", RAQQA))
    found = georeference(Locality(Span(0, 1), "words", "between", anchors=anchors))
    assert_holds(found)
    assert "knows only Raqqa" in found.remarks[0]


def test_off_the_coast_is_at_sea():
    found = shaped("off_coast", LATAKIA, distance_m=37_000.0, distance_text="37", unit="km")
    assert found.precision_level == "sea_or_air"
    assert not holds(found, LATAKIA)
    assert footprint(found).intersection(area_outline("SY")).area < 1e-4
    assert found.lon < 35.75


def test_an_inland_town_has_no_coast():
    assert georeference(Locality(Span(0, 1), "w", "off_coast", anchors=(Anchor("Raqqa", RAQQA),))) is None


@pytest.mark.parametrize(
    "kind", ["place", "part_of", "near", "offset", "offset_heading", "between", "along", "off_coast"]
)
def test_what_no_data_knows_has_no_georeference(kind):
    assert georeference(Locality(Span(0, 1), "w", kind, anchors=(Anchor("Nowhere"),))) is None


def test_an_unknown_rule_is_refused():
    with pytest.raises(RuleError):
        georeference(Locality(Span(0, 1), "w", "place", anchors=(Anchor("Raqqa", RAQQA),)), rule="mine")


@pytest.mark.parametrize("bearing", [float("nan"), float("inf")])
def test_bearings_are_numbers(bearing):
    with pytest.raises(PhraseError):
        shaped("offset_heading", RAQQA, distance_m=1_000.0, bearing_deg=bearing)


def test_distance_between_two_towns_is_checked():
    words = Locality(Span(0, 1), "w", "offset", anchors=(Anchor("Deir ez-Zor", DEIR),), distance_m=40_000.0, unit="km")
    assert distance_check(words, MAYADIN).agrees
    assert distance_check(words, MAYADIN).measured_m == pytest.approx(45_000, rel=0.03)
    assert not distance_check(words, RAQQA).agrees
    assert distance_check(words, DEIR) is None
