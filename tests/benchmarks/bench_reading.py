"""Prints how fast articles are read, and what memory that takes. Asserts nothing about time.

Run with: python -m pytest tests/benchmarks/bench_reading.py -m benchmark -s

The articles are sentences of the seeds in any order, each with towns of the world that no article before it named, so
that no table is warm for them by chance. DATELINE_BENCH_TEXTS names a file of JSON lines with a "text" to measure on
texts of your own instead. CPU seconds of one core are counted, so that other programs disturb little.
DATELINE_BENCH_ARTICLES says how many articles the memory is looked at for: 100000 take most of an hour.
"""

import importlib.util
import json
import os
import random
import re
import resource
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

import geo
from geo.pipeline import keep_tables
from geo.places.borders import land_borders
from geo.places.gazetteer import gazetteer

pytestmark = pytest.mark.benchmark
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LENGTH = 2_600
"""Characters of an article, as news agencies send them."""
WARMING, MEASURED = 200, 400
MEMORY_ARTICLES = int(os.environ.get("DATELINE_BENCH_ARTICLES", "10000"))
MODEL = "en_core_web_sm"
_STATUS = Path("/proc/self/status")


def milliseconds(times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms, n {len(ordered)}"


def articles(*, seed: int) -> Iterator[str]:
    """Articles without end, no two alike."""
    own = os.environ.get("DATELINE_BENCH_TEXTS")
    if own:
        texts = [json.loads(line)["text"] for line in Path(own).read_text(encoding="utf-8").splitlines()]
        while True:
            yield from texts
    chance = random.Random(seed)  # noqa: S311 - the same articles every time
    paths = sorted(SEEDS.glob("[0-9]*.txt")) + sorted((SEEDS / "briefs").glob("*.txt"))
    whole = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    sentences = [words for words in re.split(r"(?<=[.”])\s+", whole) if 40 < len(words) < 400]
    towns = [town.name for town in gazetteer().towns_in(-180, -90, 180, 90, limit=200_000)]
    while True:
        found = ["Attacks reported\n\n"]
        while sum(map(len, found)) < LENGTH:
            town, other = chance.sample(towns, 2)
            told = f"A blast hit the town of {town}, {chance.randint(3, 40)} km north of {other}. "
            found += [chance.choice(sentences) + " ", told if chance.random() < 0.2 else ""]
        yield "".join(found)


def rate(texts: list[str]) -> float:
    """Articles a second of one core."""
    start = time.process_time()
    for text in texts:
        geo.read(text)
    return len(texts) / (time.process_time() - start)


def resident_mb() -> float:
    """Memory in use now; at most so far where the system does not tell."""
    if _STATUS.exists():
        return int(_STATUS.read_text().partition("VmRSS:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_articles_a_second() -> None:
    geo.warm_up()
    geo.read("A blast hit the town of Homs in Syria on Friday.")
    source = articles(seed=1)
    warming, measured = list(islice(source, WARMING)), list(islice(source, MEASURED))
    cold = rate(warming)
    keep_tables()
    rates = [rate(measured[i : i + 100]) for i in range(0, MEASURED, 100)]
    again = rate(measured)
    characters = statistics.mean(map(len, measured))
    print(f"\narticles of {characters:.0f} characters: {statistics.median(rates):.0f} articles/s on one core")
    print(f"  the first {WARMING}: {cold:.0f} articles/s; the same ones again: {again:.0f} articles/s")
    _print_peer(measured)


def _print_peer(texts: list[str]) -> None:
    """Print the rate of spaCy's small English pipeline, if it is installed. A blank pipeline would be no peer."""
    if importlib.util.find_spec("spacy") is None or importlib.util.find_spec(MODEL) is None:
        print(f"  spaCy's {MODEL} is not installed, so it is not measured beside")
        return
    import spacy

    pipeline = spacy.load(MODEL)
    pipeline(texts[0])
    start = time.process_time()
    for text in texts[:100]:
        pipeline(text)
    print(f"  spaCy's {MODEL} on the same texts: {100 / (time.process_time() - start):.0f} articles/s")


def test_memory_stays_flat() -> None:
    geo.warm_up()
    print("\nresident memory by articles read:")
    for number, text in enumerate(islice(articles(seed=2), MEMORY_ARTICLES)):
        if number % (MEMORY_ARTICLES // 10) == 0:
            print(f"  {number:,}: {resident_mb():.0f} MB", flush=True)
        geo.read(text)
    print(f"  {MEMORY_ARTICLES:,}: {resident_mb():.0f} MB")


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
