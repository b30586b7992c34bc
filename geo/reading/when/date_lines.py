"""Lines of an article's head that consist of a date."""

from __future__ import annotations

import datetime as dt
import re

from geo.reading.when.context import Context
from geo.reading.when.day_rules import RULES

MAX_LINE_REST = 30
_LINE_NOISE = re.compile(
    r"^(?:last\s)?(?:published|updated|posted|issued|released|date|on|as (?:of|at)|status at)\b\s*(?:on|at)?\s*:?|"
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s",
    re.IGNORECASE,
)
_TIME_REST = re.compile(
    r"[\s,|·•\-–—T]*(?:at\s)?(?:[\d:.]{0,12})\s?(?:am|pm|a\.m\.|p\.m\.)?\s?(?:[A-Z]{0,4})[\d:+ ]{0,7}$", re.IGNORECASE
)


def parse_date_line(line: str) -> dt.date | None:
    """The one day that a line consisting of a date names ("26 February, 2021", "Published: 2021-02-26"), else None."""
    words = _LINE_NOISE.sub(" ", line.strip()).strip(" ,|·•-–—")
    for rule in RULES:
        match = rule.expression.match(words)
        if match and len(words) - match.end() <= MAX_LINE_REST and _only_time(words[match.end() :]):
            days = rule.resolve(match, Context(None))
            if days and days[0] == days[1]:
                return days[0]
    return None


def _only_time(rest: str) -> bool:
    return not rest or bool(_TIME_REST.match(rest))
