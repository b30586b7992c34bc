"""Towns and the provinces, capitals and countries that the words put them in."""

from __future__ import annotations

import pytest

import geo


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A blast hit Falluja, in Anbar province.", [("Al Fallūjah", "IQ"), ("Al Anbar", "IQ")]),
        ("A blast hit Ramadi, capital of Anbar province.", [("Ramadi", "IQ"), ("Al Anbar", "IQ")]),
        ("A blast hit Ramadi, the provincial capital of Anbar.", [("Ramadi", "IQ"), ("Al Anbar", "IQ")]),
        ("A blast hit Lashkar Gah, capital of Helmand province.", [("Lashkar Gāh", "AF"), ("Helmand", "AF")]),
        ("A blast hit Minna, the capital of Niger state.", [("Minna", "NG"), ("Niger State", "NG")]),
        ("Troops in the Diffa region of Niger, near Nigeria.", [("Diffa", "NE"), ("Niger", "NE"), ("Nigeria", "NG")]),
    ],
)
def test_what_lies_where(text: str, places: list[tuple[str, str]]) -> None:
    found = [toponym["place"] for toponym in geo.read(text).to_dict()["toponyms"]]
    assert [(place["name"], place["country"]) for place in found] == places


def test_a_town_that_begins_like_a_group_is_where_it_was() -> None:
    report = geo.read("Lashkar-e-Islam attacked Lashkar Gah on Monday.", published="2021-05-05").to_dict()
    event = report["events"][0]
    assert [report["localities"][i]["text"] for i in event["localities"]] == ["Lashkar Gah"]
    assert [actor["name"] for actor in event["actors"]] == ["Lashkar-e-Islam"]
