"""One event of the archive as the nouns of `geo.model`, ready to be shown: its report, with what persons corrected.

An event that others coded has no article of ours. It gets a report of its own whose text is what its source says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import shapely

from geo.archive.corrections import corrections, reviewed_events
from geo.archive.current import current_rows, event_rows
from geo.archive.database import Database
from geo.archive.questions import StoredEvent, WholeEvent, whole
from geo.archive.rows import Row
from geo.contract import report_from_dict
from geo.model import Actor, Article, Claim, Event, Georeference, Report, Span, Toll

BY_HAND = "by hand"
"""The georeferenceProtocol of a place that a person set."""
_SAME_PLACE = ("lat", "lon", "uncertainty_m", "precision_level")


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """One event with everything on it. `event` is as corrected; its id is the archive's."""

    stored: StoredEvent
    report: Report
    event: Event
    whole: WholeEvent

    @property
    def imported(self) -> bool:
        """Whether others coded it."""
        return self.whole.report is None


def open_event(database: Database, event_id: str) -> OpenEvent | None:
    """The event of that id; None if there is none. Raises ArchiveError, ContractError."""
    known = database.remembered(("open", event_id))
    if isinstance(known, OpenEvent):
        return known
    found = whole(database, event_id)
    if found is None:
        return None
    if found.report is None or found.ordinal is None:
        report, event = _imported(found)
    else:
        report = report_from_dict(found.report)
        event = _corrected(report.events[found.ordinal], found)
    return database.remember(("open", event_id), OpenEvent(found.event, report, event, found))


def _corrected(event: Event, found: WholeEvent) -> Event:
    """The event of a report under the archive's id, with its corrections."""
    event = replace(event, id=found.event.event_id)
    if not found.event.corrected:
        return event
    row, machine, stored = found.row, found.machine, found.event
    moved = any(row[name] != machine[name] for name in _SAME_PLACE)
    killed = (stored.killed_low, stored.killed_high)
    return replace(
        event,
        type=stored.type,  # type: ignore[arg-type]
        date_start=stored.date_start,
        date_end=stored.date_end,
        date_precision=stored.date_precision,  # type: ignore[arg-type]
        actors=stored.actors,
        georeference=_by_hand(row, found) if moved else event.georeference,
        checks=() if moved else event.checks,
        toll=Toll(*killed, disputed=bool(stored.killed_disputed)) if killed != (None, None) else event.toll,
    )


def _by_hand(row: Row, found: WholeEvent) -> Georeference | None:
    last = next(one for one in reversed(found.corrections) if one.field == "place")
    return _georeference(row, protocol=BY_HAND, remarks=(f"{last.who} put it here: {last.why}",))


def _georeference(row: Row, *, protocol: str, remarks: tuple[str, ...]) -> Georeference | None:
    """The place of a row; None where it has no radius: nothing is made up."""
    if row["lat"] is None or row["uncertainty_m"] is None or not isinstance(row["footprint"], bytes):
        return None
    return Georeference(
        lat=float(str(row["lat"])),
        lon=float(str(row["lon"])),
        uncertainty_m=float(str(row["uncertainty_m"])),
        precision_level=row["precision_level"] or "unknown",  # type: ignore[arg-type]
        footprint_wkt=_wkt(row["footprint"]),
        protocol=protocol,
        sources=str(row["licence"] or ""),
        remarks=remarks,
    )


def _imported(found: WholeEvent) -> tuple[Report, Event]:
    """What others coded, as a report whose text is their words."""
    stored, row = found.event, found.row
    head = stored.title or stored.place or stored.event_id
    body = str(row["summary"] or "")
    text = f"{head}\n\n{body}" if body else head
    said = Span(len(text) - len(body), len(text)) if body else Span(0, len(text))
    claims = tuple(
        Claim(
            kind=claim["kind"],  # type: ignore[arg-type]
            span=said,
            wording=str(claim["wording"] or ""),
            modality="reported",
            low=claim["low"],  # type: ignore[arg-type]
            best=claim["best"],  # type: ignore[arg-type]
            high=claim["high"],  # type: ignore[arg-type]
            attributed_to=stored.dataset,
        )
        for claim in found.claims
    )
    killed = (stored.killed_low, stored.killed_high)
    event = Event(
        id=stored.event_id,
        type=stored.type,  # type: ignore[arg-type]
        status=stored.status,  # type: ignore[arg-type]
        date_start=stored.date_start,
        date_end=stored.date_end,
        date_precision=stored.date_precision,  # type: ignore[arg-type]
        actors=stored.actors,
        georeference=_georeference(row, protocol=stored.dataset, remarks=()),
        claims=claims,
        evidence=(said,),
        toll=Toll(*killed, disputed=False) if killed != (None, None) else None,
    )
    article = Article(
        id=stored.event_id,
        title=head,
        text=text,
        published=stored.published,
        publisher=stored.publisher,
        url=stored.url,
    )
    actors = tuple(Actor(part.actor_id, part.name, "organisation") for part in stored.actors)
    return Report(article=article, actors=actors, events=(event,)), event


@dataclass(frozen=True, slots=True)
class Sketch:
    """Where an event is drawn beyond its point: its footprint (WKT, None where unknown), and the points of the places
    that its words name, where they name several (lat, lon)."""

    footprint_wkt: str | None
    points: tuple[tuple[float, float], ...] = ()


def sketches(database: Database, event_ids: Sequence[str]) -> Mapping[str, Sketch]:
    """The sketches of some events, for a map that shows few. Raises ArchiveError."""
    if not event_ids:
        return {}
    key = ("sketches", tuple(event_ids))
    known = database.remembered(key)
    if isinstance(known, dict):
        return known
    rows = event_rows(database.snapshot, event_ids, ["footprint"])
    moved = _moved(database, event_ids)
    several = _several_places(database, {str(row["article_id"]) for row in rows.values() if row["article_id"]})
    found = {}
    for event_id, row in rows.items():
        footprint = moved[event_id]["footprint"] if event_id in moved else row["footprint"]
        wkt = (
            shapely.to_wkt(shapely.from_wkb(footprint), rounding_precision=6) if isinstance(footprint, bytes) else None
        )
        points = () if event_id in moved else several.get(event_id, ())
        found[event_id] = Sketch(wkt, points)
    return database.remember(key, found)


def _moved(database: Database, event_ids: Sequence[str]) -> Mapping[str, Row]:
    """The rows of the events that a person put elsewhere."""
    said = corrections(database.snapshot, event_ids)
    found = reviewed_events(database.snapshot, list(said)) if said else {}
    return {key: one.row for key, one in found.items() if any(c.field == "place" for c in one.corrections)}


def _wkt(wkb: bytes) -> str:
    return str(shapely.to_wkt(shapely.from_wkb(wkb), rounding_precision=6))


def _several_places(database: Database, article_ids: set[str]) -> dict[str, tuple[tuple[float, float], ...]]:
    """The points of events whose words name several places of the finest level that they name."""
    columns = ["event_ids", "kind", "lat", "lon", "precision_level"]
    points: dict[tuple[str, str], dict[tuple[float, float], None]] = {}
    for row in current_rows(database.snapshot, "localities", sorted(article_ids), columns).to_pylist():
        if row["kind"] == "place" and row["lat"] is not None:
            for event_id in row["event_ids"] or ():
                points.setdefault((event_id, row["precision_level"]), {})[row["lat"], row["lon"]] = None
    return {
        event_id: tuple(found)
        for (event_id, level), found in points.items()
        if level == "settlement" and len(found) > 1
    }
