"""Marks of event types: a shape and a colour each. The shape alone tells the type, on grey paper too.

Paths are drawn in a box from -12 to 12. Colours keep apart under the common colour blindnesses (dark variants of
Okabe and Ito's set) and reach 4.5:1 on the map's land.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.codes import EVENT_TYPE_BY_CODE


@dataclass(frozen=True, slots=True)
class Symbol:
    """One type's mark. ``glyph`` stands for it in plain text (tables, filters)."""

    code: str
    path: str
    colour: str
    glyph: str

    @property
    def label(self) -> str:
        """The type's name."""
        known = EVENT_TYPE_BY_CODE.get(self.code)
        return known.label if known else "Several kinds at one place"


SYMBOLS: dict[str, Symbol] = {
    symbol.code: symbol
    for symbol in (
        Symbol("air_strike", "M0 9L-9 -6.5H9Z", "#b3261e", "▼"),
        Symbol("drone_strike", "M-2.8 -9H2.8V-2.8H9V2.8H2.8V9H-2.8V2.8H-9V-2.8H-2.8Z", "#6a3d9a", "✚"),
        Symbol("missile_strike", "M0 -9.5L8 0L0 9.5L-8 0Z", "#a65300", "◆"),
        Symbol("shelling", "M-5 9.5V-2Q-5 -7.5 0 -10Q5 -7.5 5 -2V9.5Z", "#6d4c2f", "▮"),
        Symbol("ground_attack", "M-7.5 -7.5H7.5V7.5H-7.5Z", "#1b6e53", "■"),
        Symbol("ambush", "M-9 -7.5L9 0L-9 7.5L-4 0Z", "#2c5f8a", "▶"),
        Symbol("raid", "M0 -9L9 -1H4V8H-4V-1H-9Z", "#00695c", "▲"),
        Symbol("battle", "M-8 -8H8L1.8 0L8 8H-8L-1.8 0Z", "#4a5a1e", "◈"),
        Symbol(
            "bombing",
            "M0 -10L2.4 -3.9L8.7 -5L4.8 0L8.7 5L2.4 3.9L0 10L-2.4 3.9L-8.7 5L-4.8 0L-8.7 -5L-2.4 -3.9Z",
            "#1f2328",
            "✸",
        ),
        Symbol("ied", "M-9 5.5A9 9 0 0 1 9 5.5Z", "#5b3a7a", "◓"),
        Symbol("suicide_attack", "M-9 8V-8L-4.2 -1.5L0 -9.5L4.2 -1.5L9 -8V8Z", "#7a1f4b", "◉"),
        Symbol("assassination", "M-10 0Q0 -11 10 0Q0 11 -10 0Z", "#8c2f39", "◊"),
        Symbol("abduction", "M-8 -8H-2V2H2V-8H8V8H-8Z", "#5a4a00", "□"),
        Symbol("killing", "M-9 -3.5H9V3.5H-9Z", "#44484d", "▬"),
        Symbol(
            "interception",
            "M-8.5 -5L-5 -8.5L0 -3.5L5 -8.5L8.5 -5L3.5 0L8.5 5L5 8.5L0 3.5L-5 8.5L-8.5 5L-3.5 0Z",
            "#0b6fa4",
            "✖",
        ),
        Symbol("unknown", "M-8.5 0A8.5 8.5 0 1 0 8.5 0A8.5 8.5 0 1 0 -8.5 0Z", "#525c66", "●"),
        Symbol("statement", "M-8 -7H8V4H0L-4 8V4H-8Z", "#3f5a73", "❝"),
        Symbol("warning", "M0 -9L9 8H-9Z", "#8a6d00", "△"),
        Symbol(
            "several",
            "M0 -9.5A9.5 9.5 0 1 1 0 9.5A9.5 9.5 0 1 1 0 -9.5ZM0 -4.2A4.2 4.2 0 1 0 0 4.2A4.2 4.2 0 1 0 0 -4.2Z",
            "#3a3f47",
            "◎",
        ),
    )
}


def symbol_of(code: str) -> Symbol:
    """The mark of an event type; that of the unknown kind where the type has none."""
    return SYMBOLS.get(code, SYMBOLS["unknown"])
