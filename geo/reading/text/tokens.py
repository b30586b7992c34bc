"""Text cut into words, digit groups and single marks, with their offsets: one table that all finders share.

A text is cut once, in one pass that is linear in it; whoever needs the tokens of a paragraph or sentence takes a slice
of that table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from geo.cutting import cut, named
from geo.model import Span

# Digits, letters, or one mark that is neither white space nor an invisible joiner. No alternative can match what
# another one starts but the one word that is spelt with an apostrophe inside, so the scan goes back few letters.
_TOKEN = re.compile("([0-9]+|[Ss]hi['’](?:ites?|as?)(?![^\\W\\d_])|[^\\W\\d_]+|[^\\s\u00ad\u200b-\u200f\u2060\ufeff])")

HYPHENS = frozenset("-\u2010\u2011")
DASHES = HYPHENS | frozenset("\u2012\u2013\u2014\u2212~")
_TABLES_KEPT = 2


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


@dataclass(frozen=True, slots=True)
class TokenTable:
    """All tokens of one text in reading order, and beside them what they are made of in columns: ``texts`` are their
    letters as they stand, ``lows`` in lower case."""

    tokens: Sequence[Token]
    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]
    lows: Sequence[str]

    def first_from(self, offset: int) -> int:
        """The index of the first token that begins at the character `offset` or behind it."""
        return bisect_left(self.starts, offset)

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens that begin inside a span."""
        return self.tokens[self.first_from(span.start) : self.first_from(span.end)]


@lru_cache(maxsize=_TABLES_KEPT)
def token_table(text: str) -> TokenTable:
    """The tokens of `text`. The latest tables are kept: the finders of one article ask for the same one in turn."""
    _, words, starts, ends = cut(_TOKEN, text)
    lows = list(map(str.lower, words))
    return TokenTable(named(Token, zip(starts, ends, lows, strict=True)), starts, ends, words, lows)


def tokenize(text: str, *, spans: Iterable[Span] | None = None) -> Sequence[Token]:
    """The tokens of `text`, or of its `spans` only, in reading order. No span begins or ends inside a token."""
    table = token_table(text)
    if spans is None:
        return table.tokens
    return list(chain.from_iterable(map(table.within, sorted(spans))))


def first_tokens(text: str, most: int) -> str:
    """`text` up to where its token behind the first `most` begins; `text` itself where it has no more."""
    if len(text) <= most:
        return text
    beyond = next(islice(_TOKEN.finditer(text), most, None), None)
    return text if beyond is None else text[: beyond.start()]


def adjacent(left: Token, right: Token) -> bool:
    """Whether nothing stands between two neighbouring tokens."""
    return left.end == right.start
