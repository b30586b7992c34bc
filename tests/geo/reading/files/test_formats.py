"""Every format gives the same report of itself; what cannot be read says so in one clear sentence."""

import io
from pathlib import Path

import file_samples as made
import pytest

from geo.errors import ArticleError
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.formats import FORMATS, format_of, reader_of
from geo.reading.files.opening import documents, documents_of

SAMPLES = made.samples()


def read(data: bytes, name: str) -> list[Document | LeftOut]:
    return list(documents_of(io.BytesIO(data), name, size=len(data)))


def one(data: bytes, name: str) -> Document:
    [found] = read(data, name)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_gives_the_report_s_words(name: str) -> None:
    found = one(SAMPLES[name], name)
    words = " ".join(found.text.split())
    assert all(paragraph in words for paragraph in made.BODY)
    assert found.title in {None, made.TITLE}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_name_that_tells_nothing_is_no_hindrance(name: str) -> None:
    assert one(SAMPLES[name], "standard input").text == one(SAMPLES[name], name).text


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_has_a_reader_and_a_sample(row) -> None:
    assert callable(reader_of(row))
    assert any(format_of(name, data[:1000]).reader == row.reader for name, data in SAMPLES.items())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old or an encrypted Office file"),
        (b"{\\rtf1\\ansi words}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "binary file"),
        (b"PK\x03\x04" + bytes(100), "damaged Word document"),
        (b"%PDF-1.4\n", "damaged or incomplete PDF"),
        (b"  \n ", "empty"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"\x1f\x8b\x08\x00 no gzip", "gzip"),
    ],
)
def test_what_is_not_read_says_why(data: bytes, says: str) -> None:
    with pytest.raises(ArticleError, match=says) as raised:
        read(data, "x.txt")
    assert "x.txt" in str(raised.value)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"gone\.txt cannot be read: No such file"):
        list(documents(tmp_path / "gone.txt"))


def test_bracketed_and_headed_prose_is_prose() -> None:
    for words in ("[Reuters] Rockets hit a base.\n", "From: the desk\n\nRockets hit a base.", "Text, lines and all.\n"):
        assert one(words.encode(), "standard input").text == words
