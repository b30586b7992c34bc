"""Named sites and natural features in a run of capitals: "Lake Tana", "University of Mosul", "Erbil airport"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.places.regions import lookup_region
from geo.places.senses import name_of
from geo.reading.names.toponym_cues import Mention
from geo.reading.names.toponym_words import (
    ADMIN_SITE_HEADS,
    DIRECTIONS,
    OPENERS_WITH_OF,
    ROAD_HEADS,
    SITE_ENDINGS,
    SITE_HEADS,
    SITE_OPENERS,
    common_words,
)
from geo.reading.text.capitals import Word, spoken

MAX_SITE_WORDS = 5
NO_OPENERS = frozenset({"a", "an", "by", "for", "as", "at", "to", "of", "and", "in", "on", "le", "von", "van"})
"""Small words that begin no name."""


def is_coast_guard(words: Sequence[Word], i: int) -> bool:
    """Whether the word is the coast of a coast guard."""
    return words[i].low == "coast" and i + 1 < len(words) and words[i + 1].low in {"guard", "guards"}


def known_site(words: Sequence[Word], found: Mention) -> Mention | None:
    """A name with the small words that make it a site of the regions table: "Erbil airport"."""
    for end in range(found.end + 1, min(found.end + 3, len(words)) + 1):
        if not words[end - 1].joined or words[end - 1].capital:
            return None
        if words[end - 1].low in SITE_ENDINGS and lookup_region(spoken(words, found.first, end)):
            return Mention(found.first, end, name_of(spoken(words, found.first, end)))
    return None


def site_in(words: Sequence[Word], first: int, end: int, persons: frozenset[int]) -> Mention | None:
    """A named site or natural feature in a run: "Lake Tana", "University of Mosul", "Rasheed Street"."""
    start = first
    while start < end and (words[start].low in NO_OPENERS or words[start].low == "the"):
        start += 1
    if words[first].headline and words[first].text.isupper():
        return None
    return _opened_site(words, start, end) or _headed_site(words, start, end, persons)


def _opened_site(words: Sequence[Word], start: int, end: int) -> Mention | None:
    """A site whose kind comes first: "Lake Tana", "University of Mosul"."""
    for i in range(start, end - 1):
        low = words[i].low
        if not words[i].capital or low not in SITE_OPENERS:
            continue
        if words[i + 1].low == "of" and low in OPENERS_WITH_OF:
            last = next((j + 1 for j in range(i + 2, end) if words[j].capital), None)
            while low == "university" and last is not None and last < end and words[last].capital:
                last += 1
            begin = i - 1 if i > start and words[i].gap == " " and words[i - 1].capital and low == "university" else i
            return None if last is None else _site_mention(words, begin, last)
        port = low == "port" and words[i + 1].joined and words[i + 1].low not in common_words() | {"authority", "vale"}
        if (port or low not in OPENERS_WITH_OF) and words[i + 1].capital:
            return _site_mention(words, i, i + 2)
    return None


def _headed_site(words: Sequence[Word], start: int, end: int, persons: frozenset[int]) -> Mention | None:
    """A site whose kind comes last: "Rasheed Street", "Anbar Province"."""
    for i in range(end - 1, start, -1):
        if not (words[i].capital and words[i].low in SITE_HEADS and words[i].joined) or is_coast_guard(words, i):
            continue
        if not persons.isdisjoint(range(start, i)) and words[i].low in {"park", "hill", "castle", "lane", "base"}:
            return None
        begin = _site_begin(words, start, i)
        if begin == i:
            return None
        last = i + 1
        if last < end and words[last].capital and words[last].joined:
            road = words[i].low in ROAD_HEADS and words[last].low in DIRECTIONS
            body = words[i].low in ADMIN_SITE_HEADS and words[last].low in {"court", "council"}
            last += road or body
        return _site_mention(words, begin, last)
    return None


def _site_begin(words: Sequence[Word], start: int, head: int) -> int:
    """Where the name of a site begins: behind the last particle that does not belong to it. An admin area begins
    with the longest name that is known."""
    begin = start
    for j in range(start, head):
        if words[j].low in {"and", "the", "in", "on", "at", "of"}:
            begin = j + 1
    begin = max(begin, head - MAX_SITE_WORDS)
    if words[head].low in ADMIN_SITE_HEADS:
        for j in range(begin, head):
            if name_of(spoken(words, j, head + 1)) or name_of(spoken(words, j, head)):
                return j
    return begin


def _site_mention(words: Sequence[Word], first: int, end: int) -> Mention:
    name = name_of(spoken(words, first, end))
    if name is None and words[end - 1].low in ADMIN_SITE_HEADS:
        name = name_of(spoken(words, first, end - 1))
    return Mention(first, end, name, site=True)
