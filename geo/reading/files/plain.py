"""Plain text: characters as they are."""

from __future__ import annotations

from collections.abc import Iterator

from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.encodings import decode
from geo.reading.files.sources import Source


def read(source: Source) -> Iterator[Document | LeftOut]:
    """The text of the file. Raises ArticleError for one that is too large, empty or binary."""
    yield Document(text=decode(source.whole("article_max_bytes"), name=source.name))
