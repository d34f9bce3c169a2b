"""Titles and offices before a name, suffixes behind it, and particles inside of it."""

from __future__ import annotations

from typing import Final, cast

from sayso.english.given import Gender
from sayso.english.tables import load

_TITLES: Final = load("titles")

COURTESY: Final[dict[str, Gender | None]] = {
    **dict.fromkeys(_TITLES.words("courtesy")),
    **cast("dict[str, Gender]", _TITLES.mapping("courtesy", "gender", str)),
}
"""Titles that are no office, and the gender of those they are used for."""
GENDERED_COURTESY: Final = _TITLES.words("gendered")
"""Courtesy titles that outweigh what else tells the gender."""
HONORIFICS: Final = _TITLES.words("honorific")
"""Courtesy titles of which no role is made."""
PLAIN_COURTESY: Final = _TITLES.words("plain")
"""Courtesy titles before a surname alone: Ms. Wasserman Schultz."""
WITH_GIVEN_NAME: Final = _TITLES.words("with_given")
"""Titles before a given name alone: Sister Agnes."""

OFFICES: Final = _TITLES.words("office")
"""Words that may stand before a name and are no part of it, in lower case; also inside of such a title."""
TITLE_HEADS: Final = _TITLES.words("leads")
"""Offices that make a title by themselves, and not only before another one: mayor, but not fire in fire chief."""
PLAYERS: Final = _TITLES.words("player")
"""What players go by before their names."""
RANKS: Final = _TITLES.words("rank")
"""What makes another office of one: the lieutenant governor is not the governor."""
PLURAL_TITLES: Final = _TITLES.words("plural")
"""Titles before several names: Sens. Roe and Poe."""
STATE_OFFICES: Final = _TITLES.words("represents")
"""Offices of one state, by which their holders are described: the Ohio senator."""
HELD_BY_MANY: Final = _TITLES.words("held_by_many")
"""Offices that many hold."""
TITLE_NOUNS: Final[dict[str, frozenset[str]]] = {
    title: frozenset(nouns)
    for category in ("courtesy", "office")
    for title, nouns in _TITLES.mapping(category, "nouns", list).items()
}
"""Titles before a name, lower case, and the nouns that go back to one with the title."""

SUFFIXES: Final = _TITLES.words("suffix")
"""Parts of a name behind the surname: Jr., III, MP."""
GENERATIONS: Final = _TITLES.words("generation")
"""Suffixes that tell a father from a son."""
LETTERS: Final = _TITLES.words("letters")
"""What stands behind a name and is no part of it: Tobias Nwosu KC."""
PARTICLES: Final = _TITLES.words("particle")
"""Small words inside of a surname: van der Berg."""
PERSON_ACRONYMS: Final = _TITLES.words("person_acronym")
"""Letters that stand for a person, as reports of a press pool have them: POTUS."""
STOPPED: Final = _TITLES.words("stop")
"""Abbreviations behind which a full stop ends no sentence: Sen., Jr."""

OFFICE_NAMES: Final = _TITLES.mapping("office", "office", str) | _TITLES.mapping("courtesy", "office", str)
"""Titles, and the word under which offices of several articles are compared: gov -> governor."""
COMMON_OFFICES: Final = _TITLES.words("desk_held_by_many")
"""Offices that many hold, so that two articles' holders of one are two people."""
OFFICE_RANKS: Final = _TITLES.words("desk_rank")
"""Ranks of offices, between articles."""
NO_OFFICES: Final = _TITLES.words("desk_no_office")
"""Words of titles that name no office by themselves, between articles."""

LABELS: Final = _TITLES.listed("in_label")
"""Titles that stand before a speaker's label in capitals: SEN. ROURKE."""
REGISTER_TITLES: Final = _TITLES.listed("register_title")
"""Titles before a name that is looked up in a register."""
REGISTER_OFFICES: Final[dict[str, list[str]]] = _TITLES.mapping("register", "register", list)
"""Words of a role, and the offices of the registers that they name."""
REGISTER_GENDERS: Final = {
    word: gender
    for category in ("courtesy", "office")
    for word, gender in _TITLES.mapping(category, "register_gender", str).items()
}
"""Titles, and the gender that a register must agree with."""
