"""Words for people without a name, in tables: who bears arms, who serves a state, who is hurt. Lower case, no names.

"Crowd" stands for anybody whom a text names by what they are: "gunmen", "a police officer", "Amhara villagers".
Singular forms stand here; the plural is formed by rule or stands behind a slash.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

CrowdClass = Literal["armed", "force", "civil"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARMED = (
    "gunman/gunmen attacker assailant militant insurgent rebel jihadist jihadi islamist terrorist extremist bandit "
    "fighter guerrilla guerilla militiaman/militiamen militia herder herdsman/herdsmen pastoralist raider rustler gang "
    "gangster kidnapper abductor hijacker hitman/hitmen robber pirate separatist secessionist bomber sniper vigilante "
    "mob settler cultist paramilitary/paramilitaries mercenary/mercenaries combatant perpetrator thug outlaw "
    "loyalist maoist naxalite naxal marxist nationalist ultranationalist communist "
    "tribesman/tribesmen mutineer trafficker infiltrator marauder knifeman/knifemen axeman/axemen arsonist warrior "
    "fundamentalist looter assassin miscreant hoodlum goon dissident defector rioter lyncher "
    "cartel killer shooter thief/thieves burglar ultra/ultras invader occupier"
)
_SOMETIMES_ARMED = (
    "settler settlers herder herders herdsman herdsmen pastoralist pastoralists tribesman tribesmen mob loyalist "
    "loyalists nationalist nationalists communist communists marxist marxists dissident dissidents rioter rioters"
)
"""Those of them who, where they are hurt, need not have borne arms."""
_FORCE = (
    "soldier troop/troops policeman/policemen policewoman/policewomen gendarme peacekeeper serviceman/servicemen "
    "servicewoman/servicewomen servicemember guard ranger commando marine conscript cadet recruit trooper paratrooper "
    "guardsman/guardsmen constable airman/airmen reservist officer personnel/personnel lawman/lawmen cop "
    "bodyguard guardian auxiliary/auxiliaries militiawoman/militiawomen sentry/sentries enforcer "
    "infantryman/infantrymen rifleman/riflemen seaman/seamen draftee legionnaire carabiniere/carabinieri "
    "sergeant corporal lieutenant colonel patrolman/patrolmen detective jawan"
)
_COLLECTIVES = "army military police navy militia gang mob personnel staff crew junta"
_CIVIL = (
    "civilian villager adult resident patron worshipper worshiper farmer passenger worker labourer laborer "
    "student pupil schoolgirl schoolboy schoolchild/schoolchildren teacher journalist reporter "
    "cameraman/cameramen photographer doctor nurse medic paramedic patient shopper trader vendor merchant "
    "pedestrian bystander protester protestor demonstrator mourner pilgrim tourist refugee migrant miner "
    "fisherman/fishermen hunter shepherd driver trucker engineer contractor activist lawyer judge prosecutor "
    "politician candidate councillor lawmaker imam priest pastor monk nun bishop cleric preacher rabbi "
    "missionary/missionaries infant toddler baby/babies child/children boy girl woman/women man/men couple "
    "family/families father mother brother sister son daughter wife/wives husband nephew niece uncle aunt cousin "
    "grandmother grandfather grandson granddaughter parent sibling teenager youth youngster elder national "
    "citizen foreigner volunteer customer diner guest reveller partygoer footballer fan spectator inmate prisoner "
    "detainee hostage employee staff/staff sailor seafarer cook shopkeeper technician surveyor electrician "
    "muezzin scholar academic professor businessman/businessmen businesswoman/businesswomen "
    "businessperson/businesspeople shopowner schoolteacher commuter motorist motorcyclist cyclist rider "
    "firefighter rescuer official mayor governor minister senator diplomat ambassador consul envoy commander "
    "leader chief chieftain administrator evacuee returnee woodcutter logger mechanic butcher baker barber guide "
    "porter caretaker watchman/watchmen widow bride groom orphan pensioner congregant parishioner seminarian "
    "catechist blogger broadcaster editor poet musician singer actor athlete player lecturer headmaster "
    "headteacher principal nomad gardener cleaner beggar peasant townspeople/townspeople "
    "tribespeople/tribespeople schoolmate relative neighbour neighbor supporter member local investigator minor "
    "passerby/passersby passer housemaid tribal manager banker clerk cashier accountant lumberjack herbalist "
    "tailor weaver brewer waiter waitress bartender bouncer janitor associate aide assistant adviser advisor "
    "receptionist chef carpenter plumber mason welder surgeon midwife/midwives pharmacist psychologist missioner "
    "deacon sexton ploughman/ploughmen herdswoman/herdswomen bargeman/bargemen ferryman/ferrymen postman/postmen "
    "salesman/salesmen fruit-seller hawker peddler scavenger collector inspector superintendent auditor attorney "
    "magistrate clergyman/clergymen vicar rector chaplain acolyte delegate negotiator mediator translator "
    "interpreter campaigner organiser organizer unionist trade-unionist environmentalist conservationist "
    "farmworker farmhand tapper chemist sharecropper rancher cowherd goatherd herdboy councilman/councilmen "
    "councilwoman/councilwomen councilor alderman/aldermen blacksmith goldsmith jeweller jeweler picker harvester "
    "grower breeder beekeeper bricklayer roofer plasterer grocer greengrocer fishmonger sweeper stallholder "
    "president premier conductor stevedore docker dockworker oilman/oilmen driller geologist botanist biologist "
    "scientist researcher archaeologist economist historian novelist writer author columnist "
    "newspaperman/newspapermen newsman/newsmen anchorman/anchormen cartoonist radiographer nurseman dentist "
    "physician vet veterinarian optician orderly warden jailer gaoler headman/headmen emir sheikh mullah "
    "ayatollah maulvi qazi marabout archbishop cardinal cantor sacristan hairdresser seamstress dressmaker "
    "cobbler shoemaker housewife/housewives homemaker nanny servant maid steward stewardess pilot aviator captain "
    "helmsman/helmsmen deckhand boatman/boatmen fisherfolk/fisherfolk reveler concertgoer churchgoer festivalgoer "
    "holidaymaker vacationer backpacker trekker climber hiker jogger onlooker striker picketer picket marcher "
    "canvasser pollster voter deportee expatriate expat immigrant squatter homesteader colonist homeowner "
    "landowner landlord tenant freelancer serviceworker steelworker millworker autoworker metalworker ironworker "
    "quarryman/quarrymen linesman/linesmen lineman/linemen stoker signalman/signalmen trainman/trainmen "
    "railwayman/railwaymen busman/busmen cabbie muleteer cameleer drover stockman/stockmen horseman/horsemen "
    "gamekeeper forester triplet newborn granny grandparent grandchild/grandchildren godfather escort stepfather "
    "stepson stepdaughter fiance attendant consultant smuggler poacher usher evangelist colleague companion "
    "comrade friend visitor ranger follower disciple believer native inhabitant occupant foreman/foremen veteran "
    "jogger vaccinator deminer ranger-guide whistleblower informant informer kinsman/kinsmen clansman/clansmen"
)
_PEOPLES = (
    "christians muslims hindus sikhs jews yazidis yezidis kurds druze copts shiites sunnis hazaras tutsis hutus tamils "
    "rohingyas tribals adivasis bedouins alawites buddhists catholics protestants armenians turkmens tuaregs fulanis "
    "oromos amharas tigrayans zaghawas masalits"
)
_CHILDREN = (
    "infant toddler baby babies child children boy boys girl girls schoolgirl schoolgirls schoolboy schoolboys "
    "schoolchild schoolchildren infants toddlers pupil pupils students"
)
_WOMEN = "woman women mother mothers wife wives sister sisters daughter daughters grandmother grandmothers"
_MEN = "man men"
_POLICE = "police policeman policemen policewoman policewomen constable constables cop cops gendarme gendarmes"
# Heads that only count, of whatever kind of people: their class is that of the word before them.
UNTOLD = _words(
    "people person persons others other victims individuals dead bodies corpses lives deaths fatalities casualties "
    "members member americans britons iraqis syrians palestinians ukrainians israelis lebanese yemenis indians "
    "pakistanis iranians russians citizens citizen national nationals body"
)

# Words before a head that say which people they are; they stay in the name.
KINDS = _words(
    "armed masked gang militia cartel cult rebel militant jihadist jihadi islamist extremist separatist insurgent "
    "secessionist opposition government regime maoist communist leftist marxist dissident republican loyalist "
    "air tribal security police army military paramilitary village prison border civil guard suicide cattle drug car "
    "shiite shia sunni christian muslim hindu buddhist jewish alawite druze yazidi coptic catholic sikh "
    "shi'ite shi’ite shi'a shi’a rubber customs tax intelligence immigration electoral revenue wildlife forest bank "
    "hospital education union "
    "migrant quarry mine gold coal oil construction aid health medical relief humanitarian road railway factory farm "
    "displaced school church seminary textile plantation polio vaccination media taxi bus truck lorry "
    "palestinian kurdish arab tuareg fulani hausa somali pashtun baloch uighur rohingya hazara amhara tigrayan oromo "
    "human rights civilian female male women's opposition community religious traditional catholic state election "
    "party deputy vice "
    "peasant indigenous student forestry farmers' municipal provincial county labour labor land rights "
    "union trade tv television radio newspaper court high supreme city town district provincial royal crown"
)
AIRCRAFT = _words(
    "helicopter helicopters warplane warplanes jet jets plane planes aircraft gunship gunships drone drones artillery"
)
"""What forces attack with; behind a word for them it stands for them: "government helicopters"."""
# Heads that bear arms only behind a word that says so: "armed men", "gang members", "rebel forces".
WEAK_HEADS = (
    _words(
        "youth men man group groups members member individuals youths elements forces force people persons squad "
        "squads faction factions cell cells patrol patrols agent agents"
    )
    | AIRCRAFT
)
ARMING = _words(
    "vigilante terrorist armed masked gang militia cartel cult rebel militant jihadist jihadi islamist extremist "
    "separatist insurgent "
    "secessionist opposition dissident paramilitary maoist communist loyalist tribal hooded unknown unidentified"
)
CIVIL_BODIES = _words("crew family staff council parish")
"""Words that make civilians of "members"."""
HOMELESS = _words("displaced homeless")
"""Words that make civilians of "people", "persons"."""
SERVING = _words(
    "air naval federal defence defense security special elite government regime police army military border law state "
    "junta"
)
"""Words that make a state's people of "forces", "personnel", "officers" or "members"."""

KINDS = KINDS | ARMING | SERVING | CIVIL_BODIES
# Nouns that make a modifier of the head before them: "police station", "army chief", "rebel stronghold".
HEADED = _words(
    "station stations chief chiefs spokesman spokeswoman spokesperson official officials source sources patrol patrols "
    "convoy convoys camp camps base bases post posts outpost outposts checkpoint checkpoints vehicle vehicles truck "
    "trucks van bus helicopter headquarters barracks academy college school commander commanders leader leaders "
    "commissioner inspector superintendent sergeant colonel general captain lieutenant major corporal brigadier "
    "stronghold strongholds hideout hideouts position positions group groups faction factions violence activity war "
    "force forces wing personnel officer officers unit units operation operations coup junta government regime rule "
    "recruit recruits training member members attack attacks raid raids ambush strike strikes statement report "
    "reports training tower car cars building compound territory area areas custody action investigation "
    "hospital service services council department band bands warfare front alliance movement militia militias "
    "presence campaign intelligence checkpost checkposts street road zone district crossing quarter picket garrison "
    "mission delegation community rights"
)
ANONYMOUS = _words(
    "gunman gunmen attacker attackers assailant assailants militant militants insurgent insurgents fighter fighters "
    "perpetrator perpetrators men terrorist terrorists jihadist jihadists jihadi jihadis extremists rebels "
    "kidnappers abductors bomber bombers raiders islamists combatants militia militias militiamen gang guerrillas "
    "killer killers shooter shooters"
)
"""Heads that may be anybody in arms: the "gunmen" of one sentence are the named group of another."""


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Singular and plural of every row."""
    for row in text.split():
        one, _, many = row.partition("/")
        yield one, many or f"{one}s"


def _plurals() -> dict[str, str]:
    """The plural of every head, plural ones included."""
    found: dict[str, str] = {}
    for text in (_ARMED, _FORCE, _CIVIL):
        for one, many in _pairs(text):
            found[one] = found[many] = many
    found.update({word: word for word in f"{_COLLECTIVES} {_PEOPLES}".split()})
    return found


def _classes() -> dict[str, CrowdClass]:
    found: dict[str, CrowdClass] = {}
    tables: tuple[tuple[CrowdClass, str], ...] = (("civil", _CIVIL), ("force", _FORCE), ("armed", _ARMED))
    for code, text in tables:
        for one, many in _pairs(text):
            found[one] = found[many] = code
    found.update(dict.fromkeys(("army", "junta", "military", "police", "navy", "personnel"), "force"))
    found.update({"staff": "civil", "crew": "civil"})
    found.update(dict.fromkeys(_PEOPLES.split(), "civil"))
    return found


def _categories() -> dict[str, str | None]:
    """The category of a claim for every word that may be counted; None where it tells of no kind."""
    by_class = {"armed": "militant", "force": "military", "civil": "civilian"}
    found: dict[str, str | None] = {word: by_class[code] for word, code in CLASSES.items()}
    found.update(dict.fromkeys(UNTOLD))
    found.update(dict.fromkeys(_SOMETIMES_ARMED.split()))
    rows: tuple[tuple[str, str], ...] = (("children", _CHILDREN), ("women", _WOMEN), ("men", _MEN), ("police", _POLICE))
    for category, words in rows:
        found.update(dict.fromkeys(words.split(), category))
    found.update(dict.fromkeys(("officers", "officer", "commander", "commanders", "general"), "military"))
    return found


PLURALS: Mapping[str, str] = MappingProxyType(_plurals())
CLASSES: Mapping[str, CrowdClass] = MappingProxyType(_classes())
COLLECTIVES = _words(_COLLECTIVES)
PEOPLES = _words(_PEOPLES) - {"tribals"}
"""Faiths and peoples, which keep their capital."""
CATEGORIES: Mapping[str, str | None] = MappingProxyType(_categories())
# Heads that are offices: somebody who is hurt, but in other sentences somebody who speaks.
OFFICIALS = _words(
    "official officials president presidents premier mayor governor minister senator diplomat ambassador consul envoy "
    "commander commanders leader "
    "leaders chief chiefs administrator doctor doctors medic medics member members local locals relative relatives "
    "family families supporter supporters journalist journalists reporter reporters editor scholar player players "
    "actor actors national nationals citizen citizens guide guides"
)
