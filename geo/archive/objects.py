"""Article files named by a URL (s3://…, gs://…, abfs://…, hdfs://…, file://…), listed and opened by pyarrow.fs.

Credentials, region and endpoint come from the environment alone, under the names that the archive's tables take them
from too: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL, GOOGLE_APPLICATION_CREDENTIALS and so
on. In a pattern `*` and `[…]` stand for part of a name and `**` for any number of folders; `?` begins a query.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import BinaryIO, cast

import pyarrow as pa
from pyarrow import fs

from geo.errors import ArticleError, quoted
from geo.reading.files.folders import DATA_CARDS, PAGE_FOLDER, PAGE_SUFFIXES
from geo.reading.files.formats import has_known_suffix

WHOLE_BYTES = 16_000_000
"""Files up to this size are fetched in one request."""
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}://")
URL_CHARACTERS = 300
"""So much of a URL is quoted in messages."""
_MAGIC = frozenset("*[")


@dataclass(frozen=True, slots=True)
class _Place:
    """A URL in its parts: ``s3://bucket/a/b.txt?region=x`` is ``s3``, ``bucket``, ``a/b.txt``, ``region=x``."""

    scheme: str
    host: str
    key: str
    query: str

    @property
    def path(self) -> str:
        """What the file system calls it. Of abfs://container@account the container is the first folder."""
        return f"{self.host.partition('@')[0]}/{self.key}" if self.scheme not in {"file", "hdfs"} else f"/{self.key}"

    def url(self, path: str) -> str:
        """The URL of another path of the same file system."""
        key = path.removeprefix("/") if self.scheme in {"file", "hdfs"} else path.partition("/")[2]
        return f"{self.scheme}://{self.host}/{key}" + (f"?{self.query}" if self.query else "")


def is_url(path: str) -> bool:
    """Whether a path is the URL of a file, a folder or a pattern."""
    return _URL.match(path) is not None


def object_files(url: str) -> Iterator[str]:
    """The URLs of the article files that `url` means, in name order: itself, all of a folder, or a pattern's matches.

    Raises ArticleError for what is not there, matches nothing or cannot be reached.
    """
    place = _place(url)
    with _told(url):
        store = _file_system(place.scheme, place.host, place.query)
        found = list(_found(store, place.path))
    if not found:
        raise ArticleError(f"no file matches {quoted(url, limit=URL_CHARACTERS)}")
    yield from map(place.url, sorted(found))


@contextmanager
def opened(url: str) -> Iterator[tuple[BinaryIO, int]]:
    """A file's bytes, which can be read twice (`seek`), and how many there are. Raises ArticleError."""
    place = _place(url)
    with _told(url):
        store = _file_system(place.scheme, place.host, place.query)
        with store.open_input_file(place.path) as file:
            size = int(file.size())
            yield (io.BytesIO(file.read()) if size <= WHOLE_BYTES else cast("BinaryIO", file)), size


def name_of(url: str) -> str:
    """The file's name, without folders."""
    return _place(url).key.rpartition("/")[2]


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Errors of the store as an ArticleError that names the URL."""
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0][:300]
        raise ArticleError(f"{quoted(url, limit=URL_CHARACTERS)} cannot be read: {reason}") from None


def _place(url: str) -> _Place:
    scheme, _, rest = url.partition("://")
    rest, _, query = rest.partition("?")
    host, _, key = rest.partition("/")
    if ":" in host.partition("@")[0] and "@" in host:
        raise ArticleError(f"a {scheme} URL must not hold a password: it would be kept; set it in the environment")
    return _Place(scheme.lower(), host, key, query)


@lru_cache(maxsize=16)
def _file_system(scheme: str, host: str, query: str) -> fs.FileSystem:
    """The file system of a host or bucket. Raises OSError and pyarrow's errors."""
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    if scheme == "file":
        return fs.LocalFileSystem()
    if scheme == "s3" and not query and (region or endpoint):
        return fs.S3FileSystem(region=region, endpoint_override=endpoint)
    return fs.FileSystem.from_uri(f"{scheme}://{host}/" + (f"?{query}" if query else ""))[0]


def _found(store: fs.FileSystem, path: str) -> Iterator[str]:
    parts = path.split("/")
    magic = next((i for i, part in enumerate(parts) if _MAGIC & set(part)), None)
    if magic is not None:
        selector = fs.FileSelector("/".join(parts[:magic]) or "/", recursive=magic < len(parts) - 1)
        listed = [info.path for info in store.get_file_info(selector) if info.is_file]
        yield from (file for file in listed if _matches(file.split("/")[magic:], parts[magic:]))
        return
    (info,) = store.get_file_info([path.rstrip("/")])
    if info.type == fs.FileType.File:
        yield info.path
    elif info.type == fs.FileType.Directory:
        selector = fs.FileSelector(info.path, recursive=True)
        listed = [found.path for found in store.get_file_info(selector) if found.is_file]
        yield from _articles(listed, len(info.path) + 1)


def _articles(paths: Sequence[str], start: int) -> Iterator[str]:
    """Those of a folder's files (its own path takes `start` characters) that hold articles, as `article_files` has
    it of a local folder."""
    pages = {path.removesuffix(suffix) for path in paths for suffix in PAGE_SUFFIXES if path.endswith(suffix)}
    for path in paths:
        *folders, name = path[start:].split("/")
        hidden = any(part.startswith(".") for part in (*folders, name))
        if has_known_suffix(name) and name.lower() not in DATA_CARDS and not hidden and not _of_page(path, pages):
            yield path


def _of_page(path: str, pages: Iterable[str]) -> bool:
    """Whether a file lies in a folder that a browser made beside a saved page."""
    folders = path.split("/")[:-1]
    above = ("/".join(folders[: i + 1]) for i, folder in enumerate(folders) if folder.endswith(PAGE_FOLDER))
    return any(folder.removesuffix(PAGE_FOLDER) in pages for folder in above)


def _matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether the parts of a path fit those of a pattern. Takes time in proportion to the product of their numbers."""
    reached = {0}
    for part in parts:
        after: set[int] = set()
        for i in _past_stars(reached, pattern):
            if i < len(pattern) and (pattern[i] == "**" or fnmatchcase(part, pattern[i])):
                after.add(i if pattern[i] == "**" else i + 1)
        reached = after
    return len(pattern) in _past_stars(reached, pattern)


def _past_stars(reached: Iterable[int], pattern: Sequence[str]) -> set[int]:
    """Places in the pattern that are reached, also by taking a ``**`` for no folder."""
    found = set()
    for i in reached:
        place = i
        found.add(place)
        while place < len(pattern) and pattern[place] == "**":
            place += 1
            found.add(place)
    return found
