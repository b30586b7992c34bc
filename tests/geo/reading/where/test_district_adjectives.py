"""Districts called by an adjective of their town, with the gazetteer that ships."""

import pytest

import geo
from geo.places.gazetteer import gazetteer
from geo.reading.where.district_adjectives import stem_of


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Yasinovatsky", "yasinovat"), ("Maryinskyi", "maryin"), ("Izyumska", "izyum"), ("Kupyans'kyy", "kupyan")],
)
def test_the_stem_of_an_adjective(name, stem):
    assert stem_of(name) == stem


@pytest.mark.parametrize("name", ["Bakhmut", "Orsk", "Donetsk", "Raqqa", "", "Omsky", "sky" * 50])
def test_other_words_have_none(name):
    assert stem_of(name) is None


@pytest.mark.parametrize(
    ("stem", "town"), [("slovyan", "Slov"), ("starobeshev", "Starobesheve"), ("volnovakh", "Volnovakha")]
)
def test_towns_that_a_stem_is_made_of(stem, town):
    assert gazetteer().beginning_like(stem, "UA")[0].name.startswith(town)


def test_no_town_begins_like_nonsense():
    assert gazetteer().beginning_like("xq", "UA") == ()
    assert gazetteer().beginning_like("qzxvbnmp", "UA") == ()


def test_an_unknown_village_is_put_in_its_district():
    report = geo.read("near the village of Bezimyanka, Volnovakhsky district, Donetsk region, Ukraine.")
    district = next(locality for locality in report.localities if locality.text.startswith("Volnovakh"))
    assert district.georeference.precision_level == "adm2"
    where = district.georeference
    assert abs(where.lat - 47.6) < 0.5
    assert abs(where.lon - 37.5) < 0.7


def test_a_region_is_found_behind_a_town_without_a_comma():
    report = geo.read("in the town of Slavyansk Donetsk region, Ukraine.")
    assert "Donetsk" in {toponym.text for toponym in report.toponyms}
