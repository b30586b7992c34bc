"""Who may look and who may change something.

On this very machine (a loopback address, asked for by its name, not through a proxy) everything is open. From anywhere
else Streamlit's own OIDC sign-in is asked for where it is set up; without it others may only look. Changes need a
signed-in person whose verified e-mail address stands in the setting ``editors``.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from geo import settings

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Headers that a proxy adds: whoever comes through one is not on this machine."""


@dataclass(frozen=True, slots=True)
class Access:
    """What the person before the screen may do. ``name`` is who signs corrections; None where nobody signed in."""

    read: bool
    edit: bool
    name: str | None = None
    local: bool = False


def is_local(*, listens_on: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a request comes from this machine: the server listens on loopback only, the request names a loopback
    host (a page of another site that points its name here does not), and no proxy passed it on."""
    low = {name.lower(): value for name, value in headers.items()}
    if any(name in low for name in FORWARDING):
        return False
    host = urlsplit(f"//{low.get('host', '')}").hostname or ""
    return _is_loopback(listens_on or "") and host in LOCAL_NAMES


def _is_loopback(address: str) -> bool:
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def decide(*, local: bool, sign_in: bool, user: Mapping[str, object], editors: frozenset[str]) -> Access:
    """The rule. `sign_in` tells whether OIDC is set up, `user` what is known of who signed in, `editors` are
    addresses in lower case."""
    if local:
        return Access(read=True, edit=True, local=True)
    if not sign_in:
        return Access(read=True, edit=False)
    if user.get("is_logged_in") is not True:
        return Access(read=False, edit=False)
    email = str(user.get("email") or "").lower()
    known = user.get("email_verified", True) is not False and email in editors
    return Access(read=True, edit=bool(known), name=email or None)


def editors() -> frozenset[str]:
    """The addresses of those who may change something."""
    return frozenset(part.strip().lower() for part in settings.value("editors").split(",") if part.strip())


def sign_in_set_up() -> bool:
    """Whether Streamlit's secrets have an ``[auth]`` section."""
    try:
        return "auth" in st.secrets
    except (FileNotFoundError, st.errors.StreamlitSecretNotFoundError):
        return False


def current() -> Access:
    """What the person of this session may do."""
    listens_on = st.get_option("server.address")
    local = is_local(listens_on=listens_on, headers=dict(st.context.headers))
    ready = sign_in_set_up()
    user = dict(st.user) if ready else {}
    return decide(local=local, sign_in=ready, user=user, editors=editors())
