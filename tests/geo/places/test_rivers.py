"""River lines by name: every spelling in use finds the river, and the line runs where atlases have the water."""

from __future__ import annotations

import csv

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo.places.areas import countries
from geo.places.build import rivers as build
from geo.places.rivers import RIVERS_SOURCE, find_river, lookup_rivers, rivers
from geo.places.senses import name_of

GEOD = Geod(ellps="WGS84")


def _away_m(river: shapely.Geometry, *, lat: float, lon: float) -> float:
    """Metres from a point to a line, good enough near the point."""
    _, (x, y) = shapely.get_coordinates(shapely.shortest_line(shapely.Point(lon, lat), river))
    return float(GEOD.inv(lon, lat, x, y)[2])


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("the Euphrates", "Euphrates"),
        ("River Euphrates", "Euphrates"),
        ("Firat", "Euphrates"),
        ("Fırat Nehri", "Euphrates"),
        ("al-Furat", "Euphrates"),
        ("Dijla", "Tigris"),
        ("Dnipro", "Dnieper"),
        ("Dnieper River", "Dnieper"),
        ("Siverskyi Donets", "Siverskyi Donets"),
        ("Seversky Donets", "Siverskyi Donets"),
        ("Amu Darya", "Amu Darya"),
        ("Oxus", "Amu Darya"),
        ("Nile", "Nile"),
        ("Blue Nile", "Blue Nile"),
        ("White Nile River", "White Nile"),
        ("Jordan", "Jordan River"),
        ("Juba", "Jubba"),
        ("Shebelle", "Shabelle"),
        ("Mekong", "Mekong"),
        ("Niger", "Niger River"),
        ("Congo", "Congo River"),
        ("Indus", "Indus"),
        ("Helmand", "Helmand River"),
        ("Salween", "Salween"),
        ("Thanlwin", "Salween"),
        ("Irrawaddy", "Irrawaddy"),
        ("Ayeyarwady", "Irrawaddy"),
        ("Rio Grande", "Rio Grande"),
        ("Río Bravo", "Rio Grande"),
        ("Atrato", "Atrato"),
        ("Catatumbo", "Catatumbo"),
        ("Oubangui", "Ubangi"),
        ("Evros", "Maritsa"),
    ],
)
def test_spellings_in_use_find_the_river(spelled: str, name: str) -> None:
    found = find_river(spelled)
    assert found is not None
    assert found.name == name


def test_every_name_finds_a_river_of_that_name() -> None:
    for river in rivers():
        for name in river.names:
            found = find_river(name)
            assert found is not None
            assert name in found.names or found.length_m >= river.length_m, name


def test_every_row_of_the_table_is_in_the_data() -> None:
    with build.TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    shipped = [river.names for river in rivers()]
    for row in rows:
        assert (row["name"], *filter(None, row["aliases"].split("|"))) in shipped


@pytest.mark.parametrize("name", ["Litani", "Orontes", "Asi", "Khabur", "Balikh", "Kunar", "Moei", "Karun"])
def test_rivers_that_natural_earth_lacks_are_not_found_elsewhere(name: str) -> None:
    assert find_river(name) is None


@pytest.mark.parametrize(
    ("river", "lat", "lon", "within_m"),
    [
        ("Euphrates", 35.335, 40.150, 1500),  # Deir ez-Zor
        ("Euphrates", 33.440, 43.300, 1500),  # Ramadi
        ("Tigris", 33.330, 44.390, 1500),  # Baghdad
        ("Tigris", 36.345, 43.140, 1500),  # Mosul
        ("Dnieper", 50.450, 30.565, 1500),  # Kyiv
        ("Nile", 24.090, 32.895, 3000),  # Aswan
        ("Nile", 15.620, 32.505, 3000),  # Khartoum
        ("Danube", 47.495, 19.045, 2500),  # Budapest
        ("Mekong", 17.960, 102.605, 2500),  # Vientiane
        ("Congo River", -4.300, 15.290, 4000),  # Brazzaville
        ("Rio Grande", 27.500, -99.515, 2500),  # Laredo
        ("Tisza", 47.170, 20.200, 1500),  # Szolnok
        ("Garonne", 43.600, 1.440, 3000),  # Toulouse
        ("Paraguay River", -25.270, -57.650, 3000),  # Asunción
    ],
)
def test_lines_run_where_the_bridges_are(river: str, lat: float, lon: float, within_m: float) -> None:
    found = find_river(river)
    assert found is not None
    assert _away_m(found.line, lat=lat, lon=lon) < within_m


def test_of_one_name_the_near_one_is_meant_and_else_the_longest() -> None:
    hanoi, winnipeg = (21.03, 105.85), (49.9, -97.1)
    found = {near: find_river("Red River", near=near) for near in (hanoi, winnipeg, None)}
    names = {near: river.name if river else None for near, river in found.items()}
    assert names == {
        hanoi: "Red River of Vietnam",
        winnipeg: "Red River of the North",
        None: "Red River of the South",
    }


def test_a_namesake_on_another_continent_is_not_meant() -> None:
    sarajevo, recife = (43.86, 18.41), (-8.5, -36.0)
    assert find_river("Una", near=sarajevo) is None
    assert find_river("Una", near=recife) is not None


def test_values_are_sane() -> None:
    for river in rivers():
        assert river.line.geom_type == "MultiLineString"
        assert set(river.countries) <= set(countries())
        assert 0 < river.length_m < 7_000_000
        assert river.length_m == pytest.approx(GEOD.geometry_length(river.line), rel=0.01, abs=200)
        assert _away_m(river.line, lat=river.lat, lon=river.lon) < 50
        assert river.place.source == RIVERS_SOURCE
        assert river.place.feature in {"STM", "CNL"}


def test_a_river_in_one_country_has_it() -> None:
    (volga,) = lookup_rivers("Volga")
    (danube,) = lookup_rivers("Danube")
    assert volga.place.country == "RU"
    assert danube.place.country is None


def test_bare_words_are_no_rivers_to_the_reader() -> None:
    """ "Red" or "James" alone name no river in a text, though a caller who knows it is one finds it."""
    assert lookup_rivers("James") == ()
    assert lookup_rivers("James River") != ()
    assert find_river("James") is not None


def test_the_reader_gets_rivers_as_places() -> None:
    name = name_of("Salween River")
    assert name is not None
    assert name.best.place.feature == "STM"
    assert name.best.place.name == "Salween"
    # A town of the same name stays the town, unless words like "bank of" say otherwise.
    dnipro = name_of("Dnipro")
    assert dnipro is not None
    assert dnipro.best.kind == "town"
    assert any(sense.place.feature == "STM" for sense in dnipro.senses)


@given(st.text(max_size=300))
def test_any_name_is_answered(name: str) -> None:
    found = find_river(name)
    assert found is None or found in rivers()
