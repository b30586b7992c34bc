"""The words of attack reporting in tables: what happened, with what, to whom, and who says so.

In the tradition of event coders (TABARI, PETRARCH): general words of the trade, no names. Lower case, one form a row.
"""

from __future__ import annotations

from typing import TypeVar

from geo.codes import ClaimKind, EventTypeCode

Code = TypeVar("Code")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_word(table: dict[Code, str]) -> dict[str, Code]:
    """A table of a code and its words, turned round: each word's code."""
    return {word: code for code, words in table.items() for word in words.split()}


# What a word beside the trigger says of the means; the first that is found decides.
_MEANS: dict[EventTypeCode, str] = {
    "interception": "intercepted intercept interception intercepting downed",
    "drone_strike": "drone drones uav uavs unmanned quadcopter quadcopters shahed",
    "air_strike": (
        "airstrike airstrikes air aerial warplane warplanes jet jets aircraft airplanes helicopter "
        "helicopters bombers "
        "warjets plane planes airforce"
    ),
    "missile_strike": "missile missiles rocket rockets katyusha katyushas ballistic projectile projectiles",
    "shelling": "shell shells shelled shelling artillery mortar mortars howitzer tank bombardment bombarded",
    "bombing": (
        "bomb bombs bombing bombings bomber ied ieds explosive explosives landmine landmines mine suicide blast "
        "explosion explosions blasts detonated exploded vbied grenade grenades"
    ),
    "ground_attack": (
        "gunmen gunman gun gunfire gunfight ambush ambushed ambushes stormed clash clashes clashed fighting "
        "battle battles "
        "battled firefight shootout raided raiders machetes shooting offensive checkpoint"
    ),
}
MEANS = _by_word(_MEANS)
# Bombs and raids are done from the air where the same words name aircraft.
AIR_WORDS = _words("airstrike airstrikes air aerial warplane warplanes jet jets aircraft helicopter helicopters planes")

# Nouns that name an attack. Those in WEAK_NOUNS name one only with an actor, a means or an article beside them.
ATTACK_NOUNS = _words(
    "strike strikes airstrike airstrikes raid raids attack attacks bombing bombings bombardment bombardments shelling "
    "explosion explosions blast blasts assault assaults ambush ambushes clash clashes barrage salvo volley "
    "assassination "
    "killing massacre gunfight firefight shootout battle fighting interception shooting offensive"
)
WEAK_NOUNS = _words("killing battle fighting offensive explosion explosions blast blasts shooting")
# Words that make "attack" no armed attack, or "strike" a stoppage.
NOT_ARMED = _words(
    "heart panic cyber verbal hunger general labour labor rail teachers workers nurses doctors personal media "
    "lightning anxiety"
)
NOUN_MODIFIERS = _words(
    "air aerial drone drones missile missiles rocket rockets mortar artillery suicide car truck bomb gun ground "
    "cross border "
    "precision military deadly series of wave spate string several two three four five six seven "
    "multiple new fresh "
    "latest recent further more additional first second third joint surprise retaliatory overnight daytime dawn "
    "night predawn "
    "defensive heavy intense targeted separate alleged suspected apparent so called - ' s ’ limited major large "
    "massive scale "
    "terrorist terror armed simultaneous coordinated twin similar such least at"
)

# Verbs whose past or participle form names an attack, with the type that the verb itself tells.
ATTACK_VERBS: dict[str, EventTypeCode | None] = {
    "struck": None,
    "hit": None,
    "targeted": None,
    "targeting": None,
    "attacked": None,
    "attacking": None,
    "bombed": "bombing",
    "bombing": "bombing",
    "shelled": "shelling",
    "bombarded": "shelling",
    "pounded": None,
    "raided": "ground_attack",
    "stormed": "ground_attack",
    "ambushed": "ground_attack",
    "assassinated": None,
    "clashed": "ground_attack",
    "detonated": "bombing",
    "exploded": "bombing",
    "intercepted": "interception",
    "downed": "interception",
    "slammed": None,
    "landed": None,
    "fell": None,
    "fired": None,
    "launched": None,
    "killed": None,
    "exchanged": None,
    "traded": None,
    "opened": None,
    "returned": None,
    "rained": None,
    "destroyed": None,
}
WEAPONS = _words(
    "rocket rockets missile missiles drone drones shell shells mortar mortars bomb bombs projectile projectiles "
    "katyusha "
    "katyushas jets warplanes aircraft planes helicopters artillery ied ieds explosives device car"
)
# Verbs that carry an attack noun: "carried out a strike", "launched air strikes".
CARRIER_VERBS = _words(
    "carried carry carrying launched launch launching conducted conduct conducting staged mounted ordered "
    "executed made "
    "undertook intensified stepped unleashed perpetrated resumed continued began"
)
PASSIVE_MARKS = _words("was were been being is are be got")

# How a mention is no report of something that just happened.
PLANNED = _words(
    "would could may might will shall if should plans planning planned threatened threatens threat prepared against"
)
HABITUAL = _words(
    "constantly repeatedly regularly frequently often routinely intensified previous previously past similar "
    "earlier recent "
    "ongoing continued sporadic almost daily weekly years months"
)
BACKGROUND_BEFORE = (
    ("used", "to", "launch"),
    ("in", "response", "to"),
    ("in", "retaliation", "for"),
    ("retaliation", "for"),
    ("response", "to"),
    ("responsible", "for"),
    ("blamed", "for"),
    ("behind",),
    ("in", "answer", "to"),
    ("days", "after"),
    ("day", "after"),
    ("weeks", "after"),
    ("week", "after"),
    ("hours", "after"),
    ("months", "after"),
    ("month", "after"),
    ("years", "after"),
    ("avenge",),
    ("revenge", "for"),
    ("series", "of", "similar"),
    ("wave", "of"),
    ("spate", "of"),
    ("string", "of"),
    ("following", "a"),
    ("used", "in"),
    ("linked", "to"),
    ("involved", "in"),
    ("since", "the"),
)
NEGATED = _words("not no never without denied denies deny prevent prevented foiled thwarted averted")

# Who says: verbs of speech by what they do.
SAY_VERBS = _words(
    "said says say told tells added adds stated stressed noted described describes explained announced reported "
    "reports "
    "confirmed declared insisted argued claimed claims claim according wrote tweeted posted warned urged urges "
    "called calls "
    "condemned condemns denounced welcomed praised demanded accused accuses blamed vowed pledged questioned criticised "
    "criticized denied rejected acknowledged reiterated reaffirmed commented remarked put estimated counted "
    "documented recorded"
)
STATEMENT_VERBS = SAY_VERBS - _words("reported reports put estimated counted documented recorded according")
JUDGING_VERBS = _words(
    "condemned condemns denounced urged urges called calls welcomed demanded accused warned criticised criticized"
)
WARN_WORDS = _words("warned warning warn warns warnings")
CLAIM_WORDS = _words("claimed claims claiming claim")
BLAME_VERBS = _words("blamed blames blaming accused accuses accusing")
SOURCE_NOUNS = _words(
    "source sources official officials spokesman spokeswoman spokesperson spokesmen witness witnesses resident "
    "residents police medic "
    "medics doctor doctors authorities activist activists monitor monitors observatory ministry statement report "
    "reports governor mayor "
    "militia militias militiamen group groups media channel television newspaper agency army military commander "
    "commanders hospital hospitals government officer officers rescuers health"
)

# Who is counted among the hurt, and what kind of person they are.
_VICTIMS: dict[str | None, str] = {
    "civilian": "civilian civilians villager villagers resident residents worker workers passenger passengers"
    " teacher "
    "teachers journalist journalists contractor contractors bystanders worshippers patients shoppers "
    "pedestrians farmer farmers",
    "children": "child children boy boys girl girls baby infant students schoolchildren",
    "women": "woman women",
    "men": "man men",
    "military": "soldier soldiers troops servicemember servicemembers personnel serviceman servicemen "
    "policeman policemen police "
    "officer officers guards guard marines paratroopers conscripts airmen commander commanders general guardsmen",
    "militant": "fighter fighters militant militants militiaman militiamen insurgent insurgents rebel rebels "
    "gunman gunmen "
    "jihadist jihadists terrorist terrorists combatants extremists",
    None: "people person persons others other victims individuals dead members member americans britons "
    "iraqis syrians "
    "palestinians ukrainians israelis lebanese yemenis indians pakistanis iranians russians nationals "
    "national citizens "
    "citizen bodies lives deaths fatalities casualties",
}
VICTIMS = _by_word(_VICTIMS)
_HURT: dict[ClaimKind, str] = {
    "killed": "killed killing kills dead died die slain martyred deaths fatalities kill martyrs assassinated",
    "wounded": "wounded wounding injured injuring hurt injuries wounds injures wounds",
    "missing": "missing",
    "displaced": "displaced displacing",
    "captured": "captured kidnapped abducted seized",
}
HURT = _by_word(_HURT)

TOLL_WORDS = frozenset(HURT) | _words("toll casualties victims")

# Things that are hit. The noun phrase around the first of them is the event's site.
SITES = _words(
    "building buildings compound compounds base bases depot depots facility facilities headquarters camp camps "
    "barracks warehouse "
    "warehouses airport airfield airbase checkpoint checkpoints convoy convoys house houses home hospital "
    "hospitals school schools "
    "market mosque church plant plants refinery refineries pipeline port consulate embassy site sites position "
    "positions outpost "
    "outposts vehicle vehicles tanker tankers ship vessel bridge tower station stations complex installation "
    "installations "
    "stockpile stockpiles oilfield oilfields hotel prison bunker bunkers bus car train factory shelter arsenal"
)
SITE_USERS = _words("used held controlled occupied manned run operated owned guarded")
DETERMINERS = _words("a an the one two three four five six seven several another its their his this that")
PREPOSITIONS = _words(
    "in on at of from near by to for with against inside around outside into over between across through"
)
