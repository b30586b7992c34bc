"""Which side of a fight an actor is on: a state, a group in arms, civilians. For the codes of other projects."""

from __future__ import annotations

from collections.abc import Mapping

from geo.codes import ActorKind, Role, Side
from geo.model import Event
from geo.reading.names.crowd_ids import crowd_class

_OF_KIND: dict[ActorKind, Side] = {"state": "state", "armed_group": "group", "person": "civilians"}
_OF_CROWD: dict[str, Side] = {"armed": "group", "force": "state", "civil": "civilians"}


def side_of(actor_id: str, kinds: Mapping[str, ActorKind]) -> Side | None:
    """The side of an actor. `kinds` tells what each actor is; None where the kind does not tell a side."""
    crowd = crowd_class(actor_id)
    return _OF_CROWD[crowd] if crowd else _OF_KIND.get(kinds.get(actor_id, "organisation"))


def sides_of(event: Event, role: Role, kinds: Mapping[str, ActorKind]) -> frozenset[Side]:
    """The sides of all actors of a role in an event."""
    sides = (side_of(actor.actor_id, kinds) for actor in event.actors if actor.role == role)
    return frozenset(side for side in sides if side)
