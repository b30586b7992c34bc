"""How a brief is scored: each field of its gold facts against the first attack that the report tells."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from pyproj import Geod

import geo

FOLDER = Path(__file__).resolve().parent
PUBLISHED = dt.date(2023, 5, 12)
FIELDS = ("type", "day", "place", "point", "killed", "wounded", "attacker", "target", "claimant")
NEAR_KM = 100
"""How far off the middle of what is drawn for the event may lie from the point of the gold facts."""
SAID = frozenset({"statement", "warning"})


def briefs(name: str) -> list[dict[str, Any]]:
    """The briefs of a table."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)["brief"]


def read(brief: dict[str, Any]) -> dict[str, Any]:
    """The report of a brief, as JSON has it."""
    return geo.read(brief["text"], published=brief.get("published", PUBLISHED)).to_dict()


def found(brief: dict[str, Any]) -> dict[str, Any]:
    """What the report says of the first attack of a brief, in the words of the table."""
    report = read(brief)
    attacks = [e for e in report["events"] if e["type"] not in SAID and e["status"] == "reported"]
    if not attacks:
        lists = ("place", "point", "killed", "wounded", "attacker", "target", "claimant")
        return {"type": None, "day": None} | {name: [] for name in lists}
    event = attacks[0]
    day, georeference = event["date_start"], event["georeference"]
    return {
        "type": event["type"],
        "day": dt.date.fromisoformat(day) if day else None,
        "place": [report["localities"][i]["text"] for i in event["localities"]],
        "point": [georeference["decimalLongitude"], georeference["decimalLatitude"]] if georeference else [],
        "killed": _toll(event, "killed"),
        "wounded": _toll(event, "wounded"),
        "attacker": _named(report, event, "attacker"),
        "target": _named(report, event, "target"),
        "claimant": _named(report, event, "claimant"),
    }


def wrong_fields(brief: dict[str, Any], got: dict[str, Any]) -> list[str]:
    """The fields of the brief's gold facts that the report does not give."""
    wrong = []
    for name in FIELDS:
        if name not in brief:
            continue
        if name == "place":
            right = any(brief["place"] in text for text in got["place"])
        elif name == "point":
            right = bool(got["point"]) and Geod(ellps="WGS84").inv(*got["point"], *brief["point"])[2] <= NEAR_KM * 1000
        elif name in {"attacker", "target", "claimant"}:
            right = len(brief[name]) == len(got[name]) and all(
                any(gold.lower() in " | ".join(words).lower() for words in got[name]) for gold in brief[name]
            )
        else:
            right = brief[name] == got[name]
        if not right:
            wrong.append(name)
    return wrong


def _named(report: dict[str, Any], event: dict[str, Any], role: str) -> list[tuple[str, ...]]:
    """For every actor of the role its name and the words that name it in the text."""
    text = report["article"]["text"]
    words = {a["id"]: [text[m["start"] : m["end"]] for m in a["mentions"]] for a in report["actors"]}
    ids = {actor["id"]: actor["name"] for actor in event["actors"] if actor["role"] == role}
    return [tuple(dict.fromkeys([name, *words.get(id_, [])])) for id_, name in ids.items()]


def _toll(event: dict[str, Any], kind: str) -> list[int]:
    """The numbers of a toll, the one that is told for an end that is open ("at least 57")."""
    toll = event[kind]
    known = [end for end in (toll["low"], toll["high"]) if end is not None] if toll else []
    return [known[0], known[-1]] if known else []
