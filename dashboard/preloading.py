"""What a browser is told to fetch before it finds out by itself: the scripts that draw the map, and those of its frame.

Streamlit's page learns only from the first run of our script that there is a map, and asks then for what draws it; what
the script sends after the map is meanwhile drawn first. Told in the head of the page's answer (``Link``, RFC 8288), the
scripts are there when the map comes, and its frame is on its way before anything else is drawn.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dashboard.base_path import base_path
from dashboard.front_end import kept_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPTS = "static/js"
FIRST = ("Html", "ComponentInstance", "BidiComponent")
"""What draws the head of the page, the map, and the timeline and panel: names of Streamlit's scripts before their hash.
One that there is no more is left out."""
FRAME = "component/streamlit_folium.st_folium/index.html"
_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]{1,100}\.js)"')


@cache
def page_scripts() -> tuple[str, ...]:
    """The addresses of the scripts of `FIRST`, and of those that they import. Raises OSError."""
    found: dict[str, None] = {}
    for name in FIRST:
        own = [address for address in kept_files() if address.startswith(f"{SCRIPTS}/{name}.")]
        for address in own[:1]:
            found[address] = None
            text = kept_files()[address].path.read_text("utf-8")
            imported = (f"{SCRIPTS}/{other}" for other in _IMPORTED.findall(text))
            found.update((other, None) for other in imported if other in kept_files())
    return tuple(found)


def link_header(addresses: Iterable[str]) -> bytes:
    """The value of ``Link`` for scripts of a page, scripts and styles of a frame."""
    return ", ".join(f"<{address}>; {_relation(address)}" for address in addresses).encode("latin-1")


def _relation(address: str) -> str:
    suffix = PurePosixPath(address.partition("?")[0]).suffix
    if address.startswith("./"):
        return "rel=modulepreload; crossorigin"  # as Streamlit's own page asks for them
    return f"rel=preload; as={'style' if suffix == '.css' else 'script'}"


class Preload:
    """Middleware that puts ``Link`` on the page's answer and on that of the map's frame, which needs `frame_files`."""

    def __init__(self, app: ASGIApp, frame_files: Iterable[str]) -> None:
        self.app = app
        prefix = f"{base_path()}/"
        page = link_header(f"./{address}" for address in page_scripts())
        self.links: Mapping[str, bytes] = {prefix: page, f"{prefix}{FRAME}": link_header(frame_files)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add to the head of its answer."""
        link = self.links.get(scope.get("path", "")) if scope["type"] == "http" else None
        if not link:
            await self.app(scope, receive, send)
            return

        async def send_with_link(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [*message.get("headers", []), (b"link", link)]
            await send(message)

        await self.app(scope, receive, send_with_link)
