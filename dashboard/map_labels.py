"""Names on the base map: countries, provinces, towns, as many as a zoom can carry.

A name is drawn where no more important name of its zoom would touch it. The rule looks at candidates, not at
what was drawn, so every tile decides the same about a name that crosses its edge and no name is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import shapely
import streamlit
from PIL import Image, ImageDraw, ImageFont

from dashboard.mercator import Tile, project_point
from geo.places.areas import Area, admin1, countries
from geo.places.gazetteer import gazetteer

REACH = 0.75
"""Names whose point is this many tiles beside a tile may reach into it."""
MIN_POPULATION = {3: 4_000_000, 4: 1_500_000, 5: 500_000, 6: 200_000, 7: 60_000, 8: 25_000, 9: 8_000, 10: 2_000}
"""Smallest town that is named at a zoom; none before zoom 3, all of them past zoom 10."""
TOWN_LIMIT = 400
TOWN_GAP = 20
"""Pixels from a town's dot to its name: a mark on the dot leaves the name free."""
INK = (74, 74, 78)
INK_SMALL = (104, 102, 102)
AREA_INK = (140, 134, 130)
HALO = (247, 245, 240)
COUNTRY_ZOOMS = range(2, 7)
ADMIN_ZOOMS = range(6, 9)


@dataclass(frozen=True, slots=True)
class Label:
    """One name and where it would stand: its box in pixels of the tile; `dot` is a town's point."""

    text: str
    rank: float
    box: tuple[float, float, float, float]
    size: int
    weight: int
    ink: tuple[int, int, int]
    dot: tuple[float, float] | None = None

    def touches(self, other: Label) -> bool:
        """Whether the two boxes overlap."""
        return (
            self.box[0] < other.box[2]
            and other.box[0] < self.box[2]
            and self.box[1] < other.box[3]
            and other.box[1] < self.box[3]
        )


@cache
def font_file() -> Path | None:
    """Source Sans as Streamlit ships it: it knows the letters of transliterated names. None where it is not."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "media"
    return next(iter(sorted(folder.glob("SourceSansVF-Upright*.woff2"))), None)


@cache
def font(size: int, weight: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The map's typeface in `size` pixels."""
    path = font_file()
    if path is None:
        return ImageFont.load_default(size)
    face = ImageFont.truetype(str(path), size)
    face.set_variation_by_axes([weight])
    return face


def draw_labels(picture: Image.Image, tile: Tile) -> None:
    """Write the names of `tile` onto its picture."""
    side = picture.width
    pen = ImageDraw.Draw(picture)
    candidates = sorted(_candidates(tile, side), key=lambda label: (-label.rank, label.text))
    for index, label in enumerate(candidates):
        if any(label.touches(other) for other in candidates[:index]):
            continue
        if label.dot:
            x, y = label.dot
            radius = 4 if label.weight > 400 else 3
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=label.ink, outline=HALO, width=1)
        pen.text(
            (label.box[0], label.box[1]),
            label.text,
            font=font(label.size, label.weight),
            fill=label.ink,
            stroke_width=3,
            stroke_fill=HALO,
        )


def _candidates(tile: Tile, side: int) -> Iterator[Label]:
    if tile.z in COUNTRY_ZOOMS:
        yield from _area_labels(tile, side, countries().values(), size=24 if tile.z < 5 else 28, rank=1e12, shout=True)
    if tile.z in ADMIN_ZOOMS:
        yield from _area_labels(tile, side, admin1().values(), size=22, rank=1e3, shout=False)
    yield from _town_labels(tile, side)


def _pixels(tile: Tile, side: int, *, lon: float, lat: float) -> tuple[float, float]:
    x, y = project_point(lon=lon, lat=lat)
    return (x / tile.span - tile.x) * side, (y / tile.span - tile.y) * side


def _area_labels(
    tile: Tile, side: int, areas: Iterable[Area], *, size: int, rank: float, shout: bool
) -> Iterator[Label]:
    reach = REACH * side
    for area in areas:
        x, y = _pixels(tile, side, lon=area.lon, lat=area.lat)
        if not (-reach < x < side + reach and -reach < y < side + reach):
            continue
        text = " ".join(area.name.upper()) if shout else area.name
        width, height = _extent(text, size, 500)
        if width > _width_px(area, tile, side):
            continue
        box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        yield Label(text, rank + width, box, size, 500, AREA_INK)


def _width_px(area: Area, tile: Tile, side: int) -> float:
    return _width_deg(area) / 360.0 / tile.span * side


@cache
def _width_deg(area: Area) -> float:
    """Width in degrees of longitude of the largest part: islands far away give a name no room."""
    part = max(shapely.get_parts(area.geometry), key=lambda part: part.area)
    west, _, east, _ = part.bounds
    return float(east - west) if east - west < 180.0 else 0.0


@cache
def _extent(text: str, size: int, weight: int) -> tuple[float, float]:
    left, _, right, _ = font(size, weight).getbbox(text)
    return right - left, size * 1.25


def _town_labels(tile: Tile, side: int) -> Iterator[Label]:
    if tile.z < min(MIN_POPULATION):
        return
    smallest = MIN_POPULATION.get(tile.z, 0)
    west, south, east, north = tile.bounds(margin=REACH)
    for town in gazetteer().towns_in(west, south, east, north, min_population=smallest, limit=TOWN_LIMIT):
        people = town.population or 0
        big = people >= 10 * max(smallest, 5_000)
        size, weight = (27, 600) if big else (23, 400)
        x, y = _pixels(tile, side, lon=town.lon, lat=town.lat)
        width, height = _extent(town.name, size, weight)
        box = (x + TOWN_GAP, y - height / 2, x + TOWN_GAP + width, y + height / 2)
        yield Label(town.name, people + 1e4, box, size, weight, INK if big else INK_SMALL, dot=(x, y))
