"""Makes the README's pictures from the running app: python tests/browser/make_screenshots.py

Drives the dashboard over the seeds in a headless Chromium and writes WebP files to dashboard/screenshots/.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import running  # noqa: E402

from geo import settings  # noqa: E402

TARGET = running.ROOT / "dashboard" / "screenshots"
QUALITY = 82
STRIKE = {"lat": 34.45226, "lon": 40.91854}


def opened(browser: Browser, address: str, *, width: int, height: int, dark: bool = False) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    page.goto(address)
    running.map_frame(page).locator(".dl-icon").first.wait_for(timeout=120_000)
    expect(running.map_frame(page).locator("img.leaflet-tile:not(.leaflet-tile-loaded)")).to_have_count(0)
    page.wait_for_timeout(2500)
    return page


def save(page: Page, name: str) -> None:
    write(page.screenshot(), name)


def save_part(page: Page, selector: str, name: str) -> None:
    """A part of the page, as far as it is on the screen, with a little room about it."""
    box = page.locator(selector).first.bounding_box()
    assert box
    left, top = max(box["x"] - 12, 0), max(box["y"] - 30, 0)
    high = min(box["height"] + 42, 900 - top)
    write(page.screenshot(clip={"x": left, "y": top, "width": box["width"] + 24, "height": high}), name)


def write(png: bytes, name: str) -> None:
    TARGET.mkdir(exist_ok=True)
    picture = Image.open(io.BytesIO(png))
    path = TARGET / f"{name}.webp"
    picture.convert("RGB").save(path, "WEBP", quality=QUALITY, method=6)
    print(path.relative_to(running.ROOT), path.stat().st_size // 1024, "kB")


def strike_address(browser: Browser, address: str) -> str:
    """The link of the seed's strike, found by clicking where it is."""
    page = opened(browser, f"{address}?from=2021-02-25&to=2021-02-28", width=1440, height=900)
    frame = running.map_frame(page)
    frame.locator("#map_div").evaluate("(node, at) => window.map.setView(at, 11, {animate: false})", [*STRIKE.values()])
    running.click_point(page, **STRIKE)
    page.wait_for_url("**event=*")
    event = page.url.split("event=")[1].split("&")[0]
    page.close()
    return f"{address}?event={event}"


def explained(browser: Browser, strike: str) -> None:
    """Words of the strike with what they gave, and who said how many."""
    page = opened(browser, strike, width=1440, height=900)
    running.article(page).locator("mark.k-distance", has_text="20 kilometres").first.click()
    running.panel(page).locator(".said.chosen").wait_for()
    page.wait_for_timeout(2500)
    save(page, "why-here")
    running.panel(page).get_by_role("tab", name="Claims").click()
    running.panel(page).locator(".claims").wait_for()
    page.wait_for_timeout(500)
    save_part(page, ".st-key-panel-area", "claims")


def main() -> None:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        path = running.chromium(playwright)
        if path is None:
            sys.exit(running.HOW_TO_GET_ONE)
        browser = playwright.chromium.launch(executable_path=path, args=list(running.CHROMIUM_FLAGS))
        log = Path(folder) / "server.log"
        with running.running_app(articles=running.ROOT / "seeds", home=settings.home(), log=log) as address:
            save(opened(browser, address, width=1440, height=900), "overview")
            strike = strike_address(browser, address)
            save(opened(browser, strike, width=1440, height=900), "strike")
            save(opened(browser, strike, width=1440, height=900, dark=True), "strike-dark")
            save(opened(browser, strike, width=390, height=844), "phone")
            explained(browser, strike)
        browser.close()


if __name__ == "__main__":
    main()
