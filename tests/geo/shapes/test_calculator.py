"""The worked cases of the georeferencing calculator's own tests (VertNet/georefcalculator, test_data.js, Apache-2.0).

Cases 0, 2, 5 and 6 have an unrecorded datum, for which the file adds 79 m there; it is taken as given. Case 8 only
switches the language and has no number.
"""

from __future__ import annotations

import math

import pytest

from geo.shapes.calculator import (
    CLARKE_1866,
    Uncertainties,
    along_path,
    at_heading,
    distance_only,
    moved,
    named_place,
    orthogonal,
)
from geo.shapes.precision import wind_bearing_deg, wind_half_angle_deg

MILE = 1000 / 0.621371  # as the calculator has it, to six digits
SECOND = 1 / 3600
DATUM_M = 79.0
USGS_24K_M, USGS_100K_M = 12.192, 50.8


def degrees(whole, minutes=0.0, seconds=0.0):
    return whole + minutes / 60 + seconds / 3600


def miles(**parts):
    return Uncertainties(metres_per_unit=MILE, **parts)


def test_case_0_coordinates_of_an_unknown_datum():
    found = named_place(degrees(35, 22, 24), Uncertainties(datum=DATUM_M, coordinate_deg=SECOND))
    assert f"{found:.3f}" == "118.837"


def test_case_1_coordinates_on_nad27_from_a_map():
    found = named_place(35.37, Uncertainties(map=USGS_24K_M, coordinate_deg=0.01, ellipsoid=CLARKE_1866))
    assert f"{found:.3f}" == "1446.325"


def test_case_2_named_place():
    parts = Uncertainties(extent=3.0, datum=DATUM_M / 1000, coordinate_deg=SECOND, metres_per_unit=1000.0)
    assert f"{named_place(degrees(35, 22, 24), parts):.3f}" == "3.119"


def test_case_3_distance_only():
    parts = miles(extent=2.0, distance_precision=1.0, coordinate_deg=0.001, ellipsoid=CLARKE_1866)
    assert f"{distance_only(35.373, 5.0, parts):.3f}" == "7.589"


def test_case_4_distance_along_a_path():
    parts = miles(
        extent=2.0, measurement=0.03107, map=USGS_100K_M / MILE, distance_precision=1.0, coordinate_deg=0.1 / 60
    )
    assert f"{along_path(degrees(35, 26.1), parts):.3f}" == "2.711"


def test_case_5_distances_along_orthogonal_directions():
    start = degrees(35, 25, 4), -degrees(118, 58, 54)
    parts = miles(extent=2.0, datum=DATUM_M / MILE, distance_precision=1.0, coordinate_deg=SECOND)
    lat, lon = moved(*start, east_m=2 * MILE, north_m=3 * MILE)
    assert f"{orthogonal(start[0], parts):.3f}" == "2.781"
    assert (f"{lat:.7f}", f"{lon:.6f}") == ("35.4612939", "-118.946227")


def test_case_6_distance_at_a_heading():
    start = degrees(35, 22, 24), -degrees(118, 50, 56)
    parts = miles(extent=2.0, datum=DATUM_M / MILE, distance_precision=10.0, coordinate_deg=SECOND)
    lat, lon = moved(*start, east_m=10 * MILE)
    assert f"{at_heading(start[0], 10.0, wind_half_angle_deg('E'), parts):.3f}" == "12.254"
    assert (f"{lat:.7f}", f"{lon:.6f}") == ("35.3733333", "-118.671788")


def test_case_7_distance_at_a_heading_between_the_winds():
    start = degrees(35, 24, 21), -degrees(118, 51, 25)
    parts = miles(
        extent=2.0,
        measurement=0.007,
        map=USGS_24K_M / MILE,
        distance_precision=10.0,
        coordinate_deg=SECOND,
        ellipsoid=CLARKE_1866,
    )
    bearing = math.radians(wind_bearing_deg("ENE"))
    east_m, north_m = 10 * MILE * math.sin(bearing), 10 * MILE * math.cos(bearing)
    lat, lon = moved(*start, east_m=east_m, north_m=north_m, ellipsoid=CLARKE_1866)
    assert f"{at_heading(start[0], 10.0, wind_half_angle_deg('ENE'), parts):.3f}" == "7.491"
    assert (f"{lat:.7f}", f"{lon:.7f}") == ("35.4613445", "-118.6932627")


def test_ten_kilometres_north_east_without_extent():
    """The 2020 guide: 10 km NE leaves 3.90 km open."""
    assert at_heading(0.0, 10.0, 22.5, Uncertainties()) == pytest.approx(3.90, abs=0.005)


def test_two_precisions_of_a_kilometre():
    assert orthogonal(0.0, Uncertainties(distance_precision=1.0)) == pytest.approx(0.707, abs=0.001)
