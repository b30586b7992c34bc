"""Data of our components has a turn, so that the browser knows which is newer."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from dashboard.component import in_turn

    told = in_turn("panel", {"shown": st.session_state.get("event")})
    st.session_state.setdefault("told", []).append((told["turn"], told["shown"]))


def test_new_data_has_a_later_turn_and_the_same_data_keeps_its_own() -> None:
    at = AppTest.from_function(page).run()
    at.run()
    at.session_state["event"] = "e1"
    at.run()
    at.session_state["event"] = None
    at.run()
    (first, _), (same, _), (chosen, shown), (cleared, _) = at.session_state["told"]
    assert first == same < chosen < cleared
    assert shown == {"shown": "e1"}


def test_another_session_of_the_same_page_goes_on() -> None:
    first = AppTest.from_function(page).run().session_state["told"][0][0]
    assert AppTest.from_function(page).run().session_state["told"][0][0] > first
