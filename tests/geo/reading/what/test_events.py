"""Who did what to whom, in sentences of our own."""

import pytest

import geo

PUBLISHED = "2023-05-12"  # a Friday


def attacks(text: str) -> list[dict]:
    events = geo.read(text, published=PUBLISHED).to_dict()["events"]
    return [e for e in events if e["type"] not in {"statement", "warning"} and e["status"] == "reported"]


def attack(text: str) -> dict:
    found = attacks(text)
    assert len(found) == 1, [(e["type"], e["actors"]) for e in found]
    return found[0]


def named(event: dict, role: str) -> set[str]:
    return {actor["name"] for actor in event["actors"] if actor["role"] == role}


def killed(event: dict) -> list[tuple]:
    return [(c["low"], c["best"], c["high"]) for c in event["claims"] if c["kind"] == "killed" and not c["part"]]


@pytest.mark.parametrize(
    ("text", "type_", "attackers", "targets"),
    [
        ("Israeli jets bombed a Hezbollah depot near Baalbek on Thursday.", "air_strike", {"Israel"}, {"Hezbollah"}),
        ("A Turkish drone strike hit a car in Qamishli on Thursday.", "drone_strike", {"Turkey"}, set()),
        ("Al-Shabaab fighters stormed an army base in Baidoa on Thursday.", "ground_attack", {"al-Shabaab"}, set()),
        ("Rockets were fired at Camp Taji by Kataib Hezbollah.", "missile_strike", {"Kataib Hezbollah"}, set()),
        ("Russia launched a dozen missiles at Kharkiv overnight.", "missile_strike", {"Russia"}, set()),
        ("The US carried out air strikes on Houthi positions.", "air_strike", {"United States"}, {"Houthis"}),
        ("Air strikes by the Saudi-led coalition hit Sanaa on Thursday.", "air_strike", {"Saudi-led coalition"}, set()),
        ("The suicide bombing in Kabul was claimed by Islamic State.", "suicide_attack", set(), set()),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(text: str, type_: str, attackers: set[str], targets: set[str]) -> None:
    event = attack(text)
    assert event["type"] == type_
    assert named(event, "attacker") == attackers
    assert targets <= named(event, "target")


def test_a_claim_of_responsibility_is_no_attacker() -> None:
    event = attack(
        "A car bomb exploded in Mosul on Thursday, killing four people. Islamic State claimed responsibility."
    )
    assert named(event, "attacker") == set()
    assert named(event, "claimant") == {"Islamic State"}


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("killing at least 22 people", [(22, None, None)]),
        ("killing 17 people", [(17, 17, 17)]),
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


def test_sentences_about_one_attack_are_one_event() -> None:
    event = attack(
        "A Turkish air strike hit a village near Afrin on Thursday. The strike killed six people, a monitor said. "
        "The raid also destroyed a school."
    )
    assert len(event["evidence"]) == 3


def test_attacks_on_two_days_are_two_events() -> None:
    found = attacks(
        "Rockets hit a base near Erbil on Monday. On Wednesday another barrage of rockets hit the airport at Baghdad."
    )
    assert [event["date_start"] for event in found] == ["2023-05-08", "2023-05-10"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that he could order air strikes if talks failed.",
        "The nurses' strike in Leeds enters its third day on Friday.",
        "The player suffered a heart attack on Thursday.",
        "Verbal attacks on the judge were hit by criticism.",
    ],
)
def test_what_is_no_attack_makes_no_event(text: str) -> None:
    assert attacks(text) == []


def test_earlier_attacks_are_background() -> None:
    events = geo.read(
        "US jets bombed a depot near Albu Kamal on Thursday in response to rocket attacks on American troops in Iraq.",
        published=PUBLISHED,
    ).to_dict()["events"]
    assert {(e["type"], e["status"]) for e in events} == {("air_strike", "reported"), ("missile_strike", "background")}


@pytest.mark.parametrize(
    ("text", "attackers", "targets"),
    [
        ("Suspected militants shot dead two policemen in Quetta on Thursday.", {"militants"}, {"policemen"}),
        ("Two soldiers were killed by unidentified gunmen in Kirkuk on Thursday.", {"gunmen"}, {"soldiers"}),
        ("Rebels of the Sultan Murad Division attacked Afrin on Thursday.", {"Sultan Murad Division"}, set()),
        ("A bus carrying traders hit a landmine near Djibo on Thursday.", set(), set()),
        ("An attack by armed men on a farm near Jos on Thursday left a guard dead.", {"armed men"}, {"guard"}),
        ("Two Chinese engineers were killed in a suicide attack in Quetta on Thursday.", set(), {"Chinese engineers"}),
        ("Clashes between troops and rebels near Goma on Thursday killed 12 people.", {"troops", "rebels"}, set()),
    ],
)  # fmt: skip
def test_people_without_a_name_act_and_are_hurt(text: str, attackers: set[str], targets: set[str]) -> None:
    event = attack(text)
    assert named(event, "attacker") == attackers
    assert named(event, "target") == targets


def test_gunmen_are_the_group_that_the_text_names() -> None:
    event = attack(
        "Gunmen attacked a village near Maiduguri on Thursday, killing nine people. Boko Haram fighters stormed the "
        "village at dawn, a resident said. The attackers burned houses."
    )
    assert named(event, "attacker") == {"Boko Haram"}


def test_a_group_that_says_it_did_it_claims() -> None:
    event = attack(
        "Eleven officers died in an attack on a station in Rask. Jaish al-Adl said it was behind the assault."
    )
    assert named(event, "attacker") == set()
    assert named(event, "claimant") == {"Jaish al-Adl"}


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


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed in a bus crash near Lagos on Thursday.",
        "The singer killed the mood at the party on Thursday.",
        "Nobody was killed on Thursday.",
        "The coach said two players were injured in training on Thursday.",
    ],
)
def test_harm_without_violence_is_no_attack(text: str) -> None:
    assert attacks(text) == []


def test_the_attack_is_the_one_spoken_of_last() -> None:
    first, answered = attacks(
        "Iran fired a dozen missiles at two bases near Erbil on Thursday, in retaliation for the killing of Qassem "
        "Soleimani two days before.\n\nThe missiles hit a hangar and a road. The Revolutionary Guards said they had "
        "carried out the attack.\n\nThe Iraqi military reported no casualties among its forces."
    )
    assert (first["type"], killed(first)) == ("missile_strike", [(0, 0, 0)])
    assert (answered["date_start"], answered["claims"]) == ("2023-05-09", [])


@pytest.mark.parametrize(
    ("text", "attackers", "dead"),
    [
        ("Gunmen killed Abdul Mir and two of his guards in Quetta on Monday.", ["gunmen"], 3),
        ("Abdul Mir and his two guards were shot dead by gunmen in Quetta on Monday.", ["gunmen"], 3),
        ("Rebels kidnapped two Israeli soldiers in a raid on Wednesday and killed three others.", ["rebels"], 3),
        ("Government helicopters bombed the town of Marea on Friday, killing 14.", ["government helicopters"], 14),
        ("Gunmen opened fire in a bar in Veracruz on Monday, killing 11 llaneros.", ["gunmen"], 11),
        ("Seven teachers were pulled from their car near Homs and killed by rebels.", ["rebels"], 7),
        ("Israeli tank fire killed a girl in Rafah on Tuesday.", ["Israel"], 1),
        ("Bandits burned three villages near Kutum at the weekend, killing 24 villagers.", ["bandits"], 24),
        ("Police on Sunday found the bodies of eight men in a house in Latifiya.", [], 8),
        ("A mine exploded under a van near Homs; six farmers, among them a father of three, lost their lives.", [], 6),
        ("A leader was blown up along with four of his sons when a bomb went off in Homs.", [], 5),
        ("Police fired live rounds at a rally in Kisumu. A boy of 10 was hit by a bullet and died.", ["police"], 1),
        ("Tank shells hit Gaza City overnight, killing a family of five in their home.", [], 5),
        ("Rebels executed 12 men in Homs. Two others who tried to flee were gunned down.", ["rebels"], 14),
    ],
)
def test_who_did_it_and_how_many_fell(text: str, attackers: list[str], dead: int) -> None:
    (event,) = geo.read(text, published="2018-10-12").events
    assert [actor.name for actor in event.actors if actor.role == "attacker"] == attackers
    assert event.toll is not None
    assert event.toll.low == dead


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The army on Wednesday accused the ELN of killing four peasants in Saravena.", None),
        ("The army on Wednesday said that rebels killed four peasants in Saravena.", None),
        ("Rebels on Wednesday killed four peasants in Saravena.", "2018-10-10"),
        ("Rebels hurled a grenade at a patrol but missed it, killing a man and injuring 28 on Saturday.", "2018-10-06"),
    ],
)
def test_the_day_of_an_accusation_dates_no_attack(text: str, day: str | None) -> None:
    event = geo.read(text, published="2018-10-12").events[0]
    assert (event.date_start and event.date_start.isoformat()) == day


def test_a_group_named_before_an_unnamed_leader_says_nothing() -> None:
    text = "Thirteen villagers were abducted from their homes in Ituri by fighters of the Allied Democratic Forces, a "
    text += "civil society leader said Sunday. All but two of them were later found dead."
    (event,) = geo.read(text, published="2020-09-14").events
    assert {actor.name: actor.role for actor in event.actors} == {
        "Allied Democratic Forces": "attacker",
        "villagers": "target",
    }
    assert event.toll is None


@pytest.mark.parametrize(
    ("text", "attackers", "targets", "dead"),
    [
        ("30 civilians, most of them women displaced by war, were massacred in Bujumbura by Hutu rebels on Monday.",
         {"Hutu rebels"}, {"civilians"}, 30),
        ("Five farmers were tied up and shot near Mosul on Thursday by gunmen.", {"gunmen"}, {"farmers"}, 5),
        ("Rebels fighting to topple Nepal's monarchy hacked to death a teacher in Kathmandu on Thursday.",
         {"rebels"}, {"teacher"}, 1),
        ("Men dressed as soldiers encircled Mosul before dawn Monday, killing 12 villagers, the mayor of Erbil said.",
         {"men"}, {"villagers"}, 12),
        ("The village head, Malika Umazheva, was dragged from her home in Grozny and shot dead by masked men Monday.",
         {"masked men"}, {"Malika Umazheva"}, 1),
        ("A priest was stabbed to death by two youths in Mosul on Thursday. Anand Ganguly, 65, died on the spot.",
         {"youths"}, {"Anand Ganguly"}, 1),
        ("A rocket hit a house in Idlib on Thursday, killing a family of six.", set(), {"family"}, 6),
        ("Gunmen herded the men of a village near Mosul into a yard on Thursday and shot them, killing 35.",
         {"gunmen"}, {"men"}, 35),
        ("Three youths who were abducted near Mosul on Tuesday by men in a van were found shot dead on Thursday.",
         {"men"}, {"youths"}, 3),
        ("Gunfire ripped through a mosque in Kano, leaving 12 worshippers dead. A crowd lynched two of the gunmen.",
         {"gunmen"}, {"worshippers"}, 12),
        ("Four cyclists - two Americans, a Swiss and a Dutchman - were mowed down and then knifed by hit men in Mosul.",
         {"hit men"}, {"cyclists"}, 4),
        ("Two men drove a truck into a group of soldiers in Mosul on Thursday, crushing four of them to death.",
         {"men"}, {"soldiers"}, 4),
        ("An army lorry hit a mine laid by rebels near Mosul on Thursday. Three soldiers perished.",
         {"rebels"}, {"soldiers"}, 3),
        ("Militants set upon students of a school near Mosul on Thursday; they opened fire, killing six.",
         {"militants"}, {"students"}, 6),
        ("The priest of the parish was beaten and then executed by gunmen in Mosul Friday. Two monks were also killed.",
         {"gunmen"}, {"priest", "monks"}, 3),
        ("Rebels stormed an oil field near Mosul on Thursday. The dead were six engineers and nine guards.",
         {"rebels"}, {"engineers", "guards"}, 15),
        ("Militiamen attacked a displaced persons' camp near Bunia on Thursday, killing 60 of its occupants.",
         {"militiamen"}, {"occupants"}, 60),
    ],
)  # fmt: skip
def test_who_killed_whom(text: str, attackers: set[str], targets: set[str], dead: int) -> None:
    event = attack(text)
    assert named(event, "attacker") == attackers
    assert named(event, "target") == targets
    assert event["killed"]["high"] == dead


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A suicide bomber drove a car into a checkpoint in Khost on Thursday, killing six officers.",
         "suicide_attack"),
        ("A man detonated his explosives vest at a mosque in Khost on Thursday, killing six.", "suicide_attack"),
        ("Fighters intercepted a group of traders near Khost on Thursday and killed four.", "ground_attack"),
        ("Rebels clubbed to death 11 villagers in Beni on Thursday. Another 15 were abducted.", "ground_attack"),
    ],
)  # fmt: skip
def test_what_kind_of_attack_it_was(text: str, type_: str) -> None:
    assert attack(text)["type"] == type_


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
    ("text", "type_", "attackers"),
    [
        ("Israeli troops detained 18 people in overnight raids across the West Bank.", "raid", {"Israel"}),
        ("Two people were killed in a police raid in Lagos.", "raid", {"police"}),
        ("An Israeli raid killed three soldiers in Lebanon.", "unknown", {"Israel"}),
    ],
)
def test_a_raid_is_one_on_foot_where_the_words_say_so(text: str, type_: str, attackers: set[str]) -> None:
    event = attack(text)
    assert (event["type"], named(event, "attacker")) == (type_, attackers)


def test_those_accused_of_something_say_nothing() -> None:
    events = geo.read("Al-Shabaab militants executed five men accused of spying in Jilib.").events
    assert [event.type for event in events if event.type == "statement"] == []


def test_a_count_is_no_part_of_what_was_hit() -> None:
    assert attack("Soldiers burned down more than 100 houses in Bin village, Sagaing Region.")["site"] == "houses"


def test_a_bomb_hours_later_is_an_attack_of_its_own() -> None:
    first, second = attacks(
        "Gunmen shot and killed a Shiite leader in Quetta on Monday, and hours later a bomb tore through the crowd at "
        "the hospital, killing 29 people."
    )
    assert (first["killed"]["high"], second["killed"]["high"]) == (1, 29)
    assert (first["type"], second["type"]) == ("ground_attack", "bombing")


def test_another_bus_is_another_attack() -> None:
    first, second = attacks(
        "A bus was set on fire by rebels in Mosul on Monday; 14 people burned to death. On the same night, gunmen "
        "killed two people aboard another bus."
    )
    assert (first["killed"]["high"], second["killed"]["high"]) == (14, 2)
    assert named(first, "attacker") == {"rebels"}


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


def test_the_dead_of_a_relative_clause_are_those_of_the_attack_before_it() -> None:
    text = "Israel struck Gaza City on Friday after an attack by Hamas, which killed 12 people, near Sderot on Monday."
    events = geo.read(text, published=PUBLISHED).to_dict()["events"]
    (deadly,) = [event for event in events if event["killed"]]
    assert named(deadly, "attacker") == {"Hamas"}


def test_those_killed_during_an_attack_by_their_group_are_no_attack_of_their_own() -> None:
    text = "Al-Shabaab attacked a base near Baidoa on Friday, killing seven. Soldiers killed three al-Shabaab members "
    event = attack(text + "during the attack.")
    assert (named(event, "attacker"), event["killed"]["high"]) == ({"al-Shabaab"}, 7)


@pytest.mark.parametrize("taken", ["the base", "control of the town", "two villages"])
def test_ground_that_is_seized_is_no_abduction(taken: str) -> None:
    assert "abduction" not in {event["type"] for event in attacks(f"Rebels seized {taken} and killed ten soldiers.")}


def test_a_group_with_words_of_its_ties_claims_the_attack() -> None:
    text = "A bomb killed four in Mosul. Ansar Nur, a little known militant group linked to Ansaru (TX), claimed it. "
    text = text.replace("claimed it", "claimed responsibility for the attack")
    assert named(attack(text), "claimant") == {"Ansar Nur"}


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("Rebels ambushed an Iraqi army post near Mosul and killed two soldiers.", {"rebels"}),
        ("A bomb hit a market in Mosul. Three officers were among the 11 people killed and four were hurt.", set()),
        ("Eleven civilians lay in Mosul on Monday, some shot dead, others killed with knives.", set()),
        ("An Israeli airstrike hit a village near Homs. Military jets dropped bombs on it, killing six.", {"Israel"}),
        ("Gunmen killed a mayor in Mosul on Monday. He was shot by two men armed with pistols.", {"gunmen"}),
        ("Rebels came to the house of Arvind Shah, a small trader, in Mosul and fired at his guards.", {"rebels"}),
        ("Thirteen traders and a Sunni man were barbarically gunned down in Mosul.", set()),
        ("Lashkar-e-Taiba, which targets Shi'ites and Iraq's forces, killed 60 cadets.", {"Lashkar-e-Taiba"}),
        ("A bomb hit Mosul on Monday. It bore the hallmarks of Ansaru, which is known to use suicide attacks.", set()),
    ],
)  # fmt: skip
def test_who_did_what_real_reports_tell(text: str, attackers: set[str]) -> None:
    assert named(attack(text), "attacker") == attackers


def test_the_last_attack_of_its_kind_is_background() -> None:
    text = "Monday's bombing in Mosul killed 22. It was the worst since Jan. 19, when a bomber killed 30 in a cafe."
    assert attack(text)["killed"]["high"] == 22


def test_an_attack_hours_earlier_is_another_one() -> None:
    text = "A mine killed nine soldiers near Mosul on Monday. Hours earlier, gunmen killed four guards at a bunker."
    assert [event["killed"]["high"] for event in attacks(text)] == [9, 4]


def test_what_an_attack_came_after_is_another_one() -> None:
    text = (
        "Missiles hit Marib on Thursday, killing eight people. The attack comes shortly after the funeral of a girl, "
    )
    first, second = attacks(text + "who was among 21 civilians killed in a Houthi missile strike on Saturday.")
    assert [(event["killed"]["high"], event["date_start"]) for event in (first, second)] == [
        (8, "2023-05-11"),
        (21, "2023-05-06"),
    ]


def test_an_incident_that_occurred_is_the_attack_named_before() -> None:
    text = "Three people have been beheaded in a village near Mosul. The incident occurred on Tuesday. "
    first, second = attacks(text + "Last week three fishermen were reportedly beheaded near Basra.")
    assert (first["date_start"], second["date_start"]) == ("2023-05-09", "2023-05-01")
    assert attacks("A bridge fell in Mosul. The incident occurred on Tuesday.") == []


def test_an_attack_days_earlier_has_no_day_of_the_one_told() -> None:
    text = (
        "A drone hit a market in Mosul on Tuesday, killing 15 people. Days earlier, rebels struck a mosque, killing 70."
    )
    first, second = attacks(text)
    assert (first["date_start"], second["date_start"]) == ("2023-05-09", None)


def test_suicide_bombers_are_unleashed_by_a_group() -> None:
    event = attack("Boko Haram on Sunday night unleashed suicide bombers on Maiduguri, killing 16 persons.")
    assert (event["type"], event["date_start"], named(event, "attacker")) == (
        "suicide_attack",
        "2023-05-07",
        {"Boko Haram"},
    )


def test_a_market_named_after_a_day_is_none() -> None:
    assert attack("A suicide bomber heading to Monday Market in Mosul blew himself up.")["date_start"] is None


def test_an_attack_an_hour_after_the_first_is_another_one() -> None:
    text = (
        "Gunmen killed 29 pilgrims near Mastung on Tuesday. An hour after the first attack, gunmen shot two relatives."
    )
    assert len(attacks(text)) == 2


def test_a_bus_that_is_intercepted_is_no_missile() -> None:
    assert attack("Gunmen gunned down 43 people when they intercepted a bus in Karachi.")["type"] == "ground_attack"


def test_an_agency_that_is_told_was_not_hit() -> None:
    event = attack(
        "Rebels ambushed a patrol near Mosul. An official told Reuters as many as five troops had been killed."
    )
    assert "Reuters" not in named(event, "target")


def test_a_toll_that_rose_after_another_attack_replaces_no_count_of_this_one() -> None:
    text = (
        "Rebels killed two soldiers in an ambush near Mosul on Monday. Aid workers said the death toll had risen to 22 "
    )
    first, second = attacks(text + "following a rebel ambush on villagers near Basra on Sunday.")
    assert (first["killed"]["high"], second["killed"]["high"]) == (2, 22)
