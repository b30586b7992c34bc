"""GeoParquet 1.1: one row an event, its point in ``geometry`` and its footprint in ``footprint``, each with a box.

The boxes are the covering columns ``bbox`` and ``footprint_bbox`` of the specification, by which readers leave out what
lies elsewhere. Coordinates are OGC:CRS84 (WGS84, lon lat), the specification's default.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.archive.export.columns import COLUMNS
from geo.archive.export.formats import Job
from geo.archive.export.licences import licences, lines
from geo.archive.export.stream import FOOTPRINT, SCHEMA, blocks, chosen, points
from geo.model import Json

VERSION = "1.1.0"
GEOMETRY = "geometry"
COVERINGS = {GEOMETRY: "bbox", FOOTPRINT: "footprint_bbox"}
_EDGES = ("xmin", "ymin", "xmax", "ymax")
_BOX = pa.struct([(edge, pa.float64()) for edge in _EDGES])
_KINDS = {0: "Point", 1: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon",
          7: "GeometryCollection"}  # fmt: skip


@dataclass(slots=True)
class _Seen:
    """What a geometry column held: its bounds and its kinds of geometry."""

    bounds: list[float] = field(default_factory=lambda: [np.inf, np.inf, -np.inf, -np.inf])
    kinds: set[str] = field(default_factory=set)

    def add(self, bounds: np.ndarray, kinds: np.ndarray) -> None:
        self.kinds |= {_KINDS[int(kind)] for kind in np.unique(kinds) if int(kind) in _KINDS}
        known = bounds[~np.isnan(bounds[:, 0])]
        if len(known):
            low, high = known[:, :2].min(axis=0), known[:, 2:].max(axis=0)
            self.bounds = [*np.minimum(self.bounds[:2], low).tolist(), *np.maximum(self.bounds[2:], high).tolist()]

    def to_dict(self, covering: str) -> Json:
        found: Json = {
            "encoding": "WKB",
            "geometry_types": sorted(self.kinds),
            "covering": {"bbox": {edge: [covering, edge] for edge in _EDGES}},
        }
        return found | ({"bbox": self.bounds} if self.kinds else {})


def write(job: Job, file: BinaryIO) -> int:
    """Write the table; how many events. Licences stand in the file's metadata and in the column ``licence``."""
    of = licences(job.database, job.wanted)
    seen = {name: _Seen() for name in COVERINGS}
    schema = _with_geometry(SCHEMA.empty_table(), seen).schema
    words = {"attribution": " ".join(lines(of)), "licences": json.dumps(of, ensure_ascii=False)}
    written = 0
    with pq.ParquetWriter(file, schema.with_metadata(words), compression="zstd") as writer:
        for block in blocks(job.database, chosen(job.database, job.wanted)):
            table = _with_geometry(block, seen)
            writer.write_table(table.replace_schema_metadata(words))
            written += table.num_rows
        columns = {name: seen[name].to_dict(covering) for name, covering in COVERINGS.items()}
        meta = {"version": VERSION, "primary_column": GEOMETRY, "columns": columns}
        writer.add_key_value_metadata({"geo": json.dumps(meta)})
    return written


def _with_geometry(block: pa.Table, seen: dict[str, _Seen]) -> pa.Table:
    table = block.select(COLUMNS)
    for name, wkb in ((GEOMETRY, points(block)), (FOOTPRINT, block[FOOTPRINT].combine_chunks())):
        shapes = shapely.from_wkb(wkb.to_numpy(zero_copy_only=False))
        bounds = shapely.bounds(shapes).reshape(-1, 4)
        seen[name].add(bounds, shapely.get_type_id(shapes))
        missing = pa.array(np.isnan(bounds[:, 0]), pa.bool_())
        edges = [pa.array(bounds[:, i], pa.float64()) for i in range(4)]
        box = pa.StructArray.from_arrays(edges, fields=list(_BOX), mask=missing)
        table = table.append_column(pa.field(name, pa.binary()), wkb).append_column(COVERINGS[name], box)
    return table
