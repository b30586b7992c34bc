"""What the text says against what the map measures. Both are kept; nothing is chosen silently."""

from __future__ import annotations

from functools import lru_cache

from geo.model import Check, Locality, Place
from geo.places.borders import BorderDistance, land_borders
from geo.shapes.extent import extent_m
from geo.shapes.frame import distance_m
from geo.shapes.georeference import rule_name
from geo.shapes.interval import stated_interval
from geo.shapes.kinds.borders import side_of
from geo.shapes.kinds.places import first_place
from geo.shapes.precision import distance_rule

BORDER_KINDS = frozenset({"border_distance"})
OFFSET_KINDS = frozenset({"offset", "offset_heading"})


def distance_check(locality: Locality, place: Place, *, rule: str | None = None) -> Check | None:
    """The distance that `locality` states, measured from the point of `place` to the border or place it names.

    They agree where the measured distance lies in what the rule allows, widened by the extent of `place` (and of the
    anchor): the event may be anywhere in the town. None where the locality states no distance, or from nothing known.
    """
    if locality.distance_m is None:
        return None
    measured = _measure(locality, place)
    if measured is None:
        return None
    metres, line, target, slack_m = measured
    interval = stated_interval(locality, distance_rule(rule_name(locality, rule))).widened(extent_m(place) + slack_m)
    agrees = interval.low_m <= metres <= interval.high_m
    verdict = "they agree" if agrees else "they do not agree"
    sentence = (
        f"The text says {_said(locality)} from {_name(locality)}; the map measures {_km(metres)} "
        f"from {place.name} to {target}: {verdict}."
    )
    return Check("distance", agrees, sentence, locality.distance_m, metres, line)


Measured = tuple[float, tuple[tuple[float, float], ...], str, float]
"""Metres, the line as (lon, lat) points, what it leads to, and the extent of that in metres."""


def _measure(locality: Locality, place: Place) -> Measured | None:
    if locality.kind in BORDER_KINDS:
        return _to_border(locality, place)
    anchor = first_place(locality)
    if locality.kind not in OFFSET_KINDS or anchor is None or anchor == place:
        return None
    metres = distance_m(lat=place.lat, lon=place.lon, to_lat=anchor.lat, to_lon=anchor.lon)
    line = ((place.lon, place.lat), (anchor.lon, anchor.lat))
    return metres, line, anchor.name, extent_m(anchor)


def _to_border(locality: Locality, place: Place) -> Measured | None:
    side = side_of(locality)
    if side is None:
        return None
    country, other = (*side.pair, None)[:2]
    found = _nearest_border(place.lat, place.lon, country, other)
    line = ((place.lon, place.lat), (found.nearest_lon, found.nearest_lat))
    return found.distance_m, line, side.name(), 0.0


@lru_cache(maxsize=1024)
def _nearest_border(lat: float, lon: float, country: str | None, other: str | None) -> BorderDistance:
    """The border nearest to a town: every event of an article, and the next article, asks for the same."""
    return land_borders().distance(lat=lat, lon=lon, country=country, other=other)


def _said(locality: Locality) -> str:
    hedge = f"{locality.hedge} " if locality.hedge else ""
    stated = _km(locality.distance_m or 0.0)
    if locality.distance_max_m is not None:
        stated = f"{stated.removesuffix(' km')} to {_km(locality.distance_max_m)}"
    return f"{hedge}{stated}"


def _name(locality: Locality) -> str:
    anchor = next(anchor for anchor in locality.anchors if anchor.border or anchor.place)
    return anchor.text or (anchor.place.name if anchor.place else "the border")


def _km(metres: float) -> str:
    """Kilometres with one decimal where it says something, metres below one kilometre."""
    if metres < 1000:
        return f"{metres:.0f} m"
    return f"{metres / 1000:.1f}".removesuffix(".0") + " km"
