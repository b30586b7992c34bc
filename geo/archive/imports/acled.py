"""ACLED's export as a table (codebook 2023)."""

from __future__ import annotations

from geo.archive.imports.expressions import day, escaped, mapped, number, some, wrong_day, wrong_place
from geo.archive.imports.source_format import Format, Side
from geo.codes import EVENT_TYPES

PRECISION_BY_ACLED: dict[str, str] = {"1": "settlement", "2": "near_point", "3": "adm1"}
# ACLED's sub-event types that tell of an attack. The first of our types that names one as its own is taken, but for
# the two that several of ours share.
ACLED_TYPES: dict[str, str] = {
    **{row.acled: row.code for row in reversed(EVENT_TYPES) if row.acled},
    "Armed clash": "battle",
    "Attack": "killing",
    "Government regains territory": "battle",
    "Non-state actor overtakes territory": "battle",
    "Chemical weapon": "unknown",
    "Grenade": "bombing",
    "Sexual violence": "unknown",
}
ACLED = Format(
    name="acled",
    dataset="acled",
    title="ACLED",
    licence="ACLED (acleddata.com); its terms of use do not let others pass its data on",
    columns={
        name: (name,)
        for name in (
            "event_id_cnty",
            "event_date",
            "time_precision",
            "event_type",
            "sub_event_type",
            "actor1",
            "assoc_actor_1",
            "inter1",
            "actor2",
            "assoc_actor_2",
            "inter2",
            "country",
            "admin1",
            "location",
            "latitude",
            "longitude",
            "geo_precision",
            "source",
            "source_scale",
            "notes",
            "fatalities",
            "civilian_targeting",
        )
    },
    required=("event_date", "sub_event_type", "latitude", "longitude"),
    fields={
        "source_id": "event_id_cnty",
        "type": mapped("sub_event_type", ACLED_TYPES, "'unknown'"),
        "date_start": f"CASE trim(time_precision) WHEN '2' THEN {day('event_date')} - 3 "
        f"WHEN '3' THEN CAST(date_trunc('month', {day('event_date')}) AS DATE) ELSE {day('event_date')} END",
        "date_end": f"CASE trim(time_precision) WHEN '2' THEN {day('event_date')} + 3 "
        f"WHEN '3' THEN last_day({day('event_date')}) ELSE {day('event_date')} END",
        "date_precision": mapped("time_precision", {"1": 1, "2": 3, "3": 4}),
        "lat": number("latitude"),
        "lon": number("longitude"),
        "precision_level": mapped("geo_precision", PRECISION_BY_ACLED, "'unknown'"),
        "admin1": "nullif(trim(admin1), '')",
        "place": "nullif(trim(location), '')",
        "killed_low": some("fatalities"),
        "killed_best": some("fatalities"),
        "title": "sub_event_type || coalesce(': ' || nullif(trim(location), ''), '')",
        "summary": "notes",
        "publisher": "nullif(trim(source), '')",
    },
    sides=(
        Side(
            "actor1",
            "CASE WHEN event_type = 'Violence against civilians' THEN 'attacker' ELSE 'mentioned' END",
            "inter1",
        ),
        Side(
            "actor2", "CASE WHEN event_type = 'Violence against civilians' THEN 'target' ELSE 'mentioned' END", "inter2"
        ),
    ),
    codes=("geo_precision", "time_precision", "event_type", "sub_event_type", "civilian_targeting", "source_scale"),
    faults=(*wrong_place("latitude", "longitude"), *wrong_day("event_date")),
    others=(
        (
            "event_type IN ('Protests', 'Riots') OR sub_event_type NOT IN ("
            + ", ".join(f"'{escaped(name)}'" for name in ACLED_TYPES)
            + ")",
            "sub_event_type",
        ),
    ),
    claims={"killed": (some("fatalities"), some("fatalities"), "NULL")},
)
