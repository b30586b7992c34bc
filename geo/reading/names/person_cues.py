"""Full names without an office: of those who speak, whose age is told, and to whom harm is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.places.senses import name_of
from geo.reading.names import offices
from geo.reading.names.crowd_words import PLURALS
from geo.reading.names.person_names import name_end
from geo.reading.names.same_person import NamedPerson, PersonText
from geo.reading.names.toponym_words import common_words, first_names, surnames
from geo.reading.text.capital_words import NameWord

_AGE = re.compile(r"(?:, | \()(?:aged )?[1-9][0-9]?(?:[,);]|\.(?=\s|$)| (?=and |was |who ))")
_TRADES = frozenset(PLURALS) | frozenset(PLURALS.values())
_HARM_REACH = 9
_MOST_WORDS = 4
"""Words of a name that no office and no speech shows to be a person's."""
_CLAUSES = frozenset({"where", "which", "when", "who", "whose"})
_DONE_TO = frozenset({"ambushed", "dragged", "gunned", "hacked", "shot", "snatched"})
_ROW_GAP = 2
"""Words between two names of a row: an age and "and"."""


def speaking(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name that says something: a known first name, more words, and a verb of speech beside."""
    words = reader.words
    if words[first].low not in first_names():
        return None
    if not _is_free(reader, first, end):
        return None
    before = words[first - 1].low if first and words[first].joined else ""
    after = words[end].low if end < len(words) and words[end].gap in {" ", ", "} else ""
    return NamedPerson(first, end) if before in offices.SPEECH or after in offices.SPEECH or after == "who" else None


def aged(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name with an age behind it: "X Y, 27, was", "X Y (27)"."""
    words = reader.words
    if end - first > _MOST_WORDS or not _is_free(reader, first, end):
        return None
    if not _AGE.match(reader.text, words[end - 1].end) or words[first].low in offices.PLACE_PREPOSITIONS:
        return None
    return NamedPerson(first, end) if name_of(reader.between(first, end)) is None else None


def named_behind(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name between commas that says who the one before it is: "a former councillor, X Y, was shot"."""
    words = reader.words
    if not first or words[first].gap not in {", ", " "} or words[first - 1].capital:
        return None
    if PLURALS.get(words[first - 1].low, words[first - 1].low) == words[first - 1].low:
        return None
    if end - first > _MOST_WORDS or not _is_free(reader, first, end):
        return None
    behind = reader.text[words[end - 1].end : words[end - 1].end + 2]
    known = name_of(reader.between(first, end)) is not None or name_of(words[first].text) is not None
    sure = words[first].low in first_names() or words[end - 1].low in surnames()
    if words[first].gap == " ":  # "chemist X Y was shot"
        return (
            NamedPerson(first, end)
            if (sure or not known) and end < len(words) and words[end].low in {"was", "died", "and"}
            else None
        )
    return NamedPerson(first, end) if behind in {", ", "."} and (sure or not known) else None


def harmed(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name to which is done what is done to people: "killed X Y and two guards", "X Y was beheaded"."""
    words = reader.words
    if not (behind_harm(words, first) or before_harm(words, first, end)):
        return None
    return _unknown_person(reader, first, end)


def next_in_row(reader: PersonText, first: int) -> NamedPerson | None:
    """A full name that goes on a row of those to whom something was done: "killed X Y, Z W and V U"."""
    end = name_end(reader, first)
    return _unknown_person(reader, first, end) if end - first > 1 else None


def goes_on_row(words: Sequence[NameWord], last: int, first: int) -> bool:
    """Whether nothing but "and", a comma or an age stands between the names: "X Y, 48, and Z W"."""
    between = words[last:first]
    if len(between) > _ROW_GAP or not all(word.low == "and" or word.text.isdecimal() for word in between):
        return False
    return words[first].gap == ", " or (bool(between) and between[-1].low == "and" and words[first].joined)


def _unknown_person(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """The full name where it names no place, group or thing, for all that is known of it."""
    words = reader.words
    if end - first > _MOST_WORDS or not _is_free(reader, first, end):
        return None
    headed = end < len(words) and words[end].joined and words[end].low in _TRADES
    if headed or name_of(reader.between(first, end)) is not None:
        return None  # "killed X Y gunmen" names a group
    sure = words[first].low in first_names() or words[end - 1].low in surnames()
    return NamedPerson(first, end) if sure or not any(map(_means_more, words[first:end])) else None


def _is_free(reader: PersonText, first: int, end: int) -> bool:
    """Whether no word of the name belongs to an actor that is no person."""
    return all(reader.person_free(at) for at in range(first, end))


def behind_harm(words: Sequence[NameWord], first: int) -> bool:
    """Whether the word stands right behind one for harm: "killed X", "shot dead X"."""
    if not first or words[first].gap != " ":
        return False
    before = words[first - 1].low
    return before in offices.HARMING or (first > 1 and (words[first - 2].low, before) in offices.HARMING_PAIRS)


def before_harm(words: Sequence[NameWord], first: int, end: int) -> bool:
    """Whether a name opens a sentence whose verb tells of harm: "X Y was shot", "X Y and his son died"."""
    if _is_set_off(words, first, end):
        done = [word.low for word in words[end + 1 : end + 3]]
        return not offices.HARMING.isdisjoint(done) or not _DONE_TO.isdisjoint(done)
    if "\n" not in words[first].gap and "." not in words[first].gap:
        return False
    behind = words[end : end + _HARM_REACH]
    at = next((i for i, word in enumerate(behind) if word.low in {"was", "were", "died"}), None)
    if at is None:
        return False
    known = words[first].low in first_names()
    if at and behind[0].low != "and" and not (known and behind[0].gap == ", " and behind[0].low not in _CLAUSES):
        return False
    if not all(word.joined or (known and word.gap == ", ") for word in behind[: at + 1]):
        return False
    return behind[at].low == "died" or any(word.low in offices.HARMING | {"shot"} for word in behind[at + 1 : at + 3])


def _is_set_off(words: Sequence[NameWord], first: int, end: int) -> bool:
    """Whether a name stands between commas before "was": "the head of the village, X Y, was dragged"."""
    set_off = words[first].gap == ", " and end < len(words) and words[end].gap == ", "
    return set_off and words[end].low in {"was", "were"}


def _means_more(word: NameWord) -> bool:
    """Whether a word is a place, a people or an English word, so that it names a person beside a sure name only."""
    return word.capital and (word.low in common_words() or name_of(word.text) is not None)
