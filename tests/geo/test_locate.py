"""Phrases to georeferences. Coordinates to compare with are those of atlases, in degrees."""

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geo.errors import BorderError, GeoError, PhraseError, RuleError, UnknownCountryError, UnknownPlaceError
from geo.locate import MAX_PHRASE, locate, locate_phrase, named_place

GEOD = Geod(ellps="WGS84")
RAQQA, ALBU_KAMAL = (35.95, 39.01), (34.45, 40.92)


def kilometres(where, point):
    return GEOD.inv(where.lon, where.lat, point[1], point[0])[2] / 1000


def footprint(where):
    return shapely.from_wkt(where.footprint_wkt)


@pytest.mark.parametrize(
    ("phrase", "distance_km", "bearing"),
    [("15 km north-east of Raqqa", 15, 45), ("20 miles south of Raqqa", 32.2, 180), ("5 km due west of Raqqa", 5, 270)],
)
def test_offsets_hold_the_point_they_mean(phrase, distance_km, bearing):
    where = locate(phrase, country="SY")
    lon, lat, _ = GEOD.fwd(RAQQA[1], RAQQA[0], bearing, distance_km * 1000)
    assert footprint(where).covers(shapely.Point(lon, lat))
    assert where.uncertainty_m < 60_000


def test_the_border_phrase_of_the_seed():
    found = locate_phrase("about 20 kilometres from the Iraqi border", near="Albu Kamal", country="SY")
    where = found.georeference
    assert found.localities[0].anchors[0].border == ("IQ", "SY")
    assert found.localities[0].inside == "SY"
    assert "wieczorek2001_half_power10" in where.protocol
    assert kilometres(where, ALBU_KAMAL) < 25
    assert where.uncertainty_m < 25_000


def test_the_rule_can_be_chosen():
    wide = locate("about 20 kilometres from the Iraqi border", country="SY")
    fine = locate("about 20 kilometres from the Iraqi border", country="SY", rule="cw2020_table")
    assert footprint(fine).area < footprint(wide).area / 5


def test_near_decides_between_places_of_one_name():
    near_baghdad = locate("near Tripoli", country="LB")
    assert kilometres(near_baghdad, (34.43, 35.84)) < 10
    assert kilometres(locate("near Tripoli", country="LY"), (32.89, 13.19)) < 15


def test_between_two_towns():
    where = locate("between Deir ez-Zor and Mayadin")
    assert 35.0 < where.lat < 35.4
    assert 40.1 < where.lon < 40.5


def test_the_country_clips():
    where = locate("10 km from Albu Kamal", country="SY")
    assert not footprint(where).covers(shapely.Point(41.0, 34.37))  # Husaybah, in Iraq


def test_near_that_disagrees_is_said():
    where = locate("10 km north of Raqqa", near="Damascus", country="SY")
    assert any("disagree" in remark for remark in where.remarks)


def test_named_place():
    assert kilometres(named_place("Albu Kamal"), ALBU_KAMAL) < 5
    assert named_place("Syria").is_country
    with pytest.raises(UnknownPlaceError, match="Qwertzuiop"):
        named_place("Qwertzuiop")


@pytest.mark.parametrize(
    ("phrase", "options", "error"),
    [
        ("", {}, PhraseError),
        ("   ", {}, PhraseError),
        ("12345", {}, GeoError),
        ("x" * 10_000, {}, PhraseError),
        ("a village", {}, GeoError),
        ("20 km from Qwertzuiop", {}, UnknownPlaceError),
        ("near Raqqa", {"country": "Atlantis"}, UnknownCountryError),
        ("near Raqqa", {"country": ""}, UnknownCountryError),
        ("near Raqqa", {"near": "Qwertzuiop"}, UnknownPlaceError),
        ("near Raqqa", {"rule": "guess"}, RuleError),
        ("9999999 km from Raqqa", {}, PhraseError),
        ("-5 km north of Raqqa", {}, PhraseError),
        ("الرقة", {}, UnknownPlaceError),
        ("20 км от границы", {}, UnknownPlaceError),
        ("在叙利亚东部", {}, UnknownPlaceError),
        ("NaN km north of Raqqa", {}, PhraseError),
        ("inf km from Raqqa", {}, PhraseError),
        ("1e9 km from Raqqa", {}, PhraseError),
        ("99999999999999999999999999 km from Raqqa", {}, PhraseError),
        ("20000 km from the Iraqi border", {}, PhraseError),
        ("20 km from the Japanese border", {}, BorderError),
        ("10 km off the coast of Mongolia", {}, PhraseError),
        ("near Raqqa", {"near": "x" * 10_000}, PhraseError),
        ("near Raqqa", {"country": "S" * 10_000}, UnknownCountryError),
    ],
)
def test_what_cannot_be_placed_is_said(phrase, options, error):
    with pytest.raises(error) as caught:
        locate(phrase, **options)
    message = str(caught.value)
    assert len(message) < 600
    assert "\n" not in message
    given = next(iter(options.values()), phrase)[:20].split()
    assert not given or any(word in message for word in given)


def test_the_message_for_a_long_phrase_names_the_limit():
    with pytest.raises(PhraseError, match=str(MAX_PHRASE)):
        locate("near Raqqa " * 1000)


@settings(max_examples=60)
@given(st.text(alphabet="abc 20km fromRaqSyi-,()'", max_size=80))
def test_any_phrase_is_placed_or_refused(phrase):
    try:
        where = locate(phrase)
    except GeoError:
        return
    assert math.isfinite(where.lat)
    assert where.uncertainty_m > 0


@pytest.mark.parametrize(
    ("phrase", "unread"),
    [
        ("5 parsecs from Raqqa", "Not read: '5 parsecs from'."),
        ("an hour's drive north of Kabul", 'Not read: "an hour\'s drive".'),
        ("the town of Mayadin in Deir ez-Zor province, Syria", None),
        ("a village 5 km south of Raqqa, near the Turkish border", None),
    ],
)
def test_what_was_not_read_is_said(phrase, unread):
    said = [remark for remark in locate(phrase).remarks if remark.startswith("Not read")]
    assert said == ([unread] if unread else [])
