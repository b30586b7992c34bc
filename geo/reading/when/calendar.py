"""The calendar of news: month and weekday words, and what they mean beside a publication date."""

from __future__ import annotations

import datetime as dt

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
# A year-less date may lie ahead ("on 3 March", published on 26 February), but news looks back.
FUTURE_PENALTY = 3

DayRange = tuple[dt.date, dt.date]


def day(year: int, month: int, number: int) -> dt.date | None:
    """The date, or None where the calendar has none such (31 June)."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def month_range(year: int, month: int) -> DayRange:
    """First and last day of a month."""
    following = dt.date(year + month // 12, month % 12 + 1, 1) if year < dt.MAXYEAR else dt.date.max
    return dt.date(year, month, 1), following - dt.timedelta(days=1)


def part_of_month(year: int, month: int, part: str) -> DayRange:
    """Early, mid or late in a month: its days 1-10, 11-20, 21-end (UCDP codebook 19.1, appendix on dates)."""
    first, last = month_range(year, month)
    if part == "early":
        return first, first.replace(day=10)
    if part == "mid":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def nearest_year(month: int, number: int, published: dt.date) -> dt.date | None:
    """The date of that day and month that a report published on `published` means."""
    options = [day(published.year + shift, month, number) for shift in (-1, 0, 1)]
    dates = [option for option in options if option is not None]

    def cost(date: dt.date) -> int:
        ahead = (date - published).days
        return ahead * FUTURE_PENALTY if ahead > 0 else -ahead

    return min(dates, key=cost, default=None)


def month_year(month: int, published: dt.date) -> int:
    """The year that a bare month means: the latest that has begun by the publication date."""
    return published.year if month <= published.month else published.year - 1


def weekday_before(weekday: int, published: dt.date) -> dt.date:
    """The latest such weekday on or before `published`: on a Friday, "on Friday" is that day."""
    return published - dt.timedelta(days=(published.weekday() - weekday) % 7)


def weekday_after(weekday: int, published: dt.date) -> dt.date:
    """The first such weekday after `published`."""
    return published + dt.timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)


def week_range(date: dt.date) -> DayRange:
    """Monday to Sunday of the week of `date`."""
    monday = date - dt.timedelta(days=date.weekday())
    return monday, monday + dt.timedelta(days=6)


def shifted(date: dt.date, count: int, unit: str) -> DayRange | None:
    """`date` moved by `count` days, weeks, months or years (negative: back), as the days that this allows."""
    try:
        if unit == "day":
            moved = date + dt.timedelta(days=count)
            return moved, moved
        if unit == "week":
            return week_range(date + dt.timedelta(weeks=count))
        if unit == "month":
            index = date.year * 12 + date.month - 1 + count
            return month_range(index // 12, index % 12 + 1)
        year = date.year + count
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    except (ValueError, OverflowError):
        return None


def ucdp_precision(first: dt.date, last: dt.date) -> DatePrecision:
    """UCDP ``date_prec`` of a range of days: 1 exact, 2 2-6 days, 3 a week, 4 a month, 5 up to a year."""
    days = (last - first).days + 1
    lengths: tuple[tuple[DatePrecision, int], ...] = ((1, 1), (2, 6), (3, 7), (4, 31))
    return next((precision for precision, longest in lengths if days <= longest), 5)
