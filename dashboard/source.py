"""What the dashboard shows: an archive, and the folder of articles that goes into it.

The one archive of a process is opened once and shared by all sessions; it is brought up to date when it has grown,
whoever wrote to it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from geo import settings
from geo.archive.add import Adder
from geo.archive.context import Neighbour, context
from geo.archive.database import Database
from geo.archive.incidents import link_events
from geo.archive.opened import OpenEvent, Sketch, open_event, sketches
from geo.archive.outline import Outline, outline_of
from geo.archive.query import Filter
from geo.archive.questions import StoredEvent, events_by_id
from geo.archive.readers import Wanted, hash_of_file, outcomes
from geo.archive.store import Archive, open_archive
from geo.pipeline import keep_tables
from geo.reading.files.folders import article_files

FolderState = tuple[tuple[str, int, int], ...]
EXAMPLES = "example-archive"
"""The archive of the seeds in DATELINE_HOME: an own archive begins empty."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the archive lies, and the folder of articles that goes into it. ``example``: it is the seeds'."""

    location: str
    folder: Path | None
    example: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that gave no report, and why."""

    file: str
    message: str


class Library:
    """An open archive and its database. Safe to use from several threads: who touches tables waits for the others."""

    def __init__(self, location: str) -> None:
        self.location = location
        self._lock = threading.RLock()
        self._outline: Outline | None = outline_of(open_archive(location))
        self._loaded: Future[Database] = Future()
        if self._outline is None:
            self._loaded.set_result(_loaded(location, alone=True))
        else:
            loading = ThreadPoolExecutor(1, "dateline-loading")
            self._loaded = loading.submit(_loaded, location, alone=False)
            loading.shutdown(wait=False)

    @property
    def database(self) -> Database:
        """The database, up to date; who asks first may wait until it is loaded. Raises ArchiveError."""
        with self._lock:
            failed = self._loaded.done() and self._loaded.exception() is not None
            database = None if failed else self._loaded.result()  # who waited for it hears why, who comes later tries
            self._outline = None
            if database is None or database.stale:
                database = _loaded(self.location, alone=True)
                self._loaded = Future()
                self._loaded.set_result(database)
            return database

    def database_for(self, wanted: Filter) -> Database:
        """The database for counts, marks and days of what a filter keeps: while the whole is being loaded, the outline
        where that is enough. Raises ArchiveError."""
        outline = self._outline
        if outline is not None and not self._loaded.done() and outline.answers(wanted):
            return outline
        return self.database

    @property
    def archive(self) -> Archive:
        """An archive of the caller's own, to write with."""
        return open_archive(self.location)

    def open(self, event_id: str | None) -> OpenEvent | None:
        """The event of that id with everything on it; None if there is none."""
        if not event_id:
            return None
        with self._lock:
            return open_event(self.database, event_id)

    def find(self, event_ids: Sequence[str]) -> tuple[StoredEvent, ...]:
        """Events as a table has them."""
        return events_by_id(self.database, event_ids)

    def nearby(self, event_id: str) -> Sequence[Neighbour]:
        """What others have near an event."""
        with self._lock:
            database = self.database
            known = database.remembered(("nearby", event_id))
            if isinstance(known, tuple):
                return known
            return database.remember(("nearby", event_id), context(database, event_id))

    def sketches(self, event_ids: Sequence[str]) -> Mapping[str, Sketch]:
        """Footprints and points of some events."""
        with self._lock:
            return sketches(self.database, event_ids)

    def has_event(self, event_id: str) -> bool:
        """Whether there is such an event."""
        return bool(self.find([event_id]))

    def has_actor(self, actor_id: str) -> bool:
        """Whether there is such an actor."""
        return self.database.number("actor", actor_id) is not None


def shown() -> Shown:
    """What is shown: the folder that is set with its archive; else the archive there is; else the seeds."""
    location = settings.archive_location()
    if os.environ.get("DATELINE_ARTICLES"):
        return Shown(location, articles_folder())
    if os.environ.get("DATELINE_ARCHIVE") or Path(location).is_dir():
        return Shown(location, None)
    return Shown(str(settings.home() / EXAMPLES), articles_folder(), example=True)


def articles_folder() -> Path:
    """The folder whose articles are shown."""
    return Path(settings.value("articles")).expanduser()


def current_library() -> Library:
    """The library that is shown, with its folder's articles in it. Raises GeoError."""
    here = shown()
    library = open_library(here.location)
    if here.folder is not None:
        add_folder(here.location, str(here.folder), folder_state(here.folder))
    return library


def current_database() -> Database:
    """The database of what is shown, up to date: what the HTTP routes ask. Raises GeoError."""
    return open_library(shown().location).database


def database_of_map(wanted: Filter) -> Database:
    """The database for the marks of what a filter keeps. Raises GeoError."""
    return open_library(shown().location).database_for(wanted)


def problems() -> tuple[Problem, ...]:
    """The files of the folder that could not be read."""
    here = shown()
    if here.folder is None:
        return ()
    return add_folder(here.location, str(here.folder), folder_state(here.folder))


@st.cache_resource(max_entries=2, show_spinner=False)
def open_library(location: str) -> Library:
    """The library of an archive, opened once. Raises ArchiveError."""
    return Library(location)


def folder_state(folder: Path) -> FolderState:
    """What a folder's articles look like from outside (name, size, time in ns): equal while nothing changed."""
    if not folder.is_dir():
        return ()
    found = []
    for path in article_files(folder):
        stat = path.stat()
        found.append((str(path.relative_to(folder)), stat.st_size, stat.st_mtime_ns))
    return tuple(found)


@st.cache_resource(max_entries=4, show_spinner=False)
def add_folder(location: str, folder: str, state: FolderState) -> tuple[Problem, ...]:
    """Put the articles of `folder` into the archive, those that it does not have. `state` makes a changed folder be
    looked at again. Raises ArchiveError."""
    del state
    home = Path(folder)
    if not home.is_dir():
        return (Problem(folder, "is no folder that can be read"),)
    adder = Adder(open_archive(location))
    digests = ((path, hash_of_file(path)) for path in article_files(home))
    new = [
        Wanted(str(path), digest)
        for path, digest in digests
        if not digest or not adder.knows_file(str(path.absolute()), digest)
    ]
    found: list[Problem] = []
    for outcome in outcomes(new, processes=1):
        name = str(Path(outcome.file).relative_to(home))
        for article in outcome.articles:
            adder.take(article)
        found += [Problem(name, message) for message in outcome.problems]
    adder.flush()
    link_events(adder.archive, adder.event_ids)
    return tuple(found)


def _loaded(location: str, *, alone: bool) -> Database:
    database = Database(open_archive(location), alone=alone)
    keep_tables()
    return database
