"""What a map shows of any number of events: at most `LIMIT` features, whatever the view.

Where the view holds few enough, every event is one feature, or several at exactly one point are one "stack" with their
number. Otherwise the view is cut into cells of Web Mercator (EPSG:3857): halves of halves of the world, so that they
stay where they are when the map is moved. A cell becomes one feature at the mean position of its events (the mean in
Web Mercator, given as lon lat), with their number; a cell with one event, or one point, is that event or stack.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from geo.archive.conditions import condition
from geo.archive.database import MAX_LAT_DEG, WORLD, Database
from geo.archive.query import Filter
from geo.codes import AREA_LEVELS
from geo.errors import ArchiveError, quoted
from geo.model import Json

LIMIT = 2_000
FINEST_LEVEL = 20
"""Cells are never smaller than the world's width over 2 to this: 38 m at the equator."""
SAME_POINT_DEG = 1e-7
"""Points no farther apart (a centimetre) are one point, as they are in 32 bits of Web Mercator."""
POINTS_LOOKED_FOR = 20
"""Where so many times the limit of events are in a view, they may still stand at few enough points."""
Box = tuple[float, float, float, float]
"""West, south, east, north in WGS84 degrees."""
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
    """One mark: WGS84 point, number of events. ``type`` is None where its events are of several. ``bbox`` (west, south,
    east, north) is the ground that it stands for. ``event_id``, ``site``, ``status`` and ``date_start`` are the single
    event's, of a stack or cell None; ``place`` also that of a stack. ``area`` tells that the words of its articles give
    an area, and that the point is only that area's middle."""

    kind: Kind
    lat: float
    lon: float
    count: int
    type: str | None
    event_id: str | None
    bbox: Box
    area: bool = False
    place: str | None = None
    site: str | None = None
    status: str | None = None
    date_start: dt.date | None = None

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


def map_features(
    database: Database,
    wanted: Filter,
    view: View,
    *,
    limit: int = LIMIT,
    apart: int | None = None,
    finest: int = FINEST_LEVEL,
) -> MapAnswer:
    """The marks of a view for the events that the filter keeps, at most `limit`. Points are shown one by one where
    they are at most `apart` (else as many as `limit`); no cell is smaller than one of level `finest`.

    Raises ArchiveError.
    """
    apart = limit if apart is None else min(apart, limit)
    key = ("map", wanted, view, limit, apart, finest)
    known = database.remembered(key)
    if isinstance(known, MapAnswer):
        return known
    return database.remember(key, _answer(database, wanted, view, (limit, apart, finest)))


def stacked(wanted: Filter, *, lat: float, lon: float) -> Filter:
    """The filter that keeps the events of a stack, for `geo.archive.questions.page`."""
    return in_box(wanted, (lon, lat, lon, lat))


def in_box(wanted: Filter, box: Box) -> Filter:
    """The filter that keeps the events of a mark's ``bbox``."""
    west, south, east, north = box
    tiny = SAME_POINT_DEG
    return replace(wanted, bbox=(west - tiny, max(south - tiny, -90.0), east + tiny, min(north + tiny, 90.0)))


def extent(database: Database, wanted: Filter) -> Box | None:
    """The box of all points that the filter keeps, None where there is none."""
    known = database.remembered(("extent", wanted))
    if known is None:
        asked = condition(database, wanted)
        known = database.remember(
            ("extent", wanted),
            database.rows(
                f"SELECT min(lon), min(lat), max(lon), max(lat) FROM events WHERE {asked.sql}", asked.parameters
            )[0],
        )
    box: Box = known  # type: ignore[assignment]
    return None if box[0] is None else box


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


def _answer(database: Database, wanted: Filter, view: View, most: tuple[int, int, int]) -> MapAnswer:
    limit, apart, finest = most
    if not all(math.isfinite(v) for v in (view.west, view.south, view.east, view.north)) or view.south > view.north:
        raise ArchiveError(f"{quoted(view)} is no view: give west, south, east, north in degrees")
    if limit < 1:
        raise ArchiveError(f"a map has at least 1 feature, not {limit}")
    asked = condition(database, wanted)
    inside, box = _inside(view)
    sql, parameters = f"{inside} AND {asked.sql}", [*box, *asked.parameters]
    total = int(database.rows(f"SELECT count(*) FROM events WHERE {sql}", parameters)[0][0])
    if total <= limit * POINTS_LOOKED_FOR:
        singles = _singles(database, sql, parameters, most=apart)
        if len(singles) <= apart:
            return MapAnswer(singles, total, None)
    level = min(cell_level(view, limit), finest)
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


_DETAILS = ("place", "site", "status", "date_start")
"""What a mark of one event says of it."""


def _area(database: Database) -> str:
    """Whether the words of an article give no point: an expression over ``events``."""
    codes = [str(database.number("precision_level", level)) for level in sorted(AREA_LEVELS)]
    known = ", ".join(code for code in codes if code != "None") or "NULL"
    return f"(article_id IS NOT NULL AND coalesce(precision_level IN ({known}), false))"


def _singles(database: Database, sql: str, parameters: Sequence[object], *, most: int) -> tuple[MapFeature, ...]:
    """Every event a feature, those of one point together. Where they are more than `most`, one more than that."""
    details = ", ".join(f"min({name})" for name in _DETAILS)
    rows = database.rows(
        f"SELECT count(*), min(type), max(type), min(event_id), {_area(database)} AS area, {details}, "
        f"min(lat), min(lon) FROM events WHERE {sql} GROUP BY mx, my, area ORDER BY mx, my, area LIMIT ?",
        [*parameters, most + 1],
    )
    return tuple(
        _feature(database, marks, point=(lat, lon), bbox=(lon, lat, lon, lat), one_point=True)
        for *marks, lat, lon in rows
    )


def _cells(database: Database, sql: str, parameters: Sequence[object], level: int) -> Iterable[MapFeature]:
    """Every cell a feature, at its only point or at the mean of its points."""
    shift = 32 - level
    details = ", ".join(f"e.{name}" for name in _DETAILS)
    rows = database.rows(
        f"SELECT number, low_type, high_type, e.event_id, first = last AND {_area(database)}, {details}, "
        "cell, x, y, first = last AS one_point, e.lat, e.lon FROM ("
        f"SELECT ((mx >> {shift})::UBIGINT << {level}) | (my >> {shift}) AS cell, count(*) AS number, avg(mx) AS x, "
        "avg(my) AS y, min(type) AS low_type, max(type) AS high_type, min((mx::UBIGINT << 32) | my) AS first, "
        "max((mx::UBIGINT << 32) | my) AS last, min(row) AS any_row "
        f"FROM events WHERE {sql} GROUP BY cell) JOIN events e ON e.row = any_row ORDER BY cell",
        parameters,
    )
    for *marks, cell, x, y, one_point, lat, lon in rows:
        point = (lat, lon) if one_point else unprojected(x, y)
        bbox = (lon, lat, lon, lat) if one_point else cell_box(cell, level)
        yield _feature(database, marks, point=point, bbox=bbox, one_point=bool(one_point))


def cell_box(cell: int, level: int) -> Box:
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
    bbox: Box,
    one_point: bool,
) -> MapFeature:
    """A feature of `marks`: number of events, least and greatest type, the least event id, whether it is an area, and
    `_DETAILS`."""
    number, low_type, high_type, event_id, area, place, site, status, date_start = marks
    kind: Kind = "event" if number == 1 else "stack" if one_point else "cell"
    alone = number == 1
    return MapFeature(
        kind=kind,
        lat=point[0],
        lon=point[1],
        count=int(number),
        type=database.codes["type"][low_type] if low_type is not None and low_type == high_type else None,
        event_id=event_id if alone else None,
        bbox=bbox,
        area=bool(area),
        place=place if one_point else None,
        site=site if alone else None,
        status=database.codes["status"][status] if alone and status is not None else None,
        date_start=date_start if alone else None,
    )
