"""How an attack ends for who made it: "… before he was shot dead by police" tells of no attack of its own."""

from __future__ import annotations

from geo.reading.names.crowd_words import CLASSES
from geo.reading.what import lexicon as lx
from geo.reading.what import roles
from geo.reading.what.chunks import Sentence
from geo.reading.what.passives import is_passive

_HIMSELF = frozenset({"he", "she", "they"})
_ONE = frozenset({"him", "her"})
_LINKS = frozenset({"and", "before", "but", "until", "when", "while", ","})
_ENDING = frozenset(lx.HURT) | frozenset({"shot", "gunned"})
_REACH = 7
_BETWEEN = lx.PASSIVE_MARKS | frozenset("later then himself herself eventually finally also had has have".split())


def ends_attacker(sentence: Sentence, position: int, first: int) -> bool:
    """Whether forces of order kill or hurt at `position` those who made the attack that is named at `first`."""
    if position <= first or sentence.low(position) not in _ENDING:
        return False
    by = roles.attackers_of_verb(sentence, position)
    if not by or not all(_keeps_order(sentence, at) for at in by):
        return False
    made = roles.attackers_of_verb(sentence, first)
    if not made or any(_keeps_order(sentence, at) for at in made):
        return False
    if is_passive(sentence, position):
        return _goes_on_of(sentence, position)
    return sentence.low(position + 1) in _ONE


def _goes_on_of(sentence: Sentence, verb: int) -> bool:
    """Whether the subject of a passive is a pronoun, or the one that did what stands before: "and was then killed"."""
    for back in range(verb - 1, max(0, verb - _REACH), -1):
        low = sentence.low(back)
        if low in _HIMSELF:
            return True
        if low in _LINKS:
            return sentence.low(back + 1) in {"was", "being"}
        if low not in _BETWEEN:
            return False
    return False


def _keeps_order(sentence: Sentence, position: int) -> bool:
    """Whether police or soldiers stand there."""
    actor = sentence.chunks[position].actor
    forces = actor is not None and actor.form == "force"
    return forces or CLASSES.get(sentence.low(position).rsplit(" ", 1)[-1]) == "force"
