"""What a person does: look, click a strike, read why, filter, share the link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import running
from playwright.sync_api import Page, Route, expect

from dashboard.component import STATIC
from dashboard.panel import SCRIPTS

ALBU_KAMAL = {"lat": 34.45226, "lon": 40.91854}
OpenPage = Callable[..., Page]
FRAME_MARK = "window.__mounted = window.__mounted || Math.random()"


def marks(page: Page):
    return running.map_frame(page).locator(".dl-icon, .dl-area-icon")


def shown_counts(page: Page) -> str:
    return page.locator(".dl-counts").inner_text()


def click_strike(page: Page) -> None:
    """Zoom to the town, then click the strike by its pixels."""
    frame = running.map_frame(page)
    frame.locator(".dl-icon").first.wait_for()
    frame.locator("#map_div").evaluate(
        "(node, at) => window.map.setView(at, 11, {animate: false})", [*ALBU_KAMAL.values()]
    )
    running.click_point(page, **ALBU_KAMAL)


def open_seed_strike(page: Page) -> None:
    """Click the strike of the seed article, also where another event lies on the same point."""
    click_strike(page)
    expect(running.panel(page).locator(".title")).to_be_visible()
    here = running.panel(page).locator(".here button", has_text="25 February 2021")
    if here.count():
        here.first.click()
    expect(running.panel(page)).to_contain_text("25 February 2021")


def test_a_clicked_strike_shows_the_words_behind_it(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    open_seed_strike(page)
    panel = running.panel(page)
    expect(panel).to_contain_text("Air strike")
    expect(panel).to_contain_text("Thursday, 25 February 2021")
    expect(panel).to_contain_text("United States")
    expect(panel).to_contain_text("Kataib Hezbollah")
    expect(panel).to_contain_text("11 to 22, disputed")
    expect(panel).to_contain_text("does not agree")
    article = running.article(page)
    expect(article.locator("h3")).to_contain_text("US warned Russia of Syria strikes")
    expect(article.locator("mark.k-distance", has_text="20 kilometres from the Iraqi border")).to_be_visible()
    panel.get_by_role("tab", name="Claims").click()
    expect(panel.locator(".chart")).to_contain_text("Syrian Observatory for Human Rights")
    page.wait_for_url("**tab=claims*")
    first = article.locator(".k-evidence").first
    expect(first).to_be_in_viewport()
    frame = running.map_frame(page)
    expect(frame.locator(".dl-note-measured")).to_contain_text("reported 20 km")
    expect(frame.locator(".dl-seat-name")).to_contain_text("seat, not event")
    assert "event=" in page.url


def test_clicked_words_lead_the_map_and_tell_why(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    open_seed_strike(page)
    frame, panel, article = running.map_frame(page), running.panel(page), running.article(page)
    ghost = frame.locator(".dl-note-ghost", has_text="Albu Kamal")
    expect(ghost).to_be_hidden()
    town = article.locator("mark[data-find]", has_text="Albu Kamal").first
    town.hover()
    expect(ghost).to_be_visible()
    words = article.locator("mark.k-distance", has_text="20 kilometres from the Iraqi border")
    centre = "() => [window.map.getCenter().lat, window.map.getCenter().lng]"
    before = frame.locator("body").evaluate(centre)
    words.click()
    expect(panel.locator(".said.chosen")).to_contain_text("15 to 25 km")
    expect(words).to_have_class("k-distance k-evidence chosen")
    page.wait_for_url("**find=locality*tab=why*")
    frame.locator("body").evaluate(
        "(node, was) => new Promise((done) => { const look = () => window.map.getCenter().lat !== was[0]"
        " ? done() : requestAnimationFrame(look); look(); })",
        before,
    )
    elsewhere = open_page(page.url)
    expect(running.panel(elsewhere).locator(".said.chosen")).to_contain_text("15 to 25 km")
    words.press("Escape")
    expect(panel.locator(".said.chosen")).to_have_count(0)
    assert "event=" in page.url
    words.press("Escape")
    expect(panel).to_contain_text("Pick an event")


def test_a_link_shows_the_same_elsewhere(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    open_seed_strike(page)
    page.wait_for_url("**event=*")
    other = open_page(page.url)
    expect(running.panel(other).locator(".title")).to_have_text(running.panel(page).locator(".title").inner_text())
    expect(running.panel(other)).to_contain_text("25 February 2021")
    page.go_back()
    expect(running.panel(page)).to_contain_text("Pick an event")
    page.go_forward()
    expect(running.panel(page)).to_contain_text("25 February 2021")
    page.reload()
    expect(running.panel(page)).to_contain_text("25 February 2021")


def test_filters_change_everything_and_mount_no_map_again(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    frame = running.map_frame(page)
    frame.locator(".dl-icon").first.wait_for()
    mounted = frame.locator("body").evaluate(f"() => {FRAME_MARK}")
    before, all_marks = shown_counts(page), marks(page).count()

    page.get_by_label("States").click()
    page.get_by_role("option", name="Israel").click()
    expect(page.locator(".dl-counts")).not_to_have_text(before)
    with_actor = shown_counts(page)
    expect(marks(page)).not_to_have_count(all_marks)
    assert "actor=" in page.url

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Reset filters").click()
    expect(page.locator(".dl-counts")).to_have_text(before)
    expect(marks(page)).to_have_count(all_marks)

    address = page.url.split("?")[0]
    dated = open_page(f"{address}?from=2021-02-25&to=2021-02-28")
    expect(dated.locator(".dl-counts")).not_to_have_text(before)
    running.map_frame(dated).locator(".dl-icon").first.wait_for()
    open_seed_strike(dated)

    assert with_actor != before
    assert frame.locator("body").evaluate(f"() => {FRAME_MARK}") == mounted


def test_time_is_brushed_played_and_taken_away(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    frame = running.map_frame(page)
    frame.locator(".dl-icon").first.wait_for()
    before = shown_counts(page)
    plot = page.locator(".timeline .plot")
    box = plot.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 30, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=2019-*to=20*")
    expect(page.locator(".dl-counts")).not_to_have_text(before)
    first = page.locator(".timeline .span").inner_text()
    page.get_by_label("Play through time").click()
    expect(page.locator(".timeline .span")).not_to_have_text(first)
    page.get_by_label("Pause").or_(page.get_by_label("Play through time")).click()
    page.wait_for_url("**from=*to=*")
    handle = page.get_by_role("slider", name="Last day")
    handle.focus()
    for _ in range(2):  # the page's answer to a key leaves the keyboard where it is
        was = handle.get_attribute("aria-valuetext") or ""
        page.keyboard.press("ArrowLeft")
        expect(handle).not_to_have_attribute("aria-valuetext", was)
        page.wait_for_url(f"**to={handle.get_attribute('aria-valuetext')}*")
    expect(handle).to_be_focused()
    page.get_by_role("button", name="All dates").click()
    expect(page.locator(".dl-counts")).to_have_text(before)
    assert "from=" not in page.url


def test_dates_are_typed_into_the_sidebar(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    frame = running.map_frame(page)
    frame.locator(".dl-icon").first.wait_for()
    mounted = frame.locator("body").evaluate(f"() => {FRAME_MARK}")
    before = shown_counts(page)
    group = page.get_by_test_id("stDateInput").filter(has_text="From")
    group.get_by_role("spinbutton").first.click()
    page.keyboard.type("20210201")
    page.keyboard.press("Escape")
    expect(page.locator(".dl-counts")).not_to_have_text(before)
    assert "from=2021-02-01" in page.url
    assert frame.locator("body").evaluate(f"() => {FRAME_MARK}") == mounted


def test_all_of_it_by_keyboard(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    mark = running.map_frame(page).locator(".dl-icon").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(running.panel(page).locator(".title")).to_be_visible()
    page.keyboard.press("Escape")
    expect(running.panel(page)).to_contain_text("Pick an event")
    assert "event=" not in page.url
    mark.press("Enter")
    running.panel(page).get_by_role("button", name="Close").click()
    expect(running.panel(page)).to_contain_text("Pick an event")


def test_older_data_that_comes_late_is_not_drawn(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    page.goto("about:blank")
    page.set_content("<div id='panel'><section class='event'></section></div>")
    parts = [STATIC / "component.js", *(STATIC / "panel" / f"{name}.js" for name in SCRIPTS)]
    script = "\n".join(part.read_text("utf-8") for part in parts)
    show = """async ([script, turns]) => {
        const module = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
        const parentElement = document.getElementById("panel");
        for (const turn of turns) {
            const shown = { token: "", empty: { title: "Turn " + turn, steps: [] } };
            module.default({ data: { turn, shown }, parentElement, setTriggerValue: () => {} });
        }
        return parentElement.innerText.trim();
    }"""
    assert page.evaluate(show, [script, [1, 3, 2]]) == "Turn 3"
    assert page.evaluate(show, [script, [4]]) == "Turn 4"


def test_the_table_selects_the_same_event(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 16, box["y"] + 50)
    expect(running.panel(page).locator(".title")).to_be_visible()
    assert "event=" in page.url


def test_a_wrong_link_falls_back_with_a_note(app: str, open_page: OpenPage) -> None:
    page = open_page(f"{app}?event=nothing&role=villain")
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    expect(page.get_by_text("The link’s “event” takes")).to_be_visible()
    expect(page.get_by_text("The link’s “role” takes")).to_be_visible()
    expect(running.panel(page)).to_contain_text("Pick an event")


@pytest.mark.parametrize("width", [390, 720, 1440])  # 720 is a window of 1440 pixels at 200 %
def test_nothing_runs_over_the_edge(app: str, open_page: OpenPage, width: int) -> None:
    page = open_page(app, width=width, height=844)
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_online_tiles_wait_to_be_chosen(dateline_home: Path, tmp_path: Path, open_page: OpenPage) -> None:
    allowed = {"DATELINE_ONLINE_TILES": "1"}
    seeds = running.ROOT / "seeds"
    with running.running_app(articles=seeds, home=dateline_home, log=tmp_path / "log", settings=allowed) as address:
        page = open_page(address)
        frame = running.map_frame(page)
        frame.locator(".dl-icon").first.wait_for(timeout=60_000)
        frame.locator(".leaflet-control-layers").hover()
        expect(frame.get_by_text("OpenStreetMap (online)")).to_be_visible()
        expect(frame.locator(".leaflet-control-layers-base input").first).to_be_checked()
        expect(frame.locator("img.leaflet-tile:not(.leaflet-tile-loaded)")).to_have_count(0)


def test_tiles_leave_connections_to_the_page(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    frame = running.map_frame(page)
    frame.locator(".dl-icon").first.wait_for()
    new = frame.locator("img.leaflet-tile:not(.leaflet-tile-loaded)")
    expect(new).to_have_count(0)  # else tiles that the zoom drops would be counted too
    held: list[Route] = []
    page.route("**/tiles/**", lambda route: held.append(route))  # noqa: PLW0108 - a built-in method takes no marks
    frame.get_by_label("Zoom in").click()
    expect(new.nth(4)).to_be_attached()
    page.get_by_role("button", name="Add articles").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert 1 <= len(held) <= 3
    while new.count():
        while held:
            held.pop().continue_()
        page.wait_for_function("() => new Promise((done) => requestAnimationFrame(() => done(true)))")


HOSTILE = "<script>parent.document.title='owned'</script><img src=x onerror=\"parent.document.title='owned'\">"


def test_bad_files_are_told_of_and_run_nothing(articles: Path, other_app: str, open_page: OpenPage) -> None:
    seed = next((running.ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    lines = seed.splitlines()
    hostile = "\n".join([f"{HOSTILE} {lines[0]}", "", f"![x](http://example.com/x.png) {lines[3]}", *lines[4:]])
    (articles / "hostile.txt").write_text(hostile.replace("Kataib Hezbollah", f"Kataib Hezbollah {HOSTILE}"), "utf-8")
    (articles / "latin.txt").write_bytes("Attaque à Bamako\n\n3 May 2020\n\nÀ l'été, été, déjà vu.".encode("latin-1"))
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 50)
    with (articles / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    page = open_page(other_app)
    expect(page.locator(".dl-counts")).to_contain_text("events", timeout=60_000)
    page.get_by_text("2 files could not be read").click()
    expect(page.get_by_text("picture.txt")).to_be_visible()
    expect(page.get_by_text("huge.txt")).to_contain_text("50.0 MB")
    click_strike(page)
    expect(running.panel(page)).to_contain_text("25 February 2021")
    expect(running.article(page).locator("h3")).to_contain_text("<script>")
    page.mouse.move(5, 5)
    running.map_frame(page).locator(".dl-icon").first.hover()
    expect(running.map_frame(page).locator(".dl-tooltip")).to_be_visible()
    assert page.title() == "Dateline"
    assert running.article(page).locator("script, img").count() == 0
