"""The page: sidebar with filters, map, event panel with its article, table. Thin: it wires the modules together.

A click reruns three fragments (panel first, it is what people wait for), a filter the whole page. The address is
the truth of what is selected and filtered: it is read when it changed from outside, and written after every change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import (
    article_view,
    event_table,
    filters,
    finds,
    map_layers,
    map_selection,
    map_view,
    panel,
    strings,
    timeline,
    url_state,
)
from dashboard.features import NOTHING, Box
from dashboard.legend import show_legend
from dashboard.source import Entry, Library, articles_folder, current_library
from dashboard.url_state import State
from geo.archive.query import facets, select
from geo.pipeline import warm_up

STYLE = Path(__file__).resolve().parent / "static" / "page.css"
ICON = STYLE.with_name("icon.png")  # a named icon would be fetched from another host
FRAGMENTS = ("panel", "map", "table")


# --- state ---------------------------------------------------------------------------------------------------------


def read_state(library: Library) -> State:
    """The state of this run: the address where somebody changed it, else what the session and its widgets hold."""
    params = {key: st.query_params[key] for key in st.query_params}
    if params != st.session_state.get("written"):
        state, notes = url_state.parse(params, library.known)
        filters.put(state, library.actor_kinds)
        st.session_state["link-notes"] = notes
        choose(state.event, look=True, find=state.find, tab=state.tab)
    state = state_now()
    write_address(state)
    return state


def state_now() -> State:
    """What the session and its widgets hold."""
    held = st.session_state
    return filters.taken(State(event=held.get("event"), find=held.get("find"), tab=held.get("tab")))


def write_address(state: State) -> None:
    """Put `state` into the address, where it is not there already."""
    wanted = url_state.dehydrate(state)
    if {key: st.query_params[key] for key in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
    st.session_state["written"] = wanted


def choose(event_id: str | None, *, look: bool, find: str | None = None, tab: str | None = None) -> None:
    """Select an event, and words of its article. `look` makes the map go there: not after a click on the map."""
    held = st.session_state
    if event_id == held.get("event") and tab is None:
        tab = held.get("tab")
    held["event"], held["find"], held["tab"] = event_id, find, tab
    if look:
        held["looks"] = held.get("looks", 0) + 1
        held["look-at"] = event_id


def redraw(parts: Sequence[str] = FRAGMENTS) -> None:
    """From a callback: redraw what depends on the selection and nothing else."""
    write_address(state_now())
    st.rerun(list(parts))


def choose_and_redraw(event_id: str | None, *, look: bool) -> None:
    """Select from a callback."""
    choose(event_id, look=look)
    redraw()


def find_chosen(find: str | None) -> None:
    """Words were clicked, or Escape was pressed (an empty `find`), which takes words away first, then the event."""
    held = st.session_state
    chosen = current_library().by_id.get(held.get("event") or "")
    if chosen is None:
        return
    if not find and not held.get("find"):
        choose_and_redraw(None, look=False)
    elif not find:
        choose(chosen.event.id, look=False)
        redraw(("panel", "map"))
    elif finds.exists(find, chosen.report, chosen.event):
        choose(chosen.event.id, look=True, find=find, tab=finds.TAB_OF[finds.parse(find).kind])
        redraw(("panel", "map"))


def map_clicked() -> None:
    """A mark was clicked: its first event, unless one of its events is selected already. Escape: no event."""
    library = current_library()
    clicked = map_view.clicked_events()
    ids = [event_id for event_id in clicked or () if event_id in library.by_id]
    if ids:
        selected = st.session_state.get("event")
        choose_and_redraw(selected if selected in ids else ids[0], look=False)
    elif clicked == ():
        find_chosen(None)


def row_selected() -> None:
    """A row of the table was selected, or the selected one again, which takes the selection away."""
    choose_and_redraw(event_table.selected_in_table(), look=True)


def picked_in_panel() -> None:
    """One of several events at a point was chosen in the panel, or the panel was closed."""
    event_id = panel.answer("pick")
    if event_id == panel.CLOSE:
        choose_and_redraw(None, look=False)
    elif event_id in current_library().by_id:
        choose_and_redraw(event_id, look=False)


def found_in_panel() -> None:
    """Words were clicked in the panel."""
    find_chosen(panel.answer("find"))


def tab_opened() -> None:
    """A tab of the panel was opened."""
    tab = panel.answer("tab")
    if tab in panel.TABS:
        st.session_state["tab"] = tab
        redraw(("panel",))


def found_in_article() -> None:
    """Words were clicked in the article."""
    find_chosen(article_view.clicked_find())


def time_brushed() -> None:
    """A span of the timeline was brushed: it is the date filter. The whole page follows."""
    filters.put_dates(timeline.brushed())
    st.rerun()


# --- parts of the page ---------------------------------------------------------------------------------------------


@st.fragment(key="map")
def map_part(entries: Sequence[Entry], library: Library) -> None:
    """The map with the events of `entries` and the geometry of the selected one."""
    chosen = library.by_id.get(st.session_state.get("event") or "")
    find = st.session_state.get("find")
    box = look_box(library, find)
    everything = map_layers.everything_box(entries)
    data = {
        "symbols": map_layers.symbols(),
        "marks": map_layers.marks(entries),
        "areas": map_layers.uncertainty_areas(entries),
        "seats": map_layers.seats(entries),
        "selection": map_selection.selection(chosen) if chosen else NOTHING,
        "found": map_selection.find_features(chosen, find) if chosen else NOTHING,
        "find": find,
        "selected": chosen.event.id if chosen else None,
        "selected_box": map_layers.event_box(chosen.report, chosen.event) if chosen else None,
        "everything": everything,
        "view": map_layers.view(box or everything, closer=box is not None, token=st.session_state.get("looks", 0)),
        "theme": st.context.theme.type or "light",
    }
    map_view.show_map(data, on_click=map_clicked)
    points = map_layers.count_points(entries)
    if points > map_layers.MOST_MARKS:
        st.caption(strings.too_many(map_layers.MOST_MARKS, points))


def look_box(library: Library, find: str | None) -> Box | None:
    """Where the map was last told to look: at what the selected words gave, else at the event."""
    target = library.by_id.get(st.session_state.get("look-at") or "")
    if target is None:
        return None
    return map_selection.find_box(target, find) or map_layers.event_box(target.report, target.event)


@st.fragment(key="panel")
def panel_part(entries: Sequence[Entry], library: Library) -> None:
    """The selected event and its article."""
    chosen = library.by_id.get(st.session_state.get("event") or "")
    answers: dict[str, Any] = {"on_pick": picked_in_panel, "on_find": found_in_panel, "on_tab": tab_opened}
    if chosen is None:
        panel.show_event(panel.empty_data(), **answers)
        return
    here = [(entry.event.id, map_layers.describe(entry)) for entry in map_layers.events_here(entries, chosen)]
    inside = any(entry.event.id == chosen.event.id for entry in entries)
    facts = panel.event_data(chosen.report, chosen.event, here, outside_filters=not inside)
    held = st.session_state
    find = held.get("find") if finds.exists(held.get("find"), chosen.report, chosen.event) else None
    panel.show_event(panel.panel_data(facts, chosen.report, chosen.event, tab=held.get("tab"), find=find), **answers)
    article_view.show_article(chosen.report, chosen.event, find, on_find=found_in_article)


@st.fragment(key="timeline")
def timeline_part(library: Library, state: State) -> None:
    """Events through time: those that every filter but the dates leaves."""
    undated = replace(state.as_filter(), date_from=None, date_to=None)
    data = timeline.timeline_data(select(library.rows, undated), date_from=state.date_from, date_to=state.date_to)
    if data:
        timeline.show_timeline(data, on_range=time_brushed)


@st.fragment(key="table")
def table_part(entries: Sequence[Entry]) -> None:
    """The same events as rows."""
    event_table.show_table(entries, st.session_state.get("event"), on_select=row_selected)


def open_library() -> Library:
    """The articles, read; the first start builds the place index and shows how far it is."""
    place = st.empty()
    bars: list[DeltaGenerator] = []

    def progress(share: float, words: str) -> None:
        if not bars:
            with place.container(key="first-start"):
                st.html(f'<header class="dl-head"><h1>{strings.APP_NAME}</h1></header><p>{strings.APP_CLAIM}</p>')
                bars.append(st.progress(0.0))
        bars[0].progress(min(max(share, 0.0), 1.0), text=f"{strings.BUILDING_INDEX} {words}")

    warm_up(progress)
    place.empty()
    with st.spinner(strings.READING):
        return current_library()


def header(library: Library, entries: Sequence[Entry]) -> None:
    """Name and counts in one line."""
    placed = sum(map_layers.on_map(entry.event) for entry in entries)
    counts = strings.counts_line(
        shown=len(entries), total=len(library.rows), placed=placed, articles=len(library.shelf.reports)
    )
    st.html(f'<header class="dl-head"><h1>{strings.APP_NAME}</h1><span class="dl-counts">{counts}</span></header>')


def messages(library: Library) -> None:
    """What the link said wrongly, and which files could not be read."""
    for note in st.session_state.get("link-notes", ()):
        with st.container(border=True):
            st.text(note)
    if library.shelf.problems:
        with st.expander(f":material/warning: {strings.problems_title(len(library.shelf.problems))}"):
            for problem in library.shelf.problems:
                st.text(f"{problem.file}: {problem.message}")


def sidebar(library: Library, state: State) -> None:
    """The filters. Drawn last: the map's frame loads meanwhile, and their values stand in the session."""
    with st.sidebar:
        choices = facets(library.rows, state.as_filter(), kinds=dict(library.actor_kinds))
        filters.show_filters(choices, library.actor_kinds, filtered=state.filters)
        if st.button(strings.REREAD, help=strings.REREAD_HELP, width="stretch"):
            st.cache_resource.clear()
            st.rerun()


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title=strings.APP_NAME, page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    library = open_library()
    state = read_state(library)
    entries = library.entries(select(library.rows, state.as_filter()))
    header(library, entries)
    messages(library)
    if not library.rows:
        with st.container(border=True):
            st.subheader(strings.EMPTY_FOLDER, anchor=False)
            st.text(strings.empty_folder_text(str(articles_folder())))
    elif not entries:
        with st.container(border=True):
            st.markdown(f"**{strings.NOTHING_LEFT}** {strings.NOTHING_LEFT_HELP}")
    with st.container(key="workbench"):
        with st.container(key="map-area"):
            map_part(entries, library)
            timeline_part(library, state)
            show_legend(entry.event.type for entry in entries if map_layers.on_map(entry.event))
        with st.container(key="panel-area"):
            panel_part(entries, library)
        with st.container(key="table-area"):
            table_part(entries)
    sidebar(library, state)


main()
