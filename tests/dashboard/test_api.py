"""The archive over HTTP: pages, filters and errors, and that nothing else gets out."""

from __future__ import annotations

import datetime as dt
import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import asgi
import pyogrio
import pytest
import shapely
import uvicorn
from starlette.applications import Starlette

from dashboard import api
from dashboard.access import Access
from geo.archive.database import Database
from geo.archive.map_query import View, map_features
from geo.archive.parameters import PARAMETERS
from geo.archive.query import Filter
from geo.archive.questions import count
from geo.archive.store import open_archive
from tests.benchmarks.synthetic_events import fill

Get = Callable[..., asgi.Answer]
EVENTS = 1_500
LAST = dt.date(2005, 12, 31)
ODD_ID = "odd:a/b?c=1&d#e ../%2e"
LICENCE = "Odd data, CC BY 4.0"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    archive = open_archive(tmp_path_factory.mktemp("archive"))
    fill(archive, EVENTS)
    square = {"footprint": shapely.to_wkb(shapely.box(1, 1, 2, 2)), "xmin": 1.0, "ymin": 1.0, "xmax": 2.0, "ymax": 2.0}
    odd = {"event_id": ODD_ID, "dataset": "odd", "type": "bombing", "status": "reported", "lat": 1.5, "lon": 1.5,
           "date_start": dt.date(1980, 1, 5), "date_end": dt.date(1980, 1, 6), "title": "<b>Odd</b>",
           "summary": "a bomb"}  # fmt: skip
    with archive.writing("import", dataset="odd", licence=LICENCE) as batch:
        batch.append("events", [odd | square])
    return Database(archive)


@pytest.fixture(scope="module")
def get(database: Database) -> Get:
    app = Starlette(routes=api.routes("/base", lambda: database))
    return lambda path, **headers: asgi.get(app, f"/base/api{path}", {"host": "localhost", **headers})


def test_the_landing_page_leads_to_everything(get: Get) -> None:
    landing = get("").json()
    by_rel = {link["rel"]: link for link in landing["links"]}
    assert set(by_rel) == {"self", "service-desc", "conformance", "data"}
    for link in landing["links"]:
        assert link["href"].startswith("http://localhost/base/api")
        assert get(link["href"].removeprefix("http://localhost/base/api")).status_code == 200
    (collection,) = get("/collections").json()["collections"]
    assert collection == get("/collections/events").json()
    assert collection["id"] == "events"
    assert any(link["rel"] == "items" for link in collection["links"])
    assert any(name.endswith("/core") for name in get("/conformance").json()["conformsTo"])
    assert get("/").json() == landing


def test_the_description_names_every_filter_and_address(get: Get) -> None:
    paths = get("/openapi.json").json()["paths"]
    names = {one["name"] for one in paths["/collections/events/items"]["get"]["parameters"]}
    assert names == {row.name for row in PARAMETERS} | {"datetime", "limit", "offset", "f"}
    edges = "?west=-10&south=-10&east=10&north=10"
    for path in paths:
        address = path.replace("{event_id}", api.quote(ODD_ID, safe="")) + (edges if path == "/map.json" else "")
        assert get(address).status_code == 200


def test_the_collection_says_where_and_when_its_events_are(get: Get, database: Database) -> None:
    extent = get("/collections/events").json()["extent"]
    ((west, south, east, north),) = extent["spatial"]["bbox"]
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90
    assert (west, south) != (-180, -90)
    assert extent["temporal"]["interval"][0][0] == "1980-01-05T00:00:00Z"
    inside = get(f"/events.geojson?bbox={west},{south},{east},{north}&limit=1").json()
    assert inside["numberMatched"] == count(database, Filter(bbox=(west, south, east, north))) == EVENTS + 1


ASK_GDAL = """
import json, sys
import pyogrio

source, days = f"OAPIF:{sys.argv[1]}", "date_start >= '2001-01-01' AND date_end <= '2005-12-31'"
read = lambda **filters: pyogrio.raw.read(source, layer="events", **filters)
print(json.dumps({
    "layers": pyogrio.list_layers(source).tolist(),
    "all": len(read()[2]),
    "box": len(read(bbox=(-10, -10, 40, 37))[2]),
    "dated": len(read(where=days)[2]),
}))
"""


def test_gdal_reads_it_as_ogc_api_features(database: Database) -> None:
    if "OAPIF" not in pyogrio.list_drivers():
        pytest.skip("this GDAL has no OGC API driver")
    with served(Starlette(routes=api.routes("/base", lambda: database))) as address:
        # In a process of its own: GDAL holds Python's lock while it waits, and the server is in this one.
        command = [sys.executable, "-c", ASK_GDAL, f"{address}/base/api"]
        found = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    assert found["layers"] == [["events", "Point"]]
    assert found["all"] == EVENTS + 1  # over several pages
    assert 0 < found["box"] <= count(database, Filter(bbox=(-10, -10, 40, 37)))
    assert found["dated"] == count(database, Filter(date_from=dt.date(2001, 1, 1), date_to=LAST)) > 0


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """`app` on a port of this machine."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def test_pages_follow_each_other_and_hold_every_event_once(get: Get) -> None:
    path, ids, rounds = "/collections/events/items?limit=700", [], 0
    while path:
        page = get(path).json()
        rounds += 1
        assert page["numberMatched"] == EVENTS + 1
        assert page["numberReturned"] == len(page["features"]) <= 700
        ids += [feature["id"] for feature in page["features"]]
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
        path = following[0].removeprefix("http://localhost/base/api") if following else ""
    assert (rounds, len(ids), len(set(ids))) == (3, EVENTS + 1, EVENTS + 1)


def test_the_alias_gives_geojson_with_licences(get: Get) -> None:
    answer = get("/events.geojson?dataset=odd")
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    collection = answer.json()
    assert collection["type"] == "FeatureCollection"
    assert LICENCE in collection["attribution"]
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [1.5, 1.5]}
    assert feature["properties"]["evidence"] == "a bomb"
    assert feature["properties"]["licence"] == LICENCE
    assert get("/events.geojson").json()["numberReturned"] == 1_000


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("type=shelling,bombing", Filter(types=frozenset({"shelling", "bombing"}))),
        ("type=shelling&type=bombing", Filter(types=frozenset({"shelling", "bombing"}))),
        ("bbox=35,30,45,37.5", Filter(bbox=(35.0, 30.0, 45.0, 37.5))),
        ("country=sy&killed-min=10", Filter(countries=frozenset({"SY"}), killed_min=10)),
        (
            "datetime=2001-01-01T00:00:00Z/2005-12-31",
            Filter(date_from=dt.date(2001, 1, 1), date_to=LAST),
        ),
        ("datetime=../2005-12-31", Filter(date_to=LAST)),
        ("datetime=2005-12-31/", Filter(date_from=LAST)),
        ("datetime=2001-01-01/..&datetime=../2005-12-31", Filter(date_from=dt.date(2001, 1, 1), date_to=LAST)),
        ("datetime=2001-01-01T/2005-12-31T", Filter(date_from=dt.date(2001, 1, 1), date_to=LAST)),  # GDAL's writing
        ("datetime=1980-01-06", Filter(date_from=dt.date(1980, 1, 6), date_to=dt.date(1980, 1, 6))),
        ("q=town+13", Filter(text="town 13")),
    ],
)
def test_filters_are_those_of_the_page(get: Get, database: Database, query: str, wanted: Filter) -> None:
    assert get(f"/events.geojson?{query}&limit=10").json()["numberMatched"] == count(database, wanted) > 0


@pytest.mark.parametrize(
    "query",
    ["type=picnic", "bbox=1,2,3", "bbox=a,b,c,d", "limit=0", "limit=-1", "limit=x", "limit=٣", "offset=-1",
     "offset=1e9", "datetime=soon", "datetime=2021-02-30", "datetime=2021-01-02/2021-01-01",
     "datetime=2021-01-01&from=2020-01-01",
     "datetime=T", "datetime=2021-01-01/2021-01-02/2021-01-03", "actor=" + "a," * 1_500, "q=" + "x" * 60_000,
     "nonsense=1", "f=html", "role=cook", "killed-min=-1", "limit=" + "9" * 5_000],
)  # fmt: skip
def test_wrong_parameters_are_told(get: Get, query: str) -> None:
    answer = get(f"/events.geojson?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    said = answer.json()
    assert (said["code"], said["status"], said["title"]) == ("InvalidParameterValue", 400, "Bad Request")
    assert 0 < len(said["detail"]) < 1_000
    assert said["description"] == said["detail"]


@pytest.mark.parametrize("path", ["", "/collections", "/events.geojson"])
@pytest.mark.parametrize("form", ["", "json", "geojson"])
def test_every_form_is_taken_that_the_description_names(get: Get, path: str, form: str) -> None:
    assert get(f"{path}?f={form}").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["", "/events.geojson", "/nope"])
def test_it_is_there_to_be_read(database: Database, path: str, method: str) -> None:
    answer = asgi.get(Starlette(routes=api.routes("", lambda: database)), f"/api{path}", method=method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.json()["code"] == "MethodNotAllowed"


def test_a_large_limit_is_held_to_the_most(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "LARGEST_PAGE", 50)
    assert get("/events.geojson?limit=99999").json()["numberReturned"] == 50


def test_one_event_has_its_footprint(get: Get) -> None:
    for path in ("/events/", "/collections/events/items/"):
        feature = get(path + api.quote(ODD_ID, safe="")).json()
        assert feature["id"] == ODD_ID
        assert shapely.geometry.shape(feature["footprint"]).equals(shapely.box(1, 1, 2, 2))
        assert feature["properties"]["title"] == "<b>Odd</b>"
        (own,) = [link["href"] for link in feature["links"] if link["rel"] == "self"]
        assert get(own.removeprefix("http://localhost/base/api")).json() == feature


@pytest.mark.parametrize(
    "path",
    ["/events/nope", "/events/", "/events/..%2f..%2fbatches", "/events/%2e%2e/%2e%2e/etc/passwd", "/events/%00",
     "/collections/other/items", "/nope", "/../page.py", "/..%2fpage.py", "/_delta_log/00000000000000000000.json",
     "/events/_delta_log", "/batches/_delta_log/00000000000000000000.json", "/events/" + "x" * 3_000],
)  # fmt: skip
def test_what_is_not_there_is_not_there(get: Get, path: str) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert answer.json()["code"] == "NotFound"
    assert len(answer.content) < 1_000


def test_the_map_is_that_of_the_page(get: Get, database: Database) -> None:
    answer = get("/map.json?west=-180&south=-80&east=180&north=80&zoom=3&type=shelling").json()
    found = map_features(
        database, Filter(types=frozenset({"shelling"}), happened=True), View(-180, -80, 180, 80), apart=120, finest=5
    )
    assert answer["total"] == found.total
    assert [(one["lat"], one["lon"], one["count"], one["kind"]) for one in answer["features"]] == [
        (pytest.approx(one.lat, abs=1e-6), pytest.approx(one.lon, abs=1e-6), one.count, one.kind)
        for one in found.features
    ]
    assert {"kind", "lat", "lon", "count", "type", "event_id", "bbox"} <= set(answer["features"][0])


@pytest.mark.parametrize(
    "query", ["", "west=1&south=2&east=3", "west=a&south=2&east=3&north=4", "west=1&south=5&east=3&north=4",
              "west=1&south=nan&east=3&north=4", "west=inf&south=2&east=3&north=4"]
)  # fmt: skip
def test_a_view_that_is_none_is_told(get: Get, query: str) -> None:
    assert get(f"/map.json?{query}").status_code == 400


def test_what_did_not_change_is_not_sent_again(get: Get) -> None:
    first = get("/events.geojson?limit=1")
    again = get("/events.geojson?limit=1", **{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get("/events.geojson?limit=1", **{"if-none-match": '"other"'}).status_code == 200
    assert get("").headers["cache-control"] == "no-store"


def test_others_are_kept_out_where_people_sign_in(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.access, "of_request", lambda request: Access(read="cookie" in request.headers, edit=False))
    for path in ("", "/events.geojson", "/nope"):
        answer = get(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "Forbidden")
    assert get("/events.geojson", cookie="x").status_code == 200


def test_a_broken_archive_is_said(tmp_path_factory: pytest.TempPathFactory) -> None:
    def broken() -> Database:
        return Database(open_archive(tmp_path_factory.mktemp("none") / "x", create=False))

    answer = asgi.get(Starlette(routes=api.routes("", broken)), "/api/events.geojson")
    assert (answer.status_code, answer.json()["code"]) == (503, "ArchiveUnavailable")
