"""What persons put right: applied when read, kept for ever, never lost."""

from pathlib import Path

import pytest

from geo.archive.corrections import correct, corrections, reviewed, standing
from geo.archive.database import Database
from geo.archive.questions import whole
from geo.archive.store import Archive, open_archive
from geo.errors import CorrectionError
from tests.geo.archive.telling import STRIKE, add, events

PLACE = {"lat": 34.0, "lon": 36.2, "uncertainty_m": 500, "precision_level": "exact_site", "place": "the depot"}
WHO = {"who": "Ada", "why": "seen on a satellite image"}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = open_archive(tmp_path / "archive")
    add(archive, STRIKE)
    return archive


@pytest.fixture
def event_id(archive: Archive) -> str:
    return str(events(archive)[0]["event_id"])


def test_a_moved_point_is_read_moved_and_the_machine_s_answer_stays(archive: Archive, event_id: str) -> None:
    machine = events(archive)[0]
    made = correct(archive, event_id, "set", field="place", after=PLACE, **WHO)
    event = reviewed(archive.snapshot(), event_id)
    assert (event.row["lat"], event.row["lon"], event.row["place"]) == (34.0, 36.2, "the depot")
    assert 36.19 < event.row["xmin"] < 36.2 < event.row["xmax"] < 36.21
    assert made.before == {name: machine[name] for name in ("lat", "lon", "uncertainty_m", "precision_level", "place")}
    assert events(archive)[0] == machine
    assert (made.who, made.why) == ("Ada", "seen on a satellite image")


def test_date_type_and_numbers_are_set(archive: Archive, event_id: str) -> None:
    correct(archive, event_id, "set", field="date", after={"date_start": "2023-05-10"}, **WHO)
    correct(archive, event_id, "set", field="type", after={"type": "shelling"}, **WHO)
    correct(archive, event_id, "set", field="killed", after={"low": 2, "high": None}, **WHO)
    row = reviewed(archive.snapshot(), event_id).row
    assert (row["date_start"].isoformat(), row["date_end"].isoformat()) == ("2023-05-10", "2023-05-10")
    assert (row["type"], row["killed_low"], row["killed_high"]) == ("shelling", 2, None)


def test_an_actor_and_a_role_are_changed(archive: Archive, event_id: str) -> None:
    actors = reviewed(archive.snapshot(), event_id).participations
    israel = next(p for p in actors if p["name"] == "Israel")
    correct(archive, event_id, "remove_actor", after={"actor_id": israel["actor_id"], "role": "attacker"}, **WHO)
    correct(archive, event_id, "add_actor", after={"actor_id": "x", "name": "X", "role": "attacker"}, **WHO)
    attackers = [p["name"] for p in reviewed(archive.snapshot(), event_id).participations if p["role"] == "attacker"]
    assert attackers == ["X"]


def test_a_role_changes_in_one_write_and_back(archive: Archive, event_id: str) -> None:
    def cast() -> list[tuple[str, str]]:
        return sorted((p["name"], p["role"]) for p in reviewed(archive.snapshot(), event_id).participations)

    before = cast()
    israel = next(p for p in reviewed(archive.snapshot(), event_id).participations if p["name"] == "Israel")
    writes = len(archive.snapshot().ids)
    change = {"actor_id": israel["actor_id"], "name": "Israel", "was": "attacker", "role": "denier"}
    made = correct(archive, event_id, "change_role", after=change, **WHO)
    assert len(archive.snapshot().ids) == writes + 1
    assert made.before is not None
    assert (made.before["name"], made.before["role"]) == ("Israel", "attacker")
    assert cast() == sorted([row for row in before if row != ("Israel", "attacker")] + [("Israel", "denier")])
    with pytest.raises(CorrectionError, match="does not have"):
        correct(archive, event_id, "change_role", after=change, **WHO)
    correct(archive, event_id, "undo", undoes=made.correction_id, **WHO)
    assert cast() == before
    with pytest.raises(CorrectionError, match="has the actor"):
        correct(archive, event_id, "change_role", after=change | {"role": "attacker"}, **WHO)


def test_confirmed_and_retracted_and_taken_back(archive: Archive, event_id: str) -> None:
    correct(archive, event_id, "confirm", **WHO)
    made = correct(archive, event_id, "retract", **WHO)
    assert reviewed(archive.snapshot(), event_id).review == "retracted"
    correct(archive, event_id, "undo", undoes=made.correction_id, **WHO)
    assert reviewed(archive.snapshot(), event_id).review == "confirmed"
    assert [entry.action for entry in corrections(archive.snapshot())[event_id]] == ["confirm", "retract", "undo"]


def test_an_undo_can_be_undone(archive: Archive, event_id: str) -> None:
    made = correct(archive, event_id, "retract", **WHO)
    back = correct(archive, event_id, "undo", undoes=made.correction_id, **WHO)
    record = corrections(archive.snapshot())[event_id]
    assert standing(record) == []
    again = record[-1]
    import dataclasses

    undo_of_undo = dataclasses.replace(again, correction_id="z", undoes=back.correction_id)
    assert standing([*record, undo_of_undo]) == [record[0]]


def test_reading_again_loses_no_correction(archive: Archive, event_id: str) -> None:
    correct(archive, event_id, "set", field="place", after=PLACE, **WHO)
    add(archive, STRIKE, again=True)
    assert reviewed(archive.snapshot(), event_id).row["place"] == "the depot"


def test_an_event_that_a_person_corrected_stays_when_the_article_no_longer_tells_of_it(
    archive: Archive, event_id: str
) -> None:
    correct(archive, event_id, "confirm", **WHO)
    add(
        archive, STRIKE.replace("bombed a Hezbollah depot", "flew over a Hezbollah depot").replace("killing", "and saw")
    )
    assert reviewed(archive.snapshot(), event_id).review == "confirmed"
    (kept,) = [row for row in events(archive) if row["event_id"] == event_id]
    assert kept["article_version"] in {1, 2}
    assert reviewed(archive.snapshot(), event_id).participations


@pytest.mark.parametrize(
    ("action", "more", "complaint"),
    [
        ("set", {"field": "colour", "after": {}}, "cannot be set"),
        ("set", {"field": "place", "after": {**PLACE, "uncertainty_m": 0}}, "above 0"),
        ("set", {"field": "place", "after": {**PLACE, "lat": 95}}, "no place"),
        ("set", {"field": "place", "after": {**PLACE, "lat": None}}, "must be a number"),
        ("set", {"field": "place", "after": {**PLACE, "precision_level": "sure"}}, "precision level"),
        ("set", {"field": "place", "after": {**PLACE, "footprintWKT": "POINT"}}, "no place"),
        ("set", {"field": "date", "after": {"date_start": "May"}}, "no date"),
        ("set", {"field": "date", "after": {"date_start": "2023-05-02", "date_end": "2023-05-01"}}, "before"),
        ("set", {"field": "type", "after": {"type": "party"}}, "event type"),
        ("set", {"field": "killed", "after": {"low": -1}}, "number of persons"),
        ("add_actor", {"after": {"actor_id": "x", "role": "friend"}}, "role"),
        ("remove_actor", {"after": {"actor_id": "x", "role": "attacker"}}, "does not have"),
        ("change_role", {"after": {"actor_id": "x", "role": "attacker", "was": "host"}}, "does not have"),
        ("change_role", {"after": {"actor_id": "x", "role": "attacker"}}, "give actor_id and `was`"),
        ("change_role", {}, "give actor_id"),
        ("undo", {"undoes": "nothing"}, "no correction"),
        ("delete", {}, "is no correction"),
    ],
)
def test_what_makes_no_sense_is_refused(
    archive: Archive, event_id: str, action: str, more: dict, complaint: str
) -> None:
    with pytest.raises(CorrectionError, match=complaint):
        correct(archive, event_id, action, **more, **WHO)
    assert corrections(archive.snapshot()) == {}


def test_nobody_corrects_without_a_name_a_reason_and_an_event(archive: Archive, event_id: str) -> None:
    with pytest.raises(CorrectionError, match="who"):
        correct(archive, event_id, "confirm", who=" ", why="x")
    with pytest.raises(CorrectionError, match="no event"):
        correct(archive, "nothing", "confirm", **WHO)


def test_an_event_opens_moved_and_moved_back(archive: Archive, event_id: str) -> None:
    machine = events(archive)[0]
    made = correct(archive, event_id, "set", field="place", after=PLACE, **WHO)
    moved = whole(Database(archive), event_id)
    assert moved is not None
    assert (moved.event.lat, moved.row["lat"], moved.machine["lat"]) == (34.0, 34.0, machine["lat"])
    correct(archive, event_id, "undo", undoes=made.correction_id, **WHO)
    back = whole(Database(archive), event_id)
    assert back is not None
    assert (back.event.lat, back.row["lat"], back.row) == (machine["lat"], machine["lat"], back.machine)
    assert [one.action for one in back.corrections] == ["set", "undo"]


def test_an_event_without_a_place_opens(archive: Archive) -> None:
    with archive.writing("import", dataset="acled") as batch:
        batch.append("events", [{"event_id": "acled:1", "dataset": "acled", "type": "shelling", "title": "nowhere"}])
    found = whole(Database(archive), "acled:1")
    assert found is not None
    assert (found.row["title"], found.event.lat) == ("nowhere", None)
