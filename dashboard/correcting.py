"""Correct an event in place: its place (dragged on the map, or another of that name), date, type, actors, toll.

Shown under the facts to who may edit. Every change goes through `geo.archive.corrections`, with who and why, after
access was asked for again. The widgets' keys carry the event and the number of its corrections: a change made by
anybody begins them anew from what the event then is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import streamlit as st

from dashboard import access, history, source, strings
from geo.archive.corrections import correct, standing
from geo.archive.opened import OpenEvent
from geo.archive.suggestions import PlaceChoice, actor_id, place_names, places_of
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, ROLES, ActorKind
from geo.errors import CorrectionError, GeoError
from geo.model import Json

Redraw = Callable[[Sequence[str]], None]
EDITING_KEY, PART_KEY, WHO_KEY, NAME_KEY, ERROR_KEY = "editing", "edit-part", "edit-who", "edit-name", "edit-error"
MOST_ACTORS = 2_000
LONGEST_WORDS = 500
FIRST_RADIUS_KM = 5.0
"""The radius that is offered where an event has none; a person sees and sets it."""
_PUT = frozenset({"lat", "lon", "radius", "level", "place"})
"""Fields that a drag or a choice fills."""
ABOUT_A_METRE_DEG = 1e-5


@dataclass(frozen=True, slots=True)
class Step:
    """One correction to be made."""

    action: Any
    field: str | None = None
    after: Json | None = None
    undoes: str | None = None


def is_editing(event_id: str) -> bool:
    """Whether this session is correcting that event."""
    return st.session_state.get(EDITING_KEY) == event_id


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
    values = {name: st.session_state.get(_key(chosen, name), was) for name, was in _place_now(chosen).items()}
    return {"lat": values["lat"], "lon": values["lon"], "radius_m": 1000 * (values["radius"] or FIRST_RADIUS_KM)}


def drag_to(chosen: OpenEvent, *, lat: float, lon: float) -> bool:
    """The mark was dragged to a point: put it into the fields, where a person confirms it. Whether anybody edits."""
    if map_edit(chosen) is None:
        return False
    _put(chosen, lat=round(lat, 5), lon=round(lon, 5))
    return True


def _put(chosen: OpenEvent, **values: object) -> None:
    """Put values into the fields of the place; the others keep theirs."""
    held = st.session_state
    now = {name: held.get(_key(chosen, name), was) for name, was in _place_now(chosen).items()}
    for name, value in (now | values).items():
        held[_key(chosen, name)] = value
    held[_key(chosen, "put")] = True


def _begin_or_end(event_id: str | None, redraw: Redraw) -> None:
    """Begin to correct an event, or end. It says what is to be, not that it changes: a click may be told twice."""
    held = st.session_state
    held[EDITING_KEY] = event_id
    held[ERROR_KEY] = ""
    redraw(("panel", "map"))


def _key(chosen: OpenEvent, name: str) -> str:
    return f"edit-{name}-{chosen.event.id}-{len(chosen.whole.corrections)}"


def _begin(chosen: OpenEvent, name: str, value: object) -> dict[str, Any]:
    """Key and first value of a widget. The value is its default, not put into the session: a browser that is behind
    and never saw it put there would begin with the least number in its place. A drag or a choice puts it there."""
    key = {"key": _key(chosen, name)}
    return key if st.session_state.get(_key(chosen, "put")) and name in _PUT else key | {"value": value}


def _begin_at(chosen: OpenEvent, name: str, options: Sequence[object], value: object) -> dict[str, Any]:
    """The same for a list of `options`."""
    start = _begin(chosen, name, value)
    if "value" not in start:
        return start
    return {"key": start["key"], "index": options.index(value) if value in options else 0}


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


def _place_now(chosen: OpenEvent) -> dict[str, Any]:
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


def _draw_place(chosen: OpenEvent, redraw: Redraw) -> None:
    st.caption(strings.EDIT_PLACE_HOW)
    names = place_names(chosen)
    name = st.text_input(strings.EDIT_FIND, **_begin(chosen, "find", names[0] if names else ""), max_chars=200)
    choices = places_of(name, lat=chosen.stored.lat, lon=chosen.stored.lon) if name else ()
    st.selectbox(
        strings.edit_choices(len(choices)), list(range(len(choices))), index=None, key=_key(chosen, "choice"),
        placeholder=strings.EDIT_CHOOSE, format_func=lambda number: place_words(choices[number]),
        on_change=_place_chosen, args=(chosen, choices, redraw), disabled=not choices,
    )  # fmt: skip
    now = _place_now(chosen)
    moved: dict[str, Any] = {"on_change": redraw, "args": (("panel", "map"),)}
    left, middle, right = st.columns(3)
    left.number_input(strings.LATITUDE, -90.0, 90.0, **_begin(chosen, "lat", now["lat"]), format="%.5f", **moved)
    middle.number_input(strings.LONGITUDE, -180.0, 180.0, **_begin(chosen, "lon", now["lon"]), format="%.5f", **moved)
    right.number_input(
        strings.RADIUS_KM, 0.01, 20_000.0, **_begin(chosen, "radius", now["radius"]), format="%.2f", **moved
    )
    first, second = st.columns(2)
    first.selectbox(
        strings.PRECISION, list(PRECISION_BY_LEVEL),
        **_begin_at(chosen, "level", list(PRECISION_BY_LEVEL), now["level"]),
        format_func=lambda code: PRECISION_BY_LEVEL[code].label,
    )  # fmt: skip
    second.text_input(strings.EDIT_PLACE_NAME, **_begin(chosen, "place", now["place"]), max_chars=200)
    _save_button(chosen, strings.EDIT_SAVE_PLACE, "save-place", _place_steps)


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
    number = held.get(_key(chosen, "choice"))
    if isinstance(number, int) and number < len(choices):
        found = choices[number].correction()
        radius = max(0.01, round(found["uncertainty_m"] / 1000, 3))
        place = {"lat": round(found["lat"], 5), "lon": round(found["lon"], 5), "radius": radius}
        _put(chosen, **place, level=found["precision_level"], place=found["place"])
        held[_key(chosen, "chosen")] = found
    redraw(("panel", "map"))


def _place_steps(chosen: OpenEvent) -> list[Step]:
    values = {name: _value(chosen, name) for name in _place_now(chosen)}
    if values["lat"] is None or values["lon"] is None or values["radius"] is None:
        raise CorrectionError(strings.EDIT_NO_POINT)
    after: Json = {
        "lat": values["lat"], "lon": values["lon"], "uncertainty_m": 1000 * values["radius"],
        "precision_level": values["level"], "place": values["place"],
    }  # fmt: skip
    found = st.session_state.get(_key(chosen, "chosen"))
    if isinstance(found, dict) and after["precision_level"] != "settlement" and _same_circle(found, after):
        after["footprintWKT"] = found["footprintWKT"]  # the area itself; a town is its circle
    return [Step("set", "place", after)]


def _same_circle(one: Json, other: Json) -> bool:
    """Whether two places have one point and radius, as exactly as the fields hold them."""
    near = max(abs(one["lat"] - other["lat"]), abs(one["lon"] - other["lon"])) < ABOUT_A_METRE_DEG
    return bool(near and abs(one["uncertainty_m"] - other["uncertainty_m"]) < 1)


def _draw_date(chosen: OpenEvent, _redraw: Redraw) -> None:
    stored = chosen.stored
    limits: dict[str, Any] = {
        "min_value": dt.date(1800, 1, 1),
        "max_value": dt.date(2200, 1, 1),
        "format": "YYYY-MM-DD",
    }
    first, last = st.columns(2)
    first.date_input(strings.FROM, **_begin(chosen, "from", stored.date_start), **limits)
    last.date_input(strings.TO, **_begin(chosen, "to", stored.date_end), **limits)
    st.selectbox(
        strings.EDIT_DATE_PRECISION, list(strings.DATE_PRECISIONS),
        **_begin_at(chosen, "days", list(strings.DATE_PRECISIONS), stored.date_precision or 1),
        format_func=lambda number: strings.DATE_PRECISIONS[number],
    )  # fmt: skip
    _save_button(chosen, strings.EDIT_SAVE, "save-date", _date_steps)


def _date_steps(chosen: OpenEvent) -> list[Step]:
    first, last = _value(chosen, "from"), _value(chosen, "to")
    if not isinstance(first, dt.date):
        raise CorrectionError(strings.EDIT_NO_DATE)
    end = last if isinstance(last, dt.date) else first
    after = {"date_start": first.isoformat(), "date_end": end.isoformat(), "date_precision": _value(chosen, "days")}
    return [Step("set", "date", after)]


def _draw_type(chosen: OpenEvent, _redraw: Redraw) -> None:
    st.selectbox(
        strings.TYPE, list(EVENT_TYPE_BY_CODE),
        **_begin_at(chosen, "type", list(EVENT_TYPE_BY_CODE), chosen.event.type),
        format_func=lambda code: EVENT_TYPE_BY_CODE[code].label,
    )  # fmt: skip
    _save_button(
        chosen, strings.EDIT_SAVE, "save-type", lambda event: [Step("set", "type", {"type": _value(event, "type")})]
    )


def _draw_killed(chosen: OpenEvent, _redraw: Redraw) -> None:
    low, high = st.columns(2)
    limits: dict[str, Any] = {"min_value": 0, "step": 1, "help": strings.EDIT_UNKNOWN}
    for place, name, label, was in (
        (low, "low", strings.KILLED_MIN, chosen.stored.killed_low),
        (high, "high", strings.KILLED_MAX, chosen.stored.killed_high),
    ):
        key = _key(chosen, name)
        st.session_state.setdefault(key, was)
        place.number_input(label, key=key, value=None, **limits)  # empty by default: a field that can be emptied
    _save_button(chosen, strings.EDIT_SAVE, "save-killed", _killed_steps)


def _killed_steps(chosen: OpenEvent) -> list[Step]:
    low, high = _value(chosen, "low"), _value(chosen, "high")
    if low is not None and high is not None and high < low:
        raise CorrectionError(strings.EDIT_KILLED_REVERSED)
    return [Step("set", "killed", {"low": low, "best": low if low == high else None, "high": high})]


def _draw_actors(chosen: OpenEvent, _redraw: Redraw) -> None:
    present = chosen.event.actors
    if present:
        first, second = st.columns(2)
        first.selectbox(
            strings.EDIT_PRESENT, list(range(len(present))), key=_key(chosen, "present"),
            format_func=lambda number: f"{present[number].name}: {strings.ROLES[present[number].role]}",
        )  # fmt: skip
        second.selectbox(strings.EDIT_NEW_ROLE, ROLES, key=_key(chosen, "role"), format_func=strings.ROLES.__getitem__)
        left, right = st.columns(2)
        with left:
            _save_button(chosen, strings.EDIT_CHANGE_ROLE, "save-role", _role_steps)
        with right:
            _save_button(chosen, strings.EDIT_REMOVE, "save-remove", _remove_steps)
    known = _known_actors()
    name, role, kind = st.columns(3)
    name.selectbox(
        strings.EDIT_ADD_ACTOR, list(known), index=None, key=_key(chosen, "actor"), accept_new_options=True,
        placeholder=strings.EDIT_ACTOR_HINT, format_func=lambda key: known[key][0] if key in known else key,
    )  # fmt: skip
    role.selectbox(strings.ROLE, ROLES, key=_key(chosen, "add-role"), format_func=strings.ROLES.__getitem__)
    kind.selectbox(
        strings.EDIT_KIND, get_args(ActorKind), index=1, key=_key(chosen, "kind"), help=strings.EDIT_KIND_HELP,
        format_func=strings.ACTOR_KINDS.__getitem__,
    )  # fmt: skip
    _save_button(chosen, strings.EDIT_ADD, "save-add", _add_steps)


def _known_actors() -> dict[str, tuple[str, str | None, str | None]]:
    """Name, kind and country of the archive's actors by id, in the order of their names."""
    actors = sorted(source.current_library().database.actors, key=lambda row: row[1].casefold())
    return {key: (name, kind, country) for key, name, kind, country in actors[:MOST_ACTORS]}


def _chosen_actor(chosen: OpenEvent) -> Json:
    number = _value(chosen, "present")
    if not isinstance(number, int) or not 0 <= number < len(chosen.event.actors):
        raise CorrectionError(strings.EDIT_NO_ACTOR)
    part = chosen.event.actors[number]
    _, kind, country = _known_actors().get(part.actor_id, (part.name, None, None))
    return {"actor_id": part.actor_id, "name": part.name, "kind": kind, "country": country, "role": part.role}


def _role_steps(chosen: OpenEvent) -> list[Step]:
    actor = _chosen_actor(chosen)
    role = _value(chosen, "role")
    if any(part.actor_id == actor["actor_id"] and part.role == role for part in chosen.event.actors):
        raise CorrectionError(strings.EDIT_HAS_ROLE)
    return [Step("add_actor", after=actor | {"role": role}), Step("remove_actor", after=actor)]


def _remove_steps(chosen: OpenEvent) -> list[Step]:
    return [Step("remove_actor", after=_chosen_actor(chosen))]


def _add_steps(chosen: OpenEvent) -> list[Step]:
    given = str(_value(chosen, "actor") or "").strip()[:LONGEST_WORDS]
    known = _known_actors()
    if given in known:
        name, kind, country = known[given]
        key = given
    else:
        name, kind, country = given, str(_value(chosen, "kind")), None
        key = actor_id(given, kind)
    if not key:
        raise CorrectionError(strings.EDIT_NO_ACTOR)
    role = _value(chosen, "add-role")
    return [Step("add_actor", after={"actor_id": key, "name": name, "kind": kind, "country": country, "role": role})]


def _draw_verdict(chosen: OpenEvent, _redraw: Redraw) -> None:
    st.caption(strings.EDIT_VERDICT_HOW)
    left, right = st.columns(2)
    with left:
        _save_button(chosen, strings.EDIT_CONFIRM, "save-confirm", lambda _: [Step("confirm")])
    with right:
        _save_button(chosen, strings.EDIT_RETRACT, "save-retract", lambda _: [Step("retract")])


def _draw_undo(chosen: OpenEvent, _redraw: Redraw) -> None:
    for one in reversed(standing(chosen.whole.corrections)):
        st.text(history.sentence(one))
        undo = Step("undo", undoes=one.correction_id)
        _save_button(chosen, strings.EDIT_UNDO, f"undo-{one.correction_id}", lambda _, step=undo: [step])  # type: ignore[misc]


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


def _value(chosen: OpenEvent, name: str) -> Any:  # noqa: ANN401 - whatever the widget holds; the archive checks it
    return st.session_state.get(_key(chosen, name))


def _save_button(chosen: OpenEvent, label: str, key: str, steps: Callable[[OpenEvent], list[Step]]) -> None:
    st.button(label, key=f"edit-{key}", on_click=_save, args=(chosen, steps), width="stretch")


def _save(chosen: OpenEvent, steps: Callable[[OpenEvent], list[Step]]) -> None:
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
        for step in steps(chosen):
            correct(
                source.current_library().archive, chosen.event.id, step.action, who=who, why=why, field=step.field,
                after=step.after, undoes=step.undoes,
            )  # fmt: skip
    except GeoError as error:
        held[ERROR_KEY] = str(error)
        return
    held[ERROR_KEY], held[NAME_KEY] = "", who
    st.rerun()
