"""Numbers in text: digits, words, ranges and hedges ("at least 22", "some 10-15", "dozens"), with their spans.

A `Quantity` keeps the words and says only what they say. "at least 22" has a low bound and nothing else; "about 20"
a best value and no bounds. Vague words get the lower bound that their plain meaning gives and no more
(`number_words.VAGUE`); ACLED's 12 for "dozens" or 3 for "several" are coding conventions that a reader of our numbers
can still apply, because the words are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.model import Span
from geo.reading.text.number_words import NUMBER_OPENERS, Number, low_at, read_number, second_number
from geo.reading.text.tokens import DASHES, Token, adjacent, tokenize

Bound = Literal["exact", "about", "at_least", "at_most", "almost"]

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
_HEDGE_LAST = frozenset(words[-1] for words in _HEDGE_TOKENS)
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
_AFTER_FIRST = frozenset(words[0] for words in _AFTER)
_CURRENCY = frozenset("$€£¥₺₽₪")
_PERCENT = frozenset({"%", "percent", "‰"})


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


def _openings(tokens: Sequence[Token]) -> list[int]:
    """The tokens that a number may begin with; each word of the text is looked up once."""
    lows = [low for _, _, low in tokens]
    words = set(lows)
    opening = (words & NUMBER_OPENERS) | set(filter(str.isdecimal, words))
    return [i for i, low in enumerate(lows) if low in opening]


def token_quantities(text: str, tokens: Sequence[Token]) -> list[tuple[Quantity, int, int]]:
    """Quantities with the positions of their first token and of the token after their last."""
    found: list[tuple[Quantity, int, int]] = []
    floor = 0
    for position in _openings(tokens):
        first = read_number(text, tokens, position) if position >= floor else None
        if first is None:
            continue
        quantity, start, stop = _with_range_and_hedge(text, tokens, first, floor)
        if not _is_money_or_share(tokens, start, first.start, stop):
            found.append((quantity, start, stop))
        floor = stop
    return found


def _with_range_and_hedge(text: str, tokens: Sequence[Token], first: Number, floor: int) -> tuple[Quantity, int, int]:
    """Widen a number to its range and to the hedges around it. Tokens before `floor` are taken."""
    second = _range_end(text, tokens, first)
    start, stop = first.start, second.stop if second else first.stop
    between = second is not None and low_at(tokens, start - 1) in {"between", "from"} and start - 1 >= floor
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
    joiner = low_at(tokens, first.stop)
    opener = low_at(tokens, first.start - 1)
    joined = joiner in DASHES or joiner in {"to", "or"} or (joiner == "and" and opener == "between")
    if not joined or first.stop + 1 >= len(tokens) or first.value is None:
        return None
    second = second_number(text, tokens, first.stop + 1)
    if second is None or second.value is None:
        return None
    if second.value < first.value and joiner not in {"or"}:  # "10-5" is a score or a grid, "15 to 10" a change
        return None
    if (
        joiner in DASHES
        and low_at(tokens, second.stop) in DASHES
        and adjacent(tokens[second.stop - 1], tokens[second.stop])
    ):
        return None  # 2021-02-26
    return second


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
    if stop <= floor or tokens[stop - 1].low not in _HEDGE_LAST:
        return None
    for length in range(min(_HEDGE_WORDS, stop - floor), 0, -1):
        words = tuple(token.low for token in tokens[stop - length : stop])
        bound = _HEDGE_TOKENS.get(words)
        if bound is not None:
            return stop - length, bound
    return None


def _hedge_after(text: str, tokens: Sequence[Token], stop: int) -> tuple[int, str | None, Bound]:
    for length in (2, 1) if low_at(tokens, stop) in _AFTER_FIRST else ():
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
    after = low_at(tokens, stop)
    if after in _CURRENCY or after in _PERCENT or low_at(tokens, start - 1) in _CURRENCY:
        return True
    return low_at(tokens, number - 1) in _CURRENCY or (after == "per" and low_at(tokens, stop + 1) == "cent")
