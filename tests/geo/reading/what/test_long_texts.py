"""Texts of several attacks: which words belong to which."""

from __future__ import annotations

import datetime as dt

import geo
from geo.model import Event, Report

SIEGE = (
    "Gunmen of al Shabaab stormed a hotel in Kismayo on Sunday, killing nine civilians.\n\n"
    "Security forces shot dead three of the attackers and the fourth blew himself up, police said.\n\n"
    "In 2019, an attack on another hotel in Kismayo killed 26 people.\n\n"
    "The group, which has ties to al Qaeda, has fought for years. "
    "Last month the group killed 20 people when it burned trucks near Maxaas."
)
MASSACRE = (
    "Four loggers were taken to a school and shot, villagers said.\n\n"
    "The guerrillas denied it in a statement on 26 February.\n\n"
    "It was the second massacre in a year. On 25 March 2017, gunmen shot five people dead in Docordo."
)


def attacks(report: Report) -> list[Event]:
    return [event for event in report.events if event.type != "statement" and event.status == "reported"]


def named(event: Event, role: str) -> set[str]:
    return {party.name for party in event.actors if party.role == role}


def test_those_who_were_stopped_are_the_attackers_of_the_same_attack() -> None:
    (siege,) = attacks(geo.read(SIEGE, published="2022-10-24"))
    assert named(siege, "attacker") == {"al-Shabaab"}
    assert siege.toll is not None
    assert siege.toll.high == 9


def test_attacks_of_a_year_or_month_that_is_over_look_back() -> None:
    report = geo.read(SIEGE, published="2022-10-24")
    hotel, trucks = [event for event in report.events if event.status == "background"]
    assert (hotel.date_start, trucks.date_start) == (dt.date(2019, 1, 1), dt.date(2022, 9, 1))
    assert hotel.toll is not None
    assert hotel.toll.high == 26
    assert named(trucks, "attacker") == {"al-Shabaab"}


def test_where_no_attack_is_news_those_of_months_ago_are_reported() -> None:
    text = "In March, gunmen killed six people in Kismayo. On 4 August, a bomb killed nine people in Kismayo."
    assert len(attacks(geo.read(text, published="2022-10-24"))) == 2


def test_a_day_long_ago_and_the_day_of_a_statement_date_no_other_attack() -> None:
    days = [event.date_start for event in attacks(geo.read(MASSACRE, published="2018-03-14"))]
    assert days == [None, dt.date(2017, 3, 25)]


def test_an_update_is_dated_by_the_line_that_says_as_of() -> None:
    text = (
        "SITUATION UPDATE: NORTH-WEST SYRIA\nAs of 8 January 2020\n\nHighlights\n"
        "- On 1 January, a missile struck a school in Sarmin, killing nine civilians.\n"
        "- On 4 January government forces shelled Ariha. On the same day, non-state armed groups shelled Aleppo."
    )
    report = geo.read(text)
    assert report.article.published == dt.date(2020, 1, 8)
    found = [(event.date_start, named(event, "attacker")) for event in attacks(report)]
    assert found == [
        (dt.date(2020, 1, 1), set()),
        (dt.date(2020, 1, 4), {"government forces"}),
        (dt.date(2020, 1, 4), {"non-state armed groups"}),
    ]
