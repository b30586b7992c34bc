"""The ready ground along borders: that of the lines it was made from, and as deep as it says by geodesics."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.places.borders import land_borders
from geo.shapes.border import BorderSide, border_band, footprint_band
from geo.shapes.shape import compact
from geo.shapes.zones import DEPTHS_M, drawn_zone, ready_zone

BORDERS = [("IQ", "SY"), ("BE", "NL"), ("NO", "RU"), ("LS", "ZA"), ("IQ",), ("SV",)]


@pytest.mark.parametrize("depth_m", DEPTHS_M)
def test_every_border_has_its_zone(depth_m):
    for pair in land_borders().pairs:
        zone = ready_zone(pair, depth_m=depth_m)
        assert zone.is_valid
        assert zone.intersects(land_borders().line(*pair))


@pytest.mark.parametrize("pair", [("IQ", "SY"), ("IT", "SM"), ("BE", "NL")], ids="-".join)
@pytest.mark.parametrize("depth_m", DEPTHS_M)
def test_zones_of_the_data_file_are_those_of_the_lines(pair, depth_m):
    ready, drawn = ready_zone(pair, depth_m=depth_m), drawn_zone(*pair, depth_m=depth_m)
    assert shapely.hausdorff_distance(ready, drawn) < 2.0**-17


@pytest.mark.parametrize("pair", BORDERS, ids="-".join)
@pytest.mark.parametrize("depth_m", DEPTHS_M)
def test_the_edge_of_a_zone_is_at_its_depth(pair, depth_m):
    edge = shapely.boundary(ready_zone(pair, depth_m=depth_m))
    spots = shapely.get_coordinates(shapely.line_interpolate_point(edge, np.linspace(0, 1, 400), normalized=True))
    other = pair[1] if len(pair) > 1 else None
    found = land_borders().distances(spots[:, 1], spots[:, 0], country=pair[0], other=other).distance_m
    assert found == pytest.approx(depth_m, rel=0.002, abs=1.0)


@pytest.mark.parametrize("pair", [("IQ", "SY"), ("IQ",)], ids="-".join)
@pytest.mark.parametrize("inside", ["IQ", None])
def test_a_footprint_of_a_zone_is_the_band(pair, inside):
    side = BorderSide(pair, inside)
    found, margin_m = footprint_band(side, low_m=0, high_m=10_000)
    band = border_band(side, low_m=0, high_m=10_000)
    assert margin_m == 0
    assert found.symmetric_difference(band).area < 0.002 * band.area


def test_a_zone_too_large_for_a_footprint_is_drawn_wider():
    _, margin_m = footprint_band(BorderSide(("RU",), "RU"), low_m=0, high_m=10_000)
    assert margin_m > 0


def test_long_borders_keep_nearly_all_their_ground_in_a_footprint():
    zone, _ = footprint_band(BorderSide(("CN", "RU"), "RU"), low_m=0, high_m=10_000)
    kept = compact(zone)[0]
    assert kept.intersection(zone).area > 0.97 * zone.area


def test_other_depths_have_no_zone():
    assert ready_zone(("IQ", "SY"), depth_m=15_000.0) is None
