"""Places that words point at without a name: capitals of countries, the town of the dateline."""

from __future__ import annotations

import pytest

import geo


def anchors(text: str) -> dict[str, tuple[str, str | None]]:
    """The place and country of the first anchor of every locality of a text, by the locality's words."""
    report = geo.read(text, published="2023-05-12")
    placed = {locality.text: locality.anchors[0].place for locality in report.localities}
    return {words: (place.name, place.country) for words, place in placed.items() if place is not None}


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("A bomb went off in the Sri Lankan capital on Monday.", "the Sri Lankan capital", "Colombo"),
        ("Shells fell in Somalia's capital on Monday.", "Somalia's capital", "Mogadishu"),
        ("A man died 30 km north of the Chadian capital.", "30 km north of the Chadian capital", "N'Djamena"),
        ("BANGUI - Militiamen shot two men in the capital on Monday.", "the capital", "Bangui"),
        ("QUETTA, Pakistan - Men shot a judge in this restive western city.", "this restive western city", "Quetta"),
        ("CIUDAD JUAREZ, Mexico - Men shot a judge in this border city.", "this border city", "Ciudad Juárez"),
    ],
)  # fmt: skip
def test_words_point_at_a_town(text: str, phrase: str, name: str) -> None:
    assert anchors(text)[phrase][0] == name


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in the Syrian capital Damascus on Monday.",
        "A bomb went off in Damascus, the Syrian capital, on Monday.",
        "A bomb went off in the Syrian capital, Damascus, on Monday.",
        "Investors fear for the Chadian capital market.",
        "Gunmen killed a judge in this restive western city on Monday.",
        "A bomb went off in the capital of Borno state on Monday.",
        "Mariana neighborhood, east side of the capital, Brazil.",
    ],
)
def test_no_capital_is_told_twice_or_where_none_is_meant(text: str) -> None:
    assert not [words for words in anchors(text) if "capital" in words or "city" in words]


def test_a_country_owns_its_region_even_where_the_name_is_a_word() -> None:
    found = anchors("The blast killed 11 men near the town of Xardale in Somalia's Bay region on Thursday.")
    assert found["Bay"] == ("Bay", "SO")


def test_a_capital_that_owns_a_quarter_is_a_place() -> None:
    assert anchors("A bomb went off in Kabul's diplomatic quarter.")["Kabul"] == ("Kabul", "AF")
