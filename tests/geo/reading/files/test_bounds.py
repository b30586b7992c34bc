"""What is too large, too deep or packed too well is refused in a clear sentence before it costs anything."""

import gzip
import io

import file_samples as made
import pytest

from geo.errors import ArticleError
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.opening import documents_of


def read(data: bytes, name: str) -> list[Document | LeftOut]:
    return list(documents_of(io.BytesIO(data), name, size=len(data)))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("x.html", b"<html>" + b"<b>" * 1_000_000, r"has 1000001 tags; a page has at most 100000 \(DATELINE_PAGE_MAX"),
        ("x.html", b"<html><body>" + b"<div>" * 50_000 + b"words", "nested too deep"),
        ("x.pdf", made.pdf(*[["words"]] * 400), r"has 400 pages; an article has at most 300 \(DATELINE_PDF_MAX"),
        ("x.pdf", made.pdf(made.wrapped())[:900], "damaged or incomplete PDF"),
        ("x.pdf", made.pdf([]), "has no words in its 1 pages: is it a scan"),
        ("x.docx", made.word_of_xml("<a>" + " " * 60_000_000 + "</a>"), "unpacks to more than 50 MB"),
        ("x.docx", made.word("words")[:-40], "damaged Word document"),
        ("x.json", b"[" * 1_000_000, "nested too deep"),
        ("x.txt.gz", gzip.compress(bytes(10_000_000)), r"x\.txt\.gz has more than 5 MB"),
        ("x.csv.gz", gzip.compress(b"title,text\n" + b"A" * 60_000_000, 9), "unpacks to over 100 times"),
        ("x.txt.gz", gzip.compress(made.TEXT.encode())[:-20], "breaks off inside its gzip data"),
        ("x.csv", b"," * 100_000, "100001 columns|no readable header"),
        ("x.eml", b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nwords\n" * 1000, "more than 200 parts"),
    ],
    ids=range(13),
)
def test_refused(name: str, data: bytes, says: str) -> None:
    with pytest.raises(ArticleError, match=says) as raised:
        read(data, name)
    assert "x." in str(raised.value)


def test_an_encrypted_pdf_says_so() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(made.pdf(made.wrapped()))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(ArticleError, match=r"x\.pdf is an encrypted PDF: save it without a password"):
        read(file.getvalue(), "x.pdf")


def test_a_page_too_large_for_the_extractor_is_read_block_by_block() -> None:
    page = "<nav>Menu</nav>" + "".join(f"<p>Shell {i} fell.</p>" for i in range(20_000))
    [found] = read(f"<html><body>{page}</body></html>".encode(), "x.html")
    assert found.text.startswith("Shell 0 fell.\n\nShell 1 fell.")
    assert found.text.endswith("Shell 19999 fell.")


def test_a_text_of_one_word_a_million_times() -> None:
    [found] = read(b"A" * 4_900_000, "x.txt")
    assert len(found.text) == 4_900_000
