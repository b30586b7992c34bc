"""What leaves the archive: the formats that people take away, and reports that were never in it as GeoJSON and CSV.

`export` writes what a filter keeps in a format of `FORMATS`. What a format needs is loaded when it is asked for.
"""

from geo.archive.export.cells import safe_cell
from geo.archive.export.columns import ATTRIBUTION, COLUMNS
from geo.archive.export.formats import FORMATS, ExportFormat, export
from geo.archive.export.reports import georeference_feature, to_csv, to_geojson

__all__ = [
    "ATTRIBUTION",
    "COLUMNS",
    "FORMATS",
    "ExportFormat",
    "export",
    "georeference_feature",
    "safe_cell",
    "to_csv",
    "to_geojson",
]
