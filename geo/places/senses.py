"""All that a name may mean, from every table at once: country, admin area, region, demonym, town, district.

``senses`` is what the reader of place names asks for every run of capitals, so it is memoised and cheap.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from geo import settings
from geo.model import Place
from geo.places.areas import Area, admin1, countries, lookup_area
from geo.places.folding import fold
from geo.places.gazetteer import Candidate, Gazetteer, gazetteer
from geo.places.regions import area_aliases, area_points, demonyms, lookup_region, town_names
from geo.places.rivers import is_generic, lookup_rivers

SenseKind = Literal["country", "region", "admin1", "town", "district", "feature"]
MAX_TOWNS = 60
"""Towns and districts of one name that are weighed against each other; the rest are the least populous."""

_NAMES_KEPT = 16384
"""Names whose senses are kept in memory. Towns take about 7 KB each; most words with capitals name nothing."""

# What speaks for a sense before the text is read, on the scale of the logarithm of a town's population.
PRIOR = {"country": 6.5, "region": 5.5, "admin1": 4.4, "district": 2.6, "feature": 2.5, "river": 4.3}
OTHER_NAME = 0.9
"""What speaks against a place that has the name only beside one that is nothing like it ("Slovianske" of Nikopol)."""
# States and provinces that news names like countries, without saying what they are.
KNOWN_STATES = frozenset({"US", "CA", "AU", "IN", "DE", "MX"})
# Countries whose first-level areas in the data are counties and boroughs, named after their towns.
SMALL_STATES = frozenset({"GB", "IE", "SI", "MT", "LV", "MK", "JM", "BB", "BS", "SC"})
_LARGE_REGIONS = frozenset({"CONT", "OCN", "SEA", "RGN", "PEN", "GULF", "DSRT", "PCLH", "ADM1", "ISL", "ISLS", "STRT"})


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a name may mean, and how likely that is of itself. ``main``: it is the main name of the place."""

    kind: SenseKind
    place: Place
    prior: float
    main: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """What is known of a name: its ``senses``, likeliest first, and whether it is a ``demonym`` ("Syrian")."""

    key: str
    senses: tuple[Sense, ...]
    demonym: bool = False

    @property
    def best(self) -> Sense:
        """The likeliest sense without any context."""
        return self.senses[0]


@lru_cache(maxsize=4096)
def area_name_of(text: str) -> Name | None:
    """Like `name_of`, countries, regions and first-level areas only: what a run of capitals like "EU" may name."""
    name = name_of(text)
    if name is None:
        return None
    senses = tuple(sense for sense in name.senses if sense.kind in {"country", "region", "admin1"})
    return Name(name.key, senses, name.demonym) if senses else None


@lru_cache(maxsize=_NAMES_KEPT)
def name_of(text: str) -> Name | None:
    """What `text` may name, None where no table knows it."""
    return _name(text, fold(text), place_index())


def place_index() -> Gazetteer:
    """The place index, for those who ask it for every name: it is looked after once a second only."""
    return _index(settings.value("home"), int(time.monotonic()))


@lru_cache(maxsize=1)
def _index(_home: str, _second: int) -> Gazetteer:
    """The place index: whether its file is still the same costs more than a name."""
    return gazetteer()


def _name(text: str, key: str, index: Gazetteer) -> Name | None:
    if not key:
        return None
    target = demonyms().get(key)
    found = [_of_area(area, text) for area in lookup_area(text)]
    aliases = area_aliases().get(key, ())
    found = [
        *(replace(_of_area(countries().get(code) or admin1()[code], text), main=True) for code in aliases),
        *(sense for sense in found if sense.place.area not in aliases),
    ]
    found += [
        Sense("region", region.place, PRIOR["region"] if region.feature in _LARGE_REGIONS else 5.3)
        for region in lookup_region(text)
    ]
    town, country = town_names().get(key, (text, None))
    candidates = [one for one in index.candidates(town) if country in {None, one.place.country}]
    found += [_of_candidate(candidate) for candidate in candidates[:MAX_TOWNS]]
    found += _rivers(text, found)
    if any(sense.kind == "town" and sense.main and sense.prior >= 3.4 for sense in found):
        found = [_less_likely(sense, key) for sense in found]
    if target is not None and not any(sense.prior >= PRIOR["region"] for sense in found):
        areas = tuple(sense for sense in found if sense.kind == "admin1")
        return Name(key, (*_belonging(target, index), *areas), demonym=True)
    if not found:
        return None
    return Name(key, tuple(sorted(found, key=lambda sense: sense.prior, reverse=True)))


def _rivers(text: str, found: Sequence[Sense]) -> list[Sense]:
    """The rivers of that name. The regions table goes before; a town or state of the name leaves a river only what
    words like "bank of" speak for, and nothing where "River" is part of its own name ("Green River", Wyoming)."""
    kinds = {sense.kind for sense in found if sense.main}
    shared = not kinds.isdisjoint({"admin1", "town"})
    if "region" in kinds or (shared and is_generic(text)):
        return []
    prior = PRIOR["river"] - (2.0 if shared else 0.0)
    return [Sense("region", river.place, prior) for river in lookup_rivers(text)]


def area_place(area: Area) -> Place:
    """A country or first-level area as a place, a country at the point that GeoNames gives it."""
    lat, lon = area_points().get(area.code, (area.lat, area.lon))
    return Place(
        name=area.name,
        lat=lat,
        lon=lon,
        country=area.country,
        feature="PCLI" if area.level == 0 else "ADM1",
        geonameid=area.geonameid,
        admin1=area.admin1,
        area=area.code,
        source="GeoNames and Natural Earth",
    )


def _of_area(area: Area, text: str) -> Sense:
    if area.level == 0:
        return Sense("country", area_place(area), PRIOR["country"])
    main = fold(text) == fold(area.name)
    shift = 0.9 if area.country in KNOWN_STATES else -1.2 if area.country in SMALL_STATES else 0.0
    return Sense("admin1", area_place(area), PRIOR["admin1"] + shift, main)


def _of_candidate(candidate: Candidate) -> Sense:
    place = candidate.place
    doubt = (0.0 if candidate.main else 0.4 if candidate.like else OTHER_NAME) + (0.0 if candidate.exact else 1.0)
    if candidate.feature_class != "P":
        kind: SenseKind = "district" if candidate.feature_class == "A" else "feature"
        return Sense(kind, place, PRIOR[kind] - doubt, candidate.main)
    size = 0.85 * math.log10((place.population or 100) + 10)
    capital = 0.9 if place.feature == "PPLC" and candidate.main else 0.0
    return Sense("town", place, size + capital - doubt, candidate.main)


def _less_likely(sense: Sense, key: str) -> Sense:
    """A sense by another name of its place, where a town has the name for its own ("Salisbury", once Harare)."""
    if sense.main or sense.kind not in {"town", "district"} or key in fold(sense.place.name).split():
        return sense
    return replace(sense, prior=sense.prior - 1.5)


def _belonging(target: str, index: Gazetteer) -> tuple[Sense, ...]:
    """The sense of a demonym: the place it belongs to."""
    area = countries().get(target) or admin1().get(target)
    if area is not None:
        return (_of_area(area, area.name),)
    regions = lookup_region(target)
    if regions:
        return (Sense("region", regions[0].place, PRIOR["region"]),)
    return tuple(_of_candidate(candidate) for candidate in index.candidates(target)[:1])
