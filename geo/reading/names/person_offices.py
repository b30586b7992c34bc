"""Persons by their office, before the name ("Gen. Kenneth McKenzie") or behind it ("Saad al-Hadithi, an expert")."""

from __future__ import annotations

from geo.reading.names import offices
from geo.reading.names.person_names import name_end, set_off
from geo.reading.names.same_person import NamedPerson, PersonText
from geo.reading.names.toponym_words import first_names
from geo.reading.text.capital_words import NameWord

_OFFICE_REACH = 8
_APPOSITION_REACH = 10
_GROUP_REACH = 12
_GROUPS = frozenset("group militia faction movement network gang cartel party brigade army cell".split())


def behind_office(reader: PersonText, head: int) -> NamedPerson | None:
    """The person behind the office whose last word is `head`: "President Joe Biden", "the leader, X Y,"."""
    words = reader.words
    after = _behind_portfolio(reader, head)
    if after >= len(words) or words[after].low in offices.OFFICES or words[after - 1].low == "the":
        return None
    gap = words[after].gap
    abbreviated = gap == ". " and words[after - 1].low in offices.ABBREVIATED
    end = name_end(reader, after)
    length = end - after
    if length == 0 or not (gap == " " or abbreviated or (gap == ", " and length > 1 and set_off(reader, after, end))):
        return None
    if length == 1 and (words[head].low in offices.BEHIND_ONLY or not _titled(words[head])):
        return None
    first, country = _office_start(reader, head)
    country = country or _country_within(reader, head + 1, after)
    office = reader.text[words[first].start : words[after].start].rstrip(" ,\u00a0")
    return NamedPerson(after, end, office, country)


def _titled(head: NameWord) -> bool:
    """Whether one name alone may follow: "President Biden", "spokesman Kirby", not "witness Monday"."""
    return head.capital or head.low in offices.OFFICES


def _behind_portfolio(reader: PersonText, head: int) -> int:
    """Index behind "of State", "for the coalition" after an office; head + 1 where nothing of the kind stands."""
    words = reader.words
    if head + 1 >= len(words) or words[head + 1].low not in {"of", "for", "to"} or not words[head + 1].joined:
        return head + 1
    at = head + 2
    while at < len(words) and at - head < _OFFICE_REACH and words[at].joined:
        known = reader.actors[at] is not None and not reader.person_free(at)
        if not (known or words[at].low in offices.PORTFOLIO or words[at].low in offices.MODIFIERS):
            break
        at += 1
    place = at
    while place < len(words) and place - head < _OFFICE_REACH and words[place].joined and words[place].capital:
        place += 1
    if place > head + 2 and place < len(words) and words[place].gap == ", ":
        return place  # "the deputy governor of Badakhshan, X Y,"
    group = at
    while group < len(words) and group - head < _GROUP_REACH and (words[group].joined or words[group].hyphenated):
        group += 1
    if at > head + 2 and group < len(words) and words[group - 1].low in _GROUPS and words[group].gap == ", ":
        return group  # "a leader of the X-linked Y group, Z"
    return at if at > head + 2 else head + 1


def _office_start(reader: PersonText, head: int) -> tuple[int, str | None]:
    """Where the words of office begin, left of `head`, and the country of whom they serve."""
    words, first, country = reader.words, head, None
    for at in range(head - 1, max(-1, head - _OFFICE_REACH), -1):
        gap = words[at + 1].gap
        abbreviated = gap == ". " and words[at].low in offices.ABBREVIATED
        set_before = gap == ", " and words[at].low in offices.OFFICES and words[at + 1].low in offices.OFFICES
        if not (gap in {" ", "-"} or abbreviated or set_before or (words[at].possessive and gap[2:] == " ")):
            break
        actor = reader.actors[at]
        if actor is not None and actor.entry.kind != "person":
            country = country or actor.entry.country
            if actor.entry.kind != "state" or actor.form in {"government", "force"}:
                first = at
            continue
        if words[at].low not in offices.MODIFIERS and words[at].low not in offices.OFFICES:
            break
        if country is None:
            first = at
    return first, country


def _country_within(reader: PersonText, first: int, end: int) -> str | None:
    for at in range(first, min(end, len(reader.words))):
        actor = reader.actors[at]
        if actor is not None and actor.entry.country:
            return actor.entry.country
    return None


def with_apposition(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name with an office set behind it: "Saad al-Hadithi, an expert on Iraqi security affairs"."""
    words = reader.words
    if end >= len(words) or words[end].gap != ", ":
        return None
    placed = first > 0 and words[first - 1].low in offices.PLACE_PREPOSITIONS and words[first].joined
    if placed and words[first].low not in first_names():
        return None
    head = _apposition_head(reader, end)
    if head is None:
        return None
    first_word, last = _without_article(reader, end), _apposition_end(reader, head)
    country = _country_within(reader, end, last)
    return NamedPerson(first, end, reader.between(first_word, last), country)


def _without_article(reader: PersonText, at: int) -> int:
    return at + 1 if reader.words[at].low in offices.APPOSITION_OPENERS and len(reader.words) > at + 1 else at


def _apposition_end(reader: PersonText, head: int) -> int:
    """Index behind the words of office, what they are "of", "on" or "for" included, up to the next mark."""
    words = reader.words
    at = head + 1
    while at < len(words) and at - head < _APPOSITION_REACH:
        if not (words[at].joined or (words[at - 1].possessive and words[at].gap[2:] == " ")):
            break
        if words[at].low in offices.SPEECH or words[at].low in {"who", "and", "as", "was", "is", "has", "had"}:
            break
        at += 1
    return at


def _apposition_head(reader: PersonText, first: int) -> int | None:
    """Index of the office in words set behind a name, None where they set none."""
    words = reader.words
    opening = words[first]
    office = opening.low in offices.OFFICES or opening.low in offices.MODIFIERS
    known = reader.actors[first] is not None and not reader.person_free(first)
    if not (office or known or opening.low in offices.APPOSITION_OPENERS):
        return None
    for at in range(first, min(len(words), first + _APPOSITION_REACH)):
        if at > first and not (words[at].joined or words[at - 1].possessive):
            return None
        if words[at].low in offices.OFFICES and at + 1 < len(words) and words[at + 1].low in _GROUPS:
            return None  # "X Y, a little known militant group"
        if words[at].low in offices.OFFICES:
            speaks = at + 1 < len(words) and words[at + 1].joined and words[at + 1].low in offices.SPEECH
            return None if speaks else at
        if words[at].low in offices.SPEECH:
            return None
    return None
