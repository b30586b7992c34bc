"""What the page does when something was clicked, dragged, brushed or opened: the callbacks of its parts."""

from __future__ import annotations

from time import monotonic

import streamlit as st

from dashboard import (
    article_view,
    correcting,
    event_table,
    filters,
    finds,
    map_layers,
    map_view,
    panel,
    source,
    timeline,
)
from dashboard.features import Box
from dashboard.selecting import choose, choose_and_redraw, kinds, redraw, state_now, tell_story, write_address
from dashboard.url_state import State
from geo.archive import questions
from geo.archive.map_query import in_box

LATE_SECONDS = 20.0  # so long may a busy table take to hear of another event


def story_step(step: int | None) -> None:
    """From a callback: go to a step of the story, or leave it."""
    tell_story(source.current_library(), step)
    redraw()


def find_chosen(find: str | None) -> None:
    """Words were clicked, or Escape was pressed (an empty `find`), which takes words away first, then the event."""
    held = st.session_state
    chosen = source.current_library().open(held.get("event"))
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
    """Something happened on the map: its view moved, a mark was dragged, Escape was pressed, or marks were clicked."""
    said = map_view.said()
    if said.view is not None:
        view_moved(said.view)
    elif said.dragged is not None:
        mark_dragged(lat=said.dragged[0], lon=said.dragged[1])
    elif said.nothing:
        find_chosen(None)
    else:
        marks_chosen(said)


def view_moved(view: Box) -> None:
    """The map shows another part of the world: so does the page, where it follows."""
    st.session_state["view-box"] = view
    if st.session_state.get(filters.FOLLOW_KEY):
        st.rerun()


def mark_dragged(*, lat: float, lon: float) -> None:
    """The mark of the event that is corrected was put elsewhere."""
    chosen = source.current_library().open(st.session_state.get("event"))
    if chosen is not None and correcting.drag_to(chosen, lat=lat, lon=lon):
        redraw(("panel", "map"))


def marks_chosen(said: map_view.Said) -> None:
    """A mark was clicked, or a number: the event that is selected already stays, else the first is."""
    library = source.current_library()
    ids = [event.event_id for event in library.find(said.events)]
    if said.here is not None:
        there = in_box(map_layers.drawn(state_now().wanted), said.here)
        ids = [event.event_id for event in questions.page(library.database, there, limit=panel.MOST_HERE)]
    if ids:
        selected = st.session_state.get("event")
        choose_and_redraw(selected if selected in ids else ids[0], look=False)


def row_selected() -> None:
    """A row of the table was selected, or the selected one again, which takes the selection away. A table that has lost
    the selected event (it is retracted, or filtered out) tells of no row too, and so does one that has not heard yet of
    an event that was chosen elsewhere: that takes nothing away."""
    held = st.session_state
    event_id = event_table.selected_in_table()
    late = not held.get("chosen-in-table") and monotonic() - held.get("chosen-at", 0.0) < LATE_SECONDS
    if event_id is not None or (event_table.lists(held.get("event")) and not late):
        choose(event_id, look=True)
        held["chosen-in-table"] = True
        redraw()


def picked_in_panel() -> None:
    """One of several events at a point was chosen in the panel, or the panel was closed."""
    event_id = panel.answer("pick")
    if event_id == panel.CLOSE:
        choose_and_redraw(None, look=False)
    elif event_id and source.current_library().has_event(event_id):
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


def articles_kept(event_ids: tuple[str, ...]) -> None:
    """Articles were added, maybe to another archive: select the first of their events that the map has."""
    library = source.current_library()
    found = {event.event_id: event for event in library.find(event_ids)}
    known = [found[event_id] for event_id in event_ids if event_id in found]
    first = next((event for event in known if map_layers.on_map(event)), known[0] if known else None)
    if first is not None:
        filters.put(State(), kinds(library))
        choose(first.event_id, look=True)
    write_address(state_now())
    st.rerun()
