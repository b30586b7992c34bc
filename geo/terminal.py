"""Text of strangers on a terminal: nothing of it reaches the terminal as a command; columns count as they are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_VISIBLE_CATEGORIES = frozenset("LMNPSZ")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_LAST_C0, _DELETE, _PICTURES, _DELETE_PICTURE = 0x20, 0x7F, 0x2400, "\u2421"
MAX_MARKS_IN_A_ROW = 4


@lru_cache(maxsize=4096)
def shown(character: str) -> str:
    """What stands for a character on a terminal: itself if it is a visible one, else a picture or its code.

    Control characters, escapes, marks that turn the writing's direction, invisible joiners, surrogates and unassigned
    codes become visible.
    """
    code = ord(character)
    if character in "\t\n\r" or character.isspace():
        return " "
    if code < _LAST_C0:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return _DELETE_PICTURE
    category = unicodedata.category(character)
    return character if category[0] in _VISIBLE_CATEGORIES else f"<U+{code:04X}>"


@lru_cache(maxsize=4096)
def columns(character: str) -> int:
    """How many columns a visible character takes: 0 for one that sits on the one before, 2 for a wide one."""
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def safe(text: str, limit: int | None = None) -> str:
    """`text` in one line with nothing in it that a terminal would obey; cut to `limit` characters."""
    cut = text if limit is None or len(text) <= limit else text[: max(0, limit - 1)] + "…"
    return "".join(_each_shown(cut))


def _each_shown(text: str) -> Iterator[str]:
    """What stands for each character; nothing for a mark past the fourth on one letter: piles run over other lines."""
    marks = 0
    for character in text:
        marks = marks + 1 if not character.isascii() and columns(character) == 0 else 0
        yield shown(character) if marks <= MAX_MARKS_IN_A_ROW else ""


def turns_direction(text: str) -> bool:
    """Whether a terminal may show the text from right to left, so that columns tell nothing."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


Cell = tuple[str, str]
"""What is shown for one character, and the mark that stands with it (a space: none)."""


def cells(text: str, marks: Sequence[str]) -> list[Cell]:
    """Each character of a line as it is shown, with its mark (``marks`` is as long as the text)."""
    return list(zip(_each_shown(text), marks, strict=True))


def wrapped(line: Sequence[Cell], width: int) -> Iterator[list[Cell]]:
    """A line as rows of at most `width` columns, parted at spaces where it can be. Linear in the line."""
    row: list[Cell] = []
    used, space = 0, -1
    for cell in line:
        size = _size(cell)
        while used + size > width and row:
            rest = row[space + 1 :] if space >= 0 else []
            yield row[: len(row) - len(rest)]
            row, space = rest, -1
            used = sum(_size(item) for item in row)
        if cell[0] == " ":
            space = len(row)
        row.append(cell)
        used += size
    if row:
        yield row


def _size(cell: Cell) -> int:
    return sum(columns(character) for character in cell[0])
