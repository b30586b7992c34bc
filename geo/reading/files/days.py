"""Days of publication as files' metadata, columns and addresses write them."""

from __future__ import annotations

import datetime as dt
import email.utils
import re

from geo.reading.when.date_lines import parse_date_line

MAX_VALUE = 80
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T\s])")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|[T\s]|\d{6}\b)")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=$|\s)")
_SLASHED_LAST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?=$|[\s,])")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d{1,6})?$|\d{12,13}$")
_ADDRESS = re.compile(
    r"[/_-](?P<y>(?:19|20)\d{2})(?P<s>[/-]?)(?P<m>\d{2}|[a-z]{3})(?P=s)(?P<d>\d{2})(?=[/_.?#-]|$)", re.I
)
_MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
FIRST_YEAR = 1900


def parse_day(value: object) -> dt.date | None:
    """The day that a field of metadata names, in its own time zone; None for what is no date, or more than one.

    Reads ISO 8601, RFC 2822, day and month in words, YYYYMMDD, seconds or milliseconds since 1970. "03/04/2021" is two
    days, so it is none; "26/02/2021" is one.
    """
    text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if not text or len(text) > MAX_VALUE:
        return None
    for pattern in (_ISO, _PACKED, _SLASHED):
        if match := pattern.match(text):
            return _day(*(int(part) for part in match.groups()[:3]))
    if match := _SLASHED_LAST.match(text):
        return _either(*(int(part) for part in match.groups()))
    if _EPOCH.match(text):
        return _epoch_day(text)
    return parse_date_line(text) or _mail_day(text)


def day_of_address(url: str | None) -> dt.date | None:
    """The day in a page's address (/2021/02/26/, /2021-02-26-, /20210226/, /2021/feb/26/); None if it has none."""
    for match in _ADDRESS.finditer((url or "")[:500]):
        month = int(match["m"]) if match["m"].isdigit() else _MONTHS.get(match["m"].lower(), 0)
        if day := _day(int(match["y"]), month, int(match["d"])):
            return day
    return None


def pdf_day(value: object) -> dt.date | None:
    """The day of a PDF's date (D:20210226123000+03'00')."""
    return parse_day(str(value).strip().removeprefix("D:")[:8]) if value else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None


def _either(first: int, second: int, year: int) -> dt.date | None:
    """The one day that two numbers and a year can be, whichever is the month."""
    days = {_day(year, second, first), _day(year, first, second)} - {None}
    return days.pop() if len(days) == 1 else None


def _epoch_day(text: str) -> dt.date | None:
    seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()


def _mail_day(text: str) -> dt.date | None:
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
