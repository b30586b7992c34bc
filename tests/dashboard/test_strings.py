"""What the interface says: foreign words stay apart from ours."""

from __future__ import annotations

import unicodedata

import pytest

from dashboard import strings


@pytest.mark.parametrize("words", ["البوكمال", "אבו כמאל", "بوکمال, SY"])
def test_right_to_left_words_are_isolated(words: str) -> None:
    kinds = [unicodedata.bidirectional(letter) for letter in strings.isolated(words)]
    assert (kinds[0], kinds[-1]) == ("FSI", "PDI")
    assert words in strings.about_area(words)
    assert "FSI" in [unicodedata.bidirectional(letter) for letter in strings.somewhere_in(words)]


@pytest.mark.parametrize("words", ["Ālbū Kamāl, SY", "Абу-Кемаль", "阿布卡迈勒", "22", ""])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert strings.isolated(words) == words
