"""Links and corrections from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geo.cli.parser import main

TOLD = (
    "{head}\n\n{day} May 2021\n\n"
    "An air strike on the town of Albu Kamal in Syria killed 4 people on Monday, {who} said.\n"
)


@pytest.fixture
def archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    for index, (head, who) in enumerate((("Strike hits town", "residents"), ("Four killed in raid", "a monitor"))):
        (tmp_path / f"{index}.txt").write_text(TOLD.format(head=head, day=4 + index, who=who), encoding="utf-8")
    assert main(["add", str(tmp_path / "0.txt"), str(tmp_path / "1.txt"), "--archive", str(tmp_path / "archive")]) == 0
    assert json.loads(capsys.readouterr().out)["linked"] == 1
    return tmp_path / "archive"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    assert main(["review", *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_link_says_why_and_is_undone_by_hand(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--archive", str(archive)]
    (link,) = said(capsys, "links", *where)
    assert link["decision"] == "same"
    assert link["sentence"]
    pair = [link["event_id"], link["other_id"]]
    said(capsys, "decide", *pair, "apart", "--who", "Ana", "--why", "two strikes", *where)
    (link,) = said(capsys, "links", pair[0], *where)
    assert (link["decision"], link["made_by"], link["sentence"]) == ("apart", "Ana", "two strikes")


def test_a_correction_is_recorded_with_what_was_before(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--archive", str(archive)]
    event = said(capsys, "links", *where)[0]["event_id"]
    why = ["--who", "Ana", "--why", "the report says Sunday", *where]
    (made,) = said(capsys, "correct", event, "set", "--field", "date", "--to", '{"date_start": "2021-05-02"}', *why)
    assert made["before"]["date_start"] == "2021-05-03"
    assert [one["after"] for one in said(capsys, "record", event, *where)] == [{"date_start": "2021-05-02"}]
    said(capsys, "correct", event, "undo", "--undoes", made["correction_id"], *why)
    assert [one["action"] for one in said(capsys, "record", event, *where)] == ["set", "undo"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["correct", "none", "retract"], "no event"),
        (["correct", "none", "set", "--field", "date", "--to", "{"], "--to takes JSON"),
        (["correct", "none", "set", "--field", "date", "--to", "[]"], "JSON object"),
        (["decide", "a", "a", "same"], "two events"),
    ],
)
def test_nonsense_is_told_in_a_line(
    archive: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert main(["review", *words, "--who", "Ana", "--why", "test", "--archive", str(archive)]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1
