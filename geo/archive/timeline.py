"""Events through time: bars of a day, week, month or year, honest about events whose day nobody knows.

An event that surely lies in one bar counts there, by type. One whose dates run over several bars may lie in any of
them: it counts as ``possible`` in each, and surely in none.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Step = Literal["day", "week", "month", "year"]
STEPS: tuple[tuple[Step, float], ...] = (("day", 1.0), ("week", 7.0), ("month", 30.44), ("year", 365.25))
"""Steps with their days, the finest first."""
MOST_BARS = 130


class Dated(Protocol):
    """What is counted: a type, and the first and last day it may have been."""

    @property
    def type(self) -> str:
        """Event type code."""

    @property
    def date_start(self) -> dt.date | None:
        """First day."""

    @property
    def date_end(self) -> dt.date | None:
        """Last day."""


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


def histogram(events: Iterable[Dated], *, first: dt.date, last: dt.date, step: Step) -> tuple[Bar, ...]:
    """Bars from `first` to `last`, empty ones too. Events without a date, or outside, are left out."""
    starts = bar_starts(first, last, step)
    sure: list[Counter[str]] = [Counter() for _ in starts]
    possible = [0] * len(starts)
    for event in events:
        if event.date_start is None or event.date_end is None:
            continue
        low = bisect_right(starts, event.date_start) - 1
        high = bisect_right(starts, event.date_end) - 1
        if high < 0 or event.date_start > last:
            continue
        if low == high:
            sure[low][event.type] += 1
        else:
            for index in range(max(low, 0), high + 1):
                possible[index] += 1
    ends = [start - dt.timedelta(days=1) for start in starts[1:]] + [
        next_start(starts[-1], step) - dt.timedelta(days=1)
    ]
    return tuple(
        Bar(start, end, tuple(sorted(counts.items())), more)
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
