"""JSON and JSON lines: one article, a list of them, or one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from geo.errors import ArticleError, quoted
from geo.reading.files.columns import columns_of, document_of, missing_text
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.encodings import decode
from geo.reading.files.sources import Source

# Keys under which a file's one object keeps its list of articles, and an object its article.
LISTS = ("articles", "documents", "docs", "items", "results", "data", "records", "stories")
INNER = ("article", "document", "_source")


def read(source: Source) -> Iterator[Document | LeftOut]:
    """The articles of a .json file. Raises ArticleError where it is no JSON, or holds no article."""
    text = decode(source.whole("file_max_bytes"), name=source.name)
    try:
        value = _parsed(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and "\n" in text.strip():
            yield from _each_line(text.splitlines(), source.name)
            return
        raise ArticleError(f"{source.name} is no JSON: {error.msg} in line {error.lineno}") from None
    except ValueError as error:
        raise ArticleError(f"{source.name} is no JSON: {error}") from None
    records = _records(value)
    if records is None:
        yield _single(value, source.name)
        return
    if not records:
        raise ArticleError(f"{source.name} holds an empty list: no article is in it")
    for number, record in enumerate(records, start=1):
        yield _document(record, number)


def read_lines(source: Source) -> Iterator[Document | LeftOut]:
    """The articles of a JSON-lines file, one at a time; a broken line is left out."""
    yield from _each_line(source.lines(), source.name)


def _each_line(lines: Iterator[str | None] | Sequence[str], name: str) -> Iterator[Document | LeftOut]:
    any_line = False
    for number, line in enumerate(lines, start=1):
        if line is None:
            yield LeftOut(number, "the line is longer than an article may be")
        elif line.strip():
            yield _line_document(line, number)
        any_line = any_line or line is None or bool(line.strip())
    if not any_line:
        raise ArticleError(f"{name} is empty")


def _line_document(line: str, number: int) -> Document | LeftOut:
    try:
        return _document(_parsed(line), number)
    except json.JSONDecodeError as error:
        return LeftOut(number, f"is no JSON: {error.msg} at character {error.colno}")
    except ValueError as error:
        return LeftOut(number, f"is no JSON: {error}")


def _parsed(text: str) -> object:
    """Raises ValueError (JSONDecodeError is one) for what is no JSON, or nested too deep for any."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _records(value: object) -> list[object] | None:
    """The list of articles that a file's value is or holds; None for a single one."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping) and "text" not in columns_of(value):
        return next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)
    return None


def _single(value: object, name: str) -> Document:
    found = _document(value, 1)
    if isinstance(found, LeftOut):
        raise ArticleError(f"{name}: {found.reason}")
    return found


def _document(value: object, number: int) -> Document | LeftOut:
    if isinstance(value, Mapping) and not isinstance(value.get("text"), str):
        value = next((value[key] for key in INNER if isinstance(value.get(key), Mapping)), value)
    if isinstance(value, str) and value.strip():
        value = {"text": value}
    if not isinstance(value, Mapping):
        return LeftOut(number, f"is no object with a text, but {quoted(value, limit=40)}")
    columns = columns_of(value)
    if "text" not in columns:
        return LeftOut(number, missing_text("key", value))
    return document_of(value, columns, number=number)
