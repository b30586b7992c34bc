"""Sentences that sum up more than one attack: wars, years, whole countries, what happens again and again."""

from __future__ import annotations

from bisect import bisect_left

from geo.model import Claim
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence

_PERFECT = frozenset({"have", "has"})
_HAD = _PERFECT | {"had"}
_SEVERAL = frozenset({"various", "several", "different", "separate"})
_INCIDENTS = frozenset({"incidents", "attacks", "ambushes", "bombings", "blasts", "raids", "strikes"})
_ERAS = lx.WARS | frozenset(
    "revolt coup invasion campaign offensive unrest crisis intifada fighting hostilities truce independence".split()
)
"""What goes on for long: people who died "since the revolt began" died in many attacks."""
_SPANNED = frozenset({"same", "past", "last"})
_SPANS = frozenset({"period", "decade", "decades", "year", "years", "months"})
_WHOLES = frozenset({"whole", "entire"})
_REGIONS = frozenset({"country", "region", "state", "province", "city", "nation"})
_OFTEN = frozenset({"often", "regularly", "frequently", "routinely", "usually", "commonly", "typically"})
_PAUSES = frozenset({",", ";", ".", "that", "which", "who", "was", "were"})
_REACH = 8
_MANY = 500
"""More dead than one attack leaves, where a war or a whole country is spoken of."""


def is_over_long(sentence: Sentence, position: int) -> bool:
    """Whether the sentence sums up years: "have killed tens of thousands since 2009", "the war has left 9,000 dead"."""
    if _in_whole(sentence):
        return True
    since = "since" in sentence.lows
    if since and _dates_what_follows(sentence, position):
        return False
    if since and (_since_attack(sentence) or _is_worst_since(sentence)):
        return False
    before = range(max(0, position - 6), position)
    wars = any(sentence.low(i) in lx.WARS for i in range(max(0, position - _REACH), position + _REACH))
    if not any(sentence.low(i) in (_HAD if since else _PERFECT) for i in before):
        return since and (wars or _many_incidents(sentence, position))
    return wars or _in_long_span(sentence) or any(chunk.low in lx.SPANS_OF_TIME for chunk in sentence.chunks)


def is_habit(sentence: Sentence, position: int) -> bool:
    """Whether the verb behind tells what attacks of a kind do, not what one did: "roadside bombs often target"."""
    often = next((i for i in range(position + 1, position + 6) if sentence.low(i) in _OFTEN), None)
    if often is None or any(sentence.low(i) in _PAUSES for i in range(position + 1, often)):
        return False
    verb = sentence.low(often + 1)
    return verb.isalpha() and not verb.endswith(("ed", "ing"))


def is_wider(sentence: Sentence) -> bool:
    """Whether a sentence counts the dead of a whole town, country or war, or of another attack: "600 died across the
    capital that day", "the conflict has left 10,000 dead", "In an earlier incident, 19 rebels died"."""
    if [sentence.low(i) for i in range(4)] == ["in", "an", "earlier", "incident"]:
        return True
    if not lx.WARS.isdisjoint(sentence.lows) and not sentence.lows.isdisjoint({"have", "has"}):
        return True
    return any(
        sentence.low(i + 1) == "the" or sentence.chunks[i + 1].toponym for i in sentence.positions({"across"})[:1]
    )


def counts_many(sentence: Sentence, claim: Claim, *, wider: bool) -> bool:
    """Whether a claim counts the dead of more than one attack."""
    at = bisect_left(sentence.chunks, claim.span.start, key=lambda chunk: chunk.span.start)
    if _sums_up(sentence, at):
        return True
    cost = sentence.low(0) == "it" and sentence.low(1) in {"has", "had"}  # "It has cost more than 5,300 lives"
    return (wider or cost) and (claim.low or 0) >= _MANY


def _sums_up(sentence: Sentence, position: int) -> bool:
    """Whether the count at `position` is of many attacks: "have died since the revolt began", "in the whole state"."""
    if _in_whole(sentence):
        return True
    perfect = any(sentence.low(i) in _HAD for i in range(max(0, position - _REACH), position + _REACH))
    return (perfect and (_in_long_span(sentence) or _since_era(sentence))) or (
        _since_era(sentence) and _many_incidents(sentence, 0)
    )


def _in_whole(sentence: Sentence) -> bool:
    """For "in the whole state"."""
    return any(sentence.low(i + 1) in _REGIONS for i in sentence.positions(_WHOLES))


def _since_attack(sentence: Sentence) -> bool:
    """For "since the attack began": what followed is of that attack."""
    return any(
        sentence.low(i + 1) == "the" and sentence.low(i + 2) in lx.ATTACK_NOUNS for i in sentence.positions({"since"})
    )


def _dates_what_follows(sentence: Sentence, verb: int) -> bool:
    """Whether what happened since came of the attack: "38 have been buried since raiders overran X on Friday"."""
    since = next((i for i in range(verb - 1, max(-1, verb - 5), -1) if sentence.low(i) == "since"), None)
    if since is None or sentence.low(verb) not in lx.ATTACK_VERBS:
        return False
    dates = [chunk.date for chunk in sentence.chunks[verb:] if chunk.date is not None]
    return any(date.precision == "day" for date in dates)


def _is_worst_since(sentence: Sentence) -> bool:
    """For "the worst massacre since the insurgency began": that one is told of."""
    since = sentence.positions({"since"})[0]
    return any(sentence.low(i) in _WORST for i in range(max(0, since - 5), since))


_WORST = frozenset("worst deadliest bloodiest biggest largest highest heaviest gravest first".split())


def _in_long_span(sentence: Sentence) -> bool:
    """For "in the same period", "over the past two years"."""
    for position in sentence.positions(_SPANNED):
        if sentence.low(position - 1) == "the":
            return any(sentence.low(i) in _SPANS for i in range(position + 1, position + 4))
    return False


def _since_era(sentence: Sentence) -> bool:
    """Whether "since" leads up to a year, to "then" or to what has gone on for long."""
    for position in sentence.positions({"since"}):
        behind = range(position + 1, position + _REACH)
        dates = (sentence.chunks[i].date for i in behind if i < len(sentence.chunks))
        year = any(date is not None and date.precision in {"year", "decade"} for date in dates)
        if year or sentence.low(position + 1) == "then" or any(sentence.low(i) in _ERAS for i in behind):
            return True
    return False


def _many_incidents(sentence: Sentence, position: int) -> bool:
    """Whether several attacks are counted together: "killing 13 in various incidents since Sunday", "eight attacks"."""
    behind = range(max(0, position - 1), min(len(sentence.chunks), position + 14))
    for i in behind:
        quantity = sentence.chunks[i].quantity
        counted = sentence.low(i) in _SEVERAL or (quantity is not None and (quantity.low or 0) > 2)
        if counted and sentence.low(i + 1) in _INCIDENTS:
            return True
    return False
