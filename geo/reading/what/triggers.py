"""Attack mentions: every place in the text where a noun or verb names an attack, read into its parts.

A mention is what one sentence says around one trigger. Mentions of one attack become one event in
`events`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.codes import EventStatus, EventTypeCode
from geo.model import DateMention, Span
from geo.reading.what import acting, roles
from geo.reading.what import lexicon as lx
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
from geo.reading.what.attack_words import is_attack_noun, is_attack_verb
from geo.reading.what.attackers_end import ends_attacker
from geo.reading.what.chunks import Sentence
from geo.reading.what.disasters import is_disaster, tells_of_disasters_too
from geo.reading.what.event_dates import nearest_date
from geo.reading.what.harm import object_follows
from geo.reading.what.harm_triggers import CORPSES, bodies, harm_triggers
from geo.reading.what.long_times import is_over_long
from geo.reading.what.passives import is_passive
from geo.reading.what.peaceful import is_peaceful
from geo.reading.what.sites import site_phrase

MAX_SITE_CHARS = 80
_APART = frozenset({"elsewhere", "separate", "separately", "another"})
_NO_DOERS = lx.WEAPONS | lx.ACCIDENTS | {"was", "were"}
"""Words between a subject and a participle behind a comma that part them: "a bus was raked with fire, killing"."""
_ATTACK_WORDS = frozenset(lx.ATTACK_NOUNS) | frozenset(lx.ATTACK_VERBS)
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
    if found and is_disaster(sentences) and all(_may_be_disaster(mention, sentences) for mention in found):
        return ()
    if found and is_peaceful(sentences):
        return ()
    return tuple(_with_day_before(mention, found, sentences) for mention in found)


def _may_be_disaster(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether nobody is named who attacks, and the word may tell of a disaster."""
    words = mention.trigger.of(sentences[mention.sentence].text).lower()
    bomb = not sentences[mention.sentence].lows.isdisjoint(lx.BOMB_WORDS)
    return not (mention.attackers or bomb) and (mention.echo or tells_of_disasters_too(words))


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
    found += harm_triggers(sentence, found)
    if not found:
        return bodies(sentence)
    if len(found) > 1:
        found.sort()
        found = [at for at in found if not ends_attacker(sentence, at, found[0])]
    if sentence.low(found[0]) in lx.HARM_TYPES and status_of(sentence, found[0]) == "background":
        found += [at for at in bodies(sentence) if at < found[0]]  # "bodies were found, days after they were seized"
    if len(found) == 1 and (corpses := _bodies_of(sentence, found[0])):
        return corpses
    return sorted(found)


def _bodies_of(sentence: Sentence, taken: int) -> list[int]:
    """Where the bodies are told of those who were abducted before: "the bodies of six men seized last week"."""
    if lx.HURT.get(sentence.low(taken)) != "captured":
        return []
    return [at for at in bodies(sentence) if sentence.low(at + 1) == "of" and at < taken <= at + _SEIZED_BEHIND]


_SEIZED_BEHIND = 7


def _noun_doing(sentence: Sentence, verb: int, triggers: Sequence[int]) -> int | None:
    """The attack noun that is the subject of the verb: "the strikes targeted …", "a raid on Monday, targeting …"."""
    nouns = [i for i in triggers if sentence.low(i) in lx.ATTACK_NOUNS]
    if not nouns or is_passive(sentence, verb):
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
        found = sentence.low(position) in CORPSES
        attackers = () if found else _attackers_of_verb(sentence, position)
        targets = roles.targets_of_verb(sentence, position)
        aim = None if is_passive(sentence, position) else position
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
        apart=_is_apart(sentence) or (noun and sentence.index > 0 and _is_second(sentence, position)),
        later=position != triggers[0] and (_is_later(sentence, position) or came_after(sentence, position)),
    )


def _is_of_the_weapon(sentence: Sentence, verb: int) -> bool:
    """Whether a weapon that was told of before does it: "when the missile flattened a shop"."""
    if _WEAPONS.isdisjoint(sentence.lows):
        return False
    weapons = (i for i in range(verb - 1, max(0, verb - 12), -1) if sentence.low(i) in _WEAPONS)
    return any(sentence.low(i - 1) == "the" for i in weapons) and not roles.attackers_of_verb(sentence, verb)


_WEAPONS = lx.WEAPONS - {"car"}


def _recalled_behind(sentence: Sentence, position: int, triggers: Sequence[int]) -> int | None:
    """Where the sentence goes on to an attack that another one answers, which has what dates stand behind it."""
    if len(triggers) == 1 or sentence.lows.isdisjoint(_ANSWERS):
        return None
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


def _is_second(sentence: Sentence, noun: int) -> bool:
    """For "a woman died in a second strike"."""
    back = noun - 1
    while back > 0 and sentence.low(back) in lx.MEANS:
        back -= 1
    return sentence.low(back) in {"second", "third"} and (sentence.low(back - 2), sentence.low(back - 1)) == ("in", "a")


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
    if sentence.low(0) != "earlier":
        return False
    dated = any(chunk.date is not None for chunk in sentence.chunks[1:4])
    day = dated or [sentence.low(i) for i in (1, 2, 3)] == ["in", "the", "day"]
    said = any(sentence.low(i) in lx.SAY_VERBS for i in range(10))
    return day and not said


def _ids(sentence: Sentence, positions: Sequence[int]) -> tuple[str, ...]:
    found = [chunk.actor.actor_id for chunk in (sentence.chunks[i] for i in positions) if chunk.actor]
    return tuple(dict.fromkeys(found))


def _hurt_group(sentence: Sentence) -> tuple[int, ...]:
    """The group whose fighters were hurt in the sentence: "11 fighters from X were killed in air strikes"."""
    for position, chunk in enumerate(sentence.chunks):
        if chunk.low in lx.HURT and is_passive(sentence, position):
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
