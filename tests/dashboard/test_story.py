"""The story of one strike: told where the archive has it, step by step, by link too."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import story, strings
from dashboard.source import Library

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "dashboard" / "page.py"


@pytest.fixture
def over_the_seeds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("DATELINE_ARTICLES", str(ROOT / "seeds"))


def run(**params: str) -> AppTest:
    at = AppTest.from_file(str(PAGE), default_timeout=180)
    for key, value in params.items():
        at.query_params[key] = value
    return at.run()


@pytest.mark.usefixtures("over_the_seeds")
def test_the_story_chooses_words_and_tabs_step_by_step() -> None:
    at = run(story="3")
    assert not at.exception
    assert strings.STORY[2][0] in " ".join(element.value for element in at.markdown)
    assert at.query_params["find"].startswith("locality:")
    assert at.query_params["tab"] == "why"
    at.button(key="story-on").click().run()
    assert at.query_params["story"] == "4"
    assert "find" not in at.query_params
    at.button(key="story-leave").click().run()
    assert "story" not in at.query_params
    assert "event" in at.query_params


def test_it_is_not_told_where_the_archive_lacks_the_strike(library: Library) -> None:
    assert story.strike(library.database) is None
