"""The formats of other data sets as tables: their columns, what each gives of an event, and what makes a row wrong.

Every value is an SQL expression over the source's columns, which are all text. `geo.archive.imports.load` runs them
with DuckDB, block by block. A column that a file lacks is null; ``required`` ones must be there. Sources: UCDP GED
codebooks 5.0 to 25.1, ACLED codebook 2023, GDELT 2.0 event codebook and CAMEO 1.1b3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.codes import EVENT_TYPES, PRECISIONS

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


def number(column: str) -> str:
    """SQL: a column as a number; null where it is none."""
    return f"TRY_CAST({column} AS DOUBLE)"


def whole(column: str) -> str:
    """SQL: a column as a whole number that is not negative; null where it is none."""
    return f"CASE WHEN TRY_CAST({column} AS DOUBLE) >= 0 THEN CAST(TRY_CAST({column} AS DOUBLE) AS INTEGER) END"


def some(column: str) -> str:
    """SQL: a column as a whole number over 0. ACLED writes 0 also where nobody knows: unknown is null, never 0."""
    return f"nullif({whole(column)}, 0)"


def within(column: str, low: int, high: int) -> str:
    """SQL: a column as a whole number from `low` to `high`; null where it is none."""
    return f"CASE WHEN TRY_CAST({column} AS INTEGER) BETWEEN {low} AND {high} THEN CAST({column} AS INTEGER) END"


def day(column: str) -> str:
    """SQL: a date as ISO (with or without a time), as "25 February 2021", or as 20210225."""
    return (
        f"coalesce(TRY_CAST(left({column}, 10) AS DATE), CAST(try_strptime({column}, '%d %B %Y') AS DATE),"
        f" CAST(try_strptime({column}, '%d-%B-%Y') AS DATE), CAST(try_strptime({column}, '%Y%m%d') AS DATE))"
    )


def mapped(column: str, table: Mapping[str, str] | Mapping[str, int], otherwise: str = "NULL") -> str:
    """SQL: the value that `table` has for a column's text."""
    rows = " ".join(f"WHEN '{_escaped(key)}' THEN {_literal(value)}" for key, value in table.items())
    return f"CASE trim({column}) {rows} ELSE {otherwise} END"


def words(*columns: str) -> str:
    """SQL: the texts of columns, those that are there, with a point between."""
    return "nullif(concat_ws('. ', " + ", ".join(f"nullif(trim({column}), '')" for column in columns) + "), '')"


def wrong_place(lat: str, lon: str, *, required: bool = True) -> tuple[tuple[str, str], ...]:
    """Faults of coordinates: not numbers, out of range, missing where they are `required`."""
    rows = []
    for column, what, most in ((lat, "latitude", 90), (lon, "longitude", 180)):
        missing = f"coalesce(trim({column}), '') = ''"
        bad = f"({number(column)} IS NULL OR NOT isfinite({number(column)}) OR abs({number(column)}) > {most})"
        rows.append((f"NOT {missing} AND {bad}", f"'the {what} ' || {_said(column)} || ' is none'"))
        if required:
            rows.append((missing, f"'has no {what}'"))
    return tuple(rows)


def wrong_day(column: str) -> tuple[tuple[str, str], ...]:
    """The fault of a date that is none."""
    return ((f"{day(column)} IS NULL", f"'the date ' || {_said(column)} || ' is none that is known here'"),)


def _said(column: str) -> str:
    return f"'\"' || left(coalesce({column}, ''), 40) || '\"'"


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f"'{_escaped(value)}'"


PRECISION_BY_UCDP: dict[str, str] = {
    "1": "settlement", "2": "near_point", "3": "adm2", "4": "adm1", "5": "line_or_border", "6": "country",
    "7": "sea_or_air",
}  # fmt: skip
"""UCDP where_prec to our level: the coarsest that the code allows (1 may be finer than a town)."""
PRECISION_BY_ACLED: dict[str, str] = {"1": "settlement", "2": "near_point", "3": "adm1"}
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
            + ", ".join(f"'{_escaped(name)}'" for name in ACLED_TYPES)
            + ")",
            "sub_event_type",
        ),
    ),
    claims={"killed": (some("fatalities"), some("fatalities"), "NULL")},
)

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

# A table or layer of anybody: names that columns commonly have. `--columns ours=theirs` says otherwise.
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
         f"'the date ' || {_said('date_start')} || ' is none that is known here'"),
    ),
    claims={"killed": (whole("killed_low"), whole("killed_best"), whole("killed_high"))},
)  # fmt: skip

FORMATS: dict[str, Format] = {row.name: row for row in (UCDP_GED, ACLED, GDELT, PLAIN)}
