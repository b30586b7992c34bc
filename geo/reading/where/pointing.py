"""Places that words point at without naming them: "the Sri Lankan capital", "Syria's capital", "this border city".

The town is the country's capital of the place index, or that of the dateline. Each rule looks at a few tokens.
"""

from __future__ import annotations

from geo.model import Anchor
from geo.reading.where.phrases import Named, Reading, Scan, capital_at, capital_of_country, locality

MAX_WORDS_OF_TOWN = 4
_TOWNS = frozenset("city town village port capital hamlet township suburb resort settlement enclave".split())
_IN = frozenset("in of near from outside inside around across throughout to".split())
_SPEAKERS = frozenset(
    "official officials source sources spokesman spokeswoman diplomat diplomats resident residents officer officers "
    "reporters journalists phone telephone correspondent".split()
)
"""Words before "in the capital" that put somebody there who speaks."""


def national_capital(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "the Sri Lankan capital", "Syria's capital" from the name on, its article with it."""
    named = capital_of_country(scan, position)
    before = position - 1 - (scan.low(position - 1) == "the")
    if named is None or (scan.low(before) == "," and scan.location(before - 1) is not None):
        return None  # "Baghdad, the Iraqi capital"
    return _as_place(scan, named, floor)


def the_capital(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "in the capital": that of the country of the dateline; elsewhere it may be a state's."""
    if scan.country is None or scan.low(position - 1) != "the" or scan.low(position - 2) not in _IN:
        return None
    named = None if scan.low(position - 3) in _SPEAKERS else capital_at(scan, position, scan.country)
    return _as_place(scan, named, floor) if named else None


def town_of_dateline(scan: Scan, position: int, floor: int = 0) -> Reading | None:  # noqa: ARG001 - as all rules have it
    """Read "this city", "this restive border town": the town of the dateline."""
    if scan.dateline is None or scan.dateline.place is None or scan.low(position) != "this":
        return None
    for at in range(position + 1, min(position + 2 + MAX_WORDS_OF_TOWN, len(scan.tokens))):
        if scan.low(at) in _TOWNS and (at == position + 1 or scan.tokens[at - 1].is_word):
            anchor = Anchor(scan.dateline.text, scan.dateline.place, (), scan.dateline.span)
            found = locality(scan, position, at + 1, kind="place", anchors=(anchor,))
            return Reading((found,), position, at + 1)
        if not (scan.tokens[at].is_word or scan.low(at) == "-") or scan.name(at) is not None:
            return None
    return None


def _as_place(scan: Scan, named: Named, floor: int) -> Reading:
    article = scan.low(named.at - 1) == "the" and named.at > floor
    start = named.at - article
    found = locality(scan, start, named.stop, kind="place", anchors=(named.anchor,))
    return Reading((found,), start, named.stop)
