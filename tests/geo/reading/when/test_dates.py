import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from geo.model import Span
from geo.reading.when.date_lines import parse_date_line
from geo.reading.when.dates import find_dates

FRIDAY = dt.date(2021, 2, 26)


def read(text: str, published: dt.date | None = FRIDAY) -> list[tuple[str, str | None, str | None]]:
    found = find_dates(text, [Span(0, len(text))], published=published)
    return [(d.text, d.value and d.value.isoformat(), d.end and d.end.isoformat()) for d in found]


@pytest.mark.parametrize(
    ("words", "quoted", "first", "last"),
    [
        ("hit late on Thursday", "Thursday", "2021-02-25", "2021-02-25"),
        ("said on Friday", "Friday", "2021-02-26", "2021-02-26"),
        ("last Friday it fell", "last Friday", "2021-02-19", "2021-02-19"),
        ("on Saturday night", "Saturday night", "2021-02-20", "2021-02-20"),
        ("will meet on Monday", "Monday", "2021-03-01", "2021-03-01"),
        ("yesterday evening", "yesterday evening", "2021-02-25", "2021-02-25"),
        ("overnight raids", "overnight", "2021-02-25", "2021-02-26"),
        ("on 29 December 2019", "29 December 2019", "2019-12-29", "2019-12-29"),
        ("on December 29, 2019,", "December 29, 2019", "2019-12-29", "2019-12-29"),
        ("on the 3rd of January 2020", "3rd of January 2020", "2020-01-03", "2020-01-03"),
        ("on Dec. 29", "Dec. 29", "2020-12-29", "2020-12-29"),
        ("on 3 March, next week", "3 March", "2021-03-03", "2021-03-03"),
        ("between 23-24 August 2022", "23-24 August 2022", "2022-08-23", "2022-08-24"),
        ("in early March 2020", "early March 2020", "2020-03-01", "2020-03-10"),
        ("in December", "December", "2020-12-01", "2020-12-31"),
        ("in 2019", "2019", "2019-01-01", "2019-12-31"),
        ("talks, which began Monday, are to end soon", "Monday", "2021-02-22", "2021-02-22"),
        ("last week", "last week", "2021-02-15", "2021-02-21"),
        ("earlier this week", "earlier this week", "2021-02-22", "2021-02-26"),
        ("three days ago", "three days ago", "2021-02-23", "2021-02-23"),
        ("2021-02-25", "2021-02-25", "2021-02-25", "2021-02-25"),
        ("25/02/2021", "25/02/2021", "2021-02-25", "2021-02-25"),
    ],
)
def test_date_words_mean_days(words: str, quoted: str, first: str, last: str) -> None:
    assert read(words)[0] == (quoted, first, last)


def test_a_day_is_counted_from_the_last_day_named() -> None:
    found = read("It was hit on 25 February. Two days earlier another had fallen, and the following day a third.")
    assert [value for _, value, _ in found] == ["2021-02-25", "2021-02-23", "2021-02-24"]


def test_years_are_counted_from_the_last_date_of_any_length() -> None:
    found = read("It opened in 1965. Five years later it burned, and the following year it was gone.")
    assert [value for _, value, _ in found] == ["1965-01-01", "1970-01-01", "1971-01-01"]


def test_background_of_an_earlier_paragraph_starts_no_count() -> None:
    text = "It was hit on 3 May 2003.\nA day earlier it had been quiet."
    first, second = find_dates(text, [Span(0, 25), Span(26, len(text))], published=FRIDAY)
    assert (first.value, second.value) == (dt.date(2003, 5, 3), dt.date(2021, 2, 25))


def test_dates_by_numbers_are_read_in_the_order_that_one_of_them_tells() -> None:
    assert [v for _, v, _ in read("From 25/02/2021 and again 03/02/2021.")] == ["2021-02-25", "2021-02-03"]
    assert [v for _, v, _ in read("From 02/25/2021 and again 02/03/2021.")] == ["2021-02-25", "2021-02-03"]


def test_a_date_by_numbers_is_the_day_that_is_news_and_the_report_says_so() -> None:
    report = geo.read("The mine went off on 05/09/2016 in a field.", published="2016-09-06")
    assert [d.value for d in report.dates] == [dt.date(2016, 9, 5)]
    assert report.notes == (
        "05/09/2016 can be read in two ways; beside other days or by its country's usage it was read as 2016-09-05.",
    )


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("at 2:30 a.m. on Friday", "at 2:30 a.m."),
        ("around midnight on Thursday", "around midnight"),
        ("on Friday night", "night"),
        ("late on Thursday", "late"),
        ("in the early hours of Friday", "the early hours"),
        ("on Friday at about 14:30 GMT", "at about 14:30 GMT"),
        ("on Friday at dawn", "dawn"),
        ("on Friday", None),
    ],
)
def test_the_time_of_day_keeps_its_words(words: str, time: str | None) -> None:
    (found,) = find_dates(words, [Span(0, len(words))], published=FRIDAY)
    assert (found.time and found.time.text) == time


def test_hours_over_midnight_take_in_the_next_day() -> None:
    assert read("between 11 p.m. and 2 a.m. on Monday") == [("Monday", "2021-02-22", "2021-02-23")]
    assert read("between 1 a.m. and 2 a.m. on Monday") == [("Monday", "2021-02-22", "2021-02-22")]


def test_without_a_publication_date_a_weekday_stays_open() -> None:
    assert read("on Thursday and on 3 May 2020", published=None) == [
        ("Thursday", None, None),
        ("3 May 2020", "2020-05-03", "2020-05-03"),
    ]


@pytest.mark.parametrize("words", ["He may 3 times", "march on the city", "02/03/2020 at noon", "31 June 2020", "F-16"])
def test_what_is_no_sure_date_has_no_value(words: str) -> None:
    assert all(value is None for _, value, _ in read(words))


def test_the_first_letters_of_a_name_with_accents_are_no_month() -> None:
    assert not read("A blast hit the town of Maróni.")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("26 February, 2021", dt.date(2021, 2, 26)),
        ("Published: 2021-02-26", dt.date(2021, 2, 26)),
        ("Friday 26 February 2021 14:05 GMT", dt.date(2021, 2, 26)),
        ("Feb 26, 2021 at 3:15 p.m.", dt.date(2021, 2, 26)),
        ("26 February 2021 was the day on which it all began", None),
        ("2 min read", None),
    ],
)
def test_a_line_of_the_head_that_is_a_date(line: str, day: dt.date | None) -> None:
    assert parse_date_line(line) == day


@given(st.text(max_size=400), st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)))
def test_spans_quote_the_text_and_ranges_run_forward(text: str, published: dt.date) -> None:
    for date in find_dates(text, [Span(0, len(text))], published=published):
        assert date.span.of(text) == date.text
        assert (date.value is None) == (date.end is None)
        assert date.value is None or date.end is None or date.value <= date.end


def test_a_weekday_beside_its_date_is_that_date() -> None:
    text = "A bomber struck during Friday prayers on March 4, 2022. It was hit on Tuesday, long before 4 May 2022."
    found = find_dates(text, [Span(0, len(text))], published=dt.date(2022, 12, 20))
    assert [(mention.text, mention.value, mention.rule) for mention in found] == [
        ("Friday", dt.date(2022, 3, 4), "weekday_of_date"),
        ("March 4, 2022", dt.date(2022, 3, 4), "month_day"),
        ("Tuesday", dt.date(2022, 12, 20), "weekday"),
        ("4 May 2022", dt.date(2022, 5, 4), "day_month"),
    ]


def test_a_day_that_comes_back_is_none() -> None:
    assert read("The court meets every other Tuesday.") == []


def test_a_decade_has_no_time_of_day() -> None:
    text = "It fell in the early 1990s."
    (decade,) = find_dates(text, [Span(0, len(text))], published=FRIDAY)
    assert decade.time is None


def test_hours_of_a_zone_and_counts_behind_a_month_are_no_years_and_days() -> None:
    assert read("It began at 5 pm (1700 GMT).") == []
    assert [words for words, _, _ in read("In February 51 soldiers fell.")] == ["February"]


def test_the_title_is_dated_too() -> None:
    report = geo.read("Two killed in blast Tuesday\n\nThe town of Homs mourned on Friday.", published="2021-02-26")
    assert [date.text for date in report.dates] == ["Tuesday", "Friday"]


def test_two_weekdays_together_lie_both_ahead_or_both_behind() -> None:
    ahead = "The storm could make landfall by Sunday or Monday."
    behind = "It asked voters likely to turn out, interviewed on Wednesday and Thursday."
    for text, days in ((ahead, [28, 1]), (behind, [24, 25])):
        found = find_dates(text, [Span(0, len(text))], published=dt.date(2021, 2, 26))
        assert [date.value and date.value.day for date in found] == days


def test_a_record_since_the_month_that_has_just_begun_looks_back_a_year() -> None:
    text = "It was the largest gain since January. It has been cold since January."
    found = find_dates(text, [Span(0, len(text))], published=dt.date(2007, 1, 12))
    assert [date.value and date.value.year for date in found] == [2006, 2007]
