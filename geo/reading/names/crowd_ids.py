"""Ids of people without a name ("people:islamist-militants"): the words of kind and the head's plural."""

from __future__ import annotations

from geo.reading.names import crowd_words as cw

PREFIX = "people:"


def is_crowd(actor_id: str) -> bool:
    """Whether the id is that of people without a name."""
    return actor_id.startswith(PREFIX)


def crowd_class(actor_id: str) -> cw.CrowdClass | None:
    """Whether people without a name bear arms, serve a state or are civilians; None for any other actor."""
    if not is_crowd(actor_id):
        return None
    words = actor_id.removeprefix(PREFIX).split("-")
    if words[-1] in cw.WEAK_HEADS and len(words) > 1:
        if words[-1] in {"member", "members"} and words[-2] in cw.CIVIL_BODIES:
            return "civil"
        return "force" if any(word in cw.SERVING for word in words) else "armed"
    return cw.CLASSES.get(words[-1], "civil")


def head_of(actor_id: str) -> str:
    """The plural of the word that the id of people without a name ends with."""
    return actor_id.removeprefix(PREFIX).rsplit("-", 1)[-1]


def is_anonymous(actor_id: str) -> bool:
    """Whether the people may be anybody in arms ("gunmen"), a named group that the text tells of included."""
    return is_crowd(actor_id) and head_of(actor_id) in cw.ANONYMOUS
