"""What a person who corrects an event may choose from: places of a name, with what tells them apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pyproj import Geod

from geo.archive.opened import OpenEvent
from geo.model import Anchor, Georeference, Json, Locality, Place, Span
from geo.places.areas import admin1_of, countries
from geo.places.gazetteer import gazetteer
from geo.reading.names.cast import slug
from geo.shapes.event_place import located_localities

MOST_PLACES = 40
LONGEST_NAME = 200
_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that a name may mean. ``admin1`` and ``country`` are names, ``distance_m`` is the geodesic distance to
    the point that was asked about, None where there was none."""

    place: Place
    georeference: Georeference
    admin1: str | None
    country: str | None
    distance_m: float | None

    def correction(self) -> Json:
        """The place as `geo.archive.corrections` sets it."""
        found = self.georeference
        words = ", ".join(filter(None, [self.place.name, self.place.country]))
        return {
            "lat": found.lat, "lon": found.lon, "uncertainty_m": found.uncertainty_m,
            "precision_level": found.precision_level, "place": words, "footprintWKT": found.footprint_wkt,
        }  # fmt: skip


def place_names(opened: OpenEvent) -> tuple[str, ...]:
    """The names of places in the words that tell where the event was, the one that tells most first."""
    rows = [opened.report.localities[i] for i in opened.event.localities if i < len(opened.report.localities)]
    rows.sort(key=lambda row: row.georeference.uncertainty_m if row.georeference else math.inf)
    return tuple(dict.fromkeys(anchor.text for row in rows for anchor in row.anchors if not anchor.border))


def places_of(name: str, *, lat: float | None = None, lon: float | None = None) -> tuple[PlaceChoice, ...]:
    """The places that bear `name` in any spelling, the likeliest first; with their distance to the point `lat`, `lon`
    (WGS84 degrees) where it is given. Raises DataError."""
    found = []
    for candidate in gazetteer().candidates(name[:LONGEST_NAME])[:MOST_PLACES]:
        place = candidate.place
        where = _located(place)
        if where is None:
            continue
        area = admin1_of(place.country or "", place.admin1)
        country = countries().get(place.country or "")
        away = None if lat is None or lon is None else float(_GEOD.inv(lon, lat, place.lon, place.lat)[2])
        found.append(PlaceChoice(place, where, area.name if area else None, country.name if country else None, away))
    return tuple(found)


def _located(place: Place) -> Georeference | None:
    """The place with its extent, as the reader would have it."""
    anchor = Anchor(place.name, place)
    (locality,) = located_localities((Locality(Span(0, len(place.name)), place.name, "place", (anchor,)),))
    return locality.georeference


def actor_id(name: str, kind: str) -> str:
    """An id for an actor that nothing knows, made of its name: the same for the same name. Empty where the name has no
    letters."""
    made = slug(name[:LONGEST_NAME])
    return f"{'person' if kind == 'person' else 'group'}:{made}" if made else ""
