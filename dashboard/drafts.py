"""What somebody gives to be added, read but not kept yet: pasted words, uploaded files, a page by its address.

Reading goes one article at a time, so that a caller can show how far it is and stop between two. `keep` alone writes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.fetching import Fetcher
from geo.archive.add import Adder, Summary
from geo.archive.identity import HASH_DIGITS
from geo.archive.incidents import link_events
from geo.archive.prepare import Reading
from geo.archive.store import open_archive
from geo.errors import GeoError
from geo.model import Report
from geo.pipeline import read_document
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.opening import documents_of

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that was read. ``name`` is where it came from, ``number`` tells it from the others."""

    number: int
    name: str
    report: Report
    source_file: str | None = None
    file_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that gave no article, and why."""

    name: str
    reason: str


Item = Draft | Refused


@dataclass(frozen=True, slots=True)
class Given:
    """Something to read: a file's name and bytes, or pasted words, or an address."""

    name: str
    data: bytes = b""
    pasted: Document | None = None
    published: dt.date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping: articles by what happened to them, and the ids of their events."""

    summary: Summary
    event_ids: tuple[str, ...]


def pasted(text: str, *, name: str, published: dt.date | None, publisher: str | None) -> Given:
    """Words from a person's clipboard, with what the person knows of them."""
    return Given(name, pasted=Document(text, publisher=(publisher or "").strip() or None), published=published)


def read_given(given: Given, fetcher: Fetcher, first: int) -> Iterator[Item]:
    """The articles of what was given, numbered from `first`, and what of it was refused. Raises nothing of `geo`'s."""
    try:
        for number, item in enumerate(_documents(given, fetcher), first):
            yield _read(item, given, number)
    except GeoError as error:
        yield Refused(given.name, str(error))


def _documents(given: Given, fetcher: Fetcher) -> Iterator[Document | LeftOut]:
    """The documents in what was given. Raises GeoError."""
    if given.pasted is not None:
        yield given.pasted
    elif given.url is not None:
        page = fetcher.fetch(given.url)
        for item in documents_of(io.BytesIO(page.data), page.name, size=len(page.data)):
            # What a page says its address is could be another's: the article is known by where it was found.
            yield replace(item, url=page.url) if isinstance(item, Document) and item.row is None else item
    else:
        yield from documents_of(io.BytesIO(given.data), given.name[-LONGEST_NAME:], size=len(given.data))


def _read(item: Document | LeftOut, given: Given, number: int) -> Item:
    try:
        if isinstance(item, LeftOut):
            raise item.error(given.name)
        report = read_document(item, published=given.published)
    except GeoError as error:
        return Refused(given.name, str(error))
    if not given.data:
        return Draft(number, given.name, report)
    whole = item.row is None
    name = given.name[-LONGEST_NAME:]
    digest = hashlib.sha256(given.data).hexdigest()[:HASH_DIGITS] if whole else None
    return Draft(number, given.name, report, name if whole else f"{name}#{item.row}", digest)


def keep(location: str, drafts: Sequence[Draft]) -> Kept:
    """Write articles into the archive at `location` (made where there is none) and link their events with other reports
    of the same attacks. Raises ArchiveError."""
    adder = Adder(open_archive(location))
    for draft in drafts:
        adder.take(Reading(draft.report.to_dict(), draft.source_file, draft.file_hash))
    adder.flush()
    link_events(adder.archive, adder.event_ids)
    return Kept(adder.summary, tuple(adder.event_ids))
