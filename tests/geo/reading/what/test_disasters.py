"""Accidents and disasters are no attacks, whatever dead, blasts and blows they tell of."""

from __future__ import annotations

import pytest
from reported import attacks


@pytest.mark.parametrize(
    "text",
    [
        "Floods unleashed by a storm have killed 31 people in Sindh. Rescuers recovered 16 bodies in Dadu.",
        "A cyclone came ashore near Beira on Thursday. The town of Chinde was badly hit too. A child was killed.",
        "The last body was brought out of a coal mine in Bartin. The pit was shaken by a blast on Friday.",
        "A storm lashed the coast of Oman. In 2014 a fire in Salalah killed 30 people.",
        "Two crowded boats capsized off Sfax, killing at least 27 people in one of the worst disasters this year.",
        "A pensioner was killed when their car crashed in darkness near Killarney.",
    ],
)
def test_disasters_are_no_attacks(text: str) -> None:
    assert attacks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Amid floods in Sindh, gunmen killed two aid workers in Dadu on Thursday.",
        "Floods hit Sindh this week. A bomb blast killed four people at a market in Dadu on Thursday.",
        "A stampede followed a suicide bombing that killed nine people in Dadu on Thursday.",
    ],
)
def test_an_attack_in_a_disaster_is_one(text: str) -> None:
    assert len(attacks(text)) == 1
