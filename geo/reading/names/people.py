"""Persons with office and country, by the form in which a text brings them in.

Forms: an office before the name ("Russian Foreign Minister Sergei Lavrov", "Gen. Kenneth McKenzie"), words of office
set behind it ("Saad al-Hadithi, an expert on …"), or a full name that speaks. Later short forms ("al-Hadithi") are
the same person. Every search looks a fixed number of words around, so the whole is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.model import Span
from geo.places.actors import ActorMention, find
from geo.places.senses import name_of
from geo.reading.names import offices
from geo.reading.names.crowd_words import PLURALS
from geo.reading.names.same_person import NamedPerson, PersonText, mentions_of, merged
from geo.reading.names.toponym_words import ORGANISATION_HEADS, common_words, first_names, surnames
from geo.reading.text.capital_words import ARTICLES, PARTICLES, NameWord, covering, name_words, opens_name

MAX_NAME = 5
"""Words of the longest name of a person."""
_OFFICE_REACH = 8
_GROUPS = frozenset("group militia faction movement network gang cartel party brigade army cell".split())
_AGE = re.compile(r"(?:, | \()(?:aged )?[1-9][0-9]?(?:[,);]|\.(?=\s|$)| (?=and |was |who ))")
_NO_FIRST = offices.NEVER_NAMES | offices.OFFICES | offices.MODIFIERS
_APPOSITION_REACH = 10
_GROUP_REACH = 12
_HEADS = offices.OFFICES | offices.RANKS
_TRADES = frozenset(PLURALS) | frozenset(PLURALS.values())
_HARM_REACH = 9
_CLAUSES = frozenset({"where", "which", "when", "who", "whose"})
_DONE_TO = frozenset({"ambushed", "dragged", "gunned", "hacked", "shot", "snatched"})
_ROW_GAP = 2
"""Words between two names of a row: an age and "and"."""


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
        found = _behind_office(reader, index) if index in offices_at else None
        if found is None and _stands_alone(reader, index):
            found = _by_itself(reader, index)
        goes_on = row is not None and _goes_on(words, row.end, index)
        if found is None and goes_on and _stands_alone(reader, index):
            found = _next_in_row(reader, index)
        if found:
            yield found
            floor = found.end
            harmed = goes_on or _behind_harm(words, found.first) or _before_harm(words, found.first, found.end)
            row = found if harmed else None


# ---- the name itself


def _name_end(reader: PersonText, first: int) -> int:
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


# ---- an office before the name


def _behind_office(reader: PersonText, head: int) -> NamedPerson | None:
    """The person behind the office whose last word is `head`: "President Joe Biden", "the leader, X Y,"."""
    words = reader.words
    after = _behind_portfolio(reader, head)
    if after >= len(words) or words[after].low in offices.OFFICES or words[after - 1].low == "the":
        return None
    gap = words[after].gap
    abbreviated = gap == ". " and words[after - 1].low in offices.ABBREVIATED
    end = _name_end(reader, after)
    length = end - after
    if length == 0 or not (gap == " " or abbreviated or (gap == ", " and length > 1 and _set_off(reader, after, end))):
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


def _set_off(reader: PersonText, first: int, end: int) -> bool:
    """Whether a name stands between two commas or before the verb of the sentence: "the spokesman, X Y, said"."""
    if reader.words[first].low in offices.NEVER_NAMES or end >= len(reader.words):
        return False
    following = reader.words[end]
    return following.gap.startswith(",") or following.low in offices.SPEECH


# ---- an office behind the name, a speaker


def _by_itself(reader: PersonText, first: int) -> NamedPerson | None:
    """The person whom a full name brings in that no office stands before."""
    end = _name_end(reader, first)
    if end - first < 2:
        return None
    return (
        _with_apposition(reader, first, end)
        or _speaking(reader, first, end)
        or _aged(reader, first, end)
        or _named_behind(reader, first, end)
        or _harmed(reader, first, end)
    )


def _with_apposition(reader: PersonText, first: int, end: int) -> NamedPerson | None:
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
        if words[at].low in offices.OFFICES:
            speaks = at + 1 < len(words) and words[at + 1].joined and words[at + 1].low in offices.SPEECH
            return None if speaks else at
        if words[at].low in offices.SPEECH:
            return None
    return None


def _speaking(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name that says something: a known first name, more words, and a verb of speech beside."""
    words = reader.words
    if words[first].low not in first_names():
        return None
    if any(not reader.person_free(at) for at in range(first, end)):
        return None
    before = words[first - 1].low if first and words[first].joined else ""
    after = words[end].low if end < len(words) and words[end].gap in {" ", ", "} else ""
    return NamedPerson(first, end) if before in offices.SPEECH or after in offices.SPEECH or after == "who" else None


def _aged(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name with an age behind it: "X Y, 27, was", "X Y (27)"."""
    words = reader.words
    if end - first > 4 or any(not reader.person_free(at) for at in range(first, end)):
        return None
    if not _AGE.match(reader.text, words[end - 1].end) or words[first].low in offices.PLACE_PREPOSITIONS:
        return None
    return NamedPerson(first, end) if name_of(reader.between(first, end)) is None else None


def _named_behind(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name between commas that says who the one before it is: "a former councillor, X Y, was shot"."""
    words = reader.words
    if not first or words[first].gap not in {", ", " "} or words[first - 1].capital:
        return None
    if PLURALS.get(words[first - 1].low, words[first - 1].low) == words[first - 1].low:
        return None
    if end - first > 4 or any(not reader.person_free(at) for at in range(first, end)):
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


def _harmed(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """A full name to which is done what is done to people: "killed X Y and two guards", "X Y was beheaded"."""
    words = reader.words
    if not (_behind_harm(words, first) or _before_harm(words, first, end)):
        return None
    return _unknown_person(reader, first, end)


def _next_in_row(reader: PersonText, first: int) -> NamedPerson | None:
    """A full name that goes on a row of those to whom something was done: "killed X Y, Z W and V U"."""
    end = _name_end(reader, first)
    return _unknown_person(reader, first, end) if end - first > 1 else None


def _goes_on(words: Sequence[NameWord], last: int, first: int) -> bool:
    """Whether nothing but "and", a comma or an age stands between the names: "X Y, 48, and Z W"."""
    between = words[last:first]
    if len(between) > _ROW_GAP or not all(word.low == "and" or word.text.isdecimal() for word in between):
        return False
    return words[first].gap == ", " or (bool(between) and between[-1].low == "and" and words[first].joined)


def _unknown_person(reader: PersonText, first: int, end: int) -> NamedPerson | None:
    """The full name where it names no place, group or thing, for all that is known of it."""
    words = reader.words
    if end - first > 4 or any(not reader.person_free(at) for at in range(first, end)):
        return None
    headed = end < len(words) and words[end].joined and words[end].low in _TRADES
    if headed or name_of(reader.between(first, end)) is not None:
        return None  # "killed X Y gunmen" names a group
    sure = words[first].low in first_names() or words[end - 1].low in surnames()
    return NamedPerson(first, end) if sure or not any(map(_means_more, words[first:end])) else None


def _behind_harm(words: Sequence[NameWord], first: int) -> bool:
    """Whether the word stands right behind one for harm: "killed X", "shot dead X"."""
    if not first or words[first].gap != " ":
        return False
    before = words[first - 1].low
    return before in offices.HARMING or (first > 1 and (words[first - 2].low, before) in offices.HARMING_PAIRS)


def _before_harm(words: Sequence[NameWord], first: int, end: int) -> bool:
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


def _stands_alone(reader: PersonText, first: int) -> bool:
    """Whether no capital stands right before, so that a name may begin here."""
    words = reader.words
    if not opens_name(words, first):
        return False
    before = words[first - 1] if first and words[first].joined else None
    return before is None or not before.capital or before.low in offices.NEVER_NAMES
