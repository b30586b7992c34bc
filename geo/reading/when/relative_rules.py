"""Dates beside another day: weekdays, today, last week, three days ago, the day before, and holidays."""

from __future__ import annotations

import datetime as dt
import re

from geo.reading.when import calendar as cal
from geo.reading.when import holidays
from geo.reading.when import words as w
from geo.reading.when.context import Context, Match, looks_ahead, named, word_before
from geo.reading.when.rule import DateRule, rule

_NEXT = frozenset({"next", "coming", "this coming", "the coming"})
_WEEKS = {"last": -1, "this": 0, "next": 1}
_WEDNESDAY = 2


def _base(context: Context, which: str, unit: str) -> dt.date | None:
    """What "the following" and its like start from; other words start from the publication date."""
    if which in {"the following", "the previous", "the same"}:
        return context.told(unit, back=which == "the previous")
    return context.published


def _weekday(match: Match, context: Context) -> cal.DayRange | None:
    which, week = named(match, "which"), named(match, "week")
    base = _base(context, which, "day")
    if base is None:
        return None
    weekday = w.weekday_number(match["weekday"])
    if week:
        monday = cal.moved(base, 7 * _WEEKS[week.split()[-2]] - base.weekday())
        day = cal.moved(monday, weekday) if monday else None
    elif which == "next":
        monday = cal.moved(base, 7 - base.weekday())
        day = cal.moved(monday, weekday) if monday else None
    elif which in _NEXT or which == "the following":
        day = cal.weekday_after(weekday, base)
    elif which in {"last", "past", "this past", "the previous"}:
        before = cal.moved(base, -1)
        day = cal.weekday_before(weekday, before) if before else None
    elif not which and weekday != base.weekday() and looks_ahead(match, context):
        day = cal.weekday_after(weekday, base)
    else:
        day = cal.weekday_before(weekday, base)
    return cal.between(day, day)


def _is_weekday(match: Match) -> bool:
    """Whether the word is a day of a week, not one that comes back ("every Friday") nor a name: "Bloody Sunday"."""
    if match.string.endswith(", a ", 0, match.start()) and match.string[match.end() : match.end() + 1] in ".,;)":
        return False  # "on March 22, a Sunday"
    if _IN_NAME.match(match.string, match.end()):
        return False  # "heading to Monday Market"
    return not _NAMED_DAY.search(match.string, max(0, match.start() - 14), match.start())


_IN_NAME = re.compile(r"\s(?:Market|Bazaar|Mosque|Times|Telegraph|Mail|Herald|Mirror|Star|Club)\b")
_NAMED_DAY = re.compile(
    r"\b(?:Black|Bloody|Good|Super|Cyber|Giving|Ash|Palm|Maundy|Easter|Holy|Ruby|"
    r"[Ee]very(?: other)?|[Ee]ach|[Aa]ny|[Mm]ost)\s$"
)


def _overnight(match: Match, context: Context) -> cal.DayRange | None:
    """The night that ends on the publication day; with a weekday the night behind that day, if it was over by then."""
    if context.published is None:
        return None
    if not named(match, "weekday"):
        return cal.between(cal.moved(context.published, -1), context.published)
    day = cal.weekday_before(w.weekday_number(match["weekday"]), context.published)
    if day is None:
        return None
    into = named(match, "link") in {"into", "to"} or day == context.published
    return cal.between(cal.moved(day, -1), day) if into else cal.between(day, cal.moved(day, 1))


def _weeks_from_weekday(match: Match, context: Context) -> cal.DayRange | None:
    count = w.count_of(named(match, "count"))
    if context.published is None or not count:
        return None
    next_one = cal.weekday_after(w.weekday_number(match["weekday"]), context.published)
    day = cal.moved(next_one, 7 * int(count)) if next_one else None
    return cal.between(day, day)


_SHIFTS = {
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
}


def _deictic(match: Match, context: Context) -> cal.DayRange | None:
    if context.published is None:
        return None
    words = named(match, "words")
    shift = _SHIFTS.get(words, -1 if words.startswith("last") else 0)
    day = cal.moved(context.published, shift)
    return cal.between(day, day)


def _is_no_paper(match: Match) -> bool:
    """Whether "Today" is no part of a publisher's name: "a USA Today poll"."""
    return match["words"] != "Today" or word_before(match) not in _PAPERS


_PAPERS = frozenset("Africa Christianity India Nigeria Pakistan Psychology Russia USA".split())

_PERIODS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "the previous": -1,
    "the prior": -1,
    "this past": -1,
    "this": 0,
    "the current": 0,
    "current": 0,
    "the": 0,
    "the same": 0,
    "next": 1,
    "coming": 1,
    "the coming": 1,
    "the following": 1,
}


def _period(match: Match, context: Context) -> cal.DayRange | None:
    which, unit = named(match, "which"), named(match, "unit")
    edge = w.part_named(named(match, "edge")) if named(match, "edge") not in {"earlier", "later"} else ""
    base = _base(context, which, unit)
    if base is None:
        return None
    days = _decade_of(base, _PERIODS[which]) if unit == "decade" else cal.shifted(base, _PERIODS[which], unit)
    if days is None:
        return None
    if named(match, "edge") == "earlier":
        return cal.between(days[0], min(days[1], base)) or days
    if named(match, "edge") == "later":
        return cal.between(max(days[0], base), days[1]) or days
    if edge and unit == "week":
        return cal.part_of_week(days, edge)
    if edge and unit == "month":
        return cal.part_of_month(days[0].year, days[0].month, edge)
    return days


def _decade_of(date: dt.date, shift: int) -> cal.DayRange | None:
    first = date.year // 10 * 10 + 10 * shift
    return cal.year_range(first, first + 9)


def _weekend(match: Match, context: Context) -> cal.DayRange | None:
    """The latest weekend that had begun; the week's own if the words look ahead or say "this" from Wednesday on;
    "next": of the week behind it."""
    published, which = context.published, named(match, "which")
    if published is None:
        return None
    days = cal.weekend_range(published)
    begun = days is not None and days[0] <= published
    if which == "next":
        shift = 1
    elif which in {"last", "past", "this past"}:
        shift = -1
    else:
        near = which == "this" and published.weekday() >= _WEDNESDAY and not _IS_PAST.search(_clause(match))
        shift = 0 if begun or near or which == "coming" or looks_ahead(match, context) else -1
    there = cal.moved(published, 7 * shift)
    return cal.weekend_range(there) if there else None


def _clause(match: Match) -> str:
    """The words before a match, as far as they may belong to its clause."""
    return match.string[max(0, match.start() - _CLAUSE) : match.start()]


_CLAUSE = 60
_IS_PAST = re.compile(r"\b(?:was|were|had|who|which)\b[^.,;]*$")


def _rolling(match: Match, context: Context) -> cal.DayRange | None:
    """So many units up to the publication date, or from it on. A vague number fixes no days."""
    count, published = w.count_of(named(match, "count") or "a"), context.published
    which = named(match, "which").removeprefix("the ")
    if published is None or not count or named(match, "vague") or which in {"recent", "previous", "preceding"}:
        return None
    if not named(match, "count") and which == "coming":
        return None
    ahead = which in {"next", "coming", "following"}
    far = cal.stepped(published, count if ahead else -count, named(match, "unit"))
    return cal.between(published, far) if ahead else cal.between(far, published)


def _counted(match: Match, context: Context) -> cal.DayRange | None:
    """So many units before or after: the day, week, month or year that lies there. Hours reach over the day between."""
    direction, unit = named(match, "direction"), named(match, "unit")
    ahead = direction in {"later", "after", "from now"}
    base = context.published if direction in {"ago", "from now"} else context.told(unit, back=not ahead)
    count = w.count_of(named(match, "count")) if named(match, "count") else None
    if base is None or not count or named(match, "vague") or named(match, "half"):
        return None
    count = count if ahead else -count
    if unit == "hour":
        far = cal.stepped(base, count, unit)
        return cal.between(far, base) or cal.between(base, far)
    return cal.shifted(base, count, unit)


def _neighbour(match: Match, context: Context) -> cal.DayRange | None:
    words = f" {named(match, 'words')} "
    if " in the day " in words and context.told("day", back=False) is None:
        return (context.published, context.published) if context.published else None
    ahead, same = ("following", "next", "after"), (" same ", " that ", " in the day ")
    shift = 1 if any(word in words for word in ahead) else 0 if any(word in words for word in same) else -1
    base = context.told("day", back=shift < 0)
    return cal.shifted(base, shift, "day") if base else None


def _day_number(match: Match, context: Context) -> cal.DayRange | None:
    """The latest such day of a month on or before publication, or of the month that is named behind it."""
    if context.published is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1, "the": 0}.get(named(match, "which"))
    for months in (shift,) if shift is not None else (0, -1, -2):
        first = cal.shifted(context.published, months, "month")
        day = cal.day(first[0].year, first[0].month, int(match["day"])) if first else None
        if day and (shift is not None or day <= context.published):
            return day, day
    return None


def _holiday(match: Match, context: Context) -> cal.DayRange | None:
    year = named(match, "year")
    name = named(match, "name").replace("’", "'")
    which = named(match, "which") or ("next" if looks_ahead(match, context) else "")
    day = holidays.holiday(name, year=int(year) if year else None, published=context.published, which=which)
    if day is not None and named(match, "beside"):
        day = cal.moved(day, 1 if "after" in named(match, "beside") else -1)
    return cal.between(day, day)


def _nine_eleven(_: Match, __: Context) -> cal.DayRange | None:
    return dt.date(2001, 9, 11), dt.date(2001, 9, 11)


_HOLIDAYS = "|".join(
    name.title().replace("'S", "['’]s").replace("Al-", "al-").replace(" Of ", " of ") for name in holidays.NAMES
)
_STOP = r"(?=\s?(?:[.,;:!?)”\"’]|$|—|–|and\b|when\b|by\b|in\b|at\b))"
_FORMS = r"(?:day|night|morning|evening|afternoon)\b"
RULES: tuple[DateRule, ...] = (
    rule(
        "weekday",
        "the latest such weekday on or before publication; the next if the words look ahead",
        "weekday",
        r"\b(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id-?)\s)?"
        r"(?:(?P<which>[Ll]ast|[Tt]his past|[Pp]ast|[Tt]his coming|[Cc]oming|[Tt]his|[Nn]ext|[Tt]he following|"
        rf"[Tt]he previous|[Tt]he same)\s)?{w.WEEKDAY}{w.PART_OF_DAY}"
        r"(?:,?\s(?P<week>(?:of\s)?(?:last|this|next)\sweek\b))?",
        _weekday,
        accepts=_is_weekday,
        floats=True,
        before=4,
    ),
    rule(
        "weeks_from_weekday",
        "so many weeks behind the next such weekday",
        "weekday",
        rf"\b(?P<count>[Aa]|one|two|three|four)\sweeks?\sfrom\s(?:next\s|this\s)?{w.WEEKDAY}",
        _weeks_from_weekday,
        before=4,
    ),
    rule(
        "overnight",
        "the night that ends on the publication day, or follows the weekday that is named",
        "night",
        rf"\b[Oo]vernight(?:(?P<link>\son|\sinto|\sto|\slate)?\s{w.WEEKDAY})|\b[Oo]vernight\b"
        r"(?!\s(?:from|between|on|of|to|into|late|\d|[A-Z][a-z]{2,8}\.?\s\d))",
        _overnight,
        precision="range",
    ),
    rule(
        "today",
        "a day counted from the publication date",
        "deictic",
        r"\b(?:(?:early|late|earlier|later)\s)?(?P<words>the day before yesterday|the day after tomorrow|"
        r"(?:today|yesterday|tomorrow)|tonight|(?<!the\s)last (?:night|evening)(?!\sof\b)|"
        r"this (?:morning|afternoon|evening))\b"
        r"(?:\s(?:at\s)?(?:morning|afternoon|evening|night|noon|midnight|dawn)\b)?",
        _deictic,
        before=4,
        any_case=True,
        accepts=_is_no_paper,
    ),
    rule(
        "period",
        "the week, month, quarter or year beside the publication date, or the part of it that the words tell",
        "unit",
        r"\b(?:(?P<edge>early|mid|late|earlier|later|the (?:start|beginning|middle|end) of)[\s-](?:in\s)?)?"
        r"(?P<which>last|this past|past|the previous|the prior|previous|this|the current|current|next|coming|"
        r"the coming|the following|the same)\s(?P<unit>week|month|quarter|year|decade)\b",
        _period,
        precision="period",
        before=5,
        any_case=True,
    ),
    rule(
        "edge",
        "the first or last days of the week, month or year of publication",
        "unit",
        r"\b(?P<edge>the (?:start|beginning|middle|end) of|(?:earlier|early|late)(?=\sin\s))\s(?:in\s)?"
        r"(?P<which>the)\s(?P<unit>week|month|year)\b",
        _period,
        precision="period",
        before=4,
        any_case=True,
    ),
    rule(
        "weekend",
        "the latest weekend that had begun at publication; the coming one if the words look ahead",
        "weekend",
        r"\b(?:(?P<which>last|this past|past|this|next|coming)\s|the\s|(?<!\ba\s)(?<!every\s)(?<!each\s))weekend\b",
        _weekend,
        precision="range",
        before=2,
        any_case=True,
    ),
    rule(
        "rolling",
        "so many units up to the publication date, or from it on",
        "unit",
        r"\b(?:(?P<which>the (?:past|last|next|coming|recent|preceding|previous|following)|past|last|next|coming|"
        rf"recent)\s(?:(?:{w.COUNT}|{w.VAGUE})\s)(?P<unit>hour|day|week|month|year|decade)s?)\b",
        _rolling,
        precision="range",
        before=4,
        any_case=True,
    ),
    rule(
        "rolling_one",
        "a unit up to the publication date, or from it on",
        "unit",
        r"\b(?P<which>the (?:past|last|next|coming))\s(?P<unit>week|month|year|decade)\b",
        _rolling,
        precision="range",
        before=2,
        any_case=True,
    ),
    rule(
        "vague",
        "words that fix no day",
        "unit",
        r"\b(?P<which>recent|coming|past)\s(?P<unit>hour|day|week|month|year|decade)s\b",
        lambda _match, _context: None,
        precision="range",
        before=1,
        any_case=True,
    ),
    rule(
        "counted",
        "so many units before or after the publication date (ago) or the day named last (earlier, later)",
        "direction",
        rf"\b(?:{w.COUNT}|(?:a\s)?{w.VAGUE})(?P<half>\sand a half)?\s{w.UNIT}\s"
        rf"(?P<direction>ago|earlier|later|from now|(?:before|after){_STOP})\b",
        _counted,
        precision="period",
        before=7,
        any_case=True,
    ),
    rule(
        "neighbour",
        "a day beside the one named last, or beside the publication date if none was",
        "day",
        rf"\b(?P<words>the (?:previous|following|next|preceding|same) {_FORMS}|that (?:same |very )?{_FORMS}|"
        rf"(?:earlier|later) (?:in the|that) day\b|"
        rf"the {_FORMS} (?:before|after){_STOP})",
        _neighbour,
        before=3,
        any_case=True,
    ),
    rule(
        "day_number",
        "the latest such day of a month at publication",
        "number",
        r"(?<=\bon )the (?P<day>\d{1,2})(?:st|nd|rd|th)(?:\sof\s(?P<which>last|this|next|the)\smonth\b|(?=[.,;]|$))",
        _day_number,
        before=1,
        any_case=True,
    ),
    rule(
        "holiday",
        "a holiday of the calendar, the nearest to publication or the next by the words; none for those that move",
        "holiday",
        r"\b(?P<beside>the day (?:after|before) )?(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s)?"
        rf"(?P<name>{_HOLIDAYS})\b(?:,?\s{w.YEAR})?(?!(?:\s\w+day)?,\s(?:the\s)?(?:{w.DAY}\s)?{w.MONTH})",
        _holiday,
        before=4,
    ),
    rule(
        "nine_eleven",
        "the day of 2001 that news calls by its number",
        "nine_eleven",
        r"\b9/11\b(?!/)|\bSept(?:ember|\.)? 11(?=,? (?:terror(?:ist)? |suicide |hijack(?:ing|er)s? )?attacks?\b)",
        _nine_eleven,
    ),
)
