"""Our routes beside Streamlit's, without a server."""

from __future__ import annotations

import re

import asgi
import folium
import pytest
from starlette.applications import Starlette

from dashboard import tiles
from dashboard.assets import LocalMap, middleware, routes
from dashboard.base_map import MAX_ZOOM
from dashboard.guard import content_policy
from dashboard.map_view import LiveData, base_map


@pytest.fixture(scope="module")
def app() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware())


def test_health(app: Starlette) -> None:
    assert asgi.get(app, "/health").json() == {"ok": True}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/vendor/leaflet/leaflet.js", "javascript"),
        ("/vendor/leaflet/leaflet.css", "text/css"),
        ("/vendor/leaflet/images/layers.png", "image/png"),
        ("/static-map/map.js", "javascript"),
        ("/static-map/map.css", "text/css"),
        ("/vendor/font/source-sans.woff2", "font/woff2"),
    ],
)
def test_files_come_with_their_type_and_headers(app: Starlette, path: str, kind: str) -> None:
    answer = asgi.get(app, path)
    assert answer.status_code == 200
    assert kind in answer.headers["content-type"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_a_tile_is_an_immutable_picture(app: Starlette) -> None:
    answer = asgi.get(app, "/tiles/2/2/1.png")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert "immutable" in answer.headers["cache-control"]
    again = asgi.get(app, "/tiles/2/2/1.png", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/tiles/2/4/0.png",
        "/tiles/2/0/4.png",
        f"/tiles/{MAX_ZOOM + 1}/0/0.png",
        "/tiles/99999999999/0/0.png",
        "/tiles/-1/0/0.png",
        "/tiles/a/b/c.png",
        "/tiles/2/2/1.jpg",
        "/tiles/",
        "/vendor/leaflet/../__init__.py",
        "/vendor/leaflet/..%2f..%2f__init__.py",
        "/static-map/nope.js",
        "/static-map/..%2fpage.py",
    ],
)
def test_what_is_not_there_is_not_there(app: Starlette, path: str) -> None:
    assert asgi.get(app, path).status_code == 404


def test_the_cache_key_holds_the_data_version() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", tiles.version())


def test_nothing_of_the_map_comes_from_another_host() -> None:
    links = [link for _, link in [*LocalMap.default_js, *LocalMap.default_css]]
    assert all(link.startswith("../../") for link in links)
    made = base_map()
    LiveData({"marks": []}).add_to(made)
    script = made.get_root().script.render()
    made.get_root().render()
    assert "//" not in re.sub(r"https?://www\.w3\.org|//.*", "", script)
    assert folium.Map.default_js != LocalMap.default_js


def test_online_tiles_are_offered_only_where_they_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "https:" not in content_policy()
    monkeypatch.setenv("DATELINE_ONLINE_TILES", "1")
    assert "https://tile.openstreetmap.org" in content_policy()
    made = base_map()
    layers = [child for child in made._children.values() if isinstance(child, folium.TileLayer)]
    assert [layer.show for layer in layers] == [True, False, False]


def test_leaflet_is_the_version_that_folium_expects() -> None:
    from xstatic.pkg import leaflet

    (link,) = [link for name, link in folium.Map.default_js if name == "leaflet"]
    assert leaflet.VERSION in link


def test_the_base_path_is_in_every_route(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda _name: "/maps/")
    assert all(route.path.startswith("/maps/") for route in routes())  # type: ignore[attr-defined]
