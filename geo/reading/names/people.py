"""Persons with office and country, by the form in which a text brings them in.

Forms: an office before the name ("Russian Foreign Minister Sergei Lavrov", "Gen. Kenneth McKenzie"), words of office
set behind it ("Saad al-Hadithi, an expert on …"), or a full name that speaks. Later short forms ("al-Hadithi") are
the same person. Every search looks a fixed number of words around, so the whole is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.model import Span
from geo.places.actors import ActorMention, find
from geo.reading.names import offices
from geo.reading.names.person_cues import (
    aged,
    before_harm,
    behind_harm,
    goes_on_row,
    harmed,
    named_behind,
    next_in_row,
    speaking,
)
from geo.reading.names.person_names import name_end, stands_alone
from geo.reading.names.person_offices import behind_office, with_apposition
from geo.reading.names.same_person import NamedPerson, PersonText, mentions_of, merged
from geo.reading.text.capital_words import NameWord, covering, name_words

_HEADS = offices.OFFICES | offices.RANKS


@dataclass(frozen=True, slots=True)
class Person:
    """A person. ``office`` is in the text's words, ``country`` an ISO code; both None where the text tells none."""

    name: str
    office: str | None
    country: str | None
    mentions: tuple[Span, ...]


def find_persons(text: str, spans: Sequence[Span], known: Sequence[ActorMention] | None = None) -> tuple[Person, ...]:
    """Persons named inside `spans` of `text`, in order of their first mention. `known` are the actors of the registry
    that the text names, looked for here if not given."""
    words, openings = name_words(text, tuple(spans))
    reader = PersonText(text, words, openings, _actor_of(words, find(text) if known is None else known))
    named = merged(reader, sorted(_full_names(reader), key=lambda found: found.first))
    mentions = mentions_of(reader, named)
    persons = [
        Person(reader.between(found.first, found.end), found.office, found.country, tuple(sorted(spans_)))
        for found, spans_ in zip(named, mentions, strict=True)
        if spans_
    ]
    return tuple(sorted(persons, key=lambda person: person.mentions[0]))


def _actor_of(words: Sequence[NameWord], mentions: Sequence[ActorMention]) -> list[ActorMention | None]:
    found: list[ActorMention | None] = [None] * len(words)
    for mention in reversed(mentions):
        for at in covering(words, mention.span):
            found[at] = mention
    return found


def _full_names(reader: PersonText) -> Iterator[NamedPerson]:
    """Every place where the text brings a person in, each word used once."""
    words = reader.words
    offices_at = {i for i, word in enumerate(words) if word.low in _HEADS}
    floor = 0
    row: NamedPerson | None = None
    """The last person to whom something was done, whom more names may follow."""
    for index in sorted(offices_at.union(reader.openings)):
        if index < floor:
            continue
        found = behind_office(reader, index) if index in offices_at else None
        if found is None and stands_alone(reader, index):
            found = _by_itself(reader, index)
        goes_on = row is not None and goes_on_row(words, row.end, index)
        if found is None and goes_on and stands_alone(reader, index):
            found = next_in_row(reader, index)
        if found:
            yield found
            floor = found.end
            done_to = goes_on or behind_harm(words, found.first) or before_harm(words, found.first, found.end)
            row = found if done_to else None


def _by_itself(reader: PersonText, first: int) -> NamedPerson | None:
    """The person whom a full name brings in that no office stands before."""
    end = name_end(reader, first)
    if end - first < 2:
        return None
    return (
        with_apposition(reader, first, end)
        or speaking(reader, first, end)
        or aged(reader, first, end)
        or named_behind(reader, first, end)
        or harmed(reader, first, end)
    )
