"""Directions in words: the sixteen winds, their adjectives and abbreviations ("north-east", "NNE", "due northerly")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.reading.text.tokens import HYPHENS, Token, adjacent

# Degrees clockwise from true north.
WINDS: dict[str, float] = {
    code: index * 22.5
    for index, code in enumerate(
        ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
    )
}
ADJECTIVES: dict[str, str] = {
    "N": "northern",
    "NE": "north-eastern",
    "E": "eastern",
    "SE": "south-eastern",
    "S": "southern",
    "SW": "south-western",
    "W": "western",
    "NW": "north-western",
    "NNE": "north-north-eastern",
    "ENE": "east-north-eastern",
    "ESE": "east-south-eastern",
    "SSE": "south-south-eastern",
    "SSW": "south-south-western",
    "WSW": "west-south-western",
    "WNW": "west-north-western",
    "NNW": "north-north-western",
}
_LETTER = {"north": "N", "south": "S", "east": "E", "west": "W"}
_NOUN_ENDINGS = ("", "ward", "wards", "erly")
_ADJECTIVE_ENDINGS = ("ern", "ernmost")


def _words() -> dict[str, tuple[str, bool]]:
    """Each one-word spelling with its letters and whether it is an adjective: "northeastern": ("NE", True)."""
    found: dict[str, tuple[str, bool]] = {}
    stems = {**_LETTER, **{a + b: _LETTER[a] + _LETTER[b] for a in ("north", "south") for b in ("east", "west")}}
    for stem, letters in stems.items():
        for ending in _NOUN_ENDINGS:
            found[stem + ending] = (letters, False)
        for ending in _ADJECTIVE_ENDINGS:
            found[stem + ending] = (letters, True)
    return found


WORDS = _words()
MAX_PARTS = 3


class Heading(NamedTuple):
    """A direction: its wind ("NNE"), degrees clockwise from north, and whether it stood as an adjective."""

    wind: str
    bearing_deg: float
    adjective: bool
    stop: int


def read_heading(text: str, tokens: Sequence[Token], position: int) -> Heading | None:
    """The direction whose words start at a token, or None. ``stop`` is the token after its last word."""
    return _abbreviated(text, tokens, position) or _spelled(tokens, position)


def _abbreviated(text: str, tokens: Sequence[Token], position: int) -> Heading | None:
    """NNE, N, N.E., NW: capitals only (a lower-case "w" or "se" is another word in most languages)."""
    letters, stop = "", position
    while stop < len(tokens) and len(letters) < 4:
        raw = text[tokens[stop].start : tokens[stop].end]
        if not raw.isascii() or not set(raw) <= set("NESW"):
            break
        letters, stop = letters + raw, stop + 1
        dotted = stop < len(tokens) and tokens[stop].low == "." and adjacent(tokens[stop - 1], tokens[stop])
        if dotted and stop + 1 < len(tokens) and adjacent(tokens[stop], tokens[stop + 1]):
            stop += 1
            continue
        break
    if letters in WINDS and stop + 1 < len(tokens) and tokens[stop].low in HYPHENS:  # "S-SW" is SSW
        raw = text[tokens[stop + 1].start : tokens[stop + 1].end]
        if letters + raw in WINDS and len(raw) <= 2:
            letters, stop = letters + raw, stop + 2
    if letters not in WINDS:
        return None
    if stop + 1 < len(tokens) and tokens[stop].low == "." and tokens[stop + 1].low in {"of", "from"}:  # "N.W. of"
        stop += 1
    return Heading(letters, WINDS[letters], adjective=False, stop=stop)


def _spelled(tokens: Sequence[Token], position: int) -> Heading | None:
    """Words joined by hyphens or spaces: "north", "north-east", "north north east", "south-western"."""
    letters, adjective, stop = "", False, position
    best: Heading | None = None
    for _ in range(MAX_PARTS):
        if stop >= len(tokens) or tokens[stop].low not in WORDS:
            break
        part, adjective = WORDS[tokens[stop].low]
        letters, stop = letters + part, stop + 1
        if letters in WINDS:
            best = Heading(letters, WINDS[letters], adjective, stop)
        if stop < len(tokens) and tokens[stop].low in HYPHENS:
            stop += 1
    return best
