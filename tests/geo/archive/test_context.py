"""What others have near an event, against distances measured by geodesics and days counted by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyproj
import pytest
import shapely

from geo.archive.context import LIKELY, Neighbour, context
from geo.archive.corrections import correct
from geo.archive.database import Database
from geo.archive.store import Archive, open_archive
from geo.errors import ArchiveError
from tests.benchmarks.synthetic_events import fill
from tests.geo.archive.telling import SAME_STRIKE, STRIKE, add, events

GEOD = pyproj.Geod(ellps="WGS84")
DAY = dt.date(2021, 2, 25)


def row(event_id: str, *, lat: float, lon: float, day: dt.date | None = DAY, **more: object) -> dict:
    dataset = event_id.split(":", maxsplit=1)[0]
    base = {"event_id": event_id, "dataset": dataset, "type": "air_strike", "status": "reported", "lat": lat,
            "lon": lon, "date_start": day, "date_end": day, "precision_level": "settlement"}  # fmt: skip
    return base | more


def made(folder: Path, *rows: dict) -> Archive:
    archive = open_archive(folder)
    for dataset in {one["dataset"] for one in rows}:
        with archive.writing("import", dataset=dataset, replaces_dataset=True) as batch:
            batch.append("events", [one for one in rows if one["dataset"] == dataset])
            parts = [("a:1", "iq-1"), ("ucdp-ged:123", "iq-1"), ("ucdp-ged:9", "other")]
            cast = [{"event_id": e, "actor_id": a, "name": "Militia", "role": "target"} for e, a in parts]
            batch.append("participations", [part for part in cast if part["event_id"].startswith(f"{dataset}:")])
    return archive


def ids(found: tuple[Neighbour, ...]) -> list[str]:
    return [near.event.event_id for near in found]


SQUARE = {"footprint": shapely.to_wkb(shapely.box(40.8, 34.3, 41.0, 34.6)), "xmin": 40.8, "ymin": 34.3, "xmax": 41.0,
          "ymax": 34.6}  # fmt: skip


def test_the_likelier_comes_first_and_says_why(tmp_path: Path) -> None:
    archive = made(
        tmp_path,
        row("a:1", lat=34.45, lon=40.9, **SQUARE),
        row("a:2", lat=34.45, lon=40.9),
        row("ucdp-ged:123", lat=34.45, lon=41.023, day=DAY - dt.timedelta(3), killed_best=17),
        row("ucdp-ged:9", lat=34.45, lon=41.2, day=DAY, killed_low=3, killed_high=5),
        row("acled:in", lat=34.5, lon=40.85, killed_low=4, killed_high=4),
        row("acled:far", lat=34.45, lon=41.5),
        row("acled:late", lat=34.45, lon=40.9, day=DAY + dt.timedelta(4)),
        row("acled:undated", lat=34.45, lon=40.9, day=None),
        row("acled:words", lat=34.45, lon=40.9, type="statement"),
    )
    found = context(Database(archive), "a:1")
    assert ids(found)[0] == "acled:in"
    assert set(ids(found)) == {"acled:in", "acled:words", "ucdp-ged:123", "ucdp-ged:9"}
    by_id = {near.event.event_id: near for near in found}
    assert (by_id["acled:in"].distance_m, by_id["acled:in"].days_apart) == (0, 0)
    assert by_id["acled:in"].sentence == "acled has this as event in: same day, inside the area, 4 killed.".replace(
        "acled", "ACLED", 1
    )
    assert by_id["acled:words"].score < by_id["acled:in"].score
    *_, metres = GEOD.inv(41.0, 34.45, 41.023, 34.45)
    assert by_id["ucdp-ged:123"].distance_m == pytest.approx(metres, rel=1e-3)
    assert by_id["ucdp-ged:123"].sentence == (
        "UCDP GED has this as event 123: 3 days, 2.1 km away, best estimate 17, Militia in both."
    )
    assert by_id["ucdp-ged:9"].score < LIKELY
    assert "something near this" in by_id["ucdp-ged:9"].sentence
    assert "3 to 5 killed" in by_id["ucdp-ged:9"].sentence
    assert [near.score for near in found] == sorted((near.score for near in found), reverse=True)


def test_margins_and_limits_are_kept_to(tmp_path: Path) -> None:
    archive = made(
        tmp_path, row("a:1", lat=10.0, lon=20.0), *(row(f"b:{n}", lat=10 + n / 10, lon=20.0) for n in range(9))
    )
    database = Database(archive)
    assert ids(context(database, "a:1", margin_m=12_000)) == ["b:0", "b:1"]
    assert ids(context(database, "a:1", margin_m=12_000, limit=1)) == ["b:0"]
    assert len(context(database, "a:1", margin_m=200_000)) == 9
    with pytest.raises(ArchiveError):
        context(database, "a:1", margin_m=-1)


@pytest.mark.parametrize(
    ("lat", "lon", "to_lat", "to_lon"), [(-17.0, 179.95, -17.0, -179.95), (89.95, 0.0, 89.95, 170.0)]
)
def test_it_goes_round_the_world_and_over_the_pole(
    tmp_path: Path, lat: float, lon: float, to_lat: float, to_lon: float
) -> None:
    archive = made(tmp_path, row("a:1", lat=lat, lon=lon), row("b:1", lat=to_lat, lon=to_lon))
    (near,) = context(Database(archive), "a:1")
    *_, metres = GEOD.inv(lon, lat, to_lon, to_lat)
    assert near.distance_m == pytest.approx(metres, rel=1e-3)


def test_an_undated_event_has_neighbours_of_any_day(tmp_path: Path) -> None:
    archive = made(tmp_path, row("a:1", lat=10.0, lon=20.0, day=None), row("b:1", lat=10.0, lon=20.0))
    (near,) = context(Database(archive), "a:1")
    assert near.days_apart is None
    assert "days unknown" in near.sentence


def test_without_a_place_there_is_none_and_without_an_event_an_error(tmp_path: Path) -> None:
    archive = made(tmp_path, row("a:1", lat=None, lon=None), row("b:1", lat=10.0, lon=20.0))  # type: ignore[arg-type]
    assert context(Database(archive), "a:1") == ()
    with pytest.raises(ArchiveError, match="no event 'nope'"):
        context(Database(archive), "nope")


def test_articles_tell_of_each_other_but_not_of_themselves(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    add(archive, STRIKE, SAME_STRIKE)
    strike = next(one for one in events(archive) if one["title"] == "Jets hit depot")
    found = context(Database(archive), strike["event_id"])
    assert {near.event.title for near in found} == {"Strike in the Bekaa"}
    assert found[0].sentence.startswith("“Strike in the Bekaa” tells of this as “air strike”: same day")


def test_where_a_person_moved_it_counts(tmp_path: Path) -> None:
    archive = made(tmp_path, row("a:1", lat=10.0, lon=20.0, **SQUARE), row("b:1", lat=50.0, lon=8.0))
    after = {"lat": 50.0, "lon": 8.0, "uncertainty_m": 100.0, "precision_level": "settlement"}
    correct(archive, "a:1", "set", who="Ada", why="seen", field="place", after=after)
    assert ids(context(Database(archive), "a:1")) == ["b:1"]


def test_the_same_among_many_as_by_going_through_all(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    fill(archive, 4_000)
    fill(archive, 4_000, seed=8, dataset="others")
    database = Database(archive)
    rows = {one["event_id"]: one for one in archive.snapshot().read("events").to_pylist()}
    asked = [f"synthetic:{n}" for n in range(0, 4_000, 400)]
    assert sum(len(context(database, event_id)) for event_id in asked)
    for event_id in asked:
        here = rows[event_id]
        expected = set()
        for other in rows.values():
            *_, metres = GEOD.inv(here["lon"], here["lat"], other["lon"], other["lat"])
            gap = max((other["date_start"] - here["date_end"]).days, (here["date_start"] - other["date_end"]).days)
            reach = 25_000 + here["uncertainty_m"] + min(other["uncertainty_m"], 50_000)
            if other["dataset"] != here["dataset"] and gap <= 3 and metres <= reach:
                expected.add(other["event_id"])
        assert set(ids(context(database, event_id, limit=10_000))) == expected
