"""Whether a run of capitals is taken for a place: what its words speak for and against it, weighed together.

The weights are on the scale of `toponym_cues`: the logarithm of a town's population.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from geo.places.senses import Name, Sense
from geo.reading.names.toponym_cues import HEADED, Mention, is_headed, is_state_abbreviation
from geo.reading.names.toponym_words import (
    FIRMS,
    PLACE_PREPOSITIONS,
    SETTLEMENT_HEADS,
    SPEECH_VERBS,
    STRONG_PREPOSITIONS,
    common_words,
    first_names,
    surnames,
)
from geo.reading.text.capitals import Word

THRESHOLD = 0.5
UNKNOWN_EVIDENCE = 1.9
"""Evidence from which a name that no table knows counts as a place."""
_HOLDINGS = frozenset("shares share stake stakes stock holding holdings".split())
CALLED_EVIDENCE = 4.0
"""Evidence from which even a dictionary word is the name of a village: a preposition before, its head behind."""
SURE_PRIOR = 4.9
"""Prior from which a name needs no words for it: countries, large regions, world cities."""


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
        and not is_headed(words, mention.end)
    ):
        return False  # "had rooms at the Ambassador"
    head = words[mention.end].low if mention.end < len(words) else ""
    if head in {"community", "communities"} and mention.evidence <= HEADED:
        return False  # "an indigenous Zapotec community"
    placed = first and words[first].joined and not words[first].begins and words[first - 1].low in PLACE_PREPOSITIONS
    return not placed or words[first - 1].low in STRONG_PREPOSITIONS or mention.evidence > 2.0


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
