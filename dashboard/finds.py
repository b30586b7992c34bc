"""Finds: words of an article and what they gave. The key of a find goes through clicks, the address and the map.

A key is the kind and the place of the find in its report: ``locality:3``, ``date:0``, ``claim:2`` (of the event),
or ``actor:united-states``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.model import Actor, Event, Locality, Report

_KEY = re.compile(r"(locality|date|claim):([0-9]{1,5})|(actor):([\w.-]{1,80})")
TAB_OF = {"locality": "why", "claim": "claims", "actor": "event", "date": "event"}
"""The tab of the panel that tells more about a find of each kind."""


@dataclass(frozen=True, slots=True)
class Find:
    """A key taken apart. ``index`` for localities, dates and claims, ``actor_id`` for actors."""

    kind: str
    index: int = -1
    actor_id: str = ""


def key(kind: str, number_or_id: int | str) -> str:
    """The key of a find."""
    return f"{kind}:{number_or_id}"


def parse(text: str) -> Find:
    """The find that a key names. Raises ValueError where it is no key."""
    match = _KEY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    if match[3]:
        return Find("actor", actor_id=match[4])
    return Find(match[1], index=int(match[2]))


def exists(text: str | None, report: Report, event: Event) -> bool:
    """Whether `text` is the key of something that the article says of `event`."""
    if not text:
        return False
    try:
        find = parse(text)
    except ValueError:
        return False
    if find.kind == "actor":
        return any(actor.actor_id == find.actor_id for actor in event.actors)
    if find.kind == "locality":
        return find.index in event.localities
    return find.index < len(report.dates if find.kind == "date" else event.claims)


def locality_of(text: str | None, report: Report) -> Locality | None:
    """The locality that a key names; None where it names something else."""
    find = parse(text) if text else None
    return report.localities[find.index] if find and find.kind == "locality" else None


def actor_of(text: str | None, report: Report) -> Actor | None:
    """The actor that a key names; None where it names something else."""
    find = parse(text) if text else None
    if find is None or find.kind != "actor":
        return None
    return next((actor for actor in report.actors if actor.id == find.actor_id), None)
