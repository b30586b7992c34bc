"""The page for people who use no mouse or see badly: axe-core finds nothing serious, and the keyboard is enough."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import running
from playwright.sync_api import Browser, Page, expect

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = "() => axe.run(document, { resultTypes: ['violations'] })"
SETTLED = """() => !document.querySelector('[data-stale="true"]')
  && document.getAnimations().every((one) => !(one instanceof CSSTransition) || one.playState !== 'running')"""
BAD = {"serious", "critical"}
TABS = ("Claims", "Why here?", "Context", "History")


@pytest.fixture
def bare_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page whose content policy lets the test bring in axe-core."""
    contexts = []

    def open_one(address: str, *, width: int = 1440, scheme: str = "light", marks: bool = True) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(address)
        if marks:
            running.map_frame(page).locator(".dl-icon").first.wait_for()
            page.locator(".timeline .plot").wait_for()
        return page

    yield open_one
    for context in contexts:
        context.close()


def findings(page: Page) -> list[str]:
    """What axe-core calls serious or critical in the page and in the map's frame, once nothing is fading."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(SETTLED)
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


def brush(page: Page) -> None:
    """Choose the right half of the time."""
    plot = page.locator(".timeline .plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 30, steps=3)
    page.mouse.up()
    page.wait_for_url("**from=*")


def test_axe_finds_nothing_serious(app: str, bare_page: Callable[..., Page]) -> None:
    page = bare_page(app)
    choose_first_mark(page)
    assert findings(page) == []
    for tab in TABS:
        running.panel(page).get_by_role("tab", name=tab).click()
        expect(running.panel(page).get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
        assert findings(page) == []
    brush(page)
    page.get_by_text("More filters").click()
    expect(page.get_by_text("Killed, at most")).to_be_visible()
    expect(page.get_by_role("spinbutton", name="year, From")).not_to_have_attribute("data-placeholder", "true")
    assert findings(page) == []


def test_axe_finds_nothing_serious_in_the_dark(app: str, bare_page: Callable[..., Page]) -> None:
    page = bare_page(app, scheme="dark")
    frame = running.map_frame(page)
    expect(frame.locator("body.dl-dark")).to_be_visible()
    frame.locator(".dl-icon").first.hover(force=True)
    for part in (".leaflet-bar a", ".leaflet-control-layers", ".dl-tooltip"):
        expect(frame.locator(part).first).to_have_css("background-color", "rgb(30, 37, 44)")
    page.get_by_role("button", name="See one strike explained").click()
    expect(page.locator(".st-key-story")).to_be_visible()
    expect(running.panel(page).locator(".title")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("button", name="Leave").click()
    page.get_by_role("button", name="Correct this event").click()
    expect(frame.locator(".dl-drag")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Text of one article").fill(CHINESE)
    dialog.get_by_role("button", name="Read", exact=True).click()
    expect(dialog.get_by_text("1 article read, nothing kept yet.")).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


WHOLE_NOTES = """() => {
  const notes = [...document.querySelectorAll('.dl-note')].map((one) => one.getBoundingClientRect());
  const seen = notes.filter((one) => one.width && one.right > 0 && one.left < innerWidth);
  return seen.length && seen.every((one) => one.left >= 0 && one.right <= innerWidth);
}"""


def test_axe_finds_nothing_serious_on_a_phone(app: str, bare_page: Callable[..., Page]) -> None:
    page = bare_page(f"{app}?from=2021-02-25&to=2021-02-28", width=390)
    row = page.locator(".timeline .bar-row")
    tops = row.locator("button").evaluate_all("nodes => nodes.map((one) => one.getBoundingClientRect().top)")
    assert len(set(tops)) == 1
    assert row.locator("button.all").evaluate("node => node.getClientRects().length === 1 && node.clientHeight < 34")
    assert row.locator(".span").evaluate("node => node.scrollWidth <= node.clientWidth || node.offsetWidth < 390")
    choose_first_mark(page)
    expect(running.panel(page).locator(".title")).to_be_in_viewport()
    bar, title = page.get_by_test_id("stHeader").bounding_box(), running.panel(page).locator(".title").bounding_box()
    assert bar
    assert title
    assert title["y"] >= bar["y"] + bar["height"]
    assert findings(page) == []
    running.article(page).locator("mark.k-distance[data-find]").first.click()
    page.wait_for_url("**find=*")
    running.panel(page).get_by_role("button", name="Map").click()
    expect(page.locator(running.FRAME)).to_be_in_viewport()
    frame = page.frame(url=lambda url: "streamlit_folium" in url)
    assert frame
    frame.wait_for_function(WHOLE_NOTES)


def test_an_empty_folder_teaches(other_app: str, bare_page: Callable[..., Page]) -> None:
    page = bare_page(other_app, marks=False)
    expect(page.get_by_text("No articles yet")).to_be_visible()
    assert findings(page) == []


OVERLAPS = """() => {
  const box = (node) => node.getBoundingClientRect();
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const names = [...document.querySelectorAll('.dl-area-label:not(.dl-crowded)')].map(box);
  const marks = [...document.querySelectorAll('.dl-shape')].map(box);
  return names.filter((one, index) => marks.some((mark) => meets(one, mark))
    || names.slice(index + 1).some((other) => meets(one, other))).length;
}"""
LOOK = "(node, [lat, lon, zoom]) => window.map.setView([lat, lon], zoom, { animate: false })"


def test_names_of_areas_give_way_to_marks(app: str, bare_page: Callable[..., Page]) -> None:
    page = bare_page(app)
    frame = running.map_frame(page)
    field, names, crowded = frame.locator("#map_div"), frame.locator(".dl-area-label"), frame.locator(".dl-crowded")
    field.evaluate(LOOK, [33, 43, 3])
    expect(frame.locator("body")).to_have_attribute("data-far", "3")
    all_names = names.count()
    far = crowded.count()
    assert far
    assert field.evaluate(OVERLAPS) == 0
    expect(crowded.first.locator(".dl-area-name")).to_be_hidden()
    crowded.first.evaluate("node => node.parentNode.focus()")
    page.keyboard.press("Enter")
    chosen = frame.locator(".dl-selected .dl-area-name")
    expect(chosen).to_be_visible()
    assert names.count() == all_names
    field.evaluate(LOOK, [33, 43, 9])
    expect(frame.locator("body")).to_have_attribute("data-far", "0")
    assert crowded.count() < far


def test_past_the_map_onto_paper_and_where_nothing_fits(app: str, bare_page: Callable[..., Page]) -> None:
    page = bare_page(f"{app}?from=2021-02-25&to=2021-02-28")
    skip = page.get_by_role("link", name="Go to the table")
    expect(skip).not_to_be_in_viewport()
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#dl-table")).to_be_focused()
    expect(page.locator("#dl-table")).to_be_in_viewport()
    choose_first_mark(page)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(running.panel(page).locator(".title")).to_be_visible()
    for part in (running.article(page).locator(".text"), running.panel(page).locator(".body")):
        assert part.evaluate("node => node.scrollHeight <= node.clientHeight + 1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="screen")
    page.goto(f"{app}?q=zzzzqq")
    expect(page.get_by_text("No event fits these filters.")).to_be_visible()
    expect(page.get_by_text("Event types")).to_have_count(0)
    expect(page.get_by_role("button", name="Reset filters")).to_be_enabled()


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


SCRIPTS = {
    "ar": ("غارة جوية على مدينة البوكمال", "قتل 22 شخصا في غارة جوية قرب البوكمال.", "rtl"),
    "he": ("תקיפה אווירית בעיר אבו כמאל", "22 בני אדם נהרגו בתקיפה אווירית ליד אבו כמאל.", "rtl"),
    "fa": ("حمله هوایی به شهر بوکمال", "در حمله هوایی نزدیک بوکمال ۲۲ نفر کشته شدند.", "rtl"),
    "ru": ("Авиаудар по городу Абу-Кемаль", "В результате авиаудара погибли 22 человека.", "ltr"),
    "uk": ("Авіаудар по місту Абу-Кемаль", "Унаслідок авіаудару загинули 22 людини.", "ltr"),
    "zh": ("阿布卡迈勒遭空袭", "空袭造成二十二人死亡。", "ltr"),
}
CHINESE = (
    "阿布卡迈勒遭空袭\n\n2021-02-26\n\n空袭。 An air strike on Mayadin in Syria killed 5 people, a monitor said.\n"
)


def test_other_scripts_and_directions_are_shown_right(
    articles: Path, other_app: str, bare_page: Callable[..., Page]
) -> None:
    for day, (code, (title, sentence, _)) in enumerate(SCRIPTS.items(), 10):
        weekday = f"{dt.date(2021, 2, day):%A}"
        told = f"An air strike on the town of Albu Kamal in Syria killed {day} people on {weekday}, a monitor said."
        words = f"{title}\n\n2021-02-{day}\n\n{sentence} {told}\n\n{sentence}\n"
        (articles / f"{code}.txt").write_text(words, encoding="utf-8")
    page = bare_page(other_app)
    running.map_frame(page).locator(".dl-icon").first.focus()
    page.keyboard.press("Enter")
    here = running.panel(page).locator(".here").first.locator("button")
    expect(here).to_have_count(len(SCRIPTS))
    article = running.article(page)
    for day, (title, sentence, direction) in enumerate(SCRIPTS.values(), 10):
        here.filter(has_text=f"{day} February 2021").click()
        expect(article.locator("h3")).to_have_text(title)
        expect(article.locator("mark.k-toll[data-find]").first).to_contain_text(f"{day}")
        expect(article.locator("h3")).to_have_css("direction", direction)
        expect(article.locator("p", has_text=sentence).last).to_have_css("direction", direction)
        expect(article.locator("mark[data-find]", has_text="Albu Kamal").first).to_have_text("Albu Kamal")
        expect(running.panel(page).locator(".title bdi")).to_have_css("unicode-bidi", "isolate")
