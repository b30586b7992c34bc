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
from urllib.parse import urlsplit

import folium
import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import api, tiles
from dashboard.map_labels import font_file
from dashboard.online import ONLINE_TILES, online_allowed

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

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


class LocalMap(folium.Map):
    """A Folium map whose scripts and styles are served by us (class attributes: `add_js_link` would change
    them for every map of the process)."""

    default_js: ClassVar[list[tuple[str, str]]] = [  # type: ignore[misc]
        ("leaflet", f"{FRAME_TO_ROOT}vendor/leaflet/leaflet.js"),
        ("dateline_map", f"{FRAME_TO_ROOT}static-map/map.js?v={static_version()}"),
    ]
    default_css: ClassVar[list[tuple[str, str]]] = [  # type: ignore[misc]
        ("leaflet_css", f"{FRAME_TO_ROOT}vendor/leaflet/leaflet.css"),
        ("dateline_map_css", f"{FRAME_TO_ROOT}static-map/map.css?v={static_version()}"),
    ]


def content_policy() -> str:
    """The Content-Security-Policy of every page: this host only, and the online tile hosts if they are allowed.

    ``unsafe-inline`` and ``unsafe-eval`` are what Streamlit's front end and streamlit-folium need to draw at all;
    what the policy enforces is that nothing is fetched from, or sent to, another host.
    """
    hosts = " ".join(sorted({f"https://{urlsplit(layer.url).hostname}" for layer in ONLINE_TILES}))
    images = f"'self' data: blob: {hosts}".strip() if online_allowed() else "'self' data: blob:"
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            f"img-src {images}",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


class SecurityHeaders:
    """Middleware that puts the security headers on every answer, Streamlit's own included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"content-security-policy", content_policy().encode("latin-1")),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add what is missing to the head of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                present = {name.lower() for name, _ in headers}
                message["headers"] = headers + [row for row in self.headers if row[0] not in present]
            await send(message)

        await self.app(scope, receive, send_with_headers)


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


def routes() -> list[BaseRoute]:
    """Our routes under Streamlit's base path. Mounts, so that an unknown address in them is a 404 and not the
    page."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    prefix = f"/{base}" if base else ""
    leaflet = str(files("xstatic.pkg.leaflet") / "data")
    return [
        Route(f"{prefix}/health", health),
        Mount(f"{prefix}/vendor/leaflet", CachedFiles(directory=leaflet)),
        Route(f"{prefix}/vendor/font/source-sans.woff2", font),
        Mount(f"{prefix}/static-map", CachedFiles(directory=STATIC)),
        *api.routes(prefix),
        Mount(f"{prefix}/tiles", routes=[Route("/{z:int}/{x:int}/{y:int}.png", tiles.answer)]),
    ]


def middleware() -> list[Middleware]:
    """The middleware of the whole app."""
    return [Middleware(SecurityHeaders)]
