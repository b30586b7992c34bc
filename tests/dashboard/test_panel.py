"""The event in words."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard import strings
from dashboard.claims import claims_data
from dashboard.nearby import nearby_data
from dashboard.panel import event_data, panel_data
from dashboard.source import Library
from dashboard.why import why_data
from geo.archive.context import context
from geo.archive.opened import OpenEvent


def test_the_panel_tells_what_when_who_where_and_the_check(strike: OpenEvent) -> None:
    data = event_data(strike)
    assert data["when"]["words"] == "Saturday, 2 May 2020 (day known)"
    assert data["where"]["name"] == "Ālbū Kamāl, SY"
    assert "town or village, within" in data["where"]["detail"]
    assert [(row["role"], [name["words"] for name in row["names"]]) for row in data["who"]["rows"]] == [
        ("attacker", ["United States"]),
        ("target", ["Kataib Hezbollah"]),
    ]
    assert data["toll"]["words"] == "4 to 7, disputed"
    (check,) = data["checks"]
    assert check["verdict"] == strings.DISAGREES
    assert "6.9" in check["sentence"]
    assert data["here"] is None


def test_claims_keep_who_said_so_and_what_became_of_them(strike: OpenEvent) -> None:
    first, second, third = claims_data(strike.event)["rows"]
    assert (first["number"], first["who"]) == ("at least 4", strings.ARTICLE_VOICE)
    assert (second["number"], second["who"], second["flags"]) == ("9", "The Observatory", [strings.SUPERSEDED])
    assert (third["number"], third["when"], third["flags"]) == ("7", "3 May 2020", [strings.DISPUTED])


def test_tolls_stand_on_one_scale(strike: OpenEvent) -> None:
    (chart,) = claims_data(strike.event)["charts"]
    assert chart["most"] == 9
    assert [(bar["low"], bar["high"], bar["standing"]) for bar in chart["bars"]] == [
        (4, None, True),
        (9, 9, False),
        (7, 7, False),
    ]
    assert [bar["find"] for bar in chart["bars"]] == ["claim:0", "claim:1", "claim:2"]


def test_why_here_tells_the_steps_from_the_words_to_the_place(strike: OpenEvent) -> None:
    data = why_data(strike.report, strike.event)
    town, border = data["said"]
    assert (town["find"], town["words"]) == ("locality:0", "in the town of Albu Kamal")
    assert border["kind"] == strings.LOCALITY_KINDS["border_distance"]
    assert border["steps"] == list(strike.report.localities[1].georeference.remarks)
    assert border["narrowed"]["steps"]
    assert [row["label"] for row in border["basis"]] == [strings.RULE, strings.DATA]
    (check,) = data["checks"]
    assert not check["agrees"]
    assert data["result"]["steps"] == list(strike.event.georeference.remarks)


def test_the_head_says_what_and_how_sure(strike: OpenEvent) -> None:
    data = panel_data(event_data(strike), strike, tab=None, find=None)
    assert data["head"]["title"] == "Air strike: a depot"
    assert data["head"]["status"] is None
    assert [tab["name"] for tab in data["tabs"]] == list(strings.TABS)


def test_what_others_have_near_leads_there(library: Library, strike: OpenEvent, drone: OpenEvent) -> None:
    near = library.nearby(strike.event.id)
    assert nearby_data(near) == {"intro": strings.NO_CONTEXT, "rows": []}  # a year lies between the two
    assert nearby_data(None) == {"intro": strings.LOOKING_NEAR, "rows": []}
    close = context(library.database, strike.event.id, margin_days=400)
    (row,) = nearby_data(close)["rows"]
    assert row["id"] == drone.event.id
    assert row["sentence"]


def test_tabs_fall_back_to_the_first(strike: OpenEvent) -> None:
    facts = event_data(strike)
    assert panel_data(facts, strike, tab="why", find=None)["tab"] == "why"
    assert panel_data(facts, strike, tab="nonsense", find=None)["tab"] == "event"


def test_an_event_without_place_date_or_toll_says_so(words: OpenEvent) -> None:
    data = event_data(words)
    assert data["when"]["words"] == strings.NOT_TOLD
    assert data["where"]["name"] == strings.NO_PLACE
    assert data["toll"] is None
    assert claims_data(words.event)["rows"] == []
    assert why_data(words.report, words.event)["intro"] == strings.NO_PLACE


def test_events_at_one_point_are_listed(strike: OpenEvent) -> None:
    data = event_data(strike, [(strike.event.id, "this"), ("another", "that")])
    assert data["here"]["label"] == "2 events at this very point"
    assert [row["chosen"] for row in data["here"]["rows"]] == [True, False]


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (dt.date(2021, 2, 25), dt.date(2021, 2, 25), 1, "Thursday, 25 February 2021 (day known)"),
        (dt.date(2021, 2, 1), dt.date(2021, 2, 28), 4, "1–28 February 2021 (month known)"),
        (dt.date(2021, 1, 30), dt.date(2021, 2, 2), 2, "30 January 2021 – 2 February 2021 (within a few days)"),
        (None, None, None, "not told"),
    ],
)
def test_dates_say_how_exactly_they_are_known(
    start: dt.date | None, end: dt.date | None, precision: int | None, words: str
) -> None:
    assert strings.dates(start, end, precision) == words


@pytest.mark.parametrize(
    ("low", "high", "disputed", "words"),
    [
        (11, 22, True, "11 to 22, disputed"),
        (3, 3, False, "3"),
        (25, None, False, "at least 25"),
        (None, 5, False, "up to 5"),
        (None, None, True, "not told, disputed"),
        (0, 0, False, "0"),
    ],
)
def test_tolls_keep_their_range(low: int | None, high: int | None, disputed: bool, words: str) -> None:
    assert strings.toll(low, high, disputed=disputed) == words
