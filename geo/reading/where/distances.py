"""Distances in text: a quantity and a unit of length ("some 10-15 km", "a few miles", "20 km (12 miles)").

Hours' drive and days' walk are read as what they are: words without metres.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geo.codes import METRES_IN
from geo.reading.text.numbers import Quantity
from geo.reading.text.tokens import HYPHENS, Token, adjacent

KM, MILE, METRE, YARD, NAUTICAL, FOOT = "km", "mi", "m", "yd", "nmi", "ft"

UNIT_WORDS: dict[str, str] = {
    **dict.fromkeys(("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "klick", "klicks"), KM),
    **dict.fromkeys(("mile", "miles", "mi"), MILE),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), METRE),
    **dict.fromkeys(("yard", "yards", "yd", "yds"), YARD),
    **dict.fromkeys(("nm", "nmi"), NAUTICAL),
    **dict.fromkeys(("foot", "feet", "ft"), FOOT),
}
TIMES: dict[str, str] = {
    **dict.fromkeys(("hour", "hours", "hrs", "hr"), "hours"),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), "minutes"),
    **dict.fromkeys(("day", "days"), "days"),
}
TRAVEL = frozenset({"drive", "walk", "journey", "ride", "march", "trek", "away"})
MEASURES = frozenset(UNIT_WORDS) | TRAVEL
"""Words one of which every distance and every time of travel has: without them no number of a text is one."""

# What a vague number of units is taken for, as lowest and highest. Our own reading of the plain words.
VAGUE_RANGES: dict[str, tuple[float, float]] = {
    "a couple": (2, 3),
    "couple": (2, 3),
    "a few": (2, 5),
    "a handful": (3, 6),
    "several": (3, 9),
    "multiple": (3, 9),
    "tens": (20, 90),
    "dozens": (24, 96),
    "scores": (40, 90),
    "hundreds": (200, 900),
}
# "kilometres from the border": more than one, fewer than ten.
_LEAST_MILES = 5.0
UNNUMBERED_RANGE = (2.0, 9.0)
MAX_DISTANCE_M = 5_000_000.0  # past this it is no description of a place
_ARTICLES = frozenset({"a", "an", "one"})


class Distance(NamedTuple):
    """A stated distance. Metres are None for times of travel; ``high_m`` is None unless a range was stated.

    ``number`` and ``unit`` are what the precision rules read: "10.5" and "km".
    """

    low_m: float | None
    high_m: float | None
    number: str
    unit: str
    hedge: str | None
    start: int
    stop: int


class Numbers(NamedTuple):
    """The quantities of a text by their first token, each with the token after its last."""

    by_start: Mapping[int, tuple[Quantity, int]]


def read_distance(text: str, tokens: Sequence[Token], position: int, numbers: Numbers) -> Distance | None:
    """The distance that starts at a token (its hedge included), or None."""
    quantity = numbers.by_start.get(position)
    if quantity is not None:
        return _counted(tokens, position, *quantity)
    return _uncounted(text, tokens, position)


def _low(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].low if 0 <= position < len(tokens) else ""


def read_unit(tokens: Sequence[Token], position: int) -> tuple[str, int] | None:
    """The unit of length at a token and the token after it: "km", "nautical miles"."""
    low = _low(tokens, position)
    if low in {"nautical", "sea"} and _low(tokens, position + 1) in {"mile", "miles"}:
        return NAUTICAL, position + 2
    if low == "statute" and _low(tokens, position + 1) in {"mile", "miles"}:
        return MILE, position + 2
    unit = UNIT_WORDS.get(low)
    if unit is None:
        return None
    stop = position + 1
    if low in {"km", "kms", "mi", "m"} and _low(tokens, stop) == "." and _ends_abbreviation(tokens, stop):
        stop += 1
    return unit, stop


def _ends_abbreviation(tokens: Sequence[Token], dot: int) -> bool:
    """Whether the full stop after "km" belongs to it: a word in lower case goes on behind it."""
    return _low(tokens, dot + 1) in {"from", "of", "north", "south", "east", "west", "off", "outside", "away", "to"}


def _counted(tokens: Sequence[Token], start: int, quantity: Quantity, stop: int) -> Distance | None:
    after = stop + 1 if _low(tokens, stop) in HYPHENS else stop
    after = after + 1 if _low(tokens, after) == "of" and quantity.best is None else after
    after = after + 1 if _low(tokens, after) == "of" and quantity.number.endswith("couple") else after
    found = read_unit(tokens, after)
    if found is None:
        return _travel_time(tokens, start, after, quantity)
    unit, stop = found
    low, high = _ends(quantity)
    if unit == METRE and low is not None and low >= _LEAST_MILES and _are_miles(tokens, after):
        unit = MILE
    stop = _skip_conversion(tokens, stop)
    half = _and_a_half(tokens, stop)
    if half and low is not None and high is None:
        low, stop = low + 0.5, stop + 3
    distance = Distance(None, None, quantity.number, unit, quantity.hedge, start, stop)
    return _in_metres(distance, low, high)


def _are_miles(tokens: Sequence[Token], unit: int) -> bool:
    """Whether "m" stands for miles, as British papers write: "45m south-west of Algiers"."""
    attached = _low(tokens, unit) == "m" and adjacent(tokens[unit - 1], tokens[unit])
    return attached and _low(tokens, unit + 1).startswith(("north", "south", "east", "west"))


def _ends(quantity: Quantity) -> tuple[float | None, float | None]:
    """Lowest and highest number of units; the highest is None where one number was stated."""
    vague = VAGUE_RANGES.get(quantity.number.lower())
    if vague is not None:
        return vague
    if quantity.is_range:
        return quantity.low, quantity.high
    stated = (quantity.best, quantity.high, quantity.low)
    value = next((value for value in stated if value is not None), None)
    if quantity.best is None and quantity.hedge is None and value is not None:  # "several hundred metres"
        return value, value * 3
    return value, None


def _in_metres(distance: Distance, low: float | None, high: float | None) -> Distance | None:
    """The distance with `low` and `high` of its units as metres; None where it is absurd."""
    metres = METRES_IN[distance.unit]
    if low is None or low * metres > MAX_DISTANCE_M:
        return None
    high_m = None if high is None else round(min(high * metres, MAX_DISTANCE_M), 3)
    return distance._replace(low_m=round(low * metres, 3), high_m=high_m)


def _and_a_half(tokens: Sequence[Token], stop: int) -> bool:
    return [_low(tokens, stop + ahead) for ahead in range(3)] == ["and", "a", "half"]


def _uncounted(text: str, tokens: Sequence[Token], position: int) -> Distance | None:
    """A unit with an article or nothing before it: "a kilometre", "half a mile", "just metres", "kilometres from"."""
    low = _low(tokens, position)
    value, unit_at = (1.0, position + 1) if low in _ARTICLES else (0.0, position)
    if low == "half":
        unit_at = position + 2 if _low(tokens, position + 1) in {"a", "-"} else position + 1
        value = 0.5
    if low in {"a", "an"} and _low(tokens, position + 1) == "half" and _low(tokens, position + 2) in {"-", "mile"}:
        value, unit_at = 0.5, position + 3 if _low(tokens, position + 2) == "-" else position + 2
    if low in {"a", "an"} and _low(tokens, unit_at) == "quarter" and _low(tokens, unit_at + 1) == "of":
        value, unit_at = 0.25, unit_at + 3
    if unit_at >= len(tokens) or len(_low(tokens, unit_at)) < 3:
        return None
    found = read_unit(tokens, unit_at)
    if found is None:
        return None
    unit, stop = found
    words = text[tokens[position].start : tokens[unit_at].start].strip()
    if value:
        stop = _skip_conversion(tokens, stop)
        if value == 1 and _and_a_half(tokens, stop):
            value, stop = 1.5, stop + 3
        number = "1" if value == 1 else str(value)
        return _in_metres(Distance(None, None, number, unit, None, position, stop), value, None)
    if _low(tokens, stop) not in {"from", "away", "outside", "off"} or not _low(tokens, unit_at).endswith(
        ("s", "feet")
    ):
        return None
    return _in_metres(Distance(None, None, words, unit, None, position, stop), *UNNUMBERED_RANGE)


def _travel_time(tokens: Sequence[Token], start: int, unit_at: int, quantity: Quantity) -> Distance | None:
    """A time of travel: "two hours' drive", "a three-hour walk": the words, no metres."""
    unit = TIMES.get(_low(tokens, unit_at))
    if unit is None:
        return None
    stop = unit_at + 1
    while _low(tokens, stop) in {"'", "’", "s", "of"} and stop < unit_at + 3:
        stop += 1
    if _low(tokens, stop) not in TRAVEL:
        return None
    stop += 1
    if _low(tokens, stop) == "away":
        stop += 1
    return Distance(None, None, quantity.number, unit, quantity.hedge, start, stop)


def _skip_conversion(tokens: Sequence[Token], stop: int) -> int:
    """Step over the same distance said again in another unit: "(12 miles)", ", or 12 miles,", "/12 miles"."""
    opened = _low(tokens, stop)
    if opened not in {"(", "[", "/", ",", "or", "–", "-"}:
        return stop
    position = stop + 1
    if opened == "," and _low(tokens, position) == "or":
        position += 1
    elif opened == ",":
        return stop
    seen_unit = False
    for ahead in range(position, min(position + 8, len(tokens))):
        low = _low(tokens, ahead)
        if low in {")", "]"} and opened in {"(", "["}:
            return ahead + 1 if seen_unit else stop
        if seen_unit and opened not in {"(", "["}:
            return ahead + 1 if low == "," else ahead
        if low in UNIT_WORDS:
            seen_unit = True
        elif not (tokens[ahead].is_digits or low in _CONVERSION_WORDS or low in HYPHENS or low in {".", ",", "–"}):
            return stop
    return stop


_CONVERSION_WORDS = frozenset(
    "about around some approximately nearly roughly over almost nautical one two three four five six seven eight nine "
    "ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred and half a to".split()
)
