"""Markdown: front matter to metadata, marks to plain words, wrapped lines to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.reading.files.columns import columns_of, document_of
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.encodings import decode
from geo.reading.files.sources import Source

MAX_FRONT_LINES = 60
_FENCES = {"---": ":", "+++": "="}
# Marks and what stays of them, in this order. Every repetition is capped.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), stays)
    for pattern, stays in (
        (r"<!--[^>]{0,2000}-->", ""),
        (r"^[ ]{0,3}\[[^\[\]\n]{1,200}\]:[ \t][^\n]{0,2000}$", ""),  # [name]: address
        (r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,1500}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\)|\[[^\[\]\n]{0,200}\])", ""),
        (r"\[\^[^\[\]\n]{1,60}\]", ""),
        (r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,1500}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\)", r"\1"),
        (r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]", r"\1"),
        (r"<(https?://[^<>\s]{1,1500})>", r"\1"),
        (r"</?[A-Za-z][^<>\n]{0,500}>", ""),
        (r"^[ ]{0,3}(?:`{3,20}|~{3,20})[^\n]{0,100}$", ""),
        (r"^[ ]{0,3}(?:[-*_][ \t]?){3,80}$", ""),
        (r"^[ ]{0,3}={2,80}[ \t]{0,8}$", ""),
        (r"^[ ]{0,3}(?:>[ ]?){1,8}", ""),
        (r"^[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])[ \t]{1,4}(?=\S)", "\n"),
        (r"^[ ]{0,3}#{1,6}[ \t]{1,8}([^\n]{0,600}?)[ \t#]{0,20}$", r"\n\1\n"),
        (r"(\*{1,3}|_{2,3})(?=\S)([^*_\n]{1,600})(?<=\S)\1", r"\2"),
        (r"(?<![\w_])_(?=\S)([^_\n]{1,600})(?<=\S)_(?![\w_])", r"\1"),
        (r"`{1,3}([^`\n]{1,600})`{1,3}", r"\1"),
        (r"\\([\\`*_{}\[\]()#+.!|>~-])", r"\1"),
    )
)
_BLANK = re.compile(r"\n[ \t]*\n")


def read(source: Source) -> Iterator[Document | LeftOut]:
    """The words of the file. Raises ArticleError for one that is too large, empty or binary."""
    text = decode(source.whole("article_max_bytes"), name=source.name).replace("\r\n", "\n").replace("\r", "\n")
    front, body = _split_front(text)
    columns = columns_of(front)
    for pattern, stays in _MARKS:
        body = pattern.sub(stays, body)
    blocks = (" ".join(block.split()) for block in _BLANK.split(body))
    words = "\n\n".join(block for block in blocks if block)
    found = document_of({**front, "text": words or text}, {**columns, "text": "text"}, number=1)
    yield found


def _split_front(text: str) -> tuple[dict[str, object], str]:
    """The keys and values between two lines of --- (or +++) at the start, and what follows."""
    lines = text.lstrip("\n").split("\n", MAX_FRONT_LINES + 1)
    fence = lines[0].strip()
    if fence not in _FENCES:
        return {}, text
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.strip() == fence), None)
    if end is None:
        return {}, text
    front: dict[str, object] = {}
    for line in lines[1:end]:
        key, mark, value = line.partition(_FENCES[fence])
        if mark and key.strip() and not key.startswith((" ", "\t", "#")):
            front[key.strip()] = value.strip().strip("\"'")
    return front, "\n".join(lines[end + 1 :])
