"""One HTML file with a map and a list of events, which opens from a disk and asks no other host for anything.

Leaflet, the outlines of the land and the events stand in the file. Its Content-Security-Policy allows the two scripts
and two styles by their hashes and nothing else; what articles say is JSON with ``<`` escaped, shown as text nodes. At
most `MOST_EVENTS` are in it, the latest of those with a place first; the page says how many were left out.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

import shapely
from shapely.geometry.base import BaseGeometry

from geo.archive.export.colours import COLOURS
from geo.archive.export.columns import ATTRIBUTION
from geo.archive.export.formats import Job
from geo.archive.export.licences import licences, lines
from geo.archive.export.stream import blocks, chosen
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL
from geo.model import Json
from geo.places.areas import countries

MOST_EVENTS = 5_000
LONGEST_WORDS = 800
WORLD_TOLERANCE_DEG = 0.15
NEAR_SHARE = 1 / 1_500
"""Outlines about the events are true to this share of their extent."""
FINEST_TOLERANCE_DEG = 0.004
MARGIN_DEG = 1.5
LARGEST_NEAR_DEG = 60.0
"""Events farther apart are shown on the outlines of the whole world only."""
STATIC = Path(__file__).resolve().parent / "static"
_LISTED = (
    "type", "title", "places", "date_start", "date_end", "attackers", "targets", "other_actors", "claims", "checks",
    "evidence", "publisher", "url", "dataset", "review", "killed_low", "killed_best", "killed_high",
)  # fmt: skip
_PICTURES = re.compile(r"url\([^#)]{0,200}\)")


def write(job: Job, file: BinaryIO) -> int:
    """Write the page; how many events are in it."""
    everything = chosen(job.database, job.wanted).count
    events: list[Json] = []
    for block in blocks(job.database, chosen(job.database, job.wanted, newest=MOST_EVENTS)):
        events += [_event(row) for row in block.to_pylist()]
    of = licences(job.database, job.wanted)
    data = {
        "events": events,
        "left_out": everything - len(events),
        "land": _outlines(events),
        "colours": COLOURS,
        "labels": {code: row.label for code, row in EVENT_TYPE_BY_CODE.items()},
    }
    file.write(_page(data, list(dict.fromkeys([*lines(of), ATTRIBUTION]))).encode())
    return len(events)


def _event(row: Json) -> Json:
    event: Json = {name: row[name] for name in _LISTED if row[name] is not None}
    for name in ("date_start", "date_end"):
        if name in event:
            event[name] = event[name].isoformat()
    for name, value in event.items():
        if isinstance(value, str) and len(value) > LONGEST_WORDS:
            event[name] = value[: LONGEST_WORDS - 1] + "…"
    if row["decimalLatitude"] is not None:
        event |= {"lat": row["decimalLatitude"], "lon": row["decimalLongitude"]}
        event["radius_m"] = row["coordinateUncertaintyInMeters"]
        level = PRECISION_BY_LEVEL.get(row["precision_level"])
        event["precision"] = level.label if level else None
    return event


# --- land ------------------------------------------------------------------------------------------------------------


def _outlines(events: list[Json]) -> Json:
    """Outlines of the countries, coarse for the world and finer about the events, as GeoJSON MultiPolygons."""
    placed = [event for event in events if "lat" in event]
    found: Json = {"world": _world(), "near": None}
    if placed:
        lons, lats = [event["lon"] for event in placed], [event["lat"] for event in placed]
        box = (min(lons) - MARGIN_DEG, min(lats) - MARGIN_DEG, max(lons) + MARGIN_DEG, max(lats) + MARGIN_DEG)
        extent = max(box[2] - box[0], box[3] - box[1])
        if extent <= LARGEST_NEAR_DEG:
            tolerance = max(extent * NEAR_SHARE, FINEST_TOLERANCE_DEG)
            found |= {"near": _drawn(_land(), tolerance, box), "box": [round(edge, 2) for edge in box]}
    return found


@cache
def _land() -> tuple[BaseGeometry, ...]:
    return tuple(area.geometry for area in countries().values())


@cache
def _world() -> Json:
    return _drawn(_land(), WORLD_TOLERANCE_DEG, (-180.0, -85.0, 180.0, 85.0))


def _drawn(land: tuple[BaseGeometry, ...], tolerance_deg: float, box: tuple[float, float, float, float]) -> Json:
    """The land in a box (west, south, east, north), simplified; slivers that nobody would see are left out."""
    cut = shapely.clip_by_rect(
        [shape for shape in land if shapely.box(*box).intersects(shapely.box(*shape.bounds))], *box
    )
    digits = 2 if tolerance_deg >= 0.1 else 4
    parts = shapely.get_parts(shapely.simplify(cut, tolerance_deg, preserve_topology=False))
    rings = [
        [[[round(x, digits), round(y, digits)] for x, y in ring.coords] for ring in _rings(part)]
        for part in parts
        if part.geom_type == "Polygon" and part.area > tolerance_deg**2
    ]
    return {"type": "MultiPolygon", "coordinates": rings}


def _rings(polygon: BaseGeometry) -> list[BaseGeometry]:
    return [polygon.exterior, *polygon.interiors]


# --- the page --------------------------------------------------------------------------------------------------------


@cache
def _scripts() -> tuple[str, str]:
    """Leaflet's script and ours, as they stand in the page."""
    leaflet = (files("xstatic.pkg.leaflet") / "data" / "leaflet.js").read_text(encoding="utf-8")
    return leaflet.replace("//# sourceMappingURL=leaflet.js.map", ""), (STATIC / "page.js").read_text(encoding="utf-8")


@cache
def _styles() -> tuple[str, str]:
    """Leaflet's style without its pictures, and ours."""
    leaflet = (files("xstatic.pkg.leaflet") / "data" / "leaflet.css").read_text(encoding="utf-8")
    return _PICTURES.sub("none", leaflet), (STATIC / "page.css").read_text(encoding="utf-8")


def _hashes(texts: tuple[str, ...]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _page(data: Json, credit: list[str]) -> str:
    policy = (
        f"default-src 'none'; script-src {_hashes(_scripts())}; style-src {_hashes(_styles())}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    told = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    told = told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    styles = "".join(f"<style>{style}</style>" for style in _styles())
    scripts = "".join(f"<script>{script}</script>" for script in _scripts())
    footer = "".join(f"<p>{html.escape(line)}</p>" for line in credit)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>Dateline</title>\n{styles}\n</head>\n<body>\n'
        '<header><h1>Dateline</h1><p id="count" role="status"></p>'
        '<input id="search" type="search" placeholder="Search words" aria-label="Search words">'
        '<select id="type" aria-label="Type"></select></header>\n'
        '<main><div id="map" aria-label="Map of the events"></div><ol id="list" aria-label="Events"></ol></main>\n'
        f"<footer>{footer}</footer>\n"
        f'<script type="application/json" id="data">{told}</script>\n{scripts}\n</body>\n</html>\n'
    )
