"""Districts of Slavic countries, which are called by an adjective made of their town's name: "Yasinovatsky district" is
that of Yasynuvata, "Maryinskyi raion" that of Marinka.

The data has the districts of today under other names or not at all, so the district is the ground about its town.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.model import Anchor, Locality, Place
from geo.places.folding import fold
from geo.places.senses import place_index

SLAVIC_COUNTRIES = frozenset({"UA", "RU", "BY", "BG", "RS", "MK", "KZ", "MD", "ME", "BA"})
_ENDING = re.compile(r"sk(?:yi|yy|iy|ii|y|i|a|aya|oye|oe|e|oho|ogo)\Z")
_LINKS = ("yan", "ian", "an")
"""What may stand between the town's name and the ending: Popasna, "Popasnyansky"."""
LEAST_STEM = 5
"""Letters of the stem: shorter ones fit towns by chance."""
LONGEST_NAME = 40


def with_districts(localities: Sequence[Locality], country: str, lies_in: Callable[[Place], bool]) -> list[Locality]:
    """The localities of one description, adjectives that name districts of `country` as these.

    `lies_in` says whether a town lies in the province that the description names.
    """
    if country not in SLAVIC_COUNTRIES:
        return list(localities)
    return [
        replace(one, anchors=tuple(_district(anchor, country, lies_in) for anchor in one.anchors))
        if one.kind == "place"
        else one
        for one in localities
    ]


def _district(anchor: Anchor, country: str, lies_in: Callable[[Place], bool]) -> Anchor:
    stem = stem_of(anchor.text)
    known = anchor.place
    if stem is None or (known is not None and (known.feature == "ADM2" or known.area)):
        return anchor
    stems = (stem, *(stem[: -len(end)] for end in _LINKS if stem.endswith(end) and len(stem) > LEAST_STEM + len(end)))
    towns = [town for one in stems for town in place_index().beginning_like(one, country) if lies_in(town)]
    if not towns:
        return anchor
    town = towns[0] if known is None or not lies_in(known) else known
    return replace(anchor, place=replace(town, feature="ADM2", population=None))


def stem_of(name: str) -> str | None:
    """The folded stem of the town's name in an adjective: "Yasinovatsky" gives "yasinovat"; None for other words."""
    key = fold(name[:LONGEST_NAME])
    found = _ENDING.search(key)
    stem = key[: found.start()] if found else ""
    return stem if len(stem) >= LEAST_STEM else None
