"""Words of a text with their capitals, and the runs of capitals that may be names. Linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.model import Span
from geo.reading.names.toponym_words import ABBREVIATED, ARTICLES, OWNERS, PARTICLES, TITLES

MAX_RUN = 12
"""Words of one run of capitals; a longer one is cut."""
MAX_NAME = 6
"""Words of one name."""

# "U.S." is one word; an apostrophe inside a word belongs to it, save before a possessive s. No alternative can match
# what another starts with, and every repetition is bounded or of one character class.
_WORD = re.compile(r"(?:[A-Z]\.){2,6}|[^\W\d_]+(?:['’‘ʿʾʻ`](?![sS](?!\w))[^\W\d_]+){0,4}")
_SENTENCE_GAP = re.compile(r"[.!?:;\n\r\u2028\u2029“\"•|*]|--|[—–]|^\s*[‘']|\s[‘']")
_JOINING = frozenset({" ", "\u00a0", "-", "‐", "\u2011", "  "})
_HYPHENS = frozenset({"-", "‐", "\u2011"})
_APOSTROPHES = frozenset({"'", "’"})


@dataclass(slots=True)
class Word:
    """One word. ``gap`` is what stands between it and the word before; ``begins`` tells that a sentence or line
    begins with it, ``possessive`` that "'s" follows, ``headline`` that its line is written in capitals."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    capital: bool
    begins: bool
    possessive: bool = False
    headline: bool = False

    @property
    def joined(self) -> bool:
        """Whether only a space or hyphen stands before the word."""
        return self.gap in _JOINING

    @property
    def hyphenated(self) -> bool:
        """Whether a hyphen joins the word to the one before."""
        return self.gap in _HYPHENS


def words_of(text: str, spans: Sequence[Span] | None = None) -> list[Word]:
    """The words of `text`, or of its `spans` only. Possessive "'s" becomes a mark on its owner."""
    found: list[Word] = []
    regions = [(0, len(text))] if spans is None else [(span.start, span.end) for span in spans]
    for region_start, region_end in regions:
        at = region_start
        before: Word | None = None
        for match in _WORD.finditer(text, region_start, region_end):
            start, end = match.span()
            word = match.group()
            gap = text[at:start] if start - at < 40 else "\n"
            if gap in _APOSTROPHES and word in {"s", "S"} and before is not None:
                before.possessive = True
                at = end
                continue
            if before is None:
                begins = True
            else:
                if before.possessive:
                    gap = "'s" + gap
                begins = gap != " " and _begins(gap, before)
            before = Word(start, end, word, word.lower(), gap, word[0].isupper(), begins)
            found.append(before)
            at = end
    _mark_headlines(found)
    return found


def _begins(gap: str, before: Word) -> bool:
    """Whether a sentence or line may begin behind `gap`."""
    if gap in _JOINING or gap == ", ":
        return False
    if gap.startswith(".") and (before.low in ABBREVIATED or before.low in TITLES or len(before.low) == 1):
        return "\n" in gap
    return _SENTENCE_GAP.search(gap) is not None


def _mark_headlines(words: list[Word]) -> None:
    """Mark the words of lines in which nearly all longer words have capitals."""
    start = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or "\n" in words[i].gap:
            line = [word for word in words[start:i] if len(word.text) > 3]
            if len(line) >= 4 and sum(word.capital for word in line) >= 0.7 * len(line):
                for word in words[start:i]:
                    word.headline = True
            start = i


def runs_of(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The runs of joined capitals, small particles inside, as (first, end) indexes of `words`."""
    i, count = 0, len(words)
    while i < count:
        if not (words[i].capital or opens_with_article(words, i)):
            i += 1
            continue
        last, j = i, i + 1
        while j < count and j - i < MAX_RUN and joins(words, j):
            if words[j].capital:
                last = j
            elif (words[j].low not in PARTICLES and not _hyphens_about(words, j)) or j - last > 2:
                break
            j += 1
        yield i, last + 1
        i = last + 1


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
