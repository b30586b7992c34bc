"""The timeline's data, and what the browser may answer."""

from __future__ import annotations

import datetime as dt

import pytest
import streamlit as st

from dashboard import timeline
from dashboard.source import Library
from geo.archive.query import Filter
from geo.archive.timeline import timeline as counted


def test_bars_count_by_type_and_keep_the_undated_apart(library: Library) -> None:
    data = timeline.timeline_data(counted(library.database, Filter()), date_from=dt.date(2020, 5, 1), date_to=None)
    assert data
    assert data["step"] == "week"
    by_week = {bar["s"]: bar["c"] for bar in data["bars"] if bar["c"]}
    assert by_week == {"2020-04-27": {"air_strike": 1}, "2021-04-26": {"drone_strike": 1}}
    assert data["undated"] == 2
    assert [row["code"] for row in data["types"]] == ["air_strike", "drone_strike"]
    assert (data["from"], data["to"]) == ("2020-05-01", None)


def test_without_dates_there_is_no_timeline(library: Library) -> None:
    undated = counted(library.database, Filter(types=frozenset({"statement"})))
    assert undated.undated == 2
    assert timeline.timeline_data(undated, date_from=None, date_to=None) is None


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("2021-02-01/2021-02-28", (dt.date(2021, 2, 1), dt.date(2021, 2, 28))),
        ("2021-02-28/2021-02-01", None),
        ("", None),
        ("2021-02-30/x", None),
        ({"a": 1}, None),
        (None, None),
    ],
)
def test_only_a_real_span_is_taken(monkeypatch: pytest.MonkeyPatch, said: object, span: object) -> None:
    monkeypatch.setattr(st, "session_state", {timeline.KEY: {"range": said}})
    assert timeline.brushed() == span
