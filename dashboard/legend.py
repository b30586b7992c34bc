"""The legend of the map: every mark, line and area with its meaning. Our own words only, so plain HTML is safe."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

import streamlit as st

from dashboard import strings
from dashboard.symbols import SYMBOLS, Symbol

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="26" height="20" viewBox="{box}">{content}</svg>'
_LINE = _SVG.format(box="0 0 26 14", content='<path d="M1 7H25" fill="none" {style}/>')
_AREA = _SVG.format(box="0 0 26 14", content='<rect x="2" y="2" width="22" height="10" rx="3" {style}/>')
_NUMBER = _SVG.format(
    box="-13 -8 26 16",
    content='<rect x="-8" y="-7" width="16" height="14" rx="7" fill="#15202a"/><text y="4" text-anchor="middle" '
    'font-size="11" font-family="sans-serif" font-weight="600" fill="#fff">2</text>',
)
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
    (
        _AREA.format(style='fill="#1f7a8c" fill-opacity="0.4" stroke="#1f7a8c" stroke-width="1.6"'),
        strings.LEGEND_NARROWED,
    ),
    (
        _AREA.format(style='fill="#8a7f3f" fill-opacity="0.14" stroke="#8a7f3f" stroke-dasharray="5 3"'),
        strings.LEGEND_PART,
    ),
    (_LINE.format(style='stroke="#1f7a8c" stroke-width="2.2" stroke-dasharray="6 4"'), strings.LEGEND_STATED),
    (_LINE.format(style='stroke="#c2410c" stroke-width="3"'), strings.LEGEND_MEASURED),
    (
        _LINE.format(style='stroke="#b3261e" stroke-width="2" stroke-dasharray="1 5" stroke-linecap="round"'),
        strings.LEGEND_ARC,
    ),
    (
        _SVG.format(
            box="-13 -10 26 20",
            content='<path d="M-7 7V-2L0 -8L7 -2V7Z" fill="#fff" stroke="#37474f" stroke-width="2" '
            'stroke-linejoin="round"/>',
        ),
        strings.LEGEND_SEAT,
    ),
)


def mark(symbol: Symbol) -> str:
    """A mark as SVG."""
    shape = f'<path d="{symbol.path}" fill="{symbol.colour}" stroke="#fff" stroke-width="1.4"/>'
    return _SVG.format(box="-13 -13 26 26", content=shape)


def _item(svg: str, words: str) -> str:
    """One row. The picture is an image: Streamlit takes inline SVG out of a page's HTML."""
    return f'<li><img alt="" src="data:image/svg+xml,{quote(svg)}"><span>{escape(words)}</span></li>'


def legend_html(types: Iterable[str]) -> str:
    """The legend: the marks of `types`, then every kind of line and area."""
    wanted = set(types)
    rows = [(mark(symbol), symbol.label) for symbol in SYMBOLS.values() if symbol.code in wanted]
    rows.append((mark(SYMBOLS["several"]), SYMBOLS["several"].label))
    rows.append((_NUMBER, strings.LEGEND_NUMBER))
    rows.extend(GEOMETRY)
    items = "".join(_item(picture, words) for picture, words in rows)
    return f'<ul class="dl-legend">{items}</ul>'


def marks_html(types: Iterable[str]) -> str:
    """The marks of `types` in one line, for under the map."""
    wanted = set(types)
    shown = [symbol for symbol in SYMBOLS.values() if symbol.code in wanted]
    items = "".join(_item(mark(symbol), symbol.label) for symbol in shown)
    return f'<ul class="dl-marks">{items}</ul>'


def show_legend(types: Iterable[str]) -> None:
    """Draw the marks in a line, and the whole legend folded."""
    shown = frozenset(types)
    if shown:
        st.html(marks_html(shown))
    with st.expander(strings.LEGEND, expanded=False):
        st.html(legend_html(shown))
