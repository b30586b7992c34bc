"""Persons by the form in which a text brings them in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Span
from geo.reading.names.people import Person, find_persons

SEED = Path(__file__).parents[4] / "seeds" / "000_ab72f8260a983db2.txt"


def persons(text: str) -> tuple[Person, ...]:
    return find_persons(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "name", "office", "country"),
    [
        ("Russian Foreign Minister Sergei Lavrov said", "Sergei Lavrov", "Foreign Minister", "RU"),
        (
            "Saad al-Hadithi, an expert on Iraqi security affairs, said",
            "Saad al-Hadithi",
            "expert on Iraqi security affairs",
            "IQ",
        ),
        (
            "Russian foreign ministry spokeswoman Maria Zakharova told",
            "Maria Zakharova",
            "Russian foreign ministry spokeswoman",
            "RU",
        ),
        ("to clarify President Joe Biden's position", "Joe Biden", "President", None),
        ("said Gen. Kenneth McKenzie", "Kenneth McKenzie", "Gen.", None),
        ("Iraqi prime minister Mustafa al-Kadhimi", "Mustafa al-Kadhimi", "prime minister", "IQ"),
        ("US Secretary of State Antony Blinken said", "Antony Blinken", "Secretary of State", "US"),
        ("President of Iraq Barham Salih", "Barham Salih", "President of Iraq", "IQ"),
        ("State Department spokesman Ned Price", "Ned Price", "State Department spokesman", "US"),
        ("Iraq's prime minister, Adel Abdul Mahdi, condemned", "Adel Abdul Mahdi", "prime minister", "IQ"),
        ("the spokesman, Colonel Wayne Marotto, said", "Wayne Marotto", "spokesman, Colonel", None),
        ("A spokesman for the coalition, Myles Caggins, said", "Myles Caggins", "spokesman for the coalition", None),
        ("Ruslan Leviev, a resident of Kharkiv, saw it", "Ruslan Leviev", "resident of Kharkiv", None),
        ("Rami Abdel Rahman told reporters", "Rami Abdel Rahman", None, None),
    ],
)
def test_a_person_is_brought_in(text: str, name: str, office: str | None, country: str | None) -> None:
    (person,) = persons(text)
    assert (person.name, person.office, person.country) == (name, office, country)
    assert [span.of(text) for span in person.mentions] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Strikes hit Deir ez-Zor, a spokesman said.",
        "In Mosul, the governor said so.",
        "The president. Lavrov was there.",
        "The minister said on Monday that President of the country left.",
        "Human Rights Watch said. The Pentagon said. United Nations officials said.",
        "He met the Russian president in Kuala Lumpur, the capital of Malaysia.",
        "US President. Syrian army spokesman. General Staff.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert persons(text) == ()


def test_short_forms_are_the_same_person() -> None:
    text = (
        "Iraqi prime minister Mustafa al-Kadhimi left. Al-Kadhimi said so. It was Kadhimi's plane. The Kadhimi Street."
    )
    (person,) = persons(text)
    assert [span.of(text) for span in person.mentions] == ["Mustafa al-Kadhimi", "Al-Kadhimi", "Kadhimi"]


def test_a_part_of_the_name_is_the_same_person() -> None:
    text = "Rami Abdel Rahman, who heads the Observatory, spoke. Abdel Rahman told AFP."
    (person,) = persons(text)
    assert [span.of(text) for span in person.mentions] == ["Rami Abdel Rahman", "Abdel Rahman"]


def test_somebody_else_of_the_same_family_is_not_the_person() -> None:
    text = "President Bashar al-Assad spoke. General Maher al-Assad was there. Rifaat al-Assad was not."
    found = {person.name: [span.of(text) for span in person.mentions] for person in persons(text)}
    assert found == {"Bashar al-Assad": ["Bashar al-Assad"], "Maher al-Assad": ["Maher al-Assad"]}


def test_only_the_spans_are_read() -> None:
    text = "President Joe Biden left.\n\nGen. Kenneth McKenzie stayed. Biden did not."
    body = text.index("Gen.")
    assert [person.name for person in find_persons(text, [Span(body, len(text))])] == ["Kenneth McKenzie"]


def test_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = {person.name: person for person in find_persons(text, [Span(text.index("Russian Foreign"), len(text))])}
    assert set(found) == {"Sergei Lavrov", "Joe Biden", "Bashar al-Assad", "Maria Zakharova", "Saad al-Hadithi"}
    assert [span.of(text) for span in found["Saad al-Hadithi"].mentions] == [
        "Saad al-Hadithi",
        "al-Hadithi",
        "al-Hadithi",
    ]
    assert found["Bashar al-Assad"].country == "SY"


PIECES = [
    "President",
    "Ali",
    "al-",
    "Hassan",
    ",",
    "a",
    "spokesman",
    "of",
    "the",
    "said",
    ".",
    "Gen.",
    "Iraqi",
    "\n",
    "'s",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_mentions_stand_in_the_text_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = sorted(span for person in persons(text) for span in person.mentions)
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(person.name in text for person in persons(text))


@pytest.mark.parametrize("text", ["President Ali Abbas " * 5_000, "Gen. " * 20_000, "Ali, a " * 20_000])
def test_a_large_hostile_text_is_read(text: str) -> None:
    assert len(persons(text)) <= 5
