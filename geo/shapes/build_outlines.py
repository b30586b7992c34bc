"""``python -m geo.shapes.build_outlines``: make ``outlines.parquet``, ``seas.parquet`` and
``zones.parquet`` anew, after ``countries.parquet`` or ``borders.parquet`` was or the table of regions changed."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import shapely

from geo.places.areas import admin_areas, countries
from geo.places.borders import land_borders
from geo.places.build.tables import OUTLINE_BITS, write
from geo.places.datafiles import DATA_FOLDER, OUTLINES_FILE, SEAS_FILE, ZONES_FILE
from geo.places.regions import regions
from geo.shapes.circle import disc
from geo.shapes.extent import extent_m
from geo.shapes.frame import area_km2
from geo.shapes.kinds.places import UNCUT_SHARE, WATERS, water_of
from geo.shapes.outlines import thinned_outline
from geo.shapes.shape import compact
from geo.shapes.zones import DEPTHS_M, drawn_zone

MANY_POINTS = 2_000
"""An admin area of fewer is thinned at once, if at all."""

SEA_BITS = 20
"""Coasts of seas are not on the grid of the countries any more, so theirs is finer: 0.1 m."""


def build(target: Path) -> None:
    """Write the outlines of all countries and of the largest admin areas to the folder `target`."""
    large = (code for code, entry in admin_areas().items() if shapely.get_num_coordinates(entry.geometry) > MANY_POINTS)
    codes = [*countries(), *large]
    outlines = np.array([thinned_outline(code) for code in codes], dtype=object)
    areas = [area_km2(outline) for outline in outlines]
    write(target / OUTLINES_FILE, {"code": codes, "area_km2": areas}, outlines, bits=OUTLINE_BITS)


def build_seas(target: Path) -> None:
    """Write the water of the seas of the table of regions to the folder `target`; not of those that are whole discs."""
    seas = [region.place for region in regions() if region.feature in WATERS]
    wholes = [disc(lat=sea.lat, lon=sea.lon, radius_m=extent_m(sea)) for sea in seas]
    waters = [water_of(sea, whole) for sea, whole in zip(seas, wholes, strict=True)]
    kept = [
        (sea, *compact(water))
        for sea, whole, water in zip(seas, wholes, waters, strict=True)
        if 0 < water.area <= UNCUT_SHARE * whole.area
    ]
    columns = {name: [getattr(sea, name) for sea, *_ in kept] for name in ("name", "lat", "lon")}
    columns["simplified_m"] = [simplified_m for *_, simplified_m in kept]
    write(target / SEAS_FILE, columns, np.array([water for _, water, *_ in kept], dtype=object), bits=SEA_BITS)


def build_zones(target: Path) -> None:
    """Write the ground along every land border, at the depths that words mean, to the folder `target`."""
    rows = [(a, b, depth_m) for depth_m in DEPTHS_M for a, b in sorted(land_borders().pairs)]
    zones = np.array([drawn_zone(a, b, depth_m=depth_m) for a, b, depth_m in rows], dtype=object)
    columns = dict(zip(("a", "b", "depth_m"), map(list, zip(*rows, strict=True)), strict=True))
    write(target / ZONES_FILE, columns, zones, bits=OUTLINE_BITS)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m geo.shapes.build_outlines", description=__doc__)
    parser.add_argument("--to", dest="target", type=Path, default=DATA_FOLDER, help="folder of the data files")
    target = parser.parse_args(arguments).target
    build(target)
    build_seas(target)
    build_zones(target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
