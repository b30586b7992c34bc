"""What the words around a run of capitals say: that it is a place.

The weights are on one scale, the logarithm of a town's population: about +2 for a city of a million, -1 for a village;
a preposition of place makes up for a small town, a dictionary word needs more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.places.senses import Name
from geo.reading.names.toponym_words import (
    ABBREVIATED_STATES,
    ADMIN1_HEADS,
    AIMED_NOUNS,
    ARTICLES,
    ATTACKING_VERBS,
    BUILT_HEADS,
    BUILT_KINDS,
    BUILT_OF_KINDS,
    COMPASS,
    DISTRICT_HEADS,
    HEADS,
    HITTING_VERBS,
    OF_PLACES,
    PLACE_PREPOSITIONS,
    SETTLEMENT_HEADS,
    SITE_NOUNS,
    TAKING_VERBS,
    WEAK_PREPOSITIONS,
)
from geo.reading.text.capitals import Word

_OF_CAMPS = frozenset({"refugee", "refugees", "migrant", "transit", "displacement", "idp", "displaced"})
_PLURAL_HEADS = frozenset(
    "areas cities communities counties districts localities municipalities neighborhoods neighbourhoods provinces "
    "regions settlements states suburbs towns villages".split()
)
_INCLUDING = frozenset("include included includes including namely like".split())
MAX_HEAD_WORDS = 8
"""Words between "communities" and the "include" that a list of them follows."""
_BEHIND_LISTS = frozenset("after at by during from near on since to where".split())
"""Small words behind the last name of a list of places."""
_VERBS_BEHIND_LISTS = frozenset("are have is remain was were".split())
_COMPASS_WORDS = 9
"""Words behind a name that may tell how far from another place it lies."""
_LENGTHS = frozenset("km kms kilometres kilometers kilometre kilometer miles mile".split())
_AREA_HEADS = DISTRICT_HEADS | ADMIN1_HEADS | {"township", "municipality", "town", "city"}
HEADED = 2.0
"""Evidence of a head behind the name alone: "X village"."""


# What a word before a name speaks for a place; a later row goes before an earlier one.
_BY_WORD: dict[str, float] = {
    **dict.fromkeys(WEAK_PREPOSITIONS, 0.8),
    **dict.fromkeys(HITTING_VERBS, 1.0),
    **dict.fromkeys(ATTACKING_VERBS, 1.9),
}
# What a word before the "of" of a name speaks for a place: "40 km north of X", "the mayor of X".
_BY_WORD_BEFORE_OF: dict[str, float] = {
    **dict.fromkeys(OF_PLACES, 1.9),
    **dict.fromkeys(COMPASS, 2.5),
    **dict.fromkeys({"area", "areas", "countryside", "vicinity"}, 2.0),
    **dict.fromkeys(HEADS | {"site"}, 3.0),
}


@dataclass(slots=True)
class Mention:
    """Words that may name a place: word indexes ``first`` to ``end`` (exclusive). ``name`` None: no data knows it.
    ``site``: a named site by its head word, or a sure abbreviation. ``stop``: characters of a full stop behind that
    belong to it ("Va."). ``evidence``: what the words around speak for a place."""

    first: int
    end: int
    name: Name | None
    site: bool = False
    stop: int = 0
    evidence: float = 0.0


def evidence_of(words: Sequence[Word], mention: Mention, after: Mention | None) -> float:
    """What the words around a mention speak for a place; `after` is the next mention."""
    first, end = mention.first, mention.end
    score = _before(words, first)
    if is_headed(words, end):
        score += HEADED
    if after is not None and after.first == end and words[end].gap == ", " and _is_container(after):
        score += 2.5
    if after is not None and after.first == end + 1 and words[end].gap == ", " and words[end].low == "in":
        score += 2.0 if _is_container(after) and words[first].joined else 0.0  # "worst off was X, in Y province"
    if first and words[first].gap == ", " and words[first - 1].capital and _is_large_container(mention):
        score += 1.0
    if _is_placed_behind(words, first, end):
        score += 2.0 if words[first - 1].low == "on" or _is_measured(words, end) else 0.5
    if words[first].begins and _is_dateline(words, end):
        score += 3.0
    if _lies_somewhere(words, end):
        score += 2.5
    return score


def _lies_somewhere(words: Sequence[Word], end: int) -> bool:
    """Whether the words behind a name tell where it is: "X lies in the department of Y"."""
    lies = end + 1 < len(words) and words[end].joined and words[end].low in {"lies", "sits"}
    return lies and words[end + 1].low in _LYING


_LYING = frozenset({"in", "near", "on", "about", "some", "close", "between", "along", "at", "north", "south"})


def _before(words: Sequence[Word], first: int) -> float:
    """The evidence of the word before."""
    if not first or words[first].begins:
        return 0.0
    i = first - 1
    if i and words[first].joined and (words[i].low == "the" or (words[i].low in ARTICLES and words[first].hyphenated)):
        i -= 1
    if not words[first].joined:
        return 0.0
    low = words[i].low
    if low == "of" and i and words[i - 1].low in _BY_WORD_BEFORE_OF:
        return _BY_WORD_BEFORE_OF[words[i - 1].low]
    if low in HEADS and not words[i].capital:
        return 2.0
    if (low in _INCLUDING or (low == "as" and i and words[i - 1].low == "such")) and _lists_places(words, i):
        return 2.5
    if low == "at" and i and words[i - 1].low in SITE_NOUNS and words[first].joined:
        return 2.5
    if low in PLACE_PREPOSITIONS or low in TAKING_VERBS:
        return 2.0
    if low == "on" and i and words[i - 1].low in AIMED_NOUNS:
        return 1.6
    return _BY_WORD.get(low, 0.0)


def _lists_places(words: Sequence[Word], i: int) -> bool:
    """Whether the "include" at word `i` lists places: "communities that were attacked include X"."""
    for k in range(i - 1, max(i - MAX_HEAD_WORDS, 0) - 1, -1):
        if words[k].low in _PLURAL_HEADS:
            return True
        if words[k].begins:
            return False
    return False


def _is_container(after: Mention) -> bool:
    """Whether a mention is of what other places lie in: a country, region or first-level area, not its adjective."""
    if after.name is None or after.name.demonym:
        return False
    return any(sense.kind in {"country", "region", "admin1"} for sense in after.name.senses[:3])


def is_headed(words: Sequence[Word], end: int) -> bool:
    """Whether a word behind the name says what place it is: "X village", "the X refugee camp"."""
    if end >= len(words) or not words[end].joined:
        return False
    if words[end].low in BUILT_HEADS and not words[end].capital:
        return True
    if words[end].low == "local":
        return end + 1 < len(words) and words[end + 1].low == "government"
    if words[end].low in BUILT_KINDS and end + 1 < len(words) and words[end + 1].low in BUILT_OF_KINDS:
        return not words[end].capital
    return words[end].low in HEADS or (
        words[end].low in _OF_CAMPS and end + 1 < len(words) and words[end + 1].low in HEADS
    )


def _is_placed_behind(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether words behind the name tell where it is: "at X in Y", "X, some 130 km south of Y", "X, a town in Y"."""
    if end + 1 >= len(words) or not first:
        return False
    after, then = words[end], words[end + 1]
    if _is_measured(words, end):
        return True
    if words[first - 1].low == "on":
        return after.gap == ", " and (_is_aimed_at(words, first, end) or _is_a_settlement(words, end))
    if words[first - 1].low not in {"in", "at", "near"}:
        return False
    if after.joined and after.low == "in":
        return then.capital or then.low == "the"
    if not after.gap.startswith(", "):
        return False
    if after.low in {"in", "near", "outside"} and (
        then.capital or then.low in {"the", "northern", "southern", "eastern", "western"}
    ):
        return True
    behind = {word.low for word in words[end : end + 5]}
    if after.low == "a":
        return bool(behind & SETTLEMENT_HEADS)
    if after.capital:
        return any(word.joined and word.low in _AREA_HEADS for word in words[end + 1 : end + 3])
    return bool(behind & _LENGTHS)


def _is_aimed_at(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether an attack came down on the name and the words behind tell where: "an attack on Monday on X, in Y"."""
    placed = words[end].low in {"in", "near"} and words[end + 1].capital
    return placed and any(word.low in AIMED_NOUNS for word in words[max(0, first - 5) : first - 1])


def _is_a_settlement(words: Sequence[Word], end: int) -> bool:
    return words[end].low == "a" and bool({word.low for word in words[end : end + 4]} & SETTLEMENT_HEADS)


def _is_measured(words: Sequence[Word], end: int) -> bool:
    """Whether words behind a name tell how far it lies from another: "X, about 20 km west of Y"."""
    if not words[end].gap.startswith(", "):
        return False
    behind = words[end : end + _COMPASS_WORDS]
    lengths = [i for i, word in enumerate(behind[:5]) if word.low in _LENGTHS]
    return bool(lengths) and any(
        word.low in COMPASS and after.low == "of"
        for word, after in zip(behind[lengths[0] :], behind[lengths[0] + 1 :], strict=False)
    )


def _is_large_container(mention: Mention) -> bool:
    return mention.name is not None and mention.name.best.kind in {"country", "admin1"}


def _is_dateline(words: Sequence[Word], end: int) -> bool:
    """Whether a line's first name is followed as in "BEIRUT (Agency) -" or "BEIRUT, May 3 -" or "Beirut -"."""
    if end >= len(words):
        return False
    gap = words[end].gap
    return gap.strip() in {"—", "–", "--", "-", "("} and " " in gap


def passes_on(words: Sequence[Word], mention: Mention, after: Mention) -> float:
    """The evidence that a place gives to the next in a list: "the towns of X, Y and Z"."""
    end, first = mention.end, after.first
    between = [word.low for word in words[end:first]]
    if between not in ([], ["and"], ["or"]) or first >= len(words):
        return 0.0
    if not between and not _is_list_gap(words[first].gap):
        return 0.0
    follower = words[after.end] if after.end < len(words) else None
    if follower is not None and follower.joined and not _may_follow_list(follower, mention.evidence):
        return 0.0
    hit = mention.evidence >= 1.0 and mention.name is not None and after.name is not None and not between
    return mention.evidence if mention.evidence >= 1.6 or hit else 0.0


def _is_list_gap(gap: str) -> bool:
    """Whether a comma parts two names of a list, with a number in brackets before it or not: "X (9), Y"."""
    return gap == ", " or (gap.endswith(", ") and not gap.strip(" (),0123456789"))


def _may_follow_list(follower: Word, evidence: float) -> bool:
    """Whether a word may stand behind the last of several places, the first of which has `evidence` for it."""
    low = follower.low
    if follower.capital:
        return False
    if low in {"and", "or", "in", "stations"} or (low in _BEHIND_LISTS and evidence >= 2.0) or low in _PLURAL_HEADS:
        return True
    return low in _VERBS_BEHIND_LISTS and evidence >= 2.5


def owns(words: Sequence[Word], mention: Mention, after: Mention) -> float:
    """The evidence that a country gives to its own town right behind it: "Yemen's X"."""
    if mention.name is None or after.name is None or after.first != mention.end:
        return 0.0
    if mention.name.best.kind != "country" or mention.name.demonym or not words[mention.end - 1].possessive:
        return 0.0
    country = mention.name.best.place.country
    own = [sense for sense in after.name.senses if sense.place.country == country and sense.main]
    headed = after.end < len(words) and words[after.end].gap == " " and words[after.end].low in ADMIN1_HEADS
    if headed and any(sense.kind == "admin1" for sense in own):
        return 4.0  # "Somalia's Bay region"
    return 1.5 if own else 0.0


def is_state_abbreviation(word: Word) -> bool:
    """Whether a word is "US", "UK", … in capitals."""
    return word.low in ABBREVIATED_STATES and word.text.isupper()
