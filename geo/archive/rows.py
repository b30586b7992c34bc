"""A report to the rows of the archive's tables. Works on the JSON contract, so that rows can be made again from a
report that was stored. Geometries become WKB with their box; country and admin area are those of the point."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geo.archive.identity import finest_place_of, quote_of
from geo.archive.schema import OURS
from geo.codes import FINENESS
from geo.errors import CoordinateError
from geo.model import Json
from geo.places.areas import admin1_at, country_at

Row = dict[str, object]
SUMMARY_CHARACTERS = 1_000
STANDING = ("asserted", "reported", "disputed")
CIVILIANS = frozenset({"civilian", "civilians", "children", "women"})
_HALF_WORLD_DEG = 180.0


def report_rows(report: Json, ids: Sequence[str], *, article_id: str, version: int) -> dict[str, list[Row]]:
    """The rows of a report by table, articles left out. `ids` are the events' ids, in the report's order."""
    actors = {actor["id"]: actor for actor in report["actors"]}
    rows: dict[str, list[Row]] = {"events": [], "localities": [], "claims": [], "participations": []}
    for ordinal, (event_id, event) in enumerate(zip(ids, report["events"], strict=True)):
        row = _event_row(report, event) | {
            "event_id": event_id,
            "article_id": article_id,
            "article_version": version,
            "ordinal": ordinal,
        }
        rows["events"].append(row)
        rows["claims"] += _claim_rows(event, event_id=event_id, article_id=article_id)
        rows["participations"] += _participation_rows(event, event_id, actors)
    placing: dict[int, list[str]] = {}
    for event_id, event in zip(ids, report["events"], strict=True):
        for index in event["localities"]:
            placing.setdefault(index, []).append(event_id)
    for ordinal, locality in enumerate(report["localities"]):
        extra: Row = {"article_id": article_id, "ordinal": ordinal, "event_ids": placing.get(ordinal, [])}
        rows["localities"].append(_locality_row(locality) | extra)
    return rows


def box_of(shape: BaseGeometry | None) -> Row:
    """The box columns of a geometry; one that goes over the antimeridian in parts has its western edge east of 0."""
    if shape is None or shape.is_empty:
        return {"xmin": None, "ymin": None, "xmax": None, "ymax": None}
    west, south, east, north = shape.bounds
    if east - west > _HALF_WORLD_DEG:
        parts = [part.bounds for part in shapely.get_parts(shape)]
        eastern = [part for part in parts if part[0] >= 0]
        western = [part for part in parts if part[2] <= 0]
        if eastern and len(eastern) + len(western) == len(parts):
            west, east = min(part[0] for part in eastern), max(part[2] for part in western)
    return {"xmin": west, "ymin": south, "xmax": east, "ymax": north}


def place_columns(where: Json | None) -> Row:
    """The columns of a georeference: point, radius, level, footprint and its box. All null where there is none."""
    shape = shapely.from_wkt(where["footprintWKT"]) if where and where.get("footprintWKT") else None
    return {
        "lat": where["decimalLatitude"] if where else None,
        "lon": where["decimalLongitude"] if where else None,
        "uncertainty_m": where["coordinateUncertaintyInMeters"] if where else None,
        "precision_level": where["precision_level"] if where else None,
        "footprint": shapely.to_wkb(shape) if shape is not None else None,
        **box_of(shape),
    }


def area_columns(*, lat: float | None, lon: float | None, precision_level: str | None) -> Row:
    """Country and first-level admin area of a point; the area only where the place is that precise."""
    country = admin1 = None
    if lat is not None and lon is not None:
        try:
            country = country_at(lon=lon, lat=lat)
            fine = FINENESS.get(precision_level, len(FINENESS)) <= FINENESS["adm1"]  # type: ignore[call-overload]
            admin1 = admin1_at(lon=lon, lat=lat) if fine and country else None
        except CoordinateError:
            country = admin1 = None
    return {"country": country, "admin1": admin1}


def day(text: str | None) -> dt.date | None:
    """A date from YYYY-MM-DD."""
    return dt.date.fromisoformat(text) if text else None


def _event_row(report: Json, event: Json) -> Row:
    article = report["article"]
    where = event["georeference"]
    place = place_columns(where)
    killed = event.get("killed") or {}
    return {
        "dataset": OURS,
        "source_id": event["id"],
        "carried": False,
        "type": event["type"],
        "status": event["status"],
        "date_start": day(event["date_start"]),
        "date_end": day(event["date_end"]),
        "date_precision": event["date_precision"],
        "site": event.get("site"),
        "place": finest_place_of(event, report["localities"]),
        **place,
        **area_columns(lat=place["lat"], lon=place["lon"], precision_level=place["precision_level"]),  # type: ignore[arg-type]
        "killed_low": killed.get("low"),
        "killed_high": killed.get("high"),
        "killed_disputed": killed.get("disputed"),
        **_range("wounded", (c for c in event["claims"] if c["kind"] == "wounded")),
        **_range("civilians", (c for c in event["claims"] if c["kind"] == "killed" and c.get("category") in CIVILIANS)),
        "title": article["title"],
        "summary": " … ".join(piece["text"] for piece in event["evidence"])[:SUMMARY_CHARACTERS] or None,
        "publisher": article.get("publisher"),
        "published": day(article.get("published")),
        "url": article.get("url"),
        "quote": quote_of(event) or None,
    }


def _range(name: str, claims: Iterable[Json]) -> Row:
    """The lowest and highest number of the claims that stand."""
    numbers = [
        value
        for claim in claims
        if claim["modality"] in STANDING and not claim.get("superseded")
        for value in (claim["low"], claim["best"], claim["high"])
        if value is not None
    ]
    return {f"{name}_low": min(numbers, default=None), f"{name}_high": max(numbers, default=None)}


def _claim_rows(event: Json, *, event_id: str, article_id: str) -> list[Row]:
    same = ("kind", "low", "best", "high", "category", "attributed_to", "modality", "wording", "start", "end")
    return [
        {
            **{name: claim.get(name) for name in same},
            "event_id": event_id,
            "article_id": article_id,
            "ordinal": ordinal,
            "said_on": day(claim["said_on"]),
            "superseded": bool(claim.get("superseded")),
            "part": bool(claim.get("part")),
        }
        for ordinal, claim in enumerate(event["claims"])
    ]


def _participation_rows(event: Json, event_id: str, actors: Mapping[str, Json]) -> list[Row]:
    return [
        {
            "event_id": event_id,
            "actor_id": part["id"],
            "name": part["name"],
            "kind": actors.get(part["id"], {}).get("kind"),
            "country": actors.get(part["id"], {}).get("country"),
            "role": part["role"],
        }
        for part in event["actors"]
    ]


def _locality_row(locality: Json) -> Row:
    where = locality["georeference"]
    same = ("start", "end", "text", "kind", "distance_m", "bearing_deg")
    return {
        **{name: locality[name] for name in same},
        "anchors": json.dumps(locality["anchors"], ensure_ascii=False),
        **place_columns(where),
        "protocol": where["georeferenceProtocol"] if where else None,
        "sources": where["georeferenceSources"] if where else None,
        "remarks": where["georeferenceRemarks"] if where else None,
    }
