"""Words that want to be more than words, everywhere that an archive has words: nothing runs, nothing leaves, nothing
turns its neighbours round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import running
from playwright.sync_api import Browser, Page, expect

from dashboard import strings
from geo.archive.add import Adder, Reading
from geo.archive.corrections import correct
from geo.archive.store import open_archive
from tests.dashboard.sample import ALBU_KAMAL, sample_report

OpenPage = Callable[..., Page]
TURNED = "\u202edlrow\u202c"
OWNED = "top.document.title='owned'"
HOSTILE = (
    f'{TURNED}<script>{OWNED}</script><img src=x onerror="{OWNED}"><svg onload="{OWNED}">\'"><a href=//example.com>'
    f"![x](http://example.com/x.png) [y](javascript:{OWNED}) {{{{7*7}}}} ${{7*7}} </script> :material/bomb: $\\int$"
)
URL = f"javascript:{OWNED}//{HOSTILE}"
POISONED = {"title", "publisher", "name", "site", "attributed_to", "summary"}
LOOK = """() => {
  const found = { links: [], active: [], turning: [] };
  const inline = (node) => {
    const style = getComputedStyle(node);
    return style.display === 'inline' && !['isolate', 'plaintext', 'isolate-override'].includes(style.unicodeBidi);
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE && node.data.includes('\\u202e') && node.parentElement) {
      const at = node.parentElement;
      if (inline(at) && at.nextSibling && at.nextSibling.textContent.trim()) found.turning.push(at.outerHTML);
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of ['href', 'src', 'action', 'xlink:href']) {
        const value = node.getAttribute(name) || '';
        if (/^\\s*javascript:/i.test(value) || value.includes('example.com')) found.links.push(node.outerHTML);
      }
      if ([...node.attributes].some((one) => /^on/i.test(one.name))) found.active.push(node.outerHTML);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of node.childNodes) if (node.nodeName !== 'SCRIPT' && node.nodeName !== 'STYLE') walk(child);
  };
  walk(document);
  return found;
}"""


def poisoned(value: Any, name: str = "") -> Any:
    """A report with hostile words in every field that holds words of others; offsets stay right."""
    if isinstance(value, dict):
        return {key: poisoned(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [poisoned(part, name) for part in value]
    if isinstance(value, str) and name == "text" and len(value) > 500:
        return f"{value}\n\n{HOSTILE}"
    return f"{value} {HOSTILE}" if isinstance(value, str) and name in POISONED else value


@pytest.fixture(scope="module")
def hostile_app(dateline_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard over an archive in which everything that can hold words is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    archive = open_archive(folder / "archive")
    adder = Adder(archive)
    report = poisoned(sample_report().to_dict())
    report["article"] |= {"url": URL, "publisher": HOSTILE}
    adder.take(Reading(report, f"{HOSTILE}.txt"))
    adder.flush()
    other = {"event_id": f"odd:{HOSTILE}", "dataset": f"odd {HOSTILE}", "type": "bombing", "status": "reported",
             "lat": ALBU_KAMAL.lat, "lon": ALBU_KAMAL.lon, "title": HOSTILE, "place": HOSTILE, "site": HOSTILE,
             "summary": HOSTILE, "url": URL, "licence": HOSTILE, "publisher": HOSTILE}  # fmt: skip
    with archive.writing("import", dataset=f"odd {HOSTILE}", licence=HOSTILE) as batch:
        batch.append("events", [other])
    for event_id in adder.event_ids:
        correct(archive, event_id, "confirm", who=HOSTILE, why=HOSTILE)
    log = folder / "server.log"
    with running.running_app(archive=folder / "archive", home=dateline_home, log=log) as address:
        yield address
        assert "Traceback" not in log.read_text()


def is_harmless(page: Page) -> None:
    """Nothing ran, and nothing in the page would."""
    assert page.title() == "Dateline"
    for frame in page.frames:
        assert frame.evaluate(LOOK) == {"links": [], "active": [], "turning": []}
        assert "owned" not in frame.evaluate("() => document.title")


def test_hostile_words_stay_words_wherever_they_are_shown(hostile_app: str, open_page: OpenPage) -> None:
    page = open_page(hostile_app)
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    running.map_frame(page).locator(".dl-icon").first.hover()
    expect(running.map_frame(page).locator(".dl-tooltip").first).to_be_visible()
    is_harmless(page)
    running.click_point(page, lat=ALBU_KAMAL.lat, lon=ALBU_KAMAL.lon)
    panel = running.panel(page)
    expect(panel.locator(".title")).to_be_visible()
    here = panel.locator(".here button")
    for number in range(here.count()):
        here.nth(number).dispatch_event("click")  # what is shown matters here, not the pointer's way to it
        tabs = panel.get_by_role("tab")
        for tab in range(tabs.count()):
            tabs.nth(tab).dispatch_event("click")
            expect(tabs.nth(tab)).to_have_attribute("aria-selected", "true")
            is_harmless(page)
    assert number >= 1


def test_the_exported_map_runs_nothing(hostile_app: str, browser: Browser, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(hostile_app)
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    page.get_by_role("button", name=strings.EXPORT).click()
    page.get_by_role("combobox", name=strings.EXPORT_FORMAT).click()
    page.get_by_role("option", name="HTML").click()
    with page.expect_download() as download:
        page.locator(".st-key-export-get button", has_text=".html").click()
    target = tmp_path / "map.html"
    download.value.save_as(target)
    asked: list[str] = []
    with browser.new_context() as context:
        alone = context.new_page()
        alone.on("request", lambda request: asked.append(request.url))
        alone.goto(target.as_uri())
        assert "owned" not in alone.title()
        assert alone.evaluate(LOOK)["links"] == []
    assert {url.partition(":")[0] for url in asked} <= {"file", "data", "blob"}
