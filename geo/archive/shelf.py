"""A shelf: the reports of a folder of articles, and what could not be read, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.errors import ArticleError, GeoError
from geo.model import Event, Report
from geo.pipeline import read_document
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.folders import article_files
from geo.reading.files.opening import documents


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that gave no report, and why."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reports in file order (`files` has the names), and the problems met on the way."""

    reports: tuple[Report, ...] = ()
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def find(self, event_id: str) -> tuple[Report, Event] | None:
        """The event of that id and the report it stands in; None if there is none."""
        for report in self.reports:
            for event in report.events:
                if event.id == event_id:
                    return report, event
        return None


def folder_state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What a folder's articles look like from outside (name, size, time in ns): equal while nothing changed."""
    if not folder.is_dir():
        return ()
    found = []
    for path in article_files(folder):
        stat = path.stat()
        found.append((str(path.relative_to(folder)), stat.st_size, stat.st_mtime_ns))
    return tuple(found)


def load_shelf(folder: Path) -> Shelf:
    """Read every article of a folder. The same text twice is one report; a file that is none becomes a problem."""
    if not folder.is_dir():
        return Shelf(problems=(Problem(str(folder), "is no folder that can be read"),))
    reports: dict[str, Report] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path in article_files(folder):
        for name, found in _read_file(path, str(path.relative_to(folder))):
            if isinstance(found, Problem):
                problems.append(found)
                continue
            if reports.setdefault(found.article.id, found) is not found:
                problems.append(Problem(name, f"is the same text as {files[found.article.id]}"))
            files.setdefault(found.article.id, name)
    return Shelf(tuple(reports.values()), tuple(files.values()), tuple(problems))


def _read_file(path: Path, name: str) -> Iterator[tuple[str, Report | Problem]]:
    """The reports of a file and its problems, each with the name of where it stands ("news.csv, row 3")."""
    found = documents(path)
    while True:
        place = name
        try:
            item = next(found, None)
            if item is None:
                return
            place = _place(name, item)
            yield place, Problem(place, item.reason) if isinstance(item, LeftOut) else read_document(item)
        except ArticleError as error:
            yield place, Problem(place, str(error))
        except GeoError as error:
            yield place, Problem(place, f"could not be read: {error}")


def _place(name: str, item: Document | LeftOut) -> str:
    return name if item.row is None else f"{name}, row {item.row}"
