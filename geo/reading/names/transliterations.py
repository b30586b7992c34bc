"""Other spellings of names whose first word is one of the common ones of a region: "Tel Rifaat" is "Tall Rifaat"."""

from __future__ import annotations

from collections.abc import Iterator

# Words that open names of places, as maps and newspapers write them. The first of a row is how GeoNames has it mostly.
_ROWS = (
    "tall tell tel tal",
    "ayn ain ein",
    "dayr deir der dair",
    "kafr kfar kefr kufr",
    "bayt beit bait beyt",
    "khirbat khirbet kherbet",
    "jabal jebel djebel gebel jabel",
    "wadi ouadi oued uadi",
    "umm um oum em",
    "shaykh sheikh cheikh shekh",
    "qasr kasr ksar qsar",
    "qalat qalaat kalaat kalat",
    "ra's ras",
    "bi'r bir beer",
    "abu abou bu",
    "al el",
    "nahr nahar",
    "bulo buulo buula",
    "bani beni banu",
)
_ALIKE: dict[str, tuple[str, ...]] = {}
for _row in _ROWS:
    for _word in _row.split():
        _ALIKE.setdefault(_word, tuple(other for other in _row.split() if other != _word))

OPENING_WORDS = frozenset(_ALIKE) - {"al", "el"}
"""Words that are only the beginning of a name where another capital follows."""


def spellings(name: str) -> Iterator[str]:
    """The name, then the same with its first word spelled otherwise, where that word has other spellings."""
    yield name
    first, joint, rest = name.partition(" ")
    if rest:
        yield from (f"{other.title()}{joint}{rest}" for other in _ALIKE.get(first.lower(), ()))
