"""The same events as a table, with the same selection: for screen readers, for sorting, for events without a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import strings
from dashboard.map_layers import on_map
from dashboard.panel import event_title
from dashboard.symbols import symbol_of
from geo.archive.questions import SORTS, StoredEvent
from geo.codes import PRECISION_BY_LEVEL

KEY = "table"
ANCHOR = "dl-table"
"""Where the page's link past the map leads."""
SORT_KEY = "table-sort"
PAGE_KEY = "table-page"
ROWS = 200
"""Rows of a page."""
HEIGHT_PX = 420
WIDTHS: dict[str, Literal["small", "medium", "large"]] = {"date": "small", "type": "medium", "article": "large"}


def pages(total: int) -> int:
    """How many pages `total` events have, at least one."""
    return max(1, -(-total // ROWS))


def table_record(event: StoredEvent) -> dict[str, Any]:
    """One event as a row in words. Dates are ISO 8601, so that they sort."""
    level = PRECISION_BY_LEVEL.get(event.precision_level or "")
    place = event.place
    return {
        "date": event.date_start.isoformat() if event.date_start else strings.NO_DATE,
        "type": f"{symbol_of(event.type).glyph} {event_title(event)}",
        "place": place if on_map(event) else strings.NOT_ON_MAP + (f" ({place})" if place else ""),
        "attackers": _names(event, "attacker") or _names(event, "speaker"),
        "targets": _names(event, "target") or _names(event, "addressee"),
        "killed": _killed(event),
        "precision": level.label if level and event.lat is not None else "",
        "article": event.title or "",
    }


def _killed(event: StoredEvent) -> str:
    if event.killed_low is None and event.killed_high is None:
        return "" if event.killed_best is None else str(event.killed_best)
    return strings.toll(event.killed_low, event.killed_high, disputed=bool(event.killed_disputed))


def _names(event: StoredEvent, role: str) -> str:
    return ", ".join(actor.name for actor in event.actors if actor.role == role)


def show_pager(total: int) -> None:
    """Order and page of the table, where there is more than one page of it."""
    order, page, _ = st.columns([2, 1, 3], vertical_alignment="bottom")
    order.selectbox(strings.SORT, list(SORTS), key=SORT_KEY, format_func=lambda name: strings.SORTS[name])
    if pages(total) > 1:
        page.number_input(strings.page_of(pages(total)), min_value=1, max_value=pages(total), key=PAGE_KEY)


def show_table(events: Sequence[StoredEvent], selected: str | None, *, on_select: Callable[[], None]) -> None:
    """Draw a page of the table. The selected row is that of `selected`."""
    rows = [index for index, event in enumerate(events) if event.event_id == selected]
    st.session_state[KEY] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    st.session_state["table-order"] = [event.event_id for event in events]
    frame = pd.DataFrame([table_record(event) for event in events], columns=list(strings.COLUMNS))
    st.dataframe(
        frame,
        key=KEY,
        alt=strings.TABLE_ALT,
        on_select=on_select,
        selection_mode="single-row",
        hide_index=True,
        height=HEIGHT_PX if len(events) > 11 else "auto",
        row_height=32,
        column_config={
            name: st.column_config.TextColumn(label, width=WIDTHS.get(name)) for name, label in strings.COLUMNS.items()
        },
    )


def lists(event_id: str | None) -> bool:
    """Whether the table shows that event on its page."""
    return event_id in (st.session_state.get("table-order") or [])


def selected_in_table() -> str | None:
    """The id of the event whose row is selected; None where none is."""
    selection = (st.session_state.get(KEY) or {}).get("selection") or {}
    rows = selection.get("rows") or []
    order = st.session_state.get("table-order") or []
    return order[rows[0]] if rows and rows[0] < len(order) else None
