"""What the map shows of the selected event alone: what each of its words gave, the measured line, arcs and seats."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard import finds, strings
from dashboard.arcs import arc
from dashboard.features import Box, Json, box_of, collection, end_of, feature, inside_of, outline, seat_feature
from dashboard.map_layers import Point, event_box, marks, on_map
from geo.archive.opened import OpenEvent
from geo.errors import GeoError
from geo.model import Actor, Event, Georeference, Locality, Report
from geo.shapes.border import border_offset_line

BORDER_KINDS = frozenset({"border_distance", "border_zone"})


def selection(chosen: OpenEvent) -> Json:
    """The features of the selected event. Those of a locality or an actor carry its ``find``."""
    report, event = chosen.report, chosen.event
    features: list[Json] = []
    for index in event.localities:
        found = _locality_features(report.localities[index])
        for one in found:
            one["properties"]["find"] = finds.key("locality", index)
        features.extend(found)
    for check in event.checks:
        if len(check.line) > 1:
            line = shapely.linestrings(np.asarray(check.line, dtype=float))
            label = strings.measured_label(measured_m=check.measured_m, reported_m=check.reported_m)
            features.append(feature(line, "measured", label=label, label_at=end_of(line)))
    if chosen.imported and event.georeference is not None:
        features.append(feature(outline(event.georeference.footprint_wkt), "band"))
    if on_map(event):
        targets = [(target.lat, target.lon) for target in _targets(chosen)]
        for actor in attackers(report, event):
            features.extend(_arc_features(actor, targets))
    return collection(features)


def find_box(chosen: OpenEvent, find: str | None) -> Box | None:
    """Where the map looks for selected words: what they gave. None where they gave nothing on the map."""
    locality = finds.locality_of(find, chosen.report)
    if locality is not None:
        best = locality.narrowed or locality.georeference
        return box_of([outline(best.footprint_wkt)]) if best else None
    actor = finds.actor_of(find, chosen.report)
    if actor is None or actor.seat is None:
        return None
    seat = shapely.box(actor.seat.lon, actor.seat.lat, actor.seat.lon, actor.seat.lat)
    box = event_box(chosen.report, chosen.event)
    return box_of([seat, shapely.box(*box)] if box and on_map(chosen.event) else [seat])


def whole_box(chosen: OpenEvent) -> Box | None:
    """Where the map looks for an event: its extent, or its bare point."""
    stored = chosen.stored
    if chosen.event.georeference is None and stored.lat is not None and stored.lon is not None:
        return (stored.lon, stored.lat, stored.lon, stored.lat)
    return event_box(chosen.report, chosen.event)


def mark_of(chosen: OpenEvent) -> Json | None:
    """The mark of the selected event, for a map that knows only cells; None without a point."""
    stored = chosen.stored
    if stored.lat is None or stored.lon is None or not on_map(stored):
        return None
    return marks([stored], {})[0]


def find_features(chosen: OpenEvent, find: str | None) -> Json:
    """The seat of the actor whose name is selected. What localities gave is drawn with the selection."""
    actor = finds.actor_of(find, chosen.report)
    if actor is None or actor.seat is None:
        return collection([])
    return collection([seat_feature(actor.seat, [actor.name], named=True)])


def _targets(chosen: OpenEvent) -> list[Georeference]:
    """Where the event was: its own place, or, where its words name several towns, each of them."""
    whole = chosen.event.georeference
    if whole is None:
        return []
    named = [chosen.report.localities[index] for index in chosen.event.localities]
    towns = [
        one.georeference
        for one in named
        if one.kind == "place" and one.georeference and one.georeference.precision_level == "settlement"
    ]
    several = whole.precision_level == "settlement" and len({(town.lat, town.lon) for town in towns}) > 1
    return list({(town.lat, town.lon): town for town in towns}.values()) if several else [whole]


def _arc_features(actor: Actor, targets: Sequence[Point]) -> list[Json]:
    seat = actor.seat
    if seat is None:
        return []
    paths = [part for lat, lon in targets for part in arc((seat.lon, seat.lat), (lon, lat))]
    return [feature(shapely.multilinestrings(paths), "arc"), seat_feature(seat, [actor.name], named=True)]


def _locality_features(locality: Locality) -> list[Json]:
    """What one locality gave. A ``ghost`` is drawn only while its words are pointed at or selected."""
    found = locality.georeference
    if found is None:
        return []
    shape = outline(found.footprint_wkt)
    if locality.kind in BORDER_KINDS:
        return _border_features(locality, shape)
    if locality.kind == "part_of":
        return [feature(shape, "part")]
    if locality.kind == "place":
        return [feature(shape, "ghost", label=locality.text, label_at=inside_of(shape))]
    return [feature(shape, "band", label=locality.text, label_at=inside_of(shape))]


def _border_features(locality: Locality, band: BaseGeometry) -> list[Json]:
    features = [feature(band, "band")]
    stated = _stated_line(locality)
    if stated is not None:
        features.append(feature(stated, "stated"))
    label_in = band
    if locality.narrowed is not None:
        label_in = outline(locality.narrowed.footprint_wkt)
        features.append(feature(label_in, "narrowed"))
    features[-1]["properties"] |= {"label": locality.text, "label_at": inside_of(label_in)}
    return features


def _stated_line(locality: Locality) -> BaseGeometry | None:
    """The line exactly as far from the border as the words say, None where they give no distance."""
    border = next((anchor.border for anchor in locality.anchors if anchor.border), ())
    if locality.distance_m is None or not border:
        return None
    try:
        line = border_offset_line(border, distance_m=locality.distance_m, inside=locality.inside)
    except GeoError:
        return None
    return None if line.is_empty else line


def attackers(report: Report, event: Event) -> list[Actor]:
    """The event's attackers as the report's actors."""
    ids = {actor.actor_id for actor in event.actors if actor.role == "attacker"}
    return [actor for actor in report.actors if actor.id in ids]
