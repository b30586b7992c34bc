"""JSON lines: the whole report of every article that has an event which the filter keeps; an import's event as a row.

A report stands as it was read (the contract of the README), with only the events that were kept. Each of these also
has ``event_id`` (the archive's), ``incident_id``, ``review`` and ``corrections``; what a person set is laid over what
the machine read. An event that others coded is ``{"event": {…}, "dataset": …, "licence": …}``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from geo.archive.corrections import Reviewed, reviewed_events
from geo.archive.export.columns import COLUMNS
from geo.archive.export.formats import Job
from geo.archive.export.stream import BY_HAND, FOOTPRINT, blocks, chosen, own_snapshot, report_batches
from geo.archive.store import Snapshot
from geo.model import Json

_KEPT = (
    "event_id", "article_id", "article_version", "batch_id", "ordinal", "incident_id", "review", "corrected",
)  # fmt: skip
_SAME_REPORT = """SELECT k.* EXCLUDE (batch_id) FROM kept k WHERE k.article_id = ? AND (k.article_version = ?
    OR (k.article_version IS NULL AND k.batch_id = ?)) ORDER BY k.ordinal"""


def write(job: Job, file: BinaryIO) -> int:
    """Write the lines; how many events they hold."""
    snapshot = own_snapshot(job.database)
    written = 0
    with duckdb.connect(config={"threads": "1"}) as connection:
        for block in blocks(job.database, chosen(job.database, job.wanted)):
            ours = block.filter(pc.is_valid(block["article_id"])).select(_KEPT)
            connection.register("block", ours)
            connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT * FROM block LIMIT 0")
            connection.execute("INSERT INTO kept SELECT * FROM block")
            for row in block.filter(pc.is_null(block["article_id"])).to_pylist():
                file.write(_line(_imported(row)))
                written += 1
        for report, events in _reports(connection, snapshot):
            file.write(_line(report | {"events": events}))
            written += len(events)
    return written


def _line(value: Json) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)
    return (text + "\n").encode("utf-8", "surrogatepass")


def _plain(value: object) -> str:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no JSON")


def _imported(row: Mapping[str, Any]) -> Json:
    event = {name: row[name] for name in COLUMNS if row[name] is not None and name != "licence"}
    return {
        "dataset": row["dataset"],
        "licence": row["licence"],
        "event": event | {"footprintWKT": _wkt(row[FOOTPRINT])},
    }


def _wkt(footprint: object) -> str | None:
    if not isinstance(footprint, bytes):
        return None
    return str(shapely.to_wkt(shapely.from_wkb(footprint), rounding_precision=6))


def _reports(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> Iterator[tuple[Json, list[Json]]]:
    """Each report that has kept events, with these; one report a version of an article."""
    if not connection.execute("SELECT 1 FROM information_schema.tables WHERE table_name = 'kept'").fetchall():
        return
    articles = [row[0] for row in connection.execute("SELECT DISTINCT article_id FROM kept").fetchall()]
    done: set[tuple[str, int]] = set()
    for batch in report_batches(snapshot, pc.field("article_id").isin(pa.array(articles, pa.string()))):
        for article in batch.to_pylist():
            key = (article["article_id"], article["version"])
            rows = connection.execute(_SAME_REPORT, [*key, article["batch_id"]])
            names = [column[0] for column in rows.description or ()]
            kept = [dict(zip(names, values, strict=True)) for values in rows.fetchall()]
            if kept and key not in done:
                done.add(key)
                report: Json = json.loads(article["report"])
                yield report, _events(report, kept, snapshot)


def _events(report: Json, kept: list[Json], snapshot: Snapshot) -> list[Json]:
    corrected = [row["event_id"] for row in kept if row["corrected"]]
    reviewed = reviewed_events(snapshot, corrected) if corrected else {}
    found = []
    for row in kept:
        event: Json = dict(report["events"][row["ordinal"]])
        if row["event_id"] in reviewed:
            event |= _laid_over(event, reviewed[row["event_id"]])
        known = reviewed.get(row["event_id"])
        corrections = [made.to_dict() for made in known.corrections] if known else []
        found.append(event | {name: row[name] for name in ("event_id", "incident_id", "review")}
                     | {"corrections": corrections})  # fmt: skip
    return found


def _laid_over(event: Json, reviewed: Reviewed) -> Json:
    """What persons set, as the keys of the contract."""
    row = reviewed.row
    actors = [{"id": p["actor_id"], "name": p["name"], "role": p["role"]} for p in reviewed.participations]
    laid: Json = {"type": row["type"], "actors": actors, "date_precision": row["date_precision"]}
    laid |= {name: _day(row[name]) for name in ("date_start", "date_end")}
    fields = {made.field: made for made in reviewed.corrections if made.action == "set"}
    if "killed" in fields:
        laid["killed"] = {**(event.get("killed") or {"disputed": False}), "low": row["killed_low"],
                          "best": row["killed_best"], "high": row["killed_high"]}  # fmt: skip
    if "place" in fields:
        made = fields["place"]
        laid["checks"] = []
        laid["georeference"] = {
            "decimalLatitude": row["lat"],
            "decimalLongitude": row["lon"],
            "coordinateUncertaintyInMeters": row["uncertainty_m"],
            "precision_level": row["precision_level"],
            "footprintWKT": _wkt(row[FOOTPRINT]),
            "geodeticDatum": "EPSG:4326",
            "georeferenceProtocol": BY_HAND,
            "georeferenceSources": made.who,
            "georeferenceRemarks": made.why,
        }
    return laid


def _day(value: object) -> str | None:
    return value.isoformat() if isinstance(value, dt.date) else None
