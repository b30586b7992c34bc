"""The last day that the title of a bulletin covers: "Weekly security report, 4-10 May 2020" came out on it or after."""

from __future__ import annotations

import datetime as dt
import re

from geo.model import Span
from geo.reading.when.dates import find_dates

MAX_DAYS = 31
"""The longest time that a bulletin's title may cover for its last day to be near that of publication."""
_BULLETIN = re.compile(
    r"\b(?:bulletin|digest|round-?up|newsletter|sitrep|situation (?:report|update)|incident (?:report|log)s?|"
    r"(?:daily|weekly|fortnightly|monthly|security|flash|field|war|conflict)\s(?:\w+\s)?"
    r"(?:report|update|brief|briefing|review|summary|log|monitor)|(?:summary|log|list) of incidents)\b",
    re.IGNORECASE,
)


def last_day_covered(title: str) -> dt.date | None:
    """The last day that a bulletin's title names in full, else None: of titles of other texts, of long times."""
    if not _BULLETIN.search(title):
        return None
    ends = [
        date.end
        for date in find_dates(title, [Span(0, len(title))], published=None)
        if date.value is not None and date.end is not None and (date.end - date.value).days < MAX_DAYS
    ]
    return max(ends, default=None)
