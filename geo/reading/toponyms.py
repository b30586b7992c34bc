"""Place names in text: found, told from persons and common words, resolved to places of the data.

The tables say what a run of capitals may name (`geo.places.senses`); the words around it say whether it does; then all
names of the text are resolved together (`geo.places.resolution`). Deterministic, linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.model import Span, Toponym
from geo.places.resolution import Query, Wanted, resolve
from geo.places.senses import Name, name_of
from geo.reading.capitals import MAX_NAME, Word, opens_with_article, runs_of, words_of
from geo.reading.persons import person_words
from geo.reading.toponym_cues import Mention, accepts, evidence_of, use_of
from geo.reading.toponym_words import (
    ADMIN1_HEADS,
    ADMIN_SITE_HEADS,
    DISTRICT_HEADS,
    NEVER_PLACES,
    OPENERS_WITH_OF,
    SETTLEMENT_HEADS,
    SITE_HEADS,
    SITE_OPENERS,
    STATE_ABBREVIATIONS,
    WATER_HEADS,
)


def find_toponyms(text: str, *, spans: Sequence[Span] | None = None) -> tuple[Toponym, ...]:
    """The place names of `text` (or of its `spans`), resolved, in reading order. Spans quote `text` exactly.

    ``place`` is None where words call something a place ("the village of X") that no data knows.
    """
    words = words_of(text, spans)
    runs = list(runs_of(words))
    persons = person_words(text, words, runs)
    mentions = [mention for first, end in runs for mention in _in_run(words, first, end, persons)]
    kept = _kept(words, mentions)
    return tuple(_resolved(text, words, kept))


def _in_run(words: Sequence[Word], first: int, end: int, persons: frozenset[int]) -> Iterator[Mention]:
    """The mentions of one run of capitals, left to right, longest first."""
    site = _site(words, first, end, persons)
    if site is not None:
        yield from _in_part(words, first, site.first, persons)
        yield site
        first = site.end
    yield from _in_part(words, first, end, persons)


def _in_part(words: Sequence[Word], first: int, end: int, persons: frozenset[int]) -> Iterator[Mention]:
    i = first
    while i < end:
        found = _longest(words, i, end, persons)
        if found is None:
            i += 1
        else:
            yield found
            i = found.end


def _longest(words: Sequence[Word], i: int, end: int, persons: frozenset[int]) -> Mention | None:
    """The longest known name that starts at word `i`."""
    if not (words[i].capital or opens_with_article(words, i)):
        return None
    for last in range(min(end, i + MAX_NAME), i, -1):
        if not words[last - 1].capital or _is_person(i, last, persons):
            continue
        if last - i == 1 and not _may_be_name(words[i]):
            return None
        name = name_of(_spoken(words, i, last))
        if name is not None and (last - i == 1 or _is_whole(words, i, last, name)):
            return Mention(i, last, name)
    return None


def _spoken(words: Sequence[Word], first: int, end: int) -> str:
    return words[first].text if end - first == 1 else " ".join(word.text for word in words[first:end])


def _is_person(first: int, end: int, persons: frozenset[int]) -> bool:
    return bool(persons) and any(i in persons for i in range(first, end))


def _may_be_name(word: Word) -> bool:
    """Whether a single word may be a name at all: no weekday, no acronym that is no state."""
    if word.low in NEVER_PLACES and word.low not in STATE_ABBREVIATIONS:
        return False
    if len(word.text) <= 3 and word.text.isupper():
        return word.low in STATE_ABBREVIATIONS or (word.headline and len(word.text) == 3)
    return len(word.text) > 2 or word.low in STATE_ABBREVIATIONS


def _is_whole(words: Sequence[Word], first: int, end: int, name: Name) -> bool:
    """Whether a name of several words is one name, not two beside each other ("Iran Iraq", "New Arab")."""
    if words[first].low in {"the", "of", "and", "in", "on"}:
        return False
    if name.best.prior >= 4.0:
        return True
    if any(words[i].low == "and" for i in range(first, end)):
        return False
    hyphens = any(words[i].hyphenated for i in range(first + 1, end))
    return not hyphens or not all(name_of(words[i].text) for i in range(first, end))


def _site(words: Sequence[Word], first: int, end: int, persons: frozenset[int]) -> Mention | None:
    """A named site or natural feature in a run: "Lake Tana", "University of Mosul", "Rasheed Street"."""
    start = first
    while start < end and words[start].low in {"the", "a", "an", "in", "at", "on", "of"}:
        start += 1
    for i in range(start, end - 1):
        low = words[i].low
        if not words[i].capital or low not in SITE_OPENERS:
            continue
        if words[i + 1].low == "of" and low in OPENERS_WITH_OF:
            last = next((j + 1 for j in range(i + 2, end) if words[j].capital), None)
            return None if last is None else _site_mention(words, i, last)
        if low not in OPENERS_WITH_OF and words[i + 1].capital:
            return _site_mention(words, i, i + 2)
    for i in range(end - 1, start, -1):
        if words[i].capital and words[i].low in SITE_HEADS and words[i].joined:
            if _is_person(start, i, persons) and words[i].low in {"park", "hill", "castle", "lane", "base"}:
                return None
            begin = _site_begin(words, start, i)
            return None if begin == i else _site_mention(words, begin, i + 1)
    return None


def _site_begin(words: Sequence[Word], start: int, head: int) -> int:
    """Where the name of a site begins: behind the last particle that does not belong to it."""
    begin = start
    for j in range(start, head):
        if words[j].low in {"and", "the", "in", "on", "at", "of"}:
            begin = j + 1
    if head - begin > 5:
        begin = head - 5
    return begin


def _site_mention(words: Sequence[Word], first: int, end: int) -> Mention:
    name = name_of(_spoken(words, first, end))
    if name is None and words[end - 1].low in ADMIN_SITE_HEADS:
        name = name_of(_spoken(words, first, end - 1))
    return Mention(first, end, name, site=True)


def _kept(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that the words around them bear out; evidence for a name counts wherever it stands."""
    small = {word.low for word in words if not word.capital}
    best: dict[str, float] = {}
    for mention, after in zip(mentions, (*mentions[1:], None), strict=False):
        mention.evidence = evidence_of(words, mention, after)
        if mention.name is not None:
            best[mention.name.key] = max(best.get(mention.name.key, 0.0), mention.evidence)
    return [mention for mention in mentions if accepts(words, mention, best, small)]


def _resolved(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[Toponym]:
    known = [mention for mention in mentions if mention.name is not None]
    order = {id(mention): i for i, mention in enumerate(known)}
    queries = [_query(words, known, i) for i in range(len(known))]
    senses = resolve(queries)
    for mention in mentions:
        span = Span(words[mention.first].start, words[mention.end - 1].end)
        use = use_of(words, mention)
        i = order.get(id(mention))
        yield Toponym(span, span.of(text), use, None if i is None else senses[i].place)


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
    if after.first == end:
        return words[end].gap == ", "
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
