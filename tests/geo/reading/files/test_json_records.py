import io
import json

import pytest

from geo.errors import ArticleError
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.opening import documents_of

ROW = {"title": "Jets hit", "text": "Jets hit Raqqa.", "published": "2021-02-26", "publisher": "AFP"}


def read(text: str, name: str) -> list[Document | LeftOut]:
    return list(documents_of(io.BytesIO(text.encode()), name))


@pytest.mark.parametrize("value", [ROW, [ROW], {"status": "ok", "articles": [ROW]}, {"article": ROW, "events": []}])
def test_one_article_or_a_list_of_them(value: object) -> None:
    [found] = read(json.dumps(value, indent=1), "a.json")
    assert (found.title, found.text, found.publisher) == ("Jets hit", "Jets hit Raqqa.", "AFP")
    assert str(found.published) == "2021-02-26"


def test_other_names_of_the_keys() -> None:
    row = {"Headline": "Jets hit", "content": "Jets hit Raqqa.", "publishedAt": 1614337200, "source": {"name": "AFP"}}
    [found] = read(json.dumps(row), "a.json")
    assert (found.title, found.publisher, str(found.published)) == ("Jets hit", "AFP", "2021-02-26")


def test_broken_lines_are_left_out_and_named() -> None:
    lines = [json.dumps(ROW), "{broken", "[1]", '{"x": 1}', "", '"Only words."', '{"text": 5}']
    found = read("\n".join(lines), "a.jsonl")
    assert [getattr(item, "text", None) for item in found] == [ROW["text"], None, None, None, "Only words.", None]
    assert [item.row for item in found] == [1, 2, 3, 4, 6, 7]
    assert found[1].reason.startswith("is no JSON: Expecting property name")
    assert "has no key 'text'" in found[3].reason
    assert found[3].reason.endswith("it has 'x'")


def test_lines_in_a_file_that_is_named_json() -> None:
    assert len(read(f"{json.dumps(ROW)}\n{json.dumps(ROW)}\n", "a.json")) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("words", "no JSON: Expecting value in line 1"),
        ("[" * 100_000, "no JSON: .*nested too deep"),
        ("[]", "empty list"),
        ('{"x": 1}', "no key 'text'"),
        ('{"text": ' + "9" * 5000 + "}", "no JSON"),
    ],
)
def test_what_is_no_article_says_why(text: str, says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        read(text, "a.json")
