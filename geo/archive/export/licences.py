"""Whose data an export holds: one licence and attribution line for each data set in it."""

from __future__ import annotations

from geo.archive.conditions import condition
from geo.archive.database import Database
from geo.archive.export.columns import ATTRIBUTION
from geo.archive.query import Filter
from geo.archive.schema import OURS
from geo.archive.store import Snapshot


def licences(database: Database, wanted: Filter) -> dict[str, str]:
    """The line of each data set that has an event which the filter keeps, by the data set's name."""
    asked = condition(database, wanted)
    found = database.rows(f"SELECT DISTINCT dataset FROM events WHERE {asked.sql}", asked.parameters)
    names = sorted(database.codes["dataset"][number] for (number,) in found)
    return {name: licence_of(database.snapshot, name) for name in names}


def licence_of(snapshot: Snapshot, dataset: str) -> str:
    """The line of one data set: what its last write said. Nobody's silence is taken for a licence."""
    if dataset == OURS:
        return ATTRIBUTION
    said = [batch.licence for batch in snapshot.batches if batch.dataset == dataset and batch.licence]
    return said[-1] if said else f"{dataset}: its licence was not stated when it was imported"


def lines(found: dict[str, str]) -> list[str]:
    """The lines, each once, with the data sets that they are of."""
    by_line: dict[str, list[str]] = {}
    for name, line in found.items():
        by_line.setdefault(line, []).append(name)
    return [line if name_in(line, names) else f"{', '.join(names)}: {line}" for line, names in by_line.items()]


def name_in(line: str, names: list[str]) -> bool:
    """Whether a line names its only data set itself."""
    return len(names) == 1 and line.startswith(f"{names[0]}:")
