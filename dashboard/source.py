"""What the dashboard shows: the reports of one folder, read once per state of that folder and shared by all."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.url_state import Known
from geo import settings
from geo.archive.query import EventRow, actor_kinds, rows
from geo.archive.shelf import Shelf, folder_state, load_shelf
from geo.model import Event, Report

FolderState = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, the report it stands in, and its row of the archive."""

    row: EventRow
    report: Report

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.row.event


@dataclass(frozen=True, slots=True)
class Library:
    """A shelf with its events as rows and by id. Shared between sessions: read, never changed."""

    shelf: Shelf
    rows: tuple[EventRow, ...]
    by_id: Mapping[str, Entry]
    actor_kinds: Mapping[str, str]

    @property
    def known(self) -> Known:
        """The ids that a link may name."""
        actors = frozenset(actor.actor_id for row in self.rows for actor in row.actors)
        return Known(events=frozenset(self.by_id), actors=actors)

    def entries(self, chosen: Iterable[EventRow]) -> list[Entry]:
        """The entries of rows, in their order."""
        return [self.by_id[row.event_id] for row in chosen]


def articles_folder() -> Path:
    """The folder whose articles are shown."""
    return Path(settings.value("articles")).expanduser()


def current_library() -> Library:
    """The library of the articles' folder as it is now."""
    folder = articles_folder()
    return read_library(str(folder), folder_state(folder))


@st.cache_resource(max_entries=2, show_spinner=False)
def read_library(folder: str, state: FolderState) -> Library:
    """Read all articles of `folder`. `state` makes a changed folder be read again."""
    del state
    library = make_library(load_shelf(Path(folder)))
    keep_out_of_collections()
    return library


def keep_out_of_collections() -> None:
    """Tell the garbage collector that what is loaded now stays.

    Streamlit collects garbage after every run, which with our tables in memory took 100 ms of every click.
    """
    gc.collect()
    gc.freeze()


def make_library(shelf: Shelf) -> Library:
    """The rows of `shelf`, and its events by id."""
    found = rows(shelf)
    reports = {report.article.id: report for report in shelf.reports}
    return Library(
        shelf=shelf,
        rows=found,
        by_id={row.event_id: Entry(row, reports[row.article_id]) for row in found},
        actor_kinds=actor_kinds(shelf),
    )
