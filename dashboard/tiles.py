"""The base map's tiles over HTTP: drawn once, kept in memory and under DATELINE_HOME, never sent twice.

A tile's address carries the version of the data (``?v=``), so a browser may keep it for ever.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

from dashboard import made_files
from dashboard.base_map import MAX_ZOOM, RENDERING, draw_tile
from dashboard.mercator import Tile
from geo import settings
from geo.places.areas import AREAS_SOURCE
from geo.places.borders import BORDERS_SOURCE
from geo.places.gazetteer import gazetteer

if TYPE_CHECKING:
    from starlette.requests import Request

KEPT_IN_MEMORY = 512
KEPT_ON_DISK = 20_000
"""Tiles; at about 8 kB each some 160 MB."""
PRUNE_EVERY = 500
IMMUTABLE = "public, max-age=31536000, immutable"
HEADERS = {"x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'"}


@cache
def version() -> str:
    """Short hash of everything that a tile's picture depends on: how it is drawn, and from which data."""
    return made_files.version_of(RENDERING, AREAS_SOURCE, BORDERS_SOURCE, gazetteer().source)


def exists(tile: Tile) -> bool:
    """Whether the pyramid has such a tile."""
    return 0 <= tile.z <= MAX_ZOOM and 0 <= tile.x < 1 << tile.z and 0 <= tile.y < 1 << tile.z


@lru_cache(maxsize=KEPT_IN_MEMORY)
def picture(tile: Tile) -> bytes:
    """The PNG of `tile`: from memory, from disk, or drawn now."""
    path = _folder() / str(tile.z) / str(tile.x) / f"{tile.y}.png"
    try:
        return path.read_bytes()
    except OSError:
        content = draw_tile(tile)
        if made_files.keep(path, lambda file: file.write(content)) and picture.cache_info().misses % PRUNE_EVERY == 0:
            prune(path.parents[3], keep=KEPT_ON_DISK)
        return content


def answer(request: Request) -> Response:
    """One tile; 404 where there is none, 304 where the browser has it. Runs in a worker thread."""
    tile = Tile(*(int(request.path_params[name]) for name in "zxy"))
    if not exists(tile):
        return Response("no such tile", status_code=404, media_type="text/plain", headers=HEADERS)
    tag = f'"{version()}-{tile.z}-{tile.x}-{tile.y}"'
    headers = HEADERS | {"cache-control": IMMUTABLE, "etag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(picture(tile), media_type="image/png", headers=headers)


def _folder() -> Path:
    return settings.home() / "tiles" / version()


def prune(folder: Path, *, keep: int) -> int:
    """Delete the oldest tiles under `folder` until `keep` are left; returns how many went."""
    tiles = sorted(folder.rglob("*.png"), key=lambda path: path.stat().st_mtime)
    surplus = tiles[: max(0, len(tiles) - keep)]
    for path in surplus:
        path.unlink(missing_ok=True)
    return len(surplus)
