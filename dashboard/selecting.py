"""What is selected and filtered, held by the session and told by the address.

The address is the truth: it is read when it changed from outside, and written after every change. A choice redraws only
what depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import event_table, filters, story, url_state
from dashboard.source import Library
from dashboard.url_state import State

MOST_REPLACED = 60
FRAGMENTS = ("panel", "map", "table")


def read_state(library: Library) -> State:
    """The state of this run: the address where somebody changed it, else what the session and its widgets hold."""
    params = address()
    if params != st.session_state.get("written") and not is_late(params):
        state, notes = url_state.parse(params, library)
        filters.put(state, kinds(library))
        held = st.session_state
        held["link-notes"] = notes
        held[event_table.SORT_KEY], held[event_table.PAGE_KEY] = state.sort, state.page
        choose(state.event, look=True, find=state.find, tab=state.tab)
        if state.story:
            tell_story(library, state.story)
    state = state_now()
    write_address(state)
    return state


def address() -> dict[str, str]:
    """The keys of the address, without the map's view."""
    return {key: st.query_params[key] for key in st.query_params if key != url_state.AT}


def state_now() -> State:
    """What the session and its widgets hold."""
    held = st.session_state
    state = State(
        event=held.get("event"),
        find=held.get("find"),
        tab=held.get("tab"),
        sort=held.get(event_table.SORT_KEY) or url_state.FIRST_SORT,
        page=held.get(event_table.PAGE_KEY) or 1,
        story=held.get("story"),
    )
    return filters.taken(state)


def write_address(state: State) -> None:
    """Put `state` into the address, where it is not there already. The map's view stays as it is."""
    wanted = url_state.dehydrate(state)
    if address() != wanted:
        view = {url_state.AT: st.query_params[url_state.AT]} if url_state.AT in st.query_params else {}
        st.query_params.from_dict(wanted | view)
    held = st.session_state
    if wanted != held.get("written"):
        held["replaced"] = [*held.get("replaced", ())[-MOST_REPLACED:], held.get("written")]
    held["written"] = wanted


def is_late(params: dict[str, str]) -> bool:
    """Whether an address is one that this session has replaced, and the browser had not heard of the new one when it
    asked for this run. Nobody else changed it, unless who looks at the page went back to it."""
    context = get_script_run_ctx()
    went_back = context is not None and context.is_history_navigation
    return params in st.session_state.get("replaced", ()) and not went_back


def kinds(library: Library) -> filters.KindOf:
    """The kind of an actor by its id, for the list that it stands in."""

    def kind_of(actor_id: str) -> str:
        database = library.database
        number = database.number("actor", actor_id)
        return (database.actors[number][2] if number is not None else None) or filters.KINDS[0]

    return kind_of


def choose(event_id: str | None, *, look: bool, find: str | None = None, tab: str | None = None) -> None:
    """Select an event, and words of its article. `look` makes the map go there: not after a click on the map."""
    held = st.session_state
    if event_id == held.get("event") and tab is None:
        tab = held.get("tab")
    held["event"], held["find"], held["tab"], held["story"] = event_id, find, tab, None
    held["chosen-at"], held["chosen-in-table"] = monotonic(), False
    if look:
        held["looks"] = held.get("looks", 0) + 1
        held["look-at"] = event_id


def tell_story(library: Library, step: int | None) -> None:
    """Choose what a step of the story shows; None leaves it. Nothing where the archive does not have the strike."""
    told = library.open(story.strike(library.database))
    if told is None or step is None:
        st.session_state["story"] = None
        return
    choose(told.event.id, look=True, find=story.find_of(step, told), tab=story.STEPS[step - 1].tab)
    st.session_state["story"] = step


def redraw(parts: Sequence[str] = FRAGMENTS) -> None:
    """From a callback: redraw what depends on the selection and nothing else."""
    write_address(state_now())
    st.rerun(list(parts))


def choose_and_redraw(event_id: str | None, *, look: bool) -> None:
    """Select from a callback."""
    choose(event_id, look=look)
    redraw()
