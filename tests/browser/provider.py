"""A provider of OpenID Connect for the tests, on a port of this machine: anybody signs in as whoever they say.

``python provider.py PORT [ISSUER]``: with an issuer it claims to be another one than its tokens say.
"""

from __future__ import annotations

import sys

import flask
from oidc_provider_mock import User, app
from werkzeug.serving import make_server

PEOPLE = {
    "ana": {"email": "Ana@example.org", "email_verified": True},
    "eve": {"email": "eve@example.org", "email_verified": True},
    "mallory": {"email": "ana@example.org"},
}


def provider(issuer: str | None) -> flask.Flask:
    """The provider; `issuer` is what its metadata say in place of its address."""
    made = app(user_claims=[User(sub=name, claims=claims) for name, claims in PEOPLE.items()])

    @made.after_request
    def claim(response: flask.Response) -> flask.Response:
        if issuer and flask.request.path == "/.well-known/openid-configuration":
            response.set_data(flask.json.dumps(response.get_json() | {"issuer": issuer}))
        elif response.mimetype == "text/html":  # its style sheet lies on another host
            response.set_data(response.get_data(as_text=True).replace("https://cdn.jsdelivr.net", ""))
        return response

    return made


if __name__ == "__main__":
    make_server("127.0.0.1", int(sys.argv[1]), provider(*sys.argv[2:3] or [None]), threaded=True).serve_forever()
