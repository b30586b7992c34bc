"""Which words name an attack, with whom, and which name none."""

from __future__ import annotations

import pytest

import geo
from geo.model import Event


def attacks(text: str) -> list[Event]:
    found = geo.read(text, published="2023-05-12").events
    return [event for event in found if event.type != "statement" and event.status == "reported"]


def attackers(event: Event) -> set[str]:
    return {party.name for party in event.actors if party.role == "attacker"}


@pytest.mark.parametrize(
    ("text", "type_", "by"),
    [
        ("Israeli jets carried out more than 30 raids on Tyre.", "air_strike", {"Israel"}),
        ("Federal troops and rebels exchanged artillery fire near Mekelle.", "shelling", {"federal troops", "rebels"}),
        ("Ethiopian federal troops killed two people near Mekelle.", "ground_attack", {"Ethiopia"}),
        ("Two men threw acid at a journalist in Dhaka.", "ground_attack", {"men"}),
        ("Three people were wounded in a stabbing attack in Huwara.", "ground_attack", set()),
        ("Islamic State said it was behind a suicide bombing that killed 21 people in Kabul.", "suicide_attack", set()),
    ],
)
def test_words_that_name_an_attack(text: str, type_: str, by: set[str]) -> None:
    (event,) = attacks(text)
    assert (event.type, attackers(event)) == (type_, by)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("An explosion at a fireworks factory killed seven workers in Gujarat.", 0),
        ("A bomb explosion at a fireworks factory killed seven workers in Gujarat.", 1),
    ],
)
def test_what_explodes_by_itself_is_no_attack(text: str, number: int) -> None:
    assert len(attacks(text)) == number


def test_a_minister_speaks_and_not_those_who_were_killed() -> None:
    text = "Colombian troops bombed a FARC camp in Caqueta, killing 14 guerrillas, the defence minister said."
    events = geo.read(text).events
    assert [event.type for event in events] == ["bombing"]
    assert {claim.attributed_to for claim in events[0].claims} == {"defence minister"}


def test_settlers_who_are_hurt_are_no_militants() -> None:
    (event,) = attacks("Gunmen opened fire on a car near Huwara, wounding three Israeli settlers.")
    assert [claim.category for claim in event.claims] == [None]


def test_passers_by_are_counted() -> None:
    (event,) = attacks("A bomb exploded in Chaman, killing a police officer and two passers-by.")
    assert event.toll is not None
    assert event.toll.high == 3


def test_the_coalition_is_the_one_named_before() -> None:
    (event,) = attacks("The US-led coalition struck Mosul. Another Coalition airstrike hit the town.")
    assert attackers(event) == {"US-led coalition"}


def test_a_label_is_no_deed_of_those_it_counts() -> None:
    assert all("civilians" not in attackers(event) for event in attacks("Civilians reported killed: 105\n\nA note."))


@pytest.mark.parametrize(
    "text",
    [
        "Thousands marched in Karachi on Monday to mark the anniversary of the bombing.",
        "A mass was held in Lviv on Monday in memory of the massacre.",
        "The army is bracing for an attack on Marib, a colonel said.",
        "Villagers preparing for a raid left Gwoza.",
    ],
)
def test_what_is_feared_or_remembered_is_not_reported(text: str) -> None:
    assert attacks(text) == []


def test_deputies_and_cartels_are_people() -> None:
    (bomb,) = attacks("The deputy mayor of Kabul was killed by a sticky bomb on Tuesday.")
    assert {party.name for party in bomb.actors if party.role == "target"} == {"deputy mayor"}
    (fight,) = attacks("A gunfight between rival drug cartels in Aguililla on Sunday left eight dead.")
    assert {party.name for party in fight.actors} == {"drug cartels"}
    (battle,) = attacks("Fighting between the army and M23 rebels was reported near Rutshuru on Tuesday.")
    assert battle.type == "battle"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Myanmar security forces fired on protesters in six towns on Wednesday.", {"Myanmar"}),
        ("Kenya police shot dead two men in Nairobi on Monday.", {"Kenya"}),
        ("Rebels killed nine civilians, including two infants, and burned 30 houses in Goma.", {"rebels"}),
        ("Six people were burnt alive when their house was set ablaze by a mob in Goma on Sunday.", {"mob"}),
        ("Militants entered Goma on Monday, looting houses and killing 36 people.", {"militants"}),
    ],
)
def test_who_did_it_stands_before_the_verb_or_behind_by(text: str, by: set[str]) -> None:
    (event,) = attacks(text)
    assert attackers(event) == by


def test_bodies_found_after_an_abduction_are_an_attack_that_is_reported() -> None:
    report = geo.read(
        "The bodies of five fishermen were found on Monday on Lake Chad, a week after they were seized by Boko Haram.",
        published="2023-05-12",
    )
    assert [(event.type, event.status) for event in report.events] == [
        ("killing", "reported"),
        ("abduction", "background"),
    ]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("A landmine set by rebels tore apart a police vehicle in Goma on Monday, killing seven men.", {"rebels"}),
        ("Fighters of Boko Haram waylaid a patrol near Gwoza on Monday.", {"Boko Haram"}),
        ("Rebels broke into a camp at Goma on Monday, killing two people.", {"rebels"}),
        ("As bystanders tended to the wounded, a gunman opened fire in Kabul on Monday, killing ten.", {"gunman"}),
        ("Gunmen shot their way into a bank in Goma on Monday.", {"gunmen"}),
        ("A senior officer told AFP that gunmen threw a grenade in Srinagar on Monday.", {"gunmen"}),
    ],
)
def test_who_did_it_in_more_forms(text: str, by: set[str]) -> None:
    (event,) = attacks(text)
    assert attackers(event) == by


def test_the_oil_company_shells_nobody() -> None:
    (event,) = attacks("Gunmen attacked a Shell facility in Bonny on Monday, killing two guards.")
    assert event.type == "ground_attack"


def test_what_is_seized_need_be_nobody() -> None:
    (event,) = attacks("Islamic State fighters seized a grain silo in Abu Ghraib on Monday and killed six soldiers.")
    assert event.type == "ground_attack"


def test_pupils_whom_gunmen_seized_are_who_was_taken() -> None:
    (event,) = attacks(
        "Police said they had freed five of the pupils whom gunmen seized at a school in Kaya on Monday."
    )
    assert attackers(event) == {"gunmen"}


@pytest.mark.parametrize(
    "text",
    [
        "When the ballot closed on Saturday, 2,164 members of the union were for a strike in Calama.",
        "A quarter of a century after they were murdered, 84,437 people were given a funeral in Kigali on Saturday.",
        "Judges found on Tuesday that he bore responsibility for the massacre in Srebrenica.",
        "Police in Augsburg said on Sunday that the bomb, dropped in 1944, was harmless.",
        "Rescuers found the bodies of two passengers 100 metres from the wreck near Cusco on Friday.",
    ],
)
def test_strikes_of_workers_funerals_courts_and_wrecks_are_no_attacks(text: str) -> None:
    assert attacks(text) == []


def test_patrols_and_agents_are_forces() -> None:
    (raid,) = attacks("Security agents killed seven gang members in a raid on a slum in Port-au-Prince on Monday.")
    assert attackers(raid) == {"security agents"}
    (ambush,) = attacks("Rebels ambushed an army patrol near Goma on Monday, killing two soldiers.")
    assert "army patrol" in {party.name for party in ambush.actors if party.role == "target"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen fell on a cattle camp in Bor on Wednesday evening, killing a herdsman.",
        "At least 38 people have been buried since gunmen overran villages around Bor at dawn on Thursday.",
        "Gunmen burst in during prayers at a mosque in Goma on Monday, killing ten people.",
    ],
)
def test_gunmen_who_fall_on_burst_in_or_overran_did_it(text: str) -> None:
    (event,) = attacks(text)
    assert attackers(event) == {"gunmen"}


def test_a_vehicle_that_is_detonated_is_a_bomb() -> None:
    (event,) = attacks("A suicide bomber detonated his vehicle in the market of Tuz Khurmatu on Tuesday, killing 21.")
    assert event.type == "suicide_attack"
