"""People who are counted, and rows of them: "two soldiers and a civilian", "three workers, a cook and two guards"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from geo.reading.names.crowd_words import PLURALS
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence
from geo.reading.what.harm import TITLES, is_short_title

OWNERS = frozenset({"his", "her", "their", "its"})
_ROW_WORDS = frozenset(", and as well & plus or also his her their its".split())
_ROW_ENDS = frozenset(", ; : which that when while after before said says".split())
_ASIDES = frozenset({"among", "including", "mostly", "most", "mainly", "all"})
_ASIDE_REACH = 24
_LOOSE_WORDS = 9
"""Words between two counts of one row: "six volunteers fighting alongside the army and two soldiers"."""


@dataclass(frozen=True, slots=True)
class Counted:
    """People counted from chunk `first` to `last` (inclusive). ``part``: another count of the sentence holds them.

    ``ids`` are the actors that the words name. ``bare``: the number has no noun of its own. ``name``: a person.
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    category: str | None = None
    ids: tuple[str, ...] = ()
    part: bool = False
    bare: bool = False
    name: bool = False
    noun: str = ""


def told_singly(sentence: Sentence, found: Sequence[Counted]) -> list[Counted]:
    """The counts, with those marked as parts that only tell one by one who the ones before the comma are: "three
    workers, a woman and her two daughters, were shot"."""
    told = list(found)
    for index, whole in enumerate(found):
        row = list(_row_behind(sentence, found, index))
        adds_up = whole.best and whole.best > 1 and sum(item.best or 0 for item in row) == whole.best and len(row) > 1
        if (adds_up or _are_among(sentence, row)) and sentence.low(row[0].first) not in OWNERS:
            told[index + 1 : index + 1 + len(row)] = [replace(item, part=True) for item in row]
        inside = [item for item in found[index + 1 :] if item.last < dashes_end(sentence, whole.last)]
        if inside and sum(item.best or 0 for item in inside) <= (whole.best or 0):
            told[index + 1 : index + 1 + len(inside)] = [replace(item, part=True) for item in inside]
        if whole.best and whole.best > 1 and _are_named_before(sentence, found[:index], whole):
            told[index] = replace(whole, part=True)
    return told


def _are_named_before(sentence: Sentence, before: Sequence[Counted], item: Counted) -> bool:
    """Whether the count only says who the ones are that were named: "X Y and Z W, two fishermen,"."""
    names = before[-(item.best or 0) :]
    if len(names) != item.best or not all(person.name for person in names):
        return False
    together = all(joined(sentence, one, other) for one, other in pairwise(names))
    return together and sentence.low(item.first - 1) == "," and names[-1].last == item.first - 2


def dashes_end(sentence: Sentence, last: int) -> int:
    """Where words between dashes end that stand behind position `last`, the second dash with them: "four cyclists - two
    Americans and a Dutchman - were"; `last` itself where none stand there."""
    opening = last + 1
    if sentence.low(opening) not in lx.DASHES or sentence.chunks[opening].span.start == sentence.chunks[last].span.end:
        return last
    for ahead in range(opening + 2, min(len(sentence.chunks), opening + _ASIDE_REACH)):
        apart = sentence.chunks[ahead].span.start > sentence.chunks[ahead - 1].span.end
        if apart and sentence.low(ahead) == sentence.low(opening):
            return ahead + (sentence.low(ahead + 1) == sentence.low(ahead))
    return last


def _are_among(sentence: Sentence, row: Sequence[Counted]) -> bool:
    """Whether words behind a row make it a part of those before: "…, ten women and three infants among them"."""
    behind = (sentence.low(row[-1].last + 1), sentence.low(row[-1].last + 2)) if row else ("", "")
    return behind in {("among", "them"), ("among", "those"), ("among", "the")} or behind[0] == "included"


def _row_behind(sentence: Sentence, found: Sequence[Counted], index: int) -> Iterator[Counted]:
    """The counts that stand in one row right behind the comma behind a count."""
    last = found[index]
    for item in found[index + 1 :]:
        titles = range(last.last + 2, item.first) if item.name else range(0)
        titled = len(titles) < 4 and all(sentence.low(i) in TITLES or sentence.low(i) in PLURALS for i in titles)
        near = item.first == last.last + 2 or (len(titles) > 0 and titled)
        opens = last is found[index] and near and sentence.low(last.last + 1) in {",", ":"} | lx.DASHES
        goes_on = last is not found[index] and joined(sentence, last, item)
        if not (opens or goes_on):
            return
        yield item
        last = item


def goes_on_in_row(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing but "and", a comma or an age stands between people and the next: "X Y, 48, and his nephew"."""
    if not 0 < end - start <= 4:
        return False
    words = [sentence.low(i) for i in range(start, end)]
    return all(word in {",", "and"} or (word.isdecimal() and len(word) < 3) for word in words)


def _is_short(sentence: Sentence, position: int) -> bool:
    """Whether a title or its full stop stands there: "Lt."."""
    return is_short_title(sentence, position - (sentence.low(position) == "."))


def is_along(sentence: Sentence, position: int) -> bool:
    """Whether "along with" or "together with" stands before those counted there: they are others than those before."""
    return sentence.low(position - 1) == "with" and sentence.low(position - 2) in {"along", "together"}


def _before_with(sentence: Sentence, item: Counted) -> int | None:
    """Where the words end to which "with" adds people: "shot dead along with his driver", "killed with two guards".

    None where no such words stand there, or where "with" tells of something else.
    """
    at = item.first - 1 - (sentence.low(item.first - 1) in OWNERS)
    if sentence.low(at) != "with":
        return None
    if is_along(sentence, at + 1):
        return at - 2
    owned = sentence.low(at + 1) in OWNERS or sentence.low(item.first + 2) in OWNERS
    harmed = sentence.low(at - 1) in lx.HURT or sentence.low(at - 1) in {"death", "shot", "down"}
    return at - 1 if owned and harmed else None


def _says_behind(sentence: Sentence, position: int, *, comma: bool) -> bool:
    """Whether those before `position` say so: "killed 15, a union leader said", "killed 15, an officer and the rebels
    said". `comma`: nothing but a comma stands before them."""
    if not comma or sentence.low(position) != "and":
        return sentence.low(position) in lx.SAY_VERBS
    for ahead in range(position + 1, position + 6):
        if sentence.low(ahead) in lx.SAY_VERBS:
            return True
        if sentence.low(ahead) in lx.HURT or sentence.low(ahead) in _ROW_ENDS or sentence.chunks[ahead:] == ():
            return False
    return False


def is_elsewhere(sentence: Sentence, left: Counted, right: Counted) -> bool:
    """Whether what met those of one place met others in another: "killed ten people in X, five in Y and one in Z"."""
    if sentence.low(right.first - 1) not in {",", "and", "another"} or not _is_placed(sentence, right.last + 1):
        return False
    behind = [sentence.low(i) for i in range(right.last + 3, right.last + 8)]
    fate_of_its_own = any(word in lx.PASSIVE_MARKS or word in lx.HURT for word in takewhile(_goes_on, behind))
    place = next((i for i in range(left.last + 1, right.first - 1) if _is_placed(sentence, i)), None)
    if fate_of_its_own or place is None:
        return False
    between = {sentence.low(i) for i in range(place, right.first)}
    return between.isdisjoint(_ROW_ENDS - {","}) and between.isdisjoint(lx.HURT) and between.isdisjoint(lx.ATTACK_VERBS)


def _is_placed(sentence: Sentence, position: int) -> bool:
    """Whether "in X" or the like stands there."""
    if sentence.low(position) not in _PLACING or position + 1 >= len(sentence.chunks):
        return False
    at = position + 1 + (sentence.low(position + 1) == "the")
    return at < len(sentence.chunks) and sentence.chunks[at].toponym is not None


def _goes_on(word: str) -> bool:
    return word not in {",", "and", ".", ";", ""}


_PLACING = frozenset({"in", "near", "at", "outside"})


def joined(sentence: Sentence, left: Counted, right: Counted) -> bool:
    """Whether two counts stand in one row: "two soldiers and a civilian", "X, his brother and a nephew"."""
    between = [sentence.low(i) for i in range(left.last + 1, right.first)]
    if "with" in between[-2:] and (end := _before_with(sentence, right)) is not None:
        passive = not lx.PASSIVE_MARKS.isdisjoint(between)
        return _ROW_ENDS.isdisjoint(between) and (passive or end == left.last)
    if between[:1] == [","] and between[1:2] and between[1] in _ASIDES and "," in between[2:]:
        between = between[between.index(",", 1) :]  # "38 passengers, among them women, and three soldiers"
    if left.name and between[:1] == [","] and between[1:2] and between[1].isdecimal():
        between = between[2:]  # "X Y, 48, and his nephew"
    if _says_behind(sentence, right.last + 1, comma=between == [","]):
        return False
    if between[-2:] in (["and", "another"], ["and", "further"]):
        between = between[:-1]  # "70 in X and another 30 in Y"
    at = right.first - 1
    while right.name and between and (between[-1] in TITLES or between[-1] in PLURALS or _is_short(sentence, at)):
        between, at = between[:-1], at - 1  # "X Y and Corporal Z", "X Y and Lt. Z"
    if 0 < len(between) <= 4 and set(between) <= _ROW_WORDS:
        return True
    if is_elsewhere(sentence, left, right):
        return True
    loose = 0 < len(between) <= _LOOSE_WORDS and between[-1] == "and"
    ends = lx.HURT.keys() | (_ROW_ENDS - {","} if "aged" in between else _ROW_ENDS)
    return loose and not any(word in ends for word in between)
