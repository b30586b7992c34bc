"""The outline answers a map's questions as the whole database does."""

import datetime as dt
from pathlib import Path

import pytest

from geo.archive import outline
from geo.archive.corrections import correct
from geo.archive.database import Database
from geo.archive.map_query import View, extent, map_features
from geo.archive.outline import Outline, outline_of
from geo.archive.query import Filter
from geo.archive.questions import count
from geo.archive.store import Archive, open_archive
from geo.archive.timeline import timeline
from tests.benchmarks.synthetic_events import fill
from tests.geo.archive.telling import STRIKE, add


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = open_archive(tmp_path_factory.mktemp("archive"))
    fill(made, 3_000)
    fill(made, 500, seed=8)
    add(made, STRIKE)
    return made


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """One with a retracted, a moved, a dated and a renamed event, and one with another actor."""
    made = open_archive(tmp_path_factory.mktemp("corrected"))
    fill(made, 400)
    ids = [event_id for (event_id,) in Database(made).rows("SELECT event_id FROM events ORDER BY 1 LIMIT 5")]
    place = {"lat": 51.5, "lon": -0.1, "uncertainty_m": 500.0, "precision_level": "exact_site", "place": "elsewhere"}
    correct(made, ids[0], "retract", who="a", why="b")
    correct(made, ids[1], "set", field="place", after=place, who="a", why="b")
    correct(made, ids[2], "set", field="date", after={"date_start": "1999-12-31"}, who="a", why="b")
    correct(made, ids[3], "set", field="type", after={"type": "interception"}, who="a", why="b")
    correct(made, ids[4], "add_actor", after={"actor_id": "x", "name": "X", "role": "attacker"}, who="a", why="b")
    return made


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(happened=True),
        Filter(types=frozenset({"shelling", "bombing"}), countries=frozenset({"SY"})),
        Filter(date_from=dt.date(2018, 1, 1), precisions=frozenset({"settlement", "adm1"}), retracted=True),
        Filter(bbox=(35, 30, 45, 37), datasets=frozenset({"synthetic"})),
    ],
)
def test_it_answers_as_the_whole_does(archive: Archive, wanted: Filter) -> None:
    assert Outline.answers(wanted)
    answers_alike(Outline(archive), Database(archive), wanted)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(types=frozenset({"interception"})),
        Filter(date_to=dt.date(2000, 1, 1)),
        Filter(bbox=(-1, 51, 1, 52), precisions=frozenset({"exact_site"})),
    ],
)
def test_it_has_what_persons_corrected(corrected: Archive, wanted: Filter) -> None:
    whole = Database(corrected)
    assert count(whole, wanted) != count(Database(corrected, as_of=corrected.snapshot().ids[0]), wanted)
    answers_alike(Outline(corrected), whole, wanted)


def answers_alike(found: Outline, whole: Database, wanted: Filter) -> None:
    assert found.version == whole.version
    assert count(found, wanted) == count(whole, wanted) > 0
    assert extent(found, wanted) == extent(whole, wanted)
    assert timeline(found, wanted) == timeline(whole, wanted)
    for view in (View(-180, -85, 180, 85), View(40, 33, 42, 35)):
        mine, theirs = (map_features(one, wanted, view, limit=200) for one in (found, whole))
        assert (mine.total, mine.level) == (theirs.total, theirs.level)
        assert [_seen(mark) for mark in mine.features] == [_seen(mark) for mark in theirs.features]


def _seen(mark) -> tuple:
    """A mark without the name of a place that only one of its events has."""
    alone = (mark.place, mark.site, mark.date_start, mark.status) if mark.count == 1 else ()
    return (mark.kind, mark.lat, mark.lon, mark.count, mark.type, mark.event_id, mark.bbox, mark.area, alone)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(text="depot"),
        Filter(actors=frozenset({"x"})),
        Filter(role="attacker"),
        Filter(killed_min=0),
        Filter(killed_max=1),
    ],
)
def test_it_knows_what_it_cannot_answer(wanted: Filter) -> None:
    assert not Outline.answers(wanted)


def test_a_small_archive_is_loaded_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = open_archive(tmp_path / "archive")
    add(archive, STRIKE)
    assert outline_of(archive) is None
    monkeypatch.setattr(outline, "SMALLEST", 1)
    assert isinstance(outline_of(archive), Outline)
