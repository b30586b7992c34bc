"""Files to readings with all cores: each file is read by a process of its own pool; only the parent writes.

`read_one` is all that a worker does. It takes and gives plain values, so any executor can run it, also of another
machine. A worker that dies (a text that takes all memory) costs its file one more try alone; then it is set aside.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from geo.archive.add import Reading
from geo.archive.identity import HASH_DIGITS
from geo.errors import GeoError
from geo.pipeline import read_path, warm_up

FEW_FILES = 8
"""So many are read faster here than processes start (each loads the place index)."""
WAITING_PER_PROCESS = 4
_BLOCK_BYTES = 1 << 20
File = tuple[Path, str | None]
"""A file and the hash of its bytes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its articles, and what could not be read."""

    file: str
    readings: tuple[Reading, ...] = ()
    problems: tuple[str, ...] = ()


def read_one(file: str, published: dt.date | None, file_hash: str | None) -> Outcome:
    """Read one file. Errors become problems: this never raises for a bad file."""
    problems: list[str] = []

    def on_error(_path: Path, error: GeoError) -> None:
        problems.append(str(error))

    readings: list[Reading] = []
    try:
        for report in read_path(Path(file), published=published, on_error=on_error):
            readings.append(Reading(report.to_dict(), str(Path(file).absolute()), file_hash))  # noqa: PERF401
    except GeoError as error:
        problems.append(str(error))
    if len(readings) > 1:  # a file of several is known again by its articles: it may have been stored in part
        readings = [replace(reading, file_hash=None) for reading in readings]
    return Outcome(file, tuple(readings), tuple(problems))


def hash_of_file(path: Path) -> str | None:
    """SHA-256 of a file's bytes, None where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()[:HASH_DIGITS]


def outcomes(
    files: Iterable[File], *, published: dt.date | None = None, processes: int | None = None
) -> Iterator[Outcome]:
    """Read files (each with its hash) in `processes` processes (default: one a core, none for a few files)."""
    rest = iter(files)
    first = list(islice(rest, FEW_FILES + 1))
    count = (os.cpu_count() or 1) if processes is None else processes
    if count <= 1 or (processes is None and len(first) <= FEW_FILES):
        yield from (read_one(str(path), published, digest) for path, digest in chain(first, rest))
    else:
        yield from _in_processes(chain(first, rest), published, count)


@dataclass(slots=True)
class _Running:
    """Files on their way through a pool of processes."""

    published: dt.date | None
    count: int
    pool: ProcessPoolExecutor
    waiting: deque[tuple[File, Future[Outcome]]] = field(default_factory=deque)
    retry: list[File] = field(default_factory=list)

    def submit(self, file: File) -> None:
        """Hand a file to the pool; to a new one where a worker's death has broken it."""
        try:
            future = self.pool.submit(read_one, str(file[0]), self.published, file[1])
        except BrokenProcessPool:
            self.pool = _pool(self.count)
            future = self.pool.submit(read_one, str(file[0]), self.published, file[1])
        self.waiting.append((file, future))

    def finish(self) -> Iterator[Outcome]:
        """The outcome of the file that waits longest; none where its process died."""
        file, future = self.waiting.popleft()
        try:
            yield future.result()
        except BrokenProcessPool:
            self.retry.append(file)


def _in_processes(files: Iterator[File], published: dt.date | None, count: int) -> Iterator[Outcome]:
    """Outcomes in the order of the files, with no more than a few files a process on their way."""
    running = _Running(published, count, _pool(count))
    try:
        for file in files:
            running.submit(file)
            if len(running.waiting) >= count * WAITING_PER_PROCESS:
                yield from running.finish()
        while running.waiting:
            yield from running.finish()
    finally:
        running.pool.shutdown(wait=False, cancel_futures=True)
    for file in running.retry:
        yield _alone(file, published)


def _alone(file: File, published: dt.date | None) -> Outcome:
    """A file whose process died, or died with another's, once more in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(read_one, str(file[0]), published, file[1]).result()
        except BrokenProcessPool:
            return Outcome(str(file[0]), problems=("the process that read it died: is it too large for the memory?",))


def _pool(count: int) -> ProcessPoolExecutor:
    """Fresh processes (a fork would share the archive's threads), which leave Ctrl-C to the parent."""
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
