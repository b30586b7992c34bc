"""Several reports of one attack: pairs of events of different articles that tell of one incident, each with a reason.

Whether two events are one is decided on these two alone (`compared`), so the order in which articles come does not
matter. An incident is a group of events joined by such pairs, the surest first, in which no two are of one article
(its reader held them apart) and no two were parted by hand. What a person decides stands above the rule.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from shapely.geometry.base import BaseGeometry

from geo.archive.corrections import applied, corrections
from geo.archive.current import current_events, event_rows
from geo.archive.rows import Row
from geo.archive.schema import OURS
from geo.archive.store import Archive, Snapshot, among, now
from geo.codes import EVENT_TYPE_BY_CODE, FINENESS
from geo.errors import CorrectionError, quoted

RULE = "same_incident_1"
THRESHOLD = 0.4
NEIGHBOUR_DAY_SCORE = 0.6
"""Two exact days next to each other: midnight lies between reports of one night."""
ONE_SIDE_SILENT_SCORE = 0.75
WIDE_PLACE_SCORE = 0.7
OTHER_TARGET_SCORE = 0.8
KIND_UNSAID_SCORE = 0.85
WIDEST = "adm1"
"""Places wider than this (a border, a country) tell no attack from another."""
FAMILIES: Mapping[str, str] = {
    "air_strike": "from the air",
    "drone_strike": "from the air",
    "missile_strike": "from the air",
    "shelling": "from the air",
    "ground_attack": "on the ground",
    "ambush": "on the ground",
    "raid": "on the ground",
    "battle": "on the ground",
    "bombing": "on the ground",
    "ied": "on the ground",
    "suicide_attack": "on the ground",
    "assassination": "on the ground",
    "abduction": "on the ground",
    "interception": "interception",
}
"""Which event types may be words for one attack; a type that is not here but violent may be any."""
_COLUMNS = [
    "event_id", "article_id", "type", "status", "date_start", "date_end", "place", "lat", "lon", "precision_level",
    "footprint", "batch_id",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An attack as one article tells it. ``shape`` is its footprint, WGS84 lon lat."""

    event_id: str
    article_id: str
    type: str
    first: dt.date
    last: dt.date
    place: str
    level: str
    shape: BaseGeometry
    attackers: Mapping[str, str]
    targets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """A decision on two events, ``event_id`` the lesser id. ``decision`` is same, apart or open."""

    event_id: str
    other_id: str
    decision: str
    made_by: str
    by_hand: bool
    score: float
    sentence: str
    made_at: dt.datetime

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids."""
        return self.event_id, self.other_id


def compared(one: Told, other: Told) -> tuple[float, str] | None:
    """How much speaks for two events being one (`THRESHOLD` to 1), and why in a sentence; None if they are not."""
    if one.article_id == other.article_id:
        return None
    one, other = sorted((one, other), key=lambda told: told.event_id)
    parts = [_types(one, other), _days(one, other), _places(one, other), _actors(one, other)]
    found = [part for part in parts if part is not None]
    score = 1.0
    for part, _ in found:
        score *= part
    if len(found) < len(parts) or score < THRESHOLD:
        return None
    words = [sentence for _, sentence in found if sentence]
    return round(score, 3), f"{'; '.join(words)}."


def _types(one: Told, other: Told) -> tuple[float, str] | None:
    families = {FAMILIES.get(one.type), FAMILIES.get(other.type)}
    if len(families - {None}) > 1:
        return None
    labels = dict.fromkeys(EVENT_TYPE_BY_CODE[told.type].label.lower() for told in (one, other))
    score = KIND_UNSAID_SCORE if None in families and len(families) > 1 else 1.0
    return score, f"Both tell of {' or '.join(f'“{label}”' for label in labels)}"


def _days(one: Told, other: Told) -> tuple[float, str] | None:
    gap = (max(one.first, other.first) - min(one.last, other.last)).days
    if gap <= 0:
        first, last = max(one.first, other.first), min(one.last, other.last)
        days = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
        return 1.0, f"the days agree ({days})"
    if gap == 1:
        early, late = sorted((one.first, other.first))
        return NEIGHBOUR_DAY_SCORE, f"the days follow each other ({early.isoformat()}, {late.isoformat()})"
    return None


def _places(one: Told, other: Told) -> tuple[float, str] | None:
    if not one.shape.intersects(other.shape):
        return None
    narrow = all(FINENESS[told.level] <= FINENESS["near_point"] for told in (one, other))  # type: ignore[index]
    words = " and ".join(dict.fromkeys(f"“{told.place}”" for told in (one, other)))
    return (1.0 if narrow else WIDE_PLACE_SCORE), f"the places meet ({words})"


def _actors(one: Told, other: Told) -> tuple[float, str] | None:
    if one.attackers and other.attackers:
        shared = sorted(one.attackers[a] for a in one.attackers.keys() & other.attackers.keys())
        if not shared:
            return None
        score, words = 1.0, f"both name {', '.join(shared)} as attacker"
    else:
        named = sorted({*one.attackers.values(), *other.attackers.values()})
        score, words = ONE_SIDE_SILENT_SCORE, "no attacker is named" if not named else f"only one names {named[0]}"
    if one.targets and other.targets and not one.targets.keys() & other.targets.keys():
        score *= OTHER_TARGET_SCORE
    return score, words


# --- linking ------------------------------------------------------------------------------------------------


def link_events(archive: Archive, event_ids: Iterable[str] | None = None) -> int:
    """Compare events (all of ours, or those given, say those just added) with the others, and write what changed.

    Returns how many pairs are newly one or no longer. Doing it again changes nothing. Raises ArchiveError.
    """
    snapshot = archive.snapshot()
    told = told_events(snapshot)
    chosen = set(told if event_ids is None else event_ids)
    known = latest_links(snapshot)
    found = dict(_pairs(told, chosen))
    moment = now()
    changed = [
        Link(*pair, "same", RULE, by_hand=False, score=score, sentence=sentence, made_at=moment)
        for pair, (score, sentence) in sorted(found.items())
        if pair not in known or (not known[pair].by_hand and known[pair].decision != "same")
    ]
    changed += [
        Link(*pair, "open", RULE, by_hand=False, score=0.0, sentence="They no longer agree.", made_at=moment)
        for pair, link in sorted(known.items())
        if not link.by_hand and link.decision == "same" and pair not in found and chosen & set(pair)
    ]
    _write(archive, changed, "events of several articles linked")
    return len(changed)


def decide(archive: Archive, event_id: str, other_id: str, decision: str, *, who: str, why: str) -> Link:
    """Keep two events "apart" or together ("same") by hand, or give them back to the rule ("open").

    Raises CorrectionError, ArchiveError.
    """
    if decision not in {"same", "apart", "open"}:
        raise CorrectionError(f"{quoted(decision)} is no decision: same, apart or open")
    if event_id == other_id or not who.strip() or not why.strip():
        raise CorrectionError("a decision is on two events, and says who makes it and why")
    snapshot = archive.snapshot()
    known = event_rows(snapshot, (event_id, other_id))
    for asked in (event_id, other_id):
        if asked not in known:
            raise CorrectionError(f"there is no event {quoted(asked)} in the archive")
    one, other = sorted((event_id, other_id))
    link = Link(one, other, decision, who.strip(), decision != "open", 1.0, why.strip(), now())
    _write(archive, [link], f"{decision}: {one}, {other}")
    return link


def latest_links(snapshot: Snapshot, event_id: str | None = None) -> dict[tuple[str, str], Link]:
    """The decision that stands on each pair (or on those of one event): the last, or the last by hand where a person
    decided."""
    names = tuple(Link.__dataclass_fields__)
    found: dict[tuple[str, str], Link] = {}
    if event_id is None:
        told = snapshot.read("links", names).to_pylist()
    else:
        sides = ("event_id", "other_id")
        told = [row for side in sides for row in snapshot.rows_with("links", side, [event_id], names).to_pylist()]
    rows = [Link(*(row[name] for name in names)) for row in told]
    for link in sorted(rows, key=lambda link: (link.made_at, link.pair, link.by_hand)):
        before = found.get(link.pair)
        if before is None or link.by_hand or not before.by_hand or link.made_by != RULE:
            found[link.pair] = link
    return found


def incidents(links: Iterable[Link], article_of: Mapping[str, str | None]) -> dict[str, str]:
    """The incident of every event that shares one with another: event id to incident id (the least event id in it).

    `article_of` has the events that exist, with their articles.
    """
    parted: dict[str, set[str]] = defaultdict(set)
    together = []
    for link in links:
        if link.decision == "apart":
            parted[link.event_id].add(link.other_id)
            parted[link.other_id].add(link.event_id)
        elif link.decision == "same" and link.event_id in article_of and link.other_id in article_of:
            together.append(link)
    groups = _Groups(parted, article_of)
    for link in sorted(together, key=lambda link: (not link.by_hand, -link.score, link.pair)):
        groups.join(link)
    return {event_id: min(group) for group in groups.all() for event_id in group}


@dataclass(slots=True)
class _Groups:
    """Events in groups that only grow together where nothing speaks against it."""

    parted: Mapping[str, set[str]]
    article_of: Mapping[str, str | None]
    of: dict[str, set[str]] = field(default_factory=dict)

    def join(self, link: Link) -> None:
        one = self.of.get(link.event_id, {link.event_id})
        other = self.of.get(link.other_id, {link.other_id})
        if one is other or any(self.parted.get(event_id, set()) & other for event_id in one):
            return
        articles = [self.article_of[event_id] for event_id in one | other]
        if not link.by_hand and len(set(articles)) < len(articles):
            return
        whole = one | other
        for event_id in whole:
            self.of[event_id] = whole

    def all(self) -> list[set[str]]:
        seen = {id(group): group for group in self.of.values()}
        return list(seen.values())


# --- reading and writing ------------------------------------------------------------------------------------


def told_events(snapshot: Snapshot) -> dict[str, Told]:
    """The attacks that articles report with a day and a place narrow enough, as corrected, by id."""
    wide = FINENESS[WIDEST]  # type: ignore[index]
    rows = current_events(snapshot, _COLUMNS).to_pylist()
    actors = _participations(snapshot, {(row["event_id"], row["batch_id"]) for row in rows})
    record = corrections(snapshot)
    found: dict[str, Told] = {}
    for row in rows:
        event = applied(row, actors.get(row["event_id"], []), record.get(row["event_id"], ()))
        values = event.row
        violent = EVENT_TYPE_BY_CODE[str(values["type"])].violent and values["status"] in {"reported", "background"}
        narrow = FINENESS.get(values["precision_level"], wide + 1) <= wide  # type: ignore[call-overload]
        if violent and narrow and values["date_start"] and values["footprint"] and event.review != "retracted":
            found[row["event_id"]] = _told(values, event.participations)
    return found


def _told(row: Row, participations: Sequence[Row]) -> Told:
    roles: dict[str, dict[str, str]] = {"attacker": {}, "target": {}}
    for part in participations:
        if part["role"] in roles:
            roles[str(part["role"])][str(part["actor_id"])] = str(part["name"])
    first: dt.date = row["date_start"]  # type: ignore[assignment]
    last: dt.date = row["date_end"] or first  # type: ignore[assignment]
    return Told(
        event_id=str(row["event_id"]),
        article_id=str(row["article_id"]),
        type=str(row["type"]),
        first=first,
        last=last,
        place=str(row["place"] or ""),
        level=str(row["precision_level"]),
        shape=shapely.from_wkb(row["footprint"]),
        attackers=roles["attacker"],
        targets=roles["target"],
    )


def _participations(snapshot: Snapshot, standing: set[tuple[str, str]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    ours = among("batch_id", sorted({batch_id for _, batch_id in standing}))
    columns = ["event_id", "batch_id", "actor_id", "name", "role"]
    for row in snapshot.read("participations", columns, where=ours).to_pylist():
        if (row["event_id"], row["batch_id"]) in standing:
            found.setdefault(row["event_id"], []).append(row)
    return found


def _pairs(told: Mapping[str, Told], chosen: set[str]) -> Iterable[tuple[tuple[str, str], tuple[float, str]]]:
    """Pairs with one of `chosen` that are one incident. Only events whose days are near are compared."""
    by_day: dict[dt.date, list[Told]] = defaultdict(list)
    for event in told.values():
        for day in _near_days(event):
            by_day[day].append(event)
    seen: set[tuple[str, str]] = set()
    for event_id in sorted(chosen & told.keys()):
        event = told[event_id]
        for day in _near_days(event):
            for other in by_day[day]:
                pair = (min(event_id, other.event_id), max(event_id, other.event_id))
                if other.event_id == event_id or pair in seen:
                    continue
                seen.add(pair)
                if reason := compared(event, other):
                    yield pair, reason


_LONGEST_DAYS = 31


def _near_days(event: Told) -> list[dt.date]:
    """The event's days and the one behind, so that neighbours share one; of a long span only its ends' month."""
    days = min((event.last - event.first).days, _LONGEST_DAYS) + 1
    return [event.first + dt.timedelta(days=i) for i in range(days + 1)]


def _write(archive: Archive, links: Sequence[Link], note: str) -> None:
    if links:
        rows: list[Row] = [{name: getattr(link, name) for name in Link.__dataclass_fields__} for link in links]
        with archive.writing("link", dataset=OURS, note=note) as batch:
            batch.append("links", rows)
