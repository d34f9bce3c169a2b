"""Names of people as registers have them, and how the given names in a text agree with them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from sayso.english.given import REGISTERED
from sayso.names.folding import Tokens, fold, once, without_suffix

# how much of a given name agrees: a first name or a nickname in the register; another short form of it, or its first
# letter only; there is none to compare
Agreement = Literal["full", "short", "surname"]

_QUOTED = re.compile(r'["“(]([^"”)]{1,80})["”)]')  # Henry C. "Hank" Johnson, Zachary (Zach) Nunn


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
    longer = REGISTERED.get(given[0], ())
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
