"""Texts cut by a pattern: nothing of the text is lost, and the parts are what `re` finds."""

import gc
import re
import subprocess
import sys
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from geo import pipeline
from geo.cutting import cut, named
from geo.pipeline import keep_tables

WORD = re.compile(r"([^\W\d_]+)")


class Pair(NamedTuple):
    left: int
    right: str


@given(st.text(max_size=200))
def test_words_are_those_that_the_pattern_finds_with_their_places(text: str) -> None:
    pieces = cut(WORD, text)
    found = [(match.group(), *match.span()) for match in WORD.finditer(text)]
    assert list(zip(pieces.words, pieces.starts, pieces.ends, strict=True)) == found


@given(st.text(max_size=200))
def test_gaps_stand_before_their_words(text: str) -> None:
    gaps, words, starts, ends = cut(WORD, text)
    for gap, before, start in zip(gaps, [0, *ends], starts, strict=False):
        assert gap == text[before:start]
    assert len(gaps) == len(words)


def test_rows_become_named_tuples() -> None:
    pairs = named(Pair, [(1, "a"), [2, "b"]])
    assert pairs == [Pair(1, "a"), Pair(2, "b")]
    assert pairs[1].right == "b"


def test_tables_kept_are_left_out_of_collections() -> None:
    try:
        keep_tables()
        assert gc.get_freeze_count() > 1000
    finally:
        gc.unfreeze()


def test_the_first_article_keeps_the_tables_by_itself() -> None:
    pipeline._keep_first_tables.cache_clear()
    gc.unfreeze()
    try:
        pipeline.read("A blast hit the town of Homs in Syria on Friday.")
        kept = gc.get_freeze_count()
        pipeline.read("A blast hit the town of Idlib in Syria on Friday.")
        assert kept > 1000
        assert gc.get_freeze_count() <= kept
    finally:
        gc.unfreeze()


def test_a_program_that_keeps_tables_ends_without_a_word_of_what_is_left() -> None:
    program = "import duckdb; from geo.pipeline import keep_tables; keep_tables()"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("", "")
