"""Nouns that speakers go by, and what they tell: what kind of thing it is, how many, man or woman, named or not."""

from __future__ import annotations

from typing import Final, Literal

from sayso.english.closed_classes import listed
from sayso.english.given import Gender
from sayso.records import ActorKind

Number = Literal["one", "many"]

# --- people ----------------------------------------------------------------------------------------------------------

WOMEN: Final = listed(
    "mama mommy mummy gran granny nana auntie woman girl lady "
    "mother mom mum mommy grandmother grandma nonna nan wife widow daughter sister aunt niece queen princess "
    "duchess actress waitress hostess spokeswoman chairwoman congresswoman councilwoman assemblywoman policewoman "
    "businesswoman saleswoman stateswoman alderwoman anchorwoman nun girlfriend bride ex-wife stepmother "
    "stepdaughter granddaughter heroine noblewoman forewoman horsewoman sportswoman seamstress mother-in-law "
    "selectwoman committeewoman sister-in-law daughter-in-law fiancée landlady schoolgirl"
)
MEN: Final = listed(
    "man boy gentleman papa pop pops granddad grandad gramps nonno hubby father dad daddy grandfather grandpa "
    "husband widower son brother uncle nephew king prince "
    "duke actor-man waiter spokesman chairman congressman councilman assemblyman policeman businessman salesman "
    "statesman alderman anchorman monk boyfriend groom ex-husband stepfather stepson grandson foreman horseman "
    "selectman committeeman ombudsman tradesman clergyman sportsman priest fireman fisherman father-in-law "
    "brother-in-law son-in-law fiancé landlord schoolboy pope"
)
KIN: Final = listed(
    "daddy papa pop pops mommy mummy mama granddad grandad gramps gran granny nana nan nonna nonno auntie hubby "
    "mother mom mum father dad grandmother grandfather grandma grandpa wife husband widow widower son daughter "
    "brother sister aunt uncle niece nephew cousin parent child twin partner spouse fiancé fiancée girlfriend "
    "boyfriend ex-wife ex-husband stepmother stepfather stepson stepdaughter grandson granddaughter sibling ex "
    "mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law baby grandchild"
)
INVERSE: Final[dict[str, dict[Gender, str]]] = {
    "wife": {"m": "husband", "f": "wife"},
    "husband": {"f": "wife", "m": "husband"},
    "son": {"f": "mother", "m": "father"},
    "daughter": {"f": "mother", "m": "father"},
    "child": {"f": "mother", "m": "father"},
    "mother": {"f": "daughter", "m": "son"},
    "father": {"f": "daughter", "m": "son"},
    "mom": {"f": "daughter", "m": "son"},
    "dad": {"f": "daughter", "m": "son"},
    "brother": {"f": "sister", "m": "brother"},
    "sister": {"f": "sister", "m": "brother"},
    "grandson": {"f": "grandmother", "m": "grandfather"},
    "granddaughter": {"f": "grandmother", "m": "grandfather"},
    "grandchild": {"f": "grandmother", "m": "grandfather"},
    **{
        noun: {"f": "client", "m": "client"}
        for noun in ("lawyer", "attorney", "solicitor", "barrister", "counsel", "agent")
    },
}
"""What the other one is to somebody's wife, son ...: by the other's gender."""

PLAIN_KIN: Final[dict[str, str]] = {
    "dad": "father", "daddy": "father", "papa": "father", "pop": "father", "pops": "father", "pa": "father",
    "mom": "mother", "mum": "mother", "mommy": "mother", "mummy": "mother", "mama": "mother", "ma": "mother",
    "grandpa": "grandfather", "granddad": "grandfather", "grandad": "grandfather", "gramps": "grandfather",
    "grandma": "grandmother", "gran": "grandmother", "granny": "grandmother", "nana": "grandmother",
    "nan": "grandmother", "nonna": "grandmother", "nonno": "grandfather", "auntie": "aunt", "hubby": "husband",
}  # fmt: skip
"""What children say, and the plain word for it."""
SPOUSES: Final = listed("wife husband spouse partner fiancé fiancée hubby")
PAIRED: Final = listed(
    "co-author counterpart colleague teammate companion running-mate co-founder co-owner partner co-star opponent rival"
)
"""Who is the other one of two told of together."""
_ARTS_AND_SPORTS: Final = listed(
    "runner skier swimmer cyclist sprinter boxer jockey golfer wrestler weightlifter rower gymnast athlete champion "
    "hurdler marathoner skater biathlete batsman bowler fielder pitcher forward guard fullback halfback "
    "trumpeter trombonist pianist drummer guitarist singer bandleader composer violinist cellist saxophonist bassist "
    "soprano tenor baritone conductor songwriter rapper organist harpist fiddler musician novelist poet "
    "painter sculptor playwright dramatist essayist photographer filmmaker choreographer dancer actor actress comedian "
    "artist writer author"
)
NATIONALS: Final = listed(
    "swede dane finn norwegian pole turk briton scot spaniard frenchman frenchwoman englishman englishwoman irishman "
    "irishwoman welshman dutchman dutchwoman german italian american canadian australian russian brazilian mexican "
    "argentine chilean greek serb croat czech slovak slovene hungarian romanian bulgarian ukrainian israeli indian "
    "pakistani japanese korean chinese texan californian ohioan iowan virginian vermonter floridian londoner parisian "
    "yorker belgian austrian swiss kenyan nigerian ghanaian senegalese egyptian moroccan tunisian algerian cuban "
    "colombian venezuelan peruvian ecuadorean uruguayan paraguayan icelander lithuanian latvian estonian georgian "
    "armenian iranian iraqi syrian lebanese jordanian saudi kiwi aussie new-zealander south-african croatian "
    "serbian bosnian "
    "macedonian albanian slovenian slovakian cameroonian congolese ivorian angolan ethiopian eritrean somali sudanese "
    "ugandan tanzanian rwandan zimbabwean zambian malawian namibian gambian guinean liberian malian haitian jamaican "
    "dominican guatemalan honduran salvadoran nicaraguan panamanian bolivian filipino thai vietnamese indonesian "
    "malaysian singaporean taiwanese mongolian afghan nepali bangladeshi qatari emirati kuwaiti yemeni cypriot maltese "
    "catalan basque sicilian northerner southerner"
)
"""What somebody is by the place that he or she comes from."""
TRAITS: Final = (
    _ARTS_AND_SPORTS
    | NATIONALS
    | listed(
        "junior senior sophomore freshman veteran native newcomer pitcher midfielder striker goalkeeper winger forward "
        "defender quarterback receiver guard shortstop outfielder captain teenager teen youngster retiree grandmother "
        "grandfather mother father actor actress singer novelist playwright billionaire democrat republican "
        "independent conservative liberal socialist incumbent pensioner survivor victim defendant plaintiff "
        "lawmaker politician hopeful candidate "
        "champion medalist millionaire entrepreneur businessman businesswoman tycoon octogenarian septuagenarian "
        "newlywed"
    )
)
"""What anybody may be beside their office, so that one known by name is called it for a change."""

PERSONS: Final = listed(
    "abbot academic accountant activist actor acquaintance administrator adult adviser advisor advocate agent aide "
    "alderperson ally ambassador analyst anchor appointee archbishop architect archivist artist assemblymember "
    "assistant associate assessor astronaut astronomer athlete attendant attendee attorney auditor author baker "
    "banker barber barrister beekeeper beneficiary biographer biologist bishop blogger boss brewer broker builder "
    "butcher buyer bystander caller candidate captain cardinal carer caretaker carpenter cashier champion "
    "chancellor chaplain chef chemist chief chronicler citizen cleric clerk client climatologist clinician "
    "co-author co-chair co-founder co-owner co-worker coach collaborator colleague collector colonel columnist "
    "comedian commander commentator commissioner commuter complainant comptroller conductor confidant "
    "congressperson conservative constable constituent consul consultant consumer contractor contributor convict "
    "cook coordinator coroner correspondent councillor councilor councilmember counsel counsellor counselor "
    "counterpart cousin critic curator customer dean deckhand defector defendant defender delegate democrat "
    "demonstrator dentist deputy designer detective developer diplomat director dissident doctor donor driver "
    "dweller economist editor educator elder elector electrician employee employer engineer entrepreneur envoy "
    "epidemiologist examiner executive expert facilitator fan farmer fellow fighter financier firefighter fisher "
    "forecaster forester founder freshman friend fundraiser gardener general geologist goalkeeper goalie governor "
    "graduate grocer guard guest guide hacker handler head headmaster headmistress headteacher helper historian "
    "host hostage hunter hydrologist immigrant incumbent individual industrialist informant inmate insider "
    "inspector instructor intern interpreter interviewer inventor investigator investor janitor journalist judge "
    "junior jurist juror justice keeper knight landowner lawmaker lawyer leader lecturer legislator liberal "
    "librarian lieutenant lobbyist local magistrate major manager marshal mayor mechanic mediator medic member "
    "mentor merchant messenger meteorologist midfielder midwife migrant militant miner minister moderate moderator "
    "monitor motorist mourner musician naturalist negotiator neighbor neighbour neurologist neuroscientist nominee "
    "novelist nurse observer occupant officer official onlooker operative operator opponent organiser organizer "
    "owner painter paramedic parent parishioner participant partner passenger passer-by pastor patient patron "
    "pediatrician pensioner person pharmacist photographer physician physicist pilot planner plaintiff player "
    "plumber poet politician pollster porter premier presenter president priest principal prisoner producer "
    "professor prosecutor protester protestor proprietor psychiatrist psychologist publisher pundit pupil rabbi "
    "rancher ranger reader rebel recruit reformer referee refugee registrar regular reporter representative "
    "republican rescuer researcher resident respondent restaurateur retiree reverend reviewer rider rival roofer "
    "runner sailor scholar scientist scout secretary senator senior sergeant servant shareholder sheriff "
    "shopkeeper shopper singer skeptic sceptic skipper socialist soldier solicitor sophomore speaker specialist "
    "spectator spokesperson sponsor spouse staffer stakeholder statistician steward strategist striker student "
    "subordinate subscriber successor superintendent superior supervisor supporter surgeon surveyor suspect "
    "sympathizer tailor taxpayer teacher teammate teen teenager technician tenant therapist tourist trader trainee "
    "trainer translator traveler traveller treasurer trooper trucker trustee tutor tycoon undersecretary "
    "undergraduate user usher vendor veteran veterinarian viewer victim villager visitor volunteer voter warden "
    "watcher whip whistleblower whistle-blower winner witness worker writer youngster zoologist one other source "
    "baron billionaire millionaire creditor lender regulator leaseholder homeowner householder angler walker hiker "
    "swede dane finn norwegian pole turk briton scot spaniard frenchman frenchwoman englishman englishwoman "
    "irishman irishwoman welshman dutchman texan californian ohioan iowan vermonter londoner yorker midfielder "
    "winger quarterback pitcher shortstop goalscorer eldest youngest oldest elder younger medalist hopeful "
    "millionaire teen cyclist pedestrian sergeant-at-arms keeper lifeguard organist verger vicar sexton mp mep msp "
    "criminologist mycologist ecologist virologist geographer demographer curator engraver linguist physiologist "
    "seismologist oncologist "
    "cardiologist geneticist anthropologist sociologist archaeologist astrophysicist radiologist toxicologist "
    "botanist ornithologist arborist machinist columnist welder plasterer bricklayer mason dockworker stevedore "
    "postmaster selectperson councilperson sommelier bartender barista brewmaster groundskeeper caseworker "
    "ceo cfo dj vet pm someone somebody anyone anybody everyone everybody nobody rector curate choirmaster"
) | WOMEN | MEN | KIN | _ARTS_AND_SPORTS  # fmt: skip
"""Nouns for one person."""

PLURALS: Final[dict[str, str]] = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife",
    "congressmen": "congressman", "congresswomen": "congresswoman", "spokesmen": "spokesman", "kids": "child",
    "spokeswomen": "spokeswoman", "businessmen": "businessman", "policemen": "policeman", "chairmen": "chairman",
    "passers-by": "passer-by", "attorneys-general": "attorney", "others": "other", "ones": "one", "folks": "person",
    "fishermen": "fisherman", "staff": "staffer", "clergy": "cleric", "sons-in-law": "son-in-law", "police": "police",
    "councilmen": "councilman", "media": "media", "data": "data", "relatives": "relative", "elders": "elder",
}  # fmt: skip
PEOPLE: Final = listed(
    "couple crowd jury public family trio duo pair staff clergy electorate opposition audience crew neighbourhood "
    "neighborhood community media left right majority minority elite leadership delegation"
)
"""Nouns in the singular for more than one person."""

# --- organisations ---------------------------------------------------------------------------------------------------

GOVERNMENTS: Final = listed(
    "administration agency army authority bureau cabinet city commission commonwealth congress council county "
    "court department embassy government junta kingdom legislature military ministry monarchy municipality navy "
    "parliament police presidency pentagon regime republic senate house state treasury tribunal township village "
    "borough statehouse commons lords exchequer inquest inquiry regulator kremlin knesset bundestag duma politburo "
    "militia consulate constabulary coastguard"
)
OUTLETS: Final = listed(
    "newspaper paper daily weekly magazine tabloid broadsheet broadcaster network station newswire wire website "
    "blog podcast newsletter programme gazette outlet journal"
)
ORGANISATIONS: Final = listed(
    "academy airline alliance archive assembly association bank bakery board brand brewery brigade business "
    "campaign carrier center centre chain chamber charity church clinic club coalition college committee company "
    "conference management conglomerate congregation consortium cooperative co-op corporation diocese district "
    "division enterprise factory farm federation firm force foundation franchise fund garage giant group guild "
    "hospital hotel house institute institution insurer inn institution laboratory lab league library lobby lodge "
    "maker manufacturer mill mission monastery mosque movement museum nonprofit observatory office orchestra "
    "organisation organization outfit panel parish partnership party plant practice program project railway "
    "railroad registry restaurant retailer school seminary service shelter shop society start-up startup store "
    "studio subsidiary supermarket synagogue syndicate synod team temple theatre theater think-tank tank trust "
    "unit university union utility venture watchdog zoo side camp desk force panel secretariat taskforce command "
    "brotherhood sisterhood fraternity sorority collective syndicate troupe ensemble choir "
    "headquarters squad faction caucus wing cartel automaker carmaker drugmaker chipmaker planemaker steelmaker "
    "homebuilder lender grocer brokerage consultancy winery vineyard distillery creamery archdiocese aquarium gallery "
    "orphanage nursery pharmacy diner cafe café pub tavern casino shipyard refinery sawmill quarry newsroom chapter"
)

IMPLIED: Final = {
    "medical": "hospital", "infirmary": "hospital", "hospital": "hospital", "clinic": "clinic", "nurses": "union",
    "workers": "union", "teamsters": "union", "teachers": "union", "machinists": "union", "brotherhood": "union",
    "university": "university", "college": "college", "academy": "academy", "police": "police", "bank": "bank",
    "bancorp": "bank", "museum": "museum", "church": "church", "diocese": "diocese", "airlines": "airline",
    "airways": "airline", "university’s": "university", "party": "party", "council": "council",
    "commission": "commission", "committee": "committee", "board": "board", "court": "court", "agency": "agency",
}  # fmt: skip
"""What a name with such a word in it is, wherever the word stands: St. Brendan's Medical Center."""
DOCUMENTS: Final = listed(
    "receipt ticket plaque invoice itinerary menu badge passport prescription warrant placard banner brochure booklet "
    "leaflet billboard transcript ledger timesheet spreadsheet logbook questionnaire worksheet syllabus circular "
    "subpoena citation dossier scroll inscription epitaph tombstone headstone calendar timeline opinion dissent "
    "ad advertisement mailer flyer flier pamphlet commercial account affidavit agreement analysis announcement "
    "article assessment audit bill book booklet brief briefing brochure bulletin census charge charter chart "
    "circular column communique communiqué complaint contract constitution copy data decision declaration decree "
    "diary directive document dossier draft e-mail editorial email entry essay estimate evaluation evidence file "
    "filing finding forecast guidance guideline headline image indictment inscription invoice judgment judgement "
    "label law lawsuit leaflet lease ledger legislation letter list log manifesto manual map memo memoir "
    "memorandum message minute motion note notice order ordinance petition photograph plaque poll post poster "
    "press-release proposal prospectus questionnaire record recording register release report research resolution "
    "results review ruling rule schedule sign slogan statement statistic statute study subpoena suit summary "
    "survey tape telegram testimony text timetable transcript treaty tweet verdict video warrant figure number "
    "footage graph research caption caveat cable certificate communication covenant handout instruction "
    "prescription banner placard simulation calculation bylaw clause"
)  # fmt: skip

# --- how they are named ----------------------------------------------------------------------------------------------

SPEAKS_FOR: Final = listed(
    "spokesman spokeswoman spokesperson spokesmen spokeswomen representative lawyer attorney solicitor "
    "barrister counsel"
)
"""Who speaks for a named one is not hidden, but named by that role."""

HIDDEN: Final = listed(
    "official aide adviser advisor person people source staffer insider diplomat operative strategist lobbyist "
    "associate ally friend confidant negotiator colleague employee banker executive lawmaker senator participant "
    "attendee officer deputy witness caller informant worker one other man woman individual"
)
"""Those whom writers leave unnamed on purpose, even where they speak of several of them."""

PSEUDONYMS: Final = listed(
    "witness individual person employee victim juror source patient doctor nurse officer official agent defendant "
    "student player resident trooper soldier speaker informant whistleblower complainant teacher worker executive "
    "driver passenger guard inmate prisoner mother father tenant member colleague pilot trader"
)
"""What stands before a number or a letter that is somebody's name: Witness 7, Individual B."""
UNNAMED: Final = frozenset({"unidentified", "unnamed", "anonymous"})
"""What stands before the noun of somebody without a name."""
CROWDS: Final = listed(
    "critic voter expert analyst resident supporter opponent observer reader viewer fan economist scientist "
    "historian researcher activist advocate protester protestor demonstrator parent customer consumer student "
    "teacher farmer worker shopper commuter pundit commentator skeptic sceptic taxpayer villager neighbor "
    "neighbour constituent soldier volunteer family doctor nurse patient investor trader forecaster republican "
    "democrat conservative liberal local detractor defender proponent lawyer scholar citizen tourist visitor "
    "passenger motorist driver refugee migrant environmentalist politician lawmaker regulator rebel police "
    "pollster strategist landlord tenant"
)
"""Those of whom several, without a number, are nobody in particular: critics, voters, many residents."""


def singular(noun: str) -> tuple[str, Number]:
    """A noun in the singular, and how many it speaks of: ``officials`` -> official, many."""
    if noun in PLURALS:
        return PLURALS[noun], "many"
    if noun in KNOWN or noun.endswith("ss") or not noun.endswith("s"):
        return noun, "many" if noun in PEOPLE else "one"
    if noun.endswith("ies") and noun[:-3] + "y" in KNOWN:
        return noun[:-3] + "y", "many"
    if noun.endswith("es") and noun[:-2] in KNOWN:
        return noun[:-2], "many"
    if noun[:-1] in KNOWN or len(noun) > 3:
        return noun[:-1], "many"
    return noun, "one"


KNOWN: Final = PERSONS | PEOPLE | GOVERNMENTS | OUTLETS | ORGANISATIONS | DOCUMENTS | {"police"}
_PERSON_ENDINGS: Final = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "eer",
    "ee",
    "ant",
    "crat",
    "ologist",
    "year-old",
    "yr-old",
)


def kind_of(noun: str, number: Number) -> ActorKind | None:
    """The kind of thing a noun in the singular names; None if nothing tells."""
    if (
        noun in PERSONS
        or noun in NATIONALS
        or noun.partition("-of-")[0] in KIN
        or noun.rsplit("-", 1)[-1] in PERSONS
        or (noun not in KNOWN and noun.endswith(_PERSON_ENDINGS))
    ):
        return "people" if number == "many" else "person"
    if noun in PEOPLE:
        return "people"
    for nouns, kind in _KINDS:
        if noun in nouns:
            return kind
    return None


_KINDS: Final[tuple[tuple[frozenset[str], ActorKind], ...]] = (
    (DOCUMENTS, "document"),
    (GOVERNMENTS, "government"),
    (OUTLETS, "outlet"),
    (ORGANISATIONS, "organisation"),
)


def is_trait(noun: str) -> bool:
    """Whether anybody may be that beside their office: veteran, 29-year-old, mum-of-two."""
    return noun in TRAITS or noun.endswith("-old") or noun.partition("-of-")[0] in KIN


def gender_of(noun: str) -> Gender | None:
    """Whether a noun in the singular names a woman or a man; None if either."""
    noun = noun.partition("-of-")[0]  # mum-of-two
    if noun in WOMEN or noun.endswith("woman"):
        return "f"
    return "m" if noun in MEN or noun.endswith("man") else None
