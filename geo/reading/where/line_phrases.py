"""Localities between places and along lines: roads by their ends, rivers by their name.

"between X, Y and Z", "on the road from A to B", "on the A-B highway", "along the Euphrates". A road that is told by one
end only ("on the road to B", "on the B axis", "going towards B") runs from the place named before it: B is where it
leads, not where anything happened.
"""

from __future__ import annotations

from geo.model import Anchor
from geo.reading.text.tokens import DASHES
from geo.reading.where.distance_phrases import ROADS, previous_name
from geo.reading.where.phrases import (
    DETERMINERS,
    PLACE_NOUNS,
    Named,
    Reading,
    Scan,
    is_country,
    locality,
    read_name,
    read_named,
    skip_words,
)

ROAD_LINKS = frozenset(
    "leading that which links linking connects connecting joins joining running goes going link runs".split()
)
ROAD_ADJECTIVES = frozenset("main international strategic supply old new coastal desert m4 m5 rural dirt key".split())
BANKS = frozenset({"bank", "banks", "shore", "shores"})
BANK_SIDES = frozenset(
    "left right north south east west northern southern eastern western northeastern northwestern southeastern "
    "southwestern".split()
)
# What goes on between two places and is no place between them.
DEALINGS = frozenset(
    "talks talk deal deals agreement partnership alliance relations relationship ties trade conflict war tension "
    "tensions ceasefire truce flight flights service services match game games meeting meetings dispute border traffic "
    "train trains difference differences cooperation treaty pact contacts dialogue negotiations summit rivalry trip "
    "travel travelled traveled fly flew".split()
)
MAX_ANCHORS = 3
_BETWEEN = frozenset({"between", "betweem"})
_AREAS = frozenset({"area", "areas", "front", "frontline", "line"})
_ROAD_CHAIN = frozenset({"to", "and", "with", "-", "–", "—", "/", "towards", "toward", "amd"})
_BETWEEN_CHAIN = frozenset({"and", ",", "&", "-", "–", "—", "amd"})
_TOWARD = frozenset({"to", "towards", "toward"})
_MOVING = frozenset({"going", "leading", "heading", "headed"})
GOING = _MOVING | {"road", "way"}


def between(scan: Scan, position: int, floor: int = 0) -> Reading | None:  # noqa: ARG001 - as all rules have it
    """Read "between X and Y", "midway between the villages of X, Y and Z". Two countries make no place between."""
    at = position
    if scan.low(at) in {"midway", "halfway", "located", "somewhere"}:
        at += 1
    if scan.low(at) not in _BETWEEN:
        return None
    if scan.same_sentence(position - 1, position) and scan.low(position - 1) in DEALINGS:
        return None
    anchors, stop = _chain(scan, at + 1, _BETWEEN_CHAIN)
    if len(anchors) < 2 or all(is_country(named.anchor) for named in anchors) or not _any_name(scan, anchors):
        return None
    found = locality(scan, position, stop, kind="between", anchors=tuple(named.anchor for named in anchors))
    return Reading((found,), position, stop)


def _chain(scan: Scan, position: int, links: frozenset[str]) -> tuple[list[Named], int]:
    """Names joined by `links`: "the village of X, Y and the town of Z". A word among the links ("and", "to") is the
    last one; after a comma the name must follow at once."""
    found: list[Named] = []
    at = stop = position
    last = False
    while len(found) < MAX_ANCHORS:
        after_comma = bool(found) and scan.low(at - 1) == ","
        named = read_named(scan, at, unknown=not after_comma)
        if named is None or (found and _same_place(named, found[-1])):
            break
        if after_comma and (named.at != at or scan.low(named.stop) not in links):
            break
        found.append(named)
        at = stop = named.stop
        if last or scan.low(at) not in links:
            break
        at += 2 if scan.low(at) == "," and scan.low(at + 1) in links else 1
        last = scan.tokens[at - 1].is_word or scan.low(at - 1) == "&"
    return found, stop


def _any_name(scan: Scan, anchors: list[Named]) -> bool:
    """Whether at least one anchor is a place name of the text, not only a word with a capital."""
    return any(scan.location(named.at) is not None for named in anchors)


def _same_place(left: Named, right: Named) -> bool:
    return left.anchor.place is not None and left.anchor.place == right.anchor.place


def along(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "the road from A to B", "the A-B highway", "along the Euphrates", "on the road to B"."""
    low = scan.low(position)
    if scan.name(position) is None:
        if low in ROADS or low in GOING:
            return _road_then_names(scan, position, floor) or _road_to(scan, position, floor)
        if low == "along":
            first = skip_words(scan, position + 1, DETERMINERS | ROAD_ADJECTIVES)
            return _names_then_road(scan, first, position) or _along_name(scan, position, position + 1)
        if low in BANKS and scan.low(position + 1) == "of":
            side = scan.low(position - 1) if position > floor and scan.low(position - 1) in BANK_SIDES else None
            return _along_name(scan, position - (side is not None), position + 2, part=side)
    return _names_then_road(scan, position, floor)


def _road_then_names(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "road from A to B", "highway linking A and B", "axis A-B"."""
    if scan.low(position) not in ROADS or scan.low(position - 1) == "en":  # "en route": wherever it is
        return None
    at = skip_words(scan, position + 1, ROAD_LINKS | frozenset({"section", "stretch"}), limit=3)
    linked = at > position + 1 or scan.low(at) in {"from", "between", "of", "de"}
    if scan.low(at) in {"from", "between", "of", "de", "the"}:
        at += 1
    anchors, stop = _chain(scan, at, _ROAD_CHAIN)
    towns = [named for named in anchors if not is_country(named.anchor)]
    if len(towns) < 2 or not _any_name(scan, towns) or not (linked or scan.low(towns[0].stop) in DASHES):
        return None
    start = _road_start(scan, position, floor)
    found = locality(scan, start, stop, kind="along", anchors=tuple(named.anchor for named in towns))
    return Reading((found,), start, stop)


def _road_to(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "on the road to B", "going towards B": from the place named before it."""
    at = skip_words(scan, position + 1, ROAD_LINKS, limit=2)
    if scan.low(position - 1) == "en" or (scan.low(position) in _MOVING and scan.low(at) == "to"):
        return None
    if scan.low(at) not in _TOWARD and not (scan.low(position) in ROADS and scan.low(at) == "of"):
        return None
    named = read_named(scan, at + 1)
    if named is None or is_country(named.anchor):
        return None
    start = _road_start(scan, position, floor)
    return _leading_to(scan, start, named.stop, named)


def _leading_to(scan: Scan, start: int, stop: int, named: Named) -> Reading:
    """The locality of a road that leads to `named`, from the place before it if there is one."""
    anchors: tuple[Anchor, ...] = (named.anchor,)
    before = previous_name(scan, start)
    origin = scan.location(before) if before is not None else None
    if origin is not None and origin.place is not None and not origin.place.is_country and not origin.place.is_admin1:
        anchors = (Anchor(origin.text, origin.place, (), origin.span), named.anchor)
    return Reading((locality(scan, start, stop, kind="along", anchors=anchors),), start, stop)


def _road_start(scan: Scan, position: int, floor: int) -> int:
    """Take in "on the main" before "road"."""
    at = position
    while at - 1 >= floor and (scan.low(at - 1) in ROAD_ADJECTIVES or scan.low(at - 1) in DETERMINERS):
        at -= 1
    if at - 1 >= floor and scan.low(at - 1) in {"on", "along"}:
        at -= 1
    return at


def _names_then_road(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "A-B highway", "A - B - C axis", "A to B road", "the B axis", and "A-B area" as the land between."""
    if scan.location(position) is None and scan.low(position + 1) not in DASHES:
        return None
    anchors, at, dashed = _joined_names(scan, position)
    at = skip_words(scan, at, ROAD_ADJECTIVES, limit=2)
    road = scan.low(at) in ROADS and scan.name(at) is None
    if not anchors or not _any_name(scan, anchors) or not (road or (dashed and scan.low(at) in _AREAS)):
        return None
    if all(is_country(named.anchor) for named in anchors):
        return None
    start = _road_start(scan, position, floor) if road else position
    if len(anchors) == 1 and anchors[0].anchor.place is None:
        return None
    if len(anchors) == 1:
        return _leading_to(scan, start, at + 1, anchors[0])
    kind = "along" if road else "between"
    found = locality(scan, start, at + 1, kind=kind, anchors=tuple(named.anchor for named in anchors))
    return Reading((found,), start, at + 1)


def _joined_names(scan: Scan, position: int) -> tuple[list[Named], int, bool]:
    """Names joined by dashes, slashes or "to", the token after them, and whether all of two or more are dashed."""
    anchors: list[Named] = []
    at, dashed = position, True
    while len(anchors) < MAX_ANCHORS:
        named = read_name(scan, at)
        if named is None:
            break
        anchors.append(named)
        at = named.stop
        if scan.low(at) not in DASHES and scan.low(at) not in {"/", "to"}:
            return anchors, at, dashed and len(anchors) > 1
        dashed = dashed and scan.low(at) in DASHES
        at += 1
    return [], position, False


def _along_name(scan: Scan, start: int, position: int, *, part: str | None = None) -> Reading | None:
    """Read "along the Euphrates", "east bank of the Dnipro": a river, coast or other line by its name."""
    named = read_named(scan, position)
    if named is None or is_country(named.anchor) or named.nouns & (PLACE_NOUNS - {"river", "valley", "island"}):
        return None
    found = locality(scan, start, named.stop, kind="along", anchors=(named.anchor,), part=part)
    return Reading((found,), start, named.stop)
