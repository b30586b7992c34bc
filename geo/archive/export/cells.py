"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a formula begins in one spreadsheet or another (OWASP, "CSV injection"), wide letters too."""


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; empty for None."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return "" if value is None else value
