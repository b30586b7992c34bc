"""Land borders as shapes: the line at a distance from one, and the band of what "about 20 km from it" allows.

"Offset - distance only" of Chapman & Wieczorek 2020 enlarges a feature on all sides; "distances from two distinct
paths" moves a path by the distance and widens it by the distance precision. The one-sided band here, both sides of
the moved border by the precision and then clipped to the country that the text names, is our extension of the second,
and `PROTOCOL` says so. Distances are to the border line as a set of points, so the band goes round its ends: a
tripoint, an enclave and a border of several parts need no case of their own.

All geometry is WGS84, lon lat; distances are metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import BorderError
from geo.places.actors import registry
from geo.places.areas import area, country_code
from geo.places.borders import land_borders
from geo.shapes.buffers import within
from geo.shapes.frame import areal

PROTOCOL = "dateline:border_band v1 (one-sided band, after Chapman & Wieczorek 2020)"


@dataclass(frozen=True, slots=True)
class BorderSide:
    """A border and the side of it that counts: ``pair`` names the line (one code: every border of that country),
    ``inside`` the country to which shapes are clipped; None: both sides."""

    pair: tuple[str, ...]
    inside: str | None

    def line(self) -> BaseGeometry:
        """The border as lines, WGS84."""
        borders = land_borders()
        lines: BaseGeometry = borders.line(*self.pair)
        return lines

    def name(self) -> str:
        """The border in plain words: "the Syrian-Iraqi border" seen from Syria, "the Iraqi land border"."""
        codes = sorted(self.pair, key=lambda code: code != self.inside)
        words = [_adjectives().get(code) for code in codes]
        if not all(words):
            return f"the land border of {' and '.join(area(code).name for code in codes)}"
        return f"the {'-'.join(str(word) for word in words)} {'border' if len(words) > 1 else 'land border'}"


@cache
def _adjectives() -> Mapping[str, str]:
    """What belongs to a country ("Syrian"), by its ISO code: the first such word of the registry of actors."""
    states = (entry for entry in registry().values() if entry.kind == "state")
    return {entry.country: entry.demonyms[0] for entry in states if entry.country and entry.demonyms}


def border_side(border: tuple[str, ...], *, inside: str | None = None) -> BorderSide:
    """The line and side that a text means by the border of `border`, seen from the country `inside`.

    "The Iraqi border" in Syria is the Syrian-Iraqi one; in a country that has none with Iraq, all of Iraq's. Two
    codes mean the line between them; where they share none, or it lies out of reach of `inside`, the same fallback.
    Raises UnknownCountryError for a code that is no country, BorderError for a country without a land border.
    """
    codes = tuple(country_code(code) for code in border)
    within_country = country_code(inside) if inside else None
    borders = land_borders()
    if len(codes) > 1 and tuple(sorted(codes)) in borders.pairs:
        pair = tuple(sorted(codes))
        return BorderSide(pair, within_country)
    other = next((code for code in codes if code != within_country), None)
    if within_country and other and other in borders.neighbours(within_country):
        return BorderSide(tuple(sorted((within_country, other))), within_country)
    single = next((code for code in codes if borders.neighbours(code)), None)
    if single is None:
        raise BorderError(f"{', '.join(area(code).name for code in codes)}: no land border in the data")
    return BorderSide((single,), within_country)


def border_band(side: BorderSide, *, low_m: float, high_m: float) -> BaseGeometry:
    """Places whose distance to the border lies between `low_m` and `high_m` metres, on the side that counts.

    Empty where the country of the side has no such place.
    """
    return _band(side, round(max(low_m, 0.0), 1), round(high_m, 1))


def border_offset_line(border: tuple[str, ...], *, distance_m: float, inside: str | None = None) -> BaseGeometry:
    """The line of places exactly `distance_m` metres from a border, within `inside` where it is given: for drawing.

    Raises UnknownCountryError, BorderError as `border_side` does.
    """
    return _offset_line(border_side(border, inside=inside), round(distance_m, 1))


@lru_cache(maxsize=64)
def _band(side: BorderSide, low_m: float, high_m: float) -> BaseGeometry:
    band = _within(side, high_m)
    if low_m > 0:
        band = areal(band.difference(_within(side, low_m)))
    return band


@lru_cache(maxsize=64)
def _within(side: BorderSide, distance_m: float) -> BaseGeometry:
    """Within the distance and, for speed, already clipped to the country."""
    around = within(side.line(), distance_m=distance_m)
    if side.inside is None:
        return around
    return areal(around.intersection(_near(area(side.inside).geometry, around)))


@lru_cache(maxsize=64)
def _offset_line(side: BorderSide, distance_m: float) -> BaseGeometry:
    edge = shapely.boundary(within(side.line(), distance_m=distance_m))
    if side.inside is None:
        return edge
    inside: BaseGeometry = edge.intersection(_near(area(side.inside).geometry, edge))
    return shapely.line_merge(inside)


def _near(polygon: BaseGeometry, shape: BaseGeometry) -> BaseGeometry:
    """The part of a large polygon about `shape`: a clip to its bounds costs far less than a full intersection."""
    west, south, east, north = shape.bounds
    return areal(shapely.clip_by_rect(polygon, west - 0.01, south - 0.01, east + 0.01, north + 0.01))
