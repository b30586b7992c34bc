"""The page as Streamlit runs it, without a browser. The map is an element of another package: its data is read here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sample
from streamlit.testing.v1 import AppTest

from dashboard import source, strings
from geo.archive.shelf import Problem, Shelf

PAGE = Path(__file__).resolve().parents[2] / "dashboard" / "page.py"
Run = Callable[..., AppTest]


@pytest.fixture
def shelf() -> Shelf:
    return sample.sample_shelf()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, shelf: Shelf) -> Run:
    library = source.make_library(shelf)
    monkeypatch.setattr(source, "current_library", lambda: library)

    def start(**params: str) -> AppTest:
        at = AppTest.from_file(str(PAGE), default_timeout=60)
        for key, value in params.items():
            at.query_params[key] = value
        return at.run()

    return start


def map_data(at: AppTest) -> dict[str, Any]:
    """What the map was given, as its script has it."""
    (frame,) = at.get("component_instance")
    args = json.loads(frame.proto.json_args)
    assert not [link for link in [*args["js_links"], *args["css_links"]] if "://" in link]
    text = args["feature_group"].split("window.dateline.draw(", 1)[1].rsplit(");", 4)[0]
    return json.JSONDecoder().decode(text[: text.rindex("}") + 1])


def map_id(at: AppTest) -> str:
    (frame,) = at.get("component_instance")
    return frame.proto.id


def component_data(at: AppTest, key: str) -> list[dict[str, Any]]:
    """The data of our own components whose widget key ends with `key`."""
    found = [element.proto for element in at.get("bidi_component")]
    return [json.loads(proto.json) for proto in found if proto.id.endswith(key)]


def counts(at: AppTest) -> str:
    return next(element.proto.body for element in at.get("html") if "dl-counts" in element.proto.body)


def test_everything_that_was_read_is_there(run: Run) -> None:
    at = run()
    assert not at.exception
    assert "4 events from 2 articles, 2 on the map" in counts(at)
    (mark,) = map_data(at)["marks"]
    assert mark["event_ids"] == ["hostile-1", "sample-1"]
    assert len(at.dataframe[0].value) == 4
    assert strings.PICK_TITLE in json.dumps(component_data(at, "event-panel"))


def test_a_link_selects_its_event(run: Run) -> None:
    at = run(event="sample-1")
    data = map_data(at)
    assert data["selected"] == "sample-1"
    assert data["view"]["max_zoom"] > 7
    assert {"band", "measured", "arc"} <= {feature["properties"]["kind"] for feature in data["selection"]["features"]}
    (event,) = component_data(at, "event-panel")
    assert event["head"]["title"] == "Air strike: a depot"
    (article,) = component_data(at, "article")
    assert article["title"] == "A raid by the border"


def test_filters_change_map_table_counts_and_address_together(run: Run) -> None:
    at = run()
    before = map_id(at)
    next(group for group in at.button_group if group.key == "filter-types").set_value(["drone_strike"]).run()
    assert "1 of 4 events" in counts(at)
    assert [mark["event_ids"] for mark in map_data(at)["marks"]] == [["hostile-1"]]
    assert len(at.dataframe[0].value) == 1
    assert at.query_params["type"] == "drone_strike"
    assert map_id(at) == before
    at.button(key="filter-reset").click().run()
    assert "4 events" in counts(at)
    assert "type" not in at.query_params


def test_a_link_with_filters_sets_the_widgets(run: Run) -> None:
    at = run(actor="kataib-hezbollah", role="target", **{"from": "2021-01-01"})
    assert "1 of 4 events" in counts(at)
    assert at.multiselect(key="filter-actors-armed_group").value == ["kataib-hezbollah"]
    assert at.selectbox(key="filter-role").value == "target"
    assert at.date_input(key="filter-from").value.isoformat() == "2021-01-01"


def test_wrong_links_and_bad_files_are_told(run: Run) -> None:
    at = run(event="gone", type="picnic")
    text = " ".join(element.value for element in at.text)
    assert "The link’s “event”" in text
    assert "The link’s “type”" in text
    assert "big.txt: is no article" in text
    assert not at.exception


@pytest.mark.parametrize("shelf", [Shelf(problems=(Problem("nowhere", "is no folder"),))])
def test_an_empty_folder_teaches(run: Run) -> None:
    at = run()
    assert not at.exception
    assert strings.EMPTY_FOLDER in [element.value for element in at.subheader]
    assert map_data(at)["marks"] == []


def test_filters_that_leave_nothing_say_so(run: Run) -> None:
    at = run(actor="kataib-hezbollah", role="speaker")
    assert any(strings.NOTHING_LEFT in element.value for element in at.markdown)
    assert map_data(at)["marks"] == []


def test_a_hostile_title_is_data_only(run: Run) -> None:
    at = run(event="hostile-1")
    assert component_data(at, "article")[0]["title"] == sample.HOSTILE
    assert all("onerror" not in element.proto.body for element in at.get("html"))
    assert all("onerror" not in element.value for element in at.markdown)
