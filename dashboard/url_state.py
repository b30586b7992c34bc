"""What a link remembers: one table of the address's keys, each with its type, its reading and its writing.

The filters are those of `geo.archive.parameters`. Unknown keys are ignored; a value that cannot be read, or names what
is not there, falls back to the default and leaves a note for the user. The map writes its view into the address by
itself (`AT`, see static/map/address.js); the page only hands it on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from dashboard import finds, strings
from geo.archive.parameters import LONGEST_VALUE, PARAMETERS, write_filter
from geo.archive.query import Filter
from geo.archive.questions import SORTS

AT = "at"
"""The key of the map's view: latitude, longitude, zoom."""
FIRST_SORT = "newest"
MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class State:
    """What is chosen: the selected event, its selected words (``find``, a key of `dashboard.finds`), the panel's tab,
    the filters, whether they follow the map's view, the order and page of the table, the step of the story. The
    defaults are an empty address."""

    event: str | None = None
    find: str | None = None
    tab: str | None = None
    wanted: Filter = field(default_factory=Filter)
    follow: bool = False
    sort: str = FIRST_SORT
    page: int = 1
    story: int | None = None

    @property
    def filters(self) -> bool:
        """Whether anything is filtered."""
        return self.wanted != Filter() or self.follow

    @property
    def seen(self) -> Filter:
        """The filter for a map that knows its own view: without the box that only follows it."""
        return replace(self.wanted, bbox=None) if self.follow else self.wanted


class Known(Protocol):
    """What exists: a link may name others, from another archive or an older reading."""

    def has_event(self, event_id: str) -> bool:
        """Whether there is such an event."""

    def has_actor(self, actor_id: str) -> bool:
        """Whether there is such an actor."""


@dataclass(frozen=True, slots=True)
class UrlKey:
    """One key of the address beside the filters: the field of `State` it holds, what it takes in words, how it is read
    and written. ``parse`` raises ValueError on what it cannot use."""

    key: str
    field: str
    takes: str
    parse: Callable[[str, Known], Any]
    dehydrate: Callable[[Any], str]


def _event(text: str, known: Known) -> str:
    if not known.has_event(text):
        raise ValueError(text)
    return text


def _find(text: str, _known: Known) -> str:
    finds.parse(text)
    return text


def _one_of(allowed: Mapping[str, object]) -> Callable[[str, Known], str]:
    def parse_word(text: str, _known: Known) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return parse_word


def _page(text: str, _known: Known) -> int:
    number = int(text)
    if not 1 <= number <= MOST_PAGES:
        raise ValueError(text)
    return number


def _step(text: str, _known: Known) -> int:
    step = int(text)
    if not 1 <= step <= len(strings.STORY):
        raise ValueError(text)
    return step


def _follow(text: str, _known: Known) -> bool:
    if text != "1":
        raise ValueError(text)
    return True


URL_KEYS: tuple[UrlKey, ...] = (
    UrlKey("event", "event", "an event that is here", _event, str),
    UrlKey("find", "find", "a find of the article", _find, str),
    UrlKey("tab", "tab", f"a tab: {', '.join(strings.TABS)}", _one_of(strings.TABS), str),
    UrlKey("follow", "follow", "1", _follow, lambda _on: "1"),
    UrlKey("sort", "sort", f"an order: {', '.join(SORTS)}", _one_of(SORTS), str),
    UrlKey("page", "page", "the number of a page", _page, str),
    UrlKey("story", "story", "a step of the story", _step, str),
)


def parse(params: Mapping[str, str], known: Known) -> tuple[State, tuple[str, ...]]:
    """The state that an address asks for, and a note on each value that was set aside."""
    notes: list[str] = []
    wanted = _filter(params, known, notes)
    values: dict[str, Any] = {}
    for row in URL_KEYS:
        text = params.get(row.key)
        if text:
            try:
                values[row.field] = row.parse(text[:LONGEST_VALUE], known)
            except ValueError:
                notes.append(strings.link_value_unknown(row.key, text, row.takes))
    return State(wanted=wanted, **values), tuple(notes)


def _filter(params: Mapping[str, str], known: Known, notes: list[str]) -> Filter:
    values: dict[str, Any] = {}
    for row in PARAMETERS:
        text = params.get(row.name)
        if text:
            try:
                values[row.field] = row.parse(text[:LONGEST_VALUE])
                if row.field == "actors" and not all(known.has_actor(actor) for actor in values[row.field]):
                    del values[row.field]
                    notes.append(strings.link_value_unknown(row.name, text, "actors that are here"))
            except ValueError:
                notes.append(strings.link_value_unknown(row.name, text, row.takes))
    wanted = Filter(**values)
    if wanted.date_from and wanted.date_to and wanted.date_from > wanted.date_to:
        notes.append(strings.LINK_DATES_REVERSED)
        wanted = replace(wanted, date_from=None, date_to=None)
    return wanted


def dehydrate(state: State) -> dict[str, str]:
    """The address of a state: only what differs from the default. A filter that follows the view leaves its box out."""
    default = State()
    own = {
        row.key: row.dehydrate(getattr(state, row.field))
        for row in URL_KEYS
        if getattr(state, row.field) != getattr(default, row.field)
    }
    return own | write_filter(state.seen)
