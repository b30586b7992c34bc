"""Date words in text, each resolved beside the publication date where it needs one.

Every way to write a date is one row of `RULES`. What nothing in the text fixes stays unresolved (value None), never a
default. A day that is counted from another one ("two days earlier", "the previous day") is counted from the single day
that the paragraph named last; else from the last one of the text, if that lies within a month of the publication; else
from the publication date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.model import DateMention, Span
from geo.reading.when import calendar as cal
from geo.reading.when import calendar_rules, relative_rules
from geo.reading.when.kinds import kinds_in
from geo.reading.when.ranges import RANGE_RULE, as_range, joins
from geo.reading.when.rule import Context, DateRule, Match
from geo.reading.when.times import over_midnight, time_of

RULES: tuple[DateRule, ...] = (*relative_rules.RULES, *calendar_rules.RULES)
EXPLAINED: dict[str, str] = {rule.name: rule.says for rule in RULES} | RANGE_RULE
"""What each rule that a date can carry says, in words."""
NEAR_DAYS = 31
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d\b")
_LENGTHS = ((1, "day"), (6, "range"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))
Hit = tuple[DateRule, Match]


def find_dates(text: str, spans: Sequence[Span], *, published: dt.date | None) -> tuple[DateMention, ...]:
    """The date words inside `spans` (paragraphs) of `text`, in order, none overlapping another. Linear in the text."""
    found: list[DateMention] = []
    day_first = _day_first(text)
    last_day = None
    for span in spans:
        context = Context(published, _near(last_day, published), day_first, span.start)
        for mention in _paragraph(text, span, context):
            found.append(mention)
            if mention.value and mention.value == mention.end:
                last_day = mention.value
    return tuple(found)


def _near(day: dt.date | None, published: dt.date | None) -> dt.date | None:
    """A day of an earlier paragraph, unless it is background: far from the publication date."""
    far = day is not None and published is not None and abs((published - day).days) > NEAR_DAYS
    return None if far else day


def _day_first(text: str) -> bool | None:
    """Whether the text's dates by numbers put the day first, where one of them tells and none tells otherwise."""
    told = {int(a) > int(b) for a, b in _SLASHED.findall(text) if max(int(a), int(b)) > 12 >= min(int(a), int(b))}
    return told.pop() if len(told) == 1 else None


def _paragraph(text: str, span: Span, context: Context) -> Iterator[DateMention]:
    hits = _hits(text, span)
    at = 0
    while at < len(hits):
        hit, after = hits[at], hits[at + 1] if at + 1 < len(hits) else None
        mention = None
        if after is not None and joins(text, hit, after, start=span.start):
            mention = _ranged(hit, after, context)
        at += 1 if mention is None else 2
        mention = mention or _single(hit, context)
        behind = hits[at][1].start() if at < len(hits) else span.end
        mention = replace(mention, time=time_of(text, mention.span, Span(context.start, behind)))
        yield mention
        single = mention.value if mention.value == mention.end else None
        context = replace(context, last_day=single or context.last_day)


def _hits(text: str, span: Span) -> list[Hit]:
    """Matches of all rules in the span that accept theirs: the leftmost, then the longest, wins."""
    kinds = kinds_in(text, span)
    hits = [
        (rule, match)
        for rule in RULES
        if rule.needs in kinds
        for match in rule.expression.finditer(text, span.start, span.end)
        if rule.accepts is None or rule.accepts(match)
    ]
    hits.sort(key=lambda hit: (hit[1].start(), -hit[1].end()))
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit[1].start() >= kept[-1][1].end():
            kept.append(hit)
    return kept


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
