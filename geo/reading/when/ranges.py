"""Two dates as the ends of a range: "from Monday to Wednesday", "Jan. 30-Feb. 2", "between 1975 and 1990"."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.reading.when import calendar as cal
from geo.reading.when.context import Context, Match
from geo.reading.when.rule import DateRule
from geo.reading.when.times import CLOCK

RANGE_RULE = {"range": "from the first to the last of two dates, the first read beside the last"}
MAX_LINK = 40
_LINK = re.compile(
    rf"\s?[-–]\s?$|-(?:to|through)-$|"
    rf",?\s(?P<word>to|through|until|till|into|and)\s(?:(?:around |about )?{CLOCK}\s(?:on\s)?|"
    r"(?:late|early)\s(?:on\s)?|on\s|the\s)?$"
)
_OPENED = re.compile(r"\b(?P<word>[Ff]rom|[Bb]etween)\b[^;,]{0,30}$")
# Days that stand by themselves need a "from" before their "to": "moved the vote on Friday to Monday" is no range.
_PLAIN_TO = frozenset({"weekday", "day_month", "month_day", "month", "year"})


def joins(text: str, first: tuple[DateRule, Match], last: tuple[DateRule, Match], *, start: int) -> bool:
    """Whether the words between two neighbouring dates, and before them, make them the ends of one range."""
    if last[1].start() - first[1].end() > MAX_LINK:
        return False
    link = _LINK.match(text, first[1].end(), last[1].start())
    if link is None or link.end() != last[1].start():
        return False
    opened = _OPENED.search(text, max(start, first[1].start() - MAX_LINK), first[1].start())
    word = link["word"]
    if link.group().startswith(",") and word in {"until", "till", "into"}:
        return opened is not None  # "due to expire today, until June 30"
    if word == "and":
        return opened is not None and opened["word"].lower() == "between"
    if word == "to":
        return opened is not None or (first[0].name == last[0].name and first[0].name in _PLAIN_TO)
    return True


def as_range(
    first: tuple[DateRule, Match], last: tuple[DateRule, Match], context: Context
) -> tuple[bool, cal.DayRange | None]:
    """Whether the two dates make a range, and its days (None where nothing fixes them)."""
    end = last[0].resolve(last[1], context)
    if end is None:
        return first[0].resolve(first[1], context) is None, None
    beside = replace(context, published=end[0], settled=True) if first[0].floats else context
    begin = first[0].resolve(first[1], beside)
    days = cal.between(begin[0], end[1]) if begin else None
    return days is not None, days
