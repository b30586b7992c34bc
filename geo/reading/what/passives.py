"""Verbs whose subject had it done to them: "was hit", "came under fire", "the beheading of"."""

from __future__ import annotations

from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence
from geo.reading.what.harm import THROATS, is_passive_at, is_reduced
from geo.reading.what.shoot_downs import is_shot_by


def is_passive(sentence: Sentence, position: int) -> bool:
    """Whether the verb at `position` stands in the passive: "was hit", "fired by"."""
    if fire_end(sentence, position) > position:
        return True
    by_behind = sentence.low(position + 1) == "by" or is_deed(sentence, position) or _is_lit(sentence, position)
    if sentence.low(position - 1) in _SOME and sentence.low(position + 1) in {"dead", "with", "by", "in", ","}:
        return True  # "some shot dead, others killed with knives"
    if sentence.low(position) in THROATS:
        return True
    if sentence.low(position) == "shot" and sentence.low(position + 1) == "in" and sentence.low(position + 3) in _BODY:
        return True  # "11 men, hands bound and shot in the head"
    if sentence.low(position - 1) in {"people", "those"} and "among" in {
        sentence.low(i) for i in range(position - 5, position)
    }:
        return True  # "three officers were among the 11 people killed"
    reduced = is_reduced(sentence, position) or (sentence.low(position) == "shot" and is_shot_by(sentence, position))
    return by_behind or reduced or is_passive_at(sentence, position)


def comes_under(sentence: Sentence, verb: int) -> bool:
    """Whether "came under" stands there, whose subject is what was hit."""
    return sentence.low(verb) in {"came", "come", "coming"} and sentence.low(verb + 1) == "under"


def fire_end(sentence: Sentence, verb: int) -> int:
    """Where "came under rocket fire" ends, whose subject is what was hit; `verb` itself at any other verb."""
    if not comes_under(sentence, verb):
        return verb
    return next((i for i in range(verb + 2, verb + 6) if sentence.low(i) == "fire"), verb)


_BODY = frozenset("head neck face chest back stomach abdomen leg legs arm shoulder".split())
_SOME = frozenset({"some", "others", "many", "most"})


def _is_lit(sentence: Sentence, position: int) -> bool:
    """Whether something was set on fire, with nothing behind: "… and their monastery set ablaze when"."""
    if sentence.low(position) != "set" or sentence.low(position + 1) not in {"ablaze", "alight"}:
        return False
    return sentence.low(position + 2) in _BEHIND_LIT and sentence.low(position - 1) in _LIT


_LIT = lx.SITES | {"property"}
_BEHIND_LIT = frozenset({",", ".", "", "when", "by", "in", "on", "as", "after", "during", ";"})


def is_deed(sentence: Sentence, position: int) -> bool:
    """Whether a verb is a noun, with those it hit behind an "of": "the beheading of seven men by …"."""
    return sentence.low(position).endswith("ing") and sentence.low(position + 1) == "of"
