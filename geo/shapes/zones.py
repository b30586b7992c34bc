"""The ground along land borders, ready in a data file (`geo.shapes.build_outlines` makes it): widening a line of
thousands of points takes a tenth of a second and more, and texts say "on the border" of ever other countries.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.places.borders import land_borders
from geo.places.containment import METRES_PER_DEGREE
from geo.places.datafiles import ZONES_FILE, read_columns, read_geometry
from geo.shapes.buffers import tolerance, within
from geo.shapes.frame import areal

ON_BORDER_M = 10_000.0
"""How far "on the border" reaches to each side: the guide's figure for "near", documented as it asks."""
BORDER_AREA_M = 25_000.0
"""How far "the border area" reaches: UCDP's distance for what is still at a known feature."""
DEPTHS_M = (ON_BORDER_M, BORDER_AREA_M)


@lru_cache(maxsize=16)
def ready_zone(pair: tuple[str, ...], *, depth_m: float) -> BaseGeometry | None:
    """All places (WGS84) within `depth_m` metres of the border of two countries, or of all borders of one: edges are
    true to 0.2 % of the depth. None for a depth that is none of `DEPTHS_M`. Codes are in alphabetical order."""
    if depth_m not in DEPTHS_M:
        return None
    if len(pair) > 1:
        return _zones()[pair[0], pair[1], depth_m]
    own = [zone for (a, b, depth), zone in _zones().items() if depth == depth_m and pair[0] in (a, b)]
    whole: BaseGeometry = shapely.union_all(own)
    return whole


def drawn_zone(a: str, b: str, *, depth_m: float) -> BaseGeometry:
    """The zone of two countries from their line, as it is written to the data file."""
    zone = within(land_borders().line(a, b), distance_m=depth_m)
    return areal(shapely.simplify(zone, tolerance(depth_m) / METRES_PER_DEGREE))


@cache
def _zones() -> Mapping[tuple[str, str, float], BaseGeometry]:
    """The zones by the two codes, in alphabetical order, and the depth in metres."""
    columns = read_columns(ZONES_FILE, ("a", "b", "depth_m"))
    return dict(zip(zip(*columns.values(), strict=True), read_geometry(ZONES_FILE), strict=True))
