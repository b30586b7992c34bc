"""The grammar alone: place names are marked by hand, so nothing here depends on a gazetteer."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Place, Span, Toponym
from geo.reading.where.localities import find_localities

TOWNS = {
    "Albu Kamal": "SY", "Raqqa": "SY", "Hama": "SY", "Homs": "SY", "Aleppo": "SY", "Deir ez-Zor": "SY", "Mayadin": "SY",
    "Latakia": "SY", "Palmyra": "SY", "Damascus": "SY", "Gwoza": "NG", "Kindu": "CD", "Hodeidah": "YE", "Baghdad": "IQ",
    "Bouca": "CF", "Bangui": "CF", "Maryinka": "UA",
}  # fmt: skip
COUNTRIES = {"Syria": "SY", "Iraq": "IQ", "Turkey": "TR", "Lebanon": "LB", "Chad": "TD", "Sudan": "SD", "Libya": "LY"}
ADJECTIVES = {"Iraqi": "IQ", "Syrian": "SY", "Turkish": "TR", "Lebanese": "LB"}
POINTS = {"Homs": (34.73, 36.71), "Palmyra": (34.55, 38.27), "Raqqa": (35.95, 39.01)}


def marked(text, unknown=(), actors=()):
    """Every name of the tables above in `text` as a toponym, the longest first."""
    found = []

    def add(name, use, place):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(Toponym(span, name, use, place))

    for name in actors:
        add(name, "actor", Place(name, 1.0, 1.0, COUNTRIES.get(name), "PCLI"))
    for name, code in TOWNS.items():
        add(name, "location", Place(name, *POINTS.get(name, (1.0, 1.0)), code, "PPL", geonameid=len(name)))
    add("Idlib", "location", Place("Idlib", 1.0, 1.0, "SY", "ADM1", area="SY-ID"))
    add("Kunduz", "location", Place("Kunduz", 1.0, 1.0, "AF", "ADM1", area="AF-KDZ"))
    add("Euphrates", "location", None)
    for name, code in COUNTRIES.items():
        add(name, "location", Place(name, 1.0, 1.0, code, "PCLI", area=code))
    for name, code in ADJECTIVES.items():
        add(name, "modifier", Place(name, 1.0, 1.0, code, "PCLI", area=code))
    for name in unknown:
        add(name, "location", None)
    return found


def read(text, **names):
    localities = find_localities(text, marked(text, **names))
    assert all(locality.span.of(text) == locality.text for locality in localities)
    return localities


def only(text, **names):
    (locality,) = read(text, **names)
    return locality


@pytest.mark.parametrize(
    ("text", "phrase", "anchor", "metres", "wind", "degrees"),
    [
        ("a village 15 km north-east of Raqqa", "15 km north-east of Raqqa", "Raqqa", 15_000, "NE", 45.0),
        ("(75 km NW of Kindu)", "75 km NW of Kindu", "Kindu", 75_000, "NW", 315.0),
        ("15km Northwest of Gwoza", "15km Northwest of Gwoza", "Gwoza", 15_000, "NW", 315.0),
        ("five miles due south of Hama", "five miles due south of Hama", "Hama", 8046.72, "S", 180.0),
        ("20 km (12 miles) to the south of Hama", None, "Hama", 20_000, "S", 180.0),
        ("some 800 metres ENE of the besieged town of Hama", None, "Hama", 800, "ENE", 67.5),
        ("2,000 yards west-south-west of Homs", None, "Homs", 1828.8, "WSW", 247.5),
        ("70 miles southwest from the city of Homs", None, "Homs", 112_654.08, "SW", 225.0),
        ("Bouca (10 km south of)", "Bouca (10 km south of)", "Bouca", 10_000, "S", 180.0),
        ("3 km north of Tal Xyz", "3 km north of Tal Xyz", "Tal Xyz", 3_000, "N", 0.0),
    ],
)
def test_offset_heading(text, phrase, anchor, metres, wind, degrees):
    found = only(text)
    assert found.kind == "offset_heading"
    assert found.text == (phrase or text)
    assert found.anchors[0].text == anchor
    assert found.distance_m == pytest.approx(metres)
    assert (found.heading, found.bearing_deg) == (wind, degrees)


def test_a_range_keeps_both_ends():
    found = only("some 10-15 km NNE of Hama")
    assert (found.distance_m, found.distance_max_m) == (10_000, 15_000)
    assert (found.hedge, found.distance_text, found.unit) == ("some", "10-15", "km")


@pytest.mark.parametrize(
    ("text", "metres", "hedge"),
    [
        ("20 km from Raqqa", 20_000, None),
        ("20km outside Raqqa", 20_000, None),
        ("about 12 miles from the town of Raqqa", 19_312.128, "about"),
        ("less than a kilometre from Raqqa", 1_000, "less than"),
        ("half a mile from Raqqa", 804.672, None),
        ("within a 20 km radius of Raqqa", 20_000, "within"),
        ("a few kilometres from Raqqa", 2_000, None),
        ("up to 300 metres away from Raqqa", 300, "up to"),
        ("Raqqa (20 km from)", 20_000, None),
        ("Raqqa PK 12", 12_000, None),
    ],
)
def test_offset(text, metres, hedge):
    found = only(text)
    assert (found.kind, found.hedge, found.anchors[0].text) == ("offset", hedge, "Raqqa")
    assert found.distance_m == pytest.approx(metres)


def test_offset_along_a_road_has_the_road_for_direction():
    found = read("20 km from Raqqa on the road to Homs")[0]
    assert found.kind == "offset_heading"
    assert found.heading == "SW"
    assert found.bearing_deg == pytest.approx(237, abs=2)


def test_offset_orthogonal():
    found = only("2 km east and 3 km north of Hama")
    assert (found.kind, found.orthogonal) == ("offset_orthogonal", ((2_000, "E"), (3_000, "N")))


def test_hours_of_driving_are_words_and_no_metres():
    found = only("two hours' drive from Damascus")
    assert (found.kind, found.distance_m, found.distance_text, found.unit) == (
        "near",
        None,
        "two hours' drive",
        "hours",
    )


@pytest.mark.parametrize(
    ("text", "border", "inside", "metres"),
    [
        ("about 20 kilometres from the Iraqi border", ("IQ",), None, 20_000),
        ("5 km from the border with Iraq", ("IQ",), None, 5_000),
        ("5 km from the Syrian-Iraqi frontier", ("IQ", "SY"), None, 5_000),
        ("5 km from the Syria–Turkey border", ("SY", "TR"), None, 5_000),
        ("20 km inside Syria from the Turkish border", ("SY", "TR"), "SY", 20_000),
        ("5 km inside Syrian territory", ("SY",), "SY", 5_000),
        ("10 km from Turkey", ("TR",), None, 10_000),
        ("75 kilometres (45 miles) west of the Iraqi border", ("IQ",), None, 75_000),
        ("10 km from the border between Chad and Sudan", ("SD", "TD"), None, 10_000),
        ("3 km across the border in Syria", ("SY",), "SY", 3_000),
    ],
)
def test_border_distance(text, border, inside, metres):
    found = only(text)
    assert (found.kind, found.text) == ("border_distance", text)
    assert (found.anchors[0].border, found.inside, found.distance_m) == (border, inside, metres)


def test_the_town_beside_says_on_which_side():
    text = "a building in the town of Albu Kamal, in eastern Syria, about 20 kilometres from the Iraqi border."
    town, part, border = read(text)
    assert (town.kind, town.text) == ("place", "Albu Kamal")
    assert (part.kind, part.text, part.part, part.heading) == ("part_of", "eastern Syria", "eastern", "E")
    assert (border.anchors[0].border, border.inside, border.hedge) == (("IQ", "SY"), "SY", "about")
    assert town.group == part.group == border.group is not None


@pytest.mark.parametrize(
    ("text", "phrase", "border", "inside"),
    [
        ("fighting on the Syrian-Iraqi border", "on the Syrian-Iraqi border", ("IQ", "SY"), None),
        ("they raided the border area.", "the border area", (), None),
        ("posts along the border with Lebanon", "along the border with Lebanon", ("LB",), None),
        ("in the border region with Turkey", "the border region with Turkey", ("TR",), None),
        ("sites on the border inside Syria", "on the border inside Syria", ("SY",), "SY"),
        ("on the Syrian side of the border with Iraq", None, ("IQ", "SY"), "SY"),
        ("the crossing between Syria and Turkey", "the crossing between Syria and Turkey", ("SY", "TR"), None),
        ("a camp near the Turkish border", "near the Turkish border", ("TR",), None),
    ],
)
def test_border_zone(text, phrase, border, inside):
    found = only(text)
    assert (found.kind, found.text) == ("border_zone", phrase or text)
    assert (found.anchors[0].border, found.inside) == (border, inside)


@pytest.mark.parametrize(
    ("text", "part", "anchor"),
    [
        ("eastern Syria", "eastern", "Syria"),
        ("the northern outskirts of Aleppo", "northern outskirts", "Aleppo"),
        ("in northern Idlib province", "northern", "Idlib"),
        ("central Baghdad", "central", "Baghdad"),
        ("in a suburb of Damascus", "suburbs", "Damascus"),
        ("Damascus suburbs", "suburbs", "Damascus"),
        ("Deir ez-Zor's eastern countryside", "eastern countryside", "Deir ez-Zor"),
        ("the south of Lebanon", "southern", "Lebanon"),
        ("Syria's north-east", "north-eastern", "Syria"),
        ("the south-western part of Aleppo", "south-western", "Aleppo"),
    ],
)
def test_part_of(text, part, anchor):
    found = only(text)
    assert (found.kind, found.part, found.anchors[0].text) == ("part_of", part, anchor)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("a village near Hama", "near Hama"),
        ("in the vicinity of the town of Hama", None),
        ("close to Hama city", None),
        ("just outside Hama", None),
        ("Hama (near)", None),
        ("north of Hama", None),
    ],
)
def test_near(text, phrase):
    found = only(text)
    assert (found.kind, found.text, found.anchors[0].text) == ("near", phrase or text, "Hama")


def test_near_several():
    assert [(x.kind, x.anchors[0].text) for x in read("near the villages of Homs, Hama and Aleppo")] == [
        ("near", "Homs"),
        ("near", "Hama"),
        ("near", "Aleppo"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "anchors"),
    [
        ("between Deir ez-Zor and Mayadin", "between", ["Deir ez-Zor", "Mayadin"]),
        ("between Homs, Hama and Aleppo", "between", ["Homs", "Hama", "Aleppo"]),
        ("halfway between the cities of Homs and Hama", "between", ["Homs", "Hama"]),
        ("on the road from Homs to Palmyra", "along", ["Homs", "Palmyra"]),
        ("on the Homs-Palmyra highway", "along", ["Homs", "Palmyra"]),
        ("the motorway linking Homs and Palmyra", "along", ["Homs", "Palmyra"]),
        ("on the Aleppo to Damascus road", "along", ["Aleppo", "Damascus"]),
        ("along the Euphrates", "along", ["Euphrates"]),
        ("on the road between the village of Homs and Hama", "along", ["Homs", "Hama"]),
        ("off the coast of Latakia", "off_coast", ["Latakia"]),
        ("10 nautical miles off Hodeidah", "off_coast", ["Hodeidah"]),
        ("off the Syrian coast", "off_coast", ["Syrian"]),
        ("off Libya's coast", "off_coast", ["Libya"]),
    ],
)
def test_between_along_and_off(text, kind, anchors):
    found = only(text)
    assert (found.kind, [anchor.text for anchor in found.anchors]) == (kind, anchors)


def test_nested_localities_are_a_group():
    found = read("a village 5 km south of Raqqa in Idlib province, near the Turkish border")
    assert [x.kind for x in found] == ["offset_heading", "place", "border_zone"]
    assert {x.group for x in found} == {0}
    assert found[2].anchors[0].border == ("SY", "TR")


def test_places_of_different_phrases_are_no_group():
    assert {x.group for x in read("Homs was hit by rockets that had been fired at Hama.")} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "a missile with a range of 300 km",
        "the column was 5 km long",
        "Iraqi border guards closed the Iraqi border",
        "they crossed the Turkish border",
        "Syrian troops and the Turkish army",
        "20 km per hour",
    ],
)
def test_what_is_no_locality(text):
    assert read(text) == ()


def test_a_way_flown_is_no_offset():
    assert [x.kind for x in read("The drone flew 500 km from Homs to Hama")] == ["place", "place"]


def test_actors_are_no_localities():
    assert read("Turkey said it would answer.", actors=("Turkey",)) == ()


def test_the_northern_kunduz_province_is_all_of_it():
    assert only("the northern Kunduz province").kind == "place"


def test_a_name_that_no_data_knows_is_a_locality():
    found = only("near Qal'at Foo", unknown=("Qal'at Foo",))
    assert (found.kind, found.anchors[0].place) == ("near", None)


def test_a_road_told_by_one_end_begins_at_the_place_before():
    found = read("a checkpoint in Homs on the road to Palmyra")
    assert [(x.kind, [a.text for a in x.anchors]) for x in found] == [
        ("place", ["Homs"]),
        ("along", ["Homs", "Palmyra"]),
    ]


def test_a_district_known_as_a_town_is_as_large_as_a_district():
    assert only("Gwoza district").anchors[0].place.feature == "ADM2"
    assert only("the town of Gwoza").anchors[0].place.feature == "PPL"


def test_a_town_beside_an_unknown_village_is_not_where_it_was():
    village, town = read("the village of Tal Foo, in Homs", unknown=("Tal Foo",))
    assert village.anchors[0].place is None
    assert town.anchors[0].place.feature == "ADM2"


def test_where_somebody_comes_from_is_no_locality():
    assert [x.text for x in read("people travelling from Homs to Hama")] == ["Hama"]


@pytest.mark.parametrize(
    "text",
    ["talks between Homs and Hama", "flights between Homs and Hama", "people heading to Homs", "en route to Homs"],
)
def test_what_goes_on_between_places_is_not_there(text):
    assert {x.kind for x in read(text)} <= {"place"}


def test_a_compass_word_of_the_name_names_no_part():
    span = Span(3, 17)
    ghouta = Toponym(Span(11, 17), "Ghouta", "location", Place("Eastern Ghouta", 33.5, 36.4, "SY", "RGN"))
    (found,) = find_localities("in eastern Ghouta", [ghouta])
    assert (found.kind, found.span) == ("place", span)


def test_a_country_said_again_in_brackets_is_said_once():
    assert [x.text for x in read("Turkey (Syria)")] == ["Turkey"]


def test_only_the_spans_are_read():
    text = "Homs\nnear Hama"
    assert [x.text for x in find_localities(text, marked(text), spans=[Span(5, len(text))])] == ["near Hama"]


WORDS = (
    "20 km north of near the border between and Homs Hama Syria Iraqi - , ( ) . from on road to along off coast "
    "eastern outskirts half a few inside with ' s PK area to"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_mix_of_its_words_is_read(words):
    text = " ".join(words)
    found = read(text)
    assert [x.span for x in found] == sorted(x.span for x in found)


@pytest.mark.parametrize("piece", ["near the ", "20 km ", "between Homs, ", "Homs-", "the border with ", "at least "])
def test_long_repetitions_come_to_an_end(piece):
    text = piece * 20_000
    names = [Toponym(Span(m.start(), m.end()), "Homs", "location", None) for m in re.finditer("Homs", text)]
    assert all(locality.span.of(text) == locality.text for locality in find_localities(text, names))


@pytest.mark.parametrize(
    ("text", "metres"),
    [("at Homs, 45m south-west of Damascus.", 72_420), ("in a field, 45 m south-west of Damascus.", 45)],
)
def test_an_m_beside_the_number_and_a_wind_stands_for_miles(text: str, metres: float) -> None:
    distances = [one.distance_m for one in find_localities(text, marked(text)) if one.distance_m]
    assert [round(one) for one in distances] == [metres]


def test_a_word_may_stand_before_the_part_of_a_country() -> None:
    text = "at a bridge in Syria's rural south."
    assert [(one.text, one.kind) for one in find_localities(text, marked(text))] == [("Syria's rural south", "part_of")]


def test_a_distance_from_the_town_of_an_area_is_from_the_town() -> None:
    text = "at a post about 20 km west of Syria's main city of Homs."
    (found,) = [one for one in find_localities(text, marked(text)) if one.distance_m]
    assert [anchor.text for anchor in found.anchors] == ["Homs"]
