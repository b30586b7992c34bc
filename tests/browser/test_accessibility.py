"""The page for people who use no mouse or see badly: axe-core finds nothing serious, and the keyboard is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import running
from playwright.sync_api import Browser, Page, expect

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = "() => axe.run(document, { resultTypes: ['violations'] })"
BAD = {"serious", "critical"}
TABS = ("Claims", "Why here?", "Context", "History")


@pytest.fixture
def bare_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page whose content policy lets the test bring in axe-core."""
    contexts = []

    def open_one(address: str, *, width: int = 1440, scheme: str = "light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        running.map_frame(page).locator(".dl-icon").first.wait_for(timeout=60_000)
        page.locator(".timeline .plot").wait_for()
        return page

    yield open_one
    for context in contexts:
        context.close()


def findings(page: Page) -> list[str]:
    """What axe-core calls serious or critical in the page and in the map's frame."""
    told = []
    for frame in page.frames:
        if frame.url.startswith("http"):
            frame.evaluate(AXE)
            for found in frame.evaluate(RUN)["violations"]:
                if found["impact"] in BAD:
                    told += [f"{found['id']}: {node['html'][:200]}" for node in found["nodes"]]
    return told


def choose_first_mark(page: Page) -> None:
    mark = running.map_frame(page).locator(".dl-icon").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(running.panel(page).locator(".title")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_axe_finds_nothing_serious(app: str, bare_page: Callable[..., Page], width: int, scheme: str) -> None:
    page = bare_page(app, width=width, scheme=scheme)
    assert findings(page) == []
    choose_first_mark(page)
    assert findings(page) == []
    if scheme == "light" and width == 1440:
        for tab in TABS:
            running.panel(page).get_by_role("tab", name=tab).click()
            expect(running.panel(page).get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
            assert findings(page) == []


def test_the_keyboard_is_enough(app: str, bare_page: Callable[..., Page]) -> None:
    page = bare_page(f"{app}?from=2021-02-25&to=2021-02-28")
    choose_first_mark(page)
    panel = running.panel(page)
    panel.get_by_role("tab", name="Event").focus()
    page.keyboard.press("ArrowRight")
    expect(panel.get_by_role("tab", name="Claims")).to_have_attribute("aria-selected", "true")
    words = running.article(page).locator("mark.k-distance[data-find]").first
    words.focus()
    page.keyboard.press("Enter")
    expect(panel.locator(".said.chosen")).to_be_visible()
    page.wait_for_url("**find=*")
    words.press("Escape")
    expect(panel.locator(".said.chosen")).to_have_count(0)
    words.press("Escape")
    expect(panel).to_contain_text("Pick an event")


def test_on_a_phone_what_was_tapped_comes_into_sight(app: str, bare_page: Callable[..., Page]) -> None:
    page = bare_page(app, width=390)
    choose_first_mark(page)
    expect(running.panel(page).locator(".title")).to_be_in_viewport()
    bar, title = page.get_by_test_id("stHeader").bounding_box(), running.panel(page).locator(".title").bounding_box()
    assert bar
    assert title
    assert title["y"] >= bar["y"] + bar["height"]
    running.panel(page).get_by_role("button", name="Map").click()
    expect(page.locator(running.FRAME)).to_be_in_viewport()


ARABIC = """غارة جوية على مدينة البوكمال

26 February 2021

قتل 22 شخصا في غارة جوية قرب البوكمال على الحدود السورية العراقية، بحسب المرصد.

An air strike on the town of Albu Kamal in Syria killed 22 people on Thursday, a monitor said.
"""
CHINESE = """阿布卡迈勒遭空袭

2021-02-26

An air strike on the town of Mayadin in Syria killed 5 people on Thursday, a monitor said. 空袭造成五人死亡。
"""


def test_other_scripts_and_directions_are_shown_right(
    articles: Path, other_app: str, open_page: Callable[..., Page]
) -> None:
    (articles / "ar.txt").write_text(ARABIC, encoding="utf-8")
    (articles / "zh.txt").write_text(CHINESE, encoding="utf-8")
    page = open_page(other_app)
    running.map_frame(page).locator(".dl-icon").first.wait_for(timeout=60_000)
    for words, direction in (("البوكمال", "rtl"), ("阿布卡迈勒", "ltr")):
        page.goto(f"{other_app}?q={words}")
        running.map_frame(page).locator(".dl-icon").first.wait_for(timeout=60_000)
        choose_first_mark(page)
        title = running.article(page).locator("h3")
        expect(title).to_contain_text(words)
        assert title.evaluate("node => getComputedStyle(node).direction") == direction
