"""Which words can be part of a date, and of what kind: the rules of a kind are tried about such words only."""

from __future__ import annotations

import re
from string import digits
from typing import NamedTuple

from geo.reading.text.tokens import token_table
from geo.reading.when import holidays
from geo.reading.when.calendar import MONTHS, WEEKDAYS

WORD = re.compile(r"[A-Za-z]+|[0-9]+")
MOST_CHARACTERS = 72
_APOSTROPHES = frozenset("'’‘")
"""Marks before the last digits of a year or decade: "in '89", "the '80s"."""
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
    "session": {"session"},
    "end": {"end"},
    "decade_word": set("twenties thirties forties fifties sixties seventies eighties nineties".split()),
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
    """The words of `text` that can be part of a date, in reading order. Most words of a text are none."""
    table = token_table(text)
    starts, ends, words = table.starts, table.ends, table.texts
    found: list[DateWord] = []
    for i in [i for i, word in enumerate(words) if word in _KINDS or word[0] in digits]:
        kinds = _KINDS.get(words[i], ())
        if words[i][0] in digits:
            kinds = _DIGITS.get(len(words[i]), ()) + kinds
            if starts[i] and text[starts[i] - 1] in _APOSTROPHES:
                found.append(DateWord(starts[i] - 1, ends[i], (*kinds, "decade", "short_year")))
                continue
        if kinds:
            found.append(DateWord(starts[i], ends[i], kinds))
    return found


def words_before(text: str, start: int, at: int, most: int) -> list[int]:
    """Where the last `most` words before `at` start, none before `start`; and `at` itself behind them."""
    if not most:
        return [at]
    earlier = [word.start() for word in WORD.finditer(text, max(start, at - MOST_CHARACTERS), at)]
    return [*earlier[-most:], at]
