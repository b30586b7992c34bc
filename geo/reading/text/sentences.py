"""Paragraphs to sentences, and which characters are direct speech."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from geo.model import Span

# Words before a full stop that do not end a sentence.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm brig rev hon sen rep gov pres st jr sr no vs etc inc ltd co "
    "corp jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k u.n e.g i.e a.m p.m "
    "approx km ave blvd dept est fig min max rd pvt ret supt".split()
)
_END = re.compile(r"[.!?…]['\"”’)\]]*(?=\s)|[。！？؟]")
_WORD_BEFORE = re.compile(r"[\w.]+$")
OPENING = frozenset('“«„"')
CLOSING = frozenset('”»"')
_QUOTE = re.compile(f"[{''.join(sorted(OPENING | CLOSING))}]")
MAX_QUOTE = 3000


def sentences(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences inside `spans` (paragraphs) of `text`. A line break ends a sentence."""
    return _sentences(text, tuple(spans))


@lru_cache(maxsize=2)
def _sentences(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans:
        start = span.start
        for match in _END.finditer(text, span.start, span.end):
            if _ends(text, match, span.end):
                found.append(Span(start, match.end()))
                start = match.end()
        found.append(Span(start, span.end))
    return tuple(trimmed for trimmed in (_trim(text, span) for span in found) if trimmed.start < trimmed.end)


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether the mark that `match` found ends a sentence: not an abbreviation, and a new one may begin behind it."""
    after = text[match.end() : min(limit, match.end() + 8)].lstrip()
    if after and not (after[0].isupper() or after[0].isdigit() or not after[0].isalnum()):
        return False
    if text[match.start()] != ".":
        return True
    word = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
    if word is None:
        return True
    last = word.group().lower()
    initial = len(last) == 1 and last.isalpha()
    return not (initial or last in ABBREVIATIONS or (last.count(".") >= 1 and last.replace(".", "").isalpha()))


def quotations(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Direct speech inside `spans`: between quotation marks of any kind, at most to the paragraph's end."""
    found: list[Span] = []
    for span in spans:
        opened = None
        for match in _QUOTE.finditer(text, span.start, span.end):
            mark, at = match.group(), match.start()
            if opened is None:
                opened = at if mark in OPENING else None
            elif mark in CLOSING:
                found.append(Span(opened, at + 1))
                opened = None
        if opened is not None:
            found.append(Span(opened, span.end))
    return tuple(span for span in found if span.end - span.start <= MAX_QUOTE)


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
