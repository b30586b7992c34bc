"""Words in reading order with what joins them: the ground on which names of persons and groups are read.

One pass, linear in the text; a name never reaches over a line's end, a mark of a sentence or a comma.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import lru_cache
from operator import add
from typing import NamedTuple

from geo.cutting import named
from geo.model import Span
from geo.places.matching import spelled

ARTICLES = frozenset("al el ad ar as at az an ash adh ez es er ed".split())
"""The Arabic article and its assimilated forms, in small letters before a name."""
PARTICLES = ARTICLES | frozenset(
    "bin ben bint ibn abu abd ul ur bou ould ag van von der den de da do dos la le di".split()
)
"""Small words inside names of persons."""

_SPACES = frozenset({" ", "\u00a0", "\u202f"})
_HYPHENS = frozenset({"-", "‐", "‑"})


class NameWord(NamedTuple):
    """One word. ``gap`` is the text between it and the word before in the same span; the first has a line's end.
    ``capital`` tells that it begins with one."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    possessive: bool
    capital: bool

    @property
    def joined(self) -> bool:
        """Whether only a space or a hyphen stands before the word."""
        return self.gap in _SPACES or self.gap in _HYPHENS

    @property
    def hyphenated(self) -> bool:
        """Whether a hyphen joins the word to the one before."""
        return self.gap in _HYPHENS

    @property
    def span(self) -> Span:
        """Where the word stands, a possessive 's left out."""
        return Span(self.start, self.end)


class NameWords(NamedTuple):
    """The words of an article, and which of them a name may begin at: those with a capital, and small Arabic articles
    (`opens_name` looks on)."""

    words: tuple[NameWord, ...]
    openings: tuple[int, ...]


@lru_cache(maxsize=2)
def name_words(text: str, spans: tuple[Span, ...]) -> NameWords:
    """The words of `spans` of `text`; a possessive 's belongs to the gap behind its word."""
    starts, spellings = spelled(text)
    found: list[NameWord] = []
    openings: list[int] = []
    for span in spans:
        inside = slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
        begun = starts[inside]
        if not begun:
            continue
        letters, lengths, _, keys, possessive, capital = zip(*spellings[inside], strict=True)
        ends = list(map(add, begun, lengths))
        gaps = ["\n", *[text[end:start] for end, start in zip(ends, begun[1:], strict=False)]]
        told = enumerate(zip(capital, keys, strict=True), start=len(found))
        openings += [i for i, (upper, low) in told if upper or low in ARTICLES]
        found += named(NameWord, zip(begun, ends, letters, keys, gaps, possessive, capital, strict=True))
    return NameWords(tuple(found), tuple(openings))


def near(words: Sequence[NameWord], signs: Set[str], *, before: int, behind: int) -> Set[int]:
    """The words that have one of `signs` among the `before` words before them, themselves or the `behind` ones behind
    them: most words of a text have none, and rules that need one need not look at them."""
    found: set[int] = set()
    for at in [i for i, word in enumerate(words) if word.low in signs]:
        found.update(range(at - behind, at + before + 1))
    return found


def covering(words: Sequence[NameWord], span: Span) -> range:
    """The words that a span touches."""
    first = bisect_right(words, span.start, key=lambda word: word.end)
    return range(first, max(first, bisect_left(words, span.end, key=lambda word: word.start)))


def opens_name(words: Sequence[NameWord], index: int) -> bool:
    """Whether a name may begin at the word: a capital, or a small Arabic article hyphenated to one ("al-Qaim")."""
    word = words[index]
    if word.capital:
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    return word.low in ARTICLES and following is not None and following.hyphenated and following.capital
