"""Stretches of time beside another date, as company reports and statistics have them.

"The six months ended March 31", "the same period of 2018", "a year ago Tuesday".
"""

from __future__ import annotations

import datetime as dt

from geo.reading.when import calendar as cal
from geo.reading.when import words as w
from geo.reading.when.context import Context, Match, looks_ahead, named
from geo.reading.when.day_rules import calendar_day
from geo.reading.when.rule import DateRule, rule

_YEARS = {"last": -1, "this": 0, "the": 0, "next": 1}
_ORDINALS = {"nineteenth": 19, "twentieth": 20, "twenty-first": 21, "eighteenth": 18, "seventeenth": 17}


def _ended(match: Match, context: Context) -> cal.DayRange | None:
    """So many units that end with the day named behind them."""
    last = calendar_day(match, context)
    behind = cal.moved(last[1], 1) if last else None
    count = w.count_of(named(match, "count") or "a")
    if last is None or behind is None or not count:
        return None
    return cal.between(cal.stepped(behind, -count, named(match, "unit")), last[1])


def _same_period(match: Match, context: Context) -> cal.DayRange | None:
    """The days named last, in the year that the words tell; that whole year if none were named."""
    year, beside = named(match, "year"), named(match, "beside")
    last = context.period
    if not year and context.published is None and last is None:
        return None
    if year:
        target = int(year)
    elif last is not None and (not beside or beside == "previous"):
        target = last[0].year - 1
    elif context.published is not None:
        target = context.published.year + _YEARS.get(beside, -1)
    else:
        return None
    if last is None or (last[1] - last[0]).days > _YEAR_DAYS:
        return cal.year_range(target)
    back = target - last[0].year
    return cal.between(_moved_years(last[0], back), _moved_years(last[1], back))


def _moved_years(day: dt.date, years: int) -> dt.date | None:
    """The day `years` on; the last day of a month stays that."""
    there = cal.stepped(day, years, "year")
    if there is None or day != cal.month_range(day.year, day.month)[1]:
        return there
    return cal.month_range(there.year, there.month)[1]


def _part_of(match: Match, context: Context) -> cal.DayRange | None:
    """The first or last so many units of a year or month; the whole of it where the number is vague."""
    whole = _container(match, context)
    count = w.count_of(named(match, "count") or ("" if named(match, "vague") else "a"))
    if whole is None or not count:
        return whole
    unit = named(match, "unit")
    if named(match, "nth") == "first":
        behind = cal.stepped(whole[0], count, unit)
        return cal.between(whole[0], cal.moved(behind, -1)) if behind else None
    after = cal.moved(whole[1], 1)
    return cal.between(cal.stepped(after, -count, unit), whole[1]) if after else None


def _container(match: Match, context: Context) -> cal.DayRange | None:
    month, year, which = named(match, "month"), named(match, "year"), named(match, "which")
    if month:
        number = w.month_number(month)
        if year:
            return cal.month_range(int(year), number)
        if context.published is None:
            return None
        return cal.month_range(cal.month_year(number, context.published), number)
    if year:
        return cal.year_range(int(year))
    if context.published is None:
        return None
    return cal.shifted(context.published, _YEARS[which], named(match, "whole"))


def _through_month(match: Match, context: Context) -> cal.DayRange | None:
    """So many months up to the end of the one that is named behind them."""
    month, count = _container(match, context), w.count_of(match["count"])
    behind = cal.moved(month[1], 1) if month else None
    if month is None or behind is None or not count:
        return None
    return cal.between(cal.stepped(behind, -count, named(match, "unit")), month[1])


def _year_to_month(match: Match, context: Context) -> cal.DayRange | None:
    """The twelve months up to the end of the one that is named behind them."""
    number, year = w.month_number(match["month"]), named(match, "year")
    if year:
        last = cal.month_range(int(year), number)
    elif context.published is None:
        return None
    else:
        ahead = named(match, "which") == "next" or "ending" in match.group() or looks_ahead(match, context)
        last = cal.month_range(cal.month_year(number, context.published, ahead=ahead), number)
    behind = cal.moved(last[1], 1)
    return cal.between(cal.stepped(behind, -1, "year"), last[1]) if behind else None


def _first_months(match: Match, context: Context) -> cal.DayRange | None:
    """The first months of the latest year in which they were over; of the next, where the words look ahead."""
    count = w.count_of(match["count"])
    if context.published is None or not count or count > _MONTHS:
        return None
    year = context.published.year
    if not match.group().lower().startswith("this"):
        ahead = looks_ahead(match, context)
        year += (context.published.month > 1) if ahead else -(context.published.month <= count)
    first, last = cal.month_range(year, 1), cal.month_range(year, count)
    return cal.between(first[0], last[1]) if first and last else None


def _ago_day(match: Match, context: Context) -> cal.DayRange | None:
    """The day named, so many units back: "a year ago Tuesday"."""
    count = w.count_of(match["count"])
    if context.published is None or not count:
        return None
    words = named(match, "day")
    base = context.published
    if words in {"yesterday", "tomorrow"}:
        base = cal.moved(base, -1 if words == "yesterday" else 1) or base
    elif words.startswith("this"):
        there = cal.stepped(base, -count, named(match, "unit"))
        return cal.shifted(there, 0, words.split()[1]) if there else None
    elif words != "today":
        base = cal.weekday_before(w.weekday_number(match["weekday"]), base) or base
    there = cal.stepped(base, -count, named(match, "unit"))
    return cal.between(there, there)


def _in_units(match: Match, context: Context) -> cal.DayRange | None:
    count = w.count_of(match["count"])
    return cal.shifted(context.published, count, named(match, "unit")) if context.published and count else None


def _lies_ahead(match: Match) -> bool:
    """Whether "in two weeks" tells when, not how long something took."""
    return looks_ahead(match, Context(None))


def _latest(match: Match, context: Context) -> cal.DayRange | None:
    """The week up to the publication date; the latest month, quarter or year that was over."""
    if context.published is None:
        return None
    if named(match, "unit") == "week":
        return cal.between(cal.moved(context.published, -7), context.published)
    return cal.shifted(context.published, -1, named(match, "unit"))


def _period_beside(match: Match, context: Context) -> cal.DayRange | None:
    """The week, month or year before or after the date named last; none if no date was."""
    if context.last is None:
        return None
    return cal.shifted(context.last[0], 1 if named(match, "direction") == "after" else -1, named(match, "unit"))


def _century(match: Match, _: Context) -> cal.DayRange | None:
    number = _ORDINALS.get(named(match, "words")) or int(named(match, "number") or 0)
    return cal.year_range(number * 100 - 99, number * 100) if 0 < number <= _LAST_CENTURY else None


_YEAR_DAYS, _LAST_CENTURY, _MONTHS = 366, 30, 12
_SAME = r"(?:[Tt]he\s)?(?:same|corresponding|like|comparable)\s(?:period|quarter|month|week|time)\s(?:of\s|in\s)?"
_COUNTED = rf"(?:{w.COUNT}[\s-])?{w.UNIT}"
RULES: tuple[DateRule, ...] = (
    rule(
        "ended",
        "so many weeks, months or quarters up to the day that is named behind them",
        "unit",
        rf"\b(?:[Tt]he\s|[Ii]ts\s)?(?:(?:first|second|third|fourth|fiscal|latest)[\s-]){{0,2}}{_COUNTED}"
        rf"(?=\s(?:that\s)?(?:ended|ending|to)\s(?:on\s)?{w.MONTH}\s{w.DAY}(?P<day2>(?!)-)?{w.COMMA_YEAR})",
        _ended,
        before=4,
        precision="period",
    ),
    rule(
        "same_period",
        "the days named last, in the year that the words tell",
        "year",
        rf"\b{_SAME}{w.YEAR}",
        _same_period,
        before=4,
        precision="period",
    ),
    rule(
        "same_period_near",
        "the days named last, in the year before, or the one that the words tell",
        "unit",
        rf"\b{_SAME}(?:(?P<beside>last)\s|the\s(?P<before>previous)\s|(?P<ago>a)\s)(?P<unit>year)(?:\s(?:ago|earlier|before))?\b",
        _same_period,
        before=6,
        precision="period",
    ),
    rule(
        "year_earlier",
        "the days named last, a year before",
        "direction",
        r"\b(?:(?:[Tt]he|[Aa])\s)?year-(?:earlier|ago)\s(?:period|quarter|month|week|half)\b",
        _same_period,
        before=2,
        precision="period",
    ),
    rule(
        "part_of_year",
        "the first or last so many weeks, months or quarters of a year",
        "year",
        rf"\b(?:[Tt]he\s)?(?P<nth>first|last|final)\s(?:{w.COUNT}|{w.VAGUE})\s{w.UNIT}\s(?:of|in)\s(?:{w.MONTH}\s)?{w.YEAR}",
        _part_of,
        before=6,
        precision="period",
    ),
    rule(
        "part_of_period",
        "the first or last so many days, weeks or months of a month or year beside the publication date",
        "unit",
        rf"\b(?:[Tt]he\s)?(?P<nth>first|last|final)\s(?:(?:{w.COUNT}|{w.VAGUE})\s)?{w.UNIT}\s(?:of|in)\s"
        rf"(?:(?P<which>this|last|the)\s(?P<whole>year|month)\b|{w.MONTH}(?!\s\d))",
        _part_of,
        before=3,
        precision="period",
    ),
    rule(
        "through_month",
        "so many months up to the end of the month that is named behind them",
        "month",
        rf"\b(?:[Tt]he\s)?{w.COUNT}\s(?P<unit>month|quarter)s?\s(?:(?:ended|ending)(?:\sin)?|through|to)\s"
        rf"{w.MONTH}(?!\.?\s\d{{1,2}}\b)(?:,?\s{w.YEAR})?",
        _through_month,
        before=6,
        precision="period",
    ),
    rule(
        "year_to_month",
        "the twelve months up to the end of the one that is named behind them",
        "month",
        rf"\b(?:[Tt]he\s|[Ii]ts\s)?(?:(?:business|current|financial|fiscal)\s)?year\s(?:to|(?:that\s)?(?:ended|ending)(?:\sin)?)\s"
        rf"(?:(?P<which>next|last|this)\s)?{w.MONTH}(?!\.?\s\d{{1,2}}\b)(?:,?\s{w.YEAR})?",
        _year_to_month,
        before=7,
        precision="period",
    ),
    rule(
        "first_months",
        "the first months of the latest year in which they were over",
        "unit",
        rf"\b(?:[Tt]he|[Tt]his|[Ii]ts)\sfirst\s{w.COUNT}\smonths\b(?!\s(?:of|in|after|since|to|ended|ending|through|that)\b)",
        _first_months,
        before=3,
        precision="period",
    ),
    rule(
        "ago_day",
        "a day beside publication, so many weeks, months or years back",
        "direction",
        rf"\b{w.COUNT.replace('(?P<count>', '(?P<count>A|')}\s(?P<unit>week|month|year)s?\sago,?\s(?:on\s)?"
        rf"(?P<day>{w.WEEKDAY}|today|yesterday|this\s(?:week|month))\b",
        _ago_day,
        before=2,
        precision="day",
    ),
    rule(
        "in_units",
        "so many units after the publication date, where the words look ahead",
        "unit",
        rf"\b(?<=[Ii]n\s){w.COUNT}\s(?P<unit>day|week|month|year)s?\b(?!['’]|\s(?:that|when|which)\b)",
        _in_units,
        before=1,
        accepts=_lies_ahead,
        precision="period",
    ),
    rule(
        "period_beside",
        "the week, month or year beside the one named last",
        "direction",
        r"\b[Tt]he\s(?P<unit>week|month|quarter|year)\s(?P<direction>before|after)"
        r"(?=\s?(?:[.,;:!?)”\"’]|$|—|–|and\b))",
        _period_beside,
        before=3,
        precision="period",
    ),
    rule(
        "latest",
        "the week up to publication; the latest month, quarter or year that was over by then",
        "unit",
        r"\b[Tt]he\slatest\s(?P<unit>week|month|quarter|year)\b",
        _latest,
        before=2,
        precision="period",
    ),
    rule(
        "century",
        "a hundred years; the words fix no part of them",
        "century",
        rf"\b(?:[Tt]he\s)?(?:(?:early|mid|late)[\s-])?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<words>{'|'.join(_ORDINALS)}))"
        r"[\s-]century\b",
        _century,
        before=4,
        precision="decade",
    ),
)
