"""PDF: the words of the pages, their lines joined to paragraphs, running heads and page numbers left out."""

from __future__ import annotations

import datetime as dt
import io
import logging
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from geo import settings
from geo.errors import ArticleError
from geo.reading.files.days import pdf_day
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.pdf_lines import paragraphs
from geo.reading.files.sources import Source

MAX_OPERATIONS_PER_PAGE = 200_000
MAX_OPERATIONS = 2_000_000
RUNNING_PAGES = 3
TITLES_OF_PROGRAMS = ("microsoft word", "untitled", "slide", "layout", "print", "document")
# What pypdf raises on damaged files besides its own errors.
_DAMAGED = (
    *(PyPdfError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError),
    *(OSError, RecursionError, TypeError, ValueError, zlib.error),
)

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False


class _TooBusyError(Exception):
    """A page with more drawing in it than a page of words has."""


def read(source: Source) -> Iterator[Document | LeftOut]:
    """The words of the file. Raises ArticleError for one that is encrypted, damaged, too long, or only pictures."""
    data = source.whole("file_max_bytes")
    try:
        reader = PdfReader(io.BytesIO(data))
        _open(reader, source.name)
        pages = _page_lines(reader, source.name)
        title, made = _properties(reader)
    except ArticleError:
        raise
    except (FileNotDecryptedError, DependencyError):
        raise _encrypted(source.name) from None
    except _TooBusyError:
        raise ArticleError(f"{source.name} draws more than a text does: is it a map or a drawing?") from None
    except _DAMAGED as error:
        raise ArticleError(f"{source.name} is a damaged or incomplete PDF: {error}") from None
    text = "\n\n".join(paragraphs(_without_running(pages)))
    if not text.strip():
        raise ArticleError(
            f"{source.name} has no words in its {len(pages)} pages: is it a scan? Read it with OCR first"
        )
    yield Document(text=text, title=_sound_title(title, text), made=made)


def _properties(reader: PdfReader) -> tuple[str, dt.date | None]:
    """Title and day of making, as the file has them."""
    found = reader.metadata
    return (str(found.get("/Title") or ""), pdf_day(found.get("/CreationDate"))) if found else ("", None)


def _open(reader: PdfReader, name: str) -> None:
    """See that the file can be read at all: not locked, not too long."""
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise _encrypted(name)
    pages, limit = reader.get_num_pages(), settings.integer("pdf_max_pages")
    if pages > limit:
        raise ArticleError(f"{name} has {pages} pages; an article has at most {limit} (DATELINE_PDF_MAX_PAGES)")


def _encrypted(name: str) -> ArticleError:
    return ArticleError(f"{name} is an encrypted PDF: save it without a password, or print it to a new PDF")


def _page_lines(reader: PdfReader, name: str) -> list[list[str]]:
    """The lines of each page, in reading order as the file draws them."""
    limit = settings.integer("article_max_bytes")
    counted = Counter[str]()

    def count(*_: object) -> None:
        counted["page"] += 1
        counted["all"] += 1
        if counted["page"] > MAX_OPERATIONS_PER_PAGE or counted["all"] > MAX_OPERATIONS:
            raise _TooBusyError

    found: list[list[str]] = []
    characters = 0
    for page in reader.pages:
        counted["page"] = 0
        text = page.extract_text(visitor_operand_before=count).replace("\x00", "")
        characters += len(text)
        if characters > limit:
            raise ArticleError(f"{name} holds more than {limit} characters; an article has fewer")
        found.append([line.rstrip() for line in text.split("\n")])
    return found


def _without_running(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The pages without page numbers and without lines that stand at the top or bottom of several."""
    edges = Counter(_shape(line) for page in pages for line in _edge_lines(page))
    running = {shape for shape, times in edges.items() if times >= RUNNING_PAGES}
    return [
        [line for line in page if not (line in _edge_lines(page) and (_shape(line) in running or _is_number(line)))]
        for page in pages
    ]


def _edge_lines(page: Sequence[str]) -> set[str]:
    words = [line for line in page if line.strip()]
    return {*words[:2], *words[-2:]}


def _shape(line: str) -> str:
    """The line with its numbers made equal."""
    return "".join("0" if c.isdigit() else c for c in " ".join(line.split())).replace("00", "0")


def _is_number(line: str) -> bool:
    words = line.strip(" -–—|").lower().removeprefix("page").strip()
    return len(words) <= 12 and words.replace("of", "").replace("/", "").replace(" ", "").isdigit()


def _sound_title(title: str, text: str) -> str | None:
    """The file's own title, unless a program made it up."""
    words = " ".join(title.split())[:300]
    if not words or words.lower().startswith(TITLES_OF_PROGRAMS) or "." in words[-5:-2]:
        return None
    return words if any(c.isalpha() for c in words) and text else None
