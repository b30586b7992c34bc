"""What a saved page says of itself: title, day of publication, publisher, address."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import lxml.html

from geo.reading.files.days import parse_day

MAX_VALUE = 500
MAX_LINKED_DATA = 300_000
MAX_NODES = 2000
# Names of meta elements (in name=, property= or itemprop=), the most telling first.
PUBLISHED = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published"),
    *("publishdate", "publish_date", "publish-date", "published_time", "pubdate", "parsely-pub-date", "sailthru.date"),
    *("cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created"),
    *("dcterms.date", "dc.date", "citation_publication_date", "article.published", "article_date_original", "date"),
)
TITLE = ("og:title", "twitter:title", "dc.title", "headline")
PUBLISHER = ("og:site_name", "publisher", "dc.publisher", "application-name", "copyright-holder")
ADDRESS = ("og:url", "twitter:url")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,6}\)(https?://[^\s>]{1,500}) -->|\burl: (https?://[^\s>]{1,500})")
_SITE_PARTS = re.compile(r"\s[|–—-]\s|\s»\s")


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself. ``shown`` is a day that it shows its readers, perhaps not that of publication."""

    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    shown: dt.date | None = None


def page_head(tree: lxml.html.HtmlElement, page: str) -> PageHead:
    """The head of a page; `page` is its source. Linked data first, then meta elements, then what is shown."""
    meta = _meta(tree)
    linked = _linked_article(tree)
    publisher = _name(linked.get("publisher")) or _first(meta, PUBLISHER)
    times = [element for element in tree.iter("time") if element.get("datetime")][:20]
    stated = [linked.get("datePublished"), *(meta[name] for name in PUBLISHED if name in meta)]
    stated += [e.get("datetime") for e in times if _says_published(e)]
    days = (parse_day(value) for value in stated)
    shown = (parse_day(element.get("datetime")) for element in times)
    saved_from = _SAVED_FROM.search(page[:5000])
    return PageHead(
        title=_title(tree, linked, meta, publisher),
        published=next((day for day in days if day), None),
        publisher=publisher,
        url=_canonical(tree) or _first(meta, ADDRESS) or (saved_from and (saved_from[1] or saved_from[2])) or None,
        shown=next((day for day in shown if day), None),
    )


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Names of meta elements (and of elements with itemprop and content) in lower case, and what they hold."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "")[:MAX_VALUE].split())
        for attribute in ("property", "name", "itemprop"):
            if content and element.get(attribute):
                found.setdefault(element.get(attribute).strip().lower(), content)
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _says_published(element: lxml.html.HtmlElement) -> bool:
    """Whether a time element is marked as that of publication."""
    marks = f"{element.get('itemprop', '')} {element.get('class', '')} {element.get('id', '')}".lower()
    return "publish" in marks or element.get("pubdate") is not None


def _linked_article(tree: lxml.html.HtmlElement) -> Mapping[str, object]:
    """The first article in the page's linked data (JSON-LD)."""
    nodes: list[Mapping[str, object]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            source = script.text or ""
            try:
                value = json.loads(source) if len(source) <= MAX_LINKED_DATA else None
            except (ValueError, RecursionError):
                continue
            nodes.extend(_nodes(value))
    with_day = (node for node in nodes if node.get("datePublished") or node.get("headline"))
    return next(with_day, {})


def _nodes(value: object) -> Iterator[Mapping[str, object]]:
    """The objects of linked data, outer before inner, at most `MAX_NODES`."""
    waiting = [value]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, Mapping):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)
        elif isinstance(node, list):
            waiting.extend(node[:MAX_NODES])


def _title(
    tree: lxml.html.HtmlElement, linked: Mapping[str, object], meta: Mapping[str, str], publisher: str | None
) -> str | None:
    """The headline: as the page states it, else its one main heading, else its window title without the site's name."""
    headings = [" ".join(element.text_content()[:MAX_VALUE].split()) for element in tree.iter("h1")]
    heading = headings[0] if len(headings) == 1 else None
    window = tree.findtext(".//title") or ""
    found = _name(linked.get("headline")) or _first(meta, TITLE) or heading or " ".join(window[:MAX_VALUE].split())
    parts = _SITE_PARTS.split(found)
    if len(parts) > 1 and publisher and parts[-1].casefold() == publisher.casefold():
        found = found[: -len(parts[-1])].rstrip(" |–—-»")
    return found or None


def _canonical(tree: lxml.html.HtmlElement) -> str | None:
    for element in tree.iter("link"):
        href = (element.get("href") or "").strip()
        if (element.get("rel") or "").lower() == "canonical" and href.startswith("http"):
            return str(href[:MAX_VALUE])
    return None


def _name(value: object) -> str | None:
    """A name in linked data: words, or an object that has one."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("name")
    return " ".join(value[:MAX_VALUE].split()) or None if isinstance(value, str) else None
