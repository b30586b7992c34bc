"""A text to its lines, those that were only wrapped at a column joined to the paragraph that they are.

Spans point into the text as it stands: a joined line holds its line breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from geo.model import Span
from geo.reading.when.date_lines import parse_date_line

MIN_WIDTH, MAX_WIDTH = 40, 130
"""Characters of the longest line of a block that may be wrapped."""
_SENTENCE_ENDS = ('."', ".”", ".'", ".", "!", "?", ":", ";", "…", '?"', '!"', ".)", "”", '"')
_LIST_MARKS = frozenset("-•*–—·►▪>#|")
_INDENT = 2
MAX_DATE_LINE = 40
"""Characters of a line that is a date and nothing else."""
_HANGING = (
    " in",
    " on",
    " of",
    " the",
    " a",
    " an",
    " by",
    " at",
    " and",
    " near",
    " from",
    " to",
    " with",
    " for",
    ",",
)
"""Ends of a line that a sentence cannot have."""
_MID_SENTENCE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)
_MIN_LINES = 3
"""Lines of a block that are all full but the last, and of which none ends a sentence: a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the lines of one paragraph. ``block``: blank lines part blocks."""

    span: Span
    text: str
    block: int
    indent: int = 0


def text_lines(text: str) -> list[Line]:
    """Lines with words in them, their white space trimmed; the lines of wrapped paragraphs joined."""
    lines: list[Line] = []
    block, position, blank = 0, 0, False
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            block += blank
            indent = raw.index(words)
            start = position + indent
            lines.append(Line(Span(start, start + len(words)), words, block, indent))
        blank = not words
        position += len(raw)
    return [line for _, group in groupby(lines, key=_block) for line in _joined(text, list(group))]


def _block(line: Line) -> int:
    return line.block


def _joined(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The paragraphs of a block: a full line goes on in the next one where the block was wrapped at a column."""
    width = max(len(line.text) for line in lines)
    if not MIN_WIDTH <= width <= MAX_WIDTH or not _is_wrapped(lines, width):
        yield from lines
        return
    held = lines[0]
    for last, line in pairwise(lines):
        if _goes_on(last, line, width):
            span = Span(held.span.start, line.span.end)
            held = Line(span, "", held.block, held.indent)
        else:
            yield _with_text(text, held)
            held = line
    yield _with_text(text, held)


def _with_text(text: str, line: Line) -> Line:
    return line if line.text else Line(line.span, " ".join(line.span.of(text).split()), line.block, line.indent)


def _is_wrapped(lines: Sequence[Line], width: int) -> bool:
    """Whether the lines of a block were broken at a column."""
    if any(_breaks_off(last, line, width) for last, line in pairwise(lines)):
        return True
    whole = len(lines) >= _MIN_LINES and all(_goes_on(last, line, width) for last, line in pairwise(lines))
    return whole and not any(line.text.endswith(_SENTENCE_ENDS) for line in lines[:-1])


def _breaks_off(last: Line, line: Line, width: int) -> bool:
    """Whether a line ends in the middle of a sentence, so that only the column can have broken it."""
    if last.text.endswith(_SENTENCE_ENDS) or not _goes_on(last, line, width):
        return False
    first_word = line.text.partition(" ")[0].strip(".,;:").lower()
    return (
        line.text[0].islower() or line.text[0].isdigit() or first_word in _MID_SENTENCE or last.text.endswith(_HANGING)
    )


def _goes_on(last: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word had no room on this one, or goes on with its sentence."""
    if len(line.text) <= MAX_DATE_LINE and parse_date_line(line.text):
        return False
    if line.text[0] in _LIST_MARKS or line.indent >= last.indent + _INDENT or len(last.text) * 2 < width:
        return False
    first_word = line.text.partition(" ")[0]
    full = len(last.text) + 1 + len(first_word) > width
    return full or (line.text[0].islower() and not last.text.endswith(_SENTENCE_ENDS))


def unbroken(text: str, spans: Iterable[Span]) -> str:
    """`text` with the line breaks inside `spans` as spaces: of the same length, so that offsets stay."""
    broken = [span for span in spans if "\n" in span.of(text)]
    if not broken:
        return text
    pieces: list[str] = []
    at = 0
    for span in sorted(broken):
        pieces += [text[at : span.start], span.of(text).replace("\n", " ").replace("\r", " ")]
        at = span.end
    return "".join([*pieces, text[at:]])
