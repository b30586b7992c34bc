"""The way in: a file, or standard input, to the documents in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG

from geo.errors import ArticleError
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.formats import format_of, reader_of
from geo.reading.files.sources import Readable, open_source


def documents(path: Path) -> Iterator[Document | LeftOut]:
    """The documents of a file, one after another, and the rows of it that had to be left out.

    Raises ArticleError, which names the file, where nothing (more) of it can be read.
    """
    try:
        with path.open("rb") as stream:
            facts = path.stat()
            yield from documents_of(stream, path.name, size=facts.st_size if S_ISREG(facts.st_mode) else None)
    except OSError as error:
        raise ArticleError(f"{path.name} cannot be read: {error.strerror or error}") from None


def documents_of(stream: Readable, name: str, *, size: int | None = None) -> Iterator[Document | LeftOut]:
    """The documents of an open stream of bytes. `name` is what messages call it. Raises ArticleError."""
    source = open_source(stream, name, size)
    if not source.head.strip():
        raise ArticleError(f"{name} is empty")
    yield from reader_of(format_of(name, source.head))(source)
