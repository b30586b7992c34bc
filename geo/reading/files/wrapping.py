"""Lines to paragraphs: text that was wrapped at a column (mail, PDF, Markdown) joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MIN_WIDTH, MAX_WIDTH = 50, 130
_BLANK = re.compile(r"\n[ \t]*\n")


def unwrapped(text: str) -> str:
    """The text with the lines of each hard-wrapped paragraph joined; lines that end early on purpose stay."""
    width = max((len(line.rstrip()) for line in text.split("\n")), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return text
    return "\n\n".join("\n".join(_joined(block.split("\n"), width)) for block in _BLANK.split(text))


def _joined(lines: Sequence[str], width: int) -> Iterator[str]:
    """A line goes on in the next one if that one's first word had no room left on it."""
    held = ""
    last = ""
    for line in lines:
        words = line.strip()
        if held and words and _is_full(last, words, width):
            held = f"{held} {words}"
        else:
            if held:
                yield held
            held = words
        last = line.rstrip()
    if held:
        yield held


def _is_full(line: str, following: str, width: int) -> bool:
    first_word = following.partition(" ")[0]
    return len(line) * 2 >= width and len(line) + 1 + len(first_word) > width
