"""Words that tell of something brought down from the air: "shot down a drone", "a helicopter was downed"."""

from __future__ import annotations

from geo.reading.what.acting import CLAUSE_MARKS
from geo.reading.what.chunks import Sentence

AIRBORNE = frozenset(
    "aircraft airliner airplane balloon bomber bombers chopper choppers copter drone drones flight gunship gunships "
    "helicopter helicopters jet jets jetliner missile missiles plane planes projectile projectiles quadcopter "
    "quadcopters rocket rockets transport uav uavs warplane warplanes".split()
)
_REACH = 9


def is_shoot_down(sentence: Sentence, verb: int) -> bool:
    """Whether the verb at `verb` ("shot", "brought", "downed") tells that something fell from the air by force."""
    if sentence.low(verb) != "downed" and object_of_shot(sentence, verb) is None:
        return False
    behind = range(verb + 1, min(len(sentence.chunks), verb + _REACH))
    end = next((i for i in behind if sentence.low(i) in CLAUSE_MARKS or sentence.low(i) in {",", "after"}), behind.stop)
    return any(_flies(sentence, i) for i in range(max(0, verb - _REACH), end))


def is_shot_by(sentence: Sentence, verb: int) -> bool:
    """Whether who did it stands behind, with no "was" before: "a helicopter shot down by rebels crashed"."""
    down = verb + (sentence.low(verb + 1) == "down")
    return sentence.low(down + 1) == "by" and _flies(sentence, verb - 1)


def object_of_shot(sentence: Sentence, verb: int) -> int | None:
    """Position behind "shot down", before what was; None where the verb has no such "down": "shot a plane down"."""
    if sentence.low(verb + 1) == "down":
        return verb + 2
    for ahead in range(verb + 2, min(len(sentence.chunks), verb + _REACH)):
        if sentence.low(ahead) == "down":
            return verb + 1 if _flies(sentence, ahead - 1) else None
    return None


def _flies(sentence: Sentence, position: int) -> bool:
    return sentence.low(position).rsplit(" ", 1)[-1] in AIRBORNE
