"""Phrases as reports of many countries have them, read and located with the data that ship."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
from geo.errors import GeoError
from geo.locate import locate_phrase


def first(phrase):
    return locate_phrase(phrase).localities[0]


def assert_holds(where):
    footprint = shapely.from_wkt(where.footprint_wkt)
    assert footprint.is_valid
    assert footprint.area > 0
    assert footprint.buffer(1e-4).covers(shapely.Point(where.lon, where.lat))
    assert where.uncertainty_m > 0


@pytest.mark.parametrize(
    ("phrase", "kind", "anchors"),
    [
        ("on the border between Helmand and Kandahar provinces, Afghanistan", "between", {"Helmand", "Kandahar"}),
        ("the border between the Cauca and Nariño departments, Colombia", "between", {"Cauca", "Nariño"}),
        ("near the Idlib-Aleppo border, Syria", "between", {"Idlib", "Aleppo"}),
        ("on the administrative boundary of Kharkiv and Luhansk oblasts, Ukraine", "between", {"Kharkiv", "Luhansk"}),
        ("the Zamfara-Katsina boundary, Nigeria", "between", {"Zamfara State", "Katsina State"}),
        ("near the border of Mopti and Ségou regions, Mali", "between", {"Mopti", "Ségou"}),
    ],
)
def test_borders_of_provinces(phrase, kind, anchors):
    found = first(phrase)
    assert found.kind == kind
    assert {anchor.place.name for anchor in found.anchors} == anchors
    assert all(anchor.place.is_admin1 for anchor in found.anchors)
    assert found.georeference.uncertainty_m < 300_000
    assert_holds(found.georeference)


@pytest.mark.parametrize(
    ("phrase", "countries"),
    [
        ("near the border between Chad and Sudan", ("SD", "TD")),
        ("on the Myanmar-Thailand border", ("MM", "TH")),
        ("near the Kenya-Somalia border", ("KE", "SO")),
    ],
)
def test_borders_of_countries_stay_land_borders(phrase, countries):
    found = first(phrase)
    assert (found.kind, found.anchors[0].border) == ("border_zone", countries)


@pytest.mark.parametrize(
    ("phrase", "bearing", "countries"),
    [
        ("10 km north of the Turkish border", 0.0, ("TR",)),
        ("some 15 kilometres south-west of the border with Chad", 225.0, ("TD",)),
        ("5 km east of the Colombian border", 90.0, ("CO",)),
    ],
)
def test_a_direction_from_a_border_is_kept(phrase, bearing, countries):
    found = first(phrase)
    assert (found.kind, found.bearing_deg, found.anchors[0].border) == ("border_distance", bearing, countries)


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("northern and eastern Syria", "northern and eastern"),
        ("the north and east of Somalia", "northern and eastern"),
        ("eastern and central Myanmar", "eastern and central"),
        ("in northern and western Aleppo province, Syria", "northern and western"),
        ("southern, central and eastern Ukraine", "southern and central and eastern"),
    ],
)
def test_several_parts_are_one_locality_with_all_of_them(phrase, part):
    found = first(phrase)
    assert (found.kind, found.part) == ("part_of", part)
    whole = shapely.from_wkt(found.georeference.footprint_wkt)
    for one in part.split(" and "):
        alone = shapely.from_wkt(geo.locate(f"{one} {found.anchors[0].text}").footprint_wkt)
        if "province" not in phrase:
            assert whole.intersection(alone).area > 0.97 * alone.area


@pytest.mark.parametrize(
    ("phrase", "bearing"),
    [
        ("12 km NE of Marawi, Philippines", 45.0),
        ("30 km ENE of El Fasher, Sudan", 67.5),
        ("7 km S-SW of Taiz, Yemen", 202.5),
        ("15 km due east of Mopti, Mali", 90.0),
        ("40 km south-southwest of Kindu, DR Congo", 202.5),
        ("5 km N.W. of Apatzingán, Mexico", 315.0),
        ("some 10-15 km north of Myitkyina, Myanmar", 0.0),
    ],
)
def test_the_point_lies_where_the_words_lead(phrase, bearing):
    located = locate_phrase(phrase)
    found = located.localities[0]
    assert (found.kind, found.bearing_deg) == ("offset_heading", bearing)
    assert_holds(located.georeference)
    town = found.anchors[0].place
    footprint = shapely.from_wkt(found.georeference.footprint_wkt)
    assert footprint.buffer(1e-4).covers(shapely.Point(town.lon, town.lat)), "the town itself is held too"


@pytest.mark.parametrize(
    ("phrase", "kind", "anchor"),
    [
        ("just outside Kidal, Mali", "near", "Kidal"),
        ("Baidoa military base, Somalia", "near", "Baidoa"),
        ("the Goma airfield, DR Congo", "near", "Goma"),
        ("along the frontline of Avdiivka, Ukraine", "near", "Avdiivka"),
        ("on the Bakhmut front, Ukraine", "near", "Bakhmut"),
        ("a checkpoint near Baidoa, Somalia", "near", "Baidoa"),
        ("two hours' drive from Mogadishu, Somalia", "near", "Mogadishu"),
        ("in the countryside of Damascus, Syria", "part_of", "Damascus"),
        ("a suburb of Khartoum, Sudan", "part_of", "Khartoum"),
        ("halfway between Kabul and Jalalabad, Afghanistan", "between", "Kabul"),
        ("between Gao, Kidal and Ménaka, Mali", "between", "Gao"),
        ("on the road from Mocoa to Pasto, Colombia", "along", "Mocoa"),
        ("off the coast of Hodeidah, Yemen", "off_coast", "Hodeidah"),
    ],
)
def test_kinds(phrase, kind, anchor):
    located = locate_phrase(phrase)
    assert (located.localities[0].kind, located.localities[0].anchors[0].text) == (kind, anchor)
    assert_holds(located.georeference)


def test_what_is_outside_a_town_is_told_from_the_town():
    where = geo.locate("near Kidal, Mali")
    assert where.precision_level == "near_point"
    assert geo.locate("Kidal region, Mali").precision_level == "adm1"


def test_the_countryside_of_a_city_is_its_rural_province():
    where = geo.locate("in the countryside of Damascus, Syria")
    assert where.precision_level == "adm1"
    assert shapely.from_wkt(where.footprint_wkt).covers(shapely.Point(36.72, 33.64))  # Al-Dumayr


def test_travel_time_is_kept_and_not_measured():
    found = first("two hours' drive from Mogadishu, Somalia")
    assert (found.distance_m, found.unit) == (None, "hours")
    assert "not measured" in " ".join(found.georeference.remarks)


@pytest.mark.parametrize("phrase", ["Iraq's Kurdistan region", "Iraqi Kurdistan", "the Kurdistan Region of Iraq"])
def test_kurdistan_in_iraq_is_not_irans_province(phrase):
    where = geo.locate(phrase)
    assert shapely.from_wkt(where.footprint_wkt).covers(shapely.Point(44.0, 36.2))  # Erbil
    assert where.uncertainty_m < 400_000


LEADS = ["", "near ", "20 km from ", "some 10-15 km NE of ", "northern ", "the outskirts of ", "on the border between ",
         "between ", "just outside ", "the northern and eastern ", "off the coast of ", "two hours' drive from ",
         "a village 5 km south of ", "5 km north of the border with ", "on the road to "]  # fmt: skip
NAMES = ["Bakhmut", "Mopti", "Baidoa", "Lashio", "Cali", "Kunduz", "Sopore", "Goma", "Nyala", "Taiz", "Marawi",
         "Culiacán", "Chad", "Helmand", "Nowheristan", "the Nile", "Kidal", "al-Bab"]  # fmt: skip
TAILS = ["", " province", " and Herat provinces", ", Mali", " district, Ukraine", " airport", "'s countryside",
         " (near)", ", near the Iraqi border", "-Kabul border", " axis", " and"]  # fmt: skip


@settings(max_examples=60)
@given(st.sampled_from(LEADS), st.sampled_from(NAMES), st.sampled_from(TAILS))
def test_no_phrase_raises_anything_but_a_geo_error(lead, name, tail):
    try:
        where = geo.locate(lead + name + tail)
    except GeoError:
        return
    assert_holds(where)
