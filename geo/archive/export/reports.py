"""Reports that were just read, as GeoJSON (RFC 7946) and CSV, without an archive."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

import shapely
from shapely.geometry import mapping

from geo.archive.export.cells import safe_cell
from geo.archive.export.columns import ATTRIBUTION, COLUMNS
from geo.archive.schema import OURS
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, acled_sub_event, ucdp_type_of_violence
from geo.model import Event, Georeference, Json, Locality, Report
from geo.reading.what.sides import sides_of


def to_geojson(reports: Iterable[Report]) -> Json:
    """A FeatureCollection: a Point for every located event, a footprint for every located locality. WGS84, lon lat."""
    features: list[Json] = []
    for report in reports:
        features += [_event_feature(report, event) for event in report.events if event.georeference]
        for index, locality in enumerate(report.localities):
            if locality.georeference:
                features.append(_locality_feature(report, index, locality, locality.georeference))
    return {"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": features}


def georeference_feature(where: Georeference, extra: Json | None = None) -> Json:
    """One georeference as a GeoJSON Feature: its footprint, and everything else as properties."""
    properties = where.to_dict()
    return {
        "type": "Feature",
        "geometry": _geometry(properties.pop("footprintWKT")),
        "properties": {**(extra or {}), **properties},
    }


def to_csv(reports: Iterable[Report], file: TextIO) -> None:
    """Write one row an event to `file`. No cell begins a formula in a spreadsheet."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        for event in report.events:
            row = event_record(report, event)
            writer.writerow([safe_cell(row[column]) for column in COLUMNS])


def event_record(report: Report, event: Event) -> Json:
    """One event as a flat record of `COLUMNS`; None where nothing is known."""
    kind = EVENT_TYPE_BY_CODE[event.type]
    kinds = {actor.id: actor.kind for actor in report.actors}
    attackers, targets = sides_of(event, "attacker", kinds), sides_of(event, "target", kinds)
    where = event.georeference
    precision = PRECISION_BY_LEVEL[where.precision_level] if where else None
    others = [f"{a.name} ({a.role})" for a in event.actors if a.role not in {"attacker", "target"}]
    record: Json = {
        "event_id": event.id,
        "article_id": report.article.id,
        "title": report.article.title,
        "published": report.article.published.isoformat() if report.article.published else None,
        "type": event.type,
        "acled_sub_event_type": acled_sub_event(event.type, targets),
        "ucdp_type_of_violence": ucdp_type_of_violence(attackers, targets) if kind.violent else None,
        "plover_event": kind.plover[0] if kind.plover else None,
        "plover_mode": kind.plover[1] if kind.plover else None,
        "status": event.status,
        "date_start": event.date_start.isoformat() if event.date_start else None,
        "date_end": event.date_end.isoformat() if event.date_end else None,
        "date_precision": event.date_precision,
        "attackers": _joined(a.name for a in event.actors if a.role == "attacker"),
        "targets": _joined(a.name for a in event.actors if a.role == "target"),
        "other_actors": _joined(others),
        "site": event.site,
        "places": _joined(report.localities[i].text for i in event.localities),
        "decimalLatitude": round(where.lat, 6) if where else None,
        "decimalLongitude": round(where.lon, 6) if where else None,
        "coordinateUncertaintyInMeters": round(where.uncertainty_m, 1) if where else None,
        "precision_level": where.precision_level if where else None,
        "ucdp_where_prec": precision.ucdp_where_prec if precision else None,
        "acled_geo_precision": precision.acled_geo_precision if precision else None,
        "killed_low": event.toll.low if event.toll else None,
        "killed_high": event.toll.high if event.toll else None,
        "killed_disputed": event.toll.disputed if event.toll else None,
        "wounded_low": event.wounded.low if event.wounded else None,
        "wounded_high": event.wounded.high if event.wounded else None,
        "claims": _joined(f"{c.kind}: {c.wording} ({c.attributed_to or 'the article'})" for c in event.claims),
        "checks": _joined(check.sentence for check in event.checks),
        "georeferenceProtocol": where.protocol if where else None,
        "georeferenceSources": where.sources if where else None,
        "evidence": _joined((span.of(report.article.text) for span in event.evidence), " … "),
        "dataset": OURS,
        "source_id": event.id,
        "publisher": report.article.publisher,
        "url": report.article.url,
        "corrected": False,
        "licence": ATTRIBUTION,
    }
    return {column: record.get(column) for column in COLUMNS}


def _event_feature(report: Report, event: Event) -> Json:
    record = event_record(report, event)
    where = event.georeference
    point = [record.pop("decimalLongitude"), record.pop("decimalLatitude")] if where else None
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": {"kind": "event", **record}}


def _locality_feature(report: Report, index: int, locality: Locality, where: Georeference) -> Json:
    extra = {
        "kind": "locality",
        "article_id": report.article.id,
        "verbatimLocality": locality.text,
        "locality_kind": locality.kind,
    }
    feature = georeference_feature(where, extra)
    feature["id"] = f"{report.article.id}-locality-{index}"
    return feature


def _geometry(wkt: str) -> Json:
    """RFC 7946 geometry of a WKT: outer rings counter-clockwise, at most seven decimals."""
    shape = shapely.from_wkt(wkt)
    oriented = shapely.orient_polygons(shape) if shape.geom_type in {"Polygon", "MultiPolygon"} else shape
    geometry: Json = mapping(oriented)
    return geometry


def _joined(texts: Iterable[str], separator: str = "; ") -> str | None:
    return separator.join(texts) or None
