"""Words and runs of capitals; which of them name persons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.names.person_words import person_words
from geo.reading.text.capitals import MAX_RUN, runs_of, words_of


def runs(text: str) -> list[str]:
    words = words_of(text)
    return [text[words[first].start : words[end - 1].end] for first, end in runs_of(words)]


def persons(text: str) -> list[str]:
    words = words_of(text)
    return [words[i].text for i in sorted(person_words(text, words))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("near Deir ez-Zor and the Isle of Man.", ["Deir ez-Zor and the Isle of Man"]),
        ("in al-Qaim, Iraq", ["al-Qaim", "Iraq"]),
        ("St. Louis is far. Rome is not.", ["St. Louis", "Rome"]),
        ("Syria's Homs", ["Syria", "Homs"]),
        ("the U.S. and N'Djamena", ["U.S. and N'Djamena"]),
        ("Stratford-upon-Avon", ["Stratford-upon-Avon"]),
        ("They met in Port-au-Prince.", ["They", "Port-au-Prince"]),
        ("A camp in Cox's Bazar, Syria's Assad", ["A", "Cox's Bazar", "Syria", "Assad"]),
        ("no capitals at all", []),
    ],
)
def test_runs(text: str, expected: list[str]) -> None:
    assert runs(text) == expected


def test_sentences_and_lines_begin() -> None:
    words = words_of("One two. Three, four\nFive “Six” Mr. Seven")
    assert [word.text for word in words if word.begins] == ["One", "Three", "Five", "Six"]


def test_a_headline_is_known_by_its_capitals() -> None:
    words = words_of("Army Says Rebels Took Northern Town\nThe army said that rebels took a town in the north.")
    assert {word.text for word in words if word.headline} == {"Army", "Says", "Rebels", "Took", "Northern", "Town"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("President Omar Haddad met Sergei Lavrov.", ["Omar", "Haddad", "Sergei", "Lavrov"]),
        ("spokeswoman Vera Lincoln declined", ["Vera", "Lincoln"]),
        ("John F. Houston and J. Houston", ["John", "F", "Houston", "J", "Houston"]),
        ("Qwerta Okonde, 34, was hurt", ["Qwerta", "Okonde"]),
        ("Mohammed bin Salman al-Saud left", ["Mohammed", "bin", "Salman", "al"]),
        ("in Los Angeles and George Town", []),
        ("Paris and Madison County", []),
        ("the French President of the Senate", []),
    ],
)
def test_persons(text: str, named: list[str]) -> None:
    found = persons(text)
    assert [word for word in found if word in named] == named if named else found == []


@given(st.text(max_size=200))
def test_words_quote_the_text_in_order(text: str) -> None:
    last = 0
    words = words_of(text)
    for word in words:
        assert text[word.start : word.end] == word.text
        assert word.start >= last
        last = word.end
    for first, end in runs_of(words):
        assert 0 < end - first <= MAX_RUN
    assert all(0 <= i < len(words) for i in person_words(text, words))
