"""The prepared levels of the base map on disk."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import shapely
from PIL import Image

from dashboard import base_map, level_files
from dashboard.mercator import Tile
from dashboard.pieces import LINE, POLYGON, Pieces

SQUARE = shapely.box(0.25, 0.25, 0.5, 0.5)
LEVEL = {
    "land": Pieces.of(POLYGON, [SQUARE, shapely.box(0.5, 0.25, 0.75, 0.5)]),
    "borders": Pieces.of(LINE, [shapely.LineString([(0.5, 0.25), (0.5, 0.5), (0.6, 0.7)])]),
    "admin": Pieces.of(LINE, []),
}
WORLD = (0.0, 0.0, 1.0, 1.0)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("home")
def test_a_level_comes_back_as_it_was_kept() -> None:
    assert level_files.read(4) is None
    level_files.keep(4, LEVEL)
    found = level_files.read(4)
    assert found is not None
    for name, geometries in LEVEL.items():
        assert len(found[name]) == len(geometries)
        assert found[name].within(WORLD) == geometries.within(WORLD)
    assert level_files.read(6) is None


def test_levels_of_other_data_are_thrown_away(home: Path) -> None:
    old = home / "tiles" / "levels-0123456789ab"
    old.mkdir(parents=True)
    (home / "tiles" / "levels-note.txt").write_text("not ours")
    level_files.keep(4, LEVEL)
    assert not old.exists()
    assert level_files.read(4) is not None


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half of it", b"no archive at all"])
def test_a_damaged_file_is_none(content: bytes) -> None:
    level_files.keep(4, LEVEL)
    level_files.file_of(4).write_bytes(content)
    assert level_files.read(4) is None


@pytest.mark.usefixtures("home")
def test_arrays_that_do_not_fit_together_are_none() -> None:
    level_files.keep(4, LEVEL)
    with np.load(level_files.file_of(4)) as kept:
        arrays = dict(kept)
    np.savez(level_files.file_of(4), **arrays | {"land": arrays["land"][:-1]})
    assert level_files.read(4) is None


@pytest.mark.usefixtures("home")
def test_nothing_that_could_be_run_is_read() -> None:
    level_files.keep(4, LEVEL)
    np.savez(level_files.file_of(4), land=np.array([object()], dtype=object))
    assert level_files.read(4) is None


def test_where_nothing_can_be_written_nothing_breaks(home: Path) -> None:
    (home / "tiles").write_text("a file where a folder is to be")
    level_files.keep(4, LEVEL)
    assert level_files.read(4) is None


def test_a_tile_is_the_same_from_a_kept_level(home: Path) -> None:
    base_map._level.cache_clear()
    made = pixels()
    assert list(home.glob("tiles/levels-*/2.npz"))
    base_map._level.cache_clear()
    kept = pixels()
    assert (made == kept).all()


def pixels() -> np.ndarray:
    return np.asarray(Image.open(BytesIO(base_map.draw_tile(Tile(2, 2, 1)))).convert("RGB"))
