"""Localities that begin with a distance: offsets, with a direction or without, from towns, borders and coasts.

"20 km from Raqqa", "some 10-15 km NNE of Hama", "2 km east and 3 km north of X", "10 nautical miles off Hodeidah",
"(75 km NW of Kindu)", "Sam Ouandja (14 km from, on the road to Ouadda)", "PK 12 on the Bangui-Boali road".
A length that is no place ("a range of 300 km", "flew 500 km", "5 km long") is read as nothing.
"""

from __future__ import annotations

from pyproj import Geod

from geo.model import Anchor, Place
from geo.reading.text.numbers import read_hedge
from geo.reading.text.tokens import DASHES, HYPHENS
from geo.reading.where.border_phrases import country_border, distance_from_border
from geo.reading.where.distances import KM, Distance, read_distance
from geo.reading.where.headings import WINDS, Heading, read_heading
from geo.reading.where.phrases import (
    Named,
    Reading,
    Scan,
    country_of,
    is_country,
    locality,
    read_named,
    skip_words,
)

FROM = frozenset({"from", "of", "off", "outside", "before", "after", "past", "beyond", "to", "short", "around", "de"})
AWAY = frozenset(
    {"away", "or", "so", "distant", "out", "further", "distance", "as", "the", "crow", "flies", "by", "road"}
)
MOTION = frozenset(
    "flew fly flies flown flying travelled traveled travelling traveling travel travels drove drive driving driven "
    "walked walking marched stretch stretches stretched stretching extends extending extended range ranges spanning "
    "trek trekked ran covering covers per every".split()
)
NOT_A_PLACE = frozenset({"long", "wide", "deep", "high", "tall", "per", "stretch", "range", "thick", "altitude", "h"})
ROADS = frozenset(
    "road roads highway highways motorway expressway freeway route axis axe corridor way track railway railroad".split()
)
WAYS = frozenset({"on", "along", "in", "by", "towards", "toward", "heading", "going", "leading", "down", "sur"})
COASTS = frozenset({"coast", "coasts", "coastline", "shore", "shores", "seashore", "waters"})
COAST_LEAD = frozenset(
    {"the", "of", "northern", "southern", "eastern", "western", "red", "sea", "mediterranean", "'", "’", "s"}
)
MOTION_LOOKBACK = 4
DIRECTION_REACH = 12
_GEOD = Geod(ellps="WGS84")


def distance_phrase(scan: Scan, position: int, floor: int) -> Reading | None:
    """The locality that begins with the distance at a token, or None. Tokens before `floor` are taken."""
    distance = read_distance(scan.text, scan.tokens, position, scan.numbers)
    if distance is None or _is_length(scan, distance):
        return None
    distance = _with_hedge(scan, distance, floor)
    if distance.low_m is None:
        return _travel_time(scan, distance)
    at = skip_words(scan, distance.stop, AWAY)
    at = distance.stop if scan.low(at - 1) in {"the", "by", "as"} else at
    at, distance = _radius(scan, at, distance)
    heading, at = _heading(scan, at)
    if heading is not None:
        pair = _orthogonal(scan, distance, heading, at)
        if pair is not None:
            return pair
    return (
        distance_from_border(scan, distance, heading, at)
        or _off_coast(scan, distance, at)
        or _offset(scan, distance, heading, at)
    )


def _is_length(scan: Scan, distance: Distance) -> bool:
    """Whether the distance is a range, a way travelled or an extent rather than a place."""
    if scan.low(distance.stop) in NOT_A_PLACE or scan.low(distance.stop + 1) in {"long", "wide", "range", "stretch"}:
        return True
    first = max(distance.start - MOTION_LOOKBACK, 0)
    words = {scan.low(at) for at in range(first, distance.start) if scan.same_sentence(at, distance.start)}
    return bool(words & MOTION)


def _with_hedge(scan: Scan, distance: Distance, floor: int) -> Distance:
    """Take in a hedge before "a kilometre"; hedges of counted distances are read with their number."""
    if distance.start in scan.numbers.by_start:
        return distance
    start, hedge = read_hedge(scan.text, scan.tokens, distance.start, floor)
    return distance._replace(start=start, hedge=hedge)


def _travel_time(scan: Scan, distance: Distance) -> Reading | None:
    """Read "two hours' drive from X" as near X, the time recorded and not measured."""
    heading, at = _heading(scan, distance.stop)
    if scan.low(at) not in FROM:
        return None
    named = read_named(scan, at + 1)
    if named is None or is_country(named.anchor):
        return None
    text = scan.span(distance.start, distance.stop).of(scan.text)
    found = locality(
        scan,
        distance.start,
        named.stop,
        kind="near",
        anchors=(named.anchor,),
        distance_text=text,
        unit=distance.unit,
        hedge=distance.hedge,
        heading=heading.wind if heading else None,
        bearing_deg=heading.bearing_deg if heading else None,
    )
    return Reading((found,), distance.start, named.stop)


def _radius(scan: Scan, at: int, distance: Distance) -> tuple[int, Distance]:
    """Step over "radius" of "within a 20 km radius of", "within a radius of 20 km around"."""
    behind = scan.low(at) == "radius"
    before = scan.low(distance.start - 1) == "of" and scan.low(distance.start - 2) == "radius"
    if not (behind or before):
        return at, distance
    start = distance.start - 2 if before else distance.start
    while scan.low(start - 1) in {"a", "within", "in"}:
        start -= 1
    return (at + 1 if behind else at), distance._replace(hedge=distance.hedge or "within", start=start)


def _heading(scan: Scan, position: int) -> tuple[Heading | None, int]:
    """The direction of "(15 km) to the north-east", "due north", "in a southerly direction", and the token after it."""
    at = position
    if scan.low(at) in {"to", "in", "towards", "toward", "on", "further", "au"}:
        at += 1
    if scan.low(at) in {"the", "a"}:
        at += 1
    if scan.low(at) in {"due", "directly", "straight", "just", "far"}:
        at += 1
    heading = read_heading(scan.text, scan.tokens, at)
    if heading is None:
        return None, position
    stop = heading.stop
    if scan.low(stop) in {"direction", "side"}:
        stop += 1
    return heading, stop


def _orthogonal(scan: Scan, first: Distance, heading: Heading, at: int) -> Reading | None:
    """Read "2 km east and 3 km north of X"."""
    at = at + 1 if scan.low(at) == "," else at
    at = at + 1 if scan.low(at) == "and" else at
    second = read_distance(scan.text, scan.tokens, at, scan.numbers)
    if second is None or second.low_m is None or first.low_m is None:
        return None
    crossing, at = _heading(scan, second.stop)
    if crossing is None or abs(crossing.bearing_deg - heading.bearing_deg) % 180 != 90 or scan.low(at) not in FROM:
        return None
    named = read_named(scan, at + 1, unknown=True)
    if named is None:
        return None
    found = locality(
        scan,
        first.start,
        named.stop,
        kind="offset_orthogonal",
        anchors=(named.anchor,),
        orthogonal=((first.low_m, heading.wind), (second.low_m, crossing.wind)),
        distance_text=first.number,
        unit=first.unit,
        hedge=first.hedge,
    )
    return Reading((found,), first.start, named.stop)


def _off_coast(scan: Scan, distance: Distance, at: int) -> Reading | None:
    """Read "37 km off the coast of Latakia", "10 nautical miles off Hodeidah", "offshore"."""
    if scan.low(at) not in {"off", "offshore", "from"}:
        return None
    anchor = coast(scan, at + 1)
    if anchor is None and scan.low(at) == "off":
        anchor = read_named(scan, at + 1, unknown=True)
    if anchor is None:
        return None
    found = locality(
        scan,
        distance.start,
        anchor.stop,
        kind="off_coast",
        anchors=(anchor.anchor,),
        distance_m=distance.low_m,
        distance_max_m=distance.high_m,
        distance_text=distance.number or None,
        unit=distance.unit,
        hedge=distance.hedge,
    )
    return Reading((found,), distance.start, anchor.stop)


def off_coast(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "off the coast of Latakia", "off the Syrian coast", "off Libya's coast" where no distance is said."""
    if scan.low(position) != "off":
        return None
    anchor = coast(scan, position + 1)
    if anchor is None:
        return None
    start = position - 1 if scan.low(position - 1) in {"just", "far"} and position - 1 >= floor else position
    found = locality(scan, start, anchor.stop, kind="off_coast", anchors=(anchor.anchor,))
    return Reading((found,), start, anchor.stop)


def coast(scan: Scan, position: int) -> Named | None:
    """The coast named at a token: "the coast of X", "X's coast", "the Syrian coast"."""
    at = skip_words(scan, position, COAST_LEAD, limit=5)
    name = scan.name(at)
    if name is not None and name.use != "actor":
        end = skip_words(scan, at + 1, COAST_LEAD, limit=5)
        if scan.low(end) in COASTS and (name.use == "location" or country_of(name)):
            return Named(Anchor(name.text, name.place, (), name.span), at, end + 1)
        return None
    if scan.low(at) not in COASTS or scan.low(at + 1) not in {"of", "from", "near", "off"}:
        return None
    return read_named(scan, at + 2, unknown=True)


def _offset(scan: Scan, distance: Distance, heading: Heading | None, at: int) -> Reading | None:
    """Read "(20 km) from X", "(15 km) north-east of X", with the road to somewhere behind it."""
    named, start, replaces = _anchor(scan, distance, heading, at)
    if named is None:
        return None
    if is_country(named.anchor) and not named.nouns:
        return country_border(scan, distance, heading, named.at, named.stop)
    stop = max(named.stop, at)
    bearing = heading.bearing_deg if heading else None
    wind = heading.wind if heading else None
    if heading is None:
        bearing = _road_bearing(scan, stop, named.anchor.place)
        wind = None if bearing is None else nearest_wind(bearing)
    found = locality(
        scan,
        start,
        stop,
        kind="offset" if bearing is None else "offset_heading",
        anchors=(named.anchor,),
        distance_m=distance.low_m,
        distance_max_m=distance.high_m,
        distance_text=distance.number or None,
        unit=distance.unit,
        hedge=distance.hedge,
        bearing_deg=bearing,
        heading=wind,
    )
    return Reading((found,), start, stop, replaces)


def _anchor(
    scan: Scan, distance: Distance, heading: Heading | None, at: int
) -> tuple[Named | None, int, tuple[int, ...]]:
    """What a distance is measured from: the place named behind it, or the one before it ("X (4 km north of)")."""
    if scan.low(at) in FROM:
        after = at + 2 if scan.low(at + 1) in {"of", "from"} else at + 1
        named = read_named(scan, after, unknown=True)
        if named is not None:
            return named, distance.start, ()
        return _postposed(scan, distance, after)
    if heading is None:
        return None, distance.start, ()
    if scan.location(at) is not None and not heading.adjective:  # "15 km north-east Gwoza"
        return read_named(scan, at), distance.start, ()
    before = previous_name(scan, distance.start)
    if before is None or (scan.tokens[at - 1].is_word and scan.low(at) not in {"", ",", ".", ")", ";"}):
        return None, distance.start, ()
    name = scan.location(before)
    if name is None:
        return None, distance.start, ()
    return Named(Anchor(name.text, name.place, (), name.span), before, at), distance.start, ()


def _postposed(scan: Scan, distance: Distance, after: int) -> tuple[Named | None, int, tuple[int, ...]]:
    """Read "Bouca (10 km south of)", "Batangafo 10 km from, …": the place stands before the distance."""
    if scan.low(after) not in {")", ",", ".", ";", ""}:
        return None, distance.start, ()
    found = postposed_anchor(scan, distance.start, after)
    if found is None:
        return None, distance.start, ()
    return found, found.at, (found.at,)


def postposed_anchor(scan: Scan, start: int, after: int) -> Named | None:
    """The place right before "(near)", "(10 km from)", whose phrase spans from its name to `after`."""
    at = start - 1
    opened = scan.low(at) in {"(", "["}
    at = at - 1 if opened or scan.low(at) == "," else at
    stop = after + 1 if opened and scan.low(after) in {")", "]"} else after
    for back in range(at, max(at - 3, -1), -1):
        name = scan.location(back)
        if name is not None and scan.same_sentence(back, start):
            return Named(Anchor(name.text, name.place, (), name.span), back, stop)
        if not scan.tokens[back].is_word:
            return None
    return None


def previous_name(scan: Scan, start: int, *, reach: int = DIRECTION_REACH) -> int | None:
    """The nearest place name before a token in its sentence."""
    for back in range(start - 1, max(start - reach, -1), -1):
        if not scan.same_sentence(back, start):
            return None
        if scan.location(back) is not None:
            return back
    return None


def _road_bearing(scan: Scan, stop: int, origin: Place | None) -> float | None:
    """The bearing from `origin` to where the road goes: "on the road to B", "on the A-B axis", "towards B".

    A straight line stands for the road, as the published guides do where the road is not known.
    """
    if origin is None:
        return None
    at = stop
    while scan.low(at) in {",", ")", "(", "going", "located", "situated"} and at < stop + 3:
        at += 1
    if scan.low(at) not in WAYS:
        return None
    toward = scan.low(at) in {"towards", "toward"} or scan.matches(at, ("in", "the", "direction", "of"))
    road = toward
    for ahead in range(at + 1, min(at + DIRECTION_REACH, len(scan.tokens))):
        if not scan.same_sentence(at, ahead) or scan.low(ahead) in {",", ")", ";"}:
            break
        road = road or scan.low(ahead) in ROADS
    if not road:
        return None
    return _bearing_to_first_other(scan, at, origin)


def _bearing_to_first_other(scan: Scan, at: int, origin: Place) -> float | None:
    for ahead in range(at + 1, min(at + DIRECTION_REACH, len(scan.tokens))):
        if not scan.same_sentence(at, ahead) or scan.low(ahead) in {",", ")", ";"}:
            return None
        name = scan.location(ahead)
        place = name.place if name is not None else None
        if place is None or place.is_country or place.is_admin1 or place.geonameid == origin.geonameid:
            continue
        azimuth, _, metres = _GEOD.inv(origin.lon, origin.lat, place.lon, place.lat)
        if metres > 1.0:
            return round(float(azimuth) % 360, 1)
    return None


def _road_start(scan: Scan, position: int) -> Named | None:
    """The first town of "on the A-B road": kilometre posts count from it."""
    first = next((at for at in range(position, position + 4) if scan.location(at) is not None), None)
    if first is None or scan.low(first + 1) not in DASHES:
        return None
    named = read_named(scan, first)
    return named._replace(at=position, stop=position) if named else None


def nearest_wind(bearing_deg: float) -> str:
    """The nearest of the eight main winds."""
    return next(wind for wind, degrees in WINDS.items() if degrees == round(bearing_deg / 45) % 8 * 45)


def kilometre_post(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "PK 12", "PK25 of Alindao", "Bangui PK 12": kilometres by road from a town, as francophone Africa counts."""
    if scan.low(position) != "pk" or not scan.raw(position).isupper() or position + 1 >= len(scan.tokens):
        return None
    at = position + 2 if scan.low(position + 1) in HYPHENS else position + 1
    if at >= len(scan.tokens) or not scan.tokens[at].is_digits or len(scan.low(at)) > 3:
        return None
    stop = at + 1
    named: Named | None = None
    replaces: tuple[int, ...] = ()
    start = position
    if scan.low(stop) in {"of", "from", "de"}:
        named = read_named(scan, stop + 1, unknown=True)
    if named is None and scan.low(stop) in WAYS:
        named = _road_start(scan, stop)
    if named is None:
        named = postposed_anchor(scan, position, stop)
        start, replaces = (named.at, (named.at,)) if named and named.at >= floor - 1 else (position, ())
    if named is None or is_country(named.anchor):
        return None
    bearing = _road_bearing(scan, stop, named.anchor.place)
    stop = max(stop, named.stop)
    found = locality(
        scan,
        start,
        stop,
        kind="offset" if bearing is None else "offset_heading",
        anchors=(named.anchor,),
        distance_m=int(scan.low(at)) * 1000.0,
        distance_text=scan.raw(at),
        unit=KM,
        bearing_deg=bearing,
        heading=None if bearing is None else nearest_wind(bearing),
    )
    return Reading((found,), start, stop, replaces)
