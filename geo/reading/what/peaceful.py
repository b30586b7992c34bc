"""Long texts without one word of violence, whose "clashes", "hits" and "dead ends" are no attacks."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reading.names.crowd_words import CLASSES
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence

LONG = 100
"""Chunks from which on a text on an attack says with which arms, by whose hand or to whose harm it was."""
_ARMED = frozenset(word for word, kind in CLASSES.items() if kind == "armed")
_AMBIGUOUS = frozenset(
    "attack suicide communist communists ultra ultras dissident dissidents loyalist loyalists defector defectors "
    "invader invaders raider raiders car cars plane planes jet jets helicopter helicopters aircraft drone drones "
    "device belt belts vest vests shell mine blast blasts cannon acid".split()
)
"""Words of arms and of those in arms that speak of other things too."""
VIOLENT = (
    _ARMED
    | lx.BOMB_WORDS
    | lx.WEAPONS
    | frozenset(
        "airstrike airstrikes ambush ambushed ammunition army arson artillery assassinated assassination battalion "
        "beheaded beheading bombarded bombardment bombed bombings brigade bullet bullets burned burnt casualties "
        "ceasefire chemical executed firearm firearms fired firefight firing gun gunfight gunfire guns gunshot "
        "hacked hostage hostages hijacked killed killing killings kidnap kidnapped knife knives lynched machete "
        "machetes massacre massacred massacres militia militias military molotov murder murdered murders mutilated "
        "navy nerve "
        "paramilitary pellets poisoned poisoning raped rifle rifles sarin shelled shelling shooting shootings shootout "
        "shot shots shrapnel slain slaughtered sniper snipers soldier soldiers stabbed stabbing tortured troops truce "
        "vandalised vandalized violence violent warhead warheads warplane warplanes warship warships weapon weapons "
        "wounded wounding wounds abducted abduction abductions armed injuries terror terrorism".split()
    )
) - _AMBIGUOUS


def is_peaceful(sentences: Sequence[Sentence]) -> bool:
    """Whether a long text has no word of violence in it."""
    long = sum(len(sentence.chunks) for sentence in sentences) >= LONG
    return long and not any(_tells_of_violence(sentence) for sentence in sentences)


def _tells_of_violence(sentence: Sentence) -> bool:
    """Whether a word of violence stands in the sentence, be it the last of a name: "the Storm Brigade"."""
    if not sentence.lows.isdisjoint(VIOLENT):
        return True
    return any(low.rsplit(" ", 1)[-1] in VIOLENT for low in sentence.lows if " " in low)
