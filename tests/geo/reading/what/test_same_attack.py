"""Which sentences tell of one attack, and which of another one or look back."""

from __future__ import annotations

from reported import PUBLISHED, attack, attacks, killed, named

import geo


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


def test_earlier_attacks_are_background() -> None:
    events = geo.read(
        "US jets bombed a depot near Albu Kamal on Thursday in response to rocket attacks on American troops in Iraq.",
        published=PUBLISHED,
    ).to_dict()["events"]
    assert {(e["type"], e["status"]) for e in events} == {("air_strike", "reported"), ("missile_strike", "background")}


def test_the_attack_is_the_one_spoken_of_last() -> None:
    first, answered = attacks(
        "Iran fired a dozen missiles at two bases near Erbil on Thursday, in retaliation for the killing of Qassem "
        "Soleimani two days before.\n\nThe missiles hit a hangar and a road. The Revolutionary Guards said they had "
        "carried out the attack.\n\nThe Iraqi military reported no casualties among its forces."
    )
    assert (first["type"], killed(first)) == ("missile_strike", [(0, 0, 0)])
    assert (answered["date_start"], answered["claims"]) == ("2023-05-09", [])


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


def test_the_dead_of_a_relative_clause_are_those_of_the_attack_before_it() -> None:
    text = "Israel struck Gaza City on Friday after an attack by Hamas, which killed 12 people, near Sderot on Monday."
    events = geo.read(text, published=PUBLISHED).to_dict()["events"]
    (deadly,) = [event for event in events if event["killed"]]
    assert named(deadly, "attacker") == {"Hamas"}


def test_those_killed_during_an_attack_by_their_group_are_no_attack_of_their_own() -> None:
    text = "Al-Shabaab attacked a base near Baidoa on Friday, killing seven. Soldiers killed three al-Shabaab members "
    event = attack(text + "during the attack.")
    assert (named(event, "attacker"), event["killed"]["high"]) == ({"al-Shabaab"}, 7)


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


def test_an_attack_an_hour_after_the_first_is_another_one() -> None:
    text = (
        "Gunmen killed 29 pilgrims near Mastung on Tuesday. An hour after the first attack, gunmen shot two relatives."
    )
    assert len(attacks(text)) == 2


def test_attacks_of_another_month_look_back_where_one_is_news() -> None:
    event = attack(
        "A car bomb killed 12 people in Mogadishu on Monday. Last month, a similar blast killed 20 in the city. On 3 "
        "January, gunmen killed a judge there."
    )
    assert killed(event) == [(12, 12, 12)]


def test_a_text_that_begins_hours_after_an_attack_is_of_it() -> None:
    event = attack(
        "Gunmen were holding out in a hotel in Mogadishu on Thursday, hours after a bomber rammed its gate. The number "
        " of dead rose to 15 from 10."
    )
    assert event["killed"]["low"] == 15


def test_the_missile_told_before_is_the_same() -> None:
    event = attack(
        "A Russian missile hit a funeral in Hroza, killing 56 people.\n\nMourners had filled the cafe on the "
        "afternoon of 5 May when the missile flattened it."
    )
    assert event["date_start"] == "2023-05-05"


def test_another_attack_earlier_that_day_is_apart() -> None:
    market, silo = attacks(
        "Two blasts killed 42 people in Baghdad on Thursday. Earlier on Thursday fighters attacked a base west of "
        "Baghdad, killing six soldiers."
    )
    assert (killed(market), killed(silo)) == ([(42, 42, 42)], [(6, 6, 6)])


def test_the_dead_of_years_before_are_not_this_attacks() -> None:
    event = attack(
        "Rebels raided a camp at Gulu on Saturday, killing two people. It was small beside the storming of a camp near "
        "Lira in February 2004, when about 190 people died."
    )
    assert event["killed"] == {"low": 2, "high": 2, "disputed": False}


def test_the_worst_massacre_since_a_war_began_is_news() -> None:
    event = attack("Gunmen killed 78 people in Relizane, the worst massacre since the insurgency began six years ago.")
    assert killed(event) == [(78, 78, 78)]
