"""The archive's tables as data: every column with its Arrow type and meaning, in one place, with a version.

All tables are append-only. Each row carries the ``batch_id`` of the write that brought it; `geo.archive.store` tells
which batches count. Coordinates are WGS84 (EPSG:4326) degrees, lengths metres, geometries WKB in lon lat order with
their box beside them (``xmin``, ``ymin``, ``xmax``, ``ymax``). Unknown is null, never 0.

A later version only ever adds: `VERSION` grows, new columns name it in ``since``, and `geo.archive.migrations` carries
an older archive forward.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

VERSION = 2
"""Version of the tables below. An archive keeps its own in the properties of its ``batches`` table."""

OURS = "dateline"
"""The data set of what this program read itself. Imports name theirs ("ucdp-ged", "acled", "gdelt", …)."""

TEXT, INTEGER, BYTE, NUMBER, FLAG = pa.string(), pa.int32(), pa.int8(), pa.float64(), pa.bool_()
DAY, MOMENT, WKB, TEXTS = pa.date32(), pa.timestamp("us", tz="UTC"), pa.binary(), pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, Arrow type, what it means, and the schema version that brought it."""

    name: str
    type: pa.DataType
    meaning: str
    since: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``key`` tells one row of a batch from another."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The table's Arrow schema; meanings are the fields' comments."""
        return pa.schema([pa.field(c.name, c.type, metadata={"comment": c.meaning}) for c in self.columns])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def _columns(*rows: tuple[str, pa.DataType, str] | tuple[str, pa.DataType, str, int]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in (("batch_id", TEXT, "the write that brought the row"), *rows))


_BOX = (
    ("xmin", NUMBER, "western edge of the footprint, degrees"),
    ("ymin", NUMBER, "southern edge of the footprint, degrees"),
    ("xmax", NUMBER, "eastern edge of the footprint, degrees; below xmin across the antimeridian"),
    ("ymax", NUMBER, "northern edge of the footprint, degrees"),
)

TABLES: tuple[Table, ...] = (
    Table(
        "batches",
        "One row a write, appended last: what it names is complete, what no row names does not count.",
        ("batch_id",),
        _columns(
            ("kind", TEXT, "add, import, correct, link, withdraw or purge"),
            ("dataset", TEXT, "the data set written to"),
            ("committed_at", MOMENT, "when the write was complete; orders the batches"),
            ("replaces_dataset", FLAG, "earlier batches of the data set no longer count"),
            ("withdraws", TEXTS, "ids of batches that no longer count"),
            ("row_counts", TEXT, "rows by table, as JSON"),
            ("program", TEXT, "program and version that wrote"),
            ("note", TEXT, "a sentence for the history: which files, why"),
            ("licence", TEXT, "licence and attribution line of the data set"),
        ),
    ),
    Table(
        "articles",
        "One row a version of an article; the highest version counts.",
        ("article_id", "version"),
        _columns(
            ("article_id", TEXT, "stays the same over all versions of an article"),
            ("version", INTEGER, "1, 2, …"),
            ("content_hash", TEXT, "SHA-256 of the text, 32 hex digits"),
            ("text_hash", TEXT, "the same of its letters and digits alone, case folded"),
            ("file_hash", TEXT, "the same of the file's bytes"),
            ("dataset", TEXT, "the data set it belongs to"),
            ("title", TEXT, "headline"),
            ("published", DAY, "day of publication"),
            ("publisher", TEXT, "who published it"),
            ("url", TEXT, "where it was published"),
            ("language", TEXT, "ISO 639-1"),
            ("text", TEXT, "the whole text; offsets of the report count its characters"),
            ("source_file", TEXT, "the file it was read from"),
            ("report", TEXT, "the whole report, as the JSON contract has it"),
            ("reader_version", TEXT, "version of the program that read it"),
            ("added_at", MOMENT, "when it was read"),
        ),
    ),
    Table(
        "events",
        "One row an event: those read from articles, and those that others coded.",
        ("event_id",),
        _columns(
            ("event_id", TEXT, "stable: survives re-reading; of an import 'dataset:source_id'"),
            ("dataset", TEXT, "the data set it belongs to"),
            ("source_id", TEXT, "its id in that data set; of ours the id in the report"),
            ("article_id", TEXT, "article it was read from; null for an import"),
            ("article_version", INTEGER, "version of the article whose report has it; null before schema 2", 2),
            ("ordinal", INTEGER, "its index in the report's events"),
            ("carried", FLAG, "kept from an earlier reading for its corrections; the last reading does not have it"),
            ("type", TEXT, "event type code of geo.codes"),
            ("status", TEXT, "reported, background, planned or denied"),
            ("date_start", DAY, "first day it may have been"),
            ("date_end", DAY, "last day it may have been"),
            ("date_precision", BYTE, "UCDP date_prec, 1 (day) to 5 (year)"),
            ("site", TEXT, "kind of site (\"military base\")"),
            ("place", TEXT, "the place in words"),
            ("lat", NUMBER, "latitude of the point"),
            ("lon", NUMBER, "longitude of the point"),
            ("uncertainty_m", NUMBER, "coordinateUncertaintyInMeters, never 0"),
            ("precision_level", TEXT, "precision level of geo.codes"),
            ("country", TEXT, "ISO 3166-1 alpha-2 of the point"),
            ("admin1", TEXT, "first-level admin area: code or name"),
            ("footprint", WKB, "where the words allow it to be"),
            *_BOX,
            ("killed_low", INTEGER, "lowest standing claim, null for “up to”"),
            ("killed_best", INTEGER, "best estimate, where a source has one"),
            ("killed_high", INTEGER, "highest standing claim, null for “at least”"),
            ("killed_disputed", FLAG, "somebody denies the numbers"),
            ("wounded_low", INTEGER, "lowest standing claim of wounded"),
            ("wounded_high", INTEGER, "highest standing claim of wounded"),
            ("civilians_low", INTEGER, "lowest standing claim of civilians killed"),
            ("civilians_high", INTEGER, "highest standing claim of civilians killed"),
            ("title", TEXT, "headline of the article or source"),
            ("summary", TEXT, "the words that tell of it; what text search reads beside title and place"),
            ("publisher", TEXT, "who published the article or source"),
            ("published", DAY, "day of publication"),
            ("url", TEXT, "where the article or source is"),
            ("licence", TEXT, "licence and attribution line"),
            ("codes", TEXT, "codes of the source as they were (where_prec, geo_precision, …), as JSON"),
            ("quote", TEXT, "letters and digits of its first evidence, case folded: knows it again on re-reading"),
        ),
    ),
    Table(
        "localities",
        "Place descriptions of the articles, with what became of them.",
        ("article_id", "ordinal"),
        _columns(
            ("article_id", TEXT, "the article"),
            ("ordinal", INTEGER, "index in the report's localities"),
            ("event_ids", TEXTS, "events that it places"),
            ("start", INTEGER, "first character in the text"),
            ("end", INTEGER, "the character behind the last"),
            ("text", TEXT, "verbatimLocality"),
            ("kind", TEXT, "locality kind of geo.codes"),
            ("distance_m", NUMBER, "stated distance"),
            ("bearing_deg", NUMBER, "stated direction, degrees from north"),
            ("anchors", TEXT, "what it is measured from, as JSON"),
            ("lat", NUMBER, "latitude of the point"),
            ("lon", NUMBER, "longitude of the point"),
            ("uncertainty_m", NUMBER, "coordinateUncertaintyInMeters, never 0"),
            ("precision_level", TEXT, "precision level of geo.codes"),
            ("footprint", WKB, "where the words allow it to be"),
            *_BOX,
            ("protocol", TEXT, "georeferenceProtocol"),
            ("sources", TEXT, "georeferenceSources"),
            ("remarks", TEXT, "georeferenceRemarks"),
        ),
    ),
    Table(
        "claims",
        "Who says what of an event, in which words.",
        ("event_id", "ordinal"),
        _columns(
            ("event_id", TEXT, "the event"),
            ("article_id", TEXT, "the article; null for an import"),
            ("ordinal", INTEGER, "index in the event's claims"),
            ("kind", TEXT, "claim kind of geo.codes"),
            ("low", INTEGER, "lowest number said"),
            ("best", INTEGER, "the number said, or the source's best estimate"),
            ("high", INTEGER, "highest number said"),
            ("category", TEXT, "civilian, militant, children, …"),
            ("attributed_to", TEXT, "who says so; null is the article's or source's own voice"),
            ("said_on", DAY, "when it was said"),
            ("modality", TEXT, "asserted, reported, denied, disputed or hypothetical"),
            ("wording", TEXT, "the words"),
            ("superseded", FLAG, "its own source replaced it"),
            ("part", FLAG, "another number holds it already"),
            ("start", INTEGER, "first character in the article's text"),
            ("end", INTEGER, "the character behind the last"),
        ),
    ),
    Table(
        "participations",
        "Actors of the events with their roles.",
        ("event_id", "actor_id", "role"),
        _columns(
            ("event_id", TEXT, "the event"),
            ("actor_id", TEXT, "the actor, as geo.places.actors or the source knows it"),
            ("name", TEXT, "its name"),
            ("kind", TEXT, "state, armed_group, organisation or person"),
            ("country", TEXT, "ISO 3166-1 alpha-2, where it belongs to one"),
            ("role", TEXT, "role of geo.codes"),
        ),
    ),
    Table(
        "corrections",
        "What persons changed, confirmed or retracted: never overwritten, applied when read.",
        ("correction_id",),
        _columns(
            ("correction_id", TEXT, "its id"),
            ("event_id", TEXT, "the event corrected"),
            ("action", TEXT, "set, retract, confirm, add_actor, remove_actor, change_role or undo"),
            ("field", TEXT, "what was set: place, date, type, role, …; null for retract and confirm"),
            ("before", TEXT, "what it was, as JSON"),
            ("after", TEXT, "what it is to be, as JSON"),
            ("undoes", TEXT, "the correction that an undo takes back"),
            ("who", TEXT, "who says so"),
            ("why", TEXT, "for what reason"),
            ("made_at", MOMENT, "when"),
        ),
    ),
    Table(
        "links",
        "Events of several articles that tell of one incident, and those that a person keeps apart or together.",
        ("event_id", "other_id", "made_at"),
        _columns(
            ("event_id", TEXT, "the one event; the lesser id of the two"),
            ("other_id", TEXT, "the other"),
            ("decision", TEXT, "same, apart, or open (a person takes a decision back)"),
            ("made_by", TEXT, "the rule with its version, or who decided"),
            ("by_hand", FLAG, "a person decided: stands above every rule"),
            ("score", NUMBER, "0 to 1: how much speaks for it"),
            ("sentence", TEXT, "why, in a sentence"),
            ("made_at", MOMENT, "when"),
        ),
    ),
)  # fmt: skip
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}


def arrow_table(name: str, rows: list[dict[str, object]], *, batch_id: str) -> pa.Table:
    """Rows as an Arrow table of table `name`: missing keys are null. Raises KeyError for a key that is no column."""
    table = BY_NAME[name]
    known = set(table.names)
    for row in rows:
        if strange := row.keys() - known:
            raise KeyError(f"{sorted(strange)} are no columns of the table {name}")
    filled = [{**row, "batch_id": batch_id} for row in rows]
    return pa.Table.from_pylist(filled, schema=table.schema)


def conformed(name: str, data: pa.Table, *, batch_id: str) -> pa.Table:
    """`data` with exactly the columns and types of table `name`, missing ones null.

    Raises KeyError for a column that the table does not have, pyarrow.ArrowInvalid for values that do not fit.
    """
    table = BY_NAME[name]
    if strange := set(data.column_names) - set(table.names):
        raise KeyError(f"{sorted(strange)} are no columns of the table {name}")
    arrays = []
    for column in table.columns:
        if column.name == "batch_id":
            arrays.append(pa.repeat(pa.scalar(batch_id, TEXT), data.num_rows))
        elif column.name in data.column_names:
            arrays.append(data[column.name].cast(column.type))
        else:
            arrays.append(pa.nulls(data.num_rows, column.type))
    return pa.Table.from_arrays(arrays, schema=table.schema)


def by_place(events: pa.Table) -> pa.Table:
    """Events along a curve through the world (Morton's), so that neighbours lie together in a file; placeless last."""
    lat = np.nan_to_num(events["lat"].to_numpy(zero_copy_only=False), nan=90.0)
    lon = np.nan_to_num(events["lon"].to_numpy(zero_copy_only=False), nan=180.0)
    x = ((lon + 180.0) / 360.0 * _CURVE_CELLS).clip(0, _CURVE_CELLS).astype(np.uint64)
    y = ((90.0 - lat) / 180.0 * _CURVE_CELLS).clip(0, _CURVE_CELLS).astype(np.uint64)
    return events.take(pa.array(np.argsort(_spread(x) | (_spread(y) << np.uint64(1)), kind="stable")))


_CURVE_CELLS = 65_535


def _spread(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """16 bits with a gap behind each."""
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        bits = (bits | (bits << np.uint64(shift))) & np.uint64(mask)
    return bits
