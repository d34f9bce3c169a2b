"""Rule for names of people that are spelled in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.checks.words import without_possessive
from sayso.english.nouns import ANY_KIN, KIN, singular
from sayso.english.places import PLACES
from sayso.names.folding import fold
from sayso.names.parts import PersonName, parse
from sayso.records import Span

_LETTERS: Final = 5
"""Surnames with fewer letters are too often two names, unless the given name is the same."""
_FEWEST: Final = 3
_SOUND_ALIKE: Final = ({"c", "k"}, {"i", "y"}, {"j", "y"}, {"s", "z"}, {"g", "j"}, {"f", "p"})
_ENDINGS: Final = ("n", "an", "s", "i")
_SOUNDS: Final = (
    (r"(?<=[aeiou])ph", "v"),
    (r"ph", "f"),
    (r"^geo?(?=[fr])", "je"),
    (r"ck|c(?=[aouhrlkt])", "k"),
    (r"(?<=k)h|(?<=[aeiou])h(?![aeiou])", ""),  # Sarah, John
    (r"y|ie", "i"),
    (r"z", "s"),
    (r"(.)\1e?$|(.)\2", r"\1\2"),  # Anne
)
_OF: Final = re.compile(r"\bof\b.*", re.DOTALL)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_JOINED: Final = re.compile(r"\s*(?:,|and|&|or)\s+", re.IGNORECASE)
_KIN_WITHIN: Final = 30
"""Code points beside a name in which a word says whose relative its bearer is."""


@dataclass
class _Spelling:
    """One spelling of a part of a name: where it stands, and the mentions that have it."""

    places: list[Span] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    def add(self, place: Span, mention: Span) -> None:
        self.places.append(place)
        self.mentions.append(mention)


class _Names:
    """The names of people in a draft: by surname, and by given name and surname."""

    def __init__(self, draft: Draft) -> None:
        self.surnames: dict[str, _Spelling] = {}
        self.full: dict[tuple[str, str], _Spelling] = {}
        self.count: Counter[str] = Counter()
        for mention, person in _people(draft):
            surname = person.surname.rpartition(" ")[2]
            start = draft.text.rfind(surname, *mention)
            self.surnames.setdefault(surname, _Spelling()).add((start, start + len(surname)), mention)
            self.count[surname] += 1
            if person.given:
                given = person.given[0]
                start = draft.text.find(given, *mention)
                self.full.setdefault((given, surname), _Spelling()).add((start, start + len(given)), mention)
                self.count[given] += 1

    def given(self, surname: str) -> set[str]:
        """The given names that stand before a surname."""
        return {given for given, its in self.full if its == surname}


def two_spellings(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find names that are spelled in two ways, at the rarer one."""
    names = _Names(draft)
    for left, right in combinations(names.surnames, 2):
        mine, theirs = names.given(left), names.given(right)
        is_one = _is_one_surname(left, right, is_same_given=not mine.isdisjoint(theirs))
        if not is_one or (mine and theirs and mine.isdisjoint(theirs)):  # Ann Hansen and Bo Hanson are two people
            continue
        if not _are_two(draft, names.surnames[left], names.surnames[right]):
            yield _hit(names, names.surnames, left, right)
    for first, second in combinations(names.full, 2):
        if first[1] != second[1] or not _is_one_given(first[0], second[0]):
            continue
        given = {first[0]: names.full[first], second[0]: names.full[second]}
        if not _are_two(draft, *given.values()):
            yield _hit(names, given, first[0], second[0])


def _hit(names: _Names, spellings: dict[str, _Spelling], left: str, right: str) -> Hit:
    rarer = left if names.count[left] < names.count[right] else right
    return Hit(spellings[rarer].places[0], 1.0)


def _people(draft: Draft) -> Iterator[tuple[Span, PersonName]]:
    """Yield the mentions of named people by name, in text order, with the name; "Virginia" is no person's."""
    mentions = sorted(
        mention
        for actor in draft.reading.actors
        if actor.naming == "named" and actor.kind == "person"
        for mention in actor.mentions
    )
    for mention in mentions:
        said = _OF.sub("", draft.text[slice(*mention)])
        words = [without_possessive(word).rstrip(".") for word in _WORD.findall(said)]
        person = parse([word for word in words if word])
        if person is not None and person.surname[:1].isupper() and person.surname.lower() not in PLACES:
            yield mention, person


def _folded(word: str) -> str:
    return "".join(fold(word))


def _is_one_surname(left: str, right: str, *, is_same_given: bool) -> bool:
    """Whether two surnames differ as spellings do: by one letter, and not by a first one that sounds otherwise."""
    left, right = _folded(left), _folded(right)
    short, long = sorted((left, right), key=len)
    if left == right or not _begin_alike(left, right):
        return False
    if long == short + "s" and not short.endswith("s"):  # the Space Shuttle, Space Shuttles
        return False
    if is_same_given:  # Katarina Voss, Katarina Vos
        return len(short) >= _FEWEST and _are_near(left, right)
    if long.startswith(short) and long[len(short) :] in _ENDINGS:  # Virginia, Virginian
        return False
    return len(short) >= _LETTERS and left.rstrip("s") != right.rstrip("s") and _are_near(left, right)


def _is_one_given(left: str, right: str) -> bool:
    """Whether given names before one surname are one: they sound alike, or differ by a letter that is not the last."""
    left, right = _folded(left), _folded(right)
    if left == right or not _begin_alike(left, right):
        return False
    if _sound(left) == _sound(right):
        return True
    is_other_ending = left[:-1] == right[:-1] or left[:-1] == right or left == right[:-1]  # Daniel, Daniela
    return min(len(left), len(right)) >= _LETTERS and not is_other_ending and _are_near(left, right)


def _begin_alike(left: str, right: str) -> bool:
    return left[:1] == right[:1] or {left[:1], right[:1]} in _SOUND_ALIKE


def _are_near(left: str, right: str) -> bool:
    return DamerauLevenshtein.distance(left, right) == 1 or _sound(left) == _sound(right)


def _sound(name: str) -> str:
    """A name as it sounds, roughly: Stephen and Steven, Philip and Phillip, Geoffrey and Jeffrey."""
    for pattern, letters in _SOUNDS:
        name = re.sub(pattern, letters, name)
    return name


def _are_two(draft: Draft, left: _Spelling, right: _Spelling) -> bool:
    """Whether the draft tells two people apart: "Jan Novak and Jon Novak", "Mary Cole and her daughter Marie"."""
    if any(_is_relative(draft, mention) for mention in (*left.mentions, *right.mentions)):
        return True
    return any(
        _JOINED.fullmatch(draft.text, min(a[1], b[1]), max(a[0], b[0])) for a in left.mentions for b in right.mentions
    )


def _is_relative(draft: Draft, mention: Span) -> bool:
    """Whether a word beside a name says that its bearer is someone's relative: "his sister Jane", "Jane, his wife"."""
    before = draft.text[max(0, mention[0] - _KIN_WITHIN) : mention[0]].rpartition(".")[2]
    behind = draft.text[mention[1] : mention[1] + _KIN_WITHIN].partition(".")[0]
    words = _WORD.findall(before.rpartition(",")[2] or before)[-2:]
    if behind.startswith(","):
        words += _WORD.findall(behind)[:2]
    return any(singular(word.lower())[0] in KIN | ANY_KIN for word in words)
