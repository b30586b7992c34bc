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

from geo.errors import ArticleError
from geo.model import Article, Span
from geo.reading.when.date_lines import parse_date_line

MAX_HEAD_LINES = 14
MAX_TITLE = 220
MAX_LINE_FOR_RULES = 400
SHORT_BODY_LINE = 100

# Lines that are furniture of the page. Anchored at both ends or at the start; no nested repetition.
_FURNITURE = re.compile(
    r"(?:\d{1,3}\s*-?\s*min(?:ute)?s?\.?\s+read\b.{0,20}$"
    r"|(?:read (?:also|more|next|on)|see also|related(?: articles?| stories)?|also read|more on this|in pictures|watch|"
    r"listen|editor'?s picks?|recommended|trending|most read|advertisement|sponsored)\s*(?::|$|-|–|—)"
    r"|(?:follow|like|join|find) us\b|(?:subscribe|sign up|log in|share this|share on|click here|download our)\b"
    r"|(?:copyright\b|©|all rights reserved|terms of use)"
    r"|\(?(?:additional )?(?:reporting|writing|editing|compiled|translated) by\b"
    r"|(?:last )?(?:updated|modified|published|posted)\s*(?::|on\b|at\b|\d)"
    r"|(?:photo|image|picture|credit|source|caption|file photo)s?\s*(?::|by\b|credit))",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by\s+[A-Z][\w.'’-]+(?:[ ,&]+(?:and\s+)?[A-Z][\w.'’-]+){0,7}$", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:\[[^\[\]]{2,60}\]|\((?:photo|image|file|getty|reuters|afp|ap|epa|xinhua|anadolu|credit)[^()]{0,60}\)|"
    r"/\s?(?:AFP|AP|Reuters|EPA|Getty(?: Images)?))\.?$",
    re.IGNORECASE,
)
# For example: BAGHDAD, 30 December 2019 - … or KYIV, Ukraine, May 3 (AP) — …
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z'’ .-]{1,40}(?:/[A-Z'’ .-]{2,40})?(?:,\s?[A-Z][A-Za-z .'’-]{2,30})?)"
    r"(?P<rest>(?:[,\s]+[\w.,/ ]{3,30}?)?)\s*(?:\((?P<agency>[A-Za-z][\w .]{1,28})\))?\s*(?:--|[-–—:])\s"
)
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_SAMPLE = 4000


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    block: int


def read_article(text: str, *, published: dt.date | None = None, publisher: str | None = None) -> Article:
    """The article that `text` is, with its head read and its evidence (``body``) marked.

    ``text`` is kept as it is: offsets count its characters. `published` overrides what the head says.
    Raises ArticleError for a text that is binary.
    """
    if "\x00" in text:
        raise ArticleError("the text holds NUL characters, so it is no article: is it a binary file?")
    lines = _lines(text)
    title_index = _title_index(lines)
    head, standfirst, head_date = _read_head(lines, title_index)
    body_lines = [line for i, line in enumerate(lines) if i not in head and not _is_furniture(line.text)]
    body = tuple(line.span for line in body_lines)
    dateline, agency, line_date, body = _read_dateline(text, body)
    title = lines[title_index].text if title_index is not None else _short_title(lines)
    return Article(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        title=title,
        text=text,
        standfirst=standfirst,
        published=published or head_date or line_date,
        publisher=publisher or agency,
        dateline=dateline,
        language=_language(text),
        body=body,
    )


def _lines(text: str) -> list[_Line]:
    """Lines with words in them, their white space trimmed, and the number of their block (blank lines part blocks)."""
    lines: list[_Line] = []
    block, position, blank = 0, 0, False
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            block += blank
            start = position + raw.index(words)
            lines.append(_Line(Span(start, start + len(words)), words, block))
        blank = not words
        position += len(raw)
    return lines


def _title_index(lines: Sequence[_Line]) -> int | None:
    """The title is a first line that is short and has something behind it; a text of one paragraph has none."""
    if len(lines) < 2 or len(lines[0].text) > MAX_TITLE:
        return None
    first = lines[0].text
    repeated = any(line.text == first for line in lines[1:MAX_HEAD_LINES])
    sentence = first.endswith((".", "!", "”", '"')) and not repeated
    return None if sentence or _DATELINE.match(first) else 0


def _read_head(lines: Sequence[_Line], title_index: int | None) -> tuple[set[int], str | None, dt.date | None]:
    """Indexes of the head's lines, the standfirst, and the date that the head gives."""
    if title_index is None:
        return set(), None, None
    title, head, date = lines[0].text, {0}, None
    marks = {0}
    for i, line in enumerate(lines[1:MAX_HEAD_LINES], start=1):
        day = parse_date_line(line.text) if len(line.text) <= SHORT_BODY_LINE else None
        if day or line.text == title or _is_furniture(line.text) or _is_credit(line.text):
            marks.add(i)
            date = date or day
    last = max(marks)
    blocks = {lines[i].block for i in marks if i}
    standfirst = None
    for i in range(1, last):
        if i in marks:
            continue
        if lines[i].block in blocks and len(lines[i].text) <= MAX_TITLE and standfirst is None and i <= 4:
            standfirst = lines[i].text
            head.add(i)
        elif len(lines[i].text) > SHORT_BODY_LINE:
            break
    return head | marks, standfirst, date


def _is_furniture(line: str) -> bool:
    if len(line) > MAX_LINE_FOR_RULES:
        return False
    return bool(_FURNITURE.match(line)) or bool(_BYLINE.match(line))


def _is_credit(line: str) -> bool:
    return len(line) <= MAX_TITLE and bool(_CREDIT.search(line[-70:]))


def _read_dateline(
    text: str, body: tuple[Span, ...]
) -> tuple[str | None, str | None, dt.date | None, tuple[Span, ...]]:
    """Dateline place, agency and date at the start of the first body paragraph, and the body without them."""
    if not body:
        return None, None, None, body
    first = body[0]
    match = _DATELINE.match(text, first.start, min(first.end, first.start + 140))
    if not match:
        return None, None, None, body
    rest = match["rest"].strip(" ,") or match["place"].rpartition(",")[2]
    day = parse_date_line(rest)
    place = match["place"].strip(" ,.")
    return place, match["agency"], day, (Span(match.end(), first.end), *body[1:])


def _short_title(lines: Sequence[_Line]) -> str:
    """A title for a text that has none: its first words."""
    first = lines[0].text if lines else ""
    return first if len(first) <= 80 else first[:79].rsplit(" ", 1)[0] + "…"


def _language(text: str) -> str:
    """A language code from the script of the letters; Latin letters count as English, the reader's language."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "en"
    letters = "".join(filter(str.isalpha, sample))
    for code, script in _SCRIPTS:
        if len(script.findall(letters)) * 2 > len(letters) > 0:
            return code
    return "en"
