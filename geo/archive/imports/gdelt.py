"""GDELT 2 event files (event codebook 2.0 and CAMEO 1.1b3)."""

from __future__ import annotations

from geo.archive.imports.expressions import day, mapped, number, words, wrong_day, wrong_place
from geo.archive.imports.source_format import Format, Side

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT_HEADER: tuple[str, ...] = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The 61 columns of a GDELT 2 event file, which has no head line."""
# CAMEO codes of attacks, threats and statements to our types; the longest prefix that is here decides.
GDELT_TYPES: dict[str, str] = {
    "01": "statement", "02": "statement", "11": "statement", "13": "warning", "138": "warning",
    "18": "unknown", "181": "abduction", "183": "bombing", "1831": "suicide_attack", "1832": "bombing",
    "1833": "ied", "1834": "bombing", "185": "assassination", "186": "assassination",
    "19": "battle", "193": "ground_attack", "194": "shelling", "195": "air_strike", "1952": "drone_strike",
    "196": "unknown", "20": "killing",
}  # fmt: skip
GDELT_NO_ATTACK = ("191", "192")
"""Blockades and occupations: CAMEO files them under FIGHT."""
_VERBAL = "EventRootCode IN ('01', '02', '11', '13')"
GDELT = Format(
    name="gdelt",
    dataset="gdelt",
    title="GDELT 2 events",
    licence="The GDELT Project (gdeltproject.org), free for any use with attribution",
    columns={name: (name,) for name in GDELT_HEADER},
    required=("GLOBALEVENTID", "SQLDATE", "EventCode"),
    fields={
        "source_id": "GLOBALEVENTID",
        "type": "coalesce("
        + ", ".join(mapped(f"left(EventCode, {length})", GDELT_TYPES) for length in (4, 3, 2))
        + ", 'unknown')",
        "date_start": day("SQLDATE"),
        "date_end": day("SQLDATE"),
        "date_precision": "1",
        "lat": number("ActionGeo_Lat"),
        "lon": number("ActionGeo_Long"),
        "precision_level": mapped(
            "ActionGeo_Type",
            {"1": "country", "2": "adm1", "3": "settlement", "4": "settlement", "5": "adm1"},
            "'unknown'",
        ),
        "place": "nullif(trim(ActionGeo_FullName), '')",
        "title": "nullif(trim(ActionGeo_FullName), '')",
        "summary": words("Actor1Name", "Actor2Name", "ActionGeo_FullName"),
        "url": "nullif(trim(SOURCEURL), '')",
    },
    sides=(
        Side("Actor1Name", f"CASE WHEN {_VERBAL} THEN 'speaker' ELSE 'attacker' END", "Actor1Type1Code"),
        Side("Actor2Name", f"CASE WHEN {_VERBAL} THEN 'addressee' ELSE 'target' END", "Actor2Type1Code"),
    ),
    codes=("EventCode", "ActionGeo_Type", "NumMentions", "NumSources", "GoldsteinScale"),
    faults=(*wrong_place("ActionGeo_Lat", "ActionGeo_Long", required=False), *wrong_day("SQLDATE")),
    others=(
        (
            "EventRootCode NOT IN ('01', '02', '11', '13', '18', '19', '20') OR EventBaseCode IN ("
            + ", ".join(f"'{code}'" for code in GDELT_NO_ATTACK)
            + ")",
            "'CAMEO ' || EventRootCode",
        ),
    ),
    separator="\t",
    header=GDELT_HEADER,
)
