"""What is asked of events: a filter, and how many events each choice of it would leave.

`geo.archive.questions` and `geo.archive.map_query` answer, `geo.archive.parameters` has the filters as words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from geo.codes import Role

MAX_SEARCH_CHARACTERS, MAX_SEARCH_WORDS = 200, 12


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep. Empty means all. ``role`` asks that one of ``actors`` has it (or anybody, if none is named).

    An event without a date is kept only while no date is asked for; the same for place, country and number of killed.
    ``text`` is words that all stand in headline, place or evidence. ``bbox`` is west, south, east, north in WGS84
    degrees, west above east across the antimeridian. ``killed_min`` asks that a claim is so high, ``killed_max`` that
    one is so low. What a person retracted is left out unless ``retracted``. ``happened`` asks for attacks that are told
    to have happened: no statements, nothing planned or denied.
    """

    actors: frozenset[str] = frozenset()
    role: Role | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    types: frozenset[str] = frozenset()
    text: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    countries: frozenset[str] = frozenset()
    precisions: frozenset[str] = frozenset()
    killed_min: int | None = None
    killed_max: int | None = None
    datasets: frozenset[str] = frozenset()
    retracted: bool = False
    happened: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice of a filter: its code, its words, its group, and how many events it would show."""

    code: str
    label: str
    group: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of every filter. Each list is counted under all the other filters."""

    actors: tuple[Facet, ...]
    roles: tuple[Facet, ...]
    types: tuple[Facet, ...]
    first_day: dt.date | None
    last_day: dt.date | None
    countries: tuple[Facet, ...] = ()
    precisions: tuple[Facet, ...] = ()
    datasets: tuple[Facet, ...] = ()


def search_words(text: str) -> list[str]:
    """The words of a search, lower case, at most `MAX_SEARCH_WORDS`."""
    return text[:MAX_SEARCH_CHARACTERS].lower().split()[:MAX_SEARCH_WORDS]


def turned(lon: float) -> float:
    """A longitude within -180..180 degrees: maps go round the world."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
