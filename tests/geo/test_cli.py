"""The command line through `main`: what it writes, where, and how it ends."""

import io
import json
import tomllib
from pathlib import Path

import pytest

from geo.cli import main
from geo.cli.parser import VERSION

ROOT = Path(__file__).resolve().parents[2]
SEED = next((ROOT / "seeds").glob("000_*.txt"))


@pytest.fixture
def run(capsys, monkeypatch):
    def call(*argv, stdin=""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        try:
            status = main(argv)
        except SystemExit as error:
            status = error.code
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_version_is_the_project_s(run):
    assert run("--version")[1].strip() == f"dateline {VERSION}"
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


def test_help_names_the_verbs(run):
    status, out, _ = run("--help")
    assert status == 0
    assert all(verb in out for verb in ("read", "locate", "border-distance"))


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("nonsense",),
        ("read",),
        ("read", str(SEED), "--format", "xml"),
        ("read", str(SEED), "--published", "last week"),
        ("read", "no-such-file.txt"),
        ("read", str(SEED), "--publ", "2021-02-26"),
        ("export", "--as", "geojson"),
        ("locate", ""),
        ("locate", "20 km from nowhere known"),
        ("locate", "x" * 10_000),
        ("locate", "near Raqqa", "--country", "Atlantis"),
        ("locate", "near Raqqa", "--near", "Qwertzuiop"),
        ("locate", "near Raqqa", "--rule", "guess"),
        ("border-distance",),
        ("border-distance", "34"),
        ("border-distance", "abc", "40"),
        ("border-distance", "nan", "40"),
        ("border-distance", "95", "40"),
        ("border-distance", "34", "40", "--country", "ZZ"),
        ("border-distance", "34", "40", "--country", "IS"),
    ],
)
def test_wrong_input_is_one_line_and_status_2(run, argv):
    status, out, err = run(*argv)
    assert status == 2
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_border_distance(run):
    status, out, err = run("border-distance", "34.45226", "40.91854", "--country", "IQ")
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert answer["border"] == ["IQ", "SY"]
    assert answer["country"] == "SY"
    assert 6_500 < answer["distance_m"] < 7_200  # OpenStreetMap's line: 6.95 km
    assert answer["nearest"] == pytest.approx([40.93, 34.39], abs=0.02)


def test_border_distance_of_the_southern_and_western_halves(run):
    answer = json.loads(run("border-distance", "-22.9", "-57.5")[1])
    assert set(answer["border"]) <= {"BR", "PY", "AR", "BO"}


def test_border_distance_answers_every_good_line(run):
    status, out, _ = run("border-distance", "-", stdin="34.45226,40.91854\nnonsense\n\n95,200\n-22.9, -57.5\n")
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert [answer.get("line") for answer in answers] == [None, 2, 4, None]
    assert all("error" in answer or answer["distance_m"] > 0 for answer in answers)


def test_border_distance_of_good_lines_is_well(run):
    assert run("border-distance", "-", stdin="34.45226,40.91854\n")[0] == 0


def test_locate_writes_one_feature(run):
    status, out, _ = run(
        "locate", "about 20 kilometres from the Iraqi border", "--near", "Albu Kamal", "--country", "SY"
    )
    feature = json.loads(out)
    assert status == 0
    assert feature["type"] == "Feature"
    assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}
    assert feature["properties"]["geodeticDatum"] == "EPSG:4326"
    assert feature["properties"]["coordinateUncertaintyInMeters"] > 0
    assert (
        "Albu" in feature["properties"]["georeferenceRemarks"] or "Ālbū" in feature["properties"]["georeferenceRemarks"]
    )


def test_read_writes_one_line_a_report(run):
    status, out, _ = run("read", str(SEED), str(SEED))
    reports = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [report["article"]["published"] for report in reports] == ["2021-02-26"] * 2


def test_read_takes_standard_input(run):
    status, out, _ = run("read", "-", "--published", "2021-02-26", stdin="Rockets hit Raqqa on Thursday.\n")
    assert status == 0
    assert json.loads(out)["dates"][0]["value"] == "2021-02-25"


def test_read_goes_on_after_a_file_that_is_none(run, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_text("Rockets hit Raqqa on 25 February 2021.\n", encoding="utf-8")
    status, out, err = run("read", str(tmp_path))
    assert status == 2
    assert len(out.splitlines()) == 1
    assert "a.txt" in err


def test_read_says_that_a_folder_is_empty(run, tmp_path):
    status, out, err = run("read", str(tmp_path))
    assert (status, out) == (2, "")
    assert "no article" in err


def test_negative_numbers_in_any_form_are_numbers(run):
    assert run("border-distance", "-34.5", "-5.84e1")[1] == run("border-distance", "--", "-34.5", "-58.4")[1]
    status, _, err = run("border-distance", "-inf", "5")
    assert status == 2
    assert "finite" in err


def test_a_line_without_an_end_is_answered(run):
    status, out, _ = run("border-distance", "-", stdin="34.5,40.9\n" * 3 + "34.5,40.9")
    assert status == 0
    assert len(set(out.splitlines())) == 1
    assert len(out.splitlines()) == 4


def test_a_very_long_line_is_a_wrong_one(run):
    status, out, _ = run("border-distance", "-", stdin="3" * 200_000 + "\n34.5,40.9\n")
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert ["error" in answer for answer in answers] == [True, False]


def test_read_geojson_and_csv(run):
    status, out, _ = run("read", str(SEED), "--format", "geojson")
    collection = json.loads(out)
    assert (status, collection["type"]) == (0, "FeatureCollection")
    assert collection["features"]
    status, out, _ = run("read", str(SEED), "--format", "csv")
    assert status == 0
    assert out.splitlines()[0].startswith("event_id,")


class _ClosedPipe(io.StringIO):
    def write(self, _text):
        raise BrokenPipeError


def test_a_reader_that_goes_away_is_no_error(monkeypatch, tmp_path):
    with (tmp_path / "out").open("w", encoding="utf-8") as file:
        closed = _ClosedPipe()
        closed.fileno = file.fileno
        monkeypatch.setattr("sys.stdout", closed)
        assert main(["border-distance", "34.45226", "40.91854"]) == 141


def test_explain_tells_a_reader_and_no_colour_goes_to_a_file(run):
    status, out, _ = run("read", str(SEED), "--explain")
    assert status == 0
    assert "when: 2021-02-25" in out
    assert "\x1b" not in out


def test_read_counts_and_names_the_rows_left_out(run, tmp_path):
    (tmp_path / "a.csv").write_text("title,text\nA,Shells fell on Raqqa.\nB,\n", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    status, out, err = run("read", str(tmp_path))
    assert status == 2
    assert len(out.splitlines()) == 1
    first, second, last = err.splitlines()
    assert f"{tmp_path}/a.csv, row 3: its 'text' is empty" in first
    assert f"{tmp_path}/b.pdf is a damaged or incomplete PDF" in second
    assert last == "geo: 1 articles read, 2 left out"


def test_read_tells_the_format_of_standard_input(run):
    status, out, _ = run("read", "-", stdin='{"text": "Rockets hit Raqqa on Thursday.", "published": "2021-02-26"}')
    report = json.loads(out)
    assert (status, report["dates"][0]["value"]) == (0, "2021-02-25")
    assert report["article"]["published_from"] == "metadata"
