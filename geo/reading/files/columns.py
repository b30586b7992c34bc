"""Which column or key of a data file holds what of an article, and a row as a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geo import settings
from geo.errors import quoted
from geo.reading.files.days import parse_day
from geo.reading.files.documents import Document, LeftOut

# Names are compared in lower case, without spaces and marks; the first that a file has is taken.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articletext", "articlebody", "fulltext", "maintext", "article", "story"),
    "title": ("title", "headline", "heading", "subject", "articletitle"),
    "published": (
        *("published", "publishedat", "publicationdate", "publisheddate", "datepublished", "datepublish", "pubdate"),
        *("publishdate", "date", "datetime", "articledate", "createdat", "timestamp"),
    ),
    "publisher": (
        *("publisher", "source", "sourcename", "outlet", "newspaper", "publication", "sitename", "site"),
        *("sourcedomain", "domain"),
    ),
    "url": ("url", "link", "href", "sourceurl", "articleurl", "permalink", "weburl"),
}
_NAME_KEYS = ("name", "title")
MAX_SHORT_FIELD = 1000


def columns_of(names: Iterable[object]) -> dict[str, str]:
    """The file's own names of our fields: {"text": "Body", "title": "Headline"}."""
    own: dict[str, str] = {}
    for name in names:
        own.setdefault("".join(c for c in str(name).lower() if c.isalnum()), str(name))
    found = {field: [own[name] for name in known if name in own] for field, known in FIELDS.items()}
    return {field: theirs[0] for field, theirs in found.items() if theirs}


def missing_text(kind: str, names: Iterable[object]) -> str:
    """The sentence for data without a text, naming what was found."""
    known, found = ", ".join(FIELDS["text"][1:5]), ", ".join(quoted(str(name), limit=30) for name in list(names)[:12])
    return f"has no {kind} 'text' (or {known}); it has {found or 'none'}"


def document_of(row: Mapping[str, object], columns: Mapping[str, str], *, number: int) -> Document | LeftOut:
    """A row as a document; what its text's own column holds must be words."""
    values = {field: row.get(name) for field, name in columns.items()}
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        return LeftOut(number, f"its {quoted(columns['text'])} is empty" if not text else "its text is no text")
    limit = settings.integer("article_max_bytes")
    if len(text) > limit:
        return LeftOut(number, f"its text has {len(text)} characters; an article has at most {limit}")
    stated = values.get("published")
    day = parse_day(stated)
    unread = stated not in (None, "") and day is None
    note = f"{quoted(columns['published'])} holds {quoted(stated, limit=40)}, which names no one day." if unread else ""
    return Document(
        text=text,
        title=_short(values.get("title")),
        published=day,
        publisher=_short(values.get("publisher")),
        url=_short(values.get("url")),
        row=number,
        notes=(note,) if note else (),
    )


def _short(value: object) -> str | None:
    """A field of a few words, its white space made plain; {"name": "…"} is its name."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in _NAME_KEYS if key in value), None)
    if not isinstance(value, str):
        return None
    return " ".join(value[:MAX_SHORT_FIELD].split()) or None
