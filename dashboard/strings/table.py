"""The table of events, and taking them away as a file."""

from __future__ import annotations

from dashboard.strings.words import plural

EXPORT = "Take it with you"
EXPORT_FORMAT = "Format"
EXPORT_AREAS = "Areas in place of points"
EXPORT_AREAS_HELP = "Where the words allow the event to be, in place of the middle of it."


def export_events(count: int, suffix: str) -> str:
    """The button that makes the file."""
    return f"Download {count:,} event{plural(count)} as {suffix}"


SORT = "Order"
SORTS = {
    "newest": "newest first",
    "oldest": "oldest first",
    "deadliest": "most killed first",
    "type": "by type",
    "place": "by place",
    "title": "by article",
}


def page_of(pages: int) -> str:
    """The label of the page number."""
    return f"Page of {pages:,}"


TABLE = "Events"
TABLE_ALT = "The events that fit the filters, one row each; selecting a row selects the event."
NO_DATE = "no date"
NOT_ON_MAP = "not on the map"
COLUMNS = {
    "date": "Date",
    "type": "Type",
    "place": "Place",
    "attackers": "By",
    "targets": "Against",
    "killed": "Killed",
    "precision": "Place known to",
    "article": "Article",
}
