"""What was said rather than done: statements, warnings, condemnations; and who claims, denies or blames an attack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.codes import ClaimKind, EventTypeCode, Role
from geo.model import Claim, Span
from geo.reading.what import acting, objects
from geo.reading.what import lexicon as lx
from geo.reading.what.attribution import Voice
from geo.reading.what.chunks import Sentence
from geo.reading.what.passives import is_passive

_ADDRESSING = frozenset({"told", "urged", "warned", "asked", "called", "notified", "informed", "thanked"})
# Whom one talks to only as a reporter talks: no addressee of a statement.
_GIVERS = frozenset({"gave", "given", "issued", "sent", "delivered", "received", "got"})
_SAYING = frozenset({"said", "says", "announced", "stated", "boasted"})
_SPEAKERS = frozenset({"person", "government", "force", "name", "alias", "group"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said: by whom, to whom, when, in which sentence."""

    sentence: int
    type: EventTypeCode
    speaker: str
    addressees: tuple[str, ...] = ()
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Words that claim, deny or ascribe an attack: claims about roles, not facts."""

    sentence: int
    claim: Claim
    actor_id: str
    role: Role


def utterances(
    sentences: Sequence[Sentence], voices: Sequence[Voice], reporters: frozenset[str]
) -> tuple[Utterance, ...]:
    """Statements and warnings by named actors.

    `reporters` are ids of agencies and monitors: what they report is no statement, what they condemn is.
    """
    found: list[Utterance] = []
    for sentence, voice in zip(sentences, voices, strict=True):
        warning = _warning(sentence)
        if warning:
            found.append(warning)
        if voice.actor_id and voice.form in _SPEAKERS:
            verb = sentence.low(voice.verb) if voice.verb is not None else ""
            verbs = lx.JUDGING_VERBS if voice.actor_id in reporters else lx.STATEMENT_VERBS - lx.WARN_WORDS
            if verb in verbs or (voice.verb is None and voice.actor_id not in reporters):
                found.append(_statement(sentence, voice, reporters))
    return tuple(found)


def _statement(sentence: Sentence, voice: Voice, reporters: frozenset[str]) -> Utterance:
    addressees = []
    for position in sentence.positions(_ADDRESSING):
        if not sentence.in_quotes(sentence.chunks[position]):
            following = objects.actors_after(sentence, position + 1, 6, countries=True)
            deed = next((i for i in range(position + 2, position + 7) if sentence.low(i) in {"to", "not"}), None)
            addressees += [sentence.chunks[i].actor for i in following if deed is None or i < deed]
            break
    ids = tuple(a.actor_id for a in addressees if a and a.actor_id not in reporters and a.actor_id != voice.actor_id)
    return Utterance(sentence.index, "statement", voice.actor_id or "", ids[:2], voice.said_on)


def _warning(sentence: Sentence) -> Utterance | None:
    """A warning given: "X warned Y", "X gave Y several minutes of advance warning"."""
    for position in sentence.positions(lx.WARN_WORDS):
        chunk = sentence.chunks[position]
        if sentence.in_quotes(chunk):
            continue
        verb = position if chunk.low in _WARNING else _giving_verb(sentence, position)
        if verb is None:
            continue
        speaker = acting.subjects(sentence, verb)
        addressees = [i for i in objects.actors_after(sentence, verb + 1, 6, countries=True) if i not in speaker]
        if speaker and (addressees or verb == position):
            ids = [sentence.chunks[i].actor for i in (*speaker[:1], *addressees)]
            names = [actor.actor_id for actor in ids if actor]
            return Utterance(sentence.index, "warning", names[0], tuple(names[1:3]))
    return None


_WARNING = frozenset({"warned", "warns", "warn", "threatened", "threatens"})


def _giving_verb(sentence: Sentence, noun: int) -> int | None:
    return next((i for i in range(noun - 1, max(-1, noun - 9), -1) if sentence.low(i) in _GIVERS), None)


def responsibilities(sentences: Sequence[Sentence], voices: Sequence[Voice]) -> tuple[Responsibility, ...]:
    """Claims of responsibility, denials and blame, in text order."""
    found: list[Responsibility] = []
    for sentence, voice in zip(sentences, voices, strict=True):
        for position in sentence.positions(_ROLE_READERS):
            found += _ROLE_READERS[sentence.low(position)](sentence, position, voice)
    return tuple(found)


def _claimed(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "X claimed responsibility", "responsibility was claimed by X", "the attack, claimed by X"."""
    ahead = [sentence.low(i) for i in range(position + 1, position + 5)]
    if sentence.low(position - 1) in _USUALLY or "such" in ahead[:2]:
        return []
    if "responsibility" in ahead and not is_passive(sentence, position):
        if sentence.low(position - 1) in {"no", "one", "immediately", "nobody", "yet"} or _nobody(sentence, position):
            return []
        actors = acting.subjects(sentence, position)
    elif _names_attack(sentence, position + 1) and not _nobody(sentence, position):
        actors = acting.subjects(sentence, position)
    elif sentence.low(position + 1) == "by":
        actors = tuple(objects.actors_after(sentence, position + 2, 8))
    else:
        return []
    return [_role(sentence, i, position, voice, kind="responsibility_claimed", role="claimant") for i in actors[:2]]


_USUALLY = frozenset({"usually", "often", "regularly", "routinely", "frequently", "typically"})


def _names_attack(sentence: Sentence, start: int) -> bool:
    """Whether an attack is named there: "the bombing", "Monday's attack"."""
    dated = start < len(sentence.chunks) and sentence.chunks[start].date is not None
    return any(sentence.low(i) in lx.ATTACK_NOUNS for i in range(start, start + 3 + dated))


def _said_it(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "X said it was behind the attack", "X said its fighters had done it"; a state's word is no such claim."""
    ahead = [sentence.low(i) for i in range(position + 1, min(len(sentence.chunks), position + 9))]
    if not set(ahead[:2] + ahead[2:3]) & {"it", "they", "its", "their"}:
        return []
    did = {"behind", "responsible"} & set(ahead) or any(
        word in lx.CARRIER_VERBS or word in lx.ATTACK_VERBS or word in lx.HURT for word in ahead
    )
    if not did or {"not", "no", "never"} & set(ahead):
        return []
    actors = [i for i in acting.subjects(sentence, position) if _is_group(sentence, i)]
    return [_role(sentence, i, position, voice, kind="responsibility_claimed", role="claimant") for i in actors[:1]]


def _is_group(sentence: Sentence, position: int) -> bool:
    actor = sentence.chunks[position].actor
    named = actor is not None and actor.form in {"name", "alias", "group"}
    return named and actor is not None and not actor.actor_id.startswith("state:")


def _nobody(sentence: Sentence, position: int) -> bool:
    return any(sentence.low(i) in {"no", "nobody", "none", "not"} for i in range(max(0, position - 6), position))


def _blamed(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "X blamed Y", "blamed it on Y", "Y was blamed for": a claim that names Y, who stays only mentioned."""
    ahead = [sentence.low(i) for i in range(position + 1, min(len(sentence.chunks), position + 7))]
    if any(word in lx.HABITUAL for word in ahead):
        return []
    accuses = sentence.low(position).startswith("accus")
    if accuses and not _accused_of_it(ahead):
        return []
    if not accuses and ahead[:1] == ["for"]:
        passive = is_passive(sentence, position) or sentence.low(position - 1) == "to"  # "was to blame for"
        if not passive or lx.ATTACK_NOUNS.isdisjoint(ahead):
            return []
        return _blame(sentence, acting.subjects(sentence, position), position, voice)
    if sentence.low(position - 1) == "to" and ahead[:1] and ahead[0] in {",", ".", ";", "”", '"'}:
        return _blame(sentence, acting.subjects(sentence, position), position, voice)  # "Rebels were to blame, X said"
    laid = () if accuses else _laid(sentence, position, "on")
    return _blame(sentence, laid or _actors_behind(sentence, position), position, voice)


def _attributed(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "the attack was attributed to Y", "attributed the attack to Y"."""
    laid = _laid(sentence, position, "to")
    told = any(sentence.low(i) in lx.ATTACK_NOUNS for i in range(max(0, position - 12), position + 6))
    return _blame(sentence, laid, position, voice) if told else []


def _held(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "held Y responsible for the attack"."""
    ahead = [sentence.low(i) for i in range(position + 1, position + 14)]
    if ("responsible", "for") not in pairwise(ahead) or lx.ATTACK_NOUNS.isdisjoint(ahead):
        return []
    return _blame(sentence, _actors_behind(sentence, position), position, voice)


def _suspected(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "suspicion fell on Y"."""
    verb = next((i for i in range(position + 1, position + 10) if sentence.low(i) in _FALLING), None)
    if verb is None or sentence.low(verb + 1) not in {"on", "upon"}:
        return []
    return _blame(sentence, _actors_behind(sentence, verb + 1), position, voice)


def _suspects(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "suspect Y of the bombing", "suspect that Y carried out the attack"."""
    before = sentence.low(position - 1)
    if before in lx.DETERMINERS or before in {"main", "prime"} or sentence.low(position + 1) in {".", ",", "in"}:
        return []  # "a suspect"
    actors = _actors_behind(sentence, position + (sentence.low(position + 1) == "that"))
    if not actors:
        return []
    behind = {sentence.low(i) for i in range(actors[-1] + 1, actors[-1] + 7)}
    told = behind & (lx.ATTACK_NOUNS | lx.CARRIER_VERBS | {"behind"})
    return _blame(sentence, actors, position, voice) if told else []


_FALLING = frozenset({"fell", "falls", "fall", "fallen", "centred", "centered", "focused", "focussed"})


def _took(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "X took responsibility for the attack", "admitted carrying it out"."""
    ahead = [sentence.low(i) for i in range(position + 1, position + 4)]
    admits = (sentence.low(position), ahead[0]) in {("admitted", "carrying"), ("owned", "up")}
    if "responsibility" not in ahead and not admits:
        return []
    if _nobody(sentence, position):
        return []
    actors = [i for i in acting.subjects(sentence, position) if _is_group(sentence, i)]
    return [_role(sentence, i, position, voice, kind="responsibility_claimed", role="claimant") for i in actors[:2]]


def _laid(sentence: Sentence, verb: int, preposition: str) -> tuple[int, ...]:
    """The actors behind the last such preposition that leads up to any: "blamed the strike on X on Monday on Y"."""
    found: tuple[int, ...] = ()
    for ahead in range(verb + 1, min(len(sentence.chunks) - 1, verb + 12)):
        low = sentence.low(ahead)
        if low in acting.CLAUSE_MARKS or low in {"for", "but", "that", "who"}:
            break
        if low == preposition:
            found = _actors_behind(sentence, ahead) or found
    return found


def _actors_behind(sentence: Sentence, position: int) -> tuple[int, ...]:
    return tuple(objects.actors_after(sentence, position + 1, 8, countries=True))


def _blame(sentence: Sentence, actors: Sequence[int], verb: int, voice: Voice) -> list[Responsibility]:
    return [_role(sentence, i, verb, voice, kind="responsibility_blamed", role="mentioned") for i in actors[:2]]


def _accused_of_it(ahead: Sequence[str]) -> bool:
    """Whether the accusation is of the attack: "of carrying out", "of being behind", "of the attack"."""
    return (
        "of" in ahead
        and not {"planning", "plotting"} & set(ahead)
        and any(word in lx.CARRIER_VERBS | lx.ATTACK_NOUNS | {"being", "attacking", "firing"} for word in ahead)
    )


def _denied(sentence: Sentence, position: int, voice: Voice) -> list[Responsibility]:
    """For "X denied involvement", "denied responsibility", "denied carrying out the attack"."""
    ahead = {sentence.low(i) for i in range(position + 1, position + 8)}
    if not ahead & (
        {"involvement", "responsibility", "role", "carrying", "accusations", "charge", "behind"} | lx.ATTACK_NOUNS
    ):
        return []
    actors = acting.subjects(sentence, position)
    return [_role(sentence, i, position, voice, kind="responsibility_denied", role="denier") for i in actors[:1]]


def _role(sentence: Sentence, actor: int, verb: int, voice: Voice, *, kind: ClaimKind, role: Role) -> Responsibility:
    first, last = sorted((actor, verb))
    span = Span(sentence.chunks[first].span.start, sentence.chunks[last].span.end)
    mention = sentence.chunks[actor].actor
    claim = Claim(
        kind=kind,
        span=span,
        wording=sentence.words(first, last),
        modality="reported" if voice.name else "asserted",
        attributed_to=voice.name,
        said_on=voice.said_on,
    )
    return Responsibility(sentence.index, claim, mention.actor_id if mention else "", role)


_ROLE_READERS: dict[str, Callable[[Sentence, int, Voice], list[Responsibility]]] = {
    **dict.fromkeys(("denied", "denies", "rejected"), _denied),
    **dict.fromkeys(_SAYING, _said_it),
    **dict.fromkeys(lx.BLAME_VERBS, _blamed),
    **dict.fromkeys(("attributed", "attributes"), _attributed),
    **dict.fromkeys(("held", "hold", "holds"), _held),
    **dict.fromkeys(("suspicion", "suspicions"), _suspected),
    **dict.fromkeys(("suspect", "suspects", "suspected"), _suspects),
    **dict.fromkeys(("took", "taken", "takes", "admitted", "accepted", "owned"), _took),
    **dict.fromkeys(lx.CLAIM_WORDS, _claimed),
}
"""What reads a claim of responsibility, blame or a denial, by the word that makes it one."""
