"""The same events as a table, with the same selection: for screen readers, for sorting, for events without a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import strings
from dashboard.map_layers import on_map
from dashboard.panel import event_title, place_of, precision_words
from dashboard.source import Entry
from dashboard.symbols import symbol_of

KEY = "table"
VIEW_KEY = "table-view"
VIEWS = (strings.TABLE_ALL, strings.TABLE_ATTACKS, strings.TABLE_UNPLACED, strings.TABLE_WORDS)
HEIGHT_PX = 420
WIDTHS: dict[str, Literal["small", "medium", "large"]] = {"date": "small", "type": "medium", "article": "large"}


def of_view(entries: Sequence[Entry], view: str | None) -> list[Entry]:
    """The entries that one view of the table lists."""
    if view == strings.TABLE_ATTACKS:
        return [entry for entry in entries if on_map(entry.event)]
    if view == strings.TABLE_WORDS:
        return [entry for entry in entries if not entry.row.violent or entry.row.status != "reported"]
    if view == strings.TABLE_UNPLACED:
        return [entry for entry in entries if entry.row.violent and not on_map(entry.event)]
    return list(entries)


def table_record(entry: Entry) -> dict[str, Any]:
    """One event as a row in words. Dates are ISO 8601, so that they sort."""
    event = entry.event
    toll = event.toll
    place = place_of(entry.report, event) or entry.row.place
    return {
        "date": event.date_start.isoformat() if event.date_start else strings.NO_DATE,
        "type": f"{symbol_of(event.type).glyph} {event_title(event)}",
        "place": place if on_map(event) else strings.NOT_ON_MAP + (f" ({place})" if place else ""),
        "attackers": _names(entry, "attacker") or _names(entry, "speaker"),
        "targets": _names(entry, "target") or _names(entry, "addressee"),
        "killed": strings.toll(toll.low, toll.high, disputed=toll.disputed) if toll else "",
        "precision": precision_words(event.georeference) if event.georeference else "",
        "article": entry.report.article.title,
    }


def _names(entry: Entry, role: str) -> str:
    return ", ".join(actor.name for actor in entry.event.actors if actor.role == role)


def show_table(entries: Sequence[Entry], selected: str | None, *, on_select: Callable[[], None]) -> list[Entry]:
    """Draw the table; returns the entries in row order. The selected row is that of `selected`."""
    counts = {view: len(of_view(entries, view)) for view in VIEWS}
    view = st.segmented_control(
        strings.TABLE,
        VIEWS,
        key=VIEW_KEY,
        default=strings.TABLE_ALL,
        format_func=lambda name: f"{name} {counts[name]}",
        label_visibility="collapsed",
    )
    listed = of_view(entries, view)
    rows = [index for index, entry in enumerate(listed) if entry.event.id == selected]
    st.session_state[KEY] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    st.session_state["table-order"] = [entry.event.id for entry in listed]
    frame = pd.DataFrame([table_record(entry) for entry in listed], columns=list(strings.COLUMNS))
    st.dataframe(
        frame,
        key=KEY,
        alt=strings.TABLE_ALT,
        on_select=on_select,
        selection_mode="single-row",
        hide_index=True,
        height=HEIGHT_PX if len(listed) > 11 else "auto",
        row_height=32,
        column_config={
            name: st.column_config.TextColumn(label, width=WIDTHS.get(name)) for name, label in strings.COLUMNS.items()
        },
    )
    return listed


def selected_in_table() -> str | None:
    """The id of the event whose row is selected; None where none is."""
    selection = (st.session_state.get(KEY) or {}).get("selection") or {}
    rows = selection.get("rows") or []
    order = st.session_state.get("table-order") or []
    return order[rows[0]] if rows and rows[0] < len(order) else None
