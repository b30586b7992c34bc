"""Land borders as news names them, and the localities they make: at a distance from one, or along it.

"the Iraqi border", "the Syrian-Iraqi frontier", "Syria's border with Turkey", "the border between Chad and Sudan",
"the border area". Which countries share the border is read here; where it runs is for `geo.shapes`.
"""

from __future__ import annotations

from typing import NamedTuple

from geo.model import Anchor, Locality
from geo.reading.text.tokens import DASHES
from geo.reading.where.distances import Distance
from geo.reading.where.headings import Heading
from geo.reading.where.phrases import DETERMINERS, Reading, Scan, country_of, locality

CROSSINGS = frozenset({"crossing", "crossings"})
BORDER_NOUNS = frozenset("border borders frontier frontiers borderline".split())
# Nouns behind "border" that make a zone of it, and those that make something of it that is no place.
ZONE_NOUNS = frozenset(
    "area areas region regions zone zones strip belt line district districts province provinces towns villages lands "
    "crossing crossings post posts checkpoint fence wall point points side communities outpost outposts".split()
)
NO_PLACE_NOUNS = frozenset(
    "guard guards police patrol patrols force forces control controls security agents agency officials officers troops "
    "dispute disputes clash clashes conflict war trade agreement town city village state country service units unit "
    "closure tensions incident incidents incursion incursions raid raids attack attacks management ministry".split()
)
BORDER_ADJECTIVES = frozenset(
    "common shared southern northern eastern western disputed volatile porous mountainous desert long international "
    "land national maritime respective own sensitive restive remote main de facto".split()
)
ZONE_PREPOSITIONS = frozenset("on along near at by inside around beside astride straddling toward towards".split())
SIDE_WORDS = frozenset({"inside", "within", "in"})
_TERRITORY = frozenset({"territory", "territories", "soil", "land"})
MAX_COUNTRIES = 2
MAX_LEAD = 4
"""Determiners and adjectives before a border."""


class Border(NamedTuple):
    """A border as named: the countries' anchors and codes, the tokens, and whether "area" or the like follows."""

    codes: tuple[str, ...]
    words: tuple[str, ...]
    start: int
    noun: int
    stop: int
    zone: bool
    inside: str | None = None


def read_border(scan: Scan, position: int) -> Border | None:
    """The border whose words start at a token (its article or adjectives included), or None."""
    at = _skip_lead(scan, position)
    if at < position + MAX_LEAD and scan.name(at) is None and not _is_border(scan, at):
        return None
    codes, words, at = _countries(scan, at)
    at = _skip_lead(scan, at)
    if not _is_border(scan, at) or not scan.same_sentence(position, at):
        return None
    noun, stop = at, at + 1
    if scan.low(stop) in NO_PLACE_NOUNS:
        return None
    zone = scan.low(noun) in CROSSINGS
    while scan.low(stop) in ZONE_NOUNS:
        zone, stop = True, stop + 1
    more, more_words, stop = _countries_after(scan, stop)
    codes, words = _merge(codes, more), words + more_words
    inside, stop = read_side(scan, stop)
    return Border(codes, words, position, noun, stop, zone, inside)


def _is_border(scan: Scan, at: int) -> bool:
    """Whether a word for a border stands there, or a "crossing" behind which its countries are told."""
    low = scan.low(at)
    return low in BORDER_NOUNS or (low in CROSSINGS and scan.low(at + 1) == "between")


def _skip_lead(scan: Scan, position: int) -> int:
    at = position
    while (
        at < position + MAX_LEAD
        and scan.name(at) is None
        and (scan.low(at) in DETERMINERS or scan.low(at) in BORDER_ADJECTIVES)
    ):
        at += 1
    return at


def _countries(scan: Scan, position: int) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Up to two country names or adjectives joined by a dash, slash or "and", with "'s"."""
    codes: list[str] = []
    words: list[str] = []
    at = position
    while len(codes) < MAX_COUNTRIES:
        name = scan.name(at)
        code = country_of(name)
        if name is None or code is None:
            break
        codes.append(code)
        words.append(name.text)
        at += 1
        if scan.low(at) in {"'", "’"} and scan.low(at + 1) == "s":
            at += 2
        joined = scan.low(at) in DASHES or scan.low(at) in {"/", "and"}
        if joined and country_of(scan.name(at + 1)) is not None:
            at += 1
    return tuple(codes), tuple(words), at


def _countries_after(scan: Scan, position: int) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """The countries of "with Turkey", "between Chad and Sudan", "of Iraq and Syria" behind the noun."""
    low = scan.low(position)
    if low not in {"with", "between", "of", "separating", "to", "shared"}:
        return (), (), position
    at = position + 1
    if low == "shared" and scan.low(at) == "with":
        at += 1
    codes, words, stop = _countries(scan, _skip_lead(scan, at))
    return (codes, words, stop) if codes else ((), (), position)


def _merge(codes: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys((*codes, *more))))[:MAX_COUNTRIES] if codes or more else ()


def read_side(scan: Scan, position: int) -> tuple[str | None, int]:
    """The country of "inside Syria", "in Syrian territory" at a token, and the token after it."""
    at = position
    if scan.low(at) in {"deep", "just"}:
        at += 1
    if scan.low(at) not in SIDE_WORDS | {"into"}:
        return None, position
    at += 1
    if scan.low(at) == "the" and country_of(scan.name(at + 1)):
        at += 1
    name = scan.name(at)
    code = country_of(name)
    adjective = name is not None and name.use == "modifier"
    if code is None or (adjective and scan.low(at + 1) not in _TERRITORY):
        return None, position
    at += 1
    while scan.low(at) in _TERRITORY or (scan.low(at) in {"'", "’"} and scan.low(at + 2) in _TERRITORY):
        at += 3 if scan.low(at) in {"'", "’"} else 1
    return code, at


def border_anchor(scan: Scan, border: Border) -> Anchor:
    """The line that the words name, as an anchor without a place."""
    noun = scan.span(border.start, border.noun + 1)
    return Anchor(text=noun.of(scan.text), place=None, border=border.codes, span=noun)


def distance_from_border(scan: Scan, distance: Distance, heading: Heading | None, position: int) -> Reading | None:
    """Read "(20 km) from the Iraqi border", "(5 km) inside Syria from the Turkish border" behind a distance."""
    inside, at = read_side(scan, position)
    inside_at = at
    if inside is None and scan.low(at) in {"inside", "across", "over", "within"}:
        border = read_border(scan, at + 1)
        return None if border is None else _across(scan, distance, border, scan.low(at))
    if scan.low(at) in {"away", "short"}:
        at += 1
    if scan.low(at) in {"from", "of", "off", "before", "to"}:
        border = read_border(scan, at + 1)
        if border is not None:
            side = inside or border.inside
            return _at_distance(scan, distance, heading, border_anchor(scan, border), stop=border.stop, inside=side)
    if inside is None:
        return None
    span = scan.span(position, inside_at)
    anchor = Anchor(text=span.of(scan.text), place=None, border=(inside,), span=span)
    return _at_distance(scan, distance, heading, anchor, stop=inside_at, inside=inside)


def _across(scan: Scan, distance: Distance, border: Border, word: str) -> Reading:
    """Read "5 km inside the Syrian border" (in Syria) and "5 km across the border in Syria" (side named behind)."""
    side = border.inside or (border.codes[0] if word in {"inside", "within"} and len(border.codes) == 1 else None)
    return _at_distance(scan, distance, None, border_anchor(scan, border), stop=border.stop, inside=side)


def _at_distance(
    scan: Scan, distance: Distance, heading: Heading | None, anchor: Anchor, *, stop: int, inside: str | None
) -> Reading:
    found = locality(
        scan,
        distance.start,
        stop,
        kind="border_distance",
        anchors=(anchor,),
        distance_m=distance.low_m,
        distance_max_m=distance.high_m,
        distance_text=distance.number or None,
        unit=distance.unit,
        hedge=distance.hedge,
        heading=heading.wind if heading else None,
        bearing_deg=heading.bearing_deg if heading else None,
        inside=inside,
    )
    return Reading((found,), distance.start, stop)


def border_zone(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "along the Turkish border", "the border area", "on the Syrian side of the border with Iraq" at a token.

    A border that is only spoken of ("closed its border", "border guards") is no locality: there must be a preposition
    of place before it or a noun of area behind it.
    """
    border = read_border(scan, position)
    if border is None:
        return None
    start, inside, sided = _side_before(scan, border, floor)
    before = scan.low(start - 1) if start - 1 >= floor else ""
    close = before == "to" and scan.low(start - 2) == "close" and start - 2 >= floor
    alone = start == 0 or not scan.same_sentence(start - 1, start)
    placed = before in ZONE_PREPOSITIONS or close
    if not (placed or border.zone or sided or border.inside or alone):
        return Reading((), border.start, border.stop)  # the countries it names are no places here either
    if before == "at" or (before == "on" and border.zone):
        pass
    elif close:
        start -= 2
    elif placed:
        start -= 1
    zone = _zone(scan, start, border, inside or border.inside, near=before == "near" or close)
    return Reading((zone,), start, border.stop)


def _zone(scan: Scan, start: int, border: Border, inside: str | None, *, near: bool) -> Locality:
    return locality(
        scan,
        start,
        border.stop,
        kind="border_zone",
        anchors=(border_anchor(scan, border),),
        hedge="near" if near else None,
        inside=inside,
    )


def _side_before(scan: Scan, border: Border, floor: int) -> tuple[int, str | None, bool]:
    """Take in "the Syrian side of" before a border: where the phrase starts, and on whose side."""
    at = border.start
    if scan.low(at - 1) != "of" or scan.low(at - 2) not in {"side", "sides"} or at - 2 < floor:
        return at, None, False
    code = country_of(scan.name(at - 3)) if at - 3 >= floor else None
    start = at - 3 if code or scan.low(at - 3) == "both" else at - 2
    if start - 1 >= floor and scan.low(start - 1) == "the":
        start -= 1
    return start, code, True


def nearby_border(scan: Scan, position: int, stop: int) -> Reading | None:
    """Read "near Turkey": with a whole country for an anchor, its border is meant."""
    name = scan.location(stop - 1)
    code = country_of(name)
    if name is None or code is None:
        return None
    anchor = Anchor(text=name.text, place=None, border=(code,), span=name.span)
    zone = locality(scan, position, stop, kind="border_zone", anchors=(anchor,), hedge="near")
    return Reading((zone,), position, stop)


def country_border(scan: Scan, distance: Distance, heading: Heading | None, at: int, stop: int) -> Reading | None:
    """Read "10 km from Syria": a distance from a whole country is one from its border."""
    name = scan.location(at)
    code = country_of(name)
    if name is None or code is None:
        return None
    anchor = Anchor(text=name.text, place=name.place, border=(code,), span=name.span)
    return _at_distance(scan, distance, heading, anchor, stop=stop, inside=None)
