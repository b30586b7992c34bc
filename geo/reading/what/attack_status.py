"""How an attack is spoken of: reported, looked back to, planned or denied; and whether it is one named already."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geo.codes import EventStatus
from geo.reading.what import lexicon as lx
from geo.reading.what.attack_words import is_attack_noun, is_attack_verb
from geo.reading.what.chunks import Sentence
from geo.reading.what.event_dates import nearest_date
from geo.reading.what.long_times import is_habit, is_over_long

_OF_NOUNS = frozenset({("linked", "to"), ("involved", "in"), ("used", "in"), ("behind",)})
_BEGAN = frozenset({"began", "started"})
_POINTING_BACK = frozenset(phrase[0] for phrase in lx.BACKGROUND_BEFORE)


def status_of(sentence: Sentence, position: int) -> EventStatus:
    """Whether the mention reports an attack, or speaks of earlier, planned or denied ones."""
    before = words_before(sentence, position)
    if any(word in lx.NEGATED for word in before[-4:]) or _is_denied(sentence, position):
        return "denied"
    noun = sentence.low(position) in lx.ATTACK_NOUNS
    used_in = before[-3:] == ["used", "in", "the"]  # "the mine used in the assault"
    began = before[-2:] == ["since", "the"] and sentence.low(position + 1) in _BEGAN  # "dead since the attack began"
    if not (used_in or began) and points_back(before, noun=noun):
        answered = not {"revenge", "avenge"}.isdisjoint(before)
        if answered or not _names_dated_one(sentence, position):
            return "background"
    if (
        _is_last_such(sentence, position)
        or _after_another(sentence, position)
        or is_over_long(sentence, position)
        or is_habit(sentence, position)
        or _is_history(sentence, position, before)
        or _of_a_kind(before)
        or _is_before_court(sentence, position)
    ):
        return "background"
    if any(word in lx.PLANNED for word in before[-4:]) and nearest_date(sentence, position) is None:
        return "planned"
    if (sentence.low(0) == "had" and before[:1] == ["had"]) or _is_condition(sentence, position):
        return "planned"  # "Had the bomb exploded, …"
    if before[-2:-1] == ["fleeing"] or before[-1:] == ["fleeing"]:
        return "background"
    habitual = any(word in lx.HABITUAL for word in before) and not is_earlier(before)
    return "background" if habitual and nearest_date(sentence, position) is None else "reported"


def _is_denied(sentence: Sentence, position: int) -> bool:
    """Whether somebody denies what a verb tells: "denied that its soldiers had killed", "dismissed reports that"."""
    if sentence.lows.isdisjoint(_DENYING) or sentence.low(position) in lx.ATTACK_NOUNS:
        return False
    for back in range(position - 1, max(-1, position - _CLAUSE_REACH), -1):
        low = sentence.low(back)
        if low in _DENYING:
            return sentence.low(back + 1) in _DENIED
        if low in _PARTING:
            return False
    return False


def _is_condition(sentence: Sentence, position: int) -> bool:
    """Whether the words only tell on what condition: "if its troops in X were attacked"."""
    if "if" not in sentence.lows:
        return False
    for back in range(position - 1, max(-1, position - _CLAUSE_REACH), -1):
        low = sentence.low(back)
        if low == "if":
            return sentence.low(back - 1) not in {"as", "asked", "say", "clear", "known", "determine", "even"}
        if low in _PARTING:
            return False
    return False


_DENYING = frozenset("denied denies deny denying dismissed dismisses rejected rejects".split())
_DENIED = frozenset(
    "that it they its their he she his any having reports claims accusations allegations suggestions".split()
)
_PARTING = frozenset({",", ";", ":", "but", "while", "when", "after", '"', "“", "”"})
_CLAUSE_REACH = 14


def _names_dated_one(sentence: Sentence, position: int) -> bool:
    """Whether the words point at an attack and say when it was: "the attack on Friday", "Saturday's attack"."""
    if not is_definite(sentence, position):
        return False
    return nearest_date(sentence, position, behind_only=True) is not None or _dated_before(sentence, position)


def is_earlier(words: Sequence[str]) -> bool:
    """Whether a sentence opens with words for an attack before the one told: "Hours earlier, …", "Days before, …"."""
    return len(words) > 1 and words[0] in _SPANS and words[1] in {"earlier", "before", "later"}


_SPANS = frozenset({"hours", "days", "weeks"})


def _is_last_such(sentence: Sentence, position: int) -> bool:
    """Whether the clause tells of the last attack of the kind before: "the worst since Jan. 19, when X blew up Y"."""
    if not {"since", "when"} <= sentence.lows:
        return False
    when = next((i for i in range(position - 1, max(0, position - 14), -1) if sentence.low(i) == "when"), None)
    return when is not None and "since" in {sentence.low(i) for i in range(max(0, when - 6), when)}


def came_after(sentence: Sentence, position: int) -> bool:
    """Whether the attack only tells what another one came after: "the strike comes shortly after …"."""
    coming = next((i for i in sentence.positions(_COMING) if i < position), None)
    return coming is not None and "after" in {sentence.low(i) for i in range(coming + 1, min(coming + 5, position))}


_COMING = frozenset({"comes", "came"})


def _is_history(sentence: Sentence, position: int, before: Sequence[str]) -> bool:
    """Whether a work or a year tells that the attack is long past: "a film about the bombing", "the 2008 attacks"."""
    if not _WORKS.isdisjoint(before[-6:]) and not {"about", "on", "of"}.isdisjoint(before[-4:]):
        return True
    label = sentence.chunks[position - 1].date if position else None
    planned = not lx.PLANNED.isdisjoint(before[-4:])
    return planned and label is not None and label.precision == "year"


_WORKS = frozenset("film movie book novel documentary exhibition memorial museum play song memoir miniseries".split())


def _is_before_court(sentence: Sentence, position: int) -> bool:
    """Whether judges speak of it: "found guilty of the massacre", "sentenced for his role in the bombing"."""
    if sentence.low(position) not in lx.ATTACK_NOUNS or sentence.lows.isdisjoint(_COURT):
        return False
    ruled = any(sentence.low(i + 1) in _RULING for i in sentence.positions({"judges", "tribunal", "jury"}))
    return ruled or nearest_date(sentence, position) is None or not sentence.lows.isdisjoint(_JUDGED)


_JUDGED = frozenset("convicted sentenced acquitted indicted guilty verdict".split())
_RULING = frozenset({"found", "ruled", "said", "heard", "convicted"})
_COURT = _JUDGED | frozenset("judges tribunal jury prosecution trial".split())


def _of_a_kind(before: Sequence[str]) -> bool:
    """Whether the words speak of attacks of a kind, not of one: "has staged such attacks before"."""
    if ("known", "to") in pairwise(before) or ("known", "for") in pairwise(before):
        return True  # "which is known to use car bombs"
    return bool({"such", "similar"} & set(before[-3:])) and bool({"have", "has"} & set(before))


def _dated_before(sentence: Sentence, position: int) -> bool:
    """Whether a date is part of the noun phrase: "Saturday's attack"."""
    return any(sentence.chunks[i].date is not None for i in range(max(0, position - 4), position))


def _after_another(sentence: Sentence, position: int) -> bool:
    """Whether the sentence reports an attack and sets this one behind an "after": "bombed X, after rockets hit Y"."""
    if sentence.low(position) in lx.CLASHES:
        return False  # "after hours of fighting" is the same battle
    after = next(
        (i for i in range(position - 1, max(-1, position - 9), -1) if sentence.low(i) in {"after", "following"}), None
    )
    if after is None:
        return False
    return any(is_attack_noun(sentence, i) or is_attack_verb(sentence, i) for i in range(after))


def words_before(sentence: Sentence, position: int) -> list[str]:
    """The words that may tell how an attack is spoken of."""
    return [sentence.low(i) for i in range(max(0, position - 8), position)]


def points_back(before: Sequence[str], *, noun: bool = True) -> bool:
    """Whether words that point back ("in response to", "used to launch") stand before the trigger and its owner."""
    if _POINTING_BACK.isdisjoint(before):
        return False
    for phrase in lx.BACKGROUND_BEFORE:
        size = len(phrase)
        if not noun and phrase in _OF_NOUNS:
            continue  # "rebels linked to X killed"
        if phrase == ("behind",) and "was" in before[:-1] and before[before.index("was") + 1] == "behind":
            continue  # "said it was behind the attack"
        if phrase == ("following", "a") and "toll" in before:
            continue  # "the death toll following a double car bomb attack"
        if any(tuple(before[i : i + size]) == phrase for i in range(max(0, len(before) - 7), len(before) - size + 1)):
            return True
    return False


def is_after(sentence: Sentence, position: int) -> bool:
    """Whether "hours after" or "a day after" stands before the trigger: what the sentence tells came of the attack."""
    if "after" not in sentence.lows:
        return False
    pairs = pairwise(words_before(sentence, position))
    return any(first in {"hours", "day", "hour"} and second == "after" for first, second in pairs)


def is_definite(sentence: Sentence, position: int) -> bool:
    """Whether "the", "this" or "its" points at an attack that the text has named already."""
    for back in range(position - 1, max(-1, position - 6), -1):
        low = sentence.low(back)
        if low in {"the", "this", "these", "those", "that", "its", "latest"} or sentence.chunks[back].date is not None:
            return True
        if low not in lx.NOUN_MODIFIERS and sentence.chunks[back].actor is None:
            return False
    return False
