import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.terminal import cells, columns, safe, turns_direction, wrapped

ANY = st.text(st.characters(), max_size=300)


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\u202ebc", "a<U+202E>bc"),
        ("\ud800", "<U+D800>"),
        ("tab\there", "tab here"),
        ("\x7f", "␡"),
        ("Zürich 北京", "Zürich 北京"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(given_text: str, shown: str) -> None:
    assert safe(given_text) == shown


@given(ANY)
def test_nothing_unseen_is_left(text: str) -> None:
    assert all(unicodedata.category(c)[0] != "C" and (c == " " or not c.isspace()) for c in safe(text))


@given(ANY, st.integers(4, 30))
def test_rows_keep_every_character_and_fit(text: str, width: int) -> None:
    line = cells(text, ["x"] * len(text))
    rows = list(wrapped(line, width))
    assert [cell for row in rows for cell in row] == line
    for row in rows:
        assert len(row) == 1 or sum(columns(c) for what, _ in row for c in what) <= width


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    assert [columns(c) for c in "a北e\u0301"] == [1, 2, 1, 0]


def test_a_pile_of_marks_is_cut() -> None:
    assert safe("e" + "\u0301" * 50) == "e" + "\u0301" * 4


def test_arabic_and_hebrew_turn_the_direction() -> None:
    assert turns_direction("said دمشق")
    assert turns_direction("ירושלים")
    assert not turns_direction("Ālbū Kamāl, 北京")
