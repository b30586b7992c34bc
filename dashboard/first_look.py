"""The map first: what else the page shows waits until the browser has drawn the map, once a visit.

The map's frame and the page share one thread of the browser. Drawing the filters, the table and the timeline takes it
longer than drawing the map, and what was sent together is drawn together. So the first run of a visit sends the map,
waits until the browser says that it stands, and goes on then; or after `LONGEST_S`, for a browser that never says so.
"""

from __future__ import annotations

import secrets
from functools import lru_cache
from http import HTTPStatus
from threading import Event
from typing import TYPE_CHECKING

import streamlit as st
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST_S = 1.5
MOST_VISITS = 256
"""Visits that may begin at the same time. Of more, the first do not hear that their map stands, and wait their time."""
LONGEST_TOKEN = 40
_TOKEN, _WAITED = "map-token", "map-waited-for"


@lru_cache(maxsize=MOST_VISITS)
def _drawn(_token: str) -> Event:
    return Event()


def token() -> str:
    """What the map of this visit says once it stands: always the same, and nobody else's."""
    held = st.session_state
    if _TOKEN not in held:
        held[_TOKEN] = secrets.token_urlsafe(12)
        _drawn(held[_TOKEN])
    return str(held[_TOKEN])


def wait() -> None:
    """Wait until the map of this visit stands, the first time. Where no browser asks there is none to wait for."""
    held = st.session_state
    if _WAITED not in held:
        held[_WAITED] = True
        if st.context.headers:
            _drawn(token()).wait(LONGEST_S)


def answer(request: Request) -> Response:
    """The map of a visit says that it stands."""
    said = str(request.path_params["token"])
    if len(said) <= LONGEST_TOKEN:
        _drawn(said).set()
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"cache-control": "no-store"})
