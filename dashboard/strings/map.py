"""The map and its layers, the timeline under it, the legend."""

from __future__ import annotations

from dashboard.strings.words import isolated

MAP_LABEL = "Map of events. The table below lists the same events."
LAYER_EVENTS = "Events"
LAYER_UNCERTAINTY = "Where it may be"
LAYER_SELECTION = "Selected event: areas, lines, arcs"
LAYER_SEATS = "Actors’ seats (not events)"
BASE_MAP = "Dateline base map (offline)"
SHOW_EVERYTHING = "Show all events"
SHOW_SELECTED = "Go to the selected event"
SEAT_NOTE = "seat, not event"
HERE_SEVERAL = "events at this point"


def somewhere_in(name: str) -> str:
    """The label of an event whose words give no more than an area."""
    return f"somewhere in {isolated(name)}"


def about_area(name: str) -> str:
    """The short form of `somewhere_in`, for the map."""
    return f"≈ {isolated(name)}"


CELL = "{count} events here: click to see them apart"
STACK = "{count} events at this very point: click to list them"
CELLS = "Numbers are events in a part of the map: zoom in, or click one, to see them apart."
EXAMPLES = (
    "These are the examples that come with Dateline. Your own archive begins when you add articles: here, with "
    "`python -m geo add PATH`, or in the folder DATELINE_ARTICLES."
)

STEPS = {"day": "day", "week": "week", "month": "month", "year": "year"}
TIMELINE = {
    "label": "Events through time. The table lists the same events.",
    "play": "Play through time",
    "pause": "Pause",
    "back": "One step back",
    "on": "One step on",
    "all": "All dates",
    "from": "First day",
    "to": "Last day",
    "hint": "Drag over the bars to choose a time",
    "events": "events",
    "possible": "may be in this time",
    "none": "no events",
    "undated": "without a date",
}

LEGEND = "Legend"
LEGEND_NUMBER = "number: events at this very point"
LEGEND_UNCERTAINTY = "the place’s own extent: it happened in here"
LEGEND_SOMEWHERE = "≈ name: the words say no more than this area"
LEGEND_BAND = "as far from the border as reported, give or take"
LEGEND_NARROWED = "the part of it near the named town"
LEGEND_PART = "the part of a country that the words name"
LEGEND_STATED = "the reported distance exactly"
LEGEND_MEASURED = "measured: from the town to the border"
LEGEND_ARC = "from the attacker’s seat, not a flight path"
LEGEND_SEAT = "actor’s seat, not an event"
