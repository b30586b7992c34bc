"""Months, their early, middle and late days, and the weekdays counted in them."""

from __future__ import annotations

import datetime as dt
import re

from geo.reading.when import calendar as cal
from geo.reading.when import words as w
from geo.reading.when.context import Context, Match, looks_ahead, named, told_year, word_before
from geo.reading.when.rule import DateRule, rule

_HARDLY_BEGUN = 20
_RECORD = re.compile(r"\b(?:best|biggest|highest|largest|lowest|sharpest|smallest|worst)\b[^.]{0,40}\bsince\s$")
_MONTH_CUES = frozenset(
    "in since during until till by from between of to through and early mid late before after".split()
)
_SURE_MONTHS = frozenset(month for month in cal.MONTHS if len(month) > 3) - {"march", "sept"}
_OPENERS = frozenset("the this that last next a an on in for and but".split())
_NAME_OR_DAY = re.compile(r"\s[A-Z][a-z]|\s(?:[012]?\d|3[01])\b|[-’'](?!s\b)[A-Za-z]{2}")
_MONTH_FOLLOWS = re.compile(rf"\s?(?:-(?:to|through)-|-|–|to|through|and)\s?(?:{'|'.join(w.FULL_MONTHS)})\b")
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(w.FULL_MONTHS)})[-–]$")
_ONE_OF = re.compile(r"\b(?:the|that|other|its|his|their|this)\s$")
_NAMES = re.compile(r"\s(?!against|along|down|from|into|over|through|that|toward)[a-z]{4,}")
"""What a month before it tells the time of: "the March raid", "other May surveys"; no march on a town."""
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_NO_DAY = r"(?!\d)(?!\s?(?:[012]?\d|3[01]|(?:1[5-9]|20)\d\d)\b)"
_PART_OF_MONTH = rf"(?:{w.EARLY_MID_LATE}\s?)?"


def _iso_month(match: Match, _: Context) -> cal.DayRange | None:
    """A year and a month; "2010-11", where the second number is the next year's, is two years."""
    year, number = int(match["year"]), int(match["m"])
    if number == (year + 1) % cal.CENTURY:
        return cal.year_range(year, year + 1)
    return cal.month_range(year, number)


def _month(match: Match, context: Context) -> cal.DayRange | None:
    month, year, which = w.month_number(match["month"]), told_year(match, context), named(match, "which")
    if year is None:
        if context.published is None:
            return None
        ahead = which in {"next", "this coming"} or (not which and looks_ahead(match, context))
        year = cal.month_year(month, context.published, ahead=ahead)
        if which == "this":
            year = context.published.year
        elif month == context.published.month and (which == "last" or _is_record(match, context)):
            year -= 1
        elif which == "next" and month == context.published.month:
            year += 1
    part = w.part_named(named(match, "part"))
    if not cal.day(year, month, 1):
        return None
    return cal.part_of_month(year, month, part) if part else cal.month_range(year, month)


def _month_of_that_year(match: Match, context: Context) -> cal.DayRange | None:
    """The month of the year of the date named last: "June of that year"."""
    return cal.month_range(context.last[0].year, w.month_number(match["month"])) if context.last else None


def _is_record(match: Match, context: Context) -> bool:
    """Whether a month that has hardly begun is the one of the year before: "the largest gain since January"."""
    early = context.published is not None and context.published.day <= _HARDLY_BEGUN
    return early and bool(_RECORD.search(match.string, max(context.start, match.start() - 60), match.start()))


def _is_month(match: Match) -> bool:
    """Whether the word is a month: one that a cue leads up to, or a name that is nothing else and nobody's."""
    if named(match, "part") or named(match, "which") or _MONTH_FOLLOWS.match(match.string, match.end()):
        return True
    if _NAME_OR_DAY.match(match.string, match.end()):
        return False
    if _MONTH_BEFORE.search(match.string, max(0, match.start() - 12), match.start()):
        return True
    if _ONE_OF.search(match.string, max(0, match.start() - 8), match.start()) and _NAMES.match(
        match.string, match.end()
    ):
        return match.group()[0].isupper()
    before = word_before(match)
    if before.lower() in _MONTH_CUES or (before == "for" and w.STANDS_ALONE.match(match.string, match.end())):
        return True
    sure = match["month"].lower() in _SURE_MONTHS
    return sure and not (before[:1].isupper() and before.lower() not in _OPENERS)


def _weekday_of_month(match: Match, context: Context) -> cal.DayRange | None:
    """The day of "the first Sunday of October"; without a year that of the month nearest by the words about it."""
    month, year = w.month_number(match["month"]), told_year(match, context)
    if year is None and context.published is not None:
        year = cal.month_year(month, context.published, ahead=looks_ahead(match, context))
    days = cal.month_range(year, month) if year is not None else None
    if days is None:
        return None
    weekday = w.weekday_number(match["weekday"])
    last = cal.weekday_before(weekday, days[1])
    first = cal.weekday_before(weekday, dt.date(days[0].year, month, 7))
    nth = _NTH[match["nth"].lower()]
    day = last if nth < 0 else cal.moved(first, 7 * nth) if first else None
    return cal.between(day, day)


RULES: tuple[DateRule, ...] = (
    rule(
        "weekday_of_month",
        "the first to fourth or last such weekday of a month",
        "weekday",
        rf"\b[Tt]he\s(?P<nth>first|second|third|fourth|last)\s{w.WEEKDAY}\s(?:of|in)\s(?:{_PART_OF_MONTH}{w.MONTH})"
        rf"(?:,?\s{w.YEAR})?",
        _weekday_of_month,
        before=2,
    ),
    rule(
        "iso_month",
        "a month in ISO 8601",
        "year",
        r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])",
        _iso_month,
        precision="month",
    ),
    rule(
        "month_year",
        "a month of a year, or its early (1-10), mid (11-20) or late days (21-end)",
        "month",
        rf"\b{_PART_OF_MONTH}{w.MONTH}(?:,\s|\sof\s|\s){w.YEAR}",
        _month,
        precision="month",
        before=3,
    ),
    rule(
        "month_of_that_year",
        "a month of the year of the date named last",
        "month",
        rf"\b{w.MONTH}\s(?:of\s)?(?:that|the\ssame)\s(?:same\s)?year\b",
        _month_of_that_year,
        precision="month",
        before=3,
    ),
    rule(
        "month",
        "a month without a year: the latest that had begun at publication, the next if the words look ahead",
        "month",
        rf"\b(?:{w.EARLY_MID_LATE}\s?|(?P<which>last|this coming|this|next)\s)?{w.MONTH}{_NO_DAY}{w.BESIDE_YEAR}",
        _month,
        precision="month",
        accepts=_is_month,
        floats=True,
        before=3,
    ),
)
