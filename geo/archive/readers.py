"""Files to prepared articles with all cores: a pool of processes reads, only the parent writes.

`read_piece` is all that a worker does: it reads one file, or some articles of a large one. It takes and gives plain
values, so any executor can run it, also of other machines (`geo.archive.cluster`). A worker that dies (a text that
takes all memory) costs its piece one more try alone; then it is set aside. Nothing is held longer than it takes, so
folders and files may be of any size.
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
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from geo.archive.identity import HASH_DIGITS
from geo.archive.objects import is_url, name_of, opened
from geo.archive.prepare import Prepared, Reading, prepared
from geo.errors import ArticleError, GeoError
from geo.model import Json
from geo.pipeline import keep_tables, read, read_document, warm_up
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.opening import documents, documents_of
from geo.reading.files.sources import Readable

FEW_FILES = 8
"""So many are read faster here than processes start (each loads the place index)."""
WAITING_PER_PROCESS = 4
PIECE_BYTES = 2_000_000
"""A larger file is opened here and handed out in pieces of `PIECE_ARTICLES`."""
PIECE_ARTICLES = 25
_BLOCK_BYTES = 1 << 20
DIED = "the process that read it died: is it too large for the memory?"


class Wanted(NamedTuple):
    """A file to read (path or URL), the hash of its bytes if somebody took it already, and the hash with which its
    bytes need not be read."""

    file: str
    file_hash: str | None = None
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Work for one worker: a file to open, or articles of one. ``last`` tells that no more of the file comes."""

    file: str
    file_hash: str | None = None
    known: str | None = None
    articles: tuple[Document | LeftOut, ...] | None = None
    last: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a piece: its articles, and what could not be read. With ``known`` its file was not read: the
    archive has it byte for byte."""

    file: str
    articles: tuple[Prepared, ...] = ()
    problems: tuple[str, ...] = ()
    last: bool = True
    known: bool = False


def read_piece(piece: Piece, published: dt.date | None) -> Outcome:
    """Read one piece. Errors become problems: this never raises for a bad file."""
    problems: list[str] = []
    if piece.articles is not None:
        return _outcome(piece, piece.file_hash, piece.articles, problems, published)
    if not is_url(piece.file):
        path = Path(piece.file)
        file_hash = piece.file_hash or hash_of_file(path)
        return _outcome(piece, file_hash, _articles(documents(path), problems), problems, published)
    try:
        with opened(piece.file) as (stream, size):
            file_hash = _digest(stream)
            stream.seek(0)
            found = _articles(documents_of(stream, name_of(piece.file), size=size), problems)
            return _outcome(piece, file_hash, found, problems, published)
    except ArticleError as error:
        return Outcome(piece.file, (), (str(error),), piece.last)


def _outcome(
    piece: Piece,
    file_hash: str | None,
    articles: Iterable[Document | LeftOut],
    problems: list[str],
    published: dt.date | None,
) -> Outcome:
    """What comes of a piece's articles, unless the bytes of its file are known."""
    if file_hash is not None and file_hash == piece.known:
        return Outcome(piece.file, known=True)
    source = Path(piece.file).absolute() if not is_url(piece.file) else piece.file
    name = Path(piece.file).name
    found: list[tuple[Json, str]] = []
    for article in articles:
        try:
            if isinstance(article, LeftOut):
                raise article.error(name)
            report = read_document(article, published=published).to_dict()
        except GeoError as error:
            problems.append(str(error))
        else:
            found.append((report, str(source) if article.row is None else f"{source}#{article.row}"))
    if len(found) > 1:  # a file of several is known again by its articles: it may have been stored in part
        file_hash = None
    made = tuple(prepared(Reading(report, place, file_hash)) for report, place in found)
    return Outcome(piece.file, made, tuple(problems), piece.last)


def pieces(files: Iterable[Wanted]) -> Iterator[Piece]:
    """Files as work: each a piece, large ones of this machine several."""
    for wanted in files:
        path = Path(wanted.file)
        if is_url(wanted.file) or not path.is_file() or path.stat().st_size <= PIECE_BYTES:
            yield Piece(*wanted)
            continue
        problems: list[str] = []
        found = _articles(documents(path), problems)
        while batch := tuple(islice(found, PIECE_ARTICLES)):
            yield Piece(str(path), articles=batch, last=False)
        yield Piece(str(path), articles=tuple(LeftOut(0, problem) for problem in problems))


def _articles(found: Iterator[Document | LeftOut], problems: list[str]) -> Iterator[Document | LeftOut]:
    """The articles of a file, until there is no reading on; why not goes to `problems`."""
    try:
        yield from found
    except GeoError as error:
        problems.append(str(error))


def hash_of_file(path: Path) -> str | None:
    """SHA-256 of a file's bytes, None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return _digest(file)
    except OSError:
        return None


def _digest(stream: Readable) -> str:
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK_BYTES):
        digest.update(block)
    return digest.hexdigest()[:HASH_DIGITS]


def outcomes(
    files: Iterable[Wanted], *, published: dt.date | None = None, processes: int | None = None
) -> Iterator[Outcome]:
    """Read files in `processes` processes (default: one a core, none for a few files)."""
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
            return Outcome(piece.file, (), (DIED,), piece.last)


def _pool(count: int) -> ProcessPoolExecutor:
    """Fresh processes (a fork would share the archive's threads), which leave Ctrl-C to the parent."""
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
    read("A blast hit the town of Homs in Syria on Friday.")
    keep_tables()
