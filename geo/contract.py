"""The JSON contract back to the nouns of `geo.model`: what `Report.to_dict` wrote, read again.

An archive keeps reports as JSON; whoever shows one wants the nouns. Keys that an older report lacks take the nouns'
defaults. Coordinates come back rounded as the contract rounds them (1e-6 degrees, 0.1 m).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from geo.errors import ContractError, quoted
from geo.model import (
    Actor,
    Anchor,
    Article,
    Check,
    Claim,
    DateMention,
    Event,
    Georeference,
    Json,
    Locality,
    Participation,
    Place,
    Report,
    Span,
    TimeOfDay,
    Toll,
    Toponym,
)


def report_from_dict(data: Mapping[str, Any]) -> Report:
    """The report that `data` tells. Raises ContractError where it is none."""
    try:
        return Report(
            article=_article(data["article"]),
            toponyms=tuple(_toponym(row) for row in data.get("toponyms", ())),
            localities=tuple(_locality(row) for row in data.get("localities", ())),
            dates=tuple(_date_mention(row) for row in data.get("dates", ())),
            actors=tuple(_actor(row) for row in data.get("actors", ())),
            events=tuple(_event(row) for row in data.get("events", ())),
            notes=tuple(data.get("notes", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContractError(f"this is no report of ours: {quoted(str(error))}") from error


def georeference_from_dict(data: Mapping[str, Any]) -> Georeference:
    """A georeference from its Darwin Core names."""
    return Georeference(
        lat=data["decimalLatitude"],
        lon=data["decimalLongitude"],
        uncertainty_m=data["coordinateUncertaintyInMeters"],
        precision_level=data["precision_level"],
        footprint_wkt=data["footprintWKT"],
        protocol=data["georeferenceProtocol"],
        sources=data["georeferenceSources"],
        remarks=tuple(data.get("steps") or filter(None, [data.get("georeferenceRemarks")])),
    )


def _article(data: Json) -> Article:
    return Article(
        **_same(data, ("id", "title", "text", "standfirst", "published_from", "publisher", "url", "dateline")),
        published=_day(data.get("published")),
        language=data.get("language") or "en",
        body=tuple(Span(start, end) for start, end in data.get("body", ())),
    )


def _place(data: Json | None) -> Place | None:
    if data is None:
        return None
    same = _same(data, ("name", "lat", "lon", "country", "geonameid", "admin1", "population", "area"))
    return Place(**same, feature=data.get("feature") or "PPL", source=data.get("source") or "")


def _toponym(data: Json) -> Toponym:
    return Toponym(_span(data), data["text"], data["use"], _place(data.get("place")))


def _anchor(data: Json) -> Anchor:
    span = data.get("span")
    return Anchor(
        text=data["text"],
        place=_place(data.get("place")),
        border=tuple(data.get("border") or ()),
        span=Span(*span) if span else None,
        doubt=data.get("doubt") or "",
    )


def _locality(data: Json) -> Locality:
    same = (
        "text", "kind", "distance_m", "distance_max_m", "distance_text", "unit", "hedge", "bearing_deg", "heading",
        "part", "inside", "group",
    )  # fmt: skip
    return Locality(
        span=_span(data),
        **_same(data, same),
        anchors=tuple(_anchor(row) for row in data.get("anchors", ())),
        orthogonal=tuple((distance, heading) for distance, heading in data.get("orthogonal", ())),
        georeference=_georeference(data.get("georeference")),
        narrowed=_georeference(data.get("narrowed")),
    )


def _georeference(data: Json | None) -> Georeference | None:
    return georeference_from_dict(data) if data else None


def _date_mention(data: Json) -> DateMention:
    time = data.get("time")
    return DateMention(
        span=_span(data),
        text=data["text"],
        value=_day(data.get("value")),
        end=_day(data.get("value_end")),
        precision=data["precision"],
        rule=data.get("rule", ""),
        time=TimeOfDay(_span(time), time["text"]) if time else None,
    )


def _actor(data: Json) -> Actor:
    return Actor(
        **_same(data, ("id", "name", "kind", "country", "parent", "wikidata_id")),
        seat=_place(data.get("seat")),
        mentions=_spans(data.get("mentions", ())),
        known=data.get("known", True),
    )


def _event(data: Json) -> Event:
    return Event(
        **_same(data, ("id", "type", "date_precision", "site")),
        status=data.get("status") or "reported",
        date_start=_day(data.get("date_start")),
        date_end=_day(data.get("date_end")),
        actors=tuple(Participation(row["id"], row["name"], row["role"]) for row in data.get("actors", ())),
        localities=tuple(data.get("localities", ())),
        georeference=_georeference(data.get("georeference")),
        checks=tuple(_check(row) for row in data.get("checks", ())),
        claims=tuple(_claim(row) for row in data.get("claims", ())),
        evidence=_spans(data.get("evidence", ())),
        toll=_toll(data.get("killed")),
        wounded=_toll(data.get("wounded")),
    )


def _check(data: Json) -> Check:
    return Check(
        **_same(data, ("kind", "agrees", "sentence", "reported_m", "measured_m")),
        line=tuple((lon, lat) for lon, lat in data.get("line", ())),
    )


def _claim(data: Json) -> Claim:
    same = ("kind", "wording", "modality", "low", "best", "high", "category", "attributed_to")
    return Claim(
        span=_span(data),
        **_same(data, same),
        said_on=_day(data.get("said_on")),
        superseded=bool(data.get("superseded")),
        part=bool(data.get("part")),
    )


def _toll(data: Json | None) -> Toll | None:
    return Toll(data["low"], data["high"], data["disputed"]) if data else None


def _span(data: Json) -> Span:
    return Span(int(data["start"]), int(data["end"]))


def _spans(rows: Iterable[Json]) -> tuple[Span, ...]:
    return tuple(_span(row) for row in rows)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _same(data: Json, names: Iterable[str]) -> dict[str, Any]:
    """The values that carry the same name in the contract and in the noun, those that are there."""
    return {name: data[name] for name in names if name in data}
