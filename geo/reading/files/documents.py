"""What a file gives: documents (texts with what the file says of them), and the parts of it that gave none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from geo.codes import DateSource
from geo.errors import ArticleError
from geo.reading.files.days import day_of_address
from geo.reading.files.sources import Source
from geo.reading.text.articles import Known


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one article, as its file has it.

    ``published`` is a day of publication that the file states as such; ``made`` a weaker hint (when the file was made,
    or a guess from the page), with ``made_from`` for where it came from. ``row`` is the number of the row or line in a
    file of many articles (the first is 1; a table's header counts). ``notes`` are sentences for the user.
    """

    text: str
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    made: dt.date | None = None
    made_from: DateSource = "file"
    row: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def known(self) -> Known:
        """What the file says of the article besides its text."""
        hints: tuple[tuple[DateSource, dt.date | None], ...] = (
            ("url", day_of_address(self.url)),
            (self.made_from, self.made),
        )
        return Known(
            title=self.title,
            published=self.published,
            publisher=self.publisher,
            url=self.url,
            hints=tuple((source, day) for source, day in hints if day),
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of a file that gave no article, and why."""

    row: int
    reason: str

    def error(self, name: str) -> ArticleError:
        """The same as an error that names the file."""
        return ArticleError(f"{name}, row {self.row}: {self.reason}")


class Reader(Protocol):
    """What every format's module offers as ``read``: the documents of a source, one after another.

    Raises ArticleError where nothing (more) of the source can be read.
    """

    def __call__(self, source: Source) -> Iterator[Document | LeftOut]: ...
