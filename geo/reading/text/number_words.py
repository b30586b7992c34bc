"""Single numbers in text: digits with separators, number words, vague words. No ranges, no hedges.

"1,500", "2 000", "10.5", "twenty-two", "one hundred and five", "half a dozen", "dozens", "tens of thousands".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.reading.text.tokens import HYPHENS, Token, adjacent

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

# The least that the plain meaning of a plural or vague word allows: two of a kind for plurals ("dozens": two dozen),
# "more than two" for several and a few. None: the word gives no number at all.
VAGUE: dict[str, int | None] = {
    "several": 3,
    "few": 3,
    "handful": 3,
    "couple": 2,
    "multiple": 2,
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "many": None,
    "numerous": None,
}
_NEEDS_ARTICLE = frozenset({"few", "handful", "couple"})
_PLURALS = frozenset({"tens", "dozens", "scores", "hundreds", "thousands", "millions"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_THOUSANDS_SPACES = frozenset(" \u00a0\u2009\u202f")
_ARTICLES = frozenset({"a", "an", "half"})
NUMBER_OPENERS = (
    frozenset(UNITS)
    | frozenset(TENS)
    | frozenset(SCALES)
    | frozenset(FRACTIONS)
    | _ARTICLES
    | (frozenset(VAGUE) - _NEEDS_ARTICLE)
)
"""The words that a number may begin with, beside digits."""
MAX_DIGITS = 12
MAX_TOKENS = 16


class Number(NamedTuple):
    """A number without its hedge: its value, the least value of a vague word, and the tokens it takes."""

    value: float | None
    floor: float | None
    start: int
    stop: int


def read_number(text: str, tokens: Sequence[Token], position: int) -> Number | None:
    """The number that starts at a token: digits, words, or a vague word. None if there is none."""
    token = tokens[position]
    if token.is_digits:
        return None if _is_part_of_a_name(tokens, position) else _digits(text, tokens, position)
    low = token.low
    if low in UNITS or low in TENS or low in SCALES or low in FRACTIONS:
        return None if _is_pronoun(tokens, position) else _words(tokens, position)
    if low in _ARTICLES:
        return _after_article(tokens, position)
    if low not in VAGUE or low in _NEEDS_ARTICLE or low_at(tokens, position - 1) == "as":  # "as many as 40"
        return None
    return _vague(tokens, position)


def low_at(tokens: Sequence[Token], position: int) -> str:
    """The token in lower case, "" outside the text."""
    return tokens[position].low if 0 <= position < len(tokens) else ""


_COUNTED_ONE = frozenset("person man woman child civilian soldier officer policeman of was had".split())


def _is_pronoun(tokens: Sequence[Token], position: int) -> bool:
    """Whether "one" stands for somebody ("no one", "one another") or a word of a name is meant."""
    if tokens[position].low != "one":
        return False
    if low_at(tokens, position - 1) == "that" and low_at(tokens, position + 1) in _COUNTED_ONE:
        return False  # "said that one person was"
    return low_at(tokens, position - 1) in {"no", "any", "every", "each", "this", "that", "another", "which"} or low_at(
        tokens, position + 1
    ) in {"another", "day", "'", "’"}


def _digits(text: str, tokens: Sequence[Token], position: int) -> Number | None:
    digits = tokens[position].low
    stop = position + 1
    while stop + 1 < len(tokens) and len(digits) <= MAX_DIGITS and _is_thousands_group(text, tokens, position, stop):
        digits += tokens[stop + 1].low
        stop += 2
    if stop == position + 1:
        digits, stop = _spaced_thousands(text, tokens, position)
    value: float = int(digits[:MAX_DIGITS])
    if len(digits) > MAX_DIGITS:
        return None
    value, stop = _decimals(tokens, position, value, stop)
    if low_at(tokens, stop) in _ORDINAL and adjacent(tokens[stop - 1], tokens[stop]):
        return None
    if low_at(tokens, stop) == ":" and stop + 1 < len(tokens) and tokens[stop + 1].is_digits:
        return None
    if low_at(tokens, stop) in FRACTIONS:
        value, stop = value + FRACTIONS[tokens[stop].low], stop + 1
    value, stop = _scaled(tokens, value, stop)
    return Number(_whole(value), None, position, stop)


def _is_part_of_a_name(tokens: Sequence[Token], position: int) -> bool:
    """F-16, M23, 2:30, 3/4, 10.5.2021: digits that hang on to something before them."""
    if position == 0 or not adjacent(tokens[position - 1], tokens[position]):
        return False
    before = tokens[position - 1]
    if before.is_word:
        return True
    linked = position > 1 and adjacent(tokens[position - 2], before)
    if before.low in HYPHENS or before.low == "/":
        return linked and (tokens[position - 2].is_word or tokens[position - 2].is_digits)
    return before.low in {":", "."} and linked and tokens[position - 2].is_digits


def _is_thousands_group(text: str, tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether ",500" follows: a comma or apostrophe and exactly three digits, nothing between."""
    mark, group = tokens[stop], tokens[stop + 1]
    return (
        mark.low in {",", "'", "’"}
        and len(tokens[first].low) <= 3
        and group.is_digits
        and len(group.low) == 3
        and adjacent(tokens[stop - 1], mark)
        and adjacent(mark, group)
        and text[group.end : group.end + 1] not in {"'", "’"}
    )


def _spaced_thousands(text: str, tokens: Sequence[Token], position: int) -> tuple[str, int]:
    """Groups of three digits parted by single spaces: "2 000"."""
    digits, stop = tokens[position].low, position + 1
    if len(digits) > 3 or digits.startswith("0"):
        return digits, stop
    while (
        stop < len(tokens)
        and tokens[stop].is_digits
        and len(tokens[stop].low) == 3
        and len(digits) <= MAX_DIGITS
        and tokens[stop].start - tokens[stop - 1].end == 1
        and text[tokens[stop - 1].end] in _THOUSANDS_SPACES
    ):
        digits, stop = digits + tokens[stop].low, stop + 1
    return digits, stop


def _decimals(tokens: Sequence[Token], position: int, value: float, stop: int) -> tuple[float, int]:
    """Add ".5" (or ",5", a decimal comma where no thousands group can be meant)."""
    if stop + 1 >= len(tokens):
        return value, stop
    mark, group = tokens[stop], tokens[stop + 1]
    glued = adjacent(tokens[stop - 1], mark) and adjacent(mark, group) and group.is_digits
    comma = mark.low == "," and stop == position + 1 and len(group.low) <= 2
    if not glued or not (comma or mark.low in {".", "·"}) or len(group.low) > 6:
        return value, stop
    after = stop + 2
    if low_at(tokens, after) in {".", ","} and after + 1 < len(tokens):  # 10.5.2021
        glued_on = adjacent(group, tokens[after]) and adjacent(tokens[after], tokens[after + 1])
        if glued_on and tokens[after + 1].is_digits:
            return value, stop
    return value + int(group.low) / 10 ** len(group.low), after


def _scaled(tokens: Sequence[Token], value: float, stop: int) -> tuple[float, int]:
    """Multiply by "dozen", "hundred", "thousand", "million" that follow."""
    for _ in range(2):
        scale = SCALES.get(low_at(tokens, stop))
        if scale is None:
            break
        value, stop = value * scale, stop + 1
    return value, stop


def _words(tokens: Sequence[Token], position: int) -> Number | None:
    """Number words: "twenty-two", "one hundred and five", "two and a half", "two dozen"."""
    total: float = 0
    current: float = 0
    stop, limit = position, position + MAX_TOKENS
    while stop < min(limit, len(tokens)):
        low = tokens[stop].low
        if low in FRACTIONS:
            current, stop = current + FRACTIONS[low], stop + 1
            break
        if low in SCALES:
            scaled = (current or 1) * SCALES[low]
            total, current = (total + scaled, 0) if SCALES[low] >= 1000 else (total, scaled)
        elif low in UNITS and (current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and UNITS[low] < 10)):
            current += UNITS[low]
        elif low in TENS and current % 100 == 0:
            current += TENS[low]
        else:
            break
        stop = _skip_joiner(tokens, stop + 1)
    half = [low_at(tokens, stop + ahead) for ahead in range(3)]
    if half == ["and", "a", "half"]:
        return Number(total + current + 0.5, None, position, stop + 3)
    return Number(_whole(total + current), None, position, stop)


def _skip_joiner(tokens: Sequence[Token], stop: int) -> int:
    """Step over the hyphen of "twenty-two" and the "and" of "hundred and five", if a number word follows."""
    following = low_at(tokens, stop + 1)
    if low_at(tokens, stop) in HYPHENS and following in UNITS and tokens[stop - 1].low in TENS:
        return stop + 1
    if low_at(tokens, stop) == "and" and tokens[stop - 1].low in {"hundred", "thousand", "million"}:
        return stop + 1 if following in UNITS or following in TENS else stop
    return stop


def _after_article(tokens: Sequence[Token], position: int) -> Number | None:
    """What an article or "half" opens: "a dozen", "half a dozen", "a few", "a couple of", "half a million"."""
    factor: float = 1
    start = position
    if tokens[position].low == "half":
        factor, position = 0.5, position + 1
        if low_at(tokens, position) not in {"a", "an", "dozen", "-"}:
            return None
        if low_at(tokens, position) != "dozen":
            position += 1
    else:
        position += 1
    low = low_at(tokens, position)
    if low in SCALES:
        value, stop = _scaled(tokens, factor, position)
        if factor == 1 and low != "dozen":
            words = _words(tokens, position)
            if words is not None:
                return Number(words.value, None, start, words.stop)
        return Number(_whole(value), None, start, stop)
    if low in VAGUE and low not in _PLURALS and factor == 1:
        vague = _vague(tokens, position)
        return vague._replace(start=start) if vague else None
    return None


def _vague(tokens: Sequence[Token], position: int) -> Number:
    """Vague words: "several", "several hundred", "dozens", "tens of thousands", "a couple of"."""
    floor: float | None = VAGUE[tokens[position].low]
    stop = position + 1
    if low_at(tokens, stop) in SCALES and floor is not None:
        floor, stop = _scaled(tokens, floor, stop)
    elif low_at(tokens, stop) == "of" and floor is not None:
        scale = SCALES.get(low_at(tokens, stop + 1).removesuffix("s"))
        if scale is not None:  # "tens of thousands": at least two tens of thousands
            floor, stop = floor * scale, stop + 2
    return Number(None, floor, position, stop)


def second_number(text: str, tokens: Sequence[Token], position: int) -> Number | None:
    """The number that ends a range: digits (though they hang on to the first by a hyphen) or words."""
    token = tokens[position]
    if token.is_digits:
        return _digits(text, tokens, position)
    if token.low in UNITS or token.low in TENS:
        return _words(tokens, position)
    return None


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
