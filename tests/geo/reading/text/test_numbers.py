import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.text.number_words import VAGUE
from geo.reading.text.numbers import find_quantities


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "hedge"),
    [
        ("1,500", 1500, 1500, 1500, None),
        ("10.5 km", 10.5, 10.5, 10.5, None),
        ("2 000 fighters", 2000, 2000, 2000, None),
        ("twenty-two men", 22, 22, 22, None),
        ("one hundred and five", 105, 105, 105, None),
        ("two thousand five hundred", 2500, 2500, 2500, None),
        ("a dozen", 12, 12, 12, None),
        ("half a dozen", 6, 6, 6, None),
        ("two and a half miles", 2.5, 2.5, 2.5, None),
        ("10-15 km", 10, None, 15, None),
        ("10–15 km", 10, None, 15, None),
        ("10 to 15 km", 10, None, 15, None),
        ("between 10 and 15 people", 10, None, 15, None),
        ("two or three", 2, None, 3, None),
        ("some 10-15 km", 10, None, 15, "some"),
        ("at least 22 people", 22, None, None, "at least"),
        ("no fewer than twelve", 12, None, None, "no fewer than"),
        ("more than 1,000", 1000, None, None, "more than"),
        ("20 or more", 20, None, None, "or more"),
        ("up to 22", None, None, 22, "up to"),
        ("less than 5 km", None, None, 5, "less than"),
        ("as many as 40", None, None, 40, "as many as"),
        ("about 20 kilometres", None, 20, None, "about"),
        ("roughly two dozen", None, 24, None, "roughly"),
        ("nearly 30", None, 30, 30, "nearly"),
        ("just over 40", 40, None, None, "just over"),
        ("up to about 30", None, None, 30, "up to about"),
        ("dozens of people", 24, None, None, None),
        ("tens of thousands", 20000, None, None, None),
        ("several hundred", 300, None, None, None),
        ("a few", 3, None, None, None),
    ],
)
def test_reads(text, low, best, high, hedge):
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.best, quantity.high, quantity.hedge) == (low, best, high, hedge)
    assert quantity.span.of(text) == quantity.text
    assert quantity.number in quantity.text


@pytest.mark.parametrize(
    "text",
    ["F-16", "M23 rebels", "$20 million", "20 percent", "20 %", "the 5th brigade", "at 10:30", "no one", "2021-02-26",
     "few knew", "a year and a half", ""],
)  # fmt: skip
def test_what_is_no_quantity(text):
    assert [q for q in find_quantities(text) if q.text != "2021"] == []


def test_vague_words_without_a_bound_say_nothing():
    (quantity,) = find_quantities("many people")
    assert (quantity.low, quantity.best, quantity.high) == (None, None, None)
    assert VAGUE["many"] is None


def test_lists_are_apart():
    assert [q.best for q in find_quantities("11, 17 and then 22 dead")] == [11, 17, 22]


WORDS = [
    "at",
    "least",
    "10",
    "-",
    "15",
    "to",
    "a",
    "dozen",
    ",",
    "500",
    ".",
    "two",
    "hundred",
    "and",
    "of",
    "some",
    "½",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["", " "]))
def test_any_mix_of_words_is_read_in_order(words, gap):
    text = gap.join(words)
    found = find_quantities(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    for quantity in found:
        assert quantity.span.of(text) == quantity.text
        ends = [value for value in (quantity.low, quantity.best, quantity.high) if value is not None]
        assert ends == sorted(ends)


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    for quantity in find_quantities(text):
        assert quantity.span.of(text) == quantity.text
