"""The address holds the state, and survives whatever stands in it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import strings
from dashboard.url_state import URL_KEYS, Known, State, dehydrate, parse, state_fields
from geo.codes import EVENT_TYPE_BY_CODE, ROLES

KNOWN = Known(events=frozenset({"a-1", "b-2"}), actors=frozenset({"united-states", "isis", "sohr"}))

states = st.builds(
    State,
    event=st.sampled_from([None, *sorted(KNOWN.events)]),
    actors=st.frozensets(st.sampled_from(sorted(KNOWN.actors))),
    role=st.sampled_from([None, *ROLES]),
    date_from=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2019, 12, 31)),
    date_to=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    types=st.frozensets(st.sampled_from(sorted(EVENT_TYPE_BY_CODE))),
    find=st.sampled_from([None, "locality:3", "claim:0", "actor:united-states"]),
    tab=st.sampled_from([None, *strings.TABS]),
)


@given(states)
def test_what_is_written_is_read_back(state: State) -> None:
    assert parse(dehydrate(state), KNOWN) == (state, ())


def test_the_table_has_a_row_for_every_field() -> None:
    assert [row.field for row in URL_KEYS] == [row.field for row in URL_KEYS if row.field in state_fields()]
    assert {row.field for row in URL_KEYS} == state_fields()
    assert len({row.key for row in URL_KEYS}) == len(URL_KEYS)


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
    assert state == State(role="target")
    assert len(notes) == 1


@given(st.dictionaries(st.sampled_from([row.key for row in URL_KEYS]), st.text(max_size=50)))
def test_no_address_breaks_the_page(params: dict[str, str]) -> None:
    state, _ = parse(params, KNOWN)
    assert parse(dehydrate(state), KNOWN)[0] == state
