"""The words of attack reporting in tables: what happened, with what, to whom, and who says so.

In the tradition of event coders (TABARI, PETRARCH): general words of the trade, no names. Lower case, one form a row.
"""

from __future__ import annotations

from typing import TypeVar

from geo.codes import ClaimKind, EventTypeCode
from geo.reading.names.crowd_words import CATEGORIES

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
        "helicopters "
        "warjets plane planes airforce gunship gunships"
    ),
    "missile_strike": "missile missiles rocket rockets katyusha katyushas ballistic projectile projectiles",
    "shelling": "shell shells shelled shelling artillery mortar mortars howitzer tank bombardment bombarded",
    "suicide_attack": "suicide kamikaze",
    "ied": "ied ieds landmine landmines mine mines vbied claymore improvised roadside booby",
    "bombing": (
        "bomb bombs bombing bombings bomber explosive explosives blast "
        "explosion explosions blasts detonated exploded grenade grenades dynamite"
    ),
    "ambush": "ambush ambushed ambushes ambushing waylaid waylaying",
    "assassination": "assassinated assassination assassinating",
    "battle": (
        "gunfight clash clashes clashed clashing fighting battle battles battled firefight firefights shootout overran "
        "skirmish skirmishes gunbattle"
    ),
    "raid": "raided raiding",
    "abduction": "kidnapped kidnapping kidnappings abducted abduction abductions abducting hostage kidnap",
    "ground_attack": (
        "gunmen gunman gun guns gunfire stormed storming machetes machete shooting shootings offensive checkpoint "
        "rifles gunshots knife knives stabbing stabbed axe axes beheaded massacre massacred hacked"
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
    "killing massacre gunfight firefight firefights shootout battle battles fighting interception shooting shootings "
    "offensive bomb ied landmine incursion onslaught rampage kidnapping kidnappings abduction abductions killings "
    "massacres skirmish skirmishes gunbattle ambushes assassinations beheadings encounter encounters"
)
WEAK_NOUNS = _words(
    "killing killings battle battles fighting offensive explosion explosions blast blasts shooting shootings bomb ied "
    "landmine incursion kidnapping kidnappings abduction abductions"
)
# Words that make "attack" no armed attack, or "strike" a stoppage.
NOT_ARMED = _words(
    "heart panic cyber verbal hunger general labour labor rail teachers workers nurses doctors personal media "
    "lightning anxiety malware ransomware phishing hacker hackers hacking ddos virus shark asthma sexual"
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
    "hitting": None,
    "striking": None,
    "targeted": None,
    "targeting": None,
    "attacked": None,
    "attacking": None,
    "assaulted": None,
    "bombed": "bombing",
    "bombing": "bombing",
    "shelled": "shelling",
    "bombarded": "shelling",
    "pounded": None,
    "raided": "raid",
    "raiding": "raid",
    "stormed": "ground_attack",
    "storming": "ground_attack",
    "overran": "battle",
    "invaded": "ground_attack",
    "ambushed": "ambush",
    "ambushing": "ambush",
    "waylaid": "ambush",
    "waylaying": "ambush",
    "flattened": None,
    "assassinated": "assassination",
    "assassinating": "assassination",
    "clashed": "battle",
    "battled": "battle",
    "detonated": "bombing",
    "detonating": "bombing",
    "exploded": "bombing",
    "exploding": "bombing",
    "blew": "bombing",
    "ripped": None,
    "tore": None,
    "rocked": None,
    "went": None,
    "burst": "ground_attack",
    "rampaged": "ground_attack",
    "unleashed": "suicide_attack",
    "swept": "ground_attack",
    "torched": "ground_attack",
    "burned": "ground_attack",
    "burnt": "ground_attack",
    "razed": "ground_attack",
    "looted": "ground_attack",
    "set": "ground_attack",
    "setting": "ground_attack",
    "intercepted": "interception",
    "downed": "interception",
    "brought": "interception",
    "slammed": None,
    "crashed": None,
    "landed": None,
    "fell": None,
    "broke": "ground_attack",
    "fired": "ground_attack",
    "firing": "ground_attack",
    "launched": None,
    "dropped": "air_strike",
    "lobbed": None,
    "hurled": None,
    "threw": None,
    "thrown": None,
    "hurling": None,
    "throwing": None,
    "lobbing": None,
    "planted": "ied",
    "rammed": "ground_attack",
    "ploughed": "ground_attack",
    "plowed": "ground_attack",
    "responded": None,
    "retaliated": None,
    "killed": None,
    "shot": "ground_attack",
    "beat": "ground_attack",
    "beaten": "ground_attack",
    "stabbed": "ground_attack",
    "stabbing": "ground_attack",
    "hacked": "ground_attack",
    "hacking": "ground_attack",
    "knifed": "ground_attack",
    "raked": "ground_attack",
    "drove": "ground_attack",
    "triggered": "ied",
    "laid": "ied",
    "buried": "ied",
    "tossed": None,
    "tossing": None,
    "sprayed": "ground_attack",
    "riddled": "ground_attack",
    "exchanged": "battle",
    "came": None,
    "traded": None,
    "opened": "ground_attack",
    "returned": None,
    "rained": None,
    "destroyed": None,
}
HARM_TYPES: dict[str, EventTypeCode] = {
    "kidnapped": "abduction",
    "kidnapping": "abduction",
    "abducted": "abduction",
    "abducting": "abduction",
    "snatched": "abduction",
    "taken": "abduction",
    "took": "abduction",
    "taking": "abduction",
    "seized": "abduction",
    "seizing": "abduction",
    "assassinated": "assassination",
    "blown": "bombing",
}
"""The attack that words of harm tell of by themselves, by their first word; other killings are a "killing"."""
# What must stand right behind a verb that names an attack only so: "went off", "burst into".
VERB_PARTICLES: dict[str, frozenset[str]] = {
    "opened": _words("fire up"),
    "exchanged": _words("fire artillery gunfire heavy small mortar rocket shots shellfire cross"),
    "traded": _words("fire"),
    "came": _words("under"),
    "returned": _words("fire"),
    "blew": _words("up himself herself themselves itself"),
    "went": _words("off"),
    "broke": _words("into"),
    "ripped": _words("through into apart"),
    "tore": _words("through into apart"),
    "burst": _words("into in"),
    "swept": _words("through into"),
    "rampaged": _words("through"),
    "ploughed": _words("into"),
    "plowed": _words("into"),
    "set": _words("fire ablaze alight off on upon"),
    "setting": _words("fire ablaze alight off"),
    "unleashed": _words("suicide bombers bomber"),
    "responded": _words("with by"),
    "retaliated": _words("with by"),
}
AIMS = _words("on at upon against into among towards")
"""Words between a verb of shooting and whom it hits: "opened fire on", "fired at"."""
CLASHES = _words(
    "clash clashes clashed battle battles battled fighting gunfight firefight firefights shootout skirmish skirmishes "
    "gunbattle encounter encounters"
)
"""Words for a fight of two sides."""
BOMB_KINDS = _words(
    "car truck roadside suicide motorcycle motorbike parcel letter nail pipe petrol magnetic sticky time"
)
BOMB_WORDS = _words(
    "bomb bombs bomber bombers bombing ied grenade grenades suicide attack attackers militants sabotage"
)
"""Words with which a blast is none by accident."""
CARRYING = _words(
    "carrying transporting ferrying guarding escorting protecting sheltering housing holding containing wearing "
    "hosting "
    "bringing taking including carried killed killing wounding targeting targeted"
)
"""Words before people who are carried, guarded or hit, and do nothing themselves."""
WARS = _words("conflict insurgency rebellion uprising violence war")
SPANS_OF_TIME = _words("since decade decades years months annually insurgency uprising")
"""Words of a sentence whose dead were killed over a long time, not in one attack."""
WEAPONS = _words(
    "rocket rockets missile missiles drone drones shell shells mortar mortars bomb bombs projectile projectiles "
    "katyusha "
    "vest vests belt belts katyushas grenade grenades explosion explosions blast blasts "
    "explosives mine landmine jets warplanes warplane "
    "jet gunship gunships helicopter plane howitzers cannon "
    "aircraft planes helicopters "
    "artillery ied ieds explosives device car acid"
)
# Verbs that carry an attack noun: "carried out a strike", "launched air strikes".
CARRIER_VERBS = _words(
    "carried carry carrying launched launch launching conducted conduct conducting staged mounted ordered "
    "executed made "
    "undertook triggered set intensified stepped unleashed perpetrated resumed continued began"
)
PASSIVE_MARKS = _words("was were been being is are be got")

# How a mention is no report of something that just happened.
PLANNED = _words(
    "would could may might will shall if should plans planning planned threatened threatens threat prepared against "
    "bracing braced brace fears fearing plotting plotted preparing looming imminent"
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
    ("decade", "after"),
    ("decades", "after"),
    ("century", "after"),
    ("long", "after"),
    ("avenge",),
    ("revenge", "for"),
    ("series", "of", "similar"),
    ("wave", "of"),
    ("spate", "of"),
    ("string", "of"),
    ("run", "of"),
    ("flurry", "of"),
    ("campaign", "of"),
    ("following", "a"),
    ("used", "in"),
    ("linked", "to"),
    ("involved", "in"),
    ("since", "the"),
    ("anniversary", "of"),
    ("memory", "of"),
)
NEGATED = _words(
    "not no never without denied denies deny prevent prevented foiled thwarted averted defused disarmed deactivated"
)

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
WARN_WORDS = _words("warned warning warn warns warnings threatened threatens")
CLAIM_WORDS = _words("claimed claims claiming claim")
BLAME_VERBS = _words("blamed blames blaming blame accused accuses accusing")
SOURCE_NOUNS = _words(
    "source sources official officials spokesman spokeswoman spokesperson spokesmen witness witnesses resident "
    "residents police medic "
    "medics doctor doctors authorities activist activists monitor monitors observatory ministry statement report "
    "reports governor mayor "
    "militia militias militiamen group groups media channel television newspaper agency army military commander "
    "commanders hospital hospitals government officer officers rescuers health"
)

# Who is counted among the hurt, and what kind of person they are.
VICTIMS = CATEGORIES

# Words that do harm or tell of it, by what they do. Rows of several words stand in HARM_PHRASES.
_HURT: dict[ClaimKind, str] = {
    "killed": (
        "killed killing kills kill dead died die dies dying slain martyred assassinated massacred massacring executed "
        "executing beheaded beheading slaughtered slaughtering murdered murdering lynched butchered decapitated "
        "perished succumbed drowned hanged deaths fatalities martyrs assassinating martyring"
    ),
    "wounded": (
        "wounded wounding injured injuring hurt hurting injuries wounds injures maimed maiming hospitalised "
        "hospitalized"
    ),
    "missing": "missing unaccounted",
    "displaced": "displaced displacing",
    "captured": "captured capturing kidnapped kidnapping abducted abducting seized snatched detained arrested",
}
HURT = _by_word(_HURT)
_HARM_PHRASES: dict[ClaimKind, str] = {
    "killed": (
        "hacked to death|hacking to death|hacked|beat to death|clubbing to death|stoning to death|stabbed to death|"
        "stabbing to death|beaten to death|beating to death|"
        "burned to death|burnt to death|burned alive|burnt alive|burning to death|stoned to death|shot to death|"
        "clubbed to death|shot dead|shooting dead|shot and killed|gunned down|gunning down|mowed down|mowing down|"
        "put to death|blown up|lost their lives|lost his life|lost her life|losing their lives|losing his life|"
        "losing her life|found dead|slit the throats of|slit the throat of|slitting the throats of|"
        "slitting the throat of|took the lives of|taking the lives of|claimed the lives of|claiming the lives of|"
        "cost the lives of|claimed the life of|claiming the life of|cut the throats of|cut the throat of|"
        "cutting the throats of|cutting the throat of|bludgeoned to death|strangled to death|knifed to death|wiped out|"
        "riddled with bullets|fatally shot|fatally stabbed|fatally wounded|fatally injured|trampled to death|"
        "crushed to death|"
        "starved to death|cut down|cutting down|found shot|found stabbed|found slain|lined up and shot|"
        "tied up and shot|bound and shot|blindfolded and shot|rounded up and shot"
    ),
    "captured": ("taken away by|taken hostage|took hostage|taking hostage|held hostage|carried off|taken captive"),
    "casualties": (
        "killed or wounded|killing or wounding|killed or injured|killing or injuring|dead or wounded|"
        "killed and wounded|killing and wounding|killed and injured|killing and injuring"
    ),
    "wounded": (
        "are in hospital|were in hospital|remain in hospital|remained in hospital|"
        "grazed by a bullet|grazed by bullets|hit by a bullet|hit by shrapnel|"
        "lost both legs|lost a leg|lost his leg|lost her leg|lost an arm|lost an eye|lost a limb|"
        "left wounded|sustaining injuries|suffering injuries|sustained injuries|suffered injuries|"
        "sustained wounds|suffered wounds|sustained gunshot wounds|"
        "suffered gunshot wounds|sustained bullet wounds|sustained machete wounds|suffered burns|sustained serious "
        "injuries|"
        "suffered serious injuries|suffered minor injuries|sustained minor injuries|treated for gunshot wounds|"
        "treated for injuries|treated for wounds|taken to hospital|taken to hospitals|rushed to hospital|"
        "admitted to hospital|being treated|receiving treatment|undergoing treatment"
    ),
}
_INJURIES = [
    (verb, kind, noun)
    for verb in ("sustained", "suffered", "received", "sustaining", "suffering")
    for kind in "bullet gunshot shrapnel splinter burn stab machete head leg minor light serious severe grave critical "
    "multiple several grievous slight".split()
    for noun in ("injuries", "wounds", "injury", "wound")
]
_MAIMED = [
    (*verb.split(), "the", limb, "of")
    for verb in ("amputated", "amputating", "chopped off", "chopping off", "cut off", "cutting off", "hacked off")
    for limb in ("hands", "arms", "legs", "limbs", "ears", "feet", "fingers")
]
HARM_PHRASES: dict[tuple[str, ...], ClaimKind] = {
    **dict.fromkeys(_INJURIES, "wounded"),
    **dict.fromkeys(_MAIMED, "wounded"),
    **{tuple(words.split()): kind for kind, rows in _HARM_PHRASES.items() for words in rows.split("|")},
}
"""Words in a row that do harm; the longest row counts."""
_TO_DEATH = (("to", "death"),)
SPLIT_PHRASES: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys("hacked beat burned burnt stoned clubbed bludgeoned knifed stabbing hacking".split(), _TO_DEATH),
    "stabbed": _TO_DEATH,
    "shot": (("dead",), ("to", "death"), ("execution", "-", "style")),
    "shooting": (("dead",), ("to", "death")),
    "gunned": (("down",),),
    "gunning": (("down",),),
    "mowed": (("down",),),
    "burning": (*_TO_DEATH, ("alive",)),
    **dict.fromkeys("crushing crushed trampling beating clubbing stoning strangling".split(), _TO_DEATH),
}
"""Verbs that kill with words behind their object: "stabbed a herder to death"."""
PARTICIPLES_ONLY = _words("dead missing unaccounted died die dies dying perished succumbed drowned")
"""Words of harm that have no object."""
COUNT_NOUNS: dict[str, ClaimKind] = {
    "deaths": "killed",
    "fatalities": "killed",
    "casualties": "casualties",
    "injuries": "wounded",
    "lives": "killed",
}
"""Nouns whose number tells what happened to those counted, without a verb."""
ACCIDENTS = _words(
    "crash crashed accident collision collided earthquake quake flood floods flooding landslide landslides mudslide "
    "stampede drowned drowning capsized derailed derailment avalanche cyclone hurricane typhoon lightning cholera "
    "ebola covid virus outbreak disease heatwave famine overturned plunged wreck wreckage ravine gorge "
    "fireworks firecracker firecrackers boiler"
)
"""Words of a sentence whose dead are no victims of violence, unless it names an attack."""

TOLL_WORDS = frozenset(HURT) | _words("toll casualties victims fatalities deaths")

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
    "stockpile stockpiles oilfield oilfields hotel prison bunker bunkers bus car train factory shelter arsenal "
    "shop shops store supermarket cafe restaurant restaurants bar nightclub club cinema theatre theater kindergarten "
    "apartment apartments flat flats block blocks office offices clinic clinics university college dormitory temple "
    "shrine monastery synagogue cathedral chapel madrasa seminary bank courthouse court parliament villa farm farms "
    "mall bazaar square stadium minibus minibuses truck trucks lorry lorries jeep van vans tank tanks boat boats "
    "ferry trawler dam powerhouse substation grid power jail funeral wedding wake procession gathering crowd post "
    "posts garrison hangar hangars runway depot mine mines village villages hamlet settlement neighbourhood "
    "neighborhood street motorcade patrol column"
)
OWNED_SITES = _words(
    "home homes house houses residence residences compound office offices shop shops farm farmhouse property villa "
    "camp mansion apartment flat headquarters building village hometown funeral wake wedding burial grave party "
    "ceremony rally church mosque school restaurant hotel"
)
"""What somebody owns or gives without being there: an attack on it need not be one on the owner."""
SITE_USERS = _words("used held controlled occupied manned run operated owned guarded")
OBJECT_PRONOUNS = _words("them him her")
WOUNDS = _words("wounds injuries burns")
DASHES = _words("- – —")
"""Marks that set words off: "four cyclists - two Americans and a Dutchman - were"."""
DETERMINERS = _words("a an the one two three four five six seven several another its their his this that")
PREPOSITIONS = _words(
    "in on at of from near by to for with against inside around outside into over between across through without"
)
FUNCTION_WORDS = PREPOSITIONS | _words(
    "and or but who which that when while after before as also then has have had is are was were be been will would "
    "could should may might must can did do does not says say said came went took left lost fell gave began fought "
    "shot fled hit struck beat blew burnt drove broke held set put told during since until because where if than so "
    "there both all too again later earlier overnight on kill attack claim carry"
)
"""Words that go on with a sentence behind its subject."""
