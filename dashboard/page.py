"""The page: sidebar with filters, map, timeline, event panel with its article, table. It wires the modules together.

A click reruns three fragments (panel first, it is what people wait for), a filter the whole page. The address is
the truth of what is selected and filtered: it is read when it changed from outside, and written after every change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import (
    access,
    adding,
    article_view,
    correcting,
    downloads,
    event_table,
    filters,
    finds,
    map_layers,
    map_selection,
    map_view,
    panel,
    signing,
    source,
    story,
    strings,
    timeline,
    url_state,
)
from dashboard.features import NOTHING, Box
from dashboard.legend import show_legend
from dashboard.source import Library
from dashboard.url_state import State
from geo.archive import questions
from geo.archive.facets import facets
from geo.archive.map_query import extent, in_box, stacked
from geo.archive.opened import OpenEvent
from geo.archive.parameters import write_filter
from geo.archive.query import Filter
from geo.archive.questions import StoredEvent
from geo.archive.timeline import timeline as counted
from geo.pipeline import warm_up

STYLE = Path(__file__).resolve().parent / "static" / "page.css"
ICON = STYLE.with_name("icon.png")  # a named icon would be fetched from another host
LATE_SECONDS = 20.0  # so long may a busy table take to hear of another event
MOST_REPLACED = 60
FRAGMENTS = ("panel", "map", "table")


# --- state ---------------------------------------------------------------------------------------------------------


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
    database = library.database

    def kind_of(actor_id: str) -> str:
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


def story_step(step: int | None) -> None:
    """From a callback: go to a step of the story, or leave it."""
    tell_story(source.current_library(), step)
    redraw()


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
    """Something happened on the map: a mark or a stack was clicked, Escape was pressed, or the view moved."""
    library = source.current_library()
    said = map_view.said()
    if said.view is not None:
        st.session_state["view-box"] = said.view
        if st.session_state.get(filters.FOLLOW_KEY):
            st.rerun()
        return
    if said.dragged is not None:
        chosen = library.open(st.session_state.get("event"))
        if chosen is not None and correcting.drag_to(chosen, lat=said.dragged[0], lon=said.dragged[1]):
            redraw(("panel", "map"))
        return
    ids = [event.event_id for event in library.find(said.events)]
    if said.here is not None:
        there = in_box(map_layers.drawn(state_now().wanted), said.here)
        ids = [event.event_id for event in questions.page(library.database, there, limit=panel.MOST_HERE)]
    if ids:
        selected = st.session_state.get("event")
        choose_and_redraw(selected if selected in ids else ids[0], look=False)
    elif said.nothing:
        find_chosen(None)


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


# --- parts of the page ---------------------------------------------------------------------------------------------


@st.fragment(key="map")
def map_part(events: Sequence[StoredEvent], library: Library, state: State, *, live: bool) -> None:
    """The map with the geometry of the selected event, and all of `events`, or, where they are too many to send
    (`live`), what it asks for itself."""
    chosen = library.open(st.session_state.get("event"))
    find = st.session_state.get("find")
    box = look_box(library, find)
    shown = [] if live else events
    few = [event.event_id for event in shown if map_layers.on_map(event)]
    sketches = library.sketches(few) if len(few) <= map_layers.MOST_AREAS else {}
    everything = extent(library.database, map_layers.drawn(state.wanted)) if live else map_layers.everything_box(events)
    data = {
        "symbols": map_layers.symbols(),
        "marks": map_layers.marks(shown, sketches),
        "live": urlencode(write_filter(state.seen)) if live else None,
        "version": library.database.version,
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
        "theme": st.context.theme.type or "light",
    }
    map_view.show_map(data, on_click=map_clicked)
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
    answers: dict[str, Any] = {"on_pick": picked_in_panel, "on_find": found_in_panel, "on_tab": tab_opened}
    held = st.session_state
    chosen = library.open(held.get("event"))
    step = held.get("story")
    if step and chosen is not None:
        story.show_step(step, story_step)
    if chosen is None:
        panel.show_event(panel.empty_data(), **answers)
        if story.strike(library.database):
            story.show_offer(story_step)
        return
    nearby, number = events_here(library, state, chosen)
    here = [(event.event_id, map_layers.describe(event)) for event in nearby]
    inside = questions.keeps(library.database, replace(state.wanted, bbox=None), chosen.event.id)
    find = held.get("find") if finds.exists(held.get("find"), chosen.report, chosen.event) else None
    facts = panel.event_data(chosen, here, number=number, outside_filters=not inside)
    near = library.nearby(chosen.event.id)
    panel.show_event(panel.panel_data(facts, chosen, near, tab=held.get("tab"), find=find), **answers)
    correcting.show(chosen, redraw=redraw)
    article_view.show_article(chosen.report, chosen.event, find, on_find=found_in_article)


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
        timeline.show_timeline(data, on_range=time_brushed)


@st.fragment(key="table")
def table_part(events: Sequence[StoredEvent]) -> None:
    """A page of the events as rows."""
    event_table.show_table(events, st.session_state.get("event"), on_select=row_selected)


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


def sidebar(library: Library, state: State) -> None:
    """The filters. Drawn last: the map's frame loads meanwhile, and their values stand in the session."""
    with st.sidebar:
        adding.show_button(articles_kept)
        choices = facets(library.database, state.wanted)
        filters.show_filters(choices, kinds(library), filtered=state.filters)
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
    database = library.database
    state = read_state(library)
    total, shown = questions.count(database, Filter()), questions.count(database, state.wanted)
    live = shown > map_layers.MOST_EVENTS
    events = () if live else questions.page(database, state.wanted, limit=map_layers.MOST_EVENTS)
    counts = strings.counts_line(shown=shown, total=total)
    skip = f'<a class="dl-skip" href="#{event_table.ANCHOR}">{strings.SKIP}</a>'
    st.html(
        f'<header class="dl-head">{skip}<h1>{strings.APP_NAME}</h1><span class="dl-counts">{counts}</span></header>'
    )
    messages()
    empty_states(total, shown)
    with st.container(key="workbench"):
        with st.container(key="map-area"):
            map_part(events, library, state, live=live)
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
            table_part(questions.page(database, state.wanted, sort=state.sort, offset=offset, limit=event_table.ROWS))
    sidebar(library, state)


main()
