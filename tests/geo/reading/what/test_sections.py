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
