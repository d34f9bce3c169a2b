"""Nouns that speakers go by, and what they tell: kind, number, gender, and whether they leave a person unnamed."""

from __future__ import annotations

from typing import Final, Literal, cast

from sayso.english.given import Gender
from sayso.english.tables import load
from sayso.records import ActorKind

Number = Literal["one", "many"]

_NOUNS: Final = load("nouns")
_RELATIONS: Final = load("relations")

# --- people ----------------------------------------------------------------------------------------------------------

PERSONS: Final = _NOUNS.words("person")
"""Nouns for one person."""
PEOPLE: Final = _NOUNS.words("people")
"""Nouns in the singular for more than one person."""
PLURALS: Final = _RELATIONS.mapping("plural", "singular", str)
"""Irregular plurals and their singular."""
WOMEN: Final = _NOUNS.words("woman")
MEN: Final = _NOUNS.words("man")
KIN: Final = _NOUNS.words("kin")
ANY_KIN: Final = _NOUNS.words("any_kin")
"""Kin that a narrower word may stand for as well: the child, then the daughter."""
ADDRESSES: Final = KIN | _NOUNS.words("address")
"""What someone is called by without an article: Dad, Coach."""
INVERSE: Final[dict[str, dict[Gender, str]]] = {
    noun: {"f": woman, "m": _RELATIONS.mapping("inverse", "man", str)[noun]}
    for noun, woman in _RELATIONS.mapping("inverse", "woman", str).items()
}
"""What the other one is to someone's wife, son, lawyer: by the other's gender."""
PLAIN_KIN: Final = _RELATIONS.mapping("informal", "plain", str)
"""What children say, and the plain word for it."""
SPOUSES: Final = _NOUNS.words("spouse")
PAIRED: Final = _NOUNS.words("paired")
"""The other one of two persons: her counterpart."""
NATIONALS: Final = _NOUNS.words("national")
"""What a person is by origin: the Dane."""
TRAITS: Final = _NOUNS.words("trait")
"""What anybody may be beside their office, so that one known by name is called it for a change."""

CHIEFS: Final = _NOUNS.words("chief")
"""Heads of bodies: president, editor."""
ELECTED: Final = _NOUNS.words("elected")
"""Holders of an elected office, and those who seek one."""
JOBS: Final = _NOUNS.words("no_office")
"""Titles that are a job rather than an office: economist, nurse."""
FIRMS_OF: Final = _NOUNS.words("firm")
"""Of whom several may be one firm: his solicitors, Hallam Crewe."""
IN_TRANSCRIPT: Final = _NOUNS.words("in_transcript")
"""Of whom a transcript has one: moderator, clerk."""
ROLE_LABELS: Final = _NOUNS.words("label")
"""Roles that stand in capitals and are no name: CEO."""
NAMES_GROUPS: Final = _NOUNS.words("members")
"""After whom groups are called: Doctors for Dale."""

# --- organisations ---------------------------------------------------------------------------------------------------

GOVERNMENTS: Final = _NOUNS.words("government")
OUTLETS: Final = _NOUNS.words("outlet")
ORGANISATIONS: Final = _NOUNS.words("organisation")
IMPLIED: Final = _RELATIONS.mapping("implies", "body", str)
"""What a name with such a word in it is, wherever the word stands: St. Brendan's Medical Center."""
HEADS_OF_NAMES: Final = cast("dict[str, ActorKind]", _RELATIONS.mapping("head", "kind", str))
"""With what the names of groups begin that go on with "of" or "for": Institute for Polar Research."""
GOVERNING: Final = _NOUNS.words("governs")
"""Bodies that govern."""
COMPANY: Final = _NOUNS.words("company")
"""What may go back to any company."""
NO_COMPANY: Final = _NOUNS.words("no_company")
"""Bodies that are no company: union, court."""
KINDS_BEHIND: Final = _NOUNS.words("kind_behind")
"""What stands behind a name and says what it is: the Harlow movement."""
GOES_ON: Final = _NOUNS.words("body_on")
"""Bodies whose names go on with "on" or "for": the Committee on Roads."""
SHORTENED: Final = _NOUNS.words("shortened")
"""What goes back to a longer name, with a capital though it be: the Company."""
DOCUMENTS: Final = _NOUNS.words("document")
RUMOURS: Final = _NOUNS.words("rumour")
"""Of which several, with nothing said of whose they are, are nobody's in particular: early reports."""

# --- how they are named ----------------------------------------------------------------------------------------------

SPEAKS_FOR: Final = _NOUNS.words("spokesperson")
"""Who speaks for a named one is not hidden, but named by that role."""
HIDDEN: Final = _NOUNS.words("hidden")
"""Those left unnamed on purpose, even where several of them speak."""
NEAR: Final = _NOUNS.words("near")
"""Those close to a named one, and hidden: a Harlow ally."""
UNLIKE_NAMES: Final = _NOUNS.words("no_outlet_name")
"""Nouns of outlets that end names of other bodies: the World Food Programme, Penn Station."""
PSEUDONYMS: Final = _NOUNS.words("pseudonym")
"""What stands before a number or a letter instead of a name: Witness 7, Individual B."""
UNNAMED: Final = _NOUNS.words("unnamed")
"""What stands before the noun of someone without a name."""
VOICES: Final = _NOUNS.words("voice")
"""Who is only heard, in labels of turns."""
CROWDS: Final = _NOUNS.words("crowd")
"""Those of whom several, without a number, are nobody in particular: critics, voters, many residents."""
ANYBODY: Final = _NOUNS.words("anybody")
"""Those of whom even one is nobody in particular: a voter."""
ANY_PERSON: Final = _NOUNS.words("any_person")
"""Persons for whom any narrower noun may stand: the woman, then the baker."""

# --- other -----------------------------------------------------------------------------------------------------------

AMOUNTS: Final = _NOUNS.words("amount")
"""Amounts of those behind "of": a dozen of aides."""
DEATHS: Final = _NOUNS.words("death")
"""What is done to the dead: the killing of."""
WIDER: Final[dict[str, frozenset[str]]] = {
    noun: frozenset(narrower.split()) for noun, narrower in _RELATIONS.mapping("wider", "narrower", str).items()
}
"""Nouns that take in others: lawmaker, for senator."""


def singular(noun: str) -> tuple[str, Number]:
    """A noun in the singular, and how many it speaks of: ``officials`` -> official, many."""
    if noun in PLURALS:
        return PLURALS[noun], "many"
    bare = noun.endswith("ss") or (noun.endswith("us") and noun[:-1] not in KNOWN)  # chorus; but menus
    if noun in KNOWN or bare or not noun.endswith("s"):
        return noun, "many" if noun in PEOPLE else "one"
    if noun.endswith("ies") and noun[:-3] + "y" in KNOWN:
        return noun[:-3] + "y", "many"
    if noun.endswith("es") and noun[:-2] in KNOWN:
        return noun[:-2], "many"
    if noun[:-1] in KNOWN or len(noun) > 3:
        return noun[:-1], "many"
    return noun, "one"


KNOWN: Final = PERSONS | PEOPLE | GOVERNMENTS | OUTLETS | ORGANISATIONS | DOCUMENTS | {"police"}
_PERSON_ENDINGS: Final = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "eer",
    "ee",
    "ant",
    "crat",
    "ologist",
    "year-old",
    "yr-old",
)


def kind_of(noun: str, number: Number) -> ActorKind | None:
    """The kind of thing a noun in the singular names; None if nothing tells."""
    if (
        noun in PERSONS
        or noun in NATIONALS
        or noun in VOICES
        or noun in UNNAMED
        or noun.partition("-of-")[0] in KIN
        or noun.rsplit("-", 1)[-1] in PERSONS
        or (noun not in KNOWN and noun.endswith(_PERSON_ENDINGS))
    ):
        return "people" if number == "many" else "person"
    if noun in PEOPLE:
        return "people"
    for nouns, kind in _KINDS:
        if noun in nouns:
            return kind
    return None


_KINDS: Final[tuple[tuple[frozenset[str], ActorKind], ...]] = (
    (DOCUMENTS, "document"),
    (GOVERNMENTS, "government"),
    (OUTLETS, "outlet"),
    (ORGANISATIONS, "organisation"),
)


def is_trait(noun: str) -> bool:
    """Whether anybody may be that beside their office: veteran, 29-year-old, mum-of-two."""
    return noun in TRAITS or noun.endswith("-old") or noun.partition("-of-")[0] in KIN


def gender_of(noun: str) -> Gender | None:
    """Whether a noun in the singular names a woman or a man; None if either."""
    noun = noun.partition("-of-")[0]  # mum-of-two
    if noun in WOMEN or noun.endswith("woman"):
        return "f"
    return "m" if noun in MEN or noun.endswith("man") else None
