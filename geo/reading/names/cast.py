"""The cast of an article: everybody whom it names, from the registry, by office, and by the form of a name."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.model import Actor, Span, Toponym
from geo.places.actors import ActorEntry, find, registry
from geo.reading.names.groups import Group, find_groups
from geo.reading.names.people import Person, find_persons
from geo.reading.what.chunks import ActorMention

REPORTING_SECTORS = frozenset({"MED", "NGO"})
"""PLOVER sectors of those that report what others did: media, and monitors among the non-governmental bodies."""
_NOT_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article with their mentions. ``reporters`` are agencies that only pass on what others say."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    reporters: frozenset[str]

    @property
    def names(self) -> dict[str, str]:
        """The name of every actor by id."""
        return {actor.id: actor.name for actor in self.actors}

    @property
    def parents(self) -> dict[str, str]:
        """The actor that commands another, by id, as far up as the registry knows."""
        known = registry()
        line = {actor.id: actor.parent for actor in self.actors if actor.parent}
        for above in list(line.values()):
            entry = known.get(above)
            while entry is not None and entry.parent and entry.id not in line:
                line[entry.id] = entry.parent
                entry = known.get(entry.parent)
        return line

    def name_of(self, actor_id: str) -> str:
        """The name of an actor of this article; its id if it is none."""
        return next((actor.name for actor in self.actors if actor.id == actor_id), actor_id)


def read_cast(text: str, spans: Sequence[Span], toponyms: Iterable[Toponym]) -> Cast:
    """Everybody named inside `spans` of `text`.

    A capital ("Moscow") is its government only where `toponyms` say that the name acts there. A person of the
    registry and one found by office are one person.
    """
    acting = {toponym.span for toponym in toponyms if toponym.use == "actor"}
    entries: dict[str, ActorEntry] = {}
    mentions: list[ActorMention] = []
    known = find(text)
    paragraphs = sorted(spans)
    starts = [span.start for span in paragraphs]
    for found in known:
        if not _inside(found.span, paragraphs, starts):
            continue
        if found.form == "metonym" and found.span not in acting:
            continue
        form = "person" if found.entry.kind == "person" else "government" if found.form == "metonym" else found.form
        entries[found.entry.id] = found.entry
        mentions.append(ActorMention(found.span, found.entry.id, form))
    actors = {entry.id: _known(entry) for entry in entries.values()}
    _add_persons(find_persons(text, spans, known), actors, mentions)
    groups = find_groups(text, spans, [mention.span for mention in mentions])
    _add_groups(groups, actors, mentions)
    mentions.sort(key=lambda mention: mention.span)
    by_actor: dict[str, list[Span]] = {}
    for mention in mentions:
        by_actor.setdefault(mention.actor_id, []).append(mention.span)
    whole = tuple(replace(actor, mentions=tuple(by_actor.get(actor.id, ()))) for actor in actors.values())
    reporters = frozenset(id_ for id_, entry in entries.items() if entry.sector in REPORTING_SECTORS)
    return Cast(whole, tuple(mentions), reporters)


def named_for_actors(toponyms: Sequence[Toponym], cast: Cast) -> tuple[Toponym, ...]:
    """The toponyms, with those marked as no location that are part of a name of a group, body, person or ministry."""
    others = {actor.id for actor in cast.actors if actor.kind != "state"}
    spans = sorted(m.span for m in cast.mentions if m.actor_id in others or m.form in {"government", "force"})
    starts = [span.start for span in spans]
    fixed = []
    for toponym in toponyms:
        index = bisect_right(starts, toponym.span.start) - 1
        inside = index >= 0 and spans[index].covers(toponym.span)
        fixed.append(replace(toponym, use="actor") if inside and toponym.use == "location" else toponym)
    return tuple(fixed)


def _known(entry: ActorEntry) -> Actor:
    return Actor(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        seat=entry.seat,
        parent=entry.parent,
        wikidata_id=entry.wikidata_id,
    )


def _inside(span: Span, others: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether one of `others` (in order, none over another; `starts` are theirs) holds the span."""
    index = bisect_right(starts, span.start) - 1
    return index >= 0 and others[index].covers(span)


def _add_persons(persons: Iterable[Person], actors: dict[str, Actor], mentions: list[ActorMention]) -> None:
    """Persons found by office or form; one whose mention overlaps a person of the registry is that person."""
    named = sorted((m.span, m.actor_id) for m in mentions if m.form == "person")
    covered: list[Span] = []
    for person in persons:
        same = next((id_ for span in person.mentions if (id_ := _overlapping(span, named))), None)
        actor_id = same or f"person:{slug(person.name)}"
        if same is None:
            actors[actor_id] = Actor(actor_id, person.name, "person", country=person.country, known=False)
        for span in [span for span in person.mentions if _overlapping(span, named) is None]:
            insort(named, (span, actor_id))
            covered.append(span)
            mentions.append(ActorMention(span, actor_id, "person"))
    covered.sort()
    starts = [span.start for span in covered]
    mentions[:] = [m for m in mentions if m.form == "person" or not _inside(m.span, covered, starts)]
    mentioned = {mention.actor_id for mention in mentions}
    for actor_id in [id_ for id_ in actors if id_ not in mentioned]:
        del actors[actor_id]


def _overlapping(span: Span, named: Sequence[tuple[Span, str]]) -> str | None:
    """Whose mention shares a character with the span; `named` are mentions in order, none over another."""
    index = bisect_right(named, span.end, key=lambda item: item[0].start)
    around = named[max(0, index - 2) : index]
    return next((actor_id for other, actor_id in around if other.overlaps(span)), None)


def _add_groups(groups: Iterable[Group], actors: dict[str, Actor], mentions: list[ActorMention]) -> None:
    for group in groups:
        actor_id = f"group:{slug(group.name)}"
        actors.setdefault(actor_id, Actor(actor_id, group.name, "armed_group", known=False))
        mentions += [ActorMention(span, actor_id, "group") for span in group.mentions]


def slug(name: str) -> str:
    """The part of an actor's id that is made of its name: the same for the same name."""
    return _NOT_WORD.sub("-", name.lower()).strip("-")
