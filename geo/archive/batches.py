"""The rows of the table ``batches``: the archive's history, and which of its writes count."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from geo.errors import ArchiveError, quoted


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One write of the history. ``row_counts`` are rows by table."""

    batch_id: str
    kind: str
    dataset: str
    committed_at: dt.datetime
    replaces_dataset: bool
    withdraws: tuple[str, ...]
    row_counts: dict[str, int]
    program: str | None
    note: str | None
    licence: str | None


def batch_row(row: dict[str, object]) -> BatchRow:
    """The write that a row of the table tells of."""
    values = {name: row.get(name) for name in BatchRow.__dataclass_fields__}
    values["withdraws"] = tuple(values["withdraws"] or ())  # type: ignore[arg-type]
    values["row_counts"] = json.loads(str(values["row_counts"] or "{}"))
    values["replaces_dataset"] = bool(values["replaces_dataset"])
    return BatchRow(**values)  # type: ignore[arg-type]


def until(history: tuple[BatchRow, ...], as_of: dt.datetime | str | None) -> tuple[BatchRow, ...]:
    """The batches up to a moment, or up to the batch of that id (or the start of one). Raises ArchiveError."""
    if as_of is None:
        return history
    if isinstance(as_of, dt.datetime):
        moment = as_of if as_of.tzinfo else as_of.replace(tzinfo=dt.UTC)
        return tuple(row for row in history if row.committed_at <= moment)
    places = [i for i, row in enumerate(history) if row.batch_id.startswith(as_of)]
    if len(places) != 1 or not as_of:
        count = "no" if not places else "more than one"
        raise ArchiveError(f"{count} batch of the archive has an id that begins with {quoted(as_of)}")
    return history[: places[0] + 1]


def counting(history: tuple[BatchRow, ...]) -> tuple[BatchRow, ...]:
    """The batches that nothing later withdrew or replaced."""
    withdrawn = {batch_id for row in history for batch_id in row.withdraws}
    last_edition = {row.dataset: i for i, row in enumerate(history) if row.replaces_dataset}
    return tuple(
        row
        for i, row in enumerate(history)
        if row.batch_id not in withdrawn and not (row.kind == "import" and i < last_edition.get(row.dataset, 0))
    )
