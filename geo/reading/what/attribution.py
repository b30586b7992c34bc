"""Who says it: the source of each sentence, when they said it, and which chunks their words cover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.reading.what import lexicon as lx
from geo.reading.what.acting import is_backer
from geo.reading.what.chunks import Chunk, Sentence

SOURCE_REACH = 18
MAX_SOURCE_CHARS = 90
_INVERTED_REACH = 14
_FINITE = lx.PASSIVE_MARKS | lx.HURT.keys() | lx.ATTACK_VERBS.keys() | {"had", "has", "have", "that", "who", "would"}
_SINGULAR = frozenset({"he", "she", "it"})
_PLURAL = frozenset({"they"})
_PRONOUNS = _SINGULAR | _PLURAL
_NAMES_FOR = frozenset({"name", "alias", "government", "force", "group", "person"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a sentence. ``name`` is None for the article's own voice.

    ``verb`` is the position of the verb of speech (None where a quotation goes on), ``said_on`` the day that is
    named with it.
    """

    name: str | None = None
    actor_id: str | None = None
    form: str | None = None
    verb: int | None = None
    said_on: dt.date | None = None


OWN_VOICE = Voice()


def voices(sentences: Sequence[Sentence], names: dict[str, str]) -> tuple[Voice, ...]:
    """The voice of each sentence. `names` gives the name of an actor id.

    Pronouns stand for the last speaker of their number; a quotation that goes on keeps its speaker.
    """
    found: list[Voice] = []
    last, last_plural = OWN_VOICE, OWN_VOICE
    for sentence in sentences:
        voice = _spoken(sentence, names) or _pronoun(sentence, last, last_plural) or _goes_on(sentence, last)
        voice = _fuller(voice, found)
        if voice.name:
            last = voice
            if voice.actor_id is None:
                last_plural = voice
        found.append(voice)
    return _closing_quotes(sentences, found)


def _fuller(voice: Voice, earlier: Sequence[Voice]) -> Voice:
    """A bare "the source" is the last source that was told more of: "sources close to X"."""
    if voice.name is None or voice.actor_id or voice.name.lower() not in lx.SOURCE_NOUNS:
        return voice
    stem = voice.name.lower().rstrip("s")
    for other in reversed(earlier):
        if other.name and other.actor_id is None and other.name != voice.name and stem in other.name.lower():
            return replace(voice, name=other.name)
    return voice


def _spoken(sentence: Sentence, names: dict[str, str]) -> Voice | None:
    """A source that the sentence names: "X said …", "…, X said", "according to X"."""
    for position in sentence.positions(lx.SAY_VERBS):
        chunk = sentence.chunks[position]
        if sentence.in_quotes(chunk) or (chunk.low == "accused" and sentence.low(position + 1) == "of"):
            continue  # "five men accused of spying" say nothing
        if chunk.low == "according":
            source = _source_after(sentence, position + 2)
        elif sentence.low(position - 1) in _PRONOUNS:
            return None
        else:
            inverted = (
                not _closes_apposition(sentence, position)
                and _ends_with_source(sentence, position)
                and _source_inverted(sentence, position)
            )
            source = inverted or _source_before(sentence, position) or _source_inverted(sentence, position)
        if source:
            return _voice(sentence, source, position, names)
    return None


def _closes_apposition(sentence: Sentence, verb: int) -> bool:
    """Whether a person between commas stands right before the verb: "the minister, X Y, said"."""
    actor = sentence.chunks[verb - 2].actor if verb > 2 and sentence.low(verb - 1) == "," else None
    return actor is not None and actor.form == "person" and sentence.low(verb - 3) == ","


def _voice(sentence: Sentence, source: tuple[int, int], verb: int, names: dict[str, str]) -> Voice:
    chunks = sentence.chunks[source[0] : source[1]]
    actor = chunks[0].actor if len(chunks) == 1 else None
    name = names.get(actor.actor_id) if actor else None
    words = name or _words(chunks)
    return Voice(
        words, actor.actor_id if actor else None, actor.form if actor else None, verb, _said_on(sentence, verb)
    )


def _words(chunks: Sequence[Chunk]) -> str:
    text = ""
    for chunk in chunks:
        gap = " " if text and chunk.low not in {",", "'", "’", "-"} and not text.endswith(("-", "'", "’")) else ""
        text += gap + chunk.text
    return text if len(text) <= MAX_SOURCE_CHARS else text[: MAX_SOURCE_CHARS - 1].rsplit(" ", 1)[0] + "…"


def _source_before(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The subject of the verb of speech: an actor, or a noun phrase around "sources", "officials", "ministry"."""
    for back in range(verb - 1, max(-1, verb - SOURCE_REACH), -1):
        chunk = sentence.chunks[back]
        if sentence.in_quotes(chunk) or chunk.low in {";", ":", "that"}:
            return None
        if chunk.low == "," and sentence.low(back + 1) in {"a", "an", "the"} and _ends_phrase(sentence, verb):
            return back + 2, verb  # "by fighters of X, a civil leader said"
        if chunk.low in lx.SOURCE_NOUNS and chunk.plain:
            return _noun_phrase(sentence, back)[0], _phrase_end(sentence, back, verb)
        if chunk.actor is None or _owns(sentence, back):
            continue
        if chunk.actor.form == "person":
            return back, back + 1
        if chunk.actor.form in _NAMES_FOR and not _behind_source(sentence, back):
            return _sources_close_to(sentence, back) or (back, back + 1)
        if chunk.actor.form == "demonym" and sentence.low(back + 1) in lx.SOURCE_NOUNS:
            return back, back + 2
    return None


def _ends_phrase(sentence: Sentence, verb: int) -> bool:
    """Whether the word before a verb of speech is the plain noun that speaks."""
    before = sentence.chunks[verb - 1]
    return before.plain and before.low.isalpha() and before.low not in lx.FUNCTION_WORDS


_CLOSE_TO = frozenset({"close", "in", "from", "within", "near", "inside", "at", "of", "with", "for"})


def _behind_source(sentence: Sentence, actor: int) -> bool:
    """Whether the actor only says whose spokesman speaks: "a spokesman for the coalition"."""
    before = {sentence.low(actor - 1), sentence.low(actor - 2)}
    nouns = {sentence.low(actor - 2), sentence.low(actor - 3)}
    return bool(before & {"for", "of", "from", "with"}) and bool(nouns & lx.SOURCE_NOUNS)


def _phrase_end(sentence: Sentence, head: int, verb: int) -> int:
    """Where the phrase of a source ends: behind "for the coalition", if that stands before the verb."""
    if sentence.low(head + 1) in {"for", "of", "from", "in", "with", "at"}:
        comma = next((i for i in range(head + 1, verb) if sentence.low(i) == ","), verb)
        if comma - head <= 8:
            return comma
    return head + 1


def _owns(sentence: Sentence, position: int) -> bool:
    """Whether a possessive follows: in "Syria's backer said", Syria says nothing."""
    return sentence.low(position + 1) in {"'", "’"} and sentence.low(position + 2) == "s"


def _sources_close_to(sentence: Sentence, actor: int) -> tuple[int, int] | None:
    """For "sources close to X, or Y, told": the source noun to the first name behind it, not the name alone."""
    for back in range(actor - 1, max(-1, actor - SOURCE_REACH), -1):
        chunk = sentence.chunks[back]
        apposed = chunk.low == "," and sentence.low(back + 1) in {"or", "also"}
        if chunk.low in {".", ";", ":", "that"} or chunk.low in lx.SAY_VERBS or sentence.in_quotes(chunk):
            return None
        if chunk.low == "," and not apposed:
            return None
        if chunk.low in lx.SOURCE_NOUNS and chunk.plain and sentence.low(back + 1) in _CLOSE_TO:
            named = next(i for i in range(back, actor + 1) if sentence.chunks[i].actor and not is_backer(sentence, i))
            return _noun_phrase(sentence, back)[0], named + 1
    return None


def _noun_phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    start = head
    while start > 0 and head - start < 6:
        before = sentence.chunks[start - 1]
        stops = (
            before.low in {",", ".", "and", "but", "that", ";", ":", "”", '"', "after", "when"}
            or before.low in lx.SAY_VERBS
        )
        if stops or before.date or before.low in lx.PREPOSITIONS or sentence.in_quotes(before):
            break
        start -= 1
    if sentence.low(start) in {"the", "a", "an"} and start < head:
        start += 1
    return start, head + 1


def _source_after(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The source behind "according to": up to an actor or the head of a noun phrase."""
    for ahead in range(start, min(len(sentence.chunks), start + 10)):
        chunk = sentence.chunks[ahead]
        if chunk.actor is not None and chunk.actor.form in _NAMES_FOR:
            return ahead, ahead + 1
        if chunk.low in lx.SOURCE_NOUNS and sentence.low(ahead + 1) not in lx.SOURCE_NOUNS:
            return _noun_phrase(sentence, ahead)
        if chunk.low in {",", ".", ";"}:
            return None
    return None


def _source_inverted(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """For '"…", said X': an actor right behind the verb, where a quotation or comma stands before it."""
    before = sentence.low(verb - 1)
    if before not in {",", '"', "”", "'"} or verb + 1 >= len(sentence.chunks):
        return None
    return _source_after(sentence, verb + 1)


def _ends_with_source(sentence: Sentence, verb: int) -> bool:
    """Whether nothing but a name and offices stands behind "…, said": ", said the police chief, X Y."."""
    behind = sentence.chunks[verb + 1 : verb + _INVERTED_REACH]
    if sentence.low(verb - 1) != "," or not behind or behind[-1].low not in {".", "”", '"'}:
        return False
    return all(chunk.low not in _FINITE and chunk.date is None for chunk in behind)


def _said_on(sentence: Sentence, verb: int) -> dt.date | None:
    for ahead in range(verb + 1, min(len(sentence.chunks), verb + 6)):
        chunk = sentence.chunks[ahead]
        if chunk.date is not None:
            return chunk.date.value if chunk.date.precision == "day" else None
        if chunk.low in {"that", ",", ".", '"', "“"}:
            break
    return None


def _pronoun(sentence: Sentence, last: Voice, last_plural: Voice) -> Voice | None:
    """A sentence whose speaker is a pronoun: "They claimed …", "He told …"."""
    for position in sentence.positions(lx.SAY_VERBS):
        if not sentence.in_quotes(sentence.chunks[position]):
            subject = {sentence.low(i) for i in range(position - 1, max(-1, position - 4), -1)}
            if subject & _SINGULAR and last.name:
                return Voice(last.name, last.actor_id, last.form, position, _said_on(sentence, position))
            if subject & _PLURAL and last_plural.name:
                return Voice(
                    last_plural.name, last_plural.actor_id, last_plural.form, position, _said_on(sentence, position)
                )
    return None


def _goes_on(sentence: Sentence, last: Voice) -> Voice:
    """A sentence that is direct speech from end to end belongs to the last speaker."""
    if sentence.chunks and sentence.in_quotes(sentence.chunks[0]) and sentence.in_quotes(sentence.chunks[-1]):
        return Voice(last.name, last.actor_id, last.form)
    return OWN_VOICE


def _closing_quotes(sentences: Sequence[Sentence], found: Sequence[Voice]) -> tuple[Voice, ...]:
    """Give a quotation's first sentences to the speaker that is named at its end."""
    fixed = list(found)
    for i in range(len(fixed) - 2, -1, -1):
        sentence, following = sentences[i], fixed[i + 1]
        shared = set(sentence.quoted) & set(sentences[i + 1].quoted)
        if shared and fixed[i].verb is None and following.verb is not None:
            fixed[i] = Voice(following.name, following.actor_id, following.form)
    return tuple(fixed)
