"""The actors of imported rows: under our registry's id where the whole name is one of its names, else their own."""

from __future__ import annotations

import re
from functools import lru_cache

import pyarrow as pa

from geo.places.actors import find
from geo.places.folding import fold

_FORCES = re.compile(r"(?:Government|(?:Military|Police|Security) Forces) of (?:the )?", re.IGNORECASE)
_YEARS = re.compile(r"\((?:\d{4})?-(?:\d{4})?\)")
"""UCDP and ACLED write years behind the names of governments: "Military Forces of Mali (2021-)"."""
_SLUG = re.compile(r"[^a-z0-9]+")
LONGEST_NAME = 300
# Words that ACLED and GDELT have for kinds of actors, to ours; the first found in the word decides.
KIND_WORDS: tuple[tuple[str, str], ...] = (
    ("state", "state"),
    ("gov", "state"),
    ("mil", "state"),
    ("rebel", "armed_group"),
    ("militia", "armed_group"),
    ("reb", "armed_group"),
    ("civilian", "people"),
    ("cvl", "people"),
    ("external", "organisation"),
)


def parties(sides: pa.Table, dataset: str) -> pa.Table:
    """`sides` (event_id, name, kind_word, role) as rows of the table participations."""
    columns: dict[str, list[object]] = {
        name: [] for name in ("event_id", "actor_id", "name", "kind", "country", "role")
    }
    names, words = sides["name"].to_pylist(), sides["kind_word"].to_pylist()
    for event_id, name, word, role in zip(
        sides["event_id"].to_pylist(), names, words, sides["role"].to_pylist(), strict=True
    ):
        actor_id, shown, kind, country = party(name[:LONGEST_NAME], word, dataset)
        for column, value in zip(columns, (event_id, actor_id, shown, kind, country, role), strict=True):
            columns[column].append(value)
    types = {name: pa.string() for name in columns}
    return pa.table({name: pa.array(values, types[name]) for name, values in columns.items()})


@lru_cache(maxsize=100_000)
def party(name: str, word: str | None, dataset: str) -> tuple[str, str, str | None, str | None]:
    """Id, name, kind and country of one actor. A state's forces and government count as the state."""
    bare = _YEARS.sub("", name).strip()
    for candidate in (bare, _FORCES.sub("", bare, count=1)):
        mentions = find(candidate)
        if len(mentions) == 1 and mentions[0].span.start == 0 and mentions[0].span.end == len(candidate):
            entry = mentions[0].entry
            return entry.id, entry.name, entry.kind, entry.country
    slug = _SLUG.sub("-", fold(name)).strip("-")[:80] or "unnamed"
    return f"{dataset}:{slug}", name, _kind(word), None


def _kind(word: str | None) -> str | None:
    low = (word or "").lower()
    return next((kind for part, kind in KIND_WORDS if part in low), None)
