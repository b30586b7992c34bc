"""One person who is counted without a number: "a contractor", "another", "his brother", "a 16-year-old", a name."""

from __future__ import annotations

from geo.reading.names.crowd_words import CLASSES, PLURALS
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Chunk, Sentence
from geo.reading.what.counted_words import (
    BEHIND_NUMBER,
    DONE,
    HARMED,
    HEAD_REACH,
    HEAD_STOPS,
    NO_ONE_PERSON,
    ONE,
    POINTING,
    TWO,
    actor_ids,
    category_of,
    counts_people,
    stands_alone,
)
from geo.reading.what.harm import is_passive_at, is_split
from geo.reading.what.rows import OWNERS, Counted

_OF_REACH = 12
_KIN = frozenset(
    "father mother brother sister son daughter wife husband nephew niece uncle aunt cousin grandmother grandfather "
    "grandson granddaughter driver bodyguard assistant aide deputy baby child guard colleague companion fiancee "
    "girlfriend boyfriend interpreter translator".split()
)
_BEFORE_TRADES = frozenset({"local", "police", "army", "tribal", "minor"})
"""Words for people that also tell of what kind the next ones are: "the local chief"."""
# Before "head", what makes it a person.
_HEADED = frozenset({"district", "village", "community", "ward", "clan", "town"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_HOW_HURT = frozenset("seriously critically badly slightly severely lightly gravely reported left".split())
_PRONOUN_REACH = 24
_BEHIND_PRONOUN = frozenset("and , . ; in on at near outside inside instantly immediately as when while before".split())
_LATER = frozenset({"also", "later", "then", "himself", "herself", "reportedly", "subsequently"})


def read_one(sentence: Sentence, position: int, *, row: bool) -> Counted | None:
    """One person without a number: "a contractor", "another worker", "his brother", "the 52-year-old man". `row`: a
    count goes on, as in "five worshippers and the priest"."""
    low = sentence.low(position)
    joins = row and sentence.low(position - 1) == "and"
    hurt = sentence.low(position - 1) in lx.HURT or is_split(sentence, position - 1)
    definite = low == "the" and (hurt or joins or _was_hurt(sentence, position))
    if low not in ONE and low not in OWNERS and not definite:
        return None
    last = position + 1 if low == "a" and sentence.low(position + 1) in _ORDINALS else position
    if (last > position or low == "another") and _is_one_more(sentence, position, last):
        return Counted(position, last, 1, 1, 1)
    for ahead in range(position + 1, min(len(sentence.chunks), position + HEAD_REACH + 3)):
        chunk = sentence.chunks[ahead]
        noun, behind = chunk.low, (sentence.low(ahead + 1), sentence.low(ahead + 2))
        single = _is_one_noun(sentence, ahead)
        people = chunk.plain or (chunk.actor is not None and chunk.actor.form == "force")
        kind = _is_kind(sentence, ahead, definite=definite)
        if people and single and noun not in NO_ONE_PERSON and not kind:
            hurt = sentence.low(position - 1) in lx.HURT or sentence.low(ahead + 1) in HARMED
            if low in OWNERS and noun not in _KIN and chunk.text == noun and not (row or hurt):
                return None
            if _owns_kin(sentence, ahead + 1) or _is_single(behind[0]):
                continue  # "an officer's wife", "a woman teacher", "a marine captain"
            if behind[0] in {"'", "’"} or behind[0] in PLURALS:
                return None
            pair = noun in _KIN and behind[0] == "and" and behind[1] in _KIN  # "a husband and wife"
            count, end = (2 if pair or noun in TWO else 1), ahead + 2 * pair
            category = category_of(sentence, position, end)
            ids = actor_ids(sentence, position, end)
            return Counted(position, end, count, count, count, category, ids, bare=definite, noun=noun)
        if chunk.actor is not None and chunk.actor.form == "demonym" and counts_people(sentence, ahead):
            return Counted(position, ahead, 1, 1, 1, None, actor_ids(sentence, position, ahead), bare=definite)
        trade = chunk.low in lx.SITES and any(word in PLURALS for word in behind)  # "a bank manager"
        if not trade and not _owns_kin(sentence, ahead) and _ends_one(chunk.low):
            return None
    return None


def _is_one_more(sentence: Sentence, first: int, last: int) -> bool:
    """Whether "another" or "a third" stands for a person: "… was hurt", "and … badly wounded", "injuring … before"."""
    if sentence.low(last + 1) in lx.PASSIVE_MARKS:
        return True
    if sentence.low(first - 1) in DONE or sentence.low(first - 1) in lx.HURT:
        return stands_alone(sentence, last) and sentence.low(last + 1) not in lx.VICTIMS.keys() - HARMED
    if sentence.low(first - 1) not in {"and", "while"}:
        return False
    behind = next((i for i in range(last + 1, last + 3) if sentence.low(i) not in _HOW_HURT), last + 3)
    return sentence.low(behind) in HARMED


def read_aged(sentence: Sentence, position: int) -> Counted | None:
    """A person told by the age alone: "a 16-year-old was shot", "killing a 16-year-old"."""
    words = [sentence.low(i) for i in range(position, position + 7)]
    if words[0] not in ONE or words[2::2][:2] != ["-", "-"] or words[3::2][:2] != ["year", "old"]:
        return None
    hurt = words[6] in lx.PASSIVE_MARKS or words[6] in {"died", "who"} or sentence.low(position - 1) in lx.HURT
    alone = words[6] in BEHIND_NUMBER or words[6] == "who"
    return Counted(position, position + 5, 1, 1, 1) if hurt and alone else None


def _is_one_noun(sentence: Sentence, position: int) -> bool:
    """Whether the word is one person: "soldier", "Palestinian", the "head" of a "district head", "head of"."""
    noun = sentence.low(position)
    if noun == "head":
        return sentence.low(position - 1) in _HEADED or sentence.low(position + 1) == "of"
    return _is_single(noun) or noun in {"person", "britons", "body"} or _is_national(sentence.chunks[position])


def _is_single(noun: str) -> bool:
    return PLURALS.get(noun, noun) != noun


def _is_kind(sentence: Sentence, position: int, *, definite: bool) -> bool:
    """Whether a word for people only tells of what kind the next one is: "the local chief", "a local defence aide"."""
    noun, behind = sentence.low(position), sentence.low(position + 1)
    if definite and noun in _BEFORE_TRADES and behind in PLURALS:
        return True
    return noun in {"local", "minor", "tribal"} and behind.isalpha() and not _ends_one(behind)


def _was_hurt(sentence: Sentence, article: int) -> bool:
    """Whether the one behind "the" is a person who is hurt there: "the fishermen's leader was killed"."""
    for ahead in range(article + 1, article + HEAD_REACH):
        low = sentence.low(ahead)
        if PLURALS.get(low, low) != low and sentence.low(ahead + 1) not in {"'", "’"}:
            start = _past_place(sentence, ahead + 1)
            behind = [sentence.low(i) for i in range(start, start + 5) if sentence.low(i) not in _LATER]
            if behind[:2] == ["has", "been"]:
                return sentence.low(start + 2) in lx.HURT
            if behind[:1] == ["was"]:
                joined = any(
                    sentence.low(i) in lx.HURT and is_passive_at(sentence, i) for i in range(start + 1, start + 8)
                )
                return joined or tuple(behind[1:3]) in lx.HARM_PHRASES
            return behind[:1] == ["died"]
        if low in lx.PREPOSITIONS or low in {",", ".", ""}:
            return False
    return False


def _past_place(sentence: Sentence, start: int) -> int:
    """Where the words go on behind "of X": "the mayor of X was killed"; `start` where no such words stand there."""
    if sentence.low(start) != "of":
        return start
    for ahead in range(start + 1, min(len(sentence.chunks), start + _OF_REACH)):
        chunk = sentence.chunks[ahead]
        if chunk.low in {"was", "died"} or (chunk.low == "has" and sentence.low(ahead + 1) == "been"):
            return ahead
        if chunk.low in {",", ".", "who", "said"} or chunk.low in lx.ATTACK_VERBS:
            return start
    return start


def _is_national(chunk: Chunk) -> bool:
    """Whether the chunk is one person by nationality: "a 17-year-old Palestinian"."""
    nobody = chunk.actor is None or chunk.actor.form != "people"
    return not nobody and chunk.low not in PLURALS and not chunk.low.endswith("s")


def _ends_one(low: str) -> bool:
    """Whether a word cannot stand between an article and the person whom it begins."""
    return low in HEAD_STOPS or low in {"of", "'", "’"} or low in lx.SITES or low in lx.HURT or low in lx.SPLIT_PHRASES


def _owns_kin(sentence: Sentence, position: int) -> bool:
    """Whether an apostrophe stands there before somebody's kin: "an officer's wife"."""
    return sentence.low(position) in {"'", "’"} and sentence.low(position + 2) in _KIN


def read_named(sentence: Sentence, position: int) -> Counted | None:
    """A person told by name, who owns nothing there: no "X's house"."""
    actor = sentence.chunks[position].actor
    if actor is None or actor.form != "person" or sentence.low(position + 1) in {"'", "’"}:
        return None
    return Counted(position, position, 1, 1, 1, None, (actor.actor_id,), name=True)


def read_pointed_at(sentence: Sentence, position: int) -> Counted | None:
    """The person whom "him" or "her" behind a word of harm points back to: "killing him and his driver"."""
    if sentence.low(position) not in POINTING or sentence.low(position - 1) not in lx.HURT:
        return None
    if sentence.low(position + 1) not in _BEHIND_PRONOUN and position + 1 < len(sentence.chunks):
        return None
    for back in range(position - 2, max(-1, position - _PRONOUN_REACH), -1):
        actor = sentence.chunks[back].actor
        civil = actor is not None and (actor.form == "person" or CLASSES.get(sentence.low(back)) in {"civil", "force"})
        one = actor is not None and (actor.form == "person" or not sentence.low(back).endswith("s"))
        if actor is not None and civil and one:
            return Counted(position, position, 1, 1, 1, None, (actor.actor_id,), bare=True)
    return None
