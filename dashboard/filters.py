"""The sidebar: actors by kind with counts, their role, dates, event types. Its widgets' state is `State`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

import streamlit as st

from dashboard import strings
from dashboard.symbols import symbol_of
from dashboard.url_state import State
from geo.archive.query import Facet, Facets
from geo.codes import ActorKind, Role

KINDS: tuple[str, ...] = get_args(ActorKind)
ACTOR_KEY = "filter-actors-"
ROLE_KEY = "filter-role"
FROM_KEY = "filter-from"
TO_KEY = "filter-to"
TYPES_KEY = "filter-types"


def put(state: State, kinds: Mapping[str, str]) -> None:
    """Set the widgets to `state`. Before they are drawn."""
    for kind in KINDS:
        st.session_state[ACTOR_KEY + kind] = sorted(a for a in state.actors if kinds.get(a, KINDS[0]) == kind)
    st.session_state[ROLE_KEY] = state.role
    st.session_state[FROM_KEY] = state.date_from
    st.session_state[TO_KEY] = state.date_to
    st.session_state[TYPES_KEY] = sorted(state.types)


def put_dates(span: tuple[dt.date, dt.date] | None) -> None:
    """Set the dates alone; None takes them away."""
    st.session_state[FROM_KEY], st.session_state[TO_KEY] = span or (None, None)


def taken(state: State) -> State:
    """`state` with the filters that the widgets hold now."""
    values = st.session_state
    actors = frozenset(actor for kind in KINDS for actor in values.get(ACTOR_KEY + kind, ()))
    return replace(
        state,
        actors=actors,
        role=values.get(ROLE_KEY),
        date_from=values.get(FROM_KEY),
        date_to=values.get(TO_KEY),
        types=frozenset(values.get(TYPES_KEY) or ()),
    )


def reset(kinds: Mapping[str, str]) -> None:
    """Take every filter away."""
    put(State(), kinds)


def show_filters(choices: Facets, kinds: Mapping[str, str], *, filtered: bool) -> None:
    """Draw the sidebar's widgets with the counts of `choices`."""
    st.subheader(strings.FILTERS, anchor=False)
    by_type = {choice.code: choice for choice in choices.types}
    st.pills(
        strings.TYPES,
        list(by_type),
        key=TYPES_KEY,
        selection_mode="multi",
        format_func=lambda code: _type_label(code, by_type),
    )
    for kind in KINDS:
        _actor_filter(kind, [choice for choice in choices.actors if (choice.group or KINDS[0]) == kind])
    roles = {choice.code: choice.count for choice in choices.roles}
    st.selectbox(
        strings.ROLE,
        [role for role in get_args(Role) if role in roles],
        key=ROLE_KEY,
        placeholder=strings.ANY_ROLE,
        index=None,
        format_func=lambda role: f"{strings.ROLES[role]} ({roles.get(role, 0)})",
    )
    limits: dict[str, Any] = {"format": "YYYY-MM-DD"}
    if choices.first_day and choices.last_day:
        values = [st.session_state.get(FROM_KEY), st.session_state.get(TO_KEY)]
        days = [choices.first_day, choices.last_day, *(day for day in values if day)]
        limits |= {"min_value": min(days), "max_value": max(days)}
    st.date_input(strings.FROM, key=FROM_KEY, help=strings.DATES_HELP, **_with_default(FROM_KEY, limits))
    st.date_input(strings.TO, key=TO_KEY, **_with_default(TO_KEY, limits))
    st.button(strings.RESET, on_click=reset, args=(kinds,), disabled=not filtered, width="stretch", key="filter-reset")


def _with_default(key: str, limits: dict[str, Any]) -> dict[str, Any]:
    """An empty start value for a date widget that the session knows nothing of."""
    return limits if key in st.session_state else limits | {"value": None}


def _actor_filter(kind: str, choices: list[Facet]) -> None:
    if not choices:
        return
    by_id = {choice.code: choice for choice in choices}
    st.multiselect(
        strings.ACTOR_KINDS[kind],
        list(by_id),
        key=ACTOR_KEY + kind,
        format_func=lambda code: f"{by_id[code].label} ({by_id[code].count})" if code in by_id else code,
        placeholder=f"{strings.ANY_ACTOR} ({len(choices)})",
    )


def _type_label(code: str, by_type: Mapping[str, Facet]) -> str:
    choice = by_type.get(code)
    return f"{symbol_of(code).glyph} {choice.label} {choice.count}" if choice else code
