"""One attack in several reports: linked with a reason, in any order, and kept apart by hand."""

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
import shapely

from geo.archive.incidents import Link, Told, compared, decide, incidents, latest_links, link_events
from geo.archive.store import Archive, open_archive
from geo.errors import CorrectionError
from tests.geo.archive.telling import ROCKETS, SAME_STRIKE, STRIKE, add, events

DAY = dt.date(2021, 2, 25)
TOWN = shapely.Point(40.92, 34.45).buffer(0.05)
ONE = Told(
    event_id="a", article_id="1", type="air_strike", first=DAY, last=DAY, place="Albu Kamal", level="settlement",
    shape=TOWN, attackers={"US": "United States"}, targets={"KH": "Kataib Hezbollah"},
)  # fmt: skip
OTHER = replace(ONE, event_id="b", article_id="2", place="eastern Syria", level="adm1", shape=TOWN.buffer(1))


def test_a_link_says_why() -> None:
    score, sentence = compared(ONE, OTHER)
    assert 0.4 <= score <= 1
    for words in ("air strike", "2021-02-25", "Albu Kamal", "eastern Syria", "United States"):
        assert words in sentence


@pytest.mark.parametrize(
    "change",
    [
        {"article_id": "1"},
        {"type": "ground_attack"},
        {"first": DAY + dt.timedelta(days=3), "last": DAY + dt.timedelta(days=3)},
        {"shape": shapely.Point(44.4, 33.3).buffer(0.05)},
        {"attackers": {"IL": "Israel"}},
    ],
    ids=["one article", "type", "day", "place", "attacker"],
)
def test_what_tells_two_attacks_apart(change: dict) -> None:
    assert compared(ONE, replace(OTHER, **change)) is None


def test_less_speaks_for_it_where_less_is_said() -> None:
    full = compared(ONE, OTHER)[0]
    for change in (
        {"attackers": {}},
        {"targets": {"X": "X"}},
        {"type": "unknown"},
        {"first": DAY + dt.timedelta(days=1), "last": DAY + dt.timedelta(days=1)},
    ):
        found = compared(ONE, replace(OTHER, **change))
        assert found is not None
        assert found[0] < full, change


def test_the_order_of_two_does_not_matter() -> None:
    assert compared(ONE, OTHER) == compared(OTHER, ONE)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive")


def groups(archive: Archive) -> set[frozenset[str]]:
    article_of = {row["event_id"]: row["article_id"] for row in events(archive)}
    found = incidents(latest_links(archive.snapshot()).values(), article_of)
    return {frozenset(k for k, v in found.items() if v == incident) for incident in set(found.values())}


def test_two_reports_of_one_strike_become_one_incident_in_any_order(tmp_path: Path) -> None:
    found = []
    for n, texts in enumerate(itertools.permutations([STRIKE, SAME_STRIKE, ROCKETS])):
        archive = open_archive(tmp_path / str(n))
        for text in texts:
            add(archive, text)
            link_events(archive)
        found.append(groups(archive))
    assert len(found[0]) == 1
    assert all(group == found[0] for group in found)


def test_linking_again_changes_nothing(archive: Archive) -> None:
    add(archive, STRIKE, SAME_STRIKE)
    assert link_events(archive) == 1
    assert link_events(archive) == 0


def test_a_person_keeps_two_apart_and_gives_them_back(archive: Archive) -> None:
    add(archive, STRIKE, SAME_STRIKE)
    link_events(archive)
    (link,) = latest_links(archive.snapshot()).values()
    decide(archive, *link.pair, "apart", who="Ada", why="two depots")
    assert groups(archive) == set()
    link_events(archive)
    assert groups(archive) == set(), "the rule does not overrule a person"
    decide(archive, *link.pair, "open", who="Ada", why="one after all")
    link_events(archive)
    assert groups(archive) == {frozenset(link.pair)}


def test_a_pair_that_no_longer_agrees_is_opened(archive: Archive) -> None:
    add(archive, STRIKE, file="/a.txt")
    add(archive, SAME_STRIKE, file="/b.txt")
    link_events(archive)
    add(archive, SAME_STRIKE.replace("11 May", "2 May"), file="/b.txt")
    assert link_events(archive) == 1
    assert groups(archive) == set()


def link(one: str, other: str, decision: str = "same", score: float = 0.9) -> Link:
    return Link(one, other, decision, "rule", False, score, "", dt.datetime(2021, 1, 1, tzinfo=dt.UTC))


def test_a_chain_never_joins_two_events_of_one_article() -> None:
    articles = {"a": "1", "b": "2", "c": "1"}
    assert incidents([link("a", "b"), link("b", "c", score=0.5)], articles) == {"a": "a", "b": "a"}


def test_a_chain_never_joins_what_was_parted() -> None:
    articles = {"a": "1", "b": "2", "c": "3"}
    parted = [link("a", "b"), link("b", "c", score=0.5), link("a", "c", "apart")]
    assert incidents(parted, articles) == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    ("ids", "decision", "complaint"),
    [(("x", "y"), "same", "no event"), (("x", "x"), "same", "two events"), (("x", "y"), "maybe", "no decision")],
)
def test_a_decision_on_nothing_is_refused(
    archive: Archive, ids: tuple[str, str], decision: str, complaint: str
) -> None:
    with pytest.raises(CorrectionError, match=complaint):
        decide(archive, *ids, decision, who="Ada", why="because")
