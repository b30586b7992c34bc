"""``export`` and ``context`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.archive.parameters import PARAMETERS
from geo.archive.store import Archive
from geo.cli import main


def run(archive: Archive, *words: str) -> int:
    return main([words[0], "--archive", archive.location, *words[1:]])


def test_it_writes_a_file_and_says_how_many(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.geojson"
    assert run(archive, "export", "--format", "geojson", "-o", str(path), "--dataset", "odd", "--killed-min", "1") == 0
    assert [one["id"] for one in json.loads(path.read_text(encoding="utf-8"))["features"]] == ["odd:1"]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "geo: 1 events exported\n")
    assert [one.name for one in tmp_path.iterdir()] == ["out.geojson"]


def test_a_file_s_ending_tells_the_format(archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, "export", "-o", str(tmp_path / "out.KML"), "--dataset", "odd") == 0
    assert (tmp_path / "out.KML").read_text(encoding="utf-8").startswith("<?xml")
    assert run(archive, "export", "-o", str(tmp_path / "out.xlsx")) == 2
    assert run(archive, "export") == 2
    said = capsys.readouterr().err
    assert "out.xlsx" in said
    assert said.count("--format") == 2


def test_it_writes_to_standard_output(archive: Archive, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(archive, "export", "--format", "jsonl", "--q", "jets", "--bbox=30,30,40,40") == 0
    (line,) = capfdbinary.readouterr().out.splitlines()
    assert json.loads(line)["article"]["title"] == "Jets hit depot"


def test_a_box_may_begin_with_a_minus(archive: Archive, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(archive, "export", "--format", "jsonl", "--bbox", "-180,33,-179,34") == 0
    (line,) = capfdbinary.readouterr().out.splitlines()
    assert json.loads(line)["event"]["event_id"] == "odd:3"


def test_it_tells_what_stood_earlier(archive: Archive, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    first = archive.history()[0].batch_id
    assert run(archive, "export", "--format", "csv", "--as-of", first) == 0
    assert b"Jets hit depot" not in capfdbinary.readouterr().out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--type", "picnic"], "picnic"),
        (["--from", "soon"], "soon"),
        (["--bbox", "1,2,3"], "1,2,3"),
        (["--footprints"], "geojson"),
        (["-o", "/no/such/folder/x.csv"], "/no/such/folder"),
        (["--as-of", "never"], "never"),
    ],
)
def test_nonsense_is_one_line(
    archive: Archive, capsys: pytest.CaptureFixture[str], words: list[str], named: str
) -> None:
    assert run(archive, "export", "--format", "csv", *words) == 2
    said = capsys.readouterr()
    assert named in said.err
    assert said.err.count("\n") == 1


def test_no_archive_is_one_line_and_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = tmp_path / "none"
    assert main(["export", "--format", "csv", "--archive", str(where)]) == 2
    assert main(["context", "x", "--archive", str(where)]) == 2
    assert capsys.readouterr().err.count("\n") == 2
    assert not where.exists()


def test_every_filter_of_the_dashboard_is_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    said = capsys.readouterr().out
    assert all(f"--{row.name}" in said for row in PARAMETERS)


def test_context_is_a_line_a_neighbour(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, "context", "odd:1", "--margin-km", "1000", "--margin-days", "9999") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["dataset"] for line in lines} == {"dateline"}
    assert all(line["sentence"].endswith(".") for line in lines)
    assert run(archive, "context", "nope") == 2
    assert "'nope'" in capsys.readouterr().err
