"""Whether a place's name means the place, those who rule it ("Moscow said"), or only tells more of another noun."""

from __future__ import annotations

from collections.abc import Sequence

from geo.codes import ToponymUse
from geo.places.senses import Name
from geo.reading.names.toponym_cues import Mention, is_state_abbreviation
from geo.reading.names.toponym_words import (
    ACTING_NOUNS,
    ACTOR_PREPOSITIONS,
    ACTOR_VERBS,
    ADDRESSING_VERBS,
    AIMED_VERBS,
    DAYS_AND_MONTHS,
    HIT,
    LOCATION_HEADS,
    NO_OBJECTS,
    PLACE_PREPOSITIONS,
    SHIP_OPENERS,
    TEAM_ENDINGS,
    TEAM_OPENERS,
    TEAM_TOWNS,
    TOWN_BODIES,
    WEAK_PREPOSITIONS,
)
from geo.reading.text.capitals import Word

_WORDS_OF_PLACE = 4
_PREPOSITIONS = PLACE_PREPOSITIONS | WEAK_PREPOSITIONS
_OWNED = LOCATION_HEADS | frozenset(
    "avenue bazaar cathedral church hospital hotel market mosque park prison slum slums square stadium street streets "
    "university zoo".split()
)
"""What lies in a town whose name owns it: "Kabul's diplomatic quarter", "Conakry's main stadium"."""
_PEOPLES = frozenset({"ethnic", "clan", "clans", "tribe", "tribes", "tribesmen"})
_CALLED_STATES = frozenset({"newyork", "washington"})
"""American states that are called so with "State", to tell them from cities."""
_PAPERS = frozenset("times bank tribune voice".split())
"""Words before "of X" that make a paper or a bank of it."""


def uses_of(words: Sequence[Word], mentions: Sequence[Mention]) -> list[ToponymUse]:
    """For each mention whether a place is meant, those who rule it ("Moscow said"), or what belongs to it ("Syrian").

    The last is looked at first: of a row of names ("X, Y and Z condemned") the verb stands behind the last."""
    found: list[ToponymUse] = []
    behind: tuple[Mention, ToponymUse] | None = None
    for mention in reversed(mentions):
        use = _use_of(words, mention, behind)
        found.append(use)
        behind = mention, use
    found.reverse()
    return found


def _use_of(words: Sequence[Word], mention: Mention, behind: tuple[Mention, ToponymUse] | None) -> ToponymUse:
    """What one mention means; `behind` is the next one with what that means."""
    following = behind[0] if behind else None
    name = mention.name
    if name is None:
        return "location"
    if name.demonym:
        return "modifier"
    after = words[mention.end] if mention.end < len(words) else None
    before = words[mention.first - 1] if mention.first else None
    if _is_ship_or_team(words, mention.first, mention.end) or _is_people(before, after):
        return "modifier"
    if after is not None and after.hyphenated and not after.capital:
        return "actor" if after.low in {"backed", "led", "aligned", "allied", "supported", "sponsored"} else "modifier"
    if not _may_act(name):
        return _part_of_name(words, mention)
    if before is not None and not words[mention.first].begins and _is_addressed(words, mention.first):
        return "actor"
    if words[mention.end - 1].possessive:
        if following is not None and following.first == mention.end and not (following.name and following.name.demonym):
            return "location"
        return "location" if _owns_place(words, mention.end) else "actor"
    if behind is not None and _acts_with(words, mention, *behind):
        return "actor"
    return "location" if after is None else _by_next_word(words, mention, after)


def _is_people(before: Word | None, after: Word | None) -> bool:
    """Whether the name is that of a people: "ethnic Amharas", "the Amhara ethnic group", "a Dinka Bor clan"."""
    if before is not None and before.low == "ethnic":
        return True
    return after is not None and after.gap == " " and after.low in _PEOPLES


def _owns_place(words: Sequence[Word], end: int) -> bool:
    """Whether what belongs to the name is a place: "Kabul's diplomatic quarter", "Mosul's southern X district"."""
    for i in range(end, min(end + _WORDS_OF_PLACE, len(words))):
        if (i > end and words[i].gap != " ") or words[i].low in _PREPOSITIONS:
            return False
        if words[i].low in _OWNED:
            return i == end or not (i + 1 < len(words) and words[i + 1].joined and words[i + 1].low in ACTING_NOUNS)
        if words[i].low in ACTING_NOUNS or words[i].low in ACTOR_VERBS:
            return False
    return False


def _acts_with(words: Sequence[Word], mention: Mention, following: Mention, use: ToponymUse) -> bool:
    """Whether "and" or a row joins the name to the next one, which acts: "X and Y traded accusations"."""
    end = mention.end
    row = following.first == end and words[end].gap == ", "  # "X, Y and Z jointly condemned"
    joined = following.first == end + 1 and words[end].low == "and" and words[end].joined and words[end + 1].joined
    if not joined and not (row and _goes_on_in_row(words, following.end)):
        return False
    before = words[mention.first - 1] if mention.first and words[mention.first].joined else None
    if before is not None and before.low in _PREPOSITIONS:
        return False
    return following.name is not None and not following.name.demonym and use == "actor"


def _goes_on_in_row(words: Sequence[Word], end: int) -> bool:
    """Whether a row of names goes on or ends there: "X, Y and", "X, Y,"."""
    return end < len(words) and (words[end].low == "and" or (words[end].gap == ", " and words[end].capital))


def _is_ship_or_team(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether the name is part of a ship's or team's: "USS Boston", "Dinamo Zagreb", "Newcastle United"."""
    before = words[first - 1] if first and words[first].joined else None
    paper = words[first - 2] if first > 1 and words[first - 1].joined else None
    if before is not None and before.low == "of" and paper is not None and paper.capital and paper.low in _PAPERS:
        return True  # "The Times of London"
    if before is not None and before.capital and before.low in SHIP_OPENERS | TEAM_OPENERS:
        return before.text.isupper() or before.low in TEAM_OPENERS
    after = words[end] if end < len(words) else None
    if after is None or not (after.joined and after.capital):
        return False
    return after.low in TEAM_ENDINGS or (words[end - 1].low in TEAM_TOWNS and after.low in {"city", "town"})


def _may_act(name: Name) -> bool:
    """Whether the name may stand for a government: a country or a capital."""
    best = name.best
    return best.kind == "country" or best.place.feature in {"PPLC", "PCLI"} or best.place.name == "European Union"


def _is_addressed(words: Sequence[Word], first: int) -> bool:
    """Whether the words before address a government: "warned Russia", "contacts with (the) US"."""
    i = first - 1
    if words[i].low == "the" and i:
        i -= 1
    if not words[first].joined:
        return False
    if words[i].low == "on" and i and words[i - 1].low in {"called", "calls", "calling"}:
        return True
    if words[i].low == "with" and i and words[i - 1].low in {"border", "frontier", "boundary", "borders"}:
        return False
    return words[i].low in ADDRESSING_VERBS or words[i].low in ACTOR_PREPOSITIONS


def _by_next_word(words: Sequence[Word], mention: Mention, after: Word) -> ToponymUse:
    if after.gap == ", " and after.low in {"which", "whose"}:
        return "actor"
    if not after.joined:
        return "location"
    before = words[mention.first - 1] if mention.first and words[mention.first].joined else None
    placed = before is not None and (before.low in PLACE_PREPOSITIONS or before.low in {"of", "on", "over", "for"})
    jointly = after.low in _TOGETHER and mention.end + 1 < len(words) and words[mention.end + 1].low in ACTOR_VERBS
    hits = _hits(words, mention.end) and not _is_placed_in_row(words, mention.first)
    if not placed and (after.low in ACTOR_VERBS or jointly or hits):
        return "location" if _is_hit(words, mention.end) else "actor"
    abbreviated = is_state_abbreviation(words[mention.first])
    if (
        after.low in ACTING_NOUNS
        and not placed
        and (abbreviated or after.low not in {"strike", "strikes", "airstrike"})
    ):
        return "actor"
    if abbreviated and not placed and not after.capital:
        return "actor"
    return _part_of_name(words, mention)


def _is_placed_in_row(words: Sequence[Word], first: int) -> bool:
    """Whether the name ends a row that tells where something was: "attacks in X, Y and Z killed six"."""
    at = first - 1
    while at > 0 and (words[at].low == "and" or (words[at].capital and words[at + 1].gap in {", ", " "})):
        at -= 1
    return at < first - 1 and words[first - 1].low == "and" and words[at].low in PLACE_PREPOSITIONS


_TOGETHER = frozenset("jointly both also all again later separately strongly quickly swiftly publicly".split())


def _hits(words: Sequence[Word], verb: int) -> bool:
    """Whether the name does it to something: "Israel hit a depot", no "Kyiv hit by missiles", no "Kyiv hit hard"."""
    if words[verb].low not in AIMED_VERBS or verb + 1 >= len(words):
        return False
    behind = words[verb + 1]
    return behind.joined and behind.low not in NO_OBJECTS and behind.low not in _PREPOSITIONS


def _is_hit(words: Sequence[Word], verb: int) -> bool:
    """Whether the name is where an attack was: "Kyiv was hit", "Baghdad has been rocked", "Kabul came under fire"."""
    behind = [word.low for word in words[verb : verb + 4]]
    if behind[:1] == ["has"] and behind[1:2] == ["been"]:
        behind = behind[1:]
    while behind[1:2] and behind[1] in {"again", "also", "itself", "reportedly"}:
        del behind[1]
    return behind[:1] in (["was"], ["is"], ["been"]) and behind[1:2] != [] and behind[1] in HIT


def _part_of_name(words: Sequence[Word], mention: Mention) -> ToponymUse:
    """A name with capitals behind it is part of another name: "Baghdad University", "Kabul Times"."""
    behind = words[mention.end] if mention.end < len(words) else None
    if behind is not None and behind.gap == " " and behind.capital and behind.low not in DAYS_AND_MONTHS:
        if _is_body(words[mention.end + 1 : mention.end + 3]) or _is_university(words, mention):
            return "modifier"
        return "location" if words[mention.end].low in LOCATION_HEADS else "modifier"
    return "location"


def _is_university(words: Sequence[Word], mention: Mention) -> bool:
    """Whether "State" behind an American state makes a university's name of it: "Ohio State beat Michigan State"."""
    if words[mention.end].low != "state" or mention.name is None or mention.name.key in _CALLED_STATES:
        return False
    best = mention.name.best
    return best.kind == "admin1" and best.place.country == "US"


def _is_body(behind: Sequence[Word]) -> bool:
    """Whether a town's body acts: "Council gave"; where "X City Council, Y region" only tells of a place, it is one."""
    if len(behind) < 2 or not (behind[0].capital and behind[0].gap == " " and behind[0].low in TOWN_BODIES):
        return False
    return behind[1].gap == " " and not behind[1].capital
