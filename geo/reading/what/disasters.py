"""Texts on accidents and disasters, whose dead and blasts are no attack: floods, wrecks, blasts in mines."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reading.what import lexicon as lx
from geo.reading.what.attack_words import BLASTS, INDUSTRIAL
from geo.reading.what.chunks import Sentence

_LEAD = 3
"""Sentences at the start of a text that tell what it is about."""
_DISASTERS = (
    lx.ACCIDENTS
    | INDUSTRIAL
    | frozenset(
        "disaster disasters storm storms tornado tornadoes wildfire wildfires tsunami eruption monsoon downpours "
        "sank sinking shipwreck capsizing wreckage collisions crashes quakes aftershock aftershocks pileup".split()
    )
)
_WEAK = (
    BLASTS
    | frozenset(lx.HURT)
    | frozenset("bodies corpses killing hit struck crashed burst swept ripped tore rocked damaged".split())
)
"""Words that tell of disasters as well as of attacks."""


def is_disaster(sentences: Sequence[Sentence]) -> bool:
    """Whether the first sentences of a text name a disaster."""
    return any(not sentence.lows.isdisjoint(_DISASTERS) for sentence in sentences[:_LEAD])


def tells_of_disasters_too(word: str) -> bool:
    """Whether the lower-case word names an attack or what a disaster does."""
    return word in _WEAK
