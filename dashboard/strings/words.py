"""Words for values: foreign words, counts, distances, dates and tolls."""

from __future__ import annotations

import datetime as dt
import unicodedata

NOT_TOLD = "not told"
DISPUTED = "disputed"
DATE_PRECISIONS = {
    1: "day known",
    2: "within a few days",
    3: "week known",
    4: "month known",
    5: "year known, or a longer time",
}


def plural(count: int) -> str:
    """The ending of a noun after a number."""
    return "" if count == 1 else "s"


def isolated(words: str) -> str:
    """Foreign words for a line of ours: right-to-left ones between Unicode's isolating marks, lest they turn about what
    stands beside them."""
    turned = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return f"\u2068{words}\u2069" if turned else words


def uncertainty(metres: float) -> str:
    """How far from its point an event may be."""
    return f"within {distance(metres)} of the point"


def distance(metres: float) -> str:
    """A distance for people: metres under one kilometre, then kilometres."""
    if metres < 1000:
        return f"{round(metres)} m"
    if metres < 10_000:
        return f"{metres / 1000:.1f} km"
    return f"{round(metres / 1000):,} km"


def measured_label(*, measured_m: float | None, reported_m: float | None) -> str:
    """Both numbers of a check, for its line on the map."""
    parts = []
    if measured_m is not None:
        parts.append(f"measured {distance(measured_m)}")
    if reported_m is not None:
        parts.append(f"reported {distance(reported_m)}")
    return " · ".join(parts)


def day(date: dt.date) -> str:
    """A date in words: 25 February 2021."""
    return f"{date.day} {date:%B %Y}"


def dates(start: dt.date | None, end: dt.date | None, precision: int | None) -> str:
    """When an event was, with how exactly that is known."""
    if start is None:
        return NOT_TOLD
    if end is None or end == start:
        words = f"{start:%A}, {day(start)}" if precision in (1, None) else day(start)
    elif (start.year, start.month) == (end.year, end.month):
        words = f"{start.day}–{day(end)}"
    else:
        words = f"{day(start)} – {day(end)}"
    known = DATE_PRECISIONS.get(precision or 0)
    return f"{words} ({known})" if known else words


def toll(low: int | None, high: int | None, *, disputed: bool) -> str:
    """The range of the killed; what nobody said stays unsaid."""
    if low is None and high is None:
        words = NOT_TOLD
    elif low == high:
        words = f"{low}"
    elif high is None:
        words = f"at least {low}"
    elif low is None:
        words = f"up to {high}"
    else:
        words = f"{low} to {high}"
    return f"{words}, {DISPUTED}" if disputed else words
