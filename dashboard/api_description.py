"""The API in the words of OpenAPI 3.0: what may be asked, within which bounds, and what comes back."""

from __future__ import annotations

from typing import Any, get_args

from geo.archive.parameters import LONGEST_TEXT, MOST_KILLED, PARAMETERS
from geo.archive.questions import LARGEST_PAGE
from geo.codes import EVENT_TYPE_BY_CODE, PRECISION_BY_LEVEL, Role
from geo.model import Json
from geo.settings import VERSION

DEFAULT_LIMIT = 1_000
LARGEST_OFFSET = 100_000_000
MAX_ZOOM = 24
MOST_DEGREES = 1_000
"""A map may show the world several times over."""
EDGES = ("west", "south", "east", "north")
PROBLEM = "application/problem+json"
Schema = dict[str, Any]


def _text(**more: object) -> Schema:
    return {"type": "string", **more}


def _whole(low: int, high: int, **more: object) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high, **more}


def _number(low: float, high: float) -> Schema:
    return {"type": "number", "minimum": low, "maximum": high}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items, "minItems": 1}


_DAY = r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?"
WHEN = _text(pattern=rf"^({_DAY}|{_DAY}/(\.\.)?|(\.\.)?/{_DAY}|{_DAY}/{_DAY})$", maxLength=41)
WORD = _text(minLength=1, maxLength=200, pattern=r"^[^\s,~]+$")
SCHEMAS: dict[str, Schema] = {
    "actor": _list(WORD),
    "role": _text(enum=list(get_args(Role))),
    "from": _text(format="date"),
    "to": _text(format="date"),
    "type": _list(_text(enum=list(EVENT_TYPE_BY_CODE))),
    "q": _text(maxLength=LONGEST_TEXT, pattern=r"\S"),
    "bbox": {"type": "array", "items": _number(-180, 180), "minItems": 4, "maxItems": 4},
    "country": _list(_text(pattern="^[A-Za-z]{2}$")),
    "precision": _list(_text(enum=list(PRECISION_BY_LEVEL))),
    "killed-min": _whole(0, MOST_KILLED),
    "killed-max": _whole(0, MOST_KILLED),
    "dataset": _list(WORD),
    "retracted": _text(enum=["1", "true", "yes"]),
}
"""What each filter takes; a test holds it to `PARAMETERS`."""


def openapi(root: str) -> Json:
    """The description of the API that lies at `root`."""
    filters = [_parameter(row.name, row.takes, SCHEMAS[row.name]) for row in PARAMETERS]
    form = _parameter("f", "the format", _text(enum=["json", "geojson"]))
    paging = [
        _parameter("datetime", "a day, a moment or an interval (RFC 3339), ../ and /.. open", WHEN),
        _parameter("limit", "how many at most", _whole(1, LARGEST_PAGE, default=DEFAULT_LIMIT)),
        _parameter("offset", "how many to leave out first", _whole(0, LARGEST_OFFSET, default=0)),
    ]
    edges = [_parameter(name, "degrees", _number(-MOST_DEGREES, MOST_DEGREES), required=True) for name in EDGES]
    zoom = [
        _parameter("zoom", "zoom of the map", _whole(0, MAX_ZOOM)),
        _parameter("version", "of the archive", _text()),
    ]
    an_id = {"name": "event_id", "in": "path", "required": True, "schema": _text(minLength=1)}
    features = {"application/geo+json": {"schema": _object("type", "features", "links")}}
    feature = {"application/geo+json": {"schema": _object("type", "id", "geometry", "properties")}}
    items, item = [*filters, *paging, form], [an_id, form]
    paths = {
        "/": _get("landing page", [form], _json("title", "links")),
        "/conformance": _get("conformance classes", [form], _json("conformsTo")),
        "/openapi.json": _get("this description", [form], _json("openapi", "paths")),
        "/collections": _get("collections", [form], _json("collections", "links")),
        "/collections/events": _get("the collection of events", [form], _json("id", "links")),
        "/collections/events/items": _get("events", items, features),
        "/collections/events/items/{event_id}": _get("one event", item, feature, may_miss=True),
        "/events.geojson": _get("events", items, features),
        "/events/{event_id}": _get("one event", item, feature, may_miss=True),
        "/map.json": _get("the marks of a view", [*edges, *zoom, *filters], _json("features", "total")),
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "Dateline", "version": VERSION, "description": "Attacks, to read."},
        "servers": [{"url": root}],
        "paths": paths,
        "components": {"schemas": {"Problem": _problem()}},
    }


def _parameter(name: str, takes: str, schema: Schema, *, required: bool = False) -> Json:
    made: Json = {"name": name, "in": "query", "required": required, "description": takes, "schema": schema}
    made |= {} if required else {"allowEmptyValue": True}
    return made | ({"style": "form", "explode": False} if schema.get("type") == "array" else {})


def _get(words: str, parameters: list[Json], content: Json, *, may_miss: bool = False) -> Json:
    problem = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    told = {"400": "a wrong parameter", "403": "only for who signed in", "503": "the archive cannot be read"}
    told |= {"404": "there is none of that name"} if may_miss else {}
    answers: Json = {"200": {"description": words, "content": content}, "304": {"description": "nothing has changed"}}
    answers |= {status: {"description": why, "content": problem} for status, why in told.items()}
    return {"get": {"summary": words, "parameters": parameters, "responses": answers}}


def _json(*required: str) -> Json:
    return {"application/json": {"schema": _object(*required)}}


def _object(*required: str) -> Schema:
    return {"type": "object", "required": list(required)}


def _problem() -> Schema:
    """RFC 9457, with the two names of OGC API beside."""
    words = {name: _text() for name in ("type", "title", "detail", "code", "description")}
    return _object(*words) | {"properties": words | {"status": {"type": "integer"}}}
