"""What goes to the map: nothing invented, nothing moved, nothing unbounded."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import sample
from pyproj import Geod
from shapely.geometry import shape

from dashboard import map_layers, map_selection
from dashboard.arcs import arc
from dashboard.source import Library
from dashboard.symbols import SYMBOLS
from geo.archive.opened import OpenEvent, Sketch
from geo.archive.questions import StoredEvent
from geo.codes import EVENT_TYPE_BY_CODE

GEOD = Geod(ellps="WGS84")


def by_kind(collection: map_layers.Json, kind: str) -> list[map_layers.Json]:
    return [feature for feature in collection["features"] if feature["properties"]["kind"] == kind]


Events = tuple[StoredEvent, ...]


def ids(events: Events) -> list[str]:
    return [event.event_id for event in events]


def test_events_of_one_point_share_one_mark_at_that_point(
    library: Library, events: Events, strike: OpenEvent, drone: OpenEvent
) -> None:
    (mark,) = map_layers.marks(events, library.sketches(ids(events)))
    assert (mark["lat"], mark["lon"]) == (sample.ALBU_KAMAL.lat, sample.ALBU_KAMAL.lon)
    assert mark["event_ids"] == [drone.event.id, strike.event.id]
    assert mark["count"] == 2
    assert mark["symbol"] == "several"


def test_statements_and_seats_are_no_marks(events: Events, words: OpenEvent) -> None:
    assert not map_layers.on_map(words.event)
    assert not map_layers.marks([words.stored], {})
    seats = map_layers.seats(events)["features"]
    assert "seat, not event" in seats[0]["properties"]["tip"]


def test_words_for_a_province_give_an_area_and_no_mark(library: Library, strike: OpenEvent) -> None:
    vague = replace(strike.stored, precision_level="adm1")
    sketches = library.sketches([vague.event_id])
    (mark,) = map_layers.marks([vague], sketches)
    assert mark["kind"] == "area"
    (area,) = map_layers.uncertainty_areas([vague], sketches)["features"]
    assert area["properties"]["kind"] == "somewhere"


def test_several_towns_are_marked_each_and_not_their_middle(strike: OpenEvent) -> None:
    towns = ((34.45, 40.92), (35.34, 40.14))
    sketches = {strike.event.id: Sketch(None, towns)}
    marks = map_layers.marks([strike.stored], sketches)
    assert [(mark["lat"], mark["lon"]) for mark in marks] == list(towns)
    assert {tuple(mark["event_ids"]) for mark in marks} == {(strike.event.id,)}


def test_the_selected_event_shows_band_line_check_and_arc(strike: OpenEvent) -> None:
    drawn = map_selection.selection(strike)
    assert {"ghost", "band", "narrowed", "stated", "measured", "arc", "seat"} == {
        feature["properties"]["kind"] for feature in drawn["features"]
    }
    (measured,) = by_kind(drawn, "measured")
    assert "measured 6.9 km" in measured["properties"]["label"]
    assert "reported 20 km" in measured["properties"]["label"]
    line = np.array(shape(measured["geometry"]).coords)
    assert GEOD.line_length(line[:, 0], line[:, 1]) == pytest.approx(6_950, abs=60)
    (band,) = by_kind(drawn, "band")
    (narrowed,) = by_kind(drawn, "narrowed")
    assert shape(band["geometry"]).buffer(0.01).contains(shape(narrowed["geometry"]))
    (stated,) = by_kind(drawn, "stated")
    assert (
        shape(band["geometry"]).buffer(0.01).intersection(shape(stated["geometry"])).length
        > 0.9 * shape(stated["geometry"]).length
    )


def test_what_words_gave_carries_their_key_and_is_where_the_map_looks(strike: OpenEvent) -> None:
    drawn = map_selection.selection(strike)
    keys = {feature["properties"]["kind"]: feature["properties"].get("find") for feature in drawn["features"]}
    assert keys["ghost"] == "locality:0"
    assert keys["band"] == keys["narrowed"] == "locality:1"
    assert keys["measured"] is None
    (narrowed,) = by_kind(drawn, "narrowed")
    assert map_selection.find_box(strike, "locality:1") == pytest.approx(shape(narrowed["geometry"]).bounds, abs=1e-4)
    west, south, east, north = map_selection.find_box(strike, "actor:united-states") or (0, 0, 0, 0)
    assert west == pytest.approx(sample.WASHINGTON.lon)
    assert south < sample.ALBU_KAMAL.lat < north
    assert east > sample.ALBU_KAMAL.lon
    assert map_selection.find_box(strike, "claim:0") is None
    (seat,) = map_selection.find_features(strike, "actor:united-states")["features"]
    assert "seat, not event" in seat["properties"]["label"]


def test_an_arc_goes_from_the_seat_to_the_event(strike: OpenEvent) -> None:
    (drawn,) = by_kind(map_selection.selection(strike), "arc")
    points = np.array(drawn["geometry"]["coordinates"][0])
    assert points[0] == pytest.approx((sample.WASHINGTON.lon, sample.WASHINGTON.lat), abs=1e-4)
    assert points[-1] == pytest.approx((sample.ALBU_KAMAL.lon, sample.ALBU_KAMAL.lat), abs=1e-4)


def test_an_arc_over_the_antimeridian_is_cut_there() -> None:
    parts = arc((139.7, 35.7), (-157.9, 21.3))
    assert len(parts) == 2
    assert all(np.abs(part[:, 0]).max() < 190 for part in parts)
    assert all(np.abs(np.diff(part[:, 0])).max() < 20 for part in parts)


def test_every_event_type_has_a_shape_of_its_own() -> None:
    assert set(EVENT_TYPE_BY_CODE) < set(SYMBOLS)
    assert len({symbol.path for symbol in SYMBOLS.values()}) == len(SYMBOLS)
    assert len({symbol.glyph for symbol in SYMBOLS.values()}) == len(SYMBOLS)


def test_what_is_sent_is_bounded(strike: OpenEvent) -> None:
    many = [replace(strike.stored, event_id=f"e{index}", lat=10 + index * 0.01) for index in range(400)]
    sketches = {event.event_id: Sketch(f"POINT (40 {event.lat})") for event in many}
    assert len(map_layers.uncertainty_areas(many, sketches)["features"]) == map_layers.MOST_AREAS
    assert len(json.dumps(map_selection.selection(strike))) < 60_000
    full = [replace(strike.stored, event_id=f"e{i}", lat=i * 0.01) for i in range(map_layers.MOST_EVENTS)]
    assert len(json.dumps(map_layers.marks(full, {}))) < 1_000_000
