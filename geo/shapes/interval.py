"""What a stated distance allows: metres from and to, by the number, the range, the hedge and the rule.

"About", "some", "roughly" change nothing (Chapman & Wieczorek 2020: the adverb does not change the uncertainty).
"Less than" and "up to" allow everything down to 0, "at least" and "more than" half as much again, "nearly" nothing
above the number. A range widens from its lower to its upper end.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import PhraseError, quoted
from geo.model import Locality
from geo.shapes.precision import DistanceRule, Margin, stated_number, unit_m

AT_MOST = frozenset(
    {"less than", "fewer than", "under", "within", "up to", "as much as", "as many as", "no more than", "not more than"}
    | {"at most", "below", "no further than", "a maximum of", "maximum", "<"}
)
AT_LEAST = frozenset(
    {"at least", "at the least", "more than", "greater than", "over", "above", "no less than", "not less than", ">"}
    | {"further than", "farther than", "beyond", "exceeding", "upwards of", "upward of", "a minimum of", "minimum"}
)
SHORT_OF = frozenset({"nearly", "almost", "not quite", "close to"})
_SOFTENERS = frozenset({"just", "well", "slightly", "little", "far", "possibly", "only", "a"})


@dataclass(frozen=True, slots=True)
class Interval:
    """Metres from the anchor: least and most that the words allow, the stated middle, and the sentence why."""

    low_m: float
    high_m: float
    stated_m: float
    remark: str

    def widened(self, by_m: float) -> Interval:
        """The interval with `by_m` metres more on both sides, e.g. a place's extent."""
        return Interval(max(0.0, self.low_m - by_m), self.high_m + by_m, self.stated_m, self.remark)


def stated_interval(locality: Locality, rule: DistanceRule) -> Interval:
    """The distances that the words of `locality` allow under `rule`. Raises PhraseError where none is stated."""
    low_m, high_m = locality.distance_m, locality.distance_max_m
    if low_m is None:
        raise PhraseError(f"no distance is stated in {quoted(locality.text)}")
    low = _margin(locality, rule, low_m)
    high = low if high_m is None else _margin(locality, rule, high_m)
    top_m = low_m if high_m is None else max(low_m, high_m)
    hedge = plain_hedge(locality.hedge)
    least, most = low_m - low.below, top_m + high.above
    if hedge in AT_MOST:
        least, most = 0.0, top_m
    elif hedge in AT_LEAST:
        least, most = low_m, max(most, 1.5 * top_m)
    elif hedge in SHORT_OF:
        most = top_m
    least, most = max(0.0, least), max(most, least + 1.0)
    said = _kilometres(low_m) if high_m is None else f"{_kilometres(low_m)} to {_kilometres(top_m)}"
    hedged = f"{locality.hedge} " if locality.hedge else ""
    remark = (
        f"The text says {hedged}{said} km; rule {rule.name} takes that as {_kilometres(least)} to "
        f"{_kilometres(most)} km, in a straight line, since it does not say by road."
    )
    return Interval(least, most, (low_m + top_m) / 2, remark)


def plain_hedge(hedge: str | None) -> str:
    """A hedge in lower case and without what only softens it: "just under" is "under"."""
    words = (hedge or "")[:40].lower().split()
    while len(words) > 1 and words[0] in _SOFTENERS and " ".join(words) not in AT_MOST | AT_LEAST:
        del words[0]
    return " ".join(words)


def _margin(locality: Locality, rule: DistanceRule, distance_m: float) -> Margin:
    """The rule's margin in metres. The text of the number is used only where there is one number."""
    text = locality.distance_text if locality.distance_max_m is None else None
    number = stated_number(text=text, unit=locality.unit, distance_m=distance_m)
    directed = locality.bearing_deg is not None or locality.heading is not None
    margin = (rule.heading_margin if directed and rule.heading_margin else rule.margin)(number)
    metres = unit_m(locality.unit)
    return Margin(margin.below * metres, margin.above * metres)


def _kilometres(metres: float) -> str:
    return f"{metres / 1000:.3f}".rstrip("0").rstrip(".")
