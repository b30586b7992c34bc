"""The colour of each event type, as the dashboard's map has it (a test holds the two together)."""

from __future__ import annotations

COLOURS: dict[str, str] = {
    "air_strike": "#b3261e",
    "drone_strike": "#6a3d9a",
    "missile_strike": "#a65300",
    "shelling": "#6d4c2f",
    "ground_attack": "#1b6e53",
    "ambush": "#2c5f8a",
    "raid": "#00695c",
    "battle": "#4a5a1e",
    "bombing": "#1f2328",
    "ied": "#5b3a7a",
    "suicide_attack": "#7a1f4b",
    "assassination": "#8c2f39",
    "abduction": "#5a4a00",
    "killing": "#44484d",
    "interception": "#0b6fa4",
    "unknown": "#525c66",
    "statement": "#3f5a73",
    "warning": "#8a6d00",
}
