"""GeoPackage: the layers ``events`` (points, every column) and ``footprints`` (areas, with the event's id)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyogrio

from geo.archive.export.columns import COLUMNS
from geo.archive.export.formats import Job
from geo.archive.export.licences import licences, lines
from geo.archive.export.stream import FOOTPRINT, SCHEMA, blocks, chosen, points

GEOMETRY = "geom"
OF_FOOTPRINT = (
    "event_id",
    "dataset",
    "title",
    "type",
    "date_start",
    "date_end",
    "places",
    "precision_level",
    "licence",
)


def write(job: Job, file: BinaryIO) -> int:
    """Write both layers; how many events. Licences stand in the layers' descriptions and in the file's metadata.

    SQLite writes to a file of its own, so the layers are made in a temporary folder first.
    """
    what = chosen(job.database, job.wanted)
    words = " ".join(lines(licences(job.database, job.wanted)))
    with tempfile.TemporaryDirectory(prefix="dateline-export-") as folder:
        path = Path(folder) / "events.gpkg"
        written = _layer(path, "events", _events, blocks(job.database, what), words, append=False)
        _layer(path, "footprints", _footprints, blocks(job.database, what), words, append=True)
        with path.open("rb") as made:
            shutil.copyfileobj(made, file, 1 << 20)
    return written


def _layer(
    path: Path,
    name: str,
    made: Callable[[pa.Table], pa.Table],
    found: Iterator[pa.Table],
    words: str,
    *,
    append: bool,
) -> int:
    rows = 0

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal rows
        for block in found:
            table = made(block)
            rows += table.num_rows
            yield from table.to_batches()

    schema = made(SCHEMA.empty_table()).schema
    pyogrio.write_arrow(
        pa.RecordBatchReader.from_batches(schema, batches()),
        path,
        layer=name,
        driver="GPKG",
        geometry_name=GEOMETRY,
        geometry_type="Point" if made is _events else "Unknown",
        crs="EPSG:4326",
        append=append,
        layer_options={"DESCRIPTION": words, "IDENTIFIER": name, "GEOMETRY_NAME": GEOMETRY},
        dataset_metadata=None if append else {"attribution": words},
    )
    return rows


def _events(block: pa.Table) -> pa.Table:
    return block.select(COLUMNS).append_column(pa.field(GEOMETRY, pa.binary()), points(block))


def _footprints(block: pa.Table) -> pa.Table:
    there = block.filter(pc.is_valid(block[FOOTPRINT]))
    return there.select(OF_FOOTPRINT).append_column(pa.field(GEOMETRY, pa.binary()), there[FOOTPRINT])
