"""Text cut into words, digit groups and single marks, with their offsets. One pass, linear in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from geo.model import Span

# Digits, letters, or one mark that is neither white space nor an invisible joiner. No alternative can match what
# another one starts, so the scan never goes back.
_TOKEN = re.compile("[0-9]+|[^\\W\\d_]+|[^\\s\u00ad\u200b-\u200f\u2060\ufeff]")

HYPHENS = frozenset("-\u2010\u2011")
DASHES = HYPHENS | frozenset("\u2012\u2013\u2014\u2212~")


class Token(NamedTuple):
    """One word, group of digits or mark. ``low`` is its text in lower case."""

    start: int
    end: int
    low: str

    @property
    def is_digits(self) -> bool:
        """Whether the token is a group of the digits 0-9."""
        return self.low.isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether the token is made of letters."""
        return self.low[0].isalpha()


def tokenize(text: str, *, spans: Sequence[Span] | None = None) -> list[Token]:
    """The tokens of `text`, or of its `spans` only, in reading order."""
    regions = [(0, len(text))] if spans is None else sorted((span.start, span.end) for span in spans)
    return [
        Token(match.start(), match.end(), match.group().lower())
        for start, end in regions
        for match in _TOKEN.finditer(text, start, end)
    ]


def adjacent(left: Token, right: Token) -> bool:
    """Whether nothing stands between two neighbouring tokens."""
    return left.end == right.start
