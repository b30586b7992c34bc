"""Numbers in text: digits, words, ranges and hedges ("at least 22", "some 10-15", "dozens"), with their spans.

A `Quantity` keeps the words and says only what they say. "at least 22" has a low bound and nothing else; "about 20"
a best value and no bounds. Vague words get the lower bound that their plain meaning gives and no more
(`VAGUE`); ACLED's 12 for "dozens" or 3 for "several" are coding conventions that a reader of our numbers can still
apply, because the words are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from geo.model import Span
from geo.reading.tokens import DASHES, HYPHENS, Token, adjacent, tokenize

Bound = Literal["exact", "about", "at_least", "at_most", "almost"]

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

# Hedges as they stand before a number. The bound they give is the number that is said ("more than 20": low 20).
HEDGES: dict[str, Bound] = {
    "at least": "at_least",
    "at the least": "at_least",
    "more than": "at_least",
    "greater than": "at_least",
    "no fewer than": "at_least",
    "not fewer than": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "a minimum of": "at_least",
    "minimum": "at_least",
    "over": "at_least",
    "above": "at_least",
    "exceeding": "at_least",
    "upwards of": "at_least",
    "upward of": "at_least",
    "beyond": "at_least",
    "up to": "at_most",
    "at most": "at_most",
    "as many as": "at_most",
    "as much as": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "less than": "at_most",
    "fewer than": "at_most",
    "under": "at_most",
    "below": "at_most",
    "within": "at_most",
    "a maximum of": "at_most",
    "maximum": "at_most",
    "nearly": "almost",
    "almost": "almost",
    "close to": "almost",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx": "about",
    "approx.": "about",
    "roughly": "about",
    "circa": "about",
    "ca": "about",
    "ca.": "about",
    "c.": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
    "perhaps": "about",
    "~": "about",
    "≈": "about",
    ">": "at_least",
    "<": "at_most",
}
_HEDGE_WORDS = max(len(phrase.replace(".", " .").split()) for phrase in HEDGES)
_HEDGE_TOKENS: dict[tuple[str, ...], Bound] = {
    tuple(phrase.replace(".", " .").split()): bound for phrase, bound in HEDGES.items()
}
_SOFTENERS = frozenset({"just", "well", "slightly", "little", "far", "possibly", "only"})
_AFTER: dict[tuple[str, ...], Bound] = {
    ("or", "more"): "at_least",
    ("or", "so"): "about",
    ("or", "less"): "at_most",
    ("or", "fewer"): "at_most",
    ("+",): "at_least",
    ("plus",): "at_least",
    ("-", "plus"): "at_least",
    ("odd",): "about",
    ("-", "odd"): "about",
}
_CURRENCY = frozenset("$€£¥₺₽₪")
_PERCENT = frozenset({"%", "percent", "‰"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_THOUSANDS_SPACES = frozenset(" \u00a0\u2009\u202f")
MAX_DIGITS = 12
MAX_TOKENS = 16


class Number(NamedTuple):
    """A number without its hedge: its value, the least value of a vague word, and the tokens it takes."""

    value: float | None
    floor: float | None
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range as said. Values are None where the words do not give them.

    ``text`` is all the words with their hedge, ``number`` the words of the number alone ("10-15"), ``hedge`` the
    words before or after it. ``bound`` says how the hedge reads; vague words ("dozens") are "at_least".
    """

    span: Span
    text: str
    low: float | None
    best: float | None
    high: float | None
    number: str
    hedge: str | None = None
    bound: Bound = "exact"

    @property
    def is_range(self) -> bool:
        """Whether two different ends were given ("10-15")."""
        return self.low is not None and self.high is not None and self.low != self.high


def find_quantities(text: str, *, spans: Sequence[Span] | None = None) -> tuple[Quantity, ...]:
    """All quantities of `text` (of its `spans` only, if given), in reading order, not overlapping.

    Sums of money, percentages, ordinals, clock times and the numbers of names ("F-16", "M23") are not quantities.
    """
    return tuple(quantity for quantity, _, _ in token_quantities(text, tokenize(text, spans=spans)))


def token_quantities(text: str, tokens: Sequence[Token]) -> list[tuple[Quantity, int, int]]:
    """Quantities with the positions of their first token and of the token after their last."""
    found: list[tuple[Quantity, int, int]] = []
    floor = position = 0
    while position < len(tokens):
        first = read_number(text, tokens, position)
        if first is None:
            position += 1
            continue
        quantity, start, stop = _with_range_and_hedge(text, tokens, first, floor)
        if not _is_money_or_share(tokens, start, first.start, stop):
            found.append((quantity, start, stop))
        floor = position = stop
    return found


def read_number(text: str, tokens: Sequence[Token], position: int) -> Number | None:
    """The number that starts at a token: digits, words, or a vague word. None if there is none."""
    token = tokens[position]
    if token.is_digits:
        return None if _is_part_of_a_name(tokens, position) else _digits(text, tokens, position)
    low = token.low
    if low in UNITS or low in TENS or low in SCALES or low in FRACTIONS:
        return None if _is_pronoun(tokens, position) else _words(tokens, position)
    if low in ("a", "an", "half"):
        return _after_article(tokens, position)
    if low not in VAGUE or low in _NEEDS_ARTICLE or _low(tokens, position - 1) == "as":  # "as many as 40"
        return None
    return _vague(tokens, position)


def _low(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].low if 0 <= position < len(tokens) else ""


def _is_pronoun(tokens: Sequence[Token], position: int) -> bool:
    """Whether "one" stands for somebody ("no one", "one another") or a word of a name is meant."""
    if tokens[position].low != "one":
        return False
    return _low(tokens, position - 1) in {"no", "any", "every", "each", "this", "that", "another", "which"} or _low(
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
    if _low(tokens, stop) in _ORDINAL and adjacent(tokens[stop - 1], tokens[stop]):
        return None
    if _low(tokens, stop) == ":" and stop + 1 < len(tokens) and tokens[stop + 1].is_digits:
        return None
    if _low(tokens, stop) in FRACTIONS:
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
    if _low(tokens, after) in {".", ","} and after + 1 < len(tokens):  # 10.5.2021
        glued_on = adjacent(group, tokens[after]) and adjacent(tokens[after], tokens[after + 1])
        if glued_on and tokens[after + 1].is_digits:
            return value, stop
    return value + int(group.low) / 10 ** len(group.low), after


def _scaled(tokens: Sequence[Token], value: float, stop: int) -> tuple[float, int]:
    """Multiply by "dozen", "hundred", "thousand", "million" that follow."""
    for _ in range(2):
        scale = SCALES.get(_low(tokens, stop))
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
    half = [_low(tokens, stop + ahead) for ahead in range(3)]
    if half == ["and", "a", "half"]:
        return Number(total + current + 0.5, None, position, stop + 3)
    return Number(_whole(total + current), None, position, stop)


def _skip_joiner(tokens: Sequence[Token], stop: int) -> int:
    """Step over the hyphen of "twenty-two" and the "and" of "hundred and five", if a number word follows."""
    following = _low(tokens, stop + 1)
    if _low(tokens, stop) in HYPHENS and following in UNITS and tokens[stop - 1].low in TENS:
        return stop + 1
    if _low(tokens, stop) == "and" and tokens[stop - 1].low in {"hundred", "thousand", "million"}:
        return stop + 1 if following in UNITS or following in TENS else stop
    return stop


def _after_article(tokens: Sequence[Token], position: int) -> Number | None:
    """What an article or "half" opens: "a dozen", "half a dozen", "a few", "a couple of", "half a million"."""
    factor: float = 1
    start = position
    if tokens[position].low == "half":
        factor, position = 0.5, position + 1
        if _low(tokens, position) not in {"a", "an", "dozen", "-"}:
            return None
        if _low(tokens, position) != "dozen":
            position += 1
    else:
        position += 1
    low = _low(tokens, position)
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
    if _low(tokens, stop) in SCALES and floor is not None:
        floor, stop = _scaled(tokens, floor, stop)
    elif _low(tokens, stop) == "of" and floor is not None:
        scale = SCALES.get(_low(tokens, stop + 1).removesuffix("s"))
        if scale is not None:  # "tens of thousands": at least two tens of thousands
            floor, stop = floor * scale, stop + 2
    return Number(None, floor, position, stop)


def _with_range_and_hedge(text: str, tokens: Sequence[Token], first: Number, floor: int) -> tuple[Quantity, int, int]:
    """Widen a number to its range and to the hedges around it. Tokens before `floor` are taken."""
    second = _range_end(text, tokens, first)
    start, stop = first.start, second.stop if second else first.stop
    between = second is not None and _low(tokens, start - 1) in {"between", "from"} and start - 1 >= floor
    number_start, number_stop = start, stop
    start -= between
    start, words, bound = _hedge_before(text, tokens, start, floor)
    if bound == "exact":
        stop, words, bound = _hedge_after(text, tokens, stop)
    low, best, high = _values(first, second, bound)
    if first.value is None and second is None:
        bound = "at_least" if bound == "exact" else bound
    quantity = Quantity(
        span=Span(tokens[start].start, tokens[stop - 1].end),
        text=text[tokens[start].start : tokens[stop - 1].end],
        low=low,
        best=best,
        high=high,
        number=text[tokens[number_start].start : tokens[number_stop - 1].end],
        hedge=words,
        bound=bound,
    )
    return quantity, start, stop


def _range_end(text: str, tokens: Sequence[Token], first: Number) -> Number | None:
    """The second number of "10-15", "10 to 15", "between 10 and 15", "two or three"."""
    joiner = _low(tokens, first.stop)
    opener = _low(tokens, first.start - 1)
    joined = joiner in DASHES or joiner in {"to", "or"} or (joiner == "and" and opener == "between")
    if not joined or first.stop + 1 >= len(tokens) or first.value is None:
        return None
    second = _second_number(text, tokens, first.stop + 1)
    if second is None or second.value is None:
        return None
    if second.value < first.value and joiner not in {"or"}:  # "10-5" is a score or a grid, "15 to 10" a change
        return None
    if (
        joiner in DASHES
        and _low(tokens, second.stop) in DASHES
        and adjacent(tokens[second.stop - 1], tokens[second.stop])
    ):
        return None  # 2021-02-26
    return second


def _second_number(text: str, tokens: Sequence[Token], position: int) -> Number | None:
    token = tokens[position]
    if token.is_digits:
        return _digits(text, tokens, position)
    if token.low in UNITS or token.low in TENS:
        return _words(tokens, position)
    return None


def read_hedge(text: str, tokens: Sequence[Token], start: int, floor: int) -> tuple[int, str | None]:
    """The hedge before a token: where its words start, and the words. Tokens before `floor` are taken."""
    begin, words, _ = _hedge_before(text, tokens, start, floor)
    return begin, words


def _hedge_before(text: str, tokens: Sequence[Token], start: int, floor: int) -> tuple[int, str | None, Bound]:
    """Take in the hedges that stand before token `start`, the nearest one naming the bound unless it only softens."""
    stop = start
    bound: Bound = "exact"
    while True:
        taken = _one_hedge(tokens, start, floor)
        if taken is None:
            break
        start, read = taken
        bound = read if bound in {"exact", "about"} else bound
    while start > floor and bound != "exact" and tokens[start - 1].low in _SOFTENERS:
        start -= 1
    if start == stop:
        return start, None, "exact"
    return start, text[tokens[start].start : tokens[stop - 1].end], bound


def _one_hedge(tokens: Sequence[Token], stop: int, floor: int) -> tuple[int, Bound] | None:
    for length in range(min(_HEDGE_WORDS, stop - floor), 0, -1):
        words = tuple(token.low for token in tokens[stop - length : stop])
        bound = _HEDGE_TOKENS.get(words)
        if bound is not None:
            return stop - length, bound
    return None


def _hedge_after(text: str, tokens: Sequence[Token], stop: int) -> tuple[int, str | None, Bound]:
    for length in (2, 1):
        words = tuple(token.low for token in tokens[stop : stop + length])
        bound = _AFTER.get(words)
        if bound is not None and len(words) == length:
            return stop + length, text[tokens[stop].start : tokens[stop + length - 1].end], bound
    return stop, None, "exact"


def _values(first: Number, second: Number | None, bound: Bound) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of a number or range under its hedge."""
    value = first.value
    if value is None:
        return first.floor, None, None
    if second is not None and second.value is not None:
        low, high = sorted((value, second.value))
        return low, None, high
    if bound == "at_least":
        return value, None, None
    if bound == "at_most":
        return None, None, value
    if bound == "almost":
        return None, value, value
    return (None, value, None) if bound == "about" else (value, value, value)


def _is_money_or_share(tokens: Sequence[Token], start: int, number: int, stop: int) -> bool:
    after = _low(tokens, stop)
    per_cent = after == "per" and _low(tokens, stop + 1) == "cent"
    before = (_low(tokens, start - 1), _low(tokens, number - 1))
    return any(mark in _CURRENCY for mark in before) or after in _CURRENCY or after in _PERCENT or per_cent


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
