"""Datelines: the place, agency and day with which the first paragraph of a report begins ("KYIV, May 3 (AP) — …")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import Span
from geo.places.senses import name_of
from geo.reading.when.calendar import MONTHS
from geo.reading.when.date_lines import parse_date_line

MAX_DAYS_TO_HINT = 200
_LONGEST = 140
_LEAST_PROSE = 15
"""Characters behind a dateline in small letters: "Sadr City – Baghdad" has none."""

# For example: BAGHDAD, 30 December 2019 - … or KYIV, Ukraine, May 3 (AP) — …
_CAPITALS = re.compile(
    r"(?P<place>[A-Z][A-Z'’ .-]{1,40}(?:/[A-Z'’ .-]{2,40})?(?:,\s?[A-Z][A-Za-z .'’-]{2,30})?)"
    r"(?P<rest>(?:[,\s]+[\w.,/ ]{3,30}?)?)\s*(?:\((?P<agency>[A-Za-z][\w .]{1,28})\))?\s*(?:--\s?|[-–—:]\s)"
)
# Of aid and rights organisations: (Bogotá, February 2, 2021) – …
_BRACKETED = re.compile(
    r"\((?P<place>[A-Z][A-Za-zÀ-ÿ'’ .-]{1,40}?),\s(?P<rest>[\w.,/ ]{3,30}?)\)\s*(?P<agency>)(?:--|[-–—:])\s"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# Lagos, June 3 (IANS) … or Johannesburg – … or Kabul: …
_MIXED = re.compile(
    r"(?P<place>[A-Z][\w'’.-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,2})(?:,\s(?!" + _MONTH + r")[A-Z][\w'’-]{2,30})?"
    r"(?:,\s(?P<rest>" + _MONTH + r"\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s" + _MONTH + r"(?:\s\d{4})?))?"
    r"(?:\s\((?P<agency>[A-Z][A-Za-z][\w.\s-]{0,26})\)(?:\s?(?:-{1,3}|[–—:]))?|"
    r"\s?[–—]|\s--{1,2}|(?P<hyphen>\s-)|(?P<colon>\s?:))"
    r"\s+(?=[“\"A-Z\d])"
)
_LABELLED = re.compile(r"[A-Z][\w'’ -]{1,40}\s?:\s")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the start of the first paragraph tells."""

    place: str | None = None
    agency: str | None = None
    day: dt.date | None = None


def opens_with_dateline(line: str) -> bool:
    """Whether a line begins with a dateline in capitals."""
    return _CAPITALS.match(line) is not None


def read_dateline(text: str, body: tuple[Span, ...], hints: Sequence[dt.date]) -> tuple[Dateline, tuple[Span, ...]]:
    """Dateline place, agency and date at the start of the first body paragraph, and the body without them.

    A date without a year is that of the last such day up to a hint's.
    """
    if not body:
        return Dateline(), body
    first = body[0]
    end = min(first.end, first.start + _LONGEST)
    match = _CAPITALS.match(text, first.start, end) or _BRACKETED.match(text, first.start, end)
    match = match or _in_small_letters(text, body)
    if not match:
        return Dateline(), body
    place, rest = match["place"].strip(" ,."), (match["rest"] or "").strip(" ,")
    head, comma, tail = place.rpartition(",")
    if comma and tail.strip(" .").lower() in MONTHS:
        place, rest = head.strip(" ,."), f"{tail} {rest}".strip(" ,")
    elif not rest:
        rest = tail
    day = parse_date_line(rest) or next(filter(None, (_day_up_to(rest, hint) for hint in hints)), None)
    return Dateline(place, match["agency"] or None, day), (Span(match.end(), first.end), *body[1:])


def _in_small_letters(text: str, body: tuple[Span, ...]) -> re.Match[str] | None:
    """A dateline that is not in capitals: a town's name with an agency, a day or a dash. Behind a colon it is one only
    where no other paragraph has the like: those of a bulletin say where something happened."""
    first = body[0]
    match = _MIXED.match(text, first.start, min(first.end, first.start + _LONGEST))
    if match is None or first.end - match.end() < _LEAST_PROSE:
        return None
    name = name_of(match["place"])
    if name is None or name.best.kind != "town":
        return None
    if match["rest"] or not (match["colon"] or match["hyphen"]):
        return match
    if match["hyphen"]:
        return None  # "Obo - Djemah road"
    alone = len(body) > 1 and not any(_LABELLED.match(text, span.start, span.end) for span in body[1:])
    return match if alone else None


def _day_up_to(words: str, hint: dt.date) -> dt.date | None:
    """The day that a date without a year is, if it lies in the months before `hint`, or a day behind it."""
    for year in (hint.year, hint.year - 1):
        day = parse_date_line(f"{words.replace('.', '')} {year}")
        if day and -1 <= (hint - day).days <= MAX_DAYS_TO_HINT:
            return day
    return None
