"""The article beside the map: its text cut into segments, each with what it is evidence of.

The component gets data only, as JSON, and builds the document from text nodes; nothing of an article is ever HTML.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import streamlit as st

from dashboard import component, finds, strings
from geo.model import Event, Report, Span

KEY = "article"
LONGEST_SHOWN = 120_000
"""Characters of an article that are sent to the browser."""
DISTANCE_KINDS = frozenset(
    {"near", "offset", "offset_heading", "offset_orthogonal", "between", "border_distance", "border_zone", "off_coast"}
)


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words of the text and what they tell: a key of `strings.HIGHLIGHTS`, or "evidence". ``find`` is the key
    (see `dashboard.finds`) that a click on them selects."""

    span: Span
    kind: str
    find: str | None = None


def highlights(report: Report, event: Event | None) -> tuple[Highlight, ...]:
    """The words behind `event`: its evidence sentences, places, distances, actors, dates, claims."""
    if event is None:
        return ()
    found = [Highlight(span, "evidence") for span in event.evidence]
    for index in event.localities:
        locality = report.localities[index]
        kind = "distance" if locality.kind in DISTANCE_KINDS else "where"
        found.append(Highlight(locality.span, kind, finds.key("locality", index)))
    taking_part = {actor.actor_id for actor in event.actors}
    for actor in report.actors:
        if actor.id in taking_part:
            found.extend(Highlight(span, "who", finds.key("actor", actor.id)) for span in actor.mentions)
    found.extend(
        Highlight(mention.span, "when", finds.key("date", index))
        for index, mention in enumerate(report.dates)
        if any(span.overlaps(mention.span) for span in event.evidence) or _tells(mention.value, event)
    )
    found.extend(Highlight(claim.span, "toll", finds.key("claim", index)) for index, claim in enumerate(event.claims))
    return tuple(found)


def _tells(value: dt.date | None, event: Event) -> bool:
    return value is not None and value == event.date_start


def paragraphs(report: Report, marks: tuple[Highlight, ...]) -> list[dict[str, Any]]:
    """The text by lines, each a list of segments ``{"t": text, "k": [kinds], "f": find}``.

    ``body`` is False for lines that are no evidence (a title said twice, captions, links). The segments of all
    lines joined with newlines are the text again.
    """
    article = report.article
    lines = []
    for span in _lines(article.text[:LONGEST_SHOWN]):
        if not span.of(article.text).strip():
            continue
        body = not article.body or any(part.overlaps(span) for part in article.body)
        lines.append({"body": body, "s": list(segments(article.text, span, marks))})
    return lines


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def segments(text: str, line: Span, marks: tuple[Highlight, ...]) -> Iterator[dict[str, Any]]:
    """`line` cut wherever a mark begins or ends."""
    here = [mark for mark in marks if mark.span.overlaps(line)]
    edges = {line.start, line.end}
    for mark in here:
        edges.update((max(mark.span.start, line.start), min(mark.span.end, line.end)))
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        part = Span(start, end)
        kinds = sorted({mark.kind for mark in here if mark.span.overlaps(part)}, key=_rank)
        segment: dict[str, Any] = {"t": part.of(text)}
        if kinds:
            segment["k"] = kinds
        find = _innermost([mark for mark in here if mark.find and mark.span.overlaps(part)])
        if find:
            segment["f"] = find
        yield segment


def _innermost(marks: list[Highlight]) -> str | None:
    """The find of the shortest of `marks`: the one that a click means."""
    shortest = min(marks, key=lambda mark: mark.span.end - mark.span.start, default=None)
    return shortest.find if shortest else None


def _rank(kind: str) -> int:
    order = ("distance", "where", "toll", "when", "who", "evidence")
    return order.index(kind)


def article_data(report: Report, event: Event | None, find: str | None = None) -> dict[str, Any]:
    """What the component shows, as JSON. `find` is the key of the selected words."""
    article = report.article
    marks = highlights(report, event)
    meta = [
        article.publisher,
        article.url,
        strings.day(article.published) if article.published else None,
        article.dateline,
    ]
    return {
        "token": event.id if event else article.id,
        "title": article.title,
        "meta": [part for part in meta if part],
        "language": article.language,
        "paragraphs": paragraphs(report, marks),
        "kinds": [{"kind": kind, "label": label} for kind, label in strings.HIGHLIGHTS.items() if _has(marks, kind)],
        "evidence": strings.EVIDENCE,
        "find": find,
        "answer": strings.CLICK_WORDS,
        "heading": strings.ARTICLE,
        "cut": strings.CUT if len(article.text) > LONGEST_SHOWN else None,
    }


def _has(marks: tuple[Highlight, ...], kind: str) -> bool:
    return any(mark.kind == kind for mark in marks)


_COMPONENT = component.declare(
    "dateline_article", html="<article class='article' tabindex='-1'></article>\n", style="article", scripts=["article"]
)


def show_article(report: Report, event: Event | None, find: str | None = None, *, on_find: Callable[[], None]) -> None:
    """Draw the article with the evidence of `event` highlighted, scrolled to its first words, or to `find`.

    `on_find` runs when highlighted words are clicked; their key stands in ``st.session_state["article"].find``,
    empty after Escape.
    """
    _COMPONENT(key=KEY, data=component.in_turn(KEY, article_data(report, event, find)), on_find_change=on_find)


def clicked_find() -> str | None:
    """The key of the words that were clicked last, as the browser said it: to be checked."""
    value = (st.session_state.get(KEY) or {}).get("find")
    return value if isinstance(value, str) else None
