"""The archive over HTTP, to read: GeoJSON for QGIS and others, named after OGC API Features (part 1, core).

Every handler is a plain function, so Starlette runs it in a thread and the page stays quick. Filters are the page's own
parameters (`geo.archive.parameters`). Nothing here opens a file by a name that was sent.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from dashboard import access, map_answer
from dashboard.api_description import DEFAULT_LIMIT, EDGES, LARGEST_OFFSET, MAX_ZOOM, MOST_DEGREES, PROBLEM, openapi
from dashboard.source import current_database, database_of_map
from geo.archive.export.licences import licences, lines
from geo.archive.export.records import feature_page, whole_feature
from geo.archive.map_query import View, extent
from geo.archive.parameters import PARAMETERS, SEPARATOR, parse_filter
from geo.archive.query import Filter
from geo.archive.questions import LARGEST_PAGE, count
from geo.archive.timeline import span
from geo.errors import ArchiveError, FilterError, GeoError, quoted
from geo.model import Json

if TYPE_CHECKING:
    from starlette.requests import Request

    from geo.archive.database import Database

LONGEST_ID = 500
GEOJSON, OPENAPI = "application/geo+json", "application/vnd.oai.openapi+json;version=3.0"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
FILTERS = frozenset(row.name for row in PARAMETERS)
CONFORMANCE = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" for name in ("core", "geojson", "oas30")
)
HEADERS = {
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}
READING = ("GET", "HEAD")
METHODS = (*READING, "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""All are ours to answer, so that every error looks alike."""


class NotThereError(GeoError, LookupError):
    """Nothing of that name here."""


class ForbiddenError(GeoError, PermissionError):
    """Who asks has to sign in, and can only do that on the page."""


class MethodError(GeoError, TypeError):
    """Something else than reading was asked for."""


# What went wrong, as HTTP has it: status and code; the first that fits.
_FAULTS: tuple[tuple[type[GeoError], int, str], ...] = (
    (FilterError, 400, "InvalidParameterValue"),
    (NotThereError, 404, "NotFound"),
    (ForbiddenError, 403, "Forbidden"),
    (MethodError, 405, "MethodNotAllowed"),
    (GeoError, 503, "ArchiveUnavailable"),
)
Handler = Callable[["Api", "Request"], Response]


def _answered(handler: Handler) -> Handler:
    """`handler` behind the door: who may ask, and errors as problem details (RFC 9457), with OGC's two names too."""

    @functools.wraps(handler)
    def answer(api: Api, request: Request) -> Response:
        try:
            _check_access(request)
            if request.method not in READING:
                raise MethodError(f"this is here to be read: {', '.join(READING)}, not {quoted(request.method)}")
            return handler(api, request)
        except GeoError as error:
            status, code = next((status, code) for kind, status, code in _FAULTS if isinstance(error, kind))
            body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": str(error)}
            headers = HEADERS | {"cache-control": "no-store"} | ({"allow": ", ".join(READING)} if status == 405 else {})
            told = body | {"code": code, "description": str(error)}
            return JSONResponse(told, status_code=status, headers=headers, media_type=PROBLEM)

    return answer


def _check_access(request: Request) -> None:
    """Raises ForbiddenError for who may not look at the page either."""
    if not access.of_request(request).read:
        raise ForbiddenError("sign in on the page first: what it shows is only for who signed in")


@dataclass(frozen=True, slots=True)
class Api:
    """The handlers, over whatever `database` gives."""

    database: Callable[[], Database]
    for_map: Callable[[Filter], Database]
    """What answers for the marks of a filter: it may know less than `database`, and sooner."""
    root: str
    """Where the API lies: "/api" behind the base path."""

    @_answered
    def landing(self, request: Request) -> Response:
        """What there is: the landing page of OGC API Features."""
        links = [
            self._link(request, "", "self", "application/json", "this document"),
            self._link(request, "/openapi.json", "service-desc", OPENAPI, "the API"),
            self._link(request, "/conformance", "conformance", "application/json", "what it conforms to"),
            self._link(request, "/collections", "data", "application/json", "the collections"),
        ]
        words = "Attacks as articles and data sets tell of them."
        return self._json(request, {"title": "Dateline", "description": words, "links": links})

    @_answered
    def conformance(self, request: Request) -> Response:
        """The conformance classes that are kept to."""
        return self._json(request, {"conformsTo": list(CONFORMANCE)})

    @_answered
    def openapi(self, request: Request) -> Response:
        """The API in the words of OpenAPI 3."""
        return self._json(request, openapi(self.root))

    @_answered
    def collections(self, request: Request) -> Response:
        """The list of the one collection."""
        links = [self._link(request, "/collections", "self", "application/json", "this document")]
        return self._json(request, {"links": links, "collections": [self._collection(request)]})

    @_answered
    def collection(self, request: Request) -> Response:
        """The collection of events."""
        return self._json(request, self._collection(request))

    @_answered
    def items(self, request: Request) -> Response:
        """A page of events as a FeatureCollection."""
        given = _given(request, FILTERS | {"datetime", "limit", "offset", "f"})
        wanted = _wanted(given)
        limit = min(_whole(given, "limit", DEFAULT_LIMIT, low=1, high=LARGEST_OFFSET), LARGEST_PAGE)
        offset = _whole(given, "offset", 0, low=0, high=LARGEST_OFFSET)
        database = self.database()
        if _unchanged(request, database):
            return Response(status_code=304, headers=_headers(database))
        features = feature_page(database, wanted, offset=offset, limit=limit)
        matched = count(database, wanted)
        links = [self._here(request, "self", given)]
        if offset + len(features) < matched and features:
            links.append(self._here(request, "next", given | {"offset": str(offset + limit), "limit": str(limit)}))
        if offset:
            before = {"offset": str(max(offset - limit, 0)), "limit": str(limit)}
            links.append(self._here(request, "prev", given | before))
        body: Json = {
            "type": "FeatureCollection",
            "timeStamp": dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "numberMatched": matched,
            "numberReturned": len(features),
            "attribution": " ".join(lines(licences(database, wanted))),
            "links": links,
            "features": features,
        }
        return JSONResponse(body, headers=_headers(database), media_type=GEOJSON)

    @_answered
    def item(self, request: Request) -> Response:
        """One event as a Feature, with its footprint."""
        _given(request, frozenset({"f"}))
        event_id = str(request.path_params["event_id"])
        database = self.database()
        if _unchanged(request, database):
            return Response(status_code=304, headers=_headers(database))
        feature = whole_feature(database, event_id) if 0 < len(event_id) <= LONGEST_ID else None
        if feature is None:
            raise NotThereError(f"there is no event {quoted(event_id)}")
        path = f"/collections/events/items/{quote(event_id, safe='')}"
        feature["links"] = [
            self._link(request, path, "self", GEOJSON, "this event"),
            self._link(request, "/collections/events", "collection", "application/json", "the collection"),
        ]
        return JSONResponse(feature, headers=_headers(database), media_type=GEOJSON)

    @_answered
    def map(self, request: Request) -> Response:
        """The marks of a view at a ``zoom`` of web maps: single events where they fit, else cells with counts.

        An answer to who names the archive's ``version`` may be kept for a while.
        """
        given = _given(request, FILTERS | {*EDGES, "zoom", "version"})
        view = View(*(_degrees(given, name) for name in EDGES))
        wanted = _wanted(given)
        database = self.for_map(wanted)
        if _unchanged(request, database):
            return Response(status_code=304, headers=_headers(database))
        zoom = _whole(given, "zoom", MAX_ZOOM, low=0, high=MAX_ZOOM)
        try:
            body = map_answer.marks(database, wanted, view, zoom=zoom)
        except ArchiveError as error:
            raise FilterError(str(error)) from None
        kept = {"cache-control": map_answer.KEPT} if given.get("version") == str(database.version) else {}
        return JSONResponse(body, headers=_headers(database) | kept)

    @_answered
    def nothing(self, request: Request) -> Response:
        """The answer to every other address."""
        raise NotThereError(f"there is nothing at {quoted(request.url.path)}")

    # --- parts of answers -------------------------------------------------------------------------------------

    def _json(self, request: Request, body: Json) -> Response:
        _given(request, frozenset({"f"}))
        return JSONResponse(body, headers=HEADERS | {"cache-control": "no-store"})

    def _collection(self, request: Request) -> Json:
        return {
            "id": "events",
            "title": "Events",
            "description": "Attacks, threats and statements, each at its most likely point.",
            "itemType": "feature",
            "crs": [CRS84],
            "extent": _extent(self.database()),
            "links": [
                self._link(request, "/collections/events", "self", "application/json", "this document"),
                self._link(request, "/collections/events/items", "items", GEOJSON, "the events"),
            ],
        }

    def _link(self, request: Request, path: str, rel: str, media_type: str, title: str) -> Json:
        passed_on = request.headers.get("x-forwarded-proto", "")
        scheme = passed_on if passed_on in {"http", "https"} else request.url.scheme
        href = f"{scheme}://{request.url.netloc}{self.root}{path}"
        return {"href": href, "rel": rel, "type": media_type, "title": title}

    def _here(self, request: Request, rel: str, given: dict[str, str]) -> Json:
        path = request.url.path.removeprefix(self.root)
        query = f"?{urlencode(given)}" if given else ""
        return self._link(request, path + query, rel, GEOJSON, f"{rel} page" if rel != "self" else "this page")


# --- parameters ------------------------------------------------------------------------------------------------------


def _given(request: Request, known: frozenset[str]) -> dict[str, str]:
    """The request's parameters; a list may be given as several of one name. Raises FilterError for unknown ones."""
    found: dict[str, str] = {}
    for name, text in request.query_params.multi_items():
        if name not in known:
            raise FilterError(f"{quoted(name)} is no parameter here: {', '.join(sorted(known))}")
        found[name] = f"{found[name]}{SEPARATOR}{text}" if name in found else text
    if found.get("f", "") not in {"", "json", "geojson"}:
        raise FilterError(f"f takes json or geojson, not {quoted(found['f'])}")
    return found


def _wanted(given: dict[str, str]) -> Filter:
    """The filter, with OGC's ``datetime`` as its dates. Raises FilterError."""
    wanted = parse_filter(given)
    text = given.get("datetime", "")
    if not text:
        return wanted
    if wanted.date_from or wanted.date_to:
        raise FilterError("give datetime, or from and to, not both")
    low = high = None
    for part in text.split(SEPARATOR):  # GDAL asks twice, for each end of the interval
        first, last = _interval(part)
        low = max(filter(None, (low, first)), default=None)
        high = min(filter(None, (high, last)), default=None)
    if low and high and low > high:
        raise FilterError(f"datetime ends before it begins: {quoted(text)}")
    return replace(wanted, date_from=low, date_to=high)


def _interval(text: str) -> tuple[dt.date | None, dt.date | None]:
    """The days of OGC's ``datetime``: one, or two with a slash between. Raises FilterError."""
    first, slash, last = text.partition("/")
    try:
        return _day(first), _day(last if slash else first)
    except ValueError:
        raise FilterError(
            f"datetime takes a day or an interval (2021-02-25/2021-03-01, ../2021-03-01), not {quoted(text)}"
        ) from None


def _day(text: str) -> dt.date | None:
    """The day of a date or moment (RFC 3339); None for an open end. Raises ValueError."""
    if text in {"", ".."}:
        return None
    text = text.removesuffix("T") if len(text) == 11 else text  # GDAL writes a day so
    return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text).date()


def _whole(given: dict[str, str], name: str, default: int, *, low: int, high: int) -> int:
    text = given.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 12 and low <= int(text) <= high):
        raise FilterError(f"{name} takes a whole number from {low} to {high}, not {quoted(text)}")
    return int(text)


def _degrees(given: dict[str, str], name: str) -> float:
    text = given.get(name, "")
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or abs(value) > MOST_DEGREES:
        raise FilterError(f"{name} takes degrees, not {quoted(text)}")
    return value


# --- answers ---------------------------------------------------------------------------------------------------------


def _extent(database: Database) -> Json:
    """Where and when the events are, as far as they say."""
    box, days = extent(database, Filter()), span(database, Filter())
    where: Json = {"spatial": {"bbox": [list(box)], "crs": CRS84}} if box else {}
    if days is None:
        return where
    ends = [f"{days[0]}T00:00:00Z", f"{days[1]}T23:59:59Z"]
    return where | {"temporal": {"interval": [ends], "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}}


def _headers(database: Database) -> dict[str, str]:
    return HEADERS | {"etag": _tag(database)}


def _tag(database: Database) -> str:
    """What changes with the archive: the same address with the same tag has the same answer."""
    where = hashlib.sha256(database.archive.location.encode()).hexdigest()[:8]
    return f'W/"{where}-{database.version}"'


def _unchanged(request: Request, database: Database) -> bool:
    known = request.headers.get("if-none-match", "")[:1_000]
    return _tag(database) in [tag.strip() for tag in known.split(",")]


def routes(prefix: str = "", database: Callable[[], Database] | None = None) -> list[BaseRoute]:
    """The routes under `prefix` (Streamlit's base path), over what `database` gives, or the archive that is shown. A
    Mount, so that an unknown address in it is a 404 and not the page."""
    for_map = database_of_map if database is None else lambda _wanted: database()
    api = Api(database or current_database, for_map, f"{prefix}/api")
    paths: dict[str, Callable[[Request], Response]] = {
        "/": api.landing,
        "/openapi.json": api.openapi,
        "/conformance": api.conformance,
        "/collections": api.collections,
        "/collections/events": api.collection,
        "/collections/events/items": api.items,
        "/collections/events/items/{event_id:path}": api.item,
        "/events.geojson": api.items,
        "/events/{event_id:path}": api.item,
        "/map.json": api.map,
        "/{anything:path}": api.nothing,
    }
    inner = [Route(path, handler, methods=METHODS) for path, handler in paths.items()]
    return [Route(api.root, api.landing, methods=METHODS), Mount(api.root, routes=inner)]
