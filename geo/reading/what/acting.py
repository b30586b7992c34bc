"""Who can act in a sentence: subjects of verbs, those who only back or own another.

Each function walks a few chunks and stops at a clause's edge, so a sentence is read in linear time. Positions are
indexes into ``Sentence.chunks``.
"""

from __future__ import annotations

from geo.reading.names.crowd_words import CLASSES, COLLECTIVES, PLURALS
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Chunk, Sentence
from geo.reading.what.harm import is_passive_at, object_follows

REACH = 26
"""How many chunks away from a trigger an actor may stand."""
CLAUSE_MARKS = frozenset(';:"“”()')
_HELPERS = frozenset(
    "was were been being is are has have had also then later again reportedly allegedly the a an its their and , or "
    "- ' ’ s led allied linked affiliated aligned in on early late carried out have".split()
)
_BACKERS = frozenset(
    "backed supported sponsored funded trained armed based held occupied made run owned operated speaking controlled "
    "built administered flagged registered majority born ruled governed brokered linked affiliated inspired".split()
)
_TIED_BEHIND = frozenset({"aligned", "allied", "leaning", "friendly", "sympathising", "sympathizing"})
_SIDES = frozenset({"anti", "pro", "non", "ex"})
_TIED = frozenset({"affiliated", "linked", "allied", "aligned", "loyal", "close", "tied", "backed", "supported", "led"})
# A preposition before an actor takes it out of the subject, unless it says whose men they are.
_APPOSITION_REACH = 16
"""Chunks between two commas that may say more of a group."""
_BELONGING = frozenset({"of", "from"})
_GROUPS_OF = frozenset(
    "units elements branch wing members pair group groups band team number crowd mob column remnants contingent "
    "detachment squad".split()
)
_TAKEN_FOR = frozenset({("belonging", "to"), ("belong", "to"), ("be", "from")})
"""Words before a group that say whose men they are: "gunmen believed to belong to X"."""
_CLAUSE_OPENERS = frozenset({"that", "but", "while", "after", "before", "when", "as", "because"})
_CLOSING = {")": "(", "”": "“", '"': '"'}
_TIMES_OF_DAY = frozenset("dark dawn daybreak dusk midday midnight nightfall noon sundown sunrise sunset".split())
_POSING = frozenset({"dressed", "disguised", "posing", "clad", "masquerading"})
"""Participles before "as": who is dressed as somebody is not that one."""
_FORCE_KINDS = frozenset(
    "riot border traffic presidential special elite paramilitary federal provincial auxiliary".split()
)
"""Words before forces that say of what kind they are."""
_ACTING_FORMS = frozenset({"name", "alias", "government", "force", "group", "person", "people"})
FORCE_WORDS = frozenset(
    "military army forces force troops warplanes jets aircraft planes drones drone soldiers air navy fighter "
    "airforce helicopters artillery security government regime militants fighters authorities police marines special "
    "commandos officials administration missile missiles rocket rockets gunmen rebels tank tanks gunfire shellfire "
    "sniper snipers".split()
)


def is_backer(sentence: Sentence, position: int) -> bool:
    """Whether the actor only backs another one: "Iran-backed", "anti-Taliban", "groups affiliated with Iran"."""
    if sentence.low(position - 1) in {"-", "‑"} and sentence.low(position - 2) in _SIDES:
        return True
    back = position - 1
    while back > 0 and (sentence.low(back) in {"the", "'", "’", "s"} or sentence.chunks[back].actor is not None):
        back -= 1
    if sentence.low(back) in {"with", "to", "by"} and sentence.low(back - 1) in _TIED:
        return True
    return sentence.low(position + 1) in {"-", "‑", "–"} and sentence.low(position + 2) in _BACKERS | _TIED_BEHIND


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
    if following in FORCE_WORDS or following in lx.ATTACK_NOUNS or following in lx.NOUN_MODIFIERS:
        return True
    if following in _RULERS or (following in _PORTFOLIOS and sentence.low(position + 2) in {"minister", "secretary"}):
        return True  # "the French president warned"
    return any(sentence.low(i) in lx.WEAPONS for i in (position + 1, position + 2)) or _owns_weapon(sentence, position)


_RULERS = frozenset({"president", "premier", "chancellor", "king", "presidency", "ministry"})
_PORTFOLIOS = frozenset({"prime", "foreign", "defence", "defense", "interior"})


def _owns_weapon(sentence: Sentence, position: int) -> bool:
    """Whether a weapon with its mark stands behind a nationality: "Russian S-300 missiles"."""
    for ahead in range(position + 1, position + 7):
        if sentence.low(ahead) in lx.WEAPONS:
            return True
        chunk = sentence.chunks[ahead] if ahead < len(sentence.chunks) else None
        if chunk is None or not (chunk.text[:1].isupper() or chunk.low in {"-", "‑"} or chunk.text[:1].isdecimal()):
            return False
    return False


def with_partners(sentence: Sentence, position: int) -> tuple[int, ...]:
    """An actor and those joined to it by "and" or a hyphen on its left: "US and British strikes"."""
    found = [position]
    back = position - 1
    while back > 0 and sentence.low(back) in {"and", ",", "-", "&"}:
        if sentence.chunks[back - 1].actor is None or is_only_a_place(sentence.chunks[back - 1]):
            break
        found.append(back - 1)
        back -= 2
    if len(found) == 1 and back > 1 and sentence.low(back - 1) == "and" and sentence.chunks[back].text.islower():
        other = sentence.chunks[back - 2].actor  # "police and presidential guards"
        if sentence.chunks[back].plain and other is not None and other.form in {"people", "force"}:
            found.append(back - 2)
    return tuple(reversed(found))


def subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Actors that are the subject of the verb: nearest to its left, not behind a preposition nor in brackets."""
    if sentence.low(verb - 1) in {",", "they"} and (told := _told_before(sentence, verb - 1)):
        return told
    if _is_fresh(sentence, verb - 2) and acts(sentence, verb - 1):
        return (verb - 1,)
    relative = next((i for i in (verb - 1, verb - 2) if sentence.low(i) == "who"), None)
    return _nearest_subject(sentence, verb) if relative is None else _antecedent(sentence, relative)


def _nearest_subject(sentence: Sentence, verb: int) -> tuple[int, ...]:
    opened = verb
    for back in range(_before_relative(sentence, verb) - 1, max(-1, verb - REACH), -1):
        low = sentence.low(back)
        if low in _CLOSING and opened > back:
            opened = next((i for i in range(back - 1, max(-1, back - 8), -1) if sentence.low(i) == _CLOSING[low]), verb)
        if opened <= back < verb and opened != verb:
            continue
        if sentence.chunks[back].actor is not None:
            posed = sentence.low(back - 1) == "as" and sentence.low(back - 2) in _POSING
            if posed or not acts(sentence, back) or not _is_free(sentence, back) or _is_object(sentence, back, verb):
                continue
            return with_partners(sentence, back)
        if low == "but" and back == verb - 1:
            continue  # "freed two hostages but beheaded a third"
        if low in CLAUSE_MARKS or (low in _CLAUSE_OPENERS and not _opens_no_clause(sentence, back)):
            return _pronoun_subject(sentence, back + 1, verb)
        if back < verb - 2 and (_says(sentence, back) or _may_name_attack(sentence, back)):
            return _pronoun_subject(sentence, back + 1, verb)
    return _pronoun_subject(sentence, 0, verb)


def _is_fresh(sentence: Sentence, article: int) -> bool:
    """Whether an article there begins a clause: "as bystanders tended to the victims, a man set off …"."""
    return article > 1 and sentence.low(article) in {"a", "an"} and sentence.low(article - 1) in {",", ";"}


def _is_of_site(sentence: Sentence, position: int) -> bool:
    """Whether the words only say whose a site is: "an X army post"."""
    at = position + 1
    while sentence.low(at) in FORCE_WORDS and at < position + 3:
        at += 1
    return sentence.low(at) in _POSTS


_POSTS = frozenset(
    "airport barracks base bases camp camps checkpoint checkpoints compound garrison headquarters outpost outposts "
    "position positions post posts station stations".split()
)


def _before_relative(sentence: Sentence, verb: int) -> int:
    """Position of the comma before ", which targets X," where such words stand before the verb; else the verb's."""
    if sentence.low(verb - 1) != ",":
        return verb
    for back in range(verb - 2, max(0, verb - _APPOSITION_REACH), -1):
        if sentence.low(back) == "which":
            return back - 1 if sentence.low(back - 1) == "," else verb
        if sentence.low(back) in CLAUSE_MARKS:
            return verb
    return verb


def _told_before(sentence: Sentence, position: int) -> tuple[int, ...]:
    """Whom "they" stands for there, or words that a comma there ends only say more of."""
    if sentence.low(position) == ",":
        return _before_apposition(sentence, position)
    return _pronoun_subject(sentence, position, position + 1)


def _before_apposition(sentence: Sentence, comma: int) -> tuple[int, ...]:
    """The group that words between commas only say more of: the X of "X, a Taliban splinter group, claimed"."""
    bracket = False
    for back in range(comma - 1, max(0, comma - _APPOSITION_REACH), -1):
        bracket = sentence.low(back) == ")" or (bracket and sentence.low(back + 1) != "(")
        if bracket:
            continue
        if sentence.low(back) == ",":
            actor = sentence.chunks[back - 1].actor
            named = actor is not None and actor.form in {"name", "alias", "group"} and acts(sentence, back - 1)
            named = named and _is_free(sentence, back - 1)
            owned = sentence.low(back + 2) in {"'", "’"}  # "X, Colombia's second-largest rebel group, swept"
            return (back - 1,) if named and (owned or sentence.low(back + 1) in {"a", "an", "the", "which"}) else ()
        if sentence.low(back) in CLAUSE_MARKS or sentence.low(back) in lx.SAY_VERBS:
            return ()
    return ()


def _is_object(sentence: Sentence, position: int, verb: int) -> bool:
    """Whether the people before "and" had something done to them: those of "rounded up families and killed 21", or
    only own a site, or only say who somebody is: "came to the house of X Y, a trader, and fired"."""
    if _is_of_site(sentence, position) or _says_who(sentence, position):
        return True
    if sentence.low(verb - 1) not in {"and", "but"}:
        return False
    if CLASSES.get(sentence.low(position)) != "civil":
        return _is_direct_object(sentence, position)
    for back in range(position - 1, max(-1, position - 7), -1):
        low = sentence.low(back)
        if low in {"of", "death"} or (low == "to" and sentence.low(back + 1) == "death"):
            continue  # "chopped off the hands of three civilians and …", "clubbed to death two men and …"
        if low in lx.ATTACK_VERBS or (low.endswith("ed") and low not in {"armed", "masked", "hooded"}):
            return True
        if low in lx.PREPOSITIONS or low in CLAUSE_MARKS or low in _CLAUSE_OPENERS or low == ",":
            return False
    return False


def _says_who(sentence: Sentence, position: int) -> bool:
    """Whether the words between commas only say who the person before them is."""
    opening = next((i for i in range(position - 1, max(0, position - 5), -1) if sentence.low(i) == ","), 0)
    actor = sentence.chunks[opening - 1].actor if opening else None
    person = actor is not None and actor.form == "person" and sentence.low(opening - 2) == "of"
    return person and sentence.low(opening + 1) in {"a", "an", "the"}


def _is_direct_object(sentence: Sentence, position: int) -> bool:
    """Whether a verb of attack or harm stands right before the words for those it hits: "kidnapped two X soldiers"."""
    for back in range(position - 1, max(-1, position - 5), -1):
        low = sentence.low(back)
        if low in lx.ATTACK_VERBS or low in lx.HURT:
            return object_follows(sentence, back + 1) and not is_passive_at(sentence, back)
        counts = sentence.chunks[back].quantity is not None or low in {"a", "an", "the", "several", "some"}
        if not (counts or sentence.chunks[back].actor is not None or low in lx.NOUN_MODIFIERS):
            return False
    return False


def _opens_no_clause(sentence: Sentence, position: int) -> bool:
    """Whether a time or those whom somebody poses as stand behind the word: "before dawn", "dressed as policemen"."""
    low, behind = sentence.low(position), sentence.low(position + 1)
    if low == "as":
        return sentence.low(position - 1) in _POSING
    return low in {"after", "before"} and behind in _TIMES_OF_DAY


def _antecedent(sentence: Sentence, relative: int) -> tuple[int, ...]:
    """Whom "who" stands for: the nearest actor before it, whatever governs that one."""
    for back in range(relative - 1, max(-1, relative - 9), -1):
        if sentence.chunks[back].actor is not None and acts(sentence, back):
            return with_partners(sentence, back)
        if sentence.low(back) in CLAUSE_MARKS:
            return ()
    return ()


def _says(sentence: Sentence, position: int) -> bool:
    """Whether somebody says something there: no "accused" of "two men accused of theft"."""
    low = sentence.low(position)
    return low in lx.SAY_VERBS and not (low == "accused" and sentence.low(position + 1) == "of")


def _may_name_attack(sentence: Sentence, position: int) -> bool:
    """Whether a verb there may name an attack: "went off", not "went from house to house"."""
    low = sentence.low(position)
    particles = lx.VERB_PARTICLES.get(low)
    return low in lx.ATTACK_VERBS and (particles is None or sentence.low(position + 1) in particles)


def _pronoun_subject(sentence: Sentence, start: int, verb: int) -> tuple[int, ...]:
    """For "it" or "they" before the verb: the actor that the sentence named first."""
    told = {sentence.low(i) for i in range(start, verb)} & {"it", "they", "which", "who"}
    if not told:
        return ()
    for i in range(start):
        actor = sentence.chunks[i].actor
        if told == {"it"} and sentence.low(i) in PLURALS and sentence.low(i) not in COLLECTIVES:
            continue  # "a motorist said it hit a jeep"
        if (
            actor is not None
            and actor.form != "person"
            and acts(sentence, i)
            and _is_free(sentence, i)
            and not owns_next(sentence, i)
        ):
            return (i,)
    return ()


def _is_free(sentence: Sentence, position: int) -> bool:
    """Whether no preposition governs the chunk, other than one that says whose men they are."""
    for back in range(position - 1, max(-1, position - 8), -1):
        low = sentence.low(back)
        if low in lx.CARRYING:
            return False
        if low == "," and back and (sentence.chunks[back - 1].toponym or sentence.chunks[back - 1].date):
            return True  # "In Ecuador, armed men …"
        if (sentence.low(back - 1), low) in _TAKEN_FOR:
            return True
        if low in lx.PREPOSITIONS:
            return low in _BELONGING and _people_before(sentence, back) and not _governed(sentence, back - 1)
        if "-" in (sentence.low(back - 1), sentence.low(back + 1)) or sentence.chunks[back].quantity is not None:
            continue  # "carrying 48 off-duty recruits"
        if low in _FORCE_KINDS:
            continue  # "a convoy of Russian riot police"
        if low not in _HELPERS and sentence.chunks[back].actor is None:
            aimed = sentence.low(back - 1) == "to" and low != "be"  # "fought to topple X"
            return not aimed and not _behind_article(sentence, back)
    return True


def _governed(sentence: Sentence, position: int) -> bool:
    """Whether a preposition stands before a word like "group": "into a group of soldiers"."""
    before = position - 1 - (sentence.low(position - 1) in {"a", "an", "the"})
    return sentence.low(before) in {"against", "among", "at", "into", "on"}


def _behind_article(sentence: Sentence, position: int) -> bool:
    """Whether the word is an adjective of a phrase that a preposition governs: "on a busy …", "home of a poor …"."""
    for back in range(position - 1, max(-1, position - 3), -1):
        if sentence.low(back) in {"a", "an", "the"}:
            governed = sentence.low(back - 1) in lx.PREPOSITIONS
            return governed and not (sentence.low(back - 1) in _BELONGING and _people_before(sentence, back - 1))
        if not sentence.chunks[back].plain or sentence.low(back) in lx.ATTACK_VERBS:
            return False
    return False


def _people_before(sentence: Sentence, position: int) -> bool:
    before = sentence.low(position - 1)
    several = sentence.chunks[max(0, position - 1)].quantity is not None
    return several or before in lx.VICTIMS or before in FORCE_WORDS or before in _GROUPS_OF


def owns_next(sentence: Sentence, position: int) -> bool:
    """Whether the actor only owns the next one: "Yemen's Houthis"."""
    if sentence.low(position + 1) not in {"'", "’"}:
        return False
    plural = sentence.low(position).endswith("s")  # "workers' families"
    if sentence.low(position + 2) != "s" and not plural:
        return False
    behind = position + 2 + (sentence.low(position + 2) == "s")
    return any(chunk.actor is not None for chunk in sentence.chunks[behind : behind + 2])
