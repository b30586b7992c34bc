"""The toll that the standing claims of an event give: a range, and whether somebody disputes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geo.codes import ClaimKind
from geo.model import Claim, Span, Toll
from geo.reading.text.number_words import VAGUE

CASUALTY_KINDS = frozenset({"killed", "wounded", "casualties"})
_DISJOINT = frozenset({"military", "police", "militant", "civilian"})


@dataclass(frozen=True, slots=True)
class _Range:
    """Numbers from ``low`` to ``high``. An end is open where nobody bounds it: "at least 57", "up to 20"."""

    low: int
    high: int
    open_low: bool = False
    open_high: bool = False


def toll_of(
    claims: Sequence[Claim],
    kind: ClaimKind = "killed",
    *,
    added: Collection[Span] = frozenset(),
    own: Collection[Span] = frozenset(),
) -> Toll | None:
    """The range of the killed (or another `kind`) that the standing claims give; None where nobody gives a number.

    Superseded numbers and parts of others do not count. A zero that a named source sets against others' dead, and a
    claim that doubts them, mark the toll disputed; a zero in the article's own voice speaks of another place. Claims at
    `added` spans count people beside the others: "two officers were also killed". Those at `own` spans count dead of
    the attackers, who are no victims: they count where nobody else does. Where one number is told, an end that it
    leaves open is None ("at least 57"); of several numbers the least and the greatest stand.
    """
    standing = [c for c in claims if c.kind == kind and not c.superseded and not c.part and c.modality != "denied"]
    counts = [c for c in standing if c.high != 0] or standing
    counts = [c for c in counts if c.span not in own] or counts
    denied = any(c.high == 0 and c.attributed_to for c in standing) and len(counts) < len(standing)
    counts = _without_vague(counts)
    beside = [claim for claim in counts if claim.span in added]
    counts = [claim for claim in counts if claim.span not in added] or beside
    ranges = [_range_of(said) for said in ([counts] if _told_apart(counts) else _by_source(counts))]
    told = _hull([span for span in ranges if span])
    more = _range_of(beside) if beside and beside is not counts else None
    disputed = denied or any(c.modality in {"disputed", "denied"} and c.kind in CASUALTY_KINDS for c in claims)
    whole = _sum([told, more]) if told and more else told
    if whole is None:
        return None
    one = whole.low == whole.high and not (whole.open_low and whole.open_high)  # "at least 14", "up to 14"
    low = None if one and whole.open_low else whole.low
    return Toll(low, None if one and whole.open_high else whole.high, disputed)


def _without_vague(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those whose "dozens" a number tells better: "killing dozens", "at least 51 were killed"."""
    most = max((numbers.high for claim in claims if not _is_vague(claim) and (numbers := _numbers(claim))), default=0)
    return [c for c in claims if not (_is_vague(c) and (numbers := _numbers(c)) and numbers.low <= most)]


def _is_vague(claim: Claim) -> bool:
    return not VAGUE.keys().isdisjoint(claim.wording.lower().split())


def _told_apart(claims: Sequence[Claim]) -> bool:
    """Whether every claim counts people of a kind of its own, so that nobody is counted twice, whoever says so."""
    kinds = [claim.category for claim in claims]
    return all(kind in _DISJOINT for kind in kinds) and len(set(kinds)) == len(kinds)


def _by_source(claims: Sequence[Claim]) -> list[list[Claim]]:
    sources: dict[str | None, list[Claim]] = {}
    for claim in claims:
        sources.setdefault(claim.attributed_to, []).append(claim)
    return list(sources.values())


def _range_of(claims: Sequence[Claim]) -> _Range | None:
    """The range that one source's counts give: of people of any kind where it counts them, else the sum over the
    kinds that cannot be the same people. One dead beside a larger count is one of those."""
    told = [(claim.category, numbers) for claim in claims if (numbers := _numbers(claim))]
    most = max((numbers.high for _, numbers in told), default=0)
    if most > 1:
        told = [(category, numbers) for category, numbers in told if numbers.high > 1 or category in _DISJOINT]
    whole = _hull([numbers for category, numbers in told if category not in _DISJOINT])
    kinds: dict[str, list[_Range]] = {}
    for category, numbers in told:
        if category in _DISJOINT:
            kinds.setdefault(category or "", []).append(numbers)
    summed = _sum([hull for ranges in kinds.values() if (hull := _hull(ranges))])
    return whole if whole and (not summed or whole.high >= summed.high) else summed


def _hull(ranges: Sequence[_Range]) -> _Range | None:
    """The range that holds all; open where the claim of its lowest or highest number is."""
    if not ranges:
        return None
    low, high = min(span.low for span in ranges), max(span.high for span in ranges)
    return _Range(
        low,
        high,
        any(span.open_low for span in ranges if span.low == low),
        any(span.open_high for span in ranges if span.high == high),
    )


def _sum(ranges: Sequence[_Range]) -> _Range | None:
    """The range of people who are not the same ones."""
    if not ranges:
        return None
    return _Range(
        sum(span.low for span in ranges),
        sum(span.high for span in ranges),
        any(span.open_low for span in ranges),
        any(span.open_high for span in ranges),
    )


def _numbers(claim: Claim) -> _Range | None:
    known = [value for value in (claim.low, claim.best, claim.high) if value is not None]
    if not known:
        return None
    bounded = claim.best is not None
    return _Range(min(known), max(known), not bounded and claim.low is None, not bounded and claim.high is None)
