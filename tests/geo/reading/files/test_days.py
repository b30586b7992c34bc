import datetime as dt

import pytest

from geo.reading.files.days import day_of_address, parse_day, pdf_day

DAY = dt.date(2021, 2, 26)


@pytest.mark.parametrize(
    "value",
    [
        "2021-02-26",
        "2021-02-26T23:30:00+03:00",
        "2021-02-26 10:00:00",
        "20210226",
        "2021/02/26",
        "26/02/2021",
        "02/26/2021 10:15",
        "26 February 2021",
        "February 26, 2021",
        "Fri, 26 Feb 2021 09:00:00 +0300",
        1614337200,
        "1614337200000",
    ],
)
def test_days_of_metadata(value: object) -> None:
    assert parse_day(value) == DAY


@pytest.mark.parametrize("value", ["03/04/2021", "last week", "", None, True, "2021-02-30", "0001-01-01", "9" * 200])
def test_what_names_no_one_day_is_none(value: object) -> None:
    assert parse_day(value) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://x.test/2021/02/26/jets",
        "https://x.test/world-2021-02-26.html",
        "https://x.test/2021/feb/26/jets",
        "https://x.test/news/20210226/1",
    ],
)
def test_days_of_addresses(url: str) -> None:
    assert day_of_address(url) == DAY


@pytest.mark.parametrize("url", [None, "https://x.test/a/2021/99/26/", "https://x.test/article-1234567", "x" * 5000])
def test_addresses_without_a_day(url: str | None) -> None:
    assert day_of_address(url) is None


def test_days_of_pdf() -> None:
    assert pdf_day("D:20210226103000+03'00'") == DAY
    assert pdf_day(None) is None
