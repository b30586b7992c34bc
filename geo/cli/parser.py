"""Verbs and options of the command line, and what happens when they go wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from geo.cli import add, archive, border_distance, context, export, gazetteer, imports, locate, read, review
from geo.cli.output import CLOSED_PIPE, INTERRUPTED, WRONG_INPUT, failed, message
from geo.errors import GeoError
from geo.settings import VERSION

VERBS = (read, add, imports, locate, border_distance, gazetteer, archive, export, context, review)
SIGNED_OPTIONS = ("--bbox",)
"""Options whose values may begin with a minus."""


class _OneLineParser(argparse.ArgumentParser):
    """A parser whose complaint is one line, and which takes no half of an option for the whole."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(allow_abbrev=False, **options)

    def error(self, message_text: str) -> NoReturn:
        message(f"{self.prog}: {message_text}; try `{self.prog} --help`")
        raise SystemExit(WRONG_INPUT)


def make_parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    parser = _OneLineParser(
        prog="python -m geo",
        description="Reads news of armed attacks and measures what it says of where.",
        epilog="Results go to standard output, messages to standard error; a wrong input ends with status 2.",
    )
    parser.add_argument("--version", action="version", version=f"dateline {VERSION}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb in VERBS:
        verb.add_to(verbs)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line on `argv` (the program's own arguments if None); its exit status.

    Raises SystemExit only as argparse does: for --help, --version and wrong options.
    """
    sys.stdout.reconfigure(encoding="utf-8") if hasattr(sys.stdout, "reconfigure") else None
    arguments = make_parser().parse_args(_signed(_numbers_last(sys.argv[1:] if argv is None else argv)))
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except GeoError as error:
        return failed(error)
    except BrokenPipeError:
        _leave_closed_pipe()
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _numbers_last(argv: Sequence[str]) -> list[str]:
    """The arguments with negative numbers behind "--", so that "-58.4" or "-5e1" is no option."""
    numbers = [word for word in argv[1:] if _is_number(word)]
    measures = list(argv[:1]) == ["border-distance"]
    if not measures or "--" in argv or not any(word.startswith("-") for word in numbers):
        return list(argv)
    return [*(word for word in argv if word not in numbers), "--", *numbers]


def _signed(argv: Sequence[str]) -> list[str]:
    """The arguments with a value such as "-10,30,40,50" joined to its option, so that it is not taken for one."""
    joined: list[str] = []
    for word in argv:
        if joined and joined[-1] in SIGNED_OPTIONS and word[:1] == "-" and word[1:2].isdigit():
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def _leave_closed_pipe() -> None:
    """Point standard output at nothing, so that the interpreter does not complain about it at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
