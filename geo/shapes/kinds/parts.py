"""``part_of``: "eastern Syria", "northern Idlib province", "the southern outskirts of Raqqa", "central Baghdad".

Of an area: a main wind is the half of its ground on that side, cut square to the wind; a wind between two is what lies
in the 60 % on both their sides; the centre is the half of its ground nearest to its middle. (Chapman & Wieczorek 2020
take a subdivision as the part of the feature that the words name and leave the cut to the georeferencer; halves by
ground, not by bounding box, keep a panhandle from moving the cut.)

Of a town, drawn as a disc of radius r: a wind is the half disc, the centre the disc of r/2, the outskirts and suburbs
the ring from r/2 to r and 5 km more. The countryside of a town is the province that is named after it, where there is
one ("the northern countryside of Homs"), else what lies within 25 km of its edge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.model import Locality, Place
from geo.places.areas import AREAS_SOURCE, admin1_of, area, lookup_area
from geo.places.folding import fold
from geo.shapes.circle import disc, ring, sector
from geo.shapes.extent import extent_m
from geo.shapes.frame import Floats, Frame, areal, densify
from geo.shapes.kinds.places import first_place, level_of, place_shape
from geo.shapes.outlines import area_outline, outline_km2
from geo.shapes.precision import WINDS, DistanceRule
from geo.shapes.shape import Shape

PART_PROTOCOL = "dateline:part_of v1 (Chapman & Wieczorek 2020, feature subdivision; halves by ground)"
OUTSKIRTS_M = 5_000.0
"""How far outskirts and suburbs reach past a town's disc."""
HALF, CORNER = 0.5, 0.6
"""Share of an area's ground that a main wind, and each of the two winds of a corner, leave."""

_CENTRE = frozenset({"central", "centre", "center", "middle", "heart", "downtown", "inner", "core"})
_OUTSKIRTS = frozenset({"outskirt", "outskirts", "suburb", "suburbs", "periphery", "edge", "outside", "fringe"})
_COUNTRYSIDE = frozenset({"countryside", "rural", "hinterland"})
COUNTRYSIDE_M = 25_000.0
"""How far the countryside of a town reaches that no province is named after: UCDP's distance for a known point."""
RURAL_NAMES = ("Rif {}", "Rural {}", "{} Rural", "{} Countryside")
"""What provinces are called that are the countryside of a city."""
CITY_KM2 = 1_500.0
"""An admin area smaller than this, called after a town, is the town and not its countryside."""
MOST_PARTS = 4
_WORDS = {"north": "N", "south": "S", "east": "E", "west": "W"}


def part_of(locality: Locality, rule: DistanceRule) -> Shape | None:  # noqa: ARG001
    """The named part of a place's extent."""
    found = first_place(locality)
    if found is None:
        return None
    said = (locality.part or "")[:80]
    several = said.split(" and ") if " and " in said else said.split("/")
    shapes = [_one_part(found, *read_part(part)) for part in several[:MOST_PARTS]]
    return shapes[0] if len(shapes) == 1 else _united(shapes)


def _one_part(found: Place, wind: str | None, region: str | None) -> Shape:
    if wind is None and region is None:
        return place_shape(found)
    code = found.area or (_rural_area(found) if region == "countryside" else None)
    if region == "countryside" and code and _is_city(code):
        code = _rural_area(found)
    if code:
        return _part_of_area(code, wind, region)
    return _part_of_town(found, wind, region)


def _united(shapes: Sequence[Shape]) -> Shape:
    """Both parts of "northern and eastern Syria"."""
    first = shapes[0]
    geometry = areal(shapely.union_all([shape.geometry for shape in shapes]))
    remarks = tuple(dict.fromkeys(remark for shape in shapes for remark in shape.remarks))
    sources = tuple(source for shape in shapes for source in shape.sources)
    united = "The words name several parts; the footprint is all of them."
    return Shape(geometry, first.level, PART_PROTOCOL, sources, (*remarks, united))


def _rural_area(town: Place) -> str | None:
    """The code of the area that is a town's countryside: "Rif Dimashq", "Bujumbura Rural", else the province that has
    the town's name and is more than the town."""
    own = area(town.area) if town.area else admin1_of(town.country or "", town.admin1)
    names = (town.name, *(own.names if own else ()))
    for name in names:
        for form in RURAL_NAMES:
            found = next((one for one in lookup_area(form.format(name)) if one.country == town.country), None)
            if found is not None:
                return found.code
    code = _province_of(town)
    return None if code is None or _is_city(code) else code


def _is_city(code: str) -> bool:
    """Whether an area is no larger than a city."""
    return outline_km2(code) < CITY_KM2


def _province_of(town: Place) -> str | None:
    """The code of the province that a town lies in and gives its name to."""
    province = admin1_of(town.country or "", town.admin1)
    if province is None or fold(town.name) not in {fold(name) for name in province.names}:
        return None
    return province.code


def read_part(part: str | None) -> tuple[str | None, str | None]:
    """The wind (N, NE, …) and the region ("centre", "outskirts", "countryside") in the words of a part.

    Each is None where the words name none.
    """
    words = (part or "")[:80].lower().replace("-", " ").split()
    regions = {"centre": _CENTRE, "outskirts": _OUTSKIRTS, "countryside": _COUNTRYSIDE}
    region = next((name for name, known in regions.items() if known.intersection(words)), None)
    letters = ""
    for word in words:
        letters += _wind_letters(word)
    vertical = next((letter for letter in letters if letter in "NS"), "")
    sideways = next((letter for letter in letters if letter in "EW"), "")
    return (vertical + sideways) or None, region


def _wind_letters(word: str) -> str:
    """The wind in one word: "northern" N, "southeast" SE, "nw" NW, "nne" NE; nothing for any other word."""
    if word.upper() in WINDS:
        return word.upper()
    out = ""
    rest = word
    for name, letter in (*_WORDS.items(), *_WORDS.items()):
        if rest.startswith(name):
            out += letter
            rest = rest[len(name) :]
    return out if rest in {"", "ern", "erly", "ernmost", "most"} else ""


def _part_of_town(found: Place, wind: str | None, region: str | None) -> Shape:
    base = place_shape(found)
    low_m, high_m = _town_radii(extent_m(found), region)
    if wind:
        geometry = sector(
            lat=found.lat,
            lon=found.lon,
            bearing_deg=WINDS.index(wind) * 22.5,
            half_angle_deg=90.0 if len(wind) == 1 else 67.5,
            low_m=low_m,
            high_m=high_m,
        )
    else:
        geometry = ring(lat=found.lat, lon=found.lon, low_m=low_m, high_m=high_m)
    words = " ".join(word for word in (_wind_name(wind), region or "part") if word)
    remark = f"The {words} of it is what lies {low_m / 1000:.1f} to {high_m / 1000:.1f} km from its point on that side."
    level = "near_point" if region in {"outskirts", "countryside"} else level_of(found)
    return Shape(geometry, level, PART_PROTOCOL, base.sources, (*base.remarks, remark))


def _town_radii(radius_m: float, region: str | None) -> tuple[float, float]:
    if region == "outskirts":
        return radius_m / 2, radius_m + OUTSKIRTS_M
    if region == "countryside":
        return 0.0, radius_m + COUNTRYSIDE_M
    return 0.0, radius_m / 2 if region == "centre" else radius_m


def _part_of_area(code: str, wind: str | None, region: str | None) -> Shape:
    name = area(code).name
    if wind:
        geometry = side_of_area(code, wind)
        share = "half" if len(wind) == 1 else "corner"
        remark = f"The {_wind_name(wind)} part of {name} is taken as the {share} of its ground on that side."
    elif region == "centre":
        geometry = centre_of_area(code)
        remark = f"The centre of {name} is taken as the half of its ground nearest to its middle."
    else:
        return place_shape(Place(name, area(code).lat, area(code).lon, area=code, feature="ADM1"))
    return Shape(geometry, "adm1", PART_PROTOCOL, (AREAS_SOURCE,), (f"{name} is known by its outline.", remark))


@lru_cache(maxsize=256)
def side_of_area(code: str, wind: str) -> BaseGeometry:
    """The part of an area on the side of `wind` (N, NE, E, …), WGS84."""
    frame, local = _local_outline(code)
    share = HALF if len(wind) == 1 else CORNER
    for letter in wind:
        local = areal(local.intersection(_half(code, letter, share)))
    if local.is_empty:  # a corner that an area does not have: the plain half in its direction
        frame, local = _local_outline(code)
        local = areal(local.intersection(_half(code, wind, HALF)))
    return areal(frame.to_wgs84(local, step_m=20_000.0))


@lru_cache(maxsize=256)
def centre_of_area(code: str) -> BaseGeometry:
    """The half of an area's ground that lies nearest to its middle, WGS84."""
    outline = area_outline(code)
    frame, local = _local_outline(code)
    points = _grid(local)
    middle = local.centroid
    radius_m = float(np.quantile(np.hypot(points[:, 0] - middle.x, points[:, 1] - middle.y), HALF))
    centre = frame.to_wgs84(middle)
    return areal(outline.intersection(disc(lat=centre.y, lon=centre.x, radius_m=radius_m)))


@lru_cache(maxsize=64)
def _local_outline(code: str) -> tuple[Frame, BaseGeometry]:
    outline = area_outline(code)
    frame = Frame.about(outline)
    return frame, areal(frame.to_local(densify(outline, step_m=20_000.0)))


def _half(code: str, wind: str, share: float) -> BaseGeometry:
    """The half plane of the frame that leaves `share` of the area's ground on the side of `wind`."""
    local = _local_outline(code)[1]
    bearing = math.radians(WINDS.index(wind) * 22.5)
    ahead = np.array([math.sin(bearing), math.cos(bearing)])
    aside = np.array([ahead[1], -ahead[0]])
    cut = float(np.quantile(_grid(local) @ ahead, 1 - share))
    far = 20_000_000.0
    corners = [ahead * cut - aside * far, ahead * cut + aside * far]
    return shapely.Polygon([*corners, corners[1] + ahead * far, corners[0] + ahead * far])


def _grid(local: BaseGeometry) -> Floats:
    """Points spread evenly over an area: its ground, one point a cell of an 80 by 80 grid."""
    west, south, east, north = local.bounds
    x, y = np.meshgrid(np.linspace(west, east, 80), np.linspace(south, north, 80))
    points = np.column_stack([x.ravel(), y.ravel()])
    shapely.prepare(local)
    inside: Floats = points[shapely.contains_xy(local, points[:, 0], points[:, 1])]
    vertices: Floats = shapely.get_coordinates(local)
    return inside if len(inside) else vertices


def _wind_name(wind: str | None) -> str:
    names = {"N": "north", "S": "south", "E": "east", "W": "west"}
    return "".join(names[letter] for letter in wind) + "ern" if wind else ""
