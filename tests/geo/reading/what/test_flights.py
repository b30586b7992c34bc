"""Attackers of whom a text only tells that they came or fled."""

import pytest

import geo

PUBLISHED = "2023-05-12"  # a Friday


def attackers(text: str) -> set[str]:
    events = geo.read(text, published=PUBLISHED).to_dict()["events"]
    return {a["name"] for e in events for a in e["actors"] if a["role"] == "attacker"}


@pytest.mark.parametrize(
    ("flight", "names"),
    [
        ("The gunmen fled on motorcycles.", {"gunmen"}),
        ("The killers, who wore hoods, got away in a van.", {"killers"}),
        ("Police said the assailants then vanished into the crowd.", {"assailants"}),
        ("The attackers are still at large.", {"attackers"}),
        ("Relatives of the gunmen fled to Syria.", set()),
        ("Police are hunting for gunmen in the area.", set()),
    ],
)
def test_those_who_fled_did_it(flight: str, names: set[str]) -> None:
    text = f"Two teachers were shot dead in Mosul on Thursday. {flight}"
    assert attackers(text) == names


def test_who_is_named_did_it_whoever_fled() -> None:
    text = "Taliban fighters shot dead two teachers in Kunduz on Thursday. The gunmen fled on motorcycles."
    assert attackers(text) == {"Taliban"}


def test_nobody_flees_from_an_air_strike() -> None:
    text = "Two people were killed in an air strike on Mosul on Thursday. The gunmen fled on motorcycles."
    assert attackers(text) == set()
