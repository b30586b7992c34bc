"""Who was hit: which of those whom an article names as hit its attacks were on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import geo
from geo.reading.what.targets import standing_roles

PUBLISHED = dt.date(2023, 5, 12)


def _event(text: str) -> dict[str, Any]:
    events: list[dict[str, Any]] = geo.read(text, published=PUBLISHED).to_dict()["events"]
    return next(event for event in events if event["type"] != "statement")


def _targets(text: str) -> list[str]:
    return [actor["name"] for actor in _event(text)["actors"] if actor["role"] == "target"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Gunmen attacked the home of a judge in Cali on Monday, killing two guards.", ["guards"]),
        ("Gunmen attacked the home of a judge in Cali on Monday. Nobody was hurt.", ["judge"]),
        ("A bomber struck the funeral of a police commander in Khost on Monday, killing nine people.", []),
        ("Rebels attacked a bus near Goma on Monday, killing six traders. Two attackers were killed.", ["traders"]),
        ("Troops shot dead three attackers near Goma on Monday.", ["attackers"]),
        ("Three cooks - two Kenyans and a Somali - were shot dead in Wajir on Monday.", ["cooks"]),
        ("Rebels killed two cellists in Goma on Monday.", ["cellists"]),
        ("A glazier was shot dead in Goma on Monday.", ["glazier"]),
        ("A beekeeper was shot dead in Goma on Monday.", ["beekeeper"]),
        ("Gunmen fired on partygoers in Goma on Monday.", ["partygoers"]),
        ("Rebels killed two containers full of rice in Goma on Monday.", []),
        ("Rebels attacked a camp for displaced people in Goma on Monday.", ["displaced people"]),
        ("Guerrillas killed two soldiers and a militiaman in Goma on Monday.", ["soldiers", "militiaman"]),
        ("A settler shot a man in Hebron on Monday and soldiers wounded two boys.", ["man", "boys"]),
        ("Gunmen shot dead a Shi'ite doctor and his guard in Quetta on Monday.", ["Shi'ite doctor", "guard"]),
        ("A monk was beheaded in Yala on Monday in revenge for the deaths of two teachers.", ["monk"]),
        ("A bomb killed an anti-Taliban commander, Fahim Tor, in Goma on Monday.", ["Fahim Tor"]),
        ("Rebels killed 20 customers and employees of a bar in Goma on Monday.", ["customers", "employees"]),
        ("A grenade hit a clinic in Goma on Monday, wounding its cook and a visitor.", ["cook", "visitor"]),
        ("Rebels attacked a mine run by France's Xoran in Goma on Monday, killing two guards.", ["guards"]),
        ("A strike in Goma on Monday killed Gen. Ali Tor and three other militants.", ["Ali Tor", "militants"]),
        ("Rebels shot dozens of nuns in Goma on Monday. Three priests were among the dead.", ["nuns"]),
        ("An air strike hit positions of Haftar-aligned troops in Derna on Monday.", ["troops"]),
        ("Rebels ambushed a convoy of troops near Goma on Monday, killing two soldiers.", ["soldiers"]),
        ("Rebels fired on police and nuns in Goma on Monday. An officer was killed.", ["nuns", "officer"]),
        ("Rebels fired on a van carrying cooks near Goma on Monday, killing two passengers.", ["passengers"]),
        ("Rebels fired on a van carrying cooks near Goma on Monday. Two were killed.", ["cooks"]),
        ("Two deminers were shot dead in Goma on Monday.", ["deminers"]),
        ("Masked youths hurled petrol bombs at the Greek Orthodox church in Nablus on Monday.", []),
        (
            "Ethiopian troops killed nine civilians, including two women, after a grenade was hurled at their truck.",
            ["civilians"],
        ),
        ("A former mayor of Lerma, Juan Perez Gomez, was shot dead in Lerma on Monday.", ["Juan Perez Gomez"]),
    ],
)  # fmt: skip
def test_targets_are_those_who_were_hit(text: str, targets: list[str]) -> None:
    assert _targets(text) == targets


def test_who_lives_in_the_home_that_was_stormed_did_not_attack() -> None:
    text = (
        "Rebels barged into the home of a Unity Party worker, Ali Tor, in Cali on Monday and gunned down Tor and a son."
    )
    assert [a["name"] for a in _event(text)["actors"] if a["role"] == "attacker"] == ["rebels"]
    text = (
        "Suspected rebels barged into the home of a Unity Party worker, Ali Tor, in Cali on Monday "
        "and gunned down Tor, his wife and two sons, police said."
    )
    assert _targets(text) == ["Ali Tor", "wife", "sons"]


def test_soldiers_of_the_army_that_was_hit_are_that_army() -> None:
    text = "Militants fired a missile at an Egyptian army tank near Rafah on Saturday, killing four soldiers."
    report = geo.read(text, published=PUBLISHED).to_dict()
    egypt = next(actor for actor in report["actors"] if actor["id"] == "state:EG")
    assert _targets(text) == ["Egypt"]
    assert {text[m["start"] : m["end"]] for m in egypt["mentions"]} == {"Egyptian army", "soldiers"}


def test_a_group_is_known_by_the_words_behind_its_name() -> None:
    event = _event(
        "Gunmen shot dead 43 traders near Kano on Monday. Jundal, an Islamist splinter group, claimed the attack."
    )
    assert [actor["name"] for actor in event["actors"] if actor["role"] == "claimant"] == ["Jundal"]


def test_policemen_are_no_soldiers_of_an_army() -> None:
    text = "Militants attacked an Egyptian army checkpoint near Rafah on Saturday, killing two policemen."
    assert "policemen" in _targets(text)


def test_roles_of_others_than_targets_stay() -> None:
    roles = {"state:TR": "attacker", "people:attackers": "target", "people:nurses": "target", "a": "claimant"}
    kept = standing_roles(roles, {"people:nurses"}, (), hurting=True)  # type: ignore[arg-type]
    assert kept == {"state:TR": "attacker", "people:nurses": "target", "a": "claimant"}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Gunmen killed 20 people in a cafe in Dhaka on Friday. Two officers were also killed.", 22, 22),
        ("The death toll from a blast in Mogadishu on Saturday has risen from 53 to 189, police said.", 189, 189),
        ("Rebels killed 70 civilians in the village of Tcho and another 30 in Zarou on Saturday.", 100, 100),
        ("Gunmen shot dead three farmers, a woman and her two sons, near Jos on Monday.", 3, 3),
        ("Gunmen shot at the car of a doctor in Quetta on Monday, killing him and his driver.", 2, 2),
        ("Rebels killed eight herders near Jos on Monday, a day after a similar raid left 20 dead.", 8, 8),
    ],
)  # fmt: skip
def test_nobody_is_counted_twice_nor_left_out(text: str, low: int, high: int) -> None:
    toll = _event(text)["killed"]
    assert (toll["low"], toll["high"]) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A blast killed at least 57 people in Mosul on Monday.", 57, None),
        ("A blast killed up to 20 people in Mosul on Monday.", None, 20),
        ("A blast killed about 20 people in Mosul on Monday.", 20, 20),
        ("A blast killed at least 15 men in Mosul on Monday, police said. A doctor said that 19 people died.", 15, 19),
        ("A blast killed 15 people in Mosul on Monday, police said. A doctor said more than 19 people died.", 15, 19),
        ("A blast killed at least two soldiers and three civilians in Mosul on Monday.", 5, None),
    ],
)  # fmt: skip
def test_an_end_that_nobody_bounds_stays_open(text: str, low: int | None, high: int | None) -> None:
    toll = _event(text)["killed"]
    assert (toll["low"], toll["high"]) == (low, high)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Rebels clubbed to death 22 men in Goma on Monday and burnt alive eight others.", 30, None),
        ("A bomb killed the mayor of Goma on Monday. Five others died and 60 men were hurt.", 6, 60),
        ("A mine in Goma on Monday killed 38 riders, among them women and children, and three soldiers.", 41, None),
        ("Rebels shot 20 men dead in Goma on Monday. Eleven others were killed elsewhere in the region.", 20, None),
        ("Rebels in Goma on Monday killed two men, leaving a dozen others with gunshot wounds.", 2, 12),
        ("A raid on Goma on Monday killed two men; six cooks sustained bullet injuries.", 2, 6),
        ("A bomb killed 65 men in Goma on Monday, police said, revising down a toll of 70.", 65, None),
        ("Ann Lodel, 27, was shot dead in Goma on Monday.", 1, None),
    ],
)  # fmt: skip
def test_who_is_counted(text: str, killed: int, wounded: int | None) -> None:
    event = _event(text)
    assert (event["killed"]["low"], (event["wounded"] or {}).get("low")) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Six people were killed when herdsmen attacked a farm near Gboko. Three of the attackers also died.", 6),
        ("Rebels attacked troops near Shatoi; four soldiers died. Five rebels were killed in return fire.", 4),
        ("Gunmen attacked a refinery near Baiji on Monday. Two of the gunmen were killed.", 2),
        ("Troops shot dead three attackers near Goma on Monday.", 3),
        ("Eight marines and ten Abu Sayyaf gunmen were killed in a gunbattle on Basilan on Monday.", 18),
        ("Three mercenaries were killed when rebels ambushed their pickup near Bouar on Monday.", 3),
    ],
)
def test_dead_of_the_attackers_are_no_victims_beside_others(text: str, killed: int) -> None:
    (event, *_) = [event for event in geo.read(text, published="2018-10-12").events if event.toll]
    assert event.toll is not None
    assert (event.toll.low, event.toll.high) == (killed, killed)
