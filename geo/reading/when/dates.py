"""Date words in text, each resolved beside the publication date where it needs one.

Every pattern is one row of `PATTERNS`: a name, an expression without nested repetition, and the function that
turns a match into days. What nothing in the text fixes stays unresolved (value None), never a default.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geo.model import DateMention, Span
from geo.reading.when import calendar as cal

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAY2 = r"(?:\s?(?:-|–|—|to|and|&|/)\s?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d-])"
_WEEKDAY = (
    r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Mon\.|Tues?\.|Wed\.|Thur?s?\.|Fri\.|Sat\.|Sun\.)"
)
_UNIT = r"(?P<unit>day|week|month|year)s?"
_COUNT = r"(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
_PART = r"(?:\s(?P<part>morning|afternoon|evening|night))?"
_COUNTS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30}
_FUTURE = re.compile(
    r"\b(?:will|next|coming|upcoming|due|scheduled|planned|expected to|set to)\b[^.]{0,60}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a date word is read beside: the publication date, the last day named, the words before it."""

    published: dt.date | None
    last_day: dt.date | None
    before: str


Resolver = Callable[["re.Match[str]", Context], cal.DayRange | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a date."""

    name: str
    expression: re.Pattern[str]
    resolve: Resolver
    precision: str


def find_dates(text: str, spans: Sequence[Span], *, published: dt.date | None) -> tuple[DateMention, ...]:
    """The date words inside `spans` of `text`, in order, none overlapping another."""
    found: list[DateMention] = []
    last_day = None
    for span in spans:
        for pattern, match in _matches(text, span):
            context = Context(published, last_day, text[max(span.start, match.start() - 80) : match.start()])
            days = pattern.resolve(match, context)
            first, last = days or (None, None)
            precision = _precision(pattern.precision, first, last)
            found.append(
                DateMention(Span(match.start(), match.end()), match.group(), first, last, precision, pattern.name)
            )
            if first and first == last:
                last_day = first
    return tuple(found)


def parse_date_line(line: str) -> dt.date | None:
    """The one day that a line consisting of a date names ("26 February, 2021", "Published: 2021-02-26"), else None."""
    words = _LINE_NOISE.sub(" ", line.strip()).strip(" ,|·•-–—")
    for pattern in ABSOLUTE:
        match = pattern.expression.match(words)
        if match and len(words) - match.end() <= MAX_LINE_REST and _only_time(words[match.end() :]):
            days = pattern.resolve(match, Context(None, None, ""))
            if days and days[0] == days[1]:
                return days[0]
    return None


MAX_LINE_REST = 30
_LINE_NOISE = re.compile(
    r"^(?:last\s)?(?:published|updated|posted|date|on)\b\s*(?:on|at)?\s*:?|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?\.?,?\s",
    re.IGNORECASE,
)
_TIME_REST = re.compile(
    r"[\s,|·•\-–—T]*(?:at\s)?(?:[\d:.]{0,12})\s?(?:am|pm|a\.m\.|p\.m\.)?\s?(?:[A-Z]{0,4})[\d:+ ]{0,7}$", re.I
)


def _only_time(rest: str) -> bool:
    return not rest or bool(_TIME_REST.match(rest))


def _matches(text: str, span: Span) -> list[tuple[Pattern, re.Match[str]]]:
    """Matches of all patterns in the span: the leftmost, then the longest, wins."""
    hits = [(p, m) for p in PATTERNS for m in p.expression.finditer(text, span.start, span.end)]
    hits.sort(key=lambda hit: (hit[1].start(), -hit[1].end()))
    kept: list[tuple[Pattern, re.Match[str]]] = []
    for pattern, match in hits:
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((pattern, match))
    return kept


_LENGTHS = ((1, "day"), (6, "range"), (7, "week"), (31, "month"))


def _precision(named: str, first: dt.date | None, last: dt.date | None) -> str:
    """day, range (2-6 days), week, month or year by how many days are meant; as the pattern names it if unresolved."""
    if first is None or last is None:
        return named
    days = (last - first).days + 1
    return next((name for longest, name in _LENGTHS if days <= longest), "year")


# --- resolvers: a match to its days -------------------------------------------------------------------------


def _month_of(match: re.Match[str]) -> int:
    return cal.MONTHS[match["month"].lower().rstrip(".")]


def _year_of(match: re.Match[str], context: Context, month: int, number: int) -> int | None:
    if match["year"]:
        return int(match["year"])
    if context.published is None:
        return None
    date = cal.nearest_year(month, number, context.published)
    return date.year if date else None


def _calendar_day(match: re.Match[str], context: Context) -> cal.DayRange | None:
    month, number = _month_of(match), int(match["day"])
    year = _year_of(match, context, month, number)
    first = cal.day(year, month, number) if year else None
    if first is None:
        return None
    last = cal.day(first.year, month, int(match["day2"])) if match["day2"] else first
    return (first, last) if last and last >= first else (first, first)


def _iso(match: re.Match[str], _: Context) -> cal.DayRange | None:
    date = cal.day(int(match["year"]), int(match["m"]), int(match["d"]))
    return (date, date) if date else None


def _slashed(match: re.Match[str], _: Context) -> cal.DayRange | None:
    """Day and month by slashes: read only where one number cannot be a month, or both are the same."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if a > 12 or a == b:
        date = cal.day(year, b, a)
    elif b > 12:
        date = cal.day(year, a, b)
    else:
        return None
    return (date, date) if date else None


def _month(match: re.Match[str], context: Context) -> cal.DayRange | None:
    month = _month_of(match)
    if match["year"]:
        year = int(match["year"])
    elif context.published:
        year = cal.month_year(month, context.published)
    else:
        return None
    part = (match["which"] or "").lower()
    if part in {"early", "mid", "late"}:
        return cal.part_of_month(year, month, part)
    return cal.month_range(year, month)


def _year(match: re.Match[str], _: Context) -> cal.DayRange | None:
    year = int(match["year"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _weekday(match: re.Match[str], context: Context) -> cal.DayRange | None:
    if context.published is None:
        return None
    weekday = cal.WEEKDAYS[match["weekday"].lower().rstrip(".")]
    which = (match["which"] or "").lower()
    if which in {"next", "coming", "this coming"} or (not which and _FUTURE.search(context.before)):
        date = cal.weekday_after(weekday, context.published)
    else:
        date = cal.weekday_before(weekday, context.published)
        if which == "last" and date == context.published:
            date -= dt.timedelta(days=7)
    return date, date


_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _deictic(match: re.Match[str], context: Context) -> cal.DayRange | None:
    if context.published is None:
        return None
    words = " ".join(match.group().lower().split())
    if words == "overnight":
        return context.published - dt.timedelta(days=1), context.published
    if words == "last night":
        shift = -1
    elif words.startswith("this "):
        shift = 0
    else:
        shift = next(value for word, value in _SHIFTS.items() if words.startswith(word))
    date = context.published + dt.timedelta(days=shift)
    return date, date


def _period(match: re.Match[str], context: Context) -> cal.DayRange | None:
    if context.published is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which.rsplit(maxsplit=1)[-1]]
    if unit == "weekend":
        saturday = cal.week_range(context.published + dt.timedelta(weeks=shift))[0] + dt.timedelta(days=5)
        if which.endswith("this") and saturday > context.published:
            saturday -= dt.timedelta(weeks=1)
        return saturday, saturday + dt.timedelta(days=1)
    days = cal.shifted(context.published, shift, unit)
    if days and which.startswith("earlier") and days[0] <= context.published <= days[1]:
        return days[0], context.published
    return days


def _counted(match: re.Match[str], context: Context) -> cal.DayRange | None:
    direction = match["direction"].lower()
    base = context.published if direction == "ago" else context.last_day or context.published
    count = _COUNTS.get(match["count"].lower()) or (int(match["count"]) if match["count"].isdigit() else 0)
    if base is None or not count:
        return None
    return cal.shifted(base, count if direction in {"later", "after"} else -count, match["unit"].lower())


def _neighbour(match: re.Match[str], context: Context) -> cal.DayRange | None:
    base = context.last_day or context.published
    if base is None:
        return None
    words = match.group().lower()
    shift = 1 if "following" in words or "next" in words or "after" in words else 0 if "same" in words else -1
    return cal.shifted(base, shift, "day")


def _pattern(name: str, expression: str, resolve: Resolver, precision: str, *, ignore_case: bool = False) -> Pattern:
    return Pattern(name, re.compile(expression, re.IGNORECASE if ignore_case else 0), resolve, precision)


_COMMA_YEAR = rf"(?:,?\s{_YEAR})?"
ABSOLUTE: tuple[Pattern, ...] = (
    _pattern("iso", r"\b(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _iso, "day"),
    _pattern("day_month", rf"(?<![\d.,:/])\b{_DAY}{_DAY2}(?:\sof)?\s{_MONTH}{_COMMA_YEAR}", _calendar_day, "day"),
    _pattern("month_day", rf"\b{_MONTH}\s{_DAY}{_DAY2}(?![\d:%]|[.,]\d){_COMMA_YEAR}", _calendar_day, "day"),
    _pattern(
        "slashed", r"(?<![\d/])(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])", _slashed, "day"
    ),
)
PATTERNS: tuple[Pattern, ...] = (
    *ABSOLUTE,
    _pattern(
        "month_year", rf"\b(?:(?P<which>[Ee]arly|[Mm]id|[Ll]ate)(?:\sin|-|\s)\s?)?{_MONTH},?\s{_YEAR}", _month, "month"
    ),
    _pattern(
        "month",
        rf"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bduring )|(?<=\blast )|(?<=\bthis )|(?<=\buntil )|"
        rf"\b(?P<which>[Ee]arly|[Mm]id|[Ll]ate)(?:\sin\s|-|\s)){_MONTH}(?P<year>(?!))?(?!\s?\d)",
        _month,
        "month",
    ),
    _pattern(
        "year",
        rf"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bduring )|(?<=\bof )|(?<=\blate )|(?<=\bearly )|"
        rf"(?<=\buntil )|(?<=\bfrom )|(?<=\bto ))\b{_YEAR}(?!\s?(?:people|km|kilo|troops|fighters|soldiers))",
        _year,
        "year",
    ),
    _pattern(
        "weekday",
        rf"\b(?:(?P<which>last|this coming|this|next|coming|Last|This|Next)\s)?{_WEEKDAY}{_PART}",
        _weekday,
        "day",
    ),
    _pattern(
        "deictic",
        r"\b(?:(?:today|yesterday|tomorrow)(?:\s(?:morning|afternoon|evening|night))?|tonight|overnight|last night|"
        r"this (?:morning|afternoon|evening))\b",
        _deictic,
        "day",
        ignore_case=True,
    ),
    _pattern(
        "period",
        r"\b(?P<which>(?:earlier\s|later\s)?this|last|past|previous|next|coming)\s(?P<unit>week|weekend|month|year)\b",
        _period,
        "period",
        ignore_case=True,
    ),
    _pattern(
        "counted",
        rf"\b{_COUNT}\s{_UNIT}\s(?P<direction>ago|earlier|later|(?:before|after)(?=[.,;]|$))",
        _counted,
        "period",
        ignore_case=True,
    ),
    _pattern(
        "neighbour",
        r"\bthe (?:(?:previous|following|next|same) day|day (?:before|after)|(?:night|evening) before)\b",
        _neighbour,
        "day",
        ignore_case=True,
    ),
)
