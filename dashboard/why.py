"""Why here: the steps from the words of an article to the place on the map, as data for the panel."""

from __future__ import annotations

from typing import Any

from dashboard import finds, strings
from geo.codes import PRECISION_BY_LEVEL
from geo.model import Check, Event, Georeference, Locality, Report


def why_data(report: Report, event: Event) -> dict[str, Any]:
    """The words that tell the place of `event`, what each gave by which rule and data, and how they agree."""
    said = [
        _locality(finds.key("locality", index), report.localities[index])
        for index in event.localities
        if index < len(report.localities)
    ]
    return {
        "intro": strings.WHY_INTRO if said else strings.NO_PLACE,
        "said": said,
        "checks": [_check(check) for check in event.checks],
        "result": _result(event.georeference) if event.georeference else None,
    }


def _locality(find: str, locality: Locality) -> dict[str, Any]:
    found, narrowed = locality.georeference, locality.narrowed
    steps = found.remarks if found else ()
    return {
        "find": find,
        "words": locality.text,
        "kind": strings.LOCALITY_KINDS[locality.kind],
        "size": _size(found) if found else strings.NOT_FOUND,
        "steps": list(steps),
        "narrowed": {"size": _size(narrowed), "steps": [step for step in narrowed.remarks if step not in steps]}
        if narrowed
        else None,
        "basis": _basis(found) if found else [],
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "agrees": check.agrees,
        "verdict": strings.AGREES if check.agrees else strings.DISAGREES,
        "sentence": check.sentence,
    }


def _result(found: Georeference) -> dict[str, Any]:
    return {"label": strings.WHY_RESULT, "size": _size(found), "steps": list(found.remarks), "basis": _basis(found)}


def _size(found: Georeference) -> str:
    label = PRECISION_BY_LEVEL[found.precision_level].label
    return f"{label}, {strings.uncertainty(found.uncertainty_m)}"


def _basis(found: Georeference) -> list[dict[str, str]]:
    return [
        {"label": strings.RULE, "words": found.protocol},
        {"label": strings.DATA, "words": found.sources},
    ]
