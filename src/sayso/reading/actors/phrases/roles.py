"""Party, state and age, as the text tells them beside a name."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sayso.english.nouns import PERSONS
from sayso.english.parties import ABROAD, LETTERS
from sayso.english.states import postal
from sayso.english.titles import OFFICES
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
# Republican Sen. Ann Poe, the Democratic nominee Bo Roe; but not: the Republican who met Ann Poe
_BEFORE: Final = re.compile(r"\b(Democratic|Republican|Independent)((?:\s+[\w.-]+){0,2})\s*$")


class Affiliation(NamedTuple):
    """What the text says beside a name."""

    party: str | None = None
    state: str | None = None
    age: str | None = None
    home: str | None = None
    """A town or district that stands where the state may stand: (D-Port Hale)."""


def beside(text: str, start: int, end: int, legislator: bool) -> Affiliation:
    """What a text tells beside the name at ``[start, end)``; "of Georgia" counts behind a legislator only."""
    behind = text[end : end + 90].split("\n", maxsplit=1)[0]
    party = state = age = home = None
    if match := _BRACKET.match(behind):
        party = LETTERS[match[1].lower()]
        state = postal(match[2]) if match[2] else None
        home = match[2] if state is None else None
    elif (match := _AGE.match(behind)) and (match[1] or match[2]):
        age = match[1] or match[2]
        return Affiliation(age=age)
    elif (match := _party_behind(behind)) and "," in behind[: match.start(2)]:
        party = LETTERS[match[2].lower()]
        state = _state(match[3]) if match[3] else in_words(match[1])
    elif legislator and (match := _OF.match(behind)):
        state = _state(match[1])
        if then := _party_behind(behind[match.end() :]):
            party = LETTERS[then[2].lower()]
    before = text[max(0, start - 40) : start].rsplit("\n", maxsplit=1)[-1]
    if party is None and (match := _BEFORE.search(before)) and _is_office(match[2].split()):
        party = LETTERS[match[1].lower()]
    return Affiliation(party, state, age, home)


def _is_office(words: list[str]) -> bool:
    """Whether words between a party and a name may be an office, or part of the name."""
    last = words[-1].rstrip(".") if words else ""
    return not last or last[0].isupper() or last.lower() in PERSONS | OFFICES


def _party_behind(behind: str) -> re.Match[str] | None:
    """A party as an apposition: , the Oregon Democrat,; but not: , the son of a Republican."""
    match = _WORDS.match(behind)
    return None if match is None or _ABOUT_OTHERS.search(match[1]) else match


def _state(words: str) -> str | None:
    return postal(words.strip().rstrip(",")) or in_words(words)


def party_of(noun: str) -> str | None:
    """The party a noun names: ``D`` for democrat."""
    return LETTERS.get(noun) if len(noun) > 3 else None


def party_in(words: str) -> str | None:
    """The one party that a role or a description tells of: ``D`` for "a senior Democratic aide to the governor"."""
    start = match.end() if (match := _ONE_OF.match(words)) else 0
    others = _ABOUT_OTHERS.search(words, start)
    parties = {
        LETTERS[member[1].lower()]
        for member in _MEMBER.finditer(words, start, others.start() if others else len(words))
    }
    return parties.pop() if len(parties) == 1 else None
