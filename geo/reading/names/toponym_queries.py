"""What the words around a found name say of where and what it is: the cues that `geo.places.resolution` weighs."""

from __future__ import annotations

from collections.abc import Sequence

from geo.places.resolution import Query, Wanted
from geo.reading.names.toponym_cues import Mention
from geo.reading.names.toponym_words import (
    ADMIN1_HEADS,
    AREA_WORDS,
    BANKS,
    DIRECTIONS,
    DISTRICT_HEADS,
    HEADS,
    SETTLEMENT_HEADS,
    WATER_HEADS,
)
from geo.reading.text.capitals import Word

MAX_CHAIN_WORDS = 12
"""Words between a place and the province that a chain of places ends with."""
MAX_BESIDE = 6
"""Words between a place and the one from which its direction is told."""
_FROM = frozenset({"of", "from", "capital", "city"})
_QUARTERS = frozenset({"neighborhood", "neighbourhood", "locality", "quarter", "suburb"})
_PART_WEIGHT = 0.3
"""How much a name that is part of another one tells of what the text is about."""
_BODIES = frozenset({"bank", "banks", "times", "tribune"})
_STATE_OFFICES = frozenset({"governor", "governors", "legislature", "statehouse", "lawmakers", "senator", "senators"})
"""Offices of a state or province that stand right behind its name: "the Georgia governor"."""
_HEADS_BETWEEN = HEADS | AREA_WORDS | {"rail", "railroad", "railway", "station", "train"}
"""Words between a name and the "in" of what it lies in: "X railway station in Y"."""
TOWN_WORDS = frozenset({"city", "town", "village"})
_PLACE_HEADS = SETTLEMENT_HEADS | ADMIN1_HEADS | DISTRICT_HEADS
LINKING_WORDS = HEADS | AREA_WORDS | DIRECTIONS | frozenset({"in", "of", "the", "near", "s"})


def query_of(words: Sequence[Word], mentions: Sequence[Mention], i: int) -> Query:
    """The name of a mention with what the words around it say of where and what it is."""
    mention = mentions[i]
    assert mention.name is not None  # noqa: S101
    name, wanted = mention.name, _wanted(words, mention)
    if name.demonym:
        return Query(name, wanted=wanted, weight=0.7)
    after = mentions[i + 1] if i + 1 < len(mentions) else None
    contained = after is not None and _is_contained(words, mention.end, after)
    country = _country_before(words, mentions[i - 1], mention) if i else None
    return Query(
        name,
        inside=i + 1 if contained else None,
        country=country or (_country_behind(words, mention.end, after) if after is not None else None),
        wanted=wanted,
        region=None if wanted == "admin1" else _region_of(words, mentions, i),
        weight=_PART_WEIGHT if _is_part_of_name(words, mention) else 1.0,
        beside=i + 1 if after is not None and _is_beside(words, mention.end, after) else None,
        part=_is_part_of_town(words, mention),
    )


def _is_beside(words: Sequence[Word], end: int, after: Mention) -> bool:
    """Whether a direction from the next place is told behind a comma: "X, (just) northeast of Y"."""
    between = words[end : after.first]
    if not 2 <= len(between) <= MAX_BESIDE or not between[0].gap.startswith(",") or between[-1].low not in _FROM:
        return False
    return any(word.low in DIRECTIONS for word in between) and all(word.joined for word in between[1:])


def _is_part_of_town(words: Sequence[Word], mention: Mention) -> bool:
    """Whether the words call it a part of a town: "the neighborhood of X", "X locality"."""
    first, end = mention.first, mention.end
    if end < len(words) and words[end].joined and words[end].low in _QUARTERS:
        return True
    return first > 1 and words[first - 1].low == "of" and words[first - 2].low in _QUARTERS


def _is_part_of_name(words: Sequence[Word], mention: Mention) -> bool:
    """Whether it is part of another name: "Brooklyn Beckham", "the Berlin Marathon", "the Bank of X"."""
    body = words[mention.first - 2] if mention.first > 1 and words[mention.first - 1].low == "of" else None
    if body is not None and body.capital and body.low in _BODIES:
        return True
    after = words[mention.end] if mention.end < len(words) else None
    return after is not None and after.gap == " " and after.capital and after.low not in HEADS


def _country_before(words: Sequence[Word], before: Mention, mention: Mention) -> str | None:
    """The code of the country right before a name: "the Syrian town of X", "Syria's X"."""
    if before.name is None or not 0 < mention.first - before.end <= 5 or before.name.best.kind != "country":
        return None
    if not all(word.joined or word.gap.startswith("'s") for word in words[before.end : mention.first + 1]):
        return None
    heads = any(word.low in _PLACE_HEADS for word in words[before.end : mention.first])
    return before.name.best.place.country if heads or words[before.end - 1].possessive else None


def _country_behind(words: Sequence[Word], end: int, after: Mention) -> str | None:
    """The code of the country that words behind a comma put a name in: "X, a (small) Venezuelan town"."""
    if after.name is None or after.name.best.kind != "country" or not 1 <= after.first - end <= _TO_DEMONYM:
        return None
    if not words[end].gap.startswith(",") or words[end].low not in {"a", "an", "the"}:
        return None
    named = words[after.end : after.end + _TO_HEAD]
    heads = any(word.low in _PLACE_HEADS and not word.capital for word in named)
    joined = all(word.joined for word in (*words[end + 1 : after.first + 1], *named[:1]))
    return after.name.best.place.country if heads and joined else None


_TO_DEMONYM, _TO_HEAD = 3, 3
"""Words between a comma and a nationality, and behind it to the word for a place."""


def _is_contained(words: Sequence[Word], end: int, after: Mention) -> bool:
    """Whether ", Y" or "in (the eastern) Y" follows directly."""
    if after.name is None or after.name.demonym:
        return False
    while end < after.first and words[end].gap == " " and words[end].low in _HEADS_BETWEEN:
        end += 1
    if after.first == end:
        return words[end].gap in {", ", " (", ",, "}
    if after.first - end > 4 or not words[end].joined:
        return words[end].gap == ", " and after.first - end <= 2 and words[end].low in {"in", "the"}
    between = [word.low for word in words[end : after.first]]
    return between[0] == "in" and all(words[j].joined for j in range(end, after.first + 1))


def _region_of(words: Sequence[Word], mentions: Sequence[Mention], i: int) -> int | None:
    """The index of the province that a chain of places ends with: "X, (in the) Y district, Z region"."""
    for k in range(i + 1, min(i + 4, len(mentions))):
        between = words[mentions[i].end : mentions[k].first + 1]
        if len(between) > MAX_CHAIN_WORDS or not all(_links(word) for word in between):
            return None
        if mentions[k].name is not None and _wanted(words, mentions[k]) == "admin1":
            return k
    return None


def _links(word: Word) -> bool:
    """Whether a word may stand between a place and the province it lies in."""
    if word.begins or "." in word.gap or ";" in word.gap or word.gap.startswith("'s"):
        return False
    return word.capital or word.low in LINKING_WORDS


def _wanted(words: Sequence[Word], mention: Mention) -> Wanted | None:
    """What kind of place the words beside or in the name call it."""
    first, end = mention.first, mention.end
    if end - first > 1 and (found := _kind_of(words[end - 1], settlement=False)):
        return found
    if end < len(words) and words[end].joined:
        if found := _kind_of(words[end], settlement=False):
            return found
        if words[end].low in _STATE_OFFICES and not words[end - 1].possessive:
            return "admin1"
        if words[end].low in TOWN_WORDS:
            return "village" if words[end].low == "village" else "settlement"
    if _has_banks(words, first):
        return "water"
    if first >= 2 and words[first - 1].low == "of":
        return None if _heads_another(words, first - 2) else _kind_of(words[first - 2], settlement=True)
    if first and words[first].joined and words[first - 1].low == "at":
        return "settlement"
    if first and words[first].joined and words[first - 1].low in TOWN_WORDS:
        return "village" if words[first - 1].low == "village" else "settlement"
    return None


def _heads_another(words: Sequence[Word], head: int) -> bool:
    """Whether the word before "of" is none for the name behind it: "the Diffa region of Niger", "the capital of X"."""
    if words[head].low == "capital":
        return True
    before = words[head - 1] if head and words[head].joined else None
    return before is not None and before.capital and not before.begins


def _has_banks(words: Sequence[Word], first: int) -> bool:
    """Whether "bank of (the)" stands before the word `first`."""
    of = first - 2 if first and words[first - 1].low == "the" else first - 1
    return of >= 1 and words[of].low == "of" and words[of - 1].low in BANKS and not words[of - 1].capital


def _kind_of(head: Word, *, settlement: bool) -> Wanted | None:
    """The kind of place that a head word ("province", "village") names."""
    if head.low in ADMIN1_HEADS:
        return "admin1"
    if head.low in DISTRICT_HEADS:
        return "district"
    if head.low in WATER_HEADS:
        return "water"
    if settlement and head.low in {"village", "hamlet"}:
        return "village"
    return "settlement" if settlement and head.low in SETTLEMENT_HEADS else None
