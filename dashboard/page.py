"""The page: sidebar with filters, map, timeline, event panel with its article, table. It wires the modules together.

A click reruns three fragments (panel first, it is what people wait for), a filter the whole page. The address is
the truth of what is selected and filtered: it is read when it changed from outside, and written after every change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import (
    access,
    adding,
    article_view,
    correcting,
    downloads,
    event_table,
    filters,
    finds,
    first_look,
    map_layers,
    map_selection,
    map_view,
    panel,
    reactions,
    selecting,
    signing,
    source,
    story,
    strings,
    timeline,
)
from dashboard.features import NOTHING, Box
from dashboard.legend import show_legend
from dashboard.source import Library
from dashboard.url_state import State
from geo.archive import questions
from geo.archive.facets import facets
from geo.archive.map_query import extent, stacked
from geo.archive.opened import OpenEvent
from geo.archive.parameters import write_filter
from geo.archive.query import Filter
from geo.archive.questions import StoredEvent
from geo.archive.timeline import timeline as counted
from geo.pipeline import warm_up

STYLE = Path(__file__).resolve().parent / "static" / "page.css"
ICON = STYLE.with_name("icon.png")  # a named icon would be fetched from another host


@st.fragment(key="map")
def map_part(events: Sequence[StoredEvent], library: Library, state: State, *, live: bool) -> None:
    """The map with the geometry of the selected event, and all of `events`, or, where they are too many to send
    (`live`), what it asks for itself."""
    chosen = library.open(st.session_state.get("event"))
    find = st.session_state.get("find")
    box = look_box(library, find)
    shown = [] if live else events
    few = [event.event_id for event in shown if map_layers.on_map(event)]
    sketches = library.sketches(few) if 0 < len(few) <= map_layers.MOST_AREAS else {}
    database = library.database_for(state.wanted)
    everything = extent(database, map_layers.drawn(state.wanted)) if live else map_layers.everything_box(events)
    data = {
        "symbols": map_layers.symbols(),
        "marks": map_layers.marks(shown, sketches),
        "live": urlencode(write_filter(state.seen)) if live else None,
        "version": database.version,
        "areas": map_layers.uncertainty_areas(shown, sketches),
        "seats": map_layers.seats(shown),
        "selection": map_selection.selection(chosen) if chosen else NOTHING,
        "found": map_selection.find_features(chosen, find) if chosen else NOTHING,
        "find": find,
        "edit": correcting.map_edit(chosen),
        "selected": chosen.event.id if chosen else None,
        "selected_at": map_selection.mark_of(chosen) if chosen and live else None,
        "selected_box": map_layers.event_box(chosen.report, chosen.event) if chosen else None,
        "everything": everything,
        "view": map_layers.view(box or everything, closer=box is not None, token=st.session_state.get("looks", 0)),
        "follow": state.follow,
        "drawn": first_look.token(),
        "theme": st.context.theme.type or "light",
    }
    map_view.show_map(data, on_click=reactions.map_clicked)
    if live:
        st.caption(strings.CELLS)


def look_box(library: Library, find: str | None) -> Box | None:
    """Where the map was last told to look: at what the selected words gave, else at the event."""
    target = library.open(st.session_state.get("look-at"))
    if target is None:
        return None
    return map_selection.find_box(target, find) or map_selection.whole_box(target)


@st.fragment(key="panel")
def panel_part(library: Library, state: State) -> None:
    """The selected event and its article."""
    answers: dict[str, Any] = {
        "on_pick": reactions.picked_in_panel,
        "on_find": reactions.found_in_panel,
        "on_tab": reactions.tab_opened,
    }
    held = st.session_state
    chosen = library.open(held.get("event"))
    step = held.get("story")
    if step and chosen is not None:
        story.show_step(step, reactions.story_step)
    if chosen is None:
        panel.show_event(panel.empty_data(), **answers)
        if story.strike(library.database):
            story.show_offer(reactions.story_step)
        return
    nearby, number = events_here(library, state, chosen)
    here = [(event.event_id, map_layers.describe(event)) for event in nearby]
    inside = questions.keeps(library.database, replace(state.wanted, bbox=None), chosen.event.id)
    find = held.get("find") if finds.exists(held.get("find"), chosen.report, chosen.event) else None
    facts = panel.event_data(chosen, here, number=number, outside_filters=not inside)
    near = library.nearby(chosen.event.id) if held.get("tab") == panel.NEARBY else None
    panel.show_event(panel.panel_data(facts, chosen, near, tab=held.get("tab"), find=find), **answers)
    correcting.show(chosen, redraw=selecting.redraw)
    article_view.show_article(chosen.report, chosen.event, find, on_find=reactions.found_in_article)


def events_here(library: Library, state: State, chosen: OpenEvent) -> tuple[Sequence[StoredEvent], int]:
    """The events at the point of `chosen` that the filters keep, the newest of them, and how many there are; none for
    one that is not on the map."""
    stored = chosen.stored
    if stored.lat is None or stored.lon is None or not map_layers.on_map(stored):
        return (), 0
    there = stacked(map_layers.drawn(state.wanted), lat=stored.lat, lon=stored.lon)
    found = questions.page(library.database, there, limit=panel.MOST_HERE)
    return found, len(found) if len(found) < panel.MOST_HERE else questions.count(library.database, there)


@st.fragment(key="timeline")
def timeline_part(library: Library, state: State) -> None:
    """Events through time: those that every filter but the dates leaves."""
    found = counted(library.database, replace(state.wanted, date_from=None, date_to=None))
    data = timeline.timeline_data(found, date_from=state.wanted.date_from, date_to=state.wanted.date_to)
    if data:
        timeline.show_timeline(data, on_range=reactions.time_brushed)


@st.fragment(key="table")
def table_part(events: Sequence[StoredEvent]) -> None:
    """A page of the events as rows."""
    event_table.show_table(events, st.session_state.get("event"), on_select=reactions.row_selected)


def open_library() -> Library:
    """The archive, open; the first start builds the place index and shows how far it is."""
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
        return source.current_library()


def messages() -> None:
    """What the link said wrongly, which files could not be read, and whose articles these are."""
    notice = st.session_state.pop("notice", None)
    for note in [*([notice] if notice else []), *st.session_state.get("link-notes", ())]:
        with st.container(border=True):
            st.text(note)
    found = source.problems()
    if found:
        with st.expander(f":material/warning: {strings.problems_title(len(found))}"):
            for problem in found:
                st.text(f"{problem.file}: {problem.message}")


def empty_states(total: int, shown: int) -> None:
    """What to do where there is nothing to show."""
    if not total:
        with st.container(border=True):
            st.subheader(strings.EMPTY_FOLDER, anchor=False)
            st.text(strings.empty_folder_text(str(source.articles_folder())))
    elif not shown:
        with st.container(border=True):
            st.markdown(f"**{strings.NOTHING_LEFT}** {strings.NOTHING_LEFT_HELP}")


def sidebar_head() -> DeltaGenerator:
    """The sidebar's heading, so that the map has its width from the start; gives the place above it."""
    with st.sidebar:
        top = st.container()
        st.subheader(strings.FILTERS, anchor=False)
    return top


def sidebar(library: Library, state: State, top: DeltaGenerator) -> None:
    """The filters, and at the `top` what adds articles. Drawn last: their values stand in the session."""
    with top:
        adding.show_button(reactions.articles_kept)
    with st.sidebar:
        choices = facets(library.database, state.wanted)
        filters.show_filters(choices, selecting.kinds(library), filtered=state.filters)
        if source.shown().example:
            st.caption(strings.EXAMPLES)
        if st.button(strings.REREAD, help=strings.REREAD_HELP, width="stretch"):
            st.cache_resource.clear()
            st.rerun()
        signing.show_person(access.current())


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title=strings.APP_NAME, page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    allowed = access.current()
    if not allowed.read:
        signing.ask()
        return
    library = open_library()
    state = selecting.read_state(library)
    total, shown = (questions.count(library.database_for(wanted), wanted) for wanted in (Filter(), state.wanted))
    live = shown > map_layers.MOST_EVENTS
    events = () if live else questions.page(library.database, state.wanted, limit=map_layers.MOST_EVENTS)
    counts = strings.counts_line(shown=shown, total=total)
    skip = f'<a class="dl-skip" href="#{event_table.ANCHOR}">{strings.SKIP}</a>'
    st.html(
        f'<header class="dl-head">{skip}<h1>{strings.APP_NAME}</h1><span class="dl-counts">{counts}</span></header>'
    )
    messages()
    empty_states(total, shown)
    top = sidebar_head()
    with st.container(key="workbench"):
        with st.container(key="map-area"):
            map_part(events, library, state, live=live)
            first_look.wait()
            timeline_part(library, state)
            show_legend(event.type for event in events if map_layers.on_map(event))
        with st.container(key="panel-area"):
            panel_part(library, state)
        with st.container(key="table-area"):
            downloads.show_downloads(library, state.wanted, shown)
            event_table.show_pager(shown)
            st.html(f'<div id="{event_table.ANCHOR}" tabindex="-1"></div>')
            page = min(state.page, event_table.pages(shown))
            offset = (page - 1) * event_table.ROWS
            rows = event_table.ROWS
            table_part(questions.page(library.database, state.wanted, sort=state.sort, offset=offset, limit=rows))
    sidebar(library, state, top)


main()
