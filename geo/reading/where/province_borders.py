"""Borders inside a country: "on the border between Homs and Deir ez-Zor provinces", "the Idlib-Aleppo border", "the
administrative boundary of X and Y districts". Where two areas come near each other is for `geo.shapes` (``between``).

Countries are not read here (`border_phrases`).
"""

from __future__ import annotations

from dataclasses import replace

from geo.model import Anchor
from geo.reading.text.tokens import DASHES
from geo.reading.where.border_phrases import BORDER_NOUNS
from geo.reading.where.containers import province_named
from geo.reading.where.phrases import DETERMINERS, Named, Reading, Scan, is_country, locality, read_named

BOUNDARY_NOUNS = BORDER_NOUNS | frozenset({"boundary", "boundaries", "intersection", "junction"})
BOUNDARY_LEADS = frozenset({"administrative", "provincial", "district", "regional", "internal", "common", "shared"})
_PREPOSITIONS = frozenset({"on", "near", "along", "at", "by"})
_LINKS = frozenset({"and", "with", "/"}) | DASHES
_ZONES = frozenset({"area", "areas", "region", "zone"})


def province_border(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "border between X and Y provinces", "boundary of X and Y", "the administrative boundary with Y"."""
    at = position
    while scan.low(at) in BOUNDARY_LEADS | DETERMINERS and at < position + 3:
        at += 1
    if scan.low(at) not in BOUNDARY_NOUNS or scan.name(at) is not None:
        return None
    at += 1
    at += scan.low(at) in _ZONES
    if scan.low(at) not in {"between", "of", "separating"}:
        return None
    first = read_named(scan, at + 1)
    if first is None or is_country(first.anchor) or scan.low(first.stop) not in _LINKS:
        return None
    second = read_named(scan, first.stop + 1)
    if second is None or is_country(second.anchor):
        return None
    return _meeting(scan, _start(scan, position, floor), second.stop, first, second)


def named_province_border(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "X-Y border", "X and Y provincial border", "X/Y boundary" that begins with a name."""
    if scan.low(position + 1) not in _LINKS or scan.location(position + 2) is None:
        return None
    first, second = read_named(scan, position), read_named(scan, position + 2)
    if first is None or second is None or is_country(first.anchor) or is_country(second.anchor):
        return None
    at = second.stop
    while scan.low(at) in BOUNDARY_LEADS and at < second.stop + 2:
        at += 1
    joined = scan.low(position + 1) in DASHES | {"/"} or at > second.stop or bool(second.nouns)
    taken = "border" in second.nouns or scan.low(at) in BOUNDARY_NOUNS
    if not taken or not joined or scan.name(at) is not None:
        return None
    stop = at + 1 if scan.low(at) in BOUNDARY_NOUNS else at
    return _meeting(scan, _start(scan, position, floor), stop + (scan.low(stop) in _ZONES), first, second)


def _start(scan: Scan, position: int, floor: int) -> int:
    """Take in "on the", "near the" before the phrase."""
    at = position
    if at - 1 >= floor and scan.low(at - 1) in DETERMINERS:
        at -= 1
    if at - 1 >= floor and scan.low(at - 1) in _PREPOSITIONS:
        at -= 1
    return at if scan.same_sentence(at, position) else position


def _meeting(scan: Scan, start: int, stop: int, first: Named, second: Named) -> Reading | None:
    anchors = (_as_area(first.anchor), _as_area(second.anchor))
    if anchors[0].place is not None and anchors[0].place == anchors[1].place:
        return None
    found = locality(scan, start, stop, kind="between", anchors=anchors, hedge="border")
    return Reading((found,), start, stop)


def _as_area(anchor: Anchor) -> Anchor:
    """The anchor with the province that a town shares its name with: towns have no borders."""
    province = province_named(anchor.place)
    return anchor if province is None else replace(anchor, place=province)
