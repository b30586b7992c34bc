"""Finding thousands of names in a text at once: longest match, whole words, in one pass.

A name is the row of its words. Case, diacritics and apostrophes are folded away to find candidates; then every
capital of the name must be a capital in the text, so "Islamic State" finds "ISLAMIC STATE" but not "islamic state".
Words may be joined by a space, a hyphen or a line's end, never by a blank line. A possessive 's stays outside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from geo.cutting import cut
from geo.model import Span

T = TypeVar("T")

_TEXTS_KEPT = 2
WORDS_MAX = 16
"""Words of the longest name that is accepted; bounds the work at each word of a text."""

_APOSTROPHES = "'’‘‛`´ʼʻʽʿʾˈ′ʹ"
# "U.S.", "U.N"; or letters and digits with single apostrophes between them ("Kata'ib", "Iraq's").
_WORD = re.compile(rf"([^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*)")
_JOINTS = frozenset(" \t\u00a0\u202f\u2009\n\r-‐‑–/&'’")
_JOINT_MAX = 4
_POSSESSIVE = re.compile(rf"(?<=.)[{_APOSTROPHES}][sS]\Z")
_DROP = dict.fromkeys(map(ord, _APOSTROPHES + "."))
_WORD_MAX = 64
# English words that a short name must not be taken for in a line set in capitals ("WAR IS OVER", "CAR BOMB").
_WORDS_IN_CAPITALS = frozenset({"is", "who", "car", "let"})


@dataclass(frozen=True, slots=True)
class Name(Generic[T]):
    """A name to look for and what it stands for. ``exact``: every letter's case counts, not capitals only."""

    text: str
    value: T
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A name found: where, and all the names (of several owners) that the words fit."""

    span: Span
    names: tuple[Name[T], ...]


class Word(NamedTuple):
    """A word of a text: its place without a possessive 's, its letters with case kept, and its folded key."""

    start: int
    end: int
    plain: str
    key: str
    possessive: bool
    capital: bool


class Spelling(NamedTuple):
    """What the letters of a word tell: themselves without a possessive 's, how many they are, and what `Word` says of
    them."""

    text: str
    length: int
    plain: str
    key: str
    possessive: bool
    capital: bool


class Spelled(NamedTuple):
    """The words of a text in order: where each starts, and its spelling."""

    starts: list[int]
    spellings: list[Spelling]


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, _Node[T]] = field(default_factory=dict)
    ends: list[_Pattern[T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[T]):
    name: Name[T]
    words: tuple[Word, ...]
    joints: frozenset[str]


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """`word` without diacritics, apostrophes and dots, its case kept."""
    if word.isascii():
        return word.translate(_DROP)
    split = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in split if not unicodedata.combining(letter)).translate(_DROP)


@lru_cache(maxsize=_TEXTS_KEPT)
def spelled(text: str) -> Spelled:
    """The words of `text`. The latest are kept: several finders of one article ask for them in turn."""
    _, words, starts, _ = cut(_WORD, text)
    if max(map(len, words), default=0) > _WORD_MAX:
        kept = [i for i, word in enumerate(words) if len(word) <= _WORD_MAX]
        words, starts = [words[i] for i in kept], [starts[i] for i in kept]
    return Spelled(starts, list(map(_spelling, words)))


def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text` in order, each as a row of its own."""
    return tuple(map(_word, *spelled(text)))


def _word(start: int, spelling: Spelling) -> Word:
    _, length, letters, key, possessive, capital = spelling
    return Word(start, start + length, letters, key, possessive, capital)


@lru_cache(maxsize=32768)
def _spelling(raw: str) -> Spelling:
    possessive = _POSSESSIVE.search(raw)
    core = raw[: possessive.start()] if possessive else raw
    letters = plain(core)
    return Spelling(core, len(core), letters, letters.casefold(), possessive is not None, core[0].isupper())


class NameMatcher(Generic[T]):
    """All names compiled into one tree of words. `find` takes time linear in the text, whatever the text."""

    __slots__ = ("_root", "_vocabulary")

    def __init__(self, names: Iterable[Name[T]]) -> None:
        """Compile `names`. Raises ValueError for one without a word or with more than WORDS_MAX."""
        self._root: _Node[T] = _Node()
        vocabulary: set[str] = set()
        for name in names:
            words = words_of(name.text)
            if not 1 <= len(words) <= WORDS_MAX:
                raise ValueError(f"{name.text!r} has {len(words)} words, not 1 to {WORDS_MAX}")
            node = self._root
            for word in words:
                vocabulary.add(word.key)
                node = node.next.setdefault(word.key, _Node())
            node.ends.append(_Pattern(name, words, _JOINTS | frozenset(_between(name.text, words))))
        self._vocabulary = frozenset(vocabulary)

    def find(self, text: str) -> list[Match[T]]:
        """Every name in `text`, in order, no two overlapping, the longest at each place."""
        words = spelled(text)
        keys = [spelling.key for spelling in words.spellings]
        met = [i for i, key in enumerate(keys) if key in self._vocabulary]
        found: list[Match[T]] = []
        openers = self._root.next
        floor = 0
        for first, i in enumerate(met):
            if first < floor or keys[i] not in openers:
                continue
            match, used = self._longest(text, words, met[first : first + WORDS_MAX])
            if match:
                found.append(match)
            floor = first + used
        return found

    def _longest(self, text: str, words: Spelled, ahead: Sequence[int]) -> tuple[Match[T] | None, int]:
        """The longest name that the words numbered `ahead` begin with, and how many of them it takes, at least one."""
        node = self._root
        best: tuple[Match[T] | None, int] = (None, 1)
        run: list[Word] = []
        for i in ahead:
            following = node.next.get(words.spellings[i].key)
            if following is None:
                break
            word = _word(words.starts[i], words.spellings[i])
            if run and not _close(run[-1], word):
                break
            run.append(word)
            node = following
            fitting = tuple(pattern.name for pattern in node.ends if _fits(text, pattern, run))
            if fitting:
                best = (Match(Span(run[0].start, run[-1].end), fitting), len(run))
        return best


def _close(left: Word, right: Word) -> bool:
    return right.start - left.end <= _JOINT_MAX + 2 * left.possessive


def _between(text: str, words: Sequence[Word]) -> Iterator[str]:
    """The characters between the words of a name, beside those that may always stand there."""
    for left, right in pairwise(words):
        yield from text[left.end + 2 * left.possessive : right.start]


def _fits(text: str, pattern: _Pattern[T], run: Sequence[Word]) -> bool:
    """Whether the words `run` of `text` have the case, the joints and the possessives of the name."""
    for wanted, given in zip(pattern.words, run, strict=True):
        if not _case_fits(wanted.plain, given.plain, exact=pattern.name.exact):
            return False
    for index in range(len(run) - 1):
        left, right = run[index], run[index + 1]
        if left.possessive and not pattern.words[index].possessive:
            return False
        joint = text[left.end + 2 * left.possessive : right.start]
        if not joint or joint.count("\n") > 1 or not pattern.joints.issuperset(joint):
            return False
    shouted = pattern.name.exact and len(run) == 1 and run[0].key in _WORDS_IN_CAPITALS
    return not (shouted and _in_capitals(text, run[0]))


def _case_fits(wanted: str, given: str, *, exact: bool) -> bool:
    if wanted == given:
        return True
    if exact or len(wanted) != len(given):
        return False
    return all(not letter.isupper() or there.isupper() for letter, there in zip(wanted, given, strict=True))


def _in_capitals(text: str, word: Word) -> bool:
    """Whether the letters about `word` are capitals too: a headline in capitals says nothing by its case."""
    around = text[max(0, word.start - 12) : word.start] + text[word.end : word.end + 12]
    line = around.replace("\n", " ")
    return any(letter.isalpha() for letter in line) and line.upper() == line
