"""What the session holds while somebody corrects an event: the keys and values of the widgets.

The keys carry the event and the number of its corrections: a change made by anybody begins them anew from what the
event then is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from geo.archive.opened import OpenEvent

EDITING_KEY, PART_KEY, WHO_KEY, NAME_KEY, ERROR_KEY = "editing", "edit-part", "edit-who", "edit-name", "edit-error"
FIRST_RADIUS_KM = 5.0
"""The radius that is offered where an event has none; a person sees and sets it."""
_PUT = frozenset({"lat", "lon", "radius", "level", "place"})
"""Fields that a drag or a choice fills."""


def is_editing(event_id: str) -> bool:
    """Whether this session is correcting that event."""
    return st.session_state.get(EDITING_KEY) == event_id


def key_of(chosen: OpenEvent, name: str) -> str:
    """The key of a widget."""
    return f"edit-{name}-{chosen.event.id}-{len(chosen.whole.corrections)}"


def begin(chosen: OpenEvent, name: str, value: object) -> dict[str, Any]:
    """Key and first value of a widget. The value is its default, not put into the session: a browser that is behind
    and never saw it put there would begin with the least number in its place. A drag or a choice puts it there."""
    key = {"key": key_of(chosen, name)}
    return key if st.session_state.get(key_of(chosen, "put")) and name in _PUT else key | {"value": value}


def begin_at(chosen: OpenEvent, name: str, options: Sequence[object], value: object) -> dict[str, Any]:
    """The same for a list of `options`."""
    start = begin(chosen, name, value)
    if "value" not in start:
        return start
    return {"key": start["key"], "index": options.index(value) if value in options else 0}


def value_of(chosen: OpenEvent, name: str) -> Any:  # noqa: ANN401 - whatever the widget holds; the archive checks it
    """The value of a widget."""
    return st.session_state.get(key_of(chosen, name))


def place_now(chosen: OpenEvent) -> dict[str, Any]:
    """The event's place as the widgets have it."""
    stored = chosen.stored
    radius = stored.uncertainty_m
    return {
        "lat": stored.lat,
        "lon": stored.lon,
        "radius": round(radius / 1000, 3) if radius else FIRST_RADIUS_KM,
        "level": stored.precision_level or "near_point",
        "place": stored.place or "",
    }


def put(chosen: OpenEvent, **values: object) -> None:
    """Put values into the fields of the place; the others keep theirs."""
    held = st.session_state
    now = {name: held.get(key_of(chosen, name), was) for name, was in place_now(chosen).items()}
    for name, value in (now | values).items():
        held[key_of(chosen, name)] = value
    held[key_of(chosen, "put")] = True
