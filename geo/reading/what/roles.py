"""Who did it and to whom, in one sentence around one trigger: actives, passives and nominals.

Each function walks a few chunks away from the trigger and stops at a clause's edge, so a sentence is read in
linear time. Positions are indexes into ``Sentence.chunks``.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.reading.names.crowd_words import CLASSES
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Chunk, Sentence
from geo.reading.what.harm import is_passive_at, is_reduced

REACH = 26
"""How many chunks away from a trigger an actor may stand."""
CLAUSE_MARKS = frozenset(';:"“”()')
_HELPERS = frozenset(
    "was were been being is are has have had also then later again reportedly allegedly the a an its their and , or "
    "- ' ’ s led allied linked affiliated aligned in on early late carried out have".split()
)
_BACKERS = frozenset(
    "backed supported sponsored funded trained armed based held occupied made run owned operated speaking controlled "
    "built administered flagged registered majority born ruled governed brokered".split()
)
_TIED = frozenset({"affiliated", "linked", "allied", "aligned", "loyal", "close", "tied", "backed", "supported", "led"})
# A preposition before an actor takes it out of the subject, unless it says whose men they are.
_BELONGING = frozenset({"of", "from"})
_GROUPS_OF = frozenset("units elements branch wing members pair group groups band team number crowd mob column".split())
_ACTING_FORMS = frozenset({"name", "alias", "government", "force", "group", "person", "people"})
_MILITARY = frozenset(
    "military army forces force troops warplanes jets aircraft planes drones drone soldiers air navy fighter "
    "airforce helicopters artillery security government regime militants fighters authorities police marines special "
    "commandos officials administration missile missiles rocket rockets gunmen rebels".split()
)


def is_backer(sentence: Sentence, position: int) -> bool:
    """Whether the actor only backs another one: "Iran-backed", "Russian-made", "groups affiliated with Iran"."""
    back = position - 1
    while back > 0 and (sentence.low(back) in {"the", "'", "’", "s"} or sentence.chunks[back].actor is not None):
        back -= 1
    if sentence.low(back) in {"with", "to", "by"} and sentence.low(back - 1) in _TIED:
        return True
    return sentence.low(position + 1) in {"-", "‑", "–"} and sentence.low(position + 2) in _BACKERS


def is_only_a_place(chunk: Chunk) -> bool:
    """Whether a country is named as the place where something is ("in Syria"), not as somebody who acts."""
    return chunk.toponym is not None and chunk.toponym.use == "location"


def acts(sentence: Sentence, position: int) -> bool:
    """Whether the chunk names somebody who can act: not "Iran-backed", not the "Iraqi" of "Iraqi border"."""
    chunk = sentence.chunks[position]
    if chunk.actor is None or is_backer(sentence, position):
        return False
    if chunk.actor.form in _ACTING_FORMS:
        return not is_only_a_place(chunk)
    following = sentence.low(position + 1)
    if following in _MILITARY or following in lx.ATTACK_NOUNS or following in lx.NOUN_MODIFIERS:
        return True
    return any(sentence.low(i) in lx.WEAPONS for i in (position + 1, position + 2))


def attackers_of_noun(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Positions of the attackers of an attack noun: "US strikes", "strikes by X", "X carried out a strike"."""
    if sentence.low(position) in lx.CLASHES:
        return _sides(sentence, position)
    found = _owner(sentence, position)
    return found or _by_phrase(sentence, position + 1) or _carrier_subject(sentence, position)


def _sides(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Who fought: "clashes between X and Y", "clashes with X". Both sides of a fight attack."""
    for ahead in range(position + 1, min(len(sentence.chunks), position + 4)):
        if sentence.low(ahead) in {"between", "with", "involving", "against", "by"}:
            return tuple(actors_after(sentence, ahead + 1, 14))
        if sentence.low(ahead) in CLAUSE_MARKS or sentence.low(ahead) in {",", "on", "at"}:
            break
    return _owner(sentence, position)


def attackers_of_verb(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Positions of the attackers of an attack verb: its subject, or the "by" of a passive."""
    if is_passive(sentence, position):
        return _by_phrase(sentence, position + 1)
    found = subjects(sentence, position)
    return (_pointed_at(sentence, position) and subjects(sentence, found[0])) or found


def _pointed_at(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The object that a pronoun points back to: the drivers of "gunmen stopped four drivers and shot them"."""
    found = subjects(sentence, verb) if sentence.low(verb + 1) in {"them", "him", "her"} else ()
    return found if found and subjects(sentence, found[0]) else ()


def is_passive(sentence: Sentence, position: int) -> bool:
    """Whether the verb at `position` stands in the passive: "was hit", "fired by"."""
    by_behind = sentence.low(position + 1) == "by" or is_deed(sentence, position)
    return by_behind or is_passive_at(sentence, position) or is_reduced(sentence, position)


def is_deed(sentence: Sentence, position: int) -> bool:
    """Whether a verb is a noun, with those it hit behind an "of": "the beheading of seven men by …"."""
    return sentence.low(position).endswith("ing") and sentence.low(position + 1) == "of"


def _owner(sentence: Sentence, position: int) -> tuple[int, ...]:
    """An actor right before the noun and its modifiers: "Israeli air raids", "the US-led coalition's strikes"."""
    back = position - 1
    while back >= 0 and position - back <= 8:
        chunk = sentence.chunks[back]
        if chunk.actor is not None:
            return () if is_backer(sentence, back) else _with_partners(sentence, back)
        if chunk.low not in lx.NOUN_MODIFIERS and chunk.quantity is None and chunk.date is None:
            return ()
        back -= 1
    return ()


def _with_partners(sentence: Sentence, position: int) -> tuple[int, ...]:
    """An actor and those joined to it by "and" or a hyphen on its left: "US and British strikes"."""
    found = [position]
    back = position - 1
    while back > 0 and sentence.low(back) in {"and", ",", "-", "&"}:
        if sentence.chunks[back - 1].actor is None or is_only_a_place(sentence.chunks[back - 1]):
            break
        found.append(back - 1)
        back -= 2
    return tuple(reversed(found))


def _by_phrase(sentence: Sentence, start: int) -> tuple[int, ...]:
    """Actors after the "by" that follows, within the clause."""
    for ahead in range(start, min(len(sentence.chunks), start + REACH)):
        low = sentence.low(ahead)
        if low in CLAUSE_MARKS or low in {"that", "which", "who", "but", "after", "before", "when"}:
            return ()
        if low == "by" or (low == "from" and ahead == start):
            quoted = sentence.low(ahead + 1) in {'"', "“", "'", "‘"}
            return tuple(actors_after(sentence, ahead + 1 + quoted, 8))
        if low in lx.SAY_VERBS:
            return ()
    return ()


def _carrier_subject(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Subject of the verb whose object the attack noun is: "X carried out a strike", "the Xs intensified the raids"."""
    for back in range(position - 1, max(-1, position - 9), -1):
        low = sentence.low(back)
        if low in lx.CARRIER_VERBS:
            return () if is_passive(sentence, back) else subjects(sentence, back)
        plain = sentence.chunks[back].plain
        if not plain or low in CLAUSE_MARKS or low in lx.PREPOSITIONS - {"out", "of", "in", "up"}:
            return ()
    return ()


def subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Actors that are the subject of the verb: nearest to its left, not behind a preposition nor in brackets."""
    opened = verb
    relative = next((i for i in (verb - 1, verb - 2) if sentence.low(i) == "who"), None)
    if relative is not None:
        return _antecedent(sentence, relative)
    for back in range(verb - 1, max(-1, verb - REACH), -1):
        low = sentence.low(back)
        if low == ")":
            opened = next((i for i in range(back, max(-1, back - 8), -1) if sentence.low(i) == "("), verb)
        if opened <= back < verb and opened != verb:
            continue
        if sentence.chunks[back].actor is not None:
            if not acts(sentence, back) or not _is_free(sentence, back) or _is_object(sentence, back, verb):
                continue
            return _with_partners(sentence, back)
        if low in CLAUSE_MARKS or low in {"that", "but", "while", "after", "before", "when", "as", "because"}:
            return _pronoun_subject(sentence, back + 1, verb)
        if back < verb - 2 and (low in lx.SAY_VERBS or _may_name_attack(sentence, back)):
            return _pronoun_subject(sentence, back + 1, verb)
    return _pronoun_subject(sentence, 0, verb)


def _is_object(sentence: Sentence, position: int, verb: int) -> bool:
    """Whether the people before "and" had something done to them: those of "rounded up families and killed 21"."""
    if sentence.low(verb - 1) != "and" or position != verb - 2 or CLASSES.get(sentence.low(position)) != "civil":
        return False
    for back in range(position - 1, max(-1, position - 4), -1):
        low = sentence.low(back)
        if low.endswith("ed") and low not in {"armed", "masked", "hooded"}:
            return True
        if low in lx.PREPOSITIONS or low in CLAUSE_MARKS or low == ",":
            return False
    return False


def _antecedent(sentence: Sentence, relative: int) -> tuple[int, ...]:
    """Whom "who" stands for: the nearest actor before it, whatever governs that one."""
    for back in range(relative - 1, max(-1, relative - 9), -1):
        if sentence.chunks[back].actor is not None and acts(sentence, back):
            return _with_partners(sentence, back)
        if sentence.low(back) in CLAUSE_MARKS:
            return ()
    return ()


def _may_name_attack(sentence: Sentence, position: int) -> bool:
    """Whether a verb there may name an attack: "went off", not "went from house to house"."""
    low = sentence.low(position)
    particles = lx.VERB_PARTICLES.get(low)
    return low in lx.ATTACK_VERBS and (particles is None or sentence.low(position + 1) in particles)


def _pronoun_subject(sentence: Sentence, start: int, verb: int) -> tuple[int, ...]:
    """For "it" or "they" before the verb: the actor that the sentence named first."""
    if not any(sentence.low(i) in {"it", "they", "which", "who"} for i in range(start, verb)):
        return ()
    for i in range(start):
        actor = sentence.chunks[i].actor
        if (
            actor is not None
            and actor.form != "person"
            and acts(sentence, i)
            and _is_free(sentence, i)
            and not _owns_next(sentence, i)
        ):
            return (i,)
    return ()


def _is_free(sentence: Sentence, position: int) -> bool:
    """Whether no preposition governs the chunk, other than one that says whose men they are."""
    for back in range(position - 1, max(-1, position - 5), -1):
        low = sentence.low(back)
        if low in lx.CARRYING:
            return False
        if low == "," and back and (sentence.chunks[back - 1].toponym or sentence.chunks[back - 1].date):
            return True  # "In Ecuador, armed men …"
        if low in lx.PREPOSITIONS:
            return low in _BELONGING and _people_before(sentence, back)
        if low not in _HELPERS and sentence.chunks[back].actor is None:
            return not _behind_article(sentence, back)
    return True


def _behind_article(sentence: Sentence, position: int) -> bool:
    """Whether the word is an adjective of a phrase that a preposition governs: "on a busy …"."""
    for back in range(position - 1, max(-1, position - 3), -1):
        if sentence.low(back) in {"a", "an", "the"}:
            return sentence.low(back - 1) in lx.PREPOSITIONS - _BELONGING
        if not sentence.chunks[back].plain or sentence.low(back) in lx.ATTACK_VERBS:
            return False
    return False


def _people_before(sentence: Sentence, position: int) -> bool:
    before = sentence.low(position - 1)
    several = sentence.chunks[max(0, position - 1)].quantity is not None
    return several or before in lx.VICTIMS or before in _MILITARY or before in _GROUPS_OF


def actors_after(sentence: Sentence, start: int, reach: int, *, countries: bool = False) -> Iterator[int]:
    """Positions of actors in the noun phrase that begins at `start`; with `countries`, places too ("warned Russia")."""
    last = behind = start
    for ahead in range(start, min(len(sentence.chunks), start + reach)):
        chunk = sentence.chunks[ahead]
        if ahead < behind:
            last = ahead
            continue
        if chunk.actor is not None:
            behind = _apposition_end(sentence, ahead)
            named = acts(sentence, ahead) or chunk.actor.form == "demonym" or (countries and is_only_a_place(chunk))
            only_owns = _owns_next(sentence, ahead) or _is_named_next(sentence, ahead)
            if named and not is_backer(sentence, ahead) and not only_owns:
                yield ahead
            last = ahead
        elif _ends_phrase(sentence, ahead, last):
            return


def _apposition_end(sentence: Sentence, position: int) -> int:
    """Position behind the words that say who a person is ("X Y, a commander of Z"); the next one where none do."""
    actor = sentence.chunks[position].actor
    set_off = sentence.low(position + 1) == "," and sentence.low(position + 2) in {"a", "an", "the"}
    if actor is None or actor.form != "person" or not set_off:
        return position + 1
    ends = range(position + 3, min(len(sentence.chunks), position + 16))
    return next((i for i in ends if sentence.low(i) in {",", ".", ";"}), position + 1)


def _owns_next(sentence: Sentence, position: int) -> bool:
    """Whether the actor only owns the next one: "Yemen's Houthis"."""
    if sentence.low(position + 1) not in {"'", "’"} or sentence.low(position + 2) != "s":
        return False
    return any(chunk.actor is not None for chunk in sentence.chunks[position + 3 : position + 5])


def _is_named_next(sentence: Sentence, position: int) -> bool:
    """Whether the words only say who the person behind the comma is: "a businessman, X Y"."""
    chunks = sentence.chunks[position : position + 3]
    if len(chunks) < 3 or chunks[1].low != "," or chunks[0].actor is None or chunks[2].actor is None:
        return False
    return chunks[0].actor.form == "people" and chunks[2].actor.form == "person"


def _ends_phrase(sentence: Sentence, position: int, last_actor: int) -> bool:
    low = sentence.low(position)
    if low in {
        "in",
        "on",
        "at",
        "near",
        "by",
        "after",
        "before",
        "that",
        "which",
        "who",
        "where",
        "said",
        "were",
        "was",
        ".",
        "for",
        "including",
        "among",
        "while",
        "whom",
    }:
        return True
    if low in lx.HURT or low in lx.ATTACK_VERBS:
        return True
    if low == ",":
        following = range(position + 1, min(len(sentence.chunks), position + 4))
        named = next((i for i in following if sentence.chunks[i].actor), None)
        return named is None or any(sentence.low(i) in lx.SAY_VERBS for i in range(named + 1, named + 4))
    return low in CLAUSE_MARKS or position - last_actor > 6


def aim_of_noun(sentence: Sentence, position: int) -> int | None:
    """Position of the "on", "against", "at" or "targeting" behind an attack noun, if what follows was aimed at."""
    if any(sentence.low(i) in lx.BLAME_VERBS for i in range(max(0, position - 4), position)):
        return None  # in "blamed the attack on X", X was not attacked
    for ahead in range(position + 1, min(len(sentence.chunks), position + 10)):
        low = sentence.low(ahead)
        if low in lx.BLAME_VERBS:
            return None
        if low in {"on", "against", "targeting", "of", "at"} and not _is_when(sentence, ahead + 1):
            return ahead
        if low in CLAUSE_MARKS or low in {",", "that", "was", "were", "said", "in", "near"}:
            return None
    return None


def targets_of_noun(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Positions of the targets of an attack noun: after "on", "against", "targeting"."""
    aim = aim_of_noun(sentence, position)
    if aim is None:
        return ()
    return tuple(i for i in actors_after(sentence, aim + 1, 12) if _is_target(sentence, i))


def _is_when(sentence: Sentence, position: int) -> bool:
    return position < len(sentence.chunks) and sentence.chunks[position].date is not None


def targets_of_verb(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Positions of the targets of an attack verb: its object, or the subject of a passive."""
    if is_deed(sentence, position):
        return tuple(i for i in actors_after(sentence, position + 2, 8) if _is_target(sentence, i))
    if is_passive(sentence, position):
        return tuple(i for i in _subject_phrase(sentence, position) if _is_target(sentence, i))
    pointed = _pointed_at(sentence, position)
    return pointed or tuple(
        i for i in actors_after(sentence, _object_start(sentence, position), 14) if _is_target(sentence, i)
    )


def _object_start(sentence: Sentence, verb: int) -> int:
    """Where the words for whom it hits begin: behind "opened fire on", "fired at", else behind the verb."""
    if sentence.low(verb + 1) == "and":  # "shot and seriously wounded the president"
        hurt = next((i for i in (verb + 2, verb + 3) if sentence.low(i) in lx.HURT), None)
        if hurt is not None:
            return hurt + 1
    for ahead in range(verb + 1, min(len(sentence.chunks), verb + 6)):
        if sentence.low(ahead) in lx.AIMS and sentence.low(ahead + 1) not in {"them", "whom"}:
            return ahead + 1
        if (
            sentence.low(ahead) in CLAUSE_MARKS
            or sentence.low(ahead) == ","
            or sentence.chunks[ahead].actor is not None
        ):
            break
    return verb + 1


def _subject_phrase(sentence: Sentence, verb: int) -> Iterator[int]:
    for back in range(verb - 1, max(-1, verb - REACH), -1):
        chunk = sentence.chunks[back]
        if chunk.actor is not None:
            if not _only_of_whom(sentence, back):
                yield back
        elif chunk.low in CLAUSE_MARKS or (
            back < verb - 2 and (chunk.low in lx.SAY_VERBS or chunk.low in {"that", "when"})
        ):
            return


def _only_of_whom(sentence: Sentence, position: int) -> bool:
    """Whether the actor only says whose civilian it is: "a leader of the X community"."""
    for back in range(position - 1, max(0, position - 3), -1):
        if sentence.low(back) == "of":
            before = sentence.chunks[back - 1].actor
            return before is not None and before.form == "people" and CLASSES.get(sentence.low(back - 1)) == "civil"
    return False


def _is_target(sentence: Sentence, position: int) -> bool:
    """Whether the actor is who was hit, not where, nor whose nationality: "Iraqi border" is neither."""
    chunk = sentence.chunks[position]
    if chunk.actor is None or is_backer(sentence, position):
        return False
    if (
        chunk.actor.form in {"name", "alias"}
        and sentence.low(position + 2) == "s"
        and not _owns_forces(sentence, position)
    ):
        return False
    if chunk.actor.form != "demonym":
        return not is_only_a_place(chunk)
    following = {sentence.low(position + 1), sentence.low(position + 2)}
    if {sentence.low(position + i) for i in (1, 2, 3)} & {"city", "town", "village", "capital", "province", "region"}:
        return False
    return bool(
        following & (_MILITARY | lx.SITES | {"soldiers", "bases", "convoy", "positions", "interests", "consulate"})
    )


def _owns_forces(sentence: Sentence, position: int) -> bool:
    """Whether the actor owns forces or a site ("X's army"), not a war or a capital."""
    behind = [sentence.low(i) for i in range(position + 3, position + 7)]
    return any(word in _MILITARY or word in lx.SITES or word in lx.VICTIMS for word in behind)


def site_phrase(sentence: Sentence, start: int, reach: int = 12) -> tuple[int, int] | None:
    """First and last position of the noun phrase of what is hit behind `start`: "former government building"."""
    for ahead in range(max(0, start), min(len(sentence.chunks), start + reach)):
        low = sentence.low(ahead)
        if low in lx.SITES and sentence.chunks[ahead].plain:
            head = ahead
            while sentence.low(head + 1) in lx.SITES:
                head += 1
            first = head
            while first > start and _in_phrase(sentence, first - 1):
                first -= 1
                if sentence.low(first) in lx.DETERMINERS:
                    first += 1
                    break
            return first, head
        if low in CLAUSE_MARKS or low in {"which", "where", "after", "said", "that", "to"}:
            return None
    return None


def _in_phrase(sentence: Sentence, position: int) -> bool:
    chunk = sentence.chunks[position]
    stops = lx.PREPOSITIONS | lx.CARRIER_VERBS | {"and", ",", ".", "that", "'", "’", "s"} | set(lx.ATTACK_VERBS)
    return chunk.low not in stops and chunk.date is None
