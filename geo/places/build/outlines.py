"""``borders.parquet`` and ``countries.parquet``: one set of arcs, so that distance and containment always agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geo.places.build import reference
from geo.places.build.arcs import Arcs, arcs_of, borders_of, countries_of, simplified
from geo.places.build.land import NOBODY, Land, divide, source_parts
from geo.places.build.names import CountryName, country_names
from geo.places.build.packages import LAND, WORLD, unpacked
from geo.places.build.segments import Geometries
from geo.places.build.tables import OUTLINE_BITS, write
from geo.places.build.waters import UNCLAIMED, fill
from geo.places.datafiles import BORDERS_FILE, COUNTRIES_FILE
from geo.places.nearest import GEOD, LineIndex

Say = Callable[[str], None]
Pair = tuple[str, str]

UNCLAIMED_PAIR: Mapping[str, Pair] = {"Bir Tawil": ("EG", "SD")}
DROPPED: Mapping[Pair, str] = {
    ("BH", "SA"): "an artificial island on the causeway",
    ("MY", "SG"): "two causeways",
}
"""Pairs that share a line in the source but have no border on land."""
PIECES_MIN_M = 20.0
"""Shared lines shorter than this over a whole pair are artefacts of drawing."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """Border lines by pair and polygons by country, with what to say about them."""

    borders: dict[Pair, shapely.MultiLineString]
    countries: dict[str, shapely.MultiPolygon]
    notes: tuple[str, ...]


def build(packages: Path, target: Path, say: Say) -> None:
    """Make both files in `target` from the packages in `packages`; tells `say` what was decided and measured."""
    names = country_names()
    shapes = reference.countries(
        unpacked(WORLD, packages) / "countries-10m.json",
        {name.numeric: code for code, name in names.items() if name.numeric},
    )
    parts, codes = source_parts(
        unpacked(LAND, packages) / "map.geo.json", {name.alpha3: code for code, name in names.items()}
    )
    say(f"{len(parts)} polygons of {len(set(codes.tolist()))} countries")
    land = fill(divide(parts, codes, shapes), reference.land_borders(shapes), shapes)
    outlines = _outlines(land, say)
    for note in outlines.notes:
        say(note)
    _write_borders(outlines.borders, target / BORDERS_FILE)
    _write_countries(outlines.countries, names, target / COUNTRIES_FILE)


def _outlines(land: Land, say: Say) -> Outlines:
    full = arcs_of(land)
    short, held = simplified(full)
    say(f"{held} pieces of arcs kept more points than planned, because they would have crossed others")
    unclaimed = {UNCLAIMED_PAIR[name]: _face_at(land, point) for name, point in UNCLAIMED.items()}
    borders = borders_of(short, land.codes, unclaimed)
    notes = list(land.notes)
    for pair, line in sorted(borders.items()):
        length_m = abs(GEOD.geometry_length(line))
        why = DROPPED.get(pair) or (f"only {length_m:.0f} m" if length_m < PIECES_MIN_M else None)
        if why:
            notes.append(f"dropped {'-'.join(pair)}: {why}")
            del borders[pair]
    notes += _measured(full, borders, land.codes)
    return Outlines(borders, countries_of(short, land.codes), tuple(notes))


def _face_at(land: Land, point: tuple[float, float]) -> shapely.Polygon:
    spot = shapely.Point(point)
    return next(face for face in land.faces[land.owner == NOBODY] if face.intersects(spot))


def _measured(full: Arcs, borders: dict[Pair, shapely.MultiLineString], codes: tuple[str, ...]) -> list[str]:
    """How far the points of the full lines are from the lines kept: metres over all pairs."""
    gaps = []
    for pair, line in sorted(borders.items()):
        a, b = codes.index(pair[0]), codes.index(pair[1])
        mine = ((full.left == a) & (full.right == b)) | ((full.left == b) & (full.right == a))
        xy = shapely.get_coordinates(full.lines[mine])
        parts = np.asarray(shapely.get_parts(line))
        if len(xy):
            found = LineIndex(parts, np.zeros(len(parts), dtype=np.intp)).nearest(lons=xy[:, 0], lats=xy[:, 1])
            gaps.append(found.distance_m)
    gap = np.concatenate(gaps)
    points = sum(shapely.get_num_coordinates(line) for line in borders.values())
    spread = f"median {np.median(gap):.1f} m, 95 % {np.percentile(gap, 95):.1f} m, largest {gap.max():.1f} m"
    return [
        f"{len(borders)} pairs, {points} points",
        f"from the {len(gap)} points of the full lines to the lines kept: {spread}",
    ]


def _write_borders(borders: dict[Pair, shapely.MultiLineString], path: Path) -> None:
    pairs = sorted(borders)
    lines = np.array([borders[pair] for pair in pairs], dtype=object)
    columns: dict[str, list[Any]] = {
        "a": [pair[0] for pair in pairs],
        "b": [pair[1] for pair in pairs],
        "length_km": [round(abs(GEOD.geometry_length(line)) / 1000, 1) for line in lines],
    }
    write(path, columns, lines, bits=OUTLINE_BITS)


def _write_countries(shapes: dict[str, shapely.MultiPolygon], names: dict[str, CountryName], path: Path) -> None:
    codes = sorted(shapes)
    geometry: Geometries = np.array([shapes[code] for code in codes], dtype=object)
    largest = np.array([max(shapely.get_parts(shape), key=lambda part: part.area) for shape in geometry])
    inside = shapely.point_on_surface(largest)
    columns: dict[str, list[Any]] = {
        "code": codes,
        "alpha3": [names[code].alpha3 for code in codes],
        "name": [names[code].names[0] for code in codes],
        "names": [list(names[code].names) for code in codes],
        "type": ["Country"] * len(codes),
        "lat": shapely.get_y(inside).round(5).tolist(),
        "lon": shapely.get_x(inside).round(5).tolist(),
        "geonameid": [names[code].geonameid for code in codes],
        "wikidata_id": [None] * len(codes),
    }
    write(path, columns, geometry, bits=OUTLINE_BITS)
