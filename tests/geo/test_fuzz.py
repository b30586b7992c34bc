"""Any text at all: `geo.read` answers or raises a GeoError, quotes exactly, takes steps in proportion to the text."""

import datetime as dt
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_checks import check_reading

import geo

SLOW = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
NEWS = [
    "US warplanes bombed Albu Kamal in eastern Syria late on Thursday, killing at least 11 fighters, the army said.\n",
    "“We condemn this,” President Joe Biden told reporters on Feb. 25, 2021.",
    "The group claimed responsibility for the attack, about 20 kilometres from the Iraqi border. ",
    "BEIRUT, 13 January 2021 (Reuters) - ",
    "Two rockets landed 5 km north of Homs, between Hama and Aleppo, on 3/30/18 at 2:30 a.m. ",
    "from Monday to Wednesday ", "Jan. 30-Feb. 2 ", "Title of the day\n\n", "22 people, including three children, ",
    "members of the Free Storm Brigades ", "the Sunni-led coalition ", "off the coast of Yemen ", "Eid al-Fitr ",
]  # fmt: skip
HOSTILE = [
    "\u202e", "\u200f", "\ud800", "\udfff", "\x1b[2J", "\x07", "\u0301" * 9, "e\u0301", "\ufeff", "\u00ad", "\u2028",
    "\x85", "İ", "ß", "ﬁ", "٣", "²", "دمشق", "ירושלים", "北京", "🇸🇾", "“", "”", "((", "]]", "--", "…", "'", "’s",
    ". ", "\n", "\r\n", "\t", "<script>alert(1)</script>", "=1+1", "9" * 40, "0000-00-00", "31 June 2020", "30/02/2021",
    "year 9999 ", "Feb. 29, 1900", "A" * 200, "x" * 300, "ǅ", "％", "1,2,3,4,5", "1e999", "-0 km", "0 km north of ",
    "99999999 km from ",
]  # fmt: skip
ANYTHING = st.text(st.characters(), max_size=200)
ASSEMBLED = st.lists(
    st.one_of(st.sampled_from(NEWS), st.sampled_from(HOSTILE), st.text(st.characters(), max_size=12)), max_size=14
).map("".join)
DAYS = st.one_of(st.none(), st.dates())


@SLOW
@given(ANYTHING, DAYS)
def test_any_characters(text: str, published: dt.date | None) -> None:
    check_reading(text, published)


@SLOW
@given(ASSEMBLED, DAYS)
def test_news_with_hostile_bits(text: str, published: dt.date | None) -> None:
    check_reading(text, published)


@SLOW
@given(st.binary(max_size=300), st.sampled_from(["latin-1", "utf-16-le", "cp1251"]))
def test_bytes_taken_for_text(data: bytes, encoding: str) -> None:
    check_reading(data.decode(encoding, "replace"), None)


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max, dt.date(1, 1, 3), dt.date(9999, 12, 25)])
def test_dates_at_the_ends_of_the_calendar(day: dt.date) -> None:
    check_reading(
        "On Friday, last week, two months ago, a decade ago, tomorrow, next year, overnight, from Monday to Wednesday, "
        "last summer, at the weekend, on Easter Sunday, in late December, the past 99 years, Christmas Eve, 5 January.",
        day,
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Warplanes bombed Homs on Monday, two days after rockets killed two people in Hama.", dt.date.min),
        ("Warplanes bombed Homs on Friday, two days before rockets killed two people in Hama.", dt.date.max),
        ("Rockets hit Homs on the day after New Year's Eve.", dt.date.max),
        ("Rockets hit Homs on the day before New Year's Day.", dt.date.min),
    ],
)
def test_attacks_beyond_the_ends_of_the_calendar(text: str, day: dt.date) -> None:
    check_reading(text, day)


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_texts_led_by_the_lines_they_reach(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    fuzzer = root / "tests" / "fuzz" / "fuzz_read.py"
    kept = tmp_path / "kept"
    kept.mkdir()
    ran = subprocess.run(
        [sys.executable, fuzzer, kept, root / "seeds", "-runs=200", "-seed=1", "-max_len=400"],
        capture_output=True, text=True, check=False, cwd=tmp_path, env=os.environ,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3_000:]
    assert "Done 200 runs" in ran.stderr


SHAPES = {
    "letters": "A", "words": "Abcde ", "single capitals": "A ", "brackets": "[(", "digits": "1",
    "numbers": "12 ", "dates cut off": "2021-", "quotes": "“a” ", "dashes": "-", "lines": "a\n",
    "arabic": "قصفت طائرات مدينة ", "chinese": "美国空袭", "marks": "e\u0301\u0301",
    "dates": "on Friday, Feb. 25, 2021 ", "ranges": "Monday to ", "months": "March ",
    "attacks": "US strikes killed 12 people in Syria on Friday. ",
    "said": "he said it was “bad”, the army said, ", "offsets": "5 km north of ",
    "towns": "Homs, Aleppo and Hama, ", "articles": "Al-", "groups": "the Storm Brigades of ",
    "persons": "President John Smith told Mary Jones. ", "borders": "between Syria and Iraq border ",
}  # fmt: skip


def steps(text: str) -> int:
    """How many functions are called while a text is read: a measure of work that no other program disturbs."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        geo.read(text, published="2021-02-26")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_steps_grow_with_the_text_and_no_faster(shape: str) -> None:
    once, four_times = shape * (2_000 // len(shape)), shape * (8_000 // len(shape))
    geo.read(once, published="2021-02-26")
    geo.read(four_times, published="2021-02-26")
    assert steps(four_times) <= 5 * steps(once) + 2_000


def test_of_a_very_long_text_the_first_words_are_read_and_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A blast hit Homs, Syria.\n\nRockets hit Aleppo, Syria, and killed three people in Hama."
    whole = geo.read(text)
    monkeypatch.setenv("DATELINE_ARTICLE_MAX_WORDS", "12")
    report = geo.read(text)
    assert [name.text for name in report.toponyms] == ["Homs", "Syria", "Aleppo", "Syria"]
    assert (report.article.text, report.article.id) == (text, whole.article.id)
    assert report.notes[0] == "The text is very long: only its first 51 characters of 85 were read."
    assert len(whole.toponyms) == 5
    assert not any("very long" in note for note in whole.notes)
