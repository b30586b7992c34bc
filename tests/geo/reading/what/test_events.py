"""Who did what to whom, in sentences of our own."""

from __future__ import annotations

import pytest
from reported import attack, attacks, named

import geo


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


def test_suicide_bombers_are_unleashed_by_a_group() -> None:
    event = attack("Boko Haram on Sunday night unleashed suicide bombers on Maiduguri, killing 16 persons.")
    assert (event["type"], event["date_start"], named(event, "attacker")) == (
        "suicide_attack",
        "2023-05-07",
        {"Boko Haram"},
    )


def test_a_market_named_after_a_day_is_none() -> None:
    assert attack("A suicide bomber heading to Monday Market in Mosul blew himself up.")["date_start"] is None


def test_a_bus_that_is_intercepted_is_no_missile() -> None:
    assert attack("Gunmen gunned down 43 people when they intercepted a bus in Karachi.")["type"] == "ground_attack"


def test_an_agency_that_is_told_was_not_hit() -> None:
    event = attack(
        "Rebels ambushed a patrol near Mosul. An official told Reuters as many as five troops had been killed."
    )
    assert "Reuters" not in named(event, "target")


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("Rebels ambushed a convoy of Russian riot police near Gaya on Thursday and killed 20 troops.", {"rebels"}),
        (
            "A suicide attacker of the LTTE had driven the bus, without passengers, to Colombo and set off the blast.",
            {"Liberation Tigers of Tamil Eelam"},
        ),
        ("A bomb went off in Colombo on Thursday. A motorist said it had hit a jeep and not stopped.", set()),
    ],
)
def test_who_only_stands_near_the_verb_is_no_attacker(text: str, attackers: set[str]) -> None:
    assert named(attack(text), "attacker") == attackers


def test_an_explosion_stays_one_where_somebody_speaks_of_a_massacre() -> None:
    event = attack("A car bomb went off at a barracks in Jos on Thursday. They wanted a massacre, a minister said.")
    assert event["type"] == "bombing"


@pytest.mark.parametrize(
    ("text", "type_", "attackers", "targets"),
    [
        ("Israel hit a Hezbollah depot in Baalbek on Thursday.", "unknown", {"Israel"}, {"Hezbollah"}),
        ("Ukraine hit a Russian depot in Melitopol with rockets.", "missile_strike", {"Ukraine"}, {"Russia"}),
        ("US troops in Erbil came under rocket fire on Thursday.", "missile_strike", set(), {"United States"}),
        ("US troops in Erbil came under attack from militias.", None, {"militias"}, {"United States"}),
        ("A NATO-led force killed six insurgents in Kunduz on Thursday.", "killing", {"NATO"}, {"insurgents"}),
        ("Rebels shelled Kurdish fighters in Afrin on Thursday.", "shelling", {"rebels"}, {"Kurdish fighters"}),
        ("Militants belonging to Jaish-e-Mohammed attacked troops in Uri.", None, {"Jaish-e-Mohammed"}, None),
        (
            "Special forces raided a hideout in Jalalabad, killing two militants.",
            "raid",
            {"special forces"},
            {"militants"},
        ),
        ("A man armed with a knife killed three nurses in Nice on Thursday.", "ground_attack", {"man"}, {"nurses"}),
        ("A Palestinian stabbed an Israeli soldier in Hebron.", "ground_attack", {"Palestinian"}, {"Israel"}),
        ("Fighting broke out between rival militias in Tripoli on Thursday.", "battle", None, None),
        ("Government troops and rebels exchanged fire near Gao on Thursday.", "battle", None, None),
    ],
)
def test_forms_of_who_did_what(text: str, type_: str | None, attackers: set | None, targets: set | None) -> None:
    event = attack(text)
    assert type_ in {None, event["type"]}
    assert attackers is None or attackers <= named(event, "attacker")
    assert targets is None or named(event, "target") == targets


def test_a_capital_that_was_hit_is_where_it_was() -> None:
    report = geo.read("Kyiv was hit by missiles on Thursday.", published="2023-05-12").to_dict()
    assert [report["localities"][i]["text"] for i in report["events"][0]["localities"]] == ["Kyiv"]
    assert report["events"][0]["actors"] == []


@pytest.mark.parametrize(
    "text",
    [
        "A gas explosion killed five people in Karachi on Thursday.",
        "Had the bomb exploded, dozens could have died.",
        "Troops defused a roadside bomb in Quetta on Thursday.",
        "The film about the bombing of Guernica opened in Madrid on Thursday.",
        "He was accused of planning the 2008 attacks in Mumbai.",
    ],
)
def test_what_did_not_happen_or_long_ago_is_not_reported(text: str) -> None:
    assert attacks(text) == []
