"""Others' data on our schema: codes kept and crosswalked, nothing made up, wrong rows set aside with the reason."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.archive.imports.acled import ACLED_TYPES
from geo.archive.imports.gdelt import GDELT_HEADER, GDELT_TYPES
from geo.archive.imports.load import Tally, import_files, wanted
from geo.archive.store import Archive, open_archive
from geo.cli.parser import main
from geo.codes import EVENT_TYPE_BY_CODE
from geo.errors import GeoError, ImportFileError

Rows = list[dict[str, Any]]
Bring = Callable[..., Tally]

GED = {
    "id": "244657", "type_of_violence": "3", "side_a": "IS", "side_b": "Civilians", "source_office": "Reuters",
    "source_headline": "=Head, \"line\"", "where_prec": "2", "where_coordinates": "Albu Kamal town",
    "where_description": "near Albu Kamal", "adm_1": "Dayr Az Zor province", "latitude": "34.45", "longitude": "40.92",
    "country": "Syria", "event_clarity": "1", "date_prec": "2", "date_start": "2016-03-01 00:00:00.000",
    "date_end": "2016-03-03 00:00:00.000", "deaths_civilians": "4", "best": "4", "high": "6", "low": "3",
}  # fmt: skip
ACLED = {
    "event_id_cnty": "SYR12", "event_date": "25 February 2021", "time_precision": "1", "event_type":
    "Explosions/Remote violence", "sub_event_type": "Air/drone strike", "actor1": "Military Forces of Syria (2000-)",
    "inter1": "State forces", "actor2": "Hayy Group", "inter2": "Rebel group", "country": "Syria", "admin1": "Idleb",
    "location": "Idleb", "latitude": "35.93", "longitude": "36.63", "geo_precision": "2", "source": "SOHR", "notes":
    "On 25 February …", "fatalities": "0",
}  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive")


@pytest.fixture
def bring(archive: Archive, tmp_path: Path) -> Bring:
    def run(path: Path, form: str, **options: Any) -> Tally:
        return import_files(archive, [path], wanted(form, **options), aside=tmp_path / "aside.csv")

    return run


def table(path: Path, rows: Rows, separator: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path


def events(archive: Archive) -> Rows:
    return sorted(archive.snapshot().read("events").to_pylist(), key=lambda row: row["source_id"])


def test_ged_keeps_its_codes_and_says_no_more_than_they_do(archive: Archive, bring: Bring, tmp_path: Path) -> None:
    other = GED | {"id": "9", "type_of_violence": "1", "where_prec": "5", "deaths_civilians": "0", "date_prec": "5"}
    tally = bring(table(tmp_path / "ged.csv", [GED, other]), "ged")
    assert (tally.read, tally.imported, tally.wrong) == (2, 2, 0)
    killing, unknown = events(archive)
    assert killing["event_id"] == "ucdp-ged:244657"
    assert (killing["type"], unknown["type"]) == ("killing", "unknown")
    assert (killing["date_start"], killing["date_end"]) == (dt.date(2016, 3, 1), dt.date(2016, 3, 3))
    assert (killing["date_precision"], killing["precision_level"], killing["uncertainty_m"]) == (
        2,
        "near_point",
        25_000,
    )
    assert (unknown["precision_level"], unknown["uncertainty_m"]) == ("line_or_border", None)
    assert (killing["killed_low"], killing["killed_best"], killing["killed_high"]) == (3, 4, 6)
    assert (killing["civilians_low"], unknown["civilians_low"]) == (4, None)
    assert killing["country"] == "SY"
    assert json.loads(killing["codes"])["where_prec"] == "2"
    assert "CC BY 4.0" in killing["licence"]
    parts = archive.snapshot().read("participations").to_pylist()
    assert {(p["event_id"], p["actor_id"], p["role"]) for p in parts} == {
        ("ucdp-ged:244657", "islamic-state", "attacker"),
        ("ucdp-ged:244657", "ucdp-ged:civilians", "target"),
        ("ucdp-ged:9", "islamic-state", "mentioned"),
        ("ucdp-ged:9", "ucdp-ged:civilians", "mentioned"),
    }
    assert {row["best"] for row in archive.snapshot().read("claims").to_pylist()} == {4}


def test_acled_dates_are_as_wide_as_its_precision_and_its_zero_is_unknown(
    archive: Archive, bring: Bring, tmp_path: Path
) -> None:
    rows = [
        ACLED,
        ACLED | {"event_id_cnty": "SYR13", "time_precision": "2", "fatalities": "3"},
        ACLED | {"event_id_cnty": "SYR14", "time_precision": "3", "event_type": "Violence against civilians",
                 "sub_event_type": "Attack", "event_date": "2021-02-10"},
        ACLED | {"event_id_cnty": "SYR15", "event_type": "Protests", "sub_event_type": "Peaceful protest"},
    ]  # fmt: skip
    tally = bring(table(tmp_path / "acled.csv", rows, ";"), "acled")
    assert tally.others == {"Peaceful protest": 1}
    strike, week, month = events(archive)
    assert (strike["killed_best"], week["killed_best"]) == (None, 3)
    assert (week["date_start"], week["date_end"], week["date_precision"]) == (
        dt.date(2021, 2, 22),
        dt.date(2021, 2, 28),
        3,
    )
    assert (month["date_start"], month["date_end"], month["date_precision"]) == (
        dt.date(2021, 2, 1),
        dt.date(2021, 2, 28),
        4,
    )
    assert (strike["type"], month["type"]) == ("air_strike", "killing")
    roles = {
        (p["event_id"][-2:], p["actor_id"], p["role"]) for p in archive.snapshot().read("participations").to_pylist()
    }
    assert ("12", "state:SY", "mentioned") in roles
    assert ("14", "state:SY", "attacker") in roles


def gdelt_row(**values: str) -> str:
    return "\t".join(values.get(name, "") for name in GDELT_HEADER)


def test_gdelt_has_no_head_and_comes_zipped(archive: Archive, bring: Bring, tmp_path: Path) -> None:
    same = {"SQLDATE": "20210225", "Actor1Name": "UNITED STATES", "Actor2Name": "MILITIA", "SOURCEURL": "https://x/y"}
    rows = [
        gdelt_row(GLOBALEVENTID="1", EventCode="195", EventBaseCode="195", EventRootCode="19", ActionGeo_Type="4",
                  ActionGeo_FullName="Abu Kamal, Syria", ActionGeo_Lat="34.45", ActionGeo_Long="40.92", **same),
        gdelt_row(GLOBALEVENTID="2", EventCode="138", EventBaseCode="138", EventRootCode="13", ActionGeo_Type="1",
                  **same),
        gdelt_row(GLOBALEVENTID="3", EventCode="043", EventBaseCode="043", EventRootCode="04", **same),
    ]  # fmt: skip
    path = tmp_path / "20210226.export.CSV.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("20210226.export.CSV", "\n".join(rows) + "\n")
    tally = bring(path, "gdelt")
    assert (tally.imported, dict(tally.others)) == (2, {"CAMEO 04": 1})
    strike, threat = events(archive)
    assert (strike["type"], strike["precision_level"], strike["country"]) == ("air_strike", "settlement", "SY")
    assert (threat["type"], threat["lat"], threat["precision_level"]) == ("warning", None, "country")
    roles = {(p["actor_id"], p["role"]) for p in archive.snapshot().read("participations").to_pylist()}
    assert {("state:US", "attacker"), ("state:US", "speaker")} <= roles


def test_a_table_of_anybody_needs_a_name_and_may_map_its_columns(
    archive: Archive, bring: Bring, tmp_path: Path
) -> None:
    path = table(tmp_path / "mine.tsv", [{"Wann": "2021-02-25", "Nord": "34.45", "Ost": "40.92", "Wer": "IS"}], "\t")
    with pytest.raises(ImportFileError, match="--dataset"):
        wanted("csv")
    with pytest.raises(ImportFileError, match="lacks lat, lon"):
        bring(path, "csv", dataset="mine")
    with pytest.raises(ImportFileError, match="no column 'North'"):
        bring(path, "csv", dataset="mine", columns={"lat": "North"})
    with pytest.raises(ImportFileError, match="'latitude' is no column of ours"):
        wanted("csv", dataset="mine", columns={"latitude": "Nord"})
    columns = {"date_start": "Wann", "lat": "Nord", "lon": "Ost", "attacker": "Wer"}
    bring(path, "csv", dataset="it's mine", columns=columns, licence="it's free")
    (row,) = events(archive)
    assert row["event_id"].startswith("it's mine:")
    assert (row["date_start"], row["type"], row["licence"]) == (dt.date(2021, 2, 25), "unknown", "it's free")


def test_a_layer_keeps_its_areas_as_footprints(archive: Archive, bring: Bring, tmp_path: Path) -> None:
    square = shapely.box(40, 34, 41, 35)
    features = [
        {
            "type": "Feature",
            "geometry": json.loads(shapely.to_geojson(square)),
            "properties": {"id": "a", "type": "shelling"},
        },
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [36, 33]}, "properties": {"id": "b"}},
    ]
    path = tmp_path / "layer.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    bring(path, "geojson", dataset="layer")
    area, point = events(archive)
    assert shapely.from_wkb(area["footprint"]).equals(square)
    assert (area["xmin"], area["ymax"], area["type"]) == (40, 35, "shelling")
    assert (point["lat"], point["lon"], point["footprint"], point["xmin"]) == (33, 36, None, 36)


def test_wrong_rows_are_set_aside_with_the_reason(archive: Archive, bring: Bring, tmp_path: Path) -> None:
    rows = [
        GED,
        GED | {"id": "2", "latitude": "134.5"},
        GED | {"id": "3", "longitude": ""},
        GED | {"id": "4", "date_start": "soon"},
        GED | {"id": "5", "latitude": "nan", "source_headline": "=cmd()"},
    ]
    tally = bring(table(tmp_path / "ged.csv", rows), "ged")
    assert (tally.read, tally.imported, tally.wrong) == (5, 1, 4)
    with (tmp_path / "aside.csv").open(encoding="utf-8") as file:
        told = list(csv.DictReader(file))
    assert [(row["line"], row["reason"]) for row in told] == [
        ("3", 'the latitude "134.5" is none'),
        ("4", "has no longitude"),
        ("5", 'the date "soon" is none that is known here'),
        ("6", 'the latitude "nan" is none'),
    ]
    assert told[3]["source_headline"] == "'=cmd()"
    assert len(events(archive)) == 1


def test_an_edition_takes_the_place_of_the_last_and_joining_doubles_nothing(
    archive: Archive, bring: Bring, tmp_path: Path
) -> None:
    bring(table(tmp_path / "a.csv", [GED, GED | {"id": "2"}]), "ged")
    bring(table(tmp_path / "b.csv", [GED | {"id": "3"}, GED | {"id": "3"}]), "ged")
    assert [row["source_id"] for row in events(archive)] == ["3"]
    tally = bring(table(tmp_path / "c.csv", [GED | {"id": "3"}, GED | {"id": "4"}]), "ged", join=True)
    assert (tally.imported, tally.known) == (1, 1)
    assert [row["source_id"] for row in events(archive)] == ["3", "4"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.csv", None, "no file"),
        ("empty.csv", b"", "is empty"),
        ("picture.csv", b"\x89PNG\x00\x00\x00", "binary"),
        ("other.csv", b"a,b\n1,2\n", "does not look like UCDP"),
        ("bad.zip", b"PK\x03\x04 and nothing more", "lacks|unpacked|does not look"),
        ("bad.csv.gz", gzip.compress(b"a,b\n1,2\n")[:12], "unpacked|empty"),
        ("head.csv", ",".join(GED).encode() + b"\n", "holds no rows"),
    ],
    ids=range(7),
)
def test_what_is_no_such_file_is_told_in_a_line(
    archive: Archive, bring: Bring, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ImportFileError, match=said) as error:
        bring(path, "ged")
    assert name.split(".", maxsplit=1)[0] in str(error.value)
    assert "\n" not in str(error.value)
    assert events(archive) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_no_bytes_break_an_import(tmp_path: Path, archive: Archive, content: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(",".join(GED).encode() + b"\n" + content)
    message = ""
    try:
        import_files(archive, [path], wanted("ged"), aside=tmp_path / "aside.csv")
    except GeoError as error:
        message = str(error)
    assert "\n" not in message


def test_every_type_that_an_import_gives_is_one_of_ours() -> None:
    given = {*ACLED_TYPES.values(), *GDELT_TYPES.values(), "killing"}
    assert given <= set(EVENT_TYPE_BY_CODE)


def test_the_command_imports_and_says_what_came_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path / "ged.csv", [GED, GED | {"id": "2", "latitude": "x"}])
    aside = tmp_path / "aside.csv"
    assert main(["import", str(path), "--as", "ged", "--archive", str(tmp_path / "a"), "--aside", str(aside)]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["imported"] == 1
    assert "1 of 2 rows were set aside" in err
    assert main(["import", str(path), "--as", "csv", "--columns", "lat", "--archive", str(tmp_path / "a")]) == 2
    assert "OURS=THEIRS" in capsys.readouterr().err
