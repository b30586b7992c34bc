"""Names that are neither town, admin area nor country but that news uses: regions, seas, rivers, mountains, bases,
airports, oil fields; and the words for what belongs to a place ("Syrian", "Kurds").

The data are tables that a person can read and mend: ``data/regions.csv``, ``data/demonyms.csv``, …
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geo.errors import DataError
from geo.model import Place
from geo.places.datafiles import DATA_FOLDER
from geo.places.folding import fold

REGIONS_SOURCE = "Dateline regions table"
REGIONS_FILE = "regions.csv"
DEMONYMS_FILE = "demonyms.csv"
POINTS_FILE = "area_points.csv"
TOWNS_FILE = "town_names.csv"


@dataclass(frozen=True, slots=True)
class Region:
    """A region, sea, river, mountain or site. ``feature`` is a GeoNames feature code, ``countries`` those it lies
    in (ISO codes, none for seas), ``extent_m`` roughly its radius in metres."""

    name: str
    names: tuple[str, ...]
    feature: str
    countries: tuple[str, ...]
    lat: float
    lon: float
    extent_m: float
    geonameid: int | None

    @property
    def place(self) -> Place:
        """The region as a place; its country where it lies in one only."""
        return Place(
            name=self.name,
            lat=self.lat,
            lon=self.lon,
            country=self.countries[0] if len(self.countries) == 1 else None,
            feature=self.feature,
            geonameid=self.geonameid,
            source=REGIONS_SOURCE,
        )


@cache
def regions() -> tuple[Region, ...]:
    """All rows of the regions table. Raises DataError where the table is missing or damaged."""
    return tuple(
        Region(
            name=row["name"],
            names=(row["name"], *filter(None, row["aliases"].split("|"))),
            feature=row["feature"],
            countries=tuple(filter(None, row["countries"].split("|"))),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            extent_m=float(row["extent_km"]) * 1000,
            geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        )
        for row in _rows(REGIONS_FILE)
    )


def lookup_region(name: str) -> tuple[Region, ...]:
    """The regions that `name` names, in any spelling."""
    return _by_name().get(fold(name), ())


@cache
def demonyms() -> Mapping[str, str]:
    """Folded demonym or adjective to what it belongs to: a country or admin area code, or a place name."""
    return {fold(word): row["place"] for row in _rows(DEMONYMS_FILE) for word in row["words"].split("|")}


@cache
def area_points() -> Mapping[str, tuple[float, float]]:
    """The point (lat, lon) that GeoNames gives a country or state, by code: where its bare name is put."""
    return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in _rows(POINTS_FILE)}


@cache
def area_aliases() -> Mapping[str, tuple[str, ...]]:
    """Further names of countries and first-level areas as news has them ("DPRK", "Lower Shabelle"), folded, to their
    codes, the likelier first."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows(POINTS_FILE):
        for key in {fold(name): None for name in row["aliases"].split("|") if name}:
            found[key] = (*found.get(key, ()), row["code"])
    return found


@cache
def town_names() -> Mapping[str, tuple[str, str]]:
    """Further names of towns as news has them ("Raqa"), folded, to a name that the gazetteer has and the country."""
    rows = _rows(TOWNS_FILE)
    return {fold(name): (row["town"], row["country"]) for row in rows for name in row["names"].split("|")}


@cache
def _by_name() -> Mapping[str, tuple[Region, ...]]:
    found: dict[str, tuple[Region, ...]] = {}
    for region in regions():
        for key in dict.fromkeys(fold(name) for name in region.names):
            found[key] = (*found.get(key, ()), region)
    return found


def _rows(file: str) -> list[dict[str, str]]:
    path = DATA_FOLDER / file
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"data file {str(path)!r} cannot be read: {error}") from error
