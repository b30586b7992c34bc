"""The marks of a view that the map asks for: bounded, and what the page draws where events are few."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.map_answer import MOST_MARKS, marks
from dashboard.map_layers import on_map
from geo.archive.database import Database
from geo.archive.map_query import View, extent, in_box
from geo.archive.query import Filter
from geo.archive.questions import count, page
from geo.archive.store import open_archive
from tests.benchmarks.synthetic_events import fill

WORLD = View(-180, -85, 180, 85)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    archive = open_archive(tmp_path_factory.mktemp("archive"))
    fill(archive, 3_000)
    odd = {"dataset": "odd", "type": "statement", "status": "reported", "title": "Words", "lat": 34.0, "lon": 41.0}
    with archive.writing("import", dataset="odd") as batch:
        batch.append("events", [odd | {"event_id": "odd:1"}, odd | {"event_id": "odd:2", "type": "bombing"}])
        batch.append("events", [odd | {"event_id": "odd:3", "type": "bombing", "status": "planned"}])
        batch.append("events", [odd | {"event_id": "odd:4", "type": "bombing", "lat": None, "lon": None}])
    return Database(archive)


def test_the_map_counts_what_the_page_would_draw(database: Database) -> None:
    everything = page(database, Filter(), limit=10_000)
    drawn = sum(on_map(event) for event in everything)
    answer = marks(database, Filter(), WORLD, zoom=2)
    assert answer["total"] == sum(mark["count"] for mark in answer["features"]) == drawn == 3_001
    assert count(database, Filter(happened=True)) == drawn + 1  # one of them has no place


@pytest.mark.parametrize("zoom", [2, 5, 9, 16])
def test_marks_are_few_and_small_at_every_zoom(database: Database, zoom: int) -> None:
    half = 180 / 2 ** (zoom - 2)
    answer = marks(database, Filter(), View(41 - half, max(34 - half / 2, -85), 41 + half, 34 + half / 2), zoom=zoom)
    assert len(answer["features"]) <= MOST_MARKS
    assert len(json.dumps(answer)) < 400_000
    assert answer["level"] is None or answer["level"] <= zoom + 2


def test_a_stack_says_where_and_how_many_and_opens_by_its_box(database: Database) -> None:
    stacks = [mark for mark in marks(database, Filter(), WORLD, zoom=16)["features"] if mark["kind"] == "stack"]
    for stack in stacks[:10]:
        there = in_box(Filter(happened=True), tuple(stack["bbox"]))
        assert count(database, there) == stack["count"] > 1
        assert stack["place"].startswith("Town")


def test_a_single_event_says_what_it_is(database: Database) -> None:
    (one,) = marks(database, Filter(datasets=frozenset({"odd"})), WORLD, zoom=4)["features"]
    assert (one["kind"], one["event_id"], one["tip"], one["faint"]) == ("event", "odd:2", "no date · Bombing", False)


def test_words_of_an_article_that_give_an_area_are_no_point(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    told = {"dataset": "articles", "type": "bombing", "status": "reported", "lat": 34.0, "lon": 41.0, "place": "Anbar"}
    told |= {"article_id": "a", "article_version": 1, "precision_level": "adm1"}
    with archive.writing("add", dataset="articles") as batch:
        batch.append("articles", [{"article_id": "a", "version": 1}])
        batch.append("events", [told | {"event_id": "a:1"}, told | {"event_id": "a:2"}])
        batch.append("events", [told | {"event_id": "a:3", "precision_level": "settlement"}])
    area, point = sorted(marks(Database(archive), Filter(), WORLD, zoom=9)["features"], key=lambda mark: -mark["count"])
    assert (area["area"], area["count"], area["kind"]) == ("≈ Anbar", 2, "stack")
    assert ("area" in point, point["event_id"]) == (False, "a:3")


def test_the_extent_holds_every_mark_and_is_none_of_nothing(database: Database) -> None:
    west, south, east, north = extent(database, Filter(happened=True)) or (0, 0, 0, 0)
    for mark in marks(database, Filter(), WORLD, zoom=2)["features"]:
        assert west <= mark["lon"] <= east
        assert south <= mark["lat"] <= north
    assert extent(database, Filter(countries=frozenset({"XX"}))) is None
