"""Where a person's name begins and ends in a text."""

from __future__ import annotations

from geo.reading.names import offices
from geo.reading.names.same_person import PersonText
from geo.reading.names.toponym_words import ORGANISATION_HEADS
from geo.reading.text.capital_words import ARTICLES, PARTICLES, opens_name

MAX_NAME = 5
"""Words of the longest name of a person."""
_NO_FIRST = offices.NEVER_NAMES | offices.OFFICES | offices.MODIFIERS


def name_end(reader: PersonText, first: int) -> int:
    """Index behind the name that begins at word `first`; `first` where none does."""
    words = reader.words
    if not _may_begin(reader, first):
        return first
    end = first + 1 if words[first].capital else first
    for at in range(first + 1, min(len(words), first + MAX_NAME)):
        word = words[at]
        initial = word.gap == ". " and len(words[at - 1].text) == 1
        if not (word.joined or initial) or not _may_go_on(reader, at, end):
            break
        if word.capital:
            end = at + 1
    return first if words[end - 1].low in ORGANISATION_HEADS else end


def _may_begin(reader: PersonText, first: int) -> bool:
    if first >= len(reader.words) or not opens_name(reader.words, first):
        return False
    word = reader.words[first]
    plain = word.low not in _NO_FIRST and not word.text[0].isdigit()
    return plain and reader.person_free(first) and not (word.text.isupper() and 1 < len(word.text) <= 5)


def _may_go_on(reader: PersonText, at: int, end: int) -> bool:
    word = reader.words[at]
    if word.capital:
        known = reader.actors[at]
        a_place = known is not None and known.form in {"name", "metonym"} and known.entry.kind == "state"
        return word.low not in offices.NEVER_NAMES and (reader.person_free(at) or a_place)
    following = reader.words[at + 1] if at + 1 < len(reader.words) else None
    article = word.low in ARTICLES - {"al", "el"}
    bound = not article or (following is not None and following.hyphenated)
    return word.low in PARTICLES and bound and at - end < 2


def set_off(reader: PersonText, first: int, end: int) -> bool:
    """Whether a name stands between two commas or before the verb of the sentence: "the spokesman, X Y, said"."""
    if reader.words[first].low in offices.NEVER_NAMES or end >= len(reader.words):
        return False
    following = reader.words[end]
    return following.gap.startswith(",") or following.low in offices.SPEECH


def stands_alone(reader: PersonText, first: int) -> bool:
    """Whether no capital stands right before, so that a name may begin here."""
    words = reader.words
    if not opens_name(words, first):
        return False
    before = words[first - 1] if first and words[first].joined else None
    return before is None or not before.capital or before.low in offices.NEVER_NAMES
