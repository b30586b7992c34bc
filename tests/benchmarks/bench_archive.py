"""How the archive grows: writing, loading, map query, facets from a thousand to a million synthetic events.

Run with `python -m pytest -m benchmark -s tests/benchmarks/bench_archive.py`. ``DATELINE_BENCH_EVENTS=10000000``
goes on to ten million. Wall times are medians of `ROUNDS`; nothing is remembered between them. CPU time stands beside
them, since it does not suffer from what else the machine does.
"""

import datetime as dt
import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.archive.database import Database
from geo.archive.facets import facets
from geo.archive.map_query import LIMIT, View, map_features
from geo.archive.query import Filter
from geo.archive.questions import page
from geo.archive.store import open_archive
from geo.archive.timeline import timeline
from tests.benchmarks.synthetic_events import fill

ROUNDS = 7
VIEWS = {"world": View(-180, -85, 180, 85), "region": View(35, 32, 43, 38)}
FILTERS = {
    "nothing": Filter(),
    "type": Filter(types=frozenset({"air_strike", "shelling"})),
    "actor": Filter(actors=frozenset({"actor-7", "actor-10"})),
    "actor, role": Filter(actors=frozenset({"actor-7"}), role="target"),
    "dates": Filter(date_from=dt.date(2014, 1, 1), date_to=dt.date(2018, 1, 1)),
    "words": Filter(text="town 12"),
    "country": Filter(countries=frozenset({"SY", "IQ"})),
    "killed": Filter(killed_min=20),
    "all": Filter(types=frozenset({"shelling"}), role="target", date_from=dt.date(2010, 1, 1), text="attack"),
}
SIZES = [
    size
    for size in (10**3, 10**4, 10**5, 10**6, 10**7)
    if size <= int(os.environ.get("DATELINE_BENCH_EVENTS", "1000000"))
]


def timed(database: Database, ask: Callable[[], object]) -> tuple[float, float]:
    """Median wall and CPU milliseconds of a question that was not asked before."""
    walls, cpus = [], []
    for _ in range(ROUNDS):
        database.forget()
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    return statistics.median(walls), statistics.median(cpus)


def say(what: str, wall_cpu: tuple[float, float]) -> None:
    print(f"  {what:28s} {wall_cpu[0]:8.1f} ms  (CPU {wall_cpu[1]:7.1f} ms)")


@pytest.mark.benchmark
@pytest.mark.parametrize("size", SIZES)
def test_the_archive_at_a_size(size: int, tmp_path: Path) -> None:
    print(f"\n{size:,} events")
    archive = open_archive(tmp_path / "archive")
    wall, cpu = time.perf_counter(), time.process_time()
    fill(archive, size)
    say("make and write", (1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
    wall, cpu = time.perf_counter(), time.process_time()
    database = Database(open_archive(archive.location))
    say("open and load", (1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
    for name, wanted in FILTERS.items():
        for where, view in VIEWS.items():
            say(f"map of the {where}, {name}", timed(database, lambda w=wanted, v=view: map_features(database, w, v)))
            assert len(map_features(database, wanted, view).features) <= LIMIT
        say(f"facets, {name}", timed(database, lambda w=wanted: facets(database, w)))
    say("timeline", timed(database, lambda: timeline(database, Filter())))
    say("page of 50", timed(database, lambda: page(database, Filter(), limit=50)))
    print(f"  largest memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")
