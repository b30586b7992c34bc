"""Adding articles."""

from __future__ import annotations

from dashboard.strings.words import plural

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
ADD_NO_FILES = "There is nothing to read yet: choose files, and wait until they have arrived."
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
    return f"{number} of {total}, {articles} article{plural(articles)} read"


def add_found(articles: int, refused: int) -> str:
    """What was read."""
    words = f"{articles} article{plural(articles)} read, nothing kept yet."
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
    parts = [f"{new} new article{plural(new)}"] if new else []
    parts += [f"{changed} changed"] if changed else []
    parts += [f"{same} that had been here already"] if same else []
    return f"Kept: {', '.join(parts) or 'nothing'}; {events} event{plural(events)} written."


def and_more(count: int) -> str:
    """Of a list that is cut."""
    return f"… and {count} more"
