"""What stays the same: an article over its versions, an event over all readings of its article.

An article is known by its text (hash of the content, then of its letters and digits alone). A changed text is a new
version of an article when it has its address, or shares a good part of its words with one of the same file, or of the
same headline, publisher and day. An event is known by what it is (type, day, place) and by the words that tell of it,
so that a better reader, or a mended article, finds the event again that a person corrected.
"""

from __future__ import annotations

import hashlib
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from geo.codes import fineness
from geo.model import Json

ID_DIGITS = 16
HASH_DIGITS = 32
QUOTE_CHARACTERS = 200
BETWEEN_PLACES = "; "
SHINGLE_WORDS = 4
SAME_ARTICLE_OVERLAP = 0.3
"""Share of the smaller text's word sequences that a changed version keeps at least."""


@dataclass(frozen=True, slots=True)
class EventMark:
    """What an event is known by. Dates as YYYY-MM-DD."""

    event_id: str
    type: str
    date_start: str | None
    place: str | None
    quote: str

    @property
    def what(self) -> tuple[str, str | None, frozenset[str]]:
        """Type, first day and the words of its places."""
        return self.type, self.date_start, frozenset((self.place or "").split(BETWEEN_PLACES))


def digest(data: str | bytes, *, digits: int = HASH_DIGITS) -> str:
    """SHA-256 in `digits` hex digits; of a text, of its UTF-8."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()[:digits]


def letters(text: str) -> str:
    """Letters and digits of `text` alone, compatibility forms and case folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def overlap(one: str, other: str) -> float:
    """Share (0 to 1) of the smaller text's sequences of four words that the other has too."""
    a, b = _shingles(one), _shingles(other)
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def quote_of(event: Json) -> str:
    """The words that an event of a report is known by: its first evidence, folded to letters and digits."""
    evidence = event.get("evidence") or ()
    return letters(str(evidence[0]["text"]))[:QUOTE_CHARACTERS] if evidence else ""


def place_of(event: Json, localities: Sequence[Json]) -> str | None:
    """The localities of an event of a report in the words of the text, in their order; None if it has none."""
    return _in_words(_localities_of(event, localities))


def finest_place_of(event: Json, localities: Sequence[Json]) -> str | None:
    """As `place_of`, but the one that tells most first: a town before its province before its country."""
    return _in_words(sorted(_localities_of(event, localities), key=_fineness))


def _localities_of(event: Json, localities: Sequence[Json]) -> list[Json]:
    return [localities[i] for i in event["localities"] if i < len(localities)]


def _in_words(localities: Sequence[Json]) -> str | None:
    return BETWEEN_PLACES.join(dict.fromkeys(str(locality["text"]) for locality in localities)) or None


def _fineness(locality: Json) -> tuple[int, float]:
    where = locality["georeference"]
    if where is None:
        return fineness("unknown", math.inf)
    return fineness(where["precision_level"], float(where["coordinateUncertaintyInMeters"]))


def event_ids(report: Json, article_id: str, known: Sequence[EventMark] = ()) -> list[str]:
    """An id for each event of `report`, as `ids_of` gives it."""
    return ids_of(event_marks(report), article_id, known)


def event_marks(report: Json) -> list[EventMark]:
    """What the events of a report are known by, without an id."""
    return [
        EventMark("", e["type"], e["date_start"], place_of(e, report["localities"]), quote_of(e))
        for e in report["events"]
    ]


def ids_of(marks: Sequence[EventMark], article_id: str, known: Sequence[EventMark] = ()) -> list[str]:
    """An id for each event of `marks`: that of the event of `known` (earlier readings) that it is, else a new one.

    New ids are made of the article's id, the event's type, day and place, and a number among equals: two archives
    that read the same article give the same ids.
    """
    found: dict[int, str] = {}
    for sameness in _SAMENESS:
        _match(marks, known, found, sameness)
    taken = {mark.event_id for mark in known}
    for i, mark in enumerate(marks):
        if i not in found:
            found[i] = _new_id(article_id, mark, taken)
            taken.add(found[i])
    return [found[i] for i in range(len(marks))]


def _quoted_type(mark: EventMark) -> Hashable | None:
    return (mark.quote, mark.type) if mark.quote else None


def _quote(mark: EventMark) -> Hashable | None:
    return mark.quote or None


def _type_and_day(mark: EventMark) -> Hashable | None:
    return (mark.type, mark.date_start) if mark.date_start else None


_SAMENESS: tuple[tuple[Callable[[EventMark], Hashable | None], bool], ...] = (
    (lambda mark: (mark.what, mark.quote), False),
    (_quoted_type, False),
    (_quote, False),
    (lambda mark: mark.what, False),
    (_type_and_day, True),
)
"""What two marks must share to be one event, the strictest first, and whether only a single pair may share it."""


def _match(
    marks: Sequence[EventMark],
    known: Sequence[EventMark],
    found: dict[int, str],
    sameness: tuple[Callable[[EventMark], Hashable | None], bool],
) -> None:
    """Give the ids of `known` to the marks that share with them what `sameness` asks, in order, into `found`."""
    key, single = sameness
    used = set(found.values())
    free: dict[Hashable, list[str]] = {}
    for mark in known:
        if mark.event_id not in used and (asked := key(mark)) is not None:
            free.setdefault(asked, []).append(mark.event_id)
    wanted = Counter(key(mark) for i, mark in enumerate(marks) if i not in found)
    for i, mark in enumerate(marks):
        candidates = free.get(key(mark), []) if i not in found else []
        if candidates and (not single or (len(candidates) == 1 and wanted[key(mark)] == 1)):
            found[i] = candidates.pop(0)


def _new_id(article_id: str, mark: EventMark, taken: set[str]) -> str:
    number = 0
    while True:
        words = "\x1f".join([article_id, mark.type, mark.date_start or "", mark.place or "", str(number)])
        event_id = digest(words, digits=ID_DIGITS)
        if event_id not in taken:
            return event_id
        number += 1


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)} or {tuple(words)}
