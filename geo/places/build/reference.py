"""Natural Earth's countries 1:10m (package world-atlas): the reference for what OpenStreetMap's data leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyogrio
import shapely

_WITHOUT_NUMBER = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}


def countries(path: Path, by_number: Mapping[int, str]) -> dict[str, shapely.MultiPolygon]:
    """The polygons of ``countries-10m.json`` by ISO alpha-2 code. `by_number` maps ISO's numbers to codes."""
    frame = pyogrio.read_dataframe(path, layer="countries")
    parts: dict[str, list[shapely.Geometry]] = {}
    for number, name, shape in zip(frame["id"], frame["name"], frame.geometry, strict=True):
        digits = str(number).removesuffix(".0")
        code = _WITHOUT_NUMBER.get(name) or (by_number.get(int(digits)) if digits.isdigit() else None)
        if code is not None:
            parts.setdefault(code, []).append(shapely.make_valid(shape))
    shapes = {code: shapely.union_all(np.array(found, dtype=object)) for code, found in parts.items()}
    for shape in shapes.values():
        shapely.prepare(shape)
    return shapes


def land_borders(countries: Mapping[str, shapely.MultiPolygon]) -> shapely.MultiLineString:
    """The lines that two countries of Natural Earth share, lakes and rivers included."""
    codes = sorted(countries)
    edges = shapely.boundary(np.array([countries[code] for code in codes], dtype=object))
    first, second = shapely.STRtree(edges).query(edges)
    keep = first < second
    shared = shapely.get_parts(shapely.intersection(edges[first[keep]], edges[second[keep]]))
    lines = [part for part in shapely.get_parts(shared) if part.geom_type == "LineString" and not part.is_empty]
    return shapely.line_merge(shapely.multilinestrings(lines))
