"""What each format says of itself beside its words."""

import io
import json

import file_samples as made
import pytest

import geo
from geo.pipeline import read_document
from geo.reading.files.documents import Document
from geo.reading.files.opening import documents_of
from geo.reading.files.pdf_lines import paragraphs
from geo.reading.files.wrapping import unwrapped


def one(data: bytes, name: str) -> Document:
    [found] = documents_of(io.BytesIO(data), name, size=len(data))
    assert isinstance(found, Document)
    return found


def published(document: Document) -> tuple[str, str | None]:
    article = read_document(document).article
    return str(article.published), article.published_from


def test_a_page_s_own_marks() -> None:
    head = (
        '<meta property="og:site_name" content="The Daily Test"><link rel="canonical" href="https://x.test/jets">'
        '<meta property="article:published_time" content="2021-02-26T10:00:00+03:00">'
    )
    found = one(made.html(head=head), "a.html")
    assert (found.title, found.publisher, found.url) == (made.TITLE, "The Daily Test", "https://x.test/jets")
    assert published(found) == ("2021-02-26", "metadata")
    body = read_document(found).article.body
    assert [span.of(found.text) for span in body] == list(made.BODY)
    assert "cookies" not in found.text
    assert "wrong" not in found.text


def test_a_page_s_linked_data() -> None:
    article = {"@type": "NewsArticle", "datePublished": "2021-02-26", "headline": "Jets", "publisher": {"name": "W"}}
    data = json.dumps({"@graph": [article]})
    found = one(made.html(head=f'<script type="application/ld+json">{data}</script>'), "a.html")
    assert (str(found.published), found.title, found.publisher) == ("2021-02-26", "Jets", "W")


def test_a_page_s_address_dates_it() -> None:
    found = one(made.html(head='<link rel="canonical" href="https://x.test/2021/02/26/jets">'), "a.html")
    assert published(found) == ("2021-02-26", "url")


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-r"])
def test_a_page_s_encoding(encoding: str) -> None:
    words = "Ракетный удар был нанесён по складу на окраине города, сообщили в пятницу местные власти и очевидцы."
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{words}</p></body></html>'
    assert words in one(page.encode(encoding), "a.html").text


def test_a_saved_page_in_one_file_is_dated_by_its_address_not_by_its_saving() -> None:
    found = one(made.samples()["k.mhtml"], "a.mhtml")
    assert published(found) == ("2021-02-26", "url")


def test_a_mail() -> None:
    found = one(made.mail(page="<p>other words</p>"), "a.eml")
    assert (found.text, found.title, found.publisher) == (made.TEXT, made.TITLE, "Agence Présse")
    assert published(found) == ("2021-02-26", "metadata")
    only_page = one(made.mail(plain=None, page="".join(f"<p>{words}</p>" for words in made.BODY)), "a.eml")
    assert only_page.text == made.TEXT


def test_markdown() -> None:
    text = (
        "---\ntitle: 'Jets hit depot'\ndate: 2021-02-26\nsource: Test Wire\n---\n\n# Jets hit depot\n\n"
        "Jets [struck](http://x.test/a_(b)) a **weapons depot** in *Raqqa*\non Thursday.\n\n"
        "- ![picture](x.jpg)one [^1]\n\n> He said __no__, in snake_case_words.\n\n[^1]: note\n[a]: http://x.test\n"
    )
    found = one(text.encode(), "a.md")
    assert (found.title, found.publisher, str(found.published)) == ("Jets hit depot", "Test Wire", "2021-02-26")
    assert found.text.split("\n\n")[:4] == [
        "Jets hit depot",
        "Jets struck a weapons depot in Raqqa on Thursday.",
        "one",
        "He said no, in snake_case_words.",
    ]


def test_a_word_document() -> None:
    found = one(made.word(made.TITLE, *made.BODY), "a.docx")
    assert found.text == "\n\n".join([made.TITLE, *made.BODY])
    assert published(found) == ("2021-02-26", "file")
    assert "made on 2021-02-26" in read_document(found).notes[0]
    assert read_document(found, published="2021-02-27").notes == ()


def test_a_pdf_s_lines_are_joined_and_running_lines_left_out() -> None:
    pages = [["The Daily Test", *made.wrapped()[2:], "Page 1 of 3"] for _ in range(1)]
    pages += [
        ["The Daily Test", f"Words {word} of their own stand on this page.", "Page 2 of 3"] for word in ("a", "b")
    ]
    found = one(made.pdf(*pages), "a.pdf")
    assert found.text.split("\n\n")[:3] == list(made.BODY)
    assert "Daily" not in found.text
    assert "Page" not in found.text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The strike was carried out by drones that at-", "tacked a camp near the town."], "attacked a camp"),
        (["The strike was carried out against an Iran-", "backed militia near the town."], "Iran-backed militia"),
        (["The strike was carried out with several long-", "range missiles near the town."], "long-range missiles"),
    ],
)
def test_words_parted_at_line_ends(lines: list[str], joined: str) -> None:
    [found] = paragraphs([lines])
    assert joined in found


def test_wrapped_lines_are_joined_and_short_ones_stay() -> None:
    assert unwrapped("\n".join(made.wrapped(72))) == "\n\n".join([made.TITLE, *made.BODY])
    assert unwrapped("Jets hit\nBy Ann Lee\n\nWords.") == "Jets hit\nBy Ann Lee\n\nWords."


def test_read_path_takes_patterns_and_says_which_row_is_bad(tmp_path) -> None:
    (tmp_path / "a.csv").write_text("title,text\nA,Shells fell on Raqqa.\nB,\n")
    (tmp_path / "b.md").write_text("Rockets fell on Mosul.")
    (tmp_path / "c.log").write_text("no article")
    problems = []
    found = list(
        geo.read_path(tmp_path / "[ab].*", on_error=lambda path, error: problems.append((path.name, str(error))))
    )
    assert [report.article.text for report in found] == ["Shells fell on Raqqa.", "Rockets fell on Mosul."]
    assert problems == [("a.csv", "a.csv, row 3: its 'text' is empty")]
    with pytest.raises(geo.GeoError, match=r"no file matches"):
        list(geo.read_path(tmp_path / "*.pdf"))
    with pytest.raises(geo.GeoError, match=r"a\.csv holds several articles"):
        geo.read_file(tmp_path / "a.csv")


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path) -> None:
    from geo.reading.files.folders import article_files

    (tmp_path / "page_files").mkdir()
    for name in ("page.html", "page_files/advert.html", "lone_files.txt"):
        (tmp_path / name).write_text("words")
    assert [path.name for path in article_files(tmp_path)] == ["lone_files.txt", "page.html"]
