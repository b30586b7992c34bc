"""Whether a text is a bare place description ("80 kilometres south of Srinagar, India") and no sentence.

In such a text every capitalised name is a place, for nobody acts or speaks in it.
"""

from __future__ import annotations

from geo.reading.text.number_words import SCALES, TENS, UNITS, VAGUE
from geo.reading.text.numbers import HEDGES
from geo.reading.text.tokens import tokenize
from geo.reading.where.distance_phrases import ROADS, WAYS
from geo.reading.where.distances import TIMES, TRAVEL, UNIT_WORDS
from geo.reading.where.headings import WORDS as HEADING_WORDS
from geo.reading.where.line_phrases import BANKS, ROAD_ADJECTIVES, ROAD_LINKS
from geo.reading.where.phrases import PLACE_NOUNS
from geo.reading.where.relation_phrases import NEAR, NEUTRAL_PARTS, OUTSKIRTS

MAX_CHARACTERS = 400
MOST_OTHER_WORDS = 0.25
"""Share of the words in small letters that may be of another kind: "government-controlled", "mining"."""
_SMALL = frozenset(
    "the a an of in at on to from by and or s with within inside near along between which that is are located situated "
    "lying its their both also known as called who where not far away sub de la le du des el al ad ar as ash az ez et "
    "border frontier coast off coastal shore front line side several various unknown exact location specified".split()
)
LOCALITY_WORDS: frozenset[str] = (
    _SMALL
    | PLACE_NOUNS
    | ROADS
    | WAYS
    | ROAD_LINKS
    | ROAD_ADJECTIVES
    | BANKS
    | NEUTRAL_PARTS
    | TRAVEL
    | frozenset(UNIT_WORDS)
    | frozenset(TIMES)
    | frozenset(HEADING_WORDS)
    | frozenset(OUTSKIRTS)
    | frozenset(UNITS)
    | frozenset(TENS)
    | frozenset(SCALES)
    | frozenset(VAGUE)
    | frozenset(word for words in NEAR for word in words)
    | frozenset(word for phrase in HEDGES for word in phrase.split())
)
"""The words in small letters that place descriptions are made of."""


def is_description(text: str) -> bool:
    """Whether nearly all words of a short text are names (capitals) or words of place, distance and direction."""
    if len(text) > MAX_CHARACTERS:
        return False
    names = small = other = 0
    for token in tokenize(text):
        if not token.is_word:
            continue
        if text[token.start].isupper():
            names += 1
        else:
            small += 1
            other += token.low not in LOCALITY_WORDS
    return names > 0 and other <= MOST_OTHER_WORDS * (small + names)
