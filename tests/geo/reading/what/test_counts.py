"""How many were killed and wounded in an attack."""

from __future__ import annotations

import pytest
from reported import attack, attacks, killed, named


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("killing at least 22 people", [(22, None, None)]),
        ("killing 17 people", [(17, 17, 17)]),
        ("killing ten people or more", [(10, None, None)]),
        ("killing between 10 and 15 people", [(10, None, 15)]),
        ("killing up to 30 fighters", [(None, None, 30)]),
        ("killing two soldiers and a civilian", [(3, 3, 3)]),
        ("killing twenty-two people", [(22, 22, 22)]),
        ("and nobody was hurt", []),
    ],
)
def test_numbers_are_claims_as_said(words: str, numbers: list[tuple]) -> None:
    event = attack(f"An air strike hit a market in Idlib on Thursday, {words}.")
    assert killed(event) == numbers


def test_a_part_is_not_added() -> None:
    event = attack("An air strike on Idlib killed 12 people, including three children, on Thursday.")
    assert event["killed"] == {"low": 12, "high": 12, "disputed": False}


def test_a_toll_that_rose_keeps_both_numbers() -> None:
    event = attack("An air strike hit Idlib on Thursday. The death toll rose to 22 from 17, medics said.")
    assert {(c["low"], c["superseded"]) for c in event["claims"]} == {(22, False), (17, True)}
    assert event["killed"]["low"] == 22


def test_unknown_is_null_and_never_zero() -> None:
    event = attack("Shells fell on the town of Baidoa on Thursday.")
    assert event["claims"] == []
    assert event["killed"] is None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("killing a soldier and two civilians", 3, 3),
        ("which left 14 policemen dead and eight wounded", 14, 14),
        ("killing at least 12 people, among them three children and a nurse", 12, None),
        ("and claimed the lives of nine villagers", 9, 9),
        ("killing dozens of worshippers", 24, None),
        ("killing between 10 and 15 of them", 10, 15),
        ("killing Ali Hassan, a commander of Hezbollah, his brother and a nephew", 3, 3),
        ("killing six people: three soldiers, two policemen and a civilian", 6, 6),
        ("but no casualties were reported", 0, 0),
    ],
)
def test_the_toll_of_a_row_of_people(words: str, low: int, high: int | None) -> None:
    event = attack(f"Militants attacked a convoy near Mosul on Thursday, {words}.")
    assert (event["killed"]["low"], event["killed"]["high"]) == (low, high)


def test_kinds_of_the_dead_are_parts_of_their_sum() -> None:
    event = attack("Militants attacked a convoy near Mosul on Thursday, killing a soldier and two civilians.")
    claims = {(c["best"], c["category"], c["part"]) for c in event["claims"] if c["kind"] == "killed"}
    assert claims == {(3, None, False), (1, "military", True), (2, "civilian", True)}


def test_the_wounded_have_a_range_of_their_own() -> None:
    event = attack("A bomb blast killed six people and wounded 81 others in Istanbul on Thursday.")
    assert (event["killed"]["low"], event["wounded"]["low"]) == (6, 81)


def test_a_toll_that_rose_holds_those_who_died_since() -> None:
    text = "The death toll from Tuesday's bombing in Quetta rose to 22 from 17 after five people died in hospital."
    (event,) = attacks(text)
    assert (event["killed"]["low"], event["killed"]["high"]) == (22, 22)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The mayor of Chamula was killed by gunmen on Saturday.", 1),
        ("The mayor of Chamula was lynched by a mob on Saturday along with four other people.", 5),
        ("A bomb hit a bus in Quetta, killing all 12 aboard.", 12),
    ],
)
def test_the_person_of_an_office_and_all_of_a_number_are_counted(text: str, number: int) -> None:
    event = attack(text)
    assert (event["killed"]["low"], event["killed"]["high"]) == (number, number)


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A bomb hit Mosul on Monday, killing eight people. Among the dead were three soldiers and a child.", 8, None),
        ("A bomb hit Mosul Monday. The toll climbed to 31, including 13 women, and about 20 were injured.", 31, 20),
        ("Rockets hit a camp in Mosul Monday, killing 25. More than 600 died across the capital that day.", 25, None),
        ("Four workers -- a Briton, a German and two Turks -- were found shot near Mosul on Monday.", 4, None),
        ("The bodies of 14 farmers, shot as they brought in the harvest, lay in a field near Mosul.", 14, None),
        ("At least 14 died when gunmen hit Mosul Monday. “We counted up to 14 bodies,” an official said.", 14, None),
        ("A mine killed three soldiers in Mosul, a police officer and the army said.", 3, None),
        ("He said two marines were killed by a blast in Mosul and that one was seriously wounded.", 2, 1),
        ("Rebels killed seven police officers in Mosul. The army said seven officers died in the attack.", 7, None),
        ("A bomb hit a market in Mosul, killing dozens. In all 51 were killed and 75 wounded, police said.", 51, 75),
        ("A mine killed seven guards in Mosul. Of the seven, five died on the spot and two in hospital.", 7, None),
        ("A bomb killed 16 people in Mosul. “Three men died while I was there,” a man said.", 16, None),
        ("The mayor of a town on the island of Cebu has been killed by gunmen.", 1, None),
        ("A bomb hit Mosul, killing nine. The war has left more than 10,000 dead, the UN says.", 9, None),
        ("Attackers killed 412 people in Mosul. One witness said he had seen 50 bodies in one house.", 412, None),
        ("The Taliban raided a post in Farah, killing four police. Two insurgents died in the battle.", 4, None),
        ("Al-Shabaab raided Marka, killing eight. Our troops also killed 13 militants, an officer said.", 8, None),
        ("Rebels bombed Mosul, leading to the deaths of 16 persons and 18 others sustaining injuries.", 16, 18),
        ("Rebels killed two officers in Mosul. Nobody was held over the recent deaths of 15 people.", 2, None),
        ("Rebels shelled Mosul, killing 30. The UN said the campaign had killed 2,000 people since January.", 30, None),
        ("Three rebels were killed while two soldiers were hurt during an encounter in Mosul on Monday.", 3, 2),
        ("Gunmen raided Mosul. The dead include 16 men and three women, and many people were wounded.", 19, None),
        ("Two hundred people of Mosul were rounded up by several heavily armed gunmen and shot to death.", 200, None),
        ("Gunmen forced villagers near Mosul out and shot them dead, a resident said. In all 30 died.", 30, None),
        ("Guards opened fire on them near Mosul around 4 am Friday, leaving one dead.", 1, None),
        ("Libya said the blast in Mosul killed 13 people and wounded 41 others; hospitals told of 41 wounded.", 13, 41),
        ("The death toll following a double car bomb attack in Mosul has risen to 33.", 33, None),
        ("A bomb hit Mosul, killing one. Attacks go on there; 3,700 have died in the insurgency.", 1, None),
        ("Rebels attacked Mosul, killing 38 people and fighting the army in battles that killed 20 rebels.", 38, None),
        ("Two soldiers were killed in Mosul Monday. In an earlier incident near Basra, 19 rebels died.", 2, None),
        ("The death toll had risen to 22 following a rebel ambush near Mosul.", 22, None),
    ],
)  # fmt: skip
def test_how_many_fell(text: str, dead: int, hurt: int | None) -> None:
    event = attack(text)
    assert event["killed"]["low"] == event["killed"]["high"] == dead
    assert (event["wounded"] or {}).get("high") == hurt


def test_a_toll_that_rose_after_another_attack_replaces_no_count_of_this_one() -> None:
    text = (
        "Rebels killed two soldiers in an ambush near Mosul on Monday. Aid workers said the death toll had risen to 22 "
    )
    first, second = attacks(text + "following a rebel ambush on villagers near Basra on Sunday.")
    assert (first["killed"]["high"], second["killed"]["high"]) == (2, 22)


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A bomb in Bogota on Monday injured at least 10 people, three of them seriously.", None, (10, None)),
        ("Gunmen wounded two policemen in Quetta on Monday.", None, (2, 2)),
        ("Two policemen were wounded by a mine near Quetta on Monday.", None, (2, 2)),
        ("Gunmen shot dead a soldier and wounded another in Quetta on Monday.", (1, 1), (1, 1)),
        ("Two soldiers were killed and another critically wounded in a blast in Quetta on Monday.", (2, 2), (1, 1)),
        ("A soldier was killed and a second wounded in Quetta on Monday when a bomb exploded.", (1, 1), (1, 1)),
        ("Gunmen attacked a post in Quetta on Monday, killing a guard and injuring another two.", (1, 1), (2, 2)),
        ("Rebels attacked Koro in Mali on Monday, and 31 bodies were brought to the hospital.", (31, 31), None),
        ("A bomb exploded in Mosul on Monday. The morgue received 14 bodies and 30 wounded.", (14, 14), (30, 30)),
        ("Shells hit Gao on Monday. The ministry put the dead at 23 and the injured at 70.", (23, 23), (70, 70)),
        ("Militants ambushed a convoy near Gao on Monday. The army said it had lost eight soldiers.", (8, 8), None),
        ("In the attack on Gao on Monday, the army lost 20 men and 15 were injured.", (20, 20), (15, 15)),
        ("Two more victims of Monday's bombing in Beni died, bringing the number of dead to 27.", (27, 27), None),
        ("A couple and their three children were killed by shelling in Idlib on Monday.", (5, 5), None),
        ("A 16-year-old was shot dead in Jenin on Monday.", (1, 1), None),
        ("Fatalities from Monday's attack in Bujumbura stood at seven.", (7, 7), None),
        ("The attack in Bujumbura on Monday led to the death of seven and injury of 20 others.", (7, 7), (20, 20)),
        ("The lives of seven people were lost in Monday's attack in Bujumbura.", (7, 7), None),
        ("Bandits on Monday killed a district head and three others in Zamfara.", (4, 4), None),
        ("A suicide bomber killed himself and five soldiers in Maiduguri on Monday.", (5, 5), None),
        ("Five people plus the bomber died in Maiduguri on Monday when he set off his vest.", (5, 5), None),
        (
            "A marine captain, four other marines and two guides were killed in an ambush in Jolo on Monday.",
            (7, 7),
            None,
        ),
        ("A bomb killed six in Idlib on Monday. A resident also put the number of dead at ten.", (6, 10), None),
        ("Gunmen raided Beni on Monday. The statement did not say how many people were killed.", None, None),
    ],
)
def test_forms_of_counts(text: str, dead: tuple | None, hurt: tuple | None) -> None:
    event = attack(text)
    tolls = [event["killed"], event["wounded"]]
    assert [toll and (toll["low"], toll["high"]) for toll in tolls] == [dead, hurt]


@pytest.mark.parametrize(
    "more",
    [
        "More than 9,300 people have died since the revolt began in 1996.",
        "It has cost more than 5,300 lives.",
        "Records show eight attacks on convoys there since 2005, with 42 soldiers killed.",
        "Operations have killed over 4,900 rebels in the same period.",
        "In the whole state 31 people were murdered on Monday.",
        "Over the past two years 130 people have been killed in the district.",
    ],
)
def test_the_dead_of_many_attacks_are_no_toll_of_one(more: str) -> None:
    event = attack(f"Rebels killed four policemen with a mine near Gaya on Thursday. The rebellion goes on. {more}")
    assert event["killed"] == {"low": 4, "high": 4, "disputed": False}


def test_those_killed_since_the_attack_began_are_its_own() -> None:
    event = attack("Rebels attacked Gaya on Thursday. Sixty people have been killed since the attack began.")
    assert event["killed"] == {"low": 60, "high": 60, "disputed": False}


def test_what_attacks_of_a_kind_often_do_is_no_attack() -> None:
    text = "A bomb killed five soldiers in Yala on Thursday. Ambushes and roadside bombs often target the police."
    assert attack(text)["type"] == "bombing"


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Ten people were killed in Bama, five in Banki and one in Gwoza when gunmen attacked on Tuesday.", 16),
        ("Bombs killed six people in Baghdad, four in Mosul and two near Tikrit on Tuesday.", 12),
        ("Bombs killed six people in Baghdad on Tuesday, including four in Karrada and two in Dora.", 6),
        ("Bombs killed six people in Baghdad on Tuesday and four in Mosul were wounded.", 6),
    ],
)
def test_those_killed_elsewhere_are_others(text: str, killed: int) -> None:
    assert attack(text)["killed"] == {"low": killed, "high": killed, "disputed": False}


@pytest.mark.parametrize(
    ("first", "killed"),
    [("Two bombs went off in Quetta on Tuesday.", 5), ("Two bombs killed six people in Quetta on Tuesday.", 6)],
)
def test_those_killed_by_single_blasts_add_up_to_no_more_than_the_whole(first: str, killed: int) -> None:
    event = attack(f"{first} The first killed three people. The second, minutes later, killed two policemen.")
    assert event["killed"] == {"low": killed, "high": killed, "disputed": False}


@pytest.mark.parametrize(
    "words",
    [
        "A mob beat to death two men in Kisumu on Tuesday.",
        "Two farmers had their throats slit by gunmen in Kisumu on Tuesday.",
        "The bodies of two men, hands bound and shot in the head, were found in Kisumu on Tuesday.",
    ],
)
def test_ways_to_kill_count_their_victims(words: str) -> None:
    event = attack(words)
    assert event["killed"] == {"low": 2, "high": 2, "disputed": False}
    assert named(event, "target") & {"men", "farmers"}
    assert not named(event, "attacker") & {"men", "farmers"}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Twenty-six people from three families had their throats cut by gunmen in Chlef on Tuesday.", 26),
        ("A husband and wife were killed when shells struck their house in Kherson on Tuesday.", 2),
        ("Gunmen shot three policemen in Goma on Tuesday, killing them. One died instantly, two in hospital.", 3),
        ("Twelve people, dancers and a bartender among them, were killed in Jaral by gunmen on Tuesday.", 12),
    ],
)
def test_families_couples_and_those_among_them_count_once(text: str, killed: int) -> None:
    event = attack(text)
    assert event["killed"] == {"low": killed, "high": killed, "disputed": False}
