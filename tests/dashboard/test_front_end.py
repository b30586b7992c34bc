"""The files of the front end, from memory and packed."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import asgi
import pytest
import streamlit as st

from dashboard import front_end
from dashboard.front_end import FrontEnd, kept_files

STATIC = Path(st.__file__).parent / "static" / "static"


async def streamlit_itself(_scope: Any, _receive: Any, send: Any) -> None:
    """What stands behind the middleware."""
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b"passed on"})


@pytest.fixture
def script() -> Path:
    """The script that Streamlit's page begins with."""
    return next(STATIC.glob("js/index.*.js"))


@pytest.fixture
def nothing_kept() -> None:
    kept_files.cache_clear()


@pytest.mark.usefixtures("nothing_kept")
def test_a_file_comes_whole_and_may_be_kept_for_ever(script: Path) -> None:
    answer = asgi.get(FrontEnd(streamlit_itself), f"/static/js/{script.name}", {"accept-encoding": "gzip"})
    assert (answer.status_code, answer.content) == (200, script.read_bytes())
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-length"] == str(script.stat().st_size)


@pytest.mark.usefixtures("nothing_kept")
def test_a_packed_file_goes_to_who_can_unpack_it(script: Path) -> None:
    address = f"static/js/{script.name}"
    kept_files()[address].pack()
    packed = asgi.get(FrontEnd(streamlit_itself), f"/{address}", {"accept-encoding": "gzip, deflate, br"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert len(packed.content) < script.stat().st_size / 2
    assert gzip.decompress(packed.content) == script.read_bytes()
    plain = asgi.get(FrontEnd(streamlit_itself), f"/{address}")
    assert "content-encoding" not in plain.headers
    assert plain.content == script.read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/static/js/nothing.js",
        "/static/../index.html",
        "/static/js/..%2f..%2findex.html",
        "/static",
        "/api/map.json",
        "/component/streamlit_folium.st_folium/index.html",
    ],
)
def test_everything_else_is_passed_on(path: str) -> None:
    assert asgi.get(FrontEnd(streamlit_itself), path).content == b"passed on"


def test_parts_of_files_are_passed_on(script: Path) -> None:
    answer = asgi.get(FrontEnd(streamlit_itself), f"/static/js/{script.name}", {"range": "bytes=0-9"})
    assert answer.content == b"passed on"


def test_the_script_of_the_maps_frame_is_among_them() -> None:
    (script,) = [key for key in kept_files() if key.startswith("component/") and key.endswith(".js")]
    answer = asgi.get(FrontEnd(streamlit_itself), f"/{script}")
    assert answer.content == kept_files()[script].path.read_bytes()


def test_the_base_path_stands_before_the_address(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda _name: "/maps/")
    app = FrontEnd(streamlit_itself)
    assert asgi.get(app, f"/maps/static/js/{script.name}").content == script.read_bytes()
    assert asgi.get(app, f"/static/js/{script.name}").content == b"passed on"


@pytest.mark.usefixtures("nothing_kept")
def test_packing_leaves_pictures_and_typefaces_as_they_are() -> None:
    front_end.pack()
    packed = {Path(key).suffix for key, kept in kept_files().items() if kept.packed is not None}
    assert packed == {".js", ".css", ".svg"}
