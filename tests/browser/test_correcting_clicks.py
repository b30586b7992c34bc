"""A person puts an event right: drags its mark, retracts it, takes that back; a reload keeps it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import running
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
STRIKE = "Strike on Ariha\n\n3 May 2020\n\nAn air strike hit the town of Ariha in Syria on Saturday, rescuers said.\n"


@pytest.fixture
def strike(articles: Path, other_app: str, open_page: OpenPage) -> Page:
    """The dashboard with one strike, which is selected."""
    (articles / "strike.txt").write_text(STRIKE, "utf-8")
    page = open_page(other_app)
    page.get_by_role("button", name="Re-read folder").click()
    running.map_frame(page).locator(".dl-icon").first.click()
    expect(running.panel(page)).to_contain_text("Saturday, 2 May 2020")
    return page


def begin(page: Page) -> None:
    page.get_by_role("button", name="Correct this event").click()
    page.get_by_role("textbox", name="Your name").fill("Ana")
    page.get_by_role("textbox", name="Why", exact=True).fill("the rescuers' own report")
    page.keyboard.press("Tab")


def test_a_dragged_mark_stays_where_it_was_put(strike: Page) -> None:
    page = strike
    frame = running.map_frame(page)
    begin(page)
    ring = frame.locator(".dl-drag")
    expect(ring).to_be_visible()
    latitude = page.get_by_role("spinbutton", name="Latitude")
    before = latitude.input_value()
    box = ring.bounding_box()
    assert box
    page.mouse.move(box["x"] + 15, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 45, box["y"] + 75, steps=6)
    page.mouse.up()
    expect(latitude).not_to_have_value(before)
    after = latitude.input_value()
    page.get_by_role("button", name="Save the place").click()
    panel = running.panel(page)
    expect(panel).to_contain_text("machine: Arīḩā, SY")
    panel.get_by_role("tab", name="History").click()
    expect(panel).to_contain_text("Ana")
    expect(panel).to_contain_text("the rescuers' own report")
    page.wait_for_url("**tab=history*")
    page.reload()
    expect(panel).to_contain_text("the rescuers' own report")
    page.get_by_role("button", name="Correct this event").click()
    expect(page.get_by_role("spinbutton", name="Latitude")).to_have_value(after)


def test_a_retracted_event_goes_and_comes_back(strike: Page) -> None:
    page = strike
    frame = running.map_frame(page)
    begin(page)
    page.get_by_text("Confirm or retract").click()
    page.get_by_role("button", name="Retract", exact=True).click()
    expect(frame.locator(".dl-icon")).to_have_count(0)
    expect(page.locator(".dl-counts")).to_contain_text("0 ")
    page.get_by_text("Take back", exact=True).click()
    page.get_by_role("button", name="Take this back").click()
    expect(frame.locator(".dl-icon")).to_have_count(1)


def test_through_a_proxy_nothing_can_be_corrected(strike: Page, open_page: OpenPage) -> None:
    page = open_page(strike.url, headers={"X-Forwarded-For": "203.0.113.9"})
    expect(running.panel(page)).to_contain_text("Saturday, 2 May 2020")
    expect(page.get_by_text("You may look at everything here.")).to_be_visible()
    expect(page.get_by_role("button", name="Correct this event")).to_have_count(0)
    expect(running.map_frame(page).locator(".dl-drag")).to_have_count(0)
