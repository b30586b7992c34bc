"""What numbers and single people share when they are counted: whom the words name, of what kind, what stands alone."""

from __future__ import annotations

from geo.reading.names.crowd_words import AIRCRAFT, CLASSES
from geo.reading.what import lexicon as lx
from geo.reading.what.chunks import Sentence

HEAD_REACH = 6
ONE = frozenset({"a", "an", "another"})
OF_AGE = frozenset("boy girl man woman child teenager youth lad".split())
TWO = frozenset({"couple", "couples"})
NO_ONE_PERSON = frozenset({"people", "police", "army", "members", "troops", "personnel", "family", "crew", "staff"})
HEAD_STOPS = (lx.PREPOSITIONS - {"of"}) | frozenset(
    "sides countries nations villages towns cities "
    "; : . , following and or but who that which were was is are had have has after when while on said".split()
)
BEHIND_NUMBER = frozenset(
    "aboard and in at on others more from after as were was dead killed wounded injured missing hurt people seriously "
    "critically badly slightly severely lightly or when near during outside inside by before while with so but it "
    "following have had overall altogether according abducted kidnapped still across among this last since late early "
    "die died perished succumbed drowned overnight "
    "yesterday there including them between soldiers civilians off south north east west sustained "
    "suffered".split()
) | frozenset(["", ".", ",", ";", ")", "”", '"', "-", "–"])
DONE = frozenset("killing wounding injuring murdering killed wounded injured murdered abducted kidnapped".split())
HARMED = frozenset("dead killed wounded injured missing hurt".split())
POINTING = frozenset({"him", "her"})


def counts_people(sentence: Sentence, position: int) -> bool:
    """Whether a nationality word or forces are counted themselves: "two Indians and a Pakistani"."""
    chunk = sentence.chunks[position]
    if chunk.low in AIRCRAFT:
        return False
    if chunk.low.rsplit(" ", 1)[-1] in lx.VICTIMS or (chunk.actor is not None and chunk.actor.form == "people"):
        return True
    if chunk.actor is None or chunk.actor.form not in {"demonym", "force"}:
        return False
    ends = sentence.low(position + 1)
    return chunk.low.endswith(("s", "i", "ese", "sh", "ch")) and (ends in BEHIND_NUMBER or ends == "died")


def stands_alone(sentence: Sentence, position: int) -> bool:
    """Whether the number may stand for people: "killed 17.", "put the number at 17", "wounding three in …"."""
    following = sentence.chunks[position + 1] if position + 1 < len(sentence.chunks) else None
    if following is None or following.date is not None or following.toponym is not None:
        return True
    if following.low in {"-", "–"}:
        return following.span.start > sentence.chunks[position].span.end
    return following.low in BEHIND_NUMBER


def actor_ids(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The actors that the words name; a nationality alone names nobody."""
    found = [c.actor for c in sentence.chunks[first : last + 1] if c.actor and c.actor.form != "demonym"]
    return tuple(dict.fromkeys(actor.actor_id for actor in found))


def category_of(sentence: Sentence, first: int, last: int) -> str | None:
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
