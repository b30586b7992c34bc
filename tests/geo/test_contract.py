"""A report written as JSON and read again says the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import geo
from geo.contract import report_from_dict
from geo.errors import ContractError

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_every_seed_comes_back_as_it_was() -> None:
    reports = list(geo.read_path(SEEDS))
    assert len(reports) > 10
    for report in reports:
        written = json.loads(json.dumps(report.to_dict()))
        again = report_from_dict(written)
        assert again.to_dict() == report.to_dict()
        assert again.article == report.article
        assert [event.claims for event in again.events] == [event.claims for event in report.events]
        places = [[anchor.place for anchor in locality.anchors] for locality in again.localities]
        assert places == [[anchor.place for anchor in locality.anchors] for locality in report.localities]


def test_an_older_report_takes_the_defaults() -> None:
    report = report_from_dict(
        {"article": {"id": "a", "title": "t", "text": "x"}, "events": [{"id": "e", "type": "raid"}]}
    )
    assert report.events[0].status == "reported"
    assert report.article.language == "en"


@pytest.mark.parametrize("data", [{}, {"article": None}, {"article": {"id": 1}}, {"article": [], "events": 3}])
def test_what_is_no_report_says_so(data: dict[str, object]) -> None:
    with pytest.raises(ContractError, match="no report of ours"):
        report_from_dict(data)
