"""Who was hurt, by whose count: every number of killed, wounded, missing as a claim with its words.

A row of separate people ("a soldier and two civilians") is one claim of their sum, and one claim a kind that the sum
holds (``part``). Nothing else is summed, averaged or filled in. "No casualties" is a claimed zero; silence is no claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.codes import ClaimKind, Modality
from geo.model import Claim, Span, Toll
from geo.reading.what import lexicon as lx
from geo.reading.what.attribution import Voice
from geo.reading.what.chunks import Sentence
from geo.reading.what.harm import Harm, harms, name_behind
from geo.reading.what.victims import Counted, counted, is_among, joined

REACH = 16
CASUALTY_KINDS = frozenset({"killed", "wounded", "casualties"})
_STOPS = frozenset({";", ":", ".", "while", "but", "“"})
_EARLIER = frozenset({"previously", "earlier", "initially", "initial", "originally", "preliminary", "previous"})
_EXAGGERATED = frozenset(
    {"exaggerated", "false", "untrue", "inflated", "overstated", "baseless", "fabricated", "rejected"}
)
_DOUBTS = _EXAGGERATED | {"denied"}
_TOLLS = frozenset({"casualties", "deaths", "toll", "losses", "fatalities"})
_TOLL_WORDS = frozenset({"toll", "number", "figure", "count", "tally"})
_BODIES = frozenset({"bodies", "corpses", "remains", "body", "corpse"})
_TELLING = (
    frozenset(lx.HURT)
    | frozenset(lx.COUNT_NOUNS)
    | frozenset(words[0] for words in lx.HARM_PHRASES)
    | _TOLL_WORDS
    | _BODIES
    | frozenset("massacre murder murders slaughter execution assassination killings".split())
)
"""Without any of these words a sentence counts nobody."""
_DEAD_WORDS = frozenset({"death", "dead", "deaths", "killed", "casualties", "fatalities", "toll", "casualty"})
_RISEN = frozenset(
    "rose risen rises raised up increased revised climbed climbs jumped grew grown rising updated".split()
)
_TOLL_LINKS = frozenset("to at from of stands stood reached hit past was is as reaching topped exceeded be".split())
_ZERO = frozenset({"no", "zero", "nobody", "without", "none"})
_NONE_OF: dict[str, tuple[ClaimKind, ...]] = {
    "casualties": ("killed", "wounded"),
    "victims": ("killed", "wounded"),
    "deaths": ("killed",),
    "fatalities": ("killed",),
    "dead": ("killed",),
    "died": ("killed",),
    "killed": ("killed",),
    "wounded": ("wounded",),
    "injured": ("wounded",),
    "injuries": ("wounded",),
    "hurt": ("wounded",),
}
"""What a denied noun or verb leaves at none: "no casualties" are neither dead nor wounded."""
_LEFT = frozenset({"left", "leaving", "leaves", "leave"})
_FOUND = frozenset("found discovered recovered dumped exhumed retrieved unearthed pulled counted strewn".split())
_PRONOUNS = frozenset({"them", "him", "her"})
_NEW_CLAUSE = frozenset("; : . while when after before but as that who which said because until although says".split())
_DISJOINT = frozenset({"military", "police", "militant", "civilian"})
_GROUPS = frozenset({"family", "group", "team", "crowd", "crew", "household"})
_DEEDS: dict[str, ClaimKind] = {
    **dict.fromkeys(
        "killing killings massacre murder murders slaughter execution executions assassination beheading lynching "
        "death deaths".split(),
        "killed",
    ),
    **dict.fromkeys("abduction abductions kidnapping kidnappings".split(), "captured"),
    **dict.fromkeys("wounding injuring".split(), "wounded"),
}
"""Nouns that tell what happened to those counted behind an "of"."""
_LIVES_TAKEN = frozenset("claimed claiming took taking cost costing claims".split())


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim, the sentence it stands in, and the ids of those it names as hurt."""

    sentence: int
    claim: Claim
    named: tuple[str, ...] = ()
    risen: bool = False
    """Whether the number is one that a toll rose to, so that it replaces those before it."""


def casualty_claims(sentences: Sequence[Sentence], voices: Sequence[Voice]) -> tuple[FoundClaim, ...]:
    """All casualty claims of the sentences, in text order, each with its voice."""
    found: list[FoundClaim] = []
    for sentence, voice in zip(sentences, voices, strict=True):
        if sentence.positions(_TELLING):
            found += _of_sentence(sentence, voice)
    return tuple(_superseded_later(found))


def toll_of(claims: Sequence[Claim], kind: ClaimKind = "killed") -> Toll | None:
    """The range of the killed (or another `kind`) that the standing claims give; None where nobody gives a number.

    Superseded numbers and parts of others do not count. A zero that a named source sets against others' dead, and a
    claim that doubts them, mark the toll disputed; a zero in the article's own voice speaks of another place.
    """
    standing = [c for c in claims if c.kind == kind and not c.superseded and not c.part and c.modality != "denied"]
    counts = [c for c in standing if c.high != 0] or standing
    ranges = [_range_of(said) for said in ([counts] if _told_apart(counts) else _by_source(counts))]
    numbers = [value for span in ranges if span for value in span]
    denied = any(c.high == 0 and c.attributed_to for c in standing) and len(counts) < len(standing)
    disputed = denied or any(c.modality in {"disputed", "denied"} and c.kind in CASUALTY_KINDS for c in claims)
    return Toll(min(numbers), max(numbers), disputed) if numbers else None


def _told_apart(claims: Sequence[Claim]) -> bool:
    """Whether every claim counts people of a kind of its own, so that nobody is counted twice, whoever says so."""
    kinds = [claim.category for claim in claims]
    return all(kind in _DISJOINT for kind in kinds) and len(set(kinds)) == len(kinds)


def _by_source(claims: Sequence[Claim]) -> list[list[Claim]]:
    sources: dict[str | None, list[Claim]] = {}
    for claim in claims:
        sources.setdefault(claim.attributed_to, []).append(claim)
    return list(sources.values())


def _range_of(claims: Sequence[Claim]) -> tuple[int, int] | None:
    """The range that one source's counts give: of people of any kind where it counts them, else the sum over the
    kinds that cannot be the same people. One dead beside a larger count is one of those."""
    told = [(c.category, numbers) for c in claims if (numbers := _numbers(c))]
    most = max((max(numbers) for _, numbers in told), default=0)
    if most > 1:
        told = [(category, numbers) for category, numbers in told if max(numbers) > 1 or category in _DISJOINT]
    whole = [n for category, numbers in told if category not in _DISJOINT for n in numbers]
    kinds: dict[str, list[int]] = {}
    for category, numbers in told:
        if category in _DISJOINT:
            kinds.setdefault(category or "", []).extend(numbers)
    low, high = sum(min(n) for n in kinds.values()), sum(max(n) for n in kinds.values())
    if whole and (max(whole) >= high or not kinds):
        return min(whole), max(whole)
    return (low, high) if kinds else None


def _numbers(claim: Claim) -> list[int]:
    return [value for value in (claim.low, claim.best, claim.high) if value is not None]


def _of_sentence(sentence: Sentence, voice: Voice) -> Iterator[FoundClaim]:
    numbered = list(_numbered(sentence, voice))
    yield from numbered
    taken = [item.claim.span for item in numbered]
    for claim in (*_zero(sentence, voice), *_disputed(sentence, voice)):
        if not any(claim.span.overlaps(span) for span in taken):
            yield FoundClaim(sentence.index, claim)


def _superseded_later(found: Sequence[FoundClaim]) -> Iterator[FoundClaim]:
    """Claims whose own source has raised them later in the article ("the toll rose to 15") are marked superseded."""
    risen = [item for item in found if item.risen and not item.claim.superseded]
    for item in found:
        replaced = any(
            item.claim.kind == later.claim.kind
            and item.sentence < later.sentence
            and item.claim.attributed_to == later.claim.attributed_to
            for later in risen
        )
        yield replace(item, claim=replace(item.claim, superseded=True)) if replaced else item


# --- what happened to those who are counted -----------------------------------------------------------------------


def _numbered(sentence: Sentence, voice: Voice) -> Iterator[FoundClaim]:
    people = counted(sentence)
    if not people:
        return
    fates = _fates(sentence, people)
    rows = _rows(sentence, people, fates)
    for row in rows:
        members = [people[i] for i in row]
        kind = fates[row[0]]
        if kind is None:
            continue
        if len(members) > 1:
            yield _claim(sentence, voice, kind, members, part=False)
        for item in members:
            yield _claim(sentence, voice, kind, [item], part=item.part or len(members) > 1)


def _rows(sentence: Sentence, people: Sequence[Counted], fates: Sequence[ClaimKind | None]) -> list[list[int]]:
    """Indexes of counts that stand in one row and met one fate; parts stand for themselves."""
    rows: list[list[int]] = []
    last: int | None = None
    for index, item in enumerate(people):
        if item.part:
            rows.append([index])
            continue
        goes_on = last is not None and fates[last] == fates[index] and fates[index] is not None
        if goes_on and last is not None and joined(sentence, people[last], item):
            next(row for row in rows if row[-1] == last).append(index)
        else:
            rows.append([index])
        last = index
    return rows


def _fates(sentence: Sentence, people: Sequence[Counted]) -> list[ClaimKind | None]:
    """What happened to each of the counted; None where the sentence does not say."""
    marks = harms(sentence)
    fates: list[ClaimKind | None] = [None if p.part else _own_fate(sentence, p, marks, people) for p in people]
    for index in range(len(people) - 2, -1, -1):  # "a soldier and two guards were killed"
        following = index + 1
        if fates[index] is None and not people[index].part and joined(sentence, people[index], people[following]):
            behind = fates[following]
            if behind is not None and not _active_before(sentence, people[following], marks):
                fates[index] = behind
    for index in range(1, len(people)):  # "killing a judge and two guards"
        before = index - 1
        if fates[index] is None and not people[index].part and joined(sentence, people[before], people[index]):
            fates[index] = None if people[before].part else fates[before]
    _by_pronoun(sentence, people, marks, fates)
    holder: int | None = None
    for index, item in enumerate(people):
        if not item.part:
            holder = index
        elif is_among(sentence, item) and index + 1 < len(people):
            fates[index] = fates[index + 1]
        elif holder is not None:
            fates[index] = fates[holder]
    return fates


def _by_pronoun(
    sentence: Sentence, people: Sequence[Counted], marks: Sequence[Harm], fates: list[ClaimKind | None]
) -> None:
    """Fill in what happened to those whom a pronoun points back to: "stopped seven passengers and shot them dead"."""
    for mark in marks:
        if sentence.low(mark.last + 1) in _PRONOUNS and mark.kind in CASUALTY_KINDS:
            told = [i for i, p in enumerate(people) if p.last < mark.first and not p.part and not p.name]
            if told and fates[told[-1]] in {None, "captured"}:
                fates[told[-1]] = mark.kind


def _own_fate(sentence: Sentence, item: Counted, marks: Sequence[Harm], people: Sequence[Counted]) -> ClaimKind | None:
    told = (
        _right_behind(sentence, item, marks) or _active_before(sentence, item, marks) or _noun_of_count(sentence, item)
    )
    if told is not None:
        return told
    if item.noun in _BODIES or (sentence.low(item.first - 1) == "of" and sentence.low(item.first - 2) in _BODIES):
        window = [sentence.low(i) for i in range(max(0, item.first - 6), min(len(sentence.chunks), item.last + 12))]
        return "killed" if any(word in _FOUND for word in window) else None
    behind = _passive_behind(sentence, item, marks, people)
    if behind is not None:
        return behind
    return "killed" if item.bare and not item.noun and _toll_before(sentence, item.first) else None


def _right_behind(sentence: Sentence, item: Counted, marks: Sequence[Harm]) -> ClaimKind | None:
    """A participle right behind: "13 others injured", "five seriously wounded", "left two people dead"."""
    at = item.last + 1
    while sentence.low(at) in _BETWEEN and at - item.last < 4:
        at += 1
    mark = next((mark for mark in marks if mark.first == at), None)
    if mark is None:
        return None
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
        and sentence.low(at) in {"off", "also", "another", "further", "the", "both"}
        and item.first - at < 4
    ):
        at -= 1
    if at not in ends and sentence.low(at) == "of" and sentence.low(at - 1) in _GROUPS:
        at -= 2 + (sentence.low(at - 2) in {"a", "one", "the"})  # "killing a family of five"
    if at not in ends and sentence.low(at) == "of" and sentence.low(at - 1) in _DEEDS:
        return _DEEDS[sentence.low(at - 1)]
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
    mark = next((mark for mark in marks if mark.first > item.last), None)
    if mark is None or mark.first - item.last > REACH or mark.active:
        return None
    if not (mark.passive or sentence.low(mark.first) in lx.PARTICIPLES_ONLY or sentence.low(mark.first) in {"lost"}):
        left = any(sentence.low(i) in _LEFT for i in range(max(0, item.first - 2), item.first))
        if not left:
            return None
    words = [sentence.low(i) for i in range(item.last + 1, mark.first)]
    if any(word in _NEW_CLAUSE for word in words):
        return None
    if sentence.low(item.first - 1) in lx.PREPOSITIONS - {"of", "for"} and sentence.low(item.first - 1) != "by":
        return None
    others = [p for p in people if item.last < p.first < mark.first and not p.part and not joined(sentence, item, p)]
    return None if others else _and_then(sentence, mark, marks)


def _and_then(sentence: Sentence, mark: Harm, marks: Sequence[Harm]) -> ClaimKind:
    """What a row of participles comes to: those who were "kidnapped and killed" are dead."""
    following = next((other for other in marks if other.first > mark.last), None)
    if mark.kind != "captured" or following is None or following.kind != "killed" or following.active:
        return mark.kind
    between = {sentence.low(i) for i in range(mark.last + 1, following.first)}
    return "killed" if "and" in between and between <= {"and", "then", "later", "subsequently", ","} else mark.kind


def _toll_before(sentence: Sentence, position: int) -> bool:
    """For "the death toll rose to 22", "put the number at 17"."""
    if sentence.low(position - 1) not in _TOLL_LINKS:
        return False
    window = [sentence.low(i) for i in range(position)]
    if window[-3:-1] == ["the", "dead"] and window[-1] == "at":
        return True
    return any(word in _TOLL_WORDS for word in window) and (
        any(word in _DEAD_WORDS for word in window) or any(word in lx.HURT for word in window)
    )


def _claim(sentence: Sentence, voice: Voice, kind: ClaimKind, members: Sequence[Counted], *, part: bool) -> FoundClaim:
    """The claim of one count, or of the sum of a row of them."""
    first, last = members[0].first, members[-1].last
    alone = len(members) == 1
    claim = Claim(
        kind=kind,
        span=Span(sentence.chunks[first].span.start, sentence.chunks[last].span.end),
        wording=sentence.chunks[first].text
        if alone and sentence.chunks[first].quantity
        else sentence.words(first, last),
        modality="reported" if voice.name else "asserted",
        low=_sum(item.low for item in members),
        best=_sum(item.best for item in members),
        high=_sum(item.high for item in members),
        category=members[0].category if alone else None,
        attributed_to=voice.name,
        said_on=voice.said_on,
        superseded=_is_superseded(sentence, first),
        part=part,
    )
    ids = tuple(dict.fromkeys(id_ for item in members for id_ in item.ids))
    risen = _toll_before(sentence, first) and any(sentence.low(i) in _RISEN for i in range(first))
    named = not members[0].part or is_among(sentence, members[0])
    return FoundClaim(sentence.index, claim, ids if named else (), risen=risen)


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    return None if any(value is None for value in known) else sum(value for value in known if value is not None)


def _is_superseded(sentence: Sentence, position: int) -> bool:
    """Whether the same source has replaced the number: "previously put at 17", "to 22 from 17"."""
    before = [sentence.low(i) for i in range(position)]
    if any(word in _EARLIER for word in before[-9:]) or (_toll_before(sentence, position) and _put_earlier(before)):
        return True
    return sentence.low(position - 1) == "from" and any(word in _RISEN for word in before)


def _put_earlier(before: Sequence[str]) -> bool:
    """For "Earlier in the day it had put the toll at …"."""
    return any(word in _EARLIER for word in before) and "had" in before


def _zero(sentence: Sentence, voice: Voice) -> Iterator[Claim]:
    """A claimed none: "no casualties", "there were no deaths", "no one was killed"."""
    for position, chunk in enumerate(sentence.chunks):
        if chunk.low not in _ZERO:
            continue
        for ahead in range(position + 1, min(len(sentence.chunks), position + 9)):
            low = sentence.low(ahead)
            if low in _NONE_OF:
                if not _reports_only(sentence, position, ahead):
                    for kind in _NONE_OF[low]:
                        yield _plain(kind, (position, ahead), sentence, voice, count=0, category=None)
                break
            if low in _STOPS or low == ",":
                break


def _reports_only(sentence: Sentence, start: int, end: int) -> bool:
    """For "no immediate reports of casualties": nothing is known, so nothing is claimed."""
    words = [sentence.low(i) for i in range(start, min(len(sentence.chunks), end + 4))]
    return any(
        word in {"reports", "report", "word", "information", "details", "immediate", "immediately", "claim"}
        for word in words
    )


def _disputed(sentence: Sentence, voice: Voice) -> Iterator[Claim]:
    """A source that doubts the others' numbers: "reports of casualties … exaggerated", "denied that anybody died"."""
    positions, doubts = sentence.positions(_TOLLS), sentence.positions(_DOUBTS)
    if not positions or not doubts:
        return
    first, last = min(positions[0], doubts[0]), max(positions[0], doubts[0])
    if any(sentence.low(i) in {"reports", "report", "reported"} for i in range(max(0, first - 2), first)):
        first = max(0, first - 2)
    modality: Modality = "denied" if sentence.low(doubts[0]) == "denied" else "disputed"
    span = Span(sentence.chunks[first].span.start, sentence.chunks[last].span.end)
    yield Claim(
        kind="casualties",
        span=span,
        wording=sentence.words(first, last),
        modality=modality,
        attributed_to=voice.name,
        said_on=voice.said_on,
    )


def _plain(
    kind: ClaimKind, ends: tuple[int, int], sentence: Sentence, voice: Voice, *, count: int, category: str | None
) -> Claim:
    """A claim of an exact count, in the words between two positions."""
    return Claim(
        kind=kind,
        span=Span(sentence.chunks[ends[0]].span.start, sentence.chunks[ends[1]].span.end),
        wording=sentence.words(*ends),
        modality="reported" if voice.name else "asserted",
        low=count,
        best=count,
        high=count,
        category=category,
        attributed_to=voice.name,
        said_on=voice.said_on,
    )
