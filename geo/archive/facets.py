"""The choices of every filter with their counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from geo.archive.conditions import Condition, among, condition, numbers_of
from geo.archive.database import CODED, Database, role_bits, roles_of
from geo.archive.query import Facet, Facets, Filter
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, ROLES

_OWN: dict[str, str] = {
    "type": "types",
    "country": "countries",
    "precision_level": "precisions",
    "dataset": "datasets",
    "roles": "role",
}
"""Columns that are counted, and the field of a filter that chooses among them."""


def facets(database: Database, wanted: Filter) -> Facets:
    """The choices of every filter with their counts, each counted under all the other filters."""
    known = database.remembered(("facets", wanted))
    return known if isinstance(known, Facets) else database.remember(("facets", wanted), _facets(database, wanted))


def _facets(database: Database, wanted: Filter) -> Facets:
    counts = _column_counts(database, wanted)
    roles = _role_counts(database, wanted, counts["roles"])
    types, levels = counts["type"], counts["precision_level"]
    days = database.rows("SELECT min(date_start), max(date_end) FROM events")[0]
    return Facets(
        actors=_actor_facets(database, wanted),
        roles=tuple(Facet(role, role, "", roles[role]) for role in sorted(roles, key=lambda role: -roles[role])),
        types=tuple(
            Facet(code, kind.label, "attack" if kind.violent else "words", types.get(code, 0))
            for code, kind in EVENT_TYPE_BY_CODE.items()
            if code in database.codes["type"]
        ),
        first_day=days[0],
        last_day=days[1],
        countries=_ordered(counts["country"], database.codes["country"]),
        precisions=tuple(
            Facet(code, level.label, "", levels.get(code, 0))
            for code, level in PRECISION_BY_LEVEL.items()
            if code in database.codes["precision_level"]
        ),
        datasets=_ordered(counts["dataset"], database.codes["dataset"]),
    )


def _ordered(counts: dict[Any, int], codes: Iterable[str]) -> tuple[Facet, ...]:
    return tuple(
        Facet(code, code, "", counts.get(code, 0)) for code in sorted(codes, key=lambda c: (-counts.get(c, 0), c))
    )


def _column_counts(database: Database, wanted: Filter) -> dict[str, dict[Any, int]]:
    """Events by value for each column of `_OWN`; those that the filter does not choose among are counted at once."""
    empty = Filter()
    counted = [column for column in _OWN if column != "roles" or not wanted.actors]  # those of actors are their own
    chosen = [
        column for column, own in _OWN.items() if column in counted and getattr(wanted, own) != getattr(empty, own)
    ]
    rounds = [(tuple(column for column in counted if column not in chosen), wanted)]
    rounds += [((column,), replace(wanted, **{_OWN[column]: getattr(empty, _OWN[column])})) for column in chosen]
    found: dict[str, dict[Any, int]] = {column: {} for column in _OWN}
    for columns, asked_for in rounds:
        if columns:
            _count_into(found, database, columns, condition(database, asked_for))
    return found


def _count_into(found: dict[str, dict[Any, int]], database: Database, columns: Sequence[str], asked: Condition) -> None:
    names = ", ".join(columns)
    rows = database.rows(f"SELECT {names}, count(*) FROM events WHERE {asked.sql} GROUP BY {names}", asked.parameters)
    for row in rows:
        for column, value in zip(columns, row[:-1], strict=True):
            if value is not None:
                word = database.codes[column][value] if column in CODED else value
                found[column][word] = found[column].get(word, 0) + row[-1]


def _role_counts(database: Database, wanted: Filter, by_bits: dict[int, int]) -> dict[str, int]:
    """Events by role: of anybody, or of the actors asked for."""
    if wanted.actors:
        asked = condition(database, replace(wanted, role=None))
        chosen, numbers = among("actor", numbers_of(database, "actor", wanted.actors))
        rows = database.rows(
            f"SELECT bits, count(*) FROM (SELECT bit_or(roles) AS bits FROM parts WHERE {chosen} AND row IN "
            f"(SELECT row FROM events WHERE {asked.sql}) GROUP BY row) GROUP BY bits",
            [*numbers, *asked.parameters],
        )
        by_bits = dict(rows)
    counts: dict[str, int] = dict.fromkeys(ROLES, 0)
    for bits, number in by_bits.items():
        for role in roles_of(bits):
            counts[role] += number
    return {role: number for role, number in counts.items() if number}


def _actor_facets(database: Database, wanted: Filter) -> tuple[Facet, ...]:
    asked = condition(database, replace(wanted, actors=frozenset()))
    if wanted.role:
        rows = database.rows(
            f"SELECT actor, count(*) FROM parts WHERE (roles & ?) <> 0 AND row IN "
            f"(SELECT row FROM events WHERE {asked.sql}) GROUP BY actor",
            [role_bits([wanted.role]), *asked.parameters],
        )
    else:
        rows = database.rows(
            f"SELECT actor, count(*) FROM (SELECT unnest(actors) AS actor FROM events WHERE {asked.sql}) "
            "GROUP BY actor",
            asked.parameters,
        )
    counts = dict(rows)
    found = [Facet(a[0], a[1], a[2] or "", counts.get(n, 0)) for n, a in enumerate(database.actors)]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label, facet.code)))
