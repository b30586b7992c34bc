"""Who claims an attack, denies it or is blamed for it: claims with words of their own, and no attackers."""

from __future__ import annotations

import pytest
from reported import attack, attacks, named


def kinds(event: dict) -> list[str]:
    return [c["kind"] for c in event["claims"] if c["kind"].startswith("responsibility")]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a judge in Jos on Monday. The attack was blamed on Boko Haram.",
        "A judge was killed in Jos on Monday in an attack blamed on Boko Haram.",
        "The bombing in Jos on Monday, the second in a month, was blamed on Boko Haram.",
        "A bomb blamed on Boko Haram killed six people in Jos on Monday.",
        "Police blamed Boko Haram for the attack in Jos on Monday.",
        "Authorities blamed the attack in Jos on Monday on Boko Haram.",
        "Boko Haram was blamed for Monday's attack in Jos.",
        "The governor said Boko Haram was to blame for Monday's attack in Jos.",
        "The attack in Jos on Monday was attributed to Boko Haram.",
        "The army held Boko Haram responsible for the attack in Jos on Monday.",
        "Police accused Boko Haram of carrying out Monday's attack in Jos.",
        "A bomb exploded in Jos on Monday. Suspicion fell on Boko Haram.",
        "A bomb exploded in Jos on Monday. Boko Haram was to blame, Interfax quoted an official as saying.",
    ],
)
def test_who_is_blamed_is_named_and_no_attacker(text: str) -> None:
    event = attack(text)
    assert kinds(event) == ["responsibility_blamed"]
    assert "Boko Haram" in named(event, "mentioned")
    assert "Boko Haram" not in named(event, "attacker")


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram took responsibility for Monday's attack in Jos.",
        "Boko Haram has taken responsibility for Monday's attack in Jos.",
        "Boko Haram has claimed Monday's attack in Jos.",
        "Boko Haram claimed responsibility for Monday's attack in Jos.",
        "The attack in Jos on Monday, claimed by Boko Haram, killed five people.",
    ],
)
def test_who_takes_responsibility_is_a_claimant(text: str) -> None:
    event = attack(text)
    assert kinds(event) == ["responsibility_claimed"]
    assert named(event, "claimant") == {"Boko Haram"}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has taken responsibility for the attack in Jos on Monday.",
        "No group has claimed responsibility for the attack in Jos on Monday.",
        "The attack in Jos on Monday was blamed on poor security.",
    ],
)
def test_no_one_is_blamed_where_no_one_is_named(text: str) -> None:
    assert kinds(attack(text)) == []


def test_a_blast_by_accident_is_no_attack() -> None:
    assert attacks("The blast in Quetta on Monday was blamed on a gas leak.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Officials suspect Boko Haram of the bombing in Jos on Monday.",
        "Police suspect that Boko Haram carried out Monday's attack in Jos.",
        "Kenya accused Boko Haram of shelling Jos on Monday.",
    ],
)
def test_whom_somebody_suspects_or_accuses_is_named_and_no_attacker(text: str) -> None:
    event = attack(text)
    assert kinds(event) == ["responsibility_blamed"]
    assert named(event, "mentioned") == {"Boko Haram"}
    assert not named(event, "attacker")


@pytest.mark.parametrize(
    "text",
    [
        "The rebels denied that they had shelled Jos on Monday.",
        "The Kremlin dismissed reports that its jets had bombed a hospital in Idlib on Monday.",
        "A spokesman for the army denied that its soldiers had killed civilians in Jos on Monday.",
        "France will retaliate if its troops in Mali are attacked again.",
    ],
)
def test_what_is_denied_or_a_condition_is_not_reported(text: str) -> None:
    assert attacks(text) == []


def test_a_group_that_the_words_bring_in_claims_an_attack() -> None:
    event = attack("A hitherto unknown group, the Partisans of Truth, claimed the bombing in Jos on Monday.")
    assert named(event, "claimant") == {"Partisans of Truth"}


def test_owning_up_is_a_claim_and_usually_claiming_is_none() -> None:
    event = attack("Five passengers were shot dead in Jos on Friday. Boko Haram owned up by telephone.")
    assert kinds(event) == ["responsibility_claimed"]
    event = attack("Five passengers were shot dead in Jos on Friday. Boko Haram usually claims such attacks.")
    assert kinds(event) == []
