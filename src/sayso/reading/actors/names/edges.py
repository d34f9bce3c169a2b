"""Where a name begins and ends: runs of capitals, and the small words, nicknames and marks that they go on behind."""

from __future__ import annotations

import re
from typing import Final

from sayso.english.bodies import OWNING, PORTFOLIOS
from sayso.english.calendar import DAYS_AND_MONTHS, FEASTS
from sayso.english.closed_classes import NO_NAMES, PHRASE_ENDS, PRONOUNS, is_adjective, listed
from sayso.english.contexts import ACTS, BREAKS_NAME, INSIDE_NAME
from sayso.english.given import GIVEN, gender_of_name
from sayso.english.nouns import (
    GOES_ON,
    GOVERNMENTS,
    KNOWN,
    NAMES_GROUPS,
    ORGANISATIONS,
    PERSONS,
    PLURALS,
    kind_of,
    singular,
)
from sayso.english.titles import COURTESY, OFFICES, PARTICLES
from sayso.names.parts import initials
from sayso.reading.actors.cast import Name
from sayso.reading.actors.names.types import organises
from sayso.reading.text.words import Words


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[0].isupper() and (word[0].isalpha())


_PREFIXED: Final = re.compile(r"[a-z]{1,3}[-’'][A-Z]")
"""What goes on a name with a small prefix: Ahmed al-Assadi, Jeanne d’Arc."""


def may_begin(words: Words, i: int, inner: set[str], name_at: dict[int, Name]) -> bool:
    """Whether a word with a capital may begin a name; ``inner`` are those with one inside of a sentence."""
    word = words.word[i]
    if word.endswith(_WHERE_FROM):
        return False  # Omaha-based Ridgemont
    if i in name_at:
        return words.lower[i] not in NO_NAMES or name_at[i].span[0] == words.start[i]
    low = words.lower[i]
    if low in NO_NAMES:
        given = low in _MONTHLIKE or (
            word in inner and low in PHRASE_ENDS and gender_of_name(low) is not None
        )  # Per Dahle said
        return given and _goes_on(words, i + 1)
    if not words.begins_sentence(i):
        return not (is_adjective(word) and not _goes_on(words, i + 1))
    if low in GIVEN or low in OFFICES or low in COURTESY or _goes_on(words, i + 1):
        return singular(low)[1] == "one" or low in GIVEN or _goes_on(words, i + 1)
    noun, number = singular(low)
    crowd = number == "many" and kind_of(noun, number) == "people"
    crowd = crowd and (words.lower[i + 1 : i + 2] in _WHERE or noun.endswith("ist") or noun.endswith("ologian"))
    known = noun in KNOWN or low in PLURALS or crowd  # Dockers in Port Grey
    return (word in inner and not known) or (not known and _acts(words, i + 1))


_WHERE_FROM: Final = ("-based", "-born", "-owned", "-backed", "-led", "-listed", "-style", "-area", "-era", "-bred")
_WHERE: Final = (["in"], ["at"], ["from"], ["of"], ["who"], ["with"], ["on"])


def _acts(words: Words, i: int) -> bool:
    """Whether what follows the first word of a sentence lets it be a name: Mbeki laughed, Southway would not."""
    if i >= len(words):
        return True
    low = words.lower[i]
    return low in ACTS or low in {"’s", "'s", ","} or (low.endswith("ed") and len(low) > 4)


_MONTHLIKE: Final = listed("june april may august")


def _goes_on(words: Words, i: int) -> bool:
    """Whether a capital follows, so that two words make a name."""
    if i < len(words) and words.word[i] == "." and words.is_stop(i):
        i += 1
    while i + 1 < len(words) and words.word[i] in PARTICLES:
        i += 1
    return i < len(words) and is_capital(words.word[i]) and words.lower[i] not in NO_NAMES and words.lower[i] != "i"


def extend(words: Words, first: int, name_at: dict[int, Name]) -> int:
    """The end of the name that begins here."""
    i = first + 1
    while i < len(words):
        word, low = words.word[i], words.lower[i]
        if words.sentence[i] != words.sentence[first]:
            break
        if word == "." and words.is_stop(i) and i + 1 < len(words) and is_capital(words.word[i + 1]):
            i += 1
            continue
        if (is_capital(word) or _PREFIXED.match(word)) and low not in {"i", "i’m", "i'm"}:
            if words.word[i - 1] == "." and not words.is_stop(i - 1):
                break
            if low in _NEVER and not (i in name_at and name_at[i].span[0] < words.start[i]):
                break
            i += 1
            continue
        if word == "&" and i + 1 < len(words) and is_capital(words.word[i + 1]):
            i += 2
            continue
        reached = _nickname(words, i) or _join(words, first, i)
        if reached is None:
            break
        i = reached
    while i - 1 > first and words.word[i - 1] == "." and not words.is_stop(i - 1):
        i -= 1
    return i


_NEVER: Final = frozenset(PRONOUNS) | BREAKS_NAME | (DAYS_AND_MONTHS - _MONTHLIKE - {"march"}) | FEASTS
"""Words that no name goes on with, capital or not."""


def _nickname(words: Words, i: int) -> int | None:
    """The word behind a nickname in marks or brackets: Eleanor “Nell” Vance; None if there is none."""
    if words.word[i] not in {"“", '"', "(", "‘", "'"} or i + 3 >= len(words) or not is_capital(words.word[i + 1]):
        return None
    closed = words.word[i + 2] in {"”", '"', ")", "’", "'"} and words.end[i + 1] == words.start[i + 2]
    if not closed or words.start[i + 1] != words.end[i] or words.word[i + 1].isupper():
        return None
    return i + 3 if is_capital(words.word[i + 3]) and words.start[i + 3] == words.end[i + 2] + 1 else None


def _join(words: Words, first: int, i: int) -> int | None:
    """Where a name goes on behind small words: Department of Health, Vincent van Gogh, Teachers’ Association."""
    low = words.lower[i]
    if low in PARTICLES and i + 1 < len(words) and _capital_after(words, i + 1) and low != "st":
        j = i + 1
        while j < len(words) and words.lower[j] in PARTICLES:
            j += 1
        return j + 1
    if low in {"’", "'"} and words.lower[i - 1].endswith("s") and words.end[i - 1] == words.start[i]:
        group = i + 1 < len(words) and _capital_after(words, i + 1) and words.start[i + 1] == words.end[i] + 1
        return i + 2 if group else None
    owning = words.lower[i - 1] in OWNING or words.lower[first] in {"st.", "st", "saint"}  # St. Brendan’s Hospital
    if low in {"’s", "'s"} and owning and _goes_on(words, i + 1):
        return i + 2
    if low == "and" and _abbreviated(words, first, i):
        return i + 2
    return _of(words, first, i) if low in INSIDE_NAME and _heads_group(words, first, i) else None


def _of(words: Words, first: int, i: int) -> int | None:
    """Where a group's name goes on behind "of", "for", "and" ...: Department of Health and Human Services."""
    low = words.lower[i]
    j = i + 1
    while j < len(words) and words.lower[j] in {"the", "of", "and"} and j - i < 3:
        j += 1
    if j < len(words) and is_capital(words.word[j]) and words.lower[j] not in NO_NAMES:
        if low == "and" and "of" not in words.lower[first:i]:
            return None
        if low == "on" and words.lower[i - 1] in GOES_ON:
            return j + 1  # the All-Party Group on Carers
        if low in {"in", "to", "on", "and"} and words.lower[i - 1] in KNOWN and low != "and":
            return None
        return j + 1
    return None


def _abbreviated(words: Words, first: int, i: int) -> bool:
    """Whether an abbreviation shows that an "and" is part of a name: Bakers and Cold Store Workers Union (BCSW)."""
    if i + 1 >= len(words) or not is_capital(words.word[i + 1]):
        return False
    for j in range(i + 2, min(i + 9, len(words) - 2)):
        if words.word[j] == "(":
            short = words.word[j + 1]
            letters = initials([word for word in words.word[first:j] if word[0].isalpha()])
            return words.word[j + 2] == ")" and len(short) > 1 and short.isupper() and letters.startswith(short)
        if not is_capital(words.word[j]) and words.lower[j] not in INSIDE_NAME:
            return False
    return False


def _capital_after(words: Words, i: int) -> bool:
    while i < len(words) and words.lower[i] in PARTICLES:
        i += 1
    return i < len(words) and is_capital(words.word[i]) and words.lower[i] not in NO_NAMES


def _heads_group(words: Words, first: int, i: int) -> bool:
    """Whether the name so far is a group's, so that "of" and "for" may go on: Bank of, Americans for."""
    low = words.lower[i - 1]
    joint = words.lower[i]
    if low in OFFICES and low not in {"house", "office"}:
        return False
    if joint == "of":
        return low in _HEADS or low in {
            "university",
            "bureau",
            "district",
            "sons",
            "daughters",
            "friends",
            "league",
        }
    if joint == "and":
        return not _HEADS.isdisjoint(words.lower[first:i])
    if words.lower[first] in GIVEN or words.lower[first] in COURTESY:
        return False
    plural = low.endswith("s") and singular(low)[0] not in _NO_MEMBERS
    return low.endswith("ing") or plural or low in _HEADS


_HEADS: Final = GOVERNMENTS | ORGANISATIONS
_NO_MEMBERS: Final = PERSONS - NAMES_GROUPS
"""Those after whom no group is called: Doctors for, but not Senators for."""


def cut_at(words: Words, first: int, last: int) -> int:
    """Where a person's name begins inside of a run: the House / Newt Gingrich; else the end of the run."""
    low = words.lower
    if first > 1 and low[first - 1] in {"of", "for"} and low[first - 2] in OFFICES and last - first > 2:
        # Chief of Staff / Lenora Whitcomb, Vice President for Finance / Odalys Ferrer
        return last - 2 if gender_of_name(low[last - 2]) or low[last - 3] in PORTFOLIOS else last
    person = (
        last - first > 2 and low[last - 2] in GIVEN and not organises(low[last - 1]) and low[last - 3] not in OFFICES
    )
    return last - 2 if person and organises(low[last - 3]) else last
