"""Which words can be part of a date, and of what kind: the rules of a kind are tried about such words only."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.reading.when import holidays
from geo.reading.when.calendar import MONTHS, WEEKDAYS

WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_LETTERS, _NUMBER = re.compile(r"[A-Za-z]+"), re.compile(r"[0-9]+")
MOST_CHARACTERS = 72
_APOSTROPHES = frozenset("'’")
"""Marks before the last digits of a decade: "the '80s"."""
_DAY_PARTS = set("night evening morning afternoon".split())
_BY_KIND: dict[str, set[str]] = {
    "month": set(MONTHS),
    "weekday": set(WEEKDAYS),
    "night": {"overnight"},
    "deictic": {"today", "tonight", "yesterday", "tomorrow"} | _DAY_PARTS,
    "day": {"day"} | _DAY_PARTS,
    "unit": {f"{unit}{s}" for unit in "hour day week month quarter year decade".split() for s in ("", "s")},
    "weekend": {"weekend"},
    "direction": set("ago earlier later before after now".split()),
    "half": {"half"},
    "century": {"century"},
    "quarter": {"quarter", "q"},
    "season": set("spring summer autumn fall winter".split()),
    "holiday": {word for name in holidays.NAMES for word in re.findall("[a-z]+", name)}
    - {"day", "s", "of", "new", "eve", *WEEKDAYS},
    "nine_eleven": {"9", "sept", "september"},
}
_KINDS: dict[str, tuple[str, ...]] = {
    written: tuple(kind for kind, words in _BY_KIND.items() if word in words)
    for word in {word for words in _BY_KIND.values() for word in words}
    for written in (word, word.capitalize(), word.upper())
}
_DIGITS: dict[int, tuple[str, ...]] = {1: ("number",), 2: ("number",), 4: ("year", "decade")}


class DateWord(NamedTuple):
    """A word or number of a text that can be part of a date."""

    start: int
    end: int
    kinds: tuple[str, ...]


def date_words(text: str) -> list[DateWord]:
    """The words of `text` that can be part of a date, in reading order.

    Most words of a text are none, so the kinds of words are looked up first and their places after that.
    """
    found: list[DateWord] = []
    for match in _NUMBER.finditer(text):
        kinds = _DIGITS.get(match.end() - match.start(), ()) + _KINDS.get(match.group(), ())
        if match.start() and text[match.start() - 1] in _APOSTROPHES:
            kinds += ("decade",)
        if kinds:
            found.append(DateWord(match.start(), match.end(), kinds))
    for word in _KINDS.keys() & set(_LETTERS.findall(text)):
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not _is_letter(text, at - 1) and not _is_letter(text, end):
                found.append(DateWord(at, end, _KINDS[word]))
            at = text.find(word, end)
    return sorted(found)


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalpha()


def words_before(text: str, start: int, at: int, most: int) -> list[int]:
    """Where the last `most` words before `at` start, none before `start`; and `at` itself behind them."""
    if not most:
        return [at]
    earlier = [word.start() for word in WORD.finditer(text, max(start, at - MOST_CHARACTERS), at)]
    return [*earlier[-most:], at]
