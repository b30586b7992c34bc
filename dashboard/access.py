"""Who may look and who may change something: one rule for the page and for the routes beside it.

On this very machine (a loopback address, asked for by its name, not through a proxy) everything is open. From anywhere
else Streamlit's own OIDC sign-in is asked for where it is set up; without it others may only look. Changes need a
signed-in person who stands in the setting ``editors``.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from dashboard import sign_in
from geo import settings

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDING = ("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip")
FORWARDING_PREFIX = "x-forwarded-"
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
    if any(name in FORWARDING or name.startswith(FORWARDING_PREFIX) for name in low):
        return False
    return _is_loopback(listens_on or "") and host_name(low.get("host", "")) in LOCAL_NAMES


def host_name(netloc: str) -> str:
    """The name in a ``Host`` header or an origin's authority, in lower case and without port; "" where it is none."""
    try:
        parts = urlsplit(f"//{netloc}")
        _ = parts.port  # raises ValueError for what is no port
    except ValueError:
        return ""
    whole = parts.username is None and not (parts.path or parts.query or parts.fragment)
    return (parts.hostname or "").rstrip(".") if whole else ""


def _is_loopback(address: str) -> bool:
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def decide(*, local: bool, sign_in: bool, user: Mapping[str, object], editors: frozenset[str]) -> Access:
    """The rule. `sign_in` tells whether OIDC is set up, `user` what is known of who signed in, `editors` are
    addresses in lower case, and subjects of the provider (an address that the provider does not call verified could be
    anybody's)."""
    if local:
        return Access(read=True, edit=True, local=True)
    if not sign_in:
        return Access(read=True, edit=False)
    if user.get("is_logged_in") is not True:
        return Access(read=False, edit=False)
    email, subject = (str(user.get(name) or "") for name in ("email", "sub"))
    known = "@" not in subject and subject in editors
    if email and user.get("email_verified") in {True, "true"}:
        return Access(read=True, edit=known or email.lower() in editors, name=email.lower())
    name = email.lower() or str(user.get("name") or "")
    return Access(read=True, edit=known, name=" ".join(filter(None, [name, f"({subject})"])))


def editors() -> frozenset[str]:
    """Those who may change something: addresses in lower case, and subjects of the provider as they are."""
    parts = (part.strip() for part in settings.value("editors").split(","))
    return frozenset(part.lower() if "@" in part else part for part in parts if part)


def current() -> Access:
    """What the person of this session of the page may do."""
    ready = sign_in.is_set_up()
    user = dict(st.user) if ready and sign_in.fault() is None else {}
    return _decided(dict(st.context.headers), ready=ready, user=user)


def of_request(request: HTTPConnection) -> Access:
    """What the person behind an HTTP request may do: the same, by the cookie of the same sign-in."""
    ready = sign_in.is_set_up()
    return _decided(dict(request.headers), ready=ready, user=sign_in.user_of(request.cookies) if ready else {})


def _decided(headers: Mapping[str, str], *, ready: bool, user: Mapping[str, object]) -> Access:
    local = is_local(listens_on=st.get_option("server.address"), headers=headers)
    return decide(local=local, sign_in=ready, user=user, editors=editors())
