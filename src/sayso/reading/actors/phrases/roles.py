"""Party, state and age, as the text tells them beside a name."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sayso.english.parties import ABROAD, LETTERS
from sayso.english.states import postal
from sayso.reading.actors.phrases.places import in_words

_OURS: Final = "".join(rf"(?<!\b{word.title()} )" for word in sorted(ABROAD))

# (D-Utah)  (R., Ga.)  , D-Ohio,  , R-N.Y.  (D)  (D-San Diego)
_BRACKET: Final = re.compile(
    r"\s*[(,]\s*(D|R|I|L|G|DFL|Dem|Rep|Ind)\.?(?:\s*[-–—‑/,]\s*([A-Z][A-Za-z. ]{1,20}?))?\s*"
    r"(?:[),;:—]|[.]?$|(?=\s(?:said|told|who|and)\b))"
)
# , Democrat of Utah   , a Maine Republican   , the Oregon Democrat   , Republican from Georgia
_WORDS: Final = re.compile(
    r"\s*+(?:,\s*+)?(?:(?:an?|the|one|his|her)\s++|(?=[A-Z]))((?:[\w’'.-]+\s+){0,5}?)"
    rf"{_OURS}"
    r"(Democrat|Republican|Independent|Libertarian|independent(?=[,.;)]|\s(?:of|from|who)\b|$))\b"
    r"(?:\s+(?:of|from)\s+((?:[A-Z][\w.]*\s?){1,3}))?"
)
_OF: Final = re.compile(r"(?:\s*+,)?\s++of\s++((?:[A-Z][\w.]*\s?){1,3})")
_AGE: Final = re.compile(r"\s*,\s*(\d{1,3})\b(?!\s*(?:percent|%|people))|\s*\((\d{1,3})\)")
# a senior Democratic aide, the Republican nominee, one of four Democrats; no Liberal Democrat, no aide to Democrats
_MEMBER: Final = re.compile(
    rf"{_OURS}(?<!\b[Ff]ormer )(?<!-)"
    r"\b(Democrat|Democratic|Republican|GOP|Libertarian)s?\b(?! (?:Republic|Guard|Union|Unionist|Forces)\b)"
)
_ONE_OF: Final = re.compile(r"(?:one|two|three|four|several|some|many|most) of (?:the |its |his |her |their )?", re.I)
_ABOUT_OTHERS: Final = re.compile(
    r"\b(?:of|for|to|by|against|at|with|from|between|among|over|who|whose|that|critic|opponent|rival)\b"
)
_BEFORE: Final = re.compile(r"\b(Democratic|Republican|Independent)(?:\s+[\w.]+){0,2}\s*$")


class Told(NamedTuple):
    """What is told beside a name."""

    party: str | None = None
    state: str | None = None
    age: str | None = None
    home: str | None = None
    """A town or district that stands where the state may stand: (D-Port Hale)."""


def beside(text: str, start: int, end: int, legislator: bool) -> Told:
    """What a text tells beside the name at ``[start, end)``; "of Georgia" counts behind a legislator only."""
    behind = text[end : end + 90].split("\n", maxsplit=1)[0]
    party = state = age = home = None
    if found := _BRACKET.match(behind):
        party = LETTERS[found[1].lower()]
        state = postal(found[2]) if found[2] else None
        home = found[2] if state is None else None
    elif (found := _AGE.match(behind)) and (found[1] or found[2]):
        age = found[1] or found[2]
        return Told(age=age)
    elif (found := _party_behind(behind)) and "," in behind[: found.start(2)]:
        party = LETTERS[found[2].lower()]
        state = _state(found[3]) if found[3] else in_words(found[1])
    elif legislator and (found := _OF.match(behind)):
        state = _state(found[1])
        if then := _party_behind(behind[found.end() :]):
            party = LETTERS[then[2].lower()]
    before = text[max(0, start - 40) : start].rsplit("\n", maxsplit=1)[-1]
    if party is None and (found := _BEFORE.search(before)):
        party = LETTERS[found[1].lower()]
    return Told(party, state, age, home)


def _party_behind(behind: str) -> re.Match[str] | None:
    """A party as an apposition: , the Oregon Democrat,; but not: , the son of a Republican."""
    found = _WORDS.match(behind)
    return None if found is None or _ABOUT_OTHERS.search(found[1]) else found


def _state(words: str) -> str | None:
    return postal(words.strip().rstrip(",")) or in_words(words)


def party_of(noun: str) -> str | None:
    """The party a noun names: ``D`` for democrat."""
    return LETTERS.get(noun) if len(noun) > 3 else None


def party_in(words: str) -> str | None:
    """The one party that a role or a description tells of: ``D`` for "a senior Democratic aide to the governor"."""
    start = found.end() if (found := _ONE_OF.match(words)) else 0
    others = _ABOUT_OTHERS.search(words, start)
    told = {LETTERS[one[1].lower()] for one in _MEMBER.finditer(words, start, others.start() if others else len(words))}
    return told.pop() if len(told) == 1 else None
