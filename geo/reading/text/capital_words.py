"""Words in reading order with what joins them: the ground on which names of persons and groups are read.

One pass, linear in the text; a name never reaches over a line's end, a mark of a sentence or a comma.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.model import Span
from geo.places.matching import words_of

ARTICLES = frozenset("al el ad ar as at az an ash adh ez es er ed".split())
"""The Arabic article and its assimilated forms, in small letters before a name."""
PARTICLES = ARTICLES | frozenset(
    "bin ben bint ibn abu abd ul ur bou ould ag van von der den de da do dos la le di".split()
)
"""Small words inside names of persons."""

_SPACES = frozenset({" ", "\u00a0", "\u202f"})
_HYPHENS = frozenset({"-", "‐", "‑"})


class NameWord(NamedTuple):
    """One word. ``gap`` is the text between it and the word before in the same span; the first has a line's end."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    possessive: bool

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[0].isupper()

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


def name_words(text: str, spans: Sequence[Span]) -> list[NameWord]:
    """The words of `spans` of `text`; a possessive 's belongs to the gap behind its word."""
    found: list[NameWord] = []
    for span in spans:
        at = span.start
        for word in words_of(text[span.start : span.end]):
            start, end = span.start + word.start, span.start + word.end
            gap = text[at:start] if found and at > span.start else "\n"
            found.append(NameWord(start, end, text[start:end], word.key, gap, word.possessive))
            at = end
    return found


def opens_name(words: Sequence[NameWord], index: int) -> bool:
    """Whether a name may begin at the word: a capital, or a small Arabic article hyphenated to one ("al-Qaim")."""
    word = words[index]
    if word.capital:
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    return word.low in ARTICLES and following is not None and following.hyphenated and following.capital
