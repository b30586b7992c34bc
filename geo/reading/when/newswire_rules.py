"""Dates as agencies and business pages write them: "Oct. '89", "year-end", "the previous session", "that year"."""

from __future__ import annotations

import re

from geo.reading.when import calendar as cal
from geo.reading.when import words as w
from geo.reading.when.context import Context, Match, looks_ahead, named, word_before
from geo.reading.when.rule import DateRule, rule

_FRIDAY = 4
_CENTURY = 100
_FIRST_MONTHS = 2
"""Months of a year in which "year-end" is still the end of the year before."""
_LED = frozenset("in since of by from until till through to between after before during and".split())
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
_DECADES |= {"eighties": 80, "nineties": 90}
_BUSINESS = re.compile(
    r"\b(?:profits?|earnings|earned|sales|revenues?|income|growth|economy|economic|recovery|recession|output|prices|demand|"
    r"orders|shares|stocks?|exports|imports|inflation|loss|dividend|shipments|production|results|rates?|deficit|spending|"
    r"budget|bank|analysts?)\b",
    re.IGNORECASE,
)
_DECADE_WORDS = "|".join(written for word in _DECADES for written in (word, word.title()))
_NEAR = 90


def _short_year(digits: str, context: Context) -> int | None:
    """The year that two digits behind an apostrophe mean: the latest that the publication date allows."""
    if context.published is None:
        return None
    year = context.published.year // _CENTURY * _CENTURY + int(digits)
    return year - _CENTURY if year > context.published.year + 1 else year


def _of_short_year(match: Match, context: Context) -> cal.DayRange | None:
    year = _short_year(match["short"], context)
    if year is None:
        return None
    if named(match, "month"):
        return cal.month_range(year, w.month_number(match["month"]))
    season = named(match, "season")
    return cal.season_range(year, season) if season else cal.year_range(year)


def _is_short_year(match: Match) -> bool:
    """Whether two digits behind an apostrophe are a year: a month, a season or a word that leads up to one stands
    before, and they count nothing."""
    led = "season" in match.re.groupindex or word_before(match).lower() in _LED
    return led and not w.counts_something(match.string, match.end())


def _year_end(match: Match, context: Context) -> cal.DayRange | None:
    """The year whose end is meant: as for other words of a part of a year, the words fix no days in it."""
    year = named(match, "year")
    if year:
        return cal.year_range(int(year))
    published = context.published
    if published is None:
        return None
    back = published.month <= _FIRST_MONTHS and not looks_ahead(match, context)
    return cal.year_range(published.year - back)


def _session(_: Match, context: Context) -> cal.DayRange | None:
    """The trading day before the one named last, or before the publication date: no Saturday or Sunday."""
    base = context.told("day", back=True)
    before = cal.moved(base, -1) if base else None
    if before is not None and before.weekday() > _FRIDAY:
        before = cal.weekday_before(_FRIDAY, before)
    return cal.between(before, before)


def _half(match: Match, context: Context) -> cal.DayRange | None:
    """Six months of the year of publication; of the year before, if they had not begun and no word looks ahead."""
    if context.published is None:
        return None
    number = 1 if named(match, "nth") == "first" else 2
    days = cal.half_range(context.published.year, number)
    if days and days[0] > context.published and not (looks_ahead(match, context) or _IS_SEEN.search(_before(match))):
        return cal.half_range(context.published.year - 1, number)
    return days


_IS_SEEN = re.compile(r"\b(?:sees?|seen|expects?|expected|forecasts?|predicts?|hopes?)\b[^.]*$", re.IGNORECASE)


def _before(match: Match) -> str:
    return match.string[max(0, match.start() - _NEAR) : match.start()]


def _is_of_business(match: Match) -> bool:
    """Whether a half is one of a year, not of a match: business is spoken of."""
    text = match.string
    return bool(_BUSINESS.search(text, max(0, match.start() - _NEAR), min(len(text), match.end() + _NEAR)))


def _same_unit(match: Match, context: Context) -> cal.DayRange | None:
    """The week, month or year of the date named last."""
    last = context.last
    if last is None:
        return None
    unit = named(match, "unit")
    days = cal.shifted(last[0], 0, unit)
    return days if days is not None and days[1] >= last[1] else None


def _same_season(match: Match, context: Context) -> cal.DayRange | None:
    """The season behind the start of the date named last, or the one that it lies in."""
    if context.last is None:
        return None
    first = context.last[0]
    known = [cal.season_range(first.year + shift, named(match, "season")) for shift in (-1, 0, 1)]
    return next((days for days in known if days and days[1] >= first), None)


def _decade(match: Match, context: Context) -> cal.DayRange | None:
    if context.published is None:
        return None
    first = _short_year(str(_DECADES[named(match, "decade")]), context)
    return cal.year_range(first, first + 9) if first is not None else None


_SEASONS = "(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_SHORT = r"['’‘](?P<short>\d\d)(?![\w%]|[.,:]\d|['’]\w)"
RULES: tuple[DateRule, ...] = (
    rule(
        "month_short_year",
        "a month of a year of two digits behind an apostrophe",
        "month",
        rf"\b{w.MONTH},?\s(?:of\s)?{_SHORT}",
        _of_short_year,
        precision="month",
    ),
    rule(
        "season_short_year",
        "a season of a year of two digits behind an apostrophe",
        "season",
        rf"\b(?:[Tt]he\s)?{_SEASONS}\s(?:of\s)?{_SHORT}",
        _of_short_year,
        precision="quarter",
        accepts=_is_short_year,
        before=1,
    ),
    rule(
        "short_year",
        "a year of two digits behind an apostrophe, the latest that publication allows",
        "short_year",
        rf"(?<=\s){_SHORT}",
        _of_short_year,
        precision="year",
        accepts=_is_short_year,
    ),
    rule(
        "year_end",
        "the year whose end is meant",
        "end",
        rf"\b(?:[Tt]he\s)?[Yy]ear(?:-|['’]s\s|\s)end\b(?:\s(?:of\s)?{w.YEAR})?",
        _year_end,
        precision="year",
        before=3,
    ),
    rule(
        "session",
        "the trading day before the one named last, or before the publication date if none was",
        "session",
        r"\b[Tt]he\s(?:previous|prior|preceding)\s(?:trading\s)?session\b",
        _session,
        before=3,
    ),
    rule(
        "half",
        "six months of a year where business is spoken of; without a year the latest that had begun",
        "half",
        r"\b[Tt]he\s(?P<nth>first|second)[\s-]half\b(?!\sof\b|-)",
        _half,
        precision="year",
        accepts=_is_of_business,
        before=2,
    ),
    rule(
        "same_unit",
        "the week, month, quarter or year of the date named last",
        "unit",
        r"(?<!\bsaid\s)(?<!\bsays\s)\b[Tt]hat\s(?P<unit>week|month|quarter|year)\b(?!['’-]|\send)",
        _same_unit,
        precision="period",
        before=1,
    ),
    rule(
        "same_season",
        "the season of that name in or behind the date named last",
        "season",
        rf"\b(?:[Tt]hat\s(?:same\s)?|[Tt]he\s(?:following|next)\s){_SEASONS}\b",
        _same_season,
        precision="quarter",
        before=2,
    ),
    rule(
        "decade_word",
        "ten years by their word; the words fix no part of them",
        "decade_word",
        rf"\b[Tt]he\s(?:(?:early|mid|late)[\s-])?(?:[Nn]ineteen-)?(?P<decade>{_DECADE_WORDS})\b",
        _decade,
        precision="decade",
        before=3,
    ),
)
