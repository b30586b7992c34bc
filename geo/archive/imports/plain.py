"""A table or layer of anybody."""

from __future__ import annotations

from geo.archive.imports.expressions import day, mapped, number, said, whole, within, wrong_place
from geo.archive.imports.source_format import Format, Side
from geo.codes import EVENT_TYPES, PRECISIONS

# Names that columns commonly have. `--columns ours=theirs` says otherwise.
_KNOWN_LEVELS: dict[str, str] = {row.level: row.level for row in PRECISIONS}
_KNOWN_TYPES: dict[str, str] = {row.code: row.code for row in EVENT_TYPES}
PLAIN_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("event_id", "id", "fid", "eventID", "code"),
    "type": ("type", "event_type", "category", "kind"),
    "date_start": ("date_start", "date", "event_date", "eventDate", "start_date", "when", "timestamp"),
    "date_end": ("date_end", "end_date"),
    "date_precision": ("date_precision", "date_prec"),
    "lat": ("decimalLatitude", "lat", "latitude", "y"),
    "lon": ("decimalLongitude", "lon", "lng", "long", "longitude", "x"),
    "uncertainty_m": ("coordinateUncertaintyInMeters", "uncertainty_m"),
    "precision_level": ("precision_level",),
    "place": ("places", "place", "location", "verbatimLocality", "locality", "name"),
    "admin1": ("admin1", "stateProvince", "province"),
    "attacker": ("attackers", "attacker", "perpetrator", "actor1", "by"),
    "target": ("targets", "target", "victim", "actor2", "against"),
    "killed_low": ("killed_low", "deaths_low"),
    "killed_best": ("killed_best", "killed", "fatalities", "deaths", "best"),
    "killed_high": ("killed_high", "deaths_high"),
    "wounded": ("wounded", "injured"),
    "title": ("title", "headline"),
    "summary": ("evidence", "summary", "notes", "description", "text"),
    "publisher": ("publisher", "source"),
    "url": ("url", "link", "source_url"),
}
PLAIN = Format(
    name="csv",
    dataset="",
    title="a table",
    licence="",
    columns=PLAIN_COLUMNS,
    required=("lat", "lon"),
    fields={
        "source_id": "id",
        "type": mapped("lower(type)", _KNOWN_TYPES, "'unknown'"),
        "date_start": day("date_start"),
        "date_end": f"greatest(coalesce({day('date_end')}, {day('date_start')}), {day('date_start')})",
        "date_precision": within("date_precision", 1, 5),
        "lat": number("lat"),
        "lon": number("lon"),
        "uncertainty_m": f"CASE WHEN {number('uncertainty_m')} > 0 THEN {number('uncertainty_m')} END",
        "precision_level": mapped("precision_level", _KNOWN_LEVELS, "'unknown'"),
        "place": "nullif(trim(place), '')",
        "admin1": "nullif(trim(admin1), '')",
        "killed_low": whole("killed_low"),
        "killed_best": whole("killed_best"),
        "killed_high": whole("killed_high"),
        "wounded_low": whole("wounded"),
        "wounded_high": whole("wounded"),
        "title": "coalesce(nullif(trim(title), ''), nullif(trim(place), ''))",
        "summary": "summary",
        "publisher": "nullif(trim(publisher), '')",
        "url": "nullif(trim(url), '')",
    },
    sides=(Side("attacker", "'attacker'"), Side("target", "'target'")),
    faults=(
        *wrong_place("lat", "lon", required=False),
        (f"coalesce(trim(date_start), '') <> '' AND {day('date_start')} IS NULL",
         f"'the date ' || {said('date_start')} || ' is none that is known here'"),
    ),
    claims={"killed": (whole("killed_low"), whole("killed_best"), whole("killed_high"))},
)  # fmt: skip
