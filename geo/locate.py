"""One place description to one georeference, with the steps a person would write down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely
from pyproj import Geod

from geo.codes import METRES_IN, ToponymUse
from geo.errors import PhraseError, UnknownPlaceError, quoted
from geo.model import Anchor, Georeference, Locality, Place, Toponym
from geo.places.areas import AREAS_SOURCE, area, country_code, lookup_area
from geo.places.gazetteer import gazetteer
from geo.reading.names.toponyms import find_toponyms
from geo.reading.text.numbers import token_quantities
from geo.reading.text.tokens import tokenize
from geo.reading.where.agreement import AREA_NOUNS, settled
from geo.reading.where.distances import MAX_DISTANCE_M, read_unit
from geo.reading.where.localities import find_localities
from geo.shapes.combine import combine
from geo.shapes.frame import areal
from geo.shapes.georeference import georeference
from geo.shapes.narrow import narrow
from geo.shapes.precision import distance_rule
from geo.shapes.shape import Shape, to_georeference

MAX_PHRASE = 256
BORDER_KINDS = frozenset({"border_distance", "border_zone"})
_NO_NUMBERS = frozenset({"nan", "inf", "infinity", "∞", "null", "none"})
_SAYS_NOTHING = frozenset(
    "a an and the some about near close just by of in on at to from into inside off it there city town village".split()
).union(AREA_NOUNS)
"""Words that may be left over: they do not say where, or tell of a name what it is."""
_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Located:
    """A phrase, the localities that were read in it, and where they put it together."""

    phrase: str
    localities: tuple[Locality, ...]
    georeference: Georeference


def locate(
    phrase: str, *, near: str | None = None, country: str | None = None, rule: str | None = None
) -> Georeference:
    """Where a phrase of at most 256 characters says something is. WGS84 degrees, metres.

    Parameters
    ----------
    phrase
        A place description: "about 20 kilometres from the Iraqi border", "15 km north-east of Raqqa".
    near
        A place that it is known to be near: it decides between places of one name, and the footprint is narrowed to
        within 25 km of it.
    country
        ISO 3166-1 alpha-2 code of the country it lies in: decides between places of one name, and clips the footprint.
    rule
        A name of `geo.shapes.precision.RULES`; None takes the default for the kind.

    Raises
    ------
    PhraseError
        The phrase is empty, too long, or describes no place that the rules read.
    UnknownPlaceError, UnknownCountryError, RuleError
        No data knows the place (or `near`), the country code or the rule.

    """
    return locate_phrase(phrase, near=near, country=country, rule=rule).georeference


def locate_phrase(
    phrase: str, *, near: str | None = None, country: str | None = None, rule: str | None = None
) -> Located:
    """`locate`, with the localities that were read in the phrase."""
    text = _checked(phrase)
    rule = distance_rule(rule).name if rule is not None else None
    code = country_code(country) if country is not None else None
    town = named_place(near, country=code) if near is not None else None
    side = code or (town.country if town else None)
    _check_distances(text)
    toponyms = [_fitted(toponym, country=side, near=town) for toponym in find_toponyms(text)]
    localities = settled(
        find_localities(text, [replace(toponym, use=_use(toponym)) for toponym in toponyms]), one_place=True
    )
    if not localities:
        raise _no_place(text, toponyms)
    sided = tuple(_on_side(locality, side) for locality in localities)
    placed = tuple(replace(locality, georeference=georeference(locality, rule=rule)) for locality in sided)
    together = _together(placed, country=code, near=town)
    unread = _unread(text, [*localities, *toponyms])
    if unread:
        remark = f"Not read: {', '.join(map(quoted, unread))}."
        together = replace(together, remarks=(*together.remarks, remark))
    return Located(text, placed, together)


def named_place(name: str, *, country: str | None = None) -> Place:
    """The place called `name`, in the country of that ISO code if given: a town, else an admin area or country.

    Raises UnknownPlaceError, PhraseError for an empty or very long name.
    """
    text = _checked(name)
    towns = gazetteer().lookup(text)
    found = next((place for place in towns if country is None or place.country == country), None)
    if found is not None:
        return found
    for entry in lookup_area(text):
        if country is None or entry.country == country:
            feature = "PCLI" if entry.level == 0 else "ADM1"
            return Place(entry.name, entry.lat, entry.lon, entry.country, feature, area=entry.code, source=AREAS_SOURCE)
    where = f" in {area(country).name}" if country else ""
    elsewhere = f"; there is one in {towns[0].country}" if towns else "; is it spelled as on a map?"
    raise UnknownPlaceError(f"no place called {quoted(text)}{where} in {gazetteer().source}{elsewhere}")


def _unread(text: str, found: Sequence[Locality | Toponym]) -> list[str]:
    """The pieces of a phrase that gave nothing, without the words that say nothing alone."""
    left = list(text)
    for one in found:
        left[one.span.start : one.span.end] = "\n" * len(one.span.of(text))
    pieces = []
    for piece in "".join(left).split("\n"):
        words = piece.strip(" ,.;:()-–'’\"").split()
        if any(word.lower() not in _SAYS_NOTHING and any(map(str.isalnum, word)) for word in words):
            pieces.append(" ".join(words))
    return pieces


def _check_distances(text: str) -> None:
    """Raise PhraseError for a distance that cannot be: negative, past `MAX_DISTANCE_M`, or no number ("NaN km")."""
    tokens = tokenize(text)
    read = {stop for _, _, stop in token_quantities(text, tokens)}
    for at in range(1, len(tokens)):
        words = text[: tokens[at].start].split()[-1:]
        if at in read or not words or read_unit(tokens, at) is None:
            continue
        word = words[0].strip("+-(")
        if word.lower() in _NO_NUMBERS or word[:1].isdigit():
            said = text[tokens[at].start - len(words[0]) - 1 : tokens[at].end].strip()
            raise PhraseError(f"{quoted(said)} is no distance; write it in digits, for example '15 km'")
    for quantity, start, stop in token_quantities(text, tokens):
        unit = read_unit(tokens, stop) if stop < len(tokens) else None
        number = quantity.best or quantity.high or quantity.low
        if unit is None or number is None:
            continue
        said = text[tokens[start].start : tokens[unit[1] - 1].end]
        if number * METRES_IN[unit[0]] > MAX_DISTANCE_M:
            raise PhraseError(f"{quoted(said)} is farther than {MAX_DISTANCE_M / 1000:,.0f} km: is the unit right?")
        before = text[: tokens[start].start].rstrip()
        if tokens[start].is_digits and before.endswith(("-", "−")) and not before[:-1].strip()[-1:].isalnum():
            raise PhraseError(
                f"the distance {quoted('-' + said)} is negative; say the direction instead, '5 km south of'"
            )


def _checked(phrase: str) -> str:
    """The phrase without white space around it. Raises PhraseError for an empty or too long one."""
    if len(phrase) > MAX_PHRASE:
        raise PhraseError(
            f"{quoted(phrase, limit=40)} has {len(phrase)} characters; a place description has at most {MAX_PHRASE}: "
            "is it an article? `read` takes those"
        )
    text = " ".join(phrase.split())
    if not text:
        raise PhraseError(f"the phrase {quoted(phrase)} is empty; give words such as '15 km north-east of Raqqa'")
    return text


def _use(toponym: Toponym) -> ToponymUse:
    """In a bare place description every name of a place is one: nobody says anything there."""
    return "location" if toponym.use == "actor" else toponym.use


def _fitted(toponym: Toponym, *, country: str | None, near: Place | None) -> Toponym:
    """The toponym with the place of its name that lies in `country`, the nearest to `near`."""
    place = toponym.place
    if toponym.use == "modifier" or (country is None and near is None):
        return toponym
    if place is not None and (place.is_country or place.area) and near is None:
        return toponym
    if place is not None and place.is_country:
        return toponym
    choices = [town for town in gazetteer().lookup(toponym.text) if country is None or town.country == country]
    if place is not None and (country is None or place.country == country):
        choices.insert(0, place)
    if not choices:
        return toponym
    if near is None:
        return replace(toponym, place=choices[0])
    return replace(toponym, place=min(choices, key=lambda town: _metres(town, near)))


def _metres(a: Place, b: Place) -> float:
    _, _, metres = _GEOD.inv(a.lon, a.lat, b.lon, b.lat)
    return float(metres)


def _on_side(locality: Locality, country: str | None) -> Locality:
    """A border locality on the side of `country`, where the words do not say another."""
    if country is None or locality.kind not in BORDER_KINDS or locality.inside is not None:
        return locality
    return replace(locality, inside=country, anchors=tuple(_between(anchor, country) for anchor in locality.anchors))


def _between(anchor: Anchor, country: str) -> Anchor:
    if len(anchor.border) > 1 or country in anchor.border:
        return anchor
    return replace(anchor, border=tuple(sorted((*anchor.border, country))))


def _together(localities: Sequence[Locality], *, country: str | None, near: Place | None) -> Georeference:
    """Where the localities agree, narrowed by what else is known: the country, the place it is near."""
    together = combine(localities)
    best = together.georeference
    if best is None:
        known = [anchor.place.name for found in localities for anchor in found.anchors if anchor.place]
        if known and any(found.kind == "off_coast" for found in localities):
            raise PhraseError(f"{quoted(localities[0].text)}: the data has no shore by {known[0]}")
        names = ", ".join(sorted({quoted(anchor.text) for locality in localities for anchor in locality.anchors}))
        raise UnknownPlaceError(
            f"no place called {names} in {gazetteer().source}; is it spelled as on a map? "
            "`gazetteer add` takes a GeoNames country dump, which knows villages"
        )
    best = replace(best, remarks=(*best.remarks, *(check.sentence for check in together.checks)))
    if country is not None:
        best = _clipped(best, country)
    if near is None:
        return best
    part = narrow(best, near)
    if part is not None:
        return part
    remark = f"No part of it lies within 25 km of {near.name}: the words and {quoted(near.name)} disagree."
    return replace(best, remarks=(*best.remarks, remark))


def _clipped(where: Georeference, country: str) -> Georeference:
    """The part of a footprint on land that lies in a country; all of it, with a remark, where none does."""
    if where.precision_level in {"sea_or_air", "country"}:
        return where
    outline = area(country)
    footprint = shapely.from_wkt(where.footprint_wkt)
    part = areal(footprint.intersection(outline.geometry))
    if part.is_empty:
        remark = f"None of it lies in {outline.name}: the words and the country {quoted(country)} disagree."
        return replace(where, remarks=(*where.remarks, remark))
    if part.area > 0.999 * footprint.area:
        return where
    remark = f"Of it, the part in {outline.name} is kept."
    centre = (where.lat, where.lon)
    sources = (where.sources, AREAS_SOURCE)
    remarks = (*where.remarks[:-1], remark)
    return to_georeference(Shape(part, where.precision_level, where.protocol, sources, remarks, centre))


def _no_place(text: str, toponyms: Sequence[Toponym]) -> PhraseError | UnknownPlaceError:
    """The error for a phrase in which nothing was read, with the likely mistake named."""
    names = [toponym.text for toponym in toponyms]
    if names:
        return PhraseError(f"{quoted(text)} names {', '.join(map(quoted, names[:5]))}, but says nothing of where")
    if not any(character.isalpha() for character in text):
        return PhraseError(f"{quoted(text)} holds no words; coordinates are for `border-distance`")
    return UnknownPlaceError(
        f"no place that the data knows is named in {quoted(text)}; names are read in Latin letters, "
        "with capitals, for example '15 km north-east of Raqqa'"
    )
