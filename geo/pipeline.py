"""One text to one report: the parts of the house in the order in which data flows through them."""

from __future__ import annotations

import atexit
import datetime as dt
import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from geo import settings
from geo.errors import ArticleError, DateError, GeoError, quoted
from geo.model import Actor, Article, DateMention, Event, Locality, Report, Span, Toponym
from geo.places.gazetteer import gazetteer
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.folders import article_files
from geo.reading.files.opening import documents, documents_of
from geo.reading.files.sources import Readable
from geo.reading.names.cast import Cast, named_for_actors, read_cast
from geo.reading.names.crowds import with_crowds
from geo.reading.names.toponyms import find_toponyms
from geo.reading.text.articles import NOTHING_KNOWN, Known, article_id, read_article
from geo.reading.text.descriptions import is_description
from geo.reading.text.lines import unbroken
from geo.reading.text.numbers import find_quantities
from geo.reading.text.quoting import as_it_stands
from geo.reading.text.sentences import quotations, sentences
from geo.reading.text.tokens import first_tokens
from geo.reading.what.attribution import voices
from geo.reading.what.chunks import Mentions, chunked
from geo.reading.what.claims import casualty_claims
from geo.reading.what.drafts import Findings
from geo.reading.what.events import build_events
from geo.reading.what.sections import sections
from geo.reading.what.statements import responsibilities, utterances
from geo.reading.what.targets import with_same_forces
from geo.reading.what.triggers import attack_mentions
from geo.reading.when.dates import find_dates, is_ambiguous
from geo.reading.when.usage import country_of_publisher, puts_day_first
from geo.reading.where.agreement import settled
from geo.reading.where.localities import find_localities
from geo.reading.where.phrases import dateline_town
from geo.shapes.event_place import located_events, located_localities

OnError = Callable[[Path, GeoError], None]


def read(text: str, *, published: dt.date | str | None = None) -> Report:
    """Read one article: who did what to whom, when and where, each with the words that say so.

    `published` (a date or YYYY-MM-DD) is what weekdays are read beside; without it the article's own date is.
    Offsets in the report count characters of `text`. Raises ArticleError for a text that is no article (binary, or
    longer than the setting ``article_max_bytes``), DateError for a date that is none.
    """
    return _read(text, published=published)


def read_document(document: Document, *, published: dt.date | str | None = None) -> Report:
    """Read one document of a file, with what the file says of it. Raises as `read` does."""
    report = _read(document.text, published=published, known=document.known)
    return replace(report, notes=(*document.notes, *report.notes)) if document.notes else report


def _read(text: str, *, published: dt.date | str | None, known: Known = NOTHING_KNOWN) -> Report:
    limit = settings.integer("article_max_bytes")
    if len(text) > limit:
        raise ArticleError(f"the text has {len(text)} characters; an article has at most {limit}")
    part = first_tokens(text, settings.integer("article_max_words"))
    article = read_article(part, published=parse_date(published), known=known)
    flat = unbroken(part, article.body)
    if part is not text:
        article = replace(article, id=article_id(text), text=text)
    names = find_toponyms(flat)
    cast = read_cast(flat, article.body, names)
    toponyms = named_for_actors(names, cast)
    localities = settled(find_localities(flat, toponyms, spans=article.body), one_place=is_description(text))
    day_first = puts_day_first(_country_of(article, flat, toponyms))
    dates = find_dates(flat, (*_head(article), *article.body), published=article.published, day_first=day_first)
    events, actors = _read_events(replace(article, text=flat), cast, dates, localities, toponyms)
    placed = located_localities(localities)
    report = Report(
        article=article,
        toponyms=toponyms,
        localities=placed,
        dates=dates,
        actors=actors,
        events=located_events(events, placed),
        notes=(*_left_out(part, text), *_notes(article, dates)),
    )
    _keep_first_tables()
    return report if flat is text else as_it_stands(report)


def _head(article: Article) -> Iterator[Span]:
    """Title, standfirst and dateline where they stand before the body: they are dated, though no evidence."""
    at, behind = 0, article.body[0].start if article.body else 0
    for words in (article.title, article.standfirst):
        start = article.text.find(words, at, behind) if words else -1
        if words and start >= 0:
            at = start + len(words)
            yield Span(start, at)
    line = article.text.rfind("\n", 0, behind) + 1
    if article.dateline and at <= line < behind:
        yield Span(line, behind)


def _country_of(article: Article, flat: str, toponyms: Sequence[Toponym]) -> str | None:
    """The ISO code of the country whose usage the text follows: the publisher's, else the dateline's."""
    town = dateline_town(flat, toponyms, article.body)
    dateline = town.place.country if town is not None and town.place is not None else None
    return country_of_publisher(article.publisher, article.url) or dateline


def read_file(path: Path | str, *, published: dt.date | str | None = None) -> Report:
    """Read a file that holds one article. Raises ArticleError, also for a file of several."""
    first, *others = islice(documents(Path(path)), 2)
    if others:
        raise ArticleError(f"{Path(path).name} holds several articles: read it with read_path")
    if isinstance(first, LeftOut):
        raise first.error(Path(path).name)
    return read_document(first, published=published)


def read_path(
    path: Path | str, *, published: dt.date | str | None = None, on_error: OnError | None = None
) -> Iterator[Report]:
    """Read a file, every article of a folder in name order, or what a pattern with * matches: one report an article.

    Reports come one at a time and none is kept, so that an archive of any size can be read. A file that is no article,
    and a row that holds none, go to `on_error` and the others go on; without `on_error` their ArticleError is raised.
    """
    day = parse_date(published)
    for file in article_files(Path(path)):
        yield from _read_documents(documents(file), file, published=day, on_error=on_error)


def read_stream(
    stream: Readable, *, published: dt.date | str | None = None, on_error: OnError | None = None
) -> Iterator[Report]:
    """Read what an open stream of bytes (standard input) holds, in any of the formats; otherwise as `read_path`."""
    name = Path("standard input")
    found = documents_of(stream, name.name)
    yield from _read_documents(found, name, published=parse_date(published), on_error=on_error)


def _read_documents(
    found: Iterator[Document | LeftOut], file: Path, *, published: dt.date | None, on_error: OnError | None
) -> Iterator[Report]:
    """The reports of one file's documents, with what is wrong with some of them told to `on_error`."""
    while True:
        try:
            item = next(found, None)
            if item is None:
                return
            report = _read_item(item, file, published)
        except GeoError as error:
            if on_error is None:
                raise
            on_error(file, error)
        else:
            yield report


def _read_item(item: Document | LeftOut, file: Path, published: dt.date | None) -> Report:
    """The report of a document. Raises ArticleError, which names file and row."""
    if isinstance(item, LeftOut):
        raise item.error(file.name)
    try:
        return read_document(item, published=published)
    except GeoError as error:
        where = file.name if item.row is None else f"{file.name}, row {item.row}"
        raise ArticleError(f"{where}: {error}") from None


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
        sections=sections(read_sentences),
        published=article.published,
        reporters=cast.reporters,
    )
    events = build_events(findings, article_id=article.id, name_of=cast.name_of)
    return with_same_forces(events, actors, text)


# What the user should know of a day of publication that is not said to be one.
_WEAK_DAYS = {
    "title": "The bulletin's title ends with the day {day}, which was taken for that of publication.",
    "page": "The page shows the day {day}, which was taken for that of publication.",
    "file": "The file was made on {day}, which was taken for the day of publication.",
}


def _left_out(part: str, text: str) -> Iterator[str]:
    """A sentence where only the first part of a text was read."""
    if part is not text:
        yield f"The text is very long: only its first {len(part):,} characters of {len(text):,} were read."


def _notes(article: Article, dates: tuple[DateMention, ...]) -> tuple[str, ...]:
    """What the user should know of what could not be read, or only by a weak sign."""
    if article.published_from in _WEAK_DAYS:
        return (
            f"{_WEAK_DAYS[article.published_from].format(day=article.published)} If not, give it with --published.",
            *_two_ways(dates),
        )
    open_words = sorted({date.text for date in dates if date.value is None})
    if open_words and article.published is None:
        words = ", ".join(open_words[:5])
        said = f"No publication date was found, so these words fix no day: {words}. Give it with --published."
        return (said, *_two_ways(dates))
    return tuple(_two_ways(dates))


def _two_ways(dates: tuple[DateMention, ...]) -> Iterator[str]:
    """A sentence for every date by numbers in which either number could be the month."""
    for date in dates:
        if is_ambiguous(date):
            known = "beside other days or by its country's usage it was read as" if date.value else "it fixes no day"
            yield f"{date.text} can be read in two ways; {known} {date.value or ''}".rstrip() + "."


def warm_up(progress: Callable[[float, str], None] | None = None) -> None:
    """Build what the first start has to build (the place index), telling `progress` (0 to 1, words) how far it is."""
    gazetteer(progress)


@cache
def _keep_first_tables() -> None:
    """The same once, for programs that know nothing of it: the first article has loaded most of the tables."""
    keep_tables()


def keep_tables() -> None:
    """Tell the garbage collector that what is loaded now stays: for programs that read many articles, after the first.

    Its full collections look through all tables again, which takes a sixth of the time of reading, and 100 ms of every
    click of the page. At its end the program lets go of them again: libraries print what they find left over.
    """
    gc.collect()
    gc.freeze()
    atexit.unregister(gc.unfreeze)
    atexit.register(gc.unfreeze)
