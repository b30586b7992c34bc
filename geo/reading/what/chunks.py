"""Sentences as chunks: names, dates and quantities become one unit each, every other word stays itself.

The event rules read chunks, so that "the Syrian Observatory for Human Rights" is one thing that can say or do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from geo.cutting import named
from geo.model import DateMention, Locality, Span, Toponym
from geo.reading.text.numbers import Quantity
from geo.reading.text.tokens import token_table

MAX_CHUNKS = 400


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor. ``form``: name, alias, demonym, government, force, person, group, people."""

    span: Span
    actor_id: str
    form: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything that was found in an article, ready to be laid over its sentences."""

    actors: tuple[ActorMention, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    localities: tuple[Locality, ...] = ()
    quotations: tuple[Span, ...] = ()


class Chunk(NamedTuple):
    """One unit of a sentence. ``low`` is its lower-case text, of people without a name their head word; at most one of
    the references is set, but a country may be an actor and a toponym at once."""

    span: Span
    low: str
    text: str
    actor: ActorMention | None = None
    toponym: Toponym | None = None
    date: DateMention | None = None
    quantity: Quantity | None = None

    @property
    def plain(self) -> bool:
        """Whether this is an ordinary word or mark; words for people ("gunmen") are ordinary, though they act."""
        nobody = self.actor is None or self.actor.form == "people"
        return nobody and self.toponym is None and self.date is None and self.quantity is None


class _Lows(dict[int, str]):
    """Texts by position, empty where none is: rules look at words behind and before theirs hundreds of times."""

    def __missing__(self, position: int) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its chunks, and where in the article (``text``) it stands."""

    index: int
    span: Span
    chunks: tuple[Chunk, ...]
    paragraph: int
    text: str = ""
    quoted: tuple[Span, ...] = ()
    localities: tuple[tuple[int, Span], ...] = ()
    """The localities that lie in this sentence: their indexes and spans."""
    lows: frozenset[str] = field(init=False, repr=False, compare=False)
    """The lower-case texts of its chunks: most sentences hold none of the words that a rule looks for."""
    low: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """The lower-case text of the chunk at a position; empty outside the sentence."""
    dated: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The positions of the dates."""

    def __post_init__(self) -> None:
        """Look through the chunks once for all rules."""
        by_position = _Lows(enumerate([chunk.low for chunk in self.chunks]))
        object.__setattr__(self, "lows", frozenset(by_position.values()))
        object.__setattr__(self, "low", by_position.__getitem__)
        object.__setattr__(self, "dated", tuple([i for i, chunk in enumerate(self.chunks) if chunk.date is not None]))

    def positions(self, words: Collection[str]) -> list[int]:
        """The positions of the chunks whose lower-case text is one of `words`."""
        if self.lows.isdisjoint(words):
            return []
        return [position for position, chunk in enumerate(self.chunks) if chunk.low in words]

    def words(self, first: int, last: int) -> str:
        """The article's words from the chunk at `first` to the one at `last`, as they stand."""
        return self.text[self.chunks[first].span.start : self.chunks[last].span.end]

    def in_quotes(self, chunk: Chunk) -> bool:
        """Whether the chunk is direct speech."""
        return any(quote.covers(chunk.span) for quote in self.quoted)


@dataclass(slots=True)
class _Unit:
    """A found mention, before it is laid over the tokens."""

    span: Span
    rank: int
    actor: ActorMention | None = None
    toponym: Toponym | None = None
    date: DateMention | None = None
    quantity: Quantity | None = None


def chunked(text: str, spans: Sequence[Span], paragraphs: Sequence[Span], found: Mentions) -> tuple[Sentence, ...]:
    """The sentences at `spans` of `text` as chunks. Linear in the text."""
    units = _units(found)
    starts = [unit.span.start for unit in units]
    paragraph_starts = [span.start for span in paragraphs]
    quote_starts = [quote.start for quote in found.quotations]
    quote_ends = [quote.end for quote in found.quotations]
    places = sorted((place.span, i) for i, place in enumerate(found.localities))
    place_starts = [place.start for place, _ in places]
    sentences = []
    for index, span in enumerate(spans):
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        sentences.append(
            Sentence(
                index=index,
                span=span,
                chunks=_lay(text, span, units[low:high]),
                text=text,
                paragraph=bisect_right(paragraph_starts, span.start) - 1,
                quoted=found.quotations[bisect_right(quote_ends, span.start) : bisect_left(quote_starts, span.end)],
                localities=_inside(
                    span, places[bisect_left(place_starts, span.start) : bisect_left(place_starts, span.end)]
                ),
            )
        )
    return tuple(sentences)


def _inside(span: Span, places: Sequence[tuple[Span, int]]) -> tuple[tuple[int, Span], ...]:
    """Index and span of the places that lie wholly in `span`, in the order of the indexes."""
    return tuple(sorted((i, place) for place, i in places if span.covers(place)))


def _units(found: Mentions) -> list[_Unit]:
    """Mentions without overlaps: actors before dates before toponyms before quantities; longer before shorter."""
    units = [_Unit(mention.span, 0, actor=mention) for mention in found.actors]
    units += [_Unit(date.span, 1, date=date) for date in found.dates]
    units += [_Unit(toponym.span, 2, toponym=toponym) for toponym in found.toponyms]
    units += [_Unit(quantity.span, 3, quantity=quantity) for quantity in found.quantities]
    units.sort(key=lambda unit: (unit.span.start, unit.rank, -unit.span.end))
    kept: list[_Unit] = []
    for unit in units:
        last = kept[-1] if kept else None
        if last is None or unit.span.start >= last.span.end:
            kept.append(unit)
        elif unit.span == last.span and unit.toponym and last.actor:
            last.toponym = unit.toponym
        elif unit.span.covers(last.span) and unit.rank > last.rank and unit.toponym and last.actor:
            kept[-1] = unit  # "Baghdad International Airport" is a place, though "Baghdad" alone may act
    return kept


def _lay(text: str, span: Span, units: Sequence[_Unit]) -> tuple[Chunk, ...]:
    table, plain = token_table(text), _plain(text)
    starts = table.starts
    at, stop = table.first_from(span.start), table.first_from(span.end)
    chunks: list[Chunk] = []
    for unit in units:
        first = max(at, bisect_left(starts, unit.span.start, at, stop))
        if first >= stop or unit.span.end <= starts[first]:
            continue
        words = unit.span.of(text)
        chunks += plain[at:first]
        chunks.append(Chunk(unit.span, words.lower(), words, unit.actor, unit.toponym, unit.date, unit.quantity))
        at = bisect_left(starts, unit.span.end, at, stop)
    chunks += plain[at : min(stop, at + MAX_CHUNKS)]
    return tuple(chunks[:MAX_CHUNKS])


@lru_cache(maxsize=2)
def _plain(text: str) -> list[Chunk]:
    """Each token of a text as a chunk that belongs to no mention."""
    table = token_table(text)
    spans = named(Span, zip(table.starts, table.ends, strict=True))
    nothing = repeat(None)
    return named(Chunk, zip(spans, table.lows, table.texts, nothing, nothing, nothing, nothing, strict=False))
