"""What the words around a run of capitals say: that it is a place.

The weights are on one scale, the logarithm of a town's population: about +2 for a city of a million, -1 for a village;
a preposition of place makes up for a small town, a dictionary word needs more.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from geo.places.senses import Name, Sense
from geo.reading.names.toponym_words import (
    ABBREVIATED_STATES,
    ADMIN1_HEADS,
    AIMED_NOUNS,
    ARTICLES,
    ATTACKING_VERBS,
    BUILT_HEADS,
    BUILT_KINDS,
    BUILT_OF_KINDS,
    COMPASS,
    DISTRICT_HEADS,
    FIRMS,
    HEADS,
    HITTING_VERBS,
    OF_PLACES,
    PLACE_PREPOSITIONS,
    SETTLEMENT_HEADS,
    SITE_NOUNS,
    SPEECH_VERBS,
    STRONG_PREPOSITIONS,
    TAKING_VERBS,
    WEAK_PREPOSITIONS,
    common_words,
    first_names,
    surnames,
)
from geo.reading.text.capitals import Word

THRESHOLD = 0.5
_OF_CAMPS = frozenset({"refugee", "refugees", "migrant", "transit", "displacement", "idp", "displaced"})
_PLURAL_HEADS = frozenset(
    "areas cities communities counties districts localities municipalities neighborhoods neighbourhoods provinces "
    "regions settlements states suburbs towns villages".split()
)
_INCLUDING = frozenset("include included includes including namely like".split())
MAX_HEAD_WORDS = 8
"""Words between "communities" and the "include" that a list of them follows."""
_BEHIND_LISTS = frozenset("after at by during from near on since to where".split())
"""Small words behind the last name of a list of places."""
_VERBS_BEHIND_LISTS = frozenset("are have is remain was were".split())
_COMPASS_WORDS = 9
"""Words behind a name that may tell how far from another place it lies."""
_LENGTHS = frozenset("km kms kilometres kilometers kilometre kilometer miles mile".split())
_AREA_HEADS = DISTRICT_HEADS | ADMIN1_HEADS | {"township", "municipality", "town", "city"}
UNKNOWN_EVIDENCE = 1.9
"""Evidence from which a name that no table knows counts as a place."""
HEADED = 2.0
"""Evidence of a head behind the name alone: "X village"."""
_HOLDINGS = frozenset("shares share stake stakes stock holding holdings".split())
CALLED_EVIDENCE = 4.0
"""Evidence from which even a dictionary word is the name of a village: a preposition before, its head behind."""
SURE_PRIOR = 4.9
"""Prior from which a name needs no words for it: countries, large regions, world cities."""


# What a word before a name speaks for a place; a later row goes before an earlier one.
_BY_WORD: dict[str, float] = {
    **dict.fromkeys(WEAK_PREPOSITIONS, 0.8),
    **dict.fromkeys(HITTING_VERBS, 1.0),
    **dict.fromkeys(ATTACKING_VERBS, 1.9),
}
# What a word before the "of" of a name speaks for a place: "40 km north of X", "the mayor of X".
_BY_WORD_BEFORE_OF: dict[str, float] = {
    **dict.fromkeys(OF_PLACES, 1.9),
    **dict.fromkeys(COMPASS, 2.5),
    **dict.fromkeys({"area", "areas", "countryside", "vicinity"}, 2.0),
    **dict.fromkeys(HEADS | {"site"}, 3.0),
}


@dataclass(slots=True)
class Mention:
    """Words that may name a place: word indexes ``first`` to ``end`` (exclusive). ``name`` None: no data knows it.
    ``site``: a named site by its head word, or a sure abbreviation. ``stop``: characters of a full stop behind that
    belong to it ("Va."). ``evidence``: what the words around speak for a place."""

    first: int
    end: int
    name: Name | None
    site: bool = False
    stop: int = 0
    evidence: float = 0.0


def evidence_of(words: Sequence[Word], mention: Mention, after: Mention | None) -> float:
    """What the words around a mention speak for a place; `after` is the next mention."""
    first, end = mention.first, mention.end
    score = _before(words, first)
    if _is_headed(words, end):
        score += HEADED
    if after is not None and after.first == end and words[end].gap == ", " and _is_container(after):
        score += 2.5
    if after is not None and after.first == end + 1 and words[end].gap == ", " and words[end].low == "in":
        score += 2.0 if _is_container(after) and words[first].joined else 0.0  # "worst off was X, in Y province"
    if first and words[first].gap == ", " and words[first - 1].capital and _is_large_container(mention):
        score += 1.0
    if _is_placed_behind(words, first, end):
        score += 2.0 if words[first - 1].low == "on" or _is_measured(words, end) else 0.5
    if words[first].begins and _is_dateline(words, end):
        score += 3.0
    if _lies_somewhere(words, end):
        score += 2.5
    return score


def _lies_somewhere(words: Sequence[Word], end: int) -> bool:
    """Whether the words behind a name tell where it is: "X lies in the department of Y"."""
    lies = end + 1 < len(words) and words[end].joined and words[end].low in {"lies", "sits"}
    return lies and words[end + 1].low in _LYING


_LYING = frozenset({"in", "near", "on", "about", "some", "close", "between", "along", "at", "north", "south"})


def _before(words: Sequence[Word], first: int) -> float:
    """The evidence of the word before."""
    if not first or words[first].begins:
        return 0.0
    i = first - 1
    if i and words[first].joined and (words[i].low == "the" or (words[i].low in ARTICLES and words[first].hyphenated)):
        i -= 1
    if not words[first].joined:
        return 0.0
    low = words[i].low
    if low == "of" and i and words[i - 1].low in _BY_WORD_BEFORE_OF:
        return _BY_WORD_BEFORE_OF[words[i - 1].low]
    if low in HEADS and not words[i].capital:
        return 2.0
    if (low in _INCLUDING or (low == "as" and i and words[i - 1].low == "such")) and _lists_places(words, i):
        return 2.5
    if low == "at" and i and words[i - 1].low in SITE_NOUNS and words[first].joined:
        return 2.5
    if low in PLACE_PREPOSITIONS or low in TAKING_VERBS:
        return 2.0
    if low == "on" and i and words[i - 1].low in AIMED_NOUNS:
        return 1.6
    return _BY_WORD.get(low, 0.0)


def _lists_places(words: Sequence[Word], i: int) -> bool:
    """Whether the "include" at word `i` lists places: "communities that were attacked include X"."""
    for k in range(i - 1, max(i - MAX_HEAD_WORDS, 0) - 1, -1):
        if words[k].low in _PLURAL_HEADS:
            return True
        if words[k].begins:
            return False
    return False


def _is_container(after: Mention) -> bool:
    """Whether a mention is of what other places lie in: a country, region or first-level area, not its adjective."""
    if after.name is None or after.name.demonym:
        return False
    return any(sense.kind in {"country", "region", "admin1"} for sense in after.name.senses[:3])


def _is_headed(words: Sequence[Word], end: int) -> bool:
    """Whether a word behind the name says what place it is: "X village", "the X refugee camp"."""
    if end >= len(words) or not words[end].joined:
        return False
    if words[end].low in BUILT_HEADS and not words[end].capital:
        return True
    if words[end].low == "local":
        return end + 1 < len(words) and words[end + 1].low == "government"
    if words[end].low in BUILT_KINDS and end + 1 < len(words) and words[end + 1].low in BUILT_OF_KINDS:
        return not words[end].capital
    return words[end].low in HEADS or (
        words[end].low in _OF_CAMPS and end + 1 < len(words) and words[end + 1].low in HEADS
    )


def _is_placed_behind(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether words behind the name tell where it is: "at X in Y", "X, some 130 km south of Y", "X, a town in Y"."""
    if end + 1 >= len(words) or not first:
        return False
    after, then = words[end], words[end + 1]
    if _is_measured(words, end):
        return True
    if words[first - 1].low == "on":
        return after.gap == ", " and (_is_aimed_at(words, first, end) or _is_a_settlement(words, end))
    if words[first - 1].low not in {"in", "at", "near"}:
        return False
    if after.joined and after.low == "in":
        return then.capital or then.low == "the"
    if not after.gap.startswith(", "):
        return False
    if after.low in {"in", "near", "outside"} and (
        then.capital or then.low in {"the", "northern", "southern", "eastern", "western"}
    ):
        return True
    behind = {word.low for word in words[end : end + 5]}
    if after.low == "a":
        return bool(behind & SETTLEMENT_HEADS)
    if after.capital:
        return any(word.joined and word.low in _AREA_HEADS for word in words[end + 1 : end + 3])
    return bool(behind & _LENGTHS)


def _is_aimed_at(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether an attack came down on the name and the words behind tell where: "an attack on Monday on X, in Y"."""
    placed = words[end].low in {"in", "near"} and words[end + 1].capital
    return placed and any(word.low in AIMED_NOUNS for word in words[max(0, first - 5) : first - 1])


def _is_a_settlement(words: Sequence[Word], end: int) -> bool:
    return words[end].low == "a" and bool({word.low for word in words[end : end + 4]} & SETTLEMENT_HEADS)


def _is_measured(words: Sequence[Word], end: int) -> bool:
    """Whether words behind a name tell how far it lies from another: "X, about 20 km west of Y"."""
    if not words[end].gap.startswith(", "):
        return False
    behind = words[end : end + _COMPASS_WORDS]
    lengths = [i for i, word in enumerate(behind[:5]) if word.low in _LENGTHS]
    return bool(lengths) and any(
        word.low in COMPASS and after.low == "of"
        for word, after in zip(behind[lengths[0] :], behind[lengths[0] + 1 :], strict=False)
    )


def _is_large_container(mention: Mention) -> bool:
    return mention.name is not None and mention.name.best.kind in {"country", "admin1"}


def _is_dateline(words: Sequence[Word], end: int) -> bool:
    """Whether a line's first name is followed as in "BEIRUT (Agency) -" or "BEIRUT, May 3 -" or "Beirut -"."""
    if end >= len(words):
        return False
    gap = words[end].gap
    return gap.strip() in {"—", "–", "--", "-", "("} and " " in gap


def accepts(words: Sequence[Word], mention: Mention, shared: Mapping[str, float], small: Collection[str]) -> bool:
    """Whether a mention is one of a place. `shared` is the best evidence of each name in the text, `small` the words
    that the text also writes in small letters."""
    name = mention.name
    if mention.site:
        return True
    if _is_held(words, mention.first) or _is_agency(words, mention):
        return False
    if name is None:
        return _accepts_unknown(words, mention)
    if _is_unlike_words(words, mention) and _accepts_unknown(words, mention):
        return True
    if _is_called(words, mention):
        return True
    if name.demonym or is_state_abbreviation(words[mention.first]):
        return True
    score = max(_worth(sense) for sense in name.senses[:3])
    score += max(mention.evidence, 0.75 * shared.get(name.key, 0.0))
    if mention.end - mention.first == 1:
        score += _single(words, mention, small)
    else:
        score += 1.2
    return score + _neighbours(words, mention) >= THRESHOLD


def _is_held(words: Sequence[Word], first: int) -> bool:
    """Whether a share in the name is spoken of: "shares in Toyota"."""
    held = first > 1 and words[first].joined and words[first - 1].low == "in"
    return held and words[first - 2].low in _HOLDINGS


def _is_agency(words: Sequence[Word], mention: Mention) -> bool:
    """Whether the name is a news agency's: "the Anatolia news agency"; a nationality only says whose it is."""
    behind = [word.low for word in words[mention.end : mention.end + 2]]
    return behind == ["news", "agency"] and (mention.name is None or not mention.name.demonym)


def _is_called(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a settlement's head in small letters stands behind a name that is told as a place: "in Bin village"."""
    head = words[mention.end] if mention.end < len(words) else None
    called = head is not None and head.joined and head.low in SETTLEMENT_HEADS and not head.capital
    return called and mention.evidence >= CALLED_EVIDENCE and not words[mention.first].begins


def is_common_word(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a mention is one dictionary word where any word has a capital."""
    word = words[mention.first]
    return mention.end - mention.first == 1 and word.begins and word.low in common_words()


def is_surely_at(words: Sequence[Word], mention: Mention) -> bool:
    """Whether nothing but a place stands there, be it a family name too: "a patrol near X."."""
    first, end = mention.first, mention.end
    if mention.evidence < UNKNOWN_EVIDENCE or not first or words[first].begins or words[first - 1].low != "near":
        return False
    follower = words[end] if end < len(words) else None
    alone = follower is None or not (follower.joined and follower.capital)
    return alone and end - first == 1 and not words[first].possessive and len(words[first].text) > 3


def is_same_place(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name that no table knows may be the place that it is elsewhere in the text: it does not speak, and no
    capital makes it part of another name."""
    return mention.name is None and not _speaks(words, mention) and _neighbours(words, mention) == 0.0


def may_belong(words: Sequence[Word], mention: Mention, *, least: float) -> bool:
    """Whether a name that was not taken for a place may be one yet: nothing in its words speaks against it.
    `least` is the evidence that it needs; with none needed it may begin a sentence."""
    inside = words[mention.first : mention.end]
    if _is_held(words, mention.first):
        return False
    if mention.evidence < least or inside[0].headline or inside[0].text.isupper() or (least and inside[0].begins):
        return False
    before = words[mention.first - 1] if mention.first else None
    if before is not None and inside[0].joined and before.capital:
        return False
    follower = words[mention.end] if mention.end < len(words) else None
    if follower is not None and follower.joined and follower.capital:
        return False
    tables = (common_words(), first_names(), surnames())
    doubtful = sum(word.capital and any(word.low in table for table in tables) for word in inside)
    return doubtful < (1 if least else len(inside)) and not _speaks(words, mention)


def _is_unlike_words(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a town's name is no word, no person's name and no part of a longer one."""
    if mention.name is None or mention.name.demonym or mention.name.best.kind != "town":
        return False
    return may_belong(words, mention, least=UNKNOWN_EVIDENCE) and len(words[mention.first].text) > 3


def _accepts_unknown(words: Sequence[Word], mention: Mention) -> bool:
    """Whether the words around a name that no table knows make it a place: "near X", "X, Syria", a list of places."""
    first = mention.first
    if mention.evidence < UNKNOWN_EVIDENCE or (words[mention.end - 1].possessive and words[first - 1].begins):
        return False  # "In Rosen's case"
    if (
        first > 1
        and (words[first - 2].low, words[first - 1].low) == ("at", "the")
        and not _is_headed(words, mention.end)
    ):
        return False  # "had rooms at the Ambassador"
    head = words[mention.end].low if mention.end < len(words) else ""
    if head in {"community", "communities"} and mention.evidence <= HEADED:
        return False  # "an indigenous Zapotec community"
    placed = first and words[first].joined and not words[first].begins and words[first - 1].low in PLACE_PREPOSITIONS
    return not placed or words[first - 1].low in STRONG_PREPOSITIONS or mention.evidence > 2.0


def passes_on(words: Sequence[Word], mention: Mention, after: Mention) -> float:
    """The evidence that a place gives to the next in a list: "the towns of X, Y and Z"."""
    end, first = mention.end, after.first
    between = [word.low for word in words[end:first]]
    if between not in ([], ["and"], ["or"]) or first >= len(words):
        return 0.0
    if not between and not _is_list_gap(words[first].gap):
        return 0.0
    follower = words[after.end] if after.end < len(words) else None
    if follower is not None and follower.joined and not _may_follow_list(follower, mention.evidence):
        return 0.0
    hit = mention.evidence >= 1.0 and mention.name is not None and after.name is not None and not between
    return mention.evidence if mention.evidence >= 1.6 or hit else 0.0


def _is_list_gap(gap: str) -> bool:
    """Whether a comma parts two names of a list, with a number in brackets before it or not: "X (9), Y"."""
    return gap == ", " or (gap.endswith(", ") and not gap.strip(" (),0123456789"))


def _may_follow_list(follower: Word, evidence: float) -> bool:
    """Whether a word may stand behind the last of several places, the first of which has `evidence` for it."""
    low = follower.low
    if follower.capital:
        return False
    if low in {"and", "or", "in", "stations"} or (low in _BEHIND_LISTS and evidence >= 2.0) or low in _PLURAL_HEADS:
        return True
    return low in _VERBS_BEHIND_LISTS and evidence >= 2.5


def owns(words: Sequence[Word], mention: Mention, after: Mention) -> float:
    """The evidence that a country gives to its own town right behind it: "Yemen's X"."""
    if mention.name is None or after.name is None or after.first != mention.end:
        return 0.0
    if mention.name.best.kind != "country" or mention.name.demonym or not words[mention.end - 1].possessive:
        return 0.0
    country = mention.name.best.place.country
    own = [sense for sense in after.name.senses if sense.place.country == country and sense.main]
    headed = after.end < len(words) and words[after.end].gap == " " and words[after.end].low in ADMIN1_HEADS
    if headed and any(sense.kind == "admin1" for sense in own):
        return 4.0  # "Somalia's Bay region"
    return 1.5 if own else 0.0


def is_state_abbreviation(word: Word) -> bool:
    """Whether a word is "US", "UK", … in capitals."""
    return word.low in ABBREVIATED_STATES and word.text.isupper()


def _worth(sense: Sense) -> float:
    """How far a sense speaks for itself."""
    if sense.kind == "country" or sense.prior >= 5.2:
        return 3.0 if sense.main or sense.kind != "admin1" else 1.5
    if sense.kind == "town" and sense.prior >= 4.75:
        return 2.2
    if sense.kind in {"region", "admin1"}:
        return 1.5 if sense.main else 0.2
    if sense.kind in {"district", "feature"}:
        return -0.6 if sense.main else -1.2
    worth = math.log10((sense.place.population or 300) / 30_000) * 0.9
    return worth - (0.0 if sense.main else 0.3 if sense.prior >= 4.0 else 0.7)


def _single(words: Sequence[Word], mention: Mention, small: Collection[str]) -> float:
    """What makes one word doubtful: it is a dictionary word, a person's name, or begins a sentence."""
    word = words[mention.first]
    sure = mention.name is not None and mention.name.best.prior >= SURE_PRIOR
    score = 0.0
    if word.low in common_words():
        score -= _commonness(mention.name)
        town = mention.name is not None and mention.name.best.kind == "town" and not sure
        after = words[mention.end] if mention.end < len(words) else None
        alone = after is None or not after.joined  # no "the Delft police"
        if town and alone and mention.first and words[mention.first - 1].low == "the":
            score -= 3.0  # "at the Ambassador,"
        if word.begins or word.headline:
            score -= 0.0 if sure else 1.0
    if word.low in small:
        score -= 2.0
    if word.low in FIRMS:
        score -= 3.0
    if word.low in first_names() or word.low in surnames():
        score -= 0.5 if sure else 0.9
    if word.headline or (word.begins and score < 0.0):
        score -= 0.0 if sure else 0.4
    if _speaks(words, mention) and not sure:
        score -= 1.8
    return score


def _commonness(name: Name | None) -> float:
    """How much a dictionary word counts against a name: less for a larger place."""
    prior = name.best.prior if name is not None else 0.0
    if name is not None and name.best.kind in {"admin1", "district"} and prior < 5.0:
        return 1.8
    return 0.5 if prior >= 4.5 else 1.0 if prior >= 4.0 else 1.8


def _speaks(words: Sequence[Word], mention: Mention) -> bool:
    """Whether "said" stands beside: persons speak, and countries and capitals do."""
    after = words[mention.end] if mention.end < len(words) else None
    if after is not None and after.gap == " " and after.low in SPEECH_VERBS:
        return True
    before = words[mention.first - 1] if mention.first else None
    inverted = before is not None and words[mention.first].gap == " " and before.low in SPEECH_VERBS
    return inverted and before is not None and before.gap != " "  # '…", said X', not "the UN said X was hit"


def _neighbours(words: Sequence[Word], mention: Mention) -> float:
    """Capitals joined to the name that are no part of it make it part of some other name."""
    sure = mention.name is not None and mention.name.best.prior >= 4.4
    score = 0.0
    first, end = mention.first, mention.end
    if first and words[first].gap == " " and words[first - 1].capital and not words[first - 1].begins:
        score -= 0.3 if sure else 1.6
    if end < len(words) and words[end].gap == " " and words[end].capital:
        score -= 0.0 if sure else 0.9
    return score
