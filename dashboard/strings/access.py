"""Who may do what, and why not."""

from __future__ import annotations

SIGN_IN = "Sign in"
SIGN_IN_WHY = "Whoever runs this page wants to know who looks at it."
SIGN_IN_UNREADABLE = "Nobody can sign in: the file of secrets cannot be read. Whoever runs this page has to mend it."
SIGN_IN_NO_AUTHLIB = "Nobody can sign in: the package Authlib is not installed where this page runs."
SIGN_OUT = "Sign out"
READ_ONLY = "You may look at everything here. Changes are made on the machine itself, or signed in."


def wrong_host(name: str) -> str:
    """Why a request is not answered: it names the server by a name that nobody gave it."""
    return f"This server does not answer to {name}. If that is its name, start it with --server.allowedHosts."


def sign_in_weak_secret(letters: int) -> str:
    """Why nobody is let in: the secret that signs cookies is too short."""
    return f"Nobody can sign in: cookie_secret has to be a random text of {letters} letters or more."


def signed_in(name: str, *, edit: bool) -> str:
    """Who is signed in and may do what."""
    return f"Signed in as {name}" + ("" if edit else ": you may look, not change anything")
