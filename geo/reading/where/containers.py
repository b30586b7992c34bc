"""Which names of a bare place description say where its place is, and which say in what it lies.

"Village X, Y, Z province": the first name is the place, those behind it grow. So a town's name behind an unknown name,
a district or another town stands for the district or province that is called after it; and in a list of provinces a
name that town and province share is the province.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.model import Locality, Place
from geo.places.areas import admin1_of
from geo.places.folding import fold
from geo.places.senses import area_place, place_index

LEAST_LISTED = 2
"""Provinces that a list must hold for a name that town and province share to be the province."""
MAX_NAMESAKES = 60
BESIDE = 40
"""Characters behind a name that no data knows within which a town's name tells where it lies."""
_INNER = frozenset({"place", "near"})
_REACH_DEG = 1.0
"""How far a district's point may lie from the town that it is called after, degrees north or east."""


def with_containers(localities: Sequence[Locality]) -> list[Locality]:
    """The localities of one place description, towns behind what lies in them as wide as their names are meant."""
    found: list[Locality] = []
    begun: set[int | None] = set()
    unknown_end = -2 * BESIDE
    for locality in localities:
        place = _only_place(locality)
        inner = locality.group is not None and locality.kind in _INNER
        behind = locality.group in begun or locality.span.start - unknown_end <= BESIDE
        if locality.kind in _INNER and place is None:
            unknown_end = locality.span.end
        if place is not None and locality.kind == "place" and _is_town(place) and behind:
            found.append(_with_place(locality, container_of(place)))
        else:
            found.append(locality)
        if inner and (place is None or _is_town(place) or place.feature == "ADM2"):
            begun.add(locality.group)
    return _provinces_listed(found)


def container_of(town: Place) -> Place:
    """What a town's name means behind the name of something in it: its district, a city's province, else about it."""
    province = province_named(town)
    district = next(
        (
            candidate.place
            for candidate in place_index().candidates(town.name)[:MAX_NAMESAKES]
            if candidate.place.feature == "ADM2" and _near(candidate.place, town)
        ),
        None,
    )
    return province or district or replace(town, feature="ADM2", population=None)


def province_named(place: Place | None) -> Place | None:
    """The first-level area that a place is or that a town shares its name with; None for any other."""
    if place is None or place.is_admin1 or not _is_town(place):
        return place if place is not None and place.is_admin1 else None
    province = admin1_of(place.country or "", place.admin1)
    if province is None or fold(place.name) not in {fold(name) for name in province.names}:
        return None
    return area_place(province)


def _provinces_listed(localities: list[Locality]) -> list[Locality]:
    """The towns of a list of provinces as the provinces that they are called after."""
    places = [place for locality in localities if locality.kind == "place" and (place := _only_place(locality))]
    provinces = sum(place.is_admin1 for place in places)
    towns = [place for place in places if _is_town(place)]
    if provinces < max(LEAST_LISTED, len(towns)):
        return localities
    return [_as_province(locality) if locality.kind == "place" else locality for locality in localities]


def _as_province(locality: Locality) -> Locality:
    province = province_named(_only_place(locality))
    return locality if province is None else _with_place(locality, province)


def _only_place(locality: Locality) -> Place | None:
    return locality.anchors[0].place if locality.anchors else None


def _with_place(locality: Locality, place: Place) -> Locality:
    return replace(locality, anchors=(replace(locality.anchors[0], place=place), *locality.anchors[1:]))


def _is_town(place: Place) -> bool:
    return place.feature.startswith("PPL") and place.feature != "PPLX"


def _near(place: Place, other: Place) -> bool:
    same = place.country == other.country
    return same and abs(place.lat - other.lat) <= _REACH_DEG and abs(place.lon - other.lon) <= 1.5 * _REACH_DEG
