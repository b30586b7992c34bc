"""Correct an event in place: its place (dragged on the map, or another of that name), date, type, actors, toll.

Shown under the facts to who may edit. Every change goes through `geo.archive.corrections`, with who and why, after
access was asked for again. `edit_state` holds what is in the fields, `edit_steps` turns it into what is recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, get_args

import streamlit as st

from dashboard import access, edit_steps, history, source, strings
from dashboard.edit_state import (
    EDITING_KEY,
    ERROR_KEY,
    FIRST_RADIUS_KM,
    NAME_KEY,
    PART_KEY,
    WHO_KEY,
    begin,
    begin_at,
    is_editing,
    key_of,
    place_now,
    put,
    value_of,
)
from dashboard.edit_steps import LONGEST_WORDS, Step, known_actors
from geo.archive.corrections import correct, standing
from geo.archive.opened import OpenEvent
from geo.archive.suggestions import PlaceChoice, place_names, places_of
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, ROLES, ActorKind
from geo.errors import GeoError
from geo.model import Json

Redraw = Callable[[Sequence[str]], None]
MakeStep = Callable[[OpenEvent], Step]


def show(chosen: OpenEvent, *, redraw: Redraw) -> None:
    """Draw the controls, for who may edit; until they are asked for, a button alone."""
    if not access.current().edit:
        return
    editing = is_editing(chosen.event.id)
    st.button(
        strings.EDIT_DONE if editing else strings.EDIT, key="edit-open", icon=":material/edit:",
        on_click=_begin_or_end, args=(None if editing else chosen.event.id, redraw),
    )  # fmt: skip
    if not editing:
        return
    with st.container(border=True, key="edit"):
        parts = [part for part in strings.EDIT_PARTS if part != "undo" or standing(chosen.whole.corrections)]
        part = st.segmented_control(
            strings.EDIT_WHAT, parts, default=parts[0], key=PART_KEY, required=True, on_change=redraw,
            args=(("panel", "map"),), format_func=lambda name: strings.EDIT_PARTS[name],
        )  # fmt: skip
        _who_and_why(chosen)
        DRAWN_BY[part or parts[0]](chosen, redraw)
        if st.session_state.get(ERROR_KEY):
            st.text(st.session_state[ERROR_KEY])


def map_edit(chosen: OpenEvent | None) -> Json | None:
    """What the map lets a person drag: a point (None where there is none yet) and its radius."""
    part = st.session_state.get(PART_KEY) or "place"
    if chosen is None or part != "place" or not is_editing(chosen.event.id) or not access.current().edit:
        return None
    values = {name: st.session_state.get(key_of(chosen, name), was) for name, was in place_now(chosen).items()}
    return {"lat": values["lat"], "lon": values["lon"], "radius_m": 1000 * (values["radius"] or FIRST_RADIUS_KM)}


def drag_to(chosen: OpenEvent, *, lat: float, lon: float) -> bool:
    """The mark was dragged to a point: put it into the fields, where a person confirms it. Whether anybody edits."""
    if map_edit(chosen) is None:
        return False
    put(chosen, lat=round(lat, 5), lon=round(lon, 5))
    return True


def _begin_or_end(event_id: str | None, redraw: Redraw) -> None:
    """Begin to correct an event, or end. It says what is to be, not that it changes: a click may be told twice."""
    held = st.session_state
    held[EDITING_KEY] = event_id
    held[ERROR_KEY] = ""
    redraw(("panel", "map"))


def _why_key(chosen: OpenEvent) -> str:
    return f"edit-why-{chosen.event.id}"


def _who_and_why(chosen: OpenEvent) -> None:
    """Asked once: the name is kept for the session, the reason for the event."""
    name = access.current().name
    if name is None:
        st.session_state.setdefault(WHO_KEY, st.session_state.get(NAME_KEY, ""))
        st.text_input(strings.EDIT_WHO, key=WHO_KEY, max_chars=LONGEST_WORDS)
    else:
        st.text(f"{strings.EDIT_WHO}: {name}")
    st.text_input(strings.EDIT_WHY, key=_why_key(chosen), max_chars=LONGEST_WORDS, placeholder=strings.EDIT_WHY_HINT)


# --- the parts -------------------------------------------------------------------------------------------------------


def _draw_place(chosen: OpenEvent, redraw: Redraw) -> None:
    st.caption(strings.EDIT_PLACE_HOW)
    names = place_names(chosen)
    name = st.text_input(strings.EDIT_FIND, **begin(chosen, "find", names[0] if names else ""), max_chars=200)
    choices = places_of(name, lat=chosen.stored.lat, lon=chosen.stored.lon) if name else ()
    if choices:
        st.selectbox(
            strings.edit_choices(len(choices)), list(range(len(choices))), index=None, key=key_of(chosen, "choice"),
            placeholder=strings.EDIT_CHOOSE, format_func=lambda number: place_words(choices[number]),
            on_change=_place_chosen, args=(chosen, choices, redraw),
        )  # fmt: skip
    else:
        st.caption(strings.edit_choices(0))
    now = place_now(chosen)
    moved: dict[str, Any] = {"on_change": redraw, "args": (("panel", "map"),)}
    left, middle, right = st.columns(3)
    left.number_input(strings.LATITUDE, -90.0, 90.0, **begin(chosen, "lat", now["lat"]), format="%.5f", **moved)
    middle.number_input(strings.LONGITUDE, -180.0, 180.0, **begin(chosen, "lon", now["lon"]), format="%.5f", **moved)
    right.number_input(
        strings.RADIUS_KM, 0.01, 20_000.0, **begin(chosen, "radius", now["radius"]), format="%.2f", **moved
    )
    first, second = st.columns(2)
    first.selectbox(
        strings.PRECISION, list(PRECISION_BY_LEVEL),
        **begin_at(chosen, "level", list(PRECISION_BY_LEVEL), now["level"]),
        format_func=lambda code: PRECISION_BY_LEVEL[code].label,
    )  # fmt: skip
    second.text_input(strings.EDIT_PLACE_NAME, **begin(chosen, "place", now["place"]), max_chars=200)
    _save_button(chosen, strings.EDIT_SAVE_PLACE, "save-place", edit_steps.place_step)


def place_words(choice: PlaceChoice) -> str:
    """A place among its namesakes: "Ariha, Idlib, Syria · 39,501 people · 12 km from here"."""
    place = choice.place
    words = ", ".join(filter(None, [place.name, choice.admin1, choice.country]))
    facts = [strings.people(place.population)] if place.population else []
    facts += [strings.away(choice.distance_m)] if choice.distance_m is not None else []
    return " · ".join([words, *facts])


def _place_chosen(chosen: OpenEvent, choices: Sequence[PlaceChoice], redraw: Redraw) -> None:
    """Another place of that name: put it into the fields."""
    held = st.session_state
    number = held.get(key_of(chosen, "choice"))
    if isinstance(number, int) and number < len(choices):
        found = choices[number].correction()
        radius = max(0.01, round(found["uncertainty_m"] / 1000, 3))
        place = {"lat": round(found["lat"], 5), "lon": round(found["lon"], 5), "radius": radius}
        put(chosen, **place, level=found["precision_level"], place=found["place"])
        held[key_of(chosen, "chosen")] = found
    redraw(("panel", "map"))


def _draw_date(chosen: OpenEvent, _redraw: Redraw) -> None:
    stored = chosen.stored
    limits: dict[str, Any] = {
        "min_value": dt.date(1800, 1, 1),
        "max_value": dt.date(2200, 1, 1),
        "format": "YYYY-MM-DD",
    }
    first, last = st.columns(2)
    first.date_input(strings.FROM, **begin(chosen, "from", stored.date_start), **limits)
    last.date_input(strings.TO, **begin(chosen, "to", stored.date_end), **limits)
    st.selectbox(
        strings.EDIT_DATE_PRECISION, list(strings.DATE_PRECISIONS),
        **begin_at(chosen, "days", list(strings.DATE_PRECISIONS), stored.date_precision or 1),
        format_func=lambda number: strings.DATE_PRECISIONS[number],
    )  # fmt: skip
    _save_button(chosen, strings.EDIT_SAVE, "save-date", edit_steps.date_step)


def _draw_type(chosen: OpenEvent, _redraw: Redraw) -> None:
    st.selectbox(
        strings.TYPE, list(EVENT_TYPE_BY_CODE),
        **begin_at(chosen, "type", list(EVENT_TYPE_BY_CODE), chosen.event.type),
        format_func=lambda code: EVENT_TYPE_BY_CODE[code].label,
    )  # fmt: skip
    _save_button(
        chosen, strings.EDIT_SAVE, "save-type", lambda event: Step("set", "type", {"type": value_of(event, "type")})
    )


def _draw_killed(chosen: OpenEvent, _redraw: Redraw) -> None:
    low, high = st.columns(2)
    limits: dict[str, Any] = {"min_value": 0, "step": 1, "help": strings.EDIT_UNKNOWN}
    for place, name, label, was in (
        (low, "low", strings.KILLED_MIN, chosen.stored.killed_low),
        (high, "high", strings.KILLED_MAX, chosen.stored.killed_high),
    ):
        key = key_of(chosen, name)
        st.session_state.setdefault(key, was)
        place.number_input(label, key=key, value=None, **limits)  # empty by default: a field that can be emptied
    _save_button(chosen, strings.EDIT_SAVE, "save-killed", edit_steps.killed_step)


def _draw_actors(chosen: OpenEvent, _redraw: Redraw) -> None:
    present = chosen.event.actors
    if present:
        first, second = st.columns(2)
        first.selectbox(
            strings.EDIT_PRESENT, list(range(len(present))), key=key_of(chosen, "present"),
            format_func=lambda number: f"{present[number].name}: {strings.ROLES[present[number].role]}",
        )  # fmt: skip
        second.selectbox(
            strings.EDIT_NEW_ROLE, ROLES, key=key_of(chosen, "role"), format_func=strings.ROLES.__getitem__
        )
        left, right = st.columns(2)
        with left:
            _save_button(chosen, strings.EDIT_CHANGE_ROLE, "save-role", edit_steps.role_step)
        with right:
            _save_button(chosen, strings.EDIT_REMOVE, "save-remove", edit_steps.remove_step)
    known = known_actors()
    name, role, kind = st.columns(3)
    name.selectbox(
        strings.EDIT_ADD_ACTOR, list(known), index=None, key=key_of(chosen, "actor"), accept_new_options=True,
        placeholder=strings.EDIT_ACTOR_HINT, format_func=lambda key: known[key][0] if key in known else key,
    )  # fmt: skip
    role.selectbox(strings.ROLE, ROLES, key=key_of(chosen, "add-role"), format_func=strings.ROLES.__getitem__)
    kind.selectbox(
        strings.EDIT_KIND, get_args(ActorKind), index=1, key=key_of(chosen, "kind"), help=strings.EDIT_KIND_HELP,
        format_func=strings.ACTOR_KINDS.__getitem__,
    )  # fmt: skip
    _save_button(chosen, strings.EDIT_ADD, "save-add", edit_steps.add_step)


def _draw_verdict(chosen: OpenEvent, _redraw: Redraw) -> None:
    st.caption(strings.EDIT_VERDICT_HOW)
    left, right = st.columns(2)
    with left:
        _save_button(chosen, strings.EDIT_CONFIRM, "save-confirm", lambda _: Step("confirm"))
    with right:
        _save_button(chosen, strings.EDIT_RETRACT, "save-retract", lambda _: Step("retract"))


def _draw_undo(chosen: OpenEvent, _redraw: Redraw) -> None:
    for one in reversed(standing(chosen.whole.corrections)):
        st.text(history.sentence(one))
        undo = Step("undo", undoes=one.correction_id)
        _save_button(chosen, strings.EDIT_UNDO, f"undo-{one.correction_id}", lambda _, step=undo: step)  # type: ignore[misc]


DRAWN_BY: dict[str, Callable[[OpenEvent, Redraw], None]] = {
    "place": _draw_place,
    "date": _draw_date,
    "type": _draw_type,
    "actors": _draw_actors,
    "killed": _draw_killed,
    "verdict": _draw_verdict,
    "undo": _draw_undo,
}


# --- saving ----------------------------------------------------------------------------------------------------------


def _save_button(chosen: OpenEvent, label: str, key: str, step: MakeStep) -> None:
    st.button(label, key=f"edit-{key}", on_click=_save, args=(chosen, step), width="stretch")


def _save(chosen: OpenEvent, step: MakeStep) -> None:
    """Record what was put in, and show the event as it now is."""
    held, allowed = st.session_state, access.current()
    if not allowed.edit:
        held[ERROR_KEY] = strings.MAY_NOT_EDIT
        return
    who = allowed.name or str(held.get(WHO_KEY) or "").strip()
    why = str(held.get(_why_key(chosen)) or "").strip()
    if not who or not why:
        held[ERROR_KEY] = strings.EDIT_WHO_WHY
        return
    try:
        made = step(chosen)
        correct(
            source.current_library().archive, chosen.event.id, made.action, who=who, why=why, field=made.field,
            after=made.after, undoes=made.undoes,
        )  # fmt: skip
    except GeoError as error:
        held[ERROR_KEY] = str(error)
        return
    held[ERROR_KEY], held[NAME_KEY] = "", who
    st.rerun()
