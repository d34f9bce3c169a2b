"""What a name names, a person, a group or a place: by its title, by a network, by its words, by its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from sayso.english.bodies import GOVERNING_NAMES, NAMED_OUTLETS, ORGANISING
from sayso.english.closed_classes import NUMBERS, is_adjective, listed
from sayso.english.contexts import ACRONYMS
from sayso.english.given import GIVEN
from sayso.english.nouns import (
    GOVERNMENTS,
    HIDDEN,
    KNOWN,
    NATIONALS,
    ORGANISATIONS,
    OUTLETS,
    PERSONS,
    PSEUDONYMS,
    ROLE_LABELS,
    SHORTENED,
    UNNAMED,
    singular,
)
from sayso.english.parties import PARTISANS
from sayso.english.places import PLACE_BEGINS, PLACE_ENDS, PLACE_WORDS, PLACES
from sayso.english.states import NAMES as STATES
from sayso.english.states import postal
from sayso.english.titles import COURTESY, LETTERS, OFFICES, PARTICLES, PERSON_ACRONYMS, STATE_OFFICES
from sayso.names.parts import PersonName, is_title, parse
from sayso.reading.actors.cast import Name
from sayso.reading.text.words import Words

NameType = Literal["person", "group", "place", "unknown"]

_NICK: Final = frozenset("“”\"()‘’'")
_OFFICES_OF: Final = STATE_OFFICES | {"secretary"}
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


def classified(words: Words, first: int, last: int, name_at: dict[int, Name]) -> list[Run]:
    """The run with its type; none where it is no name after all."""
    nicknames = [i for i in range(first + 1, last - 1) if words.word[i - 1] in _NICK and words.word[i + 1] in _NICK]
    parts = tuple(words.word[i] for i in range(first, last) if words.word[i] not in _NO_PARTS and i not in nicknames)
    lower = [part.lower() for part in parts]
    if not parts or _is_no_name(parts, lower, words.word[first - 1] if first > 0 else ""):
        return []
    if lower[-1] in _OFFICES_OF and len(parts) > 1 and words.lower[last : last + 1] in (["of"], ["for"]):
        return []  # Montana Secretary / of State Corey Stapleton
    name = name_at.get(last - 1) or name_at.get(first)
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


def _is_no_name(parts: tuple[str, ...], lower: list[str], before: str) -> bool:
    """Whether words with capitals, behind another word, are none: a pseudonym, a label, a party, a people, a kind."""
    if lower[0] in UNNAMED or lower[-1] in PARTISANS or _is_briefer(parts, lower):
        return True  # UNIDENTIFIED MAN:  SENIOR ADMINISTRATION OFFICIAL:
    if len(parts) > 1:
        return len(parts[1]) == 1 and lower[0] in PSEUDONYMS  # Witness K
    if lower[0] in ACRONYMS or (len(parts[0]) == 1 and before.lower() in PSEUDONYMS):
        return True
    if lower[0] in SHORTENED and before.lower() in {"the", "our"}:
        return True  # the Company, as releases have it
    if parts[0].isupper() and lower[0] in ROLE_LABELS:
        return True
    return lower[0] in NATIONALS and (before.islower() or before == "The")  # the Czech, a fiery Scot


def _is_briefer(parts: tuple[str, ...], lower: list[str]) -> bool:
    """Whether a label in capitals is what someone unnamed is, with a number or without: SENIOR OFFICIAL TWO."""
    last = len(parts) - (lower[-1] in NUMBERS and len(parts) > 2)
    return last > 1 and all(map(str.isupper, parts)) and lower[0] not in GIVEN and lower[last - 1] in HIDDEN


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
        if parts[-1].lower() in LETTERS and len(person.given) > 0:
            last -= 1
            parts = parts[:-1]
    end = words.end[last - 1]
    if last < len(words) and words.word[last] == "." and words.start[last] == end and parts[-1].lower() in _STOPPED:
        end += 1
    return " ".join(words.text[words.start[first] : end].split())


_STOPPED: Final = listed("jr sr inc corp co ltd bros")


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
    if lower[0] in COURTESY or (len(lower) == 1 and lower[0] in PERSON_ACRONYMS):
        return "person"
    if (
        person is not None
        and person.titles
        and not organises(lower[-1])
        and not (lower[-1] in PLACE_WORDS or lower[-1] in PERSONS)
    ):
        return "person"
    if name is not None:
        tagged = _TAGS.get(name.type)
        if tagged is not None and (tagged != "person" or person is not None) and not (tagged == "place" and grouped):
            return tagged
    return _by_words(parts, lower, grouped=grouped) or _by_form(parts, lower)


_TAGS: Final[dict[str, NameType]] = {"person": "person", "organisation": "group", "place": "place"}


def _by_words(parts: tuple[str, ...], lower: list[str], *, grouped: bool) -> NameType | None:
    last, whole = lower[-1], " ".join(parts)
    if (lower[0] in PLACE_BEGINS and len(parts) in {2, 3} and not grouped) or last in PLACE_ENDS:
        return "place"
    if lower[0] in GIVEN and len(parts) in {2, 3, 4} and not (organises(last) and len(parts) > 2):
        return "person"
    if grouped or last in GOVERNING_NAMES or last in NAMED_OUTLETS:
        return "group"
    if last in PLACE_WORDS or last in PLACES or whole in STATES or (postal(whole) and len(parts[0]) > 2):
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


_ORGANISES: Final = ORGANISING | GOVERNMENTS | ORGANISATIONS | OUTLETS | {"&"}
