"""The legend of the map: every mark, line and area with its meaning. Our own words only, so plain HTML is safe."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from dashboard import strings
from dashboard.symbols import SYMBOLS, Symbol

_LINE = '<svg viewBox="0 0 26 14" aria-hidden="true"><path d="M1 7H25" fill="none" {style}/></svg>'
_AREA = '<svg viewBox="0 0 26 14" aria-hidden="true"><rect x="2" y="2" width="22" height="10" rx="3" {style}/></svg>'
GEOMETRY: tuple[tuple[str, str], ...] = (
    (
        _AREA.format(style='fill="#4a5560" fill-opacity="0.12" stroke="#4a5560" stroke-dasharray="4 3"'),
        strings.LEGEND_UNCERTAINTY,
    ),
    (
        _AREA.format(style='fill="#6b5b95" fill-opacity="0.1" stroke="#6b5b95" stroke-dasharray="1.5 3"'),
        strings.LEGEND_SOMEWHERE,
    ),
    (_AREA.format(style='fill="#1f7a8c" fill-opacity="0.18" stroke="#1f7a8c"'), strings.LEGEND_BAND),
    (_AREA.format(style='fill="#1f7a8c" fill-opacity="0.4" stroke="#1f7a8c" stroke-width="1.6"'), strings.LEGEND_NARROWED),
    (_LINE.format(style='stroke="#1f7a8c" stroke-width="2.2" stroke-dasharray="6 4"'), strings.LEGEND_STATED),
    (_LINE.format(style='stroke="#c2410c" stroke-width="3"'), strings.LEGEND_MEASURED),
    (
        _LINE.format(style='stroke="#b3261e" stroke-width="2" stroke-dasharray="1 5" stroke-linecap="round"'),
        strings.LEGEND_ARC,
    ),
    (
        '<svg viewBox="-13 -10 26 20" aria-hidden="true"><path d="M-7 7V-2L0 -8L7 -2V7Z" fill="#fff" stroke="#37474f" '
        'stroke-width="2" stroke-linejoin="round"/></svg>',
        strings.LEGEND_SEAT,
    ),
)


def mark(symbol: Symbol) -> str:
    """A mark as inline SVG."""
    return (
        '<svg viewBox="-13 -13 26 26" aria-hidden="true">'
        f'<path d="{symbol.path}" fill="{symbol.colour}" stroke="#fff" stroke-width="1.4"/></svg>'
    )


def legend_html(types: Iterable[str]) -> str:
    """The legend with the marks of `types` only, then every kind of line and area."""
    shown = [SYMBOLS[code] for code in SYMBOLS if code in set(types) | {"several"}]
    rows = [(mark(symbol), symbol.label) for symbol in shown]
    rows.append(('<svg viewBox="-13 -8 26 16" aria-hidden="true"><rect x="-8" y="-7" width="16" height="14" rx="7" fill="#15202a"/>'
                 '<text y="4" text-anchor="middle" font-size="11" font-weight="600" fill="#fff">2</text></svg>', strings.LEGEND_NUMBER))
    rows.extend(GEOMETRY)
    items = "".join(f"<li>{picture}<span>{escape(words)}</span></li>" for picture, words in rows)
    return f'<ul class="dl-legend">{items}</ul>'


def show_legend(types: Iterable[str]) -> None:
    """Draw the legend, folded."""
    with st.expander(strings.LEGEND, expanded=False):
        st.html(legend_html(types))
