"""Every setting of Dateline in one frozen table, each with an environment variable.

The README documents each row; a test holds the two together.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import platformdirs

from geo.errors import GeoError


class SettingError(GeoError, ValueError):
    """An environment variable that does not hold what its setting needs."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, where its value comes from, and what it does."""

    name: str
    variable: str
    default: str
    help: str


VERSION = "0.1.0"
"""The version of the program."""

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "home",
        "DATELINE_HOME",
        platformdirs.user_data_dir("dateline", appauthor=False),
        "Folder of everything that is kept: place index, tile cache.",
    ),
    Setting(
        "articles",
        "DATELINE_ARTICLES",
        str(Path(__file__).resolve().parent.parent / "seeds"),
        "Folder whose articles the dashboard reads at start.",
    ),
    Setting(
        "archive",
        "DATELINE_ARCHIVE",
        "",
        "Where the archive lies: a folder or the URL of an object store; empty is `archive` in DATELINE_HOME.",
    ),
    Setting(
        "distance_rule",
        "DATELINE_DISTANCE_RULE",
        "wieczorek2001_half_power10",
        "Rule that turns a stated distance into its precision.",
    ),
    Setting(
        "article_max_bytes",
        "DATELINE_ARTICLE_MAX_BYTES",
        "5000000",
        "Largest text, in bytes, that is read as one article.",
    ),
    Setting(
        "article_max_words",
        "DATELINE_ARTICLE_MAX_WORDS",
        "300000",
        "Most words and marks of an article that are read; the report says where what stands behind them is left out.",
    ),
    Setting(
        "file_max_bytes",
        "DATELINE_FILE_MAX_BYTES",
        "50000000",
        "Largest HTML, PDF, Word, mail or JSON file, in bytes; tables and JSON lines may have any size.",
    ),
    Setting(
        "page_max_tags",
        "DATELINE_PAGE_MAX_TAGS",
        "100000",
        "Most tags that a saved web page may have.",
    ),
    Setting(
        "pdf_max_pages",
        "DATELINE_PDF_MAX_PAGES",
        "300",
        "Most pages that a PDF may have.",
    ),
    Setting(
        "online_tiles",
        "DATELINE_ONLINE_TILES",
        "0",
        "1 offers online map tiles in the layer control (the tile server then sees where you look).",
    ),
    Setting(
        "editors",
        "DATELINE_EDITORS",
        "",
        "E-mail addresses, with commas between, of those who may change something when they have signed in; "
        "or their ids at the provider.",
    ),
    Setting(
        "fetch_urls",
        "DATELINE_FETCH_URLS",
        "0",
        "1 lets those who may change something add articles by their address: this machine then fetches the page.",
    ),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def value(name: str) -> str:
    """The value of setting `name`: its environment variable if set, else its default."""
    setting = _BY_NAME[name]
    return os.environ.get(setting.variable) or setting.default


def integer(name: str) -> int:
    """The value of setting `name` as a whole number. Raises SettingError."""
    text = value(name)
    try:
        return int(text)
    except ValueError:
        variable = _BY_NAME[name].variable
        message = f"{variable} must be a whole number, not {text!r}"
        raise SettingError(message) from None


@lru_cache(maxsize=4)
def _folder(written: str, _home: str | None) -> Path:
    """A folder as the settings write it; "~" is the user's home."""
    return Path(written).expanduser()


def home() -> Path:
    """The folder of everything that is kept. Made if it does not exist."""
    folder = _folder(value("home"), os.environ.get("HOME"))
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"DATELINE_HOME {str(folder)!r} cannot be used as a folder: {error.strerror}"
        raise SettingError(message) from None
    return folder


def archive_location() -> str:
    """Where the archive lies: a folder's path, or the URL of an object store."""
    given = value("archive")
    if "://" in given:
        return given
    return str(Path(given).expanduser() if given else home() / "archive")
