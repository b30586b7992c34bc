"""The documents everything starts from: unchanged where they must be, and in the form their data card promises."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
ARTICLE = SEEDS / "000_ab72f8260a983db2.txt"
ARTICLE_SHA256 = "3f55f44dbfa43945efd811d0bc619ce7116e6f53cc0aaba9cba7fb88f225045b"
BRIEFS = sorted((SEEDS / "briefs").glob("*.txt"))
DATELINE = re.compile(r"[A-Z][A-Z ]+, (\d{1,2} [A-Z][a-z]+ \d{4}) - ")
EVENT_DATES = [
    "2019-09-14", "2019-12-29", "2020-01-03", "2020-01-08", "2020-03-11", "2020-03-13",
    "2021-01-13", "2021-02-15", "2021-03-03", "2021-06-27", "2022-01-17", "2022-08-24",
]  # fmt: skip


def test_the_seed_article_is_byte_for_byte_what_was_given() -> None:
    assert hashlib.sha256(ARTICLE.read_bytes()).hexdigest() == ARTICLE_SHA256
    assert ARTICLE_SHA256 in (SEEDS / "README.md").read_text(encoding="utf-8")


def test_there_is_a_brief_of_each_event() -> None:
    assert [path.name[:10] for path in BRIEFS] == EVENT_DATES


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_brief_has_a_title_a_dateline_and_80_to_150_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    title, blank, *body = text.splitlines()
    assert 20 < len(title) < 90
    assert not title.endswith(".")
    assert blank == ""
    assert 80 <= len(" ".join(body).split()) <= 150
    assert 80 <= len(text.split()) <= 150
    dateline = DATELINE.match(body[0])
    assert dateline, body[0][:60]
    written = dt.datetime.strptime(dateline.group(1) + " +0000", "%d %B %Y %z").date()
    happened = dt.date.fromisoformat(path.name[:10])
    assert dt.timedelta(0) <= written - happened <= dt.timedelta(days=4)


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_brief_stands_on_the_data_card(path: Path) -> None:
    assert f"`{path.name}`" in (SEEDS / "README.md").read_text(encoding="utf-8")
