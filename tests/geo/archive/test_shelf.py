import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
import shapely

from geo.archive.export import COLUMNS, to_csv, to_geojson
from geo.archive.query import Filter, actor_kinds, facets, rows, select
from geo.archive.shelf import Shelf, folder_state, load_shelf

STRIKE = """Jets hit depot

BEIRUT, 12 May 2023 - Israeli warplanes bombed a Hezbollah depot near Baalbek on Thursday, killing three fighters.
"""
ROCKETS = """Rockets hit base

BAGHDAD, 3 March 2021 - At least ten rockets hit the Ain al-Asad air base in Iraq on Wednesday morning.
"""
NO_PLACE = """Army says it struck

LONDON, 4 March 2021 - Turkish warplanes carried out air strikes on Thursday, the ministry said.
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in {"a.txt": STRIKE, "b.txt": ROCKETS, "c.txt": NO_PLACE, "d.txt": STRIKE}.items():
        (folder / name).write_text(text)
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x00")
    return load_shelf(folder)


def test_one_bad_file_does_not_stop_the_others(shelf: Shelf) -> None:
    assert shelf.files == ("a.txt", "b.txt", "c.txt")
    problems = {problem.file: problem.message for problem in shelf.problems}
    assert "same text as a.txt" in problems["d.txt"]
    assert "binary" in problems["picture.txt"]


def test_an_empty_folder_is_an_empty_shelf(tmp_path: Path) -> None:
    assert load_shelf(tmp_path) == Shelf()
    assert rows(load_shelf(tmp_path)) == ()


def test_a_folder_that_is_none_is_a_problem() -> None:
    assert load_shelf(Path("/nowhere")).problems[0].file == "/nowhere"


def test_the_state_of_a_folder_changes_with_its_articles(tmp_path: Path) -> None:
    before = folder_state(tmp_path)
    (tmp_path / "a.txt").write_text(STRIKE)
    assert folder_state(tmp_path) != before


def test_filters_keep_what_they_say(shelf: Shelf) -> None:
    table = rows(shelf)
    types = {row.type for row in table}
    assert types == {"air_strike", "missile_strike"}
    israel = next(a.actor_id for row in table for a in row.actors if a.name == "Israel")
    assert {row.title for row in select(table, Filter(actors=frozenset({israel})))} == {"Jets hit depot"}
    assert select(table, Filter(actors=frozenset({israel}), role="target")) == ()
    assert {row.title for row in select(table, Filter(date_from=dt.date(2022, 1, 1)))} == {"Jets hit depot"}
    assert {row.title for row in select(table, Filter(date_to=dt.date(2021, 3, 3)))} == {"Rockets hit base"}
    assert {row.title for row in select(table, Filter(types=frozenset({"missile_strike"})))} == {"Rockets hit base"}


def test_an_event_without_a_place_has_no_point(shelf: Shelf) -> None:
    row = next(row for row in rows(shelf) if row.title == "Army says it struck")
    assert (row.lat, row.lon, row.place) == (None, None, None)


def test_counts_follow_the_other_filters(shelf: Shelf) -> None:
    table = rows(shelf)
    all_of_them = facets(table, Filter(), kinds=actor_kinds(shelf))
    counts = {facet.label: facet.count for facet in all_of_them.types}
    assert counts["Air strike"] == 2
    later = facets(table, Filter(date_from=dt.date(2022, 1, 1)))
    assert {facet.label: facet.count for facet in later.types}["Air strike"] == 1
    assert all(
        facet.count == len(select(table, Filter(actors=frozenset({facet.code})))) for facet in all_of_them.actors
    )


def test_geojson_is_rfc_7946(shelf: Shelf) -> None:
    collection = json.loads(json.dumps(to_geojson(shelf.reports)))
    assert "crs" not in collection
    assert len({feature["id"] for feature in collection["features"]}) == len(collection["features"])
    for feature in collection["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid
        for polygon in getattr(shape, "geoms", [shape]):
            assert polygon.geom_type != "Polygon" or polygon.exterior.is_ccw


def test_csv_has_a_row_an_event_and_no_formula(shelf: Shelf) -> None:
    file = io.StringIO()
    to_csv(shelf.reports, file)
    table = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert len(table) == sum(len(report.events) for report in shelf.reports)
    assert tuple(table[0]) == COLUMNS


def test_a_title_that_would_be_a_formula_is_defused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "=HYPERLINK(0) jets\n\nIsraeli warplanes bombed a depot near Baalbek on 3 May 2021.\n"
    )
    file = io.StringIO()
    to_csv(load_shelf(tmp_path).reports, file)
    assert next(csv.DictReader(io.StringIO(file.getvalue())))["title"].startswith("'=")
