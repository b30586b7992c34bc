"""Adding: one article once, a changed one as a new version, and events that stay themselves."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.archive import readers
from geo.archive.add import Adder
from geo.archive.current import current_articles
from geo.archive.identity import EventMark, event_ids, letters, overlap
from geo.archive.readers import Outcome, Wanted, hash_of_file, outcomes
from geo.archive.store import Archive, open_archive
from tests.geo.archive.telling import ROCKETS, STRIKE, add, events


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive")


def test_an_article_becomes_rows_of_every_table(archive: Archive) -> None:
    assert add(archive, STRIKE).to_dict() == {"new": 1, "changed": 0, "same": 0, "events": 1, "batches": 1}
    (row,) = events(archive)
    assert (row["type"], row["country"], row["date_start"].isoformat()) == ("air_strike", "LB", "2023-05-11")
    assert (row["killed_low"], row["killed_high"]) == (3, 3)
    assert row["xmin"] < row["lon"] < row["xmax"]
    assert row["footprint"]
    snapshot = archive.snapshot()
    roles = {(r["name"], r["role"]) for r in snapshot.read("participations").to_pylist()}
    assert ("Israel", "attacker") in roles
    assert {r["wording"] for r in snapshot.read("claims").to_pylist()} == {"three"}
    assert row["event_id"] in snapshot.read("localities")["event_ids"][0].as_py()


def test_the_place_that_tells_most_comes_first(archive: Archive) -> None:
    words = (
        "Strike\n\n3 May 2020\n\nSyria - In Syria, in the province of Idlib, a drone strike hit Ariha on Saturday.\n"
    )
    add(archive, words)
    (row,) = events(archive)
    places = row["place"].split("; ")
    assert places[0].endswith("Ariha")
    assert "Syria" in places[-1]


def test_the_same_article_twice_is_one(archive: Archive) -> None:
    add(archive, STRIKE)
    assert add(archive, STRIKE).same == 1
    assert add(archive, STRIKE.replace(" ", "  ").upper()).same == 1, "only spaces and case differ"
    assert len(current_articles(archive.snapshot())) == 1
    assert len(archive.history()) == 1


def test_a_changed_article_is_a_new_version_that_replaces_its_events(archive: Archive) -> None:
    add(archive, STRIKE, file="/news/a.txt")
    (before,) = events(archive)
    summary = add(archive, STRIKE.replace("three", "five"), file="/news/a.txt")
    assert (summary.new, summary.changed) == (0, 1)
    (after,) = events(archive)
    assert after["event_id"] == before["event_id"]
    assert after["killed_high"] == 5
    assert [row["version"] for row in current_articles(archive.snapshot(), ["version"]).to_pylist()] == [2]
    old = archive.snapshot(archive.history()[0].batch_id)
    assert [row["killed_high"] for row in old.read("events").to_pylist()] == [3]


def test_a_changed_article_is_known_by_its_head_too(archive: Archive) -> None:
    add(archive, STRIKE)
    assert add(archive, STRIKE.rstrip() + " The army did not comment on the report at first.\n").changed == 1


def test_two_copies_that_differ_a_little_are_settled_once(archive: Archive) -> None:
    copies = [(STRIKE, "/a.txt"), (STRIKE.replace("three", "four"), "/b.txt")]
    for text, file in copies:
        add(archive, text, file=file)
    written = len(archive.history())
    for text, file in copies * 2:
        assert add(archive, text, file=file).same == 1
    assert len(archive.history()) == written


def test_a_file_that_goes_back_to_an_earlier_text_is_a_new_version(archive: Archive) -> None:
    for text in (STRIKE, STRIKE.replace("three", "four"), STRIKE):
        add(archive, text, file="/a.txt")
    assert [(r["version"], r["killed_high"]) for r in _versions(archive)] == [(3, 3)]


def _versions(archive: Archive) -> list[dict]:
    versions = {row["article_id"]: row["version"] for row in current_articles(archive.snapshot()).to_pylist()}
    return [row | {"version": versions[row["article_id"]]} for row in events(archive)]


def test_versions_that_come_together_are_all_kept_and_the_last_stands(archive: Archive) -> None:
    add(archive, STRIKE, STRIKE.replace("three", "four"), STRIKE.replace("three", "five"), file="/a.txt")
    assert [(r["version"], r["killed_high"]) for r in _versions(archive)] == [(3, 5)]
    assert len(archive.snapshot().read("articles")) == 3
    assert len(archive.history()) == 1


def test_another_article_in_the_same_file_is_another_article(archive: Archive) -> None:
    add(archive, STRIKE, file="/news/today.txt")
    assert add(archive, ROCKETS, file="/news/today.txt").new == 1
    assert len(current_articles(archive.snapshot())) == 2


def test_reading_again_keeps_the_events_ids(archive: Archive) -> None:
    add(archive, STRIKE, ROCKETS)
    before = [row["event_id"] for row in events(archive)]
    assert add(archive, STRIKE, ROCKETS, again=True).changed == 2
    assert [row["event_id"] for row in events(archive)] == before


def test_two_archives_give_the_same_ids(tmp_path: Path) -> None:
    one, other = open_archive(tmp_path / "one"), open_archive(tmp_path / "other")
    add(one, STRIKE)
    add(other, ROCKETS)
    add(other, STRIKE)
    assert {row["event_id"] for row in events(one)} < {row["event_id"] for row in events(other)}


def test_two_who_add_the_same_article_at_once_make_one(archive: Archive) -> None:
    from geo.archive.prepare import Reading
    from geo.pipeline import read

    one, other = Adder(archive), Adder(open_archive(archive.location))
    for adder in (one, other):
        adder.take(Reading(read(STRIKE).to_dict()))
    one.flush()
    other.flush()
    assert len(events(archive)) == 1
    assert len(current_articles(archive.snapshot())) == 1


def test_files_are_read_and_those_that_are_none_told(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(STRIKE)
    bad.write_bytes(b"\x89PNG\x00\x00")
    found = list(outcomes([Wanted(str(good)), Wanted(str(bad))]))
    assert [len(outcome.articles) for outcome in found] == [1, 0]
    assert found[0].articles[0].article["file_hash"] == hash_of_file(good)
    assert "binary" in found[1].problems[0]


def test_a_large_file_is_handed_out_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"title": f"Day {n}", "text": STRIKE.replace("three", f"{n}")}) for n in range(4, 11)]
    path.write_text("\n".join([*lines, "{broken"]))
    together = list(outcomes([Wanted(str(path), "x")]))
    monkeypatch.setattr(readers, "PIECE_BYTES", 100)
    monkeypatch.setattr(readers, "PIECE_ARTICLES", 3)
    apart = list(outcomes([Wanted(str(path), "x")]))
    assert len(together) == 1
    assert len(apart) == 4
    assert [outcome.last for outcome in apart] == [False, False, False, True]
    assert [r for outcome in apart for r in outcome.articles] == list(together[0].articles)
    assert [r.article["source_file"] for r in together[0].articles][:2] == [f"{path}#1", f"{path}#2"]
    assert all(r.article["file_hash"] is None for r in together[0].articles)
    assert sum((outcome.problems for outcome in apart), ()) == together[0].problems
    assert "row 8" in together[0].problems[0]


def test_processes_read_what_one_reads(tmp_path: Path) -> None:
    files = []
    for i, text in enumerate([STRIKE, ROCKETS]):
        path = tmp_path / f"{i}.txt"
        path.write_text(text)
        files.append(Wanted(str(path), hash_of_file(path)))
    one, other = (list(outcomes(files, processes=number)) for number in (1, 2))
    assert one == other
    assert [len(outcome.articles) for outcome in one] == [1, 1]
    assert isinstance(next(iter(outcomes(files))), Outcome)


def _report(*events: tuple[str, str | None, str]) -> dict:
    return {
        "localities": [],
        "events": [
            {"type": kind, "date_start": date, "localities": [], "evidence": [{"text": quote}]}
            for kind, date, quote in events
        ],
    }


def test_an_event_is_known_again_by_its_words_when_all_else_changed() -> None:
    known = [EventMark("x", "shelling", "2021-01-01", "Homs", letters("The shells fell at noon."))]
    assert event_ids(_report(("air_strike", "2022-02-02", "The shells fell at NOON")), "a", known) == ["x"]


def test_an_event_is_known_again_by_what_it_is_when_its_words_changed() -> None:
    known = [EventMark("x", "shelling", "2021-01-01", None, "words")]
    assert event_ids(_report(("shelling", "2021-01-01", "other words")), "a", known) == ["x"]


def test_a_new_event_takes_no_id_that_another_has() -> None:
    first = event_ids(_report(("shelling", "2021-01-01", "one")), "a")
    known = [EventMark(first[0], "bombing", "2019-01-01", "Aden", "far")]
    assert event_ids(_report(("shelling", "2021-01-01", "one")), "a", known) != first


_EVENTS = st.lists(
    st.tuples(st.sampled_from(["shelling", "bombing"]), st.sampled_from([None, "2021-01-01"]), st.text(max_size=3)),
    max_size=8,
)


@given(_EVENTS, _EVENTS)
def test_ids_are_each_given_once_and_reading_the_same_again_changes_none(
    before: list[tuple[str, str | None, str]], after: list[tuple[str, str | None, str]]
) -> None:
    ids = event_ids(_report(*before), "a")
    marks = [EventMark(i, kind, date, None, letters(quote)) for i, (kind, date, quote) in zip(ids, before, strict=True)]
    assert len(set(ids)) == len(before)
    assert event_ids(_report(*before), "a", marks) == ids
    assert len(set(event_ids(_report(*after), "a", marks))) == len(after)


def test_overlap_is_a_share() -> None:
    assert overlap("one two three four five", "one two three four five") == 1
    assert overlap("one two three four five", "six seven eight nine ten") == 0
    assert overlap("", "") == 1
