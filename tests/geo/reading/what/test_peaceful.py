"""News without violence: its clashes, blasts, hits and dead ends are no attacks."""

from __future__ import annotations

import pytest
from reported import attacks

FILLING = (
    "The mayor said that the budget would be discussed in the spring, when the council meets again. Visitors who came "
    "for the fair praised the food, the music and the weather. Shops in the old town stayed open until ten, and buses "
    "ran every quarter of an hour. The organisers hope for more guests next year, and for a second stage by the river. "
    "A choir from Lyon sang on the last evening, and children from three schools showed the masks they had made. "
    "Tickets for the next fair are sold from January, at the same price as before.\n\n"
)
HITS = [
    "The mayor clashed with his deputy in Lyon over parking on Friday.",
    "The home side won with a late blast in Lyon on Friday.",
    "The talks in Lyon reached a dead end on Friday.",
    "Lyon was hit on Friday by a shortage of rooms.",
    "The critic attacked the new opera house in Lyon on Friday.",
]


@pytest.mark.parametrize("told", HITS)
def test_a_long_text_without_a_word_of_violence_reports_no_attack(told: str) -> None:
    assert attacks(f"{told}\n\n{FILLING}") == []


@pytest.mark.parametrize(
    "told",
    [
        "Gunmen attacked the opera house in Lyon on Friday.",
        "The opera house in Lyon was attacked on Friday. Two guards were killed.",
        "The rocket that hit the opera house in Lyon on Friday broke its roof.",
        "Militiamen clashed with the Storm Brigade in Lyon on Friday.",
    ],
)
def test_one_word_of_violence_is_enough(told: str) -> None:
    assert len(attacks(f"{told}\n\n{FILLING}")) == 1


def test_a_short_text_may_tell_of_an_attack_in_few_words() -> None:
    assert len(attacks("Three attacks hit Kabul overnight, officials said.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Air traffic strikes in Lyon on Friday caused disruption to thousands of passengers.",
        "Malware attacks hit three banks in Lyon on Friday, the ministry said.",
        "The search ship launched the underwater drones off Perth on Friday, officials said.",
        "The road projects in Quetta have been executed by army engineers, the chief said.",
        "Two bodies were found on a path near Lyon on Friday, the police said.",
        "Lyon has been hit by high fuel prices, the mayor said on Friday.",
        "Put saints into the camp at Lyon and they end up killing each other, an aid worker said on Friday.",
        "He told his father in Lyon that they would all be better off dead, the paper wrote on Friday.",
        "A man was found with burns and was pronounced dead in Lyon on Friday, the police said.",
    ],
)
def test_words_of_attacks_that_tell_of_other_things(text: str) -> None:
    assert attacks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Drones were launched at Erbil airport on Friday, officials said.",
        "Three prisoners have been executed by militants in Mosul, officials said.",
        "Two bodies with gunshot wounds were found near Homs on Friday, officials said.",
        "Kharkiv was hit by Russian shells on Friday, officials said.",
        "A school in Homs was hit by tank fire on Friday, officials said.",
    ],
)
def test_the_same_words_of_attacks(text: str) -> None:
    assert len(attacks(text)) == 1
