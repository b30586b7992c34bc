"""Sections of a bulletin: what one country's paragraph tells belongs to its attacks alone."""

from __future__ import annotations

import datetime as dt

import pytest

import geo
from geo.model import Event

MALI = "Gunmen killed nine villagers in Sankoro on 5 May. No group has claimed the raid."
NIGER = "Gunmen attacked a market in Tillaberi on 9 May. Twenty people were killed."


def told(text: str) -> list[Event]:
    report = geo.read(text, published="2020-05-11")
    return [event for event in report.events if event.type != "statement" and event.status == "reported"]


@pytest.mark.parametrize("form", ["{}: {}", "{}\n{}"])
def test_an_attack_of_one_section_is_not_told_in_another(form: str) -> None:
    text = "\n\n".join(["Weekly bulletin", form.format("Mali", MALI), form.format("Niger", NIGER)])
    mali, niger = told(text)
    assert (mali.date_start, niger.date_start) == (dt.date(2020, 5, 5), dt.date(2020, 5, 9))
    assert [claim.best for claim in niger.claims if claim.kind == "killed"] == [20]
    assert [claim.best for claim in mali.claims if claim.kind == "killed"] == [9]


def test_a_toll_without_an_attack_in_its_section_goes_to_no_other_section() -> None:
    text = f"Mali: {MALI}\n\nNiger: Eleven people were killed and the market of Tillaberi was closed."
    assert all(claim.best != 11 for event in told(text) if event.date_start for claim in event.claims)


def test_a_dateline_opens_no_section() -> None:
    text = f"Bamako: {MALI}\n\nThe attackers of Sankoro came on motorcycles and killed nine villagers, the mayor said."
    assert len(told(text)) == 1


def test_times_open_the_entries_of_a_live_text() -> None:
    text = (
        "Live: strikes on ports\n\n13:30 - Missiles hit Odesa. Two missiles were shot down by air defence forces.\n\n"
        "11:15 - Three people were killed when missiles struck an airfield near Kropyvnytskyi."
    )
    shot_down = [event for event in told(text) if event.type == "interception"]
    assert [party.name for event in shot_down for party in event.actors] == ["air defence forces"]
    assert all(not event.claims for event in shot_down)


def test_days_open_the_entries_of_a_chronology() -> None:
    text = (
        "May 4, 2016 - The Niger Delta Avengers attacked a platform off Escravos.\n\n"
        "May 9, 2016 - Gunmen killed three soldiers in Foropa, Bayelsa State."
    )
    assert [event.date_start for event in told(text)] == [dt.date(2016, 5, 4), dt.date(2016, 5, 9)]
