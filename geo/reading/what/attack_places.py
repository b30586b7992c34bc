"""Which places of a sentence an attack was at: not those where people come from, nor where somebody speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo.model import Span
from geo.reading.names.crowd_words import PLURALS
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence

_DIRECTED = frozenset(
    "the northern southern eastern western central neighbouring neighboring nearby provincial regional state local "
    "capital city town of".split()
)
_COMPARING = frozenset({"like", "unlike", "similar", "elsewhere", "than"})
_ANSWERED = frozenset({"revenge", "retaliation", "reprisal", "reprisals"})
"""Words behind which a sentence tells of what an attack answers."""
_COMES = frozenset({"comes", "came", "follows", "followed"})
_HEARERS = frozenset(
    "reporters journalists newsmen telephone phone reporting briefing conference interview statement "
    "afp ap reuters dpa xinhua efe anadolu bbc cnn".split()
)
"""Words before the place where somebody speaks: "told reporters in X", "by telephone from X"."""
_SPEAKERS = frozenset(
    "official officials officer spokesman spokeswoman spokesperson source sources correspondent reporter witness "
    "witnesses resident journalist diplomat diplomats doctor medic ministry ministries headquarters office "
    "commission authorities".split()
)


def places_of(sentence: Sentence, position: int, triggers: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Indexes of the places that belong to the trigger at `position`, and of those where only somebody speaks.

    A trigger has the places behind it and before the next; the first takes those in front. Places of a comparison
    ("like other sites on the border") belong to no attack.
    """
    chunks = sentence.chunks
    if chunks[position].low in lx.ATTACK_NOUNS and _comes_amid(sentence, position + 1):
        return (), ()  # "the attack comes as the army presses an offensive in X"
    following = next((t for t in triggers if t > position), None)
    start = sentence.span.start if position == triggers[0] else chunks[position].span.start
    end = chunks[following].span.start if following is not None else sentence.span.end
    compared = [c.span.start for c in chunks if c.low in _COMPARING and start <= c.span.start < end]
    if compared and following is not None:
        end = min(compared)
    answered = [c.span.start for c in chunks if c.low in _ANSWERED and start < c.span.start < end]
    end = min(answered, default=end)
    inside = [(i, span) for i, span in sentence.localities if start <= span.start < end]
    heard = tuple(i for i, span in inside if _is_where_somebody_speaks(sentence, span))
    stated = [(i, span) for i, span in inside if i not in heard and not _is_home(sentence, span)]
    here = [i for i, span in stated if not _is_origin(sentence, span)]
    return tuple(here or [i for i, _ in stated]), heard


def _comes_amid(sentence: Sentence, verb: int) -> bool:
    """Whether the words only tell what an attack came amid: not "came on Thursday in X", nor "came early in X"."""
    if sentence.low(verb) not in _COMES:
        return False
    behind = (sentence.low(verb + 1), sentence.low(verb + 2))
    dated = any(i < len(sentence.chunks) and sentence.chunks[i].date is not None for i in (verb + 1, verb + 2))
    return not (dated or behind[0] in {"early", "late", "near", "at", "in", "overnight"})


def _is_origin(sentence: Sentence, place: Span) -> bool:
    """Whether a place is only where people come from: "nine labourers from X"."""
    at = _governor(sentence, place)
    return at > 0 and sentence.low(at) == "from" and sentence.low(at - 1) in PLURALS


def _is_home(sentence: Sentence, place: Span) -> bool:
    """Whether somebody with a name is of that place: "Sgt John Dunbar of Austin, Texas, died in the blast"."""
    at = _governor(sentence, place)
    if sentence.low(at) == "," and at > 0 and sentence.chunks[at - 1].toponym is not None:
        at = _governor(sentence, sentence.chunks[at - 1].span)  # the state stands behind its town
    who = sentence.chunks[at].actor if at >= 0 and sentence.low(at + 1) == "of" else None
    return who is not None and who.form == "person"


def _is_where_somebody_speaks(sentence: Sentence, place: Span) -> bool:
    """Whether a place tells where words were said: "told reporters in X", "an official in X confirmed"."""
    at = _governor(sentence, place)
    if at < 1 or sentence.low(at) not in {"in", "from", "at"}:
        return False
    before = sentence.low(at - 1)
    if before in _HEARERS:
        return True
    behind = bisect_left(sentence.chunks, place.end, key=lambda chunk: chunk.span.start)
    return before in _SPEAKERS and sentence.low(behind) in lx.SAY_VERBS


def _governor(sentence: Sentence, place: Span) -> int:
    """Position of the word that governs a place, its article and direction left out."""
    at = bisect_left(sentence.chunks, place.start, key=lambda chunk: chunk.span.start)
    while at > 0 and sentence.low(at - 1) in _DIRECTED:
        at -= 1
    return at - 1
