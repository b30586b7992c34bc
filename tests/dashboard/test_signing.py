"""What of the page is there for whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, sign_in, strings
from dashboard.access import Access

PAGE = Path(__file__).resolve().parents[2] / "dashboard" / "page.py"
Open = Callable[[Access], AppTest]


@pytest.fixture
def open_as(monkeypatch: pytest.MonkeyPatch, archive_folder: Path) -> Open:
    """Opens the page as somebody."""

    def start(allowed: Access) -> AppTest:
        monkeypatch.setenv("DATELINE_ARCHIVE", str(archive_folder))
        monkeypatch.delenv("DATELINE_ARTICLES", raising=False)
        monkeypatch.setattr(access, "current", lambda: allowed)
        return AppTest.from_file(str(PAGE), default_timeout=120).run()

    return start


def keys(at: AppTest) -> set[str | None]:
    return {button.key for button in at.button}


@pytest.mark.parametrize("fault", [None, "Nobody can sign in: broken."])
def test_who_may_not_look_is_asked_to_sign_in(
    open_as: Open, monkeypatch: pytest.MonkeyPatch, fault: str | None
) -> None:
    monkeypatch.setattr(sign_in, "fault", lambda: fault)
    at = open_as(Access(read=False, edit=False))
    assert keys(at) == (set() if fault else {"sign-in-button"})
    assert (fault or strings.SIGN_IN_WHY) in [text.value for text in at.text]
    assert not at.get("component_instance")
    assert not at.dataframe


def test_who_may_only_look_is_told(open_as: Open) -> None:
    at = open_as(Access(read=True, edit=False))
    assert strings.READ_ONLY in [caption.value for caption in at.caption]
    assert "sign-out-button" not in keys(at)


def test_who_is_signed_in_is_named(open_as: Open) -> None:
    at = open_as(Access(read=True, edit=True, name="ana@example.org"))
    assert "Signed in as ana@example.org" in [text.value for text in at.text]
    assert "sign-out-button" in keys(at)
