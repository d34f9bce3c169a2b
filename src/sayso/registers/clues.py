"""Clues to the identity of a named person, to compare with a register: name, office, time, state, party."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from sayso.english.contexts import ROLE_FILLERS
from sayso.english.parties import IN_REGISTERS
from sayso.english.states import NAMES
from sayso.english.titles import REGISTER_GENDERS, REGISTER_OFFICES, REGISTER_TITLES
from sayso.names.folding import Tokens, fold, without_suffix
from sayso.records import Actor
from sayso.registers.people import Office

# now: "Sen. Roe"; then: "then-Sen. Roe"; former: "former Sen. Roe"; elect: "Sen.-elect Roe"
When = Literal["now", "then", "former", "elect"]


class Role(NamedTuple):
    """A parsed role."""

    offices: tuple[Office, ...]  # any of these; empty if the role names none
    when: When = "now"
    state: str | None = None
    party: str | None = None
    other_role: bool = False  # it names another role: "chairman", "mayor", "state senator"


class Clues(NamedTuple):
    """The properties that a person of a register must match."""

    words: Tokens  # of the name, without titles and suffix
    suffix: str | None
    gender: str | None
    role: Role
    state: str | None
    party: str | None


_OFFICES = {role: cast("tuple[Office, ...]", tuple(offices)) for role, offices in REGISTER_OFFICES.items()}
_LEADER = re.compile(r"(house|senate) (majority |minority )?(leader|whip)")
_GENDERS = {title: gender.upper() for title, gender in REGISTER_GENDERS.items()}
_STATES = {name.lower(): code for name, code in NAMES.items()} | {
    "american samoa": "AS", "northern mariana islands": "MP",
}  # fmt: skip
# the longest first: "West Virginia" is not in Virginia
_STATE = re.compile(rf"\b({'|'.join(sorted(_STATES, key=len, reverse=True))})\b")
# the titles that may stand before a name in the actor's own name: "President Roe", "former Sen. Jane Roe"
_TITLE = re.compile(
    rf"((?:the|then|late|elect|u\.?s|{'|'.join(REGISTER_TITLES)})\b[.\s-]*+)+(?=\S)",
    re.I,
)


def clues(actor: Actor) -> Clues:
    """Extract the clues from the name, role, party and state of an actor, or from the title in its name."""
    title, name = _parted(actor.name)
    words, suffix = without_suffix(fold(name))
    role = read_role(actor.role or title)
    gender = next((_GENDERS[word] for word in _words(f"{title} {actor.role or ''}") if word in _GENDERS), None)
    return Clues(words, suffix, gender, role, actor.state or role.state, actor.party or role.party)


def read_role(role: str) -> Role:
    """Parse a role: "former Sen." -> sen, former; "the Utah Democrat" -> no office, UT, D; "mayor" -> other."""
    words = _words(role)
    text = " ".join(words)
    when: When = "now"
    for word, meaning in _WHENS.items():
        if re.search(rf"\b{word}\b", text):
            when = meaning
            text = re.sub(rf"\b{word}\b-?", " ", text)
    # a state's own senate, a secretary of state: not the states of "United States"
    elsewhere = re.search(r"(?<!united )\bstates?\b(?! (?:from|of)\b)", text.replace("united states", "us")) is not None
    state_match = _STATE.search(text)
    state = _STATES[state_match[1]] if state_match else None
    rest = [word for word in _STATE.sub(" ", text.replace("-", " ")).split() if word not in ROLE_FILLERS]
    party = next((IN_REGISTERS[word] for word in rest if word in IN_REGISTERS), None)
    title = " ".join(word for word in rest if word not in IN_REGISTERS)
    offices = _OFFICES.get(title, ())
    leader = _LEADER.fullmatch(title)
    if leader:
        offices = ("sen",) if leader[1] == "senate" else ("rep",)
    if elsewhere:
        return Role((), when, state, party, other_role=True)
    return Role(offices, when, state, party, other_role=bool(title) and not offices)


_WHENS: dict[str, When] = {"former": "former", "ex": "former", "late": "former", "then": "then", "elect": "elect"}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower().replace(".", ""))


def _parted(name: str) -> tuple[str, str]:
    """Split the titles from the beginning of a name: "Vice President Roe" -> "Vice President", "Roe"."""
    title = _TITLE.match(name)
    if title is None or not fold(name[title.end() :]):
        return "", name
    return title[0].strip(), name[title.end() :]
