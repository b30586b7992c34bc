"""Article files by URL: listed, opened and added; a `file://` URL takes the same way as one of an object store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.archive.current import current_articles
from geo.archive.objects import WHOLE_BYTES, _matches, is_url, object_files, opened
from geo.archive.store import open_archive
from geo.cli.parser import main
from geo.errors import ArticleError
from tests.geo.archive.telling import ROCKETS, STRIKE


@pytest.fixture
def bucket(tmp_path: Path) -> Path:
    for name in ("a.txt", "b c.txt", "README.md", ".hidden/x.txt", "2024/d.html", "2024/d_files/e.html", "2024/f.bin"):
        path = tmp_path / "bucket" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STRIKE)
    return tmp_path / "bucket"


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("", ["2024/d.html", "a.txt", "b c.txt"]),
        ("/b c.txt", ["b c.txt"]),
        ("/*.txt", ["a.txt", "b c.txt"]),
        ("/2024/f.bin", ["2024/f.bin"]),
        ("/[ax]*", ["a.txt"]),
        ("/*/*.html", ["2024/d.html"]),
        ("/**/*.html", ["2024/d.html", "2024/d_files/e.html"]),
        ("/**/a.txt", ["a.txt"]),
    ],
)
def test_a_url_means_a_file_a_folder_or_a_pattern(bucket: Path, tail: str, names: list[str]) -> None:
    assert list(object_files(f"file://{bucket}{tail}")) == [f"file://{bucket}/{name}" for name in names]


@pytest.mark.parametrize("tail", ["/none.txt", "/none/*.txt", "/*.pdf"])
def test_what_is_not_there_is_named(bucket: Path, tail: str) -> None:
    with pytest.raises(ArticleError, match=r"none|\*\.pdf"):
        list(object_files(f"file://{bucket}{tail}"))


def test_an_unknown_kind_of_store_and_a_password_are_refused() -> None:
    with pytest.raises(ArticleError, match="ftp://"):
        list(object_files("ftp://host/a.txt"))
    with pytest.raises(ArticleError, match="environment") as told:
        list(object_files("s3://key:secret@bucket/a.txt"))
    assert "secret" not in str(told.value)


def test_a_path_with_a_colon_is_no_url() -> None:
    assert is_url("s3://bucket/a")
    assert not any(map(is_url, ("C:/news/a.txt", "/news://x", "a:b", "")))


@pytest.mark.parametrize("size", [10, WHOLE_BYTES + 1])
def test_a_file_of_any_size_is_read_twice(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * size)
    with opened(f"file://{path}") as (stream, found):
        assert (found, len(stream.read(size + 1)), stream.seek(0), len(stream.read(5))) == (size, size, 0, 5)


@given(
    st.lists(st.sampled_from(["a", "b", "ab"]), max_size=5),
    st.lists(st.sampled_from(["a", "*", "**", "?b"]), max_size=5),
)
def test_two_stars_are_any_folders(parts: list[str], pattern: list[str]) -> None:
    def simple(parts: list[str], pattern: list[str]) -> bool:
        if not pattern:
            return not parts
        if pattern[0] == "**":
            return simple(parts, pattern[1:]) or (bool(parts) and simple(parts[1:], pattern))
        fits = {"a": ["a"], "*": ["a", "b", "ab"], "?b": ["ab"]}[pattern[0]]
        return bool(parts) and parts[0] in fits and simple(parts[1:], pattern[1:])

    assert _matches(parts, pattern) == simple(parts, pattern)


def test_files_of_a_store_are_added_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "news").mkdir()
    for name, text in (("a.txt", STRIKE), ("b.txt", ROCKETS)):
        (tmp_path / "news" / name).write_text(text)
    arguments = ["add", f"file://{tmp_path}/news/*.txt", "--archive", str(tmp_path / "archive")]
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 2
    rows = current_articles(open_archive(tmp_path / "archive").snapshot(), ["source_file"])
    assert sorted(rows["source_file"].to_pylist()) == [f"file://{tmp_path}/news/{name}.txt" for name in "ab"]
    assert main(arguments) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["same"], again["batches"]) == (2, 0)
    (tmp_path / "news" / "a.txt").write_text(STRIKE.replace("three", "five"))
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == 1
