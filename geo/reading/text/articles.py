"""A text to an Article: its head (title, standfirst, date, byline) told from its body, its boilerplate left out.

The rules are those of a reader of news pages: lines that are said twice, reading times, links to other articles,
picture credits and calls to follow are no evidence for anything.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.codes import DateSource
from geo.errors import ArticleError
from geo.model import Article
from geo.reading.text.datelines import opens_with_dateline, read_dateline
from geo.reading.text.furniture import is_caption, is_credit, is_furniture
from geo.reading.text.lines import Line, text_lines
from geo.reading.when.bulletin_titles import last_day_covered
from geo.reading.when.date_lines import parse_date_line

MAX_HEAD_LINES = 14
MAX_TITLE = 220
SHORT_BODY_LINE = 100
MIN_TITLE_LETTERS = 8

_BYLINE_PARTS = re.compile(r"\s[|·•/–—-]\s|[|·•]")
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_SOURCE = re.compile(r"sources?\s?:\s?([A-Z][\w .&'’-]{1,60})$", re.IGNORECASE)
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_SAMPLE = 4000


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article from outside its text: its file's metadata, a table's columns, its address.

    ``published`` is a day that the file states as that of publication. ``hints`` are weaker ones, the best first: they
    count only where the text itself tells no day.
    """

    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    hints: tuple[tuple[DateSource, dt.date], ...] = ()


NOTHING_KNOWN = Known()


def read_article(text: str, *, published: dt.date | None = None, known: Known = NOTHING_KNOWN) -> Article:
    """The article that `text` is, with its head read and its evidence (``body``) marked.

    ``text`` is kept as it is: offsets count its characters. The day of publication is `published`, else what `known`
    states, else that of the head's lines, of the dateline, of `known`'s address, of a bulletin's title, of `known`'s
    other hints. Raises ArticleError for binary text.
    """
    if "\x00" in text:
        raise ArticleError("the text holds NUL characters, so it is no article: is it a binary file?")
    lines = text_lines(text)
    title_index = _title_index(lines, known.title)
    title = known.title or (lines[title_index].text if title_index is not None else _short_title(lines))
    head = _read_head(lines, title_index, titled=bool(known.title))
    body_lines = [line for i, line in enumerate(lines) if i not in head.lines and not _no_evidence(line.text)]
    hints = tuple(day for _, day in known.hints)
    dateline, body = read_dateline(text, tuple(line.span for line in body_lines), hints)
    stated: tuple[tuple[DateSource, dt.date | None], ...] = (
        ("given", published),
        ("metadata", known.published),
        ("byline", head.date),
        ("dateline", dateline.day),
        *(hint for hint in known.hints if hint[0] == "url"),
        ("title", last_day_covered(title)),
        *known.hints,
    )
    published_from, day = next(((source, day) for source, day in stated if day), (None, None))
    return Article(
        id=article_id(text),
        title=title,
        text=text,
        standfirst=head.standfirst,
        published=day,
        published_from=published_from,
        publisher=known.publisher or dateline.agency or head.publisher,
        url=known.url,
        dateline=dateline.place,
        language=_language(text),
        body=body,
    )


def article_id(text: str) -> str:
    """What names an article: the same for the same text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _title_index(lines: Sequence[Line], title: str | None) -> int | None:
    """The title is a first line that is short and has something behind it; a text of one paragraph has none.

    Where the title is known from elsewhere, only a first line that repeats it is one.
    """
    if len(lines) < 2 or len(lines[0].text) > MAX_TITLE:
        return None
    first = lines[0].text
    if title:
        return 0 if _same_title(first, title) else None
    repeated = any(line.text == first for line in lines[1:MAX_HEAD_LINES])
    sentence = first.endswith((".", "!", "”", '"')) and not repeated
    return None if sentence or (opens_with_dateline(first) and not first.isupper()) else 0


def _same_title(first: str, title: str) -> bool:
    """Whether a first line is the title, or a shorter or longer form of it."""
    one, other = sorted((_letters(first), _letters(title)), key=len)
    return one == other or (len(one) >= MIN_TITLE_LETTERS and one in other and not first.endswith("."))


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


@dataclass(frozen=True, slots=True)
class _Head:
    """Indexes of the head's lines, and what they tell."""

    lines: frozenset[int] = frozenset()
    standfirst: str | None = None
    date: dt.date | None = None
    publisher: str | None = None


def _read_head(lines: Sequence[Line], title_index: int | None, *, titled: bool) -> _Head:
    """The head of a text: its title if it stands there, and the lines of dates, bylines and credits behind it."""
    if title_index is None and not titled:
        return _Head()
    title = None if title_index is None else lines[title_index].text
    start = 0 if title is None else 1
    marks = set(range(start))
    dates: list[tuple[bool, dt.date]] = []
    publisher = None
    for i, line in enumerate(lines[start:MAX_HEAD_LINES], start=start):
        day = _line_date(line.text)
        if day:
            dates.append((bool(_UPDATED.match(line.text)), day))
        if day or line.text == title or is_furniture(line.text) or is_credit(line.text):
            marks.add(i)
        if source := _SOURCE.match(line.text[:MAX_TITLE]):
            marks.add(i)
            publisher = publisher or source[1].strip(" .")
    standfirst, at = _standfirst(lines, marks) if title is not None else (None, None)
    date = min(dates, key=lambda found: found[0])[1] if dates else None
    return _Head(frozenset(marks if at is None else marks | {at}), standfirst, date, publisher)


def _line_date(line: str) -> dt.date | None:
    """The day in a line of the head: a date alone, or beside an author ("By Ann Lee | 26 February 2021")."""
    if len(line) > SHORT_BODY_LINE:
        return None
    whole = parse_date_line(line)
    if whole or not _BYLINE_PARTS.search(line):
        return whole
    days = {parse_date_line(part) for part in _BYLINE_PARTS.split(line)} - {None}
    return days.pop() if len(days) == 1 else None


def _standfirst(lines: Sequence[Line], marks: set[int]) -> tuple[str | None, int | None]:
    """The line of summary between the title and the head's other lines, and its index."""
    blocks = {lines[i].block for i in marks if i}
    for i in range(1, max(marks, default=0)):
        if i in marks:
            continue
        if lines[i].block in blocks and len(lines[i].text) <= MAX_TITLE and i <= 4:
            return lines[i].text, i
        if len(lines[i].text) > SHORT_BODY_LINE:
            break
    return None, None


def _no_evidence(line: str) -> bool:
    return is_furniture(line) or is_caption(line)


def _short_title(lines: Sequence[Line]) -> str:
    """A title for a text that has none: its first words."""
    first = lines[0].text if lines else ""
    return first if len(first) <= 80 else first[:79].rsplit(" ", 1)[0] + "…"


def _language(text: str) -> str:
    """A language code from the script of the letters; Latin letters count as English, the reader's language."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "en"
    if not any(script.search(sample) for _, script in _SCRIPTS):
        return "en"
    letters = "".join(filter(str.isalpha, sample))
    for code, script in _SCRIPTS:
        if len(script.findall(letters)) * 2 > len(letters) > 0:
            return code
    return "en"
