"""Years and decades, halves, quarters and seasons."""

from __future__ import annotations

import re

from geo.reading.when import calendar as cal
from geo.reading.when import words as w
from geo.reading.when.context import YEARS_BESIDE, Context, Match, looks_ahead, named, told_year, word_before
from geo.reading.when.rule import DateRule, rule

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER_DAYS = 62
_NEAR = 90
_GAME = re.compile(
    r"\b(?:touchdowns?|yards?|yarders?|field goals?|quarterbacks?|receivers?|interceptions?|fumbles?|rebounds?|punts?|"
    r"halftime|overtime|free throws?|three-pointers?|(?:knee|ankle|neck|shoulder|hamstring) injury)\b|"
    r"\b\d{1,3}-\d{1,3}\s(?:loss|win|victory|defeat|lead|rout|tie|deficit|run)\b"
)
_QUARTER_CUES = frozenset("in for during of since by from the until fiscal last through its after before".split())
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
_BOUND = frozenset("began ended started opened closed entered for".split())
"""Words that lead up to a year that stands alone."""
_SEASONS = "(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"


def _whole_year(match: Match, _: Context) -> cal.DayRange | None:
    return cal.year_range(int(match["year"]))


def _is_year(match: Match) -> bool:
    """Whether four digits are a year: behind a word that leads up to one, and counting nothing."""
    text, before = match.string, word_before(match).lower()
    led = before in _YEAR_CUES or text[match.start() - 1 : match.start()] == "("
    led = led or bool(named(match, "part") or named(match, "fiscal")) or bool(_OWNS.match(text, match.end()))
    led = led or (before in _BOUND and bool(w.STANDS_ALONE.match(text, match.end())))
    led = led or bool(_YEAR_TURNS.match(text, match.end()))
    led = led or bool(_MEASURED.search(text, max(0, match.start() - 48), match.start()))
    second = before in {"to", "through", "until"} and _YEAR_BEFORE.search(
        text, max(0, match.start() - 16), match.start()
    )
    return bool(led or second) and not w.counts_something(text, match.end())


def _years(match: Match, _: Context) -> cal.DayRange | None:
    first, last = int(match["year"]), match["year2"]
    until = int(last) if len(last) > 2 else first // cal.CENTURY * cal.CENTURY + int(last)
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
    year = told_year(match, context)
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
    year = context.published.year + YEARS_BESIDE[named(match, "which") or "last"]
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
    season, year = named(match, "season"), told_year(match, context)
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


RULES: tuple[DateRule, ...] = (
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
