"""What a map of the archive needs, loaded in an eighth of the time: for the first look at a large archive.

An `Outline` has places, days and words of few values, and neither actors nor the words that are searched. It answers
what `Outline.answers` says, as the whole database would.
"""

from __future__ import annotations

from typing import ClassVar

from geo.archive.database import Database
from geo.archive.query import Filter
from geo.archive.store import Archive

SMALLEST = 100_000
"""Events: fewer are loaded whole before anybody waits for them."""


class Outline(Database):
    """The archive as far as a map needs it."""

    plain: ClassVar[tuple[str, ...]] = (
        "event_id", "article_id", "date_start", "date_end", "site", "place", "lat", "lon",
    )  # fmt: skip
    whole: ClassVar[bool] = False

    @staticmethod
    def answers(wanted: Filter) -> bool:
        """Whether questions with that filter need nothing but what is here."""
        tolls = wanted.killed_min is not None or wanted.killed_max is not None
        return not (wanted.text or wanted.actors or wanted.role or tolls)


def outline_of(archive: Archive) -> Outline | None:
    """The outline of an archive; None where it would save nothing. Raises ArchiveError."""
    batches = archive.snapshot().batches
    large = sum(batch.row_counts.get("events", 0) for batch in batches) >= SMALLEST
    return Outline(archive) if large else None
