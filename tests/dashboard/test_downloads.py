"""What is filtered can be taken away in every format, and is made only when it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import downloads
from dashboard.source import Library
from geo.archive.export import FORMATS
from geo.archive.query import Filter

PAGE = Path(__file__).resolve().parents[2] / "dashboard" / "page.py"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_comes_as_a_file(library: Library, form: str) -> None:
    assert len(downloads.made(library, Filter(), form, footprints=False).read()) > 100


def test_only_what_is_filtered_is_in_it(library: Library) -> None:
    wanted = Filter(types=frozenset({"air_strike"}))
    points = json.load(downloads.made(library, wanted, "geojson", footprints=False))
    areas = json.load(downloads.made(library, wanted, "geojson", footprints=True))
    assert [feature["geometry"]["type"] for feature in points["features"]] == ["Point"]
    assert [feature["geometry"]["type"] for feature in areas["features"]] == ["Polygon"]


def test_the_page_makes_nothing_by_itself(monkeypatch: pytest.MonkeyPatch, archive_folder: Path) -> None:
    def never(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("made without being asked for")

    monkeypatch.setattr(downloads, "export", never)
    monkeypatch.setenv("DATELINE_ARCHIVE", str(archive_folder))
    monkeypatch.delenv("DATELINE_ARTICLES", raising=False)
    at = AppTest.from_file(str(PAGE), default_timeout=120).run()
    assert not at.exception
    (button,) = at.download_button
    assert button.label == "Download 4 events as .geojson"
    at.selectbox(key=downloads.FORMAT_KEY).set_value("kml").run()
    assert not at.exception
