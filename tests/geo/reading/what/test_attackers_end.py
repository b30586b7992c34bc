"""How an attack ends for who made it: no attack of its own, and none of its dead."""

from __future__ import annotations

import pytest
from reported import attack, attacks, killed, named


@pytest.mark.parametrize(
    ("text", "by", "dead"),
    [
        (
            "A gunman shot at a cafe in Haifa, killing two before he was shot dead by police.",
            "gunman",
            [(2, 2, 2)],
        ),
        ("Gunmen killed two people in Gao before being shot dead by police.", "gunmen", [(2, 2, 2)]),
        ("A man stabbed three soldiers in Gao and was then killed by police.", "man", []),
        ("Two men slit the throat of a priest in Rouen before they were killed by police.", "men", [(1, 1, 1)]),
    ],
)
def test_the_end_of_attackers_is_no_attack(text: str, by: str, dead: list) -> None:
    event = attack(text)
    assert named(event, "attacker") == {by}
    assert killed(event) == dead


def test_those_whom_rebels_killed_after_soldiers_are_an_attack_of_their_own() -> None:
    found = attacks("Soldiers shot a herder in Gao on Monday. On Tuesday rebels killed two soldiers in Tessit.")
    assert [named(event, "attacker") for event in found] == [{"soldiers"}, {"rebels"}]
