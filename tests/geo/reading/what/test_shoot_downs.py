"""What is brought down from the air, by whom, and who died in it."""

from __future__ import annotations

import pytest
from reported import attacks, named


@pytest.mark.parametrize(
    ("text", "attackers", "targets", "killed"),
    [
        ("Rebels shot down a Sudanese jet over Juba, killing the pilot.", {"rebels"}, {"Sudan", "pilot"}, 1),
        ("A jet was shot down by rebels near Idlib, killing its crew of four.", {"rebels"}, {"crew"}, 4),
        ("UNITA shot down a plane over Huambo, killing all 12 on board.", {"UNITA"}, set(), 12),
        ("A helicopter shot down by rebels crashed near Juba, killing three.", {"rebels"}, set(), 3),
        ("Pakistan shot two Indian jets down over Kashmir.", {"Pakistan"}, {"India"}, None),
        ("Houthi fighters downed a US drone over Marib.", {"Houthis"}, {"United States"}, None),
    ],
)
def test_who_shot_down_what(text: str, attackers: set[str], targets: set[str], killed: int | None) -> None:
    (event,) = attacks(text)
    assert event["type"] == "interception"
    assert named(event, "attacker") == attackers
    assert named(event, "target") == targets
    assert (event["killed"] or {}).get("low") == killed


@pytest.mark.parametrize(
    "text",
    [
        "An army helicopter crashed near Juba, killing three.",
        "The scandal brought down the government in Kabul.",
        "Pakistan shot back on Monday.",
    ],
)
def test_what_falls_by_itself_was_not_shot_down(text: str) -> None:
    assert attacks(text) == []


def test_a_plane_that_somebody_flies_into_something_is_an_attack() -> None:
    (event,) = attacks("Hijackers crashed a plane into the Pentagon, killing 184 people.")
    assert named(event, "attacker") == {"hijackers"}


@pytest.mark.parametrize(
    ("text", "type_", "attackers"),
    [
        ("The air force bombed a rebel camp in the Sambisa forest.", "air_strike", {"air force"}),
        ("Rebels attacked an air force base near Juba, killing six.", "ground_attack", {"rebels"}),
    ],
)
def test_an_air_force_bombs_and_its_base_is_attacked(text: str, type_: str, attackers: set[str]) -> None:
    (event,) = attacks(text)
    assert (event["type"], named(event, "attacker")) == (type_, attackers)
