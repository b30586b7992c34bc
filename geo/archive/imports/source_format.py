"""What a format of another data set is: its columns, what each gives of an event, and what makes a row wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Side:
    """One actor of a row: SQL for its name and its role, and of the word that tells its kind."""

    name: str
    role: str
    kind: str = "NULL"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``columns`` maps our name of a source column to the names it has had; ``header`` gives the names
    of a file without a head line. ``fields`` fill the table events; ``faults`` are conditions with their sentence;
    ``others`` are rows that are right, but tell of no attack: a condition with a word for them."""

    name: str
    dataset: str
    title: str
    licence: str
    columns: Columns
    required: tuple[str, ...]
    fields: Mapping[str, str]
    sides: tuple[Side, ...]
    codes: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    separator: str = ","
    header: tuple[str, ...] = ()
    claims: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
