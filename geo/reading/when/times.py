"""Times of day beside a date: kept in their words; a stretch of hours over midnight takes in the next day."""

from __future__ import annotations

import re

from geo.model import Span, TimeOfDay
from geo.reading.when.context import Match

_HOUR = r"(?:[01]?\d|2[0-3])"
CLOCK = (
    rf"(?:{_HOUR}(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)|{_HOUR}[:.][0-5]\d(?:\s(?:GMT|UTC|local time))?|"
    r"[0-2]\d[0-5]\d\s(?:GMT|UTC|hours)|noon|midday|midnight|dawn|dusk|sunrise|sunset|daybreak|nightfall)"
)
_HEDGE = r"(?:(?:[Aa]round|[Aa]bout|[Aa]t|(?:[Jj]ust|[Ss]hortly) (?:before|after)|[Bb]efore|[Aa]fter)\s){0,2}"
_PARTS = "morning|afternoon|evening|night|noon|midnight|dawn|dusk|tonight|overnight|late|early"
_LINKS = r"(?:\s(?:on|of|in|the|\(?local time\)?|\(?GMT\)?)){0,3},?\s$"
REACH = 48
_BEFORE = re.compile(
    rf"\b(?P<time>(?:between|from)\s{CLOCK}\s(?:and|to)\s{CLOCK}|{_HEDGE}{CLOCK}|[Ee]arly|[Ll]ate|[Oo]vernight|"
    rf"the (?:early hours|small hours|morning|afternoon|evening|night)){_LINKS}"
)
_INSIDE = re.compile(rf"\b(?:{_PARTS})\b", re.IGNORECASE)
_AFTER = re.compile(rf",?\s(?P<time>{_HEDGE}{CLOCK})")
_STRETCH = re.compile(
    rf"\b(?:between|from)\s(?P<a>{CLOCK})\s(?:and|to|until)\s(?P<b>{CLOCK})(?:\son)?\s$", re.IGNORECASE
)
_HOURS = {"noon": 12, "midday": 12, "midnight": 24, "dawn": 5, "daybreak": 5, "sunrise": 6, "sunset": 18, "dusk": 19}
_NUMBER = re.compile(r"\d{1,2}")


def time_of(text: str, date: Span, room: Span) -> TimeOfDay | None:
    """The time of day that stands with a date, in its own words. `room` is the text that is the date's alone."""
    before = _BEFORE.search(text, max(room.start, date.start - REACH), date.start)
    after = _AFTER.match(text, date.end, min(room.end, date.end + REACH))
    inside = _INSIDE.search(text, date.start, date.end)
    match = inside if inside and not (before and _NUMBER.search(before["time"])) else before or after or inside
    if match is None:
        return None
    span = Span(*match.span("time" if "time" in match.re.groupindex else 0))
    return TimeOfDay(span, span.of(text))


def over_midnight(date: Match, start: int) -> bool:
    """Whether hours that run over midnight stand before a date: "between 11 p.m. and 2 a.m. on Monday"."""
    found = _STRETCH.search(date.string, max(start, date.start() - REACH), date.start())
    if found is None:
        return False
    first, last = _hour(found["a"]), _hour(found["b"])
    return first is not None and last is not None and last < first


def _hour(words: str) -> int | None:
    """The hour, 0 to 24, of a time of day."""
    low = words.lower()
    number = _NUMBER.match(low)
    if number is None:
        return _HOURS.get(low)
    hour = int(number.group())
    if "m" not in low or "time" in low or "gmt" in low:
        return hour
    return hour % 12 + (12 if "p" in low else 0)
