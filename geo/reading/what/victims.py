"""People who are counted in a sentence: "three Iraqi soldiers", "a nurse", "13 others", "seven of them women".

A count is a noun phrase or a number that stands for one. What happened to the counted is told in `claims`."""

from __future__ import annotations

from dataclasses import replace

from geo.reading.names.crowd_words import PLURALS
from geo.reading.text.number_words import VAGUE
from geo.reading.text.tokens import HYPHENS
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence
from geo.reading.what.counted_words import (
    BEHIND_NUMBER,
    DONE,
    HARMED,
    HEAD_REACH,
    HEAD_STOPS,
    NO_ONE_PERSON,
    OF_AGE,
    ONE,
    POINTING,
    TWO,
    actor_ids,
    category_of,
    counts_people,
    stands_alone,
)
from geo.reading.what.parts import apposition_end, opens_apposition, same_as_last, with_part
from geo.reading.what.rows import OWNERS, Counted, goes_on_in_row, told_singly
from geo.reading.what.single_people import read_aged, read_named, read_one, read_pointed_at

_PARENTS = frozenset("mother father parents couple grandmother grandfather".split())
_TAKEN = frozenset({"captured", "kidnapped", "abducted", "detained"})
_NOT_COUNTS = frozenset("aged age number top road route highway flight section article unit brigade".split())
_NO_PEOPLE = frozenset(
    "others more cattle horses camels goats donkeys animals birds chickens elephants rhinos cows calves lambs mules "
    "hours years months weeks times others buildings houses homes vehicles tanks planes helicopters trees jobs".split()
)
RISEN = frozenset(
    "rose risen rises raised up increased revised climbed climbs jumped grew grown rising updated".split()
)
"""Words for a toll that has grown."""
_STARTS = ONE | OWNERS | POINTING | {"the"}
"""Words that a person without a number may begin with."""


def counted(sentence: Sentence) -> tuple[Counted, ...]:
    """Everybody who is counted in a sentence, in text order, none overlapping."""
    found: list[Counted] = []
    pronouns = not sentence.lows.isdisjoint(POINTING)
    position = 0
    while position < len(sentence.chunks):
        if found and opens_apposition(sentence, position, found[-1]):
            end = apposition_end(sentence, position)
            found[-1] = replace(found[-1], last=end)
            position = end + 1
            continue
        chunk = sentence.chunks[position]
        if chunk.quantity is None and chunk.actor is None and chunk.low not in _STARTS:
            position += 1
            continue
        row = bool(found) and goes_on_in_row(sentence, found[-1].last + 1, position)
        read = (
            _number(sentence, position)
            or read_aged(sentence, position)
            or read_one(sentence, position, row=row)
            or read_named(sentence, position)
            or (read_pointed_at(sentence, position) if pronouns else None)
        )
        if read is None:
            position += 1
            continue
        read = with_part(sentence, read, found)
        if read.name and same_as_last(sentence, read, found):
            read = replace(found.pop(), last=read.last, ids=read.ids, name=True)
        found.append(read)
        position = read.last + 1
    return tuple(told_singly(sentence, found))


def _number(sentence: Sentence, position: int) -> Counted | None:
    chunk = sentence.chunks[position]
    quantity = chunk.quantity
    if quantity is None or _is_age(sentence, position):
        return None
    before = sentence.low(position - 1), sentence.low(position - 2)
    if before[0] == "how":
        return None  # "did not say how many were killed"
    if before == ("but", "all") or (before[0] == "of" and before[1] in _PARENTS):
        return None  # "all but two of them", "a mother of three"
    head = position + 3 if _of_his(sentence, position) else _head(sentence, position)
    if head is None and not stands_alone(sentence, position):
        return None
    last = position if head is None else _with_second(sentence, head)
    if quantity.best == 1 and head is not None and sentence.low(head) in NO_ONE_PERSON | {"families"}:
        return None
    values = [_whole(value) for value in (quantity.low, quantity.best, quantity.high)]
    if rises_to(sentence, position):
        values = [values[2]] * 3
    noun = sentence.low(head) if head is not None else ""
    if head is None and quantity.number.lower().endswith("couple"):
        values = [2] * 3  # "a couple and their children"
    if noun in TWO:
        values = [None if value is None else value * 2 for value in values]
    if head is not None and (sentence.low(last + 1), sentence.low(last + 2)) == ("or", "more"):
        values = [values[0], None, None]  # "ten people or more"
    category = category_of(sentence, position, last)
    whole = position - 2 if before[0] == "of" and before[1] in {"family", "group", "crew"} else position
    return Counted(
        position,
        last,
        values[0],
        values[1],
        values[2],
        category,
        actor_ids(sentence, whole, last),  # "a family of six"
        bare=head is None,
        noun=noun,
    )


def _with_second(sentence: Sentence, head: int) -> int:
    """The last word of people counted together: "20 customers and employees"."""
    second = head + 2
    if sentence.low(head + 1) != "and" or second >= len(sentence.chunks) or sentence.chunks[head].actor is None:
        return head
    chunk = sentence.chunks[second]
    people = chunk.actor is not None and chunk.actor.form == "people" and PLURALS.get(chunk.low) == chunk.low
    acts = sentence.low(second + 1) in lx.ATTACK_VERBS or sentence.low(second + 1) in lx.HURT
    return head if not people or acts else second


def rises_to(sentence: Sentence, position: int) -> bool:
    """Whether two numbers tell of a rise, not of a range: "has risen from 53 to 189"."""
    quantity = sentence.chunks[position].quantity
    if quantity is None or quantity.low == quantity.high or not quantity.text.lower().startswith("from "):
        return False
    return any(sentence.low(i) in RISEN for i in range(max(0, position - 4), position))


_BULLETS = frozenset({"bullets", "rounds", "shots", "times", "pellets"})
_LIMBS = frozenset("head neck face chest back stomach abdomen leg legs arm shoulder thigh hand foot side torso".split())


def _is_age(sentence: Sentence, position: int) -> bool:
    """Whether the number is an age or a label: "aged six and eight", "65-year-old", "Highway 80"."""
    before = sentence.low(position - 1)
    if sentence.low(position + 1) in {"am", "pm", "a.m", "p.m"}:
        return True  # "around 4 am"
    if before in {"over", "under"} and sentence.low(position - 2) in lx.VICTIMS:
        return True  # "residents over 60"
    if before == "of" and sentence.low(position - 2) in OF_AGE:
        return sentence.low(position + 1) in BEHIND_NUMBER  # "a boy of 10 was"
    if before in _NOT_COUNTS or (before == "and" and sentence.low(position - 3) == "aged"):
        return True
    if before == "," and position > 1 and sentence.low(position + 1) in {",", ".", ")", "", "and"}:
        actor = sentence.chunks[position - 2].actor
        if actor is not None and actor.form == "person":
            return True  # "X Y, 48,"
    if sentence.low(position + 1) in {"year", "month"} and sentence.low(position + 2) == "old":
        return True  # "his four year old son"
    if sentence.low(position + 1) == "in" and any(sentence.low(i) in _BULLETS for i in range(position - 12, position)):
        return sentence.low(position + 3) in _LIMBS  # "hit by eight bullets, one in the neck"
    behind = sentence.chunks[position + 1 : position + 3]
    hyphened = (
        len(behind) == 2 and behind[0].low in HYPHENS and behind[0].span.start == sentence.chunks[position].span.end
    )
    return hyphened and behind[1].low in {"year", "month", "week", "day", "hour", "km", "member", "strong", "man"}


def _head(sentence: Sentence, position: int) -> int | None:
    """The noun that is counted: "22 people", "11 fighters", "three Iraqi security personnel", "11 of them"."""
    if sentence.low(position + 1) == "of" and sentence.low(position + 2) in {"them", "whom", "those", "these", "its"}:
        behind = sentence.low(position + 3)
        return position + 3 if behind in lx.VICTIMS and behind not in HARMED else position + 2
    for ahead in range(position + 1, min(len(sentence.chunks), position + HEAD_REACH)):
        chunk = sentence.chunks[ahead]
        if chunk.low in lx.COUNT_NOUNS:
            return ahead
        if chunk.low in lx.VICTIMS and not (chunk.low == "dead" and ahead == position + 1):
            last = ahead
            while sentence.low(last + 1) in lx.VICTIMS and sentence.low(last + 1) != "dead":
                last += 1
            return last
        if chunk.actor is not None:
            if counts_people(sentence, ahead):
                return ahead + 1 if sentence.low(ahead + 1) in lx.VICTIMS and chunk.actor.form == "force" else ahead
            continue
        vague = chunk.low == "of" and ahead == position + 1 and _is_vague(sentence, position)
        if vague or (chunk.low in _TAKEN and sentence.low(ahead + 1) in lx.VICTIMS):  # "two captured loggers"
            continue
        stops = chunk.low in HEAD_STOPS or chunk.low in lx.SAY_VERBS or chunk.low in lx.HURT
        if stops or chunk.quantity is not None or chunk.low == "of":
            break
    return position + 1 if _is_hurt_plural(sentence, position) else None


def _is_hurt_plural(sentence: Sentence, position: int) -> bool:
    """Whether a plural that no table knows stands between the number and a pause, right behind a verb for what is done
    to people: "killing 11 llaneros in"."""
    low, behind = sentence.low(position + 1), sentence.low(position + 2)
    if sentence.low(position - 1) not in DONE or not low.endswith("s") or low in _NO_PEOPLE:
        return False
    word = sentence.chunks[position + 1]
    return word.plain and word.text.isalpha() and word.text.islower() and len(low) > 4 and behind in BEHIND_NUMBER


def _of_his(sentence: Sentence, position: int) -> bool:
    """Whether the number counts somebody's people: "two of his aides"."""
    owned = sentence.low(position + 1) == "of" and sentence.low(position + 2) in OWNERS | {"the", "its"}
    return owned and sentence.low(position + 3) in lx.VICTIMS


def _is_vague(sentence: Sentence, position: int) -> bool:
    """Whether the number is a word that takes an "of": "dozens of villagers"."""
    quantity = sentence.chunks[position].quantity
    return quantity is not None and quantity.number.lower().split()[-1] in VAGUE


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
