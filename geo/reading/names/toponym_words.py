"""The words around place names, in tables: what speaks for a place, for a person, for an actor. Lower case."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geo.errors import DataError

_DATA = Path(__file__).resolve().parent / "data"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that may stand inside a name ("Isle of Man", "Deir ez Zor", "Stratford-upon-Avon").
PARTICLES = _words(
    "of the and al el ad ar as at az an ash adh ez es er ed de del della la le les du des da do dos das di der "
    "den van von am an im zu ob au aux sur sous en upon on under in bei aan y e i bin ibn abu bu um umm"
)
# Owners that belong to a name: "the People's Republic", "Cox's Bazar".
OWNERS = _words("people cox king martha")
# Those of them that stand inside names of persons ("Mohammed bin Salman", "Ursula von der Leyen").
PERSON_PARTICLES = _words(
    "al el ad ar as az ash bin bint ibn abu um umm de del da di dos du la le van von der den ten ter zu"
)
# The Arabic article in small letters, which may begin a name ("al-Qaim").
ARTICLES = _words("al el ad ar as at az an ash adh ez es er ed")
# Words that begin names of towns in Spanish and Portuguese and are no names by themselves, and what joins more to them.
SAINTS = _words("san santa santo são los las")
JOINING_OF = _words("de del do da dos das")
# Words after which a full stop does not end the name.
ABBREVIATED = _words("st ste mt ft pt")

PLACE_PREPOSITIONS = _words(
    "in near outside inside around across throughout within at toward towards via surrounding leaving visiting "
    "nearby downtown central northern southern eastern western northeastern northwestern southeastern southwestern "
    "north-eastern north-western south-eastern south-western northeast northwest southeast southwest outskirts "
    "greater mainland"
)
# Verbs whose object is a place ("stormed X"), and those whose object often is.
TAKING_VERBS = _words(
    "raided stormed shelled entered reached fled besieged overran retook recaptured liberated evacuated "
    "invaded invading encircled storming shelling entering reaching fleeing besieging retaking recapturing evacuating"
)
HITTING_VERBS = _words(
    "hit struck bombed attacked captured seized targeted left took rocked shook pounded bombing attacking hitting "
    "destroyed devastated ravaged flooded battered razed engulfed blanketed swamped submerged paralysed paralyzed"
)
ATTACKING_VERBS = _words("attacked bombed attacking bombing raided raiding shelled shelling stormed overran")
"""Those of them that leave little else than a place, where no table knows the name as a person's."""
AIMED_NOUNS = _words(
    "attack attacks bombs strike strikes airstrike airstrikes raid raids assault assaults shelling missiles rockets "
    "shells offensive bombardment advance siege"
)
"""What comes down on a place: "an attack on X"."""
WEAK_PREPOSITIONS = _words(
    "from to of into through between over for onto off along beyond and or north south east west"
)
SETTLEMENT_HEADS = _words(
    "city town village hamlet suburb neighborhood neighbourhood municipality township borough settlement "
    "capital port resort camp quarter cities towns villages suburbs neighborhoods neighbourhoods hometown "
    "enclave community"
)
ADMIN1_HEADS = _words(
    "obl obls province governorate state region oblast provinces states governorates oblasts republic prefecture"
)
DISTRICT_HEADS = _words(
    "district county subdistrict raion districts counties canton sub-district parish rayon raions woreda woredas "
    "kebele tehsil taluk upazila thana okrug département arrondissement barangay comarca"
)
WATER_HEADS = _words("river sea lake gulf strait straits bay canal ocean channel")
BANKS = _words("bank banks shore shores")
AREA_WORDS = _words("area areas locality location zone sector market axis")
HEADS = SETTLEMENT_HEADS | ADMIN1_HEADS | DISTRICT_HEADS
COMPASS = _words("north south east west northeast northwest southeast southwest")
LOCATION_HEADS = (
    HEADS
    | WATER_HEADS
    | _words(
        "area areas border borders coast airport countryside outskirts north south east west northeast northwest "
        "southeast southwest territory airspace soil center centre metropolitan downtown peninsula island valley"
    )
)

# What is built at a place and called by its name, in small letters: "the X dam", "the X crossing".
BUILT_HEADS = _words(
    "dam crossing reservoir airport airbase airfield refinery garrison barracks bridgehead oilfield bazaar area "
    "locality desert countryside slum shantytown favela territory territories axis island islands peninsula archipelago"
)
# What stands at a place: "a compound at X", "a junction at X".
SITE_NOUNS = _words(
    "compound church mosque camp base barracks checkpoint post outpost garrison mine junction crossing village bridge "
    "market school hospital convent monastery prison farm ranch plantation roadblock position positions ferry"
)
BUILT_KINDS = _words("oil gas gold coal copper diamond iron salt air army military naval police border mountain power")
BUILT_OF_KINDS = _words("field fields mine mines base camp post crossing pass refinery terminal plant station island")
"""Words for what is built ("gas field", "border post") behind a name that "at" or "near" stands before."""
OF_PLACES = _words("mayor outskirts residents inhabitants people villagers")
"""Nouns whose "of" a place follows: "the mayor of X"."""
# First words of names of ships and of teams; what follows is the name of a place only in its letters.
SHIP_OPENERS = _words("uss hms hmas hmcs hmnzs usns rms ins mv ss ms mt fv rfa")
TEAM_OPENERS = _words(
    "bayern borussia real inter atletico atlético dynamo dinamo spartak lokomotiv zenit shakhtar fc ac cf rc sc "
    "racing sporting olympique rb paris-saint eintracht hertha werder deportivo"
)
# Firms that are better known than the towns of their name.
FIRMS = _words("amazon cadillac corning hershey nokia pontiac santander toyota")
# Bodies of a town or county: "Leeds City Council".
TOWN_BODIES = _words("council councillor court hospital police")
# Towns whose football clubs are called "X City", "X Town".
TEAM_TOWNS = _words(
    "birmingham bradford bristol cardiff cheltenham coventry exeter grimsby harrogate huddersfield hull ipswich "
    "leicester lincoln luton manchester mansfield norwich orlando salford stoke swansea swindon"
)
TEAM_ENDINGS = _words("united rovers wanderers albion athletic hotspur fc")
# Heads that make an unknown name a place.
CALLING_HEADS = _words(
    "city town village hamlet suburb neighborhood neighbourhood municipality township settlement district "
    "subdistrict sub-district province governorate oblast region county raion villages towns districts woreda kebele "
    "tehsil rayon sector"
)
STRONG_PREPOSITIONS = _words("in near nearby outside")
# Capitalised words that follow such prepositions and are no places.
NOT_UNKNOWN_PLACES = _words(
    "council zone administrative region city municipal municipality rada raion oblast clash clashes shelling "
    "attack attacks strike strikes airstrike airstrikes bombing bombings explosion explosions blast blasts "
    "fighting battle battles raid raids ambush ambushes rockets missiles drones mortars gunmen militants "
    "soldiers troops rebels fighters insurgents protesters villagers residents civilians unknown unidentified "
    "several many location place area near between along road highway border camp base airport checkpoint "
    "market mosque hospital history divinity dropbox parliament congress senate cabinet internet web bible "
    "quran islam islamism christianity judaism christ god heaven hell latin hebrew urdu pashto hindi mandarin "
    "cantonese farsi persian swahili twitter facebook instagram youtube whatsapp telegram netflix spotify "
    "bitcoin nato unesco unicef opec brexit covid medicare medicaid nazi nazis communist communism marxism "
    "zionism islamist jihadist salafist sunni shiite alawite yazidi yezidi season chapter section article part "
    "volume phase stage round group division league grade class room appendix figure table page line item "
    "column paragraph spring summer autumn winter ramadan eid hanukkah passover lent"
)

# Small words that end the names of sites in the regions table ("Erbil airport", "Khurais oil field").
SITE_ENDINGS = _words("airport airbase base field oilfield mountains garrison port island islands")
# Capitalised head words of named sites and natural features: the whole run of capitals is the name.
SITE_HEADS = _words(
    "university college school hospital airport church cathedral mosque temple synagogue bridge street avenue "
    "boulevard park gardens stadium arena square plaza embassy consulate station prison jail hotel inn mall "
    "museum gallery palace castle tower towers library theatre theater zoo cemetery harbour harbor port base "
    "beach bay lake river creek mountain mountains mount hill hills valley forest island islands peninsula "
    "canal falls desert cape estate building dam reservoir crossing airfield airbase courthouse monastery "
    "shrine basilica pier wharf road lane highway glacier center centre county district province governorate "
    "township village strait gulf ocean sea coast quarter plain plains way volcano"
)
ROAD_HEADS = _words("street avenue road boulevard lane highway way")
WEATHER_NAMES = _words("elnino lanina nino nina")
ADMIN_SITE_HEADS = _words("county district province governorate township state village")
# Words that open the name of a site or natural feature ("Lake Victoria", "University of Mosul").
SITE_OPENERS = _words("lake mount mt cape port fort camp isle gulf strait river university bay")
OPENERS_WITH_OF = _words("university gulf strait isle bay port")
# Words that open the formal name of a state ("Islamic Republic of Iran").
FORMAL_OPENERS = _words("republic kingdom sultanate emirate principality commonwealth")
# Words that stand before names of towns and are no first names.
GENERIC_OPENERS = _words(
    "downtown uptown midtown greater metro metropolitan inner outer old new big little great fort port mount "
    "lake saint san santa los las el la le beautiful historic nearby suburban rural university college hotel "
    "bank team club radio"
)
FORMAL_MODIFIERS = _words("islamic democratic people federal socialist federative united arab federated")
DIRECTIONS = _words(
    "north south east west northern southern eastern western northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern central upper lower"
)
# Abbreviations of states and provinces that a full stop belongs to ("Gainesville, Va.").
STATES_WITH_STOP = _words(
    "ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nev "
    "okla ore pa penn tenn tex va vt wash wis wyo ont que sask alta man"
)
POSTAL_CODES = _words(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh "
    "ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc on qc bc ab mb sk ns nb nl"
)
CONTRACTIONS = ("'ll", "'m", "'re", "'ve", "'d", "'t", "’ll", "’m", "’re", "’ve", "’d", "’t")
# What a run of capitals ends with when it names an organisation, not a person.
ORGANISATION_HEADS = SITE_HEADS | _words(
    "police army navy government ministry department parliament party council committee court agency "
    "association bank company corp corporation inc ltd group union united fc club team league times post news "
    "herald tribune journal observer telegraph gazette guardian star sun mail press radio television tv "
    "authority commission board office institute foundation center centre society service services force "
    "forces guard brigade brigades front movement congress senate assembly states nations airlines airways air "
    "city town state week day cup open games festival act treaty agreement accord declaration war battle "
    "conference summit"
)

# What stands before a hyphen and a place name without being part of it.
HYPHEN_PREFIXES = _words(
    "anglo franco sino russo pan trans non post pre anti pro mid cross inter ex neo afro euro indo greco "
    "austro italo polish american mega all sub"
)
TITLES = _words(
    "mr mrs ms miss dr prof professor president minister senator sen rep representative congressman "
    "congresswoman gen general col colonel capt captain lt lieutenant maj major sgt sergeant cpl corporal adm "
    "admiral commander king queen prince princess sheikh sheik shaikh emir pope bishop archbishop cardinal "
    "imam ayatollah mullah judge justice rev reverend sir lord lady chancellor ambassador secretary spokesman "
    "spokeswoman spokesperson mayor governor gov premier chief officer detective inspector sheriff deputy "
    "constable brigadier marshal field-marshal superintendent director chairman chairwoman attorney coach "
    "father sister brother saint"
)
ROLES = TITLES - {"saint", "general", "major", "chief", "field-marshal"} | _words(
    "leader lawmaker lawyer actor actress author writer journalist reporter correspondent activist analyst "
    "expert singer player striker defender midfielder goalkeeper manager founder editor candidate economist "
    "historian scientist researcher photographer artist musician comedian boxer golfer cyclist driver pilot "
    "doctor nurse teacher student suspect victim gunman resident neighbor neighbour friend wife husband son "
    "daughter mother father brother sister uncle aunt cousin widow colleague diplomat envoy negotiator "
    "prosecutor ceo boss designer chef pastor priest cleric politician dissident rapper star filmmaker "
    "producer presenter commentator blogger entrepreneur businessman businesswoman billionaire tycoon veteran "
    "officer trainer jockey teammate captain"
)
SPEECH_VERBS = _words(
    "said says told added explained replied recalled wrote tweeted admitted thinks thought noted joked "
    "testified laughed smiled recalls remembers insisted argues"
)

# What a country or capital does when it stands for those who rule it.
ACTOR_VERBS = SPEECH_VERBS - {"recalled", "laughed", "smiled"} | _words(
    "is was has had will would can could may might must should does did wants wanted warned warns urged urges "
    "accused accuses condemned condemns denied denies claimed claims rejected rejects announced announces "
    "agreed agrees launched launches attacked attacks struck strikes bombed bombs fired fires downed intercepted shot "
    "shelled raided backs backed "
    "supports supported opposes opposed threatened threatens vowed vows pledged pledges demanded demands "
    "called calls asked asks imposed imposes sent sends deployed deploys withdrew withdraws refused refuses "
    "insists insisted believes believed considers considered plans planned hopes hoped seeks sought expelled "
    "expels voted votes signed signs invaded invades annexed annexes carried conducted conducts responded "
    "responds retaliated retaliates blamed blames decided decides began begins confirmed confirms rejected "
    "criticised criticized criticises criticizes gave gives took takes made makes needs says won beat lost "
    "played faces voiced voices expressed expresses summoned summons protested hailed dismissed downplayed lamented "
    "traded exchanged sparred feuded normalised normalized "
    "retorted countered objected apologised apologized vetoed abstained brokered mediated"
)
# The same, where something that is hit stands behind the verb.
AIMED_VERBS = _words("hit hits targeted targets pounded pounds killed kills destroyed destroys captured seized")
HIT = _words(
    "hit struck bombed attacked shelled targeted rocked shaken pounded raided stormed bombarded overrun besieged"
)
NO_OBJECTS = _words("by in with at on as when again overnight hard early late after before and but from for during")
# Verbs that make a text a sentence; a bare place description has none.
FINITE_VERBS = ACTOR_VERBS - {"is", "has", "plans", "fires", "calls", "strikes", "claims", "backs", "needs"} | _words(
    "hit hits killed wounded injured died landed shelled shook fled spoke speaks disagreed lived lives left "
    "came went met fought sang moved arrived happened occurred exploded seized captured stormed opened ended "
    "ordered orders visits started fell rose were remained remains stayed continues continued voted remember "
    "protested seen"
)
ADDRESSING_VERBS = _words(
    "warned warns urged urges told tells asked asks accused accuses blamed blames gave give gives given "
    "informed notified pressed pressured criticised criticized condemned condemns thanked threatened threatens "
    "sanctioned warning urging accusing blaming pressing asking telling joined helped helping helps backs "
    "backed backing supports supported supporting defeated beat"
)
ACTOR_PREPOSITIONS = _words("with by against between")
# Nouns after a name that stands for those who act ("US strikes", "Baghdad officials").
ACTING_NOUNS = _words(
    "strike strikes airstrike airstrikes raid raids attack attacks forces troops soldiers military army navy "
    "warplanes jets drones government officials official administration authorities president minister policy "
    "police security gendarmes commandos marines "
    "sanctions outposts bases intelligence operation operations coalition diplomats air defense defence"
)
ABBREVIATED_STATES = _words("us u.s. usa u.s.a. uk u.k. eu e.u. uae u.a.e. drc")
# Spellings in capitals that are names of states, where any other run of two or three capitals is an acronym.
STATE_ABBREVIATIONS = ABBREVIATED_STATES | _words("ussr u.s.s.r. nyc la dc d.c. fata dprk rok prc")

WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
DAYS_AND_MONTHS = WEEKDAYS | _words(
    "january february march april may june july august september october november december"
)
"""Capitals behind a place that are no part of its name: "in Mosul Monday"."""
NEVER_PLACES = DAYS_AND_MONTHS | _words(
    "mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep "
    "sept oct nov dec a i an the he she it we you they his her its our your their this that these those who "
    "what when where why how and or but if of in on at by for from to with as not no yes so do did is was are "
    "were be been has have had will would can could may might shall should must than then there here god allah "
    "bible koran quran christmas easter ramadan internet facebook twitter google instagram youtube republican "
    "republicans democrat democrats democratic christian christians muslim muslims islam islamic jew jews "
    "jewish catholic protestant sunni shiite shia hindu buddhist reuters bbc cnn getty mr mrs ms dr sir madam "
    "lord lady one two three four five six seven eight nine ten first second third last next new old north "
    "south east west northern southern eastern western central upper lower middle state states city town miss "
    "mass federal interior centre center capital more village county province district region republic kingdom "
    "union federation police army president minister general court parliament congress senate government"
)


@cache
def common_words() -> frozenset[str]:
    """English dictionary words that are also names of towns ("reading", "hope")."""
    return _listed("common_words.txt")


@cache
def first_names() -> frozenset[str]:
    """First names of people, of many countries."""
    return _listed("first_names.txt") - _words("san santa new saint st el la al los las port lake cape mount fort east")


@cache
def surnames() -> frozenset[str]:
    """The most frequent family names of the United States census of 1990."""
    return _listed("surnames.txt")


def _listed(file: str) -> frozenset[str]:
    path = _DATA / file
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"data file {str(path)!r} cannot be read: {error}") from error
