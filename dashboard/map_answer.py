"""What the map asks for by itself where events are too many to be sent at once: the marks of its view.

The answer is bounded whatever the archive holds: `MOST_MARKS` marks, in cells no smaller than a finger. It shows what
the page shows where events are few (see `dashboard.map_layers`): attacks that are told to have happened, with a place.
"""

from __future__ import annotations

from dashboard import strings
from dashboard.map_layers import drawn, shorten
from geo.archive.database import Database
from geo.archive.map_query import MapFeature, View, map_features
from geo.archive.query import Filter
from geo.codes import EVENT_TYPE_BY_CODE
from geo.model import Json

MOST_MARKS = 600
MOST_APART = 120
"""So many points are shown one by one; more would cover each other."""
APART_FROM_ZOOM = 15
"""From here on as near as people look: points are shown one by one as long as they are `MOST_MARKS`."""
CELL_LEVELS_BELOW_ZOOM = 2
"""A tile of 256 pixels holds 4 by 4 cells of 64 pixels."""
DECIMALS = 6
KEPT = "private, max-age=60"
"""How long a browser may keep an answer that names the archive's version."""


def marks(database: Database, wanted: Filter, view: View, *, zoom: int) -> Json:
    """The answer: ``features`` of the view, the ``total`` of its events, the ``level`` of its cells.

    Degrees of the view may lie beyond 180: another turn of the world.
    """
    found = map_features(
        database,
        drawn(wanted),
        view,
        limit=MOST_MARKS,
        apart=MOST_APART if zoom < APART_FROM_ZOOM else MOST_MARKS,
        finest=zoom + CELL_LEVELS_BELOW_ZOOM,
    )
    return {"features": [_mark(one) for one in found.features], "total": found.total, "level": found.level}


def _mark(one: MapFeature) -> Json:
    """One mark, only with what the map needs. Of events and stacks the point is exact: it is asked for again."""
    exact = one.kind != "cell"
    mark: Json = {
        "kind": one.kind,
        "lat": one.lat if exact else round(one.lat, DECIMALS),
        "lon": one.lon if exact else round(one.lon, DECIMALS),
        "count": one.count,
        "type": one.type,
        "event_id": one.event_id,
        "bbox": list(one.bbox) if exact else [round(edge, DECIMALS) for edge in one.bbox],
    }
    if one.area:
        mark["area"] = strings.about_area(shorten(one.place or ""))
    if one.kind == "event":
        mark |= {"tip": _words(one), "faint": one.status != "reported"}
    elif one.kind == "stack":
        mark["place"] = shorten(one.place or "")
    return mark


def _words(one: MapFeature) -> str:
    """One event in a line: date, what, where."""
    known = EVENT_TYPE_BY_CODE.get(one.type or "")
    label = known.label if known else one.type or ""
    when = strings.day(one.date_start) if one.date_start else strings.NO_DATE
    what = f"{label}: {one.site}" if one.site else label
    return " · ".join(part for part in (when, what, shorten(one.place or "")) if part)
