"""A shelf: the reports of a folder of articles, and what could not be read, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geo.errors import ArticleError, GeoError
from geo.model import Event, Report
from geo.pipeline import read_file
from geo.reading.text.files import article_files


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
        name = str(path.relative_to(folder))
        try:
            report = read_file(path)
        except ArticleError as error:
            problems.append(Problem(name, str(error)))
        except GeoError as error:
            problems.append(Problem(name, f"could not be read: {error}"))
        else:
            if reports.setdefault(report.article.id, report) is not report:
                problems.append(Problem(name, f"is the same text as {files[report.article.id]}"))
            files.setdefault(report.article.id, name)
    return Shelf(tuple(reports.values()), tuple(files.values()), tuple(problems))
