"""Distance and direction rules against the tables of their guides."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import PhraseError, RuleError
from geo.model import Locality, Span
from geo.shapes.interval import stated_interval
from geo.shapes.precision import (
    RULES,
    WINDS,
    distance_rule,
    stated_number,
    wind_bearing_deg,
    wind_half_angle_deg,
    wind_of,
)


@pytest.mark.parametrize(
    ("number", "half_power", "table"),
    [
        ("10", 5, 0.5),
        ("15", 0.5, 0.5),
        ("30", 5, 0.5),
        ("100", 50, 5),
        ("140", 5, 5),
        ("2000", 500, 50),
        ("10.5", 0.5, 0.25),
        ("10.25", 0.25, 0.125),
        ("20", 5, 0.5),
        ("7", 0.5, 0.5),
        ("0", 0.5, 0.5),
    ],
)
def test_the_guides_own_numbers(number, half_power, table):
    value = Fraction(number)
    assert RULES["wieczorek2001_half_power10"].margin(value).above == half_power
    assert RULES["cw2020_table"].margin(value).above == table


def test_fifteen_percent_of_thirty_miles():
    assert RULES["percent15"].margin(Fraction(30)).below == 4.5


def test_measured_spread_is_lopsided():
    margin = RULES["news_spread90"].margin(Fraction(100))
    assert (100 - margin.below, 100 + margin.above) == (pytest.approx(63), pytest.approx(157))


@given(st.sampled_from(sorted(RULES)), st.fractions(0, 10_000, max_denominator=100))
def test_no_rule_is_negative(name, value):
    margin = RULES[name].margin(value)
    assert margin.below >= 0
    assert margin.above >= 0


def test_every_rule_names_its_source_and_version():
    for name, rule in RULES.items():
        assert rule.protocol == f"{name} v{rule.version}"
        assert rule.source


def test_an_unknown_rule_is_named_beside_those_there_are():
    with pytest.raises(RuleError, match=r"'nonsense'.*wieczorek2001_half_power10"):
        distance_rule("nonsense")


@pytest.mark.parametrize(("wind", "half"), [("N", 45.0), ("sw", 22.5), ("NNE", 11.25)])
def test_winds_leave_half_the_angle_to_their_neighbours(wind, half):
    assert wind_half_angle_deg(wind) == half


def test_bearings_of_all_winds():
    assert [wind_bearing_deg(wind) for wind in WINDS] == [index * 22.5 for index in range(16)]
    assert [wind_of(bearing) for bearing in (0.0, 44.0, 359.0, 181.0)] == ["N", "NE", "N", "S"]


@pytest.mark.parametrize("wind", ["", "X", "NEN", "north", "N" * 5000])
def test_what_is_no_wind_is_refused(wind):
    with pytest.raises(PhraseError):
        wind_bearing_deg(wind)


@pytest.mark.parametrize(
    ("text", "unit", "metres", "number"),
    [
        ("20", "km", 20_000.0, Fraction(20)),
        ("twenty", "mi", 32_186.88, Fraction(20)),
        ("1,500", "m", 1_500.0, Fraction(1500)),
        ("10.5", "km", 10_500.0, Fraction(21, 2)),
        (None, "mi", 804.672, Fraction(1, 2)),
        (None, None, 20_000.0, Fraction(20)),
        ("9" * 10_000, "km", 5_000.0, Fraction(5)),
    ],
)
def test_number_as_stated(text, unit, metres, number):
    assert stated_number(text=text, unit=unit, distance_m=metres) == number


@pytest.mark.parametrize("unit", ["leagues", "", "km" * 5000])
def test_unknown_units_are_refused(unit):
    with pytest.raises(PhraseError):
        stated_number(text=None, unit=unit, distance_m=1.0)


def interval(rule="wieczorek2001_half_power10", **parts):
    given = {"distance_m": 20_000.0, "distance_text": "20", "unit": "km"}
    found = stated_interval(Locality(Span(0, 1), "x", "offset", **{**given, **parts}), RULES[rule])
    return found.low_m, found.high_m


def test_hedges():
    assert interval() == (15_000, 25_000)
    assert interval(hedge="about") == (15_000, 25_000)
    assert interval(hedge="Less than") == (0, 20_000)
    assert interval(hedge="just under") == (0, 20_000)
    assert interval(hedge="up to") == (0, 20_000)
    assert interval(hedge="at least") == (20_000, 30_000)
    assert interval(hedge="nearly") == (15_000, 20_000)


def test_a_range_widens_from_both_ends():
    assert interval(distance_m=10_000.0, distance_max_m=15_000.0, distance_text="10-15") == (5_000, 15_500)


def test_a_few_miles():
    low, high = interval(distance_m=2 * 1609.344, distance_max_m=5 * 1609.344, distance_text="a few", unit="mi")
    assert (low, high) == (pytest.approx(1.5 * 1609.344), pytest.approx(5.5 * 1609.344))


def test_the_unit_is_that_of_the_text():
    low, high = interval(distance_m=20 * 1609.344, distance_text="20", unit="mi")
    assert (low, high) == (pytest.approx(15 * 1609.344), pytest.approx(25 * 1609.344))
