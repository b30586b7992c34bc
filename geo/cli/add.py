"""``add PATH…``: articles into the archive, each once, with all cores or with a cluster."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tqdm import tqdm

from geo.archive.add import Adder
from geo.archive.cluster import cluster_outcomes
from geo.archive.incidents import link_events
from geo.archive.objects import is_url, object_files
from geo.archive.readers import Outcome, Wanted, hash_of_file, outcomes
from geo.archive.store import open_archive
from geo.cli.output import INTERRUPTED, OK, WRONG_INPUT, message, progress, write_json
from geo.errors import ClusterError, GeoError, quoted
from geo.pipeline import parse_date, warm_up
from geo.reading.files.folders import article_files


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("add", help="read articles and keep their reports in the archive")
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder or a pattern; also as a URL (s3://…)"
    )
    parser.add_argument("--archive", metavar="WHERE", help="a folder or an object store's URL (DATELINE_ARCHIVE)")
    parser.add_argument("--published", metavar="YYYY-MM-DD", help="the day of publication, where the text does not say")
    parser.add_argument("--again", action="store_true", help="read also what is in the archive already")
    parser.add_argument("--processes", type=int, metavar="N", help="how many to read with; default: one a core")
    parser.add_argument("--scheduler", metavar="tcp://HOST:8786", help="read with the Dask cluster of this scheduler")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add everything; write a summary as one JSON line. What was committed stays, however it ends."""
    parse_date(arguments.published)
    files, failures = _files(arguments.paths)
    adder = Adder(open_archive(arguments.archive), again=arguments.again)
    with _stopping() as stop:
        failures += _add_all(adder, files, stop, arguments)
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


def _add_all(adder: Adder, files: list[str], stop: _Stop, arguments: argparse.Namespace) -> int:
    """Add the files until all are done or it is asked to stop; how many articles failed."""
    failures = 0
    bar = tqdm(total=len(files), unit="file", desc="reading", file=sys.stderr, disable=None)
    try:
        with bar, closing(_read(arguments, files, adder, bar, stop)) as found:
            for outcome in found:
                failures += _taken(adder, outcome)
                bar.update(outcome.last)
                if stop.asked:
                    break
    except ClusterError:
        adder.flush()
        raise
    adder.flush()
    return failures


def _read(
    arguments: argparse.Namespace, files: list[str], adder: Adder, bar: tqdm[None], stop: _Stop
) -> Generator[Outcome, None, None]:
    """What comes of each file, in their order: from the cluster if there is one, else from this machine's processes."""
    published = parse_date(arguments.published)
    if arguments.scheduler:
        paths = (file if is_url(file) else str(Path(file).absolute()) for file in files)
        wanted = (Wanted(path, known=adder.bytes_known(path)) for path in paths)
        yield from cluster_outcomes(
            wanted, scheduler=arguments.scheduler, published=published, tell=_tell, stopped=lambda: stop.asked
        )
    else:
        warm_up(progress())
        yield from outcomes(_unknown(files, adder, bar, stop), published=published, processes=arguments.processes)


def _files(paths: list[str]) -> tuple[list[str], int]:
    """The files (paths and URLs) that all paths mean, and how many paths mean none."""
    found: list[str] = []
    failures = 0
    for path in paths:
        before = len(found)
        try:
            found += object_files(path) if is_url(path) else map(str, article_files(Path(path)))
        except GeoError as error:
            message(f"geo: {error}")
            failures += 1
            continue
        if len(found) == before:
            message(f"geo: no article in {quoted(path, limit=300)}")
            failures += 1
    return found, failures


def _unknown(files: list[str], adder: Adder, bar: tqdm[None], stop: _Stop) -> Iterator[Wanted]:
    """The files that the archive does not have byte for byte, as far as this machine can tell without fetching them."""
    for file in files:
        if stop.asked:
            return
        if is_url(file):
            yield Wanted(file, known=adder.bytes_known(file))
            continue
        digest = hash_of_file(Path(file))
        if digest is not None and adder.knows_file(str(Path(file).absolute()), digest):
            adder.skip()
            bar.update()
        else:
            yield Wanted(file, digest)


def _tell(text: str) -> None:
    message(f"geo: {text}")


def _taken(adder: Adder, outcome: Outcome) -> int:
    if outcome.known:
        adder.skip()
    for article in outcome.articles:
        adder.take(article)
    for problem in outcome.problems:
        message(f"geo: {outcome.file}: {problem}")
    return len(outcome.problems)
