"""Discs, rings and sectors on the ellipsoid, and the smallest circle that holds a footprint.

All are drawn vertex by vertex with geodesics (`pyproj.Geod`), so a vertex lies within a millimetre of its radius;
the chord between two of 96 vertices cuts in by 0.05 % of the radius. WGS84, lon lat, metres.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.places.containment import checked_point
from geo.shapes.antimeridian import fold_to_world
from geo.shapes.frame import EARTH_RADIUS_M, GEOD, Floats, Frame, densify, distance_m, distances_m, middle

DISC_VERTICES = 96
SMALLEST_RADIUS_M = 1.0
"""A radius is never 0: coordinates are written to 5 decimals, about a metre."""
LARGEST_RADIUS_M = 9_000_000.0
"""Short of a quarter of the earth's circumference: past it a disc is no longer the smaller side of its edge."""
_ROUNDS = 12
_SPHERE_SHARE = 0.98
_LEAST_HOLE_M = 0.001
_OUTER_SHARE, _TRUE_REACH_M = 0.8, 2_000_000.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A WGS84 point and a geodesic radius in metres."""

    lat: float
    lon: float
    radius_m: float


def disc(*, lat: float, lon: float, radius_m: float, vertices: int = DISC_VERTICES) -> BaseGeometry:
    """All places within `radius_m` metres of a WGS84 point, as a polygon. Raises CoordinateError."""
    checked_point(lat=lat, lon=lon)
    bearings = np.linspace(360.0, 0.0, vertices, endpoint=False)
    arc = _arc(lat=lat, lon=lon, bearings=bearings, radius_m=min(radius_m, LARGEST_RADIUS_M))
    return fold_to_world(shapely.polygons(np.vstack([arc, arc[:1]])), near_lon=lon)


def ring(*, lat: float, lon: float, low_m: float, high_m: float) -> BaseGeometry:
    """All places between `low_m` and `high_m` metres from a WGS84 point; a disc where `low_m` is nothing."""
    outer = disc(lat=lat, lon=lon, radius_m=high_m)
    if low_m < _LEAST_HOLE_M:
        return outer
    between: BaseGeometry = outer.difference(disc(lat=lat, lon=lon, radius_m=low_m))
    return between


def sector(
    *, lat: float, lon: float, bearing_deg: float, half_angle_deg: float, low_m: float, high_m: float
) -> BaseGeometry:
    """Places between `low_m` and `high_m` metres from a point, whose bearing there is within `half_angle_deg`."""
    checked_point(lat=lat, lon=lon)
    if half_angle_deg >= 180:
        return ring(lat=lat, lon=lon, low_m=low_m, high_m=high_m)
    steps = max(3, math.ceil(half_angle_deg / 2) + 1)
    bearings = np.linspace(bearing_deg - half_angle_deg, bearing_deg + half_angle_deg, steps)
    outer = _arc(lat=lat, lon=lon, bearings=bearings, radius_m=min(high_m, LARGEST_RADIUS_M))
    inner = (
        _arc(lat=lat, lon=lon, bearings=bearings[::-1], radius_m=low_m) if low_m > 0 else np.array([[float(lon), lat]])
    )
    # The straight sides are geodesics, which are straight lines in the frame about the point.
    frame = Frame(lat, lon)
    edge = shapely.polygons(np.vstack([outer, inner, outer[:1]]))
    return frame.to_wgs84(frame.to_local(edge), step_m=max(high_m / 20, 5_000.0))


def smallest_circle(geometry: BaseGeometry) -> Circle:
    """The smallest geodesic circle that holds `geometry` (WGS84): its centre may lie outside it.

    In a frame about the wanted centre, circles about it are true; so the planar circle is found, the frame moved to
    its centre, and again, until the centre rests. The radius is then measured on the ellipsoid to every vertex.
    """
    points = outer = shapely.get_coordinates(_holdable(geometry))
    lat, lon = middle(geometry)
    if len(points) > DISC_VERTICES + 1:
        outer = points[_far_out(*_planar_circle(_on_a_sphere(points, lat=lat, lon=lon)))]
    for _ in range(_ROUNDS):
        frame = Frame(lat, lon)
        local, centre, radius_m = _planar_circle(frame.metres(outer))
        lat, lon = _from_local(frame, centre.x, centre.y)
        if math.hypot(centre.x, centre.y) < 0.5:
            break
        outer = outer[_far_out(local, centre, radius_m)]
    return Circle(lat, lon, _reach(points, lat=lat, lon=lon))


def _planar_circle(local: Floats) -> tuple[Floats, BaseGeometry, float]:
    """The points of a frame, and the centre and radius of the smallest circle that holds them."""
    circle = shapely.minimum_bounding_circle(shapely.linestrings(local))
    return local, circle.centroid, math.sqrt(circle.area / math.pi)


def _on_a_sphere(points: Floats, *, lat: float, lon: float) -> Floats:
    """`Frame.metres` on a sphere, 0.6 % off: for which points may matter, at a fiftieth of the cost."""
    lons, lats = np.radians(points - [lon, 0.0]).T
    here = math.radians(lat)
    east = np.cos(lats) * np.sin(lons)
    north = math.cos(here) * np.sin(lats) - math.sin(here) * np.cos(lats) * np.cos(lons)
    along = math.sin(here) * np.sin(lats) + math.cos(here) * np.cos(lats) * np.cos(lons)
    across = np.hypot(east, north)
    metres = EARTH_RADIUS_M * np.arctan2(across, along) / np.where(across > 0, across, 1.0)
    return np.column_stack([metres * east, metres * north])


def _far_out(local: Floats, centre: BaseGeometry, radius_m: float) -> NDArray[np.bool_]:
    """Which points may lie on the smallest circle when the frame has moved to its centre. In circles of up to
    `_TRUE_REACH_M` no distance in a frame is off by as much as the share that is allowed (7 % at twice that)."""
    away = np.hypot(local[:, 0] - centre.x, local[:, 1] - centre.y)
    far: NDArray[np.bool_] = away >= (_OUTER_SHARE * radius_m if radius_m < _TRUE_REACH_M else 0.0)
    return far


def point_radius(geometry: BaseGeometry) -> Circle:
    """Point and radius for `geometry` (WGS84): the centre of its smallest circle, and the radius that holds it.

    Where that centre lies outside the geometry the point is moved to the nearest place in it and the radius is
    measured from there ("corrected center" of Chapman & Wieczorek 2020). Never a radius below a metre.
    """
    circle = smallest_circle(geometry)
    if geometry.intersects(shapely.Point(circle.lon, circle.lat)):
        return circle
    lat, lon = _nearest_inside(geometry, circle)
    return Circle(lat, lon, _reach(shapely.get_coordinates(_holdable(geometry)), lat=lat, lon=lon))


def radius_about(geometry: BaseGeometry, *, lat: float, lon: float) -> float:
    """Metres from a point to the farthest place of `geometry` (WGS84)."""
    return _reach(shapely.get_coordinates(_holdable(geometry)), lat=lat, lon=lon)


def _holdable(geometry: BaseGeometry) -> BaseGeometry:
    """`geometry` with points along edges over 20 km: between two far vertices an edge may bulge outwards."""
    return densify(geometry, step_m=20_000.0)


def _reach(points: Floats, *, lat: float, lon: float) -> float:
    far = points[_may_be_farthest(points, lat=lat, lon=lon)] if len(points) > DISC_VERTICES + 1 else points
    return max(SMALLEST_RADIUS_M, float(distances_m(far, lat=lat, lon=lon).max()) + 0.1)


def _may_be_farthest(points: Floats, *, lat: float, lon: float) -> NDArray[np.bool_]:
    """Which points the farthest is among, by distances on a sphere: those on the ellipsoid differ by under 0.6 %."""
    lons, lats = np.radians(points).T
    here = math.radians(lat)
    half = np.sin((lats - here) / 2) ** 2 + math.cos(here) * np.cos(lats) * np.sin((lons - math.radians(lon)) / 2) ** 2
    angles = np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    may: NDArray[np.bool_] = angles >= _SPHERE_SHARE * angles.max()
    return may


def _arc(*, lat: float, lon: float, bearings: Floats, radius_m: float) -> Floats:
    n = len(bearings)
    to_lon, to_lat, _ = GEOD.fwd(np.full(n, float(lon)), np.full(n, float(lat)), bearings, np.full(n, radius_m))
    return np.column_stack([to_lon, to_lat])


def _from_local(frame: Frame, x: float, y: float) -> tuple[float, float]:
    azimuth = math.degrees(math.atan2(x, y))
    lon, lat, _ = GEOD.fwd(frame.lon, frame.lat, azimuth, math.hypot(x, y))
    return float(lat), float(lon)


def _nearest_inside(geometry: BaseGeometry, circle: Circle) -> tuple[float, float]:
    """(lat, lon) in `geometry` near the circle's centre: nearest by geodesic, a little way in from the edge."""
    frame = Frame(circle.lat, circle.lon)
    local = frame.to_local(densify(geometry, step_m=20_000.0))
    nearest = shapely.get_coordinates(shapely.shortest_line(shapely.Point(0, 0), local))[1]
    length = math.hypot(nearest[0], nearest[1]) or 1.0
    for step_m in (2.0, 20.0, 200.0, 2_000.0, 0.0):
        scale = 1 + step_m / length
        lat, lon = _from_local(frame, nearest[0] * scale, nearest[1] * scale)
        if geometry.intersects(shapely.Point(lon, lat)):
            return lat, lon
    inside = min(shapely.get_parts(geometry), key=lambda part: _how_far(part, circle)).point_on_surface()
    return float(inside.y), float(inside.x)


def _how_far(part: BaseGeometry, circle: Circle) -> float:
    inside = part.point_on_surface()
    return distance_m(lat=circle.lat, lon=circle.lon, to_lat=inside.y, to_lon=inside.x)
