"""Holidays and days that news calls by a name: fixed ones, those that hang on Easter, and those no table fixes."""

from __future__ import annotations

import datetime as dt

from geo.reading.when import calendar as cal

FIXED: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "st. patrick's day": (3, 17),
    "anzac day": (4, 25),
    "bastille day": (7, 14),
    "april fools' day": (4, 1),
    "international women's day": (3, 8),
}
FROM_EASTER: dict[str, int] = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "holy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
    "easter": 0,
    "pentecost sunday": 49,
}
# Month, weekday (Monday is 0) and which of them (-1: the last), as the United States keep them.
BY_WEEKDAY: dict[str, tuple[int, int, int]] = {
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
    "mother's day": (5, 6, 2),
    "father's day": (6, 6, 3),
}
# Kept by the moon's sighting, by another calendar or by a country: the words alone fix no day.
MOVING = (
    "orthodox christmas",
    "orthodox easter",
    "eid al-fitr",
    "eid al-adha",
    "eid",
    "ramadan",
    "ashura",
    "nowruz",
    "passover",
    "yom kippur",
    "rosh hashanah",
    "hanukkah",
    "diwali",
    "lunar new year",
)
NAMES = (*MOVING, *FIXED, *BY_WEEKDAY, *FROM_EASTER)
"""Longer names stand before shorter ones that begin them."""


def holiday(name: str, *, year: int | None, published: dt.date | None, which: str = "") -> dt.date | None:
    """The day of a holiday in `year`; without one the nearest to `published` ("last": the latest before it).

    None for a holiday that moves, and where neither year nor publication date is known.
    """
    if year is not None:
        return _in_year(name, year)
    if published is None:
        return None
    days = [_in_year(name, published.year + shift) for shift in (-1, 0, 1)]
    known = [d for d in days if d is not None]
    if which == "last":
        return max((d for d in known if d < published), default=None)
    if which in {"next", "this coming"}:
        return min((d for d in known if d > published), default=None)
    return cal.nearest(known, published)


def _in_year(name: str, year: int) -> dt.date | None:
    if name in FIXED:
        return cal.day(year, *FIXED[name])
    if name in FROM_EASTER and dt.MINYEAR < year < dt.MAXYEAR:
        return cal.easter(year) + dt.timedelta(days=FROM_EASTER[name])
    if name in BY_WEEKDAY and dt.MINYEAR < year < dt.MAXYEAR:
        return _nth_weekday(year, *BY_WEEKDAY[name])
    return None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The `nth` such weekday of a month; -1 is the last."""
    first, last = cal.month_range(year, month)
    if nth < 0:
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
