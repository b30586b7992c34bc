"""Place names in text: found, told from persons and common words, resolved to places of the data.

The tables say what a run of capitals may name (`geo.places.senses`); the words around it say whether it does; then all
names of the text are resolved together (`geo.places.resolution`). Deterministic, linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.model import Place, Span, Toponym
from geo.places.gazetteer import gazetteer
from geo.places.resolution import Query, Wanted, likely_country, resolve
from geo.reading.capitals import Word, runs_of, words_of
from geo.reading.descriptions import is_description
from geo.reading.persons import person_words
from geo.reading.toponym_cues import Mention, accepts, evidence_of, is_common_word, may_belong, passes_on, use_of
from geo.reading.toponym_spans import mentions_in, spoken
from geo.reading.toponym_words import (
    ADMIN1_HEADS,
    AREA_WORDS,
    DISTRICT_HEADS,
    FINITE_VERBS,
    HEADS,
    SETTLEMENT_HEADS,
    SITE_HEADS,
    WATER_HEADS,
)

SURELY_ALIKE = 0.85
"""Share of letters from which a name by itself is taken for another transliteration of a town's."""
_LOCAL = frozenset({"town", "district"})
DESCRIPTION_EVIDENCE = 3.0
"""What it speaks for a name that its text is nothing but a place description."""


def find_toponyms(text: str, *, spans: Sequence[Span] | None = None) -> tuple[Toponym, ...]:
    """The place names of `text` (or of its `spans`), resolved, in reading order. Spans quote `text` exactly.

    ``place`` is None where words call something a place ("the village of X") that no data knows.
    """
    words = words_of(text, spans)
    runs = list(runs_of(words))
    persons = person_words(text, words, runs)
    mentions = _mentions(text, words, runs, persons)
    bare = is_description(text) and not any(word.low in FINITE_VERBS for word in words)
    kept = _kept(words, mentions, boost=DESCRIPTION_EVIDENCE if bare else 0.0)
    kept = _second_look(words, mentions, kept)
    found = tuple(_resolved(text, words, kept))
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
            after.evidence = passes_on(words, mention, after)
        if mention.name is not None:
            best[mention.name.key] = max(best.get(mention.name.key, 0.0), mention.evidence)
    return [mention for mention in mentions if accepts(words, mention, best, small)]


def _second_look(words: Sequence[Word], mentions: Sequence[Mention], kept: list[Mention]) -> list[Mention]:
    """The mentions kept, with those others that the country of the text makes likely: its own towns, however small,
    and other transliterations of them."""
    if len(kept) == len(mentions):
        return kept
    known = [mention for mention in kept if mention.name is not None]
    queries = [_query(words, known, i) for i in range(len(known))]
    country = likely_country(queries, resolve(queries))
    if country is None:
        return kept
    taken = {mention.first for mention in kept}
    return [mention for mention in mentions if mention.first in taken or _belongs_to(words, mention, country)]


def _belongs_to(words: Sequence[Word], mention: Mention, country: str) -> bool:
    """Whether a doubtful name is likely one of a town of `country`: it is no common word or person's name."""
    if not may_belong(words, mention):
        return False
    if mention.name is not None:
        return any(sense.place.country == country and sense.kind in _LOCAL for sense in mention.name.senses)
    return bool(gazetteer().similar(spoken(words, mention.first, mention.end), country, alike=SURELY_ALIKE))


def _resolved(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[Toponym]:
    known = [mention for mention in mentions if mention.name is not None]
    order = {id(mention): i for i, mention in enumerate(known)}
    queries = [_query(words, known, i) for i in range(len(known))]
    senses = resolve(queries)
    country = likely_country(queries, senses)
    for mention, following in zip(mentions, (*mentions[1:], None), strict=False):
        span = Span(words[mention.first].start, words[mention.end - 1].end + mention.stop)
        use = use_of(words, mention, following)
        i = order.get(id(mention))
        sense = None if i is None else senses[i]
        place = sense.place if sense is not None else _transliterated(words, mention, country)
        yield Toponym(span, span.of(text), use, place)


def _transliterated(words: Sequence[Word], mention: Mention, country: str | None) -> Place | None:
    """The place of the text's country that may be spelled so by another transliteration."""
    if country is None or (mention.site and words[mention.end - 1].low in SITE_HEADS):
        return None
    alike = gazetteer().similar(spoken(words, mention.first, mention.end), country)
    return alike[0] if alike else None


def _query(words: Sequence[Word], mentions: Sequence[Mention], i: int) -> Query:
    """The name of a mention with what the words around it say of where and what it is."""
    mention = mentions[i]
    assert mention.name is not None  # noqa: S101
    query = Query(mention.name, wanted=_wanted(words, mention), weight=0.7 if mention.name.demonym else 1.0)
    if mention.name.demonym:
        return query
    after = mentions[i + 1] if i + 1 < len(mentions) else None
    if after is not None and _is_contained(words, mention.end, after):
        query = replace(query, inside=i + 1)
    before = mentions[i - 1] if i else None
    if before is not None and before.name is not None and 0 < mention.first - before.end <= 5:
        between = words[before.end : mention.first + 1]
        same = all(word.joined or word.gap.startswith("'s") for word in between)
        heads = any(
            w.low in SETTLEMENT_HEADS | ADMIN1_HEADS | DISTRICT_HEADS for w in words[before.end : mention.first]
        )
        if same and before.name.best.kind == "country" and (heads or words[before.end - 1].possessive):
            query = replace(query, country=before.name.best.place.country)
    return query


def _is_contained(words: Sequence[Word], end: int, after: Mention) -> bool:
    """Whether ", Y" or "in (the eastern) Y" follows directly."""
    if after.name is None or after.name.demonym:
        return False
    if end < after.first and words[end].gap == " " and words[end].low in HEADS | AREA_WORDS:
        end += 1
    if after.first == end:
        return words[end].gap in {", ", " (", ",, "}
    if after.first - end > 4 or not words[end].joined:
        return words[end].gap == ", " and after.first - end <= 2 and words[end].low in {"in", "the"}
    between = [word.low for word in words[end : after.first]]
    return between[0] == "in" and all(words[j].joined for j in range(end, after.first + 1))


def _wanted(words: Sequence[Word], mention: Mention) -> Wanted | None:
    """What kind of place the words beside or in the name call it."""
    first, end = mention.first, mention.end
    if end - first > 1 and (found := _kind_of(words[end - 1], settlement=False)):
        return found
    if end < len(words) and words[end].joined and (found := _kind_of(words[end], settlement=False)):
        return found
    if first >= 2 and words[first - 1].low == "of":
        return _kind_of(words[first - 2], settlement=True)
    if first and words[first].joined and words[first - 1].low in {"city", "town", "village"}:
        return "settlement"
    return None


def _kind_of(head: Word, *, settlement: bool) -> Wanted | None:
    """The kind of place that a head word ("province", "village") names."""
    if head.low in ADMIN1_HEADS:
        return "admin1"
    if head.low in DISTRICT_HEADS:
        return "district"
    if head.low in WATER_HEADS:
        return "water"
    return "settlement" if settlement and head.low in SETTLEMENT_HEADS else None
