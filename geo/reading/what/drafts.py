"""Which mentions speak of one attack: drafts of events, and how a mention finds the one it belongs to.

Two mentions are one attack when nothing they say tells them apart: type, day, place, attackers, and whether they
report something or look back.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from geo.codes import ActorKind, EventStatus, EventTypeCode, Role
from geo.model import Claim, DateMention, Locality, Place, Span
from geo.reading.names.crowd_ids import crowd_class, head_of, is_anonymous, is_crowd
from geo.reading.names.crowd_words import AIRCRAFT
from geo.reading.what.chunks import Sentence
from geo.reading.what.claims import FoundClaim
from geo.reading.what.sides import side_of
from geo.reading.what.statements import Responsibility, Utterance
from geo.reading.what.targets import ANY_IN_ARMS, are_forces, are_of_attackers
from geo.reading.what.triggers import FAMILIES, Mention

OPEN_DRAFTS = 40
"""How many of the latest attacks a mention is compared with; bounds the work on a text of many attacks."""
MONTH_DAYS = 31
LONG_AGO_DAYS = 6
OLD_DAYS = 60
"""How long ago a month of a year that is over must be for its attacks to look back."""
NEWS_DAYS = 14
"""How old the latest attack of a text may be for it to be news of that one."""
LONGEST_DAYS = 100
"""More days than one attack may be dated by."""
ENDING_REACH = 6
"""How many sentences behind an attack the words may stand for how those who did it were stopped."""
_SETTLED = frozenset({"place", "near", "offset", "offset_heading", "part_of"})


@dataclass(slots=True)
class Draft:
    """An attack while its mentions are gathered; what they tell together is kept as they come."""

    status: EventStatus
    mentions: list[Mention] = field(default_factory=list)
    roles: dict[str, Role] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    sentences: dict[int, None] = field(default_factory=dict)
    """Indexes of the sentences that tell of it, in the order in which they were found."""
    lent: list[int] = field(default_factory=list)
    """Localities of sentences that name no attack but tell where its victims fell."""
    attackers: set[str] = field(default_factory=set)
    """Ids of those that a mention names as attackers."""
    harmed: set[str] = field(default_factory=set)
    """Ids of those whom a claim counts among the hurt."""
    added: set[Span] = field(default_factory=set)
    """Where claims stand that count others than those before them."""
    each: set[Span] = field(default_factory=set)
    """Where claims stand that count those of one of several blasts."""
    own: set[Span] = field(default_factory=set)
    """Where claims stand that count the attackers' own dead and wounded."""
    owners: set[str] = field(default_factory=set)
    """Ids of those who own what was hit."""
    hit: set[str] = field(default_factory=set)
    """Ids of those whom a mention names as hit themselves."""
    towns: set[str] = field(default_factory=set)
    date: DateMention | None = None
    """The most precise date of the mentions; the first of equals."""
    told: Counter[EventTypeCode] = field(default_factory=Counter)
    """How many mentions tell which type."""
    type: EventTypeCode = "unknown"
    """The type that most mentions tell."""
    last: int = 0
    """The last sentence with a mention."""

    def add(self, mention: Mention, towns: Set[str]) -> None:
        """Take in a mention that names `towns`."""
        self.mentions.append(mention)
        self.attackers.update(mention.attackers)
        self.owners.update(mention.owners)
        self.hit.update(id_ for id_ in mention.targets if id_ not in mention.owners)
        self.towns |= towns
        self.told[mention.type] += 1
        self.type = _most_told(self.told)
        self.sentences[mention.sentence] = None
        self.last = max(self.last, mention.sentence)
        if _days(mention.date) < _days(self.date):
            self.date = mention.date
        for actor_id in mention.attackers:
            give_role(self, actor_id, "attacker")
        for actor_id in mention.targets:
            give_role(self, actor_id, "target")


def _most_told(counts: Counter[EventTypeCode]) -> EventTypeCode:
    """The type that most mentions tell; the first of equals; unknown if none tells."""
    told = {code: count for code, count in counts.items() if code not in {"unknown", "killing"}}
    if not told:
        return "killing" if counts["killing"] else "unknown"
    best = max(told, key=lambda code: told[code])
    closer = {code: count for code, count in told.items() if code not in _BY_HAND}
    if best == "bombing" and len(closer) > 1:
        del closer[best]  # an explosion is what a closer word names: a missile, a mine
        best = max(closer, key=lambda code: closer[code])
    return best


_BY_HAND: frozenset[EventTypeCode] = frozenset({"ground_attack", "battle", "raid", "assassination", "abduction"})


def looks_back(mention: Mention, latest: dt.date | None, published: dt.date | None) -> bool:
    """Whether nothing dates the attack but a year that is over, or many months: "in 2019, an attack on another hotel",
    "121 police died in the first eight months of the year"; or the news is of another, at the `latest` day told, which
    came a month after it or later than a whole month: "Last month, a similar blast killed 20"."""
    date = mention.date
    if published is None or date is None or date.value is None or date.end is None:
        return False
    days = (date.end - date.value).days
    old = date.end.year < published.year and (published - date.end).days > OLD_DAYS
    if days > LONGEST_DAYS or (old and days >= MONTH_DAYS - 4):
        return True
    if latest is None or (published - latest).days > NEWS_DAYS or date.end >= latest:
        return False
    return date.precision == "month" or (latest - date.end).days > MONTH_DAYS


def latest_day(mentions: Iterable[Mention], published: dt.date | None) -> dt.date | None:
    """The latest day of an attack that is reported, none behind that of publication; None where no day is told."""
    days = (m.date.end for m in mentions if m.status == "reported" and m.date and m.date.precision == "day")
    return max((day for day in days if day and published and day <= published), default=None)


def is_the_news(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a text that begins hours or days after an attack is of that one: "Gunmen held out in a hotel on Monday,
    hours after a bomber rammed its gate"."""
    if not mention.after or mention.sentence > 1:
        return False
    return not any(m.status == "reported" and m.sentence <= mention.sentence for m in mentions)


def _days(date: DateMention | None) -> float:
    """How many days a date leaves open; infinitely many where none is told."""
    return (date.end - date.value).days if date and date.value and date.end else float("inf")


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
    sections: Mapping[int, str]
    """The place that opens the section of a bulletin, by the index of each sentence in one."""
    published: dt.date | None = None
    reporters: Set[str] = frozenset()
    """Ids of agencies, which only pass on what others say."""

    def parted(self, sentence: int, other: int) -> bool:
        """Whether two sentences stand in different sections."""
        mine, theirs = self.sections.get(sentence), self.sections.get(other)
        return mine is not None and theirs is not None and mine != theirs


def says_enough(draft: Draft) -> bool:
    """Whether the mentions say anything but that there was some attack."""
    told = draft.attackers or draft.date or any(m.targets or m.localities or m.site for m in draft.mentions)
    return bool(told) or draft.type != "unknown"


def give_role(draft: Draft, actor_id: str, role: Role) -> None:
    """An attacker stays one, whatever later sentences say. Men in arms without a name may be one who is known."""
    if draft.roles.get(actor_id) == "attacker":
        return
    if is_anonymous(actor_id) and _armed(draft, role):
        return
    flown = is_crowd(actor_id) and head_of(actor_id) in AIRCRAFT
    if flown and any(given == role and id_.startswith("state:") for id_, given in draft.roles.items()):
        return
    draft.roles[actor_id] = role
    if role in {"attacker", "target"} and not is_anonymous(actor_id) and _is_armed(actor_id):
        for other in [id_ for id_, given in draft.roles.items() if given == role and is_anonymous(id_)]:
            del draft.roles[other]


def _armed(draft: Draft, role: Role) -> bool:
    """Whether somebody who bears arms has the role already: anybody but a state's forces and civilians."""
    return any(given == role and _is_armed(actor_id) for actor_id, given in draft.roles.items())


def _is_armed(actor_id: str) -> bool:
    return not actor_id.startswith(("state:", "person:")) and crowd_class(actor_id) in {None, "armed"}


def is_attack_by_hand(draft: Draft, found: Findings) -> bool:
    """Whether armed men did it and nothing tells with what: then it is an attack on the ground."""
    if draft.attackers and all(found.kinds.get(actor_id) == "person" for actor_id in draft.attackers):
        return False  # "the president ordered the strike"
    sides = {side_of(actor_id, found.kinds) for actor_id in draft.attackers}
    return bool(sides & {"group", "civilians"}) or (bool(draft.told["killing"]) and "state" in sides)


def home_of(mention: Mention, towns: Set[str], drafts: Sequence[Draft], found: Findings) -> Draft | None:
    """The draft that the mention, which names `towns`, speaks of: of the latest ones that fit, the one that shares most
    with it."""
    latest = enumerate(drafts[-OPEN_DRAFTS:])
    fitting = [(number, draft) for number, draft in latest if _fits(mention, towns, draft, found)]
    if not fitting:
        return None
    return max(fitting, key=lambda item: (*_closeness(mention, item[1]), item[0]))[1]


def struck_back(mention: Mention, drafts: Sequence[Draft], found: Findings) -> Draft | None:
    """The attack whose attackers are those whom a mention calls hit by a state's forces: that is how it ended."""
    if mention.status != "reported" or not are_forces(mention.attackers):
        return None
    during = any(m.definite and m.sentence == mention.sentence for m in found.mentions)
    for draft in reversed(drafts[-OPEN_DRAFTS:]):
        near = draft.status == "reported" and mention.sentence - draft.last <= ENDING_REACH
        others = draft.attackers - set(mention.attackers)
        named = during and bool(mention.targets) and others.issuperset(mention.targets)
        named = named or (mention.sentence - draft.last <= 1 and _are_their_men(mention, others))
        if near and (named or are_of_attackers(mention.targets, others)):
            apart = found.parted(mention.sentence, draft.last)
            return draft if _dates_fit(mention, draft) and not apart else None
    return None


def _are_their_men(mention: Mention, attackers: Set[str]) -> bool:
    """Whether those hit right behind an attack are men of the group that did it: "our troops killed 13 militants"."""
    if mention.date is not None or mention.localities or not mention.targets:
        return False
    return ANY_IN_ARMS.issuperset(mention.targets) and any(map(_is_armed, attackers))


def _closeness(mention: Mention, draft: Draft) -> tuple[int, bool, bool, int]:
    """Shared attackers first, then shared types, then attacks that are more than recalled, then which was spoken of
    last. That nothing tells what two were done with makes them no more alike."""
    alike = draft.type == mention.type != "unknown"
    told = not all(one.recalled for one in draft.mentions)
    return len(draft.attackers & set(mention.attackers)), alike, told, draft.last


def _fits(mention: Mention, towns: Set[str], draft: Draft, found: Findings) -> bool:
    if (mention.status == "reported") != (draft.status == "reported"):
        return False
    if mention.answer or mention.later or (mention.apart and mention.sentence not in draft.sentences):
        return False
    if found.parted(mention.sentence, draft.last):
        return False
    return (
        _types_fit(mention, towns, draft)
        and _attackers_fit(mention, draft, found.parents)
        and _dates_fit(mention, draft)
        and not _is_long_ago(mention, draft, found)
        and _places_fit(mention, towns, draft, found)
    )


def _types_fit(mention: Mention, towns: Set[str], draft: Draft) -> bool:
    mine, theirs = mention.type, draft.type
    if mine == theirs or {mine, theirs} & {"unknown", "killing"}:
        return True
    if mine == "interception" or theirs == "interception":
        return False
    same_sentence = mention.sentence in draft.sentences
    bare = mention.date is None and not towns
    near = mention.sentence - draft.last <= 2 and (mention.date is None or draft.date is None)
    close = mention.definite or same_sentence or bare or near
    return close and any({mine, theirs} <= family for family in FAMILIES)


def _attackers_fit(mention: Mention, draft: Draft, parents: Mapping[str, str]) -> bool:
    """Whether the attackers can be the same: one of them is named by both, or commands one that is."""
    if not mention.attackers or not draft.attackers:
        return not (mention.attackers and draft.status != "reported" and draft.mentions)
    if all(map(is_anonymous, mention.attackers)) or all(map(is_anonymous, draft.attackers)):
        return all(map(_in_arms, mention.attackers)) and all(map(_in_arms, draft.attackers))
    if _may_serve(mention.attackers, draft.attackers) or _may_serve(draft.attackers, mention.attackers):
        return True
    mine = {line for actor in mention.attackers for line in _line(actor, parents)}
    theirs = {line for actor in draft.attackers for line in _line(actor, parents)}
    return bool(mine & draft.attackers) or bool(theirs & set(mention.attackers))


def _in_arms(actor_id: str) -> bool:
    """Whether those who attacked bear arms and serve no state: "gunmen", "two men"."""
    return _is_armed(actor_id) or is_anonymous(actor_id)


def _may_serve(forces: Iterable[str], states: Iterable[str]) -> bool:
    """Whether nameless forces may be those of a state that attacked: "military planes"."""
    return all(crowd_class(id_) == "force" for id_ in forces) and all(id_.startswith("state:") for id_ in states)


def _line(actor_id: str, parents: Mapping[str, str]) -> Iterable[str]:
    """An actor and those above it."""
    seen: dict[str, None] = {}
    at: str | None = actor_id
    while at is not None and at not in seen:
        seen[at] = None
        at = parents.get(at)
    return seen


def _dates_fit(mention: Mention, draft: Draft) -> bool:
    mine, theirs = mention.date, draft.date
    if not (mine and theirs and mine.value and theirs.value and mine.end and theirs.end):
        return True
    return mine.value <= theirs.end and theirs.value <= mine.end


def _is_long_ago(mention: Mention, draft: Draft, found: Findings) -> bool:
    """Whether the mention has a day long before the text came out, and the draft, told elsewhere in it, has none."""
    date = mention.date
    if found.published is None or date is None or date.end is None or draft.date is not None or mention.definite:
        return False
    first = next(iter(draft.sentences))
    elsewhere = found.sentences[mention.sentence].paragraph != found.sentences[first].paragraph
    return elsewhere and (found.published - date.end).days > LONG_AGO_DAYS


def _places_fit(mention: Mention, towns: Set[str], draft: Draft, found: Findings) -> bool:
    same_sentence = mention.sentence in draft.sentences
    told_apart = "unknown" not in {mention.type, draft.type} and mention.type != draft.type
    if mention.definite or (same_sentence and not told_apart):
        return True
    return not towns or not draft.towns or bool(towns & draft.towns) or _lie_in(mention, draft, found)


def _lie_in(mention: Mention, draft: Draft, found: Findings) -> bool:
    """Whether one tells the province and the other a town of it: "in Helmand province" and "in Greshk"."""
    mine = _places(mention.localities, found)
    theirs = _places([i for told in draft.mentions for i in told.localities], found)
    return _is_around(mine, theirs) or _is_around(theirs, mine)


def _is_around(areas: Sequence[Place], places: Sequence[Place]) -> bool:
    """Whether all of `areas` are provinces and one of them holds one of `places`."""
    if not areas or not all(area.is_admin1 for area in areas):
        return False
    codes = {(area.country, area.admin1) for area in areas if area.admin1}
    return any((place.country, place.admin1) in codes for place in places)


def _places(indexes: Iterable[int], found: Findings) -> list[Place]:
    settled = [found.localities[i] for i in indexes if found.localities[i].kind in _SETTLED]
    return [a.place for one in settled for a in one.anchors if a.place and not a.place.is_country]


def towns_of(indexes: Iterable[int], found: Findings) -> set[str]:
    """The towns and areas, countries left out, that localities put an attack in."""
    towns = set()
    for index in indexes:
        locality = found.localities[index]
        if locality.kind in _SETTLED:
            towns |= {a.place.name for a in locality.anchors if a.place and not a.place.is_country}
    return towns
