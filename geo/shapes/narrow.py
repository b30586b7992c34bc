"""The part of a footprint that a town beside it allows: "20 km from the border", and the town is Albu Kamal."""

from __future__ import annotations

import shapely

from geo.model import Georeference, Place
from geo.shapes.circle import disc
from geo.shapes.frame import areal
from geo.shapes.shape import Shape, to_georeference

NARROW_RADIUS_M = 25_000.0
"""UCDP where_prec 2: an event told by a known place lies within about 25 km of it. The limit is our choice."""
NARROW_PROTOCOL = "narrowed v1 (within 25 km of the named place, UCDP where_prec 2)"


def narrow(georeference: Georeference, place: Place, *, radius_m: float = NARROW_RADIUS_M) -> Georeference | None:
    """The part of `georeference`'s footprint within `radius_m` metres of the point of `place`.

    None where no part of it lies so near: then the words disagree, which `checks` says.
    """
    footprint = shapely.from_wkt(georeference.footprint_wkt)
    part = areal(footprint.intersection(disc(lat=place.lat, lon=place.lon, radius_m=radius_m)))
    if part.is_empty:
        return None
    remark = f"Of it, the part within {radius_m / 1000:g} km of {place.name} is kept."
    shape = Shape(
        part,
        "near_point",
        f"{georeference.protocol}; {NARROW_PROTOCOL}",
        (georeference.sources, place.source),
        (*georeference.remarks[:-1], remark),
    )
    return to_georeference(shape)
