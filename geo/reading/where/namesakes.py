"""Names that several places of a country bear: which is meant is not chosen silently.

The gazetteer knows about half of the places that attack reports name. A name that two or more of its places in the
country bear, none of them much larger, is a common one, and the place that is meant is often one that it lacks: of 63
such names in conflict reports the likeliest namesake was right in 23, any of them in 31. So is a
name that the data has only as an old or foreign name of a small place. Then the anchor loses its place and keeps the
`doubt`, and the district, province or country that the words put it in is what is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pyproj import Geod

from geo.model import Anchor, Place
from geo.places.gazetteer import Candidate
from geo.places.senses import place_index

MAX_NAMESAKES = 60
APART_M = 20_000.0
"""Namesakes nearer than this are one place for what a report says."""
MUCH_LARGER = 10.0
KNOWN_POPULATION = 20_000
"""A town of this size is what is meant by its name, if it is much larger than its namesakes."""
SMALLEST = 500
"""People that a place of unknown population counts for: the data hold towns of more."""
FEW_ELSEWHERE = 1
"""Namesakes elsewhere in the country that a name may have and still be clear in the area that the text names."""
OBSCURE_POPULATION = 5_000
_GEOD = Geod(ellps="WGS84")


def doubted(anchor: Anchor, lies_in: Callable[[Place], bool], *, bare: bool = False) -> Anchor:
    """The anchor without its place where the name may as well be another's of the country; as it was otherwise.

    `lies_in` says whether a place lies in the area that the text names: a name that one place of it bears alone, and
    few elsewhere, is clear. `bare` says that this area is a whole country: then nothing bears out a loose match.
    """
    place = anchor.place
    if place is None or not place.feature.startswith("PPL") or (place.population or 0) >= KNOWN_POPULATION * 5:
        return anchor
    namesakes = [
        candidate
        for candidate in place_index().candidates(anchor.text)[:MAX_NAMESAKES]
        if candidate.feature_class == "P" and candidate.place.country == place.country
    ]
    doubt = _several(anchor, place, namesakes, lies_in) or _obscure(anchor, place, namesakes, bare=bare)
    return replace(anchor, place=None, doubt=doubt) if doubt else anchor


def _several(anchor: Anchor, place: Place, namesakes: list[Candidate], lies_in: Callable[[Place], bool]) -> str:
    others = [found.place for found in namesakes if _metres(found.place, place) > APART_M]
    inside = sum(lies_in(other) for other in others)
    if not others or (not inside and len(others) <= FEW_ELSEWHERE):
        return ""
    second = max(SMALLEST, *(other.population or 0 for other in others))
    people = place.population or 0
    if people >= KNOWN_POPULATION and people >= MUCH_LARGER * second:
        return ""
    return (
        f"The data knows {len(others) + 1} places called “{anchor.text[:60]}” in that country, none of them clearly "
        "the one that is meant."
    )


def _obscure(anchor: Anchor, place: Place, namesakes: list[Candidate], *, bare: bool) -> str:
    """The doubt about a small place that is called so only by another name, unlike its own; of a whole country also
    about one whose name is only spelled alike. Of 13 of these in conflict reports 6 were right."""
    own = next((found for found in namesakes if found.place.geonameid == place.geonameid), None)
    if (own is not None and own.main) or (place.population or 0) >= OBSCURE_POPULATION:
        return ""
    if not bare and (own is None or own.like):
        return ""
    how = "another name" if own is not None else "another spelling"
    return f"The data knows “{anchor.text[:60]}” only as {how} of {place.name}, a small place."


def _metres(a: Place, b: Place) -> float:
    _, _, metres = _GEOD.inv(a.lon, a.lat, b.lon, b.lat)
    return float(metres)
