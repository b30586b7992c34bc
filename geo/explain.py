"""A report told on a terminal: the article with its finds underlined, each find with its rule, then the events.

Everything that comes from the article passes `geo.terminal.safe`, and the length of the output is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from geo.model import Claim, Event, Georeference, Participation, Report, Span
from geo.reading.when.dates import EXPLAINED
from geo.terminal import Cell, cells, columns, safe, turns_direction, wrapped

MAX_CHARACTERS, MAX_FINDS, MAX_WORDS, MAX_EVENTS, MAX_REMARKS = 20_000, 200, 120, 50, 300
MIN_WIDTH, MAX_WIDTH = 40, 120
# Kind of find: its mark beneath plain text, its colour (SGR 30-37), the name it is listed under. Where finds lie over
# each other the later kind is shown.
KINDS: dict[str, tuple[str, int, str]] = {
    "claim": ("c", 35, "claim"),
    "locality": ("l", 36, "locality"),
    "actor": ("a", 33, "actor"),
    "toponym": ("p", 32, "place name"),
    "date": ("d", 34, "date"),
}
# What the rules of a kind of locality, claim, or use of a name say.
_LOCALITY_RULES = {
    "place": "a place by its name",
    "part_of": "a part of a place",
    "near": "near a place",
    "offset": "a distance from a place",
    "offset_heading": "a distance and a direction from a place",
    "offset_orthogonal": "two distances at right angles from a place",
    "between": "between two places",
    "along": "along a road, river or border",
    "border_distance": "a distance from a border",
    "border_zone": "at a border",
    "off_coast": "off a coast",
}
_USE_RULES = {
    "location": "a name where something is",
    "actor": "a name for those who act there",
    "modifier": "a word that tells of which country or place",
}
_MODALITY_RULES = {
    "asserted": "the article says it itself",
    "reported": "somebody says it",
    "denied": "somebody denies it",
    "disputed": "somebody doubts it",
    "hypothetical": "it is supposed",
}


@dataclass(frozen=True, slots=True)
class Find:
    """One find as it is listed: its kind, words, value and rule."""

    kind: str
    span: Span
    value: str
    rule: str


def explained(report: Report, *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """The lines that explain a report, `width` columns wide; with `colour` ANSI colours underline the finds."""
    width = min(MAX_WIDTH, max(MIN_WIDTH, width))
    article = report.article
    finds = sorted(_finds(report), key=lambda find: (find.span, find.kind))
    yield from _flowing(f"{article.title or 'no title'}", width, bold=colour)
    told = f"published {article.published or 'unknown'}; publisher {article.publisher or 'unknown'}; id {article.id}"
    yield from _flowing(told, width)
    yield ""
    yield from _text(article.text, finds, width, colour=colour)
    if not colour:
        yield from _flowing("Marks: " + ", ".join(f"{mark} {name}" for mark, _, name in KINDS.values()), width)
    yield from _listed(article.text, finds, width)
    for number, event in enumerate(report.events[:MAX_EVENTS], start=1):
        yield ""
        yield from _event(report, event, number, width)
    if len(report.events) > MAX_EVENTS:
        yield f"… and {len(report.events) - MAX_EVENTS} more events"
    yield from _steps(report, width)
    for note in report.notes:
        yield from _flowing(f"Note: {note}", width)


# --- the text -------------------------------------------------------------------------------------------------


def _text(text: str, finds: Sequence[Find], width: int, *, colour: bool) -> Iterator[str]:
    """The article's lines, the finds underlined by colour or by a line of marks; between brackets in lines that a
    terminal turns from right to left."""
    part = text[:MAX_CHARACTERS]
    kinds = _kinds_of_characters(len(part), finds)
    at = 0
    for raw in part.splitlines(keepends=True):
        line = raw.rstrip()
        marks = [KINDS[kind][0] if kind else " " for kind in kinds[at : at + len(line)]]
        turned = turns_direction(line)
        shown = cells(line, marks)
        for row in wrapped(_bracketed(shown) if turned and not colour else shown, width):
            yield _coloured(row) if colour else "".join(what for what, _ in row).rstrip()
            if not colour and not turned and any(mark != " " for _, mark in row):
                yield _marked(row)
        if not line:
            yield ""
        at += len(raw)
    if len(text) > len(part):
        yield f"… {len(text) - len(part):,} more characters are not shown"
    yield ""


def _kinds_of_characters(length: int, finds: Sequence[Find]) -> list[str]:
    kinds = [""] * length
    order = list(KINDS)
    for find in sorted(finds, key=lambda find: order.index(find.kind)):
        end = min(find.span.end, length)
        if find.span.start < end:
            kinds[find.span.start : end] = [find.kind] * (end - find.span.start)
    return kinds


def _marked(row: Sequence[Cell]) -> str:
    """A line of marks as wide as the row above it."""
    return "".join(mark * sum(columns(c) for c in what) for what, mark in row).rstrip()


def _bracketed(row: Sequence[Cell]) -> list[Cell]:
    found: list[Cell] = []
    for mark, group in groupby(row, key=lambda cell: cell[1]):
        inside = list(group)
        found += inside if mark == " " else [("[", " "), *inside, ("]", " ")]
    return found


def _coloured(row: Sequence[Cell]) -> str:
    colours = {mark: colour for mark, colour, _ in KINDS.values()}
    parts = []
    for mark, group in groupby(row, key=lambda cell: cell[1]):
        words = "".join(what for what, _ in group)
        parts.append(words if mark == " " else f"\x1b[4;{colours[mark]}m{words}\x1b[0m")
    return "".join(parts)


# --- the finds ------------------------------------------------------------------------------------------------


def _finds(report: Report) -> Iterator[Find]:
    for date in report.dates:
        days = (
            "no day" if date.value is None else f"{date.value}" + (f" to {date.end}" if date.end != date.value else "")
        )
        time = f", {date.time.text}" if date.time else ""
        yield Find("date", date.span, f"{days} ({date.precision}{time})", f"{date.rule}: {EXPLAINED[date.rule]}")
    for name in report.toponyms:
        place = name.place
        value = (
            f"{place.name}, {place.country or 'no country'} ({place.lat:.3f}, {place.lon:.3f})" if place else "unknown"
        )
        yield Find("toponym", name.span, value, f"{name.use}: {_USE_RULES[name.use]}")
    for locality in report.localities:
        place_found = locality.georeference
        value = _where(place_found) if place_found else "no place"
        protocol = f"; {place_found.protocol}" if place_found else ""
        yield Find("locality", locality.span, value, f"{locality.kind}: {_LOCALITY_RULES[locality.kind]}{protocol}")
    for actor in report.actors:
        known = "in the list of actors" if actor.known else "known by its form in the text"
        for span in actor.mentions:
            yield Find("actor", span, actor.name, f"{actor.kind}: {known}")
    for claim in dict.fromkeys(claim for event in report.events for claim in event.claims):
        yield Find("claim", claim.span, _claimed(claim), f"{claim.modality}: {_MODALITY_RULES[claim.modality]}")


def _listed(text: str, finds: Sequence[Find], width: int) -> Iterator[str]:
    for find in finds[:MAX_FINDS]:
        words = safe(find.span.of(text), MAX_WORDS)
        head = f"{find.span.start}-{find.span.end} {KINDS[find.kind][2]} “{words}”"
        yield from _flowing(f"{head} = {safe(find.value, MAX_REMARKS)}  [{find.rule}]", width, indent=2)
    if len(finds) > MAX_FINDS:
        yield f"… and {len(finds) - MAX_FINDS} more finds"


def _claimed(claim: Claim) -> str:
    numbers = [
        f"{name} {n}" for name, n in (("low", claim.low), ("best", claim.best), ("high", claim.high)) if n is not None
    ]
    told = [claim.kind, *numbers, claim.category or ""]
    told.append(f"says {claim.attributed_to}" if claim.attributed_to else "")
    told.append(f"on {claim.said_on}" if claim.said_on else "")
    told += ["superseded"] if claim.superseded else []
    told += ["part of another number"] if claim.part else []
    return " ".join(word for word in told if word)


def _where(place: Georeference) -> str:
    return f"{place.lat:.4f}, {place.lon:.4f} within {place.uncertainty_m / 1000:.1f} km ({place.precision_level})"


# --- the events -----------------------------------------------------------------------------------------------


def _event(report: Report, event: Event, number: int, width: int) -> Iterator[str]:
    text = report.article.text
    yield from _flowing(f"Event {number}: {event.type}, {event.status}", width)
    yield from _field("who", [_who(actor) for actor in event.actors], width)
    yield from _field("what", [event.site or ""], width)
    yield from _field("when", [_when(report, event)], width)
    quoted = [f"“{report.localities[i].text}”" for i in event.localities]
    place = [f"at {_where(event.georeference)}"] if event.georeference else ["no place"]
    yield from _field("where", [*quoted, *place], width)
    for claim in event.claims:
        yield from _field("claim", [f"“{safe(claim.wording, MAX_WORDS)}”: {_claimed(claim)}"], width)
    for check in event.checks:
        yield from _field("check", [check.sentence], width)
    for span in event.evidence[:MAX_EVENTS]:
        yield from _field("words", [f"{span.start}-{span.end} “{safe(span.of(text), MAX_WORDS)}”"], width)


def _who(actor: Participation) -> str:
    return f"{actor.role} {actor.name}"


def _when(report: Report, event: Event) -> str:
    """The days of an event, and the date words of its evidence that give them."""
    if event.date_start is None:
        return "not said"
    days = f"{event.date_start}" + (f" to {event.date_end}" if event.date_end != event.date_start else "")
    givers = [date for date in report.dates if (date.value, date.end) == (event.date_start, event.date_end)]
    inside = [date for date in givers if any(span.covers(date.span) for span in event.evidence)]
    source = next(iter(inside or givers), None)
    words = f", from “{source.text}” at {source.span.start} [{source.rule}]" if source else ""
    return f"{days}{words}; UCDP date precision {event.date_precision}"


def _steps(report: Report, width: int) -> Iterator[str]:
    """The georeference remarks of the events' localities, step by step."""
    used = sorted({index for event in report.events[:MAX_EVENTS] for index in event.localities})
    placed = [
        (found.text, found.georeference.remarks)
        for found in map(report.localities.__getitem__, used)
        if found.georeference
    ]
    for words, remarks in list(dict.fromkeys(placed))[:MAX_EVENTS]:
        yield ""
        yield from _flowing(f"How “{safe(words, MAX_WORDS)}” was put on the map:", width)
        for number, remark in enumerate(remarks, start=1):
            yield from _flowing(f"  {number}. {safe(remark, MAX_REMARKS)}", width, indent=5)


def _field(name: str, values: Sequence[str], width: int) -> Iterator[str]:
    told = "; ".join(safe(value, MAX_REMARKS) for value in values if value)
    if told:
        yield from _flowing(f"  {name}: {told}", width, indent=4)


def _flowing(text: str, width: int, *, indent: int = 0, bold: bool = False) -> Iterator[str]:
    """`text` in rows of `width` columns, those after the first moved in by `indent`."""
    line = safe(text)
    rows = wrapped([(character, " ") for character in line], width - indent)
    for number, row in enumerate(rows):
        words = "".join(character for character, _ in row).rstrip()
        shown = (" " * indent if number else "") + words
        yield f"\x1b[1m{shown}\x1b[0m" if bold else shown
