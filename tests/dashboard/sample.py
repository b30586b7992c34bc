"""Reports made by hand from the nouns of `geo.model`: what the dashboard's tests draw, whatever the reader reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from geo.archive.add import Adder, Reading
from geo.archive.store import open_archive
from geo.model import (
    Actor,
    Anchor,
    Article,
    Claim,
    DateMention,
    Event,
    Locality,
    Participation,
    Place,
    Report,
    Span,
    Toll,
)
from geo.shapes.event_place import located_events, located_localities

TEXT = """A raid by the border

A raid by the border
2 min read
3 May 2020
Aircraft of the United States hit a depot in the town of Albu Kamal, about 20 kilometres from the Iraqi border, on \
Saturday, a local group said.

At least 4 fighters of Kataib Hezbollah were killed, it said. The Observatory put the number at 9, and later at 7.

A spokesman in Washington did not want to comment."""
ALBU_KAMAL = Place("Ālbū Kamāl", 34.45226, 40.91854, "SY", "PPL", 174448, "07", 57572, None, "GeoNames")
WASHINGTON = Place("Washington", 38.89511, -77.03637, "US", "PPLC", 4140963, "DC", 601723, None, "GeoNames")
SYRIA = Place("Syria", 35.0, 38.0, "SY", "PCLI", 163843, None, None, "SY", "GeoNames")
HOSTILE = """<script>document.title='owned'</script> and <img src=x onerror="document.title='owned'">"""


def span(words: str, text: str = TEXT) -> Span:
    """Where `words` stand in `text` for the first time past the head."""
    start = text.index(words)
    return Span(start, start + len(words))


def sample_report(*, title: str = "A raid by the border", article_id: str = "sample", note: str = "") -> Report:
    """An air strike at a town near a border with a disputed toll, and a statement without a place."""
    article = Article(
        id=article_id,
        title=title,
        text=f"{TEXT}\n\n{note}" if note else TEXT,
        published=dt.date(2020, 5, 3),
        publisher=None,
        body=(Span(TEXT.index("Aircraft"), len(TEXT)),),
    )
    localities = located_localities(
        (
            Locality(
                span("in the town of Albu Kamal"),
                "in the town of Albu Kamal",
                "place",
                (Anchor("Albu Kamal", ALBU_KAMAL),),
                inside="SY",
            ),
            Locality(
                span("about 20 kilometres from the Iraqi border"),
                "about 20 kilometres from the Iraqi border",
                "border_distance",
                (Anchor("Iraqi border", None, ("IQ",)),),
                distance_m=20_000.0,
                distance_text="20",
                unit="km",
                hedge="about",
                inside="SY",
            ),
        )
    )
    actors = (
        Actor("united-states", "United States", "state", "US", WASHINGTON, mentions=(span("United States"),)),
        Actor("kataib-hezbollah", "Kataib Hezbollah", "armed_group", "IQ", None, mentions=(span("Kataib Hezbollah"),)),
    )
    claims = (
        Claim("killed", span("At least 4 fighters"), "At least 4 fighters", "asserted", low=4, category="fighters"),
        Claim(
            "killed",
            span("number at 9"),
            "9",
            "reported",
            low=9,
            best=9,
            high=9,
            attributed_to="The Observatory",
            superseded=True,
        ),
        Claim(
            "killed",
            span("later at 7"),
            "7",
            "disputed",
            low=7,
            best=7,
            high=7,
            attributed_to="The Observatory",
            said_on=dt.date(2020, 5, 3),
        ),
    )
    strike = Event(
        id=f"{article_id}-1",
        type="air_strike",
        date_start=dt.date(2020, 5, 2),
        date_end=dt.date(2020, 5, 2),
        date_precision=1,
        site="a depot",
        actors=(
            Participation("united-states", "United States", "attacker"),
            Participation("kataib-hezbollah", "Kataib Hezbollah", "target"),
        ),
        localities=(0, 1),
        claims=claims,
        evidence=(Span(TEXT.index("Aircraft"), TEXT.index("a local group said.") + 19),),
        toll=Toll(4, 7, True),
    )
    words = Event(
        id=f"{article_id}-2",
        type="statement",
        actors=(Participation("united-states", "United States", "speaker"),),
        evidence=(span("A spokesman in Washington did not want to comment."),),
    )
    return Report(
        article=article,
        localities=localities,
        dates=(DateMention(span("Saturday"), "Saturday", dt.date(2020, 5, 2), dt.date(2020, 5, 2), "day", "weekday"),),
        actors=actors,
        events=(*located_events([strike], localities), words),
    )


def sample_reports() -> tuple[Report, Report]:
    """Two articles on the same point, a year apart, the second with a hostile title."""
    first = sample_report()
    second = sample_report(title=HOSTILE, article_id="hostile", note="A later edition.")
    later = tuple(
        replace(event, date_start=dt.date(2021, 5, 2), date_end=dt.date(2021, 5, 2), type="drone_strike")
        if event.date_start
        else event
        for event in second.events
    )
    return first, replace(second, events=later)


def fill(location: Path) -> None:
    """Put the two articles into an archive."""
    adder = Adder(open_archive(location))
    for report in sample_reports():
        adder.take(Reading(report.to_dict()))
    adder.flush()
