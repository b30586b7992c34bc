"""What a map of the archive needs, loaded in an eighth of the time: for the first look at a large archive.

An `Outline` has places, days and words of few values, and neither actors nor the words that are searched. It answers
what `Outline.answers` says, as the whole database would; one with corrections needs the whole.
"""

from __future__ import annotations

from geo.archive.corrections import corrected_ids
from geo.archive.database import MERCATOR, WORDS_OF_FEW, Database, coded_columns
from geo.archive.query import Filter
from geo.archive.store import Archive

SMALLEST = 100_000
"""Events: fewer are loaded whole before anybody waits for them."""
_PLACED = ("event_id", "article_id", "date_start", "date_end", "site", "place", "lat", "lon")
_TABLES = {
    "articles": ("article_id", "version", "batch_id"),
    "events": (*_PLACED, *WORDS_OF_FEW, "batch_id"),
}


class Outline(Database):
    """The archive as far as a map needs it."""

    @staticmethod
    def answers(wanted: Filter) -> bool:
        """Whether questions with that filter need nothing but what is here."""
        tolls = wanted.killed_min is not None or wanted.killed_max is not None
        return not (wanted.text or wanted.actors or wanted.role or tolls)

    def _load(self) -> None:
        run = self._connection.execute
        self._register_batches()
        for table, columns in _TABLES.items():
            self._view(table, columns)
        self._choose()
        self._encode()
        run(
            f"CREATE TABLE events AS SELECT row, {', '.join(_PLACED)}, {coded_columns()}, NULL::USMALLINT AS review, "
            f"{MERCATOR} FROM all_events JOIN chosen USING (nth)",
            {name: list(self.codes[name]) for name in WORDS_OF_FEW},
        )
        run("DROP TABLE chosen")


def outline_of(archive: Archive) -> Outline | None:
    """The outline of an archive; None where it would save nothing, or persons corrected something. Raises
    ArchiveError."""
    snapshot = archive.snapshot()
    if sum(batch.row_counts.get("events", 0) for batch in snapshot.batches) < SMALLEST:
        return None
    return None if corrected_ids(snapshot) else Outline(archive)
