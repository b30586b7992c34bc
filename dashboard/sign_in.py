"""Streamlit's own sign-in (OpenID Connect): whether it is set up, what is wrong with it, and who a cookie says it is.

Whatever is doubtful keeps people out: a secrets file that cannot be read, a secret that can be guessed, a cookie that
is too old or was made for another address.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks, get_origin_from_redirect_uri, is_authlib_installed
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from dashboard import strings

SHORTEST_SECRET = 32
"""Letters of ``cookie_secret``: who guesses it can sign in as anybody."""


def is_set_up() -> bool:
    """Whether the operator wants people to sign in: Streamlit's secrets have an ``[auth]`` section, or there is a file
    of secrets that cannot be read."""
    try:
        return "auth" in st.secrets
    except (FileNotFoundError, StreamlitSecretNotFoundError):
        return any(Path(path).exists() for path in st.get_option("secrets.files"))


def fault() -> str | None:
    """Why nobody can sign in although it is set up, in words for whoever runs this; None where all is well."""
    try:
        auth = st.secrets["auth"]
    except (FileNotFoundError, KeyError, StreamlitSecretNotFoundError):
        return strings.SIGN_IN_UNREADABLE
    if not is_authlib_installed():
        return strings.SIGN_IN_NO_AUTHLIB
    if not isinstance(auth, Mapping) or len(str(auth.get("cookie_secret") or "")) < SHORTEST_SECRET:
        return strings.sign_in_weak_secret(SHORTEST_SECRET)
    return None


def user_of(cookies: Mapping[str, str]) -> dict[str, object]:
    """Who signed in, by the cookie that Streamlit signed when they did; {} for nobody. The page's own session reads
    the same cookie when it begins."""
    if fault() is not None:
        return {}
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        given = cookies.get(name)
        return decode_signed_value(secret, name, given.encode("latin-1", "replace")) if given else None

    try:
        found = json.loads(get_cookie_with_chunks(signed, AUTH_COOKIE_NAME) or b"{}")
    except ValueError:
        return {}
    here = get_origin_from_redirect_uri()
    return found if isinstance(found, dict) and here is not None and found.get("origin") == here else {}
