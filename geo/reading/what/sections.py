"""Sections of a bulletin: paragraphs that a place, a day or a time opens ("Mali: …", "11:15 - …"), so that what one
tells is not told in another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence


def sections(sentences: Sequence[Sentence]) -> Mapping[int, str]:
    """What opens the section of each sentence, by the sentence's index; sentences of no section are left out.

    A section begins with a paragraph that a place and a colon open, or a time or day and a dash; or with a line that is
    a place and nothing else. A text in which only one thing opens sections has none.
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


_TIME = re.compile(r"(\d{1,2}[:.h]\d{2})\b(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*[-–—|:]\s")
_MARKS = lx.DASHES | {":", "|"}


def _opened(sentence: Sentence) -> str | None:
    """What opens a section with the first sentence of a paragraph: a time, a day or a place."""
    first = sentence.chunks[0] if sentence.chunks else None
    if first is not None and (time := _TIME.match(sentence.text, first.span.start)):
        return time[1]
    if first is not None and first.date is not None and sentence.low(1) in _MARKS and first.date.precision == "day":
        return first.text
    if first is None or first.toponym is None or first.toponym.place is None:
        return None
    alone = len(sentence.chunks) == 1
    labelled = len(sentence.chunks) > 2 and sentence.low(1) == ":"
    return first.toponym.place.name if alone or labelled else None
