"""``python -m geo.shapes.build_outlines``: make ``outlines.parquet`` anew, after ``countries.parquet`` was."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import shapely

from geo.places.areas import admin_areas, countries
from geo.places.build.tables import OUTLINE_BITS, write
from geo.places.datafiles import DATA_FOLDER, OUTLINES_FILE
from geo.shapes.outlines import thinned_outline

MANY_POINTS = 2_000
"""An admin area of fewer is thinned at once, if at all."""


def build(target: Path) -> None:
    """Write the outlines of all countries and of the largest admin areas to the folder `target`."""
    large = (code for code, entry in admin_areas().items() if shapely.get_num_coordinates(entry.geometry) > MANY_POINTS)
    codes = [*countries(), *large]
    outlines = np.array([thinned_outline(code) for code in codes], dtype=object)
    write(target / OUTLINES_FILE, {"code": codes}, outlines, bits=OUTLINE_BITS)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m geo.shapes.build_outlines", description=__doc__)
    parser.add_argument("--to", dest="target", type=Path, default=DATA_FOLDER, help="folder of the data file")
    build(parser.parse_args(arguments).target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
