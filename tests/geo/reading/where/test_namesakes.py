"""Names that several places bear, and names that say in what a place lies, with the gazetteer that ships."""

import pytest

import geo
from geo.model import Anchor
from geo.places.gazetteer import gazetteer
from geo.reading.where.containers import container_of
from geo.reading.where.namesakes import doubted


def towns(name, country):
    return [place for place in gazetteer().lookup(name) if place.country == country]


def anywhere(_place):
    return True


@pytest.mark.parametrize(("name", "country"), [("Santa Rosa", "MX"), ("San José", "CO"), ("Ivanivka", "UA")])
def test_one_of_many_small_namesakes_is_not_chosen(name, country):
    namesakes = towns(name, country)
    assert len(namesakes) > 2
    small = min(namesakes, key=lambda place: place.population or 0)
    found = doubted(Anchor(name, small), anywhere)
    assert found.place is None
    assert f"“{name}”" in found.doubt


@pytest.mark.parametrize(("name", "country"), [("Kabul", "AF"), ("Medellín", "CO"), ("Mopti", "ML"), ("Taizz", "YE")])
def test_a_city_is_clear_whatever_bears_its_name(name, country):
    city = towns(name, country)[0]
    assert doubted(Anchor(name, city), anywhere).place is city


def test_a_name_that_one_place_of_the_named_area_bears_is_clear():
    namesakes = towns("San Carlos", "CO")
    place = min(namesakes, key=lambda town: town.population or 0)
    if len(namesakes) == 2:
        assert doubted(Anchor("San Carlos", place), lambda other: other is place).place is place
    assert doubted(Anchor("San Carlos", place), anywhere).place is None


def test_the_doubt_is_told():
    report = geo.read("near the village of Ivanivka, Ukraine.")
    near = report.localities[0]
    assert near.georeference is None
    assert "called “Ivanivka”" in near.anchors[0].to_dict()["doubt"]
    where = geo.locate("near the village of Ivanivka, Ukraine")
    assert where.precision_level == "country"
    assert "called “Ivanivka”" in " ".join(where.remarks)


def test_a_towns_name_behind_a_village_is_its_district_or_province():
    kandahar = next(place for place in gazetteer().lookup("Kandahar") if place.country == "AF")
    assert container_of(kandahar).is_admin1
    bria = next(place for place in gazetteer().lookup("Bria") if place.country == "CF")
    assert container_of(bria).feature == "ADM2"


def test_a_small_place_that_is_only_spelled_alike_needs_an_area_to_bear_it_out():
    small = next(place for place in towns("Yasynuvatka", "UA"))
    assert doubted(Anchor("Yasinuvatka", small), anywhere, bare=True).place is None
    assert doubted(Anchor("Yasinuvatka", small), anywhere).place is small
    assert doubted(Anchor("Yasynuvatka", small), anywhere, bare=True).place is small


def test_a_peoples_republic_is_no_town():
    (found, _) = geo.read(
        "territory controlled by the self-proclaimed ‘Donetsk people’s republic’, Ukraine."
    ).localities
    assert found.georeference.precision_level == "adm1"


def test_a_list_of_provinces_holds_provinces_only():
    report = geo.read("Helmand, Kandahar, Zabul and Herat, Afghanistan.")
    levels = {locality.text: locality.georeference.precision_level for locality in report.localities}
    assert levels == {
        "Helmand": "adm1", "Kandahar": "adm1", "Zabul": "adm1", "Herat": "adm1", "Afghanistan": "country"
    }  # fmt: skip
