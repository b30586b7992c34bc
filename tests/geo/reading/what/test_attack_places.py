"""Which places of a sentence an attack was at."""

from __future__ import annotations

import pytest

import geo


def _places(text: str) -> list[str]:
    report = geo.read(text, published="2021-02-26")
    event = next(event for event in report.events if event.type != "statement")
    return [report.localities[index].text for index in event.localities]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bomb hit a bus in Mosul. An army officer in Tikrit confirmed the attack.", ["Mosul"]),
        ("Rockets hit Mosul, a witness told reporters in Baghdad after the attack.", ["Mosul"]),
        ("Rockets hit a bus, a witness told reporters in Baghdad.", ["Baghdad"]),
        ("A bomb hit a bus, killing two. It happened in Mosul.", ["Mosul"]),
        ("A bomb hit a bus, killing two. The bus was travelling through Mosul.", ["Mosul"]),
        ("A bomb hit a bus, killing two. The weather was cold in Mosul.", []),
        ("Rebels ambushed a patrol. The attack came on Thursday in the Ayacucho region.", ["Ayacucho"]),
        ("Rebels ambushed a patrol. The attack comes as the army presses an offensive in Ayacucho.", []),
    ],
)
def test_where_an_attack_was(text: str, places: list[str]) -> None:
    assert _places(text) == places


def test_a_dateline_in_small_letters_is_no_place_of_the_attack() -> None:
    text = "Lagos, June 3 (IANS) Gunmen killed 15 people in Nigeria's Zamfara state, police said."
    assert "Lagos" not in _places(text)
