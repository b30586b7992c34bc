"""Attack mentions: every place in the text where a noun or verb names an attack, read into its parts.

A mention is what one sentence says around one trigger. Mentions of one attack become one event in
`events`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.codes import EventStatus, EventTypeCode
from geo.model import DateMention, Span
from geo.reading.what import lexicon as lx
from geo.reading.what import roles
from geo.reading.what.chunks import Sentence

MAX_SITE_CHARS = 80
_COMPARING = frozenset({"like", "unlike", "similar", "elsewhere", "than"})
_ARMED_MEN = frozenset(
    {"gunmen", "gunman", "militants", "attackers", "assailants", "insurgents", "fighters", "snipers"}
)
# Mentions of these types can speak of one attack: "the strike" may be from the air, by drone or by missile.
REMOTE = frozenset({"air_strike", "drone_strike", "missile_strike", "shelling", "bombing", "unknown"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One attack as one sentence names it. Actor ids are in text order; ``trigger`` is the naming word's span."""

    sentence: int
    trigger: Span
    type: EventTypeCode
    status: EventStatus
    definite: bool
    attackers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    date: DateMention | None = None
    localities: tuple[int, ...] = ()
    site: str | None = None
    answer: bool = False
    """Whether this is fire that was returned: an attack of its own, whatever it answers."""


def attack_mentions(sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """All attack mentions of the sentences, in text order."""
    found: list[Mention] = []
    for sentence in sentences:
        triggers = _triggers(sentence)
        found.extend(_mention(sentence, position, triggers) for position in triggers)
    return tuple(_with_day_before(mention, found, sentences) for mention in found)


def _with_day_before(mention: Mention, found: Sequence[Mention], sentences: Sequence[Sentence]) -> Mention:
    """Fire that is returned happens on the day that its paragraph named last."""
    if not mention.answer or mention.date is not None:
        return mention
    paragraph = sentences[mention.sentence].paragraph
    dates = [
        m.date for m in found if m.date and m.trigger < mention.trigger and sentences[m.sentence].paragraph == paragraph
    ]
    return replace(mention, date=dates[-1] if dates else None)


def _triggers(sentence: Sentence) -> list[int]:
    """Positions of the words that name an attack; a verb that only says what a named one did is none of its own."""
    found: list[int] = []
    for position in range(len(sentence.chunks)):
        if is_attack_noun(sentence, position) or (
            is_attack_verb(sentence, position) and _noun_doing(sentence, position, found) is None
        ):
            found.append(position)
    return found


def _noun_doing(sentence: Sentence, verb: int, triggers: Sequence[int]) -> int | None:
    """The attack noun that is the subject of the verb: "the strikes targeted …", "a raid on Monday, targeting …"."""
    nouns = [i for i in triggers if sentence.low(i) in lx.ATTACK_NOUNS]
    if not nouns or roles.is_passive(sentence, verb):
        return None
    between = range(nouns[-1] + 1, verb)
    if sentence.low(verb).endswith("ing"):
        return nouns[-1]
    return nouns[-1] if len(between) <= 3 and all(sentence.chunks[i].actor is None for i in between) else None


def _verb_of(sentence: Sentence, noun: int, triggers: Sequence[int]) -> int | None:
    """The verb whose subject the attack noun is, if there is one."""
    for position in range(noun + 1, min(len(sentence.chunks), noun + roles.REACH)):
        if position in triggers:
            return None
        if is_attack_verb(sentence, position) and _noun_doing(sentence, position, [noun]) == noun:
            return position
    return None


def is_attack_noun(sentence: Sentence, position: int) -> bool:
    """Whether the chunk is a noun that names an armed attack."""
    chunk = sentence.chunks[position]
    low = chunk.low
    if not chunk.plain or low not in lx.ATTACK_NOUNS:
        return False
    before = sentence.low(position - 1)
    if low in {"strike", "strikes", "attack", "attacks"} and _is_other_strike(sentence, position):
        return False
    if before in lx.NOT_ARMED or before in {"to", "will", "would", "not"}:
        return False
    if low in {"attack", "strike", "raid"} and before in {"could", "may", "might", "can", "they", "we", "and", "or"}:
        return False
    if low in lx.WEAK_NOUNS:
        return (
            before in lx.MEANS
            or sentence.chunks[max(0, position - 1)].actor is not None
            or low in {"blast", "explosion"}
        )
    return sentence.low(position + 1) not in lx.ATTACK_NOUNS  # "attack" of "attack helicopters" is none either


def _is_other_strike(sentence: Sentence, position: int) -> bool:
    """Whether workers strike, or a heart: "the nurses' strike", "a heart attack"."""
    return any(sentence.low(i) in lx.NOT_ARMED for i in range(max(0, position - 3), position))


def is_attack_verb(sentence: Sentence, position: int) -> bool:
    """Whether the chunk is a verb that names an armed attack."""
    chunk = sentence.chunks[position]
    low = chunk.low
    if not chunk.plain or low not in lx.ATTACK_VERBS or low in lx.ATTACK_NOUNS:
        return False
    if sentence.low(position - 1) in {"the", "a", "an", "hard", "-", "of"}:
        return False
    if low in {"exchanged", "traded", "opened", "returned"}:
        return sentence.low(position + 1) == "fire"
    if low in {"killed", "launched"}:
        return _weapon_does(sentence, position) if low == "killed" else _weapon_launched(sentence, position)
    if low == "exploded":
        return True
    if low in {"landed", "fell", "fired", "slammed", "rained", "destroyed", "detonated"}:
        return _weapon_near(sentence, position)
    if low in {"hit", "struck", "targeted", "targeting"}:
        return _weapon_near(sentence, position) or _hits_something(sentence, position)
    return True


def _weapon_does(sentence: Sentence, verb: int) -> bool:
    """Whether a weapon or gunmen are the subject: "rockets killed two", "gunmen killed a judge"."""
    if roles.is_passive(sentence, verb):
        return False
    return any(sentence.low(i) in lx.WEAPONS or sentence.low(i) in _ARMED_MEN for i in range(max(0, verb - 3), verb))


def _weapon_launched(sentence: Sentence, verb: int) -> bool:
    """Whether a weapon is what was launched: "launched a dozen missiles at two bases"."""
    for ahead in range(verb + 1, min(len(sentence.chunks), verb + 7)):
        if sentence.low(ahead) in lx.WEAPONS:
            return sentence.low(ahead + 1) not in lx.ATTACK_NOUNS
        if sentence.low(ahead) in lx.PREPOSITIONS or sentence.low(ahead) in lx.ATTACK_NOUNS:
            return False
    return False


def _weapon_near(sentence: Sentence, position: int) -> bool:
    window = range(max(0, position - 10), min(len(sentence.chunks), position + 6))
    return any(sentence.low(i) in lx.WEAPONS or sentence.low(i) in lx.ATTACK_NOUNS for i in window if i != position)


def _hits_something(sentence: Sentence, position: int) -> bool:
    """Whether an actor does it to a place, a site or another actor, or a site or place has it done to it."""
    if roles.is_passive(sentence, position):
        before = sentence.chunks[max(0, position - 12) : position]
        return any(c.toponym or c.low in lx.SITES for c in before)
    attackers = roles.attackers_of_verb(sentence, position)
    after = sentence.chunks[position + 1 : position + 8]
    return bool(attackers) and any(c.toponym or c.actor or c.low in lx.SITES for c in after)


def _mention(sentence: Sentence, position: int, triggers: Sequence[int]) -> Mention:
    noun = sentence.low(position) in lx.ATTACK_NOUNS
    if noun:
        attackers = roles.attackers_of_noun(sentence, position)
        verb = _verb_of(sentence, position, triggers)
        aim = verb or roles.aim_of_noun(sentence, position)
        targets = roles.targets_of_noun(sentence, position)
        targets = targets or (roles.targets_of_verb(sentence, verb) if verb else ()) or _hurt_group(sentence)
    else:
        attackers = roles.attackers_of_verb(sentence, position)
        targets = roles.targets_of_verb(sentence, position)
        aim = None if roles.is_passive(sentence, position) else position
    status = _status(sentence, position)
    return Mention(
        sentence=sentence.index,
        trigger=sentence.chunks[position].span,
        type=_type_of(sentence, position),
        status=status,
        definite=noun and _definite(sentence, position),
        attackers=_ids(sentence, attackers),
        targets=_ids(sentence, [t for t in targets if t not in attackers]),
        date=nearest_date(sentence, position, behind_only=status != "reported"),
        localities=_localities(sentence, position, triggers),
        site=_site(sentence, aim),
        answer=sentence.low(position) == "returned",
    )


def _localities(sentence: Sentence, position: int, triggers: Sequence[int]) -> tuple[int, ...]:
    """The places that belong to this trigger: those behind it and before the next; the first takes those in front.

    Places of a comparison ("like other sites on the border") belong to no attack.
    """
    chunks = sentence.chunks
    first = position == triggers[0]
    following = next((t for t in triggers if t > position), None)
    start = sentence.span.start if first else chunks[position].span.start
    end = chunks[following].span.start if following is not None else sentence.span.end
    compared = [c.span.start for c in chunks if c.low in _COMPARING and start <= c.span.start < end]
    if compared and following is not None:
        end = min(compared)
    return tuple(i for i, span in sentence.localities if start <= span.start < end)


def _ids(sentence: Sentence, positions: Sequence[int]) -> tuple[str, ...]:
    found = [chunk.actor.actor_id for chunk in (sentence.chunks[i] for i in positions) if chunk.actor]
    return tuple(dict.fromkeys(found))


def _type_of(sentence: Sentence, position: int) -> EventTypeCode:
    """The type by the words nearest to the trigger: its own, those before it, then those of the clause."""
    own = sentence.low(position)
    if own in {"interception", "intercepted", "downed"}:
        return "interception"
    near = [own, *(sentence.low(i) for i in range(position - 1, max(-1, position - 5), -1))]
    clause = [sentence.low(i) for i in _clause(sentence, position)]
    for words in (" ".join(near).split(), " ".join(clause).split()):
        code = _means(words)
        if code:
            return code
    verb = lx.ATTACK_VERBS.get(own)
    return verb or "unknown"


def _means(words: Sequence[str]) -> EventTypeCode | None:
    codes = [lx.MEANS[word] for word in words if word in lx.MEANS]
    if not codes:
        return None
    aerial = any(word in lx.AIR_WORDS for word in words)
    first = codes[0]
    return "air_strike" if aerial and first in {"bombing", "ground_attack", "shelling"} else first


def _clause(sentence: Sentence, position: int) -> Iterator[int]:
    """Positions of the clause around `position`, nearest first on each side."""
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(sentence.chunks) and abs(at - position) <= 14:
            if sentence.low(at) in roles.CLAUSE_MARKS or sentence.low(at) in {
                "that",
                "which",
                "but",
                "after",
                "before",
            }:
                break
            yield at
            at += step


def _status(sentence: Sentence, position: int) -> EventStatus:
    """Whether the mention reports an attack, or speaks of earlier, planned or denied ones."""
    before = [sentence.low(i) for i in range(max(0, position - 8), position)]
    if any(word in lx.NEGATED for word in before[-4:]):
        return "denied"
    dated = nearest_date(sentence, position, behind_only=True) is not None or _dated_before(sentence, position)
    if _points_back(before) and not (dated and _definite(sentence, position)):
        return "background"
    if _after_another(sentence, position):
        return "background"
    if any(word in lx.PLANNED for word in before[-4:]) and nearest_date(sentence, position) is None:
        return "planned"
    habitual = any(word in lx.HABITUAL for word in before)
    return "background" if habitual and nearest_date(sentence, position) is None else "reported"


def _dated_before(sentence: Sentence, position: int) -> bool:
    """Whether a date is part of the noun phrase: "Saturday's attack"."""
    return any(sentence.chunks[i].date is not None for i in range(max(0, position - 4), position))


def _after_another(sentence: Sentence, position: int) -> bool:
    """Whether the sentence reports an attack and sets this one behind an "after": "bombed X, after rockets hit Y"."""
    after = next(
        (i for i in range(position - 1, max(-1, position - 9), -1) if sentence.low(i) in {"after", "following"}), None
    )
    if after is None:
        return False
    return any(is_attack_noun(sentence, i) or is_attack_verb(sentence, i) for i in range(after))


def _points_back(before: Sequence[str]) -> bool:
    """Whether words that point back ("in response to", "used to launch") stand before the trigger and its owner."""
    for phrase in lx.BACKGROUND_BEFORE:
        size = len(phrase)
        if any(tuple(before[i : i + size]) == phrase for i in range(max(0, len(before) - 7), len(before) - size + 1)):
            return True
    return False


def _definite(sentence: Sentence, position: int) -> bool:
    """Whether "the", "this" or "its" points at an attack that the text has named already."""
    for back in range(position - 1, max(-1, position - 6), -1):
        low = sentence.low(back)
        if low in {"the", "this", "these", "those", "that", "its", "latest"} or sentence.chunks[back].date is not None:
            return True
        if low not in lx.NOUN_MODIFIERS and sentence.chunks[back].actor is None:
            return False
    return False


def nearest_date(sentence: Sentence, position: int, *, behind_only: bool = False) -> DateMention | None:
    """The date that belongs to the trigger: nearest, and not the day on which somebody said so.

    With `behind_only` no date before the trigger counts: it dates what the sentence reports, not what it looks back to.
    """
    best: tuple[int, DateMention] | None = None
    for i, chunk in enumerate(sentence.chunks):
        if (
            chunk.date is None
            or chunk.date.value is None
            or _dates_speech(sentence, i)
            or _dates_other(sentence, i, position)
        ):
            continue
        if behind_only and i < position:
            continue
        cost = abs(i - position) + (3 if i < position else 0)
        if best is None or cost < best[0]:
            best = (cost, chunk.date)
    return best[1] if best else None


def _dates_speech(sentence: Sentence, position: int) -> bool:
    """Whether the date tells when somebody spoke: "said on Friday", "told reporters on Friday"."""
    for back in range(position - 1, max(-1, position - 5), -1):
        low = sentence.low(back)
        if low in lx.SAY_VERBS:
            return True
        if low in lx.ATTACK_NOUNS or low in lx.ATTACK_VERBS or low in {",", "."}:
            return False
    return False


def _dates_other(sentence: Sentence, date: int, trigger: int) -> bool:
    """Whether the date belongs to something else: a year with "since", or another clause's verb."""
    if sentence.low(date - 1) in {"since", "until"}:
        return True
    low, high = sorted((date, trigger))
    between = [sentence.low(i) for i in range(low + 1, high)]
    return high - low > 10 and any(word in {";", ":", "but", "while"} for word in between)


def _hurt_group(sentence: Sentence) -> tuple[int, ...]:
    """The group whose fighters were hurt in the sentence: "11 fighters from X were killed in air strikes"."""
    for position, chunk in enumerate(sentence.chunks):
        if chunk.low in lx.HURT and roles.is_passive(sentence, position):
            first = [i for i in range(position) if sentence.chunks[i].actor is not None and _belongs(sentence, i)]
            return tuple(first)
    return ()


def _belongs(sentence: Sentence, position: int) -> bool:
    chunk = sentence.chunks[position]
    if chunk.actor is None or chunk.actor.form == "demonym" or roles.is_backer(sentence, position):
        return False
    before = [sentence.low(i) for i in range(max(0, position - 6), position)]
    return any(word in lx.VICTIMS for word in before) and any(word in {"from", "of"} for word in before)


def _site(sentence: Sentence, aim: int | None) -> str | None:
    """What was hit, in the text's words: the phrase behind the "on" of a noun or behind a verb."""
    found = roles.site_phrase(sentence, aim + 1) if aim is not None else None
    words = sentence.words(*found) if found else None
    return words if words and len(words) <= MAX_SITE_CHARS else None
