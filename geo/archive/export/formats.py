"""The formats that an archive can be taken away in, as one table. A format's module is loaded when it is used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from geo.errors import ArchiveError, quoted

if TYPE_CHECKING:
    from geo.archive.database import Database
    from geo.archive.query import Filter


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format: its name, what a person calls it, how its files end, its media type, and the module that writes it.

    ``footprints`` tells whether it can draw areas in place of points when asked to.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    module: str
    footprints: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """What to write: the events that `wanted` keeps, as areas where they have one if `footprints`."""

    database: Database
    wanted: Filter
    footprints: bool = False


_FORMATS = (
    ExportFormat("geojson", "GeoJSON", ".geojson", "application/geo+json", "geojson", footprints=True),
    ExportFormat("gpkg", "GeoPackage", ".gpkg", "application/geopackage+sqlite3", "geopackage"),
    ExportFormat("geoparquet", "GeoParquet", ".parquet", "application/vnd.apache.parquet", "geoparquet"),
    ExportFormat("kml", "KML", ".kml", "application/vnd.google-earth.kml+xml", "kml", footprints=True),
    ExportFormat("csv", "CSV", ".csv", "text/csv; charset=utf-8", "table"),
    ExportFormat("jsonl", "JSON lines, whole reports", ".jsonl", "application/x-ndjson", "whole_reports"),
    ExportFormat("html", "HTML map in one file", ".html", "text/html; charset=utf-8", "page"),
)
FORMATS: dict[str, ExportFormat] = {row.name: row for row in _FORMATS}


def export(database: Database, wanted: Filter, form: str, file: BinaryIO, *, footprints: bool = False) -> int:
    """Write the events that `wanted` keeps, corrections applied, to `file` in the format `form` of `FORMATS`.

    Returns the number of events written. Raises ArchiveError: no such format, one that draws no `footprints`, an
    archive that cannot be read.
    """
    found = FORMATS.get(form)
    if found is None:
        raise ArchiveError(f"{quoted(form)} is no format: {', '.join(FORMATS)}")
    if footprints and not found.footprints:
        able = ", ".join(row.name for row in _FORMATS if row.footprints)
        raise ArchiveError(f"{form} takes no choice of footprints: {able} do")
    write = import_module(f"geo.archive.export.{found.module}").write
    return int(write(Job(database, wanted, footprints), file))
