"""Every way that news says where: the localities of a text, read by a hand-written grammar over tokens.

Each kind has its rule in a module of its kind (`distance_phrases`, `border_phrases`, `relation_phrases`). Here the
rules are tried at each token, the most specific first; what is read is not read again. A place name that no phrase
has taken is a locality of kind ``place``. Afterwards the localities of one noun phrase get a common ``group``, and a
border phrase the country on whose side it lies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from geo.model import Anchor, Locality, Place, Span, Toponym
from geo.reading.text.tokens import DASHES
from geo.reading.where.border_phrases import BORDER_ADJECTIVES, BORDER_NOUNS, CROSSINGS, border_zone
from geo.reading.where.containers import province_named
from geo.reading.where.distance_phrases import ROADS, distance_phrase, kilometre_post, off_coast
from geo.reading.where.distances import UNIT_WORDS
from geo.reading.where.headings import WINDS
from geo.reading.where.headings import WORDS as HEADING_WORDS
from geo.reading.where.line_phrases import BANKS, GOING, along, between
from geo.reading.where.phrases import DETERMINERS, Reading, Scan, country_of, locality, make_scan, skip_words
from geo.reading.where.pointing import national_capital, the_capital, town_of_dateline
from geo.reading.where.province_borders import BOUNDARY_LEADS, BOUNDARY_NOUNS, named_province_border, province_border
from geo.reading.where.relation_phrases import (
    NEAR_FIRST,
    NEUTRAL_PARTS,
    OUTSKIRTS,
    around_name,
    heading_near,
    near,
    part_after_name,
    part_of,
)

MAX_TEXT = 5_000_000
MAX_GAP = 9
SIDE_REACH = 80
# Nouns of areas that GeoNames keeps as second-level ones (ADM2), and of first-level ones that no table has.
DISTRICT_NOUNS = frozenset(
    "district districts municipality municipalities county raion rayon territory lga woreda tehsil thesil taluk taluka "
    "subdistrict sub-district subprefecture prefecture department commune communes township townships province "
    "governorate region oblast state".split()
)
VILLAGE_NOUNS = frozenset("village hamlet settlement locality community farm".split())
TRAVELLING = frozenset(
    "travelling traveling travelled traveled coming returning returned heading headed going way route journey".split()
)
AREA_NOUNS = frozenset(
    "area areas axis sector front frontline frontlines surroundings environs vicinity farmland farmlands farms fields "
    "orchards plain plains forest forests bulge salient pocket desert hills mountains heights".split()
)
SITE_NOUNS = frozenset(
    "airport airfield airbase airstrip dam bridge checkpoint crossing garrison refinery mine mines quarry oilfield "
    "camp roadblock outpost".split()
)
"""What is named after a town and mostly lies outside it: "Kramatorsk airfield", "the Torkham crossing"."""
SITE_ADJECTIVES = frozenset("international military army air naval main old border refugee displacement idp".split())
# Words between two localities that leave them in one noun phrase: "a village 5 km south of X, in Y province".
GLUE = frozenset(
    "in inside within the a an of at on near about which is was are that located situated lying lies sits some just "
    "small town city village hamlet district province region area border state country country's and its and / "
    "( ) , [ ] - – — ' ’ s also called known as where border-town northern southern eastern western central far "
    "north south east west woreda zone commune municipality prefecture sub-prefecture department county canton tehsil "
    "lga barangay cercle oblast raion governorate subdistrict sub-district township council :".split()
) - {"and"}


Rule = Callable[[Scan, int, int], Reading | None]
"""What reads a phrase that begins at a token; the second number is the first token that is not taken yet."""
_COMPASS = frozenset(HEADING_WORDS) | frozenset(wind.lower() for wind in WINDS)
RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (distance_phrase, frozenset({"a", "an", "half"}) | frozenset(UNIT_WORDS)),
    (kilometre_post, frozenset({"pk"})),
    (off_coast, frozenset({"off"})),
    (province_border, BOUNDARY_NOUNS | BOUNDARY_LEADS | DETERMINERS),
    (between, frozenset({"between", "betweem", "midway", "halfway", "located", "somewhere"})),
    (border_zone, DETERMINERS | BORDER_ADJECTIVES | BORDER_NOUNS | CROSSINGS),
    (town_of_dateline, frozenset({"this"})),
    (near, NEAR_FIRST),
    (heading_near, _COMPASS),
    (along, ROADS | GOING | BANKS | {"along"}),
    (the_capital, frozenset({"capital"})),
    (part_of, _COMPASS | frozenset(OUTSKIRTS) | NEUTRAL_PARTS | {"city"}),
)
"""The rules for phrases, the most specific first, each with the words that its phrases begin with. Beside these a
distance begins with any number, and a road with a capital before a dash."""
_RULES_BY_WORD: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule, words in RULES if word in words) for _, first in RULES for word in first
}
_BORDER_WORDS = BOUNDARY_NOUNS | CROSSINGS
_BORDER_RULES = frozenset({province_border, border_zone})
_RULES_AWAY_FROM_BORDERS: dict[str, tuple[Rule, ...]] = {
    word: kept
    for word, rules in _RULES_BY_WORD.items()
    if (kept := tuple(rule for rule in rules if rule not in _BORDER_RULES))
}
"""The rules for sentences without a word for a border: most, and most articles of a noun stand in them."""


def find_localities(
    text: str, toponyms: Sequence[Toponym], *, spans: Sequence[Span] | None = None
) -> tuple[Locality, ...]:
    """The localities of `text` (of its `spans` only, if given), in reading order and without georeferences.

    `toponyms` are the place names of the text with their places. Names of use "actor" make no locality; those of use
    "modifier" only name borders ("the Iraqi border") and coasts. A span covers the whole phrase.
    """
    scan = make_scan(text[:MAX_TEXT], toponyms, spans)
    readings = _read_all(scan)
    told_otherwise = {token for reading in readings for token in reading.replaces}
    kept = [r for r in readings if not (r.stop == r.start + 1 and r.start in told_otherwise and not r.replaces)]
    placed = [(_on_its_side(scan, found, reading), reading) for reading in kept for found in reading.localities]
    return _grouped(scan, placed)


def _read_all(scan: Scan) -> list[Reading]:
    readings: list[Reading] = []
    floor = 0
    borders = _borders(scan)
    for position in _openings(scan, borders):
        border = scan.sentence[position] in borders
        reading = _read_at(scan, position, floor, border=border) if position >= floor else None
        if reading is not None:
            readings.append(reading)
            floor = max(reading.stop, position + 1)
    return readings


def _borders(scan: Scan) -> Set[int]:
    """The sentences with a word for a border, and the lines before them: a title's last words may belong to it."""
    if _BORDER_WORDS.isdisjoint(scan.lows):
        return frozenset()
    told = {scan.sentence[at] for at, low in enumerate(scan.lows) if low in _BORDER_WORDS}
    return {number - back for number in told for back in range(4)}


def _openings(scan: Scan, borders: Set[int]) -> list[int]:
    """The tokens that a phrase can begin with: most words of a text begin none."""
    found = {at for at, low in enumerate(scan.lows) if low in _RULES_AWAY_FROM_BORDERS}
    if borders:
        at_borders = (at for at, number in enumerate(scan.sentence) if number in borders)
        found.update(at for at in at_borders if scan.lows[at] in _RULES_BY_WORD)
    found.update(at for at, name in enumerate(scan.names) if name is not None)
    found.update(scan.numbers.by_start)
    dashes = [at for at, low in enumerate(scan.lows) if low in DASHES]
    found.update(at - 1 for at in dashes if at and scan.raw(at - 1)[0].isupper())
    return sorted(found)


def _read_at(scan: Scan, position: int, floor: int, *, border: bool) -> Reading | None:
    """What starts at a token: the most specific rule first. `border` tells that borders are spoken of here."""
    if scan.location(position) is not None:
        return (
            along(scan, position, floor)
            or (border_zone(scan, position, floor) if border else None)
            or named_province_border(scan, position, floor)
            or national_capital(scan, position, floor)
            or part_after_name(scan, position)
            or _place(scan, position)
        )
    if scan.name(position) is not None:
        found = border_zone(scan, position, floor) if border else None
        return found or national_capital(scan, position, floor)
    rules = (_RULES_BY_WORD if border else _RULES_AWAY_FROM_BORDERS).get(scan.lows[position], ())
    if position in scan.numbers.by_start and distance_phrase not in rules:
        rules = (distance_phrase, *rules)
    if scan.low(position + 1) in DASHES and along not in rules:
        rules = (*rules, along)
    return next((reading for rule in rules if (reading := rule(scan, position, floor)) is not None), None)


def _place(scan: Scan, position: int) -> Reading | None:
    """A place name that no phrase takes; "the Hama area" is near Hama."""
    name = scan.location(position)
    if name is None:
        return None
    if _is_other_name(scan, position) or _is_way_there(scan, position):
        return Reading((), position, position + 1)
    noun = skip_words(scan, position + 1, SITE_ADJECTIVES, limit=2)
    beside = scan.low(position + 1) in AREA_NOUNS or scan.low(noun) in SITE_NOUNS or scan.low(noun) == "base"
    if beside and name.place is not None and not name.place.area and scan.same_sentence(position, noun):
        return around_name(scan, position, noun)
    place = _of_its_size(scan, position, name.place)
    anchor = Anchor(text=name.text, place=place, border=(), span=name.span)
    return Reading((locality(scan, position, position + 1, kind="place", anchors=(anchor,)),), position, position + 1)


def _of_its_size(scan: Scan, position: int, place: Place | None) -> Place | None:
    """The place as large as its noun says: "Oguta district", known only as the town of Oguta, is an area about it."""
    if place is None or not place.feature.startswith("PPL"):
        return place
    last = scan.low(position).split()[-1]
    before = scan.low(position - 2) if scan.low(position - 1) == "of" else scan.low(position - 1)
    beside = {last, scan.low(position + 1), before}
    if any(scan.matches(position + 1, ("people", mark, "s", "republic")) for mark in ("'", "’")):
        return province_named(place) or place
    local = scan.matches(position + 1, ("local", "government", "area"))
    local = local or scan.matches(position + 1, ("city", "council")) or scan.low(position + 1) == "council"
    if not local and not beside & DISTRICT_NOUNS:
        return place
    return replace(place, feature="ADM2", population=None)


def _is_way_there(scan: Scan, position: int) -> bool:
    """Whether somebody only comes from or goes to the place: "travelling from X", "on their way to X"."""
    at = position - 1
    if scan.low(at) == "the":
        at -= 1
    if scan.low(at) not in {"from", "to", "towards", "toward"}:
        return False
    return scan.low(at - 1) in TRAVELLING and scan.same_sentence(at - 1, position)


def _is_other_name(scan: Scan, position: int) -> bool:
    """Whether the name stands alone in brackets after a country: "DR Congo (Zaire)" says the country again."""
    country = scan.location(position - 2)
    in_brackets = scan.low(position - 1) == "(" and scan.low(position + 1) == ")"
    return in_brackets and country is not None and country.place is not None and country.place.is_country


def _on_its_side(scan: Scan, found: Locality, reading: Reading) -> Locality:
    """A border locality with the country on whose side it lies: as said, else that of the nearest place beside it."""
    if found.kind not in {"border_distance", "border_zone"} or not found.anchors:
        return found
    anchor = found.anchors[0]
    inside = found.inside
    if (inside is None and len(anchor.border) < 2) or (found.kind == "border_distance" and inside is None):
        inside = _country_beside(scan, reading)
    border = anchor.border
    if len(border) == 1 and inside is not None and inside not in border:
        border = tuple(sorted((*border, inside)))
    elif not border and inside is not None:
        border = (inside,)
    return replace(found, inside=inside, anchors=(replace(anchor, border=border), *found.anchors[1:]))


def _country_beside(scan: Scan, reading: Reading) -> str | None:
    """The country of the nearest place in the sentence: before the phrase, else after it."""
    before = range(reading.start - 1, max(reading.start - SIDE_REACH, -1), -1)
    after = range(reading.stop, min(reading.stop + SIDE_REACH, len(scan.tokens)))
    for at in (*before, *after):
        name = scan.location(at) if scan.same_sentence(reading.start, at) else None
        if name is not None and name.place is not None and name.place.country is not None:
            return name.place.country
    return None


def _grouped(scan: Scan, placed: Sequence[tuple[Locality, Reading]]) -> tuple[Locality, ...]:
    """Number the localities that stand in one noun phrase; one that stands alone has no group."""
    groups: list[list[int]] = []
    for index, (_, reading) in enumerate(placed):
        if groups and _belongs(scan, placed[index - 1][1], reading):
            groups[-1].append(index)
        else:
            groups.append([index])
    localities: list[Locality] = []
    number = 0
    for group in groups:
        phrase = _about_unknown(scan, [placed[index] for index in group])
        if len(phrase) > 1:
            phrase = [replace(found, group=number) for found in phrase]
            number += 1
        localities += phrase
    return tuple(localities)


def _about_unknown(scan: Scan, phrase: Sequence[tuple[Locality, Reading]]) -> list[Locality]:
    """The localities of a noun phrase; after a village that no data knows, a town is what it lies about, not in:
    "the village of X, in Y" leaves the country about Y."""
    found: list[Locality] = []
    unknown = False
    for one, reading in phrase:
        anchor = one.anchors[0]
        if one.kind != "place":
            found.append(one)
            continue
        if unknown and anchor.place is not None and anchor.place.feature.startswith("PPL"):
            wide = replace(anchor.place, feature="ADM2", population=None)
            found.append(replace(one, anchors=(replace(anchor, place=wide),)))
        else:
            found.append(one)
        unknown = unknown or (anchor.place is None and _is_village(scan, reading.start))
    return found


def _is_village(scan: Scan, position: int) -> bool:
    before = scan.low(position - 2) if scan.low(position - 1) == "of" else scan.low(position - 1)
    return before in VILLAGE_NOUNS or scan.low(position + 1) in VILLAGE_NOUNS


def _belongs(scan: Scan, before: Reading, after: Reading) -> bool:
    """Whether only words of a noun phrase stand between two readings of one sentence."""
    if before is after:
        return False
    if not scan.same_sentence(before.start, after.start) or after.start - before.stop > MAX_GAP:
        return False
    return all(scan.low(at) in GLUE or country_of(scan.name(at)) for at in range(before.stop, after.start))
