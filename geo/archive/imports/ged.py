"""UCDP GED as a table (codebooks 5.0 to 25.1)."""

from __future__ import annotations

from geo.archive.imports.expressions import day, mapped, number, some, whole, within, words, wrong_day, wrong_place
from geo.archive.imports.source_format import Format, Side

PRECISION_BY_UCDP: dict[str, str] = {
    "1": "settlement", "2": "near_point", "3": "adm2", "4": "adm1", "5": "line_or_border", "6": "country",
    "7": "sea_or_air",
}  # fmt: skip
"""UCDP where_prec to our level: the coarsest that the code allows (1 may be finer than a town)."""
NEAR_M = 25_000.0
"""UCDP codebook: where_prec 2 is within about 25 km of the point."""

# Type of violence 1 and 2 do not tell by which means: the type stays unknown. 3 is the killing of civilians.
UCDP_GED = Format(
    name="ged",
    dataset="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    licence="UCDP Georeferenced Event Dataset, Uppsala Conflict Data Program, CC BY 4.0",
    columns={
        "id": ("id", "event_id"),
        "type_of_violence": ("type_of_violence",),
        "side_a": ("side_a",),
        "side_b": ("side_b",),
        "source_headline": ("source_headline",),
        "source_article": ("source_article",),
        "source_office": ("source_office",),
        "source_date": ("source_date",),
        "where_prec": ("where_prec",),
        "where_coordinates": ("where_coordinates",),
        "where_description": ("where_description",),
        "adm_1": ("adm_1",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "country": ("country",),
        "event_clarity": ("event_clarity",),
        "date_prec": ("date_prec",),
        "date_start": ("date_start",),
        "date_end": ("date_end",),
        "deaths_civilians": ("deaths_civilians",),
        "best": ("best", "best_est"),
        "high": ("high", "high_est"),
        "low": ("low", "low_est"),
        "number_of_sources": ("number_of_sources",),
        "dyad_name": ("dyad_name",),
        "conflict_name": ("conflict_name",),
    },
    required=("id", "latitude", "longitude", "date_start"),
    fields={
        "source_id": "id",
        "type": mapped("type_of_violence", {"3": "killing"}, "'unknown'"),
        "date_start": day("date_start"),
        "date_end": f"greatest(coalesce({day('date_end')}, {day('date_start')}), {day('date_start')})",
        "date_precision": within("date_prec", 1, 5),
        "lat": number("latitude"),
        "lon": number("longitude"),
        "precision_level": mapped("where_prec", PRECISION_BY_UCDP, "'unknown'"),
        "uncertainty_m": f"CASE WHEN trim(where_prec) = '2' THEN {NEAR_M} END",
        "admin1": "nullif(trim(adm_1), '')",
        "place": "nullif(trim(where_coordinates), '')",
        "killed_low": whole("low"),
        "killed_best": whole("best"),
        "killed_high": whole("high"),
        "civilians_low": some("deaths_civilians"),
        "title": "coalesce(nullif(trim(source_headline), ''), dyad_name)",
        "summary": words("where_description", "source_article", "conflict_name"),
        "publisher": "nullif(trim(source_office), '')",
        "published": day("source_date"),
    },
    sides=(
        Side("side_a", "CASE trim(type_of_violence) WHEN '3' THEN 'attacker' ELSE 'mentioned' END"),
        Side("side_b", "CASE trim(type_of_violence) WHEN '3' THEN 'target' ELSE 'mentioned' END"),
    ),
    codes=("where_prec", "date_prec", "event_clarity", "type_of_violence", "number_of_sources"),
    faults=(*wrong_place("latitude", "longitude"), *wrong_day("date_start")),
    claims={"killed": (whole("low"), whole("best"), whole("high"))},
)
