"""What persons put right: an append-only record of who, when, what, why, before and after, applied when read.

The machine's rows are never touched: `applied` lays the corrections that stand over them, in the order in which they
were made, and both can be shown. A correction is tied to an event's id, which survives re-reading
(`geo.archive.identity`); an event that a later reading no longer has is kept if a person corrected it.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import shapely

from geo.archive.current import event_rows
from geo.archive.rows import Row, area_columns, box_of, day
from geo.archive.store import Archive, Snapshot, now
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, ROLES
from geo.errors import CoordinateError, CorrectionError, quoted
from geo.model import Json
from geo.shapes.circle import disc

Action = Literal["set", "retract", "confirm", "add_actor", "remove_actor", "change_role", "undo"]
ACTIONS: tuple[Action, ...] = get_args(Action)
MAX_WORDS = 2_000
Columns = Callable[[Json], Row]


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the record. ``before`` and ``after`` are as the JSON of `FIELDS` has them."""

    correction_id: str
    event_id: str
    action: Action
    field: str | None
    before: Json | None
    after: Json | None
    undoes: str | None
    who: str
    why: str
    made_at: dt.datetime

    def to_dict(self) -> Json:
        """The correction as JSON."""
        values: Json = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return values | {"made_at": self.made_at.isoformat()}


@dataclass(slots=True)
class Reviewed:
    """An event as it reads with its corrections: its row, its participations, and what persons said of it.
    ``review`` is "confirmed", "retracted" or None."""

    row: Row
    participations: list[Row]
    review: str | None = None
    corrections: list[Correction] = field(default_factory=list)


# --- what can be set ----------------------------------------------------------------------------------------


def _place(after: Json) -> Row:
    lat, lon, radius_m = (_number(after, name) for name in ("lat", "lon", "uncertainty_m"))
    if radius_m <= 0:
        raise CorrectionError("uncertainty_m must be above 0: a point without a radius tells nothing")
    level = after.get("precision_level")
    if level not in PRECISION_BY_LEVEL:
        raise CorrectionError(f"{quoted(level)} is no precision level: {', '.join(PRECISION_BY_LEVEL)}")
    wkt = after.get("footprintWKT")
    try:
        shape = shapely.from_wkt(wkt) if wkt else disc(lat=lat, lon=lon, radius_m=radius_m)
    except (shapely.errors.GEOSException, CoordinateError) as error:
        raise CorrectionError(f"this is no place: {error}") from None
    point: Row = {"lat": lat, "lon": lon, "uncertainty_m": radius_m, "precision_level": level}
    words: Row = {"place": str(after["place"])[:MAX_WORDS]} if after.get("place") else {}
    areas = area_columns(lat=lat, lon=lon, precision_level=str(level))
    return {**point, **words, "footprint": shapely.to_wkb(shape), **box_of(shape), **areas}


def _date(after: Json) -> Row:
    try:
        first, last = day(after["date_start"]), day(after.get("date_end") or after["date_start"])
    except (KeyError, TypeError, ValueError):
        raise CorrectionError(
            f"{quoted(after)} is no date: give date_start and date_end as YYYY-MM-DD, date_precision 1 to 5"
        ) from None
    if first is None or last is None or last < first:
        raise CorrectionError("date_end is before date_start")
    precision = after.get("date_precision", 1)
    if precision not in {1, 2, 3, 4, 5}:
        raise CorrectionError(f"{quoted(precision)} is no date precision: 1 (day) to 5 (year)")
    return {"date_start": first, "date_end": last, "date_precision": precision}


def _type(after: Json) -> Row:
    if after.get("type") not in EVENT_TYPE_BY_CODE:
        raise CorrectionError(f"{quoted(after.get('type'))} is no event type: {', '.join(EVENT_TYPE_BY_CODE)}")
    return {"type": after["type"]}


def _killed(after: Json) -> Row:
    row: Row = {}
    for name in ("low", "best", "high"):
        number = after.get(name)
        if number is not None and (not isinstance(number, int) or number < 0):
            raise CorrectionError(f"{quoted(number)} is no number of persons; null is unknown")
        row[f"killed_{name}"] = number
    return row


FIELDS: Mapping[str, tuple[tuple[str, ...], Columns]] = {
    "place": (("lat", "lon", "uncertainty_m", "precision_level", "place"), _place),
    "date": (("date_start", "date_end", "date_precision"), _date),
    "type": (("type",), _type),
    "killed": (("killed_low", "killed_best", "killed_high"), _killed),
}
"""What ``set`` sets: the columns that tell what it was before, and how the new value becomes columns."""


# --- making corrections -------------------------------------------------------------------------------------


def correct(
    archive: Archive,
    event_id: str,
    action: Action,
    *,
    who: str,
    why: str,
    field: str | None = None,
    after: Json | None = None,
    undoes: str | None = None,
) -> Correction:
    """Record a correction and return it; ``before`` is what the event has now.

    ``set`` needs a `field` of `FIELDS` and its new value in `after`; ``add_actor`` and ``remove_actor`` an `after` with
    actor_id, role and (to add) name and kind; ``change_role`` one with actor_id, the new role, and what it ``was``.
    ``undo`` takes the correction `undoes` back. Raises CorrectionError for what makes no sense, ArchiveError.
    """
    if not who.strip() or not why.strip():
        raise CorrectionError("a correction says who makes it and why")
    snapshot = archive.snapshot()
    event = reviewed(snapshot, event_id)
    made = Correction(
        correction_id=uuid.uuid4().hex[:16],
        event_id=event_id,
        action=action,
        field=field,
        before=_before(event, action, field, after),
        after=after,
        undoes=undoes,
        who=who.strip()[:MAX_WORDS],
        why=why.strip()[:MAX_WORDS],
        made_at=now(),
    )
    _check(event, made)
    row: Row = {name: getattr(made, name) for name in Correction.__dataclass_fields__}
    for name in ("before", "after"):
        value = getattr(made, name)
        row[name] = None if value is None else json.dumps(value, ensure_ascii=False)
    with archive.writing("correct", note=f"{action} {field or ''} of {event_id}".replace("  ", " ")) as batch:
        batch.append("corrections", [row])
    return made


def _check(event: Reviewed, made: Correction) -> None:
    """Raises CorrectionError for a correction that cannot be applied."""
    after = made.after or {}
    if made.action not in ACTIONS:
        raise CorrectionError(f"{quoted(made.action)} is no correction: {', '.join(ACTIONS)}")
    if made.action == "set":
        if made.field is None or made.field not in FIELDS:
            raise CorrectionError(f"{quoted(made.field)} cannot be set: {', '.join(FIELDS)}")
        FIELDS[made.field][1](after)
    if made.action in {"add_actor", "remove_actor", "change_role"}:
        _check_actor(event, made.action, after)
    if made.action == "undo" and made.undoes not in {c.correction_id for c in event.corrections}:
        raise CorrectionError(f"there is no correction {quoted(made.undoes)} of this event that stands")


def _check_actor(event: Reviewed, action: Action, after: Json) -> None:
    """Raises CorrectionError for an actor that has that role already, or does not have the one it is to lose."""
    lost = {"remove_actor": "role", "change_role": "was"}.get(action)
    given = {"add_actor": "role", "change_role": "role"}.get(action)
    for name in {lost, given} - {None}:
        if after.get(str(name)) not in ROLES or not after.get("actor_id"):
            raise CorrectionError(f"give actor_id and `{name}`, one of: {', '.join(ROLES)}")
    for name, present in ((lost, True), (given, False)):
        role = after.get(name or "")
        if name is not None and any(_is_actor(part, after, role) for part in event.participations) != present:
            known = "does not have" if present else "has"
            raise CorrectionError(f"the event {known} the actor {quoted(after['actor_id'])} as {role}")


def _before(event: Reviewed, action: Action, name: str | None, after: Json | None) -> Json | None:
    if action == "set" and name is not None and name in FIELDS:
        return {column: _plain(event.row.get(column)) for column in FIELDS[name][0]}
    if action in {"retract", "confirm"}:
        return {"review": event.review}
    if action in {"remove_actor", "change_role"} and after:
        role = after.get("role" if action == "remove_actor" else "was")
        found = [p for p in event.participations if _is_actor(p, after, role)]
        return {name: found[0].get(name) for name in ("actor_id", "name", "kind", "role")} if found else None
    return None


# --- reading them -------------------------------------------------------------------------------------------


def corrections(snapshot: Snapshot, event_ids: Iterable[str] | None = None) -> dict[str, list[Correction]]:
    """The record by event, in the order in which it was made, with what was taken back. Raises ArchiveError."""
    found: dict[str, list[Correction]] = {}
    if event_ids is None:
        rows = snapshot.read("corrections")
    else:
        rows = snapshot.rows_with("corrections", "event_id", event_ids)
    for row in sorted(rows.to_pylist(), key=lambda row: (row["made_at"], row["correction_id"])):
        values: dict[str, Any] = {name: row[name] for name in Correction.__dataclass_fields__}
        values |= {name: json.loads(row[name]) if row[name] else None for name in ("before", "after")}
        found.setdefault(row["event_id"], []).append(Correction(**values))
    return found


def corrected_ids(snapshot: Snapshot) -> set[str]:
    """Ids of the events that persons said something of."""
    return set(snapshot.read("corrections", ["event_id"])["event_id"].to_pylist())


def standing(record: Sequence[Correction]) -> list[Correction]:
    """The corrections of one event that were not taken back, without the undoings; an undo can be undone."""
    undone: set[str] = set()
    for made in reversed(record):
        if made.action == "undo" and made.correction_id not in undone and made.undoes:
            undone.add(made.undoes)
    return [made for made in record if made.action != "undo" and made.correction_id not in undone]


def applied(row: Row, participations: Sequence[Row], record: Sequence[Correction]) -> Reviewed:
    """The event with its corrections laid over the machine's `row` and `participations`, which stay as they are."""
    event = Reviewed(dict(row), [dict(p) for p in participations])
    for made in standing(record):
        after = made.after or {}
        if made.action == "set" and made.field is not None and made.field in FIELDS:
            event.row |= FIELDS[made.field][1](after)
        elif made.action == "retract":
            event.review = "retracted"
        elif made.action == "confirm":
            event.review = "confirmed"
        elif made.action == "add_actor":
            names = {name: after.get(name) for name in ("actor_id", "name", "kind", "country", "role")}
            names["name"] = names["name"] or names["actor_id"]
            event.participations.append({"event_id": made.event_id, **names})
        elif made.action == "remove_actor":
            event.participations = [p for p in event.participations if not _is_actor(p, after, after.get("role"))]
        elif made.action == "change_role":
            for part in event.participations:
                part["role"] = after["role"] if _is_actor(part, after, after.get("was")) else part["role"]
        event.corrections.append(made)
    return event


def reviewed(snapshot: Snapshot, event_id: str) -> Reviewed:
    """One event with its corrections. Raises CorrectionError where there is no such event, ArchiveError."""
    found = reviewed_events(snapshot, [event_id])
    if event_id not in found:
        raise CorrectionError(f"there is no event {quoted(event_id)} in the archive")
    return found[event_id]


def reviewed_events(
    snapshot: Snapshot, event_ids: Sequence[str], rows: Mapping[str, Row] | None = None
) -> dict[str, Reviewed]:
    """Events with their corrections, by id; ids that nothing has are left out. `rows` are theirs, where the caller has
    them. Raises ArchiveError."""
    rows = event_rows(snapshot, event_ids) if rows is None else rows
    cast: dict[str, list[Row]] = {event_id: [] for event_id in rows}
    for part in snapshot.rows_with("participations", "event_id", rows).to_pylist() if rows else ():
        if part["batch_id"] == rows[part["event_id"]]["batch_id"]:
            cast[part["event_id"]].append(part)
    record = corrections(snapshot, event_ids)
    return {event_id: applied(row, cast[event_id], record.get(event_id, [])) for event_id, row in rows.items()}


def _is_actor(participation: Row, after: Json, role: object) -> bool:
    return participation["actor_id"] == after.get("actor_id") and participation["role"] == role


def _number(after: Json, name: str) -> float:
    value = after.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise CorrectionError(f"{name} must be a number, not {quoted(value)}")
    return float(value)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
