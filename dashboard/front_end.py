"""The files of Streamlit's front end and of the map's frame, from memory and packed.

A first visit asks for some 180 of them, 5 MB. Streamlit reads each from disk, in several steps through all its layers
and unpacked; packed they are 1.7 MB. Only files that were there when the server started are answered for, by their
exact address; everything else is Streamlit's to answer.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.base_path import base_path

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

KEPT = "public, immutable, max-age=31536000"
"""Each address holds a hash of its file: what it answers never changes."""
PACKED = frozenset({".js", ".css", ".ttf", ".svg"})
SMALLEST_PACKED, LARGEST_PACKED = 1_000, 900_000
"""Bytes. The larger ones are kinds of charts that the page has none of."""
_LEVEL = 6
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
_PLACES: tuple[tuple[str, str, str], ...] = (
    ("static", "streamlit", "static/static"),
    ("component/streamlit_folium.st_folium/static", "streamlit_folium", "frontend/build/static"),
)
"""Folders of files with a hash in their names: where a browser asks for them, the package, the folder in it. The
packages are not imported for it: a component's does not work any more if it is before Streamlit runs."""


@dataclass(slots=True)
class Kept:
    """A file as it is answered. `packed` is None until it was packed, or where that makes no sense."""

    path: Path
    headers: list[tuple[bytes, bytes]]
    content: bytes | None = None
    packed: bytes | None = None

    def read(self) -> bytes:
        """The file's bytes, from disk the first time. Raises OSError."""
        if self.content is None:
            self.content = self.path.read_bytes()
        return self.content

    def pack(self) -> None:
        """Compress the file for those who can unpack it. Raises OSError."""
        if self.packed is None and self.path.suffix in PACKED:
            self.packed = gzip.compress(self.content or self.path.read_bytes(), _LEVEL, mtime=0)


@cache
def kept_files() -> dict[str, Kept]:
    """Every file by its address under the base path. Empty where Streamlit keeps them elsewhere."""
    return {
        f"{address}/{path.relative_to(folder).as_posix()}": Kept(path, _headers(path))
        for address, package, inside in _PLACES
        for folder in [_folder(package) / inside]
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".map", ".txt"}
    }


def _folder(package: str) -> Path:
    found = find_spec(package)
    return Path(found.origin).parent if found and found.origin else Path()


def _headers(path: Path) -> list[tuple[bytes, bytes]]:
    kind = _TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    return [(b"content-type", kind.encode()), (b"cache-control", KEPT.encode()), (b"vary", b"Accept-Encoding")]


def pack() -> None:
    """Compress what a page may ask for: half a second of work, for a third of the bytes. Raises OSError."""
    for kept in kept_files().values():
        if SMALLEST_PACKED <= kept.path.stat().st_size <= LARGEST_PACKED:
            kept.pack()


class FrontEnd:
    """Middleware that answers for `kept_files`, and passes on every other request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.prefix = f"{base_path()}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        kept = self._kept(scope)
        if kept is None:
            await self.app(scope, receive, send)
            return
        asked = dict(scope["headers"])
        content, headers = kept.read(), list(kept.headers)
        if kept.packed is not None and b"gzip" in asked.get(b"accept-encoding", b""):
            content = kept.packed
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(content)).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else content})

    def _kept(self, scope: Scope) -> Kept | None:
        """The file that is asked for whole. Parts of files are Streamlit's to answer."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        path = scope["path"]
        if not path.startswith(self.prefix) or any(name == b"range" for name, _ in scope["headers"]):
            return None
        return kept_files().get(path[len(self.prefix) :])
