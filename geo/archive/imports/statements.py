"""The SQL that brings a block of others' rows onto the schema. Names of our own tables only: what users give goes in as
variables (`getvariable`) and quoted column names."""

from __future__ import annotations

from collections.abc import Mapping

from geo.archive.imports.source_format import Format
from geo.archive.imports.sources import FOOTPRINT, Source
from geo.errors import ImportFileError, quoted

MOST_ACTORS_IN_A_CELL = 20
DATASET = "getvariable('dataset')"
EVENT_ID = f"{DATASET} || ':' || mark_id"


def projection(source: Source, form: Format, given_columns: Mapping[str, str]) -> str:
    """SQL: the source's columns under our names. Raises ImportFileError where a needed one is not there."""
    there = {name.lower(): name for name in source.columns}
    parts = []
    missing = []
    for ours, aliases in form.columns.items():
        given = given_columns.get(ours)
        if given is not None and given.lower() not in there:
            raise ImportFileError(f"{quoted(source.path.name)} has no column {quoted(given)}; {_columns(source)}")
        found = next(
            (there[alias.lower()] for alias in ((given,) if given else aliases) if alias.lower() in there), None
        )
        if found is None and ours in form.required:
            missing.append(ours)
        parts.append(f'{_name(found)} AS "{ours}"' if found else f'NULL::VARCHAR AS "{ours}"')
    if missing:
        raise ImportFileError(
            f"{quoted(source.path.name)} does not look like {form.title}: it lacks {', '.join(missing)}; "
            f"{_columns(source)}"
        )
    footprint = FOOTPRINT if FOOTPRINT in source.columns else "NULL::BLOB"
    return f"SELECT row_number() OVER () AS mark_row, {footprint} AS footprint_wkb, {', '.join(parts)} FROM block"


def _columns(source: Source) -> str:
    shown = ", ".join(source.columns[:30])
    return f"its columns are {quoted(shown, limit=300)} (--columns ours=theirs maps others)"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def marked(projected: str, form: Format) -> str:
    """SQL: tables ``marked`` (each row with its id, its fault, or the word for what it is instead of an attack),
    ``fresh`` (the rows to take) and ``good`` (these as events)."""
    faults = " ".join(f"WHEN {condition} THEN {sentence}" for condition, sentence in form.faults)
    others = " ".join(f"WHEN {condition} THEN {word}" for condition, word in form.others) or "WHEN FALSE THEN NULL"
    everything = ", ".join(f'"{name}"' for name in form.columns)
    identity = f"coalesce(nullif(trim({form.fields['source_id']}), ''), left(md5(concat_ws('|', {everything})), 16))"
    values = ", ".join(f"{sql} AS {column}" for column, sql in form.fields.items() if column != "source_id")
    codes = "to_json({" + ", ".join(f"'{name}': \"{name}\"" for name in form.codes) + "})" if form.codes else "NULL"
    return f"""
        CREATE OR REPLACE TEMP TABLE marked AS
            WITH rows AS ({projected})
            SELECT *, {identity} AS mark_id, CASE {faults} END AS mark_fault, CASE {others} END AS mark_other FROM rows;
        CREATE OR REPLACE TEMP TABLE fresh AS
            SELECT min(mark_row) AS mark_row FROM marked
            ANTI JOIN seen ON marked.mark_id = seen.source_id
            WHERE mark_fault IS NULL AND mark_other IS NULL GROUP BY mark_id;
        INSERT INTO seen SELECT mark_id FROM marked JOIN fresh USING (mark_row);
        CREATE OR REPLACE TEMP TABLE good AS
            SELECT mark_row, {EVENT_ID} AS event_id, {DATASET} AS dataset, mark_id AS source_id, 'reported' AS status,
                footprint_wkb AS footprint, {values}, getvariable('licence') AS licence, {codes} AS codes
            FROM marked JOIN fresh USING (mark_row)"""


def sides(form: Format) -> str:
    """SQL: the actors of the good rows, one a row."""
    return " UNION ALL ".join(
        f"""SELECT {EVENT_ID} AS event_id, {side.kind} AS kind_word, {side.role} AS role,
            trim(unnest(string_split({side.name}, '; ')[1:{MOST_ACTORS_IN_A_CELL}])) AS name
            FROM marked JOIN fresh USING (mark_row) WHERE coalesce(trim({side.name}), '') <> ''"""
        for side in form.sides
    )


def claims(kind: str, numbers: tuple[str, str, str]) -> str:
    """SQL: the numbers of the good rows as claims of the source, where it gives any."""
    low, best, high = numbers
    return f"""
        SELECT {EVENT_ID} AS event_id, 0 AS ordinal, '{kind}' AS kind, {low} AS low, {best} AS best, {high} AS high,
            'reported' AS modality, FALSE AS superseded, FALSE AS part
        FROM marked JOIN fresh USING (mark_row) WHERE coalesce({low}, {best}, {high}) IS NOT NULL"""
