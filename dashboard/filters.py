"""The sidebar: words, types, actors by kind with counts and role, dates, places, tolls, data sets.

Its widgets hold the filters between runs; `put` sets them from a link, `taken` reads them. Every choice shows how many
events it would leave under all the other filters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

import streamlit as st

from dashboard import strings
from dashboard.symbols import symbol_of
from dashboard.url_state import State
from geo.archive.query import Facet, Facets, Filter
from geo.codes import ActorKind, Role

KindOf = Callable[[str], str]
"""The kind of an actor by its id."""
KINDS: tuple[str, ...] = get_args(ActorKind)
ACTOR_KEY = "filter-actors-"
FOLLOW_KEY = "filter-follow"
FROM_KEY, TO_KEY = "filter-from", "filter-to"
MOST_CHOICES = 400
"""Choices of one list: those with most events."""


@dataclass(frozen=True, slots=True)
class Widget:
    """One widget of a filter: its key, the field of `Filter`, and how one becomes the other."""

    key: str
    field: str
    put: Callable[[Any], Any] = lambda value: value
    taken: Callable[[Any], Any] = lambda value: value


def _sorted(values: frozenset[str]) -> list[str]:
    return sorted(values)


def _set(values: Sequence[str] | None) -> frozenset[str]:
    return frozenset(values or ())


WIDGETS: tuple[Widget, ...] = (
    Widget("filter-text", "text", lambda value: value or "", lambda value: value or None),
    Widget("filter-types", "types", _sorted, _set),
    Widget("filter-role", "role"),
    Widget(FROM_KEY, "date_from"),
    Widget(TO_KEY, "date_to"),
    Widget("filter-countries", "countries", _sorted, _set),
    Widget("filter-precisions", "precisions", _sorted, _set),
    Widget("filter-datasets", "datasets", _sorted, _set),
    Widget("filter-killed-min", "killed_min"),
    Widget("filter-killed-max", "killed_max"),
    Widget("filter-retracted", "retracted", bool, bool),
)
"""All filters but the actors, who stand in one list a kind, and the box, which is the map's view."""


def put(state: State, kind_of: KindOf) -> None:
    """Set the widgets to `state`. Before they are drawn."""
    held = st.session_state
    for row in WIDGETS:
        held[row.key] = row.put(getattr(state.wanted, row.field))
    for kind in KINDS:
        held[ACTOR_KEY + kind] = sorted(actor for actor in state.wanted.actors if kind_of(actor) == kind)
    held[FOLLOW_KEY] = state.follow
    held["filter-box"] = state.wanted.bbox


def put_dates(span: tuple[dt.date, dt.date] | None) -> None:
    """Set the dates alone; None takes them away."""
    st.session_state[FROM_KEY], st.session_state[TO_KEY] = span or (None, None)


def taken(state: State) -> State:
    """`state` with the filters that the widgets hold now. A filter that follows the view takes the map's box."""
    held = st.session_state
    values = {row.field: row.taken(held.get(row.key)) for row in WIDGETS}
    actors = frozenset(actor for kind in KINDS for actor in held.get(ACTOR_KEY + kind, ()))
    follow = bool(held.get(FOLLOW_KEY))
    box = held.get("view-box") if follow else held.get("filter-box")
    return replace(state, wanted=Filter(**values, actors=actors, bbox=box), follow=follow)


def reset(kind_of: KindOf) -> None:
    """Take every filter away."""
    put(State(), kind_of)


def show_filters(choices: Facets, kind_of: KindOf, *, filtered: bool) -> None:
    """Draw the sidebar's widgets with the counts of `choices`."""
    st.text_input(strings.SEARCH, key="filter-text", placeholder=strings.SEARCH_HINT)
    _types(choices.types)
    for kind in KINDS:
        _actors(kind, [choice for choice in choices.actors if (choice.group or KINDS[0]) == kind])
    _role(choices)
    _dates(choices)
    st.toggle(strings.FOLLOW, key=FOLLOW_KEY, help=strings.FOLLOW_HELP)
    more = [row.key for row in WIDGETS[5:] if st.session_state.get(row.key)]
    with st.expander(strings.more_filters(len(more)), expanded=bool(more)):
        _list(strings.COUNTRIES, "filter-countries", choices.countries)
        _list(strings.PRECISION, "filter-precisions", choices.precisions)
        low, high = st.columns(2)
        _number(low, strings.KILLED_MIN, "filter-killed-min")
        _number(high, strings.KILLED_MAX, "filter-killed-max")
        _list(strings.DATASETS, "filter-datasets", choices.datasets)
        st.toggle(strings.RETRACTED, key="filter-retracted")
    st.button(
        strings.RESET, on_click=reset, args=(kind_of,), disabled=not filtered, width="stretch", key="filter-reset"
    )


def _types(choices: Sequence[Facet]) -> None:
    """The types to choose from. One that would leave nothing is no choice, unless it is chosen."""
    chosen = st.session_state.get("filter-types") or []
    shown = {one.code: one for one in choices if one.count or one.code in chosen}
    if shown:
        st.pills(
            strings.TYPES,
            list(shown),
            key="filter-types",
            selection_mode="multi",
            format_func=lambda code: _type_label(code, shown[code]),
        )


def _type_label(code: str, choice: Facet) -> str:
    return f"{symbol_of(code).glyph} {choice.label} {choice.count:,}"


def _actors(kind: str, choices: list[Facet]) -> None:
    _list(strings.ACTOR_KINDS[kind], ACTOR_KEY + kind, choices)


def _list(label: str, key: str, choices: Sequence[Facet]) -> None:
    """A list to choose several from, with counts; nothing where there is no choice."""
    chosen = st.session_state.get(key) or []
    shown = {one.code: one for one in choices[:MOST_CHOICES]}
    shown |= {one.code: one for one in choices if one.code in chosen}
    if not shown:
        return
    st.multiselect(
        label,
        list(shown),
        key=key,
        format_func=lambda code: f"{shown[code].label} ({shown[code].count:,})" if code in shown else code,
        placeholder=f"{strings.ANY_ACTOR} ({len(choices)})",
    )


def _role(choices: Facets) -> None:
    roles = {choice.code: choice.count for choice in choices.roles}
    chosen = st.session_state.get("filter-role")
    st.selectbox(
        strings.ROLE,
        [role for role in get_args(Role) if role in roles or role == chosen],
        key="filter-role",
        placeholder=strings.ANY_ROLE,
        index=None,
        format_func=lambda role: f"{strings.ROLES[role]} ({roles.get(role, 0):,})",
    )


def _dates(choices: Facets) -> None:
    limits: dict[str, Any] = {"format": "YYYY-MM-DD"}
    if choices.first_day and choices.last_day:
        values = [st.session_state.get(FROM_KEY), st.session_state.get(TO_KEY)]
        days = [choices.first_day, choices.last_day, *(day for day in values if day)]
        limits |= {"min_value": min(days), "max_value": max(days)}
    first, last = st.columns(2)
    first.date_input(strings.FROM, key=FROM_KEY, help=strings.DATES_HELP, **_with_default(FROM_KEY, limits))
    last.date_input(strings.TO, key=TO_KEY, **_with_default(TO_KEY, limits))


def _number(place: Any, label: str, key: str) -> None:  # noqa: ANN401 - a column of Streamlit's
    place.number_input(label, key=key, min_value=0, step=1, **_with_default(key, {}))


def _with_default(key: str, limits: dict[str, Any]) -> dict[str, Any]:
    """An empty start value for a widget that the session knows nothing of."""
    return limits if key in st.session_state else limits | {"value": None}
