"""Mentions to events: the sentences that speak of one attack become one event, everything else an event of its own.

Two mentions are one attack when nothing they say tells them apart: type, day, place, attackers, and whether they
report something or look back. What nothing says stays unsaid.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from geo.model import DateMention, Event, Participation, Span
from geo.reading.what import lexicon as lx
from geo.reading.what import objects
from geo.reading.what.chunks import Sentence
from geo.reading.what.drafts import (
    Draft,
    Findings,
    give_role,
    home_of,
    is_attack_by_hand,
    is_the_news,
    latest_day,
    looks_back,
    says_enough,
    struck_back,
    towns_of,
)
from geo.reading.what.event_dates import governing_date
from geo.reading.what.flights import perpetrators
from geo.reading.what.long_times import counts_many, is_wider
from geo.reading.what.statements import Utterance
from geo.reading.what.targets import is_of_attackers, standing_roles
from geo.reading.what.tolls import toll_of
from geo.reading.what.triggers import Mention
from geo.reading.when import calendar as cal

_SETTLED = frozenset({"place", "near", "offset", "offset_heading", "part_of"})
_HURTING = frozenset({"killed", "wounded", "captured", "casualties"})
"""Claims that make targets of those whom they count."""
_BY_BOMBERS = frozenset({"bombing", "ground_attack", "raid"})
"""Types that tell no more of what a suicide bomber did."""
_APART = frozenset({"elsewhere", "separate", "separately"})
"""Words of a sentence whose dead fell in an attack that it does not name."""
_Telling = dict[int, list[tuple[int, Draft]]]
MONTH = 31
"""Days before an attack from which on words for a day speak of another one."""
MAX_HELPERS = 20
"""Characters that forms of "be" between victims and the word of harm may take."""
MAX_BEHIND = 60
"""Characters between victims and the attack that "in a" or "by a" names behind them."""
_IN_WHICH = re.compile(r"^[^,;:.]*\b(?:in|by) an?\b[^,;:.]*$")
ZONE_DAYS = 1
"""Days by which a day may lie behind that of publication: it is tomorrow elsewhere."""
FLIGHT_REACH = 3
"""How many sentences behind an attack those may flee who did it."""
_FROM_AFAR = frozenset({"air_strike", "drone_strike", "missile_strike", "shelling", "interception"})
"""Attacks whose doers nobody sees flee."""
CLAIM_REACH = 12
"""How many sentences behind an attack a number may stand that still counts its victims."""


def build_events(found: Findings, *, article_id: str, name_of: Callable[[str], str]) -> tuple[Event, ...]:
    """The events of an article: attacks first, then what was said, then what only looks back."""
    drafts = _gather(found)
    _site_users(found, drafts)
    _those_who_fled(found, drafts)
    _attach_claims(found, drafts)
    for draft in drafts:
        _settle_each(draft)
    drafts = [draft for draft in drafts if says_enough(draft) or draft.claims]
    _lend_places(found, drafts)
    _attach_responsibilities(found, drafts)
    attacks = [_event(draft, found, name_of) for draft in drafts]
    said = _said(found.utterances, found.sentences, name_of)
    ordered = [e for e in attacks if e.status == "reported"] + said + [e for e in attacks if e.status != "reported"]
    return tuple(_numbered(ordered, article_id))


def _numbered(events: Iterable[Event], article_id: str) -> Iterable[Event]:
    for number, event in enumerate(events, start=1):
        yield replace(event, id=f"{article_id}-{number}")


# --- gathering ----------------------------------------------------------------------------------------------


def _gather(found: Findings) -> list[Draft]:
    drafts: list[Draft] = []
    claimed = [r for r in found.responsibilities if r.role == "claimant" or r.claim.kind == "responsibility_blamed"]
    claimants = {(r.sentence, r.actor_id) for r in claimed}
    latest = latest_day(found.mentions, found.published)
    ends: dict[int, Draft] = {}
    """By sentence the attack of which it only tells how those who did it were stopped."""
    for told in found.mentions:
        mention = _without_claimants(told, claimants, found.reporters)
        if mention.status == "reported" and _is_ahead(mention.date, found.published):
            mention = replace(mention, date=None)
        if mention.status == "background" and is_the_news(mention, found.mentions):
            mention = replace(mention, status="reported")
        if mention.status == "reported" and looks_back(mention, latest, found.published):
            mention = replace(mention, status="background")
        towns = towns_of(mention.localities, found)
        if mention.status in {"planned", "denied"} and not (mention.attackers or towns):
            continue
        ended = ends.get(mention.sentence) if mention.definite else struck_back(mention, drafts, found)
        if ended is not None:
            ends[mention.sentence] = ended
            ended.sentences[mention.sentence] = None
            continue
        home = home_of(mention, towns, drafts, found)
        if home is None and mention.echo:
            continue
        if home is None:
            home = Draft(mention.status)
            drafts.append(home)
        home.add(mention, towns)
    return [draft for draft in drafts if says_enough(draft) or draft.status == "background"]


def _is_ahead(date: DateMention | None, published: dt.date | None) -> bool:
    """Whether a day lies so far behind that of publication that it dates nothing that has happened."""
    if date is None or date.value is None or published is None:
        return False
    return (date.value - published).days > ZONE_DAYS


def _without_claimants(mention: Mention, claimants: Set[tuple[int, str]], reporters: Set[str]) -> Mention:
    """The mention without attackers who only say in this sentence that they did it, or are blamed: that is a claim.
    Nor did agencies do it that are told of it."""
    kept = [a for a in mention.attackers if (mention.sentence, a) not in claimants and a not in reporters]
    return mention if len(kept) == len(mention.attackers) else replace(mention, attackers=tuple(kept))


# --- what else belongs to an attack ---------------------------------------------------------------------------


def _site_users(found: Findings, drafts: Sequence[Draft]) -> None:
    """Who used the site that was hit is a target: "The compound was used by units of X and Y"."""
    telling = _by_sentence(drafts)
    for sentence in found.sentences:
        users = next(iter(sentence.positions(lx.SITE_USERS)), None)
        site = next((i for i in sentence.positions(lx.SITES) if sentence.chunks[i].plain), None)
        if site is None or users is None or not site < users <= site + 10 or sentence.low(users + 1) != "by":
            continue
        home = _latest(telling, sentence.index, found)
        if home is None:
            continue
        for position in objects.actors_after(sentence, users + 2, 16):
            actor = sentence.chunks[position].actor
            owns = sentence.low(position + 1) in {"'", "’"}  # "a mine run by France's X"
            if actor and actor.form != "person" and not owns:
                give_role(home, actor.actor_id, "target")
        home.sentences[sentence.index] = None


def _those_who_fled(found: Findings, drafts: Sequence[Draft]) -> None:
    """Who fled or came is the attacker of an attack that names none: "Two were shot dead. The gunmen fled"."""
    alone = [draft for draft in drafts if _by_nobody(draft)]
    telling = _by_sentence(drafts) if alone else {}
    for sentence in found.sentences if alone else ():
        if not (those := perpetrators(sentence)):
            continue
        home = _latest(telling, sentence.index, found)
        if home is None or not _by_nobody(home) or sentence.index - home.last > FLIGHT_REACH:
            continue
        for actor_id in those:
            hit = any(actor_id in m.targets for m in home.mentions if m.sentence < sentence.index)
            if not hit and home.roles.get(actor_id, "target") == "target":
                home.roles.pop(actor_id, None)
                give_role(home, actor_id, "attacker")
                home.attackers.add(actor_id)
                home.sentences[sentence.index] = None


def _by_nobody(draft: Draft) -> bool:
    """Whether people were attacked by hand and no word tells by whom."""
    return draft.status == "reported" and not draft.attackers and draft.type not in _FROM_AFAR


def _by_sentence(drafts: Sequence[Draft]) -> _Telling:
    """For every sentence the attacks that it tells of, each with the start of the word that names it."""
    telling: _Telling = {}
    for draft in drafts:
        for mention in draft.mentions:
            telling.setdefault(mention.sentence, []).append((mention.trigger.start, draft))
    return telling


def _latest(telling: _Telling, sentence: int, found: Findings) -> Draft | None:
    """The reported attack that was named last before a sentence of the same section, or in it."""
    for index in range(sentence, max(-1, sentence - CLAIM_REACH - 1), -1):
        if found.parted(index, sentence):
            return None
        reported = [draft for _, draft in telling.get(index, ()) if draft.status == "reported"]
        if reported:
            return reported[0]
    return None


def _draft_for(drafts: Sequence[Draft], telling: _Telling, span: Span, found: Findings, index: int) -> Draft | None:
    """The attack that words at `span` belong to: of the sentence's own, the last named before them; else the latest
    reported attack of the article, else its only one."""
    sentence = found.sentences[index]
    own = telling.get(index, [])
    for start, draft in own:
        behind = sentence.text[span.end : min(start, span.end + MAX_BEHIND)] if span.end <= start else ","
        if _only_helpers(behind[:MAX_HELPERS]) or (len(behind) < MAX_BEHIND and _IN_WHICH.search(behind)):
            return draft
    if own:
        before = [item for item in own if item[0] < span.end]
        after = [item for item in own if item[0] >= span.end]
        chosen = max(before, key=_start) if before else min(own, key=_start)
        if before and after and " while " in sentence.text[chosen[0] : span.start]:
            chosen = min(after, key=_start)  # "a blast hurt four while two were killed when rebels ambushed"
        return chosen[1]
    reported = [d for d in drafts if d.status == "reported"]
    only = reported[0] if len(reported) == 1 and not found.parted(reported[0].last, index) else None
    return _latest(telling, index, found) or only


def _start(item: tuple[int, Draft]) -> int:
    return item[0]


def _only_helpers(words: str) -> bool:
    """Whether nothing but forms of "be" stands between those who are hurt and the word that names the attack."""
    parts = words.lower().split()
    return 0 < len(parts) <= 3 and set(parts) <= lx.PASSIVE_MARKS | {"had", "have", "has"}


def _attach_claims(found: Findings, drafts: list[Draft]) -> None:
    telling = _by_sentence(drafts)
    for item in found.claims:
        sentence = found.sentences[item.sentence]
        wider = is_wider(sentence)
        if item.sentence not in telling and (wider or not sentence.lows.isdisjoint(_APART)):
            continue
        home = _draft_for(drafts, telling, item.claim.span, found, item.sentence)
        if home is None or (item.sentence not in telling and _is_of_long_before(sentence, home)):
            continue
        if home.status == "reported" and counts_many(sentence, item.claim, wider=wider):
            continue
        own_eyes = _is_own_count(sentence, item.claim.span)
        home.claims.append(replace(item.claim, part=True) if own_eyes else item.claim)
        if item.added:
            home.added.add(item.claim.span)
        if is_of_attackers(item.named, home.roles, home.hit, fought="battle" in home.told):
            home.own.add(item.claim.span)
            home.sentences[item.sentence] = None
            continue
        if item.each:
            home.each.add(item.claim.span)
        for actor_id in item.named if item.claim.kind in _HURTING else ():
            give_role(home, actor_id, "target")
            home.harmed.add(actor_id)
        home.sentences[item.sentence] = None


def _is_of_long_before(sentence: Sentence, home: Draft) -> bool:
    """Whether a sentence that names no attack only has days long before the one told: "It was small beside that of
    February 2004, when about 190 people died"."""
    dates = [chunk.date for chunk in sentence.chunks if chunk.date is not None and chunk.date.end is not None]
    first = home.date.value if home.date else None
    return bool(dates) and first is not None and all(d.end is not None and (first - d.end).days > MONTH for d in dates)


def _settle_each(draft: Draft) -> None:
    """The numbers of single blasts add up, or are parts of the whole where the text tells it."""
    for kind in {claim.kind for claim in draft.claims if claim.span in draft.each}:
        told = [claim for claim in draft.claims if claim.kind == kind and not claim.part and not claim.superseded]
        single = [claim for claim in told if claim.span in draft.each]
        if len(single) == len(told):
            draft.added.update(claim.span for claim in single[1:])
        else:
            draft.claims = [replace(claim, part=True) if claim in single else claim for claim in draft.claims]


def _is_own_count(sentence: Sentence, span: Span) -> bool:
    """Whether the words tell of a part or of others: "I saw three men die", "he had seen 50 bodies", "the recent deaths
    of 15 people", "with the death of one more"."""
    if "i" in sentence.lows and any(quote.covers(span) for quote in sentence.quoted):
        return True
    at = bisect_left(sentence.chunks, span.start, key=lambda chunk: chunk.span.start)
    before = [sentence.low(i) for i in range(at - 4, at)]
    recent = before[1:] in (["recent", "deaths", "of"], ["recent", "killings", "of"], ["with", "death", "of"])
    return recent or before == ["with", "the", "death", "of"] or before[-1] in {"saw", "seen"}


def _lend_places(found: Findings, drafts: list[Draft]) -> None:
    """Where its victims fell an attack was, if no mention of it names a town: "The heaviest toll was near X"."""
    naming = {mention.sentence for mention in found.mentions}
    telling = _by_sentence(drafts)
    for sentence in found.sentences:
        if sentence.index in naming or not sentence.localities:
            continue
        home = _latest(telling, sentence.index, found)
        if home is None or home.towns:
            continue
        if sentence.positions(lx.TOLL_WORDS) or _goes_on_about(sentence, home, found):
            home.lent += [index for index, _ in sentence.localities]
            home.sentences[sentence.index] = None


def _goes_on_about(sentence: Sentence, home: Draft, found: Findings) -> bool:
    """Whether a sentence goes on about what was hit: "The convoy was near X"."""
    noun = sentence.low(1)
    if sentence.low(0) != "the":
        return False
    hit = noun in lx.SITES and any(noun in found.sentences[index].lows for index in home.sentences)
    return hit and any(sentence.low(i) in {"was", "were", "had"} for i in range(2, 5))


def _attach_responsibilities(found: Findings, drafts: list[Draft]) -> None:
    telling = _by_sentence(drafts)
    for item in found.responsibilities:
        home = _draft_for(drafts, telling, item.claim.span, found, item.sentence)
        if home is None:
            continue
        home.claims.append(item.claim)
        if item.role != "mentioned" or item.actor_id not in home.roles:
            home.roles.setdefault(item.actor_id, item.role)
        home.sentences[item.sentence] = None


# --- drafts to events -----------------------------------------------------------------------------------------


def _event(draft: Draft, found: Findings, name_of: Callable[[str], str]) -> Event:
    date = draft.date
    if date is None and draft.status == "reported":
        date = governing_date(found.sentences, tuple(draft.sentences), found.parted)
        date = None if _is_ahead(date, found.published) else date
    first, last = (date.value, date.end) if date else (None, None)
    stated = {i for m in draft.mentions for i in m.localities} | set(draft.lent)
    indexes = sorted(stated or {i for m in draft.mentions for i in m.heard})
    claims = tuple(sorted(draft.claims, key=lambda claim: claim.span))
    hurting = any(claim.high != 0 and claim.kind in _HURTING for claim in claims)
    killed = toll_of(claims, added=draft.added, own=draft.own)
    wounded = toll_of(claims, "wounded", added=draft.added, own=draft.own)
    one = killed is not None and killed.high == 1 and wounded is None
    told = {id_: role for id_, role in draft.roles.items() if role != "target" or id_ not in found.reporters}
    roles = standing_roles(told, draft.harmed, draft.owners - draft.hit, hurting=hurting, one=one)
    site = max((m.site for m in draft.mentions if m.site), key=len, default=None)
    code = draft.type
    if code == "abduction" and draft.mentions[0].type == "killing":
        code = "killing"  # "clubbed 11 to death. Another 15 were abducted"
    if code in {"unknown", "killing"} and is_attack_by_hand(draft, found):
        code = "ground_attack"
    if code in _BY_BOMBERS and any("suicide" in id_ for id_ in draft.attackers):
        code = "suicide_attack"  # "a suicide bomber drove a car into …"
    return Event(
        id="",
        type=code,
        status=draft.status,
        date_start=first,
        date_end=last,
        date_precision=cal.ucdp_precision(first, last) if first and last else None,
        site=site,
        actors=tuple(Participation(i, name_of(i), role) for i, role in roles.items()),
        localities=tuple(indexes),
        claims=claims,
        evidence=tuple(found.sentences[i].span for i in sorted(draft.sentences)),
        toll=killed,
        wounded=wounded,
    )


def _said(utterances: Sequence[Utterance], sentences: Sequence[Sentence], name_of: Callable[[str], str]) -> list[Event]:
    """One event a speaker and kind: all that somebody said in the article."""
    groups: dict[tuple[str, str], list[Utterance]] = {}
    for utterance in utterances:
        groups.setdefault((utterance.type, utterance.speaker), []).append(utterance)
    events = []
    for (_, speaker), group in groups.items():
        addressees = dict.fromkeys(a for utterance in group for a in utterance.addressees if a != speaker)
        date = next((utterance.date for utterance in group if utterance.date), None)
        spans: tuple[Span, ...] = tuple(sentences[i].span for i in sorted({u.sentence for u in group}))
        events.append(
            Event(
                id="",
                type=group[0].type,
                date_start=date,
                date_end=date,
                date_precision=1 if date else None,
                actors=(
                    Participation(speaker, name_of(speaker), "speaker"),
                    *(Participation(a, name_of(a), "addressee") for a in addressees),
                ),
                evidence=spans,
            )
        )
    return sorted(events, key=lambda event: event.type != "warning")
