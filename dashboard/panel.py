"""The event panel: what is known of one event, in words, with who said it.

Builds plain data; the component shows it with text nodes only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard import component, finds, strings
from dashboard.claims import claims_data
from dashboard.history import history_data
from dashboard.machine import machine_words
from dashboard.nearby import nearby_data
from dashboard.symbols import symbol_of
from dashboard.why import why_data
from geo.archive.context import Neighbour
from geo.archive.corrections import standing
from geo.archive.opened import OpenEvent
from geo.archive.questions import StoredEvent
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, ROLES
from geo.model import Event, Georeference, Locality, Place, Report, Toll

KEY = "event-panel"
SCRIPTS = ("dom", "facts", "claims", "why", "nearby", "history", "panel")
"""Parts of the component's script, in the order in which they build on each other."""
TABS = tuple(strings.TABS)
DEFAULT_TAB, NEARBY = "event", "context"
CLOSE = "close"
"""What the panel answers where it is closed; no event has such an id."""
MOST_HERE = 60
MOST_PLACES = 3


def event_title(event: Event | StoredEvent) -> str:
    """What happened to what: "Air strike: a former government building"."""
    known = EVENT_TYPE_BY_CODE.get(event.type)
    label = known.label if known else event.type
    return f"{label}: {strings.isolated(event.site)}" if event.site else label


def place_of(report: Report, event: Event) -> str | None:
    """The names of the event's places, the finest kind only: towns before provinces before countries.

    Where its words name none ("the border area"), those words. None where they name no place at all.
    """
    localities = _localities(report, event)
    named = [anchor.place for locality in localities for anchor in locality.anchors if anchor.place]
    if not named:
        return localities[0].text if localities else None
    finest = min(_coarseness(place) for place in named)
    places = [place for place in named if _coarseness(place) == finest]
    words = list(dict.fromkeys(_place_words(place) for place in places))
    more = ["…"] if len(words) > MOST_PLACES else []
    return "; ".join([*words[:MOST_PLACES], *more])


def _coarseness(place: Place) -> int:
    return 2 if place.is_country else 1 if place.is_admin1 else 0


def _place_words(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country and not place.is_country else place.name


def _localities(report: Report, event: Event) -> list[Locality]:
    return [report.localities[index] for index in event.localities if index < len(report.localities)]


def actors_by_role(event: Event) -> list[dict[str, Any]]:
    """The event's actors by role, in the order of `geo.codes.ROLES`."""
    rows = []
    for role in ROLES:
        named = [{"words": a.name, "find": finds.key("actor", a.actor_id)} for a in event.actors if a.role == role]
        if named:
            rows.append({"role": strings.ROLES[role], "names": named})
    return rows


def where(opened: OpenEvent) -> dict[str, Any]:
    """The place in words: name, precision, uncertainty, and the phrases that tell it."""
    report, event, stored = opened.report, opened.event, opened.stored
    georeference = event.georeference
    phrases = _phrases(report, event)
    if georeference is None and (stored.lat is None or stored.lon is None):
        return {"name": strings.NO_PLACE, "detail": None, "phrases": phrases}
    moved = any(one.field == "place" for one in standing(opened.whole.corrections))
    name = (None if moved else place_of(report, event)) or stored.place
    if georeference is None:
        point = coordinates(float(stored.lat or 0), float(stored.lon or 0))
        return {"name": name or point, "detail": f"{_level(stored)}, {strings.NO_RADIUS} ({point})", "phrases": phrases}
    point = coordinates(georeference.lat, georeference.lon)
    detail = f"{precision_words(georeference)}, {strings.uncertainty(georeference.uncertainty_m)} ({point})"
    return {"name": name or point, "detail": detail, "phrases": phrases}


def _level(stored: StoredEvent) -> str:
    return PRECISION_BY_LEVEL[stored.precision_level or "unknown"].label


def _phrases(report: Report, event: Event) -> list[dict[str, str]]:
    """The words that tell the place, each once, with the key of their find."""
    keys = {report.localities[i].text: finds.key("locality", i) for i in reversed(event.localities)}
    return [{"words": words, "find": find} for words, find in reversed(keys.items())]


def precision_words(georeference: Georeference) -> str:
    """How closely the words fix the place: "town or village"."""
    return PRECISION_BY_LEVEL[georeference.precision_level].label


def coordinates(lat: float, lon: float) -> str:
    """A point in degrees, three decimals: 34.452° N, 40.919° E."""
    north = "N" if lat >= 0 else "S"
    east = "E" if lon >= 0 else "W"
    return f"{abs(lat):.3f}° {north}, {abs(lon):.3f}° {east}"


def event_data(
    opened: OpenEvent,
    here: Sequence[tuple[str, str]] = (),
    *,
    number: int | None = None,
    outside_filters: bool = False,
) -> dict[str, Any]:
    """The facts of an event, as JSON. `here` are (id, words) of events at its point, of `number` that there are."""
    event = opened.event
    machine = machine_words(opened, place=place_of(opened.report, event))
    toll = _toll(strings.KILLED, event.toll)
    if toll is None and "killed" in machine:
        toll = {"label": strings.KILLED, "words": strings.NOT_TOLD}
    return {
        "machine": machine,
        "type": strings.TYPE,
        "notes": [*([strings.OUTSIDE_FILTERS] if outside_filters else []), *opened.report.notes],
        "when": {"label": strings.WHEN, "words": strings.dates(event.date_start, event.date_end, event.date_precision)},
        "where": {"label": strings.WHERE, **where(opened)},
        "who": {"label": strings.WHO, "rows": actors_by_role(event), "none": strings.NOT_TOLD},
        "toll": toll,
        "wounded": _toll(strings.WOUNDED, event.wounded),
        "checks": [
            {
                "label": strings.CHECK,
                "sentence": check.sentence,
                "agrees": check.agrees,
                "verdict": strings.AGREES if check.agrees else strings.DISAGREES,
            }
            for check in event.checks
        ],
        "here": _choices(strings.events_here(number or len(here), listed=len(here)), here, event.id),
        "reports": _choices(strings.ALSO_TOLD, _reports(opened), event.id, own=False),
    }


def _toll(label: str, toll: Toll | None) -> dict[str, str] | None:
    if toll is None:
        return None
    return {"label": label, "words": strings.toll(toll.low, toll.high, disputed=toll.disputed)}


def _choices(label: str, rows: Sequence[tuple[str, str]], chosen: str, *, own: bool = True) -> dict[str, Any] | None:
    """Events to choose from; None where there is no choice."""
    if len(rows) < (2 if own else 1):
        return None
    shown = [{"id": key, "words": words, "chosen": key == chosen} for key, words in rows[:MOST_HERE]]
    return {"label": label, "rows": shown}


def _reports(opened: OpenEvent) -> list[tuple[str, str]]:
    """The other reports of the same attack, each with why it is taken for that."""
    why = {}
    for link in opened.whole.links:
        why[link.other_id if link.event_id == opened.event.id else link.event_id] = link.sentence
    return [
        (one.event_id, " · ".join(filter(None, [one.publisher, one.title, why.get(one.event_id)])))
        for one in opened.whole.reports
    ]


def empty_data() -> dict[str, Any]:
    """What the panel says when nothing is selected."""
    return {"token": "", "empty": {"title": strings.PICK_TITLE, "steps": list(strings.PICK_STEPS)}}


def panel_data(
    facts: dict[str, Any],
    opened: OpenEvent,
    near: Sequence[Neighbour] | None = None,
    *,
    tab: str | None,
    find: str | None,
) -> dict[str, Any]:
    """What the component shows: the facts of `event_data`, and the tabs with what each tells. `near` are the event's
    neighbours, looked for where their tab `NEARBY` is open; `tab` is the one in front, `find` the key of the selected
    words."""
    event = opened.event
    symbol = symbol_of(event.type)
    tabs: dict[str, dict[str, Any]] = {
        "event": facts,
        "claims": claims_data(event),
        "why": why_data(opened.report, event),
        NEARBY: nearby_data(near),
        "history": history_data(opened.whole),
    }
    return {
        "token": event.id,
        "head": {
            "title": event_title(event),
            "close": {"answer": CLOSE, "label": strings.CLOSE_PANEL},
            "map": strings.TO_MAP,
            "path": symbol.path,
            "colour": symbol.colour,
            "status": _status(opened),
        },
        "tabs": [
            {"name": name, "label": strings.TABS[name], "count": len(data.get("rows", ()))}
            for name, data in tabs.items()
        ],
        "tab": tab if tab in tabs else DEFAULT_TAB,
        "find": find,
        "answer": strings.CLICK_WORDS,
        **tabs,
    }


def _status(opened: OpenEvent) -> str | None:
    review = strings.REVIEWS.get(opened.stored.review or "")
    imported = strings.imported(opened.stored.dataset) if opened.imported else None
    return " · ".join(filter(None, [strings.STATUSES.get(opened.event.status), review, imported])) or None


_COMPONENT = component.declare(
    "dateline_event",
    html="<section class='event'></section>\n",
    style="panel/panel",
    scripts=[f"panel/{name}" for name in SCRIPTS],
)


def show_event(
    data: dict[str, Any], *, on_pick: Callable[[], None], on_find: Callable[[], None], on_tab: Callable[[], None]
) -> None:
    """Draw the panel. `on_pick` runs when one of several events at the point is chosen, `on_find` when words are,
    `on_tab` when a tab is opened; `answer` tells what was said."""
    turned = component.in_turn(KEY, data)
    _COMPONENT(key=KEY, data=turned, on_pick_change=on_pick, on_find_change=on_find, on_tab_change=on_tab)


def answer(name: str) -> str | None:
    """What the browser said last under `name`: to be checked."""
    value = (st.session_state.get(KEY) or {}).get(name)
    return value if isinstance(value, str) else None
