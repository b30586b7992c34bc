"""People who are counted in a sentence: "three Iraqi soldiers", "a nurse", "13 others", "seven of them women".

A count is a noun phrase or a number that stands for one. What happened to the counted is told in `claims`.
"""

from __future__ import annotations

from dataclasses import replace

from geo.reading.names.crowd_words import AIRCRAFT, CLASSES, PLURALS
from geo.reading.text.number_words import VAGUE
from geo.reading.text.tokens import HYPHENS
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Chunk, Sentence
from geo.reading.what.harm import is_passive_at
from geo.reading.what.parts import apposition_end, opens_apposition, same_as_last, with_part
from geo.reading.what.rows import OWNERS, Counted, goes_on_in_row, told_singly

_HEAD_REACH = 6
_OF_REACH = 12
_ONE = frozenset({"a", "an", "another"})
_KIN = frozenset(
    "father mother brother sister son daughter wife husband nephew niece uncle aunt cousin grandmother grandfather "
    "grandson granddaughter driver bodyguard assistant aide deputy baby child guard colleague companion fiancee "
    "girlfriend boyfriend interpreter translator".split()
)
_PARENTS = frozenset("mother father parents couple grandmother grandfather".split())
_OF_AGE = frozenset("boy girl man woman child teenager youth lad".split())
_BEFORE_TRADES = frozenset({"local", "police", "army", "tribal", "minor"})
"""Words for people that also tell of what kind the next ones are: "the local chief"."""
_OF_WORDS = frozenset({"the", "of", "city", "diocese", "district", "parish", "town", "village", "'", "’", "s"})
_TAKEN = frozenset({"captured", "kidnapped", "abducted", "detained"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_TWO = frozenset({"couple", "couples"})
_NO_ONE_PERSON = frozenset({"people", "police", "army", "members", "troops", "personnel", "family", "crew", "staff"})
_HEAD_STOPS = (lx.PREPOSITIONS - {"of"}) | frozenset(
    "; : . , following and or but who that which were was is are had have has after when while on said".split()
)
_BEHIND_NUMBER = frozenset(
    "aboard and in at on others more from after as were was dead killed wounded injured missing hurt people seriously "
    "critically badly slightly severely lightly or when near during outside inside by before while with so but it "
    "following have had overall altogether according abducted kidnapped still across among this last since late early "
    "died perished succumbed drowned overnight "
    "yesterday there including them between soldiers civilians off south north east west sustained "
    "suffered".split()
) | frozenset(["", ".", ",", ";", ")", "”", '"', "-", "–"])
_NOT_COUNTS = frozenset("aged age number top road route highway flight section article unit brigade".split())
_DONE = frozenset("killing wounding injuring murdering killed wounded injured murdered abducted kidnapped".split())
_NO_PEOPLE = frozenset(
    "others more cattle horses camels goats donkeys animals birds chickens elephants rhinos cows calves lambs mules "
    "hours years months weeks times others buildings houses homes vehicles tanks planes helicopters trees jobs".split()
)
_HARMED = frozenset("dead killed wounded injured missing hurt".split())
RISEN = frozenset(
    "rose risen rises raised up increased revised climbed climbs jumped grew grown rising updated".split()
)
"""Words for a toll that has grown."""
_POINTING = frozenset({"him", "her"})
_PRONOUN_REACH = 24
_BEHIND_PRONOUN = frozenset("and , . ; in on at near outside inside instantly immediately as when while before".split())
_LATER = frozenset({"also", "later", "then", "himself", "herself", "reportedly", "subsequently"})


_STARTS = _ONE | OWNERS | _POINTING | {"the"}
"""Words that a person without a number may begin with."""


def counted(sentence: Sentence) -> tuple[Counted, ...]:
    """Everybody who is counted in a sentence, in text order, none overlapping."""
    found: list[Counted] = []
    pronouns = not sentence.lows.isdisjoint(_POINTING)
    position = 0
    while position < len(sentence.chunks):
        if found and opens_apposition(sentence, position, found[-1]):
            end = apposition_end(sentence, position)
            found[-1] = replace(found[-1], last=end)
            position = end + 1
            continue
        chunk = sentence.chunks[position]
        if chunk.quantity is None and chunk.actor is None and chunk.low not in _STARTS:
            position += 1
            continue
        row = bool(found) and goes_on_in_row(sentence, found[-1].last + 1, position)
        read = (
            _number(sentence, position)
            or _one(sentence, position, row=row)
            or _named(sentence, position)
            or (_pointed_at(sentence, position) if pronouns else None)
        )
        if read is None:
            position += 1
            continue
        read = with_part(sentence, read, found)
        if read.name and same_as_last(sentence, read, found):
            read = replace(found.pop(), last=read.last, ids=read.ids, name=True)
        found.append(read)
        position = read.last + 1
    return tuple(told_singly(sentence, found))


def _number(sentence: Sentence, position: int) -> Counted | None:
    chunk = sentence.chunks[position]
    quantity = chunk.quantity
    if quantity is None or _is_age(sentence, position):
        return None
    before = sentence.low(position - 1), sentence.low(position - 2)
    if before == ("but", "all") or (before[0] == "of" and before[1] in _PARENTS):
        return None  # "all but two of them", "a mother of three"
    head = position + 3 if _of_his(sentence, position) else _head(sentence, position)
    if head is None and not _stands_alone(sentence, position):
        return None
    last = position if head is None else _with_second(sentence, head)
    if quantity.best == 1 and head is not None and sentence.low(head) in _NO_ONE_PERSON | {"families"}:
        return None
    values = [_whole(value) for value in (quantity.low, quantity.best, quantity.high)]
    if rises_to(sentence, position):
        values = [values[2]] * 3
    noun = sentence.low(head) if head is not None else ""
    if noun in _TWO:
        values = [None if value is None else value * 2 for value in values]
    category = _category(sentence, position, last)
    whole = position - 2 if before[0] == "of" and before[1] in {"family", "group", "crew"} else position
    return Counted(
        position,
        last,
        values[0],
        values[1],
        values[2],
        category,
        _ids(sentence, whole, last),  # "a family of six"
        bare=head is None,
        noun=noun,
    )


def _with_second(sentence: Sentence, head: int) -> int:
    """The last word of people counted together: "20 customers and employees"."""
    second = head + 2
    if sentence.low(head + 1) != "and" or second >= len(sentence.chunks) or sentence.chunks[head].actor is None:
        return head
    chunk = sentence.chunks[second]
    people = chunk.actor is not None and chunk.actor.form == "people" and PLURALS.get(chunk.low) == chunk.low
    acts = sentence.low(second + 1) in lx.ATTACK_VERBS or sentence.low(second + 1) in lx.HURT
    return head if not people or acts else second


def rises_to(sentence: Sentence, position: int) -> bool:
    """Whether two numbers tell of a rise, not of a range: "has risen from 53 to 189"."""
    quantity = sentence.chunks[position].quantity
    if quantity is None or quantity.low == quantity.high or not quantity.text.lower().startswith("from "):
        return False
    return any(sentence.low(i) in RISEN for i in range(max(0, position - 4), position))


def _is_age(sentence: Sentence, position: int) -> bool:
    """Whether the number is an age or a label: "aged six and eight", "65-year-old", "Highway 80"."""
    before = sentence.low(position - 1)
    if sentence.low(position + 1) in {"am", "pm", "a.m", "p.m"}:
        return True  # "around 4 am"
    if before in {"over", "under"} and sentence.low(position - 2) in lx.VICTIMS:
        return True  # "residents over 60"
    if before == "of" and sentence.low(position - 2) in _OF_AGE:
        return sentence.low(position + 1) in _BEHIND_NUMBER  # "a boy of 10 was"
    if before in _NOT_COUNTS or (before == "and" and sentence.low(position - 3) == "aged"):
        return True
    if before == "," and position > 1 and sentence.low(position + 1) in {",", ".", ")", "", "and"}:
        actor = sentence.chunks[position - 2].actor
        if actor is not None and actor.form == "person":
            return True  # "X Y, 48,"
    behind = sentence.chunks[position + 1 : position + 3]
    hyphened = (
        len(behind) == 2 and behind[0].low in HYPHENS and behind[0].span.start == sentence.chunks[position].span.end
    )
    return hyphened and behind[1].low in {"year", "month", "week", "day", "hour", "km", "member", "strong", "man"}


def _head(sentence: Sentence, position: int) -> int | None:
    """The noun that is counted: "22 people", "11 fighters", "three Iraqi security personnel", "11 of them"."""
    if sentence.low(position + 1) == "of" and sentence.low(position + 2) in {"them", "whom", "those", "these", "its"}:
        behind = sentence.low(position + 3)
        return position + 3 if behind in lx.VICTIMS and behind not in _HARMED else position + 2
    for ahead in range(position + 1, min(len(sentence.chunks), position + _HEAD_REACH)):
        chunk = sentence.chunks[ahead]
        if chunk.low in lx.COUNT_NOUNS:
            return ahead
        if chunk.low in lx.VICTIMS and not (chunk.low == "dead" and ahead == position + 1):
            last = ahead
            while sentence.low(last + 1) in lx.VICTIMS and sentence.low(last + 1) != "dead":
                last += 1
            return last
        if chunk.actor is not None:
            if _counts_people(sentence, ahead):
                return ahead + 1 if sentence.low(ahead + 1) in lx.VICTIMS and chunk.actor.form == "force" else ahead
            continue
        vague = chunk.low == "of" and ahead == position + 1 and _is_vague(sentence, position)
        if vague or (chunk.low in _TAKEN and sentence.low(ahead + 1) in lx.VICTIMS):  # "two captured loggers"
            continue
        stops = chunk.low in _HEAD_STOPS or chunk.low in lx.SAY_VERBS or chunk.low in lx.HURT
        if stops or chunk.quantity is not None or chunk.low == "of":
            break
    return position + 1 if _is_hurt_plural(sentence, position) else None


def _is_hurt_plural(sentence: Sentence, position: int) -> bool:
    """Whether a plural that no table knows stands between the number and a pause, right behind a verb for what is done
    to people: "killing 11 llaneros in"."""
    low, behind = sentence.low(position + 1), sentence.low(position + 2)
    if sentence.low(position - 1) not in _DONE or not low.endswith("s") or low in _NO_PEOPLE:
        return False
    word = sentence.chunks[position + 1]
    return word.plain and word.text.isalpha() and word.text.islower() and len(low) > 4 and behind in _BEHIND_NUMBER


def _of_his(sentence: Sentence, position: int) -> bool:
    """Whether the number counts somebody's people: "two of his aides"."""
    owned = sentence.low(position + 1) == "of" and sentence.low(position + 2) in OWNERS | {"the", "its"}
    return owned and sentence.low(position + 3) in lx.VICTIMS


def _is_vague(sentence: Sentence, position: int) -> bool:
    """Whether the number is a word that takes an "of": "dozens of villagers"."""
    quantity = sentence.chunks[position].quantity
    return quantity is not None and quantity.number.lower().split()[-1] in VAGUE


def _counts_people(sentence: Sentence, position: int) -> bool:
    """Whether a nationality word or forces are counted themselves: "two Indians and a Pakistani"."""
    chunk = sentence.chunks[position]
    if chunk.low in AIRCRAFT:
        return False
    if chunk.low.rsplit(" ", 1)[-1] in lx.VICTIMS or (chunk.actor is not None and chunk.actor.form == "people"):
        return True
    if chunk.actor is None or chunk.actor.form not in {"demonym", "force"}:
        return False
    ends = sentence.low(position + 1)
    return chunk.low.endswith(("s", "i", "ese", "sh", "ch")) and (ends in _BEHIND_NUMBER or ends == "died")


def _stands_alone(sentence: Sentence, position: int) -> bool:
    """Whether the number may stand for people: "killed 17.", "put the number at 17", "wounding three in …"."""
    following = sentence.chunks[position + 1] if position + 1 < len(sentence.chunks) else None
    if following is None or following.date is not None or following.toponym is not None:
        return True
    if following.low in {"-", "–"}:
        return following.span.start > sentence.chunks[position].span.end
    return following.low in _BEHIND_NUMBER


def _one(sentence: Sentence, position: int, *, row: bool) -> Counted | None:
    """One person without a number: "a contractor", "another worker", "his brother", "the 52-year-old man". `row`: a
    count goes on, as in "five worshippers and the priest"."""
    low = sentence.low(position)
    joins = row and sentence.low(position - 1) == "and"
    definite = low == "the" and (sentence.low(position - 1) in lx.HURT or joins or _was_hurt(sentence, position))
    if low not in _ONE and low not in OWNERS and not definite:
        return None
    last = position + 1 if low == "a" and sentence.low(position + 1) in _ORDINALS else position
    alone = last > position or low == "another"
    and_hurt = low == "another" and sentence.low(position - 1) == "and" and sentence.low(last + 1) in _HARMED
    if alone and (and_hurt or sentence.low(last + 1) in lx.PASSIVE_MARKS):  # "a third was wounded"
        return Counted(position, last, 1, 1, 1)
    for ahead in range(position + 1, min(len(sentence.chunks), position + _HEAD_REACH + 3)):
        chunk = sentence.chunks[ahead]
        noun, behind = chunk.low, (sentence.low(ahead + 1), sentence.low(ahead + 2))
        single = PLURALS.get(noun, noun) != noun or noun in {"person", "britons", "body"} or _is_national(chunk)
        people = chunk.plain or (chunk.actor is not None and chunk.actor.form == "force")
        kind = _is_kind(sentence, ahead, definite=definite)
        if people and single and noun not in _NO_ONE_PERSON and not kind:
            hurt = sentence.low(position - 1) in lx.HURT or sentence.low(ahead + 1) in _HARMED
            if low in OWNERS and noun not in _KIN and chunk.text == noun and not (row or hurt):
                return None
            if _owns_kin(sentence, ahead + 1) or (noun in _OF_AGE and _is_single(behind[0])):
                continue  # "an officer's wife", "a woman teacher"
            if sentence.low(ahead + 1) in {"'", "’"} or sentence.low(ahead + 1) in PLURALS:
                return None
            count = 2 if noun in _TWO else 1
            category = _category(sentence, position, ahead)
            ids = _ids(sentence, position, ahead)
            return Counted(position, ahead, count, count, count, category, ids, bare=definite, noun=noun)
        if chunk.actor is not None and chunk.actor.form == "demonym" and _counts_people(sentence, ahead):
            return Counted(position, ahead, 1, 1, 1, None, _ids(sentence, position, ahead), bare=definite)
        trade = chunk.low in lx.SITES and any(word in PLURALS for word in behind)  # "a bank manager"
        if not trade and not _owns_kin(sentence, ahead) and _ends_one(chunk.low):
            return None
    return None


def _is_single(noun: str) -> bool:
    return PLURALS.get(noun, noun) != noun


def _is_kind(sentence: Sentence, position: int, *, definite: bool) -> bool:
    """Whether a word for people only tells of what kind the next one is: "the local chief", "a local defence aide"."""
    noun, behind = sentence.low(position), sentence.low(position + 1)
    if definite and noun in _BEFORE_TRADES and behind in PLURALS:
        return True
    return noun in {"local", "minor", "tribal"} and behind.isalpha() and not _ends_one(behind)


def _was_hurt(sentence: Sentence, article: int) -> bool:
    """Whether the one behind "the" is a person who is hurt there: "the fishermen's leader was killed"."""
    for ahead in range(article + 1, article + _HEAD_REACH):
        low = sentence.low(ahead)
        if PLURALS.get(low, low) != low and sentence.low(ahead + 1) not in {"'", "’"}:
            start = _past_place(sentence, ahead + 1)
            behind = [sentence.low(i) for i in range(start, start + 5) if sentence.low(i) not in _LATER]
            if behind[:2] == ["has", "been"]:
                return sentence.low(start + 2) in lx.HURT
            if behind[:1] == ["was"]:
                joined = any(
                    sentence.low(i) in lx.HURT and is_passive_at(sentence, i) for i in range(start + 1, start + 8)
                )
                return joined or tuple(behind[1:3]) in lx.HARM_PHRASES
            return behind[:1] == ["died"]
        if low in lx.PREPOSITIONS or low in {",", ".", ""}:
            return False
    return False


def _past_place(sentence: Sentence, start: int) -> int:
    """Where the words go on behind "of X": "the mayor of X was killed"; `start` where no such words stand there."""
    if sentence.low(start) != "of":
        return start
    for ahead in range(start + 1, min(len(sentence.chunks), start + _OF_REACH)):
        chunk = sentence.chunks[ahead]
        if chunk.low in {"was", "died"} or (chunk.low == "has" and sentence.low(ahead + 1) == "been"):
            return ahead
        if chunk.low in {",", ".", "who", "said"} or chunk.low in lx.ATTACK_VERBS:
            return start
    return start


def _is_national(chunk: Chunk) -> bool:
    """Whether the chunk is one person by nationality: "a 17-year-old Palestinian"."""
    nobody = chunk.actor is None or chunk.actor.form != "people"
    return not nobody and chunk.low not in PLURALS and not chunk.low.endswith("s")


def _ends_one(low: str) -> bool:
    """Whether a word cannot stand between an article and the person whom it begins."""
    return low in _HEAD_STOPS or low in {"of", "'", "’"} or low in lx.SITES or low in lx.HURT or low in lx.SPLIT_PHRASES


def _owns_kin(sentence: Sentence, position: int) -> bool:
    """Whether an apostrophe stands there before somebody's kin: "an officer's wife"."""
    return sentence.low(position) in {"'", "’"} and sentence.low(position + 2) in _KIN


def _named(sentence: Sentence, position: int) -> Counted | None:
    actor = sentence.chunks[position].actor
    if actor is None or actor.form != "person" or sentence.low(position + 1) in {"'", "’"}:
        return None
    return Counted(position, position, 1, 1, 1, None, (actor.actor_id,), name=True)


def _pointed_at(sentence: Sentence, position: int) -> Counted | None:
    """The person whom "him" or "her" behind a word of harm points back to: "killing him and his driver"."""
    if sentence.low(position) not in _POINTING or sentence.low(position - 1) not in lx.HURT:
        return None
    if sentence.low(position + 1) not in _BEHIND_PRONOUN and position + 1 < len(sentence.chunks):
        return None
    for back in range(position - 2, max(-1, position - _PRONOUN_REACH), -1):
        actor = sentence.chunks[back].actor
        civil = actor is not None and (actor.form == "person" or CLASSES.get(sentence.low(back)) in {"civil", "force"})
        one = actor is not None and (actor.form == "person" or not sentence.low(back).endswith("s"))
        if actor is not None and civil and one:
            return Counted(position, position, 1, 1, 1, None, (actor.actor_id,), bare=True)
    return None


def _ids(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The actors that the words name; a nationality alone names nobody."""
    found = [c.actor for c in sentence.chunks[first : last + 1] if c.actor and c.actor.form != "demonym"]
    return tuple(dict.fromkeys(actor.actor_id for actor in found))


def _category(sentence: Sentence, first: int, last: int) -> str | None:
    """What kind of people are counted, where the words say it; the last word that does decides."""
    for position in range(last, first, -1):
        low = sentence.low(position)
        words = sentence.chunks[position].text.lower().split()
        if "police" in words and CLASSES.get(low) == "force":
            return "police"
        chunk = sentence.chunks[position]
        if chunk.actor is not None and "police" in chunk.actor.actor_id:
            return "police"  # "seven officers", of the police named before
        if lx.VICTIMS.get(low):
            return lx.VICTIMS[low]
        if chunk.actor is not None and chunk.actor.form == "force":
            return lx.VICTIMS.get(chunk.low.split()[-1], "military")
    return None


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
