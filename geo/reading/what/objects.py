"""The actors that stand behind a word: the objects of a verb, a row behind "by", "between" or "on".

A few chunks are walked, and the walk stops at a clause's edge. Positions are indexes into ``Sentence.chunks``.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.reading.what import lexicon as lx
from geo.reading.what.acting import CLAUSE_MARKS, acts, is_backer, is_only_a_place, owns_next
from geo.reading.what.chunks import Sentence
from geo.reading.what.harm import object_follows


def actors_after(sentence: Sentence, start: int, reach: int, *, countries: bool = False) -> Iterator[int]:
    """Positions of actors in the noun phrase that begins at `start`; with `countries`, places too ("warned Russia")."""
    last = behind = start
    for ahead in range(start, min(len(sentence.chunks), start + reach)):
        chunk = sentence.chunks[ahead]
        if ahead < behind:
            last = ahead
            continue
        if chunk.actor is not None:
            if _opens_clause(sentence, ahead):
                return
            behind = _apposition_end(sentence, ahead)
            named = acts(sentence, ahead) or chunk.actor.form == "demonym" or (countries and is_only_a_place(chunk))
            only_owns = owns_next(sentence, ahead) or is_named_next(sentence, ahead)
            if named and not is_backer(sentence, ahead) and not only_owns:
                yield ahead
            last = ahead
        elif _ends_phrase(sentence, ahead, last):
            if chunk.low == "for" and sentence.low(ahead - 1) in lx.SITES:
                continue  # "a camp for displaced people"
            return


def _opens_clause(sentence: Sentence, position: int) -> bool:
    """Whether an actor behind "and" does something itself: the soldiers of "shot a man and soldiers wounded two"."""
    verb = sentence.low(position + 1)
    hurts = verb in lx.ATTACK_VERBS or verb in lx.HURT
    return sentence.low(position - 1) == "and" and hurts and object_follows(sentence, position + 2)


def _apposition_end(sentence: Sentence, position: int) -> int:
    """Position behind the words that say who a person is ("X Y, a commander of Z"); the next one where none do."""
    actor = sentence.chunks[position].actor
    set_off = sentence.low(position + 1) == "," and (
        sentence.low(position + 2) in {"a", "an", "the"} or _are_both(sentence, position)
    )
    if actor is None or actor.form != "person" or not set_off:
        return position + 1
    ends = range(position + 3, min(len(sentence.chunks), position + 16))
    return next((i for i in ends if sentence.low(i) in {",", ".", ";"}), position + 1)


def _are_both(sentence: Sentence, position: int) -> bool:
    """Whether a count behind the comma says who the two are that were named: "X Y and Z W, two fishermen"."""
    if position < 2 or sentence.low(position - 1) != "and" or position + 2 >= len(sentence.chunks):
        return False
    other, quantity = sentence.chunks[position - 2].actor, sentence.chunks[position + 2].quantity
    both = sentence.low(position + 2) == "both" or (quantity is not None and quantity.best == 2)
    return both and other is not None and other.form == "person"


def is_named_next(sentence: Sentence, position: int) -> bool:
    """Whether the words only say who the person behind the comma is: "a businessman, X Y"."""
    actor = sentence.chunks[position].actor
    if actor is None or actor.form != "people":
        return False
    at = position + 1
    if sentence.low(at) == "of":  # "a former mayor of X, Y Z"
        at = next((i for i in range(at, at + 9) if sentence.low(i) == ","), at)
    named = sentence.chunks[at + 1].actor if at + 1 < len(sentence.chunks) else None
    return sentence.low(at) == "," and named is not None and named.form == "person"


def _speaks(sentence: Sentence, position: int) -> bool:
    """Whether the actor there says something: "the mayor of nearby X said"."""
    for ahead in range(position + 1, min(len(sentence.chunks), position + 7)):
        if sentence.low(ahead) in lx.SAY_VERBS:
            return True
        if ahead > position + 3 and sentence.low(ahead) in {",", "and"}:
            return False
    return False


_PHRASE_ENDS = frozenset(
    "in on at near by after before that which who whom where said were was . for including among while showed shows "
    "could would will had has have as blamed attributed".split()
)


def _ends_phrase(sentence: Sentence, position: int, last_actor: int) -> bool:
    low = sentence.low(position)
    if low in _PHRASE_ENDS:
        return True
    if low in lx.HURT or low in lx.ATTACK_VERBS:
        return True
    if low == ",":
        following = range(position + 1, min(len(sentence.chunks), position + 4))
        named = next((i for i in following if sentence.chunks[i].actor), None)
        return named is None or _speaks(sentence, named)
    return low in CLAUSE_MARKS or position - last_actor > 6
