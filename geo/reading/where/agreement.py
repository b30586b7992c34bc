"""Names of one noun phrase against each other: "X, in Y province" says that X lies in Y.

A town that the gazetteer knows only elsewhere is not the one that is meant: of its namesakes the one that lies in the
named area is taken, and where there is none the town counts as unknown, so that the area is what is left. A word that
only its phrase told to be a place ("15 km north of X") is looked up in the country that the text is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import shapely
from pyproj import Geod

from geo.model import Anchor, Locality, Place
from geo.places.areas import area
from geo.places.senses import place_index
from geo.reading.where.containers import with_containers
from geo.reading.where.district_adjectives import with_districts
from geo.reading.where.namesakes import doubted

STRAY_DEG = 0.25
"""How far outside an area's outline a place may lie and still count as in it: outlines are generalised, and news
puts villages on the wrong side of a district line. About 25 km."""
DISTRICT_REACH_M = 60_000.0
"""How far from the point of a second-level area (a district) a place in it may lie."""
CITY_POPULATION = 100_000
"""A city of this size is not given up because its province does not fit: the disagreement is shown instead."""
LONE_POPULATION = 20_000
"""A name that nothing else in the text explains is taken for a town of this size or none."""
OFFSET_KINDS = frozenset({"offset", "offset_heading", "offset_orthogonal", "between", "along"})
TOWN_KINDS = OFFSET_KINDS | {"near"}
"""Kinds that are told from a town rather than from the province that is called after it."""
AREA_NOUNS = ("province", "governorate", "district", "region", "state", "oblast", "county", "prefecture")
IN_AREA_KINDS = frozenset({"place", "near", "part_of"})
MAX_NAMESAKES = 60
LARGE_FEATURES = frozenset(
    {"RGN", "CONT", "SEA", "OCN", "GULF", "DSRT", "MTS", "STM", "LK", "STRT", "PEN", "ISLS", "TERR"}
)
"""What reaches over several countries and lies in none of them."""
_AREA_KINDS = frozenset({"place", "part_of"})
_GEOD = Geod(ellps="WGS84")


def settled(localities: Sequence[Locality], *, one_place: bool = False) -> tuple[Locality, ...]:
    """The localities with every anchor in the area or country that its noun phrase (``group``) or text puts it in.

    `one_place` says that the whole text describes one place, so that its one country holds for all of its names.
    """
    country, nation = _main_country(localities), None
    known = [_from_towns(_looked_up(locality, country)) for locality in localities]
    if one_place:
        nation = _only_country(known)
        if nation is not None:
            known = with_districts(known, nation.country or "", _province_test(known, nation))
            known = [_in_area(locality, nation) for locality in known]
        known = with_containers(known)
    groups: dict[int | None, list[Locality]] = {}
    for locality in known:
        groups.setdefault(locality.group, []).append(locality)
    groups.pop(None, None)
    areas = {number: _smallest_area(group) for number, group in groups.items()}
    inside = [locality if locality.group is None else _in_area(locality, areas[locality.group]) for locality in known]
    if not one_place or nation is None:
        return tuple(inside)
    around: dict[int | None, Place] = {None: nation, **{number: area or nation for number, area in areas.items()}}
    return tuple(_doubted(locality, around[locality.group]) for locality in inside)


def _province_test(localities: Sequence[Locality], nation: Place) -> Callable[[Place], bool]:
    """Whether a place lies in one of the provinces that the text names; in the country where it names none."""
    named = {anchor.place for one in localities for anchor in one.anchors if anchor.place and anchor.place.is_admin1}
    return lambda place: any(_lies_in(place, around) for around in named or {nation})


def _doubted(locality: Locality, around: Place) -> Locality:
    """The locality without the places that its names hardly tell from their namesakes."""
    bare = around.is_country
    anchors = tuple(doubted(anchor, lambda place: _lies_in(place, around), bare=bare) for anchor in locality.anchors)
    return locality if anchors == locality.anchors else replace(locality, anchors=anchors)


def _only_country(localities: Sequence[Locality]) -> Place | None:
    """The country that the text names, if it names one."""
    named = {
        anchor.place.country: anchor.place
        for locality in localities
        for anchor in locality.anchors
        if anchor.place is not None and anchor.place.is_country
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _main_country(localities: Sequence[Locality]) -> str | None:
    """The country that most of the text's places lie in."""
    countries = Counter(
        anchor.place.country
        for locality in localities
        for anchor in locality.anchors
        if anchor.place is not None and anchor.place.country is not None
    )
    return countries.most_common(1)[0][0] if countries else None


def _looked_up(locality: Locality, country: str | None) -> Locality:
    loose = locality.kind in OFFSET_KINDS  # their names end where the capitals end, which may be too late
    anchors = tuple(_known(anchor, country, loose=loose) for anchor in locality.anchors)
    return locality if anchors == locality.anchors else replace(locality, anchors=anchors)


def _known(anchor: Anchor, country: str | None, *, loose: bool) -> Anchor:
    """An anchor without a place, with the town of its name; if `loose`, of the first words of it."""
    if anchor.place is not None or anchor.border or not anchor.text[:1].isupper():
        return anchor
    words = anchor.text.split()
    for length in range(len(words), 0 if loose else len(words) - 1, -1):
        for place in place_index().lookup(" ".join(words[:length]))[:MAX_NAMESAKES]:
            if place.country == country or (country is None and (place.population or 0) >= LONE_POPULATION):
                return replace(anchor, place=place)
    return anchor


def _from_towns(locality: Locality) -> Locality:
    """A distance or a road is told from the town, not from the province of its name: "20 km north of Idlib"."""
    if (
        locality.kind not in TOWN_KINDS
        or locality.hedge == "border"
        or any(noun in locality.text.lower() for noun in AREA_NOUNS)
    ):
        return locality
    anchors = tuple(_town(anchor) for anchor in locality.anchors)
    return locality if anchors == locality.anchors else replace(locality, anchors=anchors)


def _town(anchor: Anchor) -> Anchor:
    place = anchor.place
    if place is None or not place.feature.startswith("ADM"):
        return anchor
    namesakes = (town for town in place_index().lookup(anchor.text)[:MAX_NAMESAKES] if town.country == place.country)
    town = next((town for town in namesakes if _lies_in(town, place)), None)
    return anchor if town is None else replace(anchor, place=town)


def _smallest_area(phrase: Sequence[Locality]) -> Place | None:
    """The area that the localities of one phrase name: its one district before a first-level area before a country."""
    found = [place for locality in phrase if locality.kind in _AREA_KINDS and (place := _area_of(locality))]
    districts = [place for place in found if place.feature == "ADM2"]
    if len(districts) == 1:
        return districts[0]
    return next((place for place in found if place.is_admin1), found[0] if found else None)


def _area_of(locality: Locality) -> Place | None:
    place = locality.anchors[0].place if locality.anchors else None
    return place if place is not None and (place.area or place.feature == "ADM2") else None


def _in_area(locality: Locality, around: Place | None) -> Locality:
    if around is None or (locality.kind not in IN_AREA_KINDS and not around.is_country):
        return locality
    anchors = tuple(_moved_in(anchor, around) for anchor in locality.anchors)
    return locality if anchors == locality.anchors else replace(locality, anchors=anchors)


def _moved_in(anchor: Anchor, around: Place) -> Anchor:
    """The anchor with a place of its name that lies in an area; without any where none of that name does."""
    place = anchor.place
    if place is None or place.is_country or place.feature in LARGE_FEATURES or _lies_in(place, around):
        return anchor
    if (place.area or place.feature == "ADM2") and not around.is_country:
        return anchor
    namesakes = place_index().lookup(anchor.text)[:MAX_NAMESAKES]
    inside = next((other for other in namesakes if _lies_in(other, around)), None)
    city = (place.population or 0) >= CITY_POPULATION and not around.is_country
    if city and (inside is None or not inside.population):
        return anchor  # a city is known: it is likelier that the words, or the area read in them, are wrong
    return replace(anchor, place=inside)


def _lies_in(place: Place, around: Place) -> bool:
    """Whether a place lies in an area or at most `STRAY_DEG` outside it; a district without outline is a disc."""
    if not around.area:
        return place.country == around.country and _metres(place, around) <= DISTRICT_REACH_M
    if around.is_country:
        return place.country == around.country or _near_outline(place.lon, place.lat, around.area or "")
    return place.country == around.country and _near_outline(place.lon, place.lat, around.area or "")


def _metres(a: Place, b: Place) -> float:
    _, _, metres = _GEOD.inv(a.lon, a.lat, b.lon, b.lat)
    return float(metres)


@lru_cache(maxsize=65536)
def _near_outline(lon: float, lat: float, code: str) -> bool:
    outline = area(code).geometry
    return bool(shapely.dwithin(outline, shapely.Point(lon, lat), STRAY_DEG))
