"""The tables of regions, seas, bases and demonyms: well-formed, and where the map has them."""

from __future__ import annotations

import pytest
from pyproj import Geod

from geo.places.areas import admin1, area, countries, country_at
from geo.places.gazetteer import gazetteer
from geo.places.regions import area_aliases, area_points, demonyms, lookup_region, regions, town_names

GEOD = Geod(ellps="WGS84")
# Islands, waters' edges and disputed land, where a point and a coarse coast or another view of a border disagree.
OFF_THE_MAP = frozenset({"ISL", "ISLS", "GULF", "SEA", "STRT", "BAY", "CHN", "HBR", "RF", "PRT", "INSM", "PCLI"})


def test_every_row_has_sane_values() -> None:
    for region in regions():
        assert -90 <= region.lat <= 90
        assert -180 <= region.lon <= 180
        assert 500 <= region.extent_m <= 8_000_000
        assert set(region.countries) <= set(countries()), region.name


def test_a_name_has_two_regions_only_where_one_is_the_others_part_in_fewer_countries() -> None:
    for name in (name for region in regions() for name in region.names):
        first, *others = sorted(lookup_region(name), key=lambda region: len(region.countries))
        assert all(set(first.countries) < set(other.countries) for other in others), name


def test_regions_of_one_country_lie_in_it() -> None:
    outside = [
        region.name
        for region in regions()
        if len(region.countries) == 1
        and region.feature not in OFF_THE_MAP
        and country_at(lat=region.lat, lon=region.lon) not in {region.countries[0], None}
    ]
    # Natural Earth draws Western Sahara's and Crimea's land with the country that holds it.
    assert set(outside) <= {"Western Sahara", "Crimea", "Saky air base", "Svalbard"}


@pytest.mark.parametrize(
    ("name", "feature", "lat", "lon", "within_km"),
    [
        ("Ain al-Asad", "MILB", 33.79, 42.44, 10),
        ("Bab el-Mandeb", "STRT", 12.58, 43.33, 20),
        ("Beirut International Airport", "AIRP", 33.82, 35.49, 5),
        ("Abqaiq", "OILF", 25.94, 49.67, 10),
        ("Golan Heights", "RGN", 33.0, 35.75, 30),
        ("Donbass", "RGN", 48.0, 38.0, 100),
        ("Zaporizhzhia Nuclear Power Plant", "PS", 47.51, 34.59, 5),
    ],
)
def test_known_places_are_where_atlases_have_them(
    name: str, feature: str, lat: float, lon: float, within_km: float
) -> None:
    (region,) = lookup_region(name)
    assert region.feature == feature
    assert GEOD.inv(lon, lat, region.lon, region.lat)[2] <= within_km * 1000


def test_demonyms_belong_to_places_that_are_known() -> None:
    for word, place in demonyms().items():
        known = place in countries() or place in admin1() or lookup_region(place) or gazetteer().lookup(place)
        assert known, word


def test_every_sizeable_country_has_a_point_and_a_demonym() -> None:
    assert {"SY", "IQ", "US", "RU", "IL", "IR", "YE", "UA"} <= set(area_points())
    assert {"SY", "IQ", "US", "RU", "IL", "IR", "YE", "UA"} <= set(demonyms().values())


def test_points_of_countries_lie_near_the_country() -> None:
    """GeoNames puts the points of island states between the islands."""
    far = []
    for code, (lat, lon) in area_points().items():
        shape = area(code).geometry
        west, south, east, north = shape.bounds
        if not (west - 1 <= lon <= east + 1 and south - 1 <= lat <= north + 1):
            far.append(code)
    assert far == []


def test_aliases_name_countries_and_first_level_areas() -> None:
    assert area_aliases()["dprk"] == ("KP",)
    assert area_aliases()["congo"] == ("CD", "CG")
    assert {code for codes in area_aliases().values() for code in codes} <= {*countries(), *admin1()}
    assert area_aliases()["lowershabelle"] == ("SO-SH",)


def test_other_names_of_towns_lead_to_towns_of_the_gazetteer() -> None:
    assert town_names()["raqa"] == ("Raqqa", "SY")
    for name, country in town_names().values():
        assert any(place.country == country for place in gazetteer().lookup(name)), name


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Mindoro", "PH", 12.93, 121.09),
        ("Lombok", "ID", -8.57, 116.35),
        ("Kyushu", "JP", 32.6, 130.8),
        ("Tenerife", "ES", 28.27, -16.6),
        ("Bornholm", "DK", 55.13, 14.92),
        ("Lake Turkana", "KE", 3.5, 36.0),
        ("Marathwada", "IN", 19.3, 76.2),
    ],
)
def test_islands_lakes_and_regions_of_the_news(name: str, country: str, lat: float, lon: float) -> None:
    (region,) = lookup_region(name)
    assert region.countries == (country,)
    assert GEOD.inv(lon, lat, region.lon, region.lat)[2] <= 50_000
