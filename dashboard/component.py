"""Our own parts of the page, Streamlit components that draw no data later than newer data.

Streamlit calls a component's script for each new data, after it has imported the script; while the script is still on
its way, these calls come in any order. What was clicked while the page loaded would be overwritten by what stood there
before. So data has a turn, and the script (static/component.js) leaves out what is older than what it drew.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

STATIC = Path(__file__).resolve().parent / "static"
_FIRST = "component"
_NS_PER_US = 1_000


def declare(name: str, *, html: str, style: str, scripts: Sequence[str]) -> Callable[..., object]:
    """A component of the page: `style` and `scripts` are files of static/, in the order in which they build on each
    other."""
    texts = ((STATIC / f"{script}.js").read_text("utf-8") for script in (_FIRST, *scripts))
    return st.components.v2.component(
        name, html=html, css=(STATIC / f"{style}.css").read_text("utf-8"), js="\n".join(texts)
    )


def in_turn(key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """`data` of the component `key` with its turn: the same while the data is, so that nothing is drawn twice. The
    clock gives it, so that it goes on where the server was started anew and the page stayed open."""
    held = st.session_state
    before, turn = held.get(f"{key}-turn", (None, 0))
    if data != before:
        turn = max(turn + 1, time.time_ns() // _NS_PER_US)
        held[f"{key}-turn"] = data, turn
    return {"turn": turn, "shown": data}
