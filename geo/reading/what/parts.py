"""What one count is to the one before it: a part of it ("including three children"), or words that say who it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence
from geo.reading.what.rows import Counted, joined

_AMONG_THE_DEAD = [["among", "the", word] for word in ("dead", "victims", "killed", "slain", "fatalities")]


def with_part(sentence: Sentence, read: Counted, found: Sequence[Counted]) -> Counted:
    """The count marked as a part where words before or in it say so, or where it goes on from one."""
    before = [sentence.low(i) for i in range(max(0, read.first - 4), read.first)]
    inside = [sentence.low(i) for i in range(read.first, read.last + 1)]
    of_them = (
        any(word in inside for word in ("them", "whom"))
        and bool(found)
        and sentence.low(read.first - 1) in {",", "(", "-", "–", "—", "and"}
    )
    listed = bool(found) and sentence.low(read.first - 1) == ":" and read.first - found[-1].last == 2
    told = (
        listed
        or "including" in before
        or "included" in before
        or ("among" in before and bool({"them", "whom"} & set(before)))
    )
    told = told or [sentence.low(i) for i in range(read.last + 2, read.last + 5)] == ["among", "the", "dead"]
    told = told or (before[-1:] in (["were"], ["was"]) and before[-4:-1] in _AMONG_THE_DEAD)
    own = read.bare and sentence.low(read.last + 1) in lx.PASSIVE_MARKS  # "…, 13 of them women, and 20 were injured"
    goes_on = bool(found) and found[-1].part and not own and joined(sentence, found[-1], read)
    if not (
        _of_a_number(sentence, read.first)
        or told
        or of_them
        or goes_on
        or is_among(sentence, read)
        or (sentence.low(read.first + 1) == "of" and of_them)
    ):
        return read
    return replace(read, part=True)


def _of_a_number(sentence: Sentence, position: int) -> bool:
    """Whether the sentence parts a number told before: "Of the seven, five died on the spot"."""
    for at in range(min(6, position)):
        if sentence.low(at) == "of" and sentence.low(at + 1) == "the" and at + 2 < position:
            return sentence.chunks[at + 2].quantity is not None and sentence.low(at + 3) in _PARTING
    return False


_PARTING = frozenset({",", "-", "–", "—", "dead", "killed", "wounded", "injured", "victims"})


def is_among(sentence: Sentence, read: Counted) -> bool:
    """Whether those counted are a part of a count behind them: "three monks were among five people killed"."""
    words = [sentence.low(i) for i in range(read.last + 1, read.last + 4)]
    counts = any(chunk.quantity for chunk in sentence.chunks[read.last + 3 : read.last + 7])
    return words[0] in {"was", "were", "is", "are"} and words[1] == "among" and counts


def same_as_last(sentence: Sentence, read: Counted, found: Sequence[Counted]) -> bool:
    """Whether a name only says who the person before it is: "a well-known activist, X Y,"."""
    if not found or found[-1].name or found[-1].high != 1:
        return False
    between = [sentence.low(i) for i in range(found[-1].last + 1, read.first)]
    office = between[:1] == ["of"] and between[-1] == "," and len(between) <= 6 and "," not in between[:-1]
    return office or between in ([","], [])


def opens_apposition(sentence: Sentence, position: int, last: Counted) -> bool:
    """Whether words behind a name begin that say who the person is: "X Y, a commander of …"."""
    article = sentence.low(position) in {"a", "an", "the"}
    behind = last.last + 1
    if sentence.low(behind + 1).isdecimal() and sentence.low(behind + 2) == ",":
        behind += 2  # "X Y, 48, a teacher,"
    return article and last.name and behind == position - 1 and sentence.low(behind) == ","


def apposition_end(sentence: Sentence, last: int) -> int:
    """Where the words that say who somebody is end: before the next comma or bracket."""
    for ahead in range(last + 1, min(len(sentence.chunks), last + 20)):
        if sentence.low(ahead) in {",", ";", ".", "(", ")"} or sentence.low(ahead) in lx.HURT:
            return ahead - 1 if sentence.low(ahead) == "," else last
    return last
