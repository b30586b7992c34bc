"""Everything the browser loads comes from this process: Leaflet, our map script, tiles. No CDN.

Leaflet's files are those of XStatic-Leaflet. Streamlit's routes stand under ``server.baseUrlPath``; ours are
prefixed the same way, and the map's frame reaches them by relative addresses, so a proxy path works too.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import folium
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import api, first_look, tiles
from dashboard.base_path import base_path
from dashboard.front_end import FrontEnd
from dashboard.guard import Guard, SecurityHeaders
from dashboard.map_labels import font_file
from dashboard.preloading import Preload

if TYPE_CHECKING:
    from starlette.requests import Request

STATIC = Path(__file__).resolve().parent / "static"
FRAME_TO_ROOT = "../../"
"""From ``<base>/component/streamlit_folium.st_folium/index.html`` to ``<base>/``."""


@cache
def static_version() -> str:
    """A short hash of our own static files: their addresses change when they do."""
    digest = hashlib.sha256()
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


MAP_SCRIPTS = ("base", "marks", "cells", "areas", "edited", "view", "address", "stage")
"""Parts of the map's own script, in the order in which they build on each other."""


@cache
def map_script() -> str:
    """The map's own script: its parts in one function, which keeps their names to itself."""
    parts = ((STATIC / "map" / f"{name}.js").read_text("utf-8") for name in MAP_SCRIPTS)
    return "\n".join(("(function () {", '"use strict";', *parts, "})();", ""))


class LocalMap(folium.Map):
    """A Folium map whose scripts and styles are served by us (class attributes: `add_js_link` would change
    them for every map of the process)."""

    default_js: ClassVar[list[tuple[str, str]]] = [  # type: ignore[misc]
        ("leaflet", f"{FRAME_TO_ROOT}vendor/leaflet/leaflet.js"),
        ("dateline_tiles", f"{FRAME_TO_ROOT}static-map/tile_queue.js?v={static_version()}"),
        ("dateline_map", f"{FRAME_TO_ROOT}static-map/map.js?v={static_version()}"),
    ]
    default_css: ClassVar[list[tuple[str, str]]] = [  # type: ignore[misc]
        ("leaflet_css", f"{FRAME_TO_ROOT}vendor/leaflet/leaflet.css"),
        ("dateline_map_css", f"{FRAME_TO_ROOT}static-map/map.css?v={static_version()}"),
    ]


class CachedFiles(StaticFiles):
    """Static files that a browser may keep: Leaflet never changes under its version, ours carry a hash."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """The file's answer with a lifetime."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=86400"
        return response


def health(_request: Request) -> JSONResponse:
    """Whether the process answers."""
    return JSONResponse({"ok": True})


def font(_request: Request) -> Response:
    """The typeface of the page and the tiles, for the labels in the map's frame."""
    path = font_file()
    if path is None:
        return Response("no such font", status_code=404, media_type="text/plain")
    return FileResponse(path, media_type="font/woff2", headers={"cache-control": "public, max-age=86400"})


def script(_request: Request) -> Response:
    """The map's own script. Its address carries a hash."""
    return Response(map_script(), media_type="text/javascript", headers={"cache-control": "public, max-age=86400"})


def routes() -> list[BaseRoute]:
    """Our routes under Streamlit's base path. Mounts, so that an unknown address in them is a 404 and not the
    page."""
    prefix = base_path()
    leaflet = str(files("xstatic.pkg.leaflet") / "data")
    return [
        Route(f"{prefix}/health", health),
        Mount(f"{prefix}/vendor/leaflet", CachedFiles(directory=leaflet)),
        Route(f"{prefix}/vendor/font/source-sans.woff2", font),
        Route(f"{prefix}/static-map/map.js", script),
        Mount(f"{prefix}/static-map", CachedFiles(directory=STATIC)),
        *api.routes(prefix),
        Route(f"{prefix}/drawn/{{token}}", first_look.answer, methods=["POST"]),
        Mount(f"{prefix}/tiles", routes=[Route("/{z:int}/{x:int}/{y:int}.png", tiles.answer)]),
    ]


def middleware() -> list[Middleware]:
    """The middleware of the whole app: the headers are on refusals too."""
    frame_files = [address for _, address in (*LocalMap.default_js, *LocalMap.default_css)]
    return [
        Middleware(SecurityHeaders),
        Middleware(Guard),
        Middleware(FrontEnd),
        Middleware(Preload, frame_files=frame_files),
    ]
