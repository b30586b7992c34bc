"""Several people at the dashboard at once, each in a browser context of their own, with an event and filters of their
own. What each sees is held to what the archive says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import running
from playwright.sync_api import Browser, Page, expect

from geo.archive.database import Database
from geo.archive.query import Filter
from geo.archive.questions import count
from geo.codes import EVENT_TYPE_BY_CODE

TYPES = ("ground_attack", "shelling", "drone_strike", "air_strike", "bombing")
WAIT_MS = 120_000


@dataclass(slots=True)
class Person:
    """One of them: the event that they chose, and the types that they filter by."""

    page: Page
    event_id: str
    types: set[str] = field(default_factory=set)

    def toggle(self, code: str) -> None:
        """Click a type in the filters."""
        label = EVENT_TYPE_BY_CODE[code].label
        self.page.locator(".st-key-filter-types button", has_text=label).first.click()
        self.types ^= {code}

    def zoom(self, key: str) -> None:
        """Zoom the map by the keyboard."""
        running.map_frame(self.page).locator("#map_div").press(key)

    def open_tab(self, number: int) -> None:
        """Open a tab of the panel."""
        tabs = running.panel(self.page).get_by_role("tab")
        tabs.nth(number % tabs.count()).click()

    def is_well(self) -> None:
        """The chosen event is this person's own, and nothing went wrong."""
        expect(running.panel(self.page)).to_have_attribute("data-event", self.event_id, timeout=WAIT_MS)
        expect(self.page.locator(".stException")).to_have_count(0)

    def sees(self, database: Database) -> None:
        """The page has settled on this person's own event and filters."""
        self.is_well()
        total, kept = count(database, Filter()), count(database, Filter(types=frozenset(self.types)))
        words = f"{kept:,} of {total:,} events" if self.types else f"{total:,} events"
        expect(self.page.locator(".dl-counts")).to_have_text(words, timeout=WAIT_MS)
        given = parse_qs(urlsplit(self.page.url).query)
        assert given["event"] == [self.event_id]
        assert set(given.get("type", [""])[0].split("~")) - {""} == self.types


@contextmanager
def people(browser: Browser, address: str, event_ids: Sequence[str]) -> Iterator[list[Person]]:
    """One person for each event, all on their page at once. Fails for errors in their pages."""
    errors: list[str] = []
    found = []
    for event_id in event_ids:
        page = browser.new_context(viewport={"width": 1200, "height": 800}).new_page()
        page.set_default_timeout(WAIT_MS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}?event={event_id}", wait_until="commit")
        found.append(Person(page, event_id))
    for person in found:
        person.is_well()
    yield found
    for person in found:
        person.page.context.close()
    assert errors == []
