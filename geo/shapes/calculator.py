"""The georeferencing calculator: a point and one maximum uncertainty, as Wieczorek's calculator prints them.

The formulas of the VertNet Georeferencing Calculator (Apache-2.0), which follow the older guides: half of the distance
precision goes into the sum, and the heading's precision is turned into a distance by the law of cosines. They are here
for comparison with what museums publish; the worked cases of the calculator's own tests are our tests too.

All lengths of a call are in one unit, named by ``metres_per_unit``; coordinates are degrees. The calculator measures
degrees on the meridian and the parallel of the ellipsoid (`degree_lengths_m`), and moves points by them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ellipsoid:
    """Semi-major axis in metres and flattening."""

    axis_m: float
    flattening: float


WGS84 = Ellipsoid(6_378_137.0, 1 / 298.257223563)
CLARKE_1866 = Ellipsoid(6_378_206.4, 1 / 294.978698213898)
"""The ellipsoid of NAD27."""


@dataclass(frozen=True, slots=True)
class Uncertainties:
    """The parts of an uncertainty, in one unit: how large the named place is, how well it was measured on which map,
    what the unknown datum adds, and the precision of the stated distance. ``coordinate_deg`` is the coordinates'
    precision in degrees; ``metres_per_unit`` the unit (1609.344 for miles)."""

    extent: float = 0.0
    measurement: float = 0.0
    map: float = 0.0
    datum: float = 0.0
    distance_precision: float = 0.0
    coordinate_deg: float = 0.0
    metres_per_unit: float = 1.0
    ellipsoid: Ellipsoid = WGS84


def degree_lengths_m(lat: float, ellipsoid: Ellipsoid = WGS84) -> tuple[float, float]:
    """Metres of a degree of latitude and of a degree of longitude at latitude `lat` (degrees)."""
    squared = ellipsoid.flattening * (2 - ellipsoid.flattening)
    sine = math.sin(math.radians(lat))
    meridian = ellipsoid.axis_m * (1 - squared) / (1 - squared * sine**2) ** 1.5
    parallel = ellipsoid.axis_m * math.cos(math.radians(lat)) / math.sqrt(1 - squared * sine**2)
    return math.radians(meridian), math.radians(parallel)


def coordinate_uncertainty(lat: float, parts: Uncertainties) -> float:
    """What the precision of the coordinates leaves open: precision times the diagonal of a degree, in the unit."""
    north, east = degree_lengths_m(lat, parts.ellipsoid)
    return parts.coordinate_deg * math.hypot(north, east) / parts.metres_per_unit


def named_place(lat: float, parts: Uncertainties) -> float:
    """Maximum uncertainty of coordinates or of a named place: datum, extent, measurement, map and coordinates."""
    return parts.datum + parts.extent + parts.measurement + parts.map + coordinate_uncertainty(lat, parts)


def distance_only(lat: float, distance: float, parts: Uncertainties) -> float:
    """Maximum uncertainty of a distance without a direction: the place's, the distance, and half its precision."""
    return named_place(lat, parts) + distance + parts.distance_precision / 2


def along_path(lat: float, parts: Uncertainties) -> float:
    """Maximum uncertainty of a distance along a known path: the place's and half the distance precision."""
    return named_place(lat, parts) + parts.distance_precision / 2


def orthogonal(lat: float, parts: Uncertainties) -> float:
    """Maximum uncertainty of two distances at right angles: the place's and √2 times half the distance precision."""
    return named_place(lat, parts) + math.sqrt(2) * parts.distance_precision / 2


def at_heading(lat: float, distance: float, half_angle_deg: float, parts: Uncertainties) -> float:
    """Maximum uncertainty of a distance at a heading whose direction is open by `half_angle_deg` on both sides."""
    error = parts.extent + parts.distance_precision / 2 + parts.datum + parts.map + parts.measurement
    alpha = math.radians(half_angle_deg)
    spread = math.hypot(distance + error - distance * math.cos(alpha), distance * math.sin(alpha))
    return spread + coordinate_uncertainty(lat, parts)


def moved(
    lat: float, lon: float, *, east_m: float = 0.0, north_m: float = 0.0, ellipsoid: Ellipsoid = WGS84
) -> tuple[float, float]:
    """(lat, lon) of the point `east_m` and `north_m` metres away, by the lengths of a degree where it starts."""
    north, east = degree_lengths_m(lat, ellipsoid)
    return lat + north_m / north, lon + east_m / east
