"""Date words in text, each resolved beside the publication date where it needs one.

Every way to write a date is one row of `RULES`. What nothing in the text fixes stays unresolved (value None), never a
default. A day that is counted from another one ("two days earlier", "the previous day") is counted from the single day
that the paragraph named last; else from the last one of the text, if that lies within a month of the publication; else,
looking back only, from the publication date. Weeks, months and years are also counted from a longer date.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from geo.model import DateMention, Span
from geo.reading.when import calendar as cal
from geo.reading.when import day_rules, month_rules, newswire_rules, period_rules, relative_rules, year_rules
from geo.reading.when.context import Context, Match
from geo.reading.when.kinds import DateWord, date_words, words_before
from geo.reading.when.ranges import RANGE_RULE, as_range, joins
from geo.reading.when.rule import DateRule
from geo.reading.when.times import over_midnight, time_of

RULES: tuple[DateRule, ...] = (
    *period_rules.RULES,
    *relative_rules.RULES,
    *newswire_rules.RULES,
    *day_rules.RULES,
    *month_rules.RULES,
    *year_rules.RULES,
)
EXPLAINED: dict[str, str] = {
    **{rule.name: rule.says for rule in RULES},
    **RANGE_RULE,
    "weekday_of_date": "a weekday beside the date that it names again",
}
"""What each rule that a date can carry says, in words."""
_RANK = {rule.name: rank for rank, rule in enumerate(RULES)}
FULL_DATES = frozenset({"iso", "day_month", "month_day", "slashed"})
BESIDE_CHARACTERS = 40
NEAR_DAYS = 31
_MONTHS = 12
_LONG = frozenset({"quarter", "year", "decade", "century"})
"""Precisions of dates that have no time of day: "the early 1990s"."""
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d\b")
_LENGTHS = ((1, "day"), (6, "range"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))
_COMPARED = re.compile(r"\b(?:than|since|from|until|after|before|as)\b")
"""Words between a weekday and a full date that make them two days: "Monday, more than on October 28, 1929"."""
Hit = tuple[DateRule, Match]


def find_dates(
    text: str, spans: Sequence[Span], *, published: dt.date | None, day_first: bool | None = None
) -> tuple[DateMention, ...]:
    """The date words inside `spans` (paragraphs) of `text`, in order, none overlapping another. Linear in the text.

    `day_first` is the usage of the text's country for dates by numbers (None: not known); other dates of the text go
    before it.
    """
    found: list[DateMention] = []
    told = _day_first(text)
    last_day, period = None, None
    words = date_words(text)
    for span in spans:
        context = Context(published, _near(last_day, published), None, told, span.start, day_first, period)
        for mention in _agreeing(text, tuple(_paragraph(text, span, words, context))):
            found.append(mention)
            if mention.value and mention.value == mention.end:
                last_day = mention.value
            elif mention.precision == "quarter" and mention.value and mention.end:
                period = mention.value, mention.end
    return tuple(found)


def _agreeing(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """The dates of a paragraph, where a weekday beside a full date that falls on it is that date ("during Friday
    prayers on March 4, 2022")."""
    full = [mention for mention in mentions if mention.rule in FULL_DATES and mention.value is not None]
    starts = [other.span.start for other in full]
    for mention in mentions:
        first = bisect_left(starts, mention.span.end)
        behind = bisect_right(starts, mention.span.end + BESIDE_CHARACTERS) if mention.rule == "weekday" else first
        beside = full[first:behind]
        same = [other for other in beside if _is_again(text, mention, other)]
        if same:
            yield replace(mention, value=same[0].value, end=same[0].end, rule="weekday_of_date")
        else:
            yield mention


def _is_again(text: str, weekday: DateMention, full: DateMention) -> bool:
    """Whether a full date names the day of the weekday before it again; no other one that it is compared with."""
    if weekday.value is None or full.value is None or not _one_weekday(weekday.value, full.value):
        return False
    return _COMPARED.search(text, weekday.span.end, full.span.start) is None


def _one_weekday(day: dt.date, other: dt.date) -> bool:
    return day.weekday() == other.weekday()


def _near(day: dt.date | None, published: dt.date | None) -> dt.date | None:
    """A day of an earlier paragraph, unless it is background: far from the publication date."""
    far = day is not None and published is not None and abs((published - day).days) > NEAR_DAYS
    return None if far else day


def is_ambiguous(mention: DateMention) -> bool:
    """Whether a date by numbers has two that could be the month."""
    numbers = _SLASHED.match(mention.text) if mention.rule == "slashed" else None
    return (
        numbers is not None and int(numbers[1]) != int(numbers[2]) and max(int(numbers[1]), int(numbers[2])) <= _MONTHS
    )


def _day_first(text: str) -> bool | None:
    """Whether the text's dates by numbers put the day first, where one of them tells and none tells otherwise."""
    if "/" not in text:
        return None
    told = {int(a) > int(b) for a, b in _SLASHED.findall(text) if max(int(a), int(b)) > 12 >= min(int(a), int(b))}
    return told.pop() if len(told) == 1 else None


def _paragraph(text: str, span: Span, words: Sequence[DateWord], context: Context) -> Iterator[DateMention]:
    inside = words[bisect_left(words, (span.start,)) : bisect_left(words, (span.end,))]
    hits = _hits(text, span, inside) if inside else []
    at, free = 0, span.start
    while at < len(hits):
        hit, after = hits[at], hits[at + 1] if at + 1 < len(hits) else None
        mention = None
        if after is not None and joins(text, hit, after, start=span.start):
            mention = _ranged(hit, after, context)
        at += 1 if mention is None else 2
        mention = mention or _single(hit, context)
        behind = hits[at][1].start() if at < len(hits) else span.end
        time = time_of(text, mention.span, Span(free, behind))
        yield replace(mention, time=time) if time and mention.precision not in _LONG else mention
        free = mention.span.end
        if mention.value is not None and mention.end is not None:
            day = mention.value if mention.value == mention.end else context.last_day
            days = (mention.value, mention.end)
            period = context.period if mention.value == mention.end else days
            context = replace(context, last_day=day, last=days, period=period)


def _hits(text: str, span: Span, words: Iterable[DateWord]) -> list[Hit]:
    """Matches about the `words` of a span of all rules that accept theirs: the leftmost, then the longest, then the
    first rule, wins.

    A rule is tried about words of its kind only, from the words before them on: a fixed number of tries for each word.
    """
    hits: list[Hit] = []
    for start, end, kinds in words:
        rules, most_before = _rules_of(kinds)
        starts = words_before(text, span.start, start, most_before)
        for rule in rules:
            match = _about(rule, text, starts, Span(end, span.end))
            if match is not None:
                hits.append((rule, match))
    hits.sort(key=lambda hit: (hit[1].start(), -hit[1].end(), _RANK[hit[0].name]))
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit[1].start() >= kept[-1][1].end():
            kept.append(hit)
    return kept


@cache
def _rules_of(kinds: tuple[str, ...]) -> tuple[tuple[DateRule, ...], int]:
    """The rules that need a word of these kinds, and how many words before it they read at most."""
    rules = tuple(rule for kind in kinds for rule in RULES if rule.needs == kind)
    return rules, max((rule.before for rule in rules), default=0)


def _about(rule: DateRule, text: str, starts: Sequence[int], ends: Span) -> Match | None:
    """The match of a rule that begins at the earliest of `starts` and ends within `ends`."""
    for start in starts[-rule.before - 1 :]:
        match = rule.expression.match(text, start, ends.end)
        if match and match.end() >= ends.start and (rule.accepts is None or rule.accepts(match)):
            return match
    return None


def _single(hit: Hit, context: Context) -> DateMention:
    rule, match = hit
    days = rule.resolve(match, context)
    if days is not None and days[0] == days[1] and over_midnight(match, context.start):
        days = cal.between(days[0], cal.moved(days[0], 1)) or days
    return _mention(Span(match.start(), match.end()), match.string, days, rule.name, rule.precision)


def _ranged(first: Hit, last: Hit, context: Context) -> DateMention | None:
    """Two dates as one range; None if it would run backwards."""
    span = Span(first[1].start(), last[1].end())
    known, days = as_range(first, last, context)
    return _mention(span, first[1].string, days, "range", "range") if known else None


def _mention(span: Span, text: str, days: cal.DayRange | None, rule: str, precision: str) -> DateMention:
    first, last = days or (None, None)
    return DateMention(span, span.of(text), first, last, _precision(precision, days), rule)


def _precision(named: str, days: cal.DayRange | None) -> str:
    """day, range (2-6 days), week, month, quarter, year or decade (more than a year) by how many days are meant; as
    the rule names it if unresolved."""
    if days is None:
        return named
    length = (days[1] - days[0]).days + 1
    return next((name for longest, name in _LENGTHS if length <= longest), "decade")
