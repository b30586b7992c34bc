"""Prints what a map costs the server and the wire, ours beside folium's and GeoPandas' on the same events, in one run.

Seconds are of this process (`time.process_time`), bytes those of the whole HTML; of ours, of the JSON that one view
gets, beside which the page loads Leaflet once. Asserts no time. Run with: python -m pytest -m benchmark -s FILE
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import folium
import geopandas as gpd
import pytest
from folium.plugins import FastMarkerCluster, MarkerCluster

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from dashboard.map_answer import marks  # noqa: E402
from geo.archive.database import Database  # noqa: E402
from geo.archive.map_query import View  # noqa: E402
from geo.archive.query import Filter  # noqa: E402
from geo.archive.store import open_archive  # noqa: E402
from tests.benchmarks.synthetic_events import fill  # noqa: E402

pytestmark = pytest.mark.benchmark
Rows = Sequence[tuple[float, float, str]]
MOST_MARKERS = 10_000
"""More markers of their own than this take folium minutes."""
MOST_CLUSTERED = 1_000_000


def loop(rows: Rows) -> str:
    made = folium.Map()
    for lat, lon, title in rows:
        folium.Marker((lat, lon), tooltip=title).add_to(made)
    return str(made.get_root().render())


def clustered(rows: Rows) -> str:
    made = folium.Map()
    cluster = MarkerCluster().add_to(made)
    for lat, lon, title in rows:
        folium.Marker((lat, lon), tooltip=title).add_to(cluster)
    return str(made.get_root().render())


def fast(rows: Rows) -> str:
    made = folium.Map()
    FastMarkerCluster([(lat, lon) for lat, lon, _ in rows]).add_to(made)
    return str(made.get_root().render())


def explore(rows: Rows) -> str:
    lats, lons, titles = zip(*rows, strict=True)
    frame = gpd.GeoDataFrame({"title": titles}, geometry=gpd.points_from_xy(lons, lats), crs="EPSG:4326")
    return str(frame.explore().get_root().render())


PEERS: tuple[tuple[str, Callable[[Rows], str], int], ...] = (
    ("folium Marker loop", loop, MOST_MARKERS),
    ("folium MarkerCluster", clustered, MOST_MARKERS),
    ("folium FastMarkerCluster", fast, MOST_CLUSTERED),
    ("GeoDataFrame.explore", explore, 100_000),
)


def say(name: str, make: Callable[[], str]) -> int:
    start, wall = time.process_time(), time.perf_counter()
    size = len(make().encode())
    taken = time.process_time() - start
    print(f"  {name:<26} {taken:>8.3f} s   (wall {time.perf_counter() - wall:>8.3f} s)   {size:>13,} bytes")
    return size


@pytest.mark.parametrize("size", [1_000, 10_000, 100_000, 1_000_000])
def test_size(tmp_path: Path, size: int) -> None:
    fill(open_archive(tmp_path), size)
    database = Database(open_archive(tmp_path))
    rows = database.rows("SELECT lat, lon, title FROM events")
    print(f"\n{size:,} events")
    for name, view, zoom in (("world", View(-180, -85, 180, 85), 2), ("Iraq", View(38, 29, 49, 38), 6)):
        database.forget()
        sent = say(f"ours, {name}", lambda v=view, z=zoom: json.dumps(marks(database, Filter(), v, zoom=z)))
        assert sent < 400_000
    for name, make, most in PEERS:
        if name.endswith("explore") and not all(map(importlib.util.find_spec, ("matplotlib", "mapclassify"))):
            print(f"  {name:<26} needs matplotlib and mapclassify, which are not installed")
        elif size > most:
            print(f"  {name:<26} left out: takes minutes or gigabytes")
        else:
            say(name, lambda make=make: make(rows))
