"""What the machine had read where a person put something else: shown beneath, so that both can be seen."""

from __future__ import annotations

from collections.abc import Callable

from dashboard import strings
from dashboard.symbols import symbol_of
from geo.archive.corrections import standing
from geo.archive.opened import OpenEvent
from geo.archive.rows import Row
from geo.codes import ROLES


def machine_words(opened: OpenEvent, *, place: str | None) -> dict[str, str]:
    """The machine's answer by what was corrected: ``type``, ``date``, ``place``, ``killed``, ``actors``. Nothing for
    what is as it was. `place` is the name of the places that the event's words give."""
    machine, fields = opened.whole.machine, set()
    for one in standing(opened.whole.corrections):
        fields.add("actors" if one.action in {"add_actor", "remove_actor", "change_role"} else one.field)
    words: dict[str, Callable[[], str]] = {
        "type": lambda: symbol_of(str(machine["type"])).label,
        "date": lambda: strings.dates(machine["date_start"], machine["date_end"], machine["date_precision"]),  # type: ignore[arg-type]
        "place": lambda: _place(machine, place),
        "killed": lambda: strings.toll(machine["killed_low"], machine["killed_high"], disputed=False),  # type: ignore[arg-type]
        "actors": lambda: _actors(opened),
    }
    return {name: strings.machine(tell()) for name, tell in words.items() if name in fields}


def _place(machine: Row, place: str | None) -> str:
    name, radius = place or machine["place"], machine["uncertainty_m"]
    if machine["lat"] is None:
        return strings.NO_PLACE
    point = f"{float(str(machine['lat'])):.3f}, {float(str(machine['lon'])):.3f}"
    size = [strings.uncertainty(float(str(radius)))] if radius is not None else []
    return ", ".join([str(name or point), *size])


def _actors(opened: OpenEvent) -> str:
    """The cast that the reader gave; of an import what the record says was taken away or added."""
    if opened.whole.ordinal is None or opened.imported:
        return strings.AS_IMPORTED
    cast = opened.report.events[opened.whole.ordinal].actors
    rows = [(role, [actor.name for actor in cast if actor.role == role]) for role in ROLES]
    return "; ".join(f"{strings.ROLES[role]}: {', '.join(names)}" for role, names in rows if names) or strings.NOT_TOLD
