"""Paragraphs that were wrapped at a column are read as one; their offsets and quotations stay those of the text."""

from __future__ import annotations

import textwrap

import pytest

import geo
from geo.reading.text.articles import read_article
from geo.reading.text.lines import text_lines, unbroken

TEXT = (
    "Gunmen on motorcycles killed twelve farmers near the village of Bosso and wounded another five on Thursday "
    "night, residents said. The raid began at dusk and went on for hours, they added, and nobody came to help."
)


def paragraphs(text: str) -> list[str]:
    return [line.text for line in text_lines(text)]


@pytest.mark.parametrize("width", [45, 56, 72, 80])
def test_a_wrapped_paragraph_is_one_line(width: int) -> None:
    assert paragraphs(textwrap.fill(TEXT, width)) == [TEXT]


def test_blank_lines_and_indents_part_wrapped_paragraphs() -> None:
    wrapped = textwrap.fill(TEXT, 70)
    assert paragraphs(f"{wrapped}\n\n{wrapped}") == [TEXT, TEXT]
    assert paragraphs(f"{wrapped}\n  {wrapped}") == [TEXT, TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "Nine killed in bar in central Mexico\nBy Ann Lee\n26 February 2021\nGunmen burst into a bar on Friday.",
        "- A child was killed by shelling in the north of the province\n- gunmen shot two men dead near Jasim",
        "First line.\nSecond line.\nThird line.",
        f"A title\n{TEXT}\n{TEXT}",
    ],
)
def test_lines_that_end_on_purpose_stay(text: str) -> None:
    assert paragraphs(text) == text.split("\n")


def test_a_line_that_is_a_date_is_not_joined_to_the_byline_above_it() -> None:
    byline = "By Ann Lee in Mexico City and Bob Ray in Puebla, with Eve Poe\nFebruary 26, 2021"
    text = f"Nine killed in a bar in Mexico, dozens of others badly hurt\n{byline}\nGunmen burst into a bar on Friday."
    assert paragraphs(text) == text.split("\n")


def test_a_wrapped_first_sentence_is_no_title() -> None:
    article = read_article(textwrap.fill(TEXT, 70))
    assert [span.of(article.text).replace("\n", " ") for span in article.body] == [TEXT]


def test_unbroken_text_keeps_every_offset() -> None:
    wrapped = f"A title\n\n{textwrap.fill(TEXT, 60)}"
    flat = unbroken(wrapped, read_article(wrapped).body)
    assert len(flat) == len(wrapped)
    assert TEXT in flat
    assert flat.startswith("A title\n\n")


@pytest.mark.parametrize("width", [46, 48, 63])
def test_what_a_report_quotes_of_wrapped_text_stands_in_it(width: int) -> None:
    flat = (
        "Rebels killed twenty-two people in the east of Burkina Faso on Thursday 5 May 2022, two police officers said."
    )
    text = textwrap.fill(flat, width)
    report = geo.read(text).to_dict()
    found = [*report["toponyms"], *report["localities"], *report["dates"]]
    assert {"Burkina Faso", "Thursday 5 May 2022"} <= {" ".join(item["text"].split()) for item in found}
    assert all(text[item["start"] : item["end"]] == item["text"] for item in found)
    claims = [claim for event in report["events"] for claim in event["claims"]]
    assert [claim["low"] for claim in claims] == [22]
    assert claims[0]["wording"] in text
