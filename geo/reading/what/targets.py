"""Which of those who were named as hit an attack was on: the hurt before owners of a place, no dead of the attackers.

A draft gathers everybody whom its mentions call a target and whom its claims count. Here those go who are no targets
beside the others, and forces that two words name become one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from geo.codes import Role
from geo.model import Actor, Event
from geo.reading.names.crowd_ids import PREFIX, crowd_class, head_of, is_anonymous, is_crowd
from geo.reading.names.crowd_words import UNTOLD

PERPETRATORS = frozenset(
    "attackers assailants perpetrators raiders kidnappers abductors bombers hijackers assassins killers".split()
)
"""Heads for those who attack: beside others that were hit they are the attackers' own dead."""
ANY_IN_ARMS = frozenset(
    PREFIX + head
    for head in "militants rebels insurgents gunmen fighters guerrillas jihadists bandits terrorists militiamen".split()
)
"""Bare words for those who bear arms: beside a group that attacked they are its men."""
_ANYBODY = (
    frozenset("civilians villagers residents locals people citizens townspeople nationals inhabitants".split()) | UNTOLD
)
"""Heads for anybody who lives there: two of them are the same people."""
_POLICE = frozenset("police policemen policewomen constables cops gendarmes".split())
_FORCES = frozenset("force forces army military navy troops soldiers battalion brigade personnel".split())
_SAME_PEOPLE = (
    frozenset("soldiers troops servicemen servicemembers personnel".split()),
    frozenset("police policemen officers constables".split()),
    frozenset("journalists reporters newsmen".split()),
    frozenset("worshippers worshipers congregants parishioners churchgoers faithful".split()),
    frozenset("shoppers customers".split()),
    frozenset("students pupils schoolchildren".split()),
)
"""Bare words for the same people: who is counted by one of a row is among those whom another names."""
_RIDERS = frozenset("passengers occupants travellers travelers".split())
"""Those inside: civilians beside them who are not counted only say who rode."""
_COUNTED = frozenset({"killed", "wounded", "captured", "missing"})
_BARE_FORCES = frozenset(
    "soldiers troops servicemen servicemembers policemen police officers personnel guards gendarmes peacekeepers "
    "marines guardsmen troopers".split()
)


def is_of_attackers(ids: Collection[str], roles: Mapping[str, Role], hit: Collection[str], *, fought: bool) -> bool:
    """Whether those whom a claim counts attacked themselves: "two of the assailants died", "five rebels were killed in
    return fire".

    `hit` are the ids of those whom the attack was on. Where both sides `fought`, the words must say that they attacked.
    """
    if not ids:
        return False
    attackers = [id_ for id_, role in roles.items() if role == "attacker"]
    others = [id_ for id_ in attackers if id_ not in ids]
    if all(map(_in_arms, attackers)) and all(_attacks(id_) and (others or id_ not in hit) for id_ in ids):
        return True
    armed = any(map(_in_arms, attackers))
    if fought:
        sides = any(id_.startswith("state:") for id_ in attackers)
        alone = not others and bool(attackers)
        theirs = all((id_ in ANY_IN_ARMS or (alone and is_crowd(id_))) and id_ not in hit for id_ in ids)
        return armed and not sides and theirs
    return all(roles.get(id_) == "attacker" or (armed and id_ in ANY_IN_ARMS and id_ not in hit) for id_ in ids)


def are_of_attackers(ids: Collection[str], attackers: Collection[str]) -> bool:
    """Whether those who were hit are the ones without a name who attacked before: "police shot three of the attackers",
    "before the gunman was shot"."""
    return bool(ids) and bool(attackers) and all(_attacks(id_) or (is_crowd(id_) and id_ in attackers) for id_ in ids)


def are_forces(ids: Collection[str]) -> bool:
    """Whether nobody but a state or those who serve one are named."""
    return all(id_.startswith("state:") or crowd_class(id_) == "force" for id_ in ids)


def standing_roles(
    roles: Mapping[str, Role], harmed: Collection[str], owners: Collection[str], *, hurting: bool, one: bool = False
) -> dict[str, Role]:
    """The roles of an attack without targets that are none beside the others.

    `harmed` are the ids of those whom a claim counts, `owners` of those who only own what was hit; `hurting`: somebody
    was hurt, named or not; `one`: one was, and nobody else.
    """
    targets = [id_ for id_, role in roles.items() if role == "target"]
    gone = {id_ for id_ in targets if hurting and id_ in owners and id_ not in harmed}
    targets = [id_ for id_ in targets if id_ not in gone]
    armed = any(role == "attacker" and _in_arms(id_) for id_, role in roles.items())
    beside = {"men", "militiamen"} if _with_forces(targets) else {"men"}
    if not all(map(_attacks, targets)):
        own = {id_ for id_ in targets if _attacks(id_) or (armed and is_anonymous(id_) and head_of(id_) not in beside)}
        gone |= own if own != set(targets) else {id_ for id_ in own if _attacks(id_)}
    anybody = [id_ for id_ in targets if id_ not in gone and _is_anybody(id_)]
    anybody.sort(key=lambda id_: id_ not in harmed)
    gone |= set(anybody[1:])
    gone |= _told_again([id_ for id_ in targets if id_ not in gone], harmed)
    if one and any(id_ in harmed and not is_crowd(id_) for id_ in targets):
        gone |= {id_ for id_ in targets if id_ in harmed and is_crowd(id_)}  # "a priest was stabbed. X Y, 65, died"
    return {id_: role for id_, role in roles.items() if id_ not in gone}


def _told_again(targets: Sequence[str], harmed: Collection[str]) -> set[str]:
    """Those of whom nobody is counted and whom another word tells again: "fired on police …, killing an officer"."""
    bare = {id_: id_.rsplit(":", 1)[-1] for id_ in targets if is_crowd(id_)}
    counted = {word for id_, word in bare.items() if id_ in harmed}
    again = set().union(*(row for row in _SAME_PEOPLE if row & counted))
    riding = bool(_RIDERS & counted)
    return {
        id_
        for id_, word in bare.items()
        if id_ not in harmed and (word in again or (riding and crowd_class(id_) == "civil"))
    }


def _with_forces(targets: Sequence[str]) -> bool:
    """Whether forces were hit: militiamen who were hit beside them fought on their side."""
    return any(id_.startswith("state:") or crowd_class(id_) == "force" for id_ in targets)


def _attacks(actor_id: str) -> bool:
    return is_crowd(actor_id) and head_of(actor_id) in PERPETRATORS


def _in_arms(actor_id: str) -> bool:
    return not actor_id.startswith("state:") and crowd_class(actor_id) in {None, "armed"}


def _is_anybody(actor_id: str) -> bool:
    """Whether the people are told of by no other word than one for anybody: "civilians", no "Chinese nationals"."""
    return is_crowd(actor_id) and actor_id.rsplit(":", 1)[-1] in _ANYBODY | {"displaced-people", "displaced-persons"}


def with_same_forces(
    events: Sequence[Event], actors: Sequence[Actor], text: str
) -> tuple[tuple[Event, ...], tuple[Actor, ...]]:
    """The events and actors with bare soldiers joined to the army that was hit: "an army post …, killing two soldiers".

    They are joined where every event that they have a role in has that one force as another target.
    """
    known = {actor.id: actor for actor in actors}
    same = {id_: force for id_ in known if _is_bare(id_) and (force := _only_force(id_, events, known, text))}
    if not same:
        return tuple(events), tuple(actors)
    for id_, force in same.items():
        mentions = sorted({*known[force].mentions, *known[id_].mentions})
        known[force] = replace(known[force], mentions=tuple(mentions))
    kept = tuple(known[actor.id] for actor in actors if actor.id not in same)
    mended = (replace(e, actors=tuple(a for a in e.actors if a.actor_id not in same)) for e in events)
    return tuple(mended), kept


def _is_bare(actor_id: str) -> bool:
    return is_crowd(actor_id) and actor_id.rsplit(":", 1)[-1] in _BARE_FORCES


def _only_force(bare: str, events: Sequence[Event], actors: Mapping[str, Actor], text: str) -> str | None:
    """The one force that is a target of every event in which the `bare` ones are; None where they differ."""
    found: set[str] = set()
    for event in events:
        roles = {a.actor_id: a.role for a in event.actors}
        if bare not in roles:
            continue
        others = [id_ for id_, role in roles.items() if role == "target" and id_ != bare]
        fitting = [id_ for id_ in others if _may_be(bare, actors[id_], text)]
        if roles[bare] != "target" or len(fitting) != 1 or _is_counted(actors[fitting[0]], event):
            return None
        found.add(fitting[0])
    return found.pop() if len(found) == 1 else None


def _is_counted(actor: Actor, event: Event) -> bool:
    """Whether a claim of the event counts people of the actor: then others are counted beside them."""
    return any(claim.kind in _COUNTED and claim.span.overlaps(m) for claim in event.claims for m in actor.mentions)


def _may_be(bare: str, force: Actor, text: str) -> bool:
    """Whether the bare ones can be people of the force: an army has no policemen, a police no soldiers."""
    if force.kind == "person" or crowd_class(force.id) not in {None, "force"} or _is_bare(force.id):
        return False
    words = {word for span in force.mentions for word in span.of(text).lower().split()}
    if is_crowd(force.id):
        words |= set(force.id.rsplit(":", 1)[-1].split("-"))
    elif force.kind == "armed_group" or (force.kind == "state" and words.isdisjoint(_POLICE | _FORCES)):
        return False
    if head_of(bare) in _POLICE:
        return not words & (_FORCES - {"force", "forces", "personnel"}) or bool(words & _POLICE)
    return not words & _POLICE or bool(words & _FORCES) or head_of(bare) in {"officers", "personnel", "guards"}
