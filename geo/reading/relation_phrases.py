"""Localities that stand beside a named place without a distance: near it, a part of it, between or along.

"in the vicinity of", "the northern outskirts of Aleppo", "eastern Syria", "between X, Y and Z",
"on the road from A to B", "on the A-B highway", "along the Euphrates".
"""

from __future__ import annotations

from geo.model import Anchor, Locality
from geo.reading.border_phrases import border_zone, nearby_border
from geo.reading.distance_phrases import ROADS, postposed_anchor
from geo.reading.headings import ADJECTIVES, Heading, read_heading
from geo.reading.phrases import (
    DETERMINERS,
    PLACE_NOUNS,
    PROVINCE_NOUNS,
    Named,
    Reading,
    Scan,
    is_country,
    locality,
    read_named,
    skip_words,
)
from geo.reading.tokens import DASHES

# Words of nearness; the longest that fits counts.
_NEAR_PHRASES = (
    "near", "near to", "close to", "not far from", "next to", "adjacent to", "beside", "alongside", "opposite",
    "overlooking", "surrounding", "around", "outside", "outside of", "ouside of", "in the vicinity of", "vicinity of",
    "in the area of", "area of", "in the areas of", "areas of", "in the proximity of", "proximity of",
    "in the surroundings of", "surroundings of", "environs of", "on the approaches to", "approaches to",
    "at the entrance to", "entrance to", "at the entrance of", "entrance of", "at the gates of", "gates of",
    "at the level of", "level of", "in the direction of", "in the neighbourhood of", "in the neighborhood of",
    "off the road to",
)  # fmt: skip
NEAR: tuple[tuple[str, ...], ...] = tuple(sorted((tuple(p.split()) for p in _NEAR_PHRASES), key=len, reverse=True))
NEAR_FIRST = frozenset(words[0] for words in NEAR)
# Nearness that a whole country cannot have: "outside Iraq" is no place.
LISTED_AFTER = frozenset({",", "and"})
OUTSKIRTS = {
    **dict.fromkeys(
        ("outskirts", "outskirt", "periphery", "fringe", "fringes", "edge", "edges", "environs"), "outskirts"
    ),
    **dict.fromkeys(("suburb", "suburbs", "suburban"), "suburbs"),
    **dict.fromkeys(("countryside", "rural", "hinterland", "rif"), "countryside"),
    **dict.fromkeys(("centre", "center", "downtown", "heart", "central", "middle", "inner"), "central"),
}
NEUTRAL_PARTS = frozenset("part parts side half sector flank end area areas corner reaches stretch section".split())
PART_ADJECTIVES = frozenset({"central", "inner", "rural", "suburban", "rif", "middle", "heart", "edge"})
BEFORE_NAME = frozenset({"central", "downtown", "suburban", "rural", "inner"})
ROAD_LINKS = frozenset(
    "leading that which links linking connects connecting joins joining running goes going link runs".split()
)
ROAD_ADJECTIVES = frozenset("main international strategic supply old new coastal desert m4 m5 rural dirt key".split())
BANKS = frozenset({"bank", "banks", "shore", "shores"})
# What goes on between two places and is no place between them.
DEALINGS = frozenset(
    "talks talk deal deals agreement partnership alliance relations relationship ties trade conflict war tension "
    "tensions ceasefire truce flight flights service services match game games meeting meetings dispute border traffic "
    "train trains difference differences cooperation treaty pact contacts dialogue negotiations summit rivalry trip "
    "travel travelled traveled fly flew".split()
)
MAX_ANCHORS = 3


def near_words(scan: Scan, position: int) -> int:
    """How many tokens of a phrase of nearness start at a token; 0 for none."""
    if scan.low(position) not in NEAR_FIRST or scan.name(position) is not None:
        return 0
    return next((len(words) for words in NEAR if scan.matches(position, words)), 0)


def near(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "near X", "close to the towns of X and Y", "X (near)"."""
    length = near_words(scan, position)
    if not length:
        return None
    words = scan.span(position, position + length).of(scan.text)
    start = position - 1 if scan.low(position - 1) == "just" and position - 1 >= floor else position
    behind = position + length
    zone = border_zone(scan, behind, position) if scan.low(position) not in {"outside", "around"} else None
    if zone is not None:
        return zone
    nested = between(scan, behind) or along(scan, behind, behind)
    if nested is not None:
        return Reading(nested.localities, nested.start, nested.stop)
    named = read_named(scan, behind)
    if named is None:
        return _postposed_near(scan, start, behind, words)
    if is_country(named.anchor) and not named.nouns:
        return nearby_border(scan, start, named.stop) if scan.low(position) in {"near", "close"} else None
    found = [_beside(scan, start, named.stop, named, hedge=words)]
    stop = named.stop
    for more in _listed(scan, named):
        found.append(_beside(scan, more.at, more.stop, more, hedge=words))
        stop = more.stop
    return Reading(tuple(found), start, stop)


def _beside(scan: Scan, start: int, stop: int, named: Named, *, hedge: str, heading: Heading | None = None) -> Locality:
    return locality(
        scan,
        start,
        stop,
        kind="near",
        anchors=(named.anchor,),
        hedge=hedge,
        heading=heading.wind if heading else None,
        bearing_deg=heading.bearing_deg if heading else None,
    )


def _postposed_near(scan: Scan, start: int, after: int, words: str) -> Reading | None:
    """Read "Maryinka (near)"."""
    if scan.low(start - 1) not in {"(", "["} or scan.low(after) not in {")", "]", ","}:
        return None
    named = postposed_anchor(scan, start, after)
    if named is None or is_country(named.anchor):
        return None
    return Reading((_beside(scan, named.at, named.stop, named, hedge=words),), named.at, named.stop, (named.at,))


def _listed(scan: Scan, first: Named) -> list[Named]:
    """The further names of "the villages of X, Y and Z": only after a plural noun."""
    if not any(noun.endswith("s") for noun in first.nouns - {"outskirts", "headquarters"}):
        return []
    found: list[Named] = []
    stop = first.stop
    while len(found) < MAX_ANCHORS and scan.low(stop) in LISTED_AFTER and scan.same_sentence(first.at, stop):
        at = stop + 2 if scan.low(stop) == "," and scan.low(stop + 1) == "and" else stop + 1
        if scan.location(at) is None:
            break
        named = read_named(scan, at)
        if named is None:
            break
        found.append(named)
        stop = named.stop
    return found


def heading_near(scan: Scan, position: int) -> Reading | None:
    """Read "north of X", "to the south-east of X": near it, in that direction; "the north of X": a part of it."""
    heading = read_heading(scan.text, scan.tokens, position)
    if heading is None or heading.adjective or scan.low(heading.stop) != "of":
        return None
    article = scan.low(position - 1) in {"the", "far", "extreme"}
    toward = scan.low(position - 2) in {"to", "towards", "toward"} or scan.low(position - 3) in {"to", "towards"}
    named = read_named(scan, heading.stop + 1)
    if named is None:
        postposed = scan.low(position - 1) in {"(", "["} and scan.low(heading.stop + 1) in {")", "]"}
        named = postposed_anchor(scan, position, heading.stop + 1) if postposed else None
        if named is None or is_country(named.anchor):
            return None
        found = _beside(scan, named.at, named.stop, named, hedge=scan.low(position), heading=heading)
        return Reading((found,), named.at, named.stop, (named.at,))
    words = scan.span(position, heading.stop + 1).of(scan.text)
    if (article and not toward) or is_country(named.anchor):
        start = position - 1 if article else position
        return Reading((_part(scan, start, named, ADJECTIVES[heading.wind], heading),), start, named.stop)
    found = _beside(scan, position, named.stop, named, hedge=words, heading=heading)
    return Reading((found,), position, named.stop)


def _part(scan: Scan, start: int, named: Named, part: str, heading: Heading | None) -> Locality:
    return locality(
        scan,
        start,
        named.stop,
        kind="part_of",
        anchors=(named.anchor,),
        part=part,
        heading=heading.wind if heading else None,
        bearing_deg=heading.bearing_deg if heading else None,
    )


def part_of(scan: Scan, position: int) -> Reading | None:
    """Read "eastern Syria", "the northern outskirts of Aleppo", "central Baghdad", "a suburb of Damascus"."""
    heading = read_heading(scan.text, scan.tokens, position)
    at = heading.stop if heading else position
    if heading and scan.low(at) in {"and", "/"} | DASHES:  # "northern and eastern Syria": the last one is read
        return None
    word, at = _part_word(scan, at)
    if heading is None and word is None:
        return None
    if scan.low(at) == "of" and (word is not None or scan.low(at - 1) in NEUTRAL_PARTS):
        named = read_named(scan, at + 1)
    elif heading is not None and scan.location(at) is not None:
        named = read_named(scan, at)
    elif word == "central" or scan.low(position) in BEFORE_NAME:
        named = read_named(scan, at) if scan.location(at) is not None else None
    else:
        return None
    if named is None or _is_description(scan, position, heading, word, named):
        return None
    start = position - 1 if scan.low(position - 1) == "the" and heading and word else position
    return Reading((_part(scan, start, named, _part_name(heading, word), heading),), start, named.stop)


def _part_word(scan: Scan, at: int) -> tuple[str | None, int]:
    """The kind of part at a token ("outskirts") and the token after it; "part", "side" name no kind."""
    low = scan.low(at)
    if scan.name(at) is not None:
        return None, at
    if low == "city" and scan.low(at + 1) in {"centre", "center"}:
        return "central", at + 2
    word = OUTSKIRTS.get(low)
    if word is not None:
        return word, at + 1
    if low in NEUTRAL_PARTS:
        return None, at + 1
    return None, at


def _part_name(heading: Heading | None, word: str | None) -> str:
    """The part in words: "eastern", "outskirts", "northern outskirts"."""
    return " ".join(part for part in (ADJECTIVES[heading.wind] if heading else None, word) if part)


def _is_description(scan: Scan, position: int, heading: Heading | None, word: str | None, named: Named) -> bool:
    """Whether the compass word only says where in the country a province lies: "the northern Kunduz province"."""
    article = scan.low(position - 1) == "the"
    return bool(heading and heading.adjective and word is None and article and named.nouns & PROVINCE_NOUNS)


def part_after_name(scan: Scan, position: int) -> Reading | None:
    """Read "Aleppo's northern countryside", "Damascus suburbs", "Homs city centre", "Syria's north-east"."""
    name = scan.location(position)
    if name is None:
        return None
    at = position + 1
    owned = scan.low(at) in {"'", "’"} and scan.low(at + 1) in {"s", "northern", "southern", "eastern", "western"}
    if owned:
        at += 2 if scan.low(at + 1) == "s" else 1
    at = skip_words(scan, at, frozenset({"city", "town", "province", "governorate"}), limit=1) if not owned else at
    heading = read_heading(scan.text, scan.tokens, at)
    if heading is not None and scan.low(heading.stop) == "of":
        return None
    after = heading.stop if heading else at
    word, stop = _part_word(scan, after)
    plain = stop > after and word is None
    if scan.low(stop) == "of" or (not word and not (owned and heading and (plain or not heading.adjective))):
        return None
    if heading is not None and not owned and not heading.adjective:
        return None
    if word is not None and scan.low(stop - 1) in PART_ADJECTIVES:  # "Heathrow's central hall"
        return None
    anchor = Anchor(name.text, name.place, (), name.span)
    named = Named(anchor, position, stop)
    return Reading((_part(scan, position, named, _part_name(heading, word), heading),), position, stop)


def between(scan: Scan, position: int) -> Reading | None:
    """Read "between X and Y", "midway between the villages of X, Y and Z". Two countries make no place between."""
    at = position
    if scan.low(at) in {"midway", "halfway", "located", "somewhere"}:
        at += 1
    if scan.low(at) not in {"between", "betweem"}:
        return None
    if scan.same_sentence(position - 1, position) and scan.low(position - 1) in DEALINGS:
        return None
    anchors, stop = _chain(scan, at + 1, frozenset({"and", ",", "&", "-", "–", "—", "amd"}))
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
        if named is None or (after_comma and named.at != at) or (found and _same_place(named, found[-1])):
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
    """Read "the road from A to B", "the A-B highway", "along the Euphrates", "on the banks of the Tigris"."""
    low = scan.low(position)
    if low in ROADS and scan.name(position) is None:
        return _road_then_names(scan, position, floor)
    if scan.location(position) is not None:
        return _names_then_road(scan, position, floor)
    if low == "along":
        return _along_name(scan, position, position + 1)
    if low in BANKS and scan.low(position + 1) == "of":
        return _along_name(scan, position, position + 2)
    return None


def _road_then_names(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "road from A to B", "highway linking A and B", "axis A-B"."""
    at = skip_words(scan, position + 1, ROAD_LINKS | frozenset({"section", "stretch"}), limit=3)
    linked = at > position + 1 or scan.low(at) in {"from", "between", "of", "de"}
    if scan.low(position - 1) == "en":  # on the way, wherever it is
        return None
    if scan.low(at) in {"from", "between", "of", "de", "the"}:
        at += 1
    anchors, stop = _chain(scan, at, frozenset({"to", "and", "with", "-", "–", "—", "/", "towards", "toward", "amd"}))
    towns = [named for named in anchors if not is_country(named.anchor)]
    if len(towns) < 2 or not _any_name(scan, towns) or not (linked or scan.low(towns[0].stop) in DASHES):
        return None
    start = _road_start(scan, position, floor)
    found = locality(scan, start, stop, kind="along", anchors=tuple(named.anchor for named in towns))
    return Reading((found,), start, stop)


def _road_start(scan: Scan, position: int, floor: int) -> int:
    """Take in "on the main" before "road"."""
    at = position
    while at - 1 >= floor and (scan.low(at - 1) in ROAD_ADJECTIVES or scan.low(at - 1) in DETERMINERS):
        at -= 1
    if at - 1 >= floor and scan.low(at - 1) in {"on", "along"}:
        at -= 1
    return at


def _names_then_road(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "A-B highway", "A - B - C axis", "A to B road", and "A-B area" as the land between."""
    anchors, at, dashed = [position], position + 1, True
    while len(anchors) < MAX_ANCHORS and (scan.low(at) in DASHES or scan.low(at) in {"/", "to"}):
        if scan.location(at + 1) is None:
            return None
        anchors.append(at + 1)
        dashed = dashed and scan.low(at) in DASHES
        at += 2
    at = skip_words(scan, at, ROAD_ADJECTIVES, limit=2)
    road = scan.low(at) in ROADS
    if len(anchors) < 2 or not (road or (dashed and scan.low(at) in {"area", "areas", "front", "frontline"})):
        return None
    names = [scan.location(anchor) for anchor in anchors]
    if all(name is not None and name.place is not None and name.place.is_country for name in names):
        return None
    start = _road_start(scan, position, floor) if road else position
    found = locality(
        scan,
        start,
        at + 1,
        kind="along" if road else "between",
        anchors=tuple(Anchor(name.text, name.place, (), name.span) for name in names if name is not None),
    )
    return Reading((found,), start, at + 1)


def _along_name(scan: Scan, start: int, position: int) -> Reading | None:
    """Read "along the Euphrates": a river, coast or other line by its name."""
    named = read_named(scan, position)
    if named is None or is_country(named.anchor) or named.nouns & (PLACE_NOUNS - {"river", "valley", "island"}):
        return None
    found = locality(scan, start, named.stop, kind="along", anchors=(named.anchor,))
    return Reading((found,), start, named.stop)
