"""Events through time: what is sure is counted once, what is not is never counted as sure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.archive.timeline import MOST_BARS, Group, Step, bars, start_of, step_for

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def grouped(events: list[tuple[str, dt.date, dt.date]], step: Step) -> list[Group]:
    """The events as the archive counts them."""
    counts = Counter((kind, start_of(low, step), start_of(high, step)) for kind, low, high in events)
    return [Group(*key, count) for key, count in counts.items()]


def test_a_day_counts_in_its_bar_and_a_month_may_be_in_any() -> None:
    events = [
        ("air_strike", day("2021-02-25"), day("2021-02-25")),
        ("shelling", day("2021-02-24"), day("2021-02-26")),
    ]
    first, last = day("2021-02-24"), day("2021-02-27")
    days = bars(grouped(events, "day"), first=first, last=last, step="day")
    assert [bar.counts for bar in days] == [(), (("air_strike", 1),), (), ()]
    assert [bar.possible for bar in days] == [1, 1, 1, 0]
    (week,) = bars(grouped(events, "week"), first=first, last=last, step="week")
    assert (week.start, week.end) == (day("2021-02-22"), day("2021-02-28"))
    assert week.counts == (("air_strike", 1), ("shelling", 1))
    assert week.possible == 0


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [
        ("2021-02-25", "2021-02-25", "day"),
        ("2021-01-01", "2021-04-30", "day"),
        ("2020-01-01", "2021-12-31", "week"),
        ("2015-01-01", "2024-12-31", "month"),
        ("1900-01-01", "2024-12-31", "year"),
    ],
)
def test_the_step_fits_the_span(first: str, last: str, step: Step) -> None:
    assert step_for(day(first), day(last)) == step


@given(st.lists(st.tuples(DAYS, st.integers(0, 500)), min_size=1, max_size=30))
def test_every_event_is_somewhere(rows: list[tuple[dt.date, int]]) -> None:
    events = [("shelling", start, start + dt.timedelta(days=length)) for start, length in rows]
    first, last = min(low for _, low, _ in events), max(high for _, _, high in events)
    step = step_for(first, last)
    found = bars(grouped(events, step), first=first, last=last, step=step)
    assert len(found) <= MOST_BARS or step == "year"
    sure = sum(count for bar in found for _, count in bar.counts)
    spread = [event for event in events if start_of(event[1], step) != start_of(event[2], step)]
    assert sure == len(events) - len(spread)
    assert sum(bar.possible for bar in found) >= 2 * len(spread)
    assert all(later.start == earlier.end + dt.timedelta(days=1) for earlier, later in pairwise(found))
