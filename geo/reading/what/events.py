"""Mentions to events: the sentences that speak of one attack become one event, everything else an event of its own.

Two mentions are one attack when nothing they say tells them apart: type, day, place, attackers, and whether they
report something or look back. What nothing says stays unsaid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from geo.codes import ActorKind, EventStatus, EventTypeCode, Role, Side
from geo.model import Claim, DateMention, Event, Locality, Participation, Span
from geo.reading.names.crowds import crowd_class, is_anonymous
from geo.reading.what import lexicon as lx
from geo.reading.what import roles
from geo.reading.what.chunks import Sentence
from geo.reading.what.claims import FoundClaim, toll_of
from geo.reading.what.event_dates import governing_date
from geo.reading.what.statements import Responsibility, Utterance
from geo.reading.what.triggers import FAMILIES, Mention
from geo.reading.when import calendar as cal

_SETTLED = frozenset({"place", "near", "offset", "offset_heading", "part_of"})
_HURTING = frozenset({"killed", "wounded", "captured", "casualties"})
"""Claims that make targets of those whom they count."""
CLAIM_REACH = 12
"""How many sentences behind an attack a number may stand that still counts its victims."""


@dataclass(slots=True)
class _Draft:
    """An attack while its mentions are gathered."""

    status: EventStatus
    mentions: list[Mention] = field(default_factory=list)
    roles: dict[str, Role] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    lent: list[int] = field(default_factory=list)
    """Localities of sentences that name no attack but tell where its victims fell."""

    @property
    def attackers(self) -> frozenset[str]:
        """Ids of those that a mention names as attackers."""
        return frozenset(a for mention in self.mentions for a in mention.attackers)

    @property
    def date(self) -> DateMention | None:
        """The most precise date of the mentions; the first of equals."""
        dates = [mention.date for mention in self.mentions if mention.date and mention.date.value and mention.date.end]
        return min(dates, key=lambda d: (d.end - d.value).days if d.value and d.end else 0, default=None)

    @property
    def type(self) -> EventTypeCode:
        """The type that most mentions tell; the first of equals; unknown if none tells."""
        told = Counter(mention.type for mention in self.mentions if mention.type not in {"unknown", "killing"})
        if len(told) > 1 and told.most_common(1)[0][0] == "bombing":
            del told["bombing"]  # an explosion is what a closer word names: a missile, a mine
        if told:
            return told.most_common(1)[0][0]
        return "killing" if any(mention.type == "killing" for mention in self.mentions) else "unknown"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in an article, for the events to be put together from."""

    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    claims: Sequence[FoundClaim]
    utterances: Sequence[Utterance]
    responsibilities: Sequence[Responsibility]
    localities: Sequence[Locality]
    parents: Mapping[str, str]
    """The actor that commands another, by id."""
    kinds: Mapping[str, ActorKind]
    """What every actor of the article is, by id."""


def build_events(found: Findings, *, article_id: str, name_of: Callable[[str], str]) -> tuple[Event, ...]:
    """The events of an article: attacks first, then what was said, then what only looks back."""
    drafts = _gather(found)
    _site_users(found, drafts)
    _attach_claims(found, drafts)
    _lend_places(found, drafts)
    _attach_responsibilities(found, drafts)
    attacks = [_event(draft, found, name_of) for draft in drafts]
    said = _said(found.utterances, found.sentences, name_of)
    ordered = [e for e in attacks if e.status == "reported"] + said + [e for e in attacks if e.status != "reported"]
    return tuple(_numbered(ordered, article_id))


def _numbered(events: Iterable[Event], article_id: str) -> Iterable[Event]:
    for number, event in enumerate(events, start=1):
        yield replace(event, id=f"{article_id}-{number}")


# --- gathering ----------------------------------------------------------------------------------------------


def _gather(found: Findings) -> list[_Draft]:
    drafts: list[_Draft] = []
    claimants = {(r.sentence, r.actor_id) for r in found.responsibilities if r.role == "claimant"}
    for told in found.mentions:
        mention = _without_claimants(told, claimants)
        if mention.status in {"planned", "denied"} and not (mention.attackers or _towns(mention.localities, found)):
            continue
        home = _home(mention, drafts, found)
        if home is None:
            home = _Draft(mention.status)
            drafts.append(home)
        home.mentions.append(mention)
        for actor_id in mention.attackers:
            _give_role(home, actor_id, "attacker")
        for actor_id in mention.targets:
            _give_role(home, actor_id, "target")
        if mention.sentence not in home.sentences:
            home.sentences.append(mention.sentence)
    return [draft for draft in drafts if _says_enough(draft)]


def _without_claimants(mention: Mention, claimants: Set[tuple[int, str]]) -> Mention:
    """The mention without attackers who only say in this sentence that they did it: that is a claim."""
    attackers = tuple(actor for actor in mention.attackers if (mention.sentence, actor) not in claimants)
    return mention if attackers == mention.attackers else replace(mention, attackers=attackers)


def _says_enough(draft: _Draft) -> bool:
    """Whether the mentions say anything but that there was some attack."""
    told = draft.attackers or draft.date or any(m.targets or m.localities or m.site for m in draft.mentions)
    return bool(told) or draft.type != "unknown"


def _give_role(draft: _Draft, actor_id: str, role: Role) -> None:
    """An attacker stays one, whatever later sentences say. Men in arms without a name may be one who is known."""
    if draft.roles.get(actor_id) == "attacker":
        return
    if is_anonymous(actor_id) and _armed(draft, role):
        return
    draft.roles[actor_id] = role
    if role in {"attacker", "target"} and not is_anonymous(actor_id) and _is_armed(actor_id):
        for other in [id_ for id_, given in draft.roles.items() if given == role and is_anonymous(id_)]:
            del draft.roles[other]


def _armed(draft: _Draft, role: Role) -> bool:
    """Whether somebody who bears arms has the role already: anybody but a state's forces and civilians."""
    return any(given == role and _is_armed(actor_id) for actor_id, given in draft.roles.items())


def _is_armed(actor_id: str) -> bool:
    return not actor_id.startswith("state:") and crowd_class(actor_id) in {None, "armed"}


def _is_attack_by_hand(draft: _Draft, found: Findings) -> bool:
    """Whether armed men did it and nothing tells with what: then it is an attack on the ground."""
    sides = {side_of(actor_id, found.kinds) for actor_id in draft.attackers}
    killing = any(mention.type == "killing" for mention in draft.mentions)
    return bool(sides & {"group", "civilians"}) or (killing and "state" in sides)


def side_of(actor_id: str, kinds: Mapping[str, ActorKind]) -> Side | None:
    """Which side of a fight an actor is: a state, a group in arms, civilians; None where its kind does not tell."""
    told = crowd_class(actor_id)
    if told is not None:
        return {"armed": "group", "force": "state", "civil": "civilians"}[told]  # type: ignore[return-value]
    return _SIDES.get(kinds.get(actor_id, "organisation"))


_SIDES: dict[ActorKind, Side] = {"state": "state", "armed_group": "group", "person": "civilians"}


def _home(mention: Mention, drafts: Sequence[_Draft], found: Findings) -> _Draft | None:
    fitting = [draft for draft in drafts if _fits(mention, draft, found)]
    if not fitting:
        return None
    return max(fitting, key=lambda draft: _closeness(mention, draft, drafts))


def _closeness(mention: Mention, draft: _Draft, drafts: Sequence[_Draft]) -> tuple[int, int, int]:
    """Shared attackers first, then shared types, then the latest."""
    shared = len(draft.attackers & set(mention.attackers))
    return shared, int(draft.type == mention.type), drafts.index(draft)


def _fits(mention: Mention, draft: _Draft, found: Findings) -> bool:
    if (mention.status == "reported") != (draft.status == "reported"):
        return False
    if mention.answer:
        return False
    return (
        _types_fit(mention, draft, found)
        and _attackers_fit(mention, draft, found.parents)
        and _dates_fit(mention, draft)
        and _places_fit(mention, draft, found)
    )


def _types_fit(mention: Mention, draft: _Draft, found: Findings) -> bool:
    mine, theirs = mention.type, draft.type
    if mine == theirs or {mine, theirs} & {"unknown", "killing"}:
        return True
    if mine == "interception" or theirs == "interception":
        return False
    same_sentence = mention.sentence in draft.sentences
    bare = mention.date is None and not _towns(mention.localities, found)
    close = mention.definite or same_sentence or bare
    return close and any({mine, theirs} <= family for family in FAMILIES)


def _attackers_fit(mention: Mention, draft: _Draft, parents: Mapping[str, str]) -> bool:
    """Whether the attackers can be the same: one of them is named by both, or commands one that is."""
    if not mention.attackers or not draft.attackers:
        return not (mention.attackers and draft.status != "reported" and draft.mentions)
    if all(map(is_anonymous, mention.attackers)) or all(map(is_anonymous, draft.attackers)):
        return all(map(_is_armed, mention.attackers)) and all(map(_is_armed, draft.attackers))
    mine = {line for actor in mention.attackers for line in _line(actor, parents)}
    theirs = {line for actor in draft.attackers for line in _line(actor, parents)}
    return bool(mine & draft.attackers) or bool(theirs & set(mention.attackers))


def _line(actor_id: str, parents: Mapping[str, str]) -> Iterable[str]:
    """An actor and those above it."""
    seen: dict[str, None] = {}
    at: str | None = actor_id
    while at is not None and at not in seen:
        seen[at] = None
        at = parents.get(at)
    return seen


def _dates_fit(mention: Mention, draft: _Draft) -> bool:
    mine, theirs = mention.date, draft.date
    if not (mine and theirs and mine.value and theirs.value and mine.end and theirs.end):
        return True
    return mine.value <= theirs.end and theirs.value <= mine.end


def _places_fit(mention: Mention, draft: _Draft, found: Findings) -> bool:
    mine = _towns(mention.localities, found)
    same_sentence = mention.sentence in draft.sentences
    told_apart = "unknown" not in {mention.type, draft.type} and mention.type != draft.type
    if mention.definite or (same_sentence and not told_apart):
        return True
    theirs = {town for other in draft.mentions for town in _towns(other.localities, found)}
    return not mine or not theirs or bool(mine & theirs)


def _towns(indexes: Iterable[int], found: Findings) -> set[str]:
    towns = set()
    for index in indexes:
        locality = found.localities[index]
        if locality.kind in _SETTLED:
            towns |= {a.place.name for a in locality.anchors if a.place and not a.place.is_country}
    return towns


# --- what else belongs to an attack ---------------------------------------------------------------------------


def _site_users(found: Findings, drafts: Sequence[_Draft]) -> None:
    """Who used the site that was hit is a target: "The compound was used by units of X and Y"."""
    for sentence in found.sentences:
        users = next(iter(sentence.positions(lx.SITE_USERS)), None)
        site = next((i for i in sentence.positions(lx.SITES) if sentence.chunks[i].plain), None)
        if site is None or users is None or not site < users <= site + 10 or sentence.low(users + 1) != "by":
            continue
        home = _latest(drafts, sentence.index)
        if home is None:
            continue
        for position in roles.actors_after(sentence, users + 2, 16):
            actor = sentence.chunks[position].actor
            if actor and actor.form != "person":
                _give_role(home, actor.actor_id, "target")
        if sentence.index not in home.sentences:
            home.sentences.append(sentence.index)


def _latest(drafts: Sequence[_Draft], sentence: int) -> _Draft | None:
    """The reported attack that was named last before a sentence, or in it."""
    best: tuple[int, _Draft] | None = None
    for draft in drafts:
        if draft.status != "reported":
            continue
        before = [m.sentence for m in draft.mentions if m.sentence <= sentence]
        if before and sentence - max(before) <= CLAIM_REACH and (best is None or max(before) > best[0]):
            best = (max(before), draft)
    return best[1] if best else None


def _draft_for(drafts: Sequence[_Draft], sentence: int, span: Span) -> _Draft | None:
    """The attack that words at `span` belong to: of the sentence's own, the last named before them; else the latest
    reported attack of the article, else its only one."""
    own = [(m.trigger.start, d) for d in drafts for m in d.mentions if m.sentence == sentence]
    before = [item for item in own if item[0] < span.end]
    if own:
        return max(before, key=lambda item: item[0])[1] if before else min(own, key=lambda item: item[0])[1]
    reported = [d for d in drafts if d.status == "reported"]
    return _latest(drafts, sentence) or (reported[0] if len(reported) == 1 else None)


def _attach_claims(found: Findings, drafts: list[_Draft]) -> None:
    for item in found.claims:
        home = _draft_for(drafts, item.sentence, item.claim.span)
        if home is None:
            continue
        home.claims.append(item.claim)
        for actor_id in item.named if item.claim.kind in _HURTING else ():
            _give_role(home, actor_id, "target")
        if item.sentence not in home.sentences:
            home.sentences.append(item.sentence)


def _lend_places(found: Findings, drafts: list[_Draft]) -> None:
    """Where its victims fell an attack was, if no mention of it names a town: "The heaviest toll was near X"."""
    naming = {mention.sentence for mention in found.mentions}
    for sentence in found.sentences:
        if sentence.index in naming or not sentence.localities or not sentence.positions(lx.TOLL_WORDS):
            continue
        home = _latest(drafts, sentence.index)
        if home is not None and not any(_towns(mention.localities, found) for mention in home.mentions):
            home.lent += [index for index, _ in sentence.localities]
            home.sentences = sorted({*home.sentences, sentence.index})


def _attach_responsibilities(found: Findings, drafts: list[_Draft]) -> None:
    for item in found.responsibilities:
        home = _draft_for(drafts, item.sentence, item.claim.span)
        if home is None:
            continue
        home.claims.append(item.claim)
        if item.role != "mentioned" or item.actor_id not in home.roles:
            home.roles.setdefault(item.actor_id, item.role)
        if item.sentence not in home.sentences:
            home.sentences.append(item.sentence)


# --- drafts to events -----------------------------------------------------------------------------------------


def _event(draft: _Draft, found: Findings, name_of: Callable[[str], str]) -> Event:
    date = draft.date or (governing_date(found.sentences, draft.sentences) if draft.status == "reported" else None)
    first, last = (date.value, date.end) if date else (None, None)
    indexes = sorted({i for m in draft.mentions for i in m.localities} | set(draft.lent))
    claims = tuple(sorted(draft.claims, key=lambda claim: claim.span))
    site = max((m.site for m in draft.mentions if m.site), key=len, default=None)
    code = draft.type
    if code in {"unknown", "killing"} and _is_attack_by_hand(draft, found):
        code = "ground_attack"
    return Event(
        id="",
        type=code,
        status=draft.status,
        date_start=first,
        date_end=last,
        date_precision=cal.ucdp_precision(first, last) if first and last else None,
        site=site,
        actors=tuple(Participation(i, name_of(i), role) for i, role in draft.roles.items()),
        localities=tuple(indexes),
        claims=claims,
        evidence=tuple(found.sentences[i].span for i in sorted(draft.sentences)),
        toll=toll_of(claims),
        wounded=toll_of(claims, "wounded"),
    )


def _said(utterances: Sequence[Utterance], sentences: Sequence[Sentence], name_of: Callable[[str], str]) -> list[Event]:
    """One event a speaker and kind: all that somebody said in the article."""
    groups: dict[tuple[str, str], list[Utterance]] = {}
    for utterance in utterances:
        groups.setdefault((utterance.type, utterance.speaker), []).append(utterance)
    events = []
    for (_, speaker), group in groups.items():
        addressees = dict.fromkeys(a for utterance in group for a in utterance.addressees if a != speaker)
        date = next((utterance.date for utterance in group if utterance.date), None)
        spans: tuple[Span, ...] = tuple(sentences[i].span for i in sorted({u.sentence for u in group}))
        events.append(
            Event(
                id="",
                type=group[0].type,
                date_start=date,
                date_end=date,
                date_precision=1 if date else None,
                actors=(
                    Participation(speaker, name_of(speaker), "speaker"),
                    *(Participation(a, name_of(a), "addressee") for a in addressees),
                ),
                evidence=spans,
            )
        )
    return sorted(events, key=lambda event: event.type != "warning")
