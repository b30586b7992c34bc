import io

import pytest

from geo.errors import ArticleError
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.opening import documents_of

HEAD = "title,text,published,url,publisher\n"


def read(text: str, name: str = "news.csv") -> list[Document | LeftOut]:
    return list(documents_of(io.BytesIO(text.encode()), name))


def test_columns_by_their_names() -> None:
    [found] = read(HEAD + 'Jets hit,"Jets hit Raqqa,\nkilling ""two"".",2021-02-26,https://x.test/a,AFP\n')
    assert found == Document(
        text='Jets hit Raqqa,\nkilling "two".',
        title="Jets hit",
        published=found.published,
        publisher="AFP",
        url="https://x.test/a",
        row=2,
    )
    assert str(found.published) == "2021-02-26"


@pytest.mark.parametrize(
    "table",
    [
        "Headline;Body;Date;Source\nJets hit;Jets hit Raqqa.;26/02/2021;AFP\n",
        "HEADLINE\tContent\tPublished At\tSource Name\nJets hit\tJets hit Raqqa.\t2021-02-26T10:00:00Z\tAFP\n",
        "\ufeffheading,full_text,pub_date,outlet\nJets hit,Jets hit Raqqa.,26 February 2021,AFP",
    ],
)
def test_synonyms_delimiters_and_marks(table: str) -> None:
    [found] = read(table)
    assert (found.text, found.title, found.publisher) == ("Jets hit Raqqa.", "Jets hit", "AFP")
    assert str(found.published) == "2021-02-26"


def test_a_missing_column_is_named_with_those_found() -> None:
    with pytest.raises(ArticleError, match=r"news\.csv has no column 'text' \(or body, .*\); it has 'id', 'headline'"):
        read("id,headline\n1,x\n")


def test_a_bad_row_is_left_out_and_named() -> None:
    found = read(HEAD + "A,,,,\nB,Shells fell.,,,\nC\nD,a,b,c,d,e,f\nE,Shells fell again.,,,\n")
    assert [(item.row, isinstance(item, Document)) for item in found] == [
        (2, False),
        (3, True),
        (4, False),
        (5, False),
        (6, True),
    ]
    assert [item.reason for item in found if isinstance(item, LeftOut)] == [
        "its 'text' is empty",
        "has 1 of 5 columns, and no 'text'",
        "has 7 columns, the header 5: is a text without quotation marks?",
    ]


def test_an_open_quotation_mark_swallows_one_row() -> None:
    found = read(HEAD + 'A,"Shells fell.,,,\n' + "B,Rockets fell.,,,\n" * 3)
    assert [getattr(item, "text", None) for item in found] == [None, *["Rockets fell."] * 3]
    assert "quotation mark" in found[0].reason


def test_quotation_marks_in_a_table_with_tabs_are_words() -> None:
    [first, second] = read('title\ttext\n"Open\tHe said no again.\nB\tShells fell.\n', "news.tsv")
    assert (first.title, first.text, second.text) == ('"Open', "He said no again.", "Shells fell.")


def test_a_row_that_is_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ARTICLE_MAX_BYTES", "100")
    word, lines = "x" * 500, "long words\n" * 50
    found = read(f'title,text\nA,"{word}"\nB,"{lines}"\nC,Shells fell.\n')
    assert found[0] == LeftOut(2, "the row is longer than an article may be")
    assert found[-1].text == "Shells fell."


def test_a_date_that_names_no_one_day_is_said_and_not_guessed() -> None:
    [found] = read(HEAD + "A,Shells fell.,03/04/2021,,\n")
    assert found.published is None
    assert found.notes == ("'published' holds '03/04/2021', which names no one day.",)


def test_rows_come_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        """A table without an end."""

        def __init__(self) -> None:
            self.given = 0

        def read(self, size: int = -1, /) -> bytes:
            self.given += 1
            return b"title,text\n" if self.given == 1 else b"A,Shells fell on the town.\n" * 1000

    found = documents_of(Endless(), "endless.csv")
    assert [next(found).row for _ in range(20_000)] == list(range(2, 20_002))


def test_a_broken_character_behind_the_last_line_end_is_a_line_of_its_own() -> None:
    table = b"text,title\rShells fell on Raqqa.,A\r\xc2"
    found = list(documents_of(io.BytesIO(table), "news.csv"))
    assert [item.text for item in found if isinstance(item, Document)] == ["Shells fell on Raqqa.", "\ufffd"]
