"""People by the form of the word for them: trades that no table knows ("beekeepers", "fundamentalists", "a librarian").

The end of a word alone says little ("containers", "orders"), so a bare form counts only where the words beside it kill,
hurt or count people; a compound with a word for people at its end ("partygoers", "shopworker") counts anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from geo.reading.names.crowd_words import PLURALS
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Chunk, Sentence

_PLURAL_ENDS = ("ers", "ors", "ists", "men", "ians")
_SINGULAR_ENDS = ("er", "or", "ist", "man", "ian")
_COMPOUND_HEADS = (
    "worker keeper goer maker seller driver owner holder dweller rider player picker cutter digger collector dealer "
    "breeder grower gatherer hunter herder monger smith wright writer runner walker builder cleaner sweeper fighter "
    "teacher watcher bearer catcher trapper fisher farmer miner trader boatman craftsman tradesman watchman "
    "lifter packer loader washer buyer lender leader mate"
).split()
_COMPOUND_ENDS = tuple(f"{head}{end}" for head in _COMPOUND_HEADS for end in ("", "s"))
_LEAST_LETTERS = 6
_NOT_PEOPLE = frozenset(
    "abdomen acumen agrarian another assist authoritarian badger badgers beaver beavers behavior bigger blacklist "
    "bluster boosters border borders bulldozer bulldozers bunker bunkers caiman cancer center centers centimeters "
    "chapter chargers checklist closer clover cluster colors computer computers consider consist container containers "
    "copper corner corners corridor corridors counter crater craters cruiser cruisers danger december deeper deliver "
    "destroyer destroyers dinner disaster disasters discover drawer drawers dumpers earlier easier egalitarian either "
    "elevator elevators encounter equestrian errors excavator excavators exterior factor factors farther feather "
    "fervor finger flavor floors flower flowers former freighter freighters further generator generators german "
    "greater gunpowder hammer hammers hamster harbor headquarters heavier helicopter helicopters higher horror "
    "however humanitarian hunger inferior insist interceptors interior junior kilometer kilometers ladder ladders "
    "larger lasers latter laughter launcher launchers layers leather letter letters lighter lighters liquor lobster "
    "lobsters longer loudspeaker loudspeakers manner manners matter matters meteor meters mirror mirrors monster "
    "motors murder nearer neither norman november number numbers october offers orders otters ottoman oyster oysters "
    "panther panthers papers partners pepper persist plaster poster posters powers printer printers proletarian "
    "quarter quarters quieter rather reactor reactors recover regimen remainder remember resist rivers rooster rotors "
    "router routers scanner scanners scooter scooters sectarian sector sectors senior sensor sensors september server "
    "servers shelter shelters shortlist shoulder silver slaughter sliver smaller sooner speakers specimen spider "
    "spiders steamer steamers suffer summer superior supper surrender tanker tankers terror theater tigers together "
    "totalitarian towers tracker trackers tractor tractors trailer trailers transfer transformers trawler trawlers "
    "tremor tremors utilitarian vectors vegetarian vipers waters weather whether winter wonder younger".split()
)
"""Words with the ends of trades that are none, of six letters and more."""
_TAKES_LIFE = frozenset(word for word, kind in lx.HURT.items() if kind in {"killed", "wounded"}) | frozenset(
    "kidnapped kidnapping abducted abducting hacked stabbed shot gunned lynched beat".split()
)
_ACTIVE = frozenset(word for word in _TAKES_LIFE if word.endswith(("ed", "ing")) or word == "shot") | {"dead", "down"}
_COUNTING = frozenset({"other", "others", "several", "many", "some", "suspected", "alleged"})
_ONE = frozenset({"a", "an", "another"})
_KINDS_BETWEEN = 2
Form = Literal["compound", "bare"]
_COMPOUNDS: frozenset[Form] = frozenset({"compound"})
_ANY_FORM: frozenset[Form] = frozenset({"compound", "bare"})
_WORDS_KEPT = 16_384
_OPENERS = _TAKES_LIFE | frozenset({"gunned", "throats", "throat", "fire", "attacked"})
"""Without any of these words no bare form in a sentence is taken for people."""


def candidates(sentence: Sentence) -> list[int]:
    """Positions of the words that no table knows and that are people by their form and the words beside them."""
    forms = _COMPOUNDS if sentence.lows.isdisjoint(_OPENERS) else _ANY_FORM
    found = [low for low in sentence.lows if form_of(low) in forms]
    chunks = sentence.chunks
    return [
        at
        for at in sentence.positions(found)
        if chunks[at].plain
        and chunks[at].actor is None
        and (form_of(chunks[at].low) == "compound" or _is_hurt_or_hurts(chunks, at))
    ]


@lru_cache(maxsize=_WORDS_KEPT)
def form_of(low: str) -> Form | None:
    """What the end of a word tells: that it is made with a word for people ("partygoers", "steelworker"), or that its
    bare form may be people's; None for words of the tables and all others."""
    if low in _NOT_PEOPLE or len(low) < _LEAST_LETTERS or not low.isalpha():
        return None
    if low.endswith(_COMPOUND_ENDS) and low not in PLURALS and len(low) > _LEAST_LETTERS:
        return "compound"
    return "bare" if low.endswith(_PLURAL_ENDS + _SINGULAR_ENDS) and low not in lx.VICTIMS else None


def _is_hurt_or_hurts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the words beside a form make it people: "killed two X-ers", "an X-er was shot", "X-ists slit the
    throats"."""
    chunk = chunks[at]
    if not chunk.text.islower() and at > 0 and chunks[at - 1].text not in {".", "“", '"'}:
        return False
    plural = chunk.low.endswith(_PLURAL_ENDS)
    first = _first_word(chunks, at)
    before = chunks[first - 1] if first else None
    counted = before is not None and (before.quantity is not None or before.low in _COUNTING)
    one = before is not None and before.low in _ONE
    if not (plural or one):
        return False
    if _is_done_to(chunks, at):
        return counted or one or plural
    at_verb = first - 1 - (counted or one)
    if (counted or one or before is not None) and at_verb >= 0 and chunks[at_verb].low in _ACTIVE:
        return True
    return plural and (counted or first == 0) and at + 1 < len(chunks) and _acts(chunks[at + 1].low)


def plural_of(low: str) -> str:
    """The plural of a word for people by its form."""
    if low.endswith("man"):
        return f"{low[:-3]}men"
    return low if low.endswith(_PLURAL_ENDS) or low.endswith("s") else f"{low}s"


def _first_word(chunks: Sequence[Chunk], at: int) -> int:
    """Where the words begin that say of what kind the people are: small words without a meaning of their own here."""
    first = at
    while first and at - first < _KINDS_BETWEEN:
        chunk = chunks[first - 1]
        small = chunk.plain and chunk.low.isalpha() and chunk.low not in lx.FUNCTION_WORDS
        if not small or chunk.low in _ONE | _COUNTING | _ACTIVE or chunk.low in lx.ATTACK_VERBS:
            break
        first -= 1
    return first


def _is_done_to(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the people are hurt in the passive: "X-ers were shot dead", "two X-ers died"."""
    behind = [chunk.low for chunk in chunks[at + 1 : at + 5]]
    while behind and behind[0] in {"was", "were", "had", "been", "have", "also", "later", "being", "reportedly"}:
        behind = behind[1:]
    return bool(behind) and behind[0] in _TAKES_LIFE and not behind[0].endswith("ing")


def _acts(low: str) -> bool:
    return low in lx.ATTACK_VERBS or low in _TAKES_LIFE or low in {"slit", "opened"}
