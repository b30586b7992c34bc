"""The nouns: what a report of an attack says, with the words (spans) that say it.

Everything is a frozen dataclass. Offsets count characters of ``Article.text``. Coordinates are WGS84
(EPSG:4326) degrees. Unknown is None, never 0. This module imports nothing of ours but the code tables.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from geo.codes import (
    ActorKind,
    ClaimKind,
    DatePrecision,
    DateSource,
    EventStatus,
    EventTypeCode,
    LocalityKind,
    Modality,
    PrecisionLevel,
    Role,
    ToponymUse,
)

Json = dict[str, Any]


class Span(NamedTuple):
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was given, and what its head says of it. ``body`` spans are the evidence:
    paragraphs without titles said twice, bylines, captions, links to other articles. ``published_from`` tells where
    ``published`` was found."""

    id: str
    title: str
    text: str
    standfirst: str | None = None
    published: dt.date | None = None
    published_from: DateSource | None = None
    publisher: str | None = None
    url: str | None = None
    dateline: str | None = None
    language: str = "en"
    body: tuple[Span, ...] = ()

    def to_dict(self) -> Json:
        """The article as the JSON contract has it."""
        return {
            "id": self.id,
            "title": self.title,
            "standfirst": self.standfirst,
            "published": _date(self.published),
            "published_from": self.published_from,
            "publisher": self.publisher,
            "url": self.url,
            "dateline": self.dateline,
            "language": self.language,
            "text": self.text,
            "body": [[span.start, span.end] for span in self.body],
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the data: a town, an admin area, a country, a region. ``lat``, ``lon`` are its point.

    ``feature`` is a GeoNames feature code (PPL, ADM1, PCLI, RGN, …). ``area`` is the code of its polygon in
    `geo.places.areas` ("SY", "SY-DY") where there is one.
    """

    name: str
    lat: float
    lon: float
    country: str | None = None
    feature: str = "PPL"
    geonameid: int | None = None
    admin1: str | None = None
    population: int | None = None
    area: str | None = None
    source: str = ""

    @property
    def is_country(self) -> bool:
        """Whether this is a whole country."""
        return self.feature.startswith("PCL")

    @property
    def is_admin1(self) -> bool:
        """Whether this is a first-level admin area."""
        return self.feature == "ADM1"

    def to_dict(self) -> Json:
        """The place as the JSON contract has it."""
        return {
            "geonameid": self.geonameid,
            "name": self.name,
            "country": self.country,
            "feature": self.feature,
            "lat": self.lat,
            "lon": self.lon,
            "admin1": self.admin1,
            "population": self.population,
            "area": self.area,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text. ``use``: ``location`` (something is there), ``actor`` ("Moscow said"),
    ``modifier`` ("Syrian", "the Baghdad government"). ``place`` is None where no data knows the name."""

    span: Span
    text: str
    use: ToponymUse
    place: Place | None = None

    def to_dict(self) -> Json:
        """The toponym as the JSON contract has it."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            "place": self.place.to_dict() if self.place else None,
            "use": self.use,
        }


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a locality is measured from: a place, or the land border of ``border`` (ISO codes; one code
    means any border of that country, two the line between them). ``span`` is None where the words that give
    the anchor stand elsewhere or nowhere ("--near"). ``doubt`` is a sentence that says why a name that the data
    knows was given no place."""

    text: str
    place: Place | None = None
    border: tuple[str, ...] = ()
    span: Span | None = None
    doubt: str = ""

    def to_dict(self) -> Json:
        """The anchor as the JSON contract has it."""
        return {
            "text": self.text,
            "lat": self.place.lat if self.place else None,
            "lon": self.place.lon if self.place else None,
            "place": self.place.to_dict() if self.place else None,
            "border": list(self.border) or None,
            "span": [self.span.start, self.span.end] if self.span else None,
            "doubt": self.doubt or None,
        }


@dataclass(frozen=True, slots=True)
class Georeference:
    """Where a locality is: a point, a radius that holds the footprint, and the footprint itself.

    Attributes carry the Darwin Core terms' meaning; `to_dict` carries their names. ``footprint_wkt`` is
    EPSG:4326, lon lat order. ``uncertainty_m`` is never 0. ``remarks`` are readable sentences, one a step.
    """

    lat: float
    lon: float
    uncertainty_m: float
    precision_level: PrecisionLevel
    footprint_wkt: str
    protocol: str
    sources: str
    remarks: tuple[str, ...] = ()

    def to_dict(self) -> Json:
        """The georeference under its Darwin Core names."""
        return {
            "decimalLatitude": round(self.lat, 6),
            "decimalLongitude": round(self.lon, 6),
            "coordinateUncertaintyInMeters": round(self.uncertainty_m, 1),
            "precision_level": self.precision_level,
            "footprintWKT": self.footprint_wkt,
            "geodeticDatum": "EPSG:4326",
            "georeferenceProtocol": self.protocol,
            "georeferenceSources": self.sources,
            "georeferenceRemarks": " ".join(self.remarks),
            "steps": list(self.remarks),
        }


@dataclass(frozen=True, slots=True)
class Locality:
    """A place description as the text has it (Darwin Core ``verbatimLocality``), read into its parts.

    ``distance_m`` and ``distance_max_m`` are metres as stated ("10-15 km": 10000, 15000); ``distance_text``
    and ``unit`` are what the precision rules read. ``part`` is a compass or other part ("eastern",
    "outskirts"). ``inside`` is the ISO code of the country the words put it in, where they do.
    ``narrowed`` is the part of the footprint that the town beside it allows. Localities of one noun phrase ("a village
    5 km south of X, in Y province") share a ``group`` number; one that stands alone has none.
    """

    span: Span
    text: str
    kind: LocalityKind
    anchors: tuple[Anchor, ...] = ()
    distance_m: float | None = None
    distance_max_m: float | None = None
    distance_text: str | None = None
    unit: str | None = None
    hedge: str | None = None
    bearing_deg: float | None = None
    heading: str | None = None
    orthogonal: tuple[tuple[float, str], ...] = ()
    part: str | None = None
    inside: str | None = None
    georeference: Georeference | None = None
    narrowed: Georeference | None = None
    group: int | None = None

    def to_dict(self) -> Json:
        """The locality as the JSON contract has it."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            "kind": self.kind,
            "distance_m": self.distance_m,
            "distance_max_m": self.distance_max_m,
            "distance_text": self.distance_text,
            "unit": self.unit,
            "hedge": self.hedge,
            "bearing_deg": self.bearing_deg,
            "heading": self.heading,
            "orthogonal": [list(pair) for pair in self.orthogonal],
            "part": self.part,
            "inside": self.inside,
            "anchors": [anchor.to_dict() for anchor in self.anchors],
            "georeference": self.georeference.to_dict() if self.georeference else None,
            "narrowed": self.narrowed.to_dict() if self.narrowed else None,
            "group": self.group,
        }


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """Words beside a date that tell when on that day: "2:30 a.m.", "night", "around midnight"."""

    span: Span
    text: str

    def to_dict(self) -> Json:
        """The time as the JSON contract has it."""
        return {"start": self.span.start, "end": self.span.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that tell a date. ``value`` is its first day, ``end`` its last; both None where nothing in the
    text fixes them (a weekday without a publication date). ``precision`` is day, range (2-6 days), week, month,
    quarter, year or decade (more than a year); ``rule`` the row of `geo.reading.when` that gave the days."""

    span: Span
    text: str
    value: dt.date | None
    end: dt.date | None
    precision: str
    rule: str
    time: TimeOfDay | None = None

    def to_dict(self) -> Json:
        """The date as the JSON contract has it."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            "value": _date(self.value),
            "value_end": _date(self.end),
            "precision": self.precision,
            "rule": self.rule,
            "time": self.time.to_dict() if self.time else None,
        }


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, armed group, organisation or person. ``seat`` is a capital or base: never a place where
    something happened. ``known`` is False for an actor that only its form in the text made known."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    seat: Place | None = None
    parent: str | None = None
    wikidata_id: str | None = None
    mentions: tuple[Span, ...] = ()
    known: bool = True

    def to_dict(self) -> Json:
        """The actor as the JSON contract has it."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "wikidata_id": self.wikidata_id,
            "parent": self.parent,
            "seat": self.seat.to_dict() if self.seat else None,
            "mentions": [{"start": span.start, "end": span.end} for span in self.mentions],
            "known": self.known,
        }


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor's role in an event."""

    actor_id: str
    name: str
    role: Role

    def to_dict(self) -> Json:
        """The participation as the JSON contract has it."""
        return {"id": self.actor_id, "name": self.name, "role": self.role}


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says of an event: numbers as said (None: not said), by whom, when, in which words.

    ``attributed_to`` is None for the article's own voice. ``superseded`` marks a number that its own source
    replaced in the same article; ``part`` one that another number holds already ("including three children").
    """

    kind: ClaimKind
    span: Span
    wording: str
    modality: Modality
    low: int | None = None
    best: int | None = None
    high: int | None = None
    category: str | None = None
    attributed_to: str | None = None
    said_on: dt.date | None = None
    superseded: bool = False
    part: bool = False

    def to_dict(self) -> Json:
        """The claim as the JSON contract has it."""
        return {
            "kind": self.kind,
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "category": self.category,
            "wording": self.wording,
            "attributed_to": self.attributed_to,
            "said_on": _date(self.said_on),
            "modality": self.modality,
            "superseded": self.superseded,
            "part": self.part,
            "start": self.span.start,
            "end": self.span.end,
        }


@dataclass(frozen=True, slots=True)
class Check:
    """Two statements measured against each other, e.g. a reported distance and the map's."""

    kind: str
    agrees: bool
    sentence: str
    reported_m: float | None = None
    measured_m: float | None = None
    line: tuple[tuple[float, float], ...] = ()
    """The measured line as (lon, lat) points: from the place to the border."""

    def to_dict(self) -> Json:
        """The check as the JSON contract has it."""
        return {
            "kind": self.kind,
            "reported_m": self.reported_m,
            "measured_m": None if self.measured_m is None else round(self.measured_m, 1),
            "agrees": self.agrees,
            "sentence": self.sentence,
            "line": [list(point) for point in self.line],
        }


@dataclass(frozen=True, slots=True)
class Toll:
    """The range of the killed, or of the wounded, that an event's standing claims allow. ``disputed``: somebody denies
    them. An end that the one number leaves open is None: "at least 57" has no ``high``."""

    low: int | None
    high: int | None
    disputed: bool

    def to_dict(self) -> Json:
        """The toll as JSON."""
        return {"low": self.low, "high": self.high, "disputed": self.disputed}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened or was said. ``localities`` are indexes into the report's localities."""

    id: str
    type: EventTypeCode
    status: EventStatus = "reported"
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    date_precision: DatePrecision | None = None
    site: str | None = None
    actors: tuple[Participation, ...] = ()
    localities: tuple[int, ...] = ()
    georeference: Georeference | None = None
    checks: tuple[Check, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Span, ...] = ()
    toll: Toll | None = None
    wounded: Toll | None = None

    def to_dict(self, text: str) -> Json:
        """The event as the JSON contract has it; `text` is the article's."""
        return {
            "id": self.id,
            "type": self.type,
            "status": self.status,
            "date_start": _date(self.date_start),
            "date_end": _date(self.date_end),
            "date_precision": self.date_precision,
            "site": self.site,
            "actors": [actor.to_dict() for actor in self.actors],
            "localities": list(self.localities),
            "georeference": self.georeference.to_dict() if self.georeference else None,
            "checks": [check.to_dict() for check in self.checks],
            "claims": [claim.to_dict() for claim in self.claims],
            "killed": self.toll.to_dict() if self.toll else None,
            "wounded": self.wounded.to_dict() if self.wounded else None,
            "evidence": [{"start": s.start, "end": s.end, "text": s.of(text)} for s in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one article says, in the words of the JSON contract."""

    article: Article
    toponyms: tuple[Toponym, ...] = ()
    localities: tuple[Locality, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """Sentences for the user on what could not be read, e.g. weekdays without a publication date."""

    def to_dict(self) -> Json:
        """The report as the JSON contract has it."""
        return {
            "article": self.article.to_dict(),
            "toponyms": [toponym.to_dict() for toponym in self.toponyms],
            "localities": [locality.to_dict() for locality in self.localities],
            "dates": [date.to_dict() for date in self.dates],
            "actors": [actor.to_dict() for actor in self.actors],
            "events": [event.to_dict(self.article.text) for event in self.events],
            "notes": list(self.notes),
        }


def _date(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
