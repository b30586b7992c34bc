"""What a rule of dates is: an expression, the words it needs, and the function that turns a match into days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from geo.reading.when.calendar import DayRange
from geo.reading.when.context import Context, Match

Resolver = Callable[[Match, Context], DayRange | None]


@dataclass(frozen=True, slots=True)
class DateRule:
    """One way to write a date.

    ``name`` is what a found date carries as its rule, ``says`` explains it. ``needs`` is a kind of word that every
    match takes in (see `geo.reading.when.kinds`), with at most ``before`` words before it. ``accepts`` turns away
    matches that are no dates. ``floats``: the words fix no year or week, so in a range the other end does.
    """

    name: str
    says: str
    needs: str
    expression: re.Pattern[str]
    resolve: Resolver
    before: int = 0
    precision: str = "day"
    accepts: Callable[[Match], bool] | None = None
    floats: bool = False


def rule(
    name: str,
    says: str,
    needs: str,
    expression: str,
    resolve: Resolver,
    *,
    before: int = 0,
    precision: str = "day",
    accepts: Callable[[Match], bool] | None = None,
    floats: bool = False,
    any_case: bool = False,
) -> DateRule:
    """A rule whose `expression` is still to be compiled; with `any_case` capitals do not count."""
    compiled = re.compile(expression, re.IGNORECASE if any_case else re.NOFLAG)
    return DateRule(name, says, needs, compiled, resolve, before, precision, accepts, floats)
