"""Who was hurt, by whose count: every number of killed, wounded, missing as a claim with its words.

Nothing is summed, averaged or filled in. "No casualties" is a claimed zero; silence is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.codes import ClaimKind, Modality
from geo.model import Claim, Span, Toll
from geo.reading.what import lexicon as lx
from geo.reading.what import roles
from geo.reading.what.attribution import Voice
from geo.reading.what.chunks import Sentence

REACH = 12
CASUALTY_KINDS = frozenset({"killed", "wounded", "casualties"})
_STOPS = frozenset({";", ":", ".", "while", "but", "“"})
_EARLIER = frozenset({"previously", "earlier", "initially", "initial", "originally", "preliminary"})
_EXAGGERATED = frozenset(
    {"exaggerated", "false", "untrue", "inflated", "overstated", "baseless", "fabricated", "rejected"}
)
_TOLL_WORDS = frozenset({"toll", "number", "figure", "count", "tally"})
_ZERO = frozenset({"no", "zero", "nobody", "without"})
_HURT_NOUNS = frozenset(
    {"casualties", "deaths", "fatalities", "injuries", "victims", "wounded", "dead", "killed", "injured", "hurt"}
)
_CROWDS = frozenset({"people", "police", "army", "members", "troops", "personnel"})


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim, the sentence it stands in, and the ids of those it names as hurt."""

    sentence: int
    claim: Claim
    named: tuple[str, ...] = ()


def casualty_claims(sentences: Sequence[Sentence], voices: Sequence[Voice]) -> tuple[FoundClaim, ...]:
    """All casualty claims of the sentences, in text order, each with its voice."""
    found: list[FoundClaim] = []
    for sentence, voice in zip(sentences, voices, strict=True):
        found += [FoundClaim(sentence.index, claim) for claim in _counted(sentence, voice)]
        found += _named_dead(sentence, voice)
    return tuple(found)


def toll_of(claims: Sequence[Claim]) -> Toll | None:
    """The range of the killed that the standing claims give; None where nobody gives a number.

    Superseded numbers and parts of others do not count. A zero that a named source sets against others' dead, and a
    claim that doubts them, mark the toll disputed; a zero in the article's own voice speaks of another place.
    """
    standing = [c for c in claims if c.kind == "killed" and not c.superseded and not c.part and c.modality != "denied"]
    counts = [c for c in standing if c.high != 0] or standing
    numbers = [value for c in counts for value in (c.low, c.best, c.high) if value is not None]
    denied = any(c.high == 0 and c.attributed_to for c in standing) and len(counts) < len(standing)
    disputed = denied or any(c.modality in {"disputed", "denied"} and c.kind in CASUALTY_KINDS for c in claims)
    return Toll(min(numbers), max(numbers), disputed) if numbers else None


def _counted(sentence: Sentence, voice: Voice) -> Iterator[Claim]:
    numbered = list(_numbered(sentence, voice))
    yield from numbered
    taken = [claim.span for claim in numbered]
    for claim in (*_single(sentence, voice), *_zero(sentence, voice), *_disputed(sentence, voice)):
        if not any(claim.span.overlaps(span) for span in taken):
            yield claim


def _numbered(sentence: Sentence, voice: Voice) -> Iterator[Claim]:
    for position, chunk in enumerate(sentence.chunks):
        if chunk.quantity is None:
            continue
        kind, end = _kind_of_number(sentence, position)
        if kind is None:
            continue
        more, last = _joined(sentence, end)
        q = chunk.quantity
        wording = sentence.words(position, last) if more else chunk.text
        yield Claim(
            kind=kind,
            span=Span(chunk.span.start, sentence.chunks[last].span.end),
            wording=wording,
            modality="reported" if voice.name else "asserted",
            low=_whole(q.low, more),
            best=_whole(q.best, more),
            high=_whole(q.high, more),
            category=None if more else _category(sentence, position),
            attributed_to=voice.name,
            said_on=voice.said_on,
            superseded=_is_superseded(sentence, position),
            part=_is_part(sentence, position),
        )


def _joined(sentence: Sentence, end: int) -> tuple[int, int]:
    """How many "and a …" adds to a count in the same phrase ("two Americans and a Briton": one), and where it ends."""
    if sentence.low(end + 1) != "and" or sentence.low(end + 2) not in {"a", "an", "one"}:
        return 0, end
    victim = _victim_after(sentence, end + 2)
    return (1, victim) if victim is not None else (0, end)


def _whole(value: float | None, more: int = 0) -> int | None:
    return None if value is None else int(value) + more


def _kind_of_number(sentence: Sentence, position: int) -> tuple[ClaimKind | None, int]:
    """What the number counts, and the position where its words end."""
    following = sentence.low(position + 1)
    if following in {"dead", "killed", "wounded", "injured", "missing", "hurt"}:
        return lx.HURT.get(following), position + 1
    victim = _victim_after(sentence, position)
    if victim is None and not _stands_alone(sentence, position):
        return None, position
    end = victim if victim is not None else position
    kind = _hurt_before(sentence, position) or _hurt_after(sentence, end + 1)
    if kind is None and _toll_before(sentence, position):
        kind = "killed"
    return kind, end


def _victim_after(sentence: Sentence, position: int) -> int | None:
    """The noun that is counted: "22 people", "11 fighters", "three Iraqi security personnel"."""
    for ahead in range(position + 1, min(len(sentence.chunks), position + 5)):
        chunk = sentence.chunks[ahead]
        if chunk.low in lx.VICTIMS:
            return next(i for i in range(ahead, len(sentence.chunks)) if sentence.low(i + 1) not in lx.VICTIMS)
        if chunk.actor is not None and chunk.actor.form == "demonym" and chunk.low.endswith(("s", "i", "ese")):
            ends = sentence.low(ahead + 1)
            if ends in {"and", ",", ".", "were", "was", "in", "dead"} or sentence.chunks[ahead + 1 : ahead + 2] == ():
                return ahead
            continue
        if chunk.low in _STOPS or chunk.low in lx.PREPOSITIONS - {"of"} or chunk.low in {",", "and"}:
            return None
    return None


def _stands_alone(sentence: Sentence, position: int) -> bool:
    """Whether the number has no noun of its own: "killed 17.", "put the number at 17", "wounding three"."""
    following = sentence.low(position + 1)
    return following in {
        "",
        ".",
        ",",
        "and",
        "in",
        "at",
        "on",
        ";",
        "others",
        "from",
        "after",
        ")",
        "as",
        "were",
        "was",
        "”",
        '"',
    }


def _hurt_before(sentence: Sentence, position: int) -> ClaimKind | None:
    """A verb of harm right before the number: "killed at least 22", "killing three and wounding 12"."""
    for back in range(position - 1, max(-1, position - 5), -1):
        low = sentence.low(back)
        if low in lx.HURT and low not in {"dead", "deaths"}:
            return None if sentence.low(back - 1) in lx.PASSIVE_MARKS else lx.HURT[low]
        if low in {"left", "leaving", "leaves"}:
            return _hurt_after(sentence, position + 1) or None
        if low in _STOPS or low in {",", "and", "were", "was"} or sentence.chunks[back].date:
            return None
    return None


def _hurt_after(sentence: Sentence, start: int) -> ClaimKind | None:
    """A verb of harm after the counted: "… were killed", "… dead", "… had been wounded"."""
    for ahead in range(start, min(len(sentence.chunks), start + REACH)):
        low = sentence.low(ahead)
        if low in {"dead", "died", "die"}:
            return "killed"
        if low in lx.HURT:
            helped = any(sentence.low(i) in lx.PASSIVE_MARKS for i in range(start, ahead)) or ahead <= start + 1
            return lx.HURT[low] if helped else None
        if low in _STOPS or sentence.chunks[ahead].quantity is not None:
            return None
    return None


def _toll_before(sentence: Sentence, position: int) -> bool:
    """For "the death toll rose to 22", "put the number at 17"."""
    window = [sentence.low(i) for i in range(max(0, position - REACH), position)]
    return any(word in _TOLL_WORDS for word in window) and (
        any(word in {"death", "dead", "deaths", "killed", "casualties", "fatalities", "toll"} for word in window)
        or any(sentence.low(i) in lx.HURT for i in range(max(0, position - 20), position))
    )


def _category(sentence: Sentence, position: int) -> str | None:
    """What kind of people are counted, where the words say it."""
    for ahead in range(position + 1, min(len(sentence.chunks), position + 5)):
        low = sentence.low(ahead)
        if low in lx.VICTIMS:
            return lx.VICTIMS[low]
        if low in _STOPS or low == ",":
            break
    return None


def _is_superseded(sentence: Sentence, position: int) -> bool:
    """Whether the same source has replaced the number: "previously put at 17", "to 22 from 17"."""
    window = [sentence.low(i) for i in range(max(0, position - 9), position)]
    if any(word in _EARLIER for word in window):
        return True
    risen = {"rose", "risen", "raised", "up", "increased", "revised", "climbed"}
    all_before = [sentence.low(i) for i in range(position)]
    return sentence.low(position - 1) == "from" and any(word in risen for word in all_before)


def _is_part(sentence: Sentence, position: int) -> bool:
    """Whether another number of the sentence holds this one: "including three children", "among them two women"."""
    window = [sentence.low(i) for i in range(max(0, position - 4), position)]
    return "including" in window or ("them" in window and "among" in window) or sentence.low(position + 1) == "of"


def _single(sentence: Sentence, voice: Voice) -> Iterator[Claim]:
    """One person without a number: "a contractor was killed", "killed a civilian", "killing an Iraqi soldier"."""
    for position, chunk in enumerate(sentence.chunks):
        if chunk.low not in {"a", "an", "another"}:
            continue
        victim = _victim_after(sentence, position)
        if victim is None or sentence.low(victim).endswith("s") or sentence.low(victim) in _CROWDS:
            continue
        kind = _hurt_before(sentence, position) or _hurt_after(sentence, victim + 1)
        if kind is not None:
            yield _plain(
                kind, (position, victim), sentence, voice, count=1, category=lx.VICTIMS.get(sentence.low(victim))
            )


def _named_dead(sentence: Sentence, voice: Voice) -> list[FoundClaim]:
    """People killed by name: "killed X and Y", "X was killed"."""
    for position, chunk in enumerate(sentence.chunks):
        if chunk.low not in {"killed", "killing", "assassinated"} or sentence.low(position + 1) == "of":
            continue
        if roles.is_passive(sentence, position):
            named = _persons_before(sentence, position)
        else:
            named = _persons_after(sentence, position + 1)
        if named:
            claim = _plain("killed", (named[0], named[-1]), sentence, voice, count=len(named), category=None)
            ids = tuple(actor.actor_id for i in named if (actor := sentence.chunks[i].actor))
            return [FoundClaim(sentence.index, claim, ids)]
    return []


def _persons_after(sentence: Sentence, start: int) -> list[int]:
    found: list[int] = []
    for ahead in range(start, min(len(sentence.chunks), start + 24)):
        actor = sentence.chunks[ahead].actor
        if actor is not None and actor.form == "person":
            found.append(ahead)
        elif sentence.low(ahead) in {".", ";", "said", "in", "near", "at", "outside", "after", "when", "on"}:
            break
    return found


def _persons_before(sentence: Sentence, verb: int) -> list[int]:
    found: list[int] = []
    for back in range(verb - 1, max(-1, verb - 24), -1):
        actor = sentence.chunks[back].actor
        if actor is not None and actor.form == "person":
            found.append(back)
        elif sentence.low(back) in {".", ";", "said", "that"}:
            break
    return found[::-1]


def _zero(sentence: Sentence, voice: Voice) -> Iterator[Claim]:
    """A claimed none: "no casualties", "there were no deaths", "no one was killed"."""
    for position, chunk in enumerate(sentence.chunks):
        if chunk.low not in _ZERO:
            continue
        for ahead in range(position + 1, min(len(sentence.chunks), position + 9)):
            low = sentence.low(ahead)
            if low in _HURT_NOUNS:
                kind: ClaimKind = (
                    "killed"
                    if low in {"deaths", "fatalities", "dead", "killed", "casualties", "victims"}
                    else "wounded"
                )
                if not _reports_only(sentence, position, ahead):
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
    positions = [
        i for i, c in enumerate(sentence.chunks) if c.low in {"casualties", "deaths", "toll", "losses", "fatalities"}
    ]
    doubts = [i for i, c in enumerate(sentence.chunks) if c.low in _EXAGGERATED or c.low == "denied"]
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
