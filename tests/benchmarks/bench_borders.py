"""Prints border distances for many points beside the usual way, and both errors against geodesics. Asserts no time.

Run: ``python -m pytest -m benchmark -s tests/benchmarks/bench_borders.py``. ``DATELINE_BENCH_POINTS`` sets how many
(a million if unset).
The usual way is `geopandas.sjoin_nearest` in one projected CRS with the same lines: as they are, and, the faster way
that few think of, cut into single segments. DuckDB's spatial extension is a download: it is tried as it is installed.
"""

from __future__ import annotations

import os
import resource
import time

import duckdb
import geopandas as gpd
import numpy as np
import pyproj
import pytest
import shapely

from geo.places.borders import land_borders

POINTS = int(os.environ.get("DATELINE_BENCH_POINTS", "1000000"))
USUAL_LINES = 200
USUAL_SEGMENTS = 20_000
TRUTH = 150
EQUAL_EARTH = "EPSG:8857"
WEB_MERCATOR = "EPSG:3857"
GEOD = pyproj.Geod(ellps="WGS84")


def places(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Points scattered about borders, as places in the news are: within some 200 km of a vertex of a line."""
    rng = np.random.default_rng(7)
    borders = land_borders()
    lines = shapely.get_coordinates(np.array([borders.line(*pair) for pair in sorted(borders.pairs)]))
    spot = lines[rng.integers(len(lines), size=count)]
    spread = rng.normal(size=(count, 2)) * 10 ** rng.uniform(-2, 0.3, size=(count, 1))
    return np.clip(spot[:, 1] + spread[:, 1], -85, 85), np.clip(spot[:, 0] + spread[:, 0], -180, 180)


def truth_m(lat: float, lon: float) -> float:
    """Geodesic distance by brute force: every segment sampled, the near ones finely. Knows nothing of our index."""
    borders = land_borders()
    best = np.inf
    for pair in sorted(borders.pairs):
        line = borders.line(*pair)
        west, south, east, north = line.bounds
        if not (west - 8 < lon < east + 8 and south - 4 < lat < north + 4):
            continue
        for part in line.geoms:
            spots = shapely.get_coordinates(shapely.segmentize(part, 0.02))
            best = min(best, _refined(spots, lat, lon))
    return best


def _refined(spots: np.ndarray, lat: float, lon: float) -> float:
    away = _geodesics(spots, lat, lon)
    best = float(away.min())
    for at in np.argsort(away)[:3]:
        for other in (max(at - 1, 0), min(at + 1, len(spots) - 1)):
            fine = spots[other] + np.linspace(0, 1, 500)[:, None] * (spots[at] - spots[other])
            best = min(best, float(_geodesics(fine, lat, lon).min()))
    return best


def _geodesics(spots: np.ndarray, lat: float, lon: float) -> np.ndarray:
    return GEOD.inv(np.full(len(spots), lon), np.full(len(spots), lat), spots[:, 0], spots[:, 1])[2]


def usual(lats: np.ndarray, lons: np.ndarray, crs: str, *, segments: bool) -> tuple[np.ndarray, float]:
    """Distances of the usual way in metres of `crs`, and the seconds it took without reading or projecting lines."""
    borders = land_borders()
    lines = np.array([borders.line(*pair) for pair in sorted(borders.pairs)])
    if segments:
        xy, part = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
        joined = np.flatnonzero(part[1:] == part[:-1])
        lines = shapely.linestrings(np.stack([xy[joined], xy[joined + 1]], axis=1))
    frame = gpd.GeoDataFrame(geometry=lines, crs="EPSG:4326").to_crs(crs)
    frame.sindex  # noqa: B018
    start = time.perf_counter()
    spots = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lons, lats), crs="EPSG:4326").to_crs(crs)
    found = gpd.sjoin_nearest(spots, frame, distance_col="distance_m")
    seconds = time.perf_counter() - start
    return found.groupby(level=0)["distance_m"].first().to_numpy(), seconds


def report(name: str, count: int, seconds: float, gap: np.ndarray) -> None:
    """One line: throughput and error."""
    median, p95, most = (float(np.percentile(gap, share)) for share in (50, 95, 100))
    print(f"{name:44} {count / seconds:>12,.0f} points/s   error {median:,.3f} m, 95 % {p95:,.3f} m, max {most:,.3f} m")


def print_duckdb(lats: np.ndarray, lons: np.ndarray, real: np.ndarray) -> None:
    """One line for DuckDB's spatial join on the same lines, or why there is none."""
    with duckdb.connect() as connection:
        try:
            connection.execute("LOAD spatial")
        except duckdb.Error as error:
            print(f"DuckDB spatial: not at hand ({str(error).splitlines()[0][:90]})")
            return
        borders = land_borders()
        wkb = [(shapely.to_wkb(borders.line(*pair)),) for pair in sorted(borders.pairs)]
        connection.execute("CREATE TABLE line (wkb BLOB)")
        connection.executemany("INSERT INTO line VALUES (?)", wkb)
        start = time.perf_counter()
        query = (
            "SELECT min(ST_Distance_Spheroid(ST_Point(?, ?), ST_EndPoint(ST_ShortestLine(ST_Point(?, ?), "
            "ST_GeomFromWKB(wkb))))) FROM line"
        )
        found = np.array(
            [
                connection.execute(query, [lat, lon, lon, lat]).fetchall()[0][0]
                for lat, lon in zip(lats[:20], lons[:20], strict=True)
            ]
        )
        report("DuckDB spatial, border lines", 20, time.perf_counter() - start, np.abs(found - real[:20]))


@pytest.mark.benchmark
def test_border_distances_beside_the_usual_way() -> None:
    lats, lons = places(POINTS)
    real = np.array([truth_m(float(lat), float(lon)) for lat, lon in zip(lats[:TRUTH], lons[:TRUTH], strict=True)])
    borders = land_borders()
    borders.distances(lats[:10], lons[:10])
    start = time.perf_counter()
    ours = borders.distances(lats, lons)
    seconds = time.perf_counter() - start
    print(f"\n{POINTS:,} points, truth from {TRUTH} of them by brute force")
    report("LandBorders.distances", POINTS, seconds, np.abs(ours.distance_m[:TRUTH] - real))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory so far {peak_mb:,.0f} MB")
    for crs in (EQUAL_EARTH, WEB_MERCATOR):
        for segments, count in ((False, USUAL_LINES), (True, USUAL_SEGMENTS)):
            found, seconds = usual(lats[:count], lons[:count], crs, segments=segments)
            name = f"sjoin_nearest {crs}, {'single segments' if segments else 'border lines'}"
            report(name, count, seconds, np.abs(found[:TRUTH] - real))
    print_duckdb(lats, lons, real)
    print(f"peak memory at the end {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    assert (ours.distance_m[:TRUTH] <= real + 0.01).all()
