"""Files to readings with all cores: a pool of processes reads, only the parent writes.

`read_piece` is all that a worker does: it reads one file, or some articles of a large one. It takes and gives plain
values, so any executor can run it, also of another machine. A worker that dies (a text that takes all memory) costs its
piece one more try alone; then it is set aside. Nothing is held longer than it takes, so folders and files may be of
any size.
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
from geo.pipeline import read_document, warm_up
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.opening import documents

FEW_FILES = 8
"""So many are read faster here than processes start (each loads the place index)."""
WAITING_PER_PROCESS = 4
PIECE_BYTES = 2_000_000
"""A larger file is opened here and handed out in pieces of `PIECE_ARTICLES`."""
PIECE_ARTICLES = 25
_BLOCK_BYTES = 1 << 20
File = tuple[Path, str | None]
"""A file and the hash of its bytes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Work for one worker: a file to open, or articles of one. ``last`` tells that no more of the file comes."""

    file: str
    file_hash: str | None = None
    articles: tuple[Document | LeftOut, ...] | None = None
    last: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a piece: its articles, and what could not be read."""

    file: str
    readings: tuple[Reading, ...] = ()
    problems: tuple[str, ...] = ()
    last: bool = True


def read_piece(piece: Piece, published: dt.date | None) -> Outcome:
    """Read one piece. Errors become problems: this never raises for a bad file."""
    readings: list[Reading] = []
    problems: list[str] = []
    path = Path(piece.file)
    for article in _articles(path, problems) if piece.articles is None else piece.articles:
        try:
            if isinstance(article, LeftOut):
                raise article.error(path.name)
            report = read_document(article, published=published).to_dict()
        except GeoError as error:
            problems.append(str(error))
        else:
            place = str(path.absolute()) if article.row is None else f"{path.absolute()}#{article.row}"
            readings.append(Reading(report, place, piece.file_hash))
    if len(readings) > 1:  # a file of several is known again by its articles: it may have been stored in part
        readings = [replace(reading, file_hash=None) for reading in readings]
    return Outcome(piece.file, tuple(readings), tuple(problems), piece.last)


def pieces(files: Iterable[File]) -> Iterator[Piece]:
    """Files as work: each a piece, large ones several."""
    for path, file_hash in files:
        if not path.is_file() or path.stat().st_size <= PIECE_BYTES:
            yield Piece(str(path), file_hash)
            continue
        problems: list[str] = []
        found = _articles(path, problems)
        while batch := tuple(islice(found, PIECE_ARTICLES)):
            yield Piece(str(path), None, batch, last=False)
        yield Piece(str(path), None, tuple(LeftOut(0, problem) for problem in problems))


def _articles(path: Path, problems: list[str]) -> Iterator[Document | LeftOut]:
    """The articles of a file, until there is no reading on; why not goes to `problems`."""
    try:
        yield from documents(path)
    except GeoError as error:
        problems.append(str(error))


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
    work = pieces(files)
    first = list(islice(work, FEW_FILES + 1))
    count = (os.cpu_count() or 1) if processes is None else processes
    if count <= 1 or (processes is None and len(first) <= FEW_FILES):
        yield from (read_piece(piece, published) for piece in chain(first, work))
    else:
        yield from _in_processes(chain(first, work), published, count)


@dataclass(slots=True)
class _Running:
    """Pieces on their way through a pool of processes."""

    published: dt.date | None
    count: int
    pool: ProcessPoolExecutor
    waiting: deque[tuple[Piece, Future[Outcome]]] = field(default_factory=deque)
    retry: list[Piece] = field(default_factory=list)

    def submit(self, piece: Piece) -> None:
        """Hand a piece to the pool; to a new one where a worker's death has broken it."""
        try:
            future = self.pool.submit(read_piece, piece, self.published)
        except BrokenProcessPool:
            self.pool = _pool(self.count)
            future = self.pool.submit(read_piece, piece, self.published)
        self.waiting.append((piece, future))

    def finish(self) -> Iterator[Outcome]:
        """The outcome of the piece that waits longest; none where its process died."""
        piece, future = self.waiting.popleft()
        try:
            yield future.result()
        except BrokenProcessPool:
            self.retry.append(piece)


def _in_processes(work: Iterator[Piece], published: dt.date | None, count: int) -> Iterator[Outcome]:
    """Outcomes in the order of the pieces, with no more than a few a process on their way."""
    running = _Running(published, count, _pool(count))
    try:
        for piece in work:
            running.submit(piece)
            if len(running.waiting) >= count * WAITING_PER_PROCESS:
                yield from running.finish()
        while running.waiting:
            yield from running.finish()
    finally:
        running.pool.shutdown(wait=False, cancel_futures=True)
    for piece in running.retry:
        yield _alone(piece, published)


def _alone(piece: Piece, published: dt.date | None) -> Outcome:
    """A piece whose process died, or died with another's, once more in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(read_piece, piece, published).result()
        except BrokenProcessPool:
            return Outcome(
                piece.file, (), ("the process that read it died: is it too large for the memory?",), piece.last
            )


def _pool(count: int) -> ProcessPoolExecutor:
    """Fresh processes (a fork would share the archive's threads), which leave Ctrl-C to the parent."""
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
