"""The calendar of news: month and weekday words, and what they mean beside a publication date."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from geo.codes import DatePrecision

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
CENTURY = 100
# A year-less date may lie a few weeks ahead ("on 3 March", published on 26 February), but news looks back: a day ahead
# counts as this many behind; where the words speak of the future, a day behind counts as so many ahead.
AHEAD_PENALTY = 12
BEHIND_PENALTY = 3

DayRange = tuple[dt.date, dt.date]


def day(year: int, month: int, number: int) -> dt.date | None:
    """The date, or None where the calendar has none such (31 June)."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def month_range(year: int, month: int) -> DayRange:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def part_of_month(year: int, month: int, part: str) -> DayRange:
    """Early, mid or late in a month: its days 1-10, 11-20, 21-end (UCDP codebook 19.1, appendix on dates)."""
    first, last = month_range(year, month)
    if part == "early":
        return first, first.replace(day=10)
    if part == "mid":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def nearest(days: Iterable[dt.date], published: dt.date, *, ahead: bool = False) -> dt.date | None:
    """Of several days the one that a report published on `published` means; `ahead`: it speaks of the future."""

    def cost(date: dt.date) -> int:
        distance = (date - published).days
        if ahead:
            return distance if distance >= 0 else -distance * BEHIND_PENALTY
        return distance * AHEAD_PENALTY if distance > 0 else -distance

    return min(days, key=cost, default=None)


def nearest_year(month: int, number: int, published: dt.date, *, ahead: bool = False) -> dt.date | None:
    """The date of that day and month that a report published on `published` means."""
    options = [day(published.year + shift, month, number) for shift in (-1, 0, 1)]
    return nearest([option for option in options if option is not None], published, ahead=ahead)


def month_year(month: int, published: dt.date, *, ahead: bool = False) -> int:
    """The year that a bare month means: the latest that has begun by the publication date; `ahead`: the next."""
    if ahead:
        return published.year if month >= published.month else published.year + 1
    return published.year if month <= published.month else published.year - 1


def weekday_before(weekday: int, published: dt.date) -> dt.date | None:
    """The latest such weekday on or before `published`: on a Friday, "on Friday" is that day."""
    return moved(published, -((published.weekday() - weekday) % 7))


def weekday_after(weekday: int, published: dt.date) -> dt.date | None:
    """The first such weekday after `published`."""
    return moved(published, (weekday - published.weekday() - 1) % 7 + 1)


def moved(date: dt.date, days: int) -> dt.date | None:
    """`date` moved by `days`; None beyond the calendar's ends."""
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return None


def between(first: dt.date | None, last: dt.date | None) -> DayRange | None:
    """The range of two days, if there are two and they run forward."""
    return (first, last) if first and last and first <= last else None


def week_range(date: dt.date) -> DayRange | None:
    """Monday to Sunday of the week of `date`."""
    monday = moved(date, -date.weekday())
    return between(monday, moved(date, 6 - date.weekday()))


def weekend_range(date: dt.date) -> DayRange | None:
    """Saturday and Sunday of the week of `date`."""
    week = week_range(date)
    return (week[0] + dt.timedelta(days=5), week[1]) if week else None


def part_of_week(week: DayRange, part: str) -> DayRange:
    """Early, mid or late in a week: Monday to Wednesday, Tuesday to Thursday, Friday to Sunday.

    The last is UCDP's (codebook 19.1, appendix on dates); the other two are ours.
    """
    first, last = {"early": (0, 2), "mid": (1, 3), "late": (4, 6)}[part]
    return week[0] + dt.timedelta(days=first), week[0] + dt.timedelta(days=last)


def year_range(first: int, last: int | None = None) -> DayRange | None:
    """1 January of a year to 31 December of it, or of `last`."""
    return between(day(first, 1, 1), day(first if last is None else last, 12, 31))


def months_range(year: int, first: int, last: int) -> DayRange | None:
    """The days of the months `first` to `last` of a year; past 12 they count on into the next year."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    if not dt.MINYEAR <= year <= end_year <= dt.MAXYEAR:
        return None
    return dt.date(year, first, 1), month_range(end_year, end_month)[1]


def quarter_range(year: int, number: int) -> DayRange | None:
    """The three months of a quarter, 1 to 4."""
    return months_range(year, number * 3 - 2, number * 3)


def half_range(year: int, number: int) -> DayRange | None:
    """The six months of a half-year, 1 or 2."""
    return months_range(year, number * 6 - 5, number * 6)


def season_range(year: int, season: str) -> DayRange | None:
    """The three whole months of a season north of the equator; the winter of a year ends in the next."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[season]
    return months_range(year, first, first + 2)


def shifted(date: dt.date, count: int, unit: str) -> DayRange | None:
    """`date` moved by `count` units (negative: back), as the days that this allows: a day, a whole week, month,
    quarter or year. Decades give a year."""
    if unit == "day":
        return between(moved(date, count), moved(date, count))
    if unit == "week":
        there = moved(date, 7 * count)
        return week_range(there) if there else None
    if unit == "decade":
        return shifted(date, 10 * count, "year")
    if unit == "year":
        return year_range(date.year + count)
    size = 3 if unit == "quarter" else 1
    year, index = divmod(date.year * 12 + date.month - 1 + size * count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return month_range(year, index + 1) if unit == "month" else quarter_range(year, index // 3 + 1)


def stepped(date: dt.date, count: int, unit: str) -> dt.date | None:
    """The very day that lies `count` units after `date` (negative: before).

    Where a month has no such day its last day stands for it.
    """
    if unit in {"hour", "day", "week"}:
        hours = {"hour": 1, "day": 24, "week": 168}[unit] * abs(count)
        days = -(-hours // 24)
        return moved(date, days if count > 0 else -days)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit] * count
    year, index = divmod(date.year * 12 + date.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return date.replace(year=year, month=index + 1, day=min(date.day, month_range(year, index + 1)[1].day))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Western churches (Meeus, Jones and Butcher's rule for the Gregorian calendar)."""
    century, in_century = divmod(year, CENTURY)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, number = divmod(moon + week - 7 * late + 114, 31)
    return dt.date(year, month, number + 1)


def ucdp_precision(first: dt.date, last: dt.date) -> DatePrecision:
    """UCDP ``date_prec`` of a range of days: 1 exact, 2 2-6 days, 3 a week, 4 a month, 5 up to a year."""
    days = (last - first).days + 1
    lengths: tuple[tuple[DatePrecision, int], ...] = ((1, 1), (2, 6), (3, 7), (4, 31))
    return next((precision for precision, longest in lengths if days <= longest), 5)
