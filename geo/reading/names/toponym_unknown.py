"""Places that no data knows, by what the words call them: "the village of X", "X district", "near X".

GeoNames' towns over 500 people hold fewer than half of the places that attack reports name. Such a name is kept, with
no place: its district or province may still say where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.places.senses import name_of
from geo.reading.names.crowd_words import PLURALS
from geo.reading.names.toponym_cues import Mention
from geo.reading.names.toponym_words import (
    ARTICLES,
    CALLING_HEADS,
    DAYS_AND_MONTHS,
    DIRECTIONS,
    NEVER_PLACES,
    NOT_UNKNOWN_PLACES,
    ORGANISATION_HEADS,
    SAINTS,
    common_words,
    first_names,
    surnames,
)
from geo.reading.text.capitals import Word, opens_with_article
from geo.reading.text.number_words import SCALES, TENS, UNITS

MAX_UNKNOWN_WORDS = 4
_PROVINCE_HEADS = frozenset({"region", "province", "oblast", "governorate", "prefecture", "state"})
_NUMBERS = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES)
_STOPS = frozenset({"in", "on", "of", "the", "and", "at", "under", "upon", "as", "an"})


def called_place(words: Sequence[Word], first: int, end: int, persons: frozenset[int]) -> Mention | None:
    """The name that a run begins with where the words call it a place ("the village of X", "X district") and it is
    known only in part or not at all. None where the whole of it is known: then it is found as any other name."""
    last = _core(words, first, end)
    told = _called_before(words, first)
    if not (told or _called_behind(words, last)) or (first in persons and not (told and last - first == 1)):
        return None
    if last - first > MAX_UNKNOWN_WORDS or name_of(_text(words, first, last)) is not None:
        return None
    if last - first == 1 and not may_be_place(words[first]) and not _is_called_by_family_name(words, first):
        return None
    if any(_is_area(words[i]) for i in range(first, last)):
        return None
    if _are_two_names(words, first, last):
        return None
    return Mention(first, last, None, site=True)


def _is_called_by_family_name(words: Sequence[Word], first: int) -> bool:
    """Whether a place is called by what is a family name too: "the town of Koch"."""
    word = words[first]
    return word.capital and len(word.text) > 2 and not _is_barred(word) and word.low not in common_words()


def _are_two_names(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a run before "region", "district" is a place and its province without a comma: "Slavyansk Donetsk"."""
    if last - first < 2 or not _called_behind(words, last) or words[last].low not in _PROVINCE_HEADS:
        return False
    province, place = name_of(words[last - 1].text), name_of(words[first].text)
    named = province is not None and any(sense.kind == "admin1" for sense in province.senses)
    return named and place is not None and not place.demonym and not words[last - 1].hyphenated


def _called_before(words: Sequence[Word], first: int) -> bool:
    """Whether "village of" stands before word `first`."""
    if first < 2 or words[first - 1].low != "of" or not words[first].joined:
        return False
    return words[first - 2].low in CALLING_HEADS


def _called_behind(words: Sequence[Word], last: int) -> bool:
    """Whether "village" stands behind the word before `last`."""
    return last < len(words) and words[last].gap == " " and words[last].low in CALLING_HEADS


def _is_area(word: Word) -> bool:
    """Whether a word by itself names a country, a large region, or people of one."""
    name = name_of(word.text) if word.capital else None
    return name is not None and (name.demonym or name.best.kind in {"country", "region"})


def unknown_place(words: Sequence[Word], first: int, end: int, persons: frozenset[int]) -> Mention | None:
    """A run that no table knows and that may be a place if the words around it say so."""
    last = _core(words, first, end)
    if last - first > MAX_UNKNOWN_WORDS or any(i in persons for i in range(first, last)) or words[first].headline:
        return None
    inside = words[first + 1 : last] if words[first].low in DIRECTIONS and last - first > 1 else words[first:last]
    arabic = any(word.low in ARTICLES for word in inside[1:]) or (last - first > 1 and inside[0].low in SAINTS)
    if any(_is_barred(word) for word in inside) or not (arabic or any(may_be_place(word) for word in inside)):
        return None
    after = words[last] if last < len(words) else None
    if after is not None and after.joined and after.capital:
        return None
    return Mention(first, last, None)


def segments(words: Sequence[Word], first: int, end: int) -> Iterator[tuple[int, int]]:
    """The names that a run of capitals joins by particles: "Kfar Nubl and Hritan" gives two."""
    while first < end:
        last = _core(words, first, end)
        yield first, last
        first = last
        while first < end and not words[first].capital and not opens_with_article(words, first):
            first += 1


def _core(words: Sequence[Word], first: int, end: int) -> int:
    """Where the first name of a run ends: before a particle that joins it to another."""
    for i in range(first + 1, end):
        if (words[i].low in _STOPS and not words[i].capital) or words[i].low in DAYS_AND_MONTHS:
            return i
    return end


def may_be_place(word: Word) -> bool:
    """Whether an unknown word may be part of a place name: no acronym, no English word, no common family name."""
    if not word.capital or _is_barred(word) or len(word.text) < 4:
        return False
    low = word.low
    if word.begins and low in PLURALS:
        return False  # "Officials in X"
    return not (low in common_words() or low in first_names() or low in surnames())


def _is_barred(word: Word) -> bool:
    """Whether a capital word is in no place name: an acronym, a weekday, the head of an organisation's name."""
    if not word.capital:
        return False
    low = word.low
    return (
        word.text.isupper()
        or low in _NUMBERS
        or low in NEVER_PLACES
        or low in NOT_UNKNOWN_PLACES
        or low in ORGANISATION_HEADS
    )


def _text(words: Sequence[Word], first: int, end: int) -> str:
    return " ".join(word.text for word in words[first:end])
