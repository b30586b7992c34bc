"""Briefs of attacks around the world: how many of their facts are read. `-m benchmark -s` prints the fields."""

from __future__ import annotations

from collections import Counter

import pytest
import scoring

# The least share of right fields; what falls short is known and stands in the table as it should be read.
LEAST = {"first": 0.97, "second": 0.95, "third": 0.95}


@pytest.mark.parametrize("name", sorted(LEAST))
def test_the_facts_of_briefs_are_read(name: str) -> None:
    table = scoring.briefs(name)
    asked, wrong = Counter[str](), Counter[str]()
    for brief in table:
        asked.update(field for field in scoring.FIELDS if field in brief)
        wrong.update(scoring.wrong_fields(brief, scoring.found(brief)))
    share = 1 - wrong.total() / asked.total()
    assert share >= LEAST[name], {field: f"{asked[field] - wrong[field]}/{asked[field]}" for field in scoring.FIELDS}
