"""``read PATH…``: articles to reports, as JSON lines, GeoJSON or CSV."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.archive.export import to_csv, to_geojson
from geo.cli.output import OK, WRONG_INPUT, failed, message, progress, write_json
from geo.errors import GeoError, quoted
from geo.explain import explained
from geo.model import Report
from geo.pipeline import OnError, keep_tables, parse_date, read_path, read_stream, warm_up
from geo.reading.files.formats import SUFFIXES

STDIN = "-"
TABLES_LOADED = 20
"""Articles after which nearly every table has been asked for."""


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("read", help="read articles: what happened, where, when, who, who says so")
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a file (text, Markdown, HTML, PDF, Word, mail, CSV, JSON), a folder, a pattern, or - for standard input",
    )
    parser.add_argument(
        "--format", choices=("json", "geojson", "csv"), default="json", help="json is one report a line"
    )
    parser.add_argument("--published", metavar="YYYY-MM-DD", help="the day of publication, where the text does not say")
    parser.add_argument("--explain", action="store_true", help="tell a reader: the text with its finds, and every rule")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read what was asked for and write it; what is no article is said on standard error, and the others go on."""
    published = parse_date(arguments.published)
    warm_up(progress())
    tally = _Tally()
    reports = _reports(arguments.paths, published, tally)
    if arguments.explain:
        _explain(reports)
    elif arguments.format == "json":
        for report in reports:
            write_json(report.to_dict())
    elif arguments.format == "geojson":
        write_json(to_geojson(reports))
    else:
        to_csv(reports, sys.stdout)
    if tally.read + tally.left_out > 1:
        message(f"geo: {tally.read} articles read, {tally.left_out} left out")
    return WRONG_INPUT if tally.left_out else OK


def _explain(reports: Iterator[Report]) -> None:
    """Tell each report to a reader: in colours on a terminal, unless NO_COLOR (no-color.org) is set."""
    dumb = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    colour = sys.stdout.isatty() and not dumb
    width = shutil.get_terminal_size().columns
    for report in reports:
        for line in explained(report, width=width, colour=colour):
            sys.stdout.write(line + "\n")


@dataclass(slots=True)
class _Tally:
    """How many articles were read, and how many files and rows were none."""

    read: int = 0
    left_out: int = 0

    def on_error(self, path: Path, error: GeoError) -> None:
        """Count and say what was left out, with the whole path of its file."""
        self.left_out += 1
        text = str(error)
        message(f"geo: {path.parent / text if text.startswith(path.name) else f'{path}: {text}'}")


def _reports(paths: list[str], published: dt.date | None, tally: _Tally) -> Iterator[Report]:
    """The reports of all paths; what could not be read is said and counted."""
    for path in paths:
        before = tally.read + tally.left_out
        try:
            for report in _read_one(path, published, tally.on_error):
                tally.read += 1
                if tally.read == TABLES_LOADED:
                    keep_tables()
                yield report
        except GeoError as error:
            tally.left_out += 1
            failed(error)
        if tally.read + tally.left_out == before:
            tally.left_out += 1
            message(f"geo: no article in {quoted(path)}: articles are {', '.join(sorted(SUFFIXES))} files")


def _read_one(path: str, published: dt.date | None, on_error: OnError) -> Iterator[Report]:
    """The reports of one path, or of standard input."""
    if path == STDIN:
        return read_stream(sys.stdin.buffer, published=published, on_error=on_error)
    return read_path(path, published=published, on_error=on_error)
