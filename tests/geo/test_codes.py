"""The crosswalks of event types to the codes of ACLED, PLOVER and UCDP."""

from __future__ import annotations

from typing import get_args

import pytest

from geo.codes import EVENT_TYPES, EventTypeCode, acled_sub_event, fineness, ucdp_type_of_violence

# The sub-event types of the ACLED codebook 2023 that an attack can be.
ACLED = {
    "Armed clash", "Attack", "Abduction/forced disappearance", "Air/drone strike", "Suicide bomb",
    "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade", "Disrupted weapons use",
}  # fmt: skip
PLOVER_MODES = {
    "abduct", "targeted", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", None,
}  # fmt: skip


def test_a_place_is_the_finer_by_its_level_before_its_radius() -> None:
    assert fineness("settlement", 9_000) < fineness("adm1", 8_000) < fineness("adm1", 90_000) < fineness("unknown", 1)


def test_every_type_has_one_row() -> None:
    assert [row.code for row in EVENT_TYPES] == sorted(
        {row.code for row in EVENT_TYPES}, key=get_args(EventTypeCode).index
    )
    assert {row.code for row in EVENT_TYPES} == set(get_args(EventTypeCode))
    assert len({row.label for row in EVENT_TYPES}) == len(EVENT_TYPES)


def test_codes_of_others_are_theirs() -> None:
    assert {row.acled for row in EVENT_TYPES if row.acled} <= ACLED
    assert {row.plover[1] for row in EVENT_TYPES if row.plover} <= PLOVER_MODES


@pytest.mark.parametrize(
    ("code", "targets", "wanted"),
    [
        ("ground_attack", {"civilians"}, "Attack"),
        ("ground_attack", {"civilians", "state"}, "Armed clash"),
        ("ground_attack", set(), "Armed clash"),
        ("air_strike", {"civilians"}, "Air/drone strike"),
        ("suicide_attack", {"civilians"}, "Suicide bomb"),
        ("statement", set(), None),
    ],
)
def test_attacks_on_civilians_are_no_clash(code: EventTypeCode, targets: set, wanted: str | None) -> None:
    assert acled_sub_event(code, frozenset(targets)) == wanted


@pytest.mark.parametrize(
    ("attackers", "targets", "wanted"),
    [
        ({"group"}, {"state"}, 1),
        ({"state"}, {"group"}, 1),
        ({"group"}, {"group"}, 2),
        ({"group"}, {"civilians"}, 3),
        ({"state"}, {"civilians"}, 3),
        ({"group"}, {"state", "civilians"}, 1),
        (set(), {"civilians"}, None),
        ({"group"}, set(), None),
    ],
)
def test_type_of_violence(attackers: set, targets: set, wanted: int | None) -> None:
    assert ucdp_type_of_violence(frozenset(attackers), frozenset(targets)) == wanted
