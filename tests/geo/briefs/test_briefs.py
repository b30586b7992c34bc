"""Briefs of attacks around the world: how many of their facts are read. `-m benchmark -s` prints the fields."""

from __future__ import annotations

import textwrap
from collections import Counter

import pytest
import scoring

# The least share of right fields; what falls short is known and stands in the table as it should be read.
LEAST = {
    "first": 0.97,
    "second": 0.95,
    "third": 0.95,
    "fourth": 0.85,
    "fifth": 0.8,
    "sixth": 0.93,
    "seventh": 0.92,
    "eighth": 0.93,
    "ninth": 0.88,
    "tenth": 0.91,
    "eleventh": 0.96,
    "twelfth": 0.94,
    "thirteenth": 0.92,
    "fourteenth": 0.9,
    "fifteenth": 0.83,
    "sixteenth": 0.94,
    "seventeenth": 0.94,
    "eighteenth": 0.94,
    "nineteenth": 0.9,
}


@pytest.mark.parametrize("name", sorted(LEAST))
def test_the_facts_of_briefs_are_read(name: str) -> None:
    table = scoring.briefs(name)
    asked, wrong = Counter[str](), Counter[str]()
    for brief in table:
        asked.update(field for field in scoring.FIELDS if field in brief)
        wrong.update(scoring.wrong_fields(brief, scoring.found(brief)))
    share = 1 - wrong.total() / asked.total()
    assert share >= LEAST[name], {field: f"{asked[field] - wrong[field]}/{asked[field]}" for field in scoring.FIELDS}


@pytest.mark.parametrize("name", sorted(LEAST))
def test_every_claim_of_a_brief_quotes_it_and_is_in_order(name: str) -> None:
    for brief in scoring.briefs(name):
        report = scoring.read(brief)
        text = report["article"]["text"]
        for actor in report["actors"]:
            assert all(text[m["start"] : m["end"]].strip() for m in actor["mentions"]), actor
        for claim in (claim for event in report["events"] for claim in event["claims"]):
            assert claim["wording"] in text[claim["start"] : claim["end"]]
            bounds = [value for value in (claim["low"], claim["best"], claim["high"]) if value is not None]
            assert bounds == sorted(bounds)
        named = {actor["id"] for actor in report["actors"]}
        assert all(actor["id"] in named for event in report["events"] for actor in event["actors"])


@pytest.mark.parametrize("name", sorted(LEAST))
def test_a_brief_that_is_wrapped_at_a_column_is_read_as_well(name: str) -> None:
    asked, wrong = 0, 0
    for brief in scoring.briefs(name):
        if "\n" in brief["text"]:
            continue
        wrapped = brief | {"text": textwrap.fill(brief["text"], 72, break_on_hyphens=False)}
        found = scoring.found(wrapped)
        found["place"] = [" ".join(words.split()) for words in found["place"]]
        asked += sum(field in brief for field in scoring.FIELDS)
        wrong += len(scoring.wrong_fields(wrapped, found))
    assert 1 - wrong / asked >= LEAST[name] - 0.02
