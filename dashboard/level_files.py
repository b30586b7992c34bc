"""The prepared levels of the base map on disk: making them all takes a quarter of a minute, reading them a second.

A file holds the geometries of one level as arrays of coordinates (GeoArrow's layout, by Shapely), nothing that could be
run. What cannot be read is made again.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard import made_files
from geo import settings
from geo.places.areas import AREAS_SOURCE
from geo.places.borders import BORDERS_SOURCE

POLYGON, LINE = shapely.GeometryType.POLYGON, shapely.GeometryType.LINESTRING
PARTS = {"land": POLYGON, "borders": LINE, "admin": LINE}
_OFFSETS = {POLYGON: 2, LINE: 1}
"""Arrays of offsets that a kind has: where its rings and its lines end."""
PREPARING = "1"
"""Changes with every change of how a level is made; part of the name of the folder."""
_STEPS = 2**30
"""Of the world's width: the finest tile's pixel is 256 of them."""


@cache
def _version() -> str:
    return made_files.version_of(PREPARING, AREAS_SOURCE, BORDERS_SOURCE)


def file_of(zoom: int) -> Path:
    """Where the level of a zoom is kept."""
    return settings.home() / "tiles" / f"levels-{_version()}" / f"{zoom}.npz"


def read(zoom: int) -> dict[str, Sequence[BaseGeometry]] | None:
    """The geometries of a level by part; None where it is not kept, or damaged."""
    try:
        with file_of(zoom).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return {name: _geometries(name, kept) for name in PARTS}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile, shapely.errors.GEOSException):
        return None


def _geometries(name: str, kept: Mapping[str, np.ndarray]) -> Sequence[BaseGeometry]:
    kind = PARTS[name]
    offsets = tuple(kept[f"{name}-{number}"] for number in range(_OFFSETS[kind]))
    found: Sequence[BaseGeometry] = shapely.from_ragged_array(kind, kept[name] / _STEPS, offsets)
    return found


def _arrays(name: str, geometries: Sequence[BaseGeometry]) -> dict[str, np.ndarray]:
    """Coordinates and offsets of geometries that are all of the part's kind."""
    if len(geometries):
        _, coordinates, offsets = shapely.to_ragged_array(np.asarray(geometries, dtype=object))
    else:
        coordinates, offsets = np.empty((0, 2)), (np.zeros(1, dtype=np.int64),) * _OFFSETS[PARTS[name]]
    arrays = {name: np.rint(coordinates * _STEPS)} | {f"{name}-{number}": one for number, one in enumerate(offsets)}
    return {key: array.astype(np.int32) for key, array in arrays.items()}


def keep(zoom: int, level: Mapping[str, Sequence[BaseGeometry]]) -> None:
    """Write a level so that no reader sees half of it. A full or read-only disk costs speed, nothing else."""
    arrays = {key: array for name in PARTS for key, array in _arrays(name, level[name]).items()}
    path = file_of(zoom)
    if made_files.keep(path, lambda file: np.savez(file, allow_pickle=False, **arrays)):
        for other in set(path.parent.parent.glob("levels-*")) - {path.parent}:
            shutil.rmtree(other, ignore_errors=True)  # of other data, or made in another way
