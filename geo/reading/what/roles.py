"""Who did it and to whom, in one sentence around one trigger: actives, passives and nominals.

Positions are indexes into ``Sentence.chunks``.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.reading.names.crowd_words import CLASSES
from geo.reading.what import lexicon as lx
from geo.reading.what.acting import (
    CLAUSE_MARKS,
    FORCE_WORDS,
    REACH,
    is_backer,
    is_only_a_place,
    subjects,
    with_partners,
)
from geo.reading.what.chunks import Sentence
from geo.reading.what.harm import NOUNS_OF_HARM
from geo.reading.what.objects import actors_after, is_named_next
from geo.reading.what.passives import comes_under, fire_end, is_deed, is_passive


def attackers_of_noun(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Positions of the attackers of an attack noun: "US strikes", "strikes by X", "X carried out a strike"."""
    if sentence.low(position) in lx.CLASHES:
        return _sides(sentence, position)
    found = _owner(sentence, position)
    found = found or _by_phrase(sentence, position + 1) or _carrier_subject(sentence, position)
    return found or harming_subject(sentence, position)


def harming_subject(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Who did harm in an attack that "in" or "during" tells of behind it: "troops detained 18 people in raids"."""
    start = noun - 1
    while start > 0 and (sentence.low(start) in _BEFORE_NOUN or sentence.chunks[start].date):
        start -= 1
    if sentence.low(start) not in {"in", "during"}:
        return ()
    for back in range(start - 1, max(0, start - REACH), -1):
        low = sentence.low(back)
        if low in CLAUSE_MARKS or low in {",", "that", "which", "who"} or low in lx.PASSIVE_MARKS:
            return ()
        if low in lx.HURT and low not in _NO_DEED:
            found = () if is_passive(sentence, back) else subjects(sentence, back)
            return () if any(CLASSES.get(sentence.low(i)) == "civil" for i in found) else found
    return ()


_BEFORE_NOUN = lx.NOUN_MODIFIERS | lx.DETERMINERS
_NO_DEED = lx.PARTICIPLES_ONLY | NOUNS_OF_HARM
"""Words of harm that no subject does to others: "died", "deaths"."""


def _sides(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Who fought: "clashes between X and Y", "clashes with X". Both sides of a fight attack."""
    for ahead in range(position + 1, min(len(sentence.chunks), position + 4)):
        if sentence.low(ahead) in {"between", "with", "involving", "against", "by"}:
            return tuple(actors_after(sentence, ahead + 1, 14))
        if sentence.low(ahead) in CLAUSE_MARKS or sentence.low(ahead) in {",", "on", "at"}:
            break
    return _owner(sentence, position)


def attackers_of_verb(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Positions of the attackers of an attack verb: its subject, or the "by" of a passive."""
    if sentence.low(position) in lx.PARTICIPLES_ONLY:
        return _of_fire(sentence, fire_behind(sentence, position))  # who died did nothing
    if is_passive(sentence, position):
        found = _by_phrase(sentence, fire_end(sentence, position) + 1)
        return found or _of_fire(sentence, fire_behind(sentence, position))
    found = subjects(sentence, position) or _who_laid(sentence, position)
    return (_pointed_at(sentence, position) and subjects(sentence, found[0])) or found


def fire_behind(sentence: Sentence, verb: int) -> int | None:
    """Position of the "fire" of "died on Monday in Pakistani mortar fire", None where no such words follow the verb."""
    for ahead in range(verb + 1, verb + _TO_FIRE):
        if sentence.low(ahead) in {"fire", "shellfire"} and sentence.low(ahead - 1).rsplit(" ", 1)[-1] in lx.MEANS:
            return ahead if any(sentence.low(i) == "in" for i in range(ahead - 4, ahead)) else None
        if sentence.low(ahead) in CLAUSE_MARKS or sentence.low(ahead) in {",", ".", "and"}:
            return None
    return None


_TO_FIRE = 9


def _of_fire(sentence: Sentence, fire: int | None) -> tuple[int, ...]:
    """Whose fire it is."""
    return () if fire is None else _owner(sentence, fire)


def _who_laid(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Who laid the weapon that does it: "a landmine set by rebels tore apart a jeep"."""
    for back in range(verb - 1, max(1, verb - 8), -1):
        if sentence.low(back) == "by" and sentence.low(back - 1) in _LAID and sentence.low(back - 2) in lx.WEAPONS:
            return tuple(i for i in actors_after(sentence, back + 1, 8) if i < verb)
    return ()


_LAID = frozenset("set laid planted placed left buried hidden fired launched thrown detonated triggered".split())


def _pointed_at(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The object that a pronoun points back to: the drivers of "gunmen stopped four drivers and shot them"."""
    found = subjects(sentence, verb) if sentence.low(verb + 1) in lx.OBJECT_PRONOUNS else ()
    return found if found and subjects(sentence, found[0]) else ()


def _object_before(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Those whom a pronoun behind the verb stands for: the men of "gunmen herded the men into a yard and shot them"."""
    if sentence.low(verb + 1) not in lx.OBJECT_PRONOUNS:
        return ()
    found = subjects(sentence, verb)
    for back in range(verb - 1, max(-1, verb - REACH), -1) if found or sentence.low(verb - 1) == "and" else ():
        actor = sentence.chunks[back].actor
        ends = sentence.low(back) in _OPENING_CLAUSES and sentence.low(verb + 1) == "them"
        if back in found or sentence.low(back) in CLAUSE_MARKS or ends:
            return ()
        if actor is not None and actor.form in {"people", "person"} and CLASSES.get(sentence.low(back)) != "armed":
            return (back,)
    return ()


def _owner(sentence: Sentence, position: int) -> tuple[int, ...]:
    """An actor right before the noun and its modifiers: "Israeli air raids", "the US-led coalition's strikes"."""
    back = position - 1
    while back >= 0 and position - back <= 8:
        chunk = sentence.chunks[back]
        if chunk.actor is not None:
            return () if is_backer(sentence, back) else with_partners(sentence, back)
        called = chunk.low == "called" and sentence.low(back - 1) not in {"so", "-"}
        if called or (chunk.low not in lx.NOUN_MODIFIERS and chunk.quantity is None and chunk.date is None):
            return ()
        back -= 1
    return ()


_ENJOYED = frozenset(
    "frequented visited inhabited populated used attended protected backed supported led followed preceded staffed "
    "patronised patronized organised organized hosted sponsored built known".split()
)
"""Participles whose "by" says nothing of who attacks."""


def _by_phrase(sentence: Sentence, start: int) -> tuple[int, ...]:
    """Actors after the "by" that follows, within the clause."""
    for ahead in range(start, min(len(sentence.chunks), start + REACH)):
        low = sentence.low(ahead)
        if low in CLAUSE_MARKS or low in {"that", "which", "who", "but", "after", "before", "when"}:
            return ()
        if low == "by" and ahead > start and sentence.low(ahead - 1) in lx.SITE_USERS | _ENJOYED:
            return ()  # "an attack on a market frequented by X"
        taken = lx.HURT.get(sentence.low(start - 1)) == "captured"  # "abducted from their homes by X"
        if low == "by" or (low == "from" and ahead == start and not taken):
            quoted = sentence.low(ahead + 1) in {'"', "“", "'", "‘"}
            found = tuple(actors_after(sentence, ahead + 1 + quoted, 8))
            heard = low == "from" and any(CLASSES.get(sentence.low(i)) == "civil" for i in found)
            return () if heard else found  # "had heard about the killings from villagers"
        if low in lx.SAY_VERBS:
            return ()
    return ()


def _carrier_subject(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Subject of the verb whose object the attack noun is: "X carried out a strike", "the Xs intensified the raids"."""
    for back in range(position - 1, max(-1, position - 9), -1):
        low = sentence.low(back)
        if low in lx.CARRIER_VERBS:
            return () if is_passive(sentence, back) else subjects(sentence, back)
        chunk = sentence.chunks[back]
        plain = chunk.plain or chunk.quantity is not None
        if not plain or low in CLAUSE_MARKS or low in lx.PREPOSITIONS - {"out", "of", "in", "up"}:
            return ()
    return ()


def aim_of_noun(sentence: Sentence, position: int) -> int | None:
    """Position of the "on", "against", "at" or "targeting" behind an attack noun, if what follows was aimed at."""
    if any(sentence.low(i) in lx.BLAME_VERBS for i in range(max(0, position - 4), position)):
        return None  # in "blamed the attack on X", X was not attacked
    for ahead in range(position + 1, min(len(sentence.chunks), position + 10)):
        low = sentence.low(ahead)
        if low in lx.BLAME_VERBS:
            return None
        if low in {"on", "against", "targeting", "of", "at"} and not _is_when(sentence, ahead + 1):
            return ahead
        if low in CLAUSE_MARKS or low in {",", "that", "was", "were", "said", "in", "near"}:
            return None
    return None


def targets_of_noun(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Positions of the targets of an attack noun: after "on", "against", "targeting"."""
    aim = aim_of_noun(sentence, position)
    if aim is None:
        verbs = range(position - 1, max(-1, position - 6), -1)
        lived = next((i for i in verbs if sentence.low(i) in _OUTLIVED), None)
        if lived is not None and sentence.low(lived + 1) != "the":
            return subjects(sentence, lived)  # "a judge survived an assassination attempt"
        came = next((i for i in verbs[1:] if comes_under(sentence, i)), None)
        found = () if came is None else _subject_phrase(sentence, came)
        return tuple(i for i in found if _is_target(sentence, i))
    return tuple(i for i in actors_after(sentence, aim + 1, 12) if _is_target(sentence, i))


_OUTLIVED = frozenset({"survived", "survives", "escaped", "escapes"})


def _is_when(sentence: Sentence, position: int) -> bool:
    return position < len(sentence.chunks) and sentence.chunks[position].date is not None


def targets_of_verb(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Positions of the targets of an attack verb: its object, or the subject of a passive."""
    if is_deed(sentence, position):
        return tuple(i for i in actors_after(sentence, position + 2, 8) if _is_target(sentence, i))
    if is_passive(sentence, position):
        return tuple(i for i in _subject_phrase(sentence, position) if _is_target(sentence, i))
    pointed = _pointed_at(sentence, position) or _object_before(sentence, position)
    return pointed or tuple(
        i for i in actors_after(sentence, _object_start(sentence, position), 14) if _is_target(sentence, i)
    )


def _object_start(sentence: Sentence, verb: int) -> int:
    """Where the words for whom it hits begin: behind "opened fire on", "fired at", else behind the verb."""
    for size in (3, 2):
        if tuple(sentence.low(verb + i) for i in range(size)) in lx.HARM_PHRASES:
            return verb + size  # "shot dead three men", "hacked to death a priest"
    if sentence.low(verb + 1) == "and":  # "shot and seriously wounded the president"
        hurt = next((i for i in (verb + 2, verb + 3) if sentence.low(i) in _JOINED), None)
        if hurt is not None:
            return hurt + 1
    for ahead in range(
        verb + 1, min(len(sentence.chunks), verb + (8 if sentence.low(verb) in {"fired", "firing"} else 6))
    ):
        if sentence.low(ahead) in lx.AIMS and sentence.low(ahead + 1) not in {"them", "whom"}:
            return ahead + 1
        if (
            sentence.low(ahead) in CLAUSE_MARKS
            or sentence.low(ahead) == ","
            or sentence.chunks[ahead].actor is not None
        ):
            break
    return verb + 1


def _set_off(sentence: Sentence, verb: int) -> range:
    """The words between two commas or dashes right before a verb in the passive, which only say more of its subject:
    "three workers - two cooks and a driver - were …". Empty where there are none such."""
    last = verb - 1
    while last > 0 and sentence.low(last) in lx.PASSIVE_MARKS | {"had", "has", "have"}:
        last -= 1
    mark = sentence.low(last)
    if last == verb - 1 or mark not in _SETTING_OFF:
        return range(0)
    doubled = mark in lx.DASHES and sentence.low(last - 1) == mark
    first = next((i for i in range(last - 1 - doubled, max(0, last - REACH), -1) if sentence.low(i) == mark), None)
    if first is not None and doubled:
        first -= 1
    subject = first is not None and first > 0 and sentence.chunks[first - 1].actor is not None
    return range(first + 1, last) if first is not None and subject else range(0)


_JOINED = frozenset(lx.HURT) | {"shooting", "beating", "stabbing", "burning"}
_OPENING_CLAUSES = frozenset("that when after before while because since although until".split())
_SETTING_OFF = lx.DASHES | {","}


def _subject_phrase(sentence: Sentence, verb: int) -> Iterator[int]:
    aside = _set_off(sentence, verb)
    opened = verb  # words between dashes are skipped: "four men - two cooks and a driver - were beaten and shot"
    for back in range(verb - 1, max(-1, verb - REACH), -1):
        chunk = sentence.chunks[back]
        if chunk.low in lx.DASHES and opened > back:
            opened = _dash_before(sentence, back)
        if opened <= back and opened != verb:
            continue
        if chunk.actor is not None:
            if back in aside and chunk.actor.form != "person":
                continue
            if not _only_of_whom(sentence, back) and not is_named_next(sentence, back):
                yield back
        elif chunk.low in CLAUSE_MARKS or (
            back < verb - 2 and (chunk.low in lx.SAY_VERBS or chunk.low in _OPENING_CLAUSES)
        ):
            return


def _dash_before(sentence: Sentence, dash: int) -> int:
    """Position of the dash behind people that a second one closes; the dash itself where none does."""
    if sentence.chunks[dash - 1].span.end == sentence.chunks[dash].span.start:
        return dash + 1  # a hyphen
    for back in range(dash - 2, max(0, dash - REACH), -1):
        if sentence.low(back) == sentence.low(dash) and sentence.chunks[back - 1].actor is not None:
            return back
    return dash + 1


def _only_of_whom(sentence: Sentence, position: int) -> bool:
    """Whether the actor only says whose civilian it is: "a leader of the X community"."""
    for back in range(position - 1, max(0, position - 3), -1):
        if sentence.low(back) == "of":
            before = sentence.chunks[back - 1].actor
            return before is not None and before.form == "people" and CLASSES.get(sentence.low(back - 1)) == "civil"
    return False


def _is_target(sentence: Sentence, position: int) -> bool:
    """Whether the actor is who was hit, not where, nor whose nationality: "Iraqi border" is neither."""
    chunk = sentence.chunks[position]
    missed = "missed" in sentence.lows and any(sentence.low(i) == "missed" for i in range(position - 5, position))
    if chunk.actor is None or missed or is_backer(sentence, position):
        return False
    if (
        chunk.actor.form in {"name", "alias"}
        and sentence.low(position + 2) == "s"
        and not _owns_forces(sentence, position)
    ):
        return False
    if chunk.actor.form != "demonym":
        return not is_only_a_place(chunk)
    following = {sentence.low(position + 1), sentence.low(position + 2)}
    if sentence.low(position + 1) in {"orthodox", "catholic"}:
        return False  # "the Greek Orthodox church"
    if {sentence.low(position + i) for i in (1, 2, 3)} & {"city", "town", "village", "capital", "province", "region"}:
        return False
    return bool(
        following & (FORCE_WORDS | lx.SITES | {"soldiers", "bases", "convoy", "positions", "interests", "consulate"})
    )


def only_owns_site(sentence: Sentence, position: int) -> bool:
    """Whether a civilian only owns the place or the gathering that was hit: "the home of a judge"."""
    actor = sentence.chunks[position].actor
    if actor is None or actor.form not in {"people", "person"} or CLASSES.get(sentence.low(position)) == "armed":
        return False
    owns = sentence.low(position + 1) in {"'", "’"}
    if owns and any(sentence.low(i) in lx.OWNED_SITES for i in range(position + 2, position + 6)):
        return True
    for back in range(position - 1, max(-1, position - 7), -1):
        if sentence.low(back) == "of":
            return sentence.low(back - 1) in lx.OWNED_SITES
        if sentence.low(back) in lx.PREPOSITIONS or sentence.low(back) in CLAUSE_MARKS:
            break
    return False


def _owns_forces(sentence: Sentence, position: int) -> bool:
    """Whether the actor owns forces or a site ("X's army"), not a war or a capital."""
    behind = [sentence.low(i) for i in range(position + 3, position + 7)]
    return any(word in FORCE_WORDS or word in lx.SITES or word in lx.VICTIMS for word in behind)
