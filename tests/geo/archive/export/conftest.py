"""An archive with articles, a correction, an import that is hostile, and events without a day or place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import shapely

from geo.archive.corrections import correct
from geo.archive.database import Database
from geo.archive.export import export
from geo.archive.query import Filter
from geo.archive.store import Archive, open_archive
from tests.geo.archive.telling import ROCKETS, SAME_STRIKE, STRIKE, add, events

LICENCE = "Odd data, CC BY 4.0, by <b>Odd & Sons</b>"
HOSTILE = '=HYPERLINK("x")</script><img src=x onerror=alert(1)>]]>\x0b & "quoted"\nnext line'
CODES = '{"type_of_violence":"3","where_prec":"5","sub_event_type":"Grenade"}'
WAR = shapely.box(35.0, 33.0, 36.0, 34.0).reverse()


@pytest.fixture(scope="package")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = open_archive(tmp_path_factory.mktemp("archive"))
    row = {"dataset": "odd", "type": "bombing", "status": "reported", "licence": LICENCE}
    with made.writing("import", dataset="odd", licence=LICENCE) as batch:
        placed = {"lat": 33.5, "lon": 35.5, "uncertainty_m": 2500.0, "precision_level": "near_point", "country": "LB"}
        dated = {"date_start": dt.date(2020, 1, 2), "date_end": dt.date(2020, 1, 9), "date_precision": 3}
        toll = {"killed_low": 0, "killed_best": 4, "killed_high": 9}
        area = {"footprint": shapely.to_wkb(WAR), "xmin": 35.0, "ymin": 33.0, "xmax": 36.0, "ymax": 34.0}
        rows = [
            row
            | placed
            | dated
            | toll
            | area
            | {"event_id": "odd:1", "source_id": "1", "title": HOSTILE, "codes": CODES},
            row | {"event_id": "odd:2", "source_id": "2", "title": "Nobody knows where", "place": "@somewhere"},
            row | placed | {"event_id": "odd:3", "source_id": "3", "title": "Näher am Fluß, 戦争", "lon": -179.9},
        ]
        batch.append("events", rows)
        part = {"event_id": "odd:1", "actor_id": "odd-1", "kind": "armed_group"}
        sides = [("+Group", "attacker"), ("Others; more", "target"), ("Third", "mentioned")]
        batch.append("participations", [part | {"actor_id": n, "name": n, "role": role} for n, role in sides])
    add(made, STRIKE, SAME_STRIKE, ROCKETS)
    moved = next(row for row in events(made) if row["title"] == "Rockets hit base")
    after = {"lat": 33.0, "lon": 42.0, "uncertainty_m": 1500.0, "precision_level": "near_point", "place": "the base"}
    correct(made, moved["event_id"], "set", who="Ada", why="seen on a photo", field="place", after=after)
    killed = {"low": 1, "best": 2, "high": 3}
    correct(made, moved["event_id"], "set", who="Ada", why="counted", field="killed", after=killed)
    for row in events(made):
        if row["title"] == "Strike in the Bekaa":
            correct(made, row["event_id"], "retract", who="Ada", why="the same as another")
    return made


@pytest.fixture(scope="package")
def database(archive: Archive) -> Database:
    return Database(archive)


@pytest.fixture
def exported(database: Database, tmp_path: Path) -> Callable[..., Path]:
    def write(
        form: str, suffix: str, wanted: Filter | None = None, *, rows: int | None = None, **options: bool
    ) -> Path:
        file = BytesIO()
        written = export(database, wanted or Filter(), form, file, **options)
        assert rows is None or written == rows
        path = tmp_path / f"events{suffix}"
        path.write_bytes(file.getvalue())
        return path

    return write
