"""What a text says together holds together: the localities of one place description become one georeference.

"A village 5 km south of X, in Y province, near the Z border": the footprint is where they agree, by intersection from
the finest to the coarsest. Where one does not meet what the finer ones leave, it is set aside with a check that says
how far off it lies: never a silent choice. A known town, site or landmark keeps its whole footprint; the coarser words
only confirm it. Two places of one level ("Raqqa, Hasakah") are a list of places and not a contradiction.

An unknown village before a known town ("Nowhere, Raqqa") is not in the town: it lies within about 50 km of it. Of 85
such descriptions in conflict reports the place that was coded lay within 34 km of the town in eight of ten, within 53
km in nine of ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.model import Check, Georeference, Locality
from geo.places.areas import area
from geo.shapes.checks import distance_check
from geo.shapes.circle import disc
from geo.shapes.frame import Frame, areal, distance_m
from geo.shapes.shape import Shape, to_georeference

COMBINE_PROTOCOL = "combined v1 (intersection of the footprints of one description)"
CONTEXT_PROTOCOL = "dateline:context v1 (unknown place told by a known one beside it, 50 km)"
CONTEXT_M = 50_000.0
POINTLIKE = frozenset({"exact_site", "street_or_landmark", "settlement"})
_NAMED = frozenset({"place", "near"})
LEAST_SHARE = 0.98
"""A footprint that keeps more than this share of its area is left as it was."""


@dataclass(frozen=True, slots=True)
class Together:
    """One georeference for several localities, None where none is located, and what did not agree with it."""

    georeference: Georeference | None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    locality: Locality
    where: Georeference

    @property
    def footprint(self) -> BaseGeometry:
        """The footprint as a geometry: most descriptions are one place, and nobody asks for it."""
        return _geometry(self.where.footprint_wkt)


@lru_cache(maxsize=512)
def _geometry(wkt: str) -> BaseGeometry:
    """A geometry of its text. Shapely's geometries do not change, so the events of an article share them."""
    return shapely.from_wkt(wkt)


def combine(localities: Sequence[Locality]) -> Together:
    """The georeference of `localities` together; those without a georeference only leave a remark.

    The localities are one description's: of one noun phrase, or all that is said of one event.
    """
    parts = sorted(
        (_Part(found, found.georeference) for found in localities if found.georeference),
        key=lambda part: part.where.uncertainty_m,
    )
    if not parts:
        return Together(None)
    kept, checks = _told_by(parts[0], localities), []
    for other in parts[1:]:
        if _are_a_list(kept, other):
            continue
        shared = areal(kept.footprint.intersection(other.footprint))
        if shared.is_empty and not _lies_in(kept, other):
            checks.append(_measured(kept, other) or _disagreement(kept, other))
        elif kept.where.precision_level not in POINTLIKE and 0 < shared.area < LEAST_SHARE * kept.footprint.area:
            kept = _cut(kept, other, shared)
    return Together(_with_unknown(kept.where, localities), tuple(checks))


def _lies_in(kept: _Part, other: _Part) -> bool:
    """Whether `kept` meets the whole area that `other` names: its footprint lacks islets and what lies overseas."""
    place = next((anchor.place for anchor in other.locality.anchors if anchor.place), None)
    if other.locality.kind != "place" or place is None or not place.area:
        return False
    return bool(area(place.area).geometry.intersects(kept.footprint))


def _told_by(kept: _Part, localities: Sequence[Locality]) -> _Part:
    """A town that only tells where an unknown place before it lies, as the ground about the town."""
    town = next((anchor.place for anchor in kept.locality.anchors if anchor.place), None)
    before = [found for found in localities if found.span.end <= kept.locality.span.start and found.kind in _NAMED]
    unknown = [name for found in before for name in _unknown_names(found)]
    located = any(found.georeference for found in before)
    if kept.locality.kind != "place" or kept.where.precision_level != "settlement" or town is None:
        return kept
    if not unknown or located:
        return kept
    geometry = disc(lat=town.lat, lon=town.lon, radius_m=CONTEXT_M)
    remark = f"No data at hand knows “{unknown[0]}”; it is told by {town.name}, so up to 50 km from there is allowed."
    shape = Shape(geometry, "adm2", CONTEXT_PROTOCOL, (kept.where.sources,), (remark,), (town.lat, town.lon))
    return _Part(kept.locality, to_georeference(shape))


def _unknown_names(locality: Locality) -> list[str]:
    """The names of a locality that no data knows, shortened."""
    anchors = [] if locality.georeference else [anchor for anchor in locality.anchors if not anchor.border]
    return [anchor.text[:60] for anchor in anchors if anchor.place is None and anchor.text]


def _are_a_list(kept: _Part, other: _Part) -> bool:
    """Whether both are plain places of one level: then the text lists them, and they need not meet."""
    both_places = kept.locality.kind == other.locality.kind == "place"
    return both_places and kept.where.precision_level == other.where.precision_level


def _cut(kept: _Part, other: _Part, shared: BaseGeometry) -> _Part:
    remark = f"Of it, the part that agrees with “{_words(other.locality)}” is kept."
    shape = Shape(
        shared,
        kept.where.precision_level,
        kept.where.protocol
        if COMBINE_PROTOCOL in kept.where.protocol
        else f"{kept.where.protocol}; {COMBINE_PROTOCOL}",
        (*kept.where.sources.split("; "), *other.where.sources.split("; ")),
        (*kept.where.remarks[:-1], remark),
        (kept.where.lat, kept.where.lon),
    )
    return _Part(kept.locality, to_georeference(shape))


def _measured(kept: _Part, other: _Part) -> Check | None:
    """Where a distance is said of a known town: the distance measured from it."""
    town = kept.locality.anchors[0].place if kept.locality.kind == "place" and kept.locality.anchors else None
    return distance_check(other.locality, town) if town else None


def _disagreement(kept: _Part, other: _Part) -> Check:
    frame = Frame(kept.where.lat, kept.where.lon)
    line = shapely.shortest_line(frame.to_local(kept.footprint), frame.to_local(other.footprint))
    start, end = shapely.get_coordinates(frame.to_wgs84(line, step_m=1e9))[[0, -1]]
    apart_m = distance_m(lat=start[1], lon=start[0], to_lat=end[1], to_lon=end[0])
    sentence = (
        f"The text says “{_words(kept.locality)}” and “{_words(other.locality)}”; on the map the two lie "
        f"{_kilometres(apart_m)} apart: they do not agree."
    )
    points = ((float(start[0]), float(start[1])), (float(end[0]), float(end[1])))
    return Check("agreement", agrees=False, sentence=sentence, measured_m=apart_m, line=points)


def _with_unknown(where: Georeference, localities: Sequence[Locality]) -> Georeference:
    """The georeference with a sentence on the place that no data knows, where nothing as fine is known instead."""
    if where.precision_level in POINTLIKE:
        return where
    unknown = [name for found in localities if found.kind in _NAMED for name in _unknown_names(found)]
    if not unknown or where.protocol.startswith(CONTEXT_PROTOCOL):
        return where
    doubts = tuple(dict.fromkeys(anchor.doubt for found in localities for anchor in found.anchors if anchor.doubt))
    doubtful = {anchor.text[:60] for found in localities for anchor in found.anchors if anchor.doubt}
    names = ", ".join(f"“{name}”" for name in dict.fromkeys(unknown) if name not in doubtful)
    lacking = f"No data at hand knows {names}; where" if names else "Where"
    return replace(where, remarks=(*where.remarks, *doubts, f"{lacking} the other words put it is given instead."))


def _words(locality: Locality) -> str:
    words = " ".join(locality.text.split())
    return words if len(words) <= 80 else words[:79] + "…"


def _kilometres(metres: float) -> str:
    return f"{metres:.0f} m" if metres < 1000 else f"{metres / 1000:.1f} km"
