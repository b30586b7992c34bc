"""Land borders as shapes: the line at a distance from one, and the band of what "about 20 km from it" allows.

"Offset - distance only" of Chapman & Wieczorek 2020 enlarges a feature on all sides; "distances from two distinct
paths" moves a path by the distance and widens it by the distance precision. The one-sided band here, both sides of
the moved border by the precision and then clipped to the country that the text names, is our extension of the second,
and `PROTOCOL` says so. Distances are to the border line as a set of points, so the band goes round its ends: a
tripoint, an enclave and a border of several parts need no case of their own.

All geometry is WGS84, lon lat; distances are metres.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import BorderError, PhraseError, quoted
from geo.places.actors import registry
from geo.places.areas import area, country_code
from geo.places.borders import land_borders
from geo.places.containment import METRES_PER_DEGREE
from geo.shapes.buffers import coarseness, tolerance, towards, within
from geo.shapes.frame import areal
from geo.shapes.zones import ready_zone

PROTOCOL = "dateline:border_band v1 (one-sided band, after Chapman & Wieczorek 2020)"

MOST_POINTS = 24_000
"""A ready zone of more points with its line would lose up to half of its depth where a footprint's limit thins it."""


@dataclass(frozen=True, slots=True)
class BorderSide:
    """A border and the side of it that counts: ``pair`` names the line (one code: every border of that country),
    ``inside`` the country to which shapes are clipped, ``bearing_deg`` (degrees from north) the compass side of the
    line ("north of the border"); None: both sides."""

    pair: tuple[str, ...]
    inside: str | None
    bearing_deg: float | None = None

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


def border_side(border: tuple[str, ...], *, inside: str | None = None, bearing_deg: float | None = None) -> BorderSide:
    """The line and side that a text means by the border of `border`, seen from the country `inside`.

    "The Iraqi border" in Syria is the Syrian-Iraqi one; in a country that has none with Iraq, all of Iraq's. Two
    codes mean the line between them; where they share none, or it lies out of reach of `inside`, the same fallback.
    `bearing_deg` is the compass side of it, in degrees from north ("10 km north of the border").
    Raises UnknownCountryError for a code that is no country, BorderError for a country without a land border,
    PhraseError for a bearing that is no number.
    """
    if bearing_deg is not None and not math.isfinite(bearing_deg):
        raise PhraseError(f"a direction must be a number of degrees, not {quoted(bearing_deg)}")
    bearing = None if bearing_deg is None else bearing_deg % 360.0
    codes = tuple(country_code(code) for code in border)
    within_country = country_code(inside) if inside else None
    borders = land_borders()
    if len(codes) > 1 and tuple(sorted(codes)) in borders.pairs:
        return BorderSide(tuple(sorted(codes)), within_country, bearing)
    other = next((code for code in codes if code != within_country), None)
    if within_country and other and other in borders.neighbours(within_country):
        return BorderSide(tuple(sorted((within_country, other))), within_country, bearing)
    single = next((code for code in codes if borders.neighbours(code)), None)
    if single is None:
        raise BorderError(f"{', '.join(area(code).name for code in codes)}: no land border in the data")
    return BorderSide((single,), within_country, bearing)


def border_band(side: BorderSide, *, low_m: float, high_m: float) -> BaseGeometry:
    """Places whose distance to the border lies between `low_m` and `high_m` metres, on the side that counts.

    WGS84; every point of its edges that is not the side's own edge is within 0.1 % or 10 m of its distance. Empty where
    the side has no such place. The longest borders take seconds: `footprint_band` is for footprints.
    """
    return _band(side, round(max(low_m, 0.0), 1), round(high_m, 1), 0.0)


def footprint_band(side: BorderSide, *, low_m: float, high_m: float) -> tuple[BaseGeometry, float]:
    """`border_band` as fine as a footprint can be kept, and how far in metres its edges may lie outside the band's.

    0: it is the band, or that of the data file (`zones`). A line of thousands of kilometres is generalised, and the
    band is drawn wider so that it holds every place of the true one.
    """
    low_m, high_m = round(max(low_m, 0.0), 1), round(high_m, 1)
    ready = ready_zone(side.pair, depth_m=high_m) if low_m == 0 and side.bearing_deg is None else None
    if ready is not None and shapely.get_num_coordinates([ready, side.line()]).sum() <= MOST_POINTS:
        return _inside(ready, side.inside), 0.0
    tolerance_m = coarseness(side.line(), distance_m=high_m)
    if tolerance_m <= tolerance(high_m):
        return _band(side, low_m, high_m, 0.0), 0.0
    return _band(side, low_m, high_m, tolerance_m), 2 * tolerance_m


def border_offset_line(
    border: tuple[str, ...], *, distance_m: float, inside: str | None = None, bearing_deg: float | None = None
) -> BaseGeometry:
    """The line of places exactly `distance_m` metres from a border, within `inside` where it is given: for drawing.

    WGS84; true to 0.1 % or 10 m. `bearing_deg`: only the compass side of the border.
    Raises UnknownCountryError, BorderError, PhraseError as `border_side` does.
    """
    return _offset_line(border_side(border, inside=inside, bearing_deg=bearing_deg), round(distance_m, 1))


def _inside(band: BaseGeometry, code: str | None) -> BaseGeometry:
    """The part of a band in the country `code`; None: all of it."""
    return band if code is None else areal(band.intersection(_near(area(code).geometry, band)))


@lru_cache(maxsize=24)
def _band(side: BorderSide, low_m: float, high_m: float, margin_m: float) -> BaseGeometry:
    """The band, wider by 0 to 2 `margin_m` on both edges; margin 0 is the band itself."""
    line = side.line()
    band = within(line, distance_m=high_m + margin_m, tolerance_m=margin_m)
    if low_m > 2 * margin_m:
        band = areal(band.difference(within(line, distance_m=low_m - margin_m, tolerance_m=margin_m)))
    if side.bearing_deg is not None:
        band = _on_the_side(band, side, high_m, margin_m)
    if side.inside is None or margin_m == 0:
        return _inside(band, side.inside)
    country = _near(area(side.inside).geometry, band)
    country = areal(shapely.simplify(country, margin_m / 2 / METRES_PER_DEGREE, preserve_topology=False))
    inside = areal(band.intersection(country))
    if low_m > 2 * margin_m:
        return inside
    # The generalised country lacks what lies beside the line; that is in the band too.
    beside = within(line, distance_m=margin_m, tolerance_m=margin_m)
    return areal(inside.union(beside.intersection(band)))


def _on_the_side(band: BaseGeometry, side: BorderSide, high_m: float, margin_m: float) -> BaseGeometry:
    """The part of `band` on the compass side of the line; all of it where the line has no such side."""
    tolerance_m = max(margin_m, 0.01 * high_m)
    bearing_deg = side.bearing_deg or 0.0
    sides = [
        towards(side.line(), bearing_deg=bearing, distance_m=high_m + tolerance_m, tolerance_m=tolerance_m)
        for bearing in (bearing_deg, bearing_deg + 180.0)
    ]
    for part in (sides[0].difference(sides[1]), sides[0]):
        kept = areal(band.intersection(part))
        if not kept.is_empty:
            return kept
    return band


@lru_cache(maxsize=24)
def _offset_line(side: BorderSide, distance_m: float) -> BaseGeometry:
    edge = shapely.boundary(within(side.line(), distance_m=distance_m))
    if side.bearing_deg is not None:
        edge = edge.intersection(_on_the_side(shapely.envelope(edge), side, distance_m, 0.0))
    if side.inside is not None:
        edge = edge.intersection(_near(area(side.inside).geometry, edge))
    return shapely.line_merge(edge) if edge.geom_type == "MultiLineString" else edge


def _near(polygon: BaseGeometry, shape: BaseGeometry) -> BaseGeometry:
    """The part of a large polygon about `shape`: a clip to its bounds costs far less than a full intersection."""
    if shape.is_empty:
        return shape
    west, south, east, north = shape.bounds
    return areal(shapely.clip_by_rect(polygon, west - 0.01, south - 0.01, east + 0.01, north + 0.01))
