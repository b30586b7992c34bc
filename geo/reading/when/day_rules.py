"""Days of a month: "25 February", "Feb. 25-27", and days by numbers alone."""

from __future__ import annotations

import datetime as dt
import re

from geo.reading.when import calendar as cal
from geo.reading.when import words as w
from geo.reading.when.context import Context, Match, looks_ahead, named, told_year
from geo.reading.when.rule import DateRule, rule

_YEARS_BACK = 7
_FIRST_WORD = re.compile(r"[A-Za-z]*")
_RECENT_DAYS, _LONG_AGO_DAYS = 10, 28


def calendar_day(match: Match, context: Context) -> cal.DayRange | None:
    """The day of "February 25", or the days of "February 25-27"; without a year, the one that the context allows."""
    month, number = w.month_number(match["month"]), int(match["day"])
    year = told_year(match, context)
    if year is not None:
        first = cal.day(year, month, number)
    elif context.published is None:
        return None
    else:
        first = cal.nearest_year(month, number, context.published, ahead=looks_ahead(match, context))
        first = _on_weekday(match, first)
    if first is None or not match["day2"]:
        return cal.between(first, first)
    return cal.between(first, cal.day(first.year, month, int(match["day2"]))) or (first, first)


def _on_weekday(match: Match, date: dt.date | None) -> dt.date | None:
    """The day, in the nearest earlier year in which it falls on the weekday that stands before it: "Monday, May 1"."""
    told = cal.WEEKDAYS.get(_FIRST_WORD.match(match.group())[0].lower())  # type: ignore[index]
    if date is None or told is None or date.weekday() == told:
        return date
    years = (cal.day(date.year - back, date.month, date.day) for back in range(1, _YEARS_BACK))
    return next((day for day in years if day and day.weekday() == told), date)


def _counts_no_one(match: Match) -> bool:
    """Whether a month's day without a year is none: "in March 20 people were killed"."""
    return not (not (named(match, "year") or named(match, "beside")) and w.counts_something(match.string, match.end()))


def _iso(match: Match, _: Context) -> cal.DayRange | None:
    date = cal.day(int(match["year"]), int(match["m"]), int(match["d"]))
    return cal.between(date, date)


def _slashed(match: Match, context: Context) -> cal.DayRange | None:
    """Day and month as numbers: read where one cannot be a month, both are the same, or the text's others tell.

    Numbers parted by points put the day first. Where nothing else tells, the usage of the text's country does.
    """
    a, b, year = int(match["a"]), int(match["b"]), _full_year(match["year"], context)
    if year is None:
        return None
    if a == b or a > 12 >= b:
        date = cal.day(year, b, a)
    elif b > 12 >= a:
        date = cal.day(year, a, b)
    elif match["sep"] == ".":
        date = cal.day(year, b, a)
    elif context.day_first is None and context.usual is None:
        date = _likelier(cal.day(year, b, a), cal.day(year, a, b), match, context)
    elif context.day_first is None:
        date = _usual(cal.day(year, b, a), cal.day(year, a, b), match, context)
    else:
        date = cal.day(year, b, a) if context.day_first else cal.day(year, a, b)
    return cal.between(date, date)


def _likelier(one: dt.date | None, other: dt.date | None, match: Match, context: Context) -> dt.date | None:
    """Of two readings the one that a report can tell of: one lies ahead, or only one is news."""
    if one is None or other is None or context.published is None:
        return None
    ages = {day: (context.published - day).days for day in (one, other)}
    if not looks_ahead(match, context):
        past = [day for day, age in ages.items() if age >= 0]
        if len(past) == 1:
            return past[0]
    recent = [day for day, age in ages.items() if 0 <= age <= _RECENT_DAYS]
    return recent[0] if len(recent) == 1 and max(ages.values()) > _LONG_AGO_DAYS else None


def _usual(day_first: dt.date | None, other: dt.date | None, match: Match, context: Context) -> dt.date | None:
    """The reading by the usage of the text's country, unless only the other one is not yet to come."""
    usual, rare = (day_first, other) if context.usual else (other, day_first)
    published = context.published
    if usual is None or rare is None or published is None or looks_ahead(match, context):
        return usual or rare
    return rare if usual > published >= rare else usual


def _full_year(digits: str, context: Context) -> int | None:
    """A year of two digits is the latest that the publication date allows."""
    if len(digits) > 2:
        return int(digits)
    if context.published is None:
        return None
    year = context.published.year // cal.CENTURY * cal.CENTURY + int(digits)
    return year - cal.CENTURY if year > context.published.year + 1 else year


RULES: tuple[DateRule, ...] = (
    rule(
        "iso",
        "a day in ISO 8601",
        "year",
        r"\b(?P<year>(?:1[5-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
        _iso,
    ),
    rule(
        "day_month",
        "day and month; without a year the one nearest to publication, looking back first",
        "month",
        rf"(?<![\d.,:/])\b{w.BEFORE_DATE}{w.DAY}{w.DAY2}(?:\sof\s|\s|-){w.MONTH}{w.COMMA_YEAR}",
        calendar_day,
        floats=True,
        before=9,
    ),
    rule(
        "month_day",
        "month and day; without a year the one nearest to publication, looking back first",
        "month",
        rf"\b{w.BEFORE_DATE}{w.MONTH}\s(?:the\s)?{w.DAY}{w.DAY2}(?![:%]|[.,]\d){w.COMMA_YEAR}",
        calendar_day,
        accepts=_counts_no_one,
        floats=True,
        before=2,
    ),
    rule(
        "slashed",
        "day and month as numbers, read only where their order is sure",
        "number",
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/]|[.-]\d)",
        _slashed,
    ),
)
