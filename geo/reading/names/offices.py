"""Words of office: what a person is, before or behind the name ("Foreign Minister", "an expert on …"). Lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RANKS = _words(
    "gen general lt lieutenant col colonel maj major brig brigadier capt captain sgt sergeant cpl corporal adm admiral "
    "cmdr commander marshal pvt private cdr rear vice"
)
HONORIFICS = _words(
    "mr mrs ms miss dr prof professor sir lord lady dame sheikh sheik shaikh ayatollah grand hojatoleslam mullah "
    "maulana imam emir sayyed sayyid rev reverend archbishop bishop cardinal pope patriarch rabbi justice "
    "king queen prince princess crown sultan sen rep gov hon"
)
ABBREVIATED = _words("gen lt col maj brig capt sgt cpl adm cmdr pvt cdr mr mrs ms dr prof sen rep gov rev hon spc")
OFFICES = (
    RANKS - {"rear", "vice", "private", "general", "major"}
    | HONORIFICS - {"crown", "grand", "miss"}
    | _words(
        "president premier minister secretary chancellor ambassador envoy spokesman spokeswoman spokesperson governor "
        "mayor senator congressman congresswoman representative lawmaker deputy leader chief head chairman chairwoman "
        "director commander coordinator commissioner adviser advisor aide official officer analyst expert researcher "
        "fellow professor historian journalist reporter correspondent activist lawyer doctor surgeon nurse resident "
        "witness negotiator diplomat prosecutor judge cleric preacher general founder co-founder editor economist "
        "politician strategist specialist scholar author undersecretary speaker monarch ruler warlord operative "
        "manager militant fighter soldier policeman shopkeeper farmer teacher student driver refugee dissident "
        "critic pilot observer monitor inspector treasurer delegate chair consultant veteran businessman businesswoman "
        "councillor candidate imam priest pastor monk nun trader engineer contractor photographer blogger "
        "broadcaster singer headmaster schoolteacher lecturer academic"
    )
)
"""Nouns for one person. Before a name, or in the words set behind it."""

BEHIND_ONLY = _words(
    "official resident witness militant fighter soldier policeman shopkeeper farmer teacher student driver refugee "
    "critic observer monitor fellow head chair veteran deputy"
)
"""Offices that stand behind a name, or before one only in full: "Ali Hassan, a resident of Mosul"."""

MODIFIERS = _words(
    "prime foreign defence defense interior deputy vice former ex acting interim senior top chief supreme military "
    "political spiritual press special national security government presidential parliament parliamentary opposition "
    "army police navy intelligence ministry state regional provincial district local party rebel militia caretaker "
    "lead longtime veteran first under assistant general executive human rights affairs finance health oil energy "
    "information justice media public department council committee command coalition force forces brigade squadron "
    "junta town city village clan tribal faction gang cartel crown "
    "grand rear outgoing incoming designate then late slain exiled self-styled main independent"
)
"""Words that may stand between the country and the office: "Russian *foreign ministry* spokeswoman"."""

PORTFOLIO = _words(
    "state defence defense foreign affairs interior the and armed forces joint chiefs staff finance health oil energy "
    "justice information national security army police general intelligence treasury homeland parliament house "
    "representatives"
)
"""What may follow "of" behind an office and before the name: "Secretary of *State* Antony Blinken"."""

APPOSITION_OPENERS = _words("a an the its their his her who one former now currently")
SPEECH = _words(
    "said says told tells added adds warned warns wrote tweeted explained argued noted insisted recalled confirmed "
    "announced claimed replied stressed stated explains argues notes"
)
NEVER_NAMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the a an he she it they we i but and or in on at by as for from to of with "
    "after before when while if his her its their this that these those there here also however meanwhile who what "
    "islam islamic muslim christian jewish shia shiite sunni kurdish arab street avenue road airport hospital "
    "staff administration executive parliamentarians assembly council command secretariat headquarters office "
    "congress party security people peoples department "
    "university province governorate region city district mr mrs ms"
)
PLACE_PREPOSITIONS = _words("in near at from outside around inside through towards toward across between")

HARMING = frozenset(
    "killed killing kills murdered murdering assassinated assassinating beheaded beheading executed executing abducted "
    "abducting kidnapped kidnapping wounded wounding injured injuring stabbed stabbing lynched lynching".split()
)
"""Verbs for what is done to people only."""
HARMING_PAIRS = frozenset({("shot", "dead"), ("shooting", "dead"), ("gunned", "down"), ("gunning", "down")})
"""The same in two words."""
