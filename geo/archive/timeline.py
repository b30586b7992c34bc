"""Events through time: bars of a day, week, month or year, honest about events whose day nobody knows.

An event that surely lies in one bar counts there, by type. One whose dates run over several bars may lie in any of
them: it counts as ``possible`` in each, and surely in none.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.archive.conditions import condition
from geo.archive.database import Database
from geo.archive.query import Filter
from geo.errors import ArchiveError, quoted

Step = Literal["day", "week", "month", "year"]
STEPS: tuple[tuple[Step, float], ...] = (("day", 1.0), ("week", 7.0), ("month", 30.44), ("year", 365.25))
"""Steps with their days, the finest first."""
MOST_BARS = 130
MOST_ASKED_FOR = 20_000
"""Bars, where somebody asks for their step: 54 years of days."""


@dataclass(frozen=True, slots=True)
class Group:
    """Events of one type whose dates begin in one bar and end in one: how many. Days are the bars' first."""

    type: str
    first: dt.date
    last: dt.date
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its first and last day, the events surely in it by type, and how many more may be."""

    start: dt.date
    end: dt.date
    counts: tuple[tuple[str, int], ...]
    possible: int


def step_for(first: dt.date, last: dt.date, *, most: int = MOST_BARS) -> Step:
    """The finest step that cuts `first` to `last` into at most `most` bars."""
    days = (last - first).days + 1
    return next((step for step, length in STEPS if days / length <= most - 1), "year")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars from the first day of the events to the last, empty ones too, and how many events have no date."""

    step: Step
    bars: tuple[Bar, ...]
    undated: int


def timeline(database: Database, wanted: Filter, step: Step | None = None) -> Timeline:
    """The events that a filter keeps, through time, in bars of a `step`; None takes the finest that makes at most
    `MOST_BARS`. Raises ArchiveError: no such step, or one that makes more than `MOST_ASKED_FOR`."""
    if step is not None and step not in dict(STEPS):
        raise ArchiveError(f"{quoted(step)} is no step: {', '.join(dict(STEPS))}")
    key = ("timeline", wanted, step)
    known = database.remembered(key)
    return known if isinstance(known, Timeline) else database.remember(key, _timeline(database, wanted, step))


def span(database: Database, wanted: Filter) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the events that a filter keeps; None where none has a date. Raises ArchiveError."""
    asked = condition(database, wanted)
    (first, last), *_ = database.rows(
        f"SELECT min(date_start), max(date_end) FROM events WHERE {asked.sql}", asked.parameters
    )
    return None if first is None or last is None else (first, last)


def _timeline(database: Database, wanted: Filter, asked_for: Step | None) -> Timeline:
    asked = condition(database, wanted)
    (first, last, undated), *_ = database.rows(
        f"SELECT min(date_start), max(date_end), count(*) FILTER (date_start IS NULL) FROM events WHERE {asked.sql}",
        asked.parameters,
    )
    if first is None or last is None:
        return Timeline("day", (), int(undated))
    step = asked_for or step_for(first, last)
    if (last - first).days / dict(STEPS)[step] > MOST_ASKED_FOR:
        raise ArchiveError(f"{first} to {last} has more than {MOST_ASKED_FOR:,} bars of a {step}")
    types = database.codes["type"]
    rows = database.rows(
        f"SELECT type, date_trunc('{step}', date_start)::DATE AS low, date_trunc('{step}', date_end)::DATE AS high, "
        f"count(*) FROM events WHERE date_start IS NOT NULL AND date_end IS NOT NULL AND {asked.sql} GROUP BY ALL",
        asked.parameters,
    )
    groups = [Group(types[code], low, high, int(count)) for code, low, high, count in rows]
    return Timeline(step, bars(groups, first=first, last=last, step=step), int(undated))


def bars(groups: Iterable[Group], *, first: dt.date, last: dt.date, step: Step) -> tuple[Bar, ...]:
    """Bars from `first` to `last`, empty ones too. `groups` lie between them."""
    starts = bar_starts(first, last, step)
    index = {start: number for number, start in enumerate(starts)}
    sure: list[Counter[str]] = [Counter() for _ in starts]
    possible = [0] * len(starts)
    for group in groups:
        low, high = index[group.first], index[group.last]
        if low == high:
            sure[low][group.type] += group.count
        else:
            for number in range(low, high + 1):
                possible[number] += group.count
    ends = [*starts[1:], next_start(starts[-1], step)]
    return tuple(
        Bar(start, end - dt.timedelta(days=1), tuple(sorted(counts.items())), more)
        for start, end, counts, more in zip(starts, ends, sure, possible, strict=True)
    )


def bar_starts(first: dt.date, last: dt.date, step: Step) -> Sequence[dt.date]:
    """The first days of the bars that hold `first` to `last`. Weeks begin on Monday (ISO 8601)."""
    starts = [start_of(first, step)]
    while (following := next_start(starts[-1], step)) <= last:
        starts.append(following)
    return starts


def start_of(day: dt.date, step: Step) -> dt.date:
    """The first day of the bar that holds `day`."""
    if step == "week":
        return day - dt.timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def next_start(start: dt.date, step: Step) -> dt.date:
    """The first day of the bar behind the one that begins on `start`."""
    if step in ("day", "week"):
        return start + dt.timedelta(days=1 if step == "day" else 7)
    months = start.month + (1 if step == "month" else 12)
    return dt.date(start.year + (months - 1) // 12, (months - 1) % 12 + 1, 1)
