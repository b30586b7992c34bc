"""Namesakes told apart: by containment, by what the words call them, by the text's other places."""

from __future__ import annotations

import pytest

from geo.places.resolution import Query, likely_country, resolve
from geo.places.senses import Name, name_of


def name(text: str) -> Name:
    found = name_of(text)
    assert found is not None
    return found


def countries_of(*queries: Query) -> list[str | None]:
    return [sense.place.country if sense else None for sense in resolve(queries)]


def test_alone_the_likeliest_is_meant() -> None:
    assert countries_of(Query(name("Tripoli"))) == ["LY"]
    assert countries_of(Query(name("Georgia"))) == ["GE"]
    assert countries_of(Query(name("London"))) == ["GB"]


def test_a_place_lies_in_what_it_is_said_to_lie_in() -> None:
    assert countries_of(Query(name("Tripoli"), inside=1), Query(name("Lebanon"))) == ["LB", "LB"]
    assert countries_of(Query(name("Paris"), inside=1), Query(name("Texas"))) == ["US", "US"]


def test_a_second_mention_follows_the_first() -> None:
    found = countries_of(Query(name("Tripoli"), inside=1), Query(name("Lebanon")), Query(name("Tripoli")))
    assert found == ["LB", "LB", "LB"]


def test_a_state_called_so_once_is_meant_by_its_bare_name() -> None:
    assert countries_of(Query(name("Niger State")), Query(name("Niger"))) == ["NG", "NG"]
    assert countries_of(Query(name("Kaduna State")), Query(name("Niger"))) == ["NG", "NE"]


def test_a_part_of_a_country_is_known_only_where_the_country_is_named() -> None:
    assert countries_of(Query(name("North-West")), Query(name("Nigeria"))) == [None, "NG"]
    assert countries_of(Query(name("Far North")), Query(name("Cameroon"))) == ["CM", "CM"]


def test_a_namesake_far_from_the_district_named_is_not_meant() -> None:
    found = countries_of(Query(name("Raghunathpur"), inside=1), Query(name("Buxar"), wanted="district"))
    assert found == [None, "IN"]


def test_what_is_nowhere_in_the_country_is_unknown_there() -> None:
    assert countries_of(Query(name("Mayadin"), inside=1), Query(name("Kenya"))) == [None, "KE"]


def test_a_list_of_countries_holds_no_towns() -> None:
    assert [s.kind for s in resolve([Query(name("Mexico"), inside=1), Query(name("US"))]) if s] == [
        "country",
        "country",
    ]


def test_a_list_of_cities_is_no_containment() -> None:
    assert countries_of(Query(name("London"), inside=1), Query(name("Paris"))) == ["GB", "FR"]


@pytest.mark.parametrize(("wanted", "kind"), [("admin1", "admin1"), ("settlement", "town"), ("district", "district")])
def test_what_the_words_call_it_decides(wanted: str, kind: str) -> None:
    (sense,) = resolve([Query(name("Deir ez-Zor"), wanted=wanted)])  # type: ignore[arg-type]
    assert sense is not None
    assert sense.kind == kind


def test_the_texts_country_draws_its_towns() -> None:
    queries = [Query(name("Alabama")), Query(name("Alabama")), Query(name("Birmingham")), Query(name("Montgomery"))]
    senses = resolve(queries)
    assert [sense.place.admin1 for sense in senses if sense and sense.kind == "town"] == ["AL", "AL"]


def test_the_country_of_a_text() -> None:
    queries = [Query(name("Syria")), Query(name("Aleppo")), Query(name("Homs"))]
    assert likely_country(queries, resolve(queries)) == "SY"
    queries = [Query(name("Syria")), Query(name("Iraq"))]
    assert likely_country(queries, resolve(queries)) is None


def test_nothing_gives_nothing() -> None:
    assert resolve([]) == []
    assert likely_country([], []) is None


def test_a_town_beside_another_or_a_part_of_one_is_near_it() -> None:
    assert countries_of(Query(name("Adra"), beside=1), Query(name("Damascus"))) == [None, "SY"]
    assert countries_of(Query(name("Dora"), part=True), Query(name("Baghdad")), Query(name("US"))) == [None, "IQ", "US"]
    assert countries_of(Query(name("Dora"), part=True), Query(name("US"))) == ["US", "US"]
