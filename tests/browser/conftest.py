"""The dashboard in a real headless Chromium. Without one the ring is skipped, with CI=true that is a failure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import running
from playwright.sync_api import Browser, Page, expect, sync_playwright

PATIENCE_MS = 60_000
"""How long a busy machine may take to show what a test waits for."""
expect.set_options(timeout=PATIENCE_MS)
VIEWPORT = {"width": 1440, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything of this folder is of the ring ``browser``, and tried once more if it fails: the summary names it then.

    A browser on a busy machine is not one of the things that the tests are about."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        path = running.chromium(playwright)
        if path is None:
            if os.environ.get("CI", "").lower() == "true":
                pytest.fail(running.HOW_TO_GET_ONE)
            pytest.skip(running.HOW_TO_GET_ONE)
        started = playwright.chromium.launch(executable_path=path, args=list(running.CHROMIUM_FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def app(dateline_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard over the seeds."""
    log = tmp_path_factory.mktemp("app") / "server.log"
    with running.running_app(articles=running.ROOT / "seeds", home=dateline_home, log=log) as address:
        yield address
        print(log.read_text())


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """An empty folder for articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def other_app(articles: Path, dateline_home: Path, tmp_path: Path) -> Iterator[str]:
    """The dashboard over the test's own folder `articles`."""
    log = tmp_path / "server.log"
    with running.running_app(articles=articles, home=dateline_home, log=log) as address:
        yield address
        print(log.read_text())


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a context of its own; fails the test for page errors, and for requests to other hosts but a
    `provider` of identities."""
    contexts = []
    foreign: list[str] = []
    errors: list[str] = []

    def open_one(
        address: str,
        *,
        width: int = VIEWPORT["width"],
        height: int = VIEWPORT["height"],
        headers: dict[str, str] | None = None,
        provider: str | None = None,
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, extra_http_headers=headers)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        host = urlsplit(address).netloc

        def seen(url: str) -> None:
            parts = urlsplit(url)
            if parts.scheme not in {"data", "blob"} and parts.netloc not in {host, provider}:
                foreign.append(url)

        page.on("request", lambda request: seen(request.url))
        page.on("websocket", lambda socket: seen(socket.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert foreign == []
    assert errors == []


@pytest.fixture(scope="session")
def first_start_home(dateline_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a copy of the place index and nothing else."""
    home = tmp_path_factory.mktemp("home")
    for path in dateline_home.glob("*.sqlite"):
        shutil.copy(path, home)
    return home
