"""What the words of a date are read beside: the context of a match, whether it lies ahead, and its words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from geo.reading.when.calendar import DayRange

_AHEAD = re.compile(
    r"\b(?:will|shall|coming|upcoming|begins?|starts?|resumes?|takes? (?:place|effect)|runs? (?:through|until|from)|"
    r"expires?|matures?|should(?! have)|no later than|due|scheduled|planned|slated|"
    r"expected (?:to|through|by|on|in|until|for)|forecast (?:to|through|on|for)|"
    r"set (?:to|for)|plans? to|(?-i:may|might)(?! have)|"
    r"for [\w-]+ (?:days|weeks|months|years),? to|deadline|likeliest|"
    r"forthcoming|futures for|leaves office|retires|steps down|"
    r"likely to|(?:today|tomorrow|tonight) (?:and|or|through|to)|"
    r"(?:has|have|had|given|delay|delayed|postponed?|put off|adjourned|extended) (?:until|till)|"
    r"(?<!who )(?<!which )(?<!that )(?:was|were) to|would(?! (?:have|not))|"
    r"(?:is|are|ahead of|in time for) (?:to|the|on|next))\b(?:[^.]|(?<=\b[ap])\.m\.){0,60}$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:until|till|by|before|through|as (?:early|soon|late) as)\s(?:on\s|the\s|\d\d? [ap]\.m\. )?$")
_MAY_LAST = re.compile(
    r"\b(?:could|can|may|might|must|not|extend|extends|extended|extension|mandate|renewed|valid|remains?|"
    r"watch|warning|curfew|open|closed|suspended|barred|in effect)\b[^.]{0,50}$"
)
"""Words that lead up to an end in the future: "the extension of the mandate until November 30"."""
_PAIRED = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s(?:and|or)\s(?:on\s)?$")
"""A weekday that stands with the one behind it: both lie ahead, or neither."""
_WAS_AHEAD = re.compile(r"\boriginally\b[^.]{0,60}$")
_AHEAD_BEHIND = re.compile(
    r"(?:['’]s)?,?\s(?:and |which |that )?(?:will|is to|are to)\b|\s(?:delivery|futures)\b", re.IGNORECASE
)
_OPENS = re.compile(r"(?:^|[.!?:”\"’]\s|\n)(?:On|In|At|By|From|Over|During)\s$")
_WILL = re.compile(r",?\s(?:(?!\w*ed\b|said|told|that\b)[\w'’-]+\s){1,7}(?:will|is to|are to)\b", re.IGNORECASE)
"""What lies ahead of a sentence that opens with its day: "On the first Monday of April, the bridge will open"."""
_BY = re.compile(r"\bby\s(?:the\s)?$", re.IGNORECASE)
_AHEAD_OF_DEADLINE = re.compile(
    r"[^.]{0,60}\b(?:will|should|must|shall|expects?|expected|plans?|hopes?)\b", re.IGNORECASE
)
_BACK = re.compile(
    r"\b(?:after|since|following|from|during|said|told|killed|began|started|arrived|died|met|left|fell|rose)\s(?:on\s)?(?:the\s)?$|"
    r"(?<!\bbe\s)\b(?!scheduled|planned|slated|expected|delayed|postponed|adjourned|supposed)[a-z]{2,20}ed\s(?:on\s)?$",
    re.IGNORECASE,
)
LOOK_BACK = 80
_WORD_BEFORE = re.compile(r"([A-Za-z0-9]{1,20})\.?\s$")


@dataclass(frozen=True, slots=True)
class Context:
    """What a date word is read beside: the publication date, the last single day and the last date of any length that
    the text named before it, and which of day and month comes first in its other dates (None: not known)."""

    published: dt.date | None
    last_day: dt.date | None = None
    last: DayRange | None = None
    day_first: bool | None = None
    start: int = 0
    """Where the paragraph starts: no word before it counts."""
    usual: bool | None = None
    """Whether the day comes first by the usage of the text's country (None: not known)."""
    period: DayRange | None = None
    """The last date of more than a day."""
    settled: bool = False
    """Whether the days are read beside another date, which knows already if it lies ahead."""

    def told(self, unit: str, *, back: bool) -> dt.date | None:
        """The day that a count of `unit` starts from: the last named; weeks and longer also from the start of a longer
        date. Without one only counts `back` start, from the publication date: what follows on an unnamed day fixes
        none."""
        named_last = self.last[0] if self.last and unit not in {"hour", "day"} else self.last_day
        return named_last or (self.published if back else None)


Match = re.Match[str]


def looks_ahead(match: Match, context: Context) -> bool:
    """Whether the words about a match speak of the future."""
    if context.settled:
        return False
    at = match.start()
    paired = _PAIRED.search(match.string, max(context.start, at - LOOK_BACK), at)
    at = paired.start() if paired else at
    start = max(context.start, at - LOOK_BACK)
    if _BACK.search(match.string, start, at) or _WAS_AHEAD.search(match.string, start, at):
        return False
    up_to = _UP_TO.search(match.string, start, at)
    if up_to and _MAY_LAST.search(match.string, start, up_to.start()):
        return True
    if _BY.search(match.string, start, at) and _AHEAD_OF_DEADLINE.match(match.string, match.end()):
        return True
    if _OPENS.search(match.string, start, at) and _WILL.match(match.string, match.end()):
        return True
    return bool(
        _AHEAD.search(match.string, start, at) or _AHEAD_BEHIND.match(match.string, match.end(), match.end() + 16)
    )


def named(match: Match, group: str) -> str:
    """The lower-case words of a group with single spaces; empty if the expression has none such or it did not match."""
    if group not in match.re.groupindex:
        return ""
    return " ".join((match[group] or "").lower().split())


def word_before(match: Match) -> str:
    """The word right before a match, with one space between; empty if there is none."""
    found = _WORD_BEFORE.search(match.string, max(0, match.start() - 24), match.start())
    return found[1] if found else ""


YEARS_BESIDE = {"last": -1, "this": 0, "next": 1}


def told_year(match: Match, context: Context) -> int | None:
    """The year that the words tell, by its number or as "last year"."""
    year, beside = named(match, "year"), named(match, "beside")
    if beside and context.published is not None:
        return context.published.year + YEARS_BESIDE[beside]
    return int(year) if year else None
