"""Corrections by hand: what the page records, shows and takes back, and whom it lets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sample
from streamlit.testing.v1 import AppTest

from dashboard import access, edit_state, source, strings
from dashboard.access import Access
from dashboard.source import Library
from geo.archive.corrections import correct
from geo.archive.opened import OpenEvent
from geo.archive.query import Filter
from geo.archive.questions import count, page
from geo.archive.suggestions import actor_id, places_of

PAGE = Path(__file__).resolve().parents[2] / "dashboard" / "page.py"
OPERATOR = Access(read=True, edit=True, local=True)
Edit = Callable[..., AppTest]


@pytest.fixture
def own(tmp_path: Path) -> Library:
    """An archive that a test may change."""
    sample.fill(tmp_path / "archive")
    return source.open_library(str(tmp_path / "archive"))


@pytest.fixture
def event_id(own: Library) -> str:
    """The air strike."""
    return page(own.database, Filter(types=frozenset({"air_strike"})))[0].event_id


@pytest.fixture
def edit(monkeypatch: pytest.MonkeyPatch, own: Library, event_id: str) -> Edit:
    """Opens the page with the strike selected and its controls open at one part."""

    def start(part: str | None = None, allowed: Access = OPERATOR) -> AppTest:
        monkeypatch.setenv("DATELINE_ARCHIVE", own.location)
        monkeypatch.delenv("DATELINE_ARTICLES", raising=False)
        monkeypatch.setattr(access, "current", lambda: allowed)
        at = AppTest.from_file(str(PAGE), default_timeout=120)
        at.query_params["event"] = event_id
        at.session_state[edit_state.EDITING_KEY] = event_id
        if part:
            at.session_state[edit_state.PART_KEY] = part
        return at.run()

    return start


def sign(at: AppTest, event_id: str, *, who: str = "Ana", why: str = "the ministry says so") -> None:
    at.text_input(key=edit_state.WHO_KEY).set_value(who)
    at.text_input(key=f"edit-why-{event_id}").set_value(why)


def save(at: AppTest, button: str) -> AppTest:
    return at.button(key=f"edit-{button}").click().run()


def component(at: AppTest, key: str) -> dict[str, Any]:
    (found,) = [json.loads(e.proto.json)["shown"] for e in at.get("bidi_component") if e.proto.id.endswith(key)]
    return found


def field(event_id: str, name: str, corrections: int = 0) -> str:
    return f"edit-{name}-{event_id}-{corrections}"


def opened(own: Library, event_id: str) -> OpenEvent:
    found = own.open(event_id)
    assert found
    return found


def map_edit(at: AppTest) -> dict[str, Any] | None:
    (frame,) = at.get("component_instance")
    text = json.loads(frame.proto.json_args)["feature_group"].split("window.dateline.draw(", 1)[1].rsplit(");", 4)[0]
    return json.JSONDecoder().decode(text[: text.rindex("}") + 1])["edit"]


def test_a_moved_place_is_recorded_and_the_machine_s_stays_beneath(edit: Edit, own: Library, event_id: str) -> None:
    at = edit("place")
    was = opened(own, event_id).stored
    assert map_edit(at) == {"lat": was.lat, "lon": was.lon, "radius_m": pytest.approx(was.uncertainty_m, rel=0.01)}
    sign(at, event_id)
    at.number_input(key=field(event_id, "lat")).set_value(34.5)
    at.number_input(key=field(event_id, "radius")).set_value(2.5)
    save(at, "save-place")
    assert not at.exception
    now = opened(own, event_id)
    assert (now.stored.lat, now.stored.uncertainty_m) == (34.5, 2500.0)
    (made,) = now.whole.corrections
    assert (made.who, made.why, made.field) == ("Ana", "the ministry says so", "place")
    panel = component(at, "event-panel")
    assert panel["event"]["machine"]["place"].startswith("machine: Ālbū Kamāl")
    assert len(panel["history"]["rows"]) == 1
    assert at.text_input(key=edit_state.WHO_KEY).value == "Ana"


def test_a_dragged_mark_waits_for_its_radius_and_reason(edit: Edit, own: Library, event_id: str) -> None:
    at = edit("place")
    at.session_state[field(event_id, "lat")], at.session_state[field(event_id, "lon")] = 34.6, 41.0
    at.session_state[field(event_id, "put")] = True
    at.run()
    edited = map_edit(at)
    assert edited
    assert (edited["lat"], edited["lon"]) == (34.6, 41.0)
    assert not opened(own, event_id).stored.corrected
    save(at, "save-place")
    assert strings.EDIT_WHO_WHY in [text.value for text in at.text]
    assert not opened(own, event_id).stored.corrected


def test_another_place_of_the_name_is_chosen(edit: Edit, own: Library, event_id: str) -> None:
    at = edit("place")
    sign(at, event_id)
    at.text_input(key=field(event_id, "find")).set_value("Tripoli").run()
    box = at.selectbox(key=field(event_id, "choice"))
    lebanon = next(number for number, words in enumerate(box.options) if "Lebanon" in words)
    assert "people" in box.options[lebanon]
    assert "from here" in box.options[lebanon]
    box.set_value(lebanon).run()
    save(at, "save-place")
    stored = opened(own, event_id).stored
    assert stored.country == "LB"
    assert stored.lat == pytest.approx(34.43, abs=0.05)


def test_date_type_and_toll(edit: Edit, own: Library, event_id: str) -> None:
    at = edit("type")
    sign(at, event_id)
    at.selectbox(key=field(event_id, "type")).set_value("drone_strike")
    save(at, "save-type")
    at.button_group(key=edit_state.PART_KEY).set_value("killed").run()
    at.number_input(key=field(event_id, "low", 1)).set_value(5)
    at.number_input(key=field(event_id, "high", 1)).set_value(None)
    save(at, "save-killed")
    assert not at.exception
    stored = opened(own, event_id).stored
    assert (stored.type, stored.killed_low, stored.killed_high) == ("drone_strike", 5, None)
    machine = component(at, "event-panel")["event"]["machine"]
    assert machine == {"type": "machine: Air strike", "killed": "machine: 4 to 7"}


def test_dates_need_a_first_day(edit: Edit, own: Library, event_id: str) -> None:
    at = edit("date")
    sign(at, event_id)
    at.selectbox(key=field(event_id, "days")).set_value(3)
    save(at, "save-date")
    assert opened(own, event_id).stored.date_precision == 3
    at.date_input(key=field(event_id, "from", 1)).set_value(None)
    save(at, "save-date")
    assert strings.EDIT_NO_DATE in [text.value for text in at.text]


def test_actors_change_roles_come_and_go(edit: Edit, own: Library, event_id: str) -> None:
    at = edit("actors")
    sign(at, event_id)
    at.selectbox(key=field(event_id, "role")).set_value("denier")
    save(at, "save-role")
    cast = {(part.actor_id, part.role) for part in opened(own, event_id).event.actors}
    assert ("united-states", "denier") in cast
    assert ("united-states", "attacker") not in cast
    (made,) = opened(own, event_id).whole.corrections
    assert made.action == "change_role"
    at.selectbox(key=field(event_id, "actor", 1)).set_value("kataib-hezbollah")
    at.selectbox(key=field(event_id, "add-role", 1)).set_value("claimant")
    save(at, "save-add")
    assert not at.exception
    cast = {(part.actor_id, part.role) for part in opened(own, event_id).event.actors}
    assert ("kataib-hezbollah", "claimant") in cast
    assert "machine" in component(at, "event-panel")["event"]["machine"]["actors"]


def test_a_retracted_event_is_gone_until_that_is_taken_back(edit: Edit, own: Library, event_id: str) -> None:
    before = count(own.database, Filter())
    at = edit("verdict")
    sign(at, event_id)
    save(at, "save-retract")
    assert count(own.database, Filter()) == before - 1
    (made,) = opened(own, event_id).whole.corrections
    at.button_group(key=edit_state.PART_KEY).set_value("undo").run()
    save(at, f"undo-{made.correction_id}")
    assert not at.exception
    assert count(own.database, Filter()) == before
    assert len(opened(own, event_id).whole.corrections) == 2


def test_who_may_only_look_has_no_controls(edit: Edit) -> None:
    at = edit("place", Access(read=True, edit=False))
    assert not [button.key for button in at.button if str(button.key).startswith("edit-")]
    assert map_edit(at) is None


def test_the_server_asks_again_when_something_is_saved(
    edit: Edit, own: Library, event_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = edit("verdict")
    sign(at, event_id)
    monkeypatch.setattr(access, "current", lambda: Access(read=True, edit=False))
    save(at, "save-retract")
    assert not opened(own, event_id).stored.corrected


def test_who_is_signed_in_signs(edit: Edit, own: Library, event_id: str) -> None:
    at = edit("verdict", Access(read=True, edit=True, name="ana@example.org"))
    at.text_input(key=f"edit-why-{event_id}").set_value("seen")
    save(at, "save-confirm")
    (made,) = opened(own, event_id).whole.corrections
    assert made.who == "ana@example.org"


def test_what_persons_write_is_text_only(edit: Edit, own: Library, event_id: str) -> None:
    correct(own.archive, event_id, "confirm", who=sample.HOSTILE, why=f"![x](http://example.com/x) {sample.HOSTILE}")
    at = edit("undo")
    drawn = [element.value for element in [*at.markdown, *at.caption]] + [e.proto.body for e in at.get("html")]
    assert not [words for words in drawn if "onerror" in words or "example.com" in words]
    assert any("onerror" in text.value for text in at.text)


def test_namesakes_are_told_apart() -> None:
    found = places_of("Tripoli", lat=34.0, lon=36.0)
    assert {"LY", "LB"} <= {choice.place.country for choice in found}
    near = next(choice for choice in found if choice.place.country == "LB" and choice.place.feature.startswith("PPL"))
    assert near.country == "Lebanon"
    assert near.distance_m is not None
    assert 40_000 < near.distance_m < 80_000
    assert places_of("Nosuchplaceatall") == ()


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [("Abu Bakr", "person", "person:abu-bakr"), ("  Free Men ", "armed_group", "group:free-men"), ("!!", "state", "")],
)
def test_a_new_actor_has_an_id_of_its_name(name: str, kind: str, key: str) -> None:
    assert actor_id(name, kind) == key
