"""The timeline under the map: bars by type, a brush that is the date filter, and playback through time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import component, strings
from dashboard.symbols import SYMBOLS
from geo.archive.timeline import Bar, Timeline

KEY = "timeline"
PLAY_STEP_MS = 220
"""Time of one step while playing: a steady pace of about 4.5 steps a second."""


def timeline_data(found: Timeline, *, date_from: dt.date | None, date_to: dt.date | None) -> dict[str, Any] | None:
    """What the component shows of `found`, which no date has filtered. None where no event is dated."""
    if not found.bars:
        return None
    present = {code for bar in found.bars for code, _ in bar.counts}
    return {
        "step": strings.STEPS[found.step],
        "bars": [_bar(bar) for bar in found.bars],
        "types": [
            {"code": s.code, "label": s.label, "colour": s.colour} for s in SYMBOLS.values() if s.code in present
        ],
        "from": date_from.isoformat() if date_from else None,
        "to": date_to.isoformat() if date_to else None,
        "undated": found.undated,
        "pace": PLAY_STEP_MS,
        "words": strings.TIMELINE,
    }


def _bar(bar: Bar) -> dict[str, Any]:
    return {"s": bar.start.isoformat(), "e": bar.end.isoformat(), "c": dict(bar.counts), "p": bar.possible}


_COMPONENT = component.declare(
    "dateline_timeline", html="<section class='timeline'></section>\n", style="timeline", scripts=["timeline"]
)


def show_timeline(data: dict[str, Any], *, on_range: Callable[[], None]) -> None:
    """Draw the timeline. `on_range` runs when a span is brushed, or taken away; `brushed` tells which."""
    _COMPONENT(key=KEY, data=component.in_turn(KEY, data), on_range_change=on_range)


def brushed() -> tuple[dt.date, dt.date] | None:
    """The span that was brushed, as the browser said it; None where it was taken away or makes no sense."""
    value = (st.session_state.get(KEY) or {}).get("range")
    try:
        first, _, last = str(value).partition("/")
        span = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    except ValueError:
        return None
    return span if span[0] <= span[1] else None
