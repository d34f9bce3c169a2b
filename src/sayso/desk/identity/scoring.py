"""Score an article's actor against an entry of the desk; every feature has its weight in one table.  Pure.

Weights are decibans: ten times the logarithm to base ten of the odds.  3 doubles the odds, 10 makes them tenfold.  They
are added up, as in the model of record linkage of Fellegi and Sunter ("A Theory for Record Linkage", JASA 1969), with
weights set by hand.  No link sooner than a wrong one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log10
from typing import Final, NamedTuple

from sayso.desk.identity.profiles import Profile, family, group_name
from sayso.english.bodies import OF_MANY
from sayso.english.contexts import COMMON_SURNAMES, OFFICE_FILLERS
from sayso.english.titles import COMMON_OFFICES, NO_OFFICES, OFFICE_NAMES, OFFICE_RANKS, OFFICES
from sayso.names.acronyms import name_initials
from sayso.names.folding import fold
from sayso.names.matching import fit, generation, middles_agree
from sayso.names.parts import folded


class Weight(NamedTuple):
    """One row: a feature, its weight in decibans, and when it counts."""

    feature: str
    decibans: float
    when: str


IMPOSSIBLE: Final = -99.0
"""Of a feature that rules a match out, whatever else agrees."""
WEIGHTS: Final = (
    Weight("prior", -10.0, "always: two who share a last name are mostly two"),
    Weight("register id", 60.0, "a public identifier is the same"),
    Weight("other register id", IMPOSSIBLE, "both have an identifier of one register, and they differ"),
    Weight("held apart", IMPOSSIBLE, "another actor of the same article fits the entry better"),
    # a person's name
    Weight("full name", 26.0, "given name and surname are equal"),
    Weight("short given name", 20.0, "the given names are forms of one name: Bob, Robert"),
    Weight("initial", 12.0, "one of the given names is an initial only"),
    Weight("surname", 6.0, "surname only, on one side or both"),
    Weight("given name only", -20.0, "one word that is the other's given name"),
    Weight("other name", IMPOSSIBLE, "given names, surname or suffix contradict one another"),
    Weight("other middle name", -50.0, "middle names or initials contradict one another"),
    Weight("suffix on one side", -20.0, "Jr., Sr. or a number, on one side only"),
    Weight("common surname", -10.0, "the surname is one of the commonest"),
    Weight("often named", 20.0, "the full or short given name fits an entry of 100 articles; of 10 or fewer, nothing"),
    # a group's or a document's name
    Weight("name", 24.0, "an organisation, outlet, government or document has the same name"),
    Weight("introduced acronym", 20.0, "the acronym, that an article introduced: World Fish Forum (WFF)"),
    Weight("acronym", 12.0, "an acronym that fits the name's initials, which no article introduced"),
    Weight("name of many", -12.0, "the name is one that many have: City Council, Police Department"),
    # what they are
    Weight("other kind", IMPOSSIBLE, "a person and an organisation, or a document"),
    Weight("neighbouring kind", -2.0, "an organisation here, a government or an outlet there"),
    Weight("same office", 14.0, "the roles name the same office: Gov., the governor of Ohio"),
    Weight("office elsewhere", -9.0, "the same office, of two places or bodies"),
    Weight("same role", 8.0, "the roles are the same, word for word, and no office"),
    Weight("other office", -3.0, "the roles name two offices"),
    Weight("party", 6.0, "the parties are the same"),
    Weight("other party", -24.0, "the parties differ"),
    Weight("state", 8.0, "the states are the same"),
    Weight("other state", -22.0, "the states differ"),
    Weight("company", 3.0, "for each actor but an outlet that appears with both, three at most"),
    Weight("most articles", 0.0, "others fit about as well; this entry has most articles, or came first of those"),
)
MOST_COMPANY: Final = 3
_FIFTH: Final = 5
AMBIGUOUS: Final = 6.0
"""Two entries nearer to one another than this, in decibans, fit about as well."""
_W: Final = {row.feature: row.decibans for row in WEIGHTS}


_WHOLE: Final = frozenset({"register id", "full name", "short given name", "name", "introduced acronym"})


@dataclass(frozen=True, slots=True)
class Match:
    """How well an article's actor fits an entry: the features that hold, each with its decibans."""

    why: dict[str, float]

    @property
    def decibans(self) -> float:
        """All of it added up."""
        return sum(self.why.values())

    @property
    def evidence(self) -> float:
        """What the actor and the entry have in common, without how often the entry is named."""
        return self.decibans - self.why.get("often named", 0.0)

    @property
    def whole(self) -> bool:
        """Whether a whole name or a public identifier is the same, and not a part of a name only."""
        return not self.why.keys().isdisjoint(_WHOLE)

    @property
    def possible(self) -> bool:
        """Whether nothing rules it out."""
        return min(self.why.values(), default=0.0) > IMPOSSIBLE

    @property
    def score(self) -> float:
        """The chance that they are one, 0 to 1."""
        return 0.0 if not self.possible else 1 / (1 + 10 ** (-self.decibans / 10))

    def with_company(self, shared: int) -> Match:
        """The same, with as many actors who appear with both."""
        counted = min(shared, MOST_COMPANY)
        return Match({**self.why, "company": _W["company"] * counted}) if counted else self


def match(actor: Profile, entry: Profile, *, merged: bool = False, articles: int = 1) -> Match:
    """Score an article's actor against an entry.

    ``merged``: a person said that the entry's names are one's; then one name that fits is enough, and else none may
    contradict.  ``articles``: in how many the entry is.
    """
    features = ["prior", *_registers(actor.same_as, entry.same_as)]
    if family(actor.kind) != family(entry.kind):
        features.append("other kind")
    elif actor.kind == "person":
        features += _person(actor, entry, merged)
    else:
        features += _group(actor, entry)
    features += _roles(actor.roles, entry.roles)
    for ours, theirs, name in ((actor.parties, entry.parties, "party"), (actor.states, entry.states, "state")):
        if ours and theirs:
            features.append(name if _reliable(ours) & _reliable(theirs) else f"other {name}")
    why = {feature: _W[feature] for feature in features}
    often = _often(actor, why, articles)
    if often:
        why["often named"] = often
    if "register id" in why:  # certain: only another identifier is heard against it
        why = {name: value for name, value in why.items() if value > IMPOSSIBLE or name == "other register id"}
    return Match(why)


def _reliable(values: Counter[str]) -> set[str]:
    """Return the values that a fifth or more of the articles have; rarer ones are taken to be misread or outdated."""
    whole = values.total()
    return {value for value, times in values.items() if times * _FIFTH >= whole}


def _often(actor: Profile, why: Mapping[str, float], articles: int) -> float:
    """How much a full name gains by being in many articles: nothing up to 10, all from 100 on.

    A name that the news is full of is its bearer's, and a party or a state that differs there is mostly misread.  With
    one of the commonest surnames that holds only for a bare name, and never for a Jr.
    """
    fits = ("full name" in why or "short given name" in why) and "suffix on one side" not in why
    if not fits or ("common surname" in why and (actor.roles or actor.parties or actor.states)):
        return 0.0
    return round(_W["often named"] * min(1.0, max(0.0, log10(articles / 10))), 1) if articles else 0.0


def _registers(ours: Collection[str], theirs: Collection[str]) -> list[str]:
    mine, yours = _by_register(ours), _by_register(theirs)
    both = mine.keys() & yours.keys()
    if any(not mine[register] & yours[register] for register in both):
        return ["other register id"]
    return ["register id"] if both else []


def _by_register(uris: Collection[str]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for uri in uris:
        register, _, number = uri.rstrip("/").rpartition("/")
        out.setdefault(register, set()).add(number)
    return out


_NAME_ORDER: Final = ("full name", "short given name", "initial", "surname", "given name only", "other middle name")


def _person(actor: Profile, entry: Profile, merged: bool) -> list[str]:
    fits = [_names(name, entry_name) for name in actor.names for entry_name in entry.names]
    if not fits or (not merged and any("other name" in features for features in fits)):
        return ["other name"]
    if not merged and any("other middle name" in features for features in fits):
        return next(features for features in fits if "other middle name" in features)
    return min(fits, key=_name_order)


def _name_order(features: list[str]) -> tuple[int, float]:
    first = features[0]
    return _NAME_ORDER.index(first) if first in _NAME_ORDER else len(_NAME_ORDER), -sum(
        _W[feature] for feature in features
    )


@lru_cache(maxsize=16384)
def _names(name_1: str, name_2: str) -> list[str]:
    ours, theirs = folded(name_1), folded(name_2)
    if ours is None or theirs is None:
        return ["other name"]
    more = ["common surname"] if ours.surname in COMMON_SURNAMES else []
    how = fit(ours, theirs)
    if how == "no":
        return ["other name"]
    if ours.single or theirs.single:
        return ["surname" if ours.surname == theirs.surname else "given name only", *more]
    if not middles_agree(ours.given[1:], theirs.given[1:]):
        more = ["other middle name", *more]
    if generation(ours) != generation(theirs):
        more = [*more, "suffix on one side"]
    first, second = ours.given[0], theirs.given[0]
    if first == second and len(first) > 1:
        return ["full name", *more]
    return ["initial" if 1 in (len(first), len(second)) else "short given name", *more]


def _group(actor: Profile, entry: Profile) -> list[str]:
    features = [] if actor.kinds.keys() & entry.kinds.keys() else ["neighbouring kind"]
    ours, theirs = {group_name(name) for name in actor.names}, {group_name(name) for name in entry.names}
    same = (ours & theirs) - {""}
    if same:
        return [*features, "name", *(["name of many"] if all(set(name.split()) <= OF_MANY for name in same) else [])]
    bare = {name.replace(".", "") for name in actor.names}, {name.replace(".", "") for name in entry.names}
    if bare[0] & entry.acronyms.keys() or bare[1] & actor.acronyms.keys():
        return [*features, "introduced acronym"]
    letters = [{name_initials(name) for name in names} - {""} for names in bare]
    return [*features, "acronym" if bare[0] & letters[1] or bare[1] & letters[0] else "other name"]


def _roles(ours: Collection[str], theirs: Collection[str]) -> list[str]:
    features = [feature for role_1 in ours for role_2 in theirs if (feature := _role(role_1, role_2)) is not None]
    return [max(features, key=_W.__getitem__)] if features else []


@lru_cache(maxsize=16384)
def _role(role_1: str, role_2: str) -> str | None:
    (office, place, words), (office_, place_, words_) = _office(role_1), _office(role_2)
    if not office or not office_:
        return "same role" if words == words_ and words else None
    if office != office_:
        return "other office"
    if place and place_ and not place & place_:
        return "office elsewhere"
    if office <= COMMON_OFFICES:
        return "same role" if words == words_ else None
    return "same office"


@lru_cache(maxsize=4096)
def _office(role: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The office that a role names, of what place or body, and all its words: Ohio Gov. -> governor, ohio."""
    office, place, words = set(), set(), set()
    for written in role.replace("-", " ").split():
        for token in fold(written):
            word = OFFICE_NAMES.get(token, token)
            if word in OFFICE_FILLERS:
                continue
            words.add(word)
            if (
                word in OFFICES or word in OFFICE_RANKS or word in OFFICE_NAMES.values()
            ) and word not in NO_OFFICES - OFFICE_RANKS:
                office.add(word)
            elif written[:1].isupper():
                place.add(word)
    ranks_only = not office - OFFICE_RANKS and not office & {"spokesman", "chief", "general"}
    return frozenset(() if ranks_only else office), frozenset(place), frozenset(words)
