"""Who may look and who may change something."""

from __future__ import annotations

import pytest

from dashboard.access import Access, decide, editors, is_local

HERE = {"Host": "localhost:8501"}


@pytest.mark.parametrize(
    ("listens_on", "headers", "local"),
    [
        ("127.0.0.1", HERE, True),
        ("localhost", {"host": "127.0.0.1:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("0.0.0.0", HERE, False),  # noqa: S104 - the very address that is refused
        (None, HERE, False),
        ("192.168.1.7", HERE, False),
        ("127.0.0.1", {"Host": "dateline.example.org"}, False),
        ("127.0.0.1", {}, False),
        ("127.0.0.1", HERE | {"X-Forwarded-For": "203.0.113.9"}, False),
        ("127.0.0.1", HERE | {"forwarded": "for=203.0.113.9"}, False),
        ("127.0.0.1", HERE | {"X-Forwarded-Proto": "https"}, False),
        ("127.0.0.1", HERE | {"CF-Connecting-IP": "203.0.113.9"}, False),
        ("127.0.0.1", {"Host": "localhost.evil.example"}, False),
        ("127.0.0.1", {"Host": "evil@localhost"}, False),
        ("127.0.0.1", {"Host": "localhost:x"}, False),
    ],
)
def test_only_this_machine_is_local(listens_on: str | None, headers: dict[str, str], local: bool) -> None:
    assert is_local(listens_on=listens_on, headers=headers) is local


SIGNED = {"is_logged_in": True, "email": "Ana@Example.org", "email_verified": True, "sub": "x17"}
EDITORS = frozenset({"ana@example.org", "z99"})


@pytest.mark.parametrize(
    ("local", "sign_in", "user", "expected"),
    [
        (True, False, {}, Access(read=True, edit=True, local=True)),
        (False, False, {}, Access(read=True, edit=False)),
        (False, False, SIGNED, Access(read=True, edit=False)),
        (False, True, {}, Access(read=False, edit=False)),
        (False, True, SIGNED | {"is_logged_in": False}, Access(read=False, edit=False)),
        (False, True, SIGNED, Access(read=True, edit=True, name="ana@example.org")),
        (False, True, SIGNED | {"email_verified": "true"}, Access(read=True, edit=True, name="ana@example.org")),
        (False, True, SIGNED | {"email": "eve@example.org"}, Access(read=True, edit=False, name="eve@example.org")),
        (
            False,
            True,
            SIGNED | {"email": "eve@example.org", "sub": "z99"},
            Access(read=True, edit=True, name="eve@example.org"),
        ),
        (
            False,
            True,
            SIGNED | {"email": "eve@example.org", "sub": "ana@example.org"},
            Access(read=True, edit=False, name="eve@example.org"),
        ),
        (False, True, {"is_logged_in": True, "sub": "x17"}, Access(read=True, edit=False, name="(x17)")),
    ],
)
def test_changes_need_a_known_person(local: bool, sign_in: bool, user: dict[str, object], expected: Access) -> None:
    assert decide(local=local, sign_in=sign_in, user=user, editors=EDITORS) == expected


@pytest.mark.parametrize("verified", [False, "false", None, 1.5])
def test_an_address_that_the_provider_does_not_vouch_for_is_anybodys(verified: object) -> None:
    claims = SIGNED | {"email_verified": verified}
    assert decide(local=False, sign_in=True, user=claims, editors=EDITORS) == Access(
        read=True, edit=False, name="ana@example.org (x17)"
    )
    assert decide(local=False, sign_in=True, user=claims | {"sub": "z99"}, editors=EDITORS).edit


def test_editors_are_addresses_in_any_case_and_subjects_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_EDITORS", " Ana@Example.org, ,00aBc ")
    assert editors() == {"ana@example.org", "00aBc"}


def test_nobody_edits_from_afar_without_a_list() -> None:
    assert not decide(local=False, sign_in=True, user={"is_logged_in": True, "email": ""}, editors=frozenset()).edit
