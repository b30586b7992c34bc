"""The codes of the field in tables: event types, roles, precision levels and their crosswalks.

Sources: ACLED codebook 2023, PLOVER 2.0 manual, UCDP GED codebook 19.1, GTD codebook, Airwars dictionary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

EventTypeCode = Literal[
    "air_strike",
    "drone_strike",
    "missile_strike",
    "shelling",
    "ground_attack",
    "ambush",
    "raid",
    "battle",
    "bombing",
    "ied",
    "suicide_attack",
    "assassination",
    "abduction",
    "killing",
    "interception",
    "statement",
    "warning",
    "unknown",
]
Role = Literal["attacker", "target", "claimant", "denier", "speaker", "addressee", "host", "mentioned"]
ActorKind = Literal["state", "armed_group", "organisation", "person", "people"]
"""``people`` are those whom a text names by what they are only: "villagers", "police officers"."""
EventStatus = Literal["reported", "background", "planned", "denied"]
Modality = Literal["asserted", "reported", "denied", "disputed", "hypothetical"]
ClaimKind = Literal[
    "killed",
    "wounded",
    "missing",
    "displaced",
    "captured",
    "casualties",
    "responsibility_claimed",
    "responsibility_denied",
    "responsibility_blamed",
    "condemnation",
]
ToponymUse = Literal["location", "actor", "modifier"]
LocalityKind = Literal[
    "place",
    "part_of",
    "near",
    "offset",
    "offset_heading",
    "offset_orthogonal",
    "between",
    "along",
    "border_distance",
    "border_zone",
    "off_coast",
]
DateSource = Literal["given", "metadata", "byline", "dateline", "url", "title", "page", "file"]
"""Where a day of publication comes from: the caller, the file's own field for it, a line of the text's head, the
dateline, the page's address; then the weak ones: a day that the page shows, the day when the file was made."""
DatePrecision = Literal[1, 2, 3, 4, 5]
PrecisionLevel = Literal[
    "exact_site",
    "street_or_landmark",
    "settlement",
    "near_point",
    "adm2",
    "adm1",
    "line_or_border",
    "country",
    "sea_or_air",
    "unknown",
]

ROLES: tuple[Role, ...] = get_args(Role)
LOCALITY_KINDS: tuple[LocalityKind, ...] = get_args(LocalityKind)


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type: our code, its words, and the codes of other projects for it.

    ``acled`` is an ACLED sub-event type, ``plover`` an event and mode of PLOVER 2.0; null where that
    project codes no such thing. ``violent`` tells attacks from words and threats.
    """

    code: EventTypeCode
    label: str
    violent: bool
    acled: str | None
    plover: tuple[str, str | None] | None


EVENT_TYPES: tuple[EventType, ...] = (
    EventType("air_strike", "Air strike", True, "Air/drone strike", ("ASSAULT", "aerial")),
    EventType("drone_strike", "Drone strike", True, "Air/drone strike", ("ASSAULT", "drone")),
    EventType(
        "missile_strike",
        "Missile or rocket attack",
        True,
        "Shelling/artillery/missile attack",
        ("ASSAULT", "heavy-weapons"),
    ),
    EventType("shelling", "Shelling", True, "Shelling/artillery/missile attack", ("ASSAULT", "heavy-weapons")),
    EventType("ground_attack", "Ground attack", True, "Armed clash", ("ASSAULT", "firearms")),
    EventType("ambush", "Ambush", True, "Armed clash", ("ASSAULT", "firearms")),
    EventType("raid", "Raid", True, "Armed clash", ("ASSAULT", "firearms")),
    EventType("battle", "Battle", True, "Armed clash", ("ASSAULT", "firearms")),
    EventType("bombing", "Bombing", True, "Remote explosive/landmine/IED", ("ASSAULT", "explosives")),
    EventType("ied", "Roadside bomb or mine", True, "Remote explosive/landmine/IED", ("ASSAULT", "explosives")),
    EventType("suicide_attack", "Suicide attack", True, "Suicide bomb", ("ASSAULT", "suicide-attack")),
    EventType("assassination", "Assassination", True, "Attack", ("ASSAULT", "targeted")),
    EventType("abduction", "Abduction", True, "Abduction/forced disappearance", ("ASSAULT", "abduct")),
    EventType("killing", "Killing", True, "Attack", ("ASSAULT", None)),
    EventType("interception", "Interception", True, "Disrupted weapons use", None),
    EventType("statement", "Statement", False, None, None),
    EventType("warning", "Warning", False, None, ("THREATEN", None)),
    EventType("unknown", "Attack of unknown kind", True, None, ("ASSAULT", None)),
)
EVENT_TYPE_BY_CODE: dict[str, EventType] = {row.code: row for row in EVENT_TYPES}
ATTACKS: frozenset[EventTypeCode] = frozenset(row.code for row in EVENT_TYPES if row.violent)
NOT_HAPPENED: frozenset[EventStatus] = frozenset({"planned", "denied"})
HAND_TO_HAND: frozenset[EventTypeCode] = frozenset({"ground_attack", "ambush", "raid", "battle", "killing"})
"""Types that ACLED splits by who was attacked: "Attack" on civilians, "Armed clash" with anybody in arms."""

Side = Literal["state", "group", "civilians"]


def acled_sub_event(code: EventTypeCode, targets: frozenset[Side]) -> str | None:
    """The ACLED sub-event type of an event type: that of the table, but "Attack" where only civilians were the target
    of men on the ground (codebook: Violence against civilians)."""
    if code in HAND_TO_HAND and targets == {"civilians"}:
        return "Attack"
    return EVENT_TYPE_BY_CODE[code].acled


def ucdp_type_of_violence(attackers: frozenset[Side], targets: frozenset[Side]) -> int | None:
    """The type of violence of UCDP: 1 state-based, 2 non-state, 3 one-sided; None where a side is not told.

    Civilians as the only target make it one-sided; a state on either side state-based; else it is between groups.
    """
    armed = attackers - {"civilians"}
    if not armed or not targets:
        return None
    if targets == {"civilians"}:
        return 3
    return 1 if "state" in armed | targets else 2


@dataclass(frozen=True, slots=True)
class Precision:
    """One level of place precision and what other projects call it (null: they have no such code)."""

    level: PrecisionLevel
    label: str
    ucdp_where_prec: int | None
    acled_geo_precision: int | None
    gtd_specificity: int | None
    plover_resolution: int | None


PRECISIONS: tuple[Precision, ...] = (
    Precision("exact_site", "exact site", 1, 1, 1, 5),
    Precision("street_or_landmark", "street or landmark", 1, 1, 1, 5),
    Precision("settlement", "town or village", 1, 1, 1, 4),
    Precision("near_point", "near a known place", 2, 2, 1, 4),
    Precision("adm2", "district", 3, 3, 3, 3),
    Precision("adm1", "province", 4, 3, 4, 2),
    Precision("line_or_border", "along a line or border", 5, 3, 3, None),
    Precision("country", "country only", 6, None, 5, 1),
    Precision("sea_or_air", "at sea or in the air", 7, 3, None, None),
    Precision("unknown", "unknown", None, None, 5, None),
)
PRECISION_BY_LEVEL: dict[str, Precision] = {row.level: row for row in PRECISIONS}
AREA_LEVELS: frozenset[PrecisionLevel] = frozenset(
    {"adm2", "adm1", "line_or_border", "country", "sea_or_air", "unknown"}
)
"""Levels that give an area to look in, and no point to mark."""
FINENESS: dict[PrecisionLevel, int] = {row.level: rank for rank, row in enumerate(PRECISIONS)}
"""The rank of a level, the finest first; the order of the table above."""


def fineness(level: PrecisionLevel, uncertainty_m: float) -> tuple[int, float]:
    """What places are sorted by, the finest first: their level, and of one level the smaller radius."""
    return FINENESS[level], uncertainty_m


METRES_IN: dict[str, float] = {"km": 1000.0, "m": 1.0, "mi": 1609.344, "yd": 0.9144, "ft": 0.3048, "nmi": 1852.0}
"""Metres in a unit of length. International mile, yard and foot (1959), international nautical mile (1929)."""
