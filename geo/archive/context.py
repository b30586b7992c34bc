"""What others have near an event: imported events, and those of other articles, ranked, each with a sentence.

Near is within the event's footprint plus a margin, and within its days plus a margin. Distances are from the footprint
to the other's point, in an azimuthal equidistant frame about the footprint (`geo.shapes.frame`). Whether two are one is
for a person to say, or for `geo.archive.incidents`: the score here only puts the likelier first.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from geo.archive.conditions import condition
from geo.archive.corrections import reviewed_events
from geo.archive.database import Database
from geo.archive.incidents import FAMILIES
from geo.archive.query import Filter, turned
from geo.archive.questions import StoredEvent, events_at
from geo.archive.rows import box_of
from geo.archive.schema import OURS
from geo.archive.store import Archive, Snapshot
from geo.codes import EVENT_TYPE_BY_CODE, FINENESS
from geo.errors import ArchiveError, quoted
from geo.shapes.circle import disc
from geo.shapes.frame import Frame, densify

MARGIN_M, MARGIN_DAYS, LIMIT = 25_000.0, 3, 20
MOST_COMPARED = 3_000
"""Events that are measured exactly; of more, those nearest in days and degrees."""
WIDEST_REACH_M = 50_000.0
"""An event whose own radius meets the margin is near too; a wider radius than this says nothing."""
HALF_AT_M, HALF_AT_DAYS = 20_000.0, 3.0
"""A distance, and a number of days, at which the score halves."""
OTHER_FAMILY, KIND_UNSAID = 0.5, 0.85
NO_ACTOR_IN_COMMON, ONE_SIDE_SILENT = 0.6, 0.85
WIDE_PLACE = 0.8
LIKELY = 0.45
"""From this score on a sentence says that the other has "this"."""
DATASET_NAMES: Mapping[str, str] = {"ucdp-ged": "UCDP GED", "acled": "ACLED", "gdelt": "GDELT"}
NEAR_A_POLE_DEG = 89.0
"""Beyond it all meridians are near."""
_DEGREE_M = 110_500.0
_COLUMNS = (
    "row", "event_id", "lat", "lon", "uncertainty_m", "date_start", "date_end", "type", "precision_level", "actors",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An event near another: metres beyond its footprint (0 inside), days between them (0 where they overlap, None
    where either is undated), a score of 0 to 1, and a sentence."""

    event: StoredEvent
    distance_m: float
    days_apart: int | None
    score: float
    sentence: str


def context(
    database: Database,
    event_id: str,
    *,
    margin_m: float = MARGIN_M,
    margin_days: int = MARGIN_DAYS,
    limit: int = LIMIT,
) -> tuple[Neighbour, ...]:
    """The events of other data sets and articles near an event, the likeliest first, at most `limit`.

    An event without a place has none. Raises ArchiveError: no such event, or margins below 0.
    """
    found = database.rows("SELECT row, batch_no FROM events WHERE event_id = ?", [event_id])
    if not found:
        raise ArchiveError(f"there is no event {quoted(event_id)} in the archive")
    if not (0 <= margin_m < math.inf and margin_days >= 0 and limit > 0):
        raise ArchiveError("a margin is 0 or more, a limit 1 or more")
    ((row_no, batch_no),) = found
    (event,) = events_at(database, [row_no])
    shape = _footprint(database, event, batch_no=batch_no)
    if shape is None:
        return ()
    near = _near(database, event, shape, margin_m=margin_m, margin_days=margin_days)
    distances = _distances_m(shape, near)
    scored = []
    for row, distance_m in zip(near, distances, strict=True):
        if distance_m - min(row["uncertainty_m"] or 0.0, WIDEST_REACH_M) <= margin_m:
            days = _days_apart(event, row)
            scored.append((_score(database, event, row, distance_m=distance_m, days=days), distance_m, days, row))
    scored.sort(key=lambda one: (-one[0], one[1], one[3]["event_id"]))
    chosen = scored[:limit]
    by_id = {one.event_id: one for one in events_at(database, [row["row"] for *_, row in chosen])}
    return tuple(
        Neighbour(
            by_id[row["event_id"]],
            distance_m=round(distance_m, 1),
            days_apart=days,
            score=round(score, 3),
            sentence=_sentence(event, by_id[row["event_id"]], distance_m=distance_m, days=days, score=score),
        )
        for score, distance_m, days, row in chosen
    )


# --- finding ---------------------------------------------------------------------------------------------------------


def _footprint(database: Database, event: StoredEvent, *, batch_no: int) -> BaseGeometry | None:
    """Where the event may have been, WGS84: its footprint, else the disc of its radius, else its point."""
    if event.lat is None or event.lon is None:
        return None
    known = _stored_footprint(database, event, batch_no=batch_no)
    if known is not None:
        shape: BaseGeometry = shapely.from_wkb(known)
        return shape
    if event.uncertainty_m:
        return disc(lat=event.lat, lon=event.lon, radius_m=event.uncertainty_m)
    return shapely.Point(event.lon, event.lat)


def _stored_footprint(database: Database, event: StoredEvent, *, batch_no: int) -> bytes | None:
    """The footprint's WKB. The files are read only where the event's batch has any."""
    some = database.remembered(("footprints", batch_no))
    if not event.corrected and some is False:
        return None
    snapshot = Snapshot(Archive(database.archive.location), database.snapshot.history, database.snapshot.batches)
    if event.corrected:
        known = reviewed_events(snapshot, [event.event_id])[event.event_id].row["footprint"]
        return known if isinstance(known, bytes) else None
    of_batch = pc.field("batch_id") == snapshot.ids[batch_no]
    # The point is asked for too: files are sorted by place, so all but a few are left out.
    here = of_batch & (pc.field("lat") == event.lat) & (pc.field("lon") == event.lon)
    stored = snapshot.read("events", ["footprint"], where=here & (pc.field("event_id") == event.event_id))
    for found in stored["footprint"].to_pylist():
        if isinstance(found, bytes):
            return found
    if some is None:
        there = snapshot.read("events", ["batch_id"], where=of_batch & pc.field("footprint").is_valid())
        database.remember(("footprints", batch_no), there.num_rows > 0)
    return None


def _near(
    database: Database, event: StoredEvent, shape: BaseGeometry, *, margin_m: float, margin_days: int
) -> list[dict[str, Any]]:
    """Rows in the box of the footprint plus the margins, of other data sets and articles."""
    first, last = event.date_start, event.date_end or event.date_start
    wanted = Filter(
        bbox=_wider(box_of(shape), margin_m + WIDEST_REACH_M),
        date_from=_shifted(first, -margin_days),
        date_to=_shifted(last, margin_days),
    )
    asked = condition(database, wanted)
    own: tuple[str, object] = ("dataset <> ?", database.number("dataset", event.dataset))
    if event.dataset == OURS:
        own = ("article_id IS DISTINCT FROM ?", event.article_id)
    names = ", ".join(_COLUMNS)
    gap = "greatest(date_start - coalesce(?, date_start), coalesce(?, date_end) - date_end, 0)"
    rows = database.rows(
        f"SELECT {names} FROM events WHERE {asked.sql} AND event_id <> ? AND {own[0]} "
        f"ORDER BY {gap} NULLS LAST, abs(lat - ?) + abs(lon - ?), event_id LIMIT {MOST_COMPARED}",
        [*asked.parameters, event.event_id, own[1], last, first, event.lat, event.lon],
    )
    return [dict(zip(_COLUMNS, row, strict=True)) for row in rows]


def _wider(box: Mapping[str, object], by_m: float) -> tuple[float, float, float, float]:
    """The box (west, south, east, north in degrees) widened on all sides."""
    west, south, east, north = (float(str(box[name])) for name in ("xmin", "ymin", "xmax", "ymax"))
    up = by_m / _DEGREE_M
    south, north = max(south - up, -90.0), min(north + up, 90.0)
    farthest = max(abs(south), abs(north))
    aside = up / math.cos(math.radians(min(farthest, NEAR_A_POLE_DEG)))
    width = (east - west) % 360 if west > east else east - west
    if farthest > NEAR_A_POLE_DEG or width + 2 * aside >= 360:
        return -180.0, south, 180.0, north
    return turned(west - aside), south, turned(east + aside), north


def _shifted(day: dt.date | None, days: int) -> dt.date | None:
    if day is None:
        return None
    ordinal = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def _distances_m(shape: BaseGeometry, near: list[dict[str, Any]]) -> list[float]:
    """Metres from the footprint to each point."""
    if not near:
        return []
    frame = Frame.about(shape)
    local = frame.to_local(densify(shape))
    shapely.prepare(local)
    spots = shapely.points([row["lon"] for row in near], [row["lat"] for row in near])
    found: list[float] = np.round(shapely.distance(local, frame.to_local(spots)), 3).tolist()
    return found


# --- ranking and telling ---------------------------------------------------------------------------------------------


def _days_apart(event: StoredEvent, row: Mapping[str, Any]) -> int | None:
    first, last = event.date_start, event.date_end or event.date_start
    if first is None or last is None or row["date_start"] is None:
        return None
    after, before = row["date_start"] - last, first - (row["date_end"] or row["date_start"])
    return max(int(after.days), int(before.days), 0)


def _score(
    database: Database, event: StoredEvent, row: Mapping[str, Any], *, distance_m: float, days: int | None
) -> float:
    gap = HALF_AT_DAYS if days is None else days
    score = float(0.5 ** (distance_m / HALF_AT_M + gap / HALF_AT_DAYS))
    ours, theirs = event.type, database.codes["type"][row["type"]]
    families = {FAMILIES.get(ours), FAMILIES.get(theirs)}
    if EVENT_TYPE_BY_CODE[ours].violent != EVENT_TYPE_BY_CODE[theirs].violent or len(families - {None}) > 1:
        score *= OTHER_FAMILY
    elif None in families and ours != theirs:
        score *= KIND_UNSAID
    level = row["precision_level"]
    if level is None or FINENESS[database.codes["precision_level"][level]] > FINENESS["adm2"]:
        score *= WIDE_PLACE
    there = {database.actors[number][0] for number in row["actors"] or ()}
    here = {actor.actor_id for actor in event.actors}
    if not here or not there:
        return score * ONE_SIDE_SILENT
    return score if here & there else score * NO_ACTOR_IN_COMMON


def _sentence(event: StoredEvent, other: StoredEvent, *, distance_m: float, days: int | None, score: float) -> str:
    ids = {actor.actor_id for actor in event.actors}
    common = list(dict.fromkeys(actor.name for actor in other.actors if actor.actor_id in ids))
    parts = [_days_words(days), _distance_words(distance_m), _toll_words(other)]
    parts += [f"{' and '.join(common[:3])} in both"] if common else []
    this = "this" if score >= LIKELY else "something near this"
    if other.dataset == OURS:
        told = f"“{other.title or other.event_id}”"
        who = f" ({other.publisher})" if other.publisher else ""
        return f"{told}{who} tells of {this} as “{other.label.lower()}”: {', '.join(parts)}."
    name = DATASET_NAMES.get(other.dataset, other.dataset)
    number = other.event_id.removeprefix(f"{other.dataset}:")
    return f"{name} has {this} as event {number}: {', '.join(parts)}."


def _days_words(days: int | None) -> str:
    if days is None:
        return "days unknown"
    return "same day" if days == 0 else f"{days} day{'s' if days > 1 else ''}"


def _distance_words(distance_m: float) -> str:
    if distance_m < 1:
        return "inside the area"
    return f"{distance_m:.0f} m away" if distance_m < 1_000 else f"{distance_m / 1_000:.1f} km away"


def _toll_words(event: StoredEvent) -> str:
    if event.killed_best is not None:
        return f"best estimate {event.killed_best}"
    known = [number for number in (event.killed_low, event.killed_high) if number is not None]
    if not known:
        return "no number of killed"
    if len(known) == 1:
        return f"at least {known[0]} killed" if event.killed_high is None else f"up to {known[0]} killed"
    low, high = min(known), max(known)
    return f"{low} killed" if low == high else f"{low} to {high} killed"
