"""History: what persons corrected of an event, the newest first, what was taken back too."""

from __future__ import annotations

from typing import Any

from dashboard import strings
from geo.archive.corrections import Correction, standing
from geo.archive.questions import WholeEvent
from geo.model import Json


def history_data(whole: WholeEvent) -> dict[str, Any]:
    """The record of corrections as JSON, ``rows`` with what each changed, from what to what, who and why."""
    stands = {one.correction_id for one in standing(whole.corrections)}
    rows = [_row(one, stands=one.correction_id in stands) for one in reversed(whole.corrections)]
    return {"none": strings.NO_HISTORY, "label": strings.HISTORY, "rows": rows}


def _row(one: Correction, *, stands: bool) -> dict[str, Any]:
    return {
        "what": strings.ACTIONS[one.action].format(field=strings.FIELDS.get(one.field or "", one.field or "")),
        "before": _words(one.before),
        "after": _words(one.after),
        "who": one.who,
        "when": one.made_at.strftime("%Y-%m-%d %H:%M UTC"),
        "why": one.why,
        "stands": stands,
    }


def sentence(one: Correction) -> str:
    """A correction in one line: what, to what, who, when, why."""
    row = _row(one, stands=True)
    after = f" ({row['after']})" if row["after"] else ""
    return f"{row['what']}{after} · {row['who']}, {row['when']}: {row['why']}"


def _words(value: Json | None) -> str | None:
    """A value of the record in a line; what is not known is left out."""
    if not value:
        return None
    return (
        ", ".join(f"{name} {part}" for name, part in value.items() if part is not None and name != "footprintWKT")
        or None
    )
