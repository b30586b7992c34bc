"""What the rules of the locality grammar share: a text as tokens with its place names, and how a phrase names a place.

Everything here walks forward over tokens a bounded number of steps, so reading stays linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.model import Anchor, Locality, Span, Toponym
from geo.places.senses import place_index
from geo.reading.text.numbers import token_quantities
from geo.reading.text.sentences import sentences
from geo.reading.text.tokens import DASHES, HYPHENS, Token, tokenize
from geo.reading.where.distances import MEASURES, Numbers

# What a named place may be called before its name ("the town of X") or after it ("X district").
PLACE_NOUNS = frozenset(
    "town towns city cities village villages hamlet hamlets settlement settlements community communities "
    "commune communes locality localities township townships municipality capital port seaport district districts "
    "subdistrict province provinces prefecture prefectures subprefecture governorate governorates region regions "
    "state states county counties oblast raion rayon canton department departments division divisions tehsil zone "
    "area areas territory territories island islands camp camps airport airfield airbase base bases crossing "
    "checkpoint crossroads crossroad junction intersection market mine mines hill hills mountain mountains mount "
    "valley desert forest plain river lake dam bridge gorge pass refinery oilfield field gasfield station quarter "
    "neighbourhood neighbourhoods neighborhood neighborhoods suburb suburbs enclave peninsula stronghold hometown "
    "locale lga outskirts centre center edge border headquarters plant".split()
)
# Nouns after a name that make an area of it.
PROVINCE_NOUNS = frozenset(
    "province provinces governorate prefecture region oblast state county district department division".split()
)
# Words that end the walk to a name: the phrase has become another one.
STOP_WORDS = frozenset(
    "in on at from to with by for into onto over under after before during while as since until against through "
    "across between near off and or but nor that which who whom whose when where why how if because although "
    "is are was were be been being has have had do does did will would shall should may might can could must "
    "said says say told tells reported reports killed wounded injured died hit struck attacked destroyed targeted "
    "he she it they we you i him her them us his my me our your this these those there here not no".split()
)
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "this", "that"})
MAX_LEAD = 8
MAX_NAME_PARTS = 6
CAPITAL_STOPS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the a an mr mrs president minister i it he she we they".split()
)
NAME_LINKS = frozenset({"al", "el", "ez", "ed", "as", "ash", "at", "ar", "de", "la", "du", "bin", "abu", "i", "um"})


_NO_CAPITAL = frozenset(
    "market markets punishment gains gain investment flows flight expenditure spending offence offense crime letters "
    "adequacy controls ship of".split()
)
"""Words behind "capital" that make it money, a crime, or the capital of something that is named behind."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A text cut into tokens; a place name is one token. ``lows`` (their lower-case words), ``names`` and ``sentence``
    run beside ``tokens``."""

    text: str
    tokens: tuple[Token, ...]
    lows: tuple[str, ...]
    names: tuple[Toponym | None, ...]
    sentence: tuple[int, ...]
    numbers: Numbers
    dateline: Toponym | None = None
    """The town at the head of the first paragraph."""
    country: str | None = None
    """The country (ISO code) that the dateline lies in."""

    def low(self, position: int) -> str:
        """The token's lower-case words, or "" outside the text."""
        return self.lows[position] if 0 <= position < len(self.lows) else ""

    def name(self, position: int) -> Toponym | None:
        """The place name at a token, or None."""
        return self.names[position] if 0 <= position < len(self.names) else None

    def location(self, position: int) -> Toponym | None:
        """The place name at a token if something may be there: neither an actor nor an adjective."""
        name = self.name(position)
        return name if name is not None and name.use == "location" else None

    def raw(self, position: int) -> str:
        """The token as it is written."""
        token = self.tokens[position]
        return self.text[token.start : token.end]

    def span(self, start: int, stop: int) -> Span:
        """The characters of the tokens from `start` up to, not including, `stop`."""
        return Span(self.tokens[start].start, self.tokens[stop - 1].end)

    def same_sentence(self, left: int, right: int) -> bool:
        """Whether both tokens exist and stand in one sentence."""
        inside = 0 <= left < len(self.tokens) and 0 <= right < len(self.tokens)
        return inside and self.sentence[left] == self.sentence[right]

    def matches(self, position: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand at a token."""
        return self.lows[position : position + len(words)] == words


class Named(NamedTuple):
    """A place named in a phrase: its anchor, the name's token and the token after the whole."""

    anchor: Anchor
    at: int
    stop: int
    nouns: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """What a rule has read: localities, with the tokens they take. ``replaces`` are tokens of names told otherwise
    by it ("X (near)")."""

    localities: tuple[Locality, ...]
    start: int
    stop: int
    replaces: tuple[int, ...] = ()


def make_scan(text: str, toponyms: Sequence[Toponym], spans: Sequence[Span] | None) -> Scan:
    """Tokens of `text` (of its `spans` only, if given) with the toponyms folded in."""
    regions = _lines(text) if spans is None else tuple(sorted(spans))
    tokens, names = _fold_names(tokenize(text, spans=regions), toponyms)
    lows = tuple([token.low for token in tokens])
    quantities = () if MEASURES.isdisjoint(lows) else token_quantities(text, tokens)
    numbers = {start: (quantity, stop) for quantity, start, stop in quantities}
    dateline = dateline_town(text, toponyms, regions)
    return Scan(
        text,
        tuple(tokens),
        lows,
        tuple(names),
        _sentence_of(text, tokens, regions),
        Numbers(numbers),
        dateline,
        dateline.place.country if dateline and dateline.place else None,
    )


def dateline_town(text: str, toponyms: Sequence[Toponym], regions: Sequence[Span]) -> Toponym | None:
    """The town before the first region of evidence, in its line."""
    first = regions[0].start if regions else 0
    line = text.rfind("\n", 0, first) + 1
    named = (name for name in toponyms if line <= name.span.start and name.span.end <= first)
    town = next(named, None)
    return town if town and town.place and town.place.feature.startswith("PPL") else None


def _lines(text: str) -> tuple[Span, ...]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Span(start, start + len(line)))
        start += len(line)
    return tuple(found)


def _fold_names(tokens: Sequence[Token], toponyms: Sequence[Toponym]) -> tuple[list[Token], list[Toponym | None]]:
    """Make one token of the tokens that a toponym covers."""
    starts = [token.start for token in tokens]
    folded: list[Token] = []
    names: list[Toponym | None] = []
    taken = 0
    for name in sorted(toponyms, key=lambda name: (name.span.start, -name.span.end)):
        first = bisect_right(starts, name.span.start)
        if first and tokens[first - 1].end > name.span.start:
            first -= 1
        first, stop = max(first, taken), bisect_left(starts, name.span.end)
        if first >= stop:
            continue
        folded += tokens[taken:first]
        folded.append(Token(name.span.start, name.span.end, name.text.lower() or tokens[first].low))
        names += [None] * (first - taken)
        names.append(name)
        taken = stop
    folded += tokens[taken:]
    names += [None] * (len(tokens) - taken)
    return folded, names


def _sentence_of(text: str, tokens: Sequence[Token], regions: tuple[Span, ...]) -> tuple[int, ...]:
    """For each token the number of its sentence."""
    starts = [token.start for token in tokens]
    numbers: list[int] = []
    for number, span in enumerate(sentences(text, regions)):
        numbers += [number] * (bisect_left(starts, span.end) - len(numbers))
    numbers += [numbers[-1] + 1 if numbers else 0] * (len(tokens) - len(numbers))
    return tuple(numbers)


def read_named(scan: Scan, position: int, *, unknown: bool = False) -> Named | None:
    """The place that a phrase names from a token on: "the besieged town of X", "X district".

    `unknown` lets a capitalised name that is no toponym stand for a place that no data knows.
    """
    nouns: set[str] = set()
    for at in range(position, min(position + MAX_LEAD, len(scan.tokens))):
        if not scan.same_sentence(position, at):
            return None
        name = scan.name(at)
        capital = capital_of_country(scan, at) if name is not None else None
        if capital is not None:
            return capital
        if name is not None and name.use == "location":
            return _owned_town(scan, at) or _with_nouns_after(scan, _anchor(name), at, at + 1, nouns)
        if name is not None and name.use == "actor":
            return None
        low = scan.low(at)
        if unknown and name is None and _starts_a_name(scan, at):
            stop = _name_end(scan, at)
            span = scan.span(at, stop)
            return _with_nouns_after(scan, Anchor(span.of(scan.text), None, (), span), at, stop, nouns)
        if low == "capital" and scan.low(at - 1) == "the" and (capital := _the_capital(scan, at)) is not None:
            return capital
        if name is None and not _may_lead(scan, at, low, nouns):
            return None
        if low in PLACE_NOUNS:
            nouns.add(low)
    return None


def _owned_town(scan: Scan, at: int) -> Named | None:
    """The town that a possessive names as one of an area's: "Assam's main city of Guwahati"."""
    if scan.low(at + 1) not in {"'", "’"} or scan.low(at + 2) != "s":
        return None
    for ahead in range(at + 3, min(at + 8, len(scan.tokens))):
        town = scan.location(ahead)
        if town is not None:
            return Named(_anchor(town), ahead, ahead + 1) if scan.low(ahead - 1) == "of" else None
        if not scan.tokens[ahead].is_word or scan.raw(ahead)[0].isupper():
            return None
    return None


def _the_capital(scan: Scan, at: int) -> Named | None:
    """What "the capital" at a token is: the one named behind a comma, else that of the country of the dateline."""
    behind = scan.location(at + 2) if scan.low(at + 1) == "," else None
    if behind is not None and behind.place is not None and behind.place.feature == "PPLC":
        return Named(_anchor(behind), at, at + 3)
    if scan.country is None or scan.name(at + 1) is not None:
        return None
    return capital_at(scan, at, scan.country)


def read_name(scan: Scan, at: int) -> Named | None:
    """The place name at a token: a toponym, or one word with a capital that no data knows."""
    name = scan.location(at)
    if name is not None:
        return Named(_anchor(name), at, at + 1)
    if (
        at >= len(scan.tokens)
        or scan.name(at) is not None
        or not scan.tokens[at].is_word
        or not _starts_a_name(scan, at)
    ):
        return None
    span = scan.span(at, at + 1)
    return Named(Anchor(span.of(scan.text), None, (), span), at, at + 1)


def _anchor(name: Toponym) -> Anchor:
    return Anchor(text=name.text, place=name.place, border=(), span=name.span)


def _may_lead(scan: Scan, at: int, low: str, nouns: set[str]) -> bool:
    """Whether a word may stand between the preposition and the name."""
    if low in HYPHENS or low in {"'", "’", "s", "“", '"', "«"}:
        return True
    if low == "of":
        return bool(nouns)
    if low in STOP_WORDS or not scan.tokens[at].is_word:
        return False
    return not scan.raw(at)[0].isupper() or low in PLACE_NOUNS or not _starts_a_name(scan, at)


def _starts_a_name(scan: Scan, at: int) -> bool:
    raw = scan.raw(at)
    return raw[0].isupper() and len(raw) > 1 and scan.low(at) not in CAPITAL_STOPS and scan.low(at) not in PLACE_NOUNS


def _name_end(scan: Scan, at: int) -> int:
    """The token after a run of capitalised words: "Al-Shaddadi", "Deir ez-Zor", "N'Djamena"."""
    stop = at + 1
    while stop < min(at + 2 * MAX_NAME_PARTS, len(scan.tokens)) and scan.same_sentence(at, stop):
        low = scan.low(stop)
        linked = low in HYPHENS or low in {"'", "’"}
        following = stop + 1 if linked else stop
        if following >= len(scan.tokens) or scan.name(following) is not None:
            break
        capital = scan.raw(following)[0].isupper() and scan.low(following) not in CAPITAL_STOPS
        if not capital and not (linked and scan.low(following) in NAME_LINKS):
            if scan.low(following) in NAME_LINKS and following + 1 < len(scan.tokens) and linked:
                stop = following + 1
                continue
            break
        stop = following + 1
    return stop


def _with_nouns_after(scan: Scan, anchor: Anchor, at: int, stop: int, nouns: set[str]) -> Named:
    """Take in "town", "district", "city centre" after a name."""
    while stop < len(scan.tokens) and scan.same_sentence(at, stop) and scan.name(stop) is None:
        if scan.low(stop) not in PLACE_NOUNS or scan.low(stop) == "border":
            break
        nouns.add(scan.low(stop))
        stop += 1
    return Named(anchor, at, stop, frozenset(nouns))


def capital_of_country(scan: Scan, at: int) -> Named | None:
    """The capital that a country's name or adjective at a token points at: "Sri Lankan capital", "Syria's capital".

    None where the capital's name stands beside it.
    """
    name, stop = scan.name(at), at + 1
    if name is not None and scan.low(stop) in {"'", "’"} and scan.low(stop + 1) == "s":
        stop += 2
    elif name is None or name.use != "modifier":
        return None
    country = country_of(name) if scan.low(stop) == "capital" else None
    named = capital_at(scan, stop, country) if country else None
    if named is None:
        return None
    # Which town is the capital of a province no data says: somewhere in it ("the Chechen capital").
    place = name.place if name.place is not None and name.place.is_admin1 else named.anchor.place
    span = scan.span(at, named.stop)
    return Named(Anchor(span.of(scan.text), place, (), span), at, named.stop)


def capital_at(scan: Scan, at: int, country: str) -> Named | None:
    """The capital of a country (ISO code) where "capital" at a token is that town, and no name for it stands behind."""
    place = place_index().capital(country)
    behind = at + 1 + (scan.low(at + 1) == "city")
    if place is None or scan.low(behind) in _NO_CAPITAL or scan.location(behind) is not None:
        return None
    if scan.low(behind) in {",", "("} | DASHES:
        name = scan.location(behind + 1)
        if name is not None and name.place is not None and name.place.feature.startswith("PPL"):
            return None
    elif scan.low(behind).isalpha() and scan.raw(behind)[0].isupper():
        return None
    span = scan.span(at, at + 1)
    return Named(Anchor(span.of(scan.text), place, (), span), at, at + 1)


def country_of(name: Toponym | None) -> str | None:
    """The ISO code of a country named by its name or adjective; None for anything smaller."""
    if name is None or name.place is None:
        return None
    place = name.place
    whole = place.is_country or name.use == "modifier" or place.feature == "TERR" or place.area == place.country
    if whole or place.country in KNOWN_BY_PARTS:
        return place.country
    return None


# Palestine has land borders as the Gaza Strip and as the West Bank; news names those.
KNOWN_BY_PARTS = frozenset({"PS"})


def is_country(anchor: Anchor) -> bool:
    """Whether an anchor is a whole country."""
    return anchor.place is not None and anchor.place.is_country


def skip_words(scan: Scan, position: int, words: frozenset[str], *, limit: int = 4) -> int:
    """The first token from `position` on that is none of `words`, at most `limit` further."""
    stop = position
    while stop < position + limit and scan.low(stop) in words:
        stop += 1
    return stop


def locality(scan: Scan, start: int, stop: int, **parts: object) -> Locality:
    """A locality over tokens. `parts` are fields of `Locality`."""
    span = scan.span(start, stop)
    return Locality(span=span, text=span.of(scan.text), **parts)  # type: ignore[arg-type]
