"""The words of dates as pieces of expressions: months, weekdays, counts, units, parts of a day."""

from __future__ import annotations

import re

from geo.reading.when.calendar import MONTHS, WEEKDAYS

FULL_MONTHS = "January February March April May June July August September October November December".split()
_SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
_FULL_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SHORT_WEEKDAYS = "Mon Tues Tue Wed Thurs Thur Thu Fri Sat Sun".split()


def _either(full: list[str], short: list[str], stop: str) -> str:
    """Full names, and short ones with a full stop (as `stop` has it), as written and in capitals."""
    words = [*full, *(word.upper() for word in full)]
    words += [f"{word}{stop}" for s in short for word in (s, s.upper())]
    return "|".join(words)


_MONTHS = _either(FULL_MONTHS, _SHORT_MONTHS, r"\.?")
_WEEKDAYS = _either(_FULL_WEEKDAYS, _SHORT_WEEKDAYS, r"\.")
_BESIDE_DATE = _either(_FULL_WEEKDAYS, _SHORT_WEEKDAYS, r"\.?")
MONTH = rf"(?P<month>{_MONTHS})(?![A-Za-z])"
WEEKDAY = rf"(?P<weekday>{_WEEKDAYS})(?![A-Za-z])"
BEFORE_DATE = rf"(?:(?:{_BESIDE_DATE})(?:,\s|\s\(?)(?:the\s)?)?"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
DAY2 = r"(?:\s?(?P<link>-|–|—|to|through|and|&|/)\s?(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d))?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
BESIDE_YEAR = r"(?:,?\s(?:of\s)?(?P<beside>last|this|next)\syear\b)?"
COMMA_YEAR = rf"(?:(?:,?\s{YEAR})|(?:,?\s(?:of\s)?(?P<beside>last|this|next)\syear\b))?"
EARLY_MID_LATE = r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:start|beginning|middle|end) of)(?:\sin\s|\s|-)"
STANDS_ALONE = re.compile(r"\s?(?:[.,;)]|$|\b(?:is|are|was|were|and|but|as|at|the|to|in|will|has|had)\b)")
"""What follows a month or year that stands alone, and is not part of a name or count."""
PARTS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}
PART_OF_DAY = r"(?:\s(?:at\s)?(?:morning|afternoon|evening|night|noon|midnight|dawn|dusk))?"

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
COUNTS: dict[str, int] = (
    {word: n for n, word in enumerate(f"{_ONES} eighteen nineteen".split())} | _TENS | {"a": 1, "an": 1}
)
_DIGITS = "one|two|three|four|five|six|seven|eight|nine"
COUNT = (
    rf"(?P<count>\d{{1,3}}|(?:{'|'.join(_TENS)})(?:-(?:{_DIGITS}))?|{'|'.join(w for w in COUNTS if w not in _TENS)})"
)
VAGUE = r"(?P<vague>few|several|many|couple of|some)"
UNIT = r"(?P<unit>hour|day|week|month|quarter|year|decade)s?"

# What is counted is no year and no day: "in March 20 people …", "the 2000 soldiers".
COUNTED_NOUNS = frozenset(
    "people persons troops fighters soldiers civilians men women children refugees families homes houses tents km "
    "kilometers kilometres miles metres meters feet dollars euros pounds rounds rockets missiles shells bombs police "
    "officers members militants casualties deaths victims square years days hours weeks months tonnes tons percent per "
    "hectares acres vehicles tanks prisoners detainees migrants villagers residents hostages cases personnel others "
    "workers students protesters rebels insurgents jihadists villages jobs degrees barrels million billion hrs "
    "GMT UTC BST EST IST".split()
)
_NEXT_WORD = re.compile(r"\s?([a-z%]{1,20}|[A-Z]{3}\b)")


def count_of(words: str) -> int | None:
    """The number that a match of `COUNT` means."""
    low = words.lower()
    if low.isdigit():
        return int(low)
    tens, _, ones = low.partition("-")
    return COUNTS[tens] + (COUNTS[ones] if ones else 0) if tens in COUNTS else None


def counts_something(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts what follows."""
    match = _NEXT_WORD.match(text, end)
    return bool(match) and match is not None and match[1] in COUNTED_NOUNS


def month_number(word: str) -> int:
    """1-12 of a match of `MONTH`."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """0-6 (Monday is 0) of a match of `WEEKDAY`."""
    return WEEKDAYS[word.lower().rstrip(".")]


def part_named(words: str | None) -> str:
    """early, mid or late of a match's ``part``; empty if it has none."""
    if not words:
        return ""
    low = words.lower().split()
    return low[0] if len(low) == 1 else PARTS[low[1]]
