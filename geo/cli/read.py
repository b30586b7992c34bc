"""``read PATH…``: articles to reports, as JSON lines, GeoJSON or CSV."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from geo import settings
from geo.archive.export import to_csv, to_geojson
from geo.cli.output import OK, WRONG_INPUT, failed, message, progress, write_json
from geo.errors import ArticleError, GeoError, quoted
from geo.model import Report
from geo.pipeline import OnError, parse_date, read, read_path, warm_up
from geo.reading.text.files import decode

STDIN = "-"


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("read", help="read articles: what happened, where, when, who, who says so")
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a text file, a folder of them, or - for standard input"
    )
    parser.add_argument(
        "--format", choices=("json", "geojson", "csv"), default="json", help="json is one report a line"
    )
    parser.add_argument("--published", metavar="YYYY-MM-DD", help="the day of publication, where the text does not say")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read what was asked for and write it; a file that is no article is said on standard error, the others go on."""
    published = parse_date(arguments.published)
    warm_up(progress())
    failures: list[str] = []
    reports = _reports(arguments.paths, published, failures)
    if arguments.format == "json":
        for report in reports:
            write_json(report.to_dict())
    elif arguments.format == "geojson":
        write_json(to_geojson(reports))
    else:
        to_csv(reports, sys.stdout)
    return WRONG_INPUT if failures else OK


def _reports(paths: list[str], published: dt.date | None, failures: list[str]) -> Iterator[Report]:
    """The reports of all paths; what could not be read is said and noted in `failures`."""

    def on_error(path: Path, error: GeoError) -> None:
        failures.append(str(path))
        message(f"geo: {path}: {error}")

    for path in paths:
        found = 0
        try:
            for report in _read_one(path, published, on_error):
                found += 1
                yield report
        except GeoError as error:
            failures.append(path)
            failed(error)
        if not found and not failures:
            failures.append(path)
            message(f"geo: no article in {quoted(path)}: articles are .txt or .md files")


def _read_one(path: str, published: dt.date | None, on_error: OnError) -> Iterator[Report]:
    """The reports of one path, or of standard input."""
    if path != STDIN:
        yield from read_path(path, published=published, on_error=on_error)
        return
    limit = settings.integer("article_max_bytes")
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise ArticleError(f"standard input holds more than the {limit / 1e6:g} MB that an article has at most")
    yield read(decode(data, name="standard input"), published=published)
