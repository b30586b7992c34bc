"""Which words name persons, so that "Denzel Washington" is no town.

Evidence, in this order: a title or role before the name, a first name with a word behind it, an initial, an age behind
the name; then every later mention of a family name that was found so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geo.places.senses import name_of
from geo.reading.names.toponym_words import (
    CALLING_HEADS,
    DIRECTIONS,
    GENERIC_OPENERS,
    NEVER_PLACES,
    ORGANISATION_HEADS,
    PERSON_PARTICLES,
    ROLES,
    SAINTS,
    TITLES,
    WEEKDAYS,
    common_words,
    first_names,
    surnames,
)
from geo.reading.text.capitals import Word, runs_of

STRONG_PLACE = 5.0
"""Prior from which a place name is no first name unless a family name follows ("Paris", "Jordan")."""
_AGE = re.compile(r", \d{1,2}(?:,|\.|;| and | \()")
_MAX_NAME_WORDS = 4
_TITLES_AND_ROLES = TITLES | ROLES
_NAMES_AND_WORDS = frozenset("art bill chase chuck drew faith grace hope joy mark may pat rich rob sue will".split())
"""First names that may open a sentence as other words: "Will Jordan join?"."""
HEADINGS = frozenset("north south east west northeast northwest southeast southwest outside".split())


def person_words(text: str, words: Sequence[Word], runs: Sequence[tuple[int, int]] | None = None) -> frozenset[int]:
    """The indexes of `words` that belong to names of persons. `text` is what the words were cut from."""
    spans = list(runs_of(words)) if runs is None else runs
    named: set[int] = set()
    families: set[str] = set()
    for first, end in spans:
        found = _in_run(text, words, first, end)
        named |= found
        if found and words[max(found)].capital and len(words[max(found)].text) > 2:
            families.add(words[max(found)].low)
    families -= {word.low for before, word in pairwise(words) if before.low == "in" and word.gap == " "}
    for first, end in spans if families else ():
        named |= _mentioned_again(words, first, end, families)
    return frozenset(named)


def _mentioned_again(words: Sequence[Word], first: int, end: int, families: set[str]) -> set[int]:
    """The family names in a run that stand alone or behind a role or the first word of a sentence."""
    for i in range(first, min(first + 2, end)):
        if words[i].low not in families or (i + 1 < end and words[i + 1].capital):
            continue
        alone = i == first or words[first].begins or words[first].low in ROLES
        placed = i and words[i].joined and words[i - 1].low in {"in", "near", "outside"}
        if alone and not placed:
            return {i}
    return set()


def _in_run(text: str, words: Sequence[Word], first: int, end: int) -> set[int]:
    """The words of persons in one run of capitals."""
    if end - first == 1 and (not first or words[first - 1].low not in _TITLES_AND_ROLES):
        return set()  # one word is a person by what stands before it only
    if first and words[first].joined and words[first - 1].low in {"in", "near"} and _is_place(words, first, end):
        return set()
    if end < len(words) and words[end].gap == " " and words[end].low in CALLING_HEADS | {"camp"}:
        return set()
    if _is_placed(words, first, end):
        return set()
    start = _after_title(words, first, end)
    if start is not None:
        return _name_from(words, start, end)
    found: set[int] = set()
    for i in range(first, end - 1):
        if i not in found and words[i].capital and _is_first_name(words, i, end):
            found |= _name_from(words, i, end)
    if found:
        return found
    if 2 <= end - first <= 3 and _AGE.match(text, words[end - 1].end) and not _known(words, first, end):
        named = not (_is_country(words[first]) or words[end - 1].low in ORGANISATION_HEADS)
        return set(range(first, end)) if named else set()
    return set()


def _is_placed(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether words say that a run is where something is: "in X Y, Z province", "in X on Friday"."""
    end = next((i for i in range(first + 1, end) if not words[i].capital), end)
    if (
        not first
        or not words[first].joined
        or words[first - 1].low not in {"in", "near", "at"}
        or end + 1 >= len(words)
    ):
        return False
    after, then = words[end], words[end + 1]
    if after.joined and after.low == "on":
        return then.low in WEEKDAYS
    if after.joined and after.low == "in":
        return then.capital or then.low == "the"
    if after.gap == ", " and then.low == "of" and after.low in HEADINGS:
        return True  # "at X Y, east of Z"
    return after.gap == ", " and after.capital and any(word.low in CALLING_HEADS for word in words[end + 1 : end + 4])


def _after_title(words: Sequence[Word], first: int, end: int) -> int | None:
    """Where the name behind a title starts: a capital title in the run, or a role in small letters before it."""
    for i in range(end - 2, first - 1, -1):
        if words[i].low in TITLES and words[i + 1].capital and not _is_country(words[i + 1]):
            return None if _known(words, i, end) else i + 1
    if end - first == 1 and words[first].low in TITLES:
        return None
    before = words[first - 1] if first else None
    if before is None or not (words[first].joined or words[first].gap == ". "):
        return None
    titled = before.low in TITLES and (before.capital or words[first].gap == " ")
    if (titled or before.low in ROLES) and not _is_country(words[first]) and not _is_large(words, first, end):
        return first
    return None


def _is_first_name(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether word `i` is a first name, or an initial, with a family name behind it."""
    word, after = words[i], words[i + 1]
    if after.low in WEEKDAYS:
        return False  # "in eastern India Wednesday"
    if after.hyphenated or after.low in ORGANISATION_HEADS or (not after.capital and after.low not in PERSON_PARTICLES):
        return False
    if i and word.gap == " " and words[i - 1].capital and words[i - 1].low in SAINTS:
        return False
    if len(word.text) == 1 and after.gap == ". ":
        return len(after.text) > 1
    if _known(words, i, end):
        return False
    if word.low not in first_names():
        return _may_be_first_name(words, i, end)
    name = name_of(word.text)
    if name is not None and (name.demonym or name.best.prior >= STRONG_PLACE):
        other = name_of(after.text)
        unknown = other is None and after.low not in common_words() and after.low not in PERSON_PARTICLES
        return after.low in surnames() or (unknown and not word.begins)
    opens = word.begins and word.low in _NAMES_AND_WORDS
    return not _is_country(after) or (not opens and after.low in surnames())


def _may_be_first_name(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether an unknown word before a frequent family name is a first name: two words by themselves, the first of
    which is neither place nor dictionary word."""
    word, after = words[i], words[i + 1]
    if end - i != 2 or (i and words[i].joined and words[i - 1].capital) or after.low not in surnames():
        return False
    if word.low in DIRECTIONS or word.low in GENERIC_OPENERS or word.low in NEVER_PLACES or word.text.isupper():
        return False
    return word.low not in common_words() and name_of(word.text) is None and not _is_country(after)


def _name_from(words: Sequence[Word], start: int, end: int) -> set[int]:
    """The words of a name from `start`: up to an organisation's head word or a demonym."""
    found: set[int] = set()
    for i in range(start, min(end, start + _MAX_NAME_WORDS)):
        word = words[i]
        if i > start and (word.low in ORGANISATION_HEADS or _is_country(word)):
            family = _is_country(word) and i == start + 1 and not _is_demonym(word) and len(word.text) > 3
            if not (family and word.low in surnames()):
                break
        if not word.capital and word.low not in PERSON_PARTICLES:
            break
        found.add(i)
    return found


def _known(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether two or more words from `first` on are a place of some size ("Los Angeles", "George Town")."""
    for last in range(min(end, first + 4), first + 1, -1):
        name = name_of(" ".join(word.text for word in words[first:last]))
        if name is not None and any(sense.main and sense.prior >= 3.6 for sense in name.senses[:3]):
            return True
    return False


def _is_place(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether the whole run is the main name of a place."""
    name = name_of(" ".join(word.text for word in words[first:end]))
    return name is not None and any(sense.main for sense in name.senses[:3])


def _is_large(words: Sequence[Word], first: int, end: int) -> bool:
    name = name_of(" ".join(word.text for word in words[first:end]))
    return name is not None and name.best.prior >= STRONG_PLACE


def _is_country(word: Word) -> bool:
    name = name_of(word.text)
    return name is not None and (name.demonym or name.best.kind == "country")


def _is_demonym(word: Word) -> bool:
    name = name_of(word.text)
    return name is not None and name.demonym
