"""A locality and places to a footprint and its uncertainty: the words' geometry, in WGS84 and metres.

`georeference` shapes a locality by its kind, `narrow` keeps the part near a town, `distance_check` measures what the
text states, `border_band` and `border_offset_line` draw borders' distances. `README.md` shows each kind.
"""

from geo.shapes.border import BorderSide, border_band, border_offset_line, border_side
from geo.shapes.checks import distance_check
from geo.shapes.circle import Circle, disc, point_radius, smallest_circle
from geo.shapes.combine import Together, combine
from geo.shapes.frame import area_km2
from geo.shapes.georeference import georeference
from geo.shapes.narrow import narrow
from geo.shapes.precision import RULES

__all__ = [
    "RULES",
    "BorderSide",
    "Circle",
    "Together",
    "area_km2",
    "border_band",
    "border_offset_line",
    "border_side",
    "combine",
    "disc",
    "distance_check",
    "georeference",
    "narrow",
    "point_radius",
    "smallest_circle",
]
