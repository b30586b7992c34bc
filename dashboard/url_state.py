"""What a link remembers: one table of the address's keys, each with its type, its reading and its writing.

Unknown keys are ignored; a value that cannot be read, or names what is not there, falls back to the default and
leaves a note for the user.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, get_args

from dashboard import finds, strings
from geo.archive.query import Filter
from geo.codes import EVENT_TYPE_BY_CODE, Role

LONGEST_VALUE = 2_000
SEPARATOR = "~"
"""Between the values of a list. Ids hold commas in no known case, but a tilde needs no escaping in an address."""


@dataclass(frozen=True, slots=True)
class State:
    """What is chosen: the selected event, its selected words (``find``, a key of `dashboard.finds`), the panel's tab,
    the filters. The defaults are an empty address."""

    event: str | None = None
    actors: frozenset[str] = field(default_factory=frozenset)
    role: Role | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    types: frozenset[str] = field(default_factory=frozenset)
    find: str | None = None
    tab: str | None = None

    def as_filter(self) -> Filter:
        """The filters in the archive's terms."""
        return Filter(
            actors=self.actors,
            role=self.role,
            date_from=self.date_from,
            date_to=self.date_to,
            types=frozenset(self.types),
        )

    @property
    def filters(self) -> bool:
        """Whether anything is filtered."""
        return replace(self, event=None, find=None, tab=None) != State()


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that exist: a link may name others, from another folder or an older reading."""

    events: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UrlKey:
    """One key of the address: the field of `State` it holds, its type in words, how it is read and written.

    ``parse`` raises ValueError on what it cannot use; ``dehydrate`` gives the text of a value that is not the
    default.
    """

    key: str
    field: str
    type: str
    parse: Callable[[str, Known], Any]
    dehydrate: Callable[[Any], str]


def _event(text: str, known: Known) -> str:
    if text not in known.events:
        raise ValueError(text)
    return text


def _actors(text: str, known: Known) -> frozenset[str]:
    return _some(text, known.actors)


def _types(text: str, known: Known) -> frozenset[str]:
    del known
    return _some(text, EVENT_TYPE_BY_CODE)


def _some(text: str, allowed: Container[str]) -> frozenset[str]:
    values = frozenset(part for part in text.split(SEPARATOR) if part)
    if not values or any(value not in allowed for value in values):
        raise ValueError(text)
    return values


def _find(text: str, known: Known) -> str:
    del known
    finds.parse(text)
    return text


def _tab(text: str, known: Known) -> str:
    del known
    if text not in strings.TABS:
        raise ValueError(text)
    return text


def _role(text: str, known: Known) -> str:
    del known
    if text not in get_args(Role):
        raise ValueError(text)
    return text


def _day(text: str, known: Known) -> dt.date:
    del known
    return dt.date.fromisoformat(text)


def _joined(values: frozenset[str]) -> str:
    return SEPARATOR.join(sorted(values))


URL_KEYS: tuple[UrlKey, ...] = (
    UrlKey("event", "event", "event", _event, str),
    UrlKey("actor", "actors", "actor", _actors, _joined),
    UrlKey("role", "role", "role", _role, str),
    UrlKey("from", "date_from", "date (YYYY-MM-DD)", _day, dt.date.isoformat),
    UrlKey("to", "date_to", "date (YYYY-MM-DD)", _day, dt.date.isoformat),
    UrlKey("type", "types", "event type", _types, _joined),
    UrlKey("find", "find", "find of the article", _find, str),
    UrlKey("tab", "tab", "tab", _tab, str),
)


def parse(params: Mapping[str, str], known: Known) -> tuple[State, tuple[str, ...]]:
    """The state that an address asks for, and a note on each value that was set aside."""
    values: dict[str, Any] = {}
    notes: list[str] = []
    for row in URL_KEYS:
        text = params.get(row.key)
        if not text:
            continue
        try:
            values[row.field] = row.parse(text[:LONGEST_VALUE], known)
        except ValueError:
            notes.append(strings.link_value_unknown(row.key, text, row.type))
    state = State(**values)
    if state.date_from and state.date_to and state.date_from > state.date_to:
        notes.append(strings.LINK_DATES_REVERSED)
        state = replace(state, date_from=None, date_to=None)
    return state, tuple(notes)


def dehydrate(state: State) -> dict[str, str]:
    """The address of a state: only what differs from the default."""
    default = State()
    return {
        row.key: row.dehydrate(getattr(state, row.field))
        for row in URL_KEYS
        if getattr(state, row.field) != getattr(default, row.field)
    }


def state_fields() -> frozenset[str]:
    """The fields of `State`; a test holds the table to them."""
    return frozenset(row.name for row in fields(State))
