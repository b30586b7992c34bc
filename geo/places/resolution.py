"""Which of the places of one name is meant: by what the words around it say, then by the other places of the text.

Every sense starts with its prior (a country before a state before a town, large before small) and gains by cues: "X,
Y" and "X in Y" put X inside Y; "the Iraqi city of X" puts it in Iraq; "X province" wants a first-level area; countries
and states that the text names often draw their own towns; so do towns nearby that are already placed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geo.model import Place
from geo.places.areas import admin1_at, admin1_of
from geo.places.senses import Name, Sense

Wanted = Literal["settlement", "village", "admin1", "district", "water"]

INSIDE = 6.0
COUNTRY_CUE = 4.0
WANTED = 6.0
COUNTRY_CONTEXT = 2.2
STATE_CONTEXT = 1.6
NEARBY = 1.0
NEARBY_KM = 250.0
NEARBY_DEG = 2.5
"""Degrees of latitude beyond which nothing is near, to spare the sines."""
OVERSHADOWING = 5.2
OVERSHADOWED_BY = 1.6
"""How much likelier another sense of a name must be to keep its namesakes from what the context gives them."""
# Priors from which a town may lie in a country that a text about other countries never names, by a main or other name.
UNNAMED_MAIN = 3.6
UNNAMED_OTHER = 4.6
STRAY = 4.0
"""Prior up to which another name of a town says nothing by itself of the country that a text is about."""
MAX_NEARBY_TOWNS = 12
"""Sure towns of a text that others are compared with, so that a long text takes linear time."""
CONTAINER_KM = 60.0
DISTRICT_KM = 150.0
"""From a district's point: what lies farther away is not in it."""
REGION_WANTED = 4.5
"""What "X region" speaks for a region of our own table: less than for a first-level area, more than for a town."""
_DIRECTIONS = frozenset(
    "central east eastern farnorth north northeast northern northwest south southeast southern southwest west "
    "western".split()
)
"""Keys of names that are but a part of their country ("North-West", "Far North"), which the text has to name."""
_WATER = frozenset({"SEA", "STM", "LK", "LKS", "GULF", "STRT", "BAY", "CNL", "OCN", "CHN", "HBR"})
VILLAGE_PEOPLE = 100_000
"""More people than live in what a text calls a village, unless its country has the town: "the village of Kobe" in Mali
is not Japan's."""
_KINDS: dict[str, frozenset[str]] = {
    "settlement": frozenset({"town"}),
    "village": frozenset({"town"}),
    "admin1": frozenset({"admin1"}),
    "district": frozenset({"district"}),
}


@dataclass(frozen=True, slots=True)
class Query:
    """A name to be resolved, with its cues. ``inside``: index of the query that the words put it in; ``country``:
    ISO code of the country that they put it in; ``region``: index of the query of the province that a chain of
    places ends with; ``wanted``: what kind of thing they call it. ``weight``: how much the mention tells of what the
    text is about. ``beside``: index of the query of the town from which a direction is told; ``part``: whether the
    words call it a part of a town."""

    name: Name
    inside: int | None = None
    country: str | None = None
    wanted: Wanted | None = None
    region: int | None = None
    weight: float = 1.0
    beside: int | None = None
    part: bool = False


@dataclass(slots=True)
class _Context:
    """What the places chosen so far say of where the text plays."""

    countries: defaultdict[str, float]
    own: defaultdict[tuple[str, str], float]
    states: defaultdict[tuple[str, str], float]
    towns: list[Place]
    top: float = 0.0
    total: float = 0.0

    def bonus(self, sense: Sense, name: Name) -> float:
        """What the context adds to a sense of `name`. A town named like a country or a world city gains less:
        "Mexico" in a text on New York is the country. What the name itself said before does not count."""
        place, best = sense.place, name.best
        if not place.country:
            return 0.0
        named = self.countries.get(place.country, 0.0) - self.own.get((name.key, place.country), 0.0)
        gain = COUNTRY_CONTEXT * math.sqrt(named / self.top) if named > 0.0 else 0.0
        if sense.kind not in {"town", "district"}:
            return gain
        overshadowed = best.prior - sense.prior > OVERSHADOWED_BY
        if overshadowed and best.kind == "country":
            return 0.0
        if place.admin1:
            home = place.country, place.admin1
            named_state = self.states.get(home, 0.0)
            gain += (
                STATE_CONTEXT if named_state and named_state > self.own.get((name.key, "-".join(home)), 0.0) else 0.0
            )
        if is_near_one(place, self.towns):
            gain += NEARBY
        return gain * (0.45 if overshadowed else 1.0)


def likely_country(queries: Sequence[Query], chosen: Sequence[Sense | None]) -> str | None:
    """The ISO code of the one country that a text is about, None where it is about several or none."""
    tally: defaultdict[str, float] = defaultdict(float)
    for query, sense in zip(queries, chosen, strict=True):
        if sense is not None and sense.place.country:
            tally[sense.place.country] += query.weight
    top = max(tally, key=lambda code: tally[code], default=None)
    return top if top is not None and tally[top] >= 0.7 * sum(tally.values()) else None


def resolve(queries: Sequence[Query]) -> list[Sense | None]:
    """The sense of each query, in order; None where no place of that name fits what the text says."""
    chosen = [_choose(query, None) for query in queries]
    context = _context(queries, chosen)
    for _ in range(2):
        context = _context(queries, chosen)
        chosen = _choose_all(queries, context)
        chosen = _contained(queries, chosen, context)
    chosen = [_in_region(query, sense, chosen, context) for query, sense in zip(queries, chosen, strict=True)]
    near = [_near_its_town(query, sense, chosen, context) for query, sense in zip(queries, chosen, strict=True)]
    return [
        sense if sense is not None and _fits(query, sense, chosen, context) else None
        for query, sense in zip(queries, near, strict=True)
    ]


def lies_in(place: Place, region: Place) -> bool:
    """Whether a place has the country and first-level area of `region`, as far as the data tell."""
    if place.country != region.country:
        return False
    if region.area is None:
        return region.admin1 is None or place.admin1 == region.admin1
    home = admin1_of(place.country or "", place.admin1)
    coded = (region.admin1 is not None and place.admin1 == region.admin1) or (home and home.code == region.area)
    return bool(coded) or _is_in_outline(place.lon, place.lat, region.area)


@lru_cache(maxsize=20_000)
def _is_in_outline(lon: float, lat: float, area: str) -> bool:
    """Whether the point (WGS84 degrees) is in the first-level area, for towns whose code is not that of its outline."""
    return admin1_at(lon=lon, lat=lat) == area


def _in_region(query: Query, sense: Sense, chosen: Sequence[Sense], context: _Context) -> Sense:
    """The sense that lies in the province that the words name, where there is one."""
    if (
        query.region is None
        or chosen[query.region].kind != "admin1"
        or sense.kind not in {"town", "district", "feature"}
    ):
        return sense
    region = chosen[query.region].place
    inside = [other for other in query.name.senses if other.kind != "admin1" and lies_in(other.place, region)]
    return max(inside, key=lambda other: _score(query, other, context), default=sense)


def _near_its_town(query: Query, sense: Sense, chosen: Sequence[Sense], context: _Context) -> Sense | None:
    """The sense that is near the town beside which the words put it, or near any where they call it a part of one; None
    where there is none."""
    if sense.kind not in {"town", "district"} or not (query.part or query.beside is not None):
        return sense
    towns = context.towns
    if query.beside is not None:
        towns = [chosen[query.beside].place] if chosen[query.beside].kind == "town" else []
    if not towns or any(place is sense.place for place in towns) or is_near_one(sense.place, towns):
        return sense
    near = [other for other in query.name.senses if other.kind == "town" and is_near_one(other.place, towns)]
    return max(near, key=lambda other: other.prior, default=None)


def _fits(query: Query, sense: Sense, chosen: Sequence[Sense], context: _Context) -> bool:
    """Whether a sense does not contradict the text: a small place is not in another country than the one that the
    words put it in, nor in one that a text about other countries never names."""
    if query.wanted == "village" and (sense.place.population or 0) > VILLAGE_PEOPLE:
        return context.countries.get(sense.place.country or "", 0.0) >= context.top
    if sense.kind in {"country", "region"} or sense.prior >= OVERSHADOWING or len(chosen) == 1:
        return True
    if query.region is not None and chosen[query.region].kind == "admin1":
        return lies_in(sense.place, chosen[query.region].place)
    if query.inside is not None:
        around = chosen[query.inside]
        if around.kind in {"country", "admin1"} and not _is_inside(sense, around):
            return around.place.country == sense.place.country and sense.kind == "admin1"
        if around.kind == "district" and sense.kind == "town" and _km(sense.place, around.place) > DISTRICT_KM:
            return False
    own = context.own.get((query.name.key, sense.place.country or ""), 0.0)
    if query.name.key in _DIRECTIONS:
        return context.countries.get(sense.place.country or "", 0.0) > own
    stray = not sense.main and sense.prior < STRAY
    named = context.countries.get(sense.place.country or "", 0.0) > (own + 0.1 if stray else 0.5)
    limit = UNNAMED_MAIN if sense.main else UNNAMED_OTHER
    others = context.total - own + 1.1 if stray else context.total
    return named or others < 2.0 or sense.prior >= limit


def _choose_all(queries: Sequence[Query], context: _Context) -> list[Sense]:
    """The sense of each query by itself; names that come again with the same cues are weighed once."""
    weighed: dict[tuple[str, str | None, str | None], Sense] = {}
    for query in queries:
        cues = query.name.key, query.country, query.wanted
        if cues not in weighed:
            weighed[cues] = _choose(query, context)
    return [weighed[query.name.key, query.country, query.wanted] for query in queries]


def _choose(query: Query, context: _Context | None) -> Sense:
    if len(query.name.senses) == 1:
        return query.name.best
    if context is None and query.country is None and query.wanted is None and not query.name.demonym:
        return query.name.best  # senses stand in the order of what speaks for them without a text
    return max(query.name.senses, key=lambda sense: _score(query, sense, context))


def _score(query: Query, sense: Sense, context: _Context | None) -> float:
    score = sense.prior
    if query.country is not None:
        score += COUNTRY_CUE if query.country == sense.place.country and sense.kind != "country" else 0.0
    if query.wanted == "water":
        score += WANTED if sense.place.feature in _WATER else 0.0
    elif query.wanted is not None and sense.kind in _KINDS[query.wanted]:
        score += WANTED
    elif query.wanted == "admin1" and sense.kind == "region":
        score += REGION_WANTED
    return score + (context.bonus(sense, query.name) if context else 0.0)


def _context(queries: Sequence[Query], chosen: Sequence[Sense]) -> _Context:
    """The tally of countries, states and sure towns among the chosen senses."""
    context = _Context(defaultdict(float), defaultdict(float), defaultdict(float), [])
    for query, sense in zip(queries, chosen, strict=True):
        place = sense.place
        if not place.country:
            continue
        sure = sense.kind in {"country", "admin1", "region"} or len(query.name.senses) == 1 or sense.prior >= 4.9
        weight = query.weight * (1.0 if sure else 0.15)
        context.countries[place.country] += weight
        context.own[query.name.key, place.country] += weight
        if place.admin1 and (sense.kind == "admin1" or (sense.kind == "town" and sure)):
            context.states[place.country, place.admin1] += query.weight
            context.own[query.name.key, f"{place.country}-{place.admin1}"] += query.weight
        if sense.kind == "town" and sure and len(context.towns) < MAX_NEARBY_TOWNS:
            context.towns.append(place)
    context.top = max(context.countries.values(), default=0.0)
    context.total = sum(context.countries.values())
    return context


def _contained(queries: Sequence[Query], chosen: list[Sense], context: _Context) -> list[Sense]:
    """Apply "X, Y" and "X in Y": the best pair in which X lies in Y. Later names of X follow it."""
    result = list(chosen)
    told: dict[str, Sense] = {}
    weighed: dict[tuple[str | None, ...], tuple[float, Sense, Sense] | None] = {}
    for i, query in enumerate(queries):
        if query.inside is None:
            continue
        outer = queries[query.inside]
        cues = (query.name.key, query.country, query.wanted, outer.name.key, outer.country, outer.wanted)
        if cues not in weighed:
            weighed[cues] = _best_pair(query, outer, context)
        best = weighed[cues]
        apart = _score(query, result[i], context) + _score(outer, result[query.inside], context)
        if best is not None and best[0] >= apart:
            _, result[i], result[query.inside] = best
            told.setdefault(query.name.key, result[i])
            told.setdefault(outer.name.key, result[query.inside])
    for i, query in enumerate(queries):
        if result[i].kind == "admin1":
            key = query.name.key.removesuffix("state")
            if key != query.name.key or query.name.best.kind == "country":
                told.setdefault(key, result[i])  # "Niger State", and later "Niger"
    for i, query in enumerate(queries):
        if query.inside is None and query.name.key in told and not query.country and not query.wanted:
            result[i] = told[query.name.key]
    return result


def _best_pair(query: Query, outer: Query, context: _Context) -> tuple[float, Sense, Sense] | None:
    """The likeliest senses of two names of which the first lies in the second, with their score."""
    pairs = [
        (_score(query, inner, context) + _score(outer, around, context) + _gain(inner, around), inner, around)
        for inner in query.name.senses
        for around in outer.name.senses[:6]
        if inner is not around and _is_inside(inner, around) and not _listed(query, inner, around)
    ]
    return max(pairs, key=lambda pair: pair[0], default=None)


def _listed(query: Query, inner: Sense, around: Sense) -> bool:
    """Whether "X, Y" are rather two countries than a town X in Y ("Mexico, US")."""
    return around.kind == "country" and query.name.best.kind == "country" and inner.kind in {"town", "district"}


def _gain(inner: Sense, around: Sense) -> float:
    """What the words "X, Y" add to X inside Y: little where Y is a town, for lists of towns are written so too."""
    if around.kind != "town":
        return INSIDE
    return 3.0 if (around.place.population or 0) > 10 * (inner.place.population or 1) else 0.0


def _is_inside(inner: Sense, around: Sense) -> bool:
    """Whether the first sense lies in the second, as far as the tables tell."""
    place, other = inner.place, around.place
    if around.kind == "country":
        return inner.kind != "country" and place.country == other.country
    if around.kind == "admin1":
        if place.country != other.country or inner.kind in {"country", "region"}:
            return False
        return inner.kind != "admin1" and lies_in(place, other)
    if around.kind == "region":
        if inner.kind in {"country", "region"}:
            return False
        near = _km(place, other) < 400
        return near and (other.country is None or other.country == place.country)
    return inner.kind == "town" and place.country == other.country and _km(place, other) < CONTAINER_KM


def is_near_one(place: Place, others: Sequence[Place]) -> bool:
    """Whether one of `others` is near, and not the place itself under another record."""
    lat, name, country = place.lat, place.name, place.country
    return any(
        _km(place, other) < NEARBY_KM
        for other in others
        if -NEARBY_DEG < lat - other.lat < NEARBY_DEG and (name != other.name or country != other.country)
    )


def _km(a: Place, b: Place) -> float:
    """Great-circle kilometres, good to 0.5 %: enough to tell near from far."""
    p, q, d = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(d / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))
