"""Events as what the map draws: marks, areas and seats, as plain GeoJSON-like data.

Nothing is invented and nothing moved: events at one point share one mark with their number; words that name no
more than a province or a country give an area, never a point in it. What goes to the browser is bounded: more than
`MOST_EVENTS` are asked for by the map itself, by view, as cells with counts (see `geo.archive.map_query`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely

from dashboard import strings
from dashboard.features import MOST_TIP_LINES, Box, Json, box_of, collection, feature, outline, seat_feature
from dashboard.panel import event_title
from dashboard.symbols import SYMBOLS
from geo.archive.opened import Sketch
from geo.archive.query import Filter
from geo.archive.questions import StoredEvent
from geo.codes import AREA_LEVELS, EVENT_TYPE_BY_CODE, NOT_HAPPENED
from geo.model import Event, Place, Report
from geo.places.actors import registry

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
PointKey = tuple[int, int, bool]
Sketches = Mapping[str, Sketch]

MOST_EVENTS = 1_500
MOST_AREAS = 250
LONGEST_LABEL = 40
POINT_DEG = 1e-5
"""Points closer than this (about a metre) are one point."""


def on_map(event: StoredEvent | Event) -> bool:
    """Whether the event is told to have happened somewhere: no statement or plan, and with a place."""
    known = EVENT_TYPE_BY_CODE.get(event.type)
    happened = known is not None and known.violent and event.status not in NOT_HAPPENED
    placed = event.lat is not None if isinstance(event, StoredEvent) else event.georeference is not None
    return happened and placed


def drawn(wanted: Filter) -> Filter:
    """Of the events that a filter keeps, those that `on_map` keeps."""
    return replace(wanted, happened=True)


def is_area(event: StoredEvent) -> bool:
    """Whether the event is drawn as an area because its words give no point. Others' points are taken as theirs."""
    return event.precision_level in AREA_LEVELS and event.article_id is not None


def points(event: StoredEvent, sketches: Sketches) -> list[Point]:
    """The points of an event: its own, or, where its words name several places, each of them and not their middle."""
    if event.lat is None or event.lon is None:
        return []
    sketch = sketches.get(event.event_id)
    return list(sketch.points) if sketch and sketch.points and not is_area(event) else [(event.lat, event.lon)]


def stacks(events: Sequence[StoredEvent], sketches: Sketches) -> dict[PointKey, tuple[Point, list[StoredEvent]]]:
    """The events of the map by point, each stack in the order of `events`."""
    found: dict[PointKey, tuple[Point, list[StoredEvent]]] = {}
    for event in events:
        if on_map(event):
            for lat, lon in points(event, sketches):
                key = (round(lat / POINT_DEG), round(lon / POINT_DEG), is_area(event))
                found.setdefault(key, ((lat, lon), []))[1].append(event)
    return found


def marks(events: Sequence[StoredEvent], sketches: Sketches) -> list[Json]:
    """One mark for each point that has events, the newest event first in it."""
    return [_mark(point, stack) for point, stack in stacks(events, sketches).values()]


def _mark(point: Point, stack: list[StoredEvent]) -> Json:
    first = stack[0]
    types = {event.type for event in stack}
    name = shorten(first.place or "")
    area = is_area(first)
    tip = [describe(event) for event in stack[:MOST_TIP_LINES]]
    if area:
        tip.insert(0, strings.somewhere_in(name))
    elif len(stack) > 1:
        tip.insert(0, f"{len(stack)} {strings.HERE_SEVERAL}")
    return {
        "id": _mark_id(point, stack),
        "kind": "area" if area else "point",
        "lat": round(point[0], 6),
        "lon": round(point[1], 6),
        "symbol": types.pop() if len(types) == 1 else "several",
        "faint": all(event.status != "reported" for event in stack),
        "count": len(stack),
        "label": strings.about_area(name) if area else name,
        "event_ids": [event.event_id for event in stack],
        "days": [_days(event) for event in stack],
        "tip": tip,
        "aria": "; ".join(tip),
    }


def shorten(words: str) -> str:
    """Words for a label, cut where they are long."""
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"


def _days(event: StoredEvent) -> list[str] | None:
    """First and last day, for playback; None without a date."""
    if event.date_start is None or event.date_end is None:
        return None
    return [event.date_start.isoformat(), event.date_end.isoformat()]


def describe(event: StoredEvent) -> str:
    """One event in a line: date, what, where."""
    when = strings.day(event.date_start) if event.date_start else strings.NO_DATE
    parts = [when, event_title(event), strings.isolated(shorten(event.place or ""))]
    return " · ".join(part for part in parts if part)


def uncertainty_areas(events: Sequence[StoredEvent], sketches: Sketches) -> Json:
    """The footprint of each mark: where its events may have been. Each footprint once, at most `MOST_AREAS`.

    ``mark`` is the id of the mark. Areas that stand for a whole province or country are shown by the map only
    with their mark, lest they cover everything.
    """
    features = []
    seen: set[str] = set()
    for point, stack in stacks(events, sketches).values():
        sketch = sketches.get(stack[0].event_id)
        wkt = sketch.footprint_wkt if sketch else None
        if wkt and wkt not in seen and len(seen) < MOST_AREAS:
            seen.add(wkt)
            kind = "somewhere" if is_area(stack[0]) else "uncertainty"
            features.append(feature(outline(wkt), kind, mark=_mark_id(point, stack)))
    return collection(features)


def _mark_id(point: Point, stack: Sequence[StoredEvent]) -> str:
    return f"{stack[0].event_id} {point[0]:.5f} {point[1]:.5f}"


def seats(events: Sequence[StoredEvent]) -> Json:
    """The seats of all known actors that take part in `events`, one mark a seat: "seat, not event"."""
    known = registry()
    by_seat: dict[Place, dict[str, None]] = {}
    for actor_id, name in {part.actor_id: part.name for event in events for part in event.actors}.items():
        entry = known.get(actor_id)
        if entry is not None and entry.seat is not None:
            by_seat.setdefault(entry.seat, {})[name] = None
    return collection([seat_feature(seat, list(names), named=False) for seat, names in by_seat.items()])


def everything_box(events: Sequence[StoredEvent]) -> Box | None:
    """The box of all points; None where there is none. Areas count with their point only."""
    placed = [(event.lat, event.lon) for event in events if on_map(event)]
    lats = [lat for lat, _ in placed if lat is not None]
    lons = [lon for _, lon in placed if lon is not None]
    return (min(lons), min(lats), max(lons), max(lats)) if lats else None


def event_box(report: Report, event: Event) -> Box | None:
    """The box to look at for one event: its own extent and its measured lines, with room about them."""
    georeference = event.georeference
    if georeference is None:
        return None
    lines = [shapely.linestrings(np.asarray(check.line, dtype=float)) for check in event.checks if len(check.line) > 1]
    narrowed = [report.localities[index].narrowed for index in event.localities]
    parts = [outline(part.footprint_wkt) for part in (georeference, *narrowed) if part]
    return box_of([*parts, *lines])


def view(box: Box | None, *, closer: bool, token: int) -> Json | None:
    """Where the map looks. It moves only when `token` is new; `closer` lets it go as near as a single town."""
    if box is None:
        return None
    return {"token": token, "box": list(box), "max_zoom": 10 if closer else 7}


def symbols() -> Json:
    """The paths and colours of all marks."""
    return {symbol.code: {"path": symbol.path, "colour": symbol.colour} for symbol in SYMBOLS.values()}
