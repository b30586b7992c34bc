"""Events as what the map draws: marks, areas, lines, arcs and seats, as plain GeoJSON-like data.

Nothing is invented and nothing moved: events at one point share one mark with their number; words that name no
more than a province or a country give an area, never a point in it. What goes to the browser is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from dashboard import strings
from dashboard.features import MOST_TIP_LINES, Box, Json, box_of, collection, feature, outline, seat_feature
from dashboard.panel import event_title, place_of
from dashboard.source import Entry
from dashboard.symbols import SYMBOLS
from geo.codes import EVENT_TYPE_BY_CODE
from geo.model import Event, Georeference, Place, Report

PointKey = tuple[int, int, bool]

MOST_MARKS = 1_500
MOST_AREAS = 250
AREA_LEVELS = frozenset({"adm2", "adm1", "line_or_border", "country", "sea_or_air", "unknown"})
"""Precision levels that give an area to look in, and no point to mark."""
POINT_DEG = 1e-5
"""Points closer than this (about a metre) are one point."""


def on_map(event: Event) -> bool:
    """Whether the event is told to have happened somewhere: no statement or plan, and with a georeference."""
    known = EVENT_TYPE_BY_CODE.get(event.type)
    happened = known is not None and known.violent and event.status not in {"planned", "denied"}
    return happened and event.georeference is not None


def is_area(event: Event) -> bool:
    """Whether the event is drawn as an area because its words give no point."""
    return event.georeference is not None and event.georeference.precision_level in AREA_LEVELS


def points(entry: Entry) -> list[Georeference]:
    """The points of an event: its own, or, where its words name several places, each of them and not their middle."""
    whole = entry.event.georeference
    if whole is None:
        return []
    named = [entry.report.localities[index] for index in entry.event.localities]
    alike = [
        locality.georeference
        for locality in named
        if locality.kind == "place"
        and locality.georeference is not None
        and locality.georeference.precision_level == whole.precision_level
    ]
    if is_area(entry.event) or len({_key(one) for one in alike}) < 2:
        return [whole]
    return list({_key(one): one for one in alike}.values())


def _key(georeference: Georeference) -> PointKey:
    return (
        round(georeference.lat / POINT_DEG),
        round(georeference.lon / POINT_DEG),
        georeference.precision_level in AREA_LEVELS,
    )


def events_here(entries: Sequence[Entry], chosen: Entry) -> list[Entry]:
    """All entries with a mark at a point of `chosen`, itself among them."""
    if not on_map(chosen.event):
        return []
    keys = {_key(point) for point in points(chosen)}
    return [entry for entry in entries if on_map(entry.event) and any(_key(p) in keys for p in points(entry))]


def stacks(entries: Sequence[Entry]) -> dict[PointKey, tuple[Georeference, list[Entry]]]:
    """The entries of the map by point, each stack in the order of `entries`."""
    found: dict[PointKey, tuple[Georeference, list[Entry]]] = {}
    for entry in entries:
        if on_map(entry.event):
            for point in points(entry):
                found.setdefault(_key(point), (point, []))[1].append(entry)
    return found


def marks(entries: Sequence[Entry]) -> list[Json]:
    """One mark for each point that has events, the newest event first in it. At most `MOST_MARKS`."""
    return [_mark(point, stack) for point, stack in list(stacks(entries).values())[:MOST_MARKS]]


def count_points(entries: Sequence[Entry]) -> int:
    """How many marks there would be without a bound."""
    return len(stacks(entries))


def _mark(georeference: Georeference, stack: list[Entry]) -> Json:
    first = stack[0]
    types = {entry.event.type for entry in stack}
    name = place_of(first.report, first.event) or ""
    area = georeference.precision_level in AREA_LEVELS
    tip = [describe(entry) for entry in stack[:MOST_TIP_LINES]]
    if area:
        tip.insert(0, strings.somewhere_in(name))
    elif len(stack) > 1:
        tip.insert(0, f"{len(stack)} {strings.HERE_SEVERAL}")
    return {
        "id": _mark_id(georeference, stack),
        "kind": "area" if area else "point",
        "lat": round(georeference.lat, 6),
        "lon": round(georeference.lon, 6),
        "symbol": types.pop() if len(types) == 1 else "several",
        "faint": all(entry.event.status != "reported" for entry in stack),
        "count": len(stack),
        "label": strings.about_area(name) if area else name,
        "event_ids": [entry.event.id for entry in stack],
        "days": [_days(entry.event) for entry in stack],
        "tip": tip,
        "aria": "; ".join(tip),
    }


def _days(event: Event) -> list[str] | None:
    """First and last day, for playback; None without a date."""
    if event.date_start is None or event.date_end is None:
        return None
    return [event.date_start.isoformat(), event.date_end.isoformat()]


def describe(entry: Entry) -> str:
    """One event in a line: date, what, where."""
    event = entry.event
    when = strings.day(event.date_start) if event.date_start else strings.NO_DATE
    parts = [when, event_title(event), place_of(entry.report, event)]
    return " · ".join(part for part in parts if part)


def uncertainty_areas(entries: Sequence[Entry]) -> Json:
    """The footprint of each mark: where its events may have been. Each footprint once, at most `MOST_AREAS`.

    ``mark`` is the id of the mark. Areas that stand for a whole province or country are shown by the map only
    with their mark, lest they cover everything.
    """
    features = []
    seen: set[str] = set()
    for georeference, stack in stacks(entries).values():
        if georeference.footprint_wkt not in seen and len(seen) < MOST_AREAS:
            seen.add(georeference.footprint_wkt)
            kind = "somewhere" if georeference.precision_level in AREA_LEVELS else "uncertainty"
            features.append(feature(outline(georeference.footprint_wkt), kind, mark=_mark_id(georeference, stack)))
    return collection(features)


def _mark_id(georeference: Georeference, stack: Sequence[Entry]) -> str:
    return f"{stack[0].event.id} {georeference.lat:.5f} {georeference.lon:.5f}"


def seats(entries: Sequence[Entry]) -> Json:
    """The seats of all actors that take part in `entries`, one mark a seat: "seat, not event"."""
    by_seat: dict[Place, dict[str, None]] = {}
    for entry in entries:
        taking_part = {actor.actor_id for actor in entry.event.actors}
        for actor in entry.report.actors:
            if actor.seat is not None and actor.id in taking_part:
                by_seat.setdefault(actor.seat, {})[actor.name] = None
    return collection([seat_feature(seat, list(names), named=False) for seat, names in by_seat.items()])


def everything_box(entries: Sequence[Entry]) -> Box | None:
    """The box of all points; None where there is none. Areas count with their point only."""
    found = [point for point, _ in stacks(entries).values()]
    lons = [point.lon for point in found]
    lats = [point.lat for point in found]
    return (min(lons), min(lats), max(lons), max(lats)) if found else None


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
