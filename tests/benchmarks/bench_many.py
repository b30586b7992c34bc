"""Prints how quick the dashboard is at 1, 10,000 and 1,000,000 events, in a Chromium. Asserts no time.

Everything is timed inside the page by MutationObservers: from the click, key or choice to the first change of what it
is to change. Run with: python -m pytest -m benchmark -s tests/benchmarks/bench_many.py
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

import running  # noqa: E402

from geo import settings  # noqa: E402
from geo.archive.store import open_archive  # noqa: E402
from tests.benchmarks.synthetic_events import fill  # noqa: E402

pytestmark = pytest.mark.benchmark
SIZES = (1, 10_000, 1_000_000)
ROUNDS = 15
PLAYED_MS = 8_000
WINDOW_MS = 2_000
"""A new window loads parts of the browser's own, a second of work; who follows a link has a window already."""
PLACES = ((34.0, 41.0), (33.4, 43.9), (35.5, 38.6), (48.4, 37.6), (15.2, 44.4), (33.8, 67.5), (4.5, 45.0), (12.0, 13.5))
AIMS = {"first map, cold": 3000, "first map, warm": 1500, "click to panel": 400, "filter to map": 600, "pan": 600}

# In the page: waits until `ready` (a function of the document) first gives another value than now, tells how long.
TIMED = """([action, watched]) => new Promise((done, fail) => {
  const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]').contentWindow;
  const map = frame.document.body;
  const marks = frame.document.querySelector('.leaflet-marker-pane');
  const panel = [...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean)
    .map((root) => root.querySelector('.event')).find(Boolean);
  const root = { map, marks, panel }[watched];
  const now = () => watched === 'panel' ? panel.dataset.event
    : watched === 'map' ? (map.dataset.busy === 'true' ? null : map.dataset.drawn) : marks.innerHTML;
  const before = now();
  const start = performance.now();
  const seen = new MutationObserver(() => {
    const value = now();
    if (value === null || value === before) return;
    seen.disconnect();
    done(performance.now() - start);
  });
  seen.observe(root, { childList: true, attributes: true, subtree: true, characterData: true });
  setTimeout(() => { seen.disconnect(); fail(new Error('nothing changed')); }, 15000);
  new Function('frame', 'window', action)(frame, window);
})"""


def timed(page: Page, action: str, watched: str) -> float:
    return float(page.evaluate(TIMED, [action, watched]))


def frame_of(page: Page) -> Frame:
    found = page.frame(url=lambda url: "streamlit_folium" in url)
    assert found
    return found


def first_map(browser: Browser, address: str) -> tuple[Page, float, int]:
    """A page with its map drawn, how long that took from navigation in ms, and the bytes of its map's answers."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.wait_for_timeout(WINDOW_MS)
    sizes: list[int] = []
    page.on("response", lambda one: sizes.append(len(one.body())) if "/api/map.json" in one.url else None)
    start = time.perf_counter()
    page.goto(address)
    running.map_frame(page).locator(".dl-icon").first.wait_for(timeout=120_000)
    return page, (time.perf_counter() - start) * 1000, max(sizes, default=0)


def say(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    aim = f"  aim {AIMS[name]}" if name in AIMS else ""
    print(f"  {name:<18} median {statistics.median(ordered):>6.0f} ms   p95 {p95:>6.0f} ms   n {len(ordered)}{aim}")


def quiet(page: Page) -> None:
    page.wait_for_timeout(700)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        path = running.chromium(playwright)
        if path is None:
            pytest.skip(running.HOW_TO_GET_ONE)
        yield playwright.chromium.launch(executable_path=path, args=list(running.CHROMIUM_FLAGS))


@pytest.mark.parametrize("size", SIZES)
def test_size(browser: Browser, tmp_path: Path, size: int) -> None:
    fill(open_archive(tmp_path / "archive"), size)
    print(f"\n{size:,} events, load of the machine {os.getloadavg()[0]:.1f}")
    log = tmp_path / "server.log"
    with running.running_app(archive=tmp_path / "archive", home=settings.home(), log=log) as address:
        page, cold, size_bytes = first_map(browser, address)
        say("first map, cold", [cold])
        warm = []
        for _ in range(5):
            page.context.close()
            page, taken, size_bytes = first_map(browser, address)
            warm.append(taken)
        say("first map, warm", warm)
        print(f"  bytes of the map's first answer: {size_bytes:,}")
        live = frame_of(page).evaluate("() => window.dateline.state.data.live !== null")
        _clicks(page)
        if live:
            _filters(page)
            _pans(page)
            _plays(page)
        page.context.close()


def _clicks(page: Page) -> None:
    times = []
    for number in range(ROUNDS):
        lat, lon = PLACES[number % len(PLACES)]
        if frame_of(page).evaluate("() => window.dateline.state.data.live !== null"):
            frame_of(page).evaluate(f"() => window.map.setView([{lat}, {lon}], {8 + number % 3}, {{animate: false}})")
        quiet(page)
        action = """const marks = [...frame.dateline.state.marks.values()].filter((one) => {
            const told = one.feature.properties;
            const drawn = one.getElement() && !one.getElement().querySelector('.dl-cell-cell');
            return drawn && !(told.event_ids || []).includes(frame.dateline.state.chosen);
          });
          if (marks.length) marks[Math.floor(marks.length / 2)].getElement().click();"""
        try:
            times.append(timed(page, action, "panel"))
        except BrowserError as error:  # told, not hidden: a place without a mark, or the same event
            print("  (no change of the panel)", str(error).splitlines()[0][:60])
        if times and frame_of(page).evaluate("() => window.dateline.state.data.live === null"):
            break
    if times:
        say("click to panel", times)


def _filters(page: Page) -> None:
    frame_of(page).evaluate("() => window.map.setView([34, 41], 6, {animate: false})")
    times = []
    for number in range(ROUNDS):
        quiet(page)
        action = f"document.querySelectorAll('.st-key-filter-types button')[{4 if number % 4 < 2 else 3}].click()"
        times.append(timed(page, action, "marks"))
    say("filter to map", times)


def _pans(page: Page) -> None:
    times = []
    for number in range(ROUNDS):
        quiet(page)
        by = (300, 0) if number % 2 else (-290, 40)
        times.append(timed(page, f"frame.map.panBy([{by[0]}, {by[1] + number}], {{animate: true}})", "map"))
    say("pan", times)


def _plays(page: Page) -> None:
    frame_of(page).evaluate("() => window.map.setView([30, 41], 4, {animate: false})")
    quiet(page)
    drawn = "() => Number(document.body.dataset.drawn)"
    page.locator(".timeline button.play").click()
    page.wait_for_timeout(500)
    before, start = frame_of(page).evaluate(drawn), time.perf_counter()
    page.wait_for_timeout(PLAYED_MS // 2)
    steps = frame_of(page).evaluate(drawn) - before
    print(f"  playback           {steps / (time.perf_counter() - start):.1f} steps a second   aim 4")


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-m", "benchmark", "-s", "-q"]))
