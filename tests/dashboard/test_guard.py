"""What is let in: by which name, from whose page, and who may use Streamlit's own endpoints."""

from __future__ import annotations

from typing import Any

import asgi
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from dashboard import assets, guard

OPTIONS = {"server.address": "127.0.0.1", "server.baseUrlPath": "maps", "browser.serverAddress": "news.example.org",
           "browser.serverPort": 8501, "server.allowedHosts": ["Map.example.net", "*.example.com"],
           "secrets.files": []}  # fmt: skip
HERE = {"host": "localhost:8501"}


@pytest.fixture(autouse=True)
def options(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Streamlit's options, to be changed by a test."""
    given = dict(OPTIONS)
    monkeypatch.setattr(st, "get_option", lambda name: given[name])
    return given


def scope(headers: dict[str, str], *, method: str = "GET", path: str = "/", kind: str = "http") -> dict[str, Any]:
    rows = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return {"type": kind, "method": method, "path": path, "headers": rows, "query_string": b"", "scheme": "http"}


def status(headers: dict[str, str], **what: str) -> int:
    refused = guard.refusal(scope(headers, **what))
    return refused.status if refused else 200


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8501", "127.0.0.1:8501", "[::1]:8501", "192.168.1.7:8501", "a.localhost:1",
     "news.example.org", "map.example.net:80", "a.example.com"],
)  # fmt: skip
def test_names_of_this_server_are_answered(host: str) -> None:
    assert status({"host": host}) == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "evil.example:8501", "example.com", "127.0.0.1.evil.example", "",
     "localhost@evil.example", "localhost:x", "[::1", "evil.example/localhost", "xnews.example.org", "localhost:99999"],
)  # fmt: skip
def test_a_name_that_another_site_points_here_is_not(host: str) -> None:
    assert status({"host": host}) == 421
    assert status({"host": host, "x-forwarded-for": "203.0.113.9"}) == 421
    assert status({"host": host, "origin": f"http://{host}"}, kind="websocket") == 421


def test_any_name_is_answered_where_the_operator_says_so(options: dict[str, Any]) -> None:
    options["server.allowedHosts"] = ["*"]
    assert status({"host": "evil.example"}) == 200
    assert status(HERE | {"origin": "http://evil.example"}, kind="websocket") == 403


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, 200),
        ("http://localhost:8501", 200),
        ("https://news.example.org", 200),  # a proxy that puts its own name for ours
        ("https://news.example.org:8501", 200),
        ("https://news.example.org:9000", 403),
        ("http://localhost:3000", 403),  # another program of this machine
        ("http://127.0.0.1:8501", 403),
        ("https://evil.example", 403),
        ("https://map.example.net", 403),
        ("null", 403),
        ("", 403),
        ("http://", 403),
        ("http://[", 403),
        ("http://localhost:8501@evil.example", 403),
    ],
)
def test_only_our_own_page_connects_or_changes(origin: str | None, expected: int) -> None:
    headers = HERE | ({"origin": origin} if origin is not None else {})
    assert status(headers, kind="websocket") == expected
    for method in ("POST", "PUT", "DELETE"):
        assert status(headers, method=method, path="/maps/") == expected


@pytest.mark.parametrize(
    ("site", "mode", "dest", "expected"),
    [
        (None, None, None, 200),  # no browser
        ("none", "navigate", "document", 200),
        ("same-origin", "cors", "empty", 200),
        ("same-origin", "navigate", "iframe", 200),
        ("cross-site", "navigate", "document", 200),  # a link to the page, and the way back from signing in
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "no-cors", "image", 403),
        ("cross-site", "no-cors", "script", 403),
        ("cross-site", "cors", "empty", 403),
        ("same-site", "cors", "empty", 403),  # http://localhost:3000
    ],
)
def test_other_sites_read_and_embed_nothing(site: str, mode: str, dest: str, expected: int) -> None:
    told = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}
    headers = HERE | {name: value for name, value in told.items() if value}
    for path in ("/maps/api/events.geojson", "/maps/tiles/1/1/1.png", "/maps/_stcore/health", "/maps/"):
        assert status(headers, path=path) == expected


FROM_AFAR = {"host": "news.example.org", "x-forwarded-for": "203.0.113.9"}


@pytest.mark.parametrize(
    ("path", "method", "afar"),
    [
        ("/maps/_stcore/upload_file/a/b", "PUT", 403),
        ("/maps/_stcore/upload_file/a/b", "DELETE", 403),
        ("/maps/_stcore/upload_file/a/b", "OPTIONS", 200),
        ("/maps/_stcore/metrics", "GET", 403),
        ("/maps/_stcore/agent/interact", "POST", 403),
        ("/maps/media/abc.csv", "GET", 200),
        ("/maps/_stcore/health", "GET", 200),
    ],
)
def test_streamlits_endpoints_are_for_whom_they_are(path: str, method: str, afar: int) -> None:
    assert status(HERE, path=path, method=method) == 200
    assert status(FROM_AFAR, path=path, method=method) == afar


def test_refusals_reach_the_client_and_carry_the_headers() -> None:
    async def page(websocket: WebSocket) -> None:
        await websocket.accept()

    inner = [Route("/", lambda _request: PlainTextResponse("page")), WebSocketRoute("/_stcore/stream", page)]
    app = Starlette(routes=inner, middleware=assets.middleware())
    answer = asgi.get(app, "/", {"host": "evil.example"})
    assert (answer.status_code, "allowedHosts" in answer.content.decode()) == (421, True)
    for one in (answer, asgi.get(app, "/", HERE)):
        assert one.headers["cross-origin-resource-policy"] == "same-origin"
        assert one.headers["cross-origin-opener-policy"] == "same-origin"
        assert one.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'self'" in one.headers["content-security-policy"]
    assert asgi.opens(app, "/_stcore/stream", HERE | {"origin": "http://localhost:8501"}) == "websocket.accept"
    assert asgi.opens(app, "/_stcore/stream", HERE | {"origin": "http://localhost:3000"}) == "websocket.close"
