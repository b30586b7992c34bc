"""All of an article's rows that can be made before anybody knows which article of the archive it is.

Whoever reads an article prepares it too: hashes, geometries, countries and JSON take a quarter of the time of reading,
and the one writer (`geo.archive.add.Adder`) would be in the way of more than four readers if it had to make them. What
only the archive can tell (the article's id and version, the ids of its events) is filled in by `Prepared.rows`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from geo import settings
from geo.archive.identity import ID_DIGITS, EventMark, digest, event_marks, letters
from geo.archive.rows import Row, day, report_rows
from geo.archive.schema import OURS
from geo.model import Json


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as it was read: its report, the file it came from, and the hash of that file's bytes."""

    report: Json
    source_file: str | None = None
    file_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article's rows: that of ``articles`` without version and moment, and by table those of the others, in which an
    event's id is its index in ``marks`` (what the events are known by)."""

    article: Row
    marks: tuple[EventMark, ...]
    tables: dict[str, list[Row]]

    def rows(self, ids: Sequence[str], *, article_id: str, version: int) -> dict[str, list[Row]]:
        """The rows by table, ``articles`` left out, with the ids of the events and of the article filled in."""
        filled = {"article_id": article_id, "article_version": version}
        return {table: [_filled(row, ids, filled) for row in rows] for table, rows in self.tables.items()}


def prepared(reading: Reading) -> Prepared:
    """The rows of a reading."""
    marks = event_marks(reading.report)
    places = [str(index) for index in range(len(marks))]
    tables = report_rows(reading.report, places, article_id="", version=0)
    return Prepared(_article_row(reading), tuple(marks), tables)


def _filled(row: Row, ids: Sequence[str], filled: Row) -> Row:
    new: Row = {name: value for name, value in filled.items() if name in row}
    if "event_id" in row:
        new["event_id"] = ids[int(str(row["event_id"]))]
    if isinstance(places := row.get("event_ids"), list):
        new["event_ids"] = [ids[int(place)] for place in places]
    return row | new


def _article_row(reading: Reading) -> Row:
    article = reading.report["article"]
    text = str(article["text"])
    content_hash = digest(text)
    return {
        "article_id": content_hash[:ID_DIGITS],
        "content_hash": content_hash,
        "text_hash": digest(letters(text)),
        "file_hash": reading.file_hash,
        "dataset": OURS,
        "title": article["title"],
        "published": day(article.get("published")),
        "publisher": article.get("publisher"),
        "url": article.get("url"),
        "language": article.get("language"),
        "text": text,
        "source_file": reading.source_file,
        "report": json.dumps(reading.report, ensure_ascii=False),
        "reader_version": settings.VERSION,
    }
