"""What the words beside a word for people say of it: of what kind they are, and whether it names people at all."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reading.names import crowd_words as cw
from geo.reading.names.toponym_words import common_words
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Chunk

_MAX_KINDS = 3
_ARTICLES = frozenset(
    "a an the one another his her their its this that every each lone suspected alleged unidentified unknown former "
    "off-duty 's s".split()
)
_NOT_A_KIND = frozenset(
    "the a an suspected alleged presumed unidentified unknown heavily several some local foreign young elderly other "
    "two three four five six seven eight nine ten dozens hundreds scores many at on in by and but when after as while "
    "no all both islamic state these those pro anti at least more most about around up nearly over their his her "
    "another each every such most few hundreds thousands dozen some any certain "
    "monday tuesday wednesday thursday friday saturday sunday new old former".split()
)
_NEEDLESS = frozenset({"armed", "masked", "unknown", "unidentified"})
"""Words that tell nothing more of bandits or gunmen, though they do of "men"."""
_CALLED = frozenset({"calling", "called", "known", "named"})
_NO_NOUNS = frozenset(lx.HURT) | frozenset("alive here there not unharmed unhurt aged home away dead nor whose".split())
_ADJECTIVES = frozenset({"local", "minor", "national", "tribal", "elder", "principal"})
"""Heads that are adjectives before a noun: "a local defence volunteer"."""


def is_modifier(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the word only tells of what kind the next noun is: "police station", "rebel-held"."""
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is None:
        return False
    low = chunks[at].low
    if following.low in {"-", "‑"} and following.span.start == chunks[at].span.end:
        return True
    if low in {"group", "groups"} and (
        following.actor is not None or following.text[:1].isupper() or following.low in _CALLED
    ):
        return True
    single = cw.PLURALS.get(low) != low or low in cw.COLLECTIVES
    if single and _tells_kind(chunks[at], following):
        return True
    if not single and low not in cw.WEAK_HEADS:
        return False
    if following.low in cw.KINDS and single and low not in cw.COLLECTIVES:
        return at + 2 >= len(chunks) or chunks[at + 2].low != "with"  # "a man armed with a knife"
    if following.low in cw.PLURALS or following.low in cw.WEAK_HEADS:
        return single and following.span.start - chunks[at].span.end == 1
    if low in cw.COLLECTIVES:
        owns = following.low in lx.ATTACK_NOUNS or (following.low in lx.NOUN_MODIFIERS and following.low in lx.MEANS)
        return not (owns or may_be_verb(following))
    return following.low in cw.HEADED or following.low in lx.SITES


def _tells_kind(chunk: Chunk, following: Chunk) -> bool:
    """Whether one word tells of what kind the next is: "the paramilitary X Forces", "a peasant patrol"."""
    if (
        chunk.low not in cw.KINDS | _ADJECTIVES
        or chunk.low in cw.COLLECTIVES
        or following.span.start - chunk.span.end != 1
    ):
        return False
    if following.actor is not None and following.actor.form in {"name", "alias", "group"}:
        return True
    return following.text.islower() and following.low not in _NO_NOUNS and not may_be_verb(following)


def may_be_verb(chunk: Chunk) -> bool:
    """Whether a word behind "the army" goes on with the sentence, and is no noun that "army" only tells more of."""
    if chunk.low in {"supply", "training", "housing", "mining", "recruiting", "polling"}:
        return False
    if not chunk.plain or not chunk.low.isalpha() or chunk.low.endswith(("ed", "ing", "ly")):
        return True
    return chunk.low in lx.FUNCTION_WORDS or chunk.low in lx.SAY_VERBS or chunk.low in lx.ATTACK_VERBS


def kinds_before(kept: Sequence[Chunk], head: str) -> int:
    """How many chunks before the head say of what kind the people are."""
    taken = 0
    while taken < min(_MAX_KINDS, len(kept)):
        chunk = kept[-1 - taken]
        if chunk.actor is not None or chunk.quantity is not None or chunk.date is not None:
            break
        capital = chunk.text[:1].isupper() and chunk.low not in _NOT_A_KIND and chunk.text.isalpha()
        known = chunk.low in cw.KINDS and not (head not in cw.WEAK_HEADS and chunk.low in _NEEDLESS)
        first = len(kept) == taken + 1
        if chunk.low == "hit" and head in {"man", "men"} and not first and _counts_one(kept[-2 - taken]):
            return taken + 1  # "two hit men"
        if not (known or (capital and not (first and chunk.low in common_words()))):
            break
        taken += 1
    return taken


def _counts_one(chunk: Chunk) -> bool:
    return chunk.quantity is not None or chunk.low in {"a", "by", "the", "suspected", "unidentified"}


def class_of(head: str, words: Sequence[str]) -> cw.CrowdClass | None:
    """Whether the people bear arms, serve or are civilians; None where the words name no people."""
    arming = any(word in cw.ARMING for word in words)
    serving = any(word in cw.SERVING for word in words)
    if head in cw.AIRCRAFT:
        return "force" if serving else "armed" if arming and "unidentified" not in words else None
    if head in cw.WEAK_HEADS:
        if arming or words[-1:] == ["hit"]:
            return "armed"
        if serving and head not in {"group", "groups", "squad", "squads"}:
            return "force"
        homeless = head in {"people", "persons"} and any(word in cw.HOMELESS for word in words)
        if head in {"member", "members"} and words[-1:] and words[-1] in cw.CIVIL_BODIES:
            return "civil"
        return "civil" if homeless else cw.CLASSES.get(head) if head in {"man", "men", "youths", "youth"} else None
    return cw.CLASSES.get(head)


def counts(chunks: Sequence[Chunk], at: int, kept: Sequence[Chunk], taken: int) -> bool:
    """Whether a singular has an article or number, which "militant" of "militant attack" has not."""
    head = chunks[at].low
    if head in cw.OFFICIALS and cw.PLURALS.get(head) != head:
        national = len(kept) > taken and kept[-1 - taken].actor is not None and taken > 0
        before = kept[-1 - taken - national] if len(kept) > taken + national else None
        return before is not None and before.low in _ARTICLES
    if cw.PLURALS.get(head, head) == head:
        return True
    last = len(kept) - taken
    return any(c.low in _ARTICLES or c.quantity is not None or c.actor for c in kept[max(0, last - 6) : last])
