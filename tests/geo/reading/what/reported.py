"""What `geo.read` reports of attacks in a few sentences, as other programs get it: helpers of the tests."""

from __future__ import annotations

import geo

PUBLISHED = "2023-05-12"  # a Friday


def attacks(text: str) -> list[dict]:
    events = geo.read(text, published=PUBLISHED).to_dict()["events"]
    return [e for e in events if e["type"] not in {"statement", "warning"} and e["status"] == "reported"]


def attack(text: str) -> dict:
    found = attacks(text)
    assert len(found) == 1, [(e["type"], e["actors"]) for e in found]
    return found[0]


def named(event: dict, role: str) -> set[str]:
    return {actor["name"] for actor in event["actors"] if actor["role"] == role}


def killed(event: dict) -> list[tuple]:
    return [(c["low"], c["best"], c["high"]) for c in event["claims"] if c["kind"] == "killed" and not c["part"]]
