"""Words of harm in a sentence: where they stand, what they do, and whether they have an object or a subject only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.codes import ClaimKind
from geo.reading.names.crowd_words import KINDS, PLURALS
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence

_PHRASE_WORDS = max(len(words) for words in lx.HARM_PHRASES)
THROATS = frozenset({"throat", "throats"})
_FIRST_WORDS = frozenset(words[0] for words in lx.HARM_PHRASES)
_OPENERS = _FIRST_WORDS | frozenset(lx.HURT) | frozenset(lx.SPLIT_PHRASES) | {"fell", "treated"} | THROATS
_TRADE_WORDS = 5
_SPLIT_REACH = 9
"""Chunks that an object may take inside "stabbed … to death"."""
_SPLIT_STOPS = frozenset("; : . and but who which that when while after before in on at".split())
_PARTICIPLES = frozenset(
    "shot fired upon at beaten stabbed tortured attacked ambushed raped robbed bound gagged blindfolded taken hostage "
    "lined up rounded marched dragged hacked burned burnt snatched tied looted stripped mutilated".split()
) | frozenset(lx.HURT)
"""Participles that "and" may join to another one: "was shot at and injured"."""
_LEADING = frozenset(
    "pulled dragged taken led marched hauled forced ordered thrown lined herded rounded driven brought stripped".split()
)
_LED_REACH = 9
_ADVERBS = frozenset(
    "also reportedly then later allegedly not directly heavily brutally instantly seriously critically badly slightly "
    "severely lightly gravely each more others still both all fatally immediately briefly already since now only "
    "either apparently deliberately summarily reported confirmed believed feared found left".split()
)
_OBJECT_OPENERS = frozenset("a an the his her their its another one dozens scores several many some at".split())
_BEHIND_REDUCED = frozenset(
    ", . ; : ) were in on when as after during at near by outside inside while overnight since with over along".split()
)
TITLES = frozenset(
    "president governor mayor senator general colonel captain lieutenant sergeant major brigadier imam sheikh sheik "
    "corporal patrolman private constable inspector superintendent detective judge "
    "commander minister bishop father professor journalist activist leader chief".split()
)
"""Titles that stand before a name."""
_SHORT_TITLES = frozenset("gen col lt maj capt sgt brig adm dr rev fr sen gov pvt cpl prof mr mrs ms supt cmdr".split())
NOUNS_OF_HARM = frozenset({"deaths", "fatalities", "injuries", "wounds", "martyrs"})


@dataclass(frozen=True, slots=True)
class Harm:
    """Words of harm from chunk `first` to `last` (inclusive). ``active``: those who are hurt stand behind it."""

    first: int
    last: int
    kind: ClaimKind
    active: bool
    passive: bool


def harms(sentence: Sentence) -> tuple[Harm, ...]:
    """All words of harm of a sentence, in text order; the longest row of words at each place."""
    found: list[Harm] = []
    for position in sentence.positions(_OPENERS):
        read = _at(sentence, position) if not found or position > found[-1].last else None
        if read is not None:
            found.append(_harm(sentence, position, *read))
    return tuple(found)


def _at(sentence: Sentence, position: int) -> tuple[int, ClaimKind] | None:
    low = sentence.low(position)
    if low in _FIRST_WORDS:
        for size in range(_PHRASE_WORDS, 0, -1):
            words = tuple(sentence.low(i) for i in range(position, position + size))
            if words in lx.HARM_PHRASES:
                return position + size - 1, lx.HARM_PHRASES[words]
    if low == "dead" and sentence.low(position - 1) == "the" and sentence.low(position - 2) != "among":
        return None  # "put the dead at 12"
    if is_split(sentence, position):
        return position, "killed"
    if low in _BY_CONTEXT:
        return _BY_CONTEXT[low](sentence, position)
    if low not in lx.HURT or low in NOUNS_OF_HARM or not sentence.chunks[position].plain:
        return None
    return position, lx.HURT[low]


def _executed(sentence: Sentence, shot: int) -> tuple[int, ClaimKind] | None:
    """For "tied up 34 farmers and shot them": they were in the hands of those who shot."""
    if sentence.low(shot + 1) not in lx.OBJECT_PRONOUNS or sentence.low(shot - 1) not in {"and", "then"}:
        return None
    if sentence.low(shot + 2) == "in" and sentence.low(shot + 4) in _LIMBS:
        return None
    held = any(sentence.low(i) in _LEADING | _HELD for i in range(max(0, shot - _HELD_REACH), shot))
    return (shot, "killed") if held else None


_HELD = frozenset("tied bound blindfolded abducted kidnapped handcuffed".split())
_HELD_REACH = 14
_LIMBS = frozenset("leg legs knee knees arm arms foot feet hand hands thigh".split())


def _slit(sentence: Sentence, throat: int) -> tuple[int, ClaimKind] | None:
    """For "nine farmers had their throats slit"."""
    slit = sentence.low(throat + 1) in {"slit", "cut"} and sentence.low(throat - 2) == "had"
    return (throat + 1, "killed") if slit else None


def _fallen(sentence: Sentence, position: int) -> tuple[int, ClaimKind] | None:
    """For people who fall in battle: "two marines fell in a firefight"."""
    who = sentence.chunks[position - 1].actor if position else None
    fought = any(sentence.low(i) in lx.ATTACK_NOUNS for i in range(position + 2, position + 6))
    fell = who is not None and fought and sentence.low(position + 1) in {"in", "during"}
    return (position, "killed") if fell else None


def _treated(sentence: Sentence, position: int) -> tuple[int, ClaimKind] | None:
    """For "treated for gunshot and machete wounds"."""
    if sentence.low(position + 1) != "for":
        return None
    wounds = next((i for i in range(position + 2, position + 7) if sentence.low(i) in lx.WOUNDS), None)
    return (wounds, "wounded") if wounds is not None else None


_BY_CONTEXT: dict[str, Callable[[Sentence, int], tuple[int, ClaimKind] | None]] = {
    "shot": _executed,
    "treated": _treated,
    "fell": _fallen,
    **dict.fromkeys(THROATS, _slit),
}
"""Words that tell of harm by what stands about them only."""


def _harm(sentence: Sentence, first: int, last: int, kind: ClaimKind) -> Harm:
    passive = is_passive_at(sentence, first) or sentence.low(first) in THROATS
    whole = sentence.low(first)
    only_subject = last == first and (whole in lx.PARTICIPLES_ONLY or whole == "fell")
    lost = whole in {"lost", "losing", "sustained", "suffered"} or (
        first < last and sentence.low(last) == "dead" and whole == "found"
    )
    follows = object_follows(sentence, last + 1) or is_of_whom(sentence, first)
    has_object = not passive and not only_subject and not lost and follows
    return Harm(first, last, kind, has_object, passive)


def is_split(sentence: Sentence, verb: int) -> bool:
    """Whether the verb kills with words behind its object: "stabbed a herder to death", "shot them dead"."""
    for words in lx.SPLIT_PHRASES.get(sentence.low(verb), ()):
        for ahead in range(verb + 2, verb + _SPLIT_REACH):
            if sentence.low(ahead - 1) in _SPLIT_STOPS:
                break
            if all(sentence.low(ahead + i) == word for i, word in enumerate(words)):
                return True
    return False


_SHORTEST_ADVERB = 6
"""Letters of "barbarically" and the like, which "family" has not more of."""


def is_passive_at(sentence: Sentence, position: int) -> bool:
    """Whether a form of "be" stands before the word, adverbs between allowed: "were also critically wounded".

    Another participle may be joined to it: "was shot at and injured".
    """
    joined = False
    for back in range(position - 1, max(-1, position - 8), -1):
        low = sentence.low(back)
        if low in lx.PASSIVE_MARKS:
            return not joined or not _has_object(sentence, position)
        if low == "and" and not joined:
            if _led_away(sentence, back):
                return not _has_object(sentence, position)
            if sentence.low(back - 1) in _PARTICIPLES:
                joined = True
                continue
        adverb = low in _ADVERBS or (low.endswith("ly") and len(low) > _SHORTEST_ADVERB)
        if not (adverb or (joined and (low in _PARTICIPLES or low == ","))):
            return False
        if not joined and position - back >= 4:
            return False
    return False


def _has_object(sentence: Sentence, position: int) -> bool:
    """Whether somebody stands behind the words of harm that begin there: not behind the "shot dead" of "… by X"."""
    read = _at(sentence, position)
    return object_follows(sentence, position + 1 if read is None else read[0] + 1)


def _led_away(sentence: Sentence, joining: int) -> bool:
    """Whether those who are hurt were led somewhere before the "and": "were pulled from their car and shot"."""
    for back in range(joining - 1, max(0, joining - _LED_REACH), -1):
        low = sentence.low(back)
        if low in _LEADING:
            return sentence.low(back - 1) in lx.PASSIVE_MARKS
        if low in _SPLIT_STOPS - {"in", "on", "at"} or low == ",":
            return False
    return False


def is_reduced(sentence: Sentence, position: int) -> bool:
    """Whether those who were hurt stand right before the word and nobody behind it: "45 civilians killed, ten hurt",
    "the girls burned to death when …"."""
    read = _at(sentence, position)
    if read is None or sentence.low(position).endswith("ing") or is_of_whom(sentence, position):
        return False
    behind = sentence.chunks[read[0] + 1] if read[0] + 1 < len(sentence.chunks) else None
    if behind is not None and behind.low not in _BEHIND_REDUCED and behind.date is None:
        return False
    before = position - 1
    while before > 0 and sentence.low(before) in _ADVERBS:
        before -= 1
    subject = sentence.chunks[before] if before >= 0 else None
    return subject is not None and (subject.low in lx.VICTIMS or subject.low in PLURALS)


def is_of_whom(sentence: Sentence, position: int) -> bool:
    """Whether those who are hurt are told before: "73 pupils whom gunmen seized"."""
    return any(sentence.low(i) == "whom" for i in range(position - 3, position))


def name_behind(sentence: Sentence, start: int) -> int | None:
    """Where the name stands that titles and trades lead up to: "radio journalist X Y", "Sheikh X"."""
    for ahead in range(start, min(len(sentence.chunks), start + _TRADE_WORDS + 1)):
        chunk = sentence.chunks[ahead]
        if is_short_title(sentence, ahead) or (chunk.low == "." and is_short_title(sentence, ahead - 1)):
            continue
        if chunk.actor is not None and chunk.actor.form == "person":
            return ahead if ahead > start else None
        trade = chunk.low in TITLES or chunk.low in PLURALS or chunk.low in KINDS or chunk.low in {"former", "local"}
        if not trade and not (chunk.actor is not None and chunk.actor.form == "demonym"):
            return None
    return None


def is_short_title(sentence: Sentence, position: int) -> bool:
    """Whether a title is written short there: "Gen.", "Lt. Col."."""
    return sentence.low(position) in _SHORT_TITLES and sentence.low(position + 1) == "."


def object_follows(sentence: Sentence, start: int) -> bool:
    """Whether those who are hurt stand right behind: a number, an article, a name, people."""
    chunk = sentence.chunks[start] if start < len(sentence.chunks) else None
    if chunk is None:
        return False
    if chunk.low in {"off", "another", "also"}:
        return True
    if name_behind(sentence, start) is not None:
        return True
    if chunk.quantity is not None or chunk.actor is not None or chunk.low in _OBJECT_OPENERS:
        return True
    return chunk.low in PLURALS or chunk.low in lx.VICTIMS or chunk.low in {"civilians", "people"}
