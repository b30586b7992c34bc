"""What is recorded when somebody saves a correction: the values of the widgets as one step of the archive's record.

Raises CorrectionError, in words for the person, for values that say nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from dashboard import source, strings
from dashboard.edit_state import key_of, place_now, value_of
from geo.archive.corrections import Action
from geo.archive.opened import OpenEvent
from geo.archive.suggestions import actor_id
from geo.errors import CorrectionError
from geo.model import Json

MOST_ACTORS = 2_000
LONGEST_WORDS = 500
ABOUT_A_METRE_DEG = 1e-5


@dataclass(frozen=True, slots=True)
class Step:
    """One correction to be made."""

    action: Action
    field: str | None = None
    after: Json | None = None
    undoes: str | None = None


def place_step(chosen: OpenEvent) -> Step:
    """The place in the fields; the area of a chosen place goes with it while its circle is untouched."""
    values = {name: value_of(chosen, name) for name in place_now(chosen)}
    if values["lat"] is None or values["lon"] is None or values["radius"] is None:
        raise CorrectionError(strings.EDIT_NO_POINT)
    after: Json = {
        "lat": values["lat"], "lon": values["lon"], "uncertainty_m": 1000 * values["radius"],
        "precision_level": values["level"], "place": values["place"],
    }  # fmt: skip
    found = st.session_state.get(key_of(chosen, "chosen"))
    if isinstance(found, dict) and after["precision_level"] != "settlement" and _same_circle(found, after):
        after["footprintWKT"] = found["footprintWKT"]  # the area itself; a town is its circle
    return Step("set", "place", after)


def _same_circle(one: Json, other: Json) -> bool:
    """Whether two places have one point and radius, as exactly as the fields hold them."""
    near = max(abs(one["lat"] - other["lat"]), abs(one["lon"] - other["lon"])) < ABOUT_A_METRE_DEG
    return bool(near and abs(one["uncertainty_m"] - other["uncertainty_m"]) < 1)


def date_step(chosen: OpenEvent) -> Step:
    """The days in the fields; one day where there is no last."""
    first, last = value_of(chosen, "from"), value_of(chosen, "to")
    if not isinstance(first, dt.date):
        raise CorrectionError(strings.EDIT_NO_DATE)
    end = last if isinstance(last, dt.date) else first
    after = {"date_start": first.isoformat(), "date_end": end.isoformat(), "date_precision": value_of(chosen, "days")}
    return Step("set", "date", after)


def killed_step(chosen: OpenEvent) -> Step:
    """The numbers in the fields; an empty one is unknown."""
    low, high = value_of(chosen, "low"), value_of(chosen, "high")
    if low is not None and high is not None and high < low:
        raise CorrectionError(strings.EDIT_KILLED_REVERSED)
    return Step("set", "killed", {"low": low, "best": low if low == high else None, "high": high})


def known_actors() -> dict[str, tuple[str, str | None, str | None]]:
    """Name, kind and country of the archive's actors by id, in the order of their names."""
    actors = sorted(source.current_library().database.actors, key=lambda row: row[1].casefold())
    return {key: (name, kind, country) for key, name, kind, country in actors[:MOST_ACTORS]}


def _chosen_actor(chosen: OpenEvent) -> Json:
    number = value_of(chosen, "present")
    if not isinstance(number, int) or not 0 <= number < len(chosen.event.actors):
        raise CorrectionError(strings.EDIT_NO_ACTOR)
    part = chosen.event.actors[number]
    _, kind, country = known_actors().get(part.actor_id, (part.name, None, None))
    return {"actor_id": part.actor_id, "name": part.name, "kind": kind, "country": country, "role": part.role}


def role_step(chosen: OpenEvent) -> Step:
    """Another role for the chosen actor."""
    actor = _chosen_actor(chosen)
    role = value_of(chosen, "role")
    if any(part.actor_id == actor["actor_id"] and part.role == role for part in chosen.event.actors):
        raise CorrectionError(strings.EDIT_HAS_ROLE)
    return Step("change_role", after=actor | {"role": role, "was": actor["role"]})


def remove_step(chosen: OpenEvent) -> Step:
    """The chosen actor taken away."""
    return Step("remove_actor", after=_chosen_actor(chosen))


def add_step(chosen: OpenEvent) -> Step:
    """An actor of the archive, or a new one of that name and kind."""
    given = str(value_of(chosen, "actor") or "").strip()[:LONGEST_WORDS]
    known = known_actors()
    if given in known:
        name, kind, country = known[given]
        key = given
    else:
        name, kind, country = given, str(value_of(chosen, "kind")), None
        key = actor_id(given, kind)
    if not key:
        raise CorrectionError(strings.EDIT_NO_ACTOR)
    role = value_of(chosen, "add-role")
    return Step("add_actor", after={"actor_id": key, "name": name, "kind": kind, "country": country, "role": role})
