"""What leaves the archive: events a second in each format at 100,000, context and the map over HTTP at a million.

Run with `python -m pytest -m benchmark -s tests/benchmarks/bench_export.py`. ``DATELINE_BENCH_EVENTS`` sets the larger
number. CPU time stands beside wall time, since it does not suffer from what else the machine does.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import api
from geo.archive.context import context
from geo.archive.database import Database
from geo.archive.export import FORMATS, export
from geo.archive.map_query import LIMIT
from geo.archive.query import Filter
from geo.archive.store import open_archive
from tests.benchmarks.synthetic_events import fill

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "dashboard"))
import asgi

EXPORTED = 100_000
MANY = int(os.environ.get("DATELINE_BENCH_EVENTS", "1000000"))
ASKED = 15
VIEWS = {"world": "west=-180&south=-85&east=180&north=85", "region": "west=35&south=32&east=43&north=38"}


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


@pytest.mark.benchmark
def test_formats(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive")
    fill(archive, EXPORTED)
    database = Database(archive)
    print(f"\n{EXPORTED:,} events; largest memory before {memory_mb():.0f} MB")
    for form in FORMATS.values():
        path = tmp_path / f"events{form.suffix}"
        wall, cpu = time.perf_counter(), time.process_time()
        with path.open("wb") as file:
            written = export(database, Filter(), form.name, file)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        size = path.stat().st_size / 1e6
        print(f"  {form.name:10s} {written / wall:10,.0f} events/s  (CPU {cpu:5.2f} s)  {size:6.1f} MB")
        assert written == EXPORTED or form.name == "html"
    print(f"  largest memory after {memory_mb():.0f} MB")


@pytest.mark.benchmark
def test_context_and_map_over_http(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive")
    fill(archive, MANY // 2)
    fill(archive, MANY - MANY // 2, seed=8, dataset="others")
    database = Database(archive)
    print(f"\n{MANY:,} events in two data sets")
    walls, cpus, found = [], [], 0
    for number in range(ASKED):
        wall, cpu = time.perf_counter(), time.process_time()
        found += len(context(database, f"synthetic:{number * 7919 % (MANY // 2)}"))
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    middle, most = statistics.median(walls), max(walls)
    cpu = statistics.median(cpus)
    print(f"  context   median {middle:6.1f} ms, most {most:6.1f} ms (CPU {cpu:6.1f} ms), {found} neighbours")
    assert found
    app = Starlette(routes=api.routes("", lambda: database))
    for name, query in VIEWS.items():
        for wanted in ("", "&type=shelling", "&killed-min=20&q=attack"):
            walls, sizes = [], []
            for _ in range(5):
                database.forget()
                wall = time.perf_counter()
                answer = asgi.get(app, f"/api/map.json?{query}{wanted}", {"host": "localhost"})
                walls.append(1000 * (time.perf_counter() - wall))
                sizes.append(len(answer.content))
                assert len(answer.json()["features"]) <= LIMIT
            print(f"  map.json  {name + wanted:32s} {statistics.median(walls):6.1f} ms, {max(sizes) / 1e3:.0f} kB")
    for query in ("limit=1000", "limit=10000", "limit=1000&country=SY&offset=5000"):
        wall = time.perf_counter()
        answer = asgi.get(app, f"/api/events.geojson?{query}", {"host": "localhost"})
        wall = 1000 * (time.perf_counter() - wall)
        print(f"  events.geojson {query:34s} {wall:6.1f} ms, {len(answer.content) / 1e3:.0f} kB")
    wall = time.perf_counter()
    asgi.get(app, "/api/events/synthetic:77", {"host": "localhost"})
    print(f"  one event {1000 * (time.perf_counter() - wall):.1f} ms; largest memory {memory_mb():.0f} MB")
