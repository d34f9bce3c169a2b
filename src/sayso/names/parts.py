"""The parts of a name of a person: titles, given names, surname, suffix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.english.given import GIVEN, Gender, gender_of_name
from sayso.english.nouns import PERSONS
from sayso.english.titles import (
    COURTESY,
    OFFICES,
    PARTICLES,
    PLAYERS,
    SUFFIXES,
    TITLE_HEADS,
)
from sayso.names.folding import fold


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
            gender = COURTESY.get(title)
            if gender:
                return gender
        if self.given:
            # J. Robert Roe goes by his second name
            return gender_of_name(plain(next((name for name in self.given if len(name) > 1), self.given[0])))
        return None if self.titles else GIVEN.get(plain(self.surname))

    def untold(self, whole: PersonName) -> bool:
        """Whether this is the surname alone of a fuller name: Hillary Clinton is no Clinton by first name."""
        alone = self.single and not self.titles and not whole.single
        return alone and plain(self.surname) not in {plain(name) for name in whole.given}


def parse(words: Sequence[str]) -> PersonName | None:
    """A name from its words, in order and without full stops; None if nothing but titles is there."""
    rest = list(words)
    titles: list[str] = []
    while len(rest) > 1 and is_title(rest):
        titles.append(rest.pop(0).lower())
        if len(rest) > 1 and f"{titles[-1]} {rest[0].lower()}" in COURTESY:
            titles[-1] += " " + rest.pop(0).lower()  # Tan Sri Azlan Ishak
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


def is_title(words: Sequence[str]) -> bool:
    """Whether the first word is a title, or leads to one: ``Fire`` in Fire Chief Ed Sandoval, not in Fire Island."""
    first = words[0].lower()
    if first in COURTESY or first in TITLE_HEADS or (len(words) > 2 and f"{first} {words[1].lower()}" in COURTESY):
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
            ("-" in first) or first in PLAYERS or (gender_of_name(words[1].lower()) is not None and first not in GIVEN)
        )
        return named and _ends_as_office(first)
    for word in words[1:]:
        low = word.lower()
        if low in TITLE_HEADS or is_role_word(low):
            return True
        if low not in OFFICES:
            return False
    return False


def _ends_as_office(low: str) -> bool:
    """Whether a word that is no office itself ends as one: ombudsperson, governor-elect."""
    if low.endswith(("woman", "person", "man", "ologist", "-hander")) or low in PLAYERS or "-of-" in low:
        return True
    last = low.rpartition("-")[2]
    return last in OFFICES or (last in {"general", "elect"} and last != low)


def is_role_word(low: str) -> bool:
    """Whether a word is what someone does, and no given name: prosecutor in County Prosecutor Jill Amato."""
    return low in PERSONS and low not in GIVEN


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A word of a name in lower case, without stops."""
    return word.lower().replace(".", "").replace("’", "'")


def initials(words: Sequence[str]) -> str:
    """The letters an abbreviation would be made of: OFA for Organizing for America."""
    return "".join(word[0] for word in words if word[0].isupper())


@lru_cache(maxsize=4096)
def folded(name: str) -> PersonName | None:
    """Parse the name of a person as it is written, accents folded; None if it is but a title."""
    person = parse(name.replace(".", " ").split())
    if person is None:
        return None
    given = tuple(word for part in person.given for word in fold(part))
    return PersonName(person.titles, given, " ".join(fold(person.surname)), person.suffix)
