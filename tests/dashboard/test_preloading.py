"""What a browser is told to fetch before it finds out by itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import asgi
import pytest
import streamlit as st

from dashboard import preloading
from dashboard.assets import LocalMap
from dashboard.preloading import FRAME, Preload, link_header, page_scripts

PAGE = Path(st.__file__).parent / "static"
FRAME_FILES = ["../../vendor/leaflet/leaflet.js", "../../static-map/map.css?v=1"]


def answering(status: int) -> Any:
    """An app with one answer."""

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b"<html></html>"})

    return app


def test_the_page_names_scripts_that_streamlit_has() -> None:
    link = asgi.get(Preload(answering(200), FRAME_FILES), "/").headers["link"]
    named = re.findall(r"<\./([^>]+)>; rel=modulepreload; crossorigin", link)
    assert named == list(page_scripts())
    assert all((PAGE / address).is_file() for address in named)
    assert any("/ComponentInstance." in address for address in named)


def test_a_script_comes_with_what_it_imports() -> None:
    (own,) = [address for address in page_scripts() if "/ComponentInstance." in address]
    imported = set(re.findall(r'from"\./([^"]+)"', (PAGE / own).read_text("utf-8")))
    assert imported
    assert imported <= {address.rpartition("/")[2] for address in page_scripts()}


def test_the_frame_names_its_files_as_it_asks_for_them() -> None:
    link = asgi.get(Preload(answering(200), FRAME_FILES), f"/{FRAME}").headers["link"]
    assert link == (
        "<../../vendor/leaflet/leaflet.js>; rel=preload; as=script, "
        "<../../static-map/map.css?v=1>; rel=preload; as=style"
    )
    addresses = [address for _, address in (*LocalMap.default_js, *LocalMap.default_css)]
    assert all(f"<{address}>" in link_header(addresses).decode() for address in addresses)


@pytest.mark.parametrize(("path", "status"), [("/other", 200), ("/", 404), ("/static/js/x.js", 200)])
def test_other_answers_are_left_alone(path: str, status: int) -> None:
    answer = asgi.get(Preload(answering(status), FRAME_FILES), path)
    assert answer.status_code == status
    assert "link" not in answer.headers


def test_the_base_path_stands_before_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda _name: "maps")
    app = Preload(answering(200), FRAME_FILES)
    assert "link" in asgi.get(app, "/maps/").headers
    assert "link" not in asgi.get(app, "/").headers


def test_a_script_that_streamlit_has_no_more_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preloading, "FIRST", ("NothingOfThatName",))
    page_scripts.cache_clear()
    try:
        assert "link" not in asgi.get(Preload(answering(200), []), "/").headers
    finally:
        page_scripts.cache_clear()
