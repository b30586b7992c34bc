"""The dashboard over more events than it sends at once: cells, stacks, filters, time, and several people together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import people
import pytest
import running
from playwright.sync_api import Browser, Locator, Page, Route, expect

from geo.archive.database import Database
from geo.archive.store import open_archive
from tests.benchmarks.synthetic_events import fill

OpenPage = Callable[..., Page]
EVENTS = 6_000
SETTLED = "(node) => node.ownerDocument.body.dataset.busy === 'false'"
ALONE = """(node, kind) => {
  const inside = window.map.getBounds().pad(-0.1);
  const all = [...window.dateline.state.marks.values()].map((mark) => ({
    mark, at: window.map.latLngToContainerPoint(mark.getLatLng()), node: mark.getElement() }));
  const found = all.find((one) => inside.contains(one.mark.getLatLng()) && one.node.querySelector(kind)
    && one.node.contains(document.elementFromPoint(one.at.x, one.at.y)));
  return found ? [found.at.x, found.at.y, found.node.innerText] : null;
}"""
SUM = """() => [...document.querySelectorAll('.dl-icon')].reduce((sum, one) => {
  const text = one.innerText.trim();
  const factor = text.endsWith('k') ? 1000 : 1;
  return sum + (text ? parseFloat(text) * factor : 1);
}, 0)"""

OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.dl-cell-cell')].map((one) => one.getBoundingClientRect());
  const before = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 1;
  const apart = (a, b) => before(a, b) || before(b, a);
  const pairs = boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => !apart(one, other)));
  return [boxes.length, pairs.length];
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of synthetic events."""
    folder = tmp_path_factory.mktemp("many") / "archive"
    fill(open_archive(folder), EVENTS)
    return folder


@pytest.fixture(scope="module")
def many(archive: Path, dateline_home: Path) -> Iterator[str]:
    """The dashboard over it."""
    log = archive.with_name("server.log")
    with running.running_app(archive=archive, home=dateline_home, log=log) as address:
        yield address
        print(log.read_text())


def field(page: Page) -> Locator:
    """The map, once it has drawn what it asked for."""
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    found = running.map_frame(page).locator("#map_div")
    settled(page)
    return found


def settled(page: Page) -> None:
    expect(running.map_frame(page).locator("body")).to_have_attribute("data-busy", "false")


def drawn(page: Page) -> int:
    return int(running.map_frame(page).locator("body").get_attribute("data-drawn") or 0)


def wait_drawn(page: Page, before: int) -> None:
    """Wait for an answer that was not there `before`."""
    frame = page.frame(url=lambda url: "streamlit_folium" in url)
    assert frame
    frame.wait_for_function(
        "(before) => Number(document.body.dataset.drawn) > before && document.body.dataset.busy === 'false'", arg=before
    )


def look(page: Page, lat: float, lon: float, zoom: int) -> None:
    before = drawn(page)
    field(page).evaluate(
        "(node, [lat, lon, z]) => window.map.setView([lat, lon], z, {animate: false})", [lat, lon, zoom]
    )
    wait_drawn(page, before)


def click_a(page: Page, kind: str) -> str:
    """Click a mark of a kind, where its pixels are; its text."""
    where = field(page).evaluate(ALONE, kind)
    assert where, f"no {kind} stands free"
    field(page).click(position={"x": where[0], "y": where[1]})
    return str(where[2])


def test_all_events_are_counted_and_a_clicked_cell_splits(many: str, open_page: OpenPage) -> None:
    page = open_page(many)
    map_field = field(page)
    assert map_field.evaluate(SUM) == pytest.approx(EVENTS, rel=0.05)
    zoom = map_field.evaluate("() => window.map.getZoom()")
    before = drawn(page)
    number = click_a(page, ".dl-cell-cell")
    wait_drawn(page, before)
    assert map_field.evaluate("() => window.map.getZoom()") > zoom
    assert map_field.evaluate("() => window.dateline.state.marks.size") > 1
    assert number


def test_a_stack_is_listed_and_its_events_open(many: str, open_page: OpenPage) -> None:
    page = open_page(many)
    field(page)
    look(page, 34.0, 41.0, 8)
    number = int(click_a(page, ".dl-cell-stack"))
    panel = running.panel(page)
    expect(panel.locator(".here")).to_contain_text(f"{number} events at this very point")
    expect(panel.locator(".here button")).to_have_count(min(number, 60))
    page.wait_for_url("**event=*")
    first = page.url
    panel.locator(".here button").nth(1).click()
    page.wait_for_url(lambda url: "event=" in url and url != first)
    expect(running.article(page)).to_contain_text("Attack near Town")


def test_filters_reach_the_map_and_a_link_shows_the_same(many: str, open_page: OpenPage) -> None:
    page = open_page(many)
    map_field = field(page)
    before = drawn(page)
    page.locator(".st-key-filter-types button", has_text="Ground attack").click()
    wait_drawn(page, before)
    shown = int(page.locator(".dl-counts").inner_text().split(" of ")[0].replace(",", ""))
    assert 0 < shown < EVENTS
    assert map_field.evaluate(SUM) == pytest.approx(shown, abs=0.05 * shown)
    page.wait_for_url("**type=ground_attack*")
    again = open_page(page.url)
    field(again)
    expect(again.locator(".dl-counts")).to_have_text(page.locator(".dl-counts").inner_text())
    view = "() => [window.map.getCenter().lat.toFixed(2), window.map.getZoom()]"
    assert field(again).evaluate(view) == map_field.evaluate(view)


@pytest.mark.parametrize(("lat", "lon", "zoom"), [(20, 20, 2), (30, 40, 3)])
def test_cells_never_cover_each_other(many: str, open_page: OpenPage, lat: float, lon: float, zoom: int) -> None:
    page = open_page(many)
    field(page)
    look(page, lat, lon, zoom)
    cells, pairs = field(page).evaluate(OVERLAPS)
    assert cells > 3
    assert pairs == 0


def test_marks_that_were_sent_outlast_an_answer_on_its_way(many: str, open_page: OpenPage) -> None:
    page = open_page(many)
    field(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/map.json*", hold)
    with page.expect_request("**/api/map.json*"):
        field(page).evaluate("() => window.map.setView([34, 41], 8, {animate: false})")
    search = page.get_by_role("textbox", name="Search")
    search.fill("Town 12")
    search.press("Enter")
    page.wait_for_url("**q=Town*")
    expect(page.locator(".dl-counts")).not_to_contain_text(f"{EVENTS:,} events shown")
    settled(page)
    with page.expect_event("requestfailed"):
        held[0].abort()
    settled(page)
    sent = "() => [window.dateline.state.marks.size, window.dateline.state.data.marks.length]"
    shown, told = field(page).evaluate(sent)
    assert shown == told > 0


def test_only_what_the_map_shows(many: str, open_page: OpenPage) -> None:
    page = open_page(many)
    field(page)
    look(page, 48.4, 37.6, 6)
    page.get_by_text("Only what the map shows").click()
    page.wait_for_url("**follow=1*")
    expect(page.locator(".dl-counts")).to_contain_text(f" of {EVENTS:,} events")
    ukraine = page.locator(".dl-counts").inner_text()
    field(page).evaluate("() => window.map.setView([34, 42], 6, {animate: false})")
    expect(page.locator(".dl-counts")).not_to_have_text(ukraine)


def test_playing_time_moves_the_map(many: str, open_page: OpenPage) -> None:
    page = open_page(many)
    field(page)
    before = drawn(page)
    page.locator(".timeline button.play").click()
    wait_drawn(page, before + 3)
    page.locator(".timeline button.play").click()
    page.wait_for_url("**from=*")
    settled(page)
    page.locator(".timeline button.all").click()
    page.wait_for_url(lambda url: "from=" not in url)


def test_people_at_once_each_see_their_own(many: str, archive: Path, browser: Browser) -> None:
    """Ten for a minute: `python -m pytest -m benchmark tests/benchmarks/bench_people.py -s`."""
    database = Database(open_archive(archive))
    with people.people(browser, many, [f"synthetic:{number * 7}" for number in range(4)]) as crowd:
        for _ in range(2):  # the second takes back the first
            for number, person in enumerate(crowd):
                person.toggle(people.TYPES[number])
                person.zoom("+")
            for person in crowd:
                person.sees(database)
