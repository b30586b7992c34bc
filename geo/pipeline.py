"""One text to one report: the parts of the house in the order in which data flows through them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from geo import settings
from geo.errors import ArticleError, DateError, GeoError, quoted
from geo.model import Actor, Article, DateMention, Event, Locality, Report, Toponym
from geo.places.gazetteer import gazetteer
from geo.reading.names.cast import Cast, named_for_actors, read_cast
from geo.reading.names.crowds import with_crowds
from geo.reading.names.toponyms import find_toponyms
from geo.reading.text.articles import read_article
from geo.reading.text.descriptions import is_description
from geo.reading.text.files import article_files, read_text
from geo.reading.text.numbers import find_quantities
from geo.reading.text.sentences import quotations, sentences
from geo.reading.what.attribution import voices
from geo.reading.what.chunks import Mentions, chunked
from geo.reading.what.claims import casualty_claims
from geo.reading.what.events import Findings, build_events
from geo.reading.what.statements import responsibilities, utterances
from geo.reading.what.triggers import attack_mentions
from geo.reading.when.dates import find_dates
from geo.reading.where.agreement import settled
from geo.reading.where.localities import find_localities
from geo.shapes.event_place import located_event, located_localities

OnError = Callable[[Path, GeoError], None]


def read(text: str, *, published: dt.date | str | None = None) -> Report:
    """Read one article: who did what to whom, when and where, each with the words that say so.

    `published` (a date or YYYY-MM-DD) is what weekdays are read beside; without it the article's own date is.
    Offsets in the report count characters of `text`. Raises ArticleError for a text that is no article (binary, or
    longer than the setting ``article_max_bytes``), DateError for a date that is none.
    """
    limit = settings.integer("article_max_bytes")
    if len(text) > limit:
        raise ArticleError(f"the text has {len(text)} characters; an article has at most {limit}")
    article = read_article(text, published=parse_date(published))
    names = find_toponyms(text)
    cast = read_cast(text, article.body, names)
    toponyms = named_for_actors(names, cast)
    localities = settled(find_localities(text, toponyms, spans=article.body), one_place=is_description(text))
    dates = find_dates(text, article.body, published=article.published)
    events, actors = _read_events(article, cast, dates, localities, toponyms)
    placed = located_localities(localities)
    return Report(
        article=article,
        toponyms=toponyms,
        localities=placed,
        dates=dates,
        actors=actors,
        events=tuple(located_event(event, placed) for event in events),
        notes=_notes(article, dates),
    )


def read_file(path: Path | str, *, published: dt.date | str | None = None) -> Report:
    """Read one file as an article. Raises ArticleError."""
    return read(read_text(Path(path)), published=published)


def read_path(
    path: Path | str, *, published: dt.date | str | None = None, on_error: OnError | None = None
) -> Iterator[Report]:
    """Read a file, or every article of a folder in name order: one report an article.

    A file that is no article goes to `on_error` and the others go on; without `on_error` its ArticleError is raised.
    """
    for file in article_files(Path(path)):
        try:
            report = read_file(file, published=published)
        except GeoError as error:
            if on_error is None:
                raise
            on_error(file, error)
        else:
            yield report


def parse_date(value: dt.date | str | None) -> dt.date | None:
    """A date from YYYY-MM-DD. Raises DateError, which quotes what was given."""
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise DateError(f"{quoted(value)} is no date: write it as YYYY-MM-DD, for example 2021-02-26") from None


def _read_events(
    article: Article,
    cast: Cast,
    dates: tuple[DateMention, ...],
    localities: tuple[Locality, ...],
    toponyms: tuple[Toponym, ...],
) -> tuple[tuple[Event, ...], tuple[Actor, ...]]:
    """The events of the article, and everybody who is in its cast, people without a name included."""
    text = article.text
    found = Mentions(
        actors=cast.mentions,
        toponyms=toponyms,
        dates=dates,
        quantities=find_quantities(text, spans=article.body),
        localities=localities,
        quotations=quotations(text, article.body),
    )
    pieces = chunked(text, sentences(text, article.body), article.body, found)
    read_sentences, actors = with_crowds(pieces, cast.actors)
    cast = replace(cast, actors=actors)
    spoken = voices(read_sentences, cast.names)
    findings = Findings(
        sentences=read_sentences,
        mentions=attack_mentions(read_sentences),
        claims=casualty_claims(read_sentences, spoken),
        utterances=utterances(read_sentences, spoken, cast.reporters),
        responsibilities=responsibilities(read_sentences, spoken),
        localities=localities,
        parents=cast.parents,
        kinds={actor.id: actor.kind for actor in actors},
    )
    return build_events(findings, article_id=article.id, name_of=cast.name_of), actors


def _notes(article: Article, dates: tuple[DateMention, ...]) -> tuple[str, ...]:
    """What the user should know of what could not be read."""
    open_words = sorted({date.text for date in dates if date.value is None})
    if open_words and article.published is None:
        words = ", ".join(open_words[:5])
        return (f"No publication date was found, so these words fix no day: {words}. Give it with --published.",)
    return ()


def warm_up(progress: Callable[[float, str], None] | None = None) -> None:
    """Build what the first start has to build (the place index), telling `progress` (0 to 1, words) how far it is."""
    gazetteer(progress)
