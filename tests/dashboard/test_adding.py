"""Articles are read, shown and only then kept; nothing of them is markup; only who may change something is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, adding, source, strings
from dashboard.access import Access
from dashboard.drafts import Draft, Given, Refused, keep, pasted, read_given
from dashboard.fetching import Fetcher, FetchError, Page
from geo.archive.query import Filter
from geo.archive.questions import count

PAGE = Path(__file__).resolve().parents[2] / "dashboard" / "page.py"
HOSTILE = "<script>document.title='owned'</script> <img src=x onerror=\"document.title='owned'\"> ![x](http://example.com/x.png)"
TEXT = f"""{HOSTILE} Raid \u202ereversed\u202c near Idlib

3 May 2020

IDLIB, Syria (AP) - An air strike by Russia killed at least 12 people in the town of Ariha on Saturday, rescuers said.
"""
OPERATOR = Access(read=True, edit=True, local=True)
Run = Callable[..., AppTest]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Opens the page over an archive of its own, as somebody."""

    def start(allowed: Access = OPERATOR) -> AppTest:
        monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "archive"))
        monkeypatch.delenv("DATELINE_ARTICLES", raising=False)
        monkeypatch.setattr(access, "current", lambda: allowed)
        return AppTest.from_file(str(PAGE), default_timeout=120).run()

    return start


def texts(at: AppTest) -> str:
    return "\n".join(element.value for element in at.text)


def read_pasted(at: AppTest, text: str = TEXT) -> AppTest:
    at.button(key="add-open").click().run()
    at.text_area[0].set_value(text)
    at.button(key="add-read").click()
    return at.run()


def test_pasted_text_is_shown_then_kept_then_selected(run: Run, tmp_path: Path) -> None:
    at = read_pasted(run())
    assert not at.exception
    shown = texts(at)
    assert "1 article read, nothing kept yet." in shown
    assert "Air strike" in shown
    assert "Arīḩā, SY (town or village" in shown
    assert "attacker: Russia" in shown
    assert count(source.open_library(str(tmp_path / "archive")).database, Filter()) == 0
    at.button(key="add-keep").click().run()
    assert not at.exception
    assert "Kept: 1 new article" in texts(at)
    assert "event" in at.query_params
    (event,) = [json.loads(e.proto.json) for e in at.get("bidi_component") if e.proto.id.endswith("event-panel")]
    assert event["shown"]["head"]["title"].startswith("Air strike")


def test_what_strangers_wrote_is_text_only(run: Run) -> None:
    at = read_pasted(run())
    assert "onerror" in texts(at)
    assert "\u202e" not in texts(at)
    drawn = [element.value for element in [*at.markdown, *at.caption]] + [e.proto.body for e in at.get("html")]
    drawn += [element.label for element in [*at.checkbox, *at.button, *at.expander]]
    assert not [words for words in drawn if "onerror" in words or "example.com" in words]


def test_dropped_articles_are_not_kept(run: Run, tmp_path: Path) -> None:
    at = read_pasted(run())
    at.button(key="add-drop").click().run()
    assert count(source.open_library(str(tmp_path / "archive")).database, Filter()) == 0
    assert "add-keep" not in {button.key for button in at.button}


def test_an_article_that_is_not_ticked_is_not_kept(run: Run, tmp_path: Path) -> None:
    at = read_pasted(run())
    at.checkbox[0].uncheck().run()
    at.button(key="add-keep").click().run()
    assert "Kept: nothing" in texts(at)
    assert count(source.open_library(str(tmp_path / "archive")).database, Filter()) == 0


def test_only_articles_with_an_event_are_ticked_beforehand(run: Run) -> None:
    at = read_pasted(run())
    assert at.checkbox[0].value
    at.button(key="add-drop").click().run()
    at.text_area[0].set_value("Gardening in May\n\nRoses want water and light.")
    at.button(key="add-read").click().run()
    assert strings.NO_EVENTS_READ in texts(at)
    assert not at.checkbox[0].value


def test_who_may_not_edit_has_no_button(run: Run) -> None:
    at = run(Access(read=True, edit=False))
    assert "add-open" not in {button.key for button in at.button}


def test_the_server_asks_again_when_something_is_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = read_pasted(run())
    monkeypatch.setattr(access, "current", lambda: Access(read=True, edit=False))
    at.button(key="add-keep").click().run()
    assert count(source.open_library(str(tmp_path / "archive")).database, Filter()) == 0
    assert "add-keep" not in {button.key for button in at.button}


def test_addresses_are_offered_only_where_allowed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    at = run()
    at.button(key="add-open").click().run()
    (ways,) = [group for group in at.button_group if group.key == adding.WAY_KEY]
    assert list(ways.options) == ["Paste text", "Upload files"]
    monkeypatch.setenv("DATELINE_FETCH_URLS", "1")
    at.run()
    (ways,) = [group for group in at.button_group if group.key == adding.WAY_KEY]
    assert len(ways.options) == 3


class Web(Fetcher):
    """A web of one page."""

    def fetch(self, url: str) -> Page:
        if url != "https://news.example/1":
            raise FetchError("no such page")
        head = '<link rel="canonical" href="https://other.example/article">'
        body = "<p>An air strike hit the town of Ariha on 2 May 2020, rescuers in Syria said.</p>" * 3
        return Page(url, "1.html", f"<html><head>{head}<title>A raid</title></head><body>{body}</body></html>".encode())


def test_a_page_is_known_by_the_address_where_it_was_found() -> None:
    (draft,) = read_given(Given("x", url="https://news.example/1"), Web(), 0)
    assert isinstance(draft, Draft)
    assert draft.report.article.url == "https://news.example/1"
    (refused,) = read_given(Given("x", url="https://news.example/2"), Web(), 0)
    assert isinstance(refused, Refused)


def test_files_of_many_articles_and_bad_files() -> None:
    table = b"title,text,published\nA raid,An air strike hit Ariha in Syria.,2020-05-03\nEmpty,,2020-05-03\n"
    found = list(read_given(Given("table.csv", data=table), Web(), 5))
    assert [(type(item).__name__, getattr(item, "number", None)) for item in found] == [("Draft", 5), ("Refused", None)]
    (refused,) = read_given(Given("picture.txt", data=b"\x89PNG\r\n\x1a\n"), Web(), 0)
    assert isinstance(refused, Refused)
    assert "picture" in refused.reason


def test_ten_megabytes_are_refused_in_a_line() -> None:
    (refused,) = read_given(pasted("x " * 5_000_000, name="pasted", published=None, publisher=None), Web(), 0)
    assert isinstance(refused, Refused)
    assert "\n" not in refused.reason
    assert len(refused.reason) < 300


def test_the_same_text_is_kept_once(tmp_path: Path) -> None:
    (draft,) = read_given(Given("a.txt", data=TEXT.encode()), Web(), 0)
    assert isinstance(draft, Draft)
    first, again = keep(str(tmp_path / "archive"), [draft]), keep(str(tmp_path / "archive"), [draft])
    assert (first.summary.new, again.summary.new, again.summary.same) == (1, 0, 1)
    assert first.event_ids
    assert not again.event_ids


def test_a_line_of_strangers_stays_a_line() -> None:
    assert adding.plain("a\nb\u202ec\x00d") == "a bc d"
    assert len(adding.plain("x" * 10_000)) == adding.LONGEST_LINE
