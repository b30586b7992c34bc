"""Saved web pages: the article's words by trafilatura, what the page says of itself by its own marks.

Nothing of a page is run or fetched. A page that trafilatura finds no article in, or that is too large for it, is read
block by block.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator

import lxml.etree
import lxml.html
import trafilatura
from trafilatura.settings import Document as Extract

from geo import settings
from geo.errors import ArticleError
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.encodings import decode
from geo.reading.files.page_head import PageHead, page_head
from geo.reading.files.sources import Source, too_large

DECLARATION_BYTES = 4000
MAX_TAGS_TO_EXTRACT = 10_000  # trafilatura takes a second for as many, and four times that for twice as many
# What trafilatura and lxml raise on pages that are no pages, besides their own errors.
_DAMAGED = (lxml.etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError)
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_INLINED = re.compile(r"data:[\w.+/-]{1,60}(?:;[\w=-]{1,30})?;base64,[\w+/=%]*", re.ASCII)
_TAG = re.compile(r"<[A-Za-z]")
_LEFT_OUT = frozenset(
    "script style noscript template nav footer aside form button select svg iframe head figure".split()
)
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code em font i ins kbd mark q s small span strong sub sup time u var".split()
)

for _name in ("trafilatura", "htmldate", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


def read(source: Source) -> Iterator[Document | LeftOut]:
    """The article of a page. Raises ArticleError for a page that is too large, or holds no words."""
    data = source.whole("file_max_bytes")
    match = _DECLARED.search(data[:DECLARATION_BYTES])
    declared = (match[1] or match[2]).decode("ascii", errors="replace") if match else None
    yield page_document(decode(data, name=source.name, declared=declared), name=source.name)


def page_document(page: str, *, name: str) -> Document:
    """The article that the HTML of a page holds. Raises ArticleError."""
    page = _INLINED.sub("", page.replace("\x00", ""))
    tags = _checked_tags(page, name)
    try:
        tree = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=_parser())
        head = page_head(tree, page)
        extract = _extracted(page) if tags <= MAX_TAGS_TO_EXTRACT else None
        text = _paragraphs(extract.text or "") if extract else ""
        if not text:
            text = _paragraphs("".join(_words(tree)))
    except _DAMAGED as error:
        raise ArticleError(f"{name} is no HTML page that can be read: {error}") from None
    if not text:
        raise ArticleError(
            f"{name} is a page without words, or nested too deep: are they drawn by a script? Save it as text or PDF"
        )
    return _document(text, head, extract)


def _checked_tags(page: str, name: str) -> int:
    """How many tags the page has. Raises ArticleError for too large a page."""
    limit = settings.integer("page_max_tags")
    tags = sum(1 for _ in _TAG.finditer(page))
    if tags > limit:
        raise ArticleError(f"{name} has {tags} tags; a page has at most {limit} (DATELINE_PAGE_MAX_TAGS)")
    size = 2 * settings.integer("article_max_bytes")
    if len(page) > size:
        raise too_large(name, f"{len(page) / 1e6:.1f} MB of HTML", size, "article_max_bytes")
    return tags


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)


def _extracted(page: str) -> Extract | None:
    """What trafilatura takes for the article."""
    found = trafilatura.bare_extraction(
        page,
        fast=True,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%d"),
        },
    )
    return found if isinstance(found, Extract) else None


def _document(text: str, head: PageHead, extract: Extract | None) -> Document:
    """The page's own marks first, then what trafilatura found."""
    made = None
    if extract and extract.date:
        made = dt.date.fromisoformat(str(extract.date)[:10])
    return Document(
        text=text,
        title=head.title or (extract.title if extract else None) or None,
        published=head.published,
        publisher=head.publisher or (extract.sitename if extract else None) or None,
        url=head.url,
        made=head.shown or made,
        made_from="page",
    )


def _paragraphs(text: str) -> str:
    """One paragraph a line, white space made plain, list marks dropped, lines said twice in a row once."""
    kept: list[str] = []
    for line in text.split("\n"):
        words = " ".join(line.removeprefix("- ").split())
        if words and (not kept or words != kept[-1]):
            kept.append(words)
    return "\n\n".join(kept)


def _words(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """The page's words block by block, without what is furniture by its tag."""
    hidden = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "comment" or not tag:
            if event != "start" and not hidden:
                yield _plain(element.tail)
            continue
        if tag in _LEFT_OUT:
            hidden += 1 if event == "start" else -1
        if tag not in _INLINE:
            yield "\n"
        if not hidden:
            yield _plain(element.text if event == "start" else element.tail)


def _plain(words: str | None) -> str:
    return (words or "").replace("\n", " ")
