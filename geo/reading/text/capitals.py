"""Words of a text with their capitals, and the runs of capitals that may be names. Linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from geo.cutting import cut, named
from geo.model import Span
from geo.reading.names.toponym_words import ABBREVIATED, ARTICLES, OWNERS, PARTICLES, TITLES

MAX_RUN = 12
"""Words of one run of capitals; a longer one is cut."""
MAX_NAME = 6
"""Words of one name."""
_GAP_MAX = 40

# "U.S." is one word; an apostrophe inside a word belongs to it, save before a possessive s. No alternative can match
# what another starts with, and every repetition is bounded or of one character class.
_WORD = re.compile(r"((?:[A-Z]\.){2,6}|[^\W\d_]+(?:['’‘ʿʾʻ`](?![sS](?!\w))[^\W\d_]+){0,4})")
_SENTENCE_GAP = re.compile(r"[.!?:;\n\r\u2028\u2029“\"•|*]|--|[—–]|^\s*[‘']|\s[‘']")
_JOINING = frozenset({" ", "\u00a0", "-", "‐", "\u2011", "  "})
_HYPHENS = frozenset({"-", "‐", "\u2011"})
_APOSTROPHES = frozenset({"'", "’"})


class Word(NamedTuple):
    """One word. ``gap`` is what stands between it and the word before, ``joined`` whether that is only a space or
    hyphen, ``hyphenated`` whether it is a hyphen; ``begins`` tells that a sentence or line begins with it,
    ``possessive`` that "'s" follows, ``headline`` that its line is written in capitals."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    capital: bool
    joined: bool
    hyphenated: bool
    begins: bool
    possessive: bool
    headline: bool


_TEXT, _GAP, _CAPITAL, _POSSESSIVE, _HEADLINE = map(
    Word._fields.index, ("text", "gap", "capital", "possessive", "headline")
)


def words_of(text: str, spans: Sequence[Span] | None = None) -> list[Word]:
    """The words of `text`, or of its `spans` only. Possessive "'s" becomes a mark on its owner."""
    rows: list[list[Any]] = []
    for start, end in [(0, len(text))] if spans is None else spans:
        rows += _rows(text[start:end], start)
    _mark_headlines(rows)
    return named(Word, rows)


def _rows(text: str, offset: int) -> list[list[Any]]:
    """The fields of the words of `text`, which stands at `offset`."""
    found: list[list[Any]] = []
    low, owner = "", False
    for gap, word, start, end in zip(*cut(_WORD, text), strict=True):
        if gap in _APOSTROPHES and word in {"s", "S"} and found:
            found[-1][_POSSESSIVE] = owner = True
            continue
        between = gap if len(gap) < _GAP_MAX else "\n"
        if owner:
            between = "'s" + between
        begins = not found or (between != " " and _begins(between, low))
        joined, hyphenated = (True, False) if between == " " else (between in _JOINING, between in _HYPHENS)
        low, owner = word.lower(), False
        capital = word[0].isupper()
        found.append(
            [start + offset, end + offset, word, low, between, capital, joined, hyphenated, begins, False, False]
        )
    return found


def _begins(gap: str, before: str) -> bool:
    """Whether a sentence or line may begin behind `gap`; `before` is the word before it in lower case."""
    if gap in _JOINING or gap == ", ":
        return False
    if gap.startswith(".") and (before in ABBREVIATED or before in TITLES or len(before) == 1):
        return "\n" in gap
    return _SENTENCE_GAP.search(gap) is not None


def _mark_headlines(rows: list[list[Any]]) -> None:
    """Mark the words of lines in which nearly all longer words have capitals."""
    ends = [i for i, row in enumerate(rows) if i and "\n" in row[_GAP]]
    for start, end in pairwise([0, *ends, len(rows)]):
        longer = [row[_CAPITAL] for row in rows[start:end] if len(row[_TEXT]) > 3]
        if len(longer) >= 4 and sum(longer) >= 0.7 * len(longer):
            for row in rows[start:end]:
                row[_HEADLINE] = True


def runs_of(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The runs of joined capitals, small particles inside, as (first, end) indexes of `words`."""
    count, behind = len(words), 0
    for i in [i for i, word in enumerate(words) if word.capital or word.low in ARTICLES]:
        if i < behind or not (words[i].capital or opens_with_article(words, i)):
            continue
        last, j = i, i + 1
        while j < count and j - i < MAX_RUN and joins(words, j):
            if words[j].capital:
                last = j
            elif (words[j].low not in PARTICLES and not _hyphens_about(words, j)) or j - last > 2:
                break
            j += 1
        behind = last + 1
        yield i, behind


def _hyphens_about(words: Sequence[Word], j: int) -> bool:
    """Whether hyphens join word `j` to both its neighbours: "Port-au-Prince"."""
    return words[j].hyphenated and j + 1 < len(words) and words[j + 1].hyphenated and words[j + 1].capital


def joins(words: Sequence[Word], j: int) -> bool:
    """Whether word `j` may belong to the same name as the word before it."""
    word = words[j]
    if word.joined:
        return True
    before = words[j - 1]
    if word.gap in {"'s ", "’s "} and before.low in OWNERS:
        return True
    return word.gap == ". " and (before.low in ABBREVIATED or (len(before.low) == 1 and before.capital))


def opens_with_article(words: Sequence[Word], i: int) -> bool:
    """Whether word `i` is a small Arabic article that opens a name: "al-Qaim"."""
    return words[i].low in ARTICLES and i + 1 < len(words) and words[i + 1].hyphenated and words[i + 1].capital


def spoken(words: Sequence[Word], first: int, end: int) -> str:
    """The words of a name with single spaces between them."""
    if end - first == 1:
        return words[first].text
    inner = [word.text + "s" if word.possessive else word.text for word in words[first : end - 1]]
    return " ".join([*inner, words[end - 1].text])
