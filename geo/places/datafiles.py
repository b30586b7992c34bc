"""Reading the GeoParquet files that ship with the library: columns as Python lists, geometry as Shapely.

The files are read with pyarrow alone: opening them with geopandas gives the same and costs a second of imports.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError

DATA_FOLDER = Path(__file__).resolve().parent / "data"
COUNTRIES_FILE = "countries.parquet"
ADMIN1_FILE = "admin1.parquet"
ADMIN2_FILE = "admin2.parquet"
BORDERS_FILE = "borders.parquet"
RIVERS_FILE = "rivers.parquet"
OUTLINES_FILE = "outlines.parquet"
SEAS_FILE = "seas.parquet"
ZONES_FILE = "zones.parquet"
_KINDS = {2: shapely.GeometryType.MULTILINESTRING, 3: shapely.GeometryType.MULTIPOLYGON}
"""Geometry by its depth of nesting in GeoParquet's native ("geoarrow") encoding."""


def read_columns(file: str, columns: tuple[str, ...]) -> dict[str, list[Any]]:
    """The named columns of data file `file`, each as a list. Raises DataError if it is missing or damaged."""
    lists = {name: values.to_pylist() for name, values in _table(file, columns).items()}
    pa.default_memory_pool().release_unused()
    return lists


@cache
def read_geometry(file: str) -> tuple[BaseGeometry, ...]:
    """The geometry of every row of `file` (Shapely, EPSG:4326, lon lat order). Raises DataError."""
    column = _table(file, ("geometry",))["geometry"].combine_chunks()
    offsets = []
    try:
        while pa.types.is_list(column.type):
            offsets.append(column.offsets.to_numpy())
            column = column.values
        xy = np.stack([column.field("x").to_numpy(), column.field("y").to_numpy()], axis=-1)
        shapes = shapely.from_ragged_array(_KINDS[len(offsets)], xy, tuple(reversed(offsets)))
    except (shapely.errors.GEOSException, ValueError, LookupError, pa.ArrowException) as error:
        raise DataError(f"data file {file!r} holds damaged geometry: {error}") from error
    del column, offsets, xy
    # Arrow would keep what it took for reading, 145 MB for the countries, until it reads again.
    pa.default_memory_pool().release_unused()
    return tuple(shapes)


def _table(file: str, columns: tuple[str, ...]) -> dict[str, Any]:
    path = DATA_FOLDER / file
    try:
        table = pq.read_table(path, columns=list(columns), use_pandas_metadata=False)
    except (OSError, pa.ArrowException) as error:
        raise DataError(
            f"data file {str(path)!r} cannot be read ({error}); `python -m geo.places.build` makes it again"
        ) from error
    return {name: table.column(name) for name in columns}
