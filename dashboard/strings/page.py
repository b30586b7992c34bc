"""What the page says around everything: its name, its start, its empty states, its links."""

from __future__ import annotations

from dashboard.strings.words import plural
from geo.errors import quoted

APP_NAME = "Dateline"
APP_CLAIM = "News of armed attacks on the map, every mark linked to the words that carry it."
SKIP = "Go to the table of events"

BUILDING_INDEX = "Building the place index (once, less than a minute) …"
READING = "Reading the articles …"
BASE_MAP_CREDIT = "Borders © OpenStreetMap contributors (ODbL) · Natural Earth · GeoNames (CC BY 4.0)"
REREAD = "Re-read folder"
REREAD_HELP = "Reads the folder's articles again, new and changed ones too."


def counts_line(*, shown: int, total: int) -> str:
    """The line under the title."""
    if shown != total:
        return f"{shown:,} of {total:,} events"
    return f"{total:,} event{plural(total)}"


def problems_title(count: int) -> str:
    """The head of the list of files that could not be read."""
    return f"{count} file{plural(count)} could not be read; everything else is here"


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

LINK_DATES_REVERSED = "The link's first date lies after its last; both were left out."


def link_value_unknown(key: str, value: str, wanted: str) -> str:
    """A value of the address that was set aside."""
    return f"The link’s “{key}” takes {wanted}, not {quoted(value, limit=40)}. It was left out."
