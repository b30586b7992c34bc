"""What a map shows of any number of events: at most `LIMIT` features, whatever the view.

Where the view holds few enough, every event is one feature, or several at exactly one point are one "stack" with their
number. Otherwise the view is cut into cells of Web Mercator (EPSG:3857): halves of halves of the world, so that they
stay where they are when the map is moved. A cell becomes one feature at the mean position of its events (the mean in
Web Mercator, given as lon lat), with their number; a cell with one event, or one point, is that event or stack.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from geo.archive.database import MAX_LAT_DEG, WORLD, Database
from geo.archive.query import Filter
from geo.archive.questions import condition
from geo.errors import ArchiveError, quoted
from geo.model import Json

LIMIT = 2_000
FINEST_LEVEL = 20
"""Cells are never smaller than the world's width over 2 to this: 38 m at the equator."""
Kind = Literal["event", "stack", "cell"]


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows: west, south, east, north in WGS84 degrees. West above east goes across the antimeridian;
    degrees beyond 180 are another turn of the world."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class MapFeature:
    """One mark: WGS84 point, number of events. ``event_id`` is the single event's, of a stack or cell None. ``type``
    is None where its events are of several. ``bbox`` (west, south, east, north) is the ground that it stands for."""

    kind: Kind
    lat: float
    lon: float
    count: int
    type: str | None
    event_id: str | None
    bbox: tuple[float, float, float, float]

    def to_feature(self) -> Json:
        """The mark as a GeoJSON Feature."""
        properties = {"kind": self.kind, "count": self.count, "type": self.type, "bbox": list(self.bbox)}
        if self.event_id is not None:
            properties["event_id"] = self.event_id
        point = [round(self.lon, 6), round(self.lat, 6)]
        return {"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": properties}


@dataclass(frozen=True, slots=True)
class MapAnswer:
    """The marks of a view. ``total`` events with a point are in it; ``level`` is None where no cells were needed, else
    the world's width is cut into 2 to the ``level`` cells."""

    features: tuple[MapFeature, ...]
    total: int
    level: int | None


def map_features(database: Database, wanted: Filter, view: View, *, limit: int = LIMIT) -> MapAnswer:
    """The marks of a view for the events that the filter keeps, at most `limit`. Raises ArchiveError."""
    key = ("map", wanted, view, limit)
    known = database.remembered(key)
    return known if isinstance(known, MapAnswer) else database.remember(key, _answer(database, wanted, view, limit))


def stacked(wanted: Filter, *, lat: float, lon: float) -> Filter:
    """The filter that keeps the events of a stack, for `geo.archive.questions.page`."""
    tiny = 1e-9
    return replace(wanted, bbox=(lon - tiny, lat - tiny, lon + tiny, lat + tiny))


def mercator(*, lat: float, lon: float) -> tuple[float, float]:
    """A WGS84 point in the units of ``mx`` and ``my``: 0 to `WORLD` from the north-west corner."""
    bounded = math.radians(min(max(lat, -MAX_LAT_DEG), MAX_LAT_DEG))
    return (lon + 180) / 360 * WORLD, (1 - math.asinh(math.tan(bounded)) / math.pi) / 2 * WORLD


def unprojected(x: float, y: float) -> tuple[float, float]:
    """The WGS84 lat, lon of a point in the units of ``mx`` and ``my``."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / WORLD)))), x / WORLD * 360 - 180


def cell_level(view: View, limit: int) -> int:
    """The level whose cells are the smallest of which no more than `limit` touch the view."""
    width, height = _size(view)
    level = FINEST_LEVEL
    while level > 0:
        cell = WORLD / 2**level
        if (math.ceil(width / cell) + 1) * (math.ceil(height / cell) + 1) <= limit:
            return level
        level -= 1
    return 0


def _size(view: View) -> tuple[float, float]:
    """Width and height of a view in the units of ``mx`` and ``my``."""
    span = view.east - view.west
    if span < 0:
        span += 360
    _, top = mercator(lat=view.north, lon=0)
    _, bottom = mercator(lat=view.south, lon=0)
    return min(span, 360) / 360 * WORLD, bottom - top


def _answer(database: Database, wanted: Filter, view: View, limit: int) -> MapAnswer:
    if not all(math.isfinite(v) for v in (view.west, view.south, view.east, view.north)) or view.south > view.north:
        raise ArchiveError(f"{quoted(view)} is no view: give west, south, east, north in degrees")
    if limit < 1:
        raise ArchiveError(f"a map has at least 1 feature, not {limit}")
    asked = condition(database, wanted)
    inside, box = _inside(view)
    sql, parameters = f"{inside} AND {asked.sql}", [*box, *asked.parameters]
    total = int(database.rows(f"SELECT count(*) FROM events WHERE {sql}", parameters)[0][0])
    if total <= limit:
        return MapAnswer(tuple(_singles(database, sql, parameters)), total, None)
    level = cell_level(view, limit)
    return MapAnswer(tuple(_cells(database, sql, parameters, level)), total, level)


def _inside(view: View) -> tuple[str, Sequence[object]]:
    """The condition that an event's point is in the view."""
    _, top = mercator(lat=min(view.north, 90), lon=0)
    _, bottom = mercator(lat=max(view.south, -90), lon=0)
    rows = "my BETWEEN ? AND ?"
    height = [max(int(top), 0), min(math.ceil(bottom), WORLD - 1)]
    if view.east - view.west >= 360:
        return f"mx IS NOT NULL AND {rows}", height
    west, east = (int((lon + 180) / 360 * WORLD) % WORLD for lon in (view.west, view.east))
    across = "mx BETWEEN ? AND ?" if west <= east else "(mx >= ? OR mx <= ?)"
    return f"{across} AND {rows}", [west, east, *height]


def _singles(database: Database, sql: str, parameters: Sequence[object]) -> Iterable[MapFeature]:
    """Every event a feature, those of one point together."""
    rows = database.rows(
        f"SELECT count(*), min(type), max(type), min(event_id), min(lat), min(lon) FROM events WHERE {sql} "
        "GROUP BY mx, my ORDER BY mx, my",
        parameters,
    )
    for *marks, lat, lon in rows:
        yield _feature(database, marks, point=(lat, lon), bbox=(lon, lat, lon, lat), one_point=True)


def _cells(database: Database, sql: str, parameters: Sequence[object], level: int) -> Iterable[MapFeature]:
    """Every cell a feature, at its only point or at the mean of its points."""
    shift = 32 - level
    rows = database.rows(
        "SELECT number, low_type, high_type, e.event_id, cell, x, y, first = last AS one_point, e.lat, e.lon FROM ("
        f"SELECT ((mx >> {shift})::UBIGINT << {level}) | (my >> {shift}) AS cell, count(*) AS number, avg(mx) AS x, "
        "avg(my) AS y, min(type) AS low_type, max(type) AS high_type, min((mx::UBIGINT << 32) | my) AS first, "
        "max((mx::UBIGINT << 32) | my) AS last, min(row) AS any_row "
        f"FROM events WHERE {sql} GROUP BY cell) JOIN events e ON e.row = any_row ORDER BY cell",
        parameters,
    )
    for *marks, cell, x, y, one_point, lat, lon in rows:
        point = (lat, lon) if one_point else unprojected(x, y)
        yield _feature(database, marks, point=point, bbox=cell_box(cell, level), one_point=bool(one_point))


def cell_box(cell: int, level: int) -> tuple[float, float, float, float]:
    """West, south, east, north of a cell, its column and line in one number."""
    size = WORLD / 2**level
    column, line = cell >> level, cell & ((1 << level) - 1)
    north, west = unprojected(column * size, line * size)
    south, east = unprojected((column + 1) * size, (line + 1) * size)
    return west, south, east, north


def _feature(
    database: Database,
    marks: Sequence[Any],
    *,
    point: tuple[float, float],
    bbox: tuple[float, float, float, float],
    one_point: bool,
) -> MapFeature:
    """A feature of `marks`: number of events, least and greatest type, the least event id."""
    number, low_type, high_type, event_id = marks
    kind: Kind = "event" if number == 1 else "stack" if one_point else "cell"
    return MapFeature(
        kind=kind,
        lat=point[0],
        lon=point[1],
        count=int(number),
        type=database.codes["type"][low_type] if low_type is not None and low_type == high_type else None,
        event_id=event_id if number == 1 else None,
        bbox=bbox,
    )
