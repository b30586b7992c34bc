"""Sections of a bulletin: paragraphs that a place opens ("Mali: …"), so that what one tells is not told in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from geo.reading.what.chunks import Sentence


def sections(sentences: Sequence[Sentence]) -> Mapping[int, str]:
    """The place that opens the section of each sentence, by the sentence's index; sentences of no section are left out.

    A section begins with a paragraph that a place and a colon open, or behind a line that is a place and nothing else.
    A text in which only one place opens sections has none.
    """
    found: dict[int, str] = {}
    here: str | None = None
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            here = _opened(sentence) or here
            paragraph = sentence.paragraph
        if here is not None:
            found[sentence.index] = here
    return MappingProxyType(found if len(set(found.values())) > 1 else {})


def _opened(sentence: Sentence) -> str | None:
    """The place that opens a section with the first sentence of a paragraph."""
    first = sentence.chunks[0] if sentence.chunks else None
    if first is None or first.toponym is None or first.toponym.place is None:
        return None
    alone = len(sentence.chunks) == 1
    labelled = len(sentence.chunks) > 2 and sentence.low(1) == ":"
    return first.toponym.place.name if alone or labelled else None
