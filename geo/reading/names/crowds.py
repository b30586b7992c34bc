"""People whom a text names by what they are, as actors: "suspected gunmen", "a police officer", "Chinese nationals".

Works on sentences that are cut into chunks already. A crowd becomes one chunk whose ``low`` is its head word, so that
every rule that reads plain words reads it still. Ids are stable: the head's plural with the words that tell its kind
("people:islamist-militants"); later bare mentions of the head are the same people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo.codes import ActorKind
from geo.model import Actor, Span
from geo.reading.names import crowd_words as cw
from geo.reading.names import trade_forms as forms
from geo.reading.names.crowd_forms import class_of, counts, is_modifier, kinds_before, may_be_verb
from geo.reading.names.crowd_ids import PREFIX, crowd_class, is_crowd
from geo.reading.names.toponym_words import common_words
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import ActorMention, Chunk, Sentence
from geo.reading.what.counted_words import BEHIND_NUMBER

_BELONGING = frozenset({"of", "from", "belonging", "with"})
_TAKEN_FOR = frozenset("believed thought said presumed understood reported".split())
_TAKEN_FOR_BEING = frozenset("be belong belonging of from members fighters".split())
"""Words of "gunmen believed to be members of X" and "believed to belong to X"."""
_LEADING_TO = frozenset("the to with a an group militant called armed".split())
_HEADS = frozenset(cw.PLURALS) | frozenset(cw.WEAK_HEADS) | {"coalition"}
_DOES = frozenset(lx.ATTACK_VERBS) | frozenset(lx.HURT) | frozenset(lx.SPLIT_PHRASES) | {"was", "who", "opened", "from"}
"""Words behind "a Palestinian" that make it a person."""
_OF_A_GROUP = frozenset("rebels fighters militants insurgents guerrillas guerillas jihadists militiamen".split())
_SHORT = frozenset({"group", "coalition"})
_RULING = frozenset("ruling government governing opposition political centrist rightist leftist".split())
_BEFORE_VERBS = frozenset("also later often regularly has had have".split())
_GROUP_DOES = frozenset(lx.ATTACK_VERBS) | frozenset(lx.HURT) | lx.SAY_VERBS | lx.CARRIER_VERBS | {"which", "took"}
_TIES = frozenset("ties tied links linked allied affiliated affiliate aligned loyal allegiance pledged rival".split())
_TIES_REACH = 4
_SLUG = re.compile(r"[^\w]+")


@dataclass(slots=True)
class _Found:
    """The people found in one article: their actors by id, and the last id of every bare head."""

    kinds: Mapping[str, ActorKind]
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: dict[str, list[Span]] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    force_of: str | None = None
    """The only state whose forces the text has named so far; empty where there are several."""
    group: str | None = None
    """The only armed group that the text has named so far; empty where there are several."""
    coalition: str | None = None
    """The coalition of states that the text has named last."""
    recent: str | None = None
    """The armed group that the sentences before have named last."""


def with_crowds(
    sentences: Sequence[Sentence], actors: Iterable[Actor]
) -> tuple[tuple[Sentence, ...], tuple[Actor, ...]]:
    """The sentences with people as actor chunks, and the actors with those people and their mentions.

    Linear in the chunks.
    """
    known = tuple(actors)
    found = _Found({actor.id: actor.kind for actor in known})
    read = tuple(_read(sentence, found) for sentence in sentences)
    mended = tuple(
        replace(actor, mentions=tuple(sorted({*actor.mentions, *found.mentions[actor.id]})))
        if actor.id in found.mentions
        else actor
        for actor in known
    )
    new = tuple(replace(actor, mentions=tuple(found.mentions[id_])) for id_, actor in found.actors.items())
    return read, mended + new


def _read(sentence: Sentence, found: _Found) -> Sentence:
    chunks = sentence.chunks
    formed = _formed(sentence)
    if not formed and sentence.lows.isdisjoint(_HEADS) and not _hurts_one(chunks):
        _note_forces(chunks, found)
        found.recent = _named_last(chunks, len(chunks), found) or found.recent
        return sentence
    kept: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        if chunk.low in _SHORT and (named := _the_group(chunks, at, found)):
            found.mentions.setdefault(named, []).append(chunk.span)
            kept.append(_chunk(ActorMention(chunk.span, named, "group"), chunk.low, sentence.text))
            continue
        if at in formed and (not kept or kept[-1].actor is None):
            taken = kinds_before(kept, chunk.low)
            words = [kind.low for kind in kept[len(kept) - taken :]] if taken else []
            people = _people(kept[-taken] if taken else chunk, chunk, words, found, sentence.text, country=None)
            del kept[len(kept) - taken :]
            kept.append(people)
            continue
        if chunk.actor is None and chunk.low not in _HEADS:
            kept.append(chunk)
            continue
        merged = (
            _crowd(chunks, at, kept, found, sentence.text)
            if chunk.plain
            else _nationals(chunks, at, found, sentence.text)
        )
        if merged is None:
            kept.append(chunk)
            _note_forces((chunk,), found)
        else:
            taken, people = merged
            del kept[len(kept) - taken :]
            kept.append(people)
    read = tuple(kept)
    found.recent = _named_last(read, len(read), found) or found.recent
    return sentence if read == chunks else replace(sentence, chunks=read)


def _the_group(chunks: Sequence[Chunk], at: int, found: _Found) -> str | None:
    """The id of the armed group that "the group" is short for, where it does or says something; that of "the coalition"
    where one was named; else None."""
    if chunks[at].low == "coalition":
        ruling = not at or chunks[at - 1].low in _RULING or not chunks[at].plain
        return None if ruling else found.coalition
    if not at or not chunks[at].plain or chunks[at - 1].low != "the" or at + 1 >= len(chunks):
        return None
    does = at + 2 if chunks[at + 1].low in _BEFORE_VERBS and at + 2 < len(chunks) else at + 1
    return (_named_last(chunks, at, found) or found.recent) if chunks[does].low in _GROUP_DOES else None


def _named_last(chunks: Sequence[Chunk], end: int, found: _Found) -> str | None:
    """The id of the last armed group that is named before `end`, no friend of another one: "has ties to X"."""
    for at in range(end - 1, -1, -1):
        actor = chunks[at].actor
        if actor is None or actor.form == "people" or found.kinds.get(actor.actor_id) != "armed_group":
            continue
        before = {chunk.low for chunk in chunks[max(0, at - _TIES_REACH) : at]}
        if before.isdisjoint(_TIES):
            return actor.actor_id
    return None


def _formed(sentence: Sentence) -> frozenset[int]:
    """Positions of words that no table knows and that are people by their form."""
    chunks = sentence.chunks
    return frozenset(
        at
        for at in forms.candidates(sentence)
        if not is_modifier(chunks, at)
        and (counts(chunks, at, chunks[:at], 0) or forms.form_of(chunks[at].low) != "compound")
    )


def _note_forces(chunks: Iterable[Chunk], found: _Found) -> None:
    for chunk in chunks:
        if chunk.actor is not None and found.kinds.get(chunk.actor.actor_id) == "armed_group":
            found.group = chunk.actor.actor_id if found.group in {None, chunk.actor.actor_id} else ""
        if chunk.actor is not None and chunk.actor.actor_id.endswith("-coalition"):
            found.coalition = chunk.actor.actor_id
        if chunk.actor is not None and chunk.actor.form == "force":
            found.last.setdefault(chunk.low.rsplit(" ", 1)[-1], chunk.actor.actor_id)
            if found.force_of in {None, chunk.actor.actor_id}:
                found.force_of = chunk.actor.actor_id
            else:
                found.force_of = ""


def _nationals(chunks: Sequence[Chunk], at: int, found: _Found, text: str) -> tuple[int, Chunk] | None:
    """Nationals that are counted: "two Palestinians", "a Briton". They are people, not their state."""
    chunk = chunks[at]
    if chunk.actor is None or chunk.actor.form != "demonym" or at == 0:
        return None
    before = chunks[at - 1]
    counted = before.quantity is not None or before.low in {"other", "more", "least", "ethnic"}
    alone = before.low in {"a", "an", "old"} and at + 1 < len(chunks)
    told = alone and at + 2 < len(chunks) and (chunks[at + 1].low, chunks[at + 2].low) == (",", "who")
    hurt = _is_hurt(chunks, at)
    counted = counted or told or hurt or (alone and chunks[at + 1].low in _DOES)
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    noun = following is not None and not (told or hurt or may_be_verb(following) or following.date or following.toponym)
    if not counted or noun or not chunk.low.endswith(("s", "ese", "i", "ish", "an")):
        return None
    country = chunk.actor.actor_id.removeprefix("state:")
    return 0, _people(chunk, chunk, [], found, text, country=country)


def _hurts_one(chunks: Sequence[Chunk]) -> bool:
    return any(
        chunk.actor is not None and chunk.actor.form == "demonym" and _is_hurt(chunks, at)
        for at, chunk in enumerate(chunks)
    )


def _is_hurt(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a nationality stands for one person to whom harm was done: "killed a Palestinian near X"."""
    article = at - _AGED if chunks[at - 1].low == "old" else at - 1
    if article < 1 or chunks[article].low not in {"a", "an"}:
        return False
    ends = at + 1 == len(chunks) or chunks[at + 1].low in BEHIND_NUMBER
    return ends and (chunks[article - 1].low in lx.HURT or chunks[article - 1].low in {"dead", "shot"})


_AGED = 6
"""Chunks from the "a" of "a 16-year-old Palestinian" to its nationality."""


def _crowd(
    chunks: Sequence[Chunk], at: int, kept: Sequence[Chunk], found: _Found, text: str
) -> tuple[int, Chunk] | None:
    """How many chunks before `at` are part of the people's name, and the chunk that holds them all."""
    head = chunks[at].low
    if head not in cw.PLURALS and head not in cw.WEAK_HEADS:
        return None
    if is_modifier(chunks, at):
        return None
    owner = kept[-1] if kept and kept[-1].actor is not None else None
    if owner is not None and owner.actor is not None and owner.actor.form not in {"people", "person"}:
        return _sided(kept, chunks[at], found, text) or _owned(owner, chunks[at], found, text)
    taken = kinds_before(kept, head)
    words = [chunk.low for chunk in kept[len(kept) - taken :]] if taken else []
    named = kept[-1 - taken] if taken and len(kept) > taken else None
    if named is not None and named.actor is not None and named.actor.form not in {"people", "person", "demonym"}:
        return _of_organisation(named, kept[len(kept) - taken - 1 :], chunks[at], found, text)
    code = class_of(head, words)
    if code is None or (code == "armed" and _named_behind(chunks, at, found)) or not counts(chunks, at, kept, taken):
        return None
    country = _country_before(kept, taken)
    if country is not None:
        return _owned_with_kinds(country, kept[len(kept) - taken - 1 :], chunks[at], found, text)
    taken += _other_kind(kept, taken)
    words = [chunk.low for chunk in kept[len(kept) - taken :]] if taken else []
    if taken and _is_for_a_side(kept, taken):
        words, taken = [kept[-2 - taken].low, *words], taken + 2
    first = kept[len(kept) - taken] if taken else chunks[at]
    if _is_short_form(kept, taken, words, head) and found.force_of:
        mention = ActorMention(Span(first.span.start, chunks[at].span.end), found.force_of, "force")
        return taken, _chunk(mention, head, text)
    if found.group and not words and _is_bare(kept, head):
        found.mentions.setdefault(found.group, []).append(chunks[at].span)
        return 0, _chunk(ActorMention(chunks[at].span, found.group, "group"), head, text)
    return taken, _people(first, chunks[at], words, found, text, country=None)


def _sided(kept: Sequence[Chunk], head: Chunk, found: _Found, text: str) -> tuple[int, Chunk] | None:
    """People who are only for or against a state: "pro-Indonesian militiamen" are not Indonesia's."""
    if len(kept) < 3 or kept[-2].low not in {"-", "‑"} or kept[-3].low not in {"pro", "anti"}:
        return None
    return 3, _people(kept[-3], head, [kept[-3].low, kept[-1].low], found, text, country=None)


def _other_kind(kept: Sequence[Chunk], taken: int) -> int:
    """How many chunks before the kind of people join another kind to it: "Turkana and Pokot herders"."""
    if not taken or len(kept) < taken + 2 or kept[-1 - taken].low != "and":
        return 0
    other, kind = kept[-2 - taken], kept[-taken]
    alike = other.plain and other.actor is None and other.text.isalpha() and other.text[:1].isupper()
    return 2 if alike and kind.text[:1].isupper() and other.low not in common_words() else 0


def _is_for_a_side(kept: Sequence[Chunk], taken: int) -> bool:
    """Whether "pro-" or the like stands before people of their own: "pro-government gunmen", "non-state groups"."""
    return len(kept) > taken + 1 and kept[-1 - taken].low in {"-", "‑"} and kept[-2 - taken].low in _PREFIXES


_PREFIXES = frozenset({"pro", "anti", "non"})


def _of_organisation(
    owner: Chunk, words: Sequence[Chunk], head: Chunk, found: _Found, text: str
) -> tuple[int, Chunk] | None:
    """People of an organisation, with words between that say of what kind: "United Nations human rights monitors"."""
    mention = owner.actor
    if mention is None or mention.form not in {"name", "alias"}:
        return None
    kind = found.kinds.get(mention.actor_id)
    if kind == "state" and class_of(head.low, [word.low for word in words[1:]]) == "force":
        return len(words), _forces(owner, head, mention.actor_id, found, text)  # "Myanmar security forces"
    if kind != "organisation":
        return None
    return len(words), _people(owner, head, [word.low for word in words], found, text, country=None)


def _named_behind(chunks: Sequence[Chunk], at: int, found: _Found) -> bool:
    """Whether the group is named behind: "rebels of the X", "fighters from X". Then X acts."""
    if at + 1 >= len(chunks) or chunks[at + 1].low not in _BELONGING | _TAKEN_FOR:
        return False
    taken_for = chunks[at + 1].low in _TAKEN_FOR
    for chunk in chunks[at + 2 : at + (9 if taken_for else 6)]:
        if chunk.actor is not None:
            return found.kinds.get(chunk.actor.actor_id) == "armed_group"
        led = chunk.low in _LEADING_TO or (taken_for and chunk.low in _TAKEN_FOR_BEING)
        if not led:
            return False
    return False


def _owned(owner: Chunk, head: Chunk, found: _Found, text: str) -> tuple[int, Chunk] | None:
    """People behind the name of whom they belong to: "Boko Haram fighters" are the group, "Iraqi policemen" the state,
    "Chinese workers" people of their own."""
    mention = owner.actor
    if mention is None or head.low in cw.WEAK_HEADS or head.low in cw.OFFICIALS:
        return None
    if mention.form == "force" and cw.CLASSES.get(head.low) == "force":
        return 1, _forces(owner, head, mention.actor_id, found, text)
    if found.kinds.get(mention.actor_id) == "organisation" and mention.form in {"name", "alias"}:
        return 1, _people(owner, head, [owner.low], found, text, country=None)
    if found.kinds.get(mention.actor_id) != "state" or mention.form in {"government", "force", "metonym"}:
        return None
    if cw.CLASSES.get(head.low) == "force":
        return 1, _forces(owner, head, mention.actor_id, found, text)
    return 1, _people(owner, head, [owner.low], found, text, country=mention.actor_id.removeprefix("state:"))


def _forces(first: Chunk, head: Chunk, state: str, found: _Found, text: str) -> Chunk:
    """The forces of a state: "Iraqi policemen", "a Kenyan police officer"."""
    span = Span(first.span.start, head.span.end)
    found.mentions.setdefault(state, []).append(span)
    return _chunk(ActorMention(span, state, "force"), head.low, text)


def _country_before(kept: Sequence[Chunk], taken: int) -> Chunk | None:
    """The nationality word before the words of kind: "Chinese aid workers"."""
    before = kept[-1 - taken] if taken and len(kept) > taken else None
    return before if before is not None and before.actor is not None and before.actor.form == "demonym" else None


def _owned_with_kinds(
    country: Chunk, words: Sequence[Chunk], head: Chunk, found: _Found, text: str
) -> tuple[int, Chunk]:
    state = country.actor.actor_id if country.actor else ""
    if class_of(head.low, [word.low for word in words]) == "force":
        return len(words), _forces(country, head, state, found, text)
    lows = [word.low for word in words]
    return len(words), _people(country, head, lows, found, text, country=state.removeprefix("state:"))


def _is_bare(kept: Sequence[Chunk], head: str) -> bool:
    """Whether fighters without any other word are those of the group that the text names: "the rebels", "fighters"."""
    if head not in _OF_A_GROUP:
        return False
    return (
        not kept
        or kept[-1].date is not None
        or kept[-1].low in {"the", ",", ".", "said", "that", "when", "after", "and", "by", "where"}
    )


def _is_short_form(kept: Sequence[Chunk], taken: int, words: Sequence[str], head: str) -> bool:
    """For "the army", "the military", "the air force": short for the only forces that the text has named."""
    if " ".join([*words, head]) not in {"army", "military", "navy", "air force"}:
        return False
    return len(kept) > taken and kept[-1 - taken].low == "the"


def _people(first: Chunk, head: Chunk, words: Sequence[str], found: _Found, text: str, *, country: str | None) -> Chunk:
    plural = cw.PLURALS.get(head.low) or (head.low if head.low in lx.VICTIMS else forms.plural_of(head.low))
    slug = _SLUG.sub("-", " ".join([*words, plural])).strip("-")
    actor_id = PREFIX + slug
    if not words and plural in found.last:
        actor_id = found.last[plural]
    if not is_crowd(actor_id):
        return _forces(first, head, actor_id, found, text)
    found.last.setdefault(plural, actor_id)
    span = Span(first.span.start, head.span.end)
    if actor_id not in found.actors:
        kind: ActorKind = "armed_group" if crowd_class(actor_id) == "armed" else "people"
        found.actors[actor_id] = Actor(actor_id, _name(span.of(text)), kind, country=country, known=False)
    found.mentions.setdefault(actor_id, []).append(span)
    return _chunk(ActorMention(span, actor_id, "people"), head.low, text)


def _name(words: str) -> str:
    """The words as a name: a capital that only begins the sentence is none."""
    first, _, rest = " ".join(words.split()).partition(" ")
    small = first.lower()
    if (small in cw.PLURALS or small in cw.KINDS) and small not in _PROPER | cw.PEOPLES:
        first = small
    return f"{first} {rest}".strip()


_PROPER = frozenset(
    "shiite shia sunni christian muslim hindu buddhist jewish alawite druze yazidi coptic catholic sikh maoist marxist "
    "islamist palestinian kurdish arab tuareg fulani hausa somali pashtun baloch uighur rohingya hazara amhara "
    "tigrayan oromo civil shi'ite shi’ite shi'a shi’a".split()
)


def _chunk(mention: ActorMention, low: str, text: str) -> Chunk:
    return Chunk(mention.span, low, mention.span.of(text), actor=mention)
