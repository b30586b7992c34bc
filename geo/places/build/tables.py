"""Writing GeoParquet that is small and that anybody can open.

Coordinates are rounded to a power of two of a degree: such doubles end in zeros, so that the byte-stream-split
encoding and Zstandard hold a point in under four bytes, and every reader still finds plain doubles.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.places.build.segments import Geometries

OUTLINE_BITS = 17
"""Countries and borders lie on a grid of 2^-17 degrees (0.85 m at most)."""
ADMIN1_BITS = 16
_NESTING = {"MultiLineString": 2, "MultiPolygon": 3}


def on_grid(geometry: Geometries, bits: int) -> Geometries:
    """`geometry` with coordinates rounded to 2^-bits degrees; polygons that this would break are snapped whole."""
    step = 2.0**bits
    rounded = shapely.transform(geometry, lambda xy: np.round(xy * step) / step)
    broken = ~shapely.is_valid(rounded)
    rounded[broken] = shapely.set_precision(shapely.make_valid(geometry[broken]), 1 / step)
    return np.asarray(rounded)


def write(path: Path, columns: dict[str, list[Any]], geometry: Geometries, *, bits: int) -> None:
    """Write `columns` and `geometry` (all MultiLineStrings or all MultiPolygons, EPSG:4326) as GeoParquet."""
    shapes = on_grid(geometry, bits)
    kind = shapely.get_type_id(shapes[0])
    single, multi = (1, shapely.multilinestrings) if kind in (1, 5) else (3, shapely.multipolygons)
    shapes = np.array([multi([shape]) if shapely.get_type_id(shape) == single else shape for shape in shapes])
    frame = gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")
    nesting = "list.element." * _NESTING[shapes[0].geom_type]
    frame.to_parquet(
        path,
        compression="zstd",
        compression_level=19,
        geometry_encoding="geoarrow",
        schema_version="1.1.0",
        use_dictionary=False,
        use_byte_stream_split=[f"geometry.{nesting}{axis}" for axis in ("x", "y")],
    )
