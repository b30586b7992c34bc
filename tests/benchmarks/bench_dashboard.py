"""Prints how long the dashboard lets people wait: first map, click to panel, filter to counts. Asserts no time.

The click is timed inside the page, from the click event in the map's frame to the first change of the panel, by a
MutationObserver. Run with: python -m pytest -m benchmark -s, or this file as a script.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

import running  # noqa: E402

from geo import settings  # noqa: E402

pytestmark = pytest.mark.benchmark
CLICKS = 40
VIEW = [34.0, 42.5]
ZOOM = 7

WATCH = """() => {
  const roots = [...document.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean);
  const panel = roots.map((root) => root.querySelector('.event')).find(Boolean);
  window.changes = [];
  new MutationObserver(() => window.changes.push(performance.now()))
    .observe(panel, { childList: true, attributes: true, subtree: true });
  const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]').contentWindow;
  frame.addEventListener('click', () => { window.clicked = performance.now(); window.changes = []; }, true);
}"""
WATCH_COUNTS = """() => {
  window.counted = [];
  new MutationObserver(() => window.counted.push(performance.now()))
    .observe(document.querySelector('.stMain'), { childList: true, characterData: true, subtree: true });
  document.addEventListener('click', () => { window.clicked = performance.now(); window.counted = []; }, true);
}"""
VISIBLE = """() => {
  const inside = window.map.getBounds().pad(-0.1);
  const all = [...window.dateline.state.marks.values()]
    .map((mark) => ({ mark, at: window.map.latLngToContainerPoint(mark.getLatLng()) }));
  const alone = (one) => all.every((other) => other === one || one.at.distanceTo(other.at) > 26);
  return all.filter((one) => inside.contains(one.mark.getLatLng()) && alone(one))
    .filter(({ mark, at }) => mark.getElement().contains(document.elementFromPoint(at.x, at.y)))
    .map(({ at }) => [at.x, at.y]);
}"""
CHOSEN = """(node, [x, y]) => [...window.dateline.state.marks.values()].some((mark) => {
  const at = window.map.latLngToContainerPoint(mark.getLatLng());
  return Math.hypot(at.x - x, at.y - y) < 2 && mark.feature.properties.event_ids.includes(window.dateline.state.chosen);
})"""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, str, float]]:
    with sync_playwright() as playwright:
        path = running.chromium(playwright)
        if path is None:
            pytest.skip(running.HOW_TO_GET_ONE)
        browser = playwright.chromium.launch(executable_path=path, args=list(running.CHROMIUM_FLAGS))
        log = tmp_path_factory.mktemp("app") / "server.log"
        with running.running_app(articles=ROOT / "seeds", home=settings.home(), log=log) as address:
            yield browser, address, time.perf_counter()
        browser.close()


def open_map(browser: Browser, address: str) -> tuple[Page, float]:
    """A page with its map drawn, and how long that took from navigation, in seconds."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    start = time.perf_counter()
    page.goto(address)
    running.map_frame(page).locator(".dl-icon").first.wait_for(timeout=120_000)
    return page, time.perf_counter() - start


def said(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{name}: median {statistics.median(ordered):.0f} ms, p95 {p95:.0f} ms, n {len(ordered)}")


def test_first_map(machine: tuple[Browser, str, float]) -> None:
    browser, address, _ = machine
    page, cold = open_map(browser, address)
    page.close()
    warm = []
    for _ in range(5):
        page, seconds = open_map(browser, address)
        warm.append(seconds * 1000)
        page.close()
    print(f"\nfirst map, server just started: {cold * 1000:.0f} ms")
    said("first map, server warm", warm)


def test_click_to_panel(machine: tuple[Browser, str, float]) -> None:
    browser, address, _ = machine
    page, _ = open_map(browser, address)
    field = running.map_frame(page).locator("#map_div")
    show = f"() => window.map.setView({VIEW}, {ZOOM}, {{animate: false}})"
    field.evaluate(show)
    page.wait_for_timeout(1500)
    page.evaluate(WATCH)
    points = field.evaluate(VISIBLE)
    times = []
    for index in range(CLICKS):
        x, y = points[index % len(points)]
        if field.evaluate(CHOSEN, [x, y]):
            continue
        field.click(position={"x": x, "y": y})
        page.wait_for_function("window.changes.length > 0", timeout=10_000)
        times.append(page.evaluate("window.changes[0] - window.clicked"))
        page.wait_for_timeout(600)
        field.evaluate(show)
    print()
    said(f"click to panel ({len(points)} marks in view)", times)
    page.close()


def test_filter_to_counts(machine: tuple[Browser, str, float]) -> None:
    browser, address, _ = machine
    page, _ = open_map(browser, address)
    page.wait_for_timeout(1500)
    page.evaluate(WATCH_COUNTS)
    pill = page.locator(".st-key-filter-types button").first
    times = []
    for _ in range(12):
        pill.click()
        page.wait_for_function("window.counted.length > 0", timeout=5000)
        times.append(page.evaluate("window.counted[0] - window.clicked"))
        page.wait_for_timeout(600)
    print()
    said("filter to page", times)
    page.close()


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-m", "benchmark", "-s", "-q", f"--basetemp={tempfile.mkdtemp()}"]))
