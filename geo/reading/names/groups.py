"""Armed groups that no registry knows, by the form of their names.

Four forms: a head word behind the name ("Martyrs of Homs Brigade"), an Arabic or Urdu one before it ("Liwa X",
"Lashkar-e-X"), a small noun behind it ("the Sabereen militia"), and an introduction ("a group calling itself X").
Later mentions, and the short name given in brackets, are the same group.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.model import Span
from geo.places.matching import Name, NameMatcher
from geo.places.senses import name_of
from geo.reading.text.capital_words import ARTICLES, NameWord, covering, name_words, near, opens_name

MAX_WORDS = 9
"""Words of the longest name of a group."""

_HEADS = frozenset(
    "brigade brigades battalion battalions front army movement militia militias resistance legion legions guards "
    "cartel units companies regiment division faction factions mujahideen commandos".split()
)
_WEAK_HEADS = frozenset("force forces guard corps council alliance coalition union network tigers eagles lions".split())
# Words that turn a weak head into a group's ("Ambazonia Defence Forces", "Chin National Guard").
_STRENGTH = frozenset(
    "liberation defence defense resistance revolutionary people's peoples people popular mobilisation mobilization "
    "salvation democratic support freedom protection islamic martyrs youth warriors".split()
)
_OWNING = frozenset("people peoples women youth workers peasants farmers".split())
"""Owners inside a group's name: "People's Liberation Front"."""
_OPENERS = frozenset(
    "liwa kataib kataeb katibat katiba harakat jaish jaysh jeish saraya asaib ansar jabhat jund jamaat jamiat lashkar "
    "hizb hizbul faylaq quwat ahrar usbat ashab fursan tehreek tehrik sipah nusrat".split()
)
_FIRST_HEADS = frozenset(
    "army battalion battalions brigade brigades front legion lions mujahideen partisans soldiers supporters".split()
)
_SMALL_HEADS = frozenset(
    "militia militias militiamen rebels guerrillas guerillas insurgents gang gangs cartel faction paramilitaries "
    "mercenaries brigade brigades battalion".split()
)
_ARMED = frozenset(
    "rebels fighters militants guerrillas guerillas insurgents separatists paramilitaries militiamen dissidents gunmen "
    "combatants".split()
)
_ACRONYM = (3, 7)
"""Letters of a group's name in capitals."""
_ADJECTIVES = frozenset(
    "armed militant rebel militia jihadist islamist extremist terrorist insurgent opposition".split()
)
_COLLECTIVES = frozenset("group militia faction outfit organisation organization movement militias groups".split())
_SPLITTING = frozenset("splinter breakaway separatist insurgent guerrilla paramilitary shadowy outlawed banned".split())
_UNKNOWN = frozenset("unknown known obscure shadowy new separatist little".split())
_INTRODUCED = frozenset("called named dubbed".split())
_INSIDE = ARTICLES | frozenset("of for the wal wa e i ul bin abu and de del la los".split())
_SIGNS = _HEADS | _WEAK_HEADS | _OPENERS | _SMALL_HEADS | _ARMED | _COLLECTIVES | {"itself"}
"""The words one of which every form of a group's name has in it, before it or behind it."""
_INTRODUCTION = 5
"""Words before a name that may bring it in."""
_APPOSITION = 6
"""Words behind a name and its comma that may say what it is."""
# Capitals that say what kind of army, not which group: a name made of these alone is none.
_PLAIN = frozenset(
    "the a an this that its their our his new old first second third fourth fifth north south east west northern "
    "southern eastern western central national army armed air ground land naval navy marine marines special security "
    "defence defense republican presidential royal joint federal military infantry armoured armored airborne mountain "
    "artillery mechanized mechanised parachute paratroopers tank cavalry reserve home front police border counter "
    "terrorism task rapid reaction operations and of for al salvation chief asset market money investment business "
    "sales research product consumer corporate criminal civil antitrust fraud management".split()
)
# Faiths, peoples and continents before "militia" or "rebels" tell of what kind they are, not which group.
_KINDS = frozenset(
    "shia shiite shiites sunni christian muslim islamist jewish druze alawite yazidi kurdish arab turkmen "
    "tuareg fulani hutu tutsi maoist communist marxist african european "
    "western eastern northern southern foreign".split()
)
# Capitals that begin a sentence, not a name: "Fighters of the Sultan Murad Division".
_NOT_FIRST = frozenset(
    "the a an in on at by of from with after before and but as for when while its their both members fighters gunmen "
    "one two three four five six seven eight nine ten eleven twelve several dozens hundreds some many "
    "militants units soldiers leaders elements commanders troops supporters sources militiamen officials forces "
    "spokesmen representatives".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group known by the form of its name alone, with every place where the text names it."""

    name: str
    mentions: tuple[Span, ...]


def find_groups(text: str, spans: Sequence[Span], known: Sequence[Span]) -> tuple[Group, ...]:
    """Groups named inside `spans` of `text`, none touching the `known` spans. In order of their first mention."""
    words, openings = name_words(text, tuple(spans))
    taken = _covered(words, known)
    names: dict[tuple[str, ...], Name[str]] = {}
    floor = 0
    told = near(words, _SIGNS, before=_INTRODUCTION, behind=MAX_WORDS + _APPOSITION)
    for index in [index for index in openings if index in told]:
        end = index if index < floor or taken[index] else _group_end(words, taken, index)
        if end > index:
            name = text[words[index].start : words[end - 1].end]
            first = names.setdefault(tuple(word.low for word in words[index:end]), Name(name, name))
            short = _short_name(text, words, end)
            if short:
                names.setdefault((short,), Name(short, first.value, exact=True))
        floor = max(floor, end)
    return _gathered(text, words, taken, list(names.values()))


def _covered(words: Sequence[NameWord], known: Iterable[Span]) -> list[bool]:
    """For every word whether it touches one of the `known` spans."""
    covered = [False] * len(words)
    for span in known:
        for at in covering(words, span):
            covered[at] = True
    return covered


def _group_end(words: Sequence[NameWord], taken: Sequence[bool], index: int) -> int:
    """Index behind the name of a group that begins at word `index`; `index` itself where none does."""
    if not opens_name(words, index) or words[index].low in _NOT_FIRST:
        return index
    if index and words[index - 1].capital and words[index].joined and words[index - 1].low not in _NOT_FIRST:
        return index
    end = _run_end(words, taken, index)
    run = words[index:end]
    if run[0].low in _OPENERS and name_of(" ".join(word.text for word in run)) is not None:
        return index  # "Lashkar Gah"
    if run[0].low in _OPENERS:
        return end if any(word.capital and word.low not in _INSIDE for word in run[1:]) else index
    if (headed := _headed_end(run)) > 0:
        return index + headed
    small = words[end] if end < len(words) else None
    names_kind = all(word.low in _KINDS or word.low in _PLAIN for word in run)
    if small is not None and small.gap == " " and small.low in _SMALL_HEADS and not names_kind and _the(words, index):
        return end
    if _is_acronym(run) and (_fights(small) or _fighters_of(words, index) or _is_called_group(words, index, small)):
        return end
    if len(run) > 1 and run[-1].low.endswith("s") and not names_kind and (_fights(small) or _fighters_of(words, index)):
        return end  # "X Y Boys militiamen", "guerrillas of the Y Brothers"
    said_behind = _introduced_behind(words, end) and not words[end - 1].possessive
    return end if (_introduced(words, index) or said_behind) and not names_kind else index


def _run_end(words: Sequence[NameWord], taken: Sequence[bool], index: int) -> int:
    """Index behind the run of capitals from `index`, small words inside allowed. "and" ends it."""
    end = index + 1
    for at in range(index + 1, min(len(words), index + MAX_WORDS)):
        owned = words[at].gap in {"'s ", "’s "} and words[at - 1].low in _OWNING and words[at].capital
        if taken[at] or not (words[at].joined or owned):
            break
        if words[at].capital:
            end = at + 1
        elif words[at].low not in _INSIDE or words[at].low == "and" or at - end > 1:
            break
    return end if words[index].capital or end > index + 1 else index + 1


def _heads(run: Sequence[NameWord]) -> bool:
    """Whether the run is a group's name by its last word, and says more than what kind of army."""
    last = run[-1]
    if not last.capital or all(word.low in _PLAIN or word.low in _KINDS for word in run[:-1]):
        return False
    if run[0].text[0].isdigit() or run[0].low in _HEADS:
        return False
    if last.low in _HEADS:
        return True
    return last.low in _WEAK_HEADS and any(word.low in _STRENGTH for word in run[:-1])


def _headed_end(run: Sequence[NameWord]) -> int:
    """How many words of a run are a group's name by a head that it begins or ends with; 0 where none is."""
    if _opens_with_head(run):
        return len(run)
    for last in range(len(run) - 1, 0, -1):
        if _heads(run[: last + 1]):
            goes_on = [word.low for word in run[last + 1 : last + 2]] == ["of"] and len(run) > last + 2
            return last + (3 if goes_on and run[last + 2].capital else 1)
    return 0


def _opens_with_head(run: Sequence[NameWord]) -> bool:
    """Whether a name begins with what its bearers are: "Partisans of Truth", "Front for the Liberation of X"."""
    if run[0].low not in _FIRST_HEADS or len(run) < 3 or run[1].low not in {"of", "for"}:
        return False
    return not all(word.low in _PLAIN or word.low in _KINDS for word in run[2:])


def _is_acronym(run: Sequence[NameWord]) -> bool:
    """Whether a name is a word in capitals alone: "AUC"."""
    return len(run) == 1 and run[0].text.isupper() and _ACRONYM[0] <= len(run[0].text) <= _ACRONYM[1]


def _fights(behind: NameWord | None) -> bool:
    """Whether people in arms stand right behind: "ABC rebels"."""
    return behind is not None and behind.gap == " " and behind.low in _ARMED


def _is_called_group(words: Sequence[NameWord], index: int, behind: NameWord | None) -> bool:
    """Whether the words around a name call it an armed group: "the rebel ABC movement"."""
    if behind is None or behind.gap != " " or not index or words[index].gap != " ":
        return False
    return behind.low in _COLLECTIVES and words[index - 1].low in _ADJECTIVES


def _fighters_of(words: Sequence[NameWord], index: int) -> bool:
    """Whether "rebels of the" or "fighters from" stands before."""
    before = [word.low for word in words[max(0, index - 3) : index]]
    if before and before[-1] == "the":
        before = before[:-1]
    return len(before) > 1 and before[-1] in {"of", "from"} and before[-2] in _ARMED


def _the(words: Sequence[NameWord], index: int) -> bool:
    """Whether "the" or "members of" stand before, which a bare place name ("Tikrit militia") need not have."""
    if words[index].gap.startswith(("'s", "’s")):
        return True
    return index > 0 and words[index].joined and words[index - 1].low in {"the", "of"}


def _introduced_behind(words: Sequence[NameWord], end: int) -> bool:
    """Whether words behind the name say that it is an armed group: "X, a Taliban splinter group, claimed …"."""
    if end + 2 >= len(words) or words[end].gap != ", " or words[end].low not in {"a", "an"}:
        return False
    kinds = False
    for word in words[end + 1 : end + 1 + _APPOSITION]:
        if not word.joined:
            return False
        if word.low in _COLLECTIVES | _SMALL_HEADS:
            return kinds
        kinds = kinds or word.low in _ADJECTIVES or word.low in _SPLITTING
    return False


def _introduced(words: Sequence[NameWord], index: int) -> bool:
    """Whether words before the name bring it in: "the militant group X", "a militia called X", "calling itself X"."""
    before = [word.low for word in words[max(0, index - _INTRODUCTION) : index]]
    gaps = [word.gap for word in words[max(1, index - 4) : index + 1]]
    if not before or any("." in gap or "\n" in gap for gap in gaps):
        return False
    if before[-1] == "the" and before[-2:-1] and before[-2] in _COLLECTIVES and words[index - 1].gap == ", ":
        return any(low in _ADJECTIVES or low in _UNKNOWN for low in before[:-2])  # "an unknown group, the X,"
    if before[-1] in _COLLECTIVES:
        return len(before) > 1 and before[-2] in _ADJECTIVES
    if before[-1] == "itself":
        return len(before) > 1 and before[-2] in {"calling", "calls", "called", "styling"}
    if before[-1] == "as" and before[-2:-1] == ["known"]:
        return any(low in _COLLECTIVES for low in before[:-2])
    return before[-1] in _INTRODUCED and any(low in _COLLECTIVES for low in before[:-1])


def _short_name(text: str, words: Sequence[NameWord], end: int) -> str | None:
    """The short name in brackets right behind a name: "Sultan Murad Division (SMD)"."""
    if end >= len(words):
        return None
    word = words[end]
    in_brackets = word.gap.strip() == "(" and text[word.end : word.end + 1] == ")"
    return word.text if in_brackets and word.text.isupper() and 2 <= len(word.text) <= 8 else None


def _gathered(
    text: str, words: Sequence[NameWord], taken: Sequence[bool], names: Sequence[Name[str]]
) -> tuple[Group, ...]:
    """Every mention of each name. The first spelling of a name that is written in several is the group's."""
    if not names:
        return ()
    free = {word.start for word, known in zip(words, taken, strict=True) if not known}
    mentions: dict[str, list[Span]] = {}
    for match in NameMatcher(names).find(text):
        if match.span.start in free:
            mentions.setdefault(match.names[0].value, []).append(match.span)
    return tuple(Group(name, tuple(found)) for name, found in mentions.items())
