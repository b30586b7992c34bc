"""The events that a filter keeps as a stream of flat tables, corrections applied, in memory that stays bounded.

What the database has in memory comes from there; what it leaves out (footprints, licences, claims, checks) is read
from the archive's files block by block, once. Up to `BLOCK_ROWS` events come in one block, the latest first; more come
in the order of the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import get_args

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from geo.archive.conditions import Condition, condition
from geo.archive.corrections import reviewed_events
from geo.archive.database import Database, role_bits
from geo.archive.export.columns import COLUMNS, KINDS, Kind
from geo.archive.export.licences import licence_of
from geo.archive.query import Filter
from geo.archive.schema import BY_NAME
from geo.archive.store import Archive, Snapshot, damaged
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, ROLES, Side, acled_sub_event, ucdp_type_of_violence
from geo.errors import ArchiveError
from geo.reading.what.sides import side_of

BLOCK_ROWS = 50_000
REPORTS_AT_ONCE = 64
SCANNED_ROWS = 16_384
SIDES: tuple[Side, ...] = get_args(Side)
BY_HAND = "by hand"
"""The georeferenceProtocol of a place that a person set."""
FOOTPRINT = "footprint"
"""The column behind `COLUMNS`: WKB, WGS84 lon lat, null where none is known."""

_TYPES: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "day": pa.date32(),
    "whole": pa.int32(),
    "number": pa.float64(),
    "flag": pa.bool_(),
}
_IN_REPORT = (("article_version", pa.int32()), ("ordinal", pa.int32()), ("batch_id", pa.string()))
SCHEMA = pa.schema([*((name, _TYPES[KINDS[name]]) for name in COLUMNS), (FOOTPRINT, pa.binary()), *_IN_REPORT])
"""`COLUMNS`, the footprint, and where an event stands in which report."""
_WIDE = (
    "event_id", "batch_id", "article_id", "article_version", "ordinal", "source_id", "site", "wounded_low",
    "wounded_high", "civilians_low", "civilians_high", "licence", "codes", FOOTPRINT,
)  # fmt: skip
_REPORT = (
    '[{"georeference":{"georeferenceProtocol":"VARCHAR","georeferenceSources":"VARCHAR"},'
    '"checks":[{"sentence":"VARCHAR"}]}]'
)
_OTHER_ROLES = [role for role in ROLES if role not in {"attacker", "target"}]
_BITS = ", ".join(f"('{role}', {role_bits([role])})" for role in _OTHER_ROLES)
_FLAT = f"""
WITH acts AS (
    SELECT row, name, side, p.roles FROM parts p JOIN actor_names USING (actor) WHERE row IN (SELECT row FROM found)
), sides AS (
    SELECT row, string_agg(name, '; ' ORDER BY name) FILTER ((roles & {role_bits(["attacker"])}) <> 0) AS attackers,
        string_agg(name, '; ' ORDER BY name) FILTER ((roles & {role_bits(["target"])}) <> 0) AS targets,
        bit_or(side) FILTER ((roles & {role_bits(["attacker"])}) <> 0) AS by_sides,
        bit_or(side) FILTER ((roles & {role_bits(["target"])}) <> 0) AS on_sides
    FROM acts GROUP BY row
), others AS (
    SELECT row, string_agg(name || ' (' || role || ')', '; ' ORDER BY bit, name) AS other_actors
    FROM acts JOIN (VALUES {_BITS}) AS roles_by_bit (role, bit) ON (acts.roles & bit) <> 0 GROUP BY row
), told AS (
    SELECT DISTINCT ON (row) * FROM told_reports ORDER BY row, same DESC
)
SELECT f.event_id, article_id, title, published, type, status, date_start, date_end, date_precision::INTEGER
    AS date_precision, attackers, targets, other_actors, site, place AS places,
    CASE WHEN lon IS NOT NULL THEN round(lat, 6) END AS "decimalLatitude",
    CASE WHEN lat IS NOT NULL THEN round(lon, 6) END AS "decimalLongitude",
    round(uncertainty_m, 1) AS "coordinateUncertaintyInMeters", precision_level,
    killed_low, killed_high, killed_disputed, claims, checks, protocol AS "georeferenceProtocol",
    sources AS "georeferenceSources", summary AS evidence, dataset, source_id, killed_best, wounded_low, wounded_high,
    civilians_low, civilians_high, country, admin1, publisher, url, incident_id, review, corrected, licence, footprint,
    article_version, ordinal, batch_id, coalesce(by_sides, 0) AS by_sides, coalesce(on_sides, 0) AS on_sides,
    codes->>'$.sub_event_type' AS acled_sub_event_type,
    TRY_CAST(codes->>'$.type_of_violence' AS INTEGER) AS ucdp_type_of_violence,
    TRY_CAST(codes->>'$.where_prec' AS INTEGER) AS ucdp_where_prec,
    TRY_CAST(codes->>'$.geo_precision' AS INTEGER) AS acled_geo_precision
FROM found f LEFT JOIN sides USING (row) LEFT JOIN others USING (row) LEFT JOIN told USING (row)
    LEFT JOIN told_claims USING (event_id)
ORDER BY date_start DESC NULLS LAST, f.event_id"""
_CLAIMS = """
CREATE OR REPLACE TEMP TABLE told_claims AS SELECT c.event_id, string_agg(
    c.kind || ': ' || c.wording || ' (' || coalesce(c.attributed_to, 'the article') || ')', '; ' ORDER BY c.ordinal)
    AS claims
    FROM claim_rows c JOIN found f ON f.event_id = c.event_id AND f.batch_id = c.batch_id GROUP BY c.event_id"""
_REPORTS = f"""
INSERT INTO told_reports SELECT f.row, e.georeference."georeferenceProtocol", e.georeference."georeferenceSources",
    nullif(array_to_string([one.sentence for one in e.checks], '; '), ''), r.batch_id = f.batch_id
FROM (SELECT article_id, version, batch_id, unnest(found_events) AS e, generate_subscripts(found_events, 1) - 1 AS nth
    FROM (SELECT article_id, version, batch_id, from_json(report->'$.events', '{_REPORT}') AS found_events
        FROM report_rows)) r
JOIN found f ON f.article_id = r.article_id AND f.ordinal = r.nth
    AND (f.article_version = r.version OR (f.article_version IS NULL AND f.batch_id = r.batch_id))"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which events are to be exported: a condition on the database's rows, and how many it keeps."""

    asked: Condition
    count: int


def chosen(database: Database, wanted: Filter, *, newest: int | None = None) -> Chosen:
    """What a filter keeps, or of that the `newest` events only. Raises ArchiveError."""
    asked = condition(database, wanted)
    if newest is not None:
        sql = (
            f"row IN (SELECT row FROM events WHERE {asked.sql} "
            "ORDER BY lat IS NULL, date_start DESC NULLS LAST, event_id LIMIT ?)"
        )
        asked = Condition(sql, (*asked.parameters, newest))
    found = database.rows(f"SELECT count(*) FROM events WHERE {asked.sql}", asked.parameters)
    return Chosen(asked, int(found[0][0]))


def blocks(database: Database, what: Chosen) -> Iterator[pa.Table]:
    """The events as tables of `SCHEMA`. Raises ArchiveError."""
    if not what.count:
        return
    snapshot = own_snapshot(database)
    scan = _scan(database, snapshot, what)
    with database.cursor() as cursor:
        _register_actors(cursor, database)
        held: list[pa.RecordBatch] = []
        rows = 0
        for batch in scan:
            held.append(batch)
            rows += batch.num_rows
            if rows >= BLOCK_ROWS and what.count > BLOCK_ROWS:
                yield from _block(database, cursor, snapshot, what, held)
                held, rows = [], 0
        yield from _block(database, cursor, snapshot, what, held)


def own_snapshot(database: Database) -> Snapshot:
    """The database's snapshot with an archive object of its own: one belongs to one thread."""
    return replace(database.snapshot, archive=Archive(database.snapshot.archive.location))


def table_batches(
    snapshot: Snapshot, table: str, columns: Sequence[str], where: pc.Expression, *, rows: int
) -> Iterator[pa.RecordBatch]:
    """Rows of a table that count, as they are read; columns that older files lack are null. Raises ArchiveError."""
    dataset = snapshot.archive.dataset(table)
    present = [name for name in columns if name in dataset.schema.names]
    counting = pc.field("batch_id").isin(pa.array(snapshot.ids, pa.string()))
    schema = pa.schema([BY_NAME[table].schema.field(name) for name in columns]).remove_metadata()
    try:
        found = dataset.scanner(
            columns=present, filter=counting & where, batch_size=rows, batch_readahead=2, fragment_readahead=1
        )
        for batch in found.to_batches():
            if batch.num_rows:
                yield _filled(batch, schema)
    except (OSError, pa.ArrowException) as error:
        raise damaged(snapshot.archive, table, error) from error


def _filled(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    arrays = [
        batch[field.name].cast(field.type) if field.name in batch.schema.names else pa.nulls(batch.num_rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, names=schema.names)


def _scan(database: Database, snapshot: Snapshot, what: Chosen) -> Iterator[pa.RecordBatch]:
    """The events' wide rows; where few are wanted, only theirs."""
    where = pc.scalar(True)
    if what.count <= BLOCK_ROWS:
        found = database.rows(f"SELECT event_id FROM events WHERE {what.asked.sql}", what.asked.parameters)
        where = pc.field("event_id").isin(pa.array([event_id for (event_id,) in found], pa.string()))
    return table_batches(snapshot, "events", _WIDE, where, rows=SCANNED_ROWS)


def _register_actors(cursor: duckdb.DuckDBPyConnection, database: Database) -> None:
    names = [actor[1] for actor in database.actors]
    numbers = pa.array(range(len(names)), pa.uint32())
    sides = [side_of(actor[0], {actor[0]: actor[2]}) for actor in database.actors]  # type: ignore[dict-item]
    bits = pa.array([0 if side is None else 1 << SIDES.index(side) for side in sides], pa.uint8())
    cursor.register("actor_names", pa.table({"actor": numbers, "name": pa.array(names, pa.string()), "side": bits}))


def _block(
    database: Database,
    cursor: duckdb.DuckDBPyConnection,
    snapshot: Snapshot,
    what: Chosen,
    held: Sequence[pa.RecordBatch],
) -> Iterator[pa.Table]:
    """The rows of `held` that are wanted, as one flat table."""
    if not held:
        return
    wide = pa.Table.from_batches(held)
    ids = pa.array(snapshot.ids, pa.string())
    wide = wide.append_column("batch_no", pc.index_in(wide["batch_id"], value_set=ids).cast(pa.uint32()))
    cursor.register("wide", wide)
    try:
        cursor.execute(
            "CREATE OR REPLACE TEMP TABLE found AS "
            "SELECT e.*, w.* EXCLUDE (event_id, batch_no, article_id) FROM wide w "
            f"JOIN (SELECT * EXCLUDE (words, mx, my) FROM events WHERE {what.asked.sql}) e "
            "ON e.event_id = w.event_id AND e.batch_no = w.batch_no",
            what.asked.parameters,
        )
        _told(cursor, snapshot)
        rows = cursor.sql(_FLAT).to_arrow_table()
    except duckdb.Error as error:
        raise ArchiveError(f"the events of {database.archive.location} cannot be exported: {error}") from error
    if rows.num_rows:
        yield _flat(database, snapshot, rows)


def _told(cursor: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> None:
    """``told_claims`` and ``told_reports``: what the articles of the events in ``found`` say of them."""
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE told_reports (row UINTEGER, protocol VARCHAR, sources VARCHAR, checks VARCHAR, "
        "same BOOLEAN)"
    )
    found = cursor.execute("SELECT DISTINCT article_id FROM found WHERE article_id IS NOT NULL").fetchall()
    among = pc.field("article_id").isin(pa.array([article_id for (article_id,) in found], pa.string()))
    columns = ("event_id", "batch_id", "ordinal", "kind", "wording", "attributed_to")
    claims = list(table_batches(snapshot, "claims", columns, among, rows=SCANNED_ROWS)) if found else []
    schema = pa.schema([BY_NAME["claims"].schema.field(name) for name in columns]).remove_metadata()
    cursor.register("claim_rows", pa.Table.from_batches(claims, schema))
    cursor.execute(_CLAIMS)
    for batch in report_batches(snapshot, among) if found else ():
        cursor.register("report_rows", pa.Table.from_batches([batch]))
        cursor.execute(_REPORTS)


def report_batches(snapshot: Snapshot, among: pc.Expression) -> Iterator[pa.RecordBatch]:
    """Reports as JSON, few at once: article_id, version, batch_id, report. Raises ArchiveError."""
    columns = ("article_id", "version", "batch_id", "report")
    for batch in table_batches(snapshot, "articles", columns, among, rows=REPORTS_AT_ONCE):
        yield from (batch.slice(start, REPORTS_AT_ONCE) for start in range(0, batch.num_rows, REPORTS_AT_ONCE))


def _flat(database: Database, snapshot: Snapshot, rows: pa.Table) -> pa.Table:
    """The block with words for numbers, the codes of other projects, licences, and what persons moved."""
    words = {
        name: pa.array(database.codes[name], pa.string()).take(rows[name].cast(pa.int32()))
        for name in ("type", "status", "precision_level", "dataset", "country", "admin1", "review")
    }
    for name, code in (("plover_event", 0), ("plover_mode", 1)):
        known = [_plover(word)[code] for word in database.codes["type"]]
        words[name] = pa.array(known, pa.string()).take(rows["type"].cast(pa.int32()))
    for name in ("ucdp_where_prec", "acled_geo_precision"):
        levels = [getattr(PRECISION_BY_LEVEL.get(level), name, None) for level in database.codes["precision_level"]]
        ours = pa.array(levels, pa.int32()).take(rows["precision_level"].cast(pa.int32()))
        words[name] = pc.coalesce(rows[name], ours)
    words |= _by_sides(words["type"], rows)
    lines = pa.array([licence_of(snapshot, name) for name in database.codes["dataset"]], pa.string())
    words["licence"] = pc.coalesce(rows["licence"], lines.take(rows["dataset"].cast(pa.int32())))
    columns = {name: words.get(name, rows[name] if name in rows.column_names else None) for name in SCHEMA.names}
    flat = pa.table(columns).cast(SCHEMA)
    return _reviewed(snapshot, flat) if pc.any(flat["corrected"]).as_py() else flat


def _plover(word: str) -> tuple[str | None, str | None]:
    kind = EVENT_TYPE_BY_CODE.get(word)
    return kind.plover if kind and kind.plover else (None, None)


def _by_sides(types: pa.ChunkedArray, rows: pa.Table) -> dict[str, pa.ChunkedArray]:
    """The codes of ACLED and UCDP that follow who was attacked: the source's own where it has them."""
    acled, ucdp = [], []
    for word, by, on in zip(types.to_pylist(), rows["by_sides"].to_pylist(), rows["on_sides"].to_pylist(), strict=True):
        sub_event, violence = _codes_of(word, by, on)
        acled.append(sub_event)
        ucdp.append(violence)
    return {
        "acled_sub_event_type": pc.coalesce(rows["acled_sub_event_type"], pa.array(acled, pa.string())),
        "ucdp_type_of_violence": pc.coalesce(rows["ucdp_type_of_violence"], pa.array(ucdp, pa.int32())),
    }


@lru_cache(maxsize=4_096)
def _codes_of(word: str, by: int, on: int) -> tuple[str | None, int | None]:
    """The ACLED sub-event type and the UCDP type of violence of an event type, by the bits of `SIDES`."""
    kind = EVENT_TYPE_BY_CODE.get(word)
    if kind is None:
        return None, None
    attackers, targets = (frozenset(side for i, side in enumerate(SIDES) if bits >> i & 1) for bits in (by, on))
    return acled_sub_event(kind.code, targets), ucdp_type_of_violence(attackers, targets) if kind.violent else None


def _reviewed(snapshot: Snapshot, flat: pa.Table) -> pa.Table:
    """The block with the footprints of events that a person moved, and without what the machine said of the place."""
    ids = flat["event_id"].filter(flat["corrected"]).to_pylist()
    names = (FOOTPRINT, "georeferenceProtocol", "georeferenceSources", "checks")
    values = {name: flat[name].to_pylist() for name in names}
    at = {event_id: index for index, event_id in enumerate(flat["event_id"].to_pylist())}
    for event_id, event in reviewed_events(snapshot, ids).items():
        if any(made.field == "place" for made in event.corrections):
            row = {FOOTPRINT: event.row[FOOTPRINT], "georeferenceProtocol": BY_HAND}
            for name in names:
                values[name][at[event_id]] = row.get(name)
    for name in names:
        index = SCHEMA.get_field_index(name)
        flat = flat.set_column(index, SCHEMA.field(index), pa.array(values[name], SCHEMA.field(index).type))
    return flat


def points(block: pa.Table) -> pa.Array:
    """The events' points as WKB, WGS84 lon lat; null where no place is known."""
    lats = block["decimalLatitude"].to_numpy(zero_copy_only=False)
    lons = block["decimalLongitude"].to_numpy(zero_copy_only=False)
    found = shapely.to_wkb(shapely.points(lons, lats))
    return pa.array(found, pa.binary(), mask=pc.is_null(block["decimalLatitude"]).to_numpy(zero_copy_only=False))
