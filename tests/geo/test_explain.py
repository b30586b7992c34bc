import unicodedata

import pytest

import geo
from geo.explain import MAX_CHARACTERS, explained

TEXT = """Raid on the border

BAGHDAD, 26 February 2021 - US warplanes bombed Albu Kamal in Syria late on Thursday, killing three fighters,
the army said. \x1b[31mNobody\x1b[0m claimed it. \u202eدمشق was quiet on Friday.
"""


@pytest.fixture(scope="module")
def report() -> geo.Report:
    return geo.read(TEXT)


def test_plain_lines_hold_no_command_and_fit(report: geo.Report) -> None:
    lines = list(explained(report, width=60))
    assert all(unicodedata.category(c)[0] != "C" for line in lines for c in line)
    assert max(len(line) for line in lines) <= 60


def test_marks_stand_beneath_their_words(report: geo.Report) -> None:
    lines = list(explained(report, width=100))
    at = next(i for i, line in enumerate(lines) if "late on Thursday" in line)
    column = lines[at].index("Thursday")
    assert lines[at + 1][column : column + 8] == "d" * 8
    assert "[Friday]" in "".join(lines)


def test_colours_are_ours_alone(report: geo.Report) -> None:
    text = "\n".join(explained(report, width=100, colour=True))
    assert "\x1b[4;34mThursday\x1b[0m" in text
    assert "␛[31mNobody" in text


def test_each_find_names_its_value_and_rule(report: geo.Report) -> None:
    listing = " ".join(" ".join(explained(report, width=120)).split())
    assert "date “Thursday” = 2021-02-25 (day, late) [weekday: the latest such weekday" in listing
    assert "when: 2021-02-25, from “Thursday”" in listing
    assert "UCDP date precision 1" in listing
    assert "claim “three fighters” = killed low 3" in listing
    assert "How “Albu Kamal” was put on the map: 1." in listing


def test_the_output_is_bounded() -> None:
    long = geo.read("On Friday it rained in Syria. " * 1_000, published="2021-02-26")
    told = list(explained(long, width=80))
    assert sum(len(line) for line in told) < 10 * MAX_CHARACTERS
    assert any("more characters are not shown" in line for line in told)
