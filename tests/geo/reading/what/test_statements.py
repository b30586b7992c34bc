"""Who said something, warned or condemned: statements and warnings as events of their own."""

from __future__ import annotations

import pytest
from reported import PUBLISHED, attack, named

import geo


def said(text: str) -> list[tuple[str, set[str], set[str]]]:
    events = geo.read(text, published=PUBLISHED).to_dict()["events"]
    told = [e for e in events if e["type"] in {"statement", "warning"}]
    return [(e["type"], named(e, "speaker"), named(e, "addressee")) for e in told]


@pytest.mark.parametrize(
    ("text", "type_", "speaker", "addressees"),
    [
        (
            "Russia's foreign minister, Sergei Lavrov, said the raid broke the truce.",
            "statement",
            "Sergei Lavrov",
            set(),
        ),
        ("The French president warned on Monday that Paris would retaliate.", "warning", "France", set()),
        ("Hezbollah threatened on Monday to strike Haifa.", "warning", "Hezbollah", set()),
        ("Israel warned Hezbollah on Monday.", "warning", "Israel", {"Hezbollah"}),
        ("Russia urged all sides to protect civilians.", "statement", "Russia", set()),
    ],
)
def test_who_speaks_and_to_whom(text: str, type_: str, speaker: str, addressees: set[str]) -> None:
    assert said(text) == [(type_, {speaker}, addressees)]


def test_states_that_condemn_together_are_not_where_the_attack_was() -> None:
    report = geo.read("Britain, Germany and France jointly condemned the attack on Erbil.", published=PUBLISHED)
    assert [report.localities[i].text for i in report.events[0].localities] == ["Erbil"]


def test_places_in_a_row_did_not_do_it() -> None:
    event = attack("Strikes in Iraq, Syria and Yemen killed six people on Monday.")
    assert not named(event, "attacker")
    assert len(event["localities"]) == 3


def test_a_shooting_named_by_its_day_and_town_is_an_attack() -> None:
    event = attack("The mayor called Monday's shooting in Lyon a cowardly act.")
    assert (event["date_start"], event["actors"]) == ("2023-05-08", [])


def test_the_victims_of_what_is_avenged_have_their_own_day() -> None:
    event = attack("The group said the bombing was revenge for the killing of its leader in Khost last month.")
    assert (event["date_start"], event["localities"]) == (None, [])
