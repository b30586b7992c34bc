"""Prints how long an article takes to read and how fast borders are measured. Asserts nothing about time.

Run with: python -m pytest -m benchmark -s
"""

import resource
import statistics
import time
from pathlib import Path

import numpy as np
import pytest

import geo
from geo.places.borders import land_borders

pytestmark = pytest.mark.benchmark
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def milliseconds(times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms, n {len(ordered)}"


def test_reading_an_article(seed_text: str) -> None:
    start = time.perf_counter()
    report = geo.read(seed_text)
    first = time.perf_counter() - start
    times = []
    for _ in range(30):
        start = time.perf_counter()
        geo.read(seed_text)
        times.append(time.perf_counter() - start)
    print(f"\nseed article: first {first * 1000:.0f} ms (data loaded), then {milliseconds(times)}")
    texts = [path.read_text(encoding="utf-8") for path in sorted((SEEDS / "briefs").glob("*.txt"))]
    start = time.perf_counter()
    for text in texts:
        geo.read(text)
    print(f"briefs: {len(texts) / (time.perf_counter() - start):.0f} articles/s, geometry not cached")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    assert report.events


def test_border_distances() -> None:
    borders = land_borders()
    rng = np.random.default_rng(7)
    lats, lons = rng.uniform(-50, 70, 20_000), rng.uniform(-120, 140, 20_000)
    borders.distances(lats[:100], lons[:100])
    start = time.perf_counter()
    many = borders.distances(lats, lons)
    print(f"\nborder distances, many at once: {len(lats) / (time.perf_counter() - start):,.0f} points/s")
    start = time.perf_counter()
    for lat, lon in zip(lats[:500], lons[:500], strict=True):
        borders.distance(lat=float(lat), lon=float(lon))
    print(f"border distances, one by one: {500 / (time.perf_counter() - start):,.0f} points/s")
    assert len(many.distance_m) == len(lats)
