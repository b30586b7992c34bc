"""The filters."""

from __future__ import annotations

FILTERS = "Filters"
RESET = "Reset filters"
ACTOR_KINDS = {
    "state": "States",
    "armed_group": "Armed groups",
    "organisation": "Organisations and monitors",
    "person": "People",
    "people": "Unnamed people and forces",
}
ANY_ACTOR = "Any"
ROLE = "Their role"
ANY_ROLE = "any role"
FROM = "From"
TO = "To"
TYPES = "Event types"
SEARCH = "Search"
SEARCH_HINT = "Words of headline, place, evidence"
FOLLOW = "Only what the map shows"
FOLLOW_HELP = "Counts, table and timeline follow the map as you move it."
COUNTRIES = "Countries"
PRECISION = "Place known to"
KILLED_MIN = "Killed, at least"
KILLED_MAX = "Killed, at most"
DATASETS = "Data sets"
RETRACTED = "Retracted events too"


def more_filters(count: int) -> str:
    """The head of the filters that are used less."""
    return f"More filters ({count} set)" if count else "More filters"


DATES_HELP = "Events without a date are left out as soon as a date is set."
ROLES = {
    "attacker": "attacker",
    "target": "target",
    "claimant": "claims it",
    "denier": "denies it",
    "speaker": "speaks",
    "addressee": "is told",
    "host": "host",
    "mentioned": "mentioned",
}
