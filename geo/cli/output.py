"""What the command line writes, and how it ends: results to one stream, messages to the other."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

OK, WRONG_INPUT, CLOSED_PIPE, INTERRUPTED = 0, 2, 141, 130
"""Exit statuses: done, wrong input, reader gone (128 + SIGPIPE), stopped by the user (128 + SIGINT)."""


def write_json(value: Any) -> None:  # noqa: ANN401 - any JSON
    """Write `value` as one line of JSON (NaN and infinities are not JSON and raise ValueError)."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not text.isprintable() or any("\ud800" <= character <= "\udfff" for character in text):
        text = json.dumps(value, ensure_ascii=True, allow_nan=False)
    sys.stdout.write(text + "\n")


def message(text: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(" ".join(text.split()) + "\n")


def failed(error: Exception) -> int:
    """Say what was wrong in one line; the exit status for it."""
    message(f"geo: {error}")
    return WRONG_INPUT


def progress() -> Callable[[float, str], None]:
    """A progress line on standard error, redrawn on a terminal, else one line for each new sentence."""
    terminal = sys.stderr.isatty()
    said = ""

    def show(done: float, what: str) -> None:
        nonlocal said
        if terminal:
            end = "\n" if done >= 1 else ""
            sys.stderr.write(f"\r\x1b[K{what} {done:4.0%}{end}")
            sys.stderr.flush()
        elif what != said:
            message(what)
        said = what

    return show
