"""Names of people, made comparable: accents folded, suffixes apart, initials and nicknames known for what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeVar

Tokens = tuple[str, ...]
Part = TypeVar("Part", str, Tokens)
# how much of a given name agrees: a first name or a nickname in the register; another short form of it, or its first
# letter only; there is none to compare
Agreement = Literal["full", "short", "surname"]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# letters that are no base letter with a mark on it
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_POSSESSIVE = re.compile(r"['’]s\b", re.I)
_APOSTROPHES = re.compile(r"['’‘ʻ`´]")
_QUOTED = re.compile(r'["“(]([^"”)]+)["”)]')  # Henry C. "Hank" Johnson, Zachary (Zach) Nunn
# short forms that registers leave out; they count for less than the nicknames that a register gives
_SHORT = {
    "abe": "abraham", "al": "albert alan allen alfred", "alex": "alexander alexandra", "andy": "andrew",
    "barb": "barbara", "ben": "benjamin", "bill": "william", "bob": "robert", "bobby": "robert", "cathy": "catherine",
    "charlie": "charles", "chris": "christopher christine", "chuck": "charles", "dan": "daniel", "dave": "david",
    "debbie": "deborah debra", "dick": "richard", "don": "donald", "doug": "douglas", "ed": "edward edwin",
    "frank": "francis franklin", "fred": "frederick", "gabe": "gabriel", "greg": "gregory", "jack": "john",
    "jeff": "jeffrey jefferson", "jerry": "gerald jerome", "jim": "james", "jimmy": "james", "joe": "joseph",
    "josh": "joshua", "kathy": "katherine kathleen", "ken": "kenneth", "larry": "lawrence", "liz": "elizabeth",
    "mike": "michael", "nick": "nicholas", "pat": "patrick patricia", "pete": "peter", "ray": "raymond",
    "rick": "richard", "rob": "robert", "ron": "ronald", "russ": "russell", "sam": "samuel",
    "steve": "steven stephen", "sue": "susan", "ted": "edward theodore", "tim": "timothy", "tom": "thomas",
    "tony": "anthony", "val": "valerie", "will": "william", "zach": "zachary",
}  # fmt: skip
_MOST_SURNAMES = 4  # words in a surname: "Wasserman Schultz", "de la Cruz"


class Written(NamedTuple):
    """A name as it is written in a register; any part but the last name may be empty."""

    first: str
    middle: str
    nickname: str
    last: str
    suffix: str
    official: str  # the whole of it, as the House or the Senate writes it
    others: tuple[str, ...]  # other last names, once borne


class Name(NamedTuple):
    """A person's name as a register has it."""

    firsts: tuple[Tokens, ...]  # every way the first name is given, nicknames among them
    middles: tuple[Tokens, ...]  # the middle names, in every way they are given
    lasts: tuple[str, ...]  # folded, their words joined by a space
    suffix: str | None


def fold(text: str) -> Tokens:
    """The words of a name without case, accents and marks: "Luján" -> lujan, "Ocasio-Cortez" -> ocasio, cortez.

    Initials are words of one letter each, however they are written: "J.D." and "JD" -> j, d.
    """
    text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = []
    for word in re.findall(r"[^\W\d_]+", plain):
        folded = word.casefold().translate(_LETTERS)
        words += list(folded) if re.fullmatch("[A-Z]{2}", word) and folded not in _SUFFIXES else [folded]
    return tuple(words)


def without_suffix(words: Tokens) -> tuple[Tokens, str | None]:
    """A name's words and its suffix: "Thomas Kean Jr." -> (thomas, kean), jr."""
    if len(words) > 1 and words[-1] in _SUFFIXES:
        return words[:-1], words[-1]
    return words, None


def splits(words: Tokens) -> Iterator[tuple[Tokens, str]]:
    """Every way to part a name into given names and a surname: jo roe -> (jo) roe, () jo roe."""
    for i in range(max(0, len(words) - _MOST_SURNAMES), len(words)):
        yield words[:i], " ".join(words[i:])


def build(written: Written) -> Name:
    """The name that a text's is compared with."""
    # a few registered first names hold the nickname too: "James (Jim)"
    given, surname = fold(_QUOTED.sub(" ", written.first)), fold(written.last)
    quoted = _QUOTED.findall(f"{written.first} {written.official}")
    firsts = [given, *map(fold, (written.nickname, *quoted))]
    middles = [fold(written.middle)]
    lasts = [" ".join(fold(last)) for last in (written.last, *written.others)]
    whole, ending = without_suffix(fold(_QUOTED.sub(" ", written.official)))
    if whole[-len(surname) :] == surname and len(whole) > len(surname):  # "Mike Crapo", registered as Michael
        firsts.append(whole[:1])
        middles.append(whole[1 : -len(surname)])
    elif given and whole[: len(given)] == given and len(whole) > len(given):  # "Hernández" for Hernández Rivera
        lasts.append(" ".join(whole[len(given) :]))
    if len(given) == 1 and len(given[0]) == 1:  # "Morgan Griffith" for H. Morgan Griffith
        firsts.append(middles[0][:1])
    suffix = without_suffix(("", *fold(written.suffix)))[1] or ending
    return Name(once(firsts), once(middles), once(lasts), suffix)


def once(given: Iterable[Part]) -> tuple[Part, ...]:
    """Each of the parts once, in the order given; empty ones left out."""
    return tuple(dict.fromkeys(filter(None, given)))


def agreement(given: Tokens, name: Name) -> Agreement | None:
    """How the given names in a text agree with a registered name, or None if they contradict it.

    "George H. W. Bush" contradicts a George Walker Bush; "George Bush" does not.
    """
    if not given:
        return "surname"
    for form in name.firsts:
        # as many words as both have: "Pablo" agrees with Pablo José
        both = min(len(form), len(given))
        bare_initial = len(given[0]) == 1 and len(given) < len(form)
        if given[:both] == form[:both] and not bare_initial and _rest_agrees(given[both:], name):
            return "full"
    longer = _SHORT.get(given[0], "").split()
    if any(form[0] in longer or (len(given[0]) == 1 and form[0][0] == given[0]) for form in name.firsts):
        return "short" if _rest_agrees(given[1:], name) else None
    return None


def _rest_agrees(rest: Tokens, name: Name) -> bool:
    """Whether what follows the first name is the middle names or their initials, in order, with nicknames between."""
    nicknames = {word for form in name.firsts for word in form if len(word) > 1}
    return any(_in_order(rest, middles, nicknames.difference(middles)) for middles in (*name.middles, ()))


def _in_order(rest: Tokens, middles: Tokens, nicknames: set[str]) -> bool:
    left = iter(middles)
    for word in rest:
        if word in nicknames:
            continue
        middle = next(left, "")
        if not middle or not (middle == word or (1 in (len(word), len(middle)) and middle[0] == word[0])):
            return False
    return True
