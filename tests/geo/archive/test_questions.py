"""Questions to the archive against the same questions answered by going through every row."""

import datetime as dt
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.archive.corrections import correct
from geo.archive.database import Database
from geo.archive.facets import facets
from geo.archive.incidents import link_events
from geo.archive.map_query import View, map_features, mercator, stacked, unprojected
from geo.archive.query import Filter
from geo.archive.questions import SORTS, count, events_by_id, page, whole
from geo.archive.store import open_archive
from geo.archive.timeline import timeline
from geo.errors import ArchiveError
from tests.benchmarks.synthetic_events import LEVELS, TYPES, fill
from tests.geo.archive.telling import SAME_STRIKE, STRIKE, add, events

EVENTS = 3_000
WORLD = View(-180, -85, 180, 85)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    archive = open_archive(tmp_path_factory.mktemp("archive"))
    fill(archive, EVENTS)
    odd = {"dataset": "odd", "type": "statement", "status": "reported", "title": 'Unplaced, undated; it\'s 100% "odd"'}
    with archive.writing("import", dataset="odd") as batch:
        batch.append("events", [odd | {"event_id": "odd:1"}, odd | {"event_id": "odd:2", "lat": -17.0, "lon": 179.9}])
        batch.append("events", [odd | {"event_id": "odd:3", "lat": -17.0, "lon": -179.9, "title": None}])
    return Database(archive)


class Rows(list):
    """Rows that hypothesis does not print."""

    def __repr__(self) -> str:
        return f"{len(self)} rows"


@pytest.fixture(scope="module")
def rows(database: Database) -> Rows:
    cast: dict[str, list[tuple[str, str]]] = {}
    for part in database.snapshot.read("participations").to_pylist():
        cast.setdefault(part["event_id"], []).append((part["actor_id"], part["role"]))
    return Rows(row | {"cast": cast.get(row["event_id"], [])} for row in database.snapshot.read("events").to_pylist())


def kept(row: dict, wanted: Filter) -> bool:
    """The filter as its words say it, without an index."""
    told = " ".join(row[name] or "" for name in ("title", "place", "summary")).lower()
    return all(
        [
            not wanted.types or row["type"] in wanted.types,
            not wanted.countries or row["country"] in wanted.countries,
            not wanted.precisions or row["precision_level"] in wanted.precisions,
            not wanted.datasets or row["dataset"] in wanted.datasets,
            not (wanted.actors or wanted.role)
            or any(
                (not wanted.actors or actor in wanted.actors) and wanted.role in {None, role}
                for actor, role in row["cast"]
            ),
            not wanted.date_from or (row["date_end"] is not None and row["date_end"] >= wanted.date_from),
            not wanted.date_to or (row["date_start"] is not None and row["date_start"] <= wanted.date_to),
            not wanted.bbox or (row["lat"] is not None and in_box(row["lat"], row["lon"], wanted.bbox)),
            wanted.killed_min is None or (row["killed_high"] is not None and row["killed_high"] >= wanted.killed_min),
            wanted.killed_max is None or (row["killed_low"] is not None and row["killed_low"] <= wanted.killed_max),
            all(word in told for word in (wanted.text or "").lower().split()),
        ]
    )


def in_box(lat: float, lon: float, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return south <= lat <= north and (west <= lon <= east if west <= east else lon >= west or lon <= east)


_LAT, _LON = st.integers(-90, 90), st.integers(-180, 180)
_FILTERS = st.builds(
    Filter,
    actors=st.frozensets(st.sampled_from(["actor-1", "actor-7", "actor-62", "nobody"]), max_size=2),
    role=st.sampled_from([None, None, "attacker", "target", "host"]),
    date_from=st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2025, 1, 1))),
    date_to=st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2025, 1, 1))),
    types=st.frozensets(st.sampled_from([*TYPES, "statement"]), max_size=3),
    text=st.sampled_from([None, None, "town 1", "NEAR Town 12", "100%", "it's", "' OR 1=1 --", "_"]),
    bbox=st.one_of(
        st.none(), st.builds(lambda w, s, e, h: (w, s, e, min(s + h, 90)), _LON, _LAT, _LON, st.integers(0, 180))
    ),
    countries=st.frozensets(st.sampled_from(["SY", "UA", "ZZ"]), max_size=2),
    precisions=st.frozensets(st.sampled_from(LEVELS), max_size=2),
    killed_min=st.sampled_from([None, None, 0, 5, 100]),
    killed_max=st.sampled_from([None, None, 0, 5]),
    datasets=st.frozensets(st.sampled_from(["synthetic", "odd", "none"]), max_size=2),
)


@settings(max_examples=60)
@given(wanted=_FILTERS)
def test_a_filter_keeps_what_its_words_say(database: Database, rows: list[dict], wanted: Filter) -> None:
    expected = {row["event_id"] for row in rows if kept(row, wanted)}
    assert count(database, wanted) == len(expected)
    assert {event.event_id for event in page(database, wanted, limit=10_000)} == expected
    through_time = timeline(database, wanted)
    assert through_time.undated == sum(row["date_start"] is None for row in rows if row["event_id"] in expected)
    sure = sum(number for bar in through_time.bars for _, number in bar.counts)
    assert sure <= len(expected) - through_time.undated <= sure + sum(bar.possible for bar in through_time.bars)


def test_time_is_cut_into_the_steps_asked_for(database: Database) -> None:
    daily, weekly = timeline(database, Filter(), "day"), timeline(database, Filter(), "week")
    assert (daily.step, weekly.step) == ("day", "week")
    assert {(bar.end - bar.start).days for bar in daily.bars} == {0}
    assert {bar.start.isoweekday() for bar in weekly.bars} == {1}
    assert len(daily.bars) > 6 * len(weekly.bars)


@settings(max_examples=40)
@given(wanted=_FILTERS, limit=st.sampled_from([1, 7, 60, 2_000]))
def test_a_map_shows_every_event_once_in_no_more_marks_than_allowed(
    database: Database, rows: list[dict], wanted: Filter, limit: int
) -> None:
    placed = [row for row in rows if kept(row, wanted) and row["lat"] is not None]
    answer = map_features(database, wanted, WORLD, limit=limit)
    assert len(answer.features) <= limit
    assert answer.total == len(placed) == sum(mark.count for mark in answer.features)
    for mark in answer.features:
        west, south, east, north = mark.bbox
        assert west - 1e-6 <= mark.lon <= east + 1e-6
        assert south - 1e-6 <= mark.lat <= north + 1e-6
        assert (mark.event_id is not None) == (mark.count == 1) == (mark.kind == "event")


@settings(max_examples=15)
@given(wanted=_FILTERS)
def test_each_choice_shows_as_many_as_it_would_leave(database: Database, wanted: Filter) -> None:
    found = facets(database, wanted)
    for own, choices in (("types", found.types), ("countries", found.countries), ("datasets", found.datasets),
                         ("precisions", found.precisions), ("actors", found.actors[:3])):  # fmt: skip
        for choice in choices[:3]:
            changed = {field: getattr(wanted, field) for field in Filter.__dataclass_fields__}
            assert choice.count == count(database, Filter(**changed | {own: frozenset({choice.code})}))
    for role in found.roles:
        changed = {field: getattr(wanted, field) for field in Filter.__dataclass_fields__}
        assert role.count == count(database, Filter(**changed | {"role": role.code}))


def test_a_cell_stands_at_the_mean_of_its_events_in_web_mercator(database: Database, rows: list[dict]) -> None:
    answer = map_features(database, Filter(), WORLD, limit=100)
    cell = max(answer.features, key=lambda mark: mark.count)
    inside = [mercator(lat=r["lat"], lon=r["lon"]) for r in rows if r["lat"] and in_box(r["lat"], r["lon"], cell.bbox)]
    lat, lon = unprojected(*(math.fsum(axis) / len(inside) for axis in zip(*inside, strict=True)))
    assert (cell.lat, cell.lon) == pytest.approx((lat, lon), abs=1e-6)


def test_cells_stay_where_they_are_when_the_map_is_moved(database: Database) -> None:
    boxes = []
    for west in (30, 31.7):
        answer = map_features(database, Filter(), View(west, 20, west + 20, 45), limit=60)
        boxes.append({mark.bbox for mark in answer.features if mark.kind == "cell"})
    assert boxes[0] & boxes[1]


def test_events_of_one_point_are_a_stack_that_opens(database: Database) -> None:
    stacks = [
        m for m in map_features(database, Filter(types=frozenset({"bombing"})), WORLD).features if m.kind == "stack"
    ]
    assert stacks
    stack = stacks[0]
    opened = page(database, stacked(Filter(types=frozenset({"bombing"})), lat=stack.lat, lon=stack.lon))
    assert len(opened) == stack.count
    assert len({(event.lat, event.lon) for event in opened}) == 1


def test_a_view_goes_across_the_antimeridian_and_round_the_world(database: Database) -> None:
    for view in (View(179, -20, -179, -10), View(179, -20, 181, -10), View(-181, -20, -179, -10)):
        assert {m.event_id for m in map_features(database, Filter(), view).features} == {"odd:2", "odd:3"}
    assert map_features(database, Filter(), View(-400, -90, 400, 90)).total == EVENTS + 2


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_pages_put_together_are_the_whole(database: Database, sort: str) -> None:
    wanted = Filter(types=frozenset({"drone_strike", "statement"}))
    whole_table = page(database, wanted, sort=sort, limit=10_000)
    pieces = [
        event
        for start in range(0, len(whole_table), 37)
        for event in page(database, wanted, sort=sort, offset=start, limit=37)
    ]
    assert pieces == list(whole_table)
    days = [event.date_start for event in page(database, wanted) if event.date_start]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    "ask",
    [
        lambda d: page(d, Filter(), sort="title; DROP TABLE events"),
        lambda d: page(d, Filter(), limit=0),
        lambda d: page(d, Filter(), offset=-1),
        lambda d: timeline(d, Filter(), "decade"),
        lambda d: count(d, Filter(bbox=(0, 50, 1, 40))),
        lambda d: map_features(d, Filter(), View(0, 50, 1, 40)),
        lambda d: map_features(d, Filter(), View(math.nan, 0, 1, 40)),
        lambda d: map_features(d, Filter(), WORLD, limit=0),
    ],
)
def test_a_question_without_sense_is_a_clear_error(database: Database, ask) -> None:
    with pytest.raises(ArchiveError):
        ask(database)


def test_events_come_back_as_they_were_written(database: Database, rows: list[dict]) -> None:
    row = next(row for row in rows if row["event_id"] == "synthetic:42")
    (event,) = events_by_id(database, ["synthetic:42", "no such event"])
    for name in ("dataset", "type", "date_start", "lat", "lon", "precision_level", "country", "killed_best", "title"):
        assert getattr(event, name) == row[name], name
    assert sorted((part.actor_id, part.role) for part in event.actors) == sorted(row["cast"])
    for _ in range(2):
        assert events_by_id(database, ["synthetic:42"]) == (event,)
        assert events_by_id(database, ["no such event"]) == ()
        assert events_by_id(database, ["synthetic:42", "synthetic:42"]) == (event, event)


# --- articles, corrections, incidents in the same questions --------------------------------------------------


def test_an_article_s_events_are_asked_with_corrections_and_incidents(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive")
    add(archive, STRIKE, SAME_STRIKE)
    link_events(archive)
    event_id = events(archive)[0]["event_id"]
    who = {"who": "Ada", "why": "seen"}
    place = {"lat": 10.0, "lon": 20.0, "uncertainty_m": 50, "precision_level": "exact_site", "place": "a new place"}
    correct(archive, event_id, "set", field="place", after=place, **who)
    correct(archive, event_id, "set", field="type", after={"type": "shelling"}, **who)
    correct(archive, event_id, "add_actor", after={"actor_id": "new", "name": "New", "role": "host"}, **who)
    database = Database(archive)
    there = Filter(bbox=(19, 9, 21, 11), actors=frozenset({"new"}), role="host", text="new place")
    assert [event.event_id for event in page(database, there)] == [event_id]
    assert [mark.event_id for mark in map_features(database, there, View(19, 9, 21, 11)).features] == [event_id]
    assert {choice.code: choice.count for choice in facets(database, Filter()).types}["shelling"] == 1
    found = whole(database, event_id)
    assert found is not None
    assert (found.row["lat"], found.machine["type"], found.event.corrected) == (10.0, "air_strike", True)
    assert found.report is not None
    assert found.report["events"][found.ordinal]["type"] == "air_strike"
    assert len(found.corrections) == 3
    assert [report.incident_id for report in found.reports] == [found.event.incident_id]
    assert "Baalbek" in found.links[0].sentence
    assert whole(database, "nothing") is None


def test_what_was_retracted_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive")
    add(archive, STRIKE)
    correct(archive, events(archive)[0]["event_id"], "retract", who="Ada", why="a hoax")
    database = Database(archive)
    assert count(database, Filter()) == 0
    assert [event.review for event in page(database, Filter(retracted=True))] == ["retracted"]


def test_only_the_last_version_of_an_article_and_edition_of_a_data_set_is_asked(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive")
    add(archive, STRIKE, file="/a.txt")
    before = archive.history()[-1].batch_id
    add(archive, STRIKE.replace("three", "five"), file="/a.txt")
    for title in ("first", "second"):
        with archive.writing("import", dataset="acled") as batch:
            batch.append("events", [{"event_id": "acled:1", "dataset": "acled", "type": "shelling", "title": title}])
    database = Database(archive)
    assert {event.title for event in page(database, Filter())} == {"Jets hit depot", "second"}
    assert [event.killed_high for event in page(database, Filter(types=frozenset({"air_strike"})))] == [5]
    assert [event.killed_high for event in page(Database(archive, as_of=before), Filter())] == [3]


def test_a_database_knows_when_the_archive_has_grown(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive")
    database = Database(archive)
    assert count(database, Filter()) == 0
    assert map_features(database, Filter(), WORLD).features == ()
    assert facets(database, Filter()).actors == ()
    assert not database.stale
    add(open_archive(archive.location), STRIKE)
    assert database.stale
    fresh = Database(archive)
    assert count(fresh, Filter()) == 1
    assert [fresh.stale for _ in range(3)] == [False] * 3
    for words in ("four", "five"):  # written by others, one after the other, without a question between
        add(open_archive(archive.location), STRIKE.replace("three", words))
    assert fresh.stale
    assert fresh.stale
    assert not Database(archive).stale


def test_an_archive_behind_a_url_is_asked_alike(tmp_path: Path) -> None:
    archive = open_archive((tmp_path / "archive").as_uri())
    add(archive, STRIKE)
    assert [event.country for event in page(Database(archive), Filter())] == ["LB"]
