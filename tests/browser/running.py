"""A running dashboard for the browser tests and the benchmarks: its own port, its own home, its own articles."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import FrameLocator, Locator, Page, Playwright

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
HOW_TO_GET_ONE = (
    "no Chromium found: install Debian's package `chromium`, or Google Chrome, "
    "or run `python -m playwright install chromium`"
)
FRAME = 'iframe[title="streamlit_folium.st_folium"]'


def chromium(playwright: Playwright) -> str | None:
    """The path of a Chromium of this machine: Debian's, Chrome, or Playwright's own. None where there is none."""
    for name in CHROMIUM_NAMES:
        path = shutil.which(name)
        if path:
            return path
    own = playwright.chromium.executable_path
    return own if own and Path(own).exists() else None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_app(
    *,
    home: Path,
    log: Path,
    articles: Path | None = None,
    archive: Path | None = None,
    settings: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
    port: int | None = None,
) -> Iterator[str]:
    """The dashboard over the folder `articles`, or over an `archive`, started as the README says, with `options` of
    Streamlit; its address."""
    port = port or free_port()
    environment = {
        **os.environ,
        "DATELINE_HOME": str(home),
        "DATELINE_ARTICLES": str(articles or ""),
        "DATELINE_ARCHIVE": str(archive or log.with_name(f"{log.stem}-archive")),
        "PYTHONUNBUFFERED": "1",
        **(settings or {}),
    }
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", f"--server.port={port}"]
    command += ["--server.fileWatcherType=none", *options]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_it_answers(f"{address}/health", process, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path | None = None) -> None:
    """Wait until a server that was started answers at `url`. Raises RuntimeError, with its `log`."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(url, timeout=2):  # noqa: S310 - our own loopback address
                return
        except (URLError, OSError):
            time.sleep(0.1)
    said = log.read_text() if log else ""
    raise RuntimeError(f"nothing answered at {url} in {START_SECONDS} s (status {process.poll()}):\n{said}")


def map_frame(page: Page) -> FrameLocator:
    """The map's frame, once its marks are drawn."""
    frame = page.frame_locator(FRAME)
    frame.locator(".leaflet-tile-pane").wait_for(state="attached", timeout=60_000)
    return frame


def panel(page: Page) -> Locator:
    """The event panel."""
    return page.locator(".st-key-panel-area section.event").first


def article(page: Page) -> Locator:
    """The article beside the map."""
    return page.locator(".st-key-panel-area article.article")


def click_point(page: Page, *, lat: float, lon: float) -> None:
    """Click the map at a place, where its pixels are: what a hand does."""
    frame = map_frame(page)
    script = "(node, at) => { const p = window.map.latLngToContainerPoint(at); return [p.x, p.y]; }"
    where = frame.locator("#map_div").evaluate(script, [lat, lon])
    frame.locator("#map_div").click(position={"x": where[0], "y": where[1]})
