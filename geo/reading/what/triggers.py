"""Attack mentions: every place in the text where a noun or verb names an attack, read into its parts.

A mention is what one sentence says around one trigger. Mentions of one attack become one event in
`events`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.codes import EventStatus, EventTypeCode
from geo.model import DateMention, Span
from geo.reading.names.crowd_words import CLASSES
from geo.reading.what import acting, roles
from geo.reading.what import lexicon as lx
from geo.reading.what.acting import is_only_a_place
from geo.reading.what.attack_places import places_of
from geo.reading.what.attack_status import (
    came_after,
    is_after,
    is_definite,
    is_earlier,
    points_back,
    status_of,
    words_before,
)
from geo.reading.what.attack_types import type_of
from geo.reading.what.attack_words import is_attack_noun, is_attack_verb, is_by_itself
from geo.reading.what.chunks import Sentence
from geo.reading.what.event_dates import nearest_date
from geo.reading.what.harm import Harm, harms, object_follows
from geo.reading.what.long_times import is_over_long
from geo.reading.what.sites import site_phrase

MAX_SITE_CHARS = 80
_APART = frozenset({"elsewhere", "separate", "separately", "another"})
_WOUNDS = frozenset("gunshot gunshots bullet bullets stab knife machete throats throat beheaded headless".split())
"""What tells of people who were found dead that somebody killed them."""
_NO_DOERS = lx.WEAPONS | lx.ACCIDENTS | {"was", "were"}
"""Words between a subject and a participle behind a comma that part them: "a bus was raked with fire, killing"."""
_GROUND = frozenset(
    "airport area areas barracks base bases building camp checkpoint city control garrison ground headquarters "
    "position positions post posts station territory town towns village villages weapons".split()
)
"""What is seized when nobody is abducted."""
_CORPSES = frozenset({"bodies", "corpses"})
_FOUND = frozenset("lay lying found discovered recovered dumped exhumed unearthed retrieved".split())
_ATTACK_WORDS = frozenset(lx.ATTACK_NOUNS) | frozenset(lx.ATTACK_VERBS)
_HARM_WORDS = lx.TOLL_WORDS | frozenset(words[0] for words in lx.HARM_PHRASES) | frozenset(lx.SPLIT_PHRASES)
# Mentions of the types of a family can speak of one attack: "the strike" may be from the air, by drone or by missile.
FAMILIES: tuple[frozenset[EventTypeCode], ...] = (
    frozenset({"air_strike", "drone_strike", "missile_strike", "shelling", "bombing"}),
    frozenset({"bombing", "ied", "suicide_attack", "ground_attack", "ambush", "assassination"}),
    frozenset({"ground_attack", "ambush", "raid", "battle", "assassination", "abduction"}),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One attack as one sentence names it. Actor ids are in text order; ``trigger`` is the naming word's span."""

    sentence: int
    trigger: Span
    type: EventTypeCode
    status: EventStatus
    definite: bool
    attackers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    date: DateMention | None = None
    localities: tuple[int, ...] = ()
    heard: tuple[int, ...] = ()
    """Localities where only somebody speaks of it."""
    site: str | None = None
    owners: tuple[str, ...] = ()
    """Targets that only own what was hit: "the home of a judge"."""
    answer: bool = False
    """Whether this is fire that was returned: an attack of its own, whatever it answers."""
    recalled: bool = False
    """Whether words that point back stand before it: what another attack answers."""
    after: bool = False
    """Whether "hours after" or "a day after" stands before it."""
    apart: bool = False
    """Whether its sentence tells it apart from those before: "elsewhere", "in a separate incident"."""
    echo: bool = False
    """Whether it only tells more of an attack named before: "it happened on Friday"."""
    later: bool = False
    """Whether it came hours or days after what its sentence tells before: "and hours later a bomb tore through"."""


def attack_mentions(sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """All attack mentions of the sentences, in text order."""
    found: list[Mention] = []
    for sentence in sentences:
        triggers = _triggers(sentence)
        told = _told_more(sentence)
        if told is not None and (not triggers or told.trigger < sentence.chunks[triggers[0]].span):
            found.append(told)
        found.extend(_mention(sentence, position, triggers) for position in triggers)
    return tuple(_with_day_before(mention, found, sentences) for mention in found)


def _told_more(sentence: Sentence) -> Mention | None:
    """What a sentence without a word for an attack tells of the one before: "The incident occurred on Friday in X"."""
    opening, noun = sentence.low(0), sentence.low(1)
    subject = opening in {"it", "this"} or (opening in {"the", "this"} and noun in _INCIDENTS)
    verb = next((i for i in range(1, 6) if sentence.low(i) in _HAPPENED), None) if subject else None
    if verb is None or (opening == "it" and verb != 1):
        return None
    own, heard = places_of(sentence, verb, [verb])
    date, span = nearest_date(sentence, verb), sentence.chunks[verb].span
    return Mention(
        sentence.index, span, "unknown", "reported", definite=True, date=date, localities=own, heard=heard, echo=True
    )


_INCIDENTS = frozenset({"incident", "incidents", "event"})
_HAPPENED = frozenset({"happened", "occurred", "took"})


def _with_day_before(mention: Mention, found: Sequence[Mention], sentences: Sequence[Sentence]) -> Mention:
    """Fire that is returned happens on the day that its paragraph named last."""
    if not mention.answer or mention.date is not None:
        return mention
    paragraph = sentences[mention.sentence].paragraph
    dates = [
        m.date for m in found if m.date and m.trigger < mention.trigger and sentences[m.sentence].paragraph == paragraph
    ]
    return replace(mention, date=dates[-1] if dates else None)


def _triggers(sentence: Sentence) -> list[int]:
    """Positions of the words that name an attack; a verb that only says what a named one did is none of its own."""
    found: list[int] = []
    for position in sentence.positions(_ATTACK_WORDS):
        if is_attack_noun(sentence, position) or (
            is_attack_verb(sentence, position) and _noun_doing(sentence, position, found) is None
        ):
            found.append(position)
    found += _harm_triggers(sentence, found)
    if not found:
        return _bodies(sentence)
    if sentence.low(found[0]) in lx.HARM_TYPES and status_of(sentence, found[0]) == "background":
        found += [at for at in _bodies(sentence) if at < found[0]]  # "bodies were found, days after they were seized"
    return sorted(found)


def _harm_triggers(sentence: Sentence, named: Sequence[int]) -> list[int]:
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
        if mark.active and sentence.low(mark.first - 1) in lx.DETERMINERS:
            continue  # "the slain officers belonged to …"
        if any(sentence.low(i) in {"toll", "number"} for i in range(max(0, mark.first - 6), mark.first)):
            continue  # "the number of those killed had grown"
        behind = sentence.chunks[mark.last + 1 : mark.last + 9]
        if mark.active and not any(c.quantity or c.actor or c.low in lx.VICTIMS for c in behind):
            continue  # "killed the mood"
        told = mark.passive or sentence.low(mark.first + 1) == "of"  # "revenge for the killing of"
        if told and points_back(words_before(sentence, mark.first)):
            found.append(mark.first)
            continue
        does = first not in lx.PARTICIPLES_ONLY and not first.endswith("ing") and _somebody_does(sentence, mark)
        alone = not named and not found and (abducts or _tells_of_violence(sentence, mark)) and _somebody_hurt(sentence)
        if does or alone:
            found.append(mark.first)
    return found or ([] if named else _wounds(sentence))


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


def _bodies(sentence: Sentence) -> list[int]:
    """Where a sentence tells of bodies that were found: "the bodies of 26 men were found"."""
    corpses = sentence.positions(_CORPSES)
    for position in corpses if corpses and not sentence.positions(lx.ACCIDENTS) else ():
        window = sentence.chunks[max(0, position - 6) : position + 14]
        if any(c.low in _FOUND for c in window) and any(c.quantity or c.low == "two" for c in window):
            return [position]
    return []


def _somebody_hurt(sentence: Sentence) -> bool:
    """Whether the sentence counts somebody, and not nobody."""
    if any(chunk.low in {"nobody", "no", "none"} for chunk in sentence.chunks):
        return False
    return any(chunk.quantity or chunk.actor or chunk.low in lx.VICTIMS for chunk in sentence.chunks)


def _weapon_is_subject(sentence: Sentence, verb: int) -> bool:
    return any(
        sentence.low(i) in lx.ATTACK_NOUNS or sentence.low(i) in lx.WEAPONS for i in range(max(0, verb - 3), verb)
    )


def _tells_of_violence(sentence: Sentence, mark: Harm) -> bool:
    """Whether people are said to have been killed, not to have died in an accident."""
    first = sentence.low(mark.first)
    if any(chunk.low in lx.ACCIDENTS for chunk in sentence.chunks) or is_by_itself(sentence):
        return False
    if first in {"lost", "losing", "perished", "died", "die", "dies", "dying", "succumbed", "drowned"}:
        return False
    found_dead = (sentence.low(mark.first), sentence.low(mark.last)) == ("found", "dead")
    return first in lx.HURT or not found_dead or not sentence.lows.isdisjoint(_WOUNDS)


def _noun_doing(sentence: Sentence, verb: int, triggers: Sequence[int]) -> int | None:
    """The attack noun that is the subject of the verb: "the strikes targeted …", "a raid on Monday, targeting …"."""
    nouns = [i for i in triggers if sentence.low(i) in lx.ATTACK_NOUNS]
    if not nouns or roles.is_passive(sentence, verb):
        return None
    between = range(nouns[-1] + 1, verb)
    if sentence.low(verb).endswith("ing"):
        return nouns[-1]
    return nouns[-1] if len(between) <= 3 and all(sentence.chunks[i].actor is None for i in between) else None


def _verb_of(sentence: Sentence, noun: int, triggers: Sequence[int]) -> int | None:
    """The verb whose subject the attack noun is, if there is one."""
    for position in range(noun + 1, min(len(sentence.chunks), noun + acting.REACH)):
        if position in triggers:
            return None
        if is_attack_verb(sentence, position) and _noun_doing(sentence, position, [noun]) == noun:
            return position
    return None


def _mention(sentence: Sentence, position: int, triggers: Sequence[int]) -> Mention:
    noun = sentence.low(position) in lx.ATTACK_NOUNS and not _is_participle(sentence, position)
    if noun:
        attackers = roles.attackers_of_noun(sentence, position)
        verb = _verb_of(sentence, position, triggers)
        aim = verb or roles.aim_of_noun(sentence, position)
        targets = roles.targets_of_noun(sentence, position)
        targets = targets or (roles.targets_of_verb(sentence, verb) if verb else ()) or _hurt_group(sentence)
    else:
        found = sentence.low(position) in _CORPSES
        attackers = () if found else _attackers_of_verb(sentence, position)
        targets = roles.targets_of_verb(sentence, position)
        aim = None if roles.is_passive(sentence, position) else position
    status = status_of(sentence, position)
    own, heard = places_of(sentence, position, triggers)
    pointed = sentence.low(position + 1) in lx.OBJECT_PRONOUNS  # "stormed a camp of traders and shot them"
    return Mention(
        sentence=sentence.index,
        trigger=sentence.chunks[position].span,
        type=type_of(sentence, position),
        status=status,
        definite=is_definite(sentence, position) if noun else _is_of_the_weapon(sentence, position),
        attackers=_ids(sentence, attackers),
        targets=_ids(sentence, [t for t in targets if t not in attackers]),
        owners=_ids(sentence, [t for t in targets if not pointed and roles.only_owns_site(sentence, t)]),
        date=None
        if is_over_long(sentence, position)
        else nearest_date(
            sentence, position, behind_only=status != "reported", end=_recalled_behind(sentence, position, triggers)
        ),
        localities=own,
        heard=heard,
        site=_site(sentence, aim),
        answer=sentence.low(position) in {"returned", "responded", "retaliated"},
        recalled=points_back(words_before(sentence, position), noun=noun),
        after=is_after(sentence, position),
        apart=_is_apart(sentence),
        later=position != triggers[0] and (_is_later(sentence, position) or came_after(sentence, position)),
    )


def _is_of_the_weapon(sentence: Sentence, verb: int) -> bool:
    """Whether a weapon that was told of before does it: "when the missile flattened a shop"."""
    weapons = (i for i in range(verb - 1, max(0, verb - 12), -1) if sentence.low(i) in lx.WEAPONS - {"car"})
    return any(sentence.low(i - 1) == "the" for i in weapons) and not roles.attackers_of_verb(sentence, verb)


def _recalled_behind(sentence: Sentence, position: int, triggers: Sequence[int]) -> int | None:
    """Where the sentence goes on to an attack that another one answers, which has what dates stand behind it."""
    behind = (t for t in triggers if t > position and points_back(words_before(sentence, t)))
    return next((t for t in behind if not _ANSWERS.isdisjoint(words_before(sentence, t))), None)


_ANSWERS = frozenset({"revenge", "avenge", "retaliation", "response"})


def _is_participle(sentence: Sentence, position: int) -> bool:
    """Whether "killing" goes on with a clause and has those who were killed behind it."""
    before = sentence.low(position - 1)
    goes_on = before == "and" and any(
        sentence.low(i).endswith("ing") for i in range(max(0, position - 6), position - 1)
    )
    return (before == "," or goes_on) and object_follows(sentence, position + 1)


def _attackers_of_verb(sentence: Sentence, position: int) -> tuple[int, ...]:
    """The attackers of a verb; no subject that a weapon parts from a participle: "men encircled X, killing 12"."""
    found = roles.attackers_of_verb(sentence, position)
    if not found or sentence.low(position) not in lx.ATTACK_NOUNS:
        return found
    between = {sentence.low(i) for i in range(found[-1] + 1, position)}
    return found if between.isdisjoint(_NO_DOERS) else ()


def _is_later(sentence: Sentence, position: int) -> bool:
    """Whether "hours later" stands before the naming word in its clause."""
    for back in range(position - 1, max(0, position - 9), -1):
        if sentence.low(back) == "later":
            return sentence.low(back - 1) in {"hours", "days", "weeks", "day", "week"}
        if sentence.low(back) in {";", "killing", "wounding"}:
            return False
    return False


def _is_apart(sentence: Sentence) -> bool:
    """Whether the sentence speaks of another attack: "elsewhere", "in a separate incident", "in another attack"."""
    begins = [sentence.low(i) for i in range(5)]
    if sentence.index and begins[1] in {"hour", "hours"} and begins[2] == "after" and "first" in begins:
        return True  # "An hour after the first attack"
    if sentence.index and (is_earlier((sentence.low(0), sentence.low(1))) or _is_earlier_that_day(sentence)):
        return True
    if sentence.lows.isdisjoint(_APART):
        return False
    if sentence.index and any(sentence.low(i + 1) in lx.SITES for i in sentence.positions({"another"})):
        return True  # "gunmen killed two people aboard another bus"
    opening = {sentence.low(i) for i in range(4)}
    return "elsewhere" in sentence.lows or "separately" in opening or ("in" in opening and bool(_APART & opening))


def _is_earlier_that_day(sentence: Sentence) -> bool:
    """Whether another attack of the day is told: "Earlier on Sunday, …", no "Earlier, police had said"."""
    dated = any(chunk.date is not None for chunk in sentence.chunks[1:4])
    day = dated or [sentence.low(i) for i in (1, 2, 3)] == ["in", "the", "day"]
    said = any(sentence.low(i) in lx.SAY_VERBS for i in range(10))
    return sentence.low(0) == "earlier" and day and not said


def _ids(sentence: Sentence, positions: Sequence[int]) -> tuple[str, ...]:
    found = [chunk.actor.actor_id for chunk in (sentence.chunks[i] for i in positions) if chunk.actor]
    return tuple(dict.fromkeys(found))


def _hurt_group(sentence: Sentence) -> tuple[int, ...]:
    """The group whose fighters were hurt in the sentence: "11 fighters from X were killed in air strikes"."""
    for position, chunk in enumerate(sentence.chunks):
        if chunk.low in lx.HURT and roles.is_passive(sentence, position):
            first = [i for i in range(position) if sentence.chunks[i].actor is not None and _belongs(sentence, i)]
            return tuple(first)
    return ()


def _belongs(sentence: Sentence, position: int) -> bool:
    chunk = sentence.chunks[position]
    if chunk.actor is None or chunk.actor.form == "demonym" or acting.is_backer(sentence, position):
        return False
    before = [sentence.low(i) for i in range(max(0, position - 6), position)]
    return any(word in lx.VICTIMS for word in before) and any(word in {"from", "of"} for word in before)


def _site(sentence: Sentence, aim: int | None) -> str | None:
    """What was hit, in the text's words: the phrase behind the "on" of a noun or behind a verb."""
    found = site_phrase(sentence, aim + 1) if aim is not None else None
    words = sentence.words(*found) if found else None
    return words if words and len(words) <= MAX_SITE_CHARS else None
