"""Context: what other data sets and articles have near an event, as data for the panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import strings
from dashboard.symbols import symbol_of
from geo.archive.context import Neighbour


def nearby_data(found: Sequence[Neighbour] | None) -> dict[str, Any]:
    """The neighbours as JSON, the likeliest first: a sentence each, and the id that a click selects. None where nobody
    has looked for them yet."""
    if found is None:
        return {"intro": strings.LOOKING_NEAR, "rows": []}
    return {
        "intro": strings.CONTEXT_INTRO if found else strings.NO_CONTEXT,
        "rows": [
            {
                "id": one.event.event_id,
                "sentence": one.sentence,
                "path": symbol_of(one.event.type).path,
                "colour": symbol_of(one.event.type).colour,
            }
            for one in found
        ],
    }
