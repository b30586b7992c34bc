"""The day of a bulletin that only its title dates."""

from __future__ import annotations

import datetime as dt

import pytest

import geo
from geo.reading.when.bulletin_titles import last_day_covered

BODY = "Gunmen attacked a market in Tillaberi on Wednesday, killing five people.\n\nNo group claimed the attack."


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Weekly security bulletin, 4-10 May 2020", dt.date(2020, 5, 10)),
        ("Weekly report: 30 April - 6 May 2020", dt.date(2020, 5, 6)),
        ("Situation report no. 14 | February 25, 2021", dt.date(2021, 2, 25)),
        ("SITREP 2021-02-25", dt.date(2021, 2, 25)),
        ("War update, May 3", None),
        ("Monthly review, 2020", None),
        ("The strike of 25 February 2021", None),
        ("Daily news on the strike of 25 February 2021", None),
    ],
)
def test_only_the_title_of_a_bulletin_dates_its_text(title: str, day: dt.date | None) -> None:
    assert last_day_covered(title) == day


def test_a_bulletin_is_read_beside_the_last_day_of_its_title_and_says_so() -> None:
    report = geo.read(f"Weekly security bulletin, 4-10 May 2020\n\n{BODY}")
    assert report.article.published_from == "title"
    assert [event.date_start for event in report.events] == [dt.date(2020, 5, 6)]
    assert any("2020-05-10" in note and "--published" in note for note in report.notes)


def test_what_is_given_goes_before_the_title() -> None:
    report = geo.read(f"Weekly security bulletin, 4-10 May 2020\n\n{BODY}", published="2020-05-14")
    assert report.article.published_from == "given"
