"""What a report quotes of a text that was read with its wrapped lines joined: the words as they stand in it."""

from __future__ import annotations

from dataclasses import replace

from geo.model import Anchor, Claim, DateMention, Event, Locality, Report


def as_it_stands(report: Report) -> Report:
    """The report with every quotation as its article's text has it, line breaks included."""
    text = report.article.text
    return replace(
        report,
        toponyms=tuple(replace(found, text=found.span.of(text)) for found in report.toponyms),
        localities=tuple(_locality(found, text) for found in report.localities),
        dates=tuple(_date(found, text) for found in report.dates),
        events=tuple(_event(event, text) for event in report.events),
    )


def _locality(found: Locality, text: str) -> Locality:
    return replace(found, text=found.span.of(text), anchors=tuple(_anchor(anchor, text) for anchor in found.anchors))


def _anchor(anchor: Anchor, text: str) -> Anchor:
    """The anchor with its words; those that do not quote its span ("Syria" for "Syrian") stay."""
    span = anchor.span
    quotes = span is not None and span.end - span.start == len(anchor.text)
    return replace(anchor, text=span.of(text)) if span is not None and quotes else anchor


def _date(found: DateMention, text: str) -> DateMention:
    time = found.time and replace(found.time, text=found.time.span.of(text))
    return replace(found, text=found.span.of(text), time=time)


def _event(event: Event, text: str) -> Event:
    return replace(event, claims=tuple(_claim(claim, text) for claim in event.claims))


def _claim(claim: Claim, text: str) -> Claim:
    quoted = claim.span.of(text)
    at = quoted.replace("\n", " ").replace("\r", " ").find(claim.wording)
    return replace(claim, wording=quoted[at : at + len(claim.wording)]) if at >= 0 else claim
