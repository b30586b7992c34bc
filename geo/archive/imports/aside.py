"""The file of rows that were set aside: where each stood, why, and what it said. Spreadsheet-safe."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from geo.archive.export import safe_cell


class Aside:
    """Writes rows set aside to a CSV file, which is made when the first comes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._columns: tuple[str, ...] = ()
        self._open = ExitStack()

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def head(self, columns: tuple[str, ...]) -> None:
        """The column names of the rows that follow; those of the first file stand in the head line."""
        self._columns = columns

    def add(self, file: str, line: int, reason: str, cells: Sequence[object]) -> None:
        """Write down one row."""
        if self.count == 0:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = csv.writer(self._open.enter_context(self.path.open("w", encoding="utf-8", newline="")))
            self._writer.writerow(["file", "line", "reason", *map(safe_cell, self._columns)])
        self.count += 1
        self._writer.writerow([file, line, reason, *map(safe_cell, cells)])
