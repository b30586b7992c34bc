"""The library: a large archive shows its outline while it is being loaded."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dashboard import source
from dashboard.source import Library
from geo.archive import outline
from geo.archive.database import Database
from geo.archive.outline import Outline
from geo.archive.query import Filter
from geo.archive.questions import count


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Holds back the loading of the whole until it is set."""
    opened = threading.Event()

    def load(location: str, *, alone: bool) -> Database:
        assert opened.wait(60)
        return Database(source.open_archive(location), alone=alone)

    monkeypatch.setattr(outline, "SMALLEST", 1)
    monkeypatch.setattr(source, "_loaded", load)
    return opened


def test_the_outline_answers_while_the_whole_is_loaded(archive_folder: Path, gate: threading.Event) -> None:
    library = Library(str(archive_folder))
    first = library.database_for(Filter())
    assert isinstance(first, Outline)
    number = count(first, Filter())
    gate.set()
    whole = library.database
    assert not isinstance(whole, Outline)
    assert library.database_for(Filter()) is whole
    assert count(whole, Filter()) == number


def test_what_the_outline_cannot_answer_waits_for_the_whole(archive_folder: Path, gate: threading.Event) -> None:
    library = Library(str(archive_folder))
    found: list[Database] = []
    asking = threading.Thread(target=lambda: found.append(library.database_for(Filter(text="raid"))))
    asking.start()
    assert isinstance(library.database_for(Filter()), Outline)
    assert found == []
    gate.set()
    asking.join(60)
    assert found == [library.database]
