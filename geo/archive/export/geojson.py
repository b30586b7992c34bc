"""GeoJSON (RFC 7946): a Feature an event. Its geometry is the event's point, or where asked for its footprint."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

import duckdb
import pyarrow as pa
import shapely

from geo.archive.export.columns import COLUMNS
from geo.archive.export.formats import Job
from geo.archive.export.licences import licences, lines
from geo.archive.export.stream import FOOTPRINT, blocks, chosen, points

_POINT = ("decimalLatitude", "decimalLongitude")


def write(job: Job, file: BinaryIO) -> int:
    """Write a FeatureCollection; how many events it has. Licences stand in the foreign members."""
    of = licences(job.database, job.wanted)
    head = {"attribution": " ".join(lines(of)), "licences": of}
    members = json.dumps(head, ensure_ascii=False)[1:-1]
    file.write(f'{{"type":"FeatureCollection",{members},"features":['.encode())
    written = 0
    for block in blocks(job.database, chosen(job.database, job.wanted)):
        for texts in features(block, footprints=job.footprints):
            file.write((",\n" if written else "\n").encode() + ",\n".join(texts).encode())
            written += len(texts)
    file.write(b"\n]}\n")
    return written


def features(block: pa.Table, *, footprints: bool = False) -> Iterator[list[str]]:
    """The events of a block as GeoJSON texts. An event without a place has a null geometry (RFC 7946, 3.2)."""
    left_out = () if footprints else _POINT
    members = ", ".join(f"'{name}': \"{name}\"" for name in COLUMNS if name not in left_out)
    shapes = geometries(block, footprints=footprints)
    table = block.drop_columns([FOOTPRINT]).append_column("geometry", pa.array(shapes, pa.string()))
    with duckdb.connect(config={"threads": "1"}) as connection:
        connection.register("block", table)
        found = connection.execute(
            f"""SELECT '{{"type":"Feature","id":' || to_json(event_id) || ',"geometry":' || coalesce(geometry, 'null')
                || ',"properties":' || to_json({{'kind': 'event', {members}}}) || '}}' FROM block"""
        )
        while rows := found.fetchmany(10_000):
            yield [text for (text,) in rows]


def geometries(block: pa.Table, *, footprints: bool) -> list[str | None]:
    """The geometry of each event as GeoJSON text: outer rings counter-clockwise, lon lat."""
    wkb = points(block).to_numpy(zero_copy_only=False)
    if footprints:
        areas = block[FOOTPRINT].to_numpy(zero_copy_only=False)
        wkb = [point if area is None else area for point, area in zip(wkb, areas, strict=True)]
    shapes = shapely.orient_polygons(shapely.from_wkb(wkb))
    found: list[str | None] = shapely.to_geojson(shapes).tolist()
    return found
