"""What is exported reads back by others' programs and by our own import: the same points, days, types and numbers."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import geopandas
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from dashboard.symbols import SYMBOLS
from geo.archive.corrections import correct
from geo.archive.database import Database
from geo.archive.export import ATTRIBUTION, COLUMNS, FORMATS, export, stream
from geo.archive.export.cells import safe_cell
from geo.archive.export.colours import COLOURS
from geo.archive.export.table import safe_table
from geo.archive.imports.load import import_files, wanted
from geo.archive.query import Filter
from geo.archive.questions import StoredEvent, page
from geo.archive.store import open_archive
from geo.contract import report_from_dict
from geo.errors import ArchiveError
from tests.benchmarks.synthetic_events import fill
from tests.geo.archive.export.conftest import HOSTILE, LICENCE
from tests.geo.archive.telling import STRIKE, add, events

Exported = Callable[..., Path]
EVENTS = 5
KML = "{http://www.opengis.net/kml/2.2}"


def told(event: StoredEvent) -> tuple:
    """What must come through any format that is imported again."""
    where = None if event.lat is None else (round(event.lat, 6), round(event.lon, 6), event.precision_level)
    days = (event.date_start, event.date_end, event.date_precision)
    return where, days, event.type, (event.killed_low, event.killed_best, event.killed_high)


@pytest.mark.parametrize(("form", "way"), [("csv", "csv"), ("geojson", "geojson"), ("gpkg", "geojson")])
def test_what_is_exported_can_be_imported_again(
    database: Database, exported: Exported, tmp_path: Path, form: str, way: str
) -> None:
    path = exported(form, FORMATS[form].suffix, rows=EVENTS)
    other = open_archive(tmp_path / "other")
    tally = import_files(other, [path], wanted(way, dataset="again"), aside=tmp_path / "aside.csv")
    assert (tally.imported, tally.wrong) == (EVENTS, 0)
    again = {event.event_id: event for event in page(Database(other), Filter())}
    for event in page(database, Filter()):
        assert told(again[f"again:{event.event_id}"]) == told(event)


def test_csv_is_flat_safe_and_says_its_licence(exported: Exported) -> None:
    with exported("csv", ".csv", rows=EVENTS).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert not [cell for row in rows for cell in row.values() if re.match(r"[=+@\t\r\n]|-\D", cell)]
    by_id = {row["event_id"]: row for row in rows}
    assert by_id["odd:1"]["title"] == f"'{HOSTILE}"
    assert by_id["odd:1"]["attackers"] == "'+Group"
    assert by_id["odd:1"]["other_actors"] == "Third (mentioned)"
    assert by_id["odd:3"]["decimalLongitude"] == "-179.9"
    assert by_id["odd:2"]["killed_low"] == by_id["odd:2"]["date_start"] == by_id["odd:2"]["decimalLatitude"] == ""
    assert by_id["odd:1"]["killed_low"] == "0"
    assert {row["licence"] for row in rows} == {LICENCE, ATTRIBUTION}
    ours = next(row for row in rows if row["title"] == "Jets hit depot")
    assert ours["claims"] == "killed: three (the article)"
    assert ours["georeferenceProtocol"].startswith("dateline:")
    assert (ours["attackers"], ours["targets"]) == ("Israel", "Hezbollah")


def test_codes_are_the_sources_own_or_those_of_our_table(exported: Exported) -> None:
    with exported("csv", ".csv").open(encoding="utf-8", newline="") as file:
        by_title = {row["title"]: row for row in csv.DictReader(file)}
    names = ("acled_sub_event_type", "ucdp_type_of_violence", "ucdp_where_prec", "acled_geo_precision")
    assert [by_title[f"'{HOSTILE}"][name] for name in names] == ["Grenade", "3", "5", "2"]
    assert [by_title["Jets hit depot"][name] for name in names] == ["Air/drone strike", "1", "2", "2"]
    assert [by_title["Nobody knows where"][name] for name in names[1:]] == ["", "", ""]


def test_corrections_are_applied(exported: Exported) -> None:
    with exported("csv", ".csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["title"] == "Rockets hit base")
    assert (row["decimalLatitude"], row["places"], row["killed_best"], row["corrected"]) == (
        "33",
        "the base",
        "2",
        "true",
    )
    assert (row["georeferenceProtocol"], row["georeferenceSources"], row["checks"]) == ("by hand", "", "")
    with exported("geojson", ".geojson", footprints=True).open(encoding="utf-8") as file:
        feature = next(f for f in json.load(file)["features"] if f["properties"]["title"] == "Rockets hit base")
    assert shapely.geometry.shape(feature["geometry"]).contains(shapely.Point(42.0, 33.0))


def test_what_was_retracted_comes_only_when_asked_for(database: Database) -> None:
    assert export(database, Filter(retracted=True), "csv", BytesIO()) > EVENTS


def test_a_filter_is_kept_to(exported: Exported) -> None:
    path = exported("geojson", ".geojson", Filter(datasets=frozenset({"odd"}), killed_min=1), rows=1)
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert [feature["id"] for feature in collection["features"]] == ["odd:1"]
    assert collection["licences"] == {"odd": LICENCE}
    assert LICENCE in collection["attribution"]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_found_is_a_whole_file_too(database: Database, form: str) -> None:
    file = BytesIO()
    assert export(database, Filter(text="no such words"), form, file) == 0
    assert form == "jsonl" or file.getvalue()


def test_geojson_is_rfc_7946(exported: Exported) -> None:
    for footprints in (False, True):
        path = exported("geojson", ".geojson", rows=EVENTS, footprints=footprints)
        collection = json.loads(path.read_text(encoding="utf-8"))
        assert "crs" not in collection
        assert len({feature["id"] for feature in collection["features"]}) == EVENTS
        by_id = {feature["id"]: feature for feature in collection["features"]}
        assert by_id["odd:2"]["geometry"] is None
        assert by_id["odd:3"]["geometry"]["coordinates"] == [-179.9, 33.5]
        assert by_id["odd:1"]["properties"]["title"] == HOSTILE
        if footprints:
            area = shapely.geometry.shape(by_id["odd:1"]["geometry"])
            assert area.exterior.is_ccw
            assert by_id["odd:1"]["properties"]["decimalLatitude"] == 33.5
        frame = geopandas.read_file(path)
        assert len(frame) == EVENTS
        assert str(frame.crs) in {"EPSG:4326", "OGC:CRS84"}


def test_a_geopackage_has_points_and_areas(exported: Exported) -> None:
    path = exported("gpkg", ".gpkg", rows=EVENTS)
    assert {name for name, _ in pyogrio.list_layers(path)} == {"events", "footprints"}
    events = geopandas.read_file(path, layer="events")
    assert set(COLUMNS) < set(events.columns)
    assert events.crs == "EPSG:4326"
    found = events.set_index("event_id")
    assert (found.geometry["odd:1"].x, found.geometry["odd:1"].y) == (35.5, 33.5)
    assert found.geometry["odd:2"] is None
    assert found["killed_best"]["odd:1"] == 4
    assert math.isnan(found["killed_best"]["odd:2"])
    assert found["date_start"]["odd:1"].date() == dt.date(2020, 1, 2)
    areas = geopandas.read_file(path, layer="footprints").set_index("event_id")
    assert areas.geometry["odd:1"].equals(shapely.box(35, 33, 36, 34))
    assert LICENCE in pyogrio.read_info(path, layer="events")["layer_metadata"]["DESCRIPTION"]
    assert LICENCE in pyogrio.read_info(path, layer="events")["dataset_metadata"]["attribution"]


def test_geoparquet_keeps_to_its_specification(exported: Exported) -> None:
    path = exported("geoparquet", ".parquet", rows=EVENTS)
    metadata = pq.read_metadata(path).metadata
    geo = json.loads(metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    assert set(geo["columns"]) == {"geometry", "footprint"}
    for name, column in geo["columns"].items():
        assert column["encoding"] == "WKB"
        covering = column["covering"]["bbox"]
        assert set(covering) == {"xmin", "ymin", "xmax", "ymax"}
        assert covering["xmin"] == ["bbox" if name == "geometry" else "footprint_bbox", "xmin"]
    assert geo["columns"]["geometry"]["geometry_types"] == ["Point"]
    assert geo["columns"]["geometry"]["bbox"][0] == -179.9
    assert json.loads(metadata[b"licences"]) == {"odd": LICENCE, "dateline": ATTRIBUTION}
    assert LICENCE in metadata[b"attribution"].decode()
    frame = geopandas.read_parquet(path)
    assert str(frame.crs) == "OGC:CRS84"
    found = frame.set_index("event_id")
    assert found.geometry["odd:1"] == shapely.Point(35.5, 33.5)
    assert found.geometry["odd:2"] is None
    assert found["footprint"]["odd:1"].equals(shapely.box(35, 33, 36, 34))
    near = geopandas.read_parquet(path, bbox=(35.4, 33.4, 35.6, 33.6))
    assert near["event_id"].tolist() == ["odd:1"]


def test_kml_is_well_formed_and_its_words_are_no_markup(exported: Exported) -> None:
    tree = etree.parse(exported("kml", ".kml", rows=EVENTS, footprints=True))
    assert tree.getroot().tag == f"{KML}kml"
    document = tree.getroot()[0]
    assert "Odd &amp; Sons" in document.findtext(f"{KML}description")
    styles = {style.get("id") for style in document.iter(f"{KML}Style")}
    marks = {mark.findtext(f".//{KML}Data[@name='event_id']/{KML}value"): mark for mark in tree.iter(f"{KML}Placemark")}
    assert len(marks) == EVENTS
    for mark in marks.values():
        assert mark.findtext(f"{KML}styleUrl").removeprefix("#") in styles
        assert "<img" not in mark.findtext(f"{KML}name") + mark.findtext(f"{KML}description")
    odd = marks["odd:1"]
    assert odd.findtext(f"{KML}TimeSpan/{KML}begin") == "2020-01-02"
    assert odd.findtext(f"{KML}TimeSpan/{KML}end") == "2020-01-09"
    data = {one.get("name"): one.findtext(f"{KML}value") for one in odd.iter(f"{KML}Data")}
    assert data["title"] == HOSTILE.replace("\x0b", "")
    assert data["killed_low"] == "0"
    assert "article_id" not in data
    assert odd.find(f"{KML}MultiGeometry/{KML}Polygon") is not None
    assert odd.findtext(f"{KML}MultiGeometry/{KML}Point/{KML}coordinates") == "35.5,33.5"
    assert marks["odd:2"].find(f".//{KML}Point") is None
    assert marks["odd:2"].find(f"{KML}TimeSpan") is None


def test_placemarks_have_their_parts_in_the_order_of_the_schema(exported: Exported) -> None:
    order = [f"{KML}{name}" for name in ("name", "description", "TimeSpan", "styleUrl", "ExtendedData")]
    for mark in etree.parse(exported("kml", ".kml")).iter(f"{KML}Placemark"):
        tags = [part.tag for part in mark if part.tag in order]
        assert tags == sorted(tags, key=order.index)
        assert mark[-1].tag in {f"{KML}Point", f"{KML}ExtendedData"}


@example(["=1", "+1", "-1", "@a", "\t1", "\r1", "\n1", "＝1", "a=1", "", None, "^1", "\\1", "]1"])
@given(st.lists(st.none() | st.text(alphabet=st.characters(codec="utf-8"), max_size=12), min_size=1))
def test_a_column_is_made_safe_as_a_cell_is(texts: list[str | None]) -> None:
    made = safe_table(pa.table({"a": pa.array(texts, pa.string())}))["a"].to_pylist()
    assert ["" if text is None else text for text in made] == [safe_cell(text) for text in texts]


def test_kml_is_read_by_gdal(exported: Exported) -> None:
    if "KML" not in pyogrio.list_drivers() and "LIBKML" not in pyogrio.list_drivers():
        pytest.skip("this GDAL reads no KML")
    frame = geopandas.read_file(exported("kml", ".kml", Filter(datasets=frozenset({"odd"}), killed_min=1)))
    assert [(round(p.x, 6), round(p.y, 6)) for p in frame.geometry] == [(35.5, 33.5)]


def test_lines_are_whole_reports_with_what_was_kept(exported: Exported) -> None:
    path = exported("jsonl", ".jsonl", rows=EVENTS)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    reports = [line for line in lines if "article" in line]
    assert sum(len(report["events"]) for report in reports) + len(lines) - len(reports) == EVENTS
    for report in reports:
        read = report_from_dict(report)
        assert [span.of(read.article.text) for event in read.events for span in event.evidence]
    rockets = next(r for r in reports if r["article"]["title"] == "Rockets hit base")["events"][0]
    assert rockets["georeference"]["decimalLatitude"] == 33.0
    assert rockets["killed"] == {"low": 1, "best": 2, "high": 3, "disputed": False}
    assert [made["who"] for made in rockets["corrections"]] == ["Ada", "Ada"]
    odd = {line["event"]["event_id"]: line for line in lines if "event" in line}
    assert odd["odd:1"]["licence"] == LICENCE
    assert odd["odd:1"]["event"]["footprintWKT"].startswith("POLYGON")
    assert "lat" not in odd["odd:2"]["event"]


def test_a_long_archive_comes_in_blocks_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = open_archive(tmp_path)
    fill(archive, 1_000)
    with archive.writing("import", dataset="synthetic", replaces_dataset=True) as batch:
        batch.append("events", archive.snapshot().read("events").drop_columns(["batch_id"]))
    database = Database(archive)
    monkeypatch.setattr(stream, "BLOCK_ROWS", 100)
    monkeypatch.setattr(stream, "SCANNED_ROWS", 64)
    found = list(stream.blocks(database, stream.chosen(database, Filter())))
    assert len(found) > 5
    ids = [event_id for block in found for event_id in block["event_id"].to_pylist()]
    assert sorted(ids) == sorted(f"synthetic:{n}" for n in range(1_000))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_half_a_point_is_no_place(tmp_path: Path, form: str) -> None:
    archive = open_archive(tmp_path)
    row = {"dataset": "odd", "type": "bombing", "status": "reported", "title": "Half"}
    with archive.writing("import", dataset="odd") as batch:
        batch.append(
            "events", [row | {"event_id": "odd:1", "lat": 12.345678}, row | {"event_id": "odd:2", "lon": 12.345678}]
        )
    file = BytesIO()
    assert export(Database(archive), Filter(), form, file) == 2
    assert b"12.345678" not in file.getvalue()
    if form == "geojson":
        assert [feature["geometry"] for feature in json.loads(file.getvalue())["features"]] == [None, None]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_article_read_again_comes_once_and_with_its_correction(tmp_path: Path, form: str) -> None:
    archive = open_archive(tmp_path)
    add(archive, STRIKE)
    (event,) = events(archive)
    correct(archive, event["event_id"], "set", who="Ada", why="seen", field="type", after={"type": "drone_strike"})
    add(archive, STRIKE, again=True)
    file = BytesIO()
    assert export(Database(archive), Filter(), form, file) == 1
    text = file.getvalue().decode()
    assert text.count(event["event_id"]) >= 1
    assert "drone_strike" in text
    if form == "jsonl":
        (line,) = text.splitlines()
        assert [one["type"] for one in json.loads(line)["events"]] == ["drone_strike"]


@pytest.mark.parametrize(("form", "footprints"), [("xls", False), ("", False), ("csv", True)])
def test_a_format_that_is_none_is_said(database: Database, form: str, footprints: bool) -> None:
    with pytest.raises(ArchiveError, match="geojson"):
        export(database, Filter(), form, BytesIO(), footprints=footprints)


def test_colours_are_those_of_the_dashboard() -> None:
    assert {code: symbol.colour for code, symbol in SYMBOLS.items() if code != "several"} == COLOURS
