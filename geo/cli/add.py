"""``add PATH…``: articles into the archive, each once, with all cores."""

from __future__ import annotations

import argparse
import datetime as dt
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tqdm import tqdm

from geo.archive.add import Adder
from geo.archive.incidents import link_events
from geo.archive.readers import Outcome, hash_of_file, outcomes
from geo.archive.store import open_archive
from geo.cli.output import INTERRUPTED, OK, WRONG_INPUT, message, progress, write_json
from geo.errors import GeoError, quoted
from geo.pipeline import parse_date, warm_up
from geo.reading.files.folders import article_files


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("add", help="read articles and keep their reports in the archive")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder of articles")
    parser.add_argument("--archive", metavar="WHERE", help="a folder or an object store's URL (DATELINE_ARCHIVE)")
    parser.add_argument("--published", metavar="YYYY-MM-DD", help="the day of publication, where the text does not say")
    parser.add_argument("--again", action="store_true", help="read also what is in the archive already")
    parser.add_argument("--processes", type=int, metavar="N", help="how many to read with; default: one a core")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add everything; write a summary as one JSON line. What was committed stays, however it ends."""
    published = parse_date(arguments.published)
    files, failures = _files(arguments.paths)
    adder = Adder(open_archive(arguments.archive), again=arguments.again)
    warm_up(progress())
    with _stopping() as stop:
        failures += _add_all(adder, files, stop, published=published, processes=arguments.processes)
    if stop.asked:
        message("geo: stopped; what was read until now is kept")
    linked = 0 if stop.asked else link_events(adder.archive, adder.event_ids)
    write_json({**adder.summary.to_dict(), "failed": failures, "linked": linked})
    return INTERRUPTED if stop.asked else WRONG_INPUT if failures else OK


@dataclass(slots=True)
class _Stop:
    """Ctrl-C: the first asks to stop after what is being read, so that no write is cut; the second stops at once."""

    asked: bool = False

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


@contextmanager
def _stopping() -> Iterator[_Stop]:
    stop = _Stop()
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _add_all(adder: Adder, files: list[Path], stop: _Stop, *, published: dt.date | None, processes: int | None) -> int:
    """Add the files until all are done or it is asked to stop; how many articles failed."""
    failures = 0
    with tqdm(total=len(files), unit="file", desc="reading", file=sys.stderr, disable=None) as bar:
        for outcome in outcomes(_unknown(files, adder, bar, stop), published=published, processes=processes):
            failures += _taken(adder, outcome)
            bar.update(outcome.last)
            if stop.asked:
                break
    adder.flush()
    return failures


def _files(paths: list[str]) -> tuple[list[Path], int]:
    """The files of all paths, and how many paths are none."""
    found: list[Path] = []
    failures = 0
    for path in paths:
        before = len(found)
        try:
            found += article_files(Path(path))
        except GeoError as error:
            message(f"geo: {error}")
            failures += 1
            continue
        if len(found) == before:
            message(f"geo: no article in {quoted(path)}")
            failures += 1
    return found, failures


def _unknown(files: list[Path], adder: Adder, bar: tqdm[None], stop: _Stop) -> Iterator[tuple[Path, str | None]]:
    """The files that the archive does not have byte for byte."""
    for file in files:
        if stop.asked:
            return
        digest = hash_of_file(file)
        if digest is not None and adder.knows_file(str(file.absolute()), digest):
            adder.skip()
            bar.update()
        else:
            yield file, digest


def _taken(adder: Adder, outcome: Outcome) -> int:
    for reading in outcome.readings:
        adder.take(reading)
    for problem in outcome.problems:
        message(f"geo: {outcome.file}: {problem}")
    return len(outcome.problems)
