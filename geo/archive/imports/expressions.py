"""SQL expressions of DuckDB over text columns: numbers, days, codes, and the faults of coordinates and dates."""

from __future__ import annotations

from collections.abc import Mapping


def number(column: str) -> str:
    """SQL: a column as a number; null where it is none."""
    return f"TRY_CAST({column} AS DOUBLE)"


def whole(column: str) -> str:
    """SQL: a column as a whole number that is not negative; null where it is none."""
    return f"CASE WHEN TRY_CAST({column} AS DOUBLE) >= 0 THEN CAST(TRY_CAST({column} AS DOUBLE) AS INTEGER) END"


def some(column: str) -> str:
    """SQL: a column as a whole number over 0. ACLED writes 0 also where nobody knows: unknown is null, never 0."""
    return f"nullif({whole(column)}, 0)"


def within(column: str, low: int, high: int) -> str:
    """SQL: a column as a whole number from `low` to `high`; null where it is none."""
    return f"CASE WHEN TRY_CAST({column} AS INTEGER) BETWEEN {low} AND {high} THEN CAST({column} AS INTEGER) END"


def day(column: str) -> str:
    """SQL: a date as ISO (with or without a time), as "25 February 2021", or as 20210225."""
    return (
        f"coalesce(TRY_CAST(left({column}, 10) AS DATE), CAST(try_strptime({column}, '%d %B %Y') AS DATE),"
        f" CAST(try_strptime({column}, '%d-%B-%Y') AS DATE), CAST(try_strptime({column}, '%Y%m%d') AS DATE))"
    )


def mapped(column: str, table: Mapping[str, str] | Mapping[str, int], otherwise: str = "NULL") -> str:
    """SQL: the value that `table` has for a column's text."""
    rows = " ".join(f"WHEN '{escaped(key)}' THEN {_literal(value)}" for key, value in table.items())
    return f"CASE trim({column}) {rows} ELSE {otherwise} END"


def words(*columns: str) -> str:
    """SQL: the texts of columns, those that are there, with a point between."""
    return "nullif(concat_ws('. ', " + ", ".join(f"nullif(trim({column}), '')" for column in columns) + "), '')"


def wrong_place(lat: str, lon: str, *, required: bool = True) -> tuple[tuple[str, str], ...]:
    """Faults of coordinates: not numbers, out of range, missing where they are `required`."""
    rows = []
    for column, what, most in ((lat, "latitude", 90), (lon, "longitude", 180)):
        missing = f"coalesce(trim({column}), '') = ''"
        bad = f"({number(column)} IS NULL OR NOT isfinite({number(column)}) OR abs({number(column)}) > {most})"
        rows.append((f"NOT {missing} AND {bad}", f"'the {what} ' || {said(column)} || ' is none'"))
        if required:
            rows.append((missing, f"'has no {what}'"))
    return tuple(rows)


def wrong_day(column: str) -> tuple[tuple[str, str], ...]:
    """The fault of a date that is none."""
    return ((f"{day(column)} IS NULL", f"'the date ' || {said(column)} || ' is none that is known here'"),)


def said(column: str) -> str:
    """SQL: the text of a column in quotation marks, at most 40 characters of it."""
    return f"'\"' || left(coalesce({column}, ''), 40) || '\"'"


def escaped(text: str) -> str:
    """A text for use between the single quotes of SQL."""
    return text.replace("'", "''")


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f"'{escaped(value)}'"
