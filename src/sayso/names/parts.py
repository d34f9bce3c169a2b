"""The parts of a name: titles, given names, surname, suffix; and whether two names may be one person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from sayso.english.closed_classes import listed
from sayso.english.given import FULL, GIVEN, Gender, gender_of_name
from sayso.english.nouns import PERSONS

COURTESY: Final[dict[str, Gender | None]] = {
    "mr": "m", "messrs": "m", "sir": "m", "lord": "m", "mister": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "madam": "f",
    "mx": None, "dr": None, "drs": None, "prof": None, "professor": None, "doctor": None,
}  # fmt: skip
"""Titles that are no office, and whom they are used for."""

OFFICES: Final = listed(
    "sen sens senator senators rep reps representative representatives congressman congresswoman congressmen gov "
    "govs governor governors lt lieutenant pres president presidents vice-president vice premier prime minister "
    "ministers chancellor secretary secretaries undersecretary attorney general mayor mayors councilman "
    "councilwoman councillor councilor councilmember cllr alderman supervisor commissioner sheriff deputy chief "
    "marshal judge justice magistrate gen maj major col colonel capt captain sgt sergeant cpl corporal pvt private "
    "adm admiral cmdr commander rear brigadier brig lance pc insp inspector det detective constable superintendent "
    "supt trooper officer agent chairman chairwoman chairperson chair speaker leader whip delegate assemblyman "
    "assemblywoman assemblymember rev reverend father sister brother bishop archbishop cardinal pope rabbi imam "
    "pastor deacon ayatollah sheikh king queen prince princess duke duchess emperor sultan emir ambassador envoy "
    "consul coach manager principal dean provost director treasurer comptroller controller auditor clerk coroner "
    "coun cr dci di ds dc msgr monsignor fr canon archdeacon pte brigadier-general lieutenant-general major-general "
    "selectman selectwoman councilperson alderwoman assemblyperson warden trustee nurse "
    "firefighter lawmaker co-chair congressperson assistant associate interim acting former "
    "ex-president ex-mayor ex-governor majority minority house senate state fire police district county city lodge "
    "school spokesman spokeswoman spokesperson secretary-general atty ag defense defence foreign first hon chef "
    "researcher staff master gunnery specialist analyst economist adviser advisor lawyer"
)
"""Words that may stand before a name and are no part of it, in lower case; also inside of such a title."""

_TITLE_HEADS: Final = OFFICES - listed(
    "vice lieutenant rear majority minority house senate state fire police district county city lodge school "
    "defense defence foreign first former interim acting assistant associate staff master gunnery prime deputy "
    "lance private major chief general"
) | listed("deputy chief general major private")

SUFFIXES: Final = listed("jr sr ii iii iv esq phd md mp msp mep qc kc")
PARTICLES: Final = listed("de da do dos das del della di du la le van von der den ter ten bin ibn al el bint ben st")

Fit = Literal["same", "part", "no"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; ``single`` if one word stands alone, which may be a given name or a surname."""

    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def single(self) -> bool:
        """Whether all there is is one word."""
        return not self.given

    @property
    def full(self) -> str:
        """The name without titles."""
        return " ".join((*self.given, self.surname, *((self.suffix,) if self.suffix else ())))

    @property
    def titled(self) -> bool:
        """Whether a title stands before it: then a single word is a surname (Mr. Pike), but for Sir and the like."""
        return bool(self.titles)

    @property
    def gender(self) -> Gender | None:
        """What the titles tell, else the given name."""
        for title in self.titles:
            told = COURTESY.get(title)
            if told:
                return told
        if self.given:
            # J. Robert Roe goes by his second name
            return gender_of_name(_plain(next((name for name in self.given if len(name) > 1), self.given[0])))
        return None if self.titles else GIVEN.get(_plain(self.surname))

    def untold(self, whole: PersonName) -> bool:
        """Whether this is the surname alone of a fuller name: Hillary Clinton is no Clinton by first name."""
        alone = self.single and not self.titles and not whole.single
        return alone and _plain(self.surname) not in {_plain(name) for name in whole.given}


def parse(words: Sequence[str]) -> PersonName | None:
    """A name from its words, in order and without full stops; None if nothing but titles is there."""
    rest = list(words)
    titles: list[str] = []
    while len(rest) > 1 and is_title(rest):
        titles.append(rest.pop(0).lower())
    last = rest[0].lower() if len(rest) == 1 else ""
    if last in COURTESY or (last in OFFICES and titles and not COURTESY.keys() & set(titles)):
        return None  # Prime Minister; but Mr. King
    suffix = ""
    while len(rest) > 1 and rest[-1].lower().replace(".", "") in SUFFIXES:
        suffix = rest.pop()
    if not rest:
        return None
    cut = len(rest) - 1
    while cut > 1 and rest[cut - 1].lower() in PARTICLES:
        cut -= 1
    return PersonName(tuple(titles), tuple(rest[:cut]), " ".join(rest[cut:]), suffix)


_PLAYERS: Final = listed(
    "junior senior sophomore freshman first-grader second-grader third-grader eighth-grader "
    "receiver kicker punter safety full-back right-back left-back centre-half centre-back left-hander right-hander "
    "catcher pitcher shortstop outfielder infielder center guard forward quarterback cornerback linebacker tackle "
    "winger striker midfielder defender goalkeeper goalie keeper fullback halfback batsman bowler prop fly-half jockey"
)
"""What players go by before their names."""


def is_title(words: Sequence[str]) -> bool:
    """Whether the first word is a title, or leads to one: ``Fire`` in Fire Chief Ed Sandoval, not in Fire Island."""
    first = words[0].lower()
    if first in COURTESY or first in _TITLE_HEADS:
        return True
    if (
        first in PERSONS
        and first not in GIVEN
        and len(words) > 1
        and (len(words) in {2, 3} or words[1].lower() in GIVEN)
    ):
        return True  # Referee Gail Storrow, Candidate Pike
    if first not in OFFICES:
        # Ombudsperson Ruth Okafor: what ends so is an office, and a given name stands behind it
        named = len(words) == 3 and (
            ("-" in first) or first in _PLAYERS or (gender_of_name(words[1].lower()) is not None and first not in GIVEN)
        )
        return named and _ends_as_office(first)
    for word in words[1:]:
        low = word.lower()
        if low in _TITLE_HEADS or is_role_word(low):
            return True
        if low not in OFFICES:
            return False
    return False


def _ends_as_office(low: str) -> bool:
    """Whether a word that is no office itself ends as one: ombudsperson, governor-elect."""
    if low.endswith(("woman", "person", "man", "ologist", "-hander")) or low in _PLAYERS or "-of-" in low:
        return True
    last = low.rpartition("-")[2]
    return last in OFFICES or (last in {"general", "elect"} and last != low)


def is_role_word(low: str) -> bool:
    """Whether a word is what somebody does, and no given name: prosecutor in County Prosecutor Jill Amato."""
    return low in PERSONS and low not in GIVEN


def fit(part: PersonName, whole: PersonName) -> Fit:
    """Whether a name may be a shorter or another form of another one.

    "Okafor", "Ms. Okafor" and "Ruth" are parts of "Ruth Okafor", "R. Okafor" and "Ruth B. Okafor" the same.
    """
    ours, theirs = _plain(part.surname), _plain(whole.surname)
    if part.suffix and whole.suffix and _plain(part.suffix) != _plain(whole.suffix):
        return "no"
    if part.single and whole.single:
        return "same" if ours == theirs else "no"
    if part.single:
        if ours == theirs or ours == theirs.split(" ")[-1]:
            return "part"
        if part.titled and ours == _plain(whole.given[0]) and ours not in GIVEN and len(whole.given) == 1:
            return "part"  # Mr. Lou, of Lou Jiwei
        by_given = [_plain(name) for name in whole.given]
        by_given += [FULL[name] for name in by_given if name in FULL]
        ours = ours if ours in by_given else FULL.get(ours, ours)
        return "part" if ours in by_given and (not part.titled or set(part.titles) & _WITH_GIVEN) else "no"
    if whole.single:
        return "part" if fit(whole, part) == "part" else "no"
    if ours != theirs:
        first = tuple(_plain(name) for name in whole.given)
        return "same" if (*map(_plain, part.given), ours) == first else "no"  # Don Hernán, of Don Hernán Soto
    shorter = len(part.given) < len(whole.given) and part.given == whole.given[-len(part.given) :]
    if shorter and set(part.titles) <= _MISTER:
        return "same"  # Ms. Wasserman Schultz, of Debbie Wasserman Schultz
    return "same" if _given_alike(_plain(part.given[0]), _plain(whole.given[0])) else "no"


def forms(name: PersonName) -> frozenset[str]:
    """All words by which alone somebody of a name may be called, as `fit` has it: okafor, ruth; bob and robert."""
    surname, given = _plain(name.surname), [_plain(word) for word in name.given]
    return frozenset([surname, surname.split(" ")[-1], *given, *(FULL[word] for word in given if word in FULL)])


def called(name: PersonName) -> frozenset[str]:
    """A name of one word, and what it is short for: one of them is among the `forms` of every name that it fits."""
    word = _plain(name.surname)
    return frozenset([word, FULL.get(word, word)])


_MISTER: Final = listed("mr mrs ms miss mx dr")
_WITH_GIVEN: Final = listed("sir dame king queen prince princess sister brother father pope lady lord coach")


def _given_alike(one: str, other: str) -> bool:
    if one == other or FULL.get(one, one) == FULL.get(other, other):
        return True
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return word.lower().replace(".", "").replace("’", "'")


def initials(words: Sequence[str]) -> str:
    """The letters an abbreviation would be made of: OFA for Organizing for America."""
    return "".join(word[0] for word in words if word[0].isupper())


FULL_TITLES: Final[dict[str, set[str]]] = {
    "sen": {"senator"}, "sens": {"senator"}, "senators": {"senator"},
    "rep": {"representative", "congressman", "congresswoman"},
    "reps": {"representative", "congressman", "congresswoman"},
    "representative": {"representative", "congressman", "congresswoman"},
    "representatives": {"representative", "congressman", "congresswoman"},
    "congressman": {"congressman", "representative"}, "congresswoman": {"congresswoman", "representative"},
    "gov": {"governor"}, "govs": {"governor"}, "pres": {"president"}, "gen": {"general"}, "lt": {"lieutenant"},
    "col": {"colonel"}, "maj": {"major"}, "capt": {"captain"}, "sgt": {"sergeant"}, "cmdr": {"commander"},
    "adm": {"admiral"}, "prof": {"professor"}, "dr": {"doctor"}, "drs": {"doctor"}, "doctor": {"doctor"},
    "rev": {"reverend", "pastor"}, "supt": {"superintendent"}, "insp": {"inspector"}, "det": {"detective"},
    "pc": {"constable", "officer"}, "cllr": {"councillor"}, "coun": {"councillor"}, "cr": {"councillor"},
    "msgr": {"monsignor"},
    "fr": {"father", "priest"}, "dci": {"inspector", "detective"}, "di": {"inspector", "detective"},
    "ds": {"sergeant", "detective"}, "dc": {"constable", "detective"}, "professor": {"professor"},
    "mr": set(), "mrs": set(),
    "ms": set(), "miss": set(), "mx": set(), "messrs": set(), "prime": {"minister"}, "atty": {"attorney"},
    "justice": {"justice", "judge"}, "house": set(), "senate": set(), "state": set(), "former": set(), "first": set(),
    "acting": set(), "the": set(), "fire": set(), "police": set(), "district": set(), "county": set(), "city": set(),
}  # fmt: skip
"""Titles before a name, lower case, and the nouns that go back to them."""

RANKS: Final = listed("lieutenant vice deputy assistant prime under co former ex press majority minority")
"""What makes another office of one: the lieutenant governor is not the governor."""

WIDER: Final[dict[str, frozenset[str]]] = {
    "lawmaker": listed("senator representative congressman congresswoman assemblyman assemblywoman delegate mp"),
    "legislator": listed("senator representative congressman congresswoman assemblyman assemblywoman delegate"),
    "politician": listed(
        "senator representative congressman congresswoman mayor governor president minister councillor"
    ),
    "official": listed("secretary commissioner minister director administrator"),
    "officer": listed("sergeant captain lieutenant constable detective inspector trooper colonel major general"),
    "commander": listed("general colonel admiral captain major"),
    "executive": listed("chief president chairman"),
    "prosecutor": listed("attorney"),
    "attorney": listed("lawyer prosecutor"),
    "lawyer": listed("attorney solicitor barrister counsel defender"),
    "judge": listed("justice magistrate"),
    "justice": listed("judge"),
    "minister": listed("secretary premier"),
    "premier": listed("minister"),
    "chief": listed("executive commissioner director head"),
    "leader": listed("president minister premier chairman head leader"),
    "doctor": listed("physician surgeon professor"),
    "physician": listed("doctor"),
    "professor": listed("doctor scientist historian economist"),
    "academic": listed("professor doctor"),
    "researcher": listed("doctor professor scientist author"),
    "scientist": listed("doctor professor researcher"),
    "chairman": listed("chair chairwoman"),
    "chairwoman": listed("chair"),
    "chair": listed("chairman chairwoman chairperson"),
    "spokesperson": listed("spokesman spokeswoman"),
    "teacher": listed("schoolteacher instructor educator lecturer professor"),
    "instructor": listed("teacher lecturer professor"),
    "banker": listed("financier lender"),
    "councillor": listed("backbencher"),
    "cleric": listed("reverend bishop imam pastor father"),
    "pastor": listed("reverend"),
    "boss": listed("executive chief manager director"),
    "head": listed("director chief president"),
    "coach": listed("manager"),
    "manager": listed("coach"),
    "wife": frozenset(["spouse"]),
    "mum": frozenset(["mother", "mom"]),
    "mom": frozenset(["mother", "mum"]),
    "mother": frozenset(["mom", "mum"]),
    "father": frozenset(["dad"]),
    "dad": frozenset(["father"]),
    **{
        noun: listed(alike)
        for alike in (
            "report study survey paper review analysis assessment audit research findings",
            "lawsuit suit complaint filing petition",
            "memo memorandum letter email e-mail note message",
            "law bill measure ordinance statute legislation act",
            "ruling decision opinion judgment judgement order verdict",
            "poll survey",
            "statement release announcement",
        )
        for noun in alike.split()
    },
    "musician": listed(
        "trumpeter trombonist pianist drummer guitarist singer bandleader composer violinist cellist "
        "saxophonist bassist"
    ),
    "athlete": listed("runner skier swimmer cyclist sprinter boxer hurdler gymnast rower skater champion"),
    "player": listed("midfielder striker goalkeeper winger forward defender quarterback pitcher guard captain"),
    "author": listed("novelist poet playwright essayist writer researcher scientist"),
    "writer": listed("novelist poet playwright essayist author"),
    "artist": listed("painter sculptor photographer"),
    "document": listed("report study memo letter email note lawsuit complaint filing indictment contract ruling file"),
    "department": listed("police"),
    "force": listed("police"),
    "firm": listed("company corporation business"),
    "company": listed("firm carrier airline maker retailer automaker carmaker drugmaker lender insurer motors"),
    "automaker": listed("carmaker motors automotive autos"),
    "carmaker": listed("automaker motors automotive autos"),
    "drugmaker": listed("pharma pharmaceuticals therapeutics"),
    "lender": listed("bank bancorp"),
    "bank": listed("bancorp"),
    "airline": listed("airways airlines air carrier"),
    "carrier": listed("airline airways airlines air"),
    "insurer": listed("insurance assurance mutual"),
    "utility": listed("power electric energy edison"),
    "union": listed("brotherhood sisterhood guild local teamsters workers"),
    "retailer": listed("stores store mart"),
    "chain": listed("stores hotels restaurants"),
    "railway": listed("rail railroad"),
    "railroad": listed("rail railway"),
    "developer": listed("properties homes realty"),
    "brewery": listed("brewing brewers"),
    "publisher": listed("press books publishing"),
    "school": listed("academy college"),
    "hospital": listed("clinic infirmary"),
    "network": listed("alliance system"),
    "system": listed("network alliance"),
    "team": listed("club"),
    "charity": listed("trust foundation"),
    "nonprofit": listed("trust foundation charity"),
    "agency": listed("administration bureau"),
}
"""Nouns that take in others."""
