"""Where an event was: its localities georeferenced, the finest kept as the event's own, the others checked against it.

Nothing is chosen silently: a distance that the map does not confirm stays as its own locality, with a check.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

import shapely

from geo.codes import fineness
from geo.errors import BorderError, PhraseError, UnknownCountryError, UnknownPlaceError
from geo.model import Check, Event, Georeference, Locality, Place
from geo.shapes.checks import distance_check
from geo.shapes.combine import combine
from geo.shapes.georeference import georeference
from geo.shapes.narrow import narrow
from geo.shapes.shape import Shape, to_georeference

SAME_PHRASE_CHARS = 120
"""How far apart, in characters, a town and a distance may stand to speak of one place where no group tells."""
SEVERAL_PROTOCOL = "dateline:several v1 (union of the footprints of the places that the text names for the event)"
MOST_PLACES = 12
_MEASURED = frozenset({"border_distance", "offset", "offset_heading"})
_POINTLIKE = frozenset({"exact_site", "street_or_landmark", "settlement"})


def located_localities(localities: Sequence[Locality], *, rule: str | None = None) -> tuple[Locality, ...]:
    """The localities with their georeferences, and border distances narrowed by the town beside them.

    `rule` is a name of `geo.shapes.precision.RULES`; None takes the settings' rule.
    """
    found = [(locality, _or_none(locality, rule)) for locality in localities]
    placed = [locality if where is None else replace(locality, georeference=where) for locality, where in found]
    return tuple(_narrowed(locality, placed) for locality in placed)


def _or_none(locality: Locality, rule: str | None) -> Georeference | None:
    """The georeference, None for words that no place on earth fits ("the Japanese border"): an article goes on."""
    try:
        return georeference(locality, rule=rule)
    except (BorderError, PhraseError, UnknownCountryError, UnknownPlaceError):
        return None


def located_events(events: Sequence[Event], localities: Sequence[Locality]) -> tuple[Event, ...]:
    """Each event with its georeference and checks. Events of the same localities are where the first of them is."""
    where = cache(partial(_where, localities))
    return tuple(_at(event, *where(event.localities)) for event in events)


def _at(event: Event, georeference: Georeference | None, checks: tuple[Check, ...]) -> Event:
    return event if georeference is None else replace(event, georeference=georeference, checks=checks)


def _where(localities: Sequence[Locality], indexes: tuple[int, ...]) -> tuple[Georeference | None, tuple[Check, ...]]:
    """Where the localities at `indexes` together are, and how far they agree."""
    own = [localities[i] for i in indexes]
    described = [(group[0], combine(group)) for group in _descriptions(own)]
    located = [(locality, both.georeference) for locality, both in described if both.georeference]
    if not located:
        return None, ()
    agreements = [check for _, both in described for check in both.checks]
    return _finest(located), tuple(dict.fromkeys((*_checks(own), *agreements)))


def _descriptions(localities: Sequence[Locality]) -> list[list[Locality]]:
    """The localities of each noun phrase together, the finest first; one that stands alone by itself.

    A phrase that lists several towns is one description for each of them.
    """
    groups: dict[object, list[Locality]] = {}
    for index, locality in enumerate(localities):
        key = ("group", locality.group) if locality.group is not None else ("alone", index)
        groups.setdefault(key, []).append(locality)
    return [sorted(one, key=_radius) for group in groups.values() for one in _each_town(group)]


def _each_town(group: list[Locality]) -> list[list[Locality]]:
    towns = [locality for locality in group if _town(locality)]
    if len(towns) < 2:
        return [group]
    rest = [locality for locality in group if not _town(locality)]
    return [[town, *rest] for town in towns]


def _radius(locality: Locality) -> float:
    return locality.georeference.uncertainty_m if locality.georeference else math.inf


def _narrowed(locality: Locality, all_of_them: Sequence[Locality]) -> Locality:
    if locality.kind != "border_distance" or locality.georeference is None:
        return locality
    town = _town_beside(locality, all_of_them)
    if town is None:
        return locality
    return replace(locality, narrowed=narrow(locality.georeference, town))


def _town_beside(locality: Locality, all_of_them: Sequence[Locality]) -> Place | None:
    """The town of the same noun phrase: of the same group, else the nearest before it."""
    best: tuple[int, Place] | None = None
    for other in all_of_them:
        town = _town(other)
        if town is None or other is locality:
            continue
        gap = max(other.span.start - locality.span.end, locality.span.start - other.span.end, 0)
        same = locality.group is not None and other.group == locality.group
        if (same or gap <= SAME_PHRASE_CHARS) and (best is None or gap < best[0]):
            best = (gap, town)
    return best[1] if best else None


def _town(locality: Locality) -> Place | None:
    """The town that a locality is, if it is one."""
    if locality.kind != "place" or not locality.anchors:
        return None
    place = locality.anchors[0].place
    return None if place is None or place.is_country or place.is_admin1 or place.area else place


def _finest(located: Sequence[tuple[Locality, Georeference]]) -> Georeference:
    """The most precise georeference; several towns of that level together, as the union of their footprints."""
    ranked = sorted(located, key=lambda item: fineness(item[1].precision_level, item[1].uncertainty_m))
    best = ranked[0][1]
    if best.precision_level not in _POINTLIKE:
        return best
    towns = [(locality, where) for locality, where in ranked if locality.kind == "place"]
    points = {(where.lat, where.lon): (locality, where) for locality, where in towns if _alike(where, best)}
    several = list(points.values())[:MOST_PLACES]
    return _several(several) if len(several) > 1 else best


def _alike(where: Georeference, best: Georeference) -> bool:
    return where.precision_level == best.precision_level


def _several(located: Sequence[tuple[Locality, Georeference]]) -> Georeference:
    footprint = shapely.union_all([shapely.from_wkt(where.footprint_wkt) for _, where in located])
    names = ", ".join(dict.fromkeys(locality.text for locality, _ in located))
    first = located[0][1]
    remark = f"The text names several places for the event ({names}); its footprint is all of them."
    sources = tuple(where.sources for _, where in located)
    return to_georeference(Shape(footprint, first.precision_level, SEVERAL_PROTOCOL, sources, (remark,)))


def _checks(localities: Sequence[Locality]) -> tuple[Check, ...]:
    """Every stated distance against the town it is said of: of its group, else the nearest."""
    found = []
    for locality in localities:
        if locality.kind in _MEASURED and locality.georeference is not None:
            town = _town_beside(locality, localities)
            check = distance_check(locality, town) if town else None
            if check:
                found.append(check)
    return tuple(found)
