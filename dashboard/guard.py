"""What is let in before any page or route is asked, and what every answer carries.

A browser shows many sites at once, and each of them may send requests to this server. So: the server answers only to
names that nobody else can point at it (DNS rebinding), only to its own pages (by `Origin` and `Sec-Fetch-Site`; a link
from elsewhere may open the page), and of Streamlit's own endpoints each only to those who need it.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from streamlit.auth_util import get_origin_from_redirect_uri
from streamlit.errors import StreamlitSecretNotFoundError

from dashboard import access, strings
from dashboard.base_path import base_path
from dashboard.online import ONLINE_TILES, online_allowed
from geo.errors import quoted

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

READING = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})
"""Values of ``Sec-Fetch-Site`` of our own pages and of addresses that a person typed."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not answered: a status of HTTP and a line for whoever reads it."""

    status: int
    words: str


# --- who asks -------------------------------------------------------------------------------------------------------


def refusal(scope: Scope) -> Refusal | None:
    """Why a request is not answered; None for one that is."""
    request = HTTPConnection(scope)
    headers = request.headers
    hosts = headers.getlist("host")
    if any(not answers_to(host) for host in hosts):
        return Refusal(421, strings.wrong_host(quoted(hosts[0])))
    if scope["type"] == "websocket" or scope.get("method") not in READING:
        foreign = not is_own_origin(headers)
    else:
        foreign = is_foreign_fetch(headers)
    if foreign:
        return Refusal(403, strings.FOREIGN_PAGE)
    return _not_theirs(request)


def answers_to(host: str) -> bool:
    """Whether a ``Host`` header names this server by something that no other site can make its own: an IP address, a
    name of this machine, or one that the operator gave (``browser.serverAddress``, the sign-in's ``redirect_uri``,
    ``server.allowedHosts``)."""
    name = access.host_name(host)
    return bool(name) and (_is_address(name) or name in _machine_names() | _public_names() or _is_allowed(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@cache
def _machine_names() -> frozenset[str]:
    own = socket.gethostname().lower()
    return frozenset({"localhost", own, f"{own.partition('.')[0]}.local"})


def _public_names() -> frozenset[str]:
    """What people call this server from elsewhere."""
    try:
        sign_in = urlsplit(get_origin_from_redirect_uri() or "").netloc
    except (ValueError, StreamlitSecretNotFoundError):
        sign_in = ""
    names = (str(st.get_option("browser.serverAddress") or ""), sign_in)
    return frozenset(access.host_name(name) for name in names) - {""}


def _is_allowed(name: str) -> bool:
    """Whether ``server.allowedHosts`` has a name: as it is, by ``*.example.org``, or by ``*``."""
    patterns = [str(pattern).strip().lower() for pattern in st.get_option("server.allowedHosts") or ()]
    ends = tuple(pattern[1:] for pattern in patterns if pattern.startswith("*."))
    return name in patterns or "*" in patterns or name.endswith((".localhost", *ends))


def is_own_origin(headers: Headers) -> bool:
    """Whether what changes something, or opens the page's own connection, comes from our page, or from no browser."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in OWN_SITES
    netloc = origin.partition("://")[2]
    name = access.host_name(netloc)
    if not name or netloc.lower() == headers.get("host", "").lower():
        return bool(name)
    # A proxy may have put another name in the place of ours. A name of this machine will not do: other programs on it
    # have that too, at other ports.
    port = urlsplit(origin).port
    return name in _public_names() - _machine_names() and port in {None, st.get_option("browser.serverPort")}


def is_foreign_fetch(headers: Headers) -> bool:
    """Whether another site's page reads, embeds or times something of ours. Opening the page from a link is none."""
    site = headers.get("sec-fetch-site")
    if site is None or site in OWN_SITES:
        return False
    return not (headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document")


# --- Streamlit's own endpoints --------------------------------------------------------------------------------------


def _not_theirs(request: HTTPConnection) -> Refusal | None:
    """Uploads lie in memory until a session ends: they are for who may add. Counts of sessions and memory are for this
    machine, files to be saved for who may look."""
    path = str(request.scope["path"]).removeprefix(base_path())
    if path.startswith("/_stcore/upload_file/"):
        allowed = request.scope.get("method") == "OPTIONS" or access.of_request(request).edit
    elif path.startswith(("/_stcore/metrics", "/_stcore/agent")):
        allowed = access.of_request(request).local
    elif path.startswith("/media/"):
        allowed = access.of_request(request).read
    else:
        allowed = True
    return None if allowed else Refusal(403, strings.MAY_NOT_ASK)


class Guard:
    """Middleware that answers only what may be asked."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it. A websocket that is closed before it opens is a 403 to the browser."""
        refused = refusal(scope) if scope["type"] in {"http", "websocket"} else None
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            answer = PlainTextResponse(f"{refused.words}\n", refused.status, {"cache-control": "no-store"})
            await answer(scope, receive, send)


# --- what every answer carries --------------------------------------------------------------------------------------


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
            "connect-src 'self'",  # the page's websocket too
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
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
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
