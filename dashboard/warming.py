"""What the first visitor would wait for, begun when the server starts: the articles read, the base map prepared.

Only where the place index is there already: building it is shown to somebody, with its progress.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

from dashboard import base_map, event_table, front_end, map_answer, tiles
from dashboard.at_once import send_at_once
from dashboard.map_layers import drawn
from dashboard.source import current_library
from geo.archive.database import Database
from geo.archive.facets import facets
from geo.archive.map_query import View, extent
from geo.archive.query import Filter
from geo.archive.questions import count, page
from geo.archive.timeline import timeline
from geo.errors import GeoError
from geo.pipeline import keep_tables
from geo.places.gazetteer import index_path

EVERYTHING = Filter()
WORLD, WORLD_ZOOM = View(west=-180, south=-85, east=180, north=85), 2
FIRST_ZOOMS = (2, 4, 6, 8, 10)


def warm() -> None:
    """Read the articles and prepare the zooms that a first look needs. An error shows up on the page as well."""
    try:
        if index_path().exists():
            library = current_library()
            map_answers(library.database_for(EVERYTHING))
            tiles.version()
            for zoom in FIRST_ZOOMS:
                base_map.level_of(zoom)
            front_end.pack()
            first_answers(library.database)
            keep_tables()
    except GeoError as error:
        logging.getLogger(__name__).warning("warming up stopped: %s", error)


def map_answers(database: Database) -> None:
    """Ask what the map without filters asks, so that its answers are remembered."""
    count(database, EVERYTHING)
    extent(database, drawn(EVERYTHING))
    map_answer.marks(database, EVERYTHING, WORLD, zoom=WORLD_ZOOM)


def first_answers(database: Database) -> None:
    """Ask what the page without filters asks."""
    map_answers(database)
    timeline(database, EVERYTHING)
    page(database, EVERYTHING, limit=event_table.ROWS)
    facets(database, EVERYTHING)


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Start warming with the server, without making it wait. Its socket is open by then, and takes nobody yet."""
    send_at_once()
    Thread(target=warm, name="dateline-warming", daemon=True).start()
    yield
