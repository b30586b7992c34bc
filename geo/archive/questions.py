"""Questions to the archive: which events, how many for each choice of a filter, how many a day, one event whole.

All are SQL with bound parameters over `geo.archive.database`. What is asked comes as a `Filter`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from geo.archive.corrections import Correction, corrections, reviewed_events
from geo.archive.current import event_rows
from geo.archive.database import CODED, Database, role_bits, roles_of
from geo.archive.incidents import Link, latest_links
from geo.archive.query import Facet, Facets, Filter, search_words, turned
from geo.archive.rows import Row
from geo.codes import ATTACKS, EVENT_TYPE_BY_CODE, NOT_HAPPENED, PRECISION_BY_LEVEL, ROLES
from geo.errors import ArchiveError, quoted
from geo.model import Json, Participation

Step = Literal["day", "week", "month"]
STEPS: dict[str, str] = {"day": "day", "week": "week", "month": "month"}
SORTS: dict[str, str] = {
    "newest": "date_start DESC NULLS LAST, event_id",
    "oldest": "date_start NULLS LAST, event_id",
    "deadliest": "coalesce(killed_best, killed_high, killed_low) DESC NULLS LAST, event_id",
    "type": "type, date_start DESC NULLS LAST, event_id",
    "place": "place NULLS LAST, event_id",
    "title": "title NULLS LAST, event_id",
}
"""Orders of a table, by name."""
LARGEST_PAGE = 10_000
_LISTED = (
    "row", "event_id", "article_id", "dataset", "title", "type", "status", "date_start", "date_end", "date_precision",
    "site", "place", "lat", "lon", "uncertainty_m", "precision_level", "country", "admin1", "killed_low", "killed_best",
    "killed_high", "killed_disputed", "incident_id", "review", "corrected", "publisher", "published", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event of the archive as a table has it, corrections applied. Coordinates are WGS84, None where unknown.
    ``review`` is "confirmed", "retracted" or None; ``incident_id`` is shared by the reports of one attack."""

    event_id: str
    article_id: str | None
    dataset: str
    title: str | None
    type: str
    status: str
    date_start: dt.date | None
    date_end: dt.date | None
    date_precision: int | None
    site: str | None
    place: str | None
    lat: float | None
    lon: float | None
    uncertainty_m: float | None
    precision_level: str | None
    country: str | None
    admin1: str | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    killed_disputed: bool | None
    incident_id: str | None
    review: str | None
    corrected: bool
    publisher: str | None
    published: dt.date | None
    url: str | None
    actors: tuple[Participation, ...] = ()

    @property
    def label(self) -> str:
        """The type in words."""
        return EVENT_TYPE_BY_CODE[self.type].label

    @property
    def violent(self) -> bool:
        """Whether it is an attack, not words."""
        return EVENT_TYPE_BY_CODE[self.type].violent


@dataclass(frozen=True, slots=True)
class WholeEvent:
    """Everything on one event. ``machine`` is its row before corrections, ``row`` after; ``report`` is the report of
    its article with ``ordinal`` the event's place in it, both None for an import. ``reports`` are the other reports of
    the same attack, ``links`` why they are taken for that."""

    event: StoredEvent
    row: Row
    machine: Row
    claims: tuple[Row, ...]
    corrections: tuple[Correction, ...]
    """The whole record, with what was taken back."""
    report: Json | None
    ordinal: int | None
    reports: tuple[StoredEvent, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the rows of ``events`` with its parameters."""

    sql: str
    parameters: tuple[object, ...]


def condition(database: Database, wanted: Filter) -> Condition:
    """A filter as SQL. A word that nothing in the archive has keeps nothing."""
    parts: list[tuple[str, Sequence[object]]] = []
    for column, words in (
        ("type", wanted.types),
        ("country", wanted.countries),
        ("precision_level", wanted.precisions),
        ("dataset", wanted.datasets),
    ):
        if words:
            parts.append(_among(column, _numbers(database, column, words)))
    if not wanted.retracted:
        parts.append(("review IS DISTINCT FROM ?", [database.number("review", "retracted")]))
    if wanted.happened:
        parts.append(_among("type", _numbers(database, "type", ATTACKS)))
        parts.append(_not_among("status", _numbers(database, "status", NOT_HAPPENED)))
    parts += _who(database, wanted)
    parts += _when(wanted)
    if wanted.bbox is not None:
        parts.append(_where(wanted.bbox))
    if wanted.killed_min is not None:
        parts.append(("coalesce(killed_high, killed_best, killed_low) >= ?", [wanted.killed_min]))
    if wanted.killed_max is not None:
        parts.append(("coalesce(killed_low, killed_best, killed_high) <= ?", [wanted.killed_max]))
    parts += [("contains(words, ?)", [word]) for word in search_words(wanted.text or "")]
    sql = " AND ".join(f"({part})" for part, _ in parts) or "true"
    return Condition(sql, tuple(value for _, values in parts for value in values))


def count(database: Database, wanted: Filter) -> int:
    """How many events the filter keeps."""
    known = database.remembered(("count", wanted))
    if isinstance(known, int):
        return known
    asked = condition(database, wanted)
    number = int(database.rows(f"SELECT count(*) FROM events WHERE {asked.sql}", asked.parameters)[0][0])
    return database.remember(("count", wanted), number)


def keeps(database: Database, wanted: Filter, event_id: str) -> bool:
    """Whether the filter keeps one event."""
    asked = condition(database, wanted)
    return bool(
        database.rows(f"SELECT 1 FROM events WHERE event_id = ? AND {asked.sql}", [event_id, *asked.parameters])
    )


def page(
    database: Database, wanted: Filter, *, sort: str = "newest", offset: int = 0, limit: int = 100
) -> tuple[StoredEvent, ...]:
    """A page of the events that the filter keeps, in an order of `SORTS`. Raises ArchiveError."""
    if sort not in SORTS:
        raise ArchiveError(f"{quoted(sort)} is no order: {', '.join(SORTS)}")
    if offset < 0 or not 0 < limit <= LARGEST_PAGE:
        raise ArchiveError(f"a page has 1 to {LARGEST_PAGE} events from 0 on, not {limit} from {offset}")
    key = ("page", wanted, sort, offset, limit)
    known = database.remembered(key)
    if isinstance(known, tuple):
        return known
    asked = condition(database, wanted)
    found = database.rows(
        f"SELECT row FROM events WHERE {asked.sql} ORDER BY {SORTS[sort]} LIMIT ? OFFSET ?",
        [*asked.parameters, limit, offset],
    )
    return database.remember(key, _stored(database, [row for (row,) in found]))


def events_by_id(database: Database, event_ids: Sequence[str]) -> tuple[StoredEvent, ...]:
    """Events by their ids, in that order; ids that nothing has are left out."""
    found = dict(
        database.rows("SELECT event_id, row FROM events WHERE event_id IN (SELECT unnest(?::VARCHAR[]))", [event_ids])
    )
    return _stored(database, [found[event_id] for event_id in event_ids if event_id in found])


def events_at(database: Database, rows: Sequence[int]) -> tuple[StoredEvent, ...]:
    """Events by their row numbers in the database, in that order."""
    return _stored(database, rows)


def facets(database: Database, wanted: Filter) -> Facets:
    """The choices of every filter with their counts, each counted under all the other filters."""
    known = database.remembered(("facets", wanted))
    return known if isinstance(known, Facets) else database.remember(("facets", wanted), _facets(database, wanted))


def histogram(database: Database, wanted: Filter, step: Step = "month") -> tuple[tuple[dt.date, int], ...]:
    """How many events began in each day, week (its Monday) or month (its first) that has any. Raises ArchiveError."""
    if step not in STEPS:
        raise ArchiveError(f"{quoted(step)} is no step: {', '.join(STEPS)}")
    asked = condition(database, wanted)
    found = database.rows(
        f"SELECT date_trunc('{STEPS[step]}', date_start)::DATE AS first, count(*) FROM events "
        f"WHERE date_start IS NOT NULL AND {asked.sql} GROUP BY first ORDER BY first",
        asked.parameters,
    )
    return tuple((first, int(number)) for first, number in found)


def whole(database: Database, event_id: str) -> WholeEvent | None:
    """Everything on one event, None if there is none. Raises ArchiveError."""
    found = events_by_id(database, [event_id])
    if not found:
        return None
    snapshot = database.snapshot
    rows = event_rows(snapshot, [event_id], also=_point(found[0]))
    machine = dict(rows[event_id])
    record = corrections(snapshot, [event_id]).get(event_id, ())
    row = reviewed_events(snapshot, [event_id], rows)[event_id].row if record else dict(machine)
    told = snapshot.rows_with("claims", "event_id", [event_id]).to_pylist()
    claims = sorted(
        (claim for claim in told if claim["batch_id"] == row["batch_id"]), key=lambda claim: claim["ordinal"]
    )
    siblings = _siblings(database, found[0])
    links = latest_links(snapshot, event_id).values()
    return WholeEvent(
        event=found[0],
        row=row,
        machine=machine,
        claims=tuple(claims),
        corrections=tuple(record),
        report=_report(database, row),
        ordinal=row["ordinal"],  # type: ignore[arg-type]
        reports=siblings,
        links=tuple(links),
    )


def _point(event: StoredEvent) -> dict[str, float] | None:
    """Where an event is stored, by column; None where a person moved it, or there is no point."""
    if event.corrected or event.lat is None or event.lon is None:
        return None
    return {"lat": event.lat, "lon": event.lon}


# --- conditions ---------------------------------------------------------------------------------------------


def _numbers(database: Database, column: str, words: Iterable[str]) -> list[int]:
    return [number for word in sorted(words) if (number := database.number(column, word)) is not None]


def _among(column: str, numbers: Sequence[int]) -> tuple[str, Sequence[object]]:
    if not numbers:
        return "false", []
    return f"{column} IN ({', '.join('?' * len(numbers))})", numbers


def _not_among(column: str, numbers: Sequence[int]) -> tuple[str, Sequence[object]]:
    if not numbers:
        return "true", []
    return f"{column} NOT IN ({', '.join('?' * len(numbers))})", numbers


def _who(database: Database, wanted: Filter) -> list[tuple[str, Sequence[object]]]:
    bits = role_bits([wanted.role]) if wanted.role else 255
    if not wanted.actors:
        return [("(roles & ?) <> 0", [bits])] if wanted.role else []
    among, numbers = _among("actor", _numbers(database, "actor", wanted.actors))
    return [(f"row IN (SELECT row FROM parts WHERE {among} AND (roles & ?) <> 0)", [*numbers, bits])]


def _when(wanted: Filter) -> list[tuple[str, Sequence[object]]]:
    parts: list[tuple[str, Sequence[object]]] = []
    if wanted.date_from is not None:
        parts.append(("date_end >= ?", [wanted.date_from]))
    if wanted.date_to is not None:
        parts.append(("date_start <= ?", [wanted.date_to]))
    if parts:
        parts.append(("date_start IS NOT NULL AND date_end IS NOT NULL", []))
    return parts


def _where(bbox: tuple[float, float, float, float]) -> tuple[str, Sequence[object]]:
    west, south, east, north = bbox
    if not all(-90 <= lat <= 90 for lat in (south, north)) or south > north:
        raise ArchiveError(f"{quoted(bbox)} is no box: give west, south, east, north in degrees")
    if east - west >= 360:
        west, east = -180.0, 180.0
    west, east = turned(west), turned(east)
    across = "lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)"
    return f"{across} AND lat BETWEEN ? AND ?", [west, east, south, north]


# --- facets -------------------------------------------------------------------------------------------------

_OWN: dict[str, str] = {
    "type": "types",
    "country": "countries",
    "precision_level": "precisions",
    "dataset": "datasets",
    "roles": "role",
}
"""Columns that are counted, and the field of a filter that chooses among them."""


def _facets(database: Database, wanted: Filter) -> Facets:
    counts = _column_counts(database, wanted)
    roles = _role_counts(database, wanted, counts["roles"])
    types, levels = counts["type"], counts["precision_level"]
    days = database.rows("SELECT min(date_start), max(date_end) FROM events")[0]
    return Facets(
        actors=_actor_facets(database, wanted),
        roles=tuple(Facet(role, role, "", roles[role]) for role in sorted(roles, key=lambda role: -roles[role])),
        types=tuple(
            Facet(code, kind.label, "attack" if kind.violent else "words", types.get(code, 0))
            for code, kind in EVENT_TYPE_BY_CODE.items()
            if code in database.codes["type"]
        ),
        first_day=days[0],
        last_day=days[1],
        countries=_ordered(counts["country"], database.codes["country"]),
        precisions=tuple(
            Facet(code, level.label, "", levels.get(code, 0))
            for code, level in PRECISION_BY_LEVEL.items()
            if code in database.codes["precision_level"]
        ),
        datasets=_ordered(counts["dataset"], database.codes["dataset"]),
    )


def _ordered(counts: dict[Any, int], codes: Iterable[str]) -> tuple[Facet, ...]:
    return tuple(
        Facet(code, code, "", counts.get(code, 0)) for code in sorted(codes, key=lambda c: (-counts.get(c, 0), c))
    )


def _column_counts(database: Database, wanted: Filter) -> dict[str, dict[Any, int]]:
    """Events by value for each column of `_OWN`; those that the filter does not choose among are counted at once."""
    empty = Filter()
    counted = [column for column in _OWN if column != "roles" or not wanted.actors]  # those of actors are their own
    chosen = [
        column for column, own in _OWN.items() if column in counted and getattr(wanted, own) != getattr(empty, own)
    ]
    rounds = [(tuple(column for column in counted if column not in chosen), wanted)]
    rounds += [((column,), replace(wanted, **{_OWN[column]: getattr(empty, _OWN[column])})) for column in chosen]
    found: dict[str, dict[Any, int]] = {column: {} for column in _OWN}
    for columns, asked_for in rounds:
        if columns:
            _count_into(found, database, columns, condition(database, asked_for))
    return found


def _count_into(found: dict[str, dict[Any, int]], database: Database, columns: Sequence[str], asked: Condition) -> None:
    names = ", ".join(columns)
    rows = database.rows(f"SELECT {names}, count(*) FROM events WHERE {asked.sql} GROUP BY {names}", asked.parameters)
    for row in rows:
        for column, value in zip(columns, row[:-1], strict=True):
            if value is not None:
                word = database.codes[column][value] if column in CODED else value
                found[column][word] = found[column].get(word, 0) + row[-1]


def _role_counts(database: Database, wanted: Filter, by_bits: dict[int, int]) -> dict[str, int]:
    """Events by role: of anybody, or of the actors asked for."""
    if wanted.actors:
        asked = condition(database, replace(wanted, role=None))
        among, numbers = _among("actor", _numbers(database, "actor", wanted.actors))
        rows = database.rows(
            f"SELECT bits, count(*) FROM (SELECT bit_or(roles) AS bits FROM parts WHERE {among} AND row IN "
            f"(SELECT row FROM events WHERE {asked.sql}) GROUP BY row) GROUP BY bits",
            [*numbers, *asked.parameters],
        )
        by_bits = dict(rows)
    counts: dict[str, int] = dict.fromkeys(ROLES, 0)
    for bits, number in by_bits.items():
        for role in roles_of(bits):
            counts[role] += number
    return {role: number for role, number in counts.items() if number}


def _actor_facets(database: Database, wanted: Filter) -> tuple[Facet, ...]:
    asked = condition(database, replace(wanted, actors=frozenset()))
    if wanted.role:
        rows = database.rows(
            f"SELECT actor, count(*) FROM parts WHERE (roles & ?) <> 0 AND row IN "
            f"(SELECT row FROM events WHERE {asked.sql}) GROUP BY actor",
            [role_bits([wanted.role]), *asked.parameters],
        )
    else:
        rows = database.rows(
            f"SELECT actor, count(*) FROM (SELECT unnest(actors) AS actor FROM events WHERE {asked.sql}) "
            "GROUP BY actor",
            asked.parameters,
        )
    counts = dict(rows)
    found = [Facet(a[0], a[1], a[2] or "", counts.get(n, 0)) for n, a in enumerate(database.actors)]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label, facet.code)))


# --- events -------------------------------------------------------------------------------------------------


def _stored(database: Database, rows: Sequence[int]) -> tuple[StoredEvent, ...]:
    """The events of row numbers, in their order."""
    if not rows:
        return ()
    names = ", ".join(_LISTED)
    wanted = list(rows)
    found = {
        values[0]: values[1:]
        for values in database.rows(f"SELECT {names} FROM events WHERE row IN (SELECT unnest(?::UINTEGER[]))", [wanted])
    }
    cast: dict[int, list[Participation]] = {}
    for row, actor, bits in database.rows(
        "SELECT row, actor, roles FROM parts WHERE row IN (SELECT unnest(?::UINTEGER[])) ORDER BY row, roles, actor",
        [wanted],
    ):
        actor_id, name = database.actors[actor][:2]
        cast.setdefault(row, []).extend(Participation(actor_id, name, role) for role in roles_of(bits))
    events = []
    for row in rows:
        values = dict(zip(_LISTED[1:], found[row], strict=True))
        for column in CODED:
            if values[column] is not None:
                values[column] = database.codes[column][values[column]]
        parts = sorted(cast.get(row, ()), key=lambda part: ROLES.index(part.role))
        events.append(StoredEvent(**values, actors=tuple(parts)))
    return tuple(events)


def _siblings(database: Database, event: StoredEvent) -> tuple[StoredEvent, ...]:
    if event.incident_id is None:
        return ()
    rows = database.rows(
        "SELECT row FROM events WHERE incident_id = ? AND event_id <> ? ORDER BY published, event_id",
        [event.incident_id, event.event_id],
    )
    return _stored(database, [row for (row,) in rows])


def _report(database: Database, row: Row) -> Json | None:
    """The report that has an event: of the article's version that the event was read from."""
    if row["article_id"] is None:
        return None
    columns = ["version", "batch_id", "report"]
    versions = database.snapshot.rows_with("articles", "article_id", [str(row["article_id"])], columns).to_pylist()
    version = row.get("article_version")
    chosen = [v for v in versions if v["version"] == version] or [
        v for v in versions if v["batch_id"] == row["batch_id"]
    ]
    report: Json | None = json.loads(chosen[-1]["report"]) if chosen else None
    return report
