"""The date of an attack whose own sentences name none: that of its paragraph, else of the head of the text.

The publication date never stands in: an attack that no date word governs has no date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.model import DateMention
from geo.reading.what.chunks import Sentence
from geo.reading.what.triggers import nearest_date

REACH = 12
HEAD_SENTENCES = 2
_GOVERNING = frozenset({"day", "range"})


def governing_date(sentences: Sequence[Sentence], own: Sequence[int]) -> DateMention | None:
    """The date that governs an attack told in the sentences `own`: the nearest before it in its paragraph, then the
    nearest behind it there, then the first of the text's head. Days on which somebody spoke govern nothing."""
    for index in _around(sentences, own):
        date = nearest_date(sentences[index], 0)
        if date is not None and date.precision in _GOVERNING:
            return date
    return None


def _around(sentences: Sequence[Sentence], own: Sequence[int]) -> Iterator[int]:
    if not own:
        return
    first, last = min(own), max(own)
    paragraph = sentences[first].paragraph
    for index in range(first - 1, max(-1, first - 1 - REACH), -1):
        if sentences[index].paragraph == paragraph:
            yield index
    for index in range(last + 1, min(len(sentences), last + 1 + REACH)):
        if sentences[index].paragraph == paragraph:
            yield index
    yield from range(min(HEAD_SENTENCES, first))
