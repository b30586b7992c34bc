from pathlib import Path

import pytest

from geo.errors import ArticleError
from geo.reading.files.encodings import decode
from geo.reading.files.folders import article_files
from geo.reading.files.opening import documents


def test_articles_of_a_folder_without_cards_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "README.md", "data.parquet", ".hidden.txt", "deeper/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    assert [path.relative_to(tmp_path).as_posix() for path in article_files(tmp_path)] == [
        "a.md",
        "b.txt",
        "deeper/c.txt",
    ]


def test_a_path_that_is_not_there() -> None:
    with pytest.raises(ArticleError, match=r"no file or folder '/nowhere/x\.txt'"):
        list(article_files(Path("/nowhere/x.txt")))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Rockets fell on Deir ez-Zor – twice.", "utf-8"),
        ("Rockets fell on Deir ez-Zor – twice.", "utf-8-sig"),
        ("Rockets fell on Deir ez-Zor – twice.", "utf-16"),
        ("Une frappe aérienne a visé un dépôt près de la frontière, a déclaré l'armée.", "latin-1"),
        (
            "قصفت طائرات حربية مستودعا للأسلحة في بلدة قرب الحدود يوم الخميس، وقال مسؤول محلي إن خمسة أشخاص قتلوا.",
            "cp1256",
        ),
        ("Jets struck a depot in Deir ez-Zor.", "utf-16-le"),
        ("Ракетный удар был нанесён по складу на окраине города, сообщили власти.", "cp1251"),
    ],
)
def test_encodings_are_found_out(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="x.txt") == text


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "x.txt is empty"), (b"  \n", "x.txt is empty"), (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary file")],
)
def test_what_is_no_text_says_so(data: bytes, says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        decode(data, name="x.txt")


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ArticleError, match=r"50\.0 MB.*at most 5\.0 MB"):
        list(documents(path))


def test_the_limit_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small.txt"
    path.write_text("12345678901")
    monkeypatch.setenv("DATELINE_ARTICLE_MAX_BYTES", "10")
    with pytest.raises(ArticleError, match="DATELINE_ARTICLE_MAX_BYTES"):
        list(documents(path))
