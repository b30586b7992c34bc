"""Which files are meant: a file, the article files of a folder, or what a pattern with * matches."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path

from geo.errors import ArticleError, quoted
from geo.reading.files.formats import has_known_suffix

DATA_CARDS = frozenset({"readme.md", "license.md", "changelog.md"})
PAGE_SUFFIXES = (".html", ".htm")
PAGE_FOLDER = "_files"


def article_files(path: Path) -> Iterator[Path]:
    """The article files of a folder (and its folders) in name order, the file itself, or a pattern's matches.

    Data cards (README.md), hidden files, and what browsers save beside a page (page_files/) are none. Raises
    ArticleError for a path that does not exist and a pattern that matches nothing.
    """
    if path.is_dir():
        yield from _of_folder(path)
    elif path.exists():
        yield path
    elif glob.has_magic(str(path)):
        yield from _of_pattern(str(path))
    else:
        raise ArticleError(f"no file or folder {quoted(str(path))}")


def _of_folder(folder: Path) -> Iterator[Path]:
    for child in sorted(folder.rglob("*")):
        inside = child.relative_to(folder)
        if (
            has_known_suffix(child.name)
            and child.name.lower() not in DATA_CARDS
            and not any(part.startswith(".") for part in inside.parts)
            and child.is_file()
            and not any(_belongs_to_page(folder / parent) for parent in inside.parents)
        ):
            yield child


def _of_pattern(pattern: str) -> Iterator[Path]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - pathlib's takes no absolute pattern
    if not matches:
        raise ArticleError(f"no file matches {quoted(pattern)}")
    seen: set[Path] = set()
    for match in matches:
        for file in article_files(Path(match)):
            if file not in seen:
                seen.add(file)
                yield file


def _belongs_to_page(folder: Path) -> bool:
    """Whether a browser made the folder beside a saved page, for its pictures and scripts."""
    if not folder.name.endswith(PAGE_FOLDER):
        return False
    page = folder.name.removesuffix(PAGE_FOLDER)
    return any(folder.with_name(page + suffix).exists() for suffix in PAGE_SUFFIXES)
