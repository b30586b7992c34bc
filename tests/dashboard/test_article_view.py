"""The article's segments: the text again, with what its words are evidence of."""

from __future__ import annotations

from dataclasses import replace

import sample
from hypothesis import given
from hypothesis import strategies as st

from dashboard import finds, strings
from dashboard.article_view import Highlight, article_data, highlights, segments
from geo.archive.opened import OpenEvent
from geo.model import Span

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.builds(Highlight, spans, st.sampled_from(["where", "who", "toll", "evidence"])), max_size=8),
)
def test_segments_joined_are_the_text(text: str, marks: list[Highlight]) -> None:
    parts = list(segments(text, Span(0, len(text)), tuple(marks)))
    assert "".join(part["t"] for part in parts) == text


def test_the_words_of_each_kind_are_marked(strike: OpenEvent) -> None:
    data = article_data(strike.report, strike.event)
    found: dict[str, list[str]] = {}
    for paragraph in data["paragraphs"]:
        for segment in paragraph["s"]:
            for kind in segment.get("k", ()):
                found.setdefault(kind, []).append(segment["t"])
    assert found["where"] == ["in the town of Albu Kamal"]
    assert found["distance"] == ["about 20 kilometres from the Iraqi border"]
    assert found["who"] == ["United States", "Kataib Hezbollah"]
    assert found["when"] == ["Saturday"]
    assert found["toll"] == ["At least 4 fighters", "number at 9", "later at 7"]
    assert "".join(found["evidence"]).startswith("Aircraft of the United States hit a depot")
    assert {row["kind"] for row in data["kinds"]} == set(strings.HIGHLIGHTS)


def test_marked_words_carry_the_key_of_what_they_gave(strike: OpenEvent) -> None:
    segments_of = [s for line in article_data(strike.report, strike.event)["paragraphs"] for s in line["s"]]
    keys = {segment["t"]: segment["f"] for segment in segments_of if "f" in segment}
    assert keys["in the town of Albu Kamal"] == "locality:0"
    assert keys["about 20 kilometres from the Iraqi border"] == "locality:1"
    assert keys["United States"] == "actor:united-states"
    assert keys["Saturday"] == "date:0"
    assert keys["number at 9"] == "claim:1"
    assert all(finds.exists(key, strike.report, strike.event) for key in keys.values())


def test_a_key_that_names_nothing_is_none(strike: OpenEvent) -> None:
    for key in ("locality:9", "claim:3", "actor:nobody", "date:1", "locality:x", "", None, "<script>"):
        assert not finds.exists(key, strike.report, strike.event)


def test_lines_that_are_no_evidence_say_so(strike: OpenEvent) -> None:
    lines = article_data(strike.report, strike.event)["paragraphs"]
    assert ["2 min read" in line["s"][0]["t"] for line in lines if not line["body"]] == [False, False, True, False]


def test_nothing_is_marked_without_an_event(strike: OpenEvent) -> None:
    assert highlights(strike.report, None) == ()


def test_a_hostile_title_stays_a_string(strike: OpenEvent) -> None:
    article = replace(strike.report.article, title=sample.HOSTILE)
    data = article_data(replace(strike.report, article=article), strike.event)
    assert data["title"] == sample.HOSTILE
