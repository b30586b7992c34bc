"""Questions to the archive: how many events, a page of them, events by id, one event whole.

All are SQL with bound parameters over `geo.archive.database`. What is asked comes as a `Filter`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from geo.archive.conditions import condition
from geo.archive.corrections import Correction, corrections, reviewed_events
from geo.archive.current import event_rows
from geo.archive.database import CODED, Database, roles_of
from geo.archive.incidents import Link, latest_links
from geo.archive.query import Filter
from geo.archive.rows import Row
from geo.codes import EVENT_TYPE_BY_CODE, ROLES
from geo.errors import ArchiveError, quoted
from geo.model import Json, Participation

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
    key = ("events", tuple(event_ids))
    known = database.remembered(key) if len(event_ids) == 1 else None  # who opens one asks for it several times
    if isinstance(known, tuple):
        return known
    found = dict(
        database.rows("SELECT event_id, row FROM events WHERE event_id IN (SELECT unnest(?::VARCHAR[]))", [event_ids])
    )
    events = _stored(database, [found[event_id] for event_id in event_ids if event_id in found])
    return database.remember(key, events) if len(events) == len(event_ids) == 1 else events


def events_at(database: Database, rows: Sequence[int]) -> tuple[StoredEvent, ...]:
    """Events by their row numbers in the database, in that order."""
    return _stored(database, rows)


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
