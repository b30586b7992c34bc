"""Every sentence and label that the interface says, in one place."""

from __future__ import annotations

import datetime as dt
import unicodedata

from geo.errors import quoted

APP_NAME = "Dateline"
APP_CLAIM = "News of armed attacks on the map, every mark linked to the words that carry it."

SKIP = "Go to the table of events"


def isolated(words: str) -> str:
    """Foreign words for a line of ours: right-to-left ones between Unicode's isolating marks, lest they turn about what
    stands beside them."""
    turned = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return f"\u2068{words}\u2069" if turned else words


# --- start and reading -------------------------------------------------------------------------------------------
BUILDING_INDEX = "Building the place index (once, less than a minute) …"
READING = "Reading the articles …"
BASE_MAP_CREDIT = "Borders © OpenStreetMap contributors (ODbL) · Natural Earth · GeoNames (CC BY 4.0)"
REREAD = "Re-read folder"
REREAD_HELP = "Reads the folder's articles again, new and changed ones too."


def counts_line(*, shown: int, total: int) -> str:
    """The line under the title."""
    if shown != total:
        return f"{shown:,} of {total:,} events"
    return f"{total:,} event{_s(total)}"


def problems_title(count: int) -> str:
    """The head of the list of files that could not be read."""
    return f"{count} file{_s(count)} could not be read; everything else is here"


# --- empty states --------------------------------------------------------------------------------------------------
EMPTY_FOLDER = "No articles yet"


def empty_folder_text(folder: str) -> str:
    """What to do when there is nothing to show."""
    return (
        f"Put news articles as .txt files into {folder} (plain text, title in the first line, date in the first "
        "lines), then press “Re-read folder”. Another folder is set with the environment variable DATELINE_ARTICLES. "
        "Or press “Add articles”."
    )


NOTHING_LEFT = "No event fits these filters."
NOTHING_LEFT_HELP = "Take one of them away, or reset them all."
PICK_TITLE = "Pick an event"
PICK_STEPS = (
    "Click a mark on the map, or a row of the table: what is known of the event appears here, with who said it.",
    "Below it stands the article. The words that carry the event are highlighted: where, how far, who, when, how many.",
    "Areas tell how exactly the words fix the place. Marks are never moved apart: a number counts the events there.",
)

# --- who may do what -------------------------------------------------------------------------------------------------
SIGN_IN = "Sign in"
SIGN_IN_WHY = "Whoever runs this page wants to know who looks at it."
SIGN_IN_UNREADABLE = "Nobody can sign in: the file of secrets cannot be read. Whoever runs this page has to mend it."
SIGN_IN_NO_AUTHLIB = "Nobody can sign in: the package Authlib is not installed where this page runs."
SIGN_OUT = "Sign out"
READ_ONLY = "You may look at everything here. Changes are made on the machine itself, or signed in."


def wrong_host(name: str) -> str:
    """Why a request is not answered: it names the server by a name that nobody gave it."""
    return f"This server does not answer to {name}. If that is its name, start it with --server.allowedHosts."


def sign_in_weak_secret(letters: int) -> str:
    """Why nobody is let in: the secret that signs cookies is too short."""
    return f"Nobody can sign in: cookie_secret has to be a random text of {letters} letters or more."


def signed_in(name: str, *, edit: bool) -> str:
    """Who is signed in and may do what."""
    return f"Signed in as {name}" + ("" if edit else ": you may look, not change anything")


# --- adding articles -------------------------------------------------------------------------------------------------
ADD = "Add articles"
ADD_HOW = "How"
ADD_WAYS = {"paste": "Paste text", "files": "Upload files", "url": "By address"}
ADD_PROMISE = "What was read is shown before anything is kept. It stays on the machine that runs Dateline."
ADD_TEXT = "Text of one article"
ADD_TEXT_HINT = "Headline in the first line, then the date, then the text"
ADD_PASTED = "pasted text"
ADD_PUBLISHED = "Published on"
ADD_PUBLISHED_HELP = "Weekdays in the text are read beside this day. Leave it empty where the text tells it."
ADD_PUBLISHER = "Publisher"
ADD_FILES = "Files"
ADD_FILES_HELP = (
    "Text, Markdown, saved web pages, PDF, Word, mails, tables (an article a row), JSON; also packed as .gz."
)
ADD_URL = "Address of an article"
ADD_URL_HELP = "This machine fetches the page: its host sees that. Only public addresses, no redirects inside."
ADD_READ = "Read"
ADD_NOTHING = "There is nothing to read yet."
CANCEL = "Cancel"
KEEP = "Keep this article"
KEEP_CHOSEN = "Keep what is ticked"
DROP_ALL = "Drop all"
NO_EVENTS_READ = "No attack and no statement on one was read in it."
MAY_NOT_ASK = 'This is not for everybody: see the README, "Who may do what".'
FOREIGN_PAGE = "Another site's page asks for this. Only Dateline's own pages may."
MAY_NOT_EDIT = "You may look at this, not change it."


def add_progress(number: int, total: int, articles: int) -> str:
    """How far reading is."""
    return f"{number} of {total}, {articles} article{_s(articles)} read"


def add_found(articles: int, refused: int) -> str:
    """What was read."""
    words = f"{articles} article{_s(articles)} read, nothing kept yet."
    return words + (f" {refused} could not be read." if refused else "")


def add_too_many(most: int) -> str:
    """Why the rest is not read."""
    return f"at most {most} articles are added at a time here; `python -m geo add` takes any number"


def add_begins(location: str) -> str:
    """What keeping does while the examples are shown."""
    return f"What you keep begins your own archive, in {location}. It takes the place of the examples on this page."


def add_began(location: str) -> str:
    """What keeping did while the examples were shown."""
    return f"Your own archive has begun, in {location}; the examples are no longer shown."


def kept(new: int, changed: int, same: int, events: int) -> str:
    """What was kept."""
    parts = [f"{new} new article{_s(new)}"] if new else []
    parts += [f"{changed} changed"] if changed else []
    parts += [f"{same} that had been here already"] if same else []
    return f"Kept: {', '.join(parts) or 'nothing'}; {events} event{_s(events)} written."


def and_more(count: int) -> str:
    """Of a list that is cut."""
    return f"… and {count} more"


# --- correcting ------------------------------------------------------------------------------------------------------
EDIT = "Correct this event"
EDIT_DONE = "Done correcting"
EDIT_WHAT = "What is wrong"
EDIT_PARTS = {
    "place": "Place",
    "date": "Date",
    "type": "Type",
    "actors": "Actors",
    "killed": "Killed",
    "verdict": "Confirm or retract",
    "undo": "Take back",
}
EDIT_WHO = "Your name"
EDIT_WHY = "Why"
EDIT_WHY_HINT = "for example: the ministry's statement names another town"
EDIT_WHO_WHY = "Say who you are and why: both stand in the event's history."
EDIT_SAVE = "Save"
EDIT_SAVE_PLACE = "Save the place"
EDIT_PLACE_HOW = (
    "Drag the red ring on the map (arrow keys move it too, Enter takes it over), or choose a place by its name."
)
EDIT_FIND = "Places by the name of"
EDIT_CHOOSE = "Choose a place"
EDIT_NO_POINT = "Give the place a point and a radius: drag the ring on the map, or choose a place."
EDIT_PLACE_NAME = "Name of the place"
EDIT_DATE_PRECISION = "How exactly the date is known"
EDIT_NO_DATE = "Give the first day."
EDIT_UNKNOWN = "Empty is unknown, not 0."
EDIT_KILLED_REVERSED = "The most killed are fewer than the least."
EDIT_PRESENT = "Actor of this event"
EDIT_NEW_ROLE = "New role"
EDIT_CHANGE_ROLE = "Change the role"
EDIT_REMOVE = "Remove the actor"
EDIT_ADD_ACTOR = "Another actor"
EDIT_ACTOR_HINT = "Choose, or type a name"
EDIT_KIND = "Kind"
EDIT_KIND_HELP = "Of a new name only."
EDIT_ADD = "Add the actor"
EDIT_NO_ACTOR = "Choose an actor, or type a name."
EDIT_HAS_ROLE = "The actor has that role already."
EDIT_VERDICT_HOW = (
    "A confirmed event is marked so; a retracted one leaves map, counts and table. Both can be taken back."
)
EDIT_CONFIRM = "Confirm"
EDIT_RETRACT = "Retract"
EDIT_UNDO = "Take this back"
LATITUDE = "Latitude"
LONGITUDE = "Longitude"
RADIUS_KM = "Radius, km"
TYPE = "Type"
DRAG_ME = "Drag to where it was"
AS_IMPORTED = "as its source has it"


def machine(words: str) -> str:
    """The machine's answer beneath a person's."""
    return f"machine: {words}"


def edit_choices(count: int) -> str:
    """Over the list of places of one name."""
    return f"{count} place{_s(count)} of that name"


def people(count: int) -> str:
    """How many live in a place."""
    return f"{count:,} people"


def away(metres: float) -> str:
    """How far a place is from the event's point."""
    return f"{distance(metres)} from here"


# --- taking away -----------------------------------------------------------------------------------------------------
EXPORT = "Take it with you"
EXPORT_FORMAT = "Format"
EXPORT_AREAS = "Areas in place of points"
EXPORT_AREAS_HELP = "Where the words allow the event to be, in place of the middle of it."


def export_events(count: int, suffix: str) -> str:
    """The button that makes the file."""
    return f"Download {count:,} event{_s(count)} as {suffix}"


# --- story -----------------------------------------------------------------------------------------------------------
STORY_OFFER = "See one strike explained in five steps"
STORY_BACK = "Back"
STORY_ON = "Next"
STORY_LEAVE = "Leave"
STORY = (
    (
        "What the article says",
        (
            "On 25 February 2021 aircraft of the United States struck militias in Syria. The sentences that "
            "tell of it are lit up in the article below; every line of this panel comes from words in them."
        ),
        None,
        "event",
    ),
    (
        "Where the town is",
        (
            "The words name the town of Albu Kamal. A town is not a point: the circle is its extent, and the "
            "strike was somewhere in it, as far as these words go."
        ),
        "place",
        "why",
    ),
    (
        "What 20 kilometres allow",
        (
            "They also say “about 20 kilometres from the Iraqi border”. A round number is not exact: the band "
            "holds every place in Syria that such words allow, its darker part those near the town."
        ),
        "border_distance",
        "why",
    ),
    (
        "The two do not agree",
        (
            "The town lies about 7 km from the border, not 20. Dateline measures, says so, and keeps both. It "
            "never picks one in silence."
        ),
        None,
        "event",
    ),
    (
        "Who said how many",
        (
            "“At least 11”, then 17, then “at least 22”, and a source that calls the numbers exaggerated. Each "
            "is somebody's claim with its words; the event shows the range that stands."
        ),
        None,
        "claims",
    ),
)


def step_of(step: int, steps: int) -> str:
    """Which step of the story this is."""
    return f"{step} of {steps}"


# --- links -----------------------------------------------------------------------------------------------------------
LINK_DATES_REVERSED = "The link's first date lies after its last; both were left out."


def link_value_unknown(key: str, value: str, wanted: str) -> str:
    """A value of the address that was set aside."""
    return f"The link’s “{key}” says {quoted(value, limit=40)}: there is no such {wanted} here. It was left out."


# --- filters ---------------------------------------------------------------------------------------------------------
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
SORT = "Order"
SORTS = {
    "newest": "newest first",
    "oldest": "oldest first",
    "deadliest": "most killed first",
    "type": "by type",
    "place": "by place",
    "title": "by article",
}


def more_filters(count: int) -> str:
    """The head of the filters that are used less."""
    return f"More filters ({count} set)" if count else "More filters"


def page_of(pages: int) -> str:
    """The label of the page number."""
    return f"Page of {pages:,}"


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

# --- map -------------------------------------------------------------------------------------------------------------
MAP_LABEL = "Map of events. The table below lists the same events."
LAYER_EVENTS = "Events"
LAYER_UNCERTAINTY = "Where it may be"
LAYER_SELECTION = "Selected event: areas, lines, arcs"
LAYER_SEATS = "Actors’ seats (not events)"
BASE_MAP = "Dateline base map (offline)"
SHOW_EVERYTHING = "Show all events"
SHOW_SELECTED = "Go to the selected event"
SEAT_NOTE = "seat, not event"
HERE_SEVERAL = "events at this point"


def somewhere_in(name: str) -> str:
    """The label of an event whose words give no more than an area."""
    return f"somewhere in {isolated(name)}"


def about_area(name: str) -> str:
    """The short form of `somewhere_in`, for the map."""
    return f"≈ {isolated(name)}"


CELL = "{count} events here: click to see them apart"
STACK = "{count} events at this very point: click to list them"
CELLS = "Numbers are events in a part of the map: zoom in, or click one, to see them apart."
EXAMPLES = (
    "These are the examples that come with Dateline. Your own archive begins when you add articles: here, with "
    "`python -m geo add PATH`, or in the folder DATELINE_ARTICLES."
)


# --- timeline --------------------------------------------------------------------------------------------------------
STEPS = {"day": "day", "week": "week", "month": "month", "year": "year"}
TIMELINE = {
    "label": "Events through time. The table lists the same events.",
    "play": "Play through time",
    "pause": "Pause",
    "back": "One step back",
    "on": "One step on",
    "all": "All dates",
    "from": "First day",
    "to": "Last day",
    "hint": "Drag over the bars to choose a time",
    "events": "events",
    "possible": "may be in this time",
    "none": "no events",
    "undated": "without a date",
}

# --- legend ----------------------------------------------------------------------------------------------------------
LEGEND = "Legend"
LEGEND_NUMBER = "number: events at this very point"
LEGEND_UNCERTAINTY = "the place’s own extent: it happened in here"
LEGEND_SOMEWHERE = "≈ name: the words say no more than this area"
LEGEND_BAND = "as far from the border as reported, give or take"
LEGEND_NARROWED = "the part of it near the named town"
LEGEND_PART = "the part of a country that the words name"
LEGEND_STATED = "the reported distance exactly"
LEGEND_MEASURED = "measured: from the town to the border"
LEGEND_ARC = "from the attacker’s seat, not a flight path"
LEGEND_SEAT = "actor’s seat, not an event"

# --- panel -----------------------------------------------------------------------------------------------------------
TO_MAP = "↑ Map"
CLOSE_PANEL = "Close: select no event"
OUTSIDE_FILTERS = "This event is outside the filters; the map and the table do not list it."
WHEN = "When"
WHERE = "Where"
WHO = "Who"
CHECK = "Check"
SAID = "Who said what"
KILLED = "Killed"
NOT_TOLD = "not told"
NO_PLACE = "No place in the words that a map could show"
ARTICLE_VOICE = "the article"
SUPERSEDED = "replaced by its own source"
DISPUTED = "disputed"
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
DATE_PRECISIONS = {
    1: "day known",
    2: "within a few days",
    3: "week known",
    4: "month known",
    5: "year known, or a longer time",
}
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


def uncertainty(metres: float) -> str:
    """How far from its point an event may be."""
    return f"within {distance(metres)} of the point"


def distance(metres: float) -> str:
    """A distance for people: metres under one kilometre, then kilometres."""
    if metres < 1000:
        return f"{round(metres)} m"
    if metres < 10_000:
        return f"{metres / 1000:.1f} km"
    return f"{round(metres / 1000):,} km"


def measured_label(*, measured_m: float | None, reported_m: float | None) -> str:
    """Both numbers of a check, for its line on the map."""
    parts = []
    if measured_m is not None:
        parts.append(f"measured {distance(measured_m)}")
    if reported_m is not None:
        parts.append(f"reported {distance(reported_m)}")
    return " · ".join(parts)


def day(date: dt.date) -> str:
    """A date in words: 25 February 2021."""
    return f"{date.day} {date:%B %Y}"


def dates(start: dt.date | None, end: dt.date | None, precision: int | None) -> str:
    """When an event was, with how exactly that is known."""
    if start is None:
        return NOT_TOLD
    if end is None or end == start:
        words = f"{start:%A}, {day(start)}" if precision in (1, None) else day(start)
    elif (start.year, start.month) == (end.year, end.month):
        words = f"{start.day}–{day(end)}"
    else:
        words = f"{day(start)} – {day(end)}"
    known = DATE_PRECISIONS.get(precision or 0)
    return f"{words} ({known})" if known else words


def toll(low: int | None, high: int | None, *, disputed: bool) -> str:
    """The range of the killed; what nobody said stays unsaid."""
    if low is None and high is None:
        words = NOT_TOLD
    elif low == high:
        words = f"{low}"
    elif high is None:
        words = f"at least {low}"
    elif low is None:
        words = f"up to {high}"
    else:
        words = f"{low} to {high}"
    return f"{words}, {DISPUTED}" if disputed else words


# --- article ---------------------------------------------------------------------------------------------------------
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

# --- table -----------------------------------------------------------------------------------------------------------
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


def _s(count: int) -> str:
    return "" if count == 1 else "s"
