"""Who was hurt, by whose count: every number of killed, wounded, missing as a claim with its words.

A row of separate people ("a soldier and two civilians") is one claim of their sum, and one claim a kind that the sum
holds (``part``). Nothing else is summed, averaged or filled in. "No casualties" is a claimed zero; silence is no claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.codes import ClaimKind, Modality
from geo.model import Claim, Span
from geo.reading.what import lexicon as lx
from geo.reading.what.attack_status import is_earlier
from geo.reading.what.attribution import Voice
from geo.reading.what.chunks import Sentence
from geo.reading.what.fates import BODIES, DEEDS, TOLL_NOUNS, fates_of, toll_before
from geo.reading.what.harm import THROATS
from geo.reading.what.parts import is_among
from geo.reading.what.rows import Counted, is_along, joined
from geo.reading.what.victims import RISEN, counted, rises_to

_OPENING = 2
"""Up to which word "five others" opens its sentence, so that it stands beside those of the sentences before."""
_STOPS = frozenset({";", ":", ".", "while", "but", "“"})
_EARLIER = frozenset({"previously", "earlier", "initially", "initial", "originally", "preliminary", "previous"})
_ANOTHER = lx.ATTACK_NOUNS | {"incident", "incidents"}
"""Words behind "earlier" that make another attack of it, and no earlier count of the same."""
_EXAGGERATED = frozenset(
    {"exaggerated", "false", "untrue", "inflated", "overstated", "baseless", "fabricated", "rejected"}
)
_RECALLING = frozenset({"revenge", "avenge", "avenging", "retaliation", "reprisal", "reprisals", "anniversary"})
_REVISING = frozenset("revising revised correcting corrected lowering lowered".split())
_BRINGING = frozenset("bringing brings brought taking takes took pushing pushes raising raises".split())
"""Words for a toll that others have raised: "two more died, bringing the number of dead to 27"."""
_ATTACKERS = frozenset({"bomber", "bombers", "attacker", "attackers", "assailant", "assailants"})
_ONE_OF_SEVERAL = frozenset({"first", "second", "third", "fourth", "other"})
_BLASTS = lx.BOMB_WORDS | frozenset("blast explosion attack strike device rocket shell missile car".split())
_DOUBTS = _EXAGGERATED | {"denied"}
_TOLLS = frozenset({"casualties", "deaths", "toll", "losses", "fatalities"})
_TELLING = (
    frozenset(lx.HURT)
    | frozenset(lx.COUNT_NOUNS)
    | frozenset(words[0] for words in lx.HARM_PHRASES)
    | frozenset(lx.SPLIT_PHRASES)
    | TOLL_NOUNS
    | BODIES
    | frozenset(DEEDS)
    | lx.WOUNDS
    | THROATS
    | frozenset("fell massacre murder murders slaughter execution assassination killings".split())
)
"""Without any of these words a sentence counts nobody."""
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


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim, the sentence it stands in, and the ids of those it names as hurt."""

    sentence: int
    claim: Claim
    named: tuple[str, ...] = ()
    partitive: bool = False
    """Whether they are some of those told before: "five of the policemen"."""
    added: bool = False
    """Whether "also" tells that these are others than those counted before."""
    risen: bool = False
    """Whether the number is one that a toll rose to, so that it replaces those before it."""
    each: bool = False
    """Whether the number is that of one of several blasts or attacks: "the first killed three"."""


def casualty_claims(sentences: Sequence[Sentence], voices: Sequence[Voice]) -> tuple[FoundClaim, ...]:
    """All casualty claims of the sentences, in text order, each with its voice."""
    found: list[FoundClaim] = []
    for sentence, voice in zip(sentences, voices, strict=True):
        if sentence.positions(_TELLING):
            found += _of_sentence(sentence, voice)
    later = tuple(_superseded_later(found))
    return tuple(_some_of_the_brought(_parts_of_earlier(later), sentences))


def _parts_of_earlier(found: Sequence[FoundClaim]) -> Iterator[FoundClaim]:
    """Some of those whom an earlier sentence counts are a part of them: "killed six officers. Five of the officers"."""
    for index, item in enumerate(found):
        whole = item.partitive and any(
            other.claim.kind == item.claim.kind and (other.claim.low or 0) > (item.claim.low or 0)
            for other in found[:index]
        )
        yield replace(item, claim=replace(item.claim, part=True)) if whole else item


def _some_of_the_brought(found: Iterable[FoundClaim], sentences: Sequence[Sentence]) -> Iterator[FoundClaim]:
    """Those of whom words say so are some of those told before: "Five were dead on arrival", "The latest victim, …"."""
    for item in found:
        sentence = sentences[item.sentence]
        some = item.claim.kind == "killed" and item.claim.span.start == sentence.span.start
        bare = some and len(item.claim.wording.split()) == 1
        arrived = some and any(sentence.low(i + 1) == "arrival" for i in sentence.positions({"on"}))
        arrived = arrived or (bare and not sentence.lows.isdisjoint({"instantly", "outright", "later"}))
        latest = [sentence.low(i) for i in range(3)] in (["the", "latest", "victim"], ["the", "latest", "fatality"])
        yield replace(item, claim=replace(item.claim, part=True)) if arrived or latest else item


def _is_recalled(sentence: Sentence, position: int) -> bool:
    """Whether the people died in an attack that this one answers: "revenge for the deaths of two teachers"."""
    before = [sentence.low(i) for i in range(max(0, position - 9), position)]
    return not _RECALLING.isdisjoint(before)


def _of_sentence(sentence: Sentence, voice: Voice) -> Iterator[FoundClaim]:
    numbered = list(_numbered(sentence, voice))
    yield from _held_by_rise(numbered)
    taken = [item.claim.span for item in numbered]
    for claim in (*_zero(sentence, voice), *_disputed(sentence, voice)):
        if not any(claim.span.overlaps(span) for span in taken):
            yield FoundClaim(sentence.index, claim)


def _held_by_rise(found: Sequence[FoundClaim]) -> Iterator[FoundClaim]:
    """A toll that rises holds those who are told beside it: "rose to 22 after five people died in hospital"."""
    rise = next((item.claim for item in found if item.risen), None)
    for item in found:
        claim = item.claim
        held = rise is not None and claim.kind == rise.kind and not rise.span.overlaps(claim.span)
        yield replace(item, claim=replace(claim, part=True)) if held and not claim.superseded else item


def _superseded_later(found: Sequence[FoundClaim]) -> Iterator[FoundClaim]:
    """Claims whose own source has raised them later in the article ("the toll rose to 15") are marked superseded."""
    risen = [item for item in found if item.risen and not item.claim.superseded]
    for item in found:
        replaced = any(
            item.claim.kind == later.claim.kind
            and item.sentence < later.sentence
            and later.claim.attributed_to in {None, item.claim.attributed_to}
            for later in risen
        )
        yield replace(item, claim=replace(item.claim, superseded=True)) if replaced else item


def _numbered(sentence: Sentence, voice: Voice) -> Iterator[FoundClaim]:
    people = counted(sentence)
    if not people:
        return
    fates = fates_of(sentence, people)
    rows = _rows(sentence, people, fates)
    for row in rows:
        members = [people[i] for i in row if len(row) == 1 or people[i].noun not in _ATTACKERS]
        if not members:
            continue
        kind = fates[row[0]]
        if kind is None or _is_recalled(sentence, members[0].first):
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
    of_another = sentence.low(last + 1) == "following" and sentence.low(last + 2) in {"a", "an"}
    rising = any(sentence.low(i) in RISEN or sentence.low(i) in _BRINGING for i in range(first))
    risen = toll_before(sentence, first) and rising and not of_another
    named = not members[0].part or is_among(sentence, members[0])
    return FoundClaim(
        sentence.index,
        claim,
        ids if named else (),
        partitive=alone and (sentence.low(first + 1), sentence.low(first + 2)) == ("of", "the"),
        added=_is_added(sentence, members),
        risen=risen,
        each=_is_one_of_several(sentence),
    )


def _is_one_of_several(sentence: Sentence) -> bool:
    """Whether a sentence opens with one of the attacks told before: "The first killed", "The second bomb"."""
    if sentence.low(0) != "the" or sentence.low(1) not in _ONE_OF_SEVERAL:
        return False
    behind = sentence.low(2)
    return behind in lx.HURT or behind in {",", "went", "hit", "struck", "exploded"} or behind in _BLASTS


def _is_added(sentence: Sentence, members: Sequence[Counted]) -> bool:
    """Whether others were hurt before these: "two officers were also killed", "who also killed three workers"."""
    first, last = members[0].first, members[-1].last
    reach = 10 if sentence.low(last + 1) == "who" else 4  # "two who tried to protect him were also killed"
    behind = {sentence.low(i) for i in range(last + 1, last + reach)}
    before = {sentence.low(i) for i in range(max(0, first - 3), first)}
    if is_along(sentence, first):
        return True
    if members[0].part or {",", ";"} & before:
        return False
    others = members[0].noun == "others" and len(members) == 1
    return "also" in behind | before or (others and (first <= _OPENING or _killed_too(sentence, first)))


def _killed_too(sentence: Sentence, position: int) -> bool:
    """Whether a verb of its own tells what "eight others" met with, behind others: "clubbed 22 to death and shot dead
    eight others"."""
    verb = position - 1 if sentence.low(position - 1) in lx.HURT else position - 2
    joins = any(sentence.low(i) == "and" for i in (verb - 1, verb))
    kind = lx.HURT.get(sentence.low(verb))
    if kind == "wounded" and not any(lx.HURT.get(sentence.low(i)) == kind for i in range(verb)):
        return False  # "killed 13 people and wounded 41 others"
    counted_before = any(chunk.quantity for chunk in sentence.chunks[max(0, verb - 12) : verb])
    return joins and counted_before


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    return None if any(value is None for value in known) else sum(value for value in known if value is not None)


def _is_superseded(sentence: Sentence, position: int) -> bool:
    """Whether the same source has replaced the number: "previously put at 17", "to 22 from 17"."""
    before = [sentence.low(i) for i in range(position)]
    if is_earlier(before):
        return False
    pairs = list(pairwise([*before[-9:], ""]))
    earlier = any(word in _EARLIER and after not in _ANOTHER for word, after in pairs) or ("at", "first") in pairs
    if earlier or (toll_before(sentence, position) and _put_earlier(before)):
        return True
    if not _REVISING.isdisjoint(before[-8:]) and before[-2:] in (["toll", "of"], ["figure", "of"], ["count", "of"]):
        return True  # "revising down a toll of 24"
    if rises_to(sentence, position):
        return False
    return sentence.low(position - 1) == "from" and any(word in RISEN for word in before)


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
