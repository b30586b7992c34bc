"""The panel of an event, and its article."""

from __future__ import annotations

from dashboard.strings.words import DISPUTED

TO_MAP = "↑ Map"
CLOSE_PANEL = "Close: select no event"
OUTSIDE_FILTERS = "This event is outside the filters; the map and the table do not list it."
WHEN = "When"
WHERE = "Where"
WHO = "Who"
CHECK = "Check"
SAID = "Who said what"
KILLED = "Killed"
NO_PLACE = "No place in the words that a map could show"
ARTICLE_VOICE = "the article"
SUPERSEDED = "replaced by its own source"
DENIED = "denied"
BACKGROUND = "background, not the news itself"
PLANNED = "planned or threatened"
STATUS_DENIED = "said not to have happened"
AGREES = "agrees"
DISAGREES = "does not agree"
MODALITIES = {"disputed": DISPUTED, "denied": DENIED, "hypothetical": "if it happened"}
PART = "part of another number"
NO_CLAIMS = "The article gives no numbers of people, and nobody claims, denies or is blamed."
TABS = {"event": "Event", "claims": "Claims", "why": "Why here?", "context": "Context", "history": "History"}
NO_RADIUS = "its source gives no radius"
WOUNDED = "Wounded"
ALSO_TOLD = "Also told by"
REVIEWS = {"confirmed": "confirmed by hand", "retracted": "retracted by hand"}
CONTEXT_INTRO = "What other data sets and articles have near it in place and time, the likeliest first."
LOOKING_NEAR = "Looking for what others have near it …"
NO_CONTEXT = (
    "No other data set or article has anything near it. `python -m geo import` brings UCDP, ACLED or GDELT data."
)
HISTORY = "Corrections"
NO_HISTORY = "Nobody has corrected anything here."
ACTIONS = {
    "set": "{field} set",
    "retract": "retracted",
    "confirm": "confirmed",
    "add_actor": "actor added",
    "remove_actor": "actor removed",
    "change_role": "role changed",
    "undo": "correction taken back",
}
FIELDS = {"place": "Place", "date": "Date", "type": "Type", "killed": "Number of killed"}


def imported(dataset: str) -> str:
    """Of an event that others coded."""
    return f"coded by {dataset}"


WHY_INTRO = "What the words allow, step by step. Select words to see on the map what they gave."
WHY_RESULT = "Together: where the event is put"
NOT_FOUND = "no data at hand knows this place"
RULE = "Rule"
DATA = "Data"
LOCALITY_KINDS = {
    "place": "a named place",
    "part_of": "a part of a place",
    "near": "near a place",
    "offset": "a distance from a place",
    "offset_heading": "a distance and a direction from a place",
    "offset_orthogonal": "two distances at right angles",
    "between": "between places",
    "along": "along a line",
    "border_distance": "a distance from a border",
    "border_zone": "at a border",
    "off_coast": "off a coast",
}
STATUSES = {"background": BACKGROUND, "planned": PLANNED, "denied": STATUS_DENIED}
CLAIM_KINDS = {
    "killed": "killed",
    "wounded": "wounded",
    "missing": "missing",
    "displaced": "displaced",
    "captured": "captured",
    "casualties": "casualties",
    "responsibility_claimed": "claims responsibility",
    "responsibility_denied": "denies responsibility",
    "responsibility_blamed": "blames",
    "condemnation": "condemns",
}


def events_here(count: int, *, listed: int) -> str:
    """Over the list of events that share one point. `listed` of them follow."""
    words = f"{count:,} events at this very point"
    return words if listed >= count else f"{words}; the newest {listed}"


ARTICLE = "Article"
HIGHLIGHTS = {
    "where": "place",
    "distance": "distance",
    "who": "actor",
    "when": "date",
    "toll": "toll and claims",
}
CLICK_WORDS = "Select to see it on the map and why"
EVIDENCE = "sentence that carries the event"
CUT = "The article is longer; it is shown up to here."
