"""Runs of capitals cut into mentions: the longest known names, named sites, formal names of states.

What is found here may still be a common word; `geo.reading.names.toponym_cues` weighs that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.places.senses import Name, area_name_of, name_of
from geo.reading.names.toponym_cues import Mention
from geo.reading.names.toponym_sites import NO_OPENERS, is_coast_guard, known_site, site_in
from geo.reading.names.toponym_unknown import called_place, may_be_place, segments, unknown_place
from geo.reading.names.toponym_words import (
    ARTICLES,
    ATTACKING_VERBS,
    CONTRACTIONS,
    DIRECTIONS,
    FORMAL_MODIFIERS,
    FORMAL_OPENERS,
    HYPHEN_PREFIXES,
    JOINING_OF,
    NEVER_PLACES,
    POSTAL_CODES,
    SAINTS,
    STATE_ABBREVIATIONS,
    STATES_WITH_STOP,
    WEATHER_NAMES,
    common_words,
)
from geo.reading.names.transliterations import OPENING_WORDS, spellings
from geo.reading.text.capitals import MAX_NAME, Word, opens_with_article, spoken
from geo.reading.text.descriptions import is_description

_SENTENCE_OPENERS = frozenset(
    "in at near outside around across from the on inside over throughout towards after before while when and "
    "but".split()
)
_ABBREVIATIONS = STATES_WITH_STOP | STATE_ABBREVIATIONS | POSTAL_CODES
_STOPS = frozenset({"in", "on", "at", "near", "and"})
SMALL_PRIOR = 4.0
"""Logarithm of the people of a town up to which its name may be only the beginning of another one."""


def mentions_in(text: str, words: Sequence[Word], first: int, end: int, persons: frozenset[int]) -> Iterator[Mention]:
    """The mentions of one run of capitals, left to right, longest first. `text` is what the words were cut from."""
    if end - first == 1 and _names_nothing(words[first]):
        return
    site = site_in(words, first, end, persons) or called_place(words, _behind_opener(words, first, end), end, persons)
    if site is not None:
        if site.first > first:
            before = mentions_in(text, words, first, site.first, persons)
            yield from (one if one.end <= site.first else replace(one, end=site.first) for one in before)
        yield site
        first = site.end
        while first < end and not words[first].capital and not opens_with_article(words, first):
            first += 1
    if first < end:
        yield from _known_and_unknown(text, words, first, end, persons)


def _names_nothing(word: Word) -> bool:
    """Whether a word that stands alone is no place, whatever is around it: most capitals only begin a sentence."""
    if may_be_place(word) or word.low in _ABBREVIATIONS:
        return False
    return not _may_be_name(word) or name_of(word.text) is None


def _behind_opener(words: Sequence[Word], first: int, end: int) -> int:
    """Where a run begins without the small word that a sentence begins with: "In X district"."""
    opens = words[first].begins and words[first].low in _SENTENCE_OPENERS
    return first + 1 if opens and first + 1 < end and words[first + 1].capital else first


def _known_and_unknown(
    text: str, words: Sequence[Word], first: int, end: int, persons: frozenset[int]
) -> Sequence[Mention]:
    """The names of a run that some table knows, and those between them that may be places yet."""
    found = list(_in_part(text, words, first, end, persons))
    if len(found) == 1 and found[0].first <= first and end <= found[0].end:
        return found
    found = [m for m in found if not (_is_only_begun(text, words, m, end) or _is_only_ended(text, words, m, first))]
    taken = {i for mention in found for i in range(mention.first, mention.end)}
    for start, last in segments(words, _behind_opener(words, first, end), end):
        if taken.isdisjoint(range(start, last)):
            unknown = unknown_place(words, start, last, persons)
            found += [] if unknown is None else [unknown]
    return sorted(found, key=lambda mention: mention.first)


def _is_doubled(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a name is one word twice: "near Tongo Tongo". Neither is a name of its own, if no large place has it."""
    if end - first < 2 or words[first].low != words[first + 1].low or not words[first + 1].joined:
        return False
    single = name_of(words[first].text)
    if single is not None and (single.best.kind != "town" or single.best.prior >= SMALL_PRIOR):
        return False
    return end - first == 2 or not words[first + 2].capital or not words[first + 2].joined


def _is_only_begun(text: str, words: Sequence[Word], found: Mention, end: int) -> bool:
    """Whether a village's name is only the first word of a longer one that no table knows: "in Bulo Marer"."""
    first, name = found.first, found.name
    end = next((i for i in range(first + 1, end) if not words[i].capital and words[i].low in _STOPS), end)
    if name is None or found.site or found.end != first + 1 or end - first not in {2, 3} or not first:
        return False
    if name.demonym or name.best.kind != "town" or (name.best.main and name.best.prior >= SMALL_PRIOR):
        return False
    if not words[first].joined or words[first - 1].low not in {"in", "at", "near"} | ATTACKING_VERBS:
        return False
    return _are_unknown(words[found.end : end]) and not is_description(text)


def _is_only_ended(text: str, words: Sequence[Word], found: Mention, first: int) -> bool:
    """Whether a village's name is only the last word of a longer one that no table knows: "in Hatun Asha"."""
    name = found.name
    if name is None or found.site or found.end != found.first + 1 or found.first - first not in {1, 2} or not first:
        return False
    if name.demonym or name.best.kind != "town" or name.best.prior >= SMALL_PRIOR or not words[found.first].joined:
        return False
    if not words[first].joined or words[first - 1].low not in {"in", "at", "near"} | ATTACKING_VERBS:
        return False
    return _are_unknown(words[first : found.first]) and not is_description(text)


def _are_unknown(words: Sequence[Word]) -> bool:
    """Whether the words are capitals that are no English words, and one of them at least names no place."""
    names = [name_of(word.text) for word in words]
    plain = all(word.capital and word.joined and word.low not in common_words() | DIRECTIONS for word in words)
    return plain and None in names and all(name is None or name.best.prior < SMALL_PRIOR for name in names)


def _in_part(text: str, words: Sequence[Word], first: int, end: int, persons: frozenset[int]) -> Iterator[Mention]:
    i = floor = first
    while i < end:
        found = None if i > first and _inside_name(words, i) else _longest(text, words, i, end, persons)
        if found is None or _is_hyphenated_part(words, found) or _is_first_of_compound(words, found):
            i += 1
        else:
            whole = _extended(words, found, floor)
            if whole.first < floor or (whole.end > end and words[end].capital and words[end].gap == " "):
                whole = found  # "South-East Turkey": the direction is taken
            yield whole
            i = floor = whole.end


def _is_hyphenated_part(words: Sequence[Word], found: Mention) -> bool:
    """Whether a hyphen joins a name to a capital word that no table knows: "Savur" in "Savur-Mohyla"."""
    if found.name is None or found.name.demonym:
        return False
    for i, joined in ((found.first - 1, found.first), (found.end, found.end)):
        if 0 <= i < len(words) and joined < len(words) and words[joined].hyphenated and words[i].capital:
            other = words[i]
            if other.low not in HYPHEN_PREFIXES and name_of(other.text) is None and not other.text.isupper():
                return True
    return False


def _is_first_of_compound(words: Sequence[Word], found: Mention) -> bool:
    """Whether small words join more to a place's name: "Deir" in "Deir al-Asafir", "San Juan" in "San Juan del X"."""
    end = found.end
    if (
        found.name is not None
        and end + 1 < len(words)
        and words[end].low in JOINING_OF
        and found.name.best.kind == "town"
    ):
        return words[end].gap == " " and not words[end].capital and words[end + 1].capital and words[end + 1].joined
    if found.name is None or found.name.best.prior >= 4.6 or end + 1 >= len(words):
        return False
    return words[end].low in ARTICLES and words[end].joined and words[end + 1].hyphenated and words[end + 1].capital


def _inside_name(words: Sequence[Word], i: int) -> bool:
    """Whether a small word joins word `i` to the name before it: none begins within "Ras al-Ain", "San Juan del X"."""
    if i >= 2 and words[i - 1].low in JOINING_OF and not words[i - 1].capital:
        return words[i].joined and words[i - 1].joined and words[i - 2].capital
    if words[i].low in ARTICLES:
        return words[i].joined and words[i - 1].capital and i + 1 < len(words) and words[i + 1].hyphenated
    return (
        i >= 2 and words[i - 1].low in ARTICLES and words[i].hyphenated and words[i - 2].capital and words[i - 1].joined
    )


def _longest(text: str, words: Sequence[Word], i: int, end: int, persons: frozenset[int]) -> Mention | None:
    """The longest known name that starts at word `i`."""
    if not (words[i].capital or opens_with_article(words, i)):
        return None
    if _is_doubled(words, i, end):
        return Mention(i, i + 2, name_of(spoken(words, i, i + 2)))
    if (river := _before_river(words, i, end)) is not None:
        return river
    for last in range(min(end, i + MAX_NAME), i + 1, -1):
        if words[last - 1].capital and not _is_person(i, last, persons) and not _only_directs(words, i, last):
            if (words[i].low, words[last - 1].low) in _AID:
                return None
            name = _by_any_spelling(spoken(words, i, last), words[i])
            if name is not None and _is_whole(words, i, last, name):
                return Mention(i, last, name)
    if i in persons or not words[i].capital:
        return None
    return _single(text, words, i)


_AID = frozenset({("red", "cross"), ("red", "crescent")})


def _only_directs(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether the words only say which part of the place behind them is meant: "South-East Turkey"."""
    if words[first].low not in DIRECTIONS or not all(word.low in DIRECTIONS for word in words[first:end]):
        return False
    return end < len(words) and words[end].capital and words[end].gap == " "


def _before_river(words: Sequence[Word], i: int, end: int) -> Mention | None:
    """A river's name with the word for it in small letters: "the Niger river" is no country."""
    last = next((at for at in range(i + 1, min(end, i + MAX_NAME) + 1) if at >= end or not words[at].capital), end)
    if last >= len(words) or not words[last].joined or words[last].text != "river" or words[i].begins:
        return None
    single = name_of(words[last - 1].text)
    if single is not None and single.demonym:
        return None
    return Mention(i, last, name_of(f"{spoken(words, i, last)} River"), site=True)


def _by_any_spelling(name: str, first: Word) -> Name | None:
    """What a name may mean, with its first word as other maps have it if need be: "Kfar X" is "Kafr X"."""
    if first.low not in OPENING_WORDS:
        return name_of(name)
    return next((known for spelled in spellings(name) if (known := name_of(spelled)) is not None), None)


def _single(text: str, words: Sequence[Word], i: int) -> Mention | None:
    """One word as a name. Abbreviations of states count with their full stop, postal codes behind a comma."""
    word = words[i]
    if word.low in STATES_WITH_STOP and text[word.end : word.end + 1] == "." and _follows_town(words, i):
        name = area_name_of(word.text)
        return None if name is None else Mention(i, i + 1, name, site=True, stop=1)
    if is_coast_guard(words, i):
        return None
    if word.text.isupper() and len(word.text) <= 4:
        if text[word.end : word.end + 1] == "$":
            return None  # "US$900"
        if word.low in STATE_ABBREVIATIONS:
            name = area_name_of(word.text) or name_of(word.text)
            return None if name is None else Mention(i, i + 1, name)
        if word.low in POSTAL_CODES and len(word.text) == 2 and words[i].gap == ", " and _follows_town(words, i):
            name = area_name_of(word.text)
            return None if name is None else Mention(i, i + 1, name, site=True)
        if len(word.text) <= 3 and not word.headline:
            return None
    if not _may_be_name(word) or _opens_longer_name(words, i):
        return None
    name = name_of(word.text)
    return None if name is None else Mention(i, i + 1, name)


def _opens_longer_name(words: Sequence[Word], i: int) -> bool:
    """Whether the word is one that only begins names, and the rest follows: the "Abu" of "Abu Shouk"."""
    after = words[i + 1] if i + 1 < len(words) else None
    return words[i].low in OPENING_WORDS | SAINTS and after is not None and after.capital and after.gap == " "


def _follows_town(words: Sequence[Word], i: int) -> bool:
    """Whether "Xtown, " or "(" stands before the word."""
    return bool(i) and words[i].gap in {", ", " (", "("} and words[i - 1].capital


def _may_be_name(word: Word) -> bool:
    """Whether a single word may be a name at all: no weekday, no contraction, no two letters."""
    vehicle = word.text == "Car"  # "Car bomb kills six"; the Central African Republic is "CAR"
    return len(word.text) > 2 and not vehicle and word.low not in NEVER_PLACES and not word.low.endswith(CONTRACTIONS)


def _is_person(first: int, end: int, persons: frozenset[int]) -> bool:
    return bool(persons) and any(i in persons for i in range(first, end))


def _is_whole(words: Sequence[Word], first: int, end: int, name: Name) -> bool:
    """Whether a name of several words is one name, not two beside each other ("Iran Iraq", "A US")."""
    opener = words[first].low
    if end - first == 2 and len(words[first + 1].text) == 1:
        return False  # "Russian S-300"
    if opener in ARTICLES and words[first + 1].hyphenated:
        return True
    if opener in NO_OPENERS or (opener == "state" and words[first + 1].low == "of") or name.key in WEATHER_NAMES:
        return False
    if opener == "the":
        return any(sense.place.name.lower().startswith("the ") for sense in name.senses[:3])
    if name.demonym or name.best.prior >= 4.0:
        return True
    if any(words[i].low == "and" for i in range(first, end)):
        return False
    hyphens = any(words[i].hyphenated for i in range(first + 1, end))
    if hyphens and any(not w.capital and w.low not in ARTICLES for w in words[first + 1 : end - 1]):
        return True  # "Boulogne-sur-Mer"
    return not hyphens or not all(name_of(words[i].text) for i in range(first, end))


def _extended(words: Sequence[Word], found: Mention, first: int) -> Mention:
    """A name with what belongs before it: "Republic of Armenia", "West Wales"."""
    i = found.first
    if found.name is None or found.name.demonym or found.stop:
        return found
    if found.end < len(words) and words[found.end].capital and words[found.end].low == "republic":
        state = next((sense for sense in found.name.senses if sense.kind == "country"), None)
        if state is not None and words[found.end].gap == " ":
            return Mention(i, found.end + 1, Name(found.name.key, (state,)), site=True)
    before = i - 2 if i >= 2 and words[i - 1].low == "of" else i - 3 if i >= 3 and words[i - 1].low == "the" else -1
    if before >= 0 and words[before + 1].low == "of" and words[before].low in FORMAL_OPENERS and words[before].capital:
        while before and words[before].gap in {" ", "'s ", "’s "} and words[before - 1].low in FORMAL_MODIFIERS:
            before -= 1
        return Mention(before, found.end, name_of(spoken(words, before, found.end)) or found.name)
    directed = i > first and words[i].gap == " " and words[i - 1].capital and words[i - 1].low in DIRECTIONS
    if directed and not words[i - 1].begins and not words[i].headline:
        two = i - 2 >= first and words[i - 1].joined and words[i - 2].capital and words[i - 2].low in DIRECTIONS
        return Mention(i - 2 if two else i - 1, found.end, found.name)
    return known_site(words, found) or Mention(i, _tail(words, found), found.name)


def _tail(words: Sequence[Word], found: Mention) -> int:
    """Where a name ends with what belongs behind it: "Washington, D.C.", "Oaxaca State", "Guma LGA"."""
    end = found.end
    if end >= len(words) or found.name is None or not words[end].capital:
        return end
    if words[end].gap == ", ":
        return end + 1 if words[end].low in {"d.c.", "dc"} and found.name.key == "washington" else end
    after = words[end + 1] if end + 1 < len(words) else None
    best = found.name.best
    # "Colorado State" is a university; elsewhere a state is written so.
    if words[end].gap == " " and words[end].low == "state" and best.kind == "admin1" and best.place.country != "US":
        return end if after is not None and after.capital and after.joined else end + 1
    if words[end].gap == " " and words[end].low == "lga":
        return end + 1
    area = [word.low for word in words[end : end + 3]] == ["local", "government", "area"]
    return end + 3 if area else end
