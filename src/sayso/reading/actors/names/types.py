"""What a name names, a person, a group or a place: by its title, by a network, by its words, by its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from sayso.english.closed_classes import is_adjective, listed
from sayso.english.given import GIVEN
from sayso.english.nouns import (
    GOVERNMENTS,
    KNOWN,
    NATIONALS,
    ORGANISATIONS,
    OUTLETS,
    PERSONS,
    PSEUDONYMS,
    UNNAMED,
    singular,
)
from sayso.english.states import NAMES as STATES
from sayso.english.states import postal
from sayso.english.titles import COURTESY, OFFICES, PARTICLES
from sayso.names.parts import PersonName, is_title, parse
from sayso.reading.actors.cast import Name
from sayso.reading.text.words import Words

NameType = Literal["person", "group", "place", "unknown"]

_ORGANISING: Final = listed(
    "inc corp llc ltd plc co & associates partners holdings brothers foods airlines airways motors systems "
    "technologies technology industries energy steel oil gas pharmaceuticals entertainment pictures records media "
    "times post herald tribune news gazette weekly journal chronicle courier dispatch examiner globe guardian "
    "inquirer ledger mail mirror observer press record register reporter sentinel star sun telegraph today beacon "
    "bugle argus echo standard review monitor plaindealer bulletin wire daily house office elementary works line "
    "lines aggregates logistics freight trucking shipping transport transportation mining realty properties "
    "securities insurance financial bancorp mills brewing labs laboratories studios software telecom wireless "
    "healthcare biotech therapeutics united rovers wanderers athletic diner cafe café bar grill pub inn orchards "
    "orchard farms vineyard winery teachers workers doctors mothers americans citizens nations u.n aclu nato gop"
)
_PLACES: Final = listed(
    "street st avenue ave road rd boulevard lane drive square river lake creek falls hills hill valley mountain "
    "mount bay beach island islands county park bridge highway route ridge springs heights harbor harbour port "
    "city town village township field fields forest basin dam canyon coast airport station stadium tower building "
    "point cove hall plaza center-street north south east west ocean sea desert peninsula wharf quay pier"
)
NATURAL: Final = listed(
    "street st avenue ave road rd boulevard lane drive river lake creek falls hills hill valley mountain mount bay "
    "beach bridge highway route ridge springs dam canyon forest field fields ocean sea desert wharf quay pier"
)
"""Places that nobody governs from."""
_KNOWN_PLACES: Final = listed(
    "washington london paris moscow beijing brussels geneva rome berlin tehran baghdad kabul jerusalem cairo tokyo "
    "europe africa asia america britain england scotland wales ireland france germany italy spain russia china "
    "iran iraq israel syria afghanistan pakistan india japan mexico canada australia ukraine turkey egypt boston "
    "chicago denver detroit houston dallas philadelphia seattle miami atlanta manhattan brooklyn hollywood"
)
_PLACE_BEGINS: Final = listed("san los las santa st fort port new el lake mount mt cape north south east west")
_PLACE_ENDS: Final = listed("county township avenue boulevard airport highway peninsula")
_GOVERNING: Final = listed(
    "congress kremlin pentagon downing whitehall commons senate parliament hamas hezbollah fatah taliban"
)
NAMED_OUTLETS: Final = listed(
    "reuters ap afp upi bbc cnn msnbc nbc abc cbs fox npr pbs politico bloomberg axios buzzfeed huffpost vox slate "
    "salon propublica newsweek economist atlantic xinhua tass interfax cnbc c-span itv"
)
_NICK: Final = frozenset("“”\"()‘’'")
_NO_PARTS: Final = _NICK | {"."}


@dataclass(slots=True)
class Run:
    """A name in the text: the words ``first`` up to but without ``last``, titles included."""

    first: int
    last: int
    words: tuple[str, ...]
    type: NameType
    person: PersonName | None = None
    named: str = ""
    """The name as written, without titles, stops included: Joseph R. Biden Jr."""
    nicknames: tuple[str, ...] = ()
    """In lower case: nell, for Eleanor “Nell” Vance."""
    vouched: bool = False
    """Whether a network takes it for a person's."""


def classified(words: Words, first: int, last: int, told: dict[int, Name]) -> list[Run]:
    """The run with its type; none where it is no name after all."""
    nicknames = [i for i in range(first + 1, last - 1) if words.word[i - 1] in _NICK and words.word[i + 1] in _NICK]
    parts = tuple(words.word[i] for i in range(first, last) if words.word[i] not in _NO_PARTS and i not in nicknames)
    lower = [part.lower() for part in parts]
    before = words.word[first - 1] if first > 0 else ""
    lettered = len(parts) > 1 and len(parts[1]) == 1 and lower[0] in PSEUDONYMS
    if lettered or (len(parts) == 1 and len(parts[0]) == 1 and first > 0 and words.lower[first - 1] in PSEUDONYMS):
        return []  # Witness K
    if len(parts) == 1 and lower[0] in _BACK and first > 0 and words.lower[first - 1] in {"the", "our"}:
        return []  # the Company, as releases have it
    if not parts or lower[0] in UNNAMED:
        return []  # UNIDENTIFIED MAN:
    if len(parts) == 1 and lower[0] in NATIONALS and (before.islower() or before == "The"):
        return []  # the Czech, a fiery Scot
    if lower[-1] in _PARTISANS or (len(parts) == 1 and parts[0].isupper() and lower[0] in _SHORT_ROLES):
        return []
    name = told.get(last - 1) or told.get(first)
    person = parse(_untitled(parts))
    type_ = _type(parts, lower, person, name)
    if type_ not in {"person", "unknown"}:
        person = None
    elif person is None:
        return []
    elif len(parts) > 1 and type_ == "unknown" and person.single and not person.titles:
        person = None
    if type_ == "unknown" and len(parts) == 1 and (lower[0] in OFFICES or is_adjective(parts[0]) or _is_role(lower[0])):
        return []
    written = _as_written(words, first, last, parts, person)
    vouched = type_ == "person" and name is not None and name.type == "person"
    return [Run(first, last, parts, type_, person, written, tuple(words.lower[i] for i in nicknames), vouched)]


def _as_written(words: Words, first: int, last: int, parts: tuple[str, ...], person: PersonName | None) -> str:
    """The name as it stands in the text; a person's without what stands before the given name."""
    if person is not None:
        length = len(person.given) + len(person.surname.split()) + bool(person.suffix)
        skipped = len(parts) - length
        while skipped > 0 and first < last - 1:
            skipped -= words.word[first] not in _NO_PARTS
            first += 1
        while first < last - 1 and words.word[first] == ".":
            first += 1
        if parts[-1].lower() in _LETTERS_BEHIND and len(person.given) > 0:
            last -= 1
            parts = parts[:-1]
    end = words.end[last - 1]
    if last < len(words) and words.word[last] == "." and words.start[last] == end and parts[-1].lower() in _STOPPED:
        end += 1
    return " ".join(words.text[words.start[first] : end].split())


_BACK: Final = listed(
    "company group bank firm trust board university college hospital school society association foundation institute "
    "centre center museum church club union corporation charity academy partnership agency authority"
)
"""What goes back to a longer name, in capitals though it may be."""
_LETTERS_BEHIND: Final = listed("mp mep msp qc kc phd md esq")
"""What stands behind a name and is no part of it: Tobias Nwosu KC."""
_SHORT_ROLES: Final = listed("mp mep msp ceo cfo pm dj vet chair clerk court host judge")
_STOPPED: Final = listed("jr sr inc corp co ltd bros")
_PARTISANS: Final = listed(
    "democrat democrats republican republicans conservatives liberals tories greens socialists independents"
)


def _is_role(low: str) -> bool:
    noun, _ = singular(low)
    return noun in PERSONS


def _untitled(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Without what stands before the last title: Homeland Security Secretary Ann Roe -> Secretary Ann Roe."""
    for i in range(len(parts) - 2, 0, -1):
        if is_title(parts[i:]) and parts[i].lower() not in GIVEN:
            start = i
            while start > 0 and (is_title(parts[start - 1 :]) or parts[start - 1].lower() in OFFICES):
                start -= 1
            return parts[start:]
    return parts


def _type(parts: tuple[str, ...], lower: list[str], person: PersonName | None, name: Name | None) -> NameType:
    """What a name names: by its title, by a network, by its words, by its form."""
    grouped = not _ORGANISES.isdisjoint(lower)
    if lower[0] in COURTESY:
        return "person"
    if (
        person is not None
        and person.titles
        and not organises(lower[-1])
        and not (lower[-1] in _PLACES or lower[-1] in PERSONS)
    ):
        return "person"
    if name is not None:
        told = _TOLD.get(name.type)
        if told is not None and (told != "person" or person is not None) and not (told == "place" and grouped):
            return told
    return _by_words(parts, lower, grouped=grouped) or _by_form(parts, lower)


_TOLD: Final[dict[str, NameType]] = {"person": "person", "organisation": "group", "place": "place"}


def _by_words(parts: tuple[str, ...], lower: list[str], *, grouped: bool) -> NameType | None:
    last, whole = lower[-1], " ".join(parts)
    if (lower[0] in _PLACE_BEGINS and len(parts) in {2, 3} and not grouped) or last in _PLACE_ENDS:
        return "place"
    if lower[0] in GIVEN and len(parts) in {2, 3, 4} and not (organises(last) and len(parts) > 2):
        return "person"
    if grouped or last in _GOVERNING or last in NAMED_OUTLETS:
        return "group"
    if last in _PLACES or last in _KNOWN_PLACES or whole in STATES or (postal(whole) and len(parts[0]) > 2):
        return "place"
    return None


def _by_form(parts: tuple[str, ...], lower: list[str]) -> NameType:
    if len(parts) == 1:
        if "." in lower[0] and lower[0].rpartition(".")[2].isalpha() and not parts[0].isupper():  # Alder.org
            return "group"
        if parts[0].isupper() and 2 <= len(parts[0].replace(".", "")) <= 6:
            return "group"
        return "person" if lower[0] in GIVEN else "unknown"
    if len(parts) > 3 or any(is_adjective(part) for part in parts) or lower[-1] in KNOWN:
        return "unknown"
    return "person" if all(part[0].isupper() or part.lower() in PARTICLES for part in parts) else "unknown"


def organises(low: str) -> bool:
    """Whether a word, in lower case, tells that a name is a group's."""
    return low in _ORGANISES


_ORGANISES: Final = _ORGANISING | GOVERNMENTS | ORGANISATIONS | OUTLETS | {"&"}
