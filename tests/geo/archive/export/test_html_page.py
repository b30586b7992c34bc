"""The HTML map is one file: nothing in it is fetched, and nothing that an article says is run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from geo.archive.export import ATTRIBUTION, page
from tests.geo.archive.export.conftest import HOSTILE, LICENCE

Exported = Callable[..., Path]
FETCHING = ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest")


@pytest.fixture
def text(exported: Exported) -> str:
    return exported("html", ".html", rows=5).read_text(encoding="utf-8")


def data_of(text: str) -> dict:
    return json.loads(html.fromstring(text).get_element_by_id("data").text)


def test_it_fetches_nothing(text: str) -> None:
    tree = html.fromstring(text)
    assert not [one for one in tree.iter() if isinstance(one.tag, str) for name in FETCHING if one.get(name)]
    assert not tree.xpath("//link | //iframe | //img | //object | //embed | //base")
    for style in tree.xpath("//style/text()"):
        assert "@import" not in style
        assert set(re.findall(r"url\(([^)]*)\)", style)) <= {"#default#VML"}
    assert "sourceMappingURL" not in text


def test_its_policy_allows_its_own_scripts_and_styles_only(text: str) -> None:
    tree = html.fromstring(text)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for rule, path in (("script-src", "//script[not(@type)]"), ("style-src", "//style")):
        found = [one.text for one in tree.xpath(path)]
        hashes = {base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in found}
        assert hashes
        assert {f"'sha256-{one}'" for one in hashes} == set(rules[rule].split())
    assert not tree.xpath("//@*[starts-with(name(), 'on')] | //@style")


def test_words_are_data(text: str) -> None:
    assert HOSTILE.split("<")[1].split(">")[0] not in re.sub(r"\\u003c", "<", text).split("<script")[0]
    events = data_of(text)["events"]
    assert HOSTILE in [event["title"] for event in events]
    (raw,) = re.findall(r'id="data">(.*?)</script>', text, re.DOTALL)
    assert "<" not in raw


def test_it_says_whose_data_it_is(text: str) -> None:
    footer = html.fromstring(text).xpath("string(//footer)")
    assert LICENCE in footer
    assert ATTRIBUTION in footer


def test_an_event_without_a_place_is_listed_and_not_invented(text: str) -> None:
    by_title = {event["title"]: event for event in data_of(text)["events"]}
    assert not {"lat", "lon", "radius_m"} & set(by_title["Nobody knows where"])
    assert by_title["Jets hit depot"]["evidence"].startswith("Israeli warplanes bombed")


def test_it_is_bounded_and_says_what_was_left_out(exported: Exported, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_EVENTS", 2)
    data = data_of(exported("html", ".html", rows=2).read_text(encoding="utf-8"))
    assert (len(data["events"]), data["left_out"]) == (2, 3)
    assert all("lat" in event for event in data["events"])
