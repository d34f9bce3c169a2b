"""The parts of a name: titles, given names, surname, suffix; and whether two names may be one person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.english.given import FULL, GIVEN, Gender, gender_of_name
from sayso.english.nouns import PERSONS
from sayso.english.titles import (
    COURTESY,
    OFFICES,
    PARTICLES,
    PLAIN_COURTESY,
    PLAYERS,
    SUFFIXES,
    TITLE_HEADS,
    WITH_GIVEN_NAME,
)

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


def is_title(words: Sequence[str]) -> bool:
    """Whether the first word is a title, or leads to one: ``Fire`` in Fire Chief Ed Sandoval, not in Fire Island."""
    first = words[0].lower()
    if first in COURTESY or first in TITLE_HEADS:
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
        return "part" if ours in by_given and (not part.titled or set(part.titles) & WITH_GIVEN_NAME) else "no"
    if whole.single:
        return "part" if fit(whole, part) == "part" else "no"
    if ours != theirs:
        first = tuple(_plain(name) for name in whole.given)
        return "same" if (*map(_plain, part.given), ours) == first else "no"  # Don Hernán, of Don Hernán Soto
    shorter = len(part.given) < len(whole.given) and part.given == whole.given[-len(part.given) :]
    if shorter and set(part.titles) <= PLAIN_COURTESY:
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


def _given_alike(given: str, other: str) -> bool:
    full, other_full = FULL.get(given, given), FULL.get(other, other)
    if full in {other_full, other} or given == other_full:  # Jack, John, who may be Jonathan for his part
        return True
    return (len(given) == 1 or len(other) == 1) and given[:1] == other[:1]


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return word.lower().replace(".", "").replace("’", "'")


def initials(words: Sequence[str]) -> str:
    """The letters an abbreviation would be made of: OFA for Organizing for America."""
    return "".join(word[0] for word in words if word[0].isupper())
