"""The address holds the state, and survives whatever stands in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import strings
from dashboard.url_state import AT, URL_KEYS, State, dehydrate, parse
from geo.archive.parameters import PARAMETERS
from geo.archive.query import Filter
from geo.archive.questions import SORTS
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, ROLES


class Known:
    """An archive of two events and three actors."""

    events = frozenset({"a-1", "b-2"})
    actors = frozenset({"united-states", "isis", "sohr"})

    def has_event(self, event_id: str) -> bool:
        return event_id in self.events

    def has_actor(self, actor_id: str) -> bool:
        return actor_id in self.actors


KNOWN = Known()
degrees = st.integers(-9000, 9000).map(lambda value: value / 100)
filters = st.builds(
    Filter,
    actors=st.frozensets(st.sampled_from(sorted(KNOWN.actors))),
    role=st.sampled_from([None, *ROLES]),
    date_from=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2019, 12, 31)),
    date_to=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    types=st.frozensets(st.sampled_from(sorted(EVENT_TYPE_BY_CODE))),
    text=st.sampled_from([None, "albu kamal", "a & b = c"]),
    bbox=st.none() | st.tuples(degrees, st.just(-10.0), degrees, st.just(20.25)),
    countries=st.frozensets(st.sampled_from(["SY", "IQ", "UA"])),
    precisions=st.frozensets(st.sampled_from(sorted(PRECISION_BY_LEVEL))),
    killed_min=st.none() | st.integers(0, 1000),
    killed_max=st.none() | st.integers(0, 1000),
    datasets=st.frozensets(st.sampled_from(["dateline", "ucdp-ged"])),
    retracted=st.booleans(),
)
states = st.builds(
    State,
    event=st.sampled_from([None, *sorted(KNOWN.events)]),
    wanted=filters,
    find=st.sampled_from([None, "locality:3", "claim:0", "actor:united-states"]),
    tab=st.sampled_from([None, *strings.TABS]),
    sort=st.sampled_from(sorted(SORTS)),
    page=st.integers(1, 50),
    story=st.sampled_from([None, 1, 5]),
)


@given(states)
def test_what_is_written_is_read_back(state: State) -> None:
    assert parse(dehydrate(state), KNOWN) == (state, ())


def test_the_table_has_a_row_for_every_field() -> None:
    assert {row.field for row in URL_KEYS} | {"wanted"} == {row.name for row in fields(State)}
    asked_by_the_map = {"happened"}
    assert {row.field for row in PARAMETERS} | asked_by_the_map == {row.name for row in fields(Filter)}
    keys = [row.key for row in URL_KEYS] + [row.name for row in PARAMETERS] + [AT]
    assert len(set(keys)) == len(keys)


def test_a_filter_that_follows_the_view_leaves_its_box_to_the_view() -> None:
    state = State(wanted=Filter(bbox=(1.0, 2.0, 3.0, 4.0)), follow=True)
    assert dehydrate(state) == {"follow": "1"}


def test_the_default_state_is_an_empty_address() -> None:
    assert dehydrate(State()) == {}
    assert not State(event="a-1", find="claim:1", tab="why").filters


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("event", "gone"),
        ("actor", "nobody"),
        ("actor", "united-states~nobody"),
        ("role", "villain"),
        ("from", "2021-02-30"),
        ("to", "yesterday"),
        ("type", "picnic"),
        ("event", "x" * 100_000),
        ("find", "locality:-1"),
        ("find", "<script>"),
        ("tab", "cellar"),
        ("bbox", "1,2,3"),
        ("bbox", "1,80,3,-80"),
        ("killed-min", "-4"),
        ("killed-min", "many"),
        ("country", "Syria"),
        ("sort", "best"),
        ("page", "0"),
        ("follow", "yes"),
        ("actor", "~"),
    ],
)
def test_a_wrong_value_falls_back_with_a_note(key: str, value: str) -> None:
    state, notes = parse({key: value, "utm_source": "x"}, KNOWN)
    assert state == State()
    assert len(notes) == 1
    assert key in notes[0]
    assert len(notes[0]) < 200


def test_dates_in_the_wrong_order_are_both_left_out() -> None:
    state, notes = parse({"from": "2021-01-02", "to": "2021-01-01", "role": "target"}, KNOWN)
    assert state == State(wanted=Filter(role="target"))
    assert len(notes) == 1


@given(
    st.dictionaries(
        st.sampled_from([row.key for row in URL_KEYS] + [row.name for row in PARAMETERS]), st.text(max_size=50)
    )
)
def test_no_address_breaks_the_page(params: dict[str, str]) -> None:
    state, _ = parse(params, KNOWN)
    assert parse(dehydrate(state), KNOWN)[0] == state
