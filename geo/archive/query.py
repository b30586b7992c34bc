"""What is asked of events: filters, rows, and how many events each choice of a filter would leave.

The functions here answer for a shelf (a folder read into memory). `geo.archive.questions` and `geo.archive.map_query`
answer the same questions for the archive, at any size.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.archive.schema import OURS
from geo.archive.shelf import Shelf
from geo.codes import EVENT_TYPE_BY_CODE, Role
from geo.model import Event, Participation, Toll
from geo.places.areas import country_at

MAX_SEARCH_CHARACTERS, MAX_SEARCH_WORDS = 200, 12


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as a table has it. Coordinates are WGS84; ``lat``, ``lon`` are None where no place is known."""

    event_id: str
    article_id: str
    title: str
    type: str
    label: str
    violent: bool
    status: str
    date_start: dt.date | None
    date_end: dt.date | None
    date_precision: int | None
    actors: tuple[Participation, ...]
    place: str | None
    lat: float | None
    lon: float | None
    uncertainty_m: float | None
    precision_level: str | None
    toll: Toll | None
    event: Event


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep. Empty means all. ``role`` asks that one of ``actors`` has it (or anybody, if none is named).

    An event without a date is kept only while no date is asked for; the same for place, country and number of killed.
    ``text`` is words that all stand in headline, place or evidence. ``bbox`` is west, south, east, north in WGS84
    degrees, west above east across the antimeridian. ``killed_min`` asks that a claim is so high, ``killed_max`` that
    one is so low. What a person retracted is left out unless ``retracted``.
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


def rows(shelf: Shelf) -> tuple[EventRow, ...]:
    """All events of the shelf, latest first, undated last."""
    found = []
    for report in shelf.reports:
        for event in report.events:
            kind = EVENT_TYPE_BY_CODE[event.type]
            where = event.georeference
            found.append(
                EventRow(
                    event_id=event.id,
                    article_id=report.article.id,
                    title=report.article.title,
                    type=event.type,
                    label=kind.label,
                    violent=kind.violent,
                    status=event.status,
                    date_start=event.date_start,
                    date_end=event.date_end,
                    date_precision=event.date_precision,
                    actors=event.actors,
                    place=place_words(report.localities[i].text for i in event.localities),
                    lat=where.lat if where else None,
                    lon=where.lon if where else None,
                    uncertainty_m=where.uncertainty_m if where else None,
                    precision_level=where.precision_level if where else None,
                    toll=event.toll,
                    event=event,
                )
            )
    found.sort(key=lambda row: row.date_start or dt.date.min, reverse=True)
    return tuple(found)


def place_words(texts: Iterable[str]) -> str | None:
    """The localities of an event in the words of the text; None if it has none."""
    return "; ".join(dict.fromkeys(texts)) or None


def select(table: Sequence[EventRow], wanted: Filter) -> tuple[EventRow, ...]:
    """The rows that the filter keeps, in their order."""
    return tuple(row for row in table if _kept(row, wanted))


def facets(table: Sequence[EventRow], wanted: Filter, *, kinds: dict[str, str] | None = None) -> Facets:
    """The choices of every filter with their counts. `kinds` gives the kind of an actor id, for grouping."""
    days = [day for row in table for day in (row.date_start, row.date_end) if day]
    by_actor = select(table, replace(wanted, actors=frozenset()))
    names = {actor.actor_id: actor.name for row in table for actor in row.actors}
    actor_counts = Counter(
        actor_id for row in by_actor for actor_id in {a.actor_id for a in row.actors if wanted.role in {None, a.role}}
    )
    role_counts = Counter(
        role
        for row in select(table, replace(wanted, role=None))
        for role in {a.role for a in row.actors if not wanted.actors or a.actor_id in wanted.actors}
    )
    type_counts = Counter(row.type for row in select(table, replace(wanted, types=frozenset())))
    return Facets(
        actors=tuple(
            Facet(code, names[code], (kinds or {}).get(code, ""), actor_counts[code])
            for code in sorted(names, key=lambda code: (-actor_counts[code], names[code]))
        ),
        roles=tuple(Facet(role, role, "", count) for role, count in role_counts.most_common()),
        types=tuple(
            Facet(code, kind.label, "attack" if kind.violent else "words", type_counts[code])
            for code, kind in EVENT_TYPE_BY_CODE.items()
            if any(row.type == code for row in table)
        ),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
    )


def actor_kinds(shelf: Shelf) -> dict[str, str]:
    """The kind (state, armed_group, …) of every actor id on the shelf."""
    return {actor.id: actor.kind for report in shelf.reports for actor in report.actors}


def _kept(row: EventRow, wanted: Filter) -> bool:
    if wanted.types and row.type not in wanted.types:
        return False
    if (wanted.actors or wanted.role) and not any(
        (not wanted.actors or actor.actor_id in wanted.actors) and wanted.role in {None, actor.role}
        for actor in row.actors
    ):
        return False
    return _in_dates(row, wanted) and _in_place(row, wanted) and _in_toll(row, wanted) and _in_words(row, wanted)


def _in_place(row: EventRow, wanted: Filter) -> bool:
    if wanted.datasets and OURS not in wanted.datasets:
        return False
    if wanted.precisions and row.precision_level not in wanted.precisions:
        return False
    if wanted.bbox is None and not wanted.countries:
        return True
    if row.lat is None or row.lon is None:
        return False
    if wanted.countries and country_at(lon=row.lon, lat=row.lat) not in wanted.countries:
        return False
    west, south, east, north = wanted.bbox or (-180.0, -90.0, 180.0, 90.0)
    inside = west <= row.lon <= east if west <= east else row.lon >= west or row.lon <= east
    return inside and south <= row.lat <= north


def _in_toll(row: EventRow, wanted: Filter) -> bool:
    if wanted.killed_min is None and wanted.killed_max is None:
        return True
    if row.toll is None or row.toll.low is None or row.toll.high is None:
        return False
    enough = wanted.killed_min is None or row.toll.high >= wanted.killed_min
    return enough and (wanted.killed_max is None or row.toll.low <= wanted.killed_max)


def _in_words(row: EventRow, wanted: Filter) -> bool:
    if not wanted.text:
        return True
    told = f"{row.title} {row.place or ''}".lower()
    return all(word in told for word in search_words(wanted.text))


def search_words(text: str) -> list[str]:
    """The words of a search, lower case, at most `MAX_SEARCH_WORDS`."""
    return text[:MAX_SEARCH_CHARACTERS].lower().split()[:MAX_SEARCH_WORDS]


def _in_dates(row: EventRow, wanted: Filter) -> bool:
    if wanted.date_from is None and wanted.date_to is None:
        return True
    if row.date_start is None or row.date_end is None:
        return False
    after = wanted.date_from is None or row.date_end >= wanted.date_from
    return after and (wanted.date_to is None or row.date_start <= wanted.date_to)
