"""What the first visitor would wait for, begun when the server starts: the articles read, the base map prepared.

Only where the place index is there already: building it is shown to somebody, with its progress.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

from dashboard import base_map, tiles
from dashboard.source import current_library, keep_out_of_collections
from geo.errors import GeoError
from geo.places.gazetteer import index_path

FIRST_ZOOMS = (4, 6, 8, 10)


def warm() -> None:
    """Read the articles and prepare the zooms that a first look needs. An error shows up on the page as well."""
    try:
        if index_path().exists():
            current_library()
            tiles.version()
            for zoom in FIRST_ZOOMS:
                base_map.level_of(zoom)
            keep_out_of_collections()
    except GeoError as error:
        logging.getLogger(__name__).warning("warming up stopped: %s", error)


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Start warming with the server, without making it wait."""
    Thread(target=warm, name="dateline-warming", daemon=True).start()
    yield
