"""The columns of one event as every export has them, and whose data it is."""

from __future__ import annotations

from typing import Literal

Kind = Literal["text", "day", "whole", "number", "flag"]

ATTRIBUTION = (
    "Place names: GeoNames, CC BY 4.0. Land borders and countries: OpenStreetMap contributors, ODbL 1.0. "
    "Admin areas: Natural Earth, public domain."
)
"""The licence line of what this program read itself: of the data that placed it."""

KINDS: dict[str, Kind] = {
    "event_id": "text",
    "article_id": "text",
    "title": "text",
    "published": "day",
    "type": "text",
    "acled_sub_event_type": "text",
    "plover_event": "text",
    "plover_mode": "text",
    "ucdp_type_of_violence": "whole",
    "status": "text",
    "date_start": "day",
    "date_end": "day",
    "date_precision": "whole",
    "attackers": "text",
    "targets": "text",
    "other_actors": "text",
    "site": "text",
    "places": "text",
    "decimalLatitude": "number",
    "decimalLongitude": "number",
    "coordinateUncertaintyInMeters": "number",
    "precision_level": "text",
    "ucdp_where_prec": "whole",
    "acled_geo_precision": "whole",
    "killed_low": "whole",
    "killed_high": "whole",
    "killed_disputed": "flag",
    "wounded_low": "whole",
    "wounded_high": "whole",
    "claims": "text",
    "checks": "text",
    "georeferenceProtocol": "text",
    "georeferenceSources": "text",
    "evidence": "text",
    "dataset": "text",
    "source_id": "text",
    "killed_best": "whole",
    "civilians_low": "whole",
    "civilians_high": "whole",
    "country": "text",
    "admin1": "text",
    "publisher": "text",
    "url": "text",
    "incident_id": "text",
    "review": "text",
    "corrected": "flag",
    "licence": "text",
}
"""What each column holds. Names are Darwin Core's where it has one; days are ISO 8601."""
COLUMNS: tuple[str, ...] = tuple(KINDS)
