"""Files to texts: which files of a folder are articles, and their characters whatever the encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from geo import settings
from geo.errors import ArticleError, quoted

SUFFIXES = frozenset({".txt", ".md", ".text"})
DATA_CARDS = frozenset({"readme.md", "license.md", "changelog.md"})
ENCODING_SAMPLE = 200_000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def article_files(path: Path) -> Iterator[Path]:
    """The article files of a folder (and its folders) in name order, or the file itself.

    Data cards (README.md) and hidden files are none. Raises ArticleError for a path that does not exist.
    """
    if path.is_dir():
        for child in sorted(path.rglob("*")):
            visible = not any(part.startswith(".") for part in child.relative_to(path).parts)
            if (
                child.is_file()
                and visible
                and child.suffix.lower() in SUFFIXES
                and child.name.lower() not in DATA_CARDS
            ):
                yield child
    elif path.exists():
        yield path
    else:
        raise ArticleError(f"no file or folder {quoted(str(path))}")


def read_text(path: Path) -> str:
    """The characters of a text file, its encoding detected.

    Raises ArticleError for a file that is too large, empty, binary, or of no known encoding.
    """
    limit = settings.integer("article_max_bytes")
    try:
        size = path.stat().st_size
        if size > limit:
            raise ArticleError(
                f"{path.name} has {size / 1e6:.1f} MB; an article has at most {limit / 1e6:.1f} MB "
                "(DATELINE_ARTICLE_MAX_BYTES): is it an archive or a data file?"
            )
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path.name} cannot be read: {error.strerror}") from None
    return decode(data, name=path.name)


def decode(data: bytes, *, name: str) -> str:
    """`data` as text: by its byte-order mark, as UTF-8, else as the encoding its bytes look like.

    Raises ArticleError, which names the file `name`, for empty or binary data.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    if b"\x00" in data[:ENCODING_SAMPLE]:
        raise ArticleError(f"{name} holds NUL bytes: it is a binary file, not a text")
    if not data.strip():
        raise ArticleError(f"{name} is empty")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _guessed_encoding(data[:ENCODING_SAMPLE], name), name)


def _guessed_encoding(sample: bytes, name: str) -> str:
    """The encoding that the bytes look like. Latin letters with accents are told apart too badly by a short sample,
    so Western Europe's is taken for them."""
    best = from_bytes(sample).best()
    if best is None:
        raise ArticleError(f"{name} is no text in any encoding known here: is it a binary file?")
    letters = [c for c in str(best) if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters) > 0.9 * len(letters)
    return "cp1252" if latin and best.encoding != "utf_8" else best.encoding


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ArticleError(f"{name} looks like {encoding}, but breaks off as such: is the file damaged?") from None
