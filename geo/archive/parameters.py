"""The filters as words: one table for the address of the page, the HTTP routes and the options of the command line.

Lists are written with ``~`` between their values, which needs no escaping in an address, and read with commas too.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from geo.archive.query import Filter
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, Role
from geo.errors import FilterError, quoted

SEPARATOR = "~"
LONGEST_VALUE = 2_000
LONGEST_TEXT = 200
MOST_KILLED = 10_000_000
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One filter: its name outside, its field of `Filter`, what it takes in words, how it is read and written.

    ``parse`` raises ValueError on what it cannot use.
    """

    name: str
    field: str
    takes: str
    parse: Callable[[str], Any]
    write: Callable[[Any], str]


def parse_list(text: str, allowed: Container[str] | None = None) -> frozenset[str]:
    """The values of a list; with `allowed`, each must be among them. Raises ValueError."""
    values = frozenset(part.strip() for part in text.replace(",", SEPARATOR).split(SEPARATOR) if part.strip())
    if not values or (allowed is not None and any(value not in allowed for value in values)):
        raise ValueError(text)
    return values


def write_list(values: frozenset[str]) -> str:
    """A list as text, sorted."""
    return SEPARATOR.join(sorted(values))


def _types(text: str) -> frozenset[str]:
    return parse_list(text, EVENT_TYPE_BY_CODE)


def _precisions(text: str) -> frozenset[str]:
    return parse_list(text, PRECISION_BY_LEVEL)


def _countries(text: str) -> frozenset[str]:
    values = parse_list(text.upper())
    if any(len(value) != 2 or not value.isalpha() for value in values):
        raise ValueError(text)
    return values


def _role(text: str) -> str:
    if text not in get_args(Role):
        raise ValueError(text)
    return text


def _words(text: str) -> str:
    words = " ".join(text.split())[:LONGEST_TEXT]
    if not words:
        raise ValueError(text)
    return words


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= MOST_KILLED:
        raise ValueError(text)
    return number


def parse_box(text: str) -> Box:
    """West, south, east, north in WGS84 degrees (the order of OGC API Features). Raises ValueError."""
    west, south, east, north = (float(part) for part in text.replace(SEPARATOR, ",").split(","))
    if not all(math.isfinite(value) for value in (west, south, east, north)):
        raise ValueError(text)
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise ValueError(text)
    return west, south, east, north


def _box_text(box: Box) -> str:
    return ",".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in box)


def _yes(text: str) -> bool:
    if text not in {"1", "true", "yes"}:
        raise ValueError(text)
    return True


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("actor", "actors", "ids of actors", parse_list, write_list),
    Parameter("role", "role", f"a role: {', '.join(get_args(Role))}", _role, str),
    Parameter("from", "date_from", "a date (YYYY-MM-DD)", dt.date.fromisoformat, dt.date.isoformat),
    Parameter("to", "date_to", "a date (YYYY-MM-DD)", dt.date.fromisoformat, dt.date.isoformat),
    Parameter("type", "types", "event types", _types, write_list),
    Parameter("q", "text", "words", _words, str),
    Parameter("bbox", "bbox", "a box: west,south,east,north in degrees", parse_box, _box_text),
    Parameter("country", "countries", "countries (ISO 3166-1 alpha-2)", _countries, write_list),
    Parameter("precision", "precisions", "precision levels", _precisions, write_list),
    Parameter("killed-min", "killed_min", "a number of killed", _number, str),
    Parameter("killed-max", "killed_max", "a number of killed", _number, str),
    Parameter("dataset", "datasets", "names of data sets", parse_list, write_list),
    Parameter("retracted", "retracted", "1 for retracted events too", _yes, lambda _value: "1"),
)
BY_NAME: dict[str, Parameter] = {row.name: row for row in PARAMETERS}


def parse_filter(given: Mapping[str, str]) -> Filter:
    """The filter that `given` (name: text) asks for. Names that are none of ours are left alone, empty values too.

    Raises FilterError that quotes the value and says what its parameter takes.
    """
    values: dict[str, Any] = {}
    for row in PARAMETERS:
        text = given.get(row.name, "")
        if len(text) > LONGEST_VALUE:
            raise FilterError(f"{row.name} takes at most {LONGEST_VALUE} letters, not {len(text)}")
        if text:
            try:
                values[row.field] = row.parse(text)
            except ValueError:
                raise FilterError(f"{row.name} takes {row.takes}, not {quoted(text)}") from None
    wanted = Filter(**values)
    if wanted.date_from and wanted.date_to and wanted.date_from > wanted.date_to:
        raise FilterError(f"from ({wanted.date_from}) lies after to ({wanted.date_to})")
    return wanted


def write_filter(wanted: Filter) -> dict[str, str]:
    """A filter as parameters: only what differs from keeping everything."""
    default = Filter()
    return {
        row.name: row.write(getattr(wanted, row.field))
        for row in PARAMETERS
        if getattr(wanted, row.field) != getattr(default, row.field)
    }
