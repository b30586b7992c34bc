"""Add articles: paste, upload, or fetch them; see what was read; keep or drop each. Nothing is kept before.

The dialog reruns alone. Reading goes on in its body, article by article; a click on Cancel comes in between two.
Every text of an article is shown by `st.text`, which draws no markup.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import streamlit as st

from dashboard import access, drafts, fetching, panel, source, strings
from dashboard.drafts import Draft, Given, Item, Refused
from dashboard.symbols import symbol_of
from geo import settings
from geo.errors import GeoError
from geo.model import Event, Report
from geo.reading.files.formats import SUFFIXES

OnKept = Callable[[tuple[str, ...]], None]
WORK_KEY = "adding"
TEXT_KEY, DATE_KEY, PUBLISHER_KEY, FILES_KEY, URL_KEY = "add-text", "add-date", "add-publisher", "add-files", "add-url"
WAY_KEY = "add-way"
OPEN_KEY = "add-is-open"
MOST_DRAFTS = 100
"""Articles of one go: more are a matter for ``python -m geo add``."""
MOST_EVENTS = 12
MOST_REFUSED = 50
LONGEST_LINE = 300
# Marks that turn or isolate the direction of writing: words of one line could hide or turn those of another.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@dataclass(slots=True)
class Work:
    """What one session is adding. ``round`` makes the widgets of the next go new ones."""

    items: Iterator[Item] | None = None
    given: int = 0
    begun: int = 0
    now: str = ""
    found: list[Draft] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    error: str = ""
    round: int = 0

    @property
    def read(self) -> bool:
        """Whether there is something to look at."""
        return bool(self.found or self.refused)


def work() -> Work:
    """What this session is adding."""
    held = st.session_state
    if WORK_KEY not in held:
        held[WORK_KEY] = Work()
    found: Work = held[WORK_KEY]
    return found


def show_button(on_kept: OnKept) -> None:
    """The button that opens the dialog, for who may add. `on_kept` gets the ids of the events that were kept."""
    if not access.current().edit:
        return
    st.button(strings.ADD, key="add-open", icon=":material/add:", width="stretch", on_click=_open)
    if st.session_state.get(OPEN_KEY):
        _dialog(on_kept)


def _open() -> None:
    st.session_state[OPEN_KEY] = True


def _close() -> None:
    """Close the dialog; what was read stays for the next time."""
    st.session_state[OPEN_KEY] = False


@st.dialog(strings.ADD, width="large", on_dismiss=_close)
def _dialog(on_kept: OnKept) -> None:
    now = work()
    if not access.current().edit:
        st.text(strings.MAY_NOT_EDIT)
        return
    if now.items is not None:
        _read_on(now)
    if now.error:
        st.text(now.error)
    if now.read:
        _preview(now, on_kept)
    else:
        _ask(now)


# --- what is given -------------------------------------------------------------------------------------------------


def _ask(now: Work) -> None:
    ways = [way for way in strings.ADD_WAYS if way != "url" or fetching.allowed()]
    way = st.segmented_control(
        strings.ADD_HOW, ways, default=ways[0], key=WAY_KEY, format_func=lambda name: strings.ADD_WAYS[name],
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    {"paste": _ask_text, "files": _ask_files, "url": _ask_address}[way or ways[0]](now)
    st.caption(strings.ADD_PROMISE)


def _ask_text(now: Work) -> None:
    limit = settings.integer("article_max_bytes")
    st.text_area(
        strings.ADD_TEXT, key=_key(now, TEXT_KEY), height=260, max_chars=limit, placeholder=strings.ADD_TEXT_HINT
    )
    first, second = st.columns(2)
    first.date_input(strings.ADD_PUBLISHED, value=None, key=_key(now, DATE_KEY), format="YYYY-MM-DD",
                     min_value=dt.date(1800, 1, 1), help=strings.ADD_PUBLISHED_HELP)  # fmt: skip
    second.text_input(strings.ADD_PUBLISHER, key=_key(now, PUBLISHER_KEY), max_chars=200)
    st.button(strings.ADD_READ, type="primary", key="add-read", on_click=_read_text)


def _ask_files(now: Work) -> None:
    megabytes = max(1, math.ceil(settings.integer("file_max_bytes") / 1_000_000))
    st.file_uploader(
        strings.ADD_FILES, type=[*sorted(SUFFIXES), ".gz"], accept_multiple_files=True, key=_key(now, FILES_KEY),
        max_upload_size=megabytes, help=strings.ADD_FILES_HELP,
    )  # fmt: skip
    st.button(strings.ADD_READ, type="primary", key="add-read", on_click=_read_files)


def _ask_address(now: Work) -> None:
    st.text_input(strings.ADD_URL, key=_key(now, URL_KEY), placeholder="https://", max_chars=fetching.LONGEST_ADDRESS)
    st.caption(strings.ADD_URL_HELP)
    st.button(strings.ADD_READ, type="primary", key="add-read", on_click=_read_address)


def _key(now: Work, name: str) -> str:
    return f"{name}-{now.round}"


def _read_text() -> None:
    now, held = work(), st.session_state
    text = str(held.get(_key(now, TEXT_KEY)) or "")
    if not text.strip():
        now.error = strings.ADD_NOTHING
        return
    given = drafts.pasted(
        text,
        name=strings.ADD_PASTED,
        published=held.get(_key(now, DATE_KEY)),
        publisher=held.get(_key(now, PUBLISHER_KEY)),
    )
    _begin(now, [given])


def _read_files() -> None:
    now = work()
    files = st.session_state.get(_key(now, FILES_KEY)) or []
    if not files:
        now.error = strings.ADD_NO_FILES
        return
    _begin(now, [Given(file.name, data=file.getvalue()) for file in files])


def _read_address() -> None:
    now = work()
    url = str(st.session_state.get(_key(now, URL_KEY)) or "").strip()
    if not url or not fetching.allowed():
        now.error = strings.ADD_NOTHING
        return
    _begin(now, [Given(url, url=url)])


def _begin(now: Work, given: Sequence[Given]) -> None:
    if not access.current().edit:
        return
    now.error, now.given, now.begun = "", len(given), 0
    now.items = _articles(now, given)


def _articles(now: Work, given: Sequence[Given]) -> Iterator[Item]:
    """Everything of what was given, one article after another."""
    for count, one in enumerate(given):
        now.begun, now.now = count, one.name
        for item in drafts.read_given(one, fetching.fetcher(), len(now.found)):
            if len(now.found) >= MOST_DRAFTS:
                yield Refused(one.name, strings.add_too_many(MOST_DRAFTS))
                return
            yield item


def _read_on(now: Work) -> None:
    """Read until all is read. What stops it (a click) comes at one of Streamlit's own calls, between two articles."""
    place = st.empty()
    with place.container():
        st.button(strings.CANCEL, key="add-cancel", on_click=_cancel)
        bar, name = st.progress(0.0), st.empty()
    for item in now.items or ():
        if isinstance(item, Draft):
            now.found.append(item)
        elif len(now.refused) < MOST_REFUSED:
            now.refused.append(item)
        share = (now.begun + 0.5) / max(now.given, 1)
        bar.progress(min(share, 1.0), text=strings.add_progress(now.begun + 1, now.given, len(now.found)))
        name.text(plain(now.now))
    now.items = None
    place.empty()


def _cancel() -> None:
    """Read no more; what was read until now stays to be looked at."""
    work().items = None


# --- what was read ---------------------------------------------------------------------------------------------------


def _preview(now: Work, on_kept: OnKept) -> None:
    st.text(strings.add_found(len(now.found), len(now.refused)))
    if source.shown().example and now.found:
        st.text(strings.add_begins(settings.archive_location()))
    for draft in now.found:
        with st.container(border=True):
            st.checkbox(strings.KEEP, value=bool(draft.report.events), key=_keep_key(now, draft))
            _show_draft(draft)
    for one in now.refused:
        st.text(f"{plain(one.name)}: {plain(one.reason)}")
    chosen, dropped = st.columns(2)
    if now.found:
        chosen.button(
            strings.KEEP_CHOSEN, type="primary", key="add-keep", width="stretch", on_click=_keep, args=(on_kept,)
        )
    dropped.button(strings.DROP_ALL, key="add-drop", width="stretch", on_click=_drop)


def _keep_key(now: Work, draft: Draft) -> str:
    return f"add-keep-{now.round}-{draft.number}"


def _show_draft(draft: Draft) -> None:
    """An article before it is kept, line by line."""
    report = draft.report
    head = [strings.day(report.article.published) if report.article.published else strings.NO_DATE]
    head += [part for part in (report.article.publisher, report.article.url, draft.name) if part]
    st.text(plain(report.article.title))
    st.text(plain(" · ".join(head)))
    for note in report.notes:
        st.text(plain(note))
    if not report.events:
        st.text(strings.NO_EVENTS_READ)
    for event in report.events[:MOST_EVENTS]:
        for line in event_lines(report, event):
            st.text(plain(line))
    if len(report.events) > MOST_EVENTS:
        st.text(strings.and_more(len(report.events) - MOST_EVENTS))


def event_lines(report: Report, event: Event) -> list[str]:
    """What was read of an event: what and when; where; who; how many."""
    when = strings.dates(event.date_start, event.date_end, event.date_precision)
    place = panel.place_of(report, event) or strings.NO_PLACE
    known = event.georeference
    size = f" ({panel.precision_words(known)}, {strings.uncertainty(known.uncertainty_m)})" if known else ""
    lines = [
        f"{symbol_of(event.type).glyph} {panel.event_title(event)} · {when}",
        f"    {strings.WHERE}: {place}{size}",
    ]
    cast = [
        f"{row['role']}: {', '.join(name['words'] for name in row['names'])}" for row in panel.actors_by_role(event)
    ]
    lines += [f"    {strings.WHO}: {'; '.join(cast)}"] if cast else []
    if event.toll:
        killed = strings.toll(event.toll.low, event.toll.high, disputed=event.toll.disputed)
        lines.append(f"    {strings.KILLED}: {killed}")
    return lines


def plain(text: str) -> str:
    """A line of somebody's words: on one line, without marks that turn its neighbours, and of a bounded length."""
    one = "".join(letter if letter.isprintable() else " " for letter in text[: LONGEST_LINE + 1].translate(_TURNING))
    return one if len(one) <= LONGEST_LINE else one[: LONGEST_LINE - 1] + "…"


def _keep(on_kept: OnKept) -> None:
    """Keep what is ticked, and show it."""
    now = work()
    if not access.current().edit:
        now.error = strings.MAY_NOT_EDIT
        return
    wanted = [draft for draft in now.found if st.session_state.get(_keep_key(now, draft), True)]
    location = settings.archive_location()
    begins = source.shown().example
    try:
        kept = drafts.keep(location, wanted)
    except GeoError as error:
        now.error = str(error)
        return
    _drop()
    _close()
    notice = strings.kept(kept.summary.new, kept.summary.changed, kept.summary.same, kept.summary.events)
    st.session_state["notice"] = f"{notice} {strings.add_began(location)}" if begins and wanted else notice
    on_kept(kept.event_ids)


def _drop() -> None:
    """Forget what was read."""
    st.session_state[WORK_KEY] = Work(round=work().round + 1)
