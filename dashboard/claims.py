"""Who said what of an event: every claim in words, and the numbers side by side on one scale."""

from __future__ import annotations

from typing import Any

from dashboard import finds, strings
from geo.model import Claim, Event

COUNTED = ("killed", "wounded", "missing", "displaced", "captured", "casualties")
"""Kinds of claims that count people."""


def claims_data(event: Event) -> dict[str, Any]:
    """All claims of `event` as JSON: ``charts`` with one scale a kind, ``rows`` with the words of each."""
    rows = [claim_row(index, claim) for index, claim in enumerate(event.claims)]
    return {
        "label": strings.SAID,
        "none": strings.NO_CLAIMS,
        "rows": rows,
        "charts": [chart for kind in COUNTED if (chart := _chart(kind, event))],
    }


def claim_row(index: int, claim: Claim) -> dict[str, Any]:
    """One claim: what, in which words, who said so, when, and what became of it."""
    kind = strings.CLAIM_KINDS[claim.kind]
    if claim.category and claim.kind in COUNTED:
        kind = f"{kind} ({claim.category})"
    return {
        "find": finds.key("claim", index),
        "number": _number(claim),
        "kind": kind,
        "wording": claim.wording,
        "who": claim.attributed_to or strings.ARTICLE_VOICE,
        "when": strings.day(claim.said_on) if claim.said_on else None,
        "flags": _flags(claim),
        "superseded": claim.superseded,
    }


def _flags(claim: Claim) -> list[str]:
    flags = [strings.SUPERSEDED] if claim.superseded else []
    if claim.part:
        flags.append(strings.PART)
    if claim.modality in strings.MODALITIES:
        flags.append(strings.MODALITIES[claim.modality])
    return flags


def _number(claim: Claim) -> str | None:
    if claim.best is not None:
        return str(claim.best)
    if claim.low is None and claim.high is None:
        return None
    return strings.toll(claim.low, claim.high, disputed=False)


def _chart(kind: str, event: Event) -> dict[str, Any] | None:
    """The numbers of one kind on a scale from 0; None where nobody said one."""
    bars = [
        {
            "find": finds.key("claim", index),
            "who": claim.attributed_to or strings.ARTICLE_VOICE,
            "when": strings.day(claim.said_on) if claim.said_on else None,
            "words": _number(claim),
            "low": claim.best if claim.best is not None else claim.low,
            "high": claim.best if claim.best is not None else claim.high,
            "standing": not (claim.superseded or claim.part or claim.modality in {"denied", "disputed"}),
            "flags": _flags(claim),
        }
        for index, claim in enumerate(event.claims)
        if claim.kind == kind and _number(claim) is not None
    ]
    if not bars:
        return None
    most = max(number for bar in bars for number in (bar["low"], bar["high"]) if number is not None)
    return {"label": strings.CLAIM_KINDS[kind].capitalize(), "most": max(most, 1), "bars": bars}
