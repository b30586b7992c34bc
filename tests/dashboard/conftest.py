"""Fixtures of the dashboard's tests: an archive made by hand, and the page run over it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample

from dashboard.source import Library
from geo.archive.opened import OpenEvent
from geo.archive.query import Filter
from geo.archive.questions import StoredEvent, page


@pytest.fixture(scope="session")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two strikes on one point, and their statements."""
    folder = tmp_path_factory.mktemp("sample") / "archive"
    sample.fill(folder)
    return folder


@pytest.fixture(scope="session")
def library(archive_folder: Path) -> Library:
    """The archive, open."""
    return Library(str(archive_folder))


@pytest.fixture(scope="session")
def events(library: Library) -> tuple[StoredEvent, ...]:
    """All its events, the newest first."""
    return page(library.database, Filter())


def _only(events: tuple[StoredEvent, ...], **wanted: object) -> StoredEvent:
    (found,) = [event for event in events if all(getattr(event, name) == value for name, value in wanted.items())]
    return found


@pytest.fixture(scope="session")
def strike(library: Library, events: tuple[StoredEvent, ...]) -> OpenEvent:
    """The air strike of the first article."""
    found = library.open(_only(events, type="air_strike").event_id)
    assert found
    return found


@pytest.fixture(scope="session")
def drone(library: Library, events: tuple[StoredEvent, ...]) -> OpenEvent:
    """The drone strike of the second article."""
    found = library.open(_only(events, type="drone_strike").event_id)
    assert found
    return found


@pytest.fixture(scope="session")
def words(library: Library, events: tuple[StoredEvent, ...]) -> OpenEvent:
    """The statement of the first article."""
    found = library.open(_only(events, type="statement", title="A raid by the border").event_id)
    assert found
    return found
