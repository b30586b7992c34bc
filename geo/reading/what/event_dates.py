"""The date of an attack: the nearest in its sentence that dates it, else that of its paragraph or the text's head.

The publication date never stands in: an attack that no date word governs has no date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from geo.model import DateMention
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence
from geo.reading.when.calendar import moved
from geo.reading.when.words import COUNTS

REACH = 12
HEAD_SENTENCES = 2
_GOVERNING = frozenset({"day", "range"})
_SAYING = lx.SAY_VERBS | lx.BLAME_VERBS


def governing_date(
    sentences: Sequence[Sentence], own: Sequence[int], parted: Callable[[int, int], bool]
) -> DateMention | None:
    """The date that governs an attack told in the sentences `own`: the nearest before it in its paragraph, then the
    nearest behind it there, then the first of the text's head that is not `parted` from it by sections of a bulletin.
    Days on which somebody spoke govern nothing."""
    if any(_names_open_day(sentences[index]) or _is_days_away(sentences[index]) for index in own):
        return None  # "on May 24" of no known year is not the day of the text's head
    for index in _around(sentences, own):
        date = nearest_date(sentences[index], 0)
        if date is not None and date.precision in _GOVERNING and not parted(index, own[0]):
            return date
    return None


def _is_days_away(sentence: Sentence) -> bool:
    """Whether the sentence puts an attack days from the one told before: "Days earlier, …", "Five weeks later, …"."""
    opening = sentence.chunks[0].date if sentence.chunks else None
    if opening is not None and opening.value is None and opening.rule == "counted":
        return True
    return sentence.low(0) in {"days", "weeks"} and sentence.low(1) in {"earlier", "before", "later"}


def _names_open_day(sentence: Sentence) -> bool:
    """Whether the sentence names a day or months that nothing fixes, other than the day on which somebody spoke."""
    for position in sentence.dated:
        date = sentence.chunks[position].date
        if date is not None and date.value is None and date.precision != "period":
            return not _dates_speech(sentence, position)
    return False


def _around(sentences: Sequence[Sentence], own: Sequence[int]) -> Iterator[int]:
    if not own:
        return
    first, last = min(own), max(own)
    paragraph = sentences[first].paragraph
    for index in range(first - 1, max(-1, first - 1 - REACH), -1):
        if sentences[index].paragraph == paragraph:
            yield index
    for index in range(last + 1, min(len(sentences), last + 1 + REACH)):
        if sentences[index].paragraph == paragraph:
            yield index
    yield from range(min(HEAD_SENTENCES, first))


def nearest_date(
    sentence: Sentence, position: int, *, behind_only: bool = False, end: int | None = None
) -> DateMention | None:
    """The date that belongs to the trigger: nearest, and not the day on which somebody said so.

    With `behind_only` no date before the trigger counts: it dates what the sentence reports, not what it looks back to.
    None counts from position `end` on.
    """
    best: tuple[int, DateMention] | None = None
    counted = _counted(sentence, position) if sentence.dated else None
    for i in sentence.dated:
        date = sentence.chunks[i].date
        if date is None or date.value is None or (behind_only and i < position and not counted):
            continue
        if end is not None and i >= end:
            break
        if _dates_speech(sentence, i) or _dates_other(sentence, i, position):
            continue
        cost = abs(i - position) + (3 if i < position else 0)
        if best is None or cost < best[0]:
            best = (cost, date)
    if best is None or counted is None or best[1].value != best[1].end or best[1].value is None:
        return best[1] if best else None
    words, days = counted
    if best[1].span.end > sentence.chunks[words].span.start:
        return best[1]
    day = moved(best[1].value, days)
    return replace(best[1], value=day, end=day) if day else None


def _counted(sentence: Sentence, trigger: int) -> tuple[int, int] | None:
    """Where "two days after" stands before an attack, and how many days it lies from what they are counted from."""
    if sentence.lows.isdisjoint(_DAYS) or sentence.lows.isdisjoint(_BESIDE):
        return None
    for i in range(trigger - 2, max(0, trigger - COUNTED_REACH), -1):
        if sentence.low(i) in _DAYS and sentence.low(i + 1) in _BESIDE and sentence.low(i - 1) in COUNTS:
            return i - 1, _BESIDE[sentence.low(i + 1)] * COUNTS[sentence.low(i - 1)]
    return None


_DAYS = frozenset({"day", "days"})
_BESIDE = {"after": -1, "before": 1}
COUNTED_REACH = 14
"""How many words before an attack may tell how many days it lies from the date of the sentence."""


def _dates_speech(sentence: Sentence, position: int) -> bool:
    """Whether the date tells when somebody spoke: "said on Friday", "told reporters on Friday", "on Friday said"."""
    if sentence.low(position + 1) in _SAYING and sentence.low(position - 1) != ",":
        return True
    if _stands_before_deed(sentence, position):
        return False
    for back in range(position - 1, max(-1, position - 5), -1):
        low = sentence.low(back)
        if low in lx.SAY_VERBS or low in _SAID_IN:
            return not _owns_attack(sentence, position)
        if low in lx.ATTACK_NOUNS and _is_later(sentence, position) and _is_claimed(sentence, back):
            return True
        if low in lx.ATTACK_NOUNS or low in lx.ATTACK_VERBS or low in {",", "."}:
            return False
    return False


def _stands_before_deed(sentence: Sentence, date: int) -> bool:
    """Whether the date stands between who attacked and what they did: "said rebels Monday blew up a bridge"."""
    who = sentence.low(date - 2 if sentence.low(date - 1) == "on" else date - 1)
    return sentence.low(date + 1) in lx.ATTACK_VERBS and who.isalpha() and who not in lx.SAY_VERBS


def _is_later(sentence: Sentence, date: int) -> bool:
    """Whether the date is counted from the attack: "two days later", "the next day"."""
    return not _LATER.isdisjoint(sentence.chunks[date].text.lower().split())


def _is_claimed(sentence: Sentence, attack: int) -> bool:
    """Whether the attack is only what somebody claims: "claimed the attack", "took responsibility for the blast"."""
    return any(sentence.low(i) in _CLAIMING for i in range(max(0, attack - 5), attack))


_SAID_IN = frozenset(
    {"report", "reporting", "surfaced", "emerged", "statement", "communique", "communiqué", "interview", "tweet"}
)
"""Nouns for what is said: "denied it in a statement on 26 February"."""
_LATER = frozenset({"later", "next", "following", "after"})
_CLAIMING = frozenset({"claimed", "responsibility", "denied", "condemned", "confirmed"})


_OCCASIONS = frozenset(
    "accord accords agreement agreements ceasefire census constitution coup deal election elections peace poll polls "
    "referendum revolution summit talks treaty truce vote uprising".split()
)
_RISINGS = frozenset({"uprising", "revolution", "ceasefire", "election", "elections"})
"""What a day before it is the name of: "to test the October 10 ceasefire"."""
_BORN = frozenset({"born"})


def _comes_after(sentence: Sentence, trigger: int, date: int) -> bool:
    """Whether the date is that of what the attack came after: "the attack comes shortly after … on Saturday"."""
    coming = next((i for i in range(trigger + 1, date) if sentence.low(i) in {"comes", "came"}), None)
    return coming is not None and "after" in {sentence.low(i) for i in range(coming + 1, min(coming + 5, date))}


def _is_of_some(sentence: Sentence, date: int) -> bool:
    """Whether it is the day on which some of the hurt died later: "one of whom died on Tuesday"."""
    died = date - 2 if sentence.low(date - 1) == "on" else date - 1
    return sentence.low(died) == "died" and sentence.low(died - 1) == "whom"


_BEFORE_SINCE = frozenset({"on", "in", "a", "the", "began", "started", "erupted"})


def _is_since(sentence: Sentence, date: int) -> bool:
    """Whether the date ends a clause of "since": "the first attack since X took office on August 7"."""
    for back in range(date - 2, max(-1, date - 11), -1):
        if sentence.low(back) == "since":
            return True
        if sentence.low(back) in {",", ";", "when", "that"}:
            return False
    return False


def _owns_attack(sentence: Sentence, date: int) -> bool:
    """Whether the date is part of the name of an attack: "claimed Monday's attack"."""
    behind = [sentence.low(i) for i in range(date + 1, date + 6)]
    return behind[0] in {"'", "’"} and any(word in lx.ATTACK_NOUNS for word in behind)


def _dates_other(sentence: Sentence, date: int, trigger: int) -> bool:
    """Whether the date belongs to something else: what has been "since", an occasion, or another clause's verb."""
    named = {sentence.low(date + 1), sentence.low(date + 2)} if sentence.low(date + 2) in _RISINGS else set()
    if sentence.low(date - 1) in {"since", "until", "due"} or _OCCASIONS & (named | {sentence.low(date + 1)}):
        return True
    if _BORN.intersection((sentence.low(date - 2), sentence.low(date - 4))) or _is_of_some(sentence, date):
        return True
    last = sentence.low(date).startswith("last ")  # "since last Tuesday"
    if trigger < date and (last or sentence.low(date - 1) in _BEFORE_SINCE) and _is_since(sentence, date):
        return True
    low, high = sorted((date, trigger))
    if trigger < date and _comes_after(sentence, trigger, date):
        return True
    between = [
        sentence.low(i)
        for i in range(low + 1, high)
        if not (sentence.low(i) == ":" and sentence.low(i - 1).isdecimal() and sentence.low(i + 1).isdecimal())
    ]
    if high - low <= 10:
        return False
    goes_on = "but" in between[:-1] and between[between.index("but") + 1].endswith("ed")  # "hurled it but missed"
    return any(word in ({";", ":", "while"} if goes_on else {";", ":", "but", "while"}) for word in between)
