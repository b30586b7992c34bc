"""The prepared levels of the base map on disk: making them all takes a quarter of a minute, reading them a second.

A file holds the geometries of one level as arrays of coordinates (GeoArrow's layout), nothing that could be run. What
cannot be read is made again.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from dashboard import made_files
from dashboard.pieces import LINE, POLYGON, Pieces
from geo import settings
from geo.places.areas import AREAS_SOURCE
from geo.places.borders import BORDERS_SOURCE

PARTS = {"land": POLYGON, "borders": LINE, "admin": LINE}
PREPARING = "1"
"""Changes with every change of how a level is made; part of the name of the folder."""


@cache
def _version() -> str:
    return made_files.version_of(PREPARING, AREAS_SOURCE, BORDERS_SOURCE)


def file_of(zoom: int) -> Path:
    """Where the level of a zoom is kept."""
    return settings.home() / "tiles" / f"levels-{_version()}" / f"{zoom}.npz"


def read(zoom: int) -> dict[str, Pieces] | None:
    """The geometries of a level by part; None where it is not kept, or damaged."""
    try:
        with file_of(zoom).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return {name: Pieces.from_arrays(kind, kept[name], kept[f"{name}-0"]) for name, kind in PARTS.items()}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return None


def _arrays(name: str, pieces: Pieces) -> dict[str, np.ndarray]:
    """Coordinates and offsets: where pieces end, and of polygons how many rings come before each, which have one."""
    arrays = {name: pieces.points, f"{name}-0": pieces.ends}
    if pieces.kind is POLYGON:
        arrays[f"{name}-1"] = np.arange(len(pieces.ends), dtype=np.int32)
    return arrays


def keep(zoom: int, level: Mapping[str, Pieces]) -> None:
    """Write a level so that no reader sees half of it. A full or read-only disk costs speed, nothing else."""
    arrays = {key: array for name in PARTS for key, array in _arrays(name, level[name]).items()}
    path = file_of(zoom)
    if made_files.keep(path, lambda file: np.savez(file, allow_pickle=False, **arrays)):
        for other in set(path.parent.parent.glob("levels-*")) - {path.parent}:
            shutil.rmtree(other, ignore_errors=True)  # of other data, or made in another way
