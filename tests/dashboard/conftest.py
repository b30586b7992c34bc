"""Fixtures of the dashboard's tests: a library made by hand, and the page run over it."""

from __future__ import annotations

import pytest
import sample

from dashboard.source import Entry, Library, make_library


@pytest.fixture(scope="session")
def library() -> Library:
    """Two strikes on one point, their statements, and a problem."""
    return make_library(sample.sample_shelf())


@pytest.fixture(scope="session")
def strike(library: Library) -> Entry:
    """The air strike of the first article."""
    return library.by_id["sample-1"]


@pytest.fixture(scope="session")
def words(library: Library) -> Entry:
    """The statement of the first article."""
    return library.by_id["sample-2"]
