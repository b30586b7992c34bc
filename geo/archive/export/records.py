"""Events as GeoJSON Features for programs that ask page by page: quick ones from memory, one whole from the files."""

from __future__ import annotations

import json
from collections.abc import Sequence

import shapely

from geo.archive.conditions import Condition
from geo.archive.database import Database
from geo.archive.export.columns import COLUMNS
from geo.archive.export.geojson import features
from geo.archive.export.licences import licence_of
from geo.archive.export.stream import FOOTPRINT, Chosen, blocks
from geo.archive.query import Filter
from geo.archive.questions import StoredEvent, page
from geo.codes import PRECISION_BY_LEVEL
from geo.model import Json

_SAME = (
    "event_id", "article_id", "title", "type", "status", "date_precision", "precision_level", "killed_low",
    "killed_best", "killed_high", "killed_disputed", "dataset", "country", "admin1", "publisher", "url", "incident_id",
    "review", "corrected",
)  # fmt: skip


def feature_page(database: Database, wanted: Filter, *, offset: int = 0, limit: int = 1_000) -> list[Json]:
    """A page of the events that the filter keeps, the latest first, as Features. Raises ArchiveError."""
    found = page(database, wanted, offset=offset, limit=limit)
    words = _evidence(database, [event.event_id for event in found])
    lines = {name: licence_of(database.snapshot, name) for name in {event.dataset for event in found}}
    return [_feature(event, evidence=words.get(event.event_id), licence=lines[event.dataset]) for event in found]


def whole_feature(database: Database, event_id: str) -> Json | None:
    """One event with all columns, its ``footprint`` as a foreign member; None if there is none. Raises ArchiveError."""
    what = Chosen(Condition("event_id = ?", (event_id,)), 1)
    for block in blocks(database, what):
        for (text,) in features(block):
            feature: Json = json.loads(text)
            (footprint,) = block[FOOTPRINT].to_pylist()
            area = shapely.to_geojson(shapely.orient_polygons(shapely.from_wkb(footprint))) if footprint else None
            return feature | {"footprint": json.loads(area) if area else None}
    return None


def _evidence(database: Database, event_ids: Sequence[str]) -> dict[str, str]:
    sql = "SELECT event_id, summary FROM events WHERE event_id IN (SELECT unnest(?::VARCHAR[])) AND summary IS NOT NULL"
    return dict(database.rows(sql, [list(event_ids)]))


def _feature(event: StoredEvent, *, evidence: str | None, licence: str) -> Json:
    """A Feature with the names of `COLUMNS`, those that are in memory."""
    level = PRECISION_BY_LEVEL.get(event.precision_level or "")
    others = [f"{a.name} ({a.role})" for a in event.actors if a.role not in {"attacker", "target"}]
    values: Json = {name: getattr(event, name) for name in _SAME} | {
        "published": event.published.isoformat() if event.published else None,
        "date_start": event.date_start.isoformat() if event.date_start else None,
        "date_end": event.date_end.isoformat() if event.date_end else None,
        "attackers": "; ".join(a.name for a in event.actors if a.role == "attacker") or None,
        "targets": "; ".join(a.name for a in event.actors if a.role == "target") or None,
        "other_actors": "; ".join(others) or None,
        "places": event.place,
        "coordinateUncertaintyInMeters": None if event.uncertainty_m is None else round(event.uncertainty_m, 1),
        "ucdp_where_prec": level.ucdp_where_prec if level else None,
        "acled_geo_precision": level.acled_geo_precision if level else None,
        "evidence": evidence,
        "licence": licence,
    }
    where = None
    if event.lat is not None and event.lon is not None:
        where = {"type": "Point", "coordinates": [round(event.lon, 6), round(event.lat, 6)]}
    properties = {"kind": "event"} | {name: values[name] for name in COLUMNS if name in values}
    return {"type": "Feature", "id": event.event_id, "geometry": where, "properties": properties}
