"""Prints how long hostile texts take to read, by kind and size: linear growth is what to look for, up to
the most words that are read of an article. Asserts nothing.

Run with: python -m pytest tests/benchmarks/bench_worst_cases.py -m benchmark -s
"""

import time

import pytest

import geo

pytestmark = pytest.mark.benchmark
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
SHAPES = {
    "one word of capitals": "A",
    "capital letters": "A ",
    "capital words": "Abcde ",
    "brackets": "[(",
    "one number": "1",
    "numbers": "12 ",
    "quotation marks": "“a” ",
    "lines": "a\n",
    "Arabic": "قصفت طائرات مدينة ",
    "Chinese": "美国空袭",
    "combining marks": "\u0301",
    "dates": "on Friday, Feb. 25, 2021 ",
    "towns": "Homs, Aleppo and Hama, ",
    "persons": "President John Smith told Mary Jones. ",
    "attacks": "US strikes killed 12 people in Syria on Friday. ",
}


def test_worst_cases() -> None:
    geo.read("On Friday it rained in Syria.", published="2021-02-26")
    print("\nCPU seconds by characters: " + ", ".join(f"{size:,}" for size in SIZES))
    for name, shape in SHAPES.items():
        times: list[float] = []
        for size in SIZES:
            start = time.process_time()
            report = geo.read(shape * (size // len(shape)), published="2021-02-26")
            times.append(time.process_time() - start)
            assert report.article.text
        print(f"{name:22}" + "".join(f"{seconds:9.2f}" for seconds in times), flush=True)
