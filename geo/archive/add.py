"""Articles into the archive: each text once, a changed one as a new version, its events known again.

`Adder` takes articles from whoever reads and prepares them (`geo.archive.prepare`): the processes of
`geo.archive.readers`, or the machines of `geo.archive.cluster`. It decides what is new and writes batches. Only it
writes, so workers may die at any moment.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow.compute as pc

from geo.archive.corrections import corrected_ids
from geo.archive.current import current_articles, current_rows
from geo.archive.identity import SAME_ARTICLE_OVERLAP, EventMark, ids_of, letters, overlap
from geo.archive.prepare import Prepared, Reading, prepared
from geo.archive.rows import Row
from geo.archive.schema import OURS
from geo.archive.store import Archive, now
from geo.model import Json

BATCH_ARTICLES = 200
BATCH_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Known:
    """An article of the archive, as far as it takes to know it again."""

    article_id: str
    version: int
    text_hash: str
    source_file: str | None


@dataclass(slots=True)
class Summary:
    """What came of adding: articles by what happened to them, and events written."""

    new: int = 0
    changed: int = 0
    same: int = 0
    events: int = 0
    batches: int = 0

    def to_dict(self) -> Json:
        """The summary as JSON."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(slots=True)
class _Index:
    """The archive's articles by everything that they are known by, as they stand now, and by their earlier texts."""

    by_key: dict[tuple[str, ...], Known] = field(default_factory=dict)
    by_id: dict[str, Known] = field(default_factory=dict)
    file_hashes: dict[str, str] = field(default_factory=dict)
    """The text (by its hash) of a file's bytes."""
    files: dict[str, str] = field(default_factory=dict)
    """The hash of the bytes that a file had when it was last read, by its path or URL."""
    seen: dict[str, str] = field(default_factory=dict)
    """The article of a text (by `Known.text_hash`), of any of its versions."""

    def note(self, known: Known, keys: Iterable[tuple[str, ...]], file_hash: str | None) -> None:
        """Remember a version of an article, the latest until now."""
        self.by_id[known.article_id] = known
        self.seen[known.text_hash] = known.article_id
        for key in keys:
            self.by_key[key] = known
        if file_hash:
            self.file_hashes[file_hash] = known.text_hash
            if known.source_file:
                self.files[known.source_file] = file_hash

    def stands(self, text_hash: str, source_file: str | None) -> bool:
        """Whether a text is in the archive: as the last version of its article, or as an earlier one in another file
        (a copy that another copy has overtaken). The same file gone back to an earlier text is news."""
        if text_hash not in self.seen:
            return False
        last = self.by_id[self.seen[text_hash]]
        return last.text_hash == text_hash or source_file is None or source_file != last.source_file


class Adder:
    """Adds readings to an archive, in batches. `again` writes a new version also of what is the same.

    Not for use by several threads; several processes may each have their own.
    """

    def __init__(self, archive: Archive, *, again: bool = False) -> None:
        self.archive = archive
        self.again = again
        self.summary = Summary()
        self.event_ids: list[str] = []
        """Ids of the events written, to be linked with others' reports of them."""
        self._waiting: dict[str, tuple[Row, Prepared]] = {}
        self._overtaken: list[Row] = []
        self._index = _read_index(archive)
        self._since = time.monotonic()

    def knows_file(self, path: str, file_hash: str) -> bool:
        """Whether a file of these bytes is in the archive already (and need not be read)."""
        text_hash = self._index.file_hashes.get(file_hash)
        return not self.again and text_hash is not None and self._index.stands(text_hash, path)

    def bytes_known(self, path: str) -> str | None:
        """The hash that the bytes of a file had when it was read, if it need not be read while it has the same."""
        file_hash = self._index.files.get(path)
        return file_hash if file_hash is not None and self.knows_file(path, file_hash) else None

    def skip(self) -> None:
        """Count an article that is in the archive already."""
        self.summary.same += 1

    def take(self, article: Reading | Prepared) -> None:
        """Add one article; writes a batch when enough are waiting. Raises ArchiveError."""
        made = article if isinstance(article, Prepared) else prepared(article)
        row: Row = {**made.article, "added_at": now()}
        source_file, file_hash = _text(row, "source_file"), _text(row, "file_hash")
        keys = _keys(row)
        if not self.again and self._index.stands(str(row["text_hash"]), source_file):
            self.summary.same += 1
            return
        found = self._known(row, keys)
        row |= {"article_id": found.article_id, "version": found.version + 1} if found else {"version": 1}
        known = Known(
            str(row["article_id"]),
            int(str(row["version"])),
            str(row["text_hash"]),
            source_file,
        )
        self._index.note(known, keys, file_hash)
        self.summary.changed += found is not None
        self.summary.new += found is None
        if known.article_id in self._waiting:
            self._overtaken.append(self._waiting[known.article_id][0])
        self._waiting[known.article_id] = (row, made)
        if (
            len(self._waiting) + len(self._overtaken) >= BATCH_ARTICLES
            or time.monotonic() - self._since > BATCH_SECONDS
        ):
            self.flush()

    def flush(self) -> None:
        """Write what is waiting, as one batch. Raises ArchiveError; what could not be written goes on waiting."""
        waiting = self._waiting
        self._since = time.monotonic()
        if not waiting:
            return
        changed = [article_id for article_id, (row, _) in waiting.items() if row["version"] != 1]
        before = _before(self.archive, changed) if changed else _Before({}, {})
        tables: dict[str, list[Row]] = {"events": [], "localities": [], "claims": [], "participations": []}
        for article_id, (row, made) in waiting.items():
            ids = ids_of(made.marks, article_id, before.marks.get(article_id, ()))
            filled = made.rows(ids, article_id=article_id, version=int(str(row["version"])))
            for kept in before.corrected.get(article_id, ()):
                if kept["event_id"] not in ids:
                    _carry(self.archive, kept, filled)
            for name, rows in filled.items():
                tables[name] += rows
        with self.archive.writing("add", dataset=OURS, note=_note(len(waiting))) as batch:
            for name, rows in tables.items():
                batch.append(name, rows)
            batch.append("articles", [*self._overtaken, *(row for row, _ in waiting.values())])
        self._waiting, self._overtaken = {}, []
        self.event_ids += [str(row["event_id"]) for row in tables["events"]]
        self.summary.events += len(tables["events"])
        self.summary.batches += 1

    def _known(self, row: Row, keys: Iterable[tuple[str, ...]]) -> Known | None:
        """The article of the archive that `row` is, or is a version of."""
        seen = self._index.seen.get(str(row["text_hash"]))
        if seen:
            return self._index.by_id[seen]
        for key in keys:
            known = self._index.by_key.get(key)
            if known and (key[0] == "url" or overlap(self._text(known), str(row["text"])) >= SAME_ARTICLE_OVERLAP):
                return known
        return None

    def _text(self, known: Known) -> str:
        """The text of an article that waits to be written, or was."""
        if known.article_id in self._waiting:
            return str(self._waiting[known.article_id][0]["text"])
        rows = current_articles(self.archive.snapshot(), ["text"], [known.article_id])
        return str(rows["text"][0].as_py() or "") if rows.num_rows else ""


@dataclass(frozen=True, slots=True)
class _Before:
    """Of articles that are read again: their events' marks, and the rows of the events that persons corrected."""

    marks: dict[str, list[EventMark]]
    corrected: dict[str, list[Row]]


def _before(archive: Archive, article_ids: list[str]) -> _Before:
    snapshot = archive.snapshot()
    corrected = corrected_ids(snapshot)
    found = _Before({}, {})
    for row in current_rows(snapshot, "events", article_ids).to_pylist():
        start = row["date_start"]
        mark = EventMark(
            row["event_id"], row["type"], start.isoformat() if start else None, row["place"], row["quote"] or ""
        )
        found.marks.setdefault(row["article_id"], []).append(mark)
        if row["event_id"] in corrected:
            found.corrected.setdefault(row["article_id"], []).append(row)
    return found


def _carry(archive: Archive, event: Row, made: dict[str, list[Row]]) -> None:
    """Keep an event that the new reading does not have, but a person corrected, with all that belongs to it."""
    made["events"].append(event | {"carried": True})
    its_own = (pc.field("event_id") == event["event_id"]) & (pc.field("batch_id") == event["batch_id"])
    for table in ("claims", "participations"):
        made[table] += archive.snapshot().read(table, where=its_own).to_pylist()


def _read_index(archive: Archive) -> _Index:
    """What is known of every version of every article, the last of each noted last."""
    index = _Index()
    columns = [
        "article_id", "version", "content_hash", "text_hash", "file_hash", "title", "published", "publisher", "url",
        "source_file", "batch_id",
    ]  # fmt: skip
    snapshot = archive.snapshot()
    order = {batch_id: i for i, batch_id in enumerate(snapshot.ids)}
    rows = snapshot.read("articles", columns).to_pylist()
    for row in sorted(rows, key=lambda row: (row["version"], order[row["batch_id"]])):
        known = Known(row["article_id"], row["version"], row["text_hash"], row["source_file"])
        index.note(known, _keys(row), row["file_hash"])
    return index


def _text(row: Row, name: str) -> str | None:
    value = row[name]
    return None if value is None else str(value)


def _keys(row: Row) -> list[tuple[str, ...]]:
    """What else an article is known by, the surest first."""
    published = row["published"]
    keys: list[tuple[str, ...]] = []
    if row["url"]:
        keys.append(("url", str(row["url"])))
    if row["source_file"]:
        keys.append(("file", str(row["source_file"])))
    if row["title"] and isinstance(published, dt.date):
        keys.append(("head", letters(str(row["title"])), str(row["publisher"] or ""), published.isoformat()))
    return keys


def _note(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"
