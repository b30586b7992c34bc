"""Harm that is told by several words: split by its object, joined to another participle, pointed at by a pronoun."""

from __future__ import annotations

import pytest
from reported import named

import geo


def first(text: str) -> dict:
    events = geo.read(text, published="2023-05-12").to_dict()["events"]
    return next(e for e in events if e["type"] not in {"statement", "warning"} and e["status"] == "reported")


@pytest.mark.parametrize(
    ("text", "killed", "wounded", "attackers", "targets"),
    [
        ("Two gunmen stabbed a farmer to death near Kano on Monday.", 1, None, {"gunmen"}, {"farmer"}),
        ("Rebels hacked six traders to death in Beni on Monday.", 6, None, {"rebels"}, {"traders"}),
        ("A trader was stabbed and beaten to death by rebels in Beni.", 1, None, {"rebels"}, {"trader"}),
        ("Bandits stopped four drivers near Zaria and shot them dead.", 4, None, {"bandits"}, None),
        ("Rebels cut the throats of three shepherds near Blida.", 3, None, {"rebels"}, {"shepherds"}),
        ("Two nurses were abducted and killed by militants in Gao.", 2, None, {"militants"}, {"nurses"}),
        ("A driver was shot at and injured by militants in Srinagar.", None, 1, {"militants"}, {"driver"}),
        ("Militants shot and badly wounded two judges in Quetta.", None, 2, {"militants"}, {"judges"}),
        ("Raid on Lala near Beni. At least 45 farmers killed, ten injured.", 45, 10, set(), {"farmers"}),
        ("Six girls burned to death when rebels set ablaze a dormitory near Gao.", 6, None, {"rebels"}, {"girls"}),
        ("Raiders shot at a van near Kutum; nine drivers were treated for gunshot wounds.", None, 9, {"raiders"}, None),
        ("Gunmen attacked a bar in Goma; four people were taken to hospital.", None, 4, {"gunmen"}, None),
        ("A shell struck a hut near Tal Abyad. A family of six was wiped out.", 6, None, set(), None),
        ("Assailants fatally shot a bank manager in Srinagar.", 1, None, {"assailants"}, {"bank manager"}),
        ("Rebels gunned down radio journalist Ann Deep near Manila.", 1, None, {"rebels"}, {"Ann Deep"}),
        ("A blast hit a mosque in Kunduz. A clinic took in 50 injured people.", None, 50, set(), None),
        ("Rebels shot dead five pupils and the priest in Dablo.", 6, None, {"rebels"}, {"pupils", "priest"}),
        ("Troops shot to death two priests, their cook and her daughter in Beni.", 4, None, {"troops"}, None),
        ("Two monks were among five people killed when gunmen hit a bus in Yala.", 5, None, {"gunmen"}, {"monks"}),
        ("Ten miners died when a warplane hit their house in Sirte.", 10, None, set(), {"miners"}),
        ("Paramilitaries of the AXC killed 40 peasants near Tibu.", 40, None, {"AXC"}, {"peasants"}),
        ("AXC rebels shot dead four Hindus near Tibu.", 4, None, {"AXC"}, {"Hindus"}),
        ("Rebels entered Tibu, tied up 34 farmers and shot them.", 34, None, {"rebels"}, {"farmers"}),
        ("Israeli troops killed a Palestinian near Jenin on Monday.", 1, None, {"Israel"}, {"Palestinian"}),
        ("Israeli troops shot dead a 16-year-old Palestinian near Jenin.", 1, None, {"Israel"}, {"Palestinian"}),
        ("Rebels freed two hostages but beheaded a third in Gao.", 1, None, {"rebels"}, None),
        ("Rebels killed the head of the village council and his son in Gao.", 2, None, {"rebels"}, {"son"}),
        ("Rebels killed 40 children and 11 adults in Gao.", 51, None, {"rebels"}, {"children", "adults"}),
        ("Troops retook Kurmuk after fighting in which 30 rebels died.", 30, None, set(), {"rebels"}),
        ("At least four die in attack on procession in Quetta.", 4, None, set(), None),
        ("The corpses of seven villagers abducted by rebels were found in Gao.", 7, None, set(), {"villagers"}),
        ("Troops reached the bodies of four cooks killed when gunmen hit a camp.", 4, None, {"gunmen"}, None),
        ("Seven villagers kidnapped last week were found dead in Gao.", 7, None, set(), {"villagers"}),
        ("Rebels stopped a car near Tibu and shot the driver dead.", 1, None, {"rebels"}, {"driver"}),
        ("Police found the bullet-riddled bodies of four men in a ditch in Kano.", 4, None, set(), {"men"}),
        ("The bodies of six men, shot in the head, turned up in Kano on Monday.", 6, None, set(), {"men"}),
        ("A soldier and two porters died in Pakistani mortar fire on Kotli.", 3, None, {"Pakistan"}, None),
        ("Two boys were killed on Monday in Indian artillery fire in Kotli.", 2, None, {"India"}, None),
        ("A judge survived an assassination attempt in Sanaa, but his driver was killed.", 1, None, set(), None),
        ("Gunmen believed to belong to Boko Haram killed six people in Diffa.", 6, None, {"Boko Haram"}, None),
        ("A boy who survived the attack said gunmen killed two traders in Gao.", 2, None, {"gunmen"}, {"traders"}),
        ("Rebels killed nine men in the worst of Chad's massacres of the year.", 9, None, {"rebels"}, {"men"}),
        ("A 17-year-old Palestinian was shot and killed by troops near Hebron.", 1, None, {"troops"}, None),
        (
            "Crowds marched after the beheading of seven Hazaras by bandits near Zabul.",
            7,
            None,
            {"bandits"},
            {"Hazaras"},
        ),
        ("Guards shot two peasant leaders dead near Olanchito.", 2, None, {"guards"}, {"peasant leaders"}),
        (
            "Liberation Front of Tirup guerrillas killed two men near Agartala.",
            2,
            None,
            {"Liberation Front of Tirup"},
            None,
        ),
        ("Gunmen killed the local chief and three members of his family near Diffa.", 4, None, {"gunmen"}, None),
        ("Bandits beheaded two captured loggers near Lamitan.", 2, None, {"bandits"}, {"loggers"}),
        ("Ten miners were shot by rebels near Haflong. Eight died on the spot.", 8, None, {"rebels"}, {"miners"}),
        ("Gunmen attacked a camp near Bubaque; the leader was killed.", 1, None, {"gunmen"}, {"leader"}),
        ("In Ecuador, armed men in army-style boots shot nine people to death.", 9, None, {"armed men"}, None),
        ("Soldiers entered Ngarbuh, rounded up families and killed 21 people.", 21, None, {"soldiers"}, None),
        ("Rebels ambushed a column near Shatoi. One agency put the dead at five.", 5, None, {"rebels"}, None),
        (
            "Bandits hit a convoy near Gusau and killed 15 traders, a union leader said.",
            15,
            None,
            {"bandits"},
            {"traders"},
        ),
        ("Troops killed a rebel and two of his associates near Gao.", 3, None, {"troops"}, None),
        ("Gunmen stopped a bus, separated Sunni passengers and killed 21 of them in Goma.", 21, None, {"gunmen"}, None),
        ("Villagers fled after the massacre of 16 herders near Kutum on Monday.", 16, None, set(), {"herders"}),
    ],
)
def test_harm_in_several_words(
    text: str, killed: int | None, wounded: int | None, attackers: set[str], targets: set[str] | None
) -> None:
    event = first(text)
    assert (event["killed"] or {}).get("low") == killed
    assert (event["wounded"] or {}).get("low") == wounded
    assert named(event, "attacker") == attackers
    assert targets is None or named(event, "target") == targets


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("A Palestinian stabbed a guard to death near Hebron.", {"Palestinian"}),
        ("Unknown persons shot at a patrol in Khasavyurt, killing a policeman.", {"unknown persons"}),
        ("Jean Petit's K5 gang set fire to homes in Port-au-Prince, killing 13 people.", {"K5"}),
    ],
)
def test_who_did_it_by_other_names(text: str, attackers: set[str]) -> None:
    assert named(first(text), "attacker") == attackers


@pytest.mark.parametrize(
    ("named_before", "attackers"), [("Boko Haram is", {"Boko Haram"}), ("Boko Haram and al-Shabaab are", {"fighters"})]
)
def test_fighters_without_other_words_are_those_of_the_only_group_named(named_before: str, attackers: set[str]) -> None:
    event = first(f"{named_before} still strong. On Monday fighters killed nine herders near Diffa.")
    assert named(event, "attacker") == attackers


def test_who_owns_the_group_does_not_stand_behind_its_pronoun() -> None:
    event = first("Somalia's al-Shabaab said it had killed five men in Jilib on Tuesday.")
    assert "Somalia" not in named(event, "attacker")


@pytest.mark.parametrize("verb", ["thrown into", "hurled at", "lobbed at"])
def test_weapons_that_are_thrown_are_an_attack(verb: str) -> None:
    event = first(f"Grenades were {verb} a bar in Goma on Monday; two people died.")
    assert event["type"] == "bombing"
    assert event["killed"]["high"] == 2


def test_those_who_went_from_house_to_house_did_it() -> None:
    event = first("Turkish soldiers went from house to house and killed nine villagers near Van on Monday.")
    assert named(event, "attacker") == {"Turkey"}


def test_people_killed_one_after_another_are_not_shot_dead_by_their_verb_alone() -> None:
    event = first("Police shot at protesters in Nairobi on Monday, and the crowd went home to death notices.")
    assert event["killed"] is None


@pytest.mark.parametrize(
    ("text", "attackers", "killed"),
    [
        ("Gang members armed with assault rifles attacked a bar in Goma, killing two men.", {"gang members"}, 2),
        ("Seven pupils were killed by attackers in plain clothes who raided a school in Kumba.", {"attackers"}, 7),
        ("Three guards, an officer's wife and their son were killed by rebels near Gao.", {"rebels"}, 5),
        ("Police fired live rounds at protesters in Goma, leaving two people dead.", {"police"}, 2),
    ],
)
def test_who_did_it_behind_other_words(text: str, attackers: set[str], killed: int) -> None:
    event = first(text)
    assert named(event, "attacker") == attackers
    assert event["killed"]["high"] == killed


def test_a_person_with_a_title_is_counted() -> None:
    assert first("Rebels shot and wounded President Juan Perez in Lima on Monday.")["wounded"]["high"] == 1
