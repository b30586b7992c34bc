"""A filter as an SQL condition on the rows of ``events``, with bound parameters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.archive.database import Database, role_bits
from geo.archive.query import Filter, search_words, turned
from geo.codes import ATTACKS, NOT_HAPPENED
from geo.errors import ArchiveError, quoted


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the rows of ``events`` with its parameters."""

    sql: str
    parameters: tuple[object, ...]


def condition(database: Database, wanted: Filter) -> Condition:
    """A filter as SQL. A word that nothing in the archive has keeps nothing."""
    parts: list[tuple[str, Sequence[object]]] = []
    for column, words in (
        ("type", wanted.types),
        ("country", wanted.countries),
        ("precision_level", wanted.precisions),
        ("dataset", wanted.datasets),
    ):
        if words:
            parts.append(among(column, numbers_of(database, column, words)))
    if not wanted.retracted:
        parts.append(("review IS DISTINCT FROM ?", [database.number("review", "retracted")]))
    if wanted.happened:
        parts.append(among("type", numbers_of(database, "type", ATTACKS)))
        parts.append(_not_among("status", numbers_of(database, "status", NOT_HAPPENED)))
    parts += _who(database, wanted)
    parts += _when(wanted)
    if wanted.bbox is not None:
        parts.append(_where(wanted.bbox))
    if wanted.killed_min is not None:
        parts.append(("coalesce(killed_high, killed_best, killed_low) >= ?", [wanted.killed_min]))
    if wanted.killed_max is not None:
        parts.append(("coalesce(killed_low, killed_best, killed_high) <= ?", [wanted.killed_max]))
    parts += [("contains(words, ?)", [word]) for word in search_words(wanted.text or "")]
    sql = " AND ".join(f"({part})" for part, _ in parts) or "true"
    return Condition(sql, tuple(value for _, values in parts for value in values))


def numbers_of(database: Database, column: str, words: Iterable[str]) -> list[int]:
    """The numbers that stand for words in a coded column; words that nothing in the archive has are left out."""
    return [number for word in sorted(words) if (number := database.number(column, word)) is not None]


def among(column: str, numbers: Sequence[int]) -> tuple[str, Sequence[object]]:
    """SQL with its parameters: the column holds one of the numbers, of which there may be none."""
    if not numbers:
        return "false", []
    return f"{column} IN ({', '.join('?' * len(numbers))})", numbers


def _not_among(column: str, numbers: Sequence[int]) -> tuple[str, Sequence[object]]:
    if not numbers:
        return "true", []
    return f"{column} NOT IN ({', '.join('?' * len(numbers))})", numbers


def _who(database: Database, wanted: Filter) -> list[tuple[str, Sequence[object]]]:
    bits = role_bits([wanted.role]) if wanted.role else 255
    if not wanted.actors:
        return [("(roles & ?) <> 0", [bits])] if wanted.role else []
    chosen, numbers = among("actor", numbers_of(database, "actor", wanted.actors))
    return [(f"row IN (SELECT row FROM parts WHERE {chosen} AND (roles & ?) <> 0)", [*numbers, bits])]


def _when(wanted: Filter) -> list[tuple[str, Sequence[object]]]:
    parts: list[tuple[str, Sequence[object]]] = []
    if wanted.date_from is not None:
        parts.append(("date_end >= ?", [wanted.date_from]))
    if wanted.date_to is not None:
        parts.append(("date_start <= ?", [wanted.date_to]))
    if parts:
        parts.append(("date_start IS NOT NULL AND date_end IS NOT NULL", []))
    return parts


def _where(bbox: tuple[float, float, float, float]) -> tuple[str, Sequence[object]]:
    west, south, east, north = bbox
    if not all(-90 <= lat <= 90 for lat in (south, north)) or south > north:
        raise ArchiveError(f"{quoted(bbox)} is no box: give west, south, east, north in degrees")
    if east - west >= 360:
        west, east = -180.0, 180.0
    west, east = turned(west), turned(east)
    across = "lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)"
    return f"{across} AND lat BETWEEN ? AND ?", [west, east, south, north]
