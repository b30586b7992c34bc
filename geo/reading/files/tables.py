"""CSV and TSV: many articles in one table, row after row, whatever is wrong with some of them.

A quotation mark that is never closed would swallow the rest of the file: such a row is left out, and reading goes on
with the line behind its first.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence

from geo import settings
from geo.errors import ArticleError, quoted
from geo.reading.files.columns import columns_of, document_of, missing_text
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.sources import Source

MAX_HEADER = 20_000
DELIMITERS = ",\t;|"
MAX_RESTARTS = 50
MAX_COLUMNS = 1000
OPEN_QUOTE = "a quotation mark is opened and not closed"
TOO_LONG = "the row is longer than an article may be"


def read(source: Source) -> Iterator[Document | LeftOut]:
    """The articles of a table. Rows are counted as a spreadsheet does: the header is row 1.

    Raises ArticleError for a table without a column of texts, or with more broken rows than can be stepped over.
    """
    rows = _Rows(source)
    header = next(rows, None)
    if header is None:
        raise ArticleError(f"{source.name} is empty")
    if isinstance(header, LeftOut):
        raise ArticleError(f"{source.name} has no readable header: {header.reason}")
    if len(header) > MAX_COLUMNS:
        raise ArticleError(f"{source.name} has {len(header)} columns; a table of articles has at most {MAX_COLUMNS}")
    columns = columns_of(header)
    if "text" not in columns:
        raise ArticleError(f"{source.name} {missing_text('column', header)}")
    for row in rows:
        yield row if isinstance(row, LeftOut) else _document(row, header, columns, rows.number)


def header_delimiter(line: str) -> str:
    """What parts the columns in a table's first line: that which gives most columns we know, then most columns."""
    return max(DELIMITERS, key=lambda mark: (len(columns_of(_cells(line, mark))), line.count(mark)))


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line[:MAX_HEADER]], delimiter=delimiter), [])


def _document(row: Sequence[str], header: Sequence[str], columns: Mapping[str, str], number: int) -> Document | LeftOut:
    if len(row) <= header.index(columns["text"]):
        return LeftOut(number, f"has {len(row)} of {len(header)} columns, and no {quoted(columns['text'])}")
    if len(row) > len(header):
        return LeftOut(number, f"has {len(row)} columns, the header {len(header)}: is a text without quotation marks?")
    return document_of(dict(zip(header, row, strict=False)), columns, number=number)


class _Rows:
    """The rows of a table as lists of cells, with what had to be left out among them."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._limit = settings.integer("article_max_bytes")
        self._lines = source.lines()
        first = next(self._lines, "")
        self._again: list[str | None] = [] if first == "" else [first]
        self._delimiter = header_delimiter(first or "")
        self._held: list[str] = []
        self._held_size = 0
        self._ended = self._long = False
        self._restarts = 0
        self.number = 0
        csv.field_size_limit(max(csv.field_size_limit(), self._limit + 1))

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> list[str] | LeftOut:
        while True:
            self._held.clear()
            self._held_size = 0
            self._ended = self._long = False
            row = next(csv.reader(self._feed(), delimiter=self._delimiter), None)
            if row is None and not self._held and not self._long:
                raise StopIteration
            self.number += 1
            if self._long:
                return self._step_over(TOO_LONG)
            if self._ended:
                return self._literal_row() or self._step_over(OPEN_QUOTE)
            if row:
                return row

    def _feed(self) -> Iterator[str]:
        """Lines for one row; the csv module asks for one more as long as a quotation mark is open."""
        while True:
            line = self._again.pop() if self._again else next(self._lines, "")
            self._long = line is None
            if not line:
                self._ended = bool(self._held)
                return
            self._held.append(line)
            self._held_size += len(line)
            if self._held_size > self._limit:
                self._long = True
                return
            yield line

    def _literal_row(self) -> list[str] | None:
        """The first line where its quotation marks are but words, as in many tables with tabs."""
        if self._delimiter != "\t":
            return None
        self._again.extend(reversed(self._held[1:]))
        return next(csv.reader(self._held[:1], delimiter="\t", quoting=csv.QUOTE_NONE), None)

    def _step_over(self, reason: str) -> LeftOut:
        """Leave out the row's first line, and read the others again."""
        self._again.extend(reversed(self._held[1:]))
        if len(self._held) > 1:
            self._restarts += 1
            if self._restarts > MAX_RESTARTS:
                raise ArticleError(
                    f"{self._name}, row {self.number}: {OPEN_QUOTE}, as in {MAX_RESTARTS} rows before it"
                )
        return LeftOut(self.number, reason)
