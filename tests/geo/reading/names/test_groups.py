"""Armed groups by the form of their names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Span
from geo.places.actors import find
from geo.reading.names.groups import find_groups


def groups(text: str) -> dict[str, list[str]]:
    found = find_groups(text, [Span(0, len(text))], [mention.span for mention in find(text)])
    return {group.name: [span.of(text) for span in group.mentions] for group in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was claimed by the Martyrs of Homs Brigade.", "Martyrs of Homs Brigade"),
        ("Fighters of the Northern Storm Brigade fled.", "Northern Storm Brigade"),
        ("clashes with the Afar Liberation Front near", "Afar Liberation Front"),
        ("the Zomi Revolutionary Army attacked", "Zomi Revolutionary Army"),
        ("Liwa Usud al-Hussein sent men", "Liwa Usud al-Hussein"),
        ("Jaish al-Ummah said", "Jaish al-Ummah"),
        ("Lashkar-e-Balochistan claimed it", "Lashkar-e-Balochistan"),
        ("members of the Sabereen militia", "Sabereen"),
        ("A group calling itself Qasim al-Jabbarin claimed it", "Qasim al-Jabbarin"),
        ("the militant group Revenge of Amir attacked", "Revenge of Amir"),
        ("a militia known as Zintan Shield took the town", "Zintan Shield"),
        ("the Upper Nile Defence Forces", "Upper Nile Defence Forces"),
    ],
)
def test_a_group_by_its_form(text: str, name: str) -> None:
    assert groups(text) == {name: [name]}


@pytest.mark.parametrize(
    "text",
    [
        "Shiite militias and Kurdish rebels fought the 36th Brigade of the Army.",
        "the Republican Guard, the National Guard and the Special Forces",
        "On the Northern Front the Second Army met the Fifth Division",
        "In Front of the Army. The Brigade left.",
        "Iranian militias, an armed group and the militia",
        "Kataib Hezbollah and the Popular Mobilisation Forces",
        "the front, the army, the movement",
    ],
)
def test_what_is_no_new_group(text: str) -> None:
    assert groups(text) == {}


def test_later_mentions_and_the_short_name_are_the_same_group() -> None:
    text = "The Zomi Revolutionary Army (ZRA) attacked. ZRA fighters left; the Zomi Revolutionary Army's men stayed."
    name = "Zomi Revolutionary Army"
    assert groups(text) == {name: [name, "ZRA", "ZRA", name]}


def test_a_name_by_its_form_is_found_where_it_stands_bare() -> None:
    text = "Ashab al-Nar threatened. A group calling itself Ashab al-Nar attacked. Ashab al-Nar left."
    assert groups(text) == {"Ashab al-Nar": ["Ashab al-Nar"] * 3}


PIECES = [
    "Liwa",
    "al-",
    "Hussein",
    "Brigade",
    "of",
    "the",
    "group",
    "calling",
    "itself",
    "Army",
    ".",
    "(ABC)",
    "militia",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_mentions_stand_in_the_text_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    found = find_groups(text, [Span(0, len(text))], [])
    spans = sorted(span for group in found for span in group.mentions)
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(group.mentions for group in groups(text))


@pytest.mark.parametrize("text", ["Liwa al-" * 20_000, "the Martyrs Brigade " * 5_000, "of the " * 20_000])
def test_a_large_hostile_text_is_read(text: str) -> None:
    assert len(groups(text)) <= 5
