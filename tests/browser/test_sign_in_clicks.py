"""Signing in with a provider of OpenID Connect, seen from afar: the server listens on every address."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import running
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard import strings
from geo.archive.store import open_archive
from tests.benchmarks.synthetic_events import fill

OpenPage = Callable[..., Page]
EVENTS = 1_600
"""More than are sent at once: the map asks for its view by itself."""
SECRET = "0123456789abcdef" * 2
COOKIE = "_streamlit_user"
FROM_AFAR = ("--server.address=0.0.0.0",)
EDITORS = {"DATELINE_EDITORS": "ana@example.org"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of many events."""
    found = tmp_path_factory.mktemp("sign-in")
    fill(open_archive(found / "archive"), EVENTS)
    return found


@contextmanager
def running_provider(*issuer: str) -> Iterator[str]:
    """A provider of identities; its authority."""
    port = running.free_port()
    command = [sys.executable, "-W", "ignore", str(Path(__file__).with_name("provider.py")), str(port), *issuer]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        running.wait_until_it_answers(f"http://127.0.0.1:{port}/jwks", process)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def signing_app(folder: Path, home: Path, provider: str) -> Iterator[str]:
    """The dashboard where people sign in with `provider`."""
    port = running.free_port()
    secrets = folder / f"secrets-{port}.toml"
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{SECRET}"\n'
        f'client_id = "dateline"\nclient_secret = "secret"\n'
        f'server_metadata_url = "http://{provider}/.well-known/openid-configuration"\n'
    )
    options = (*FROM_AFAR, f"--secrets.files={secrets}")
    log = folder / f"{port}.log"
    with running.running_app(
        archive=folder / "archive", home=home, log=log, settings=EDITORS, options=options, port=port
    ) as address:
        yield address
        print(log.read_text())


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with running_provider() as authority:
        yield authority


@pytest.fixture(scope="module")
def app(folder: Path, dateline_home: Path, provider: str) -> Iterator[str]:
    with signing_app(folder, dateline_home, provider) as address:
        yield address


def sign_in(page: Page, name: str) -> None:
    page.get_by_role("button", name=strings.SIGN_IN).click()
    page.get_by_role("button", name=name).click()


def read_api(page: Page) -> int:
    """The status of the API to the page's own browser."""
    return int(page.evaluate("() => fetch('api/collections').then((answer) => answer.status)"))


def test_an_editor_signs_in_sees_all_of_it_and_signs_out(app: str, provider: str, open_page: OpenPage) -> None:
    page = open_page(app, provider=provider)
    expect(page.get_by_text(strings.SIGN_IN_WHY)).to_be_visible()
    expect(page.locator(".dl-counts")).to_have_count(0)
    assert read_api(page) == 403
    sign_in(page, "ana")
    expect(page.get_by_text("Signed in as ana@example.org")).to_be_visible()
    expect(page.get_by_role("button", name=strings.ADD)).to_be_visible()
    frame = running.map_frame(page)
    frame.locator(".dl-icon").first.wait_for()
    expect(frame.locator("body")).not_to_have_attribute("data-failed", "true")
    assert read_api(page) == 200
    page.get_by_role("button", name=strings.SIGN_OUT).click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_text(strings.SIGN_IN_WHY)).to_be_visible()
    assert read_api(page) == 403
    assert COOKIE not in {cookie["name"] for cookie in page.context.cookies()}


@pytest.mark.parametrize(("name", "shown"), [("eve", "eve@example.org"), ("mallory", "ana@example.org (mallory)")])
def test_who_is_not_on_the_list_only_looks(app: str, provider: str, open_page: OpenPage, name: str, shown: str) -> None:
    page = open_page(app, provider=provider)
    sign_in(page, name)
    expect(page.get_by_text(f"Signed in as {shown}: you may look")).to_be_visible()
    running.map_frame(page).locator(".dl-icon").first.wait_for()
    expect(page.get_by_role("button", name=strings.ADD)).to_have_count(0)


def test_a_sign_in_that_is_too_old_or_forged_is_none(app: str, open_page: OpenPage) -> None:
    page = open_page(app)
    expect(page.get_by_text(strings.SIGN_IN_WHY)).to_be_visible()
    claims = {"is_logged_in": True, "email": "ana@example.org", "email_verified": True, "origin": app}
    for secret, age_days, lets_in in ((SECRET, 0, True), (SECRET, 40, False), ("another" * 5, 0, False)):
        value = aged(secret, json.dumps(claims), age_days)
        page.context.add_cookies([{"name": COOKIE, "value": value, "url": app}])
        page.reload()
        words = "Signed in as ana@example.org" if lets_in else strings.SIGN_IN_WHY
        expect(page.get_by_text(words)).to_be_visible()
        assert read_api(page) == (200 if lets_in else 403)


def aged(secret: str, value: str, days: int) -> str:
    """A cookie that was signed `days` ago."""
    with pytest.MonkeyPatch.context() as patch:
        now = time.time()
        patch.setattr(time, "time", lambda: now - 86_400 * days)
        return create_signed_value(secret, COOKIE, value).decode()


def test_tokens_of_another_issuer_sign_nobody_in(folder: Path, dateline_home: Path, open_page: OpenPage) -> None:
    with (
        running_provider("https://other.example") as provider,
        signing_app(folder, dateline_home, provider) as address,
    ):
        page = open_page(address, provider=provider)
        sign_in(page, "ana")
        page.wait_for_url(f"{address}/")
        expect(page.get_by_text(strings.SIGN_IN_WHY)).to_be_visible()
        assert read_api(page) == 403


def test_without_sign_in_others_may_only_look(folder: Path, dateline_home: Path, open_page: OpenPage) -> None:
    log = folder / "public.log"
    with running.running_app(
        archive=folder / "archive", home=dateline_home, log=log, settings=EDITORS, options=FROM_AFAR
    ) as address:
        page = open_page(address)
        expect(page.get_by_text(strings.READ_ONLY)).to_be_visible()
        running.map_frame(page).locator(".dl-icon").first.wait_for()
        expect(page.get_by_role("button", name=strings.ADD)).to_have_count(0)
        assert read_api(page) == 200
        upload = Request(f"{address}/_stcore/upload_file/a/b", data=b"x", method="PUT")  # noqa: S310
        with pytest.raises(HTTPError, match="403"):
            urlopen(upload)  # noqa: S310
