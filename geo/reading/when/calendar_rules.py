"""Dates by the calendar: days, months, quarters, seasons, years and decades."""

from __future__ import annotations

import datetime as dt
import re

from geo.reading.when import calendar as cal
from geo.reading.when import words as w
from geo.reading.when.context import Context, Match, looks_ahead, named, word_before
from geo.reading.when.rule import DateRule, rule

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_CENTURY = 100
_QUARTER_DAYS = 62
_YEARS_BACK = 7
_FIRST_WORD = re.compile(r"[A-Za-z]*")
_RECENT_DAYS, _LONG_AGO_DAYS = 10, 28


_YEARS = {"last": -1, "this": 0, "next": 1}


def _year(match: Match, context: Context) -> int | None:
    """The year that the words tell, by its number or as "last year"."""
    year, beside = named(match, "year"), named(match, "beside")
    if beside and context.published is not None:
        return context.published.year + _YEARS[beside]
    return int(year) if year else None


def calendar_day(match: Match, context: Context) -> cal.DayRange | None:
    """The day of "February 25", or the days of "February 25-27"; without a year, the one that the context allows."""
    month, number = w.month_number(match["month"]), int(match["day"])
    year = _year(match, context)
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


def _iso_month(match: Match, _: Context) -> cal.DayRange | None:
    """A year and a month; "2010-11", where the second number is the next year's, is two years."""
    year, number = int(match["year"]), int(match["m"])
    if number == (year + 1) % _CENTURY:
        return cal.year_range(year, year + 1)
    return cal.month_range(year, number)


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
    year = context.published.year // _CENTURY * _CENTURY + int(digits)
    return year - _CENTURY if year > context.published.year + 1 else year


def _month(match: Match, context: Context) -> cal.DayRange | None:
    month, year, which = w.month_number(match["month"]), _year(match, context), named(match, "which")
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


def _is_record(match: Match, context: Context) -> bool:
    """Whether a month that has hardly begun is the one of the year before: "the largest gain since January"."""
    early = context.published is not None and context.published.day <= _HARDLY_BEGUN
    return early and bool(_RECORD.search(match.string, max(context.start, match.start() - 60), match.start()))


_HARDLY_BEGUN = 20
_RECORD = re.compile(r"\b(?:best|biggest|highest|largest|lowest|sharpest|smallest|worst)\b[^.]{0,40}\bsince\s$")


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
    if before.lower() in _MONTH_CUES or (before == "for" and _STANDS_ALONE.match(match.string, match.end())):
        return True
    sure = match["month"].lower() in _SURE_MONTHS
    return sure and not (before[:1].isupper() and before.lower() not in _OPENERS)


def _whole_year(match: Match, _: Context) -> cal.DayRange | None:
    return cal.year_range(int(match["year"]))


def _is_year(match: Match) -> bool:
    """Whether four digits are a year: behind a word that leads up to one, and counting nothing."""
    text, before = match.string, word_before(match).lower()
    led = before in _YEAR_CUES or text[match.start() - 1 : match.start()] == "("
    led = led or bool(named(match, "part") or named(match, "fiscal")) or bool(_OWNS.match(text, match.end()))
    led = led or (before in _BOUND and bool(_STANDS_ALONE.match(text, match.end())))
    led = led or bool(_YEAR_TURNS.match(text, match.end()))
    led = led or bool(_MEASURED.search(text, max(0, match.start() - 48), match.start()))
    second = before in {"to", "through", "until"} and _YEAR_BEFORE.search(
        text, max(0, match.start() - 16), match.start()
    )
    return bool(led or second) and not w.counts_something(text, match.end())


def _years(match: Match, _: Context) -> cal.DayRange | None:
    first, last = int(match["year"]), match["year2"]
    until = int(last) if len(last) > 2 else first // _CENTURY * _CENTURY + int(last)
    return cal.year_range(first, until) if first < until else None


def _runs_forward(match: Match) -> bool:
    return _years(match, Context(None)) is not None


def _decade(match: Match, _: Context) -> cal.DayRange | None:
    first = int(match["decade"] or 1900 + int(match["short"]))
    return cal.year_range(first, first + 9)


def _part_of_year(match: Match, context: Context) -> cal.DayRange | None:
    """A quarter or half; without a year the latest that has begun."""
    number = _QUARTERS[named(match, "nth")]
    halves = named(match, "what") == "half"
    if halves and number > 2:
        return None
    measure = cal.half_range if halves else cal.quarter_range
    year = _year(match, context)
    if year is None and context.published is not None:
        shift = {"last": -1, "next": 1}.get(named(match, "which"), 0)
        year = context.published.year + shift
        days = measure(year, number)
        if not named(match, "which") and days and days[0] > context.published and not _comes_next(match, context, days):
            year -= 1
    return measure(year, number) if year is not None else None


def _near_years_part(match: Match, context: Context) -> cal.DayRange | None:
    """A quarter or half of last, this or next year; "the previous year's" is last year's."""
    if context.published is None:
        return None
    measure = cal.half_range if named(match, "what") == "half" else cal.quarter_range
    year = context.published.year + _YEARS[named(match, "which") or "last"]
    number = _QUARTERS[named(match, "nth")]
    return None if measure is cal.half_range and number > 2 else measure(year, number)


def _comes_next(match: Match, context: Context, days: cal.DayRange) -> bool:
    """Whether a quarter or half that had not begun is meant: the words look ahead, or it is the next quarter and no
    word makes it one of a company's own year."""
    if looks_ahead(match, context):
        return True
    near = context.published is not None and (days[0] - context.published).days <= _QUARTER_DAYS
    return near and named(match, "what") != "half" and word_before(match).lower() != "fiscal"


def _season(match: Match, context: Context) -> cal.DayRange | None:
    """A season; "last": the latest that was over, without any word the latest that has begun."""
    season, year = named(match, "season"), _year(match, context)
    if year is not None:
        return cal.season_range(year, season)
    if context.published is None:
        return None
    options = [cal.season_range(context.published.year + shift, season) for shift in (-2, -1, 0, 1)]
    known = [days for days in options if days]
    which = named(match, "which")
    if which == "next" or (not which and looks_ahead(match, context)):
        return next((days for days in known if days[0] > context.published), None)
    if which in {"last", "this past"}:
        return next((days for days in reversed(known) if days[1] < context.published), None)
    if which == "this":
        return cal.season_range(context.published.year, season)
    return next((days for days in reversed(known) if days[0] <= context.published), None)


def _is_quarter(match: Match) -> bool:
    """Whether "Q3" is a quarter: a year stands behind it, or a word that leads up to one before it; no car."""
    return bool(named(match, "year")) or word_before(match).lower() in _QUARTER_CUES


def _is_of_no_match(match: Match) -> bool:
    """Whether no game is spoken of near a quarter."""
    if named(match, "year") or named(match, "which"):
        return True
    return not _GAME.search(match.string, max(0, match.start() - _NEAR), match.end() + _NEAR)


_NEAR = 90
_GAME = re.compile(
    r"\b(?:touchdowns?|yards?|yarders?|field goals?|quarterbacks?|receivers?|interceptions?|fumbles?|rebounds?|punts?|"
    r"halftime|overtime|free throws?|three-pointers?|(?:knee|ankle|neck|shoulder|hamstring) injury)\b|"
    r"\b\d{1,3}-\d{1,3}\s(?:loss|win|victory|defeat|lead|rout|tie|deficit|run)\b"
)
_QUARTER_CUES = frozenset("in for during of since by from the until fiscal last through its after before".split())
_MONTH_CUES = frozenset(
    "in since during until till by from between of to through and early mid late before after".split()
)
_SURE_MONTHS = frozenset(month for month in cal.MONTHS if len(month) > 3) - {"march", "sept"}
_OPENERS = frozenset("the this that last next a an on in for and but".split())
_NAME_OR_DAY = re.compile(r"\s[A-Z][a-z]|\s(?:[012]?\d|3[01])\b|[-’'](?!s\b)[A-Za-z]{2}")
_MONTH_FOLLOWS = re.compile(rf"\s?(?:-(?:to|through)-|-|–|to|through|and)\s?(?:{'|'.join(w.FULL_MONTHS)})\b")
_YEAR_CUES = frozenset(
    "in into since during of until till by before after from through between the a an its their his her fiscal and "
    "year entire".split()
)
_YEAR_TURNS = re.compile(r"\s(?:began|begins|closed|drew|ended|ends|opened|wore)\b")
_MEASURED = re.compile(
    r"(?:%|\b(?:percent|decline|drop|gain|increase|rise))\s(?:[a-z]{1,12}\s)?(?:over|above|below|versus)\s$|"
    r"\bcompared (?:with|to)\s$"
)
"""Words between what was measured and the year that it is measured by: "a gain of 8 percent over 2010"."""
_YEAR_BEFORE = re.compile(r"\b(?:1[5-9]|20)\d\d\s(?:to|through|until)\s$")
_OWNS = re.compile(r"['’]s\s[a-z]")
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(w.FULL_MONTHS)})[-–]$")
_ONE_OF = re.compile(r"\b(?:the|that|other|its|his|their|this)\s$")
_NAMES = re.compile(r"\s(?!against|along|down|from|into|over|through|that|toward)[a-z]{4,}")
"""What a month before it tells the time of: "the March raid", "other May surveys"; no march on a town."""
_BOUND = frozenset("began ended started opened closed entered for".split())
"""Words that lead up to a year that stands alone."""
_STANDS_ALONE = re.compile(r"\s?(?:[.,;)]|$|\b(?:is|are|was|were|and|but|as|at|the|to|in|will|has|had)\b)")
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def _weekday_of_month(match: Match, context: Context) -> cal.DayRange | None:
    """The day of "the first Sunday of October"; without a year that of the month nearest by the words about it."""
    month, year = w.month_number(match["month"]), _year(match, context)
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


_SEASONS = "(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_NO_DAY = r"(?!\d)(?!\s?(?:[012]?\d|3[01]|(?:1[5-9]|20)\d\d)\b)"
_PART_OF_MONTH = rf"(?:{w.EARLY_MID_LATE}\s?)?"
ABSOLUTE: tuple[DateRule, ...] = (
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
RULES: tuple[DateRule, ...] = (
    *ABSOLUTE,
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
    rule(
        "year",
        "a calendar year; the words fix no part of it",
        "year",
        rf"\b(?:(?:[Tt]he\s)?(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:start|beginning|middle|end) of)[\s-])?"
        rf"(?P<fiscal>(?:[Ff]iscal|[Cc]alendar)\s(?:year\s)?|[Tt]he\syear\s)?{w.YEAR}(?![-–—/]\d|s\b|[.,]\d|%|-[a-z])",
        _whole_year,
        precision="year",
        accepts=_is_year,
        before=3,
    ),
    rule(
        "years",
        "from the first to the last of two years",
        "year",
        rf"(?<![\d/-])\b{w.YEAR}\s?[-–—/]\s?(?P<year2>(?:19|20)\d\d|\d\d)(?![\d/-])",
        _years,
        precision="decade",
        accepts=_runs_forward,
    ),
    rule(
        "decade",
        "ten years; the words fix no part of them",
        "decade",
        r"(?:\b[Tt]he\s)?(?:\b(?:early|mid|late)[\s-])?(?:\b(?P<decade>(?:1[5-9]|20)\d0)['’]?|['’](?P<short>[2-9]0))s\b",
        _decade,
        precision="decade",
        before=2,
    ),
    rule(
        "half_year",
        "six months of a year",
        "half",
        r"\b(?:[Tt]he\s)?(?P<nth>[Ff]irst|[Ss]econd)[\s-](?P<what>half)\sof\s"
        rf"(?:{w.YEAR}|(?:the|(?P<which>this|last|next))\syear\b)",
        _part_of_year,
        precision="year",
        before=2,
    ),
    rule(
        "quarter",
        "three months of a year; without a year the latest that had begun at publication",
        "quarter",
        r"\b(?:[Tt]he\s)?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal)[\s-]quarter\b"
        rf"(?:\s(?:of\s|in\s)?(?:{w.YEAR}|(?:the|(?P<which>this|last|next))\syear\b))?",
        _part_of_year,
        precision="quarter",
        accepts=_is_of_no_match,
        before=2,
    ),
    rule(
        "years_quarter",
        "three or six months of the year that owns them",
        "year",
        rf"\b(?:[Tt]he\s)?{w.YEAR}(?:['’]s)?\s(?P<nth>first|second|third|fourth|final)[\s-](?P<what>quarter|half)\b",
        _part_of_year,
        precision="quarter",
        before=1,
    ),
    rule(
        "near_years_quarter",
        "three or six months of the year beside publication that owns them",
        "unit",
        r"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\syear|[Tt]he\s(?:previous|prior)\syear)['’`]s\s"
        r"(?P<nth>first|second|third|fourth|final)[\s-](?P<what>quarter|half)\b",
        _near_years_part,
        precision="quarter",
        before=2,
    ),
    rule(
        "quarter_number",
        "three months of a year",
        "quarter",
        rf"\bQ(?P<nth>[1-4])(?![\w-])(?:\s(?:of\s)?{w.YEAR})?",
        _part_of_year,
        precision="quarter",
        accepts=_is_quarter,
    ),
    rule(
        "season",
        "three whole months, as seasons are north of the equator",
        "season",
        rf"\b(?:[Tt]he\s)?(?:(?:early|mid|late)[\s-])?{_SEASONS}(?:\sof)?\s{w.YEAR}",
        _season,
        precision="quarter",
        before=2,
    ),
    rule(
        "season_near",
        "a season beside the publication date, as seasons are north of the equator",
        "season",
        rf"\b(?:(?P<which>[Ll]ast|[Tt]his\spast|[Tt]his|[Nn]ext)|(?:(?<=\b[Ii]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Uu]ntil\s)|"
        rf"(?<=\b[Ss]ince\s))the)\s{_SEASONS}\b(?!\sof\b)",
        _season,
        precision="quarter",
        before=2,
    ),
)
