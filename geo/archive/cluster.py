"""Files to prepared articles with the machines of a Dask cluster: they read, this program alone writes.

A task is a chunk of files. A worker reads and prepares them (`geo.archive.readers.read_piece`, nearly all of the work)
and hands the rows back to the one `Adder`, which decides what is new and commits whole batches. Why workers do not
commit themselves: whether an article is new, a copy of another or a new version of it depends on all articles before
it, also of other chunks. Workers that decide at once would store copies twice, and taking turns at a lock would be
one writer too, slower and with a lock to lose. With one writer, a worker that dies has written nothing: its chunks are
read again elsewhere, and *nothing is lost or doubled* because what is committed is only ever decided in one place.
If this program dies, its last batch does not count (`geo.archive.store`), and the same command goes on after it.

Chunks are taken in the order of the files, not in that in which they are done: of two versions of an article the later
file stands, and the archive comes out as one machine would have made it. A file whose readers die again and again
(Dask's ``distributed.scheduler.allowed-failures``) is tried once alone, then named as a problem; so is one on which
the reader fails. Workers with another version or other settings are refused: the archive would hold a mixture.

Dask is asked for when it is needed: geo/archive/requirements-cluster.txt has it.
"""

from __future__ import annotations

import datetime as dt
import importlib
import itertools
import logging
import socket
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from geo import settings
from geo.archive.objects import is_url
from geo.archive.readers import DIED, Outcome, Piece, Wanted, pieces, read_piece
from geo.errors import ClusterError, GeoError, quoted
from geo.pipeline import warm_up

CHUNK_PIECES = 8
CHUNKS_PER_THREAD = 4
"""So many chunks are on their way for each thread of the cluster: a slow one at the front does not stop the others."""
CONNECT_S = 10.0
_ASK_AGAIN_S = 1.0
_COUNT_AGAIN_S = 5.0
_PORT = 8786
_KEY_CHARACTERS = 200
_INSTALL = "python -m pip install -r geo/archive/requirements-cluster.txt"
_READING = ("distance_rule", "article_max_bytes", "file_max_bytes", "page_max_tags", "pdf_max_pages")
"""Settings that decide what is read, and how."""
Terms = dict[str, str]
"""The version and the settings that a reading depends on."""
Chunk = tuple[Piece, ...]


def terms() -> Terms:
    """What this machine reads with: its version and the settings that decide what is read."""
    return {"dateline": settings.VERSION, **{name: settings.value(name) for name in _READING}}


def read_chunk(chunk: Chunk, published: dt.date | None, expected: Terms) -> list[Outcome]:
    """What a worker does: read files, one after another. Builds the place index when it is the first on its machine.

    Raises ClusterError where this machine would read otherwise than the one that asks, or has no place index.
    """
    for name, theirs in terms().items():
        if theirs != expected.get(name):
            ours = expected.get(name)
            raise ClusterError(
                f"the worker on {socket.gethostname()} has {name} {quoted(theirs)}, and this program {quoted(ours)}: "
                "give all machines the same version and settings"
            )
    try:
        warm_up()
    except GeoError as error:
        raise ClusterError(f"the worker on {socket.gethostname()} cannot read: {error}") from None
    return [_read_here(piece, published) for piece in chunk]


def cluster_outcomes(
    files: Iterable[Wanted],
    *,
    scheduler: str,
    published: dt.date | None = None,
    tell: Callable[[str], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """Read files on the cluster of `scheduler` (tcp://HOST:8786); outcomes come in the order of the files.

    Paths are those of the workers: absolute, on a file system that all machines share; or URLs. `tell` is told how
    many threads read. It ends early when `stopped` says so, which it is asked once a second also while it waits; what
    is still to be read is then taken back. Raises ClusterError: Dask is missing, no scheduler answers, the connection
    is lost, or a worker differs in version or settings.
    """
    with _connected(scheduler) as client:
        running = _Running(client, published, stopped)
        if tell is not None:
            threads = running.threads()
            tell(f"reading with {threads} threads of {scheduler}" if threads else f"{scheduler} waits for a worker")
        work = pieces(files)
        while not stopped() and (chunk := tuple(itertools.islice(work, CHUNK_PIECES))):
            running.submit(chunk)
            while len(running.waiting) >= running.room():
                yield from running.finish()
        while running.waiting:
            yield from running.finish()


@dataclass(slots=True)
class _Running:
    """Chunks on their way through the cluster, in the order of the files."""

    client: Any
    """A `distributed.Client`."""
    published: dt.date | None
    stopped: Callable[[], bool]
    expected: Terms = field(default_factory=terms)
    waiting: deque[tuple[Chunk, Any]] = field(default_factory=deque)
    _threads: int = 0
    _counted: float = float("-inf")

    def threads(self) -> int:
        """How many threads the cluster has; workers may come and go."""
        if time.monotonic() - self._counted > _COUNT_AGAIN_S:
            self._threads = sum(self.client.nthreads().values())
            self._counted = time.monotonic()
        return self._threads

    def room(self) -> int:
        """How many chunks may be on their way."""
        return max(1, self.threads()) * CHUNKS_PER_THREAD

    def submit(self, chunk: Chunk, *, first: bool = False) -> None:
        """Hand a chunk to the cluster; its outcomes come last, or `first`."""
        key = f"read_chunk-{chunk[0].file[-_KEY_CHARACTERS:]}-{uuid.uuid4().hex}"  # Dask's own pages show it
        future = self.client.submit(read_chunk, chunk, self.published, self.expected, key=key)
        self.waiting.appendleft((chunk, future)) if first else self.waiting.append((chunk, future))

    def finish(self) -> Iterator[Outcome]:
        """The outcomes of the chunk that waits longest; none where it failed and its pieces are tried alone first, and
        none of any chunk when all is stopped."""
        chunk, future = self.waiting.popleft()
        while not self._done(future):
            if self.stopped():
                self.waiting.clear()
                return
        error = future.exception()
        if error is None:
            yield from future.result()
        elif isinstance(error, ClusterError):
            raise error
        elif isinstance(error, ModuleNotFoundError):
            raise ClusterError(f"the workers cannot load Dateline ({error}): start them where `import geo` works")
        elif len(chunk) == 1:
            killed = type(error).__name__ == "KilledWorker"
            problem = DIED if killed else f"the reader failed on it: {type(error).__name__}: {str(error)[:200]}"
            yield Outcome(chunk[0].file, (), (problem,), chunk[0].last)
        else:
            for piece in reversed(chunk):
                self.submit((piece,), first=True)

    def _done(self, future: Any) -> bool:  # noqa: ANN401 - a `distributed.Future`
        """Whether a task is over, after waiting for it for a second."""
        try:
            future.exception(timeout=_ASK_AGAIN_S)
        except TimeoutError:
            return False
        return True


def _read_here(piece: Piece, published: dt.date | None) -> Outcome:
    """A file of this worker's machine or of an object store, or articles that were sent along."""
    if piece.articles is not None or is_url(piece.file) or Path(piece.file).exists():
        return read_piece(piece, published)
    where = f"is not there for the worker on {socket.gethostname()}: use a file system that all machines share, or URLs"
    return Outcome(piece.file, (), (where,), piece.last)


@contextmanager
def _connected(scheduler: str) -> Iterator[Any]:
    """A connection to the scheduler; what it was asked for and is not done is taken back in the end."""
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        raise ClusterError(f"--scheduler needs Dask: {_INSTALL}") from None
    address = _reached(scheduler)
    logger = logging.getLogger("distributed")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # it tells of lost connections in tracebacks; here they are one line
    try:
        with _client(distributed, address) as client:
            yield client
    except (distributed.client.FutureCancelledError, distributed.client.FuturesCancelledError, OSError) as error:
        raise ClusterError(
            f"the scheduler {quoted(scheduler)} was lost ({_reason(error)}); what was committed is kept: "
            "the same command goes on after it"
        ) from None
    finally:
        logger.setLevel(level)


def _client(distributed: ModuleType, address: str) -> Any:  # noqa: ANN401 - Dask need not be installed
    """A `distributed.Client`. Raises ClusterError where something else than a scheduler listens."""
    try:
        return distributed.Client(address, timeout=CONNECT_S, set_as_default=False, name="dateline-add")
    except (OSError, ValueError) as error:
        raise ClusterError(f"{quoted(address)} is no Dask scheduler that can be talked to ({_reason(error)})") from None


def _reason(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]


def _reached(scheduler: str) -> str:
    """The whole address of a scheduler. Raises ClusterError where nothing listens."""
    protocol, mark, rest = scheduler.partition("://")
    host, _, port = rest.rpartition(":") if ":" in rest else (rest, "", str(_PORT))
    if protocol not in {"tcp", "tls"} or not mark or not host or not port.isdecimal() or not 0 < int(port) < 2**16:
        raise ClusterError(f"{quoted(scheduler)} is no address of a scheduler: write it as tcp://HOST:8786")
    try:
        socket.create_connection((host, int(port)), timeout=CONNECT_S).close()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ClusterError(
            f"no scheduler answers at {quoted(scheduler)} ({reason}): `dask scheduler` starts one"
        ) from None
    return f"{protocol}://{host}:{port}"
