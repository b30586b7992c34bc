"""Localities beside a named place without a distance: near it, or a part of it.

"in the vicinity of", "north of X", "the northern outskirts of Aleppo", "eastern Syria", "Damascus suburbs".
"""

from __future__ import annotations

from geo.model import Anchor, Locality
from geo.reading.text.tokens import DASHES
from geo.reading.where.border_phrases import border_zone, nearby_border
from geo.reading.where.distance_phrases import postposed_anchor
from geo.reading.where.headings import ADJECTIVES, Heading, read_heading
from geo.reading.where.line_phrases import along, between
from geo.reading.where.phrases import (
    DETERMINERS,
    PROVINCE_NOUNS,
    Named,
    Reading,
    Scan,
    is_country,
    locality,
    read_named,
    skip_words,
)
from geo.reading.where.province_borders import named_province_border, province_border

# Words of nearness; the longest that fits counts.
_NEAR_PHRASES = (
    "near", "near to", "close to", "not far from", "next to", "adjacent to", "beside", "alongside", "opposite",
    "overlooking", "around", "outside", "outside of", "ouside of", "in the vicinity of", "vicinity of",
    "in the area of", "area of", "in the areas of", "areas of", "in the proximity of", "proximity of",
    "in the surroundings of", "surroundings of", "environs of", "on the approaches to", "approaches to",
    "at the entrance to", "entrance to", "at the entrance of", "entrance of", "at the gates of", "gates of",
    "at the level of", "level of", "in the direction of", "in the neighbourhood of", "in the neighborhood of",
    "off the road to", "frontline of", "frontlines of", "front line of", "front lines of", "front of",
    "crossing near", "line of contact near", "contact line near",
)  # fmt: skip
NEAR: tuple[tuple[str, ...], ...] = tuple(sorted((tuple(p.split()) for p in _NEAR_PHRASES), key=len, reverse=True))
_NEAR_BY_FIRST = {first: tuple(words for words in NEAR if words[0] == first) for first, *_ in NEAR}
NEAR_FIRST = frozenset(_NEAR_BY_FIRST)
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
COUNTRYSIDE = frozenset({"countryside", "hinterland"})
NEUTRAL_PARTS = frozenset("part parts side half sector flank end area areas corner reaches stretch section".split())
PART_ADJECTIVES = frozenset({"central", "inner", "rural", "suburban", "rif", "middle", "heart", "edge"})
BEFORE_NAME = frozenset({"central", "downtown", "suburban", "rural", "inner"})
MAX_ANCHORS = 3


def near_words(scan: Scan, position: int) -> int:
    """How many tokens of a phrase of nearness start at a token; 0 for none."""
    phrases = _NEAR_BY_FIRST.get(scan.low(position), ()) if scan.name(position) is None else ()
    return next((len(words) for words in phrases if scan.matches(position, words)), 0)


def near(scan: Scan, position: int, floor: int) -> Reading | None:
    """Read "near X", "close to the towns of X and Y", "X (near)"."""
    length = near_words(scan, position)
    if not length:
        return None
    words = scan.span(position, position + length).of(scan.text)
    start = position - 1 if scan.low(position - 1) == "just" and position - 1 >= floor else position
    behind = position + length
    inner = province_border(scan, behind, position) or named_province_border(
        scan, skip_words(scan, behind, DETERMINERS, limit=1), position
    )
    zone = border_zone(scan, behind, position) if scan.low(position) not in {"outside", "around"} else None
    if inner is not None or zone is not None:
        return inner or zone
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


def around_name(scan: Scan, position: int, noun: int) -> Reading | None:
    """Read "the Hama area", "Kramatorsk military airfield": near the town; `noun` is the token of the last word."""
    name = scan.location(position)
    if name is None:
        return None
    named = Named(Anchor(name.text, name.place, (), name.span), position, noun + 1)
    words = scan.low(noun)
    return Reading((_beside(scan, position, noun + 1, named, hedge=words),), position, noun + 1)


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


def heading_near(scan: Scan, position: int, floor: int = 0) -> Reading | None:  # noqa: ARG001 - as all rules have it
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


def part_of(scan: Scan, position: int, floor: int = 0) -> Reading | None:  # noqa: ARG001 - as all rules have it
    """Read "eastern Syria", "the northern outskirts of Aleppo", "central Baghdad", "a suburb of Damascus"."""
    heading = read_heading(scan.text, scan.tokens, position)
    at = heading.stop if heading else position
    if heading and scan.low(at) in {"and", "/", ","} | DASHES:
        return _several_parts(scan, position)
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
    if heading is not None and word is None and scan.low(named.stop) in COUNTRYSIDE:  # "eastern Homs countryside"
        word, named = "countryside", named._replace(stop=named.stop + 1)
    if named.anchor.place is None and scan.raw(position)[0].isupper():  # "Central Bank", "Western Cape Police"
        return None
    if heading is not None and word is None and _is_in_the_name(named, heading):
        whole = locality(scan, position, named.stop, kind="place", anchors=(named.anchor,))
        return Reading((whole,), position, named.stop)
    start = position - 1 if scan.low(position - 1) == "the" and heading and word else position
    return Reading((_part(scan, start, named, _part_name(heading, word), heading),), start, named.stop)


def _several_parts(scan: Scan, position: int) -> Reading | None:
    """Read "northern and eastern Syria", "the north and east of Somalia": all the parts at once."""
    parts: list[str] = []
    at = position
    while len(parts) < MAX_ANCHORS:
        heading = read_heading(scan.text, scan.tokens, at)
        word, after = (None, heading.stop) if heading else _part_word(scan, at)
        if heading is None and word not in {"central", "countryside"}:
            return None
        parts.append(ADJECTIVES[heading.wind] if heading else str(word))
        at = after
        if scan.low(at) not in {"and", "/", ","} | DASHES:
            break
        at += 2 if scan.low(at) == "," and scan.low(at + 1) == "and" else 1
        at += scan.low(at) == "the"
    if scan.low(at) in NEUTRAL_PARTS:
        at += 1
    named = read_named(scan, at + 1 if scan.low(at) == "of" else at)
    direct = named is not None and (scan.low(at) == "of" or named.at == at or scan.low(at) == "the")
    if named is None or not direct or len(parts) < 2 or named.anchor.place is None:
        return None
    start = position - 1 if scan.low(position - 1) == "the" else position
    return Reading((_part(scan, start, named, " and ".join(parts), None),), start, named.stop)


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


def _is_in_the_name(named: Named, heading: Heading) -> bool:
    """Whether the compass word belongs to the name: "eastern Ghouta" is all of Eastern Ghouta."""
    place = named.anchor.place
    return place is not None and place.name.lower().startswith(ADJECTIVES[heading.wind].replace("-", ""))


def _is_description(scan: Scan, position: int, heading: Heading | None, word: str | None, named: Named) -> bool:
    """Whether the compass word only says where in the country a province lies: "the northern Kunduz province"."""
    article = scan.low(position - 1) == "the"
    return bool(heading and heading.adjective and word is None and article and named.nouns & PROVINCE_NOUNS)


_RESTIVE = frozenset("deep far mainly remote restive rural troubled volatile".split())
"""Words between a country and the part of it: "Nepal's rural south"."""


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
    heading = read_heading(scan.text, scan.tokens, at + (owned and scan.low(at) in _RESTIVE))
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
