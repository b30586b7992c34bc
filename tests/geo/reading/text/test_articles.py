import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.reading.text.articles import read_article
from geo.reading.text.sentences import quotations, sentences

PAGE = """Rockets hit base near Erbil

Rockets hit base near Erbil
Officials said that nobody was hurt.
3 min read
16 February, 2021
Smoke over the base after the attack [Getty]

A volley of rockets hit a base near Erbil on Monday, officials said.

Read also: What we know of the group

"Nobody was hurt," a spokesman said. He gave no details.

Follow us on Facebook and Twitter
"""


def test_the_head_is_told_from_the_body() -> None:
    article = read_article(PAGE)
    assert article.title == "Rockets hit base near Erbil"
    assert article.standfirst == "Officials said that nobody was hurt."
    assert article.published == dt.date(2021, 2, 16)
    assert [span.of(PAGE) for span in article.body] == [
        "A volley of rockets hit a base near Erbil on Monday, officials said.",
        '"Nobody was hurt," a spokesman said. He gave no details.',
    ]


@pytest.mark.parametrize(
    ("first", "place", "agency", "day"),
    [
        ("BAGHDAD, 30 December 2019 - Jets struck a base.", "BAGHDAD", None, dt.date(2019, 12, 30)),
        ("BEIRUT (Reuters) - Jets struck a base.", "BEIRUT", "Reuters", None),
        ("Lagos, June 3, 2018 (IANS) Jets struck a base.", "Lagos", "IANS", dt.date(2018, 6, 3)),
        ("BOGOTA, Colombia (AP) --Jets struck a base.", "BOGOTA, Colombia", "AP", None),
        ("Johannesburg – Jets struck a base.", "Johannesburg", None, None),
        ("Bogota, September 17, 2014 (NNN-RHC) --- Jets struck a base.", "Bogota", "NNN-RHC", dt.date(2014, 9, 17)),
        ("KYIV, Ukraine, May 3, 2023 (AP) — Jets struck a base.", "KYIV, Ukraine", "AP", dt.date(2023, 5, 3)),
    ],
)
def test_a_dateline_gives_place_agency_and_day(first: str, place: str, agency: str, day: dt.date) -> None:
    text = f"Jets strike base\n\n{first}\n"
    article = read_article(text)
    assert (article.dateline, article.publisher, article.published) == (place, agency, day)
    assert [span.of(text) for span in article.body] == ["Jets struck a base."]


def test_a_text_of_one_paragraph_is_its_own_evidence() -> None:
    article = read_article("Two shells fell on the village of Kafr Nabl on Tuesday, a resident said.")
    assert len(article.body) == 1
    assert article.title.startswith("Two shells fell")


def test_a_date_that_is_given_overrides_the_head() -> None:
    assert read_article(PAGE, published=dt.date(2020, 1, 1)).published == dt.date(2020, 1, 1)


def test_binary_is_no_article() -> None:
    with pytest.raises(ArticleError, match="binary"):
        read_article("PK\x03\x04\x00\x00")


def test_sentences_end_where_readers_end_them() -> None:
    text = "Gen. Smith said the U.S. had struck at 3 a.m. Friday. Nobody was hurt! “We saw it.” It cost $3.5 million."
    from geo.model import Span

    found = [span.of(text) for span in sentences(text, [Span(0, len(text))])]
    assert found == [
        "Gen. Smith said the U.S. had struck at 3 a.m. Friday.",
        "Nobody was hurt!",
        "“We saw it.”",
        "It cost $3.5 million.",
    ]


def test_quotations_close_on_any_mark() -> None:
    from geo.model import Span

    text = 'He said “it was small," and "it is over” as well.'
    found = [span.of(text) for span in quotations(text, [Span(0, len(text))])]
    assert found == ['“it was small,"', '"it is over”']


@given(st.text(max_size=600))
def test_the_body_lies_in_the_text_in_order(text: str) -> None:
    if "\x00" in text:
        return
    article = read_article(text)
    assert article.text == text
    edges = [edge for span in article.body for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    found = sentences(text, article.body)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_dateline_in_brackets_tells_place_and_day() -> None:
    article = read_article("(Bogotá, February 2, 2021) - Armed groups have killed many, the report says.")
    assert (article.dateline, article.published) == ("Bogotá", dt.date(2021, 2, 2))


def test_a_town_and_a_colon_are_a_dateline_where_no_other_paragraph_opens_so() -> None:
    report = "Kabul: Jets struck a base in Ghazni.\n\nNobody was hurt, officials in the capital said."
    assert read_article(report).dateline == "Kabul"
    bulletin = "Kabul: A bomb killed two guards.\n\nHerat: Gunmen shot a judge."
    assert read_article(bulletin).dateline is None


@pytest.mark.parametrize("first", ["Jets – Two of them struck a base.", "Hezbollah (Reuters) Jets struck a base."])
def test_what_is_no_town_is_no_dateline(first: str) -> None:
    assert read_article(f"{first}\n\nNobody was hurt.").dateline is None
