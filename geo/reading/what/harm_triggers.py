"""Words of harm that name an attack by themselves: "was shot dead", "abducted ten", "gunmen wounded two", bodies."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reading.names.crowd_words import CLASSES
from geo.reading.what import lexicon as lx
from geo.reading.what import roles
from geo.reading.what.acting import is_only_a_place
from geo.reading.what.attack_status import points_back, status_of, words_before
from geo.reading.what.attack_words import is_by_itself
from geo.reading.what.chunks import Chunk, Sentence
from geo.reading.what.harm import THROATS, Harm, harms, is_of_whom

_WOUNDS = frozenset("gunshot gunshots bullet bullets stab knife machete throats throat beheaded headless".split())
"""What tells of people who were found dead that somebody killed them."""
_GROUND = frozenset(
    "airport area areas barracks base bases building camp checkpoint city control garrison ground headquarters "
    "position positions post posts station territory town towns village villages weapons".split()
)
"""What is seized when nobody is abducted."""
CORPSES = frozenset({"bodies", "corpses"})
_FOUND = frozenset("lay lying found discovered recovered dumped exhumed unearthed retrieved turned".split())
_HARM_WORDS = THROATS | lx.TOLL_WORDS | frozenset(words[0] for words in lx.HARM_PHRASES) | frozenset(lx.SPLIT_PHRASES)


def harm_triggers(sentence: Sentence, named: Sequence[int]) -> list[int]:
    """Words of harm that name an attack: where somebody does it, or where nothing else in the sentence names one."""
    if not sentence.positions(_HARM_WORDS):
        return []
    found: list[int] = []
    for mark in harms(sentence):
        first = sentence.low(mark.first)
        abducts = mark.kind == "captured" and first in lx.HARM_TYPES
        if mark.first in named or not (abducts or mark.kind in {"killed", "casualties"}):
            continue
        if (abducts and _takes_ground(sentence, mark)) or _points_at_noun(sentence, mark.first - 1, named):
            continue
        if _tells_no_deed(sentence, mark):
            continue
        behind = sentence.chunks[mark.last + 1 : mark.last + 9]
        people = any(c.quantity or c.actor or c.low in lx.VICTIMS or c.low == "head" for c in behind)
        told = people or is_of_whom(sentence, mark.first) or _one_more(sentence, mark.last + 1)
        if mark.active and not told:
            continue  # "killed the mood"
        answered = mark.passive or sentence.low(mark.first + 1) == "of"  # "revenge for the killing of"
        if answered and points_back(words_before(sentence, mark.first)):
            found.append(mark.first)
            continue
        does = first not in lx.PARTICIPLES_ONLY and not first.endswith("ing") and _somebody_does(sentence, mark)
        alone = not named and not found and (abducts or _tells_of_violence(sentence, mark)) and _somebody_hurt(sentence)
        if does or alone:
            found.append(mark.first)
    return found or ([] if named else _wounds(sentence))


def _tells_no_deed(sentence: Sentence, mark: Harm) -> bool:
    """For "the slain officers belonged to", "the number of those killed had grown", "end up killing each other"."""
    if mark.active and sentence.low(mark.first - 1) in lx.DETERMINERS:
        return True
    if (sentence.low(mark.last + 1), sentence.low(mark.last + 2)) in _EACH_OTHER:
        return True
    counted = any(sentence.low(i) in {"toll", "number"} for i in range(max(0, mark.first - 6), mark.first))
    return counted or (mark.passive and _carries_out(sentence, mark.first))


_EACH_OTHER = frozenset({("each", "other"), ("one", "another")})


def _one_more(sentence: Sentence, position: int) -> bool:
    """For "beheaded a third in X", "killed another"."""
    return sentence.low(position) == "another" or (sentence.low(position), sentence.low(position + 1)) in _MORE


_MORE = frozenset({("a", "second"), ("a", "third"), ("a", "fourth"), ("a", "fifth")})


def _wounds(sentence: Sentence) -> list[int]:
    """The first word of wounds where those in arms or a weapon dealt them: "gunmen wounded two", "hurt by a mine"."""
    if not sentence.positions(_WOUNDING) or sentence.positions(lx.ACCIDENTS) or not _somebody_hurt(sentence):
        return []
    for mark in harms(sentence):
        if mark.kind != "wounded" or mark.first != mark.last or sentence.low(mark.first) not in _WOUNDING:
            continue
        dealt = _dealt_by(sentence, mark)
        if dealt and status_of(sentence, mark.first) == "reported":
            return [mark.first]
    return []


def _dealt_by(sentence: Sentence, mark: Harm) -> bool:
    """Whether those in arms or a weapon are who did it."""
    if mark.active:
        armed = [sentence.low(i) for i in roles.attackers_of_verb(sentence, mark.first)]
        weapon = any(sentence.low(i) in lx.WEAPONS - {"car"} for i in _before_verb(sentence, mark.first))
        return weapon or any(CLASSES.get(low.rsplit(" ", 1)[-1]) == "armed" for low in armed)
    by = next((i for i in range(mark.last + 1, mark.last + 4) if sentence.low(i) in {"by", "in"}), None)
    behind = [sentence.low(i) for i in range(by + 1, by + 5)] if mark.passive and by is not None else []
    return any(low in lx.WEAPONS - {"car"} or CLASSES.get(low) == "armed" for low in behind)


def _before_verb(sentence: Sentence, verb: int) -> range:
    """What stands before a verb in its clause."""
    start = next((i for i in range(verb - 1, -1, -1) if sentence.low(i) in _CLAUSE_STARTS), -1)
    return range(start + 1, verb)


_WOUNDING = frozenset({"wounded", "injured", "hurt", "injures", "wounds", "maimed"})
_CLAUSE_STARTS = frozenset({";", ":", "and", "but", "that", "which", "who", "when", "while", "after", "before"})


def _takes_ground(sentence: Sentence, mark: Harm) -> bool:
    """Whether what was seized is no person: "seized the base", "captured two villages"."""
    if not sentence.low(mark.first).startswith(("seiz", "captur")):
        return False
    for ahead in range(mark.last + 1, mark.last + 8):
        chunk = sentence.chunks[ahead] if ahead < len(sentence.chunks) else None
        if chunk is None or chunk.low in lx.VICTIMS or chunk.low in lx.OBJECT_PRONOUNS:
            return False
        if chunk.low in lx.PREPOSITIONS:
            return mark.active and ahead > mark.last + 1  # "seized a grain silo in"
        if chunk.low in _GROUND or is_only_a_place(chunk):
            return sentence.low(ahead + 1) not in lx.VICTIMS
    return False


def _points_at_noun(sentence: Sentence, relative: int, named: Sequence[int]) -> bool:
    """Whether "which" stands for an attack that is named before it: "an attack by X, which killed 12"."""
    if sentence.low(relative) not in {"which", "that"}:
        return False
    return any(relative - 8 <= at < relative and sentence.low(at) in lx.ATTACK_NOUNS for at in named)


def _somebody_does(sentence: Sentence, mark: Harm) -> bool:
    """Whether an actor is named who killed or abducted; one that is killed itself is none."""
    if not (mark.active or mark.passive):
        return False
    return bool(roles.attackers_of_verb(sentence, mark.first)) and not _weapon_is_subject(sentence, mark.first)


def _carries_out(sentence: Sentence, verb: int) -> bool:
    """Whether nobody but a plan was "executed": "the projects have been executed by army engineers"."""
    if sentence.low(verb) != "executed":
        return False
    before = sentence.chunks[max(0, verb - _SUBJECT_REACH) : verb]
    return not any(c.quantity or c.actor or c.low in lx.VICTIMS or c.low in _PRONOUNS for c in before)


_SUBJECT_REACH = 10
_PRONOUNS = frozenset("he she they who some others".split())


def bodies(sentence: Sentence) -> list[int]:
    """Where a sentence tells of bodies that were found: "the bodies of 26 men were found"."""
    corpses = sentence.positions(CORPSES)
    for position in corpses if corpses and not sentence.positions(lx.ACCIDENTS) else ():
        window = sentence.chunks[max(0, position - 6) : position + 14]
        counted = [c for c in window if c.quantity or c.low == "two"]
        if any(c.low in _FOUND for c in window) and counted:
            few = all(_is_few(chunk) for chunk in counted)
            return [] if few and sentence.lows.isdisjoint(_DONE_TO_THEM) else [position]
    return []


def _is_few(number: Chunk) -> bool:
    high = number.quantity.high if number.quantity else None
    return number.low == "two" or (high is not None and high < _MANY)


_MANY = 3
"""Bodies that are found together from which on somebody killed them: two may have died of anything."""
_DONE_TO_THEM = _WOUNDS | frozenset(
    "killed murdered slain executed tortured shot bound tied blindfolded mutilated charred burned burnt dumped wounds "
    "marks hands militants rebels gunmen attack abducted kidnapped missing grave graves wound bullet-riddled "
    "riddled hacked slit soldiers insurgents violence captors clashes fighting".split()
)


def _somebody_hurt(sentence: Sentence) -> bool:
    """Whether the sentence counts somebody, and not nobody."""
    if any(chunk.low in {"nobody", "no", "none"} for chunk in sentence.chunks):
        return False
    return any(chunk.quantity or chunk.actor or chunk.low in lx.VICTIMS for chunk in sentence.chunks)


def _weapon_is_subject(sentence: Sentence, verb: int) -> bool:
    said = next((i for i in range(verb - 1, max(0, verb - 3), -1) if sentence.low(i) in lx.SAY_VERBS), -1)
    window = range(max(0, verb - 3, said + 1), verb)
    return any(sentence.low(i) in lx.ATTACK_NOUNS or sentence.low(i) in lx.WEAPONS for i in window)


def _tells_of_violence(sentence: Sentence, mark: Harm) -> bool:
    """Whether people are said to have been killed, not to have died in an accident."""
    first = sentence.low(mark.first)
    if any(chunk.low in lx.ACCIDENTS for chunk in sentence.chunks) or is_by_itself(sentence):
        return False
    if first in {"lost", "losing", "perished", "died", "die", "dies", "dying", "succumbed", "drowned"}:
        return roles.fire_behind(sentence, mark.last) is not None
    if first == "dead":
        return any(chunk.quantity for chunk in sentence.chunks[max(0, mark.first - 6) : mark.last + 3])
    found_dead = (sentence.low(mark.first), sentence.low(mark.last)) == ("found", "dead")
    return first in lx.HURT or not found_dead or not sentence.lows.isdisjoint(_WOUNDS)
