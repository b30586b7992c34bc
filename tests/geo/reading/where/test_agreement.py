"""Names of one phrase against each other, with the areas and the gazetteer that ship."""

import pytest

from geo.model import Anchor, Locality, Place, Span
from geo.places.areas import area
from geo.reading.text.descriptions import is_description
from geo.reading.where.agreement import settled


def country(code):
    found = area(code)
    return Place(found.name, found.lat, found.lon, code, "PCLI", area=code)


def province(code):
    found = area(code)
    return Place(found.name, found.lat, found.lon, code[:2], "ADM1", area=code)


def locality(text, place, *, kind="place", group=0):
    return Locality(Span(0, len(text)), text, kind, (Anchor(text, place),), group=group)


def places(localities, **options):
    return [found.anchors[0].place for found in settled(localities, **options)]


TRIPOLI_LY = Place("Tripoli", 32.89, 13.19, "LY", "PPLC", population=1_150_000)


def test_a_namesake_in_the_named_country_is_taken():
    found, _ = places([locality("Tripoli", TRIPOLI_LY), locality("Lebanon", country("LB"))])
    assert found.country == "LB"
    assert found.lat == pytest.approx(34.43, abs=0.1)


def test_a_town_that_is_only_elsewhere_is_unknown():
    elsewhere = Place("Raqqa", 35.95, 39.01, "SY", population=2_000)
    found, around = places([locality("Qwertzu", elsewhere), locality("Idlib", province("SY-ID"))])
    assert found is None
    assert around.area == "SY-ID"


def test_a_city_is_not_given_up():
    city = Place("Erbil", 36.19, 44.01, "IQ", population=930_000)
    assert places([locality("Erbil", city), locality("Kordestan", province("IR-16"))])[0] is city


def test_only_the_first_settlement_of_a_description_is_a_point():
    first, second = Place("Saraqib", 35.86, 36.80, "SY"), Place("Idlib", 35.93, 36.63, "SY")
    found = places([locality("Saraqib", first), locality("Idlib", second)], one_place=True)
    assert [place.feature for place in found] == ["PPL", "ADM2"]


def test_a_town_in_its_province_stays():
    town = Place("Idlib", 35.93, 36.63, "SY", population=128_000)
    assert places([locality("Idlib", town), locality("Idlib", province("SY-ID"))])[0] is town


def test_other_phrases_have_no_say():
    assert (
        places([locality("Tripoli", TRIPOLI_LY, group=0), locality("Lebanon", country("LB"), group=1)])[0] is TRIPOLI_LY
    )


def test_one_country_holds_for_a_whole_description():
    alone = [locality("Tripoli", TRIPOLI_LY, group=None), locality("Lebanon", country("LB"), group=None)]
    assert places(alone)[0] is TRIPOLI_LY
    assert places(alone, one_place=True)[0].country == "LB"


def test_a_list_of_provinces_is_no_contradiction():
    both = [locality("Idlib", province("SY-ID")), locality("Hama", province("SY-HM"))]
    assert [place.area for place in places(both)] == ["SY-ID", "SY-HM"]


def test_a_word_that_its_phrase_makes_a_place_is_looked_up_in_the_texts_country():
    unknown = Locality(Span(0, 20), "5 km north of Raqqa", "offset", (Anchor("Raqqa"),), distance_m=5000.0)
    found, _ = places([unknown, locality("Syria", country("SY"), group=None)])
    assert (found.country, round(found.lat)) == ("SY", 36)


@pytest.mark.parametrize(
    "text",
    [
        "80 kilometers south of Srinagar, India.",
        "Albu Kamal",
        "near the village of X, Y district",
        "on the road between Homs and Palmyra (Syria)",
    ],
)
def test_descriptions(text):
    assert is_description(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Raqqa on Thursday, killing three people.",
        "The ministry said that its forces had withdrawn from Homs.",
        "",
        "12345",
        "a village",
        "Homs " * 200,
    ],
)
def test_sentences_are_no_descriptions(text):
    assert not is_description(text)
