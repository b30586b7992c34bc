"""Rivers as ground along their lines: distances hold against the ellipsoid, banks lie on their side."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

import geo
from geo.codes import LocalityKind
from geo.model import Anchor, Locality, Place, Span
from geo.places.nearest import LineIndex
from geo.places.rivers import find_river
from geo.shapes import georeference
from geo.shapes.kinds.rivers import LINE_ERROR_M, REACH_M, river_shape

GEOD = Geod(ellps="WGS84")
EUPHRATES = Place("Euphrates", 34.5, 41.0, feature="STM")
KHABUR = Place("Khabur", 36.3, 40.7, country="SY", feature="STM")
DEIR_EZ_ZOR = (40.15, 35.335)
"""On the river's right, south-western bank; the river flows south-east here."""


def _moved(azimuth: float, distance_m: float) -> shapely.Point:
    lon, lat, _ = GEOD.fwd(*DEIR_EZ_ZOR, azimuth, distance_m)
    return shapely.Point(lon, lat)


def test_the_ground_along_a_river_ends_at_its_reach() -> None:
    shape = river_shape(EUPHRATES)
    assert shape is not None
    river = find_river("Euphrates")
    assert river is not None
    parts = shapely.get_parts(river.line)
    lons, lats = shapely.get_coordinates(shapely.boundary(shape.geometry))[::17].T
    away = LineIndex(parts, np.zeros(len(parts), dtype=np.intp)).nearest(lons=lons, lats=lats).distance_m
    assert away == pytest.approx(REACH_M, rel=0.05)


def test_a_bank_lies_on_its_side() -> None:
    both, east, west = (river_shape(EUPHRATES, wind=wind) for wind in (None, "E", "W"))
    assert both is not None
    assert east is not None
    assert west is not None
    there, here = _moved(60, 7000), _moved(240, 7000)
    assert both.geometry.contains(there)
    assert both.geometry.contains(here)
    assert east.geometry.contains(there)
    assert not east.geometry.contains(here)
    assert west.geometry.contains(here)
    assert not west.geometry.contains(there)


def test_the_line_itself_is_on_every_bank() -> None:
    """The line is not the water: a town on the water may lie on the wrong side of it."""
    for wind in ("N", "NE", "E", "SE", "S", "SW", "W", "NW"):
        shape = river_shape(EUPHRATES, wind=wind)
        assert shape is not None
        assert shape.geometry.contains(_moved(60, LINE_ERROR_M / 2))
        assert shape.geometry.contains(_moved(240, LINE_ERROR_M / 2))


def test_a_river_without_a_line_stays_a_disc() -> None:
    assert river_shape(KHABUR) is None
    anchor = Anchor("Khabur", KHABUR)
    found = georeference(Locality(Span(0, 16), "along the Khabur", "along", (anchor,)))
    assert found is not None
    assert any("known by a point" in remark for remark in found.remarks)


@pytest.mark.parametrize("kind", ["place", "near", "along"])
def test_on_near_and_along_a_river_are_the_ground_by_it(kind: LocalityKind) -> None:
    found = georeference(Locality(Span(0, 18), "near the Euphrates", kind, (Anchor("Euphrates", EUPHRATES),)))
    assert found is not None
    assert "dateline:river" in found.protocol
    assert shapely.from_wkt(found.footprint_wkt).contains(_moved(60, 7000))


def test_a_town_is_no_river() -> None:
    assert river_shape(Place("Euphrates", 34.5, 41.0, feature="PPL")) is None


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("Troops on the east bank of the Dnipro shelled Kherson.", "east bank of the Dnipro", "east"),
        ("Strikes hit the left bank of the Dnieper River.", "left bank of the Dnieper River", "left"),
        ("A convoy on the banks of the Euphrates was hit.", "banks of the Euphrates", None),
    ],
)
def test_banks_are_read_with_their_side(text: str, words: str, part: str | None) -> None:
    (found,) = (locality for locality in geo.read(text).localities if locality.kind == "along")
    assert (found.text, found.part) == (words, part)
    assert found.georeference is not None
    assert found.georeference.precision_level == "line_or_border"
    assert "dateline:river" in found.georeference.protocol


def test_left_and_right_stay_open() -> None:
    shape = river_shape(EUPHRATES, by_flow=True)
    assert shape is not None
    assert any("both banks" in remark for remark in shape.remarks)
