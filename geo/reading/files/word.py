"""DOCX: the paragraphs of a Word document, read from its XML with every part bounded."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from geo import settings
from geo.errors import ArticleError
from geo.reading.files.days import parse_day
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.sources import Source

MAIN, CORE = "word/document.xml", "docProps/core.xml"
XML_PER_CHARACTER = 40  # Word's markup about its words, at its most verbose
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
TEMPLATE_MADE = "2013-12-23T23:15:00Z"  # what python-docx puts into every new document
_CREATED = "{http://purl.org/dc/terms/}created"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
MAX_ELEMENTS = 1_000_000
# What damaged zip and XML data raises in the standard library.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
)


def read(source: Source) -> Iterator[Document | LeftOut]:
    """The text of the document. Raises ArticleError for a damaged file, a bomb, or another kind of zip file."""
    data = source.whole("file_max_bytes")
    try:
        main, core = _parts(data, source.name)
        text = "\n\n".join(_paragraphs(main, source.name))
        title, made = _properties(core)
    except ArticleError:
        raise
    except _DAMAGED as error:
        raise ArticleError(f"{source.name} is a damaged Word document: {error}") from None
    if not text.strip():
        raise ArticleError(f"{source.name} holds no words: is it a document of pictures?")
    yield Document(text=text, title=title, made=made)


def _parts(data: bytes, name: str) -> tuple[bytes, bytes]:
    """The XML of the words, and that of the properties (empty where there is none)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if MAIN not in names:
            raise ArticleError(f"{name} is a zip file, but no Word document ({MAIN} is not in it): unpack it first")
        return _part(archive, MAIN, name), _part(archive, CORE, name) if CORE in names else b""


def _part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """One file of the zip, unpacked to no more than an article can need."""
    limit = settings.integer("article_max_bytes") * XML_PER_CHARACTER // 4
    with archive.open(part) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise ArticleError(f"{name} unpacks to more than {limit / 1e6:g} MB of {part}: that is no article")
    return data


def _paragraphs(xml: bytes, name: str) -> Iterator[str]:
    """The paragraphs' words. What was struck out, and what stands twice for older programs, is not among them."""
    words: list[str] = []
    twice = 0
    parser = ElementTree.iterparse(io.BytesIO(xml), events=("start", "end"))  # noqa: S314 - expat refuses entity bombs
    for number, (event, element) in enumerate(parser):
        if number > 2 * MAX_ELEMENTS:
            raise ArticleError(f"{name} has more than {MAX_ELEMENTS} elements: that is no article")
        if element.tag == _FALLBACK:
            twice += 1 if event == "start" else -1
        if event == "start" or twice:
            continue
        if element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _BREAKS:
            words.append(_BREAKS[element.tag])
        elif element.tag == f"{_W}p":
            if paragraph := "".join(words).strip():
                yield paragraph
            words.clear()
            element.clear()


def _properties(xml: bytes) -> tuple[str | None, dt.date | None]:
    """Title and day of making, as the document's properties have them."""
    if not xml:
        return None, None
    root = ElementTree.fromstring(xml)  # noqa: S314 - expat itself refuses entities that grow
    title = " ".join((root.findtext(_TITLE) or "").split())
    made = root.findtext(_CREATED)
    return title[:300] or None, None if made == TEMPLATE_MADE else parse_day(made)
