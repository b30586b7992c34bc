"""The pictures of `README.md`: each kind of locality drawn by the code itself, as small SVG files.

Run ``python -m geo.shapes.pictures`` to draw them again into ``geo/shapes/images/``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import shapely
from shapely.geometry.base import BaseGeometry

from geo.model import Anchor, Georeference, Locality, Place, Span
from geo.places.borders import land_borders
from geo.shapes.border import border_offset_line
from geo.shapes.georeference import georeference
from geo.shapes.land import land_in
from geo.shapes.narrow import narrow

FOLDER = Path(__file__).resolve().parent / "images"
WIDTH, HEIGHT = 360, 240
_MARGIN = 0.12
_NOWHERE = Span(0, 0)

ALBU_KAMAL = Place("Albu Kamal", 34.45226, 40.91854, "SY", "PPL", 173480, "07", 57_572)
RAQQA = Place("Raqqa", 35.95283, 39.00788, "SY", "PPLA", 172955, "04", 177_636)
DEIR_EZ_ZOR = Place("Deir ez-Zor", 35.33588, 40.14084, "SY", "PPLA", 170794, "07", 242_565)
MAYADIN = Place("Mayadin", 35.01976, 40.45154, "SY", "PPL", 167357, "07", 54_534)
LATAKIA = Place("Latakia", 35.53168, 35.79011, "SY", "PPLA", 173576, "02", 340_181)
SYRIA = Place("Syria", 35.0, 38.0, "SY", "PCLI", area="SY")


@dataclass(frozen=True, slots=True)
class Picture:
    """A file name, the words that it shows, the locality they are read as, the towns to mark."""

    name: str
    words: str
    locality: Locality
    towns: tuple[Place, ...]


def _locality(kind: str, *places: Place, **parts: object) -> Locality:
    anchors = tuple(Anchor(place.name, place) for place in places)
    return Locality(_NOWHERE, str(parts.pop("text", "")), kind, **{"anchors": anchors, **parts})  # type: ignore[arg-type]


def pictures() -> Iterator[Picture]:
    """What is drawn: one picture a kind."""
    border = (Anchor("the Iraqi border", border=("IQ", "SY")),)
    km20 = {"distance_m": 20_000.0, "distance_text": "20", "unit": "km"}
    km15 = {"distance_m": 15_000.0, "distance_text": "15", "unit": "km"}
    yield Picture("place", "in Raqqa", _locality("place", RAQQA), (RAQQA,))
    yield Picture("part_of", "in eastern Syria", _locality("part_of", SYRIA, part="eastern"), (RAQQA, DEIR_EZ_ZOR))
    outskirts = _locality("part_of", RAQQA, part="northern outskirts")
    yield Picture("part_of_town", "the northern outskirts of Raqqa", outskirts, (RAQQA,))
    yield Picture("near", "near Raqqa", _locality("near", RAQQA), (RAQQA,))
    yield Picture("offset", "20 km from Raqqa", _locality("offset", RAQQA, **km20), (RAQQA,))
    heading = _locality("offset_heading", RAQQA, heading="NE", bearing_deg=45.0, **km15)
    yield Picture("offset_heading", "15 km north-east of Raqqa", heading, (RAQQA,))
    legs = _locality("offset_orthogonal", RAQQA, orthogonal=((20_000.0, "E"), (10_000.0, "N")), unit="km")
    yield Picture("offset_orthogonal", "20 km east and 10 km north of Raqqa", legs, (RAQQA,))
    between = _locality("between", DEIR_EZ_ZOR, MAYADIN)
    yield Picture("between", "between Deir ez-Zor and Mayadin", between, (DEIR_EZ_ZOR, MAYADIN))
    along = _locality("along", DEIR_EZ_ZOR, RAQQA)
    yield Picture("along", "on the road from Deir ez-Zor to Raqqa", along, (DEIR_EZ_ZOR, RAQQA))
    band = _locality("border_distance", anchors=border, hedge="about", inside="SY", **km20)
    yield Picture("border_distance", "about 20 km from the Iraqi border", band, (ALBU_KAMAL,))
    zone = _locality("border_zone", anchors=border, text="in the border area", inside="SY")
    yield Picture("border_zone", "in the Syrian-Iraqi border area", zone, (ALBU_KAMAL, DEIR_EZ_ZOR))
    coast = _locality("off_coast", LATAKIA, **km20)
    yield Picture("off_coast", "20 km off the coast of Latakia", coast, (LATAKIA,))


def draw(picture: Picture) -> str:
    """A picture as SVG text: land, border, footprint, its point and circle, the towns."""
    found = georeference(picture.locality)
    if found is None:
        return ""
    footprint = shapely.from_wkt(found.footprint_wkt)
    extra = _extra(picture, found)
    # The whole band is 600 km long: the picture shows the part that the town allows, and what lies about it.
    shown = [shape.buffer(0.15) for shape, fill, _ in extra if fill != "none"] or [footprint]
    view = _View.about(shapely.union_all([*shown, *(shapely.Point(town.lon, town.lat) for town in picture.towns)]))
    layers = [
        view.path(land_in(view.window()), "#f3efe4", "none"),
        view.path(shapely.clip_by_rect(land_borders().line("SY"), *view.bounds), "none", "#8a7f6a", dash="4 3"),
        view.path(footprint, "#d9480f55", "#d9480f"),
        *(view.path(shape, fill, stroke) for shape, fill, stroke in extra),
        *(view.town(town) for town in picture.towns),
        view.cross(found),
    ]
    title = f"{picture.words}: radius {found.uncertainty_m / 1000:.1f} km"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="11">'
        f'<title>{escape(title)}</title><rect width="{WIDTH}" height="{HEIGHT}" fill="#cfe0ea"/>{"".join(layers)}'
        f'<text x="8" y="{HEIGHT - 8}" fill="#333">{escape(title)}</text></svg>\n'
    )


def _extra(picture: Picture, found: Georeference) -> list[tuple[BaseGeometry, str, str]]:
    """For the border band: its line, and the part that the town allows."""
    if picture.locality.kind != "border_distance":
        return []
    line = border_offset_line(("IQ", "SY"), distance_m=picture.locality.distance_m or 0.0, inside="SY")
    near = narrow(found, ALBU_KAMAL)
    part = [(shapely.from_wkt(near.footprint_wkt), "#d9480fcc", "none")] if near else []
    return [(line, "none", "#7f2704"), *part]


@dataclass(frozen=True, slots=True)
class _View:
    """A window on the map in degrees, drawn with x shrunk by the cosine of the latitude."""

    bounds: tuple[float, float, float, float]

    @classmethod
    def about(cls, shape: BaseGeometry) -> _View:
        west, south, east, north = shape.bounds
        lat, lon = (south + north) / 2, (west + east) / 2
        shrink = math.cos(math.radians(lat))
        tall = max(north - south, (east - west) * shrink * HEIGHT / WIDTH) * (1 + 2 * _MARGIN)
        wide = tall * WIDTH / HEIGHT / shrink
        return cls((lon - wide / 2, lat - tall / 2, lon + wide / 2, lat + tall / 2))

    def window(self) -> BaseGeometry:
        return shapely.box(*self.bounds)

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        west, south, east, north = self.bounds
        return (lon - west) / (east - west) * WIDTH, (north - lat) / (north - south) * HEIGHT

    def path(self, shape: BaseGeometry, fill: str, stroke: str, *, dash: str = "") -> str:
        west, south, east, north = self.bounds
        pixel = (north - south) / HEIGHT
        drawn = shapely.clip_by_rect(shapely.simplify(shape, pixel / 2), west - 1, south - 1, east + 1, north + 1)
        commands = "".join(self._ring(ring) for ring in _rings(drawn))
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        return f'<path d="{commands}" fill="{fill}" stroke="{stroke}" fill-rule="evenodd"{dashed}/>' if commands else ""

    def _ring(self, ring: BaseGeometry) -> str:
        points = [self.xy(lon, lat) for lon, lat in shapely.get_coordinates(ring)]
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)

    def town(self, town: Place) -> str:
        x, y = self.xy(town.lon, town.lat)
        name = f'<text x="{x + 5:.1f}" y="{y - 4:.1f}">{escape(town.name)}</text>'
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>{name}'

    def cross(self, found: Georeference) -> str:
        """The georeference's point and its circle of uncertainty."""
        x, y = self.xy(found.lon, found.lat)
        _, south, _, north = self.bounds
        radius = found.uncertainty_m / 111_320 / (north - south) * HEIGHT
        return (
            f'<path d="M{x - 4:.1f} {y:.1f}h8m-4 -4v8" stroke="#1864ab" fill="none"/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none" stroke="#1864ab" stroke-dasharray="2 3"/>'
        )


def _rings(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            yield part.exterior
            yield from part.interiors
        elif part.geom_type in {"LineString", "LinearRing"}:
            yield part
        elif part.geom_type != "Point":
            yield from _rings(part)


def main() -> None:
    """Draw all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for picture in pictures():
        (FOLDER / f"{picture.name}.svg").write_text(draw(picture), encoding="utf-8")


if __name__ == "__main__":
    main()
