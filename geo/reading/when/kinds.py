"""Which kinds of date words a paragraph holds, so that only the rules that can match are tried."""

from __future__ import annotations

import re

from geo.model import Span
from geo.reading.when import holidays
from geo.reading.when.calendar import MONTHS, WEEKDAYS

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_BY_KIND: dict[str, set[str]] = {
    "month": set(MONTHS),
    "weekday": set(WEEKDAYS),
    "night": {"overnight"},
    "deictic": set("today tonight yesterday tomorrow night evening morning afternoon".split()),
    "unit": {f"{unit}{s}" for unit in "hour day week weekend month quarter year decade".split() for s in ("", "s")},
    "part": {"half", "quarter"},
    "season": set("spring summer autumn fall winter".split()),
    "neighbour": set("previous following preceding next same that before after".split()),
    "holiday": {word for name in holidays.NAMES for word in _WORD.findall(name)}
    - {"day", "s", "of", "new", "eve", *WEEKDAYS},
}
KINDS: dict[str, frozenset[str]] = {
    word: frozenset(kind for kind, words in _BY_KIND.items() if word in words)
    for word in {word for words in _BY_KIND.values() for word in words}
}
"""The kinds of each date word. Any digit is of the kind "digit"."""


def kinds_in(text: str, span: Span) -> set[str]:
    """The kinds of the date words in `span`."""
    found: set[str] = {"digit"} if _DIGIT.search(text, span.start, span.end) else set()
    for word in KINDS.keys() & set(_WORD.findall(text[span.start : span.end].lower())):
        found |= KINDS[word]
    return found
