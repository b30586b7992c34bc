"""``georeference``: a locality that was read from text becomes a footprint, a point and a radius."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from geo import settings
from geo.model import Anchor, Georeference, Locality, Place, Span
from geo.shapes.kinds import KINDS
from geo.shapes.kinds.places import first_place, place_shape
from geo.shapes.kinds.rivers import river_shape
from geo.shapes.precision import distance_rule
from geo.shapes.shape import to_georeference

OFFSET_RULE = "news_spread90"
"""The rule for distances from places, where none is asked for: what news really means (`precision`)."""
_BORDER_KINDS = frozenset({"border_distance", "border_zone"})
_OFFSET_DEFAULT = "wieczorek2001_half_power10"


def georeference(locality: Locality, *, rule: str | None = None) -> Georeference | None:
    """The georeference of `locality` by its kind; None where its words name nothing that the data knows.

    Parameters
    ----------
    locality
        What `geo.reading` read: kind, anchors with places or borders, distance in metres, direction.
    rule
        A name of `precision.RULES`. None: for borders the setting ``distance_rule``; for distances from places
        `OFFSET_RULE`, unless the setting names another rule than its default.

    Raises
    ------
    RuleError, PhraseError, CoordinateError, UnknownCountryError, UnknownPlaceError
        For a rule, a distance, a point, a country or an area that cannot be.

    """
    name = rule_name(locality, rule)
    if locality.kind == "place":
        found = first_place(locality)
        return _of_place(found) if found is not None else None
    return _georeference(_bare(locality), name)


def rule_name(locality: Locality, rule: str | None = None) -> str:
    """The name of the distance rule that a locality of this kind is shaped with."""
    if rule is not None:
        return distance_rule(rule).name
    asked = distance_rule(settings.value("distance_rule")).name
    if locality.kind in _BORDER_KINDS or asked != _OFFSET_DEFAULT:
        return asked
    return OFFSET_RULE


@lru_cache(maxsize=2048)
def _georeference(locality: Locality, rule: str) -> Georeference | None:
    shape = KINDS[locality.kind](locality, distance_rule(rule))
    return to_georeference(shape) if shape is not None else None


@lru_cache(maxsize=2048)
def _of_place(found: Place) -> Georeference:
    """A place by itself needs no rule: most localities are one, and the same place is named again and again."""
    return to_georeference(river_shape(found) or place_shape(found))


def _bare(locality: Locality) -> Locality:
    """The locality without where its words stand: the same words elsewhere have the same shape."""
    nowhere = Span(0, 0)
    anchors = tuple(Anchor(anchor.text, anchor.place, anchor.border) for anchor in locality.anchors)
    words = locality.text[:200] if locality.kind in _BORDER_KINDS else ""
    return replace(locality, span=nowhere, text=words, anchors=anchors, georeference=None, narrowed=None, group=None)
