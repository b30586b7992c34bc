"""One request to an ASGI app, without a server and without another HTTP library."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status_code: int
    headers: dict[str, str]
    content: bytes

    def json(self) -> Any:
        return json.loads(self.content)


def get(app: Any, path: str, headers: dict[str, str] | None = None, *, method: str = "GET") -> Answer:
    """The answer of `app` to GET `path`, or to another `method`."""
    with ThreadPoolExecutor(1) as worker:  # a loop of its own: Playwright's may run in this thread
        return worker.submit(lambda: asyncio.run(_get(app, path, headers or {}, method))).result()


def opens(app: Any, path: str, headers: dict[str, str]) -> str:
    """The first message of `app` to whom asks for a websocket: accepted or closed."""
    sent: list[str] = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.disconnect" if sent else "websocket.connect", "code": 1000}

    async def send(message: Any) -> None:
        sent.append(message["type"])

    rows = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "websocket", "path": path, "headers": rows, "query_string": b"", "scheme": "ws"}
    with ThreadPoolExecutor(1) as worker:
        worker.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    return sent[0]


async def _get(app: Any, path: str, headers: dict[str, str], method: str) -> Answer:
    sent: list[dict[str, Any]] = []

    asked = 0

    async def receive() -> dict[str, Any]:
        nonlocal asked
        asked += 1
        if asked > 1:
            await asyncio.sleep(3600)  # the client neither sends more nor goes away
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path.partition("?")[0]),
        "raw_path": path.partition("?")[0].encode(),
        "query_string": path.partition("?")[2].encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "server": ("test", 80),
        "client": ("test", 1),
    }
    await app(scope, receive, send)
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return Answer(start["status"], {k.decode(): v.decode() for k, v in start["headers"]}, body)
