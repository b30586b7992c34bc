"""Dates by numbers whose order only the country of the text tells."""

from __future__ import annotations

import datetime as dt

import pytest

import geo
from geo.reading.when.usage import country_of_publisher, puts_day_first

PUBLISHED = dt.date(2017, 12, 1)


def value(text: str, published: dt.date = PUBLISHED) -> dt.date | None:
    (date,) = geo.read(text, published=published).dates
    return date.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("TULSA, Oklahoma - A judge was shot on 05/11/2017 in his home.", dt.date(2017, 5, 11)),
        ("NAIROBI, Kenya - A judge was shot on 05/11/2017 in his home.", dt.date(2017, 11, 5)),
        ("NAIROBI, Kenya (AP) - A judge was shot on 05/11/2017 in his home.", dt.date(2017, 5, 11)),
        ("BOSTON (Reuters) - A judge was shot on 05/11/2017 in his home.", dt.date(2017, 11, 5)),
        ("A judge was shot on 05/11/2017 in his home.", None),
    ],
)
def test_the_country_of_the_text_tells_which_number_is_the_day(text: str, day: dt.date | None) -> None:
    assert value(text) == day


def test_a_day_that_is_still_to_come_is_not_what_is_told() -> None:
    text = "NAIROBI, Kenya - A judge was shot on 05/11/2017 in his home."
    assert value(text, dt.date(2017, 8, 1)) == dt.date(2017, 5, 11)


def test_what_nothing_tells_is_said() -> None:
    (note,) = geo.read("A judge was shot on 05/11/2017 in his home.", published=PUBLISHED).notes
    assert note == "05/11/2017 can be read in two ways; it fixes no day."


@pytest.mark.parametrize(
    ("publisher", "url", "country"),
    [
        ("Associated Press", None, "US"),
        (" the  new york times ", None, "US"),
        ("Xyz Gazette", "https://www.gazette.co.ke/a?b=1", "KE"),
        ("Xyz Gazette", "https://www.state.gov/a", "US"),
        ("Xyz Gazette", "https://gazette.com/a", None),
        ("Xyz Gazette", "https://gazette.tv/a", None),
        ("Xyz Gazette", "http://[bad", None),
        (None, None, None),
    ],
)
def test_the_country_of_a_publisher(publisher: str | None, url: str | None, country: str | None) -> None:
    assert country_of_publisher(publisher, url) == country


def test_an_unknown_country_has_no_usage() -> None:
    assert [puts_day_first(code) for code in ("US", "GB", None)] == [False, True, None]
