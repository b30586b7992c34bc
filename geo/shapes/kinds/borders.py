"""``border_distance`` and ``border_zone``: a distance from a land border, and the land along one."""

from __future__ import annotations

from dataclasses import replace

from geo.errors import PhraseError, quoted
from geo.model import Locality
from geo.places.areas import AREAS_SOURCE, area
from geo.places.borders import land_borders
from geo.shapes.border import PROTOCOL, BorderSide, border_side, footprint_band
from geo.shapes.interval import Interval, stated_interval
from geo.shapes.precision import DistanceRule, wind_bearing_deg
from geo.shapes.shape import Shape
from geo.shapes.zones import BORDER_AREA_M, ON_BORDER_M

ZONE_PROTOCOL = "dateline:border_zone v1 (Chapman & Wieczorek 2020, path with a documented buffer)"
_WIDE = frozenset({"area", "areas", "region", "regions", "zone", "zones", "strip", "countryside", "districts", "near"})


def border_distance(locality: Locality, rule: DistanceRule) -> Shape | None:
    """The band of places at the stated distance from a land border, on the side that the words name."""
    side = side_of(locality)
    if side is None:
        return None
    if locality.distance_m is None:
        return border_zone(locality, rule)
    return _band(side, stated_interval(locality, rule), f"{PROTOCOL}; {rule.protocol}")


def border_zone(locality: Locality, rule: DistanceRule) -> Shape | None:  # noqa: ARG001
    """The land along a border: 10 km deep for "on the border", 25 km for "the border area"."""
    side = side_of(locality)
    if side is None:
        return None
    words = f"{locality.part or ''} {locality.text}"[:200].lower().replace("-", " ").split()
    depth_m = BORDER_AREA_M if _WIDE.intersection(words) else ON_BORDER_M
    remark = f"No distance is said; the land up to {depth_m / 1000:.0f} km from the border is allowed."
    return _band(side, Interval(0.0, depth_m, 0.0, remark), ZONE_PROTOCOL)


def side_of(locality: Locality) -> BorderSide | None:
    """The border that a locality's first border anchor names and the side of it. None: there is no such anchor."""
    border = next((anchor.border for anchor in locality.anchors if anchor.border), None)
    return border_side(border, inside=locality.inside, bearing_deg=bearing_deg(locality)) if border else None


def bearing_deg(locality: Locality) -> float | None:
    """The compass side of the border in degrees from north, None where the words name none."""
    if locality.bearing_deg is not None or not locality.heading:
        return locality.bearing_deg
    return wind_bearing_deg(locality.heading)


def _band(side: BorderSide, interval: Interval, protocol: str) -> Shape:
    geometry, margin_m = footprint_band(side, low_m=interval.low_m, high_m=interval.high_m)
    where = f"the part of {area(side.inside).name}" if side.inside else "the land on both sides"
    remarks = [f"The line is {side.name()}.", interval.remark]
    if geometry.is_empty and side.inside:
        wider = replace(side, inside=None)
        geometry, margin_m = footprint_band(wider, low_m=interval.low_m, high_m=interval.high_m)
        remarks.append(f"No place in {area(side.inside).name} lies that far from it, so the country is left out.")
        where = "the land on both sides"
    if geometry.is_empty:
        raise PhraseError(f"no place lies as far from {side.name()} as {quoted(interval.remark)} asks")
    remarks.append(f"The footprint is {where} at that distance from the border line.")
    if side.bearing_deg is not None:
        remarks.append(f"Of it, the side towards {side.bearing_deg:g}° from north is kept.")
    if margin_m:
        remarks.append(
            f"The line is too long to be drawn finer: the footprint is up to {margin_m / 1000:.1f} km wider."
        )
    sources = (land_borders().source, AREAS_SOURCE if side.inside else "")
    return Shape(geometry, "line_or_border", protocol, sources, tuple(remarks))
