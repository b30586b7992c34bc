"""The page as Streamlit runs it, without a browser. The map is an element of another package: its data is read here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sample
from streamlit.testing.v1 import AppTest

from dashboard import map_layers, strings
from geo.archive.opened import OpenEvent

PAGE = Path(__file__).resolve().parents[2] / "dashboard" / "page.py"
Run = Callable[..., AppTest]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, archive_folder: Path) -> Run:
    """Runs the page over the sample archive, or another."""

    def start(archive: Path = archive_folder, **params: str) -> AppTest:
        monkeypatch.setenv("DATELINE_ARCHIVE", str(archive))
        monkeypatch.delenv("DATELINE_ARTICLES", raising=False)
        at = AppTest.from_file(str(PAGE), default_timeout=120)
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
    return [json.loads(proto.json)["shown"] for proto in found if proto.id.endswith(key)]


def counts(at: AppTest) -> str:
    return next(element.proto.body for element in at.get("html") if "dl-counts" in element.proto.body)


def test_everything_that_was_read_is_there(run: Run, drone: OpenEvent, strike: OpenEvent) -> None:
    at = run()
    assert not at.exception
    assert "4 events" in counts(at)
    (mark,) = map_data(at)["marks"]
    assert mark["event_ids"] == [drone.event.id, strike.event.id]
    assert len(at.dataframe[0].value) == 4
    assert strings.PICK_TITLE in json.dumps(component_data(at, "event-panel"))
    (bars,) = component_data(at, "timeline")
    assert bars["undated"] == 2


def test_a_link_selects_its_event(run: Run, strike: OpenEvent) -> None:
    at = run(event=strike.event.id, tab="why")
    data = map_data(at)
    assert data["selected"] == strike.event.id
    assert data["view"]["max_zoom"] > 7
    assert {"band", "measured", "arc"} <= {feature["properties"]["kind"] for feature in data["selection"]["features"]}
    (event,) = component_data(at, "event-panel")
    assert event["head"]["title"] == "Air strike: a depot"
    assert event["tab"] == "why"
    assert len(event["event"]["here"]["rows"]) == 2
    (article,) = component_data(at, "article")
    assert article["title"] == "A raid by the border"


def test_what_others_have_near_is_looked_for_once_its_tab_is_open(run: Run, strike: OpenEvent) -> None:
    for tab, intro in (("event", strings.LOOKING_NEAR), ("context", strings.NO_CONTEXT)):
        (event,) = component_data(run(event=strike.event.id, tab=tab), "event-panel")
        assert event["context"]["intro"] == intro


def test_filters_change_map_table_counts_and_address_together(run: Run, drone: OpenEvent) -> None:
    at = run()
    before = map_id(at)
    next(group for group in at.button_group if group.key == "filter-types").set_value(["drone_strike"]).run()
    assert "1 of 4 events" in counts(at)
    assert [mark["event_ids"] for mark in map_data(at)["marks"]] == [[drone.event.id]]
    assert len(at.dataframe[0].value) == 1
    assert at.query_params["type"] == "drone_strike"
    assert map_id(at) == before
    at.button(key="filter-reset").click().run()
    assert "4 events" in counts(at)
    assert "type" not in at.query_params


def test_words_are_searched_for(run: Run) -> None:
    at = run()
    at.text_input(key="filter-text").set_value("depot border").run()
    assert "2 of 4 events" in counts(at)
    assert at.query_params["q"] == "depot border"


def test_a_link_with_filters_sets_the_widgets(run: Run) -> None:
    link = {"actor": "kataib-hezbollah", "role": "target", "from": "2021-01-01", "killed-min": "3", "sort": "deadliest"}
    at = run(**link)
    assert "1 of 4 events" in counts(at)
    assert at.multiselect(key="filter-actors-armed_group").value == ["kataib-hezbollah"]
    assert at.selectbox(key="filter-role").value == "target"
    assert at.date_input(key="filter-from").value.isoformat() == "2021-01-01"
    assert at.number_input(key="filter-killed-min").value == 3
    assert at.selectbox(key="table-sort").value == "deadliest"
    assert {key: at.query_params[key] for key in link} == link


def test_wrong_links_are_told(run: Run) -> None:
    at = run(event="gone", type="picnic", at="1,2,3")
    text = " ".join(element.value for element in at.text)
    assert "The link’s “event”" in text
    assert "The link’s “type”" in text
    assert not at.exception
    assert at.query_params["at"] == "1,2,3"


def test_bad_files_are_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "empty.txt").write_text("")
    at = run(tmp_path / "archive")
    monkeypatch.setenv("DATELINE_ARTICLES", str(tmp_path / "articles"))
    at.run()
    assert "empty.txt: " in " ".join(element.value for element in at.text)
    assert not at.exception


def test_an_empty_archive_teaches(run: Run, tmp_path: Path) -> None:
    at = run(tmp_path / "archive")
    assert not at.exception
    assert strings.EMPTY_FOLDER in [element.value for element in at.subheader]
    assert map_data(at)["marks"] == []


def test_filters_that_leave_nothing_say_so(run: Run) -> None:
    at = run(actor="kataib-hezbollah", role="speaker")
    assert any(strings.NOTHING_LEFT in element.value for element in at.markdown)
    assert map_data(at)["marks"] == []


def test_a_hostile_title_is_data_only(run: Run, drone: OpenEvent) -> None:
    at = run(event=drone.event.id)
    assert component_data(at, "article")[0]["title"] == sample.HOSTILE
    assert all("onerror" not in element.proto.body for element in at.get("html"))
    assert all("onerror" not in element.value for element in at.markdown)


def test_more_events_than_can_be_sent_are_left_to_the_map(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_layers, "MOST_EVENTS", 3)
    at = run()
    assert map_data(at)["live"] == ""
    assert map_data(at)["marks"] == []
    filtered = run(q="depot")
    assert map_data(filtered)["live"] is None
    assert len(map_data(filtered)["marks"]) == 1


def test_nothing_of_the_source_is_drawn() -> None:
    config = (PAGE.parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "magicEnabled = false" in config
