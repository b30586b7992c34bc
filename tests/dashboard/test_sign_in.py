"""Who signed in, by Streamlit's cookie; whatever is doubtful keeps people out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import asgi
import pytest
from starlette.applications import Starlette
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import AUTH_COOKIE_MAX_AGE_SECONDS, USER_COOKIE_NAME

from dashboard import access, api, assets, sign_in, strings
from geo.archive.database import Database
from geo.archive.store import open_archive

GUESSABLE = "a long random text"
SECRET = "x" * sign_in.SHORTEST_SECRET
ORIGIN = "https://news.example.org"
AUTH = f'[auth]\ncookie_secret = "{SECRET}"\nredirect_uri = "{ORIGIN}/oauth2callback"\n'
ANA = {"is_logged_in": True, "email": "ana@example.org", "email_verified": True, "sub": "1", "origin": ORIGIN}
FROM_AFAR = {"host": "news.example.org", "x-forwarded-for": "203.0.113.9"}
HERE = {"host": "localhost:8501"}
Put = Callable[[str], None]


@pytest.fixture
def secrets(tmp_path: Path) -> Iterator[Put]:
    """Puts words into the file of secrets, which is not there before."""
    path = tmp_path / "secrets.toml"
    wanted = {"secrets.files": [str(path)], "server.address": "127.0.0.1", "browser.serverAddress": "news.example.org"}
    before = {name: config.get_option(name) for name in wanted}

    def put(words: str) -> None:
        path.write_text(words, "utf-8")
        secrets_singleton._reset()

    for name, value in wanted.items():
        config.set_option(name, value)
    secrets_singleton._reset()
    yield put
    for name, value in before.items():
        config.set_option(name, value)
    secrets_singleton._reset()


def cookie(claims: object, *, secret: str = SECRET, name: str = USER_COOKIE_NAME) -> str:
    return f"{USER_COOKIE_NAME}={create_signed_value(secret, name, json.dumps(claims)).decode()}"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """The routes over an empty archive, behind the guard."""
    database = Database(open_archive(tmp_path_factory.mktemp("empty")))
    return Starlette(routes=api.routes("", lambda: database), middleware=assets.middleware())


def statuses(app: Starlette, headers: dict[str, str]) -> set[int]:
    paths = ("/api", "/api/collections/events/items", "/api/map.json?west=0&south=0&east=1&north=1")
    return {asgi.get(app, path, headers).status_code for path in paths}


def test_without_sign_in_everybody_reads(secrets: Put, app: Starlette) -> None:
    assert not sign_in.is_set_up()
    assert statuses(app, FROM_AFAR) == statuses(app, HERE) == {200}
    secrets('[other]\nkey = "x"\n')
    assert not sign_in.is_set_up()


def test_who_reads_the_page_reads_the_routes(secrets: Put, app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets(AUTH)
    assert sign_in.fault() is None
    assert statuses(app, HERE) == {200}
    assert statuses(app, FROM_AFAR) == {403}
    assert asgi.get(app, "/media/x.csv", FROM_AFAR).status_code == 403
    assert statuses(app, FROM_AFAR | {"cookie": cookie(ANA)}) == {200}
    assert asgi.get(app, "/media/x.csv", FROM_AFAR | {"cookie": cookie(ANA)}).status_code == 404
    eve = ANA | {"email": "eve@example.org"}
    assert statuses(app, FROM_AFAR | {"cookie": cookie(eve)}) == {200}
    monkeypatch.setenv("DATELINE_EDITORS", "ana@example.org")
    upload = {"path": "/_stcore/upload_file/a/b", "method": "PUT"}
    assert asgi.get(app, headers=FROM_AFAR | {"cookie": cookie(ANA)}, **upload).status_code == 404  # let through
    assert asgi.get(app, headers=FROM_AFAR | {"cookie": cookie(eve)}, **upload).status_code == 403


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "_streamlit_user=x",
        "_streamlit_user=" + "é" * 20,
        cookie(ANA, secret="y" * 40),
        cookie(ANA, name="_streamlit_user_tokens"),
        cookie(ANA | {"origin": "https://evil.example"}),
        cookie(ANA | {"is_logged_in": False}),
        cookie(ANA | {"is_logged_in": "yes"}),
        cookie("chunks-9"),
        cookie([ANA]),
        cookie(None),
    ],
    ids=range(11),
)
def test_a_cookie_that_is_not_ours_opens_nothing(secrets: Put, app: Starlette, sent: str) -> None:
    secrets(AUTH)
    assert statuses(app, FROM_AFAR | {"cookie": sent}) == {403}


def test_a_sign_in_ends(secrets: Put, app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets(AUTH)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - AUTH_COOKIE_MAX_AGE_SECONDS - 2 * 86_400)
    old = cookie(ANA)
    monkeypatch.setattr(time, "time", lambda: now)
    assert statuses(app, FROM_AFAR | {"cookie": old}) == {403}


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("[auth\nthis is no TOML", strings.SIGN_IN_UNREADABLE),
        ('auth = "x"\n', strings.sign_in_weak_secret(32)),
        (AUTH.replace(SECRET, GUESSABLE), strings.sign_in_weak_secret(32)),
        (AUTH.replace("cookie_secret", "cookies_secret"), strings.sign_in_weak_secret(32)),
    ],
)
def test_a_sign_in_that_is_set_up_wrongly_keeps_everybody_out(
    secrets: Put, app: Starlette, words: str, fault: str
) -> None:
    secrets(words)
    assert sign_in.is_set_up()
    assert sign_in.fault() == fault
    assert statuses(app, FROM_AFAR | {"cookie": cookie(ANA, secret=GUESSABLE)}) == {403}
    assert statuses(app, HERE) == {200}


def test_the_reason_is_told_in_the_answer(secrets: Put, app: Starlette) -> None:
    secrets(AUTH)
    answer = asgi.get(app, "/api", FROM_AFAR)
    assert answer.json()["code"] == "Forbidden"
    assert "sign in" in answer.json()["description"]
    assert access.editors() == frozenset()
