"""Place names in text: found, told from persons and common words, resolved to places of the data.

The tables say what a run of capitals may name (`geo.places.senses`); the words around it say whether it does; then all
names of the text are resolved together (`geo.places.resolution`). Deterministic, linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.model import Place, Span, Toponym
from geo.places.resolution import Query, is_near_one, lies_in, likely_country, resolve
from geo.places.senses import Sense, place_index
from geo.reading.names.person_words import person_words
from geo.reading.names.toponym_acceptance import accepts, is_common_word, is_same_place, is_surely_at, may_belong
from geo.reading.names.toponym_cues import Mention, evidence_of, owns, passes_on
from geo.reading.names.toponym_queries import query_of
from geo.reading.names.toponym_spans import mentions_in
from geo.reading.names.toponym_use import uses_of
from geo.reading.names.toponym_words import FINITE_VERBS, SITE_HEADS, surnames
from geo.reading.names.transliterations import spellings
from geo.reading.text.capitals import Word, runs_of, spoken, words_of
from geo.reading.text.descriptions import is_description

SURELY_ALIKE = 0.85
"""Share of letters from which a word by itself is taken for another transliteration of a town's name."""
SEVERAL_ALIKE = 0.78
"""The same for several words ("Tel Rifaat"), which rarely agree by chance."""
CALLED = 2.5
"""Evidence from which a name that no table knows is a place wherever the text has it again."""
ROW_LEAST = 3
"""Names of a row that bear each other out as towns."""
_LOCAL = frozenset({"town", "district"})
DESCRIPTION_EVIDENCE = 3.0
"""What it speaks for a name that its text is nothing but a place description."""


def find_toponyms(text: str, *, spans: Sequence[Span] | None = None) -> tuple[Toponym, ...]:
    """The place names of `text` (or of its `spans`), resolved, in reading order. Spans quote `text` exactly.

    ``place`` is None where words call something a place ("the village of X") that no data knows.
    """
    words = words_of(text, spans)
    runs = list(runs_of(words))
    bare = is_description(text) and not any(word.low in FINITE_VERBS for word in words)
    persons = frozenset() if bare else person_words(text, words, runs)
    mentions = _mentions(text, words, runs, persons)
    kept = _kept(words, mentions, boost=DESCRIPTION_EVIDENCE if bare else 0.0)
    first = _resolved(words, kept)
    kept = _second_look(words, mentions, kept, first.country)
    found = tuple(_toponyms(text, words, kept, first if len(kept) == len(first.mentions) else _resolved(words, kept)))
    return tuple(replace(name, use="location") if bare and name.use == "actor" else name for name in found)


def _mentions(
    text: str, words: Sequence[Word], runs: Sequence[tuple[int, int]], persons: frozenset[int]
) -> list[Mention]:
    """The mentions of all runs, none of which overlaps another."""
    found: list[Mention] = []
    for first, end in runs:
        start = max(first, found[-1].end) if found else first
        if start < end:
            found.extend(mentions_in(text, words, start, end, persons))
    return found


def _kept(words: Sequence[Word], mentions: Sequence[Mention], *, boost: float) -> list[Mention]:
    """The mentions that the words around them bear out; evidence for a name counts wherever it stands.

    `boost` is evidence for all of them: in a bare place description there is nothing else for a name to be."""
    small = {word.low for word in words if not word.capital}
    best: dict[str, float] = {}
    for mention, after in zip(mentions, (*mentions[1:], None), strict=False):
        mention.evidence = max(mention.evidence, evidence_of(words, mention, after))
        mention.evidence += 0.0 if is_common_word(words, mention) else boost
        if after is not None:
            after.evidence = max(passes_on(words, mention, after), owns(words, mention, after))
        if mention.name is not None:
            best[mention.name.key] = max(best.get(mention.name.key, 0.0), mention.evidence)
    kept = [mention for mention in mentions if accepts(words, mention, best, small)]
    called = {_key(words, mention) for mention in kept if mention.name is None and mention.evidence >= CALLED}
    if not called or len(kept) == len(mentions):
        return kept
    taken = {mention.first for mention in kept}
    return [m for m in mentions if m.first in taken or (_key(words, m) in called and is_same_place(words, m))]


def _key(words: Sequence[Word], mention: Mention) -> str:
    """The words of a mention, to know it again."""
    return " ".join(word.low for word in words[mention.first : mention.end])


class _Resolved(NamedTuple):
    """Mentions that some table knows, with the sense of each, and the country that the text is likely about."""

    mentions: tuple[Mention, ...]
    queries: list[Query]
    senses: list[Sense | None]
    country: str | None


def _resolved(words: Sequence[Word], mentions: Sequence[Mention]) -> _Resolved:
    known = [mention for mention in mentions if mention.name is not None]
    queries = [query_of(words, known, i) for i in range(len(known))]
    senses = resolve(queries)
    return _Resolved(tuple(mentions), queries, senses, likely_country(queries, senses))


def _second_look(
    words: Sequence[Word], mentions: Sequence[Mention], kept: list[Mention], country: str | None
) -> list[Mention]:
    """The mentions kept, with those others that the country of the text makes likely: its own towns, however small,
    and other transliterations of them."""
    if len(kept) == len(mentions) or country is None:
        return kept
    taken = {mention.first for mention in kept}
    rows = _rows_of_towns(words, mentions, country)
    found = []
    for mention, after in zip(mentions, (*mentions[1:], None), strict=False):
        listed = after is not None and after.first in taken and _is_list(words, mention, after)
        sure = mention.first in taken or mention.first in rows or (listed and _is_between(words, mention))
        if sure or _belongs_to(words, mention, country, listed=listed):
            found.append(mention)
    return found


def _rows_of_towns(words: Sequence[Word], mentions: Sequence[Mention], country: str) -> set[int]:
    """First words of names that stand in a row of three or more, all towns of `country`: "X, Y and Z could"."""
    found: set[int] = set()
    row: list[Mention] = []
    for mention in (*mentions, None):
        if mention is not None and row and not _goes_on_row(words, row[-1], mention):
            row = []
        if mention is not None and mention.name is not None and _is_town_of(mention, country):
            row.append(mention)
        else:
            row = []
        named = sum(words[one.first].low not in surnames() for one in row)
        if len(row) >= ROW_LEAST and named > 1:
            found.update(one.first for one in row)
    return found


def _goes_on_row(words: Sequence[Word], last: Mention, mention: Mention) -> bool:
    between = [word.low for word in words[last.end : mention.first]]
    return (not between and words[mention.first].gap == ", ") or (between == ["and"] and words[mention.first].joined)


def _is_town_of(mention: Mention, country: str) -> bool:
    return mention.name is not None and any(
        sense.main and sense.kind in _LOCAL and sense.place.country == country for sense in mention.name.senses
    )


def _is_between(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name that no table knows stands between "between" and a place: "between X and Y"."""
    before = words[mention.first - 1] if mention.first and words[mention.first].joined else None
    return mention.name is None and before is not None and before.low == "between"


def _is_list(words: Sequence[Word], mention: Mention, after: Mention) -> bool:
    """Whether "and" joins a name to the place behind it: "X and Y"."""
    return [word.low for word in words[mention.end : after.first]] == ["and"] and words[after.first].joined


def _belongs_to(words: Sequence[Word], mention: Mention, country: str, *, listed: bool) -> bool:
    """Whether a doubtful name is likely one of a town of `country`: it is no common word or person's name. `listed`: it
    is named in one row with another place."""
    several = mention.end - mention.first > 1
    if is_surely_at(words, mention) and mention.name is not None:
        return any(s.main and s.place.country == country and s.kind in _LOCAL for s in mention.name.senses)
    if not may_belong(words, mention, least=0.0 if several or listed else 0.8):
        return False
    if listed and not several and (mention.name is None or is_common_word(words, mention)):
        return False
    if mention.name is not None:
        return any(sense.place.country == country and sense.kind in _LOCAL for sense in mention.name.senses)
    alike = SEVERAL_ALIKE if several else SURELY_ALIKE
    return bool(place_index().similar(spoken(words, mention.first, mention.end), country, alike=alike))


def _toponyms(text: str, words: Sequence[Word], mentions: Sequence[Mention], resolved: _Resolved) -> Iterator[Toponym]:
    _, queries, senses, country = resolved
    towns = [sense.place for sense in senses if sense is not None and sense.kind == "town"]
    order = {id(mention): i for i, mention in enumerate(mention for mention in mentions if mention.name is not None)}
    for mention, use in zip(mentions, uses_of(words, mentions), strict=True):
        span = Span(words[mention.first].start, words[mention.end - 1].end + mention.stop)
        i = order.get(id(mention))
        sense = None if i is None else senses[i]
        place = sense.place if sense is not None else _transliterated(words, mention, country, towns)
        if sense is None and i is not None and place is not None:
            around = senses[queries[i].region or 0] if queries[i].region is not None else None
            place = place if around is None or lies_in(place, around.place) else None
        yield Toponym(span, span.of(text), use, place)


def _transliterated(
    words: Sequence[Word], mention: Mention, country: str | None, towns: Sequence[Place]
) -> Place | None:
    """The place of the text's country that may be spelled so by another transliteration, near one of its towns where
    it names some."""
    if country is None or (mention.site and words[mention.end - 1].low in SITE_HEADS):
        return None
    for name in spellings(spoken(words, mention.first, mention.end)):
        alike = place_index().similar(name, country)
        if near := [place for place in alike if not towns or is_near_one(place, towns)]:
            return near[0]
    return None
