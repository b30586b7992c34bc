"""One function a kind of locality: each takes the locality and a distance rule and answers with its shape, or None
where the words name nothing that the data knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from geo.codes import LocalityKind
from geo.model import Locality
from geo.shapes.kinds.borders import border_distance, border_zone
from geo.shapes.kinds.coast import off_coast
from geo.shapes.kinds.lines import along, between
from geo.shapes.kinds.offsets import offset, offset_heading, offset_orthogonal
from geo.shapes.kinds.parts import part_of
from geo.shapes.kinds.places import near, place
from geo.shapes.precision import DistanceRule
from geo.shapes.shape import Shape


def _near(locality: Locality, rule: DistanceRule) -> Shape | None:
    """Near a place; where a direction goes with it ("north of X"), the sector on that side."""
    return near(locality, rule) if locality.bearing_deg is None else offset_heading(locality, rule)


KINDS: Mapping[LocalityKind, Callable[[Locality, DistanceRule], Shape | None]] = MappingProxyType(
    {
        "place": place,
        "part_of": part_of,
        "near": _near,
        "offset": offset,
        "offset_heading": offset_heading,
        "offset_orthogonal": offset_orthogonal,
        "between": between,
        "along": along,
        "border_distance": border_distance,
        "border_zone": border_zone,
        "off_coast": off_coast,
    }
)
