"""What must hold of the report of any text at all."""

import datetime as dt
import json
import unicodedata
from typing import Any

import geo
from geo.errors import GeoError
from geo.explain import explained


def check_reading(text: str, published: dt.date | None) -> None:
    """`geo.read` answers or raises a GeoError; what it answers is JSON, quotes the text exactly and prints safely."""
    try:
        report = geo.read(text, published=published)
    except GeoError:
        return
    told = report.to_dict()
    json.dumps(told, allow_nan=False)
    assert told["article"]["text"] == text
    for quoted in _with_spans(told):
        start, end = quoted["start"], quoted["end"]
        assert 0 <= start < end <= len(text)
        assert quoted.get("text", text[start:end]) == text[start:end]
        assert quoted.get("wording", text[start:end])
    for date in report.dates:
        assert (date.value is None) == (date.end is None)
        assert date.value is None or date.end is None or date.value <= date.end
    for line in explained(report, width=60):
        assert all(unicodedata.category(c)[0] != "C" for c in line)


def _with_spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for item in value for found in _with_spans(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if isinstance(value.get("start"), int) else []
    return own + [found for item in value.values() for found in _with_spans(item)]
