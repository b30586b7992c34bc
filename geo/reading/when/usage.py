"""Whether a publisher's country writes the day before the month: "05/11/2017" is 11 May in the United States.

The country is that of the publisher by its name, else of its address, else of the dateline.
"""

from __future__ import annotations

from urllib.parse import urlsplit

MONTH_FIRST = frozenset("US PR GU VI AS MP UM PH FM MH PW".split())
"""Countries (ISO codes) whose dates by numbers begin with the month."""
_PUBLISHERS = {
    "US": (
        "ap|associated press|the associated press|upi|cnn|fox news|abc news|nbc news|cbs news|npr|usa today|bloomberg|"
        "the new york times|new york times|the washington post|washington post|los angeles times|"
        "the wall street journal|wall street journal|voa|voice of america|voa news|politico|newsweek|time|"
        "chicago tribune|the boston globe|miami herald"
    ),
    "GB": "reuters|thomson reuters|bbc|bbc news|the guardian|guardian|the times|the independent|the telegraph|sky news",
    "FR": "afp|agence france-presse|france 24|rfi|le monde",
    "DE": "dpa|deutsche welle|dw",
    "QA": "al jazeera|aljazeera",
    "IN": "pti|ani|ians|the hindu|the times of india|times of india|hindustan times|the indian express|ndtv",
    "PK": "dawn|geo news|the express tribune|the news international",
    "RU": "tass|itar-tass|interfax|ria novosti|rt|sputnik",
    "ES": "efe|el pais",
    "TR": "anadolu|anadolu agency|daily sabah|hurriyet daily news",
    "NG": "punch|vanguard|premium times|daily trust|this day|the guardian nigeria",
    "KE": "daily nation|nation|the star|the standard",
    "ZA": "news24|daily maverick|iol",
    "AU": "abc news australia|the age|the sydney morning herald|the australian",
    "PH": "rappler|inquirer|philippine daily inquirer|gma news|abs-cbn news|philstar",
    "IL": "haaretz|the jerusalem post|jerusalem post|ynet|the times of israel",
}
_COUNTRY_OF = {name: code for code, names in _PUBLISHERS.items() for name in names.split("|")}
_DOMAINS = {"uk": "GB", "gov": "US", "mil": "US", "edu": "US"}
_NO_COUNTRY = frozenset("eu tv io co me ai fm cc ly".split())
"""Two letters that end the addresses of anybody."""


def country_of_publisher(publisher: str | None, url: str | None) -> str | None:
    """The ISO code of a publisher's country, None where neither its name nor its address tells."""
    named = _COUNTRY_OF.get(" ".join((publisher or "").casefold().split()))
    return named or _country_of_address(url)


def _country_of_address(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # an address that is none tells nothing
        return None
    ending = host.rpartition(".")[2].lower()
    if ending in _DOMAINS:
        return _DOMAINS[ending]
    return ending.upper() if len(ending) == 2 and ending.isalpha() and ending not in _NO_COUNTRY else None


def puts_day_first(country: str | None) -> bool | None:
    """Whether a country's dates by numbers begin with the day; None where no country is known."""
    return None if country is None else country not in MONTH_FIRST
