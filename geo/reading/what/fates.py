"""What happened to those whom a sentence counts: killed, wounded, captured, or nothing that it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geo.codes import ClaimKind
from geo.reading.names.crowd_words import CLASSES
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence
from geo.reading.what.harm import Harm, harms, name_behind
from geo.reading.what.parts import is_among
from geo.reading.what.rows import Counted, dashes_end, is_along, is_elsewhere, joined
from geo.reading.what.tolls import CASUALTY_KINDS
from geo.reading.what.victims import rises_to

REACH = 16
TOLL_NOUNS = frozenset({"toll", "number", "figure", "count", "tally"})
BODIES = frozenset({"bodies", "corpses", "remains", "body", "corpse"})
_DEAD_WORDS = frozenset({"death", "dead", "deaths", "killed", "casualties", "fatalities", "toll", "casualty"})
_DEATHS = frozenset({"fatalities", "deaths"})
_TOLL_LINKS = frozenset("to at from of stands stood reached hit past was is as reaching topped exceeded be".split())
_LEFT = frozenset({"left", "leaving", "leaves", "leave"})
_FOUND = frozenset(
    "found discovered recovered dumped exhumed retrieved unearthed pulled counted strewn lay lying are brought "
    "received receiving arrived transferred carried collected buried taken turned".split()
)
_TAKEN_AWAY = frozenset({"admitted", "airlifted", "evacuated", "hospitalised", "hospitalized", "rushed"})
_LIVING_ON = frozenset({"survived", "escaped"})
_NEW_CLAUSE = TOLL_NOUNS | frozenset(
    "; : . while when after before but as that who which said because until although says".split()
)
"""Words behind which a verb has another subject: "a resident put the number of dead at ten"."""
_OPENING = 2
"""Before which word those stand who open a sentence."""
_BE = frozenset({"was", "were"})
_HELPERS = _BE | {"had", "have", "died", "are", "has"}
_ASIDES = frozenset({"all", "many", "most", "mostly", "mainly", "some", "among", "including", "both"})
_GROUPS = frozenset({"family", "group", "team", "crowd", "crew", "household"})
DEEDS: dict[str, ClaimKind] = {
    **dict.fromkeys(
        "killing killings massacre murder murders slaughter execution executions assassination beheading lynching "
        "death deaths".split(),
        "killed",
    ),
    **dict.fromkeys("abduction abductions kidnapping kidnappings".split(), "captured"),
    **dict.fromkeys("wounding injuring injury injuries".split(), "wounded"),
}
"""Nouns that tell what happened to those counted behind an "of"."""
_LIVES_TAKEN = frozenset("claimed claiming took taking cost costing claims".split())
_LIVES_LOST = frozenset({"lost", "claimed", "taken", "cut"})
_LOSING = frozenset({"lost", "losing", "lose", "loses"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves"})
_HURT_ONES = frozenset({"wounded", "injured"})


def fates_of(sentence: Sentence, people: Sequence[Counted]) -> list[ClaimKind | None]:
    """What happened to each of the counted; None where the sentence does not say."""
    marks = harms(sentence)
    fates: list[ClaimKind | None] = [None if p.part else _own_fate(sentence, p, marks, people) for p in people]
    _row_of_dead(sentence, people, fates)
    for index in range(len(people) - 2, -1, -1):  # "a soldier and two guards were killed"
        following = index + 1
        if fates[index] is None and not people[index].part and joined(sentence, people[index], people[following]):
            behind = fates[following]
            if behind is not None and not _active_before(sentence, people[following], marks):
                fates[index] = behind
    for index in range(1, len(people)):  # "killing a judge and two guards"
        before = index - 1
        if fates[before] is not None and is_elsewhere(sentence, people[before], people[index]):
            fates[index] = fates[before]
        if fates[index] is None and not people[index].part and joined(sentence, people[before], people[index]):
            fates[index] = None if people[before].part else fates[before]
    _by_pronoun(sentence, people, marks, fates)
    holder: int | None = None
    for index, item in enumerate(people):
        if not item.part:
            holder = index
        elif is_among(sentence, item) and index + 1 < len(people):
            fates[index] = fates[index + 1]
        else:
            fates[index] = fates[holder] if holder is not None else _own_fate(sentence, item, marks, people)
    return fates


def _row_of_dead(sentence: Sentence, people: Sequence[Counted], fates: list[ClaimKind | None]) -> None:
    """Mark the second of a row of dead: "the dead include 16 men and three women, and many were wounded"."""
    for index in range(1, len(people)):
        if _are_the_dead(sentence, people[index - 1].first) and joined(sentence, people[index - 1], people[index]):
            fates[index] = "killed"


def _by_pronoun(
    sentence: Sentence, people: Sequence[Counted], marks: Sequence[Harm], fates: list[ClaimKind | None]
) -> None:
    """Fill in what happened to those whom a pronoun points back to: "stopped seven passengers and shot them dead"."""
    for mark in marks:
        if sentence.low(mark.last + 1) in lx.OBJECT_PRONOUNS and mark.kind in CASUALTY_KINDS:
            several = sentence.low(mark.last + 1) == "them"
            before = [i for i, p in enumerate(people) if p.last < mark.first and not p.part and not p.name]
            told = [i for i in before if (people[i].high != 1) == several or (several and people[i].high is None)]
            if told and fates[told[-1]] in {None, "captured"}:
                fates[told[-1]] = mark.kind


def _own_fate(sentence: Sentence, item: Counted, marks: Sequence[Harm], people: Sequence[Counted]) -> ClaimKind | None:
    agent = sentence.low(item.first - 1) == "by" and CLASSES.get(item.noun) == "armed"
    if agent and sentence.low(item.last + 1) == "and":
        return None  # "rounded up by several gunmen and shot"
    told = (
        _right_behind(sentence, item, marks) or _active_before(sentence, item, marks) or _noun_of_count(sentence, item)
    )
    if told in {None, "captured"} and _are_bodies(sentence, item):
        window = [sentence.low(i) for i in range(max(0, item.first - 9), min(len(sentence.chunks), item.last + 12))]
        return "killed" if any(word in _FOUND for word in window) else told
    if told == "captured" and (seized := next((m for m in marks if m.first > item.last), None)):
        return _behind_relative(sentence, seized, marks) or told  # "six men kidnapped last week were found dead"
    if told is not None:
        return told
    if _left_with_wounds(sentence, item) or _tolled_as_hurt(sentence, item.first):
        return "wounded"
    if (sentence.low(item.first - 2), sentence.low(item.first - 1)) == ("lives", "of"):
        behind_them = {sentence.low(i) for i in range(item.last + 1, item.last + 5)}
        return None if behind_them.isdisjoint(_LIVES_LOST) else "killed"  # "the lives of seven people were lost"
    if _are_the_dead(sentence, item.first):
        return "killed"
    behind = _passive_behind(sentence, item, marks, people)
    if behind is not None:
        return behind
    return "killed" if item.bare and not item.noun and toll_before(sentence, item.first) else None


def _are_bodies(sentence: Sentence, item: Counted) -> bool:
    """For "31 bodies", "the bodies of four men"."""
    return item.noun in BODIES or (sentence.low(item.first - 1) == "of" and sentence.low(item.first - 2) in BODIES)


def _are_the_dead(sentence: Sentence, position: int) -> bool:
    """For "the dead were 65 farmers and nine herders"."""
    before = [sentence.low(i) for i in range(position - 3, position)]
    return before[:2] == ["the", "dead"] and before[2] in {"are", "were", "include", "included"}


def _tolled_as_hurt(sentence: Sentence, position: int) -> bool:
    """For "put the dead at 23 and the injured at 70", "the number of wounded rose to 70"."""
    if sentence.low(position - 1) not in _TOLL_LINKS:
        return False
    before = [sentence.low(i) for i in range(max(0, position - 6), position)]
    hurt = max((i for i, word in enumerate(before) if word in _HURT_ONES), default=-1)
    return hurt > 0 and before[hurt - 1] in {"the", "of"} and _DEAD_WORDS.isdisjoint(before[hurt:])


def _left_with_wounds(sentence: Sentence, item: Counted) -> bool:
    """For "leaving a dozen others with gunshot injuries"."""
    at = item.last + 1 + (sentence.low(item.last + 1) in {"others", "more"})
    wounds = {sentence.low(i) for i in range(at + 1, at + 4)}
    before = range(max(0, item.first - 2), item.first)
    left = any(sentence.low(i) in _LEFT for i in before)
    also = sentence.low(item.first - 1) == "and" and sentence.low(item.first - 2) in {"dead", "killed"}
    if (left or also) and sentence.low(at) == "with":
        return bool(wounds & lx.WOUNDS)
    taken = next((i for i in range(at, at + 6) if sentence.low(i) in _TAKEN_AWAY | _LIVING_ON), None)
    beside = range(taken + 1, taken + 9) if taken is not None else range(0)
    return any(
        sentence.low(i) == "with" and not lx.WOUNDS.isdisjoint(map(sentence.low, range(i, i + 4))) for i in beside
    )


def _right_behind(sentence: Sentence, item: Counted, marks: Sequence[Harm]) -> ClaimKind | None:
    """A participle right behind: "13 others injured", "five seriously wounded", "left two people dead"."""
    at = item.last + 1
    while sentence.low(at) in _BETWEEN and at - item.last < 4:
        at += 1
    mark = next((mark for mark in marks if mark.first == at), None)
    if mark is None:
        return None
    if sentence.low(mark.first) in {"sustaining", "suffering"}:
        return mark.kind  # "18 others sustaining injuries"
    if mark.active:  # "50 injured people"
        people = item.bare and at == item.last + 1 and mark.kind == "wounded" and sentence.low(at + 1) in lx.VICTIMS
        return mark.kind if people else None
    return mark.kind


_BETWEEN = frozenset(
    "seriously critically badly slightly severely lightly gravely others more still also reported".split()
)


def _active_before(sentence: Sentence, item: Counted, marks: Sequence[Harm]) -> ClaimKind | None:
    """A verb of harm right before: "killed at least 22", "abducting 20 worshippers"."""
    ends = {mark.last: mark for mark in marks}
    at = item.first - 1
    if item.name:
        starts = range(item.first - 1, max(-1, item.first - 5), -1)
        at = next((start - 1 for start in reversed(starts) if name_behind(sentence, start) == item.first), at)
    while (
        at not in ends
        and sentence.low(at) in {"off", "also", "another", "further", "the", "both", "all"}
        and item.first - at < 4
    ):
        at -= 1
    if at not in ends and sentence.low(at) == "of" and sentence.low(at - 1) in _GROUPS:
        at -= 2 + (sentence.low(at - 2) in {"a", "one", "the", "its", "their"})  # "killing a family of five"
    if at not in ends and sentence.low(at) == "of" and sentence.low(at - 1) in DEEDS:
        return DEEDS[sentence.low(at - 1)]
    if at not in ends and sentence.low(at) == "and" and sentence.low(at - 1) in _REFLEXIVES:
        at -= 2  # "killed himself and five soldiers"
    if sentence.low(at) in _LOSING and at == item.first - 1:
        return "killed"  # "the army lost eight soldiers"
    mark = ends.get(at)
    if mark is None or mark.passive or sentence.low(mark.first) in lx.PARTICIPLES_ONLY:
        return None
    return mark.kind


def _noun_of_count(sentence: Sentence, item: Counted) -> ClaimKind | None:
    """For "12 deaths", "claimed 30 lives": the counted noun itself tells."""
    kind = lx.COUNT_NOUNS.get(item.noun)
    if item.noun == "lives":
        return kind if sentence.low(item.first - 1) in _LIVES_TAKEN else None
    return kind


def _passive_behind(
    sentence: Sentence, item: Counted, marks: Sequence[Harm], people: Sequence[Counted]
) -> ClaimKind | None:
    """A verb of harm behind whose subject the counted are: "… were killed", "… died", "… had been wounded"."""
    if (taken := _taken_along(sentence, item, marks)) is not None:
        return taken
    last = _aside_end(sentence, item.last)
    mark = next((mark for mark in marks if mark.first > last), None)
    reach = REACH + 8 * (item.first < _OPENING)
    if mark is not None and sentence.low(mark.first - 1) == "and" and _is_done_to(sentence, last, mark.first):
        reach += REACH  # "200 people from X were rounded up by gunmen and shot to death"
    if mark is None or mark.first - last > reach or mark.active:
        return None
    if not (mark.passive or sentence.low(mark.first) in lx.PARTICIPLES_ONLY or sentence.low(mark.first) in {"lost"}):
        left = any(sentence.low(i) in _LEFT for i in range(max(0, item.first - 2), item.first))
        if not left:
            return None
    words = [sentence.low(i) for i in range(last + 1, mark.first)]
    told_of = mark.passive and words[0] == "who" and not _BE.isdisjoint(words[2:])  # "two who tried to flee were shot"
    if item.first < _OPENING and mark.passive and "," not in words:
        words = [word for word in words if word not in {"that", "which"}]  # "ten people in a bus that broke down were"
    if words[:1] == ["who"] and not told_of:
        return _behind_relative(sentence, mark, marks)
    if _is_of_another(item, words[told_of:]):
        return None
    if sentence.low(item.first - 1) in lx.PREPOSITIONS - {"of", "for"} and sentence.low(item.first - 1) != "by":
        return None
    between = [
        p for p in people if last < p.first < mark.first and not p.part and sentence.low(p.first - 1) not in _OUTSIDE
    ]
    others = [p for p in between if not joined(sentence, item, p)]
    return None if others else _and_then(sentence, mark, marks)


def _is_of_another(item: Counted, words: Sequence[str]) -> bool:
    """Whether the verb behind the words has another subject: "stabbed three soldiers and was then killed by police"."""
    return not _NEW_CLAUSE.isdisjoint(words) or (item.high != 1 and ("and", "was") in pairwise(words))


_OUTSIDE = frozenset({"by", "from"})
"""Words before people who are none of the subject: "26 people from three families had"."""


def _is_done_to(sentence: Sentence, last: int, end: int) -> bool:
    """Whether something else was done to those before "by" others: "were rounded up by gunmen"."""
    words = [sentence.low(i) for i in range(last + 1, end)]
    return "were" in words and "by" in words[words.index("were") :]


def _behind_relative(sentence: Sentence, inside: Harm, marks: Sequence[Harm]) -> ClaimKind | None:
    """What met those of whom a clause tells more: "youths who were abducted on Tuesday were found shot dead"."""
    main = next((mark for mark in marks if mark.first > inside.last), None)
    if main is None or main.active or main.first - inside.last > REACH:
        return None
    return main.kind if sentence.low(main.first - 1) in _BE | {"found"} or sentence.low(main.first) == "found" else None


def _aside_end(sentence: Sentence, last: int) -> int:
    """Where the words end that tell of what kind most of the counted are: "300 civilians, most of them women, were"."""
    if (dashed := dashes_end(sentence, last)) > last:
        return dashed
    if sentence.low(last + 1) != ",":
        return last
    ends = range(last + 3, min(len(sentence.chunks), last + REACH))
    end = next((i for i in ends if sentence.low(i) == ","), last)
    among = (sentence.low(end - 2), sentence.low(end - 1)) == ("among", "them")  # "…, dancers among them, are"
    if not among and sentence.low(last + 2) not in _ASIDES:
        return last
    return end if sentence.low(end + 1) in _HELPERS else last


def _taken_along(sentence: Sentence, item: Counted, marks: Sequence[Harm]) -> ClaimKind | None:
    """What met those told with "along with" behind it: "was blown up along with four of his sons"."""
    if not is_along(sentence, item.first):
        return None
    last = item.first - 3
    while last > 0 and (sentence.chunks[last].date is not None or sentence.low(last) in {"on", "late", "early"}):
        last -= 1  # "was shot dead on Saturday along with two guards"
    mark = next((mark for mark in marks if mark.last == last), None)
    return mark.kind if mark is not None and not mark.active else None


def _and_then(sentence: Sentence, mark: Harm, marks: Sequence[Harm]) -> ClaimKind:
    """What a row of participles comes to: those who were "kidnapped and killed" are dead."""
    following = next((other for other in marks if other.first > mark.last), None)
    if mark.kind not in {"captured", "wounded"} or following is None or following.kind != "killed" or following.active:
        return mark.kind
    between = {sentence.low(i) for i in range(mark.last + 1, following.first)}
    return "killed" if "and" in between and between <= {"and", "then", "later", "subsequently", ","} else mark.kind


def toll_before(sentence: Sentence, position: int) -> bool:
    """For "the death toll rose to 22", "put the number at 17"."""
    if sentence.low(position - 1) not in _TOLL_LINKS and not rises_to(sentence, position):
        return False
    window = [sentence.low(i) for i in range(position)]
    if window[-3:-1] == ["the", "dead"] and window[-1] == "at":
        return True
    if any(word in _DEATHS for word in window):
        return True  # "fatalities stood at seven"
    return any(word in TOLL_NOUNS for word in window) and (
        any(word in _DEAD_WORDS for word in window) or any(word in lx.HURT for word in window)
    )
