"""What was hit, in the words of a sentence: the noun phrase around a building, a vehicle, a position."""

from __future__ import annotations

from geo.reading.what import lexicon as lx
from geo.reading.what.acting import CLAUSE_MARKS
from geo.reading.what.chunks import Sentence

_LAID = frozenset("claymore land anti tank personnel limpet naval sea directional vehicle - roadside".split())
_CLAUSE_WORDS = frozenset("which where after said that to as when while who".split())


def site_phrase(sentence: Sentence, start: int, reach: int = 12) -> tuple[int, int] | None:
    """First and last position of the noun phrase of what is hit behind `start`: "former government building"."""
    for ahead in range(max(0, start), min(len(sentence.chunks), start + reach)):
        low = sentence.low(ahead)
        if low in lx.SITES and sentence.chunks[ahead].plain and not _is_laid(sentence, ahead):
            head = ahead
            while sentence.low(head + 1) in lx.SITES:
                head += 1
            first = head
            while first > start and _in_phrase(sentence, first - 1):
                first -= 1
                if sentence.low(first) in lx.DETERMINERS:
                    first += 1
                    break
            return first, head
        if low in CLAUSE_MARKS or low in _CLAUSE_WORDS:
            return None
    return None


def _is_laid(sentence: Sentence, position: int) -> bool:
    """Whether a mine is a weapon: "a claymore mine"."""
    return sentence.low(position) in {"mine", "mines"} and sentence.low(position - 1) in _LAID


def _in_phrase(sentence: Sentence, position: int) -> bool:
    chunk = sentence.chunks[position]
    stops = lx.PREPOSITIONS | lx.CARRIER_VERBS | {"and", ",", ".", "that", "'", "’", "s"} | set(lx.ATTACK_VERBS)
    counted = chunk.quantity is not None and chunk.quantity.number != chunk.quantity.text  # "more than 100 houses"
    return chunk.low not in stops and chunk.date is None and not counted
