"""Which words name an armed attack: nouns ("a raid", not "a heart attack") and verbs ("went off", not "went home")."""

from __future__ import annotations

from collections.abc import Callable

from geo.reading.names.crowd_words import CLASSES
from geo.reading.what import acting, roles
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence
from geo.reading.what.counted_words import stands_alone
from geo.reading.what.passives import is_passive
from geo.reading.what.shoot_downs import is_shoot_down

_FIGHTING = frozenset("of heavy fierce in intense renewed ongoing the during from amid sporadic and street".split())
_BEATEN = frozenset({"people", "person"})
_BREAKING_OUT = frozenset({"between", "broke", "erupted", "raged", "flared", "resumed", "intensified"})
_GUN_WORDS = frozenset("rifle rifles gun guns weapons shots bullets rounds indiscriminately machine automatic".split())

BLASTS = frozenset("blast blasts explosion explosions".split())
INDUSTRIAL = frozenset(
    "coal firedamp fireworks firecracker firecrackers boiler cylinder cylinders methane leak colliery".split()
)
"""What explodes by itself."""
_HAPPENING = frozenset({"took", "occurred", "happened", "came"})
_ARMS = frozenset(
    "rifle rifles weapon weapons helicopter helicopters aircraft plane planes dog dogs vehicle boat".split()
)
"""Things that "attack" or "assault" only tell more of."""
_SHOTS = frozenset("gas teargas rounds shots bullets ammunition round shot".split())


def is_attack_noun(sentence: Sentence, position: int) -> bool:
    """Whether the chunk is a noun that names an armed attack."""
    chunk = sentence.chunks[position]
    low = chunk.low
    if not chunk.plain or low not in lx.ATTACK_NOUNS:
        return False
    before = sentence.low(position - 1)
    if low in {"strike", "strikes", "attack", "attacks"} and _is_other_strike(sentence, position):
        return False
    if _is_label(sentence, position) or sentence.low(position + 1) in _ARMS:
        return False
    if before in lx.NOT_ARMED or before in {"to", "will", "would", "not"}:
        return False
    if low in {"attack", "strike", "raid"} and before in {"could", "may", "might", "can", "they", "we", "and", "or"}:
        return False
    if low in {"killings", "killing"} and before in {"the", "these"}:
        return True
    if (low in BLASTS and is_by_itself(sentence)) or (low == "bomb" and not sentence.lows.isdisjoint(_HARMLESS)):
        return False
    if low in {"encounter", "encounters"} and sentence.lows.isdisjoint(lx.TOLL_WORDS):
        return False
    if low in lx.WEAK_NOUNS:
        return _is_strengthened(sentence, position)
    return sentence.low(position + 1) not in lx.ATTACK_NOUNS  # "attack" of "attack helicopters" is none either


def is_by_itself(sentence: Sentence) -> bool:
    """Whether something exploded that nobody set off: "a gas explosion", "a blast at a colliery"."""
    if not sentence.lows.isdisjoint(lx.BOMB_WORDS):
        return False
    gas = any(sentence.low(i - 1) == "gas" for i in sentence.positions(BLASTS))
    return gas or not sentence.lows.isdisjoint(INDUSTRIAL)


def _is_strengthened(sentence: Sentence, position: int) -> bool:
    """Whether words beside a weak noun make it an attack: its means or owner, "the shooting took place"."""
    low, before = sentence.low(position), sentence.low(position - 1)
    if low == "fighting":
        behind = sentence.low(position + 1), sentence.low(position + 2)
        return before in _FIGHTING or behind[0] in _BREAKING_OUT or behind == ("in", "which")
    if before in {"the", "this"} and sentence.low(position + 1) in _HAPPENING:
        return True
    if low in {"killing", "shooting"} and _people_at(sentence, position - 1):
        return False
    if low in {"shooting", "shootings"} and _is_named_there(sentence, position):
        return True
    owned = before in lx.MEANS or sentence.chunks[max(0, position - 1)].actor is not None
    return owned or low in {"blast", "explosion"} or (low == "bomb" and before in lx.BOMB_KINDS)


def _is_named_there(sentence: Sentence, position: int) -> bool:
    """Whether an article or a day stands before and a place or a relative behind: "Monday's shooting in X"."""
    back = position - 1
    while sentence.low(back) in _SHOOTINGS:
        back -= 1
    dated = sentence.low(back) in {"s", "’s", "'s"} or sentence.chunks[back].date is not None
    return (dated or sentence.low(back) in {"a", "the"}) and sentence.low(position + 1) in _BEHIND_SHOOTING


_SHOOTINGS = frozenset({"deadly", "fatal", "mass", "school", "drive", "by", "-"})
_BEHIND_SHOOTING = frozenset({"in", "at", "near", "outside", "on", "that", "which", "left", "killed", "was"})


def _is_label(sentence: Sentence, position: int) -> bool:
    """Whether the noun is what somebody calls it: "called the killings an assassination", "as an act of …"."""
    article = next((i for i in range(position - 1, position - 4, -1) if sentence.low(i) in {"a", "an"}), None)
    if article is None:
        return False
    calling = {sentence.low(i) for i in range(max(0, article - 6), article)}
    return sentence.low(article - 1) == "as" or bool(calling & {"called", "calls", "calling", "termed", "labelled"})


_HARMLESS = frozenset("harmless unexploded defused defusing disarmed".split())
_LABOUR = frozenset(
    "ballot ballots balloted union unions unionised unionized walkout wages wage strikers picket pickets disruption "
    "disruptions commuters".split()
)
"""Words of a sentence in which "strike" is no attack."""


def _people_at(sentence: Sentence, position: int) -> bool:
    """Whether people stand there, who kill or shoot: no "killing" of theirs is a noun."""
    actor = sentence.chunks[position].actor if position >= 0 else None
    return actor is not None and actor.form == "people"


def _is_other_strike(sentence: Sentence, position: int) -> bool:
    """Whether workers strike, or a heart: "the nurses' strike", "a heart attack", "members voted for a strike"."""
    if sentence.low(position).startswith("strike") and not sentence.lows.isdisjoint(_LABOUR):
        return True
    return any(sentence.low(i) in lx.NOT_ARMED for i in range(max(0, position - 3), position))


def is_attack_verb(sentence: Sentence, position: int) -> bool:
    """Whether the chunk is a verb that names an armed attack."""
    chunk = sentence.chunks[position]
    low = chunk.low
    if not chunk.plain or low not in lx.ATTACK_VERBS or low in lx.ATTACK_NOUNS:
        return False
    if sentence.low(position - 1) in {"the", "a", "an", "hard", "-", "of"}:
        return low == "storming" and sentence.low(position + 1) == "of"
    particles = lx.VERB_PARTICLES.get(low)
    if particles is not None and sentence.low(position + 1) not in particles:
        return False
    return _VERB_TESTS.get(low, _always)(sentence, position)


def _always(sentence: Sentence, position: int) -> bool:  # noqa: ARG001 - one of the tests of verbs
    return True


def _weapon_does(sentence: Sentence, verb: int) -> bool:
    """Whether a weapon is the subject: "rockets killed two"."""
    inside = sentence.low(verb - 1) == "and" or is_by_itself(sentence)
    window = range(max(0, verb - 3), verb)
    return not (inside or is_passive(sentence, verb)) and any(sentence.low(i) in lx.WEAPONS for i in window)


def _somebody(sentence: Sentence, verb: int) -> bool:
    """Whether an actor is the subject, or a weapon is near: "militiamen swept through", "a blast tore through"."""
    if sentence.low(verb + 1) == "up":  # "opened up with rifles on", "opened up the road"
        return any(sentence.low(i) in _GUN_WORDS | {"on", "fire"} for i in range(verb + 2, verb + 5))
    if sentence.low(verb + 1) == "on":  # "a bus was set on fire by rebels", "set on a hill"
        return sentence.low(verb + 2) == "fire" and bool(roles.attackers_of_verb(sentence, verb))
    if sentence.low(verb + 1) == "off":
        return _weapon_near(sentence, verb)  # "set off explosives"
    lit = is_passive(sentence, verb) and bool(roles.attackers_of_verb(sentence, verb))
    return lit or bool(acting.subjects(sentence, verb)) or _weapon_near(sentence, verb)


def _fires(sentence: Sentence, verb: int) -> bool:
    """Whether a weapon is fired, or somebody fires at somebody."""
    if _weapon_near(sentence, verb):
        return True
    behind = {sentence.low(i) for i in range(verb + 1, verb + 5)}
    if sentence.low(verb) == "firing" and behind & _GUN_WORDS:
        return True
    shots = any(sentence.low(i) in _SHOTS for i in range(verb + 1, verb + 8))
    aimed = (
        shots
        or bool(behind & {"at", "on", "into"})
        or sentence.low(verb + 1) in {"on", "at", "into", "upon", "indiscriminately", "randomly"}
    )
    return aimed and not is_passive(sentence, verb) and bool(acting.subjects(sentence, verb))


def _shoots(sentence: Sentence, verb: int) -> bool:
    """Whether somebody is shot: "was shot by", "shot a judge", "shot down a plane"; not a film."""
    if sentence.low(verb + 1) == "and":
        behind = verb + 2 + (sentence.low(verb + 2).endswith("ly"))
        return lx.HURT.get(sentence.low(behind)) == "wounded" and bool(roles.attackers_of_verb(sentence, verb))
    if is_shoot_down(sentence, verb):
        return True
    if sentence.low(verb + 1) in {"down", "dead"}:
        return False
    if sentence.low(verb + 1) in {"its", "their", "his"} and sentence.low(verb + 2) == "way":
        return True
    if is_passive(sentence, verb) or _shoots_some(sentence, verb):
        return True
    goes_on = sentence.low(verb - 1) == "and" and _goes_on(sentence, verb)
    if sentence.low(verb + 1) in _AT_THEM:
        return goes_on or bool(acting.subjects(sentence, verb))
    if sentence.low(verb + 1) == "her" and sentence.low(verb + 2) in _BEHIND_HER:
        return goes_on or bool(acting.subjects(sentence, verb))
    if goes_on:
        return bool(roles.targets_of_verb(sentence, verb))
    return bool(acting.subjects(sentence, verb)) and bool(roles.targets_of_verb(sentence, verb))


_BEHIND_HER = frozenset({"", ",", ".", ";", "and", "as", "at", "in", "on", "several", "twice", "when", "while"})
_AT_THEM = frozenset({"at", "them", "him"})


def _shoots_some(sentence: Sentence, verb: int) -> bool:
    """For "soldiers shot five on Monday": a number stands for people."""
    number = sentence.chunks[verb + 1] if verb + 1 < len(sentence.chunks) else None
    counted = number is not None and number.quantity is not None and stands_alone(sentence, verb + 1)
    return counted and bool(acting.subjects(sentence, verb)) and sentence.low(verb + 2) not in {"under", "over", "out"}


def _goes_on(sentence: Sentence, verb: int) -> bool:
    """Whether somebody did something before in the same clause: "soldiers raided X, searched houses and shot Y"."""
    for back in range(verb - 2, max(0, verb - acting.REACH), -1):
        low = sentence.low(back)
        if low in lx.ATTACK_VERBS and low not in lx.ATTACK_NOUNS and not low.endswith("ing"):
            return bool(roles.attackers_of_verb(sentence, back)) and not is_passive(sentence, back)
        if low in {"who", "that", "which", "when", "while", "said", ";"}:
            return False
    return False


def _answers(sentence: Sentence, verb: int) -> bool:
    """Whether the answer is fire: "responded with artillery fire", "retaliated by shelling"."""
    return any(sentence.low(i) in lx.MEANS or sentence.low(i) in lx.ATTACK_NOUNS for i in range(verb + 2, verb + 6))


def _beats(sentence: Sentence, verb: int) -> bool:
    """Whether people beat people: no team another."""
    if is_passive(sentence, verb):
        to_death = (sentence.low(verb + 1), sentence.low(verb + 2)) == ("to", "death")
        return to_death or any(sentence.low(i) == "by" for i in range(verb + 1, verb + 4))
    hit = [sentence.chunks[i].actor for i in roles.targets_of_verb(sentence, verb)]
    forms = _BEATEN if sentence.low(verb) in {"beat", "beaten"} else _BEATEN | {"force", "demonym"}
    if not any(actor and actor.form in forms for actor in hit):
        return False
    joined = sentence.low(verb - 1) == "and" and _goes_on(sentence, verb)
    return joined or bool(acting.subjects(sentence, verb))


def _comes_under(sentence: Sentence, verb: int) -> bool:
    """For "came under rocket fire"; a noun for an attack there names it itself."""
    return any(sentence.low(i) == "fire" for i in range(verb + 2, verb + 6))


def _sprays(sentence: Sentence, verb: int) -> bool:
    shots = {"bullets", "gunfire", "bullet"} | ({"fire"} if sentence.low(verb) == "raked" else set())
    return any(sentence.low(i) in shots for i in range(verb + 1, verb + 14))


def _drives_into(sentence: Sentence, verb: int) -> bool:
    """Whether somebody drives a vehicle into people or a site: "drove a truck into a group of soldiers"."""
    if sentence.lows.isdisjoint(lx.TOLL_WORDS) and sentence.lows.isdisjoint(lx.SPLIT_PHRASES):
        return False
    ends = range(verb + 2, verb + 12)
    into = next((i for i in ends if sentence.low(i) == "into" and not _STOPS_DRIVE & {sentence.low(i - 1)}), None)
    if into is None or _DRIVEN.isdisjoint(sentence.low(i) for i in range(verb + 1, into)):
        return False
    hit = range(into + 1, min(len(sentence.chunks), into + 8))
    return any(sentence.chunks[i].actor or sentence.low(i) in lx.SITES for i in hit)


def _is_laid(sentence: Sentence, verb: int) -> bool:
    """Whether somebody laid what went off: "hit a mine laid by rebels"."""
    return sentence.low(verb + 1) == "by" and any(sentence.low(i) in lx.WEAPONS for i in range(verb - 3, verb))


def _hits(sentence: Sentence, verb: int) -> bool:
    return _weapon_near(sentence, verb) or _hits_something(sentence, verb) or _hits_with_weapon(sentence, verb)


def _hits_with_weapon(sentence: Sentence, verb: int) -> bool:
    """Whether somebody does it with a weapon that the clause names later: "forces hit a cafe in X with a missile"."""
    for ahead in range(verb + 6, min(len(sentence.chunks), verb + 20)):
        if sentence.low(ahead) in {".", ";", "but", "while", "said"}:
            return False
        if sentence.low(ahead) in lx.WEAPONS:
            window = {sentence.low(i) for i in range(ahead - 5, ahead)}
            return "with" in window and bool(roles.attackers_of_verb(sentence, verb))
    return False


def _breaks_in(sentence: Sentence, verb: int) -> bool:
    """Whether those in arms break in where people come to harm: "rebels broke into a camp, killing two"."""
    return _armed_subject(sentence, verb) and not sentence.lows.isdisjoint(lx.TOLL_WORDS)


def _armed_subject(sentence: Sentence, verb: int) -> bool:
    who = [CLASSES.get(sentence.low(i)) for i in roles.attackers_of_verb(sentence, verb)]
    return bool({"armed", None} & set(who))


def _weapon_launched(sentence: Sentence, verb: int) -> bool:
    """Whether a weapon is what was launched: "launched a dozen missiles at two bases", "grenades were thrown"."""
    if sentence.low(verb) in _LAUNCHED and is_passive(sentence, verb):
        return any(sentence.low(i) in lx.WEAPONS for i in range(max(0, verb - 6), verb))
    for ahead in range(verb + 1, min(len(sentence.chunks), verb + 7)):
        if sentence.low(ahead) in lx.WEAPONS:
            unarmed = sentence.low(ahead).startswith("drone") and not sentence.lows.isdisjoint(_UNARMED)
            return not unarmed and sentence.low(ahead + 1) not in lx.ATTACK_NOUNS
        if sentence.low(ahead) in lx.PREPOSITIONS or sentence.low(ahead) in lx.ATTACK_NOUNS:
            return False
    return False


def _crashes(sentence: Sentence, verb: int) -> bool:
    """Whether it is a weapon that comes down, or is flown by somebody into something: no aircraft with people in it by
    itself, nor what was shot down."""
    if sentence.low(verb + 1) != "into" and any(sentence.low(i) == "into" for i in _behind(sentence, verb, 6)):
        return bool(acting.subjects(sentence, verb)) and _weapon_near(sentence, verb)
    window = range(max(0, verb - 10), min(len(sentence.chunks), verb + 6))
    crewed = any(_last_word(sentence, i) in _CREWED for i in window)
    near = any(_last_word(sentence, i) in lx.WEAPONS - {"car"} for i in window)
    return near and not crewed and "down" not in sentence.lows


_CREWED = frozenset("helicopter helicopters plane planes jet jets aircraft warplane warplanes airliner".split())
_LAUNCHED = frozenset("thrown hurled lobbed dropped launched planted tossed triggered".split())
_STOPS_DRIVE = frozenset({",", "and"})
_DRIVEN = frozenset("bulldozer bus car lorry minibus motorcycle pickup truck van vehicle".split())


def _detonates(sentence: Sentence, verb: int) -> bool:
    """For "detonated his vehicle", "detonated himself", and weapons."""
    blown = any(sentence.low(i) in _DRIVEN or sentence.low(i).endswith("self") for i in range(verb + 1, verb + 4))
    return blown or _weapon_near(sentence, verb)


def _weapon_near(sentence: Sentence, position: int) -> bool:
    window = range(max(0, position - 10), min(len(sentence.chunks), position + 6))
    return any(sentence.low(i) in lx.WEAPONS or is_attack_noun(sentence, i) for i in window if i != position)


def _falls(sentence: Sentence, verb: int) -> bool:
    """Whether weapons fall, not people: "two marines fell in a firefight"; or people fall upon others."""
    if sentence.low(verb + 1) == "upon":
        return bool(acting.subjects(sentence, verb))
    if sentence.low(verb + 1) == "on" and _armed_subject(sentence, verb):
        return True  # "gunmen fell on a camp"
    before = sentence.chunks[verb - 1].actor if verb else None
    return (before is None or before.form not in {"people", "force"}) and _weapon_near(sentence, verb)


_UNARMED = frozenset("search searching survey surveying underwater delivery filming footage mapping seabed".split())
"""Words of a sentence whose drones are launched to look."""


def _hits_something(sentence: Sentence, position: int) -> bool:
    """Whether an actor does it to a place, a site or another actor, or a site or place has it done to it."""
    if is_passive(sentence, position):
        if sentence.low(position + 1) == "by" and not _by_arms(sentence, position + 1):
            return False  # "hit by low oil prices"
        before = sentence.chunks[max(0, position - 12) : position]
        return any(c.toponym or c.low in lx.SITES for c in before)
    if any(_last_word(sentence, i) in lx.AIR_WORDS for i in range(max(0, position - 3), position)):
        return True
    attackers = roles.attackers_of_verb(sentence, position)
    after = sentence.chunks[position + 1 : position + 8]
    return bool(attackers) and any(c.toponym or c.actor or c.low in lx.SITES for c in after)


def _by_arms(sentence: Sentence, by: int) -> bool:
    """Whether an actor, a weapon or fire did it: "hit by Russian forces", "struck by tank fire"."""
    for ahead in range(by + 1, min(len(sentence.chunks), by + 8)):
        chunk = sentence.chunks[ahead]
        if chunk.low in _FIRE or chunk.low in lx.WEAPONS or chunk.low in lx.ATTACK_NOUNS:
            return True
        if chunk.actor is not None:
            return bool(roles.attackers_of_verb(sentence, by - 1)) or chunk.actor.form == "demonym"
    return False


_FIRE = frozenset("fire gunfire bullets shots rounds shrapnel tanks tank munitions fragments vandals arson".split())


def _burns(sentence: Sentence, verb: int) -> bool:
    """Whether somebody does it to a place where people live: "burned three villages", "the market was looted by X"."""
    if not roles.attackers_of_verb(sentence, verb):
        return False
    if is_passive(sentence, verb):
        return any(sentence.low(i) in lx.SITES for i in range(max(0, verb - 6), verb))
    return any(sentence.low(i) in lx.SITES or sentence.chunks[i].toponym for i in _behind(sentence, verb, 6))


def _behind(sentence: Sentence, position: int, reach: int) -> range:
    return range(position + 1, min(len(sentence.chunks), position + reach))


def _last_word(sentence: Sentence, position: int) -> str:
    return sentence.low(position).rsplit(" ", 1)[-1]


_VERB_TESTS: dict[str, Callable[[Sentence, int], bool]] = {
    verb: test
    for test, verbs in (
        (_crashes, "crashed"),
        (_falls, "fell"),
        (_detonates, "detonated detonating"),
        (_weapon_near, "landed flattened slammed rained destroyed went ripped tore rocked"),
        (_hits, "hit hitting struck striking targeted targeting"),
        (
            _weapon_launched,
            "launched dropped lobbed hurled threw thrown hurling throwing lobbing planted tossed tossing triggered",
        ),
        (_somebody, "burst swept rampaged torched set setting invaded overran rammed ploughed plowed opened"),
        (_burns, "burned burnt razed looted"),
        (_answers, "responded retaliated"),
        (_fires, "fired firing"),
        (_shoots, "shot"),
        (is_shoot_down, "brought downed"),
        (_beats, "beat beaten stabbed stabbing hacked hacking knifed"),
        (_comes_under, "came"),
        (_breaks_in, "broke"),
        (_sprays, "sprayed riddled raked"),
        (_drives_into, "drove"),
        (_is_laid, "laid buried"),
        (_weapon_does, "killed"),
    )
    for verb in verbs.split()
}
"""When a verb names an attack at all; a verb without a row always does."""
