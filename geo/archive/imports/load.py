"""Others' rows into the archive: block by block in one batch, what is wrong set aside with the reason and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from geo.archive.imports.aside import Aside
from geo.archive.imports.formats import FORMATS
from geo.archive.imports.parties import parties
from geo.archive.imports.source_format import Format
from geo.archive.imports.sources import Source, opened
from geo.archive.imports.statements import claims, marked, projection, sides
from geo.archive.rows import box_of
from geo.archive.store import Archive, Batch
from geo.errors import ImportFileError, quoted
from geo.model import Json
from geo.places.areas import countries_at


@dataclass(slots=True)
class Tally:
    """What came of an import. ``others`` are rows that are right, but tell of no attack, by their own word."""

    read: int = 0
    imported: int = 0
    wrong: int = 0
    known: int = 0
    others: Counter[str] = field(default_factory=Counter)
    set_aside: str | None = None
    batch_id: str | None = None

    def to_dict(self) -> Json:
        """The tally as JSON."""
        return {
            "read": self.read,
            "imported": self.imported,
            "wrong": self.wrong,
            "already_there": self.known,
            "no_attack": dict(self.others.most_common()),
            "set_aside": self.set_aside,
            "batch": self.batch_id,
        }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to import: the format, the data set's name and licence, a column map (ours: theirs), and whether its rows
    join those that the archive has of the data set (else they take their place)."""

    form: Format
    dataset: str
    licence: str
    columns: Mapping[str, str] = field(default_factory=dict)
    join: bool = False


def wanted(
    name: str,
    *,
    dataset: str | None = None,
    licence: str | None = None,
    columns: Mapping[str, str] | None = None,
    join: bool = False,
) -> Wanted:
    """What to import, checked. Raises ImportFileError: no such format, a column that we do not have, no data set."""
    form = FORMATS.get("csv" if name == "geojson" else name)
    if form is None:
        raise ImportFileError(f"{quoted(name)} is no format that is known here: {', '.join([*FORMATS, 'geojson'])}")
    for ours in columns or {}:
        if ours not in form.columns:
            raise ImportFileError(f"{quoted(ours)} is no column of ours; these are: {', '.join(form.columns)}")
    if not (dataset or form.dataset):
        raise ImportFileError("a table of anybody needs a name: --dataset NAME")
    if name == "geojson":
        form = replace(form, columns={**form.columns, "lat": ("__lat",), "lon": ("__lon",)})
    return Wanted(form, dataset or form.dataset, licence or form.licence, columns or {}, join)


def import_files(
    archive: Archive,
    paths: Sequence[Path],
    what: Wanted,
    *,
    aside: Path,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Tally:
    """Import `paths` into `archive` as one batch: all of it counts, or nothing. Wrong rows go to the CSV file
    `aside`. `progress` hears of rows read. Raises ImportFileError, ArchiveError."""
    tally = Tally()
    with Aside(aside) as wrong, duckdb.connect(config={"threads": "2"}) as connection:
        connection.execute("CREATE TABLE seen (source_id VARCHAR)")
        connection.execute("SET VARIABLE dataset = ?", [what.dataset])
        connection.execute("SET VARIABLE licence = ?", [what.licence])
        if what.join:
            _note_seen(connection, archive, what.dataset)
        note = ", ".join(path.name for path in paths)
        with archive.writing(
            "import", dataset=what.dataset, replaces_dataset=not what.join, note=note, licence=what.licence
        ) as batch:
            work = _Import(connection, what, batch, tally, wrong, progress)
            for path in paths:
                with opened(path, what.form) as source:
                    work.take(source)
            if not tally.imported and not what.join:
                raise ImportFileError(_nothing(tally, paths, aside))
        tally.batch_id = batch.batch_id
    tally.wrong = wrong.count
    tally.set_aside = str(aside) if wrong.count else None
    return tally


def _nothing(tally: Tally, paths: Sequence[Path], aside: Path) -> str:
    names = ", ".join(path.name for path in paths)
    if not tally.read:
        return f"{quoted(names)} holds no rows"
    return (
        f"no row of {quoted(names)} could be taken: {tally.read} were read, the reasons stand in {quoted(str(aside))}"
    )


@dataclass(slots=True)
class _Import:
    """One import while it runs: what is wanted, and where rows go."""

    connection: duckdb.DuckDBPyConnection
    what: Wanted
    batch: Batch
    tally: Tally
    wrong: Aside
    progress: Callable[[int], None]

    def take(self, source: Source) -> None:
        """Bring over all rows of one file."""
        projected = projection(source, self.what.form, self.what.columns)
        line = 1 if self.what.form.header else 2
        self.wrong.head(source.columns)
        for block in source.blocks():
            self.connection.register("block", block)
            self.connection.execute(marked(projected, self.what.form))
            self._set_aside(block, source.path.name, line)
            self._write()
            self.tally.read += block.num_rows
            line += block.num_rows
            self.progress(block.num_rows)
        for number, reason, text in source.broken:
            self.tally.read += 1
            self.wrong.add(source.path.name, number, reason, [text])

    def _write(self) -> None:
        """The good rows of the block into the archive's tables."""
        form = self.what.form
        events = self.connection.sql("SELECT * EXCLUDE (mark_row) FROM good ORDER BY mark_row").to_arrow_table()
        self.batch.append("events", _with_places(events))
        actors = self.connection.sql(sides(form)).to_arrow_table()
        self.batch.append("participations", parties(actors, self.what.dataset))
        for kind, numbers in form.claims.items():
            self.batch.append("claims", self.connection.sql(claims(kind, numbers)).to_arrow_table())
        self.tally.imported += events.num_rows

    def _set_aside(self, block: pa.Table, file: str, first_line: int) -> None:
        """Write down the block's wrong rows, count the others and those already there."""
        faults = "SELECT mark_row, mark_fault FROM marked WHERE mark_fault IS NOT NULL ORDER BY 1"
        for row, reason in self.connection.execute(faults).fetchall():
            values = block.slice(row - 1, 1).to_pylist()[0].values()
            cells = [value for value in values if not isinstance(value, bytes)]
            self.wrong.add(file, first_line + row - 1, reason, cells)
        right = "FROM marked WHERE mark_fault IS NULL AND mark_other"
        for word, count in self.connection.execute(
            f"SELECT mark_other, count(*) {right} IS NOT NULL GROUP BY 1"
        ).fetchall():
            self.tally.others[str(word)] += int(count)
        known = f"SELECT (SELECT count(*) {right} IS NULL) - (SELECT count(*) FROM fresh)"
        self.tally.known += sum(int(count) for (count,) in self.connection.execute(known).fetchall())


def _with_places(events: pa.Table) -> pa.Table:
    """`events` with the country of each point and the box of each footprint, or of the point where there is none."""
    lats = events["lat"].to_numpy(zero_copy_only=False).astype(float)
    lons = events["lon"].to_numpy(zero_copy_only=False).astype(float)
    known = np.isfinite(lats) & np.isfinite(lons)
    countries = np.full(len(lats), None, dtype=object)
    countries[known] = countries_at(lons[known], lats[known])
    events = events.append_column("country", pa.array(countries, pa.string()))
    boxes = {"xmin": lons.copy(), "ymin": lats.copy(), "xmax": lons.copy(), "ymax": lats.copy()}
    footprints = events["footprint"]
    if footprints.null_count < len(footprints):
        _boxes_of(footprints.to_pylist(), boxes)
    for name, values in boxes.items():
        events = events.append_column(name, pa.array(values, pa.float64(), from_pandas=True))
    return events


def _boxes_of(footprints: Sequence[bytes | None], boxes: dict[str, NDArray[np.float64]]) -> None:
    for index, wkb in enumerate(footprints):
        if wkb is not None:
            for name, value in box_of(shapely.from_wkb(wkb)).items():
                boxes[name][index] = np.nan if value is None else float(str(value))


def _note_seen(connection: duckdb.DuckDBPyConnection, archive: Archive, dataset: str) -> None:
    there = archive.snapshot().read("events", ["source_id"], where=pc.field("dataset") == dataset)
    connection.register("there", there)
    connection.execute("INSERT INTO seen SELECT source_id FROM there")
    connection.unregister("there")
