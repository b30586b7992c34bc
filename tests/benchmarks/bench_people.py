"""Ten people at the dashboard for a minute, clicking: prints how many clicks, and how long each waited for the page to
settle in the end. Asserts that nothing failed and that everybody saw their own.

Run with: python -m pytest -m benchmark tests/benchmarks/bench_people.py -s
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

import people  # noqa: E402
import running  # noqa: E402

from geo import settings  # noqa: E402
from geo.archive.database import Database  # noqa: E402
from geo.archive.store import open_archive  # noqa: E402
from tests.benchmarks.synthetic_events import fill  # noqa: E402

pytestmark = pytest.mark.benchmark
PEOPLE = 10
SECONDS = 60.0
EVENTS = 6_000


def act(person: people.Person, chance: random.Random) -> str:
    """One thing that a person does; what it was."""
    what = chance.choice(("filter", "filter", "zoom", "tab"))
    if what == "filter":
        person.toggle(chance.choice(people.TYPES))
    elif what == "zoom":
        person.zoom(chance.choice("+-"))
    else:
        person.open_tab(chance.randrange(5))
    return what


def test_ten_people_for_a_minute(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    fill(open_archive(archive), EVENTS)
    database = Database(open_archive(archive))
    chance, done, waits = random.Random(6), Counter[str](), []  # noqa: S311
    with sync_playwright() as playwright:
        path = running.chromium(playwright)
        if path is None:
            pytest.skip(running.HOW_TO_GET_ONE)
        browser = playwright.chromium.launch(executable_path=path, args=list(running.CHROMIUM_FLAGS))
        log = tmp_path / "server.log"
        with running.running_app(archive=archive, home=settings.home(), log=log) as address:
            ids = [f"synthetic:{number * 7}" for number in range(PEOPLE)]
            begun = time.perf_counter()
            with people.people(browser, address, ids) as crowd:
                print(f"\n{PEOPLE} people with their event before them: {time.perf_counter() - begun:.1f} s")
                end = time.perf_counter() + SECONDS
                while time.perf_counter() < end:
                    for person in crowd:
                        person.is_well()
                        done[act(person, chance)] += 1
                for person in crowd:
                    begun = time.perf_counter()
                    person.sees(database)
                    waits.append(time.perf_counter() - begun)
        browser.close()
        assert "Traceback" not in log.read_text()
    print(f"clicks in {SECONDS:.0f} s: {sum(done.values())} ({dict(done)})")
    print(f"until all had settled: {sum(waits):.1f} s")
