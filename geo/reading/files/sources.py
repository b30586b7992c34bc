"""Bytes to read from: the first ones looked at beforehand, all of them bounded, lines one at a time."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from geo import settings
from geo.errors import ArticleError
from geo.reading.files.encodings import encoding_of

HEAD_BYTES = 200_000
PIECE_BYTES = 65_536
GZIP_RATIO = 100  # text shrinks to a third or a twentieth; a bomb to a thousandth
GZIP_FREE_BYTES = 50_000_000
_VARIABLE = {"article_max_bytes": "DATELINE_ARTICLE_MAX_BYTES", "file_max_bytes": "DATELINE_FILE_MAX_BYTES"}


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """An open file: its name, its first bytes, and the stream that goes on behind them.

    ``size`` is the number of bytes in all, None where nobody knows it beforehand (standard input, gzip).
    """

    name: str
    head: bytes
    rest: Readable
    size: int | None = None

    def pieces(self) -> Iterator[bytes]:
        """All bytes, in pieces. Raises ArticleError where the file cannot be read on."""
        yield self.head
        while piece := read_some(self.rest, PIECE_BYTES, self.name):
            yield piece

    def whole(self, setting: str) -> bytes:
        """All bytes at once, at most as many as `setting` allows. Raises ArticleError for more."""
        limit = settings.integer(setting)
        if self.size is not None and self.size > limit:
            raise too_large(self.name, f"{self.size / 1e6:.1f} MB", limit, setting)
        found = bytearray()
        for piece in self.pieces():
            found += piece
            if len(found) > limit:
                raise too_large(self.name, f"more than {limit / 1e6:g} MB", limit, setting)
        return bytes(found)

    def lines(self) -> Iterator[str | None]:
        """Lines with their line ends, decoded, one at a time; None for one that is longer than an article may be."""
        limit = settings.integer("article_max_bytes")
        decoder = io.IncrementalNewlineDecoder(_decoder(self), translate=True)
        held, too_long = "", False
        for piece in self.pieces():
            *whole, held_next = (held + decoder.decode(piece)).split("\n")
            for line in whole:
                yield None if too_long or len(line) > limit else line + "\n"
                too_long = False
            held = held_next
            if too_long or len(held) > limit:
                held, too_long = "", True
        *whole, held = (held + decoder.decode(b"", final=True)).split("\n")
        for line in whole:
            yield None if too_long else line + "\n"
            too_long = False
        if too_long:
            yield None
        elif held:
            yield held


def too_large(name: str, has: str, limit: int, setting: str) -> ArticleError:
    """The error for a file over the limit of `setting`."""
    return ArticleError(
        f"{name} has {has}; an article's file has at most {limit / 1e6:.1f} MB ({_VARIABLE[setting]}): "
        "is it an archive or a data file?"
    )


def open_source(stream: Readable, name: str, size: int | None = None) -> Source:
    """The source that `stream` is, unpacked if it is gzip. Raises ArticleError where it cannot be read."""
    head = read_some(stream, HEAD_BYTES, name)
    if not head.startswith(b"\x1f\x8b"):
        return Source(name, head, stream, size)
    unpacked = _Gunzip(Source(name, head, stream, size))
    return Source(name, read_some(unpacked, HEAD_BYTES, name), unpacked)


def read_some(stream: Readable, size: int, name: str) -> bytes:
    """At most `size` bytes, fewer only at the end. Raises ArticleError where the stream cannot be read."""
    found = bytearray()
    try:
        while len(found) < size and (piece := stream.read(size - len(found))):
            found += piece
    except OSError as error:
        raise ArticleError(f"{name} cannot be read: {error.strerror or error}") from None
    return bytes(found)


def _decoder(source: Source) -> codecs.IncrementalDecoder:
    return codecs.getincrementaldecoder(encoding_of(source.head, name=source.name))(errors="replace")


class _Gunzip:
    """The unpacked bytes of a gzip source, never more than `GZIP_RATIO` times what they were packed into."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._pieces = source.pieces()
        self._packed = b""
        self._unpacker = zlib.decompressobj(wbits=31)
        self._read = self._written = 0

    def read(self, size: int, /) -> bytes:
        """At most `size` unpacked bytes. Raises ArticleError for damaged data and for a bomb."""
        while not (found := self._unpack(size)):
            if self._unpacker.eof and self._packed:
                self._unpacker = zlib.decompressobj(wbits=31)
                continue
            piece = next(self._pieces, b"")
            if not piece:
                if self._unpacker.eof:
                    return b""
                raise ArticleError(f"{self._name} breaks off inside its gzip data: is the file incomplete?")
            self._packed += piece
            self._read += len(piece)
        self._written += len(found)
        if self._written > GZIP_FREE_BYTES + GZIP_RATIO * self._read:
            raise ArticleError(
                f"{self._name} unpacks to over {GZIP_RATIO} times its size: text does not pack that well"
            )
        return found

    def _unpack(self, size: int) -> bytes:
        if not self._packed or self._unpacker.eof:
            return b""
        try:
            found = self._unpacker.decompress(self._packed, size)
        except zlib.error as error:
            raise ArticleError(f"{self._name} is damaged gzip data ({error})") from None
        self._packed = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        return found
