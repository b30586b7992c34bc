"""The toll that the standing claims of an event give: a range, and whether somebody disputes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geo.codes import ClaimKind
from geo.model import Claim, Span, Toll

CASUALTY_KINDS = frozenset({"killed", "wounded", "casualties"})
_DISJOINT = frozenset({"military", "police", "militant", "civilian"})


def toll_of(
    claims: Sequence[Claim], kind: ClaimKind = "killed", *, added: Collection[Span] = frozenset()
) -> Toll | None:
    """The range of the killed (or another `kind`) that the standing claims give; None where nobody gives a number.

    Superseded numbers and parts of others do not count. A zero that a named source sets against others' dead, and a
    claim that doubts them, mark the toll disputed; a zero in the article's own voice speaks of another place. Claims at
    `added` spans count people beside the others: "two officers were also killed".
    """
    standing = [c for c in claims if c.kind == kind and not c.superseded and not c.part and c.modality != "denied"]
    counts = [c for c in standing if c.high != 0] or standing
    denied = any(c.high == 0 and c.attributed_to for c in standing) and len(counts) < len(standing)
    beside = [claim for claim in counts if claim.span in added]
    counts = [claim for claim in counts if claim.span not in added] or beside
    more = _range_of(beside) if beside and beside is not counts else None
    ranges = [_range_of(said) for said in ([counts] if _told_apart(counts) else _by_source(counts))]
    numbers = [value for span in ranges if span for value in span]
    disputed = denied or any(c.modality in {"disputed", "denied"} and c.kind in CASUALTY_KINDS for c in claims)
    low, high = more or (0, 0)
    return Toll(min(numbers) + low, max(numbers) + high, disputed) if numbers else None


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
