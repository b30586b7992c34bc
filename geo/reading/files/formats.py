"""The table of formats: which file is read by which module, by its name's ending and by its first bytes."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import cast

from geo.errors import ArticleError
from geo.reading.files.columns import columns_of
from geo.reading.files.documents import Reader

PACKED = ".gz"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``starts`` are first bytes that no other format has. ``reader`` is module and function."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    reader: tuple[str, str]
    starts: tuple[bytes, ...] = ()


FORMATS: tuple[Format, ...] = (
    Format("plain text", (".txt", ".text"), "text/plain", ("plain", "read")),
    Format("Markdown", (".md", ".markdown"), "text/markdown", ("markdown", "read")),
    Format("HTML", (".html", ".htm", ".xhtml"), "text/html", ("web_pages", "read")),
    Format("MHTML", (".mhtml", ".mht"), "multipart/related", ("emails", "read")),
    Format("PDF", (".pdf",), "application/pdf", ("pdf", "read"), (b"%PDF-",)),
    Format(
        "Word",
        (".docx",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("word", "read"),
        (b"PK\x03\x04", b"PK\x05\x06"),
    ),
    Format("mail", (".eml",), "message/rfc822", ("emails", "read")),
    Format("JSON lines", (".jsonl", ".ndjson"), "application/x-ndjson", ("json_records", "read_lines")),
    Format("JSON", (".json",), "application/json", ("json_records", "read")),
    Format("table", (".csv", ".tsv"), "text/csv", ("tables", "read")),
)
# Files that hold no text of a kind that is read here, by their first bytes, and what to do about it.
REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "is an old or an encrypted Office file: save it as .docx without a password"),
    (b"{\\rtf", "is an RTF file: save it as .docx or .txt"),
    (b"\x89PNG", "is a picture, a binary file: its words cannot be read"),
    (b"\xff\xd8\xff", "is a picture, a binary file: its words cannot be read"),
    (b"GIF8", "is a picture, a binary file: its words cannot be read"),
    (b"7z\xbc\xaf", "is a packed archive: unpack it first"),
    (b"Rar!", "is a packed archive: unpack it first"),
    (b"BZh", "is packed: unpack it first"),
    (b"\xfd7zXZ", "is packed: unpack it first"),
    (b"(\xb5/\xfd", "is packed: unpack it first"),
    (b"\x7fELF", "is a program, a binary file"),
    (b"PAR1", "is a Parquet file: save it as .csv or .jsonl"),
    (b"SQLite format 3", "is a database: export its articles as .csv or .jsonl"),
)
SUFFIXES = frozenset(suffix for row in FORMATS for suffix in row.suffixes)
_BY_NAME = {row.name: row for row in FORMATS}
_BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
_HTML = re.compile(
    rb"\s{0,100}(?:<!doctype html|<html|<head|<body|<!-- saved from|<\?xml[^>]{0,200}>\s{0,100}<(?:!doctype )?html)",
    re.IGNORECASE,
)
_JSON = re.compile(rb"\s{0,100}(?:\{\s{0,100}[\"}]|\[\s{0,100}[\[{\"\]])")
_HEADER = re.compile(rb"(?im)^(from|date|subject|received|mime-version|message-id|return-path|to):[ \t]")
_FRONT = re.compile(rb"(?:---|\+\+\+)[ \t]{0,8}\r?\n[A-Za-z_]{1,40}\s?[:=]")
FIRST_LINE = 4000


def has_known_suffix(name: str) -> bool:
    """Whether a file of that name is an article file by its ending (".csv.gz" counts as ".csv")."""
    return _suffix(name) in SUFFIXES


def format_of(name: str, head: bytes) -> Format:
    """The format of a file by its first bytes where they are plain, else its name's ending, else its look.

    Raises ArticleError for a kind of file that is known not to be read.
    """
    mark_free = head.removeprefix(b"\xef\xbb\xbf")
    for start, why in REFUSED:
        if mark_free.startswith(start):
            raise ArticleError(f"{name} {why}")
    for row in FORMATS:
        if row.starts and mark_free.startswith(row.starts):
            return row
    by_suffix = _BY_SUFFIX.get(_suffix(name))
    if by_suffix and by_suffix.name != "plain text":
        return by_suffix
    if _HTML.match(mark_free):
        return _BY_NAME["HTML"]
    return by_suffix or _BY_NAME[_look(mark_free)]


def reader_of(row: Format) -> Reader:
    """The function that reads a format; its module is loaded now."""
    module, function = row.reader
    return cast("Reader", getattr(importlib.import_module(f"geo.reading.files.{module}"), function))


def _suffix(name: str) -> str:
    path = PurePath(name.lower())
    return path.with_suffix("").suffix if path.suffix == PACKED else path.suffix


def _look(head: bytes) -> str:
    """The name of the format that text without a telling name looks like."""
    if _JSON.match(head):
        first, _, rest = head.lstrip().partition(b"\n")
        return "JSON lines" if first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{") else "JSON"
    if _FRONT.match(head):
        return "Markdown"
    top = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len({match[1].lower() for match in _HEADER.finditer(top[:FIRST_LINE])}) >= 3:
        return "mail"
    return "table" if _is_table(head.partition(b"\n")[0][:FIRST_LINE]) else "plain text"


def _is_table(first_line: bytes) -> bool:
    """Whether the first line names columns: that of texts and another one that we know."""
    words = first_line.decode("utf-8", errors="replace").strip()
    cells = [cell.strip().strip("\"'") for cell in re.split(r"[,\t;|]", words)]
    known = columns_of(cells)
    return "text" in known and len(known) >= 2 and all(len(cell) <= 40 for cell in cells)
