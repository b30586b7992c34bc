"""Which names are one person's: a later full name completes a short one, a last name means who was named in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.model import Span
from geo.places.actors import ActorMention
from geo.reading.names import offices
from geo.reading.text.capital_words import ARTICLES, NameWord


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A name of a person: words `first` to `end` (exclusive), with what was said of it."""

    first: int
    end: int
    office: str | None = None
    country: str | None = None


@dataclass(slots=True)
class PersonText:
    """A text's words and the known actor, if any, that each is part of."""

    text: str
    words: Sequence[NameWord]
    openings: Sequence[int]
    actors: list[ActorMention | None]

    def person_free(self, index: int) -> bool:
        """Whether the word belongs to no actor other than a person."""
        actor = self.actors[index]
        return actor is None or actor.entry.kind == "person"

    def between(self, first: int, end: int) -> str:
        """The text from word `first` to word `end` (exclusive)."""
        return self.text[self.words[first].start : self.words[end - 1].end]


def merged(reader: PersonText, found: Sequence[NamedPerson]) -> list[NamedPerson]:
    """One row a person: a later full name completes an earlier short one and the other way round."""
    rows: list[NamedPerson] = []
    for new in found:
        match = next((i for i, old in enumerate(rows[-200:], max(0, len(rows) - 200)) if _same(reader, old, new)), None)
        if match is None:
            rows.append(new)
            continue
        old = rows[match]
        longer = new if new.end - new.first > old.end - old.first else old
        rows[match] = replace(longer, office=old.office or new.office, country=old.country or new.country)
    return rows


def _same(reader: PersonText, old: NamedPerson, new: NamedPerson) -> bool:
    """Whether two names can be one person's: the same last word, and one of them says no more or begins alike."""
    words = reader.words
    if words[old.end - 1].low != words[new.end - 1].low:
        return False
    if _is_bare(words, old) or _is_bare(words, new) or words[old.first].low == words[new.first].low:
        return True
    ours = [word.low for word in words[old.first : old.end]]
    theirs = [word.low for word in words[new.first : new.end]]
    length = min(len(ours), len(theirs))
    return ours[-length:] == theirs[-length:]


def _is_bare(words: Sequence[NameWord], found: NamedPerson) -> bool:
    return all(word.low in ARTICLES for word in words[found.first : found.end - 1])


def mentions_of(reader: PersonText, named: Sequence[NamedPerson]) -> list[list[Span]]:
    """Where each person is named: by the full name, by the last word of it, with its article or without."""
    words = reader.words
    owners: dict[str, list[int]] = {}
    for row, found in enumerate(named):
        owners.setdefault(words[found.end - 1].low, []).append(row)
    mentions: list[list[Span]] = [[] for _ in named]
    taken = 0
    for at in [i for i, word in enumerate(words) if word.low in owners and word.capital] if owners else ():
        meant = _whose(reader, named, owners[words[at].low], at)
        if meant and words[meant[1]].start >= taken:
            taken = words[at].end
            mentions[meant[0]].append(Span(words[meant[1]].start, taken))
    return mentions


def _whose(reader: PersonText, named: Sequence[NamedPerson], rows: Sequence[int], at: int) -> tuple[int, int] | None:
    """The person whom a last name at word `at` means, and where the mention begins.

    A longer name of somebody else ("Hunter Biden") means none of them. Of two persons with one last name the one
    named in full most lately before is meant.
    """
    words = reader.words
    tails = [(_longest_tail(words, named[row], at), row) for row in rows[-20:]]
    first, row = min(tails, key=lambda tail: tail[0])
    if at - first + 1 == named[row].end - named[row].first and not _is_bare(words, named[row]):
        return row, first
    if first == at and at and words[at].joined and words[at - 1].low in ARTICLES:
        first = at - 1
    before = words[first - 1] if first and words[first].joined else None
    strange = before is not None and before.capital and before.low not in offices.NEVER_NAMES
    if strange and before is not None and before.low not in offices.OFFICES and reader.person_free(first - 1):
        return None
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.joined and following.capital and not words[at].possessive:
        return None
    if not reader.person_free(at):
        return None
    earlier = [row for row in rows if named[row].first <= at]
    return (row if at - first > 1 else earlier[-1] if earlier else rows[0]), first


def _longest_tail(words: Sequence[NameWord], found: NamedPerson, at: int) -> int:
    """Where the run of words up to `at` begins that agrees with the end of the full name."""
    first = at
    for back in range(1, found.end - found.first):
        if at - back < 0 or words[at - back].low != words[found.end - 1 - back].low:
            break
        if not (words[at - back + 1].joined or words[at - back + 1].gap == ". "):
            break
        first = at - back
    return first
