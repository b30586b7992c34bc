"""Lines as a PDF draws them to paragraphs: words parted at line ends and sentences parted at page ends joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

FULL_SHARE = 0.7
SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "’", ")", "]", "…")
HYPHENS = ("-", "\u00ad", "\u2010")
# Second parts that keep their hyphen: Iran-backed, long-range, two-year.
SECOND_PARTS = frozenset(
    "backed led based made run held linked aligned affiliated controlled range old year day month week long style wide "
    "time scale level profile rank ranking called general minister to and east west".split()
)
_PARTED = re.compile(r"([^\W\d_]{2,40})$")
_WORD = re.compile(r"[^\W\d_]{1,40}")


def paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The paragraphs of the pages' lines. A short line ends one; a blank line does, except at the end of a page."""
    lines = [line for page in pages for line in _stripped(page)]
    width = _usual_width(lines)
    vocabulary = frozenset(word for line in lines for word in line.lower().split())
    held = last = ""
    for line in lines:
        if held and line and _goes_on(last, line, width):
            held = _joined(held, line, vocabulary)
        else:
            if held:
                yield held
            held = line
        last = line
    if held:
        yield held


def _stripped(page: Sequence[str]) -> list[str]:
    """The page's lines, white space made plain, without blank ones at its top and bottom."""
    lines = [" ".join(line.split()) for line in page]
    filled = [i for i, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _usual_width(lines: Sequence[str]) -> int:
    """Nearly the longest line, which an odd overlong one does not change."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(len(lengths) * 0.9) - (len(lengths) >= 10)] if lengths else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the text goes on from a line to the next: no room was left, or the next begins in mid-sentence."""
    if not line:
        return False
    if line.endswith(HYPHENS) and following[0].isalpha():
        return True
    room = len(line) + 1 + len(following.partition(" ")[0]) <= width
    if len(line) >= FULL_SHARE * width and not (room and line.endswith(SENTENCE_ENDS)):
        return True
    return following[0].islower() and not line.endswith(SENTENCE_ENDS)


def _joined(held: str, following: str, vocabulary: frozenset[str]) -> str:
    """Two lines as one; a hyphen goes where it only parted a word, and stays where the word has one."""
    if not held.endswith(HYPHENS):
        return f"{held} {following}"
    first, second = _PARTED.search(held[:-1]), _WORD.match(following)
    if not first or not second or held.endswith(" -"):
        return f"{held} {following}" if held.endswith(" -") else held + following
    one = (first[1] + second[0]).lower()
    hyphenated = f"{first[1]}-{second[0]}".lower()
    parts_word = first[1].islower() and second[0].islower() and hyphenated not in vocabulary
    parts_word = parts_word and second[0] not in SECOND_PARTS
    if held.endswith("\u00ad") or one in vocabulary or parts_word:
        return held[:-1] + following
    return held + following
