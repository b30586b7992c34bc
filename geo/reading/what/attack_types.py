"""With what an attack was done: the type that the words around the naming word tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.codes import EventTypeCode
from geo.reading.what import lexicon as lx
from geo.reading.what.acting import CLAUSE_MARKS
from geo.reading.what.chunks import Sentence
from geo.reading.what.roles import harming_subject
from geo.reading.what.shoot_downs import is_shoot_down


def type_of(sentence: Sentence, position: int) -> EventTypeCode:
    """The type by the words nearest to the trigger: its own, those before it, then those of the clause."""
    own = sentence.low(position)
    if own in _INTERCEPTING or (own == "shot" and is_shoot_down(sentence, position)):
        return "ground_attack" if own == "intercepted" and _stops_people(sentence, position) else "interception"
    if own == "dropped":
        drone = any(word in _DRONES for i in _clause(sentence, position) for word in _words_of(sentence, i))
        return "drone_strike" if drone else "air_strike"
    near = [word for i in range(position, max(-1, position - 5), -1) for word in _words_of(sentence, i)]
    clause = [word for i in _clause(sentence, position) for word in _words_of(sentence, i) if word != "intercepted"]
    code = _means(near, clause) or _means(clause, ())
    if code in {None, "bombing"} and _on_oneself(sentence, position):
        return "suicide_attack"
    if code:
        return code
    if own in lx.ATTACK_VERBS and own != "killed":
        return lx.ATTACK_VERBS[own] or "unknown"
    if own in {"raid", "raids"} and _is_on_foot(sentence, position):
        return "raid"
    return "unknown" if own in lx.ATTACK_NOUNS else lx.HARM_TYPES.get(own, "killing")


def _on_oneself(sentence: Sentence, position: int) -> bool:
    """Whether the bomb is on who sets it off: "blew himself up", "detonated his explosive vest"."""
    own = sentence.low(position)
    if own == "blew":
        return sentence.low(position + 1).endswith(("self", "selves"))
    worn = any(sentence.low(i) in _WORN for i in range(position + 2, position + 5))
    return own in {"detonated", "detonating"} and sentence.low(position + 1) in {"his", "her", "their"} and worn


def _stops_people(sentence: Sentence, position: int) -> bool:
    """Whether people or what they ride in are stopped, no missile: "intercepted a group of traders", "… a bus"."""
    for chunk in sentence.chunks[position + 1 : position + 7]:
        if chunk.low in _SHOT_UP:
            return False
        if chunk.low in _RIDDEN or (chunk.actor is not None and chunk.actor.form in {"people", "person"}):
            return True
    return False


def _is_on_foot(sentence: Sentence, raid: int) -> bool:
    """Whether people go there who can detain and kill by hand: "troops detained 18 in raids", "a police raid"."""
    doers = (*harming_subject(sentence, raid), raid - 1)
    return any(_last(sentence, i) in _ON_FOOT for i in doers) or any(
        sentence.low(i) in _DETAINING for i in _clause(sentence, raid)
    )


def _last(sentence: Sentence, position: int) -> str:
    return sentence.low(position).rsplit(" ", 1)[-1]


def _words_of(sentence: Sentence, position: int) -> Sequence[str]:
    """The words of a chunk one by one, the last first: "suicide bomber", "Israeli aircraft"."""
    low = sentence.low(position)
    if low == "tank" and sentence.low(position - 2) == "anti":
        return ()
    if low in {"mine", "mines"} and (sentence.low(position - 1) in _DUG or sentence.low(position + 1) in _AT_MINES):
        return ()
    if low.rsplit(" ", 1)[-1] in {"air", "force"} and _is_base(sentence, position + 1):
        return ()
    if low == "shell" and position and sentence.chunks[position].text == "Shell":
        return ()  # the oil company
    return sentence.chunks[position].text.lower().split()[::-1]


def _is_base(sentence: Sentence, position: int) -> bool:
    """Whether what was hit stands there: an "air base", an "air force academy"."""
    return sentence.low(position + (sentence.low(position) == "force")) in lx.SITES


def _means(words: Sequence[str], beside: Sequence[str]) -> EventTypeCode | None:
    """The type that the first of the words of means tells, unless another of them or of those `beside` tells closer."""
    codes = [lx.MEANS[word] for word in words if word in lx.MEANS]
    if not codes:
        return None
    codes += [lx.MEANS[word] for word in beside if word in lx.MEANS]
    aerial = any(word in lx.AIR_WORDS for word in words)
    first = codes[0]
    if aerial and first in _FROM_AIR_TOO:
        return "air_strike"
    return next((closer for closer in _CLOSER.get(first, ()) if closer in codes), first)


_ON_FOOT = frozenset(
    "soldiers troops police policemen commandos officers gendarmes paratroopers marines rangers gunmen rebels fighters "
    "militants insurgents guerrillas bandits militiamen jihadists herders herdsmen cattle tribesmen".split()
)
_DETAINING = frozenset("detained arrested arresting detaining rounded".split())
_SHOT_UP = lx.WEAPONS - {"car"}
"""What is intercepted in the air, where people in a car are stopped."""
_INTERCEPTING = frozenset({"interception", "intercepted", "downed", "brought"})
_CLAUSE_ENDS = frozenset(CLAUSE_MARKS) | {"that", "which", "but", "after", "before"}
_WORN = frozenset("belt belts explosives jacket vest vests waistcoat".split())
_RIDDEN = frozenset("bus buses car cars convoy minibus motorcycle taxi truck trucks van vehicle vehicles".split())
_DUG = frozenset(
    "gold coal copper diamond salt silver iron zinc cobalt coltan uranium tin run owned operated open".split()
)
_AT_MINES = frozenset({"worker", "workers", "site", "sites", "owner", "shaft", "clearance", "official", "officials"})
_DRONES = frozenset({"drone", "drones", "uav", "uavs", "quadcopter", "quadcopters"})
_FROM_AIR_TOO = frozenset({"bombing", "ground_attack", "shelling", "raid"})
_CLOSER: dict[EventTypeCode, tuple[EventTypeCode, ...]] = {
    "bombing": ("suicide_attack", "ied", "shelling"),
    "ied": ("suicide_attack",),
    "ground_attack": ("ambush",),
}


def _clause(sentence: Sentence, position: int) -> Iterator[int]:
    """Positions of the clause around `position`, nearest first on each side."""
    chunks = sentence.chunks
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(chunks) and abs(at - position) <= 14 and chunks[at].low not in _CLAUSE_ENDS:
            yield at
            at += step
