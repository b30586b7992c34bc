"""Articles come in by the page itself: read, shown, kept, on the map."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import running
from playwright.sync_api import Page, expect

from dashboard import strings

OpenPage = Callable[..., Page]
HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">![x](http://example.com/x)"
)
TEXT = f"""Raid \u202enear\u202c Idlib {HOSTILE}

3 May 2020

IDLIB, Syria (AP) - An air strike by Russia killed 12 people in the town of Ariha on Saturday, rescuers said.
"""


@pytest.fixture
def fresh_app(first_start_home: Path, tmp_path: Path) -> Iterator[str]:
    """The dashboard as it is the first time: no archive, the examples shown."""
    nothing = {"DATELINE_ARTICLES": "", "DATELINE_ARCHIVE": ""}
    seeds = running.ROOT / "seeds"
    log = tmp_path / "server.log"
    with running.running_app(articles=seeds, home=first_start_home, log=log, settings=nothing) as address:
        yield address
        print(log.read_text())


def test_pasted_words_are_on_the_map_once_kept(fresh_app: str, open_page: OpenPage) -> None:
    page = open_page(fresh_app)
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Text of one article").fill(TEXT)
    dialog.get_by_role("button", name="Read", exact=True).click()
    expect(dialog.get_by_text("1 article read, nothing kept yet.")).to_be_visible()
    expect(dialog.get_by_text("What you keep begins your own archive")).to_be_visible()
    expect(dialog.get_by_text("Arīḩā, SY")).to_be_visible()
    dialog.get_by_role("button", name="Keep what is ticked").click()
    expect(page.get_by_text("Your own archive has begun")).to_be_visible()
    expect(running.panel(page)).to_contain_text("Saturday, 2 May 2020")
    expect(running.map_frame(page).locator(".dl-icon.dl-selected")).to_have_count(1)
    expect(running.article(page).locator("h3")).to_contain_text("<script>")
    page.wait_for_url("**event=*")
    assert page.title() == "Dateline"
    page.reload()
    expect(running.panel(page)).to_contain_text("Saturday, 2 May 2020")
    assert page.locator(".dl-counts").inner_text().startswith("1 event")


def test_several_files_are_read_and_some_dropped(other_app: str, open_page: OpenPage, tmp_path: Path) -> None:
    strike = (
        "Strike on Ariha\n\n3 May 2020\n\nAn air strike hit the town of {town} in Syria on Saturday, rescuers said.\n"
    )
    (tmp_path / "a<img src=x onerror=alert(1)>.txt").write_text(strike.format(town="Ariha"), "utf-8")
    table = "title,text,published\n" + "".join(
        f'Raid {town},"An air strike hit the town of {town} in Syria on Saturday, rescuers said.",2020-05-03\n'
        for town in ("Saraqib", "Binnish")
    )
    (tmp_path / "many.csv").write_text(table, "utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    page = open_page(other_app)
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Upload files").click()
    chooser = dialog.locator('input[type="file"]')
    chooser.set_input_files([*tmp_path.glob("*.txt"), tmp_path / "many.csv"])
    expect(dialog.get_by_text("many.csv")).to_be_visible()
    expect(dialog.get_by_test_id("stFileChipIconSpinner")).to_have_count(0)
    dialog.get_by_role("button", name="Read", exact=True).click()
    expect(dialog.get_by_text("3 articles read, nothing kept yet. 1 could not be read.")).to_be_visible()
    expect(dialog.get_by_text(re.compile(r"picture\.txt: .*binary file"))).to_be_visible()
    dialog.get_by_text("Keep this article").nth(1).click()
    dialog.get_by_role("button", name="Keep what is ticked").click()
    expect(page.get_by_text("Kept: 2 new articles; 2 events written.")).to_be_visible()
    expect(page.locator(".dl-counts")).to_contain_text("2 events")


def test_through_a_proxy_nothing_can_be_changed(app: str, open_page: OpenPage) -> None:
    page = open_page(app, headers={"X-Forwarded-For": "203.0.113.9"})
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    expect(page.get_by_text("You may look at everything here.")).to_be_visible()
    expect(page.get_by_role("button", name="Add articles")).to_have_count(0)
    at_home = open_page(app)
    expect(at_home.get_by_role("button", name="Add articles")).to_be_visible()


def test_very_long_articles_are_refused_or_cut_and_run_nothing(
    other_app: str, open_page: OpenPage, tmp_path: Path
) -> None:
    (tmp_path / "refused.txt").write_text(TEXT + HOSTILE * (10_000_000 // len(HOSTILE)), "utf-8")
    (tmp_path / "read.txt").write_text(TEXT + f"\n{HOSTILE} and nothing new.\n" * 20_000, "utf-8")
    page = open_page(other_app)
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Upload files").click()
    dialog.locator('input[type="file"]').set_input_files([*tmp_path.glob("*.txt")])
    expect(dialog.get_by_text("refused.txt")).to_be_visible()
    expect(dialog.get_by_test_id("stFileChipIconSpinner")).to_have_count(0)
    dialog.get_by_role("button", name="Read", exact=True).click()
    expect(dialog.get_by_text("1 article read, nothing kept yet. 1 could not be read.")).to_be_visible()
    expect(dialog.get_by_text(re.compile(r"refused\.txt has 10\.0 MB"))).to_be_visible()
    dialog.get_by_role("button", name="Keep what is ticked").click()
    expect(running.panel(page)).to_contain_text("Saturday, 2 May 2020")
    expect(running.article(page)).to_contain_text(strings.CUT)
    assert page.title() == "Dateline"
