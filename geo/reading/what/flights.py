"""Attackers whom a text tells of only by what they do beside the attack: "The gunmen fled on motorcycles"."""

from __future__ import annotations

from geo.reading.names.crowd_ids import is_anonymous
from geo.reading.names.crowd_words import ANONYMOUS
from geo.reading.what.chunks import Sentence
from geo.reading.what.targets import PERPETRATORS

_HEADS = ANONYMOUS | PERPETRATORS
_FLEEING = frozenset(
    "are arrived came disappeared drove escaped fled got made ran remain remained retreated rode sped vanished "
    "wearing withdrew wore".split()
)
_TWO_WORDS = {"are": "still", "got": "away", "made": "off", "remain": "at", "remained": "at"}
"""What must stand right behind a verb that tells of a flight only so."""
_BETWEEN = frozenset({",", "all", "both", "had", "later", "reportedly", "still", "then", "who"})
_POINTING = frozenset({"the", "their"})
_OPENING = 2
"""Before which word those stand who open a sentence."""


def perpetrators(sentence: Sentence) -> tuple[str, ...]:
    """Ids of men in arms without a name who open a sentence, or who flee or arrive in it; each once."""
    if sentence.lows.isdisjoint(_HEADS):
        return ()
    found: dict[str, None] = {}
    for position in sentence.positions(_HEADS):
        actor = sentence.chunks[position].actor
        if actor is None or actor.form != "people" or not is_anonymous(actor.actor_id):
            continue
        if (
            sentence.low(position - 1) == "the"
            and sentence.low(position - 2) == "of"
            and _are_counted(sentence, position)
        ):
            found[actor.actor_id] = None  # "a crowd lynched four of the gunmen"
            continue
        governor = position - 1 - (sentence.low(position - 1) == "the")
        if sentence.low(governor) in {"of", "by", "with"} or sentence.low(position + 1) in {"'", "’"}:
            continue
        opens = position < _OPENING and sentence.low(0) in _POINTING and sentence.low(position) != "men"
        if opens or _flees(sentence, position):
            found[actor.actor_id] = None
    return tuple(found)


def _are_counted(sentence: Sentence, position: int) -> bool:
    counted = position > 2 and sentence.chunks[position - 3].quantity is not None
    return sentence.low(position) not in {"men", "militia"} and counted


def _flees(sentence: Sentence, position: int) -> bool:
    at = position + 1
    while sentence.low(at) in _BETWEEN and at - position < 4:
        at += 1
    verb = sentence.low(at)
    return verb in _FLEEING and sentence.low(at + 1) == _TWO_WORDS.get(verb, sentence.low(at + 1))
